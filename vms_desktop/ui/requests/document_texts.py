"""Documents a requester is asked for, in words: which, until when, and whether that day has passed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.documents import AskedDocuments, DocumentKind
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.ui import formatting

translate = QCoreApplication.translate
"""Under this very name: the collector of translations (lupdate) knows no other."""


def document_text(kind: DocumentKind) -> str:
    return {
        DocumentKind.OFFICIAL_LETTER: translate("documents", "Official letter, signed by who may"),
        DocumentKind.ID_CARD: translate("documents", "Copy of the identity or officer card"),
        DocumentKind.DAILY_RECORD: translate("documents", "Copy of the daily record"),
        DocumentKind.POWER_OF_ATTORNEY: translate("documents", "Power of attorney, with both cards"),
        DocumentKind.INJURY: translate("documents", "Proof of being the injured party"),
        DocumentKind.VEHICLE: translate("documents", "Copy of the vehicle's registration"),
        DocumentKind.TIMES: translate("documents", "Which cameras, days and times"),
    }[kind]


def documents_text(asked: AskedDocuments) -> str:
    """All of them, one a line, and what was said beside; of older requests the reason."""
    named = [document_text(kind) for kind in asked.kinds]
    lines = [*named, *asked.others, *([asked.note] if asked.note else [])]
    return "\n".join(lines) or asked.reason


def last_day_text(ends_us: int, now_us: int) -> str:
    """``รอเอกสารถึง 30 พ.ย. 2569``, or that the day has passed. ``ends_us``: when it is over."""
    day = formatting.date_text(_day(ends_us))
    if now_us >= ends_us:
        return translate("documents", "Papers missing since {0}").format(day)
    return translate("documents", "Papers until {0}").format(day)


def last_day_short(ends_us: int, now_us: int) -> str:
    """The same where there is little room, beside the state: ``ถึง 30 พ.ย.``."""
    day = formatting.day_text(_day(ends_us))
    if now_us >= ends_us:
        return translate("documents", "past {0}").format(day)
    return translate("documents", "until {0}").format(day)


def _day(ends_us: int) -> date:
    return thai_day(moment(ends_us - 1))
