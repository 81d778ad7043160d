"""Whether Qt breaks lines of Thai between words here; where it does not, the list of words that does it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from vms_desktop.domain.thai_lines import WordBreaker
from vms_desktop.paths import resources_dir
from vms_desktop.ui import theme

_log = logging.getLogger(__name__)
_PROBE = "ภาพภาพภาพ"


def qt_breaks_thai() -> bool:
    """Asked of Qt itself: libthai is loaded where it is there, and nothing says whether it was."""
    layout = QTextLayout(_PROBE, QFont(theme.FAMILY))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1)
    first = line.textLength()
    layout.endLayout()
    return first < len(_PROBE)


@lru_cache(maxsize=1)
def thai_breaks() -> Callable[[str], str]:
    """Puts in where lines may be broken; does nothing where Qt knows. Needs a QGuiApplication."""
    return str if qt_breaks_thai() else word_list().breaks


@lru_cache(maxsize=1)
def word_list() -> WordBreaker:
    """Of the forms' own words and of places. Without the file lines are broken at spaces only."""
    try:
        words = (resources_dir() / "forms" / "words_th.txt").read_text("utf-8").split()
    except OSError as error:
        _log.warning("the list of Thai words cannot be read: %s", error.strerror)
        words = []
    return WordBreaker(words)
