"""A line of history or custody in words: what was done, and to which camera, package and file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.requests.custody import CustodyLine
from vms_desktop.domain.requests.request import Cause
from vms_desktop.ui import formatting, log_texts
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.letter_texts import form_text, number_text

_MOST_CAMERAS, _MOST_FILES = 4, 2
"""That are named; how many more there are is said."""


def what_text(line: CustodyLine) -> str:
    """The step, or what the log calls the act, with how far it was."""
    if line.step is not None:
        return request_texts.done_text(line.step)
    act = log_texts.action_text(line.action)
    stage = request_texts.stage_text(line.stage)
    return f"{act} ({stage})" if stage else act


def about_text(line: CustodyLine, codes: Mapping[str, str] | None = None) -> str:
    """``ส่งมอบครั้งที่ 1 · 1101-0001 · 1101-0001_….ts · S-77``. ``codes``: of cameras by their ids, where a line has an
    id only.
    """
    known = codes or {}
    package = request_texts.delivery_number_text(line.delivery) if line.delivery else ""
    cameras = line.codes or ((known.get(line.camera, line.camera),) if line.camera else ())
    files = line.files or ((line.file,) if line.file else ())
    parts = (
        form_text(line.form),
        _number_text(line),
        line.agency,
        _until_text(line),
        package,
        _some(cameras, _MOST_CAMERAS),
        _found_text(line),
        breakable(_some(files, _MOST_FILES)),
        line.medium,
        line.receiver,
    )
    return " · ".join(part for part in parts if part)


def _number_text(line: CustodyLine) -> str:
    """Of a letter."""
    return number_text(line.letter, _day(line.dated)) if line.letter else ""


def _until_text(line: CustodyLine) -> str:
    """How long documents are waited for."""
    day = _day(line.until)
    return "" if day is None else QCoreApplication.translate("custody", "until {0}").format(formatting.date_text(day))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _found_text(line: CustodyLine) -> str:
    """``30 นาที จาก 1 ชม.``: how much there is of what was asked for; else why there is nothing."""
    if line.cause:
        try:
            return request_texts.cause_text(Cause(line.cause))
        except ValueError:
            return line.cause
    if line.found_us is None:
        return ""
    found = formatting.length_text(line.found_us / 1_000_000)
    if line.found_us >= line.of_us:
        return found
    whole = formatting.length_text(line.of_us / 1_000_000)
    return QCoreApplication.translate("custody", "{0} of {1}").format(found, whole)


def breakable(name: str) -> str:
    """With places where a line may be broken in a file's name, which has no spaces. To be shown only: what is searched,
    stored or handed on has none of them.
    """
    return name.replace("_", "_\u200b").replace("Z-", "Z-\u200b")


def _some(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    told = ", ".join(names[:most])
    return told if more <= 0 else QCoreApplication.translate("custody", "{0} and {1} more").format(told, more)
