"""A line of history or custody in words: what was done, and to which camera, package and file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.requests.custody import CustodyLine
from vms_desktop.ui import log_texts
from vms_desktop.ui.requests import request_texts

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
        package,
        _some(cameras, _MOST_CAMERAS),
        breakable(_some(files, _MOST_FILES)),
        line.medium,
        line.receiver,
    )
    return " · ".join(part for part in parts if part)


def breakable(name: str) -> str:
    """With places where a line may be broken in a file's name, which has no spaces. To be shown only: what is searched,
    stored or handed on has none of them.
    """
    return name.replace("_", "_\u200b").replace("Z-", "Z-\u200b")


def _some(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    told = ", ".join(names[:most])
    return told if more <= 0 else QCoreApplication.translate("custody", "{0} and {1} more").format(told, more)
