"""Letters that went out for a request, in words: which, to whom, with which number and day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.requests.letters import OutgoingLetter
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.ui import formatting
from vms_desktop.ui.forms.form_texts import name_of


def letter_text(letter: OutgoingLetter) -> str:
    """``หนังสือขอให้ระงับการลบข้อมูลภาพ · สป 0017.2/1234 · ลงวันที่ 26 พ.ย. 2569 · ทม.แพรกษา``."""
    number = number_text(letter.number, letter.dated)
    return " · ".join(part for part in (form_text(letter.about.kind.value), number, letter.about.agency) if part)


def number_text(number: str, dated: date | None) -> str:
    if dated is None:
        return number
    return QCoreApplication.translate("letters", "{0}, dated {1}").format(number, formatting.date_text(dated))


def form_text(kind: str) -> str:
    """Of a form as the log names it; empty for one this program does not know."""
    try:
        return name_of(FormKind(kind))
    except ValueError:
        return ""
