"""What the forms are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.services.requests.forms import FormKind

_NAMES = {
    FormKind.REQUEST: str(QT_TRANSLATE_NOOP("Forms", "Request form")),
    FormKind.MEMO: str(QT_TRANSLATE_NOOP("Forms", "Memo for approval")),
    FormKind.REFUSAL: str(QT_TRANSLATE_NOOP("Forms", "Letter of refusal")),
    FormKind.HOLD: str(QT_TRANSLATE_NOOP("Forms", "Letter asking to hold footage")),
    FormKind.FORWARDING: str(QT_TRANSLATE_NOOP("Forms", "Letter forwarding a request")),
    FormKind.RECEIPT: str(QT_TRANSLATE_NOOP("Forms", "Receipt")),
    FormKind.CUSTODY: str(QT_TRANSLATE_NOOP("Forms", "Certificate of custody")),
    FormKind.DISCLOSURES: str(QT_TRANSLATE_NOOP("Forms", "Register of disclosures")),
    FormKind.STATISTICS: str(QT_TRANSLATE_NOOP("Forms", "Report of statistics")),
}


def name_of(kind: FormKind) -> str:
    return QCoreApplication.translate("Forms", _NAMES[kind])
