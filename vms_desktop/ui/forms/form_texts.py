"""What the forms are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vms_desktop.services.requests.forms import FormKind

translate = QCoreApplication.translate
"""Under this very name: the collector of translations (lupdate) knows no other."""


def name_of(kind: FormKind) -> str:
    """In the language of now."""
    return {
        FormKind.REQUEST: translate("Forms", "Request form"),
        FormKind.MEMO: translate("Forms", "Memo for approval"),
        FormKind.REFUSAL: translate("Forms", "Letter of refusal"),
        FormKind.NOT_FOUND: translate("Forms", "Letter that no footage was found"),
        FormKind.DOCUMENTS: translate("Forms", "Letter asking for documents"),
        FormKind.HOLD: translate("Forms", "Letter asking to hold footage"),
        FormKind.FORWARDING: translate("Forms", "Letter forwarding a request"),
        FormKind.RECEIPT: translate("Forms", "Receipt"),
        FormKind.CUSTODY: translate("Forms", "Certificate of custody"),
        FormKind.DISCLOSURES: translate("Forms", "Register of disclosures"),
        FormKind.STATISTICS: translate("Forms", "Report of statistics"),
    }[kind]
