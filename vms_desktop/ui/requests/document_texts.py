"""Documents a requester is asked for, in words: which, until when, and whether that day has passed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.documents import AskedDocuments, DocumentKind
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.ui import formatting

_KINDS: Mapping[DocumentKind, str] = {
    DocumentKind.OFFICIAL_LETTER: str(QT_TRANSLATE_NOOP("documents", "Official letter, signed by who may")),
    DocumentKind.ID_CARD: str(QT_TRANSLATE_NOOP("documents", "Copy of the identity or officer card")),
    DocumentKind.DAILY_RECORD: str(QT_TRANSLATE_NOOP("documents", "Copy of the daily record")),
    DocumentKind.POWER_OF_ATTORNEY: str(QT_TRANSLATE_NOOP("documents", "Power of attorney, with both cards")),
    DocumentKind.INJURY: str(QT_TRANSLATE_NOOP("documents", "Proof of being the injured party")),
    DocumentKind.VEHICLE: str(QT_TRANSLATE_NOOP("documents", "Copy of the vehicle's registration")),
    DocumentKind.TIMES: str(QT_TRANSLATE_NOOP("documents", "Which cameras, days and times")),
}


def document_text(kind: DocumentKind) -> str:
    return QCoreApplication.translate("documents", _KINDS[kind])


def documents_text(asked: AskedDocuments) -> str:
    """All of them, one a line, and what was said beside; of older requests the reason."""
    named = [document_text(kind) for kind in asked.kinds]
    lines = [*named, *asked.others, *([asked.note] if asked.note else [])]
    return "\n".join(lines) or asked.reason


def last_day_text(ends_us: int, now_us: int) -> str:
    """``รอเอกสารถึง 30 พ.ย. 2569``, or that the day has passed. ``ends_us``: when it is over."""
    translate = QCoreApplication.translate
    day = formatting.date_text(_day(ends_us))
    if now_us >= ends_us:
        return translate("documents", "Papers missing since {0}").format(day)
    return translate("documents", "Papers until {0}").format(day)


def last_day_short(ends_us: int, now_us: int) -> str:
    """The same where there is little room, beside the state: ``ถึง 30 พ.ย.``."""
    translate = QCoreApplication.translate
    day = formatting.day_text(_day(ends_us))
    if now_us >= ends_us:
        return translate("documents", "past {0}").format(day)
    return translate("documents", "until {0}").format(day)


def _day(ends_us: int) -> date:
    return thai_day(moment(ends_us - 1))
