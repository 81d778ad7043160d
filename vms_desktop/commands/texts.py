"""What all commands share: output no console fails at, words in two languages, errors' texts without a window."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from vms_desktop.domain.errors import VmsError


@dataclass(frozen=True, slots=True)
class CommandWords:
    """What a command says besides errors: each has its own ``WORDS``, Thai and English by name. ``language``: ``th`` or
    ``en``.
    """

    WORDS: ClassVar[Mapping[str, tuple[str, str]]]
    language: str

    def say(self, name: str, /, **params: Any) -> str:
        return self.of(self.WORDS[name]).format(**params)

    def of(self, pair: tuple[str, str]) -> str:
        thai, english = pair
        return english if self.language == "en" else thai


def forgiving_output() -> None:
    """A Windows console may not know Thai."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def without_a_screen() -> None:
    """Drawing forms and copies' strips needs Qt's fonts, not a window. Before ``error_texts``."""
    from PySide6.QtGui import QGuiApplication

    from vms_desktop.ui import theme

    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _Kept.application = QGuiApplication(["vms-desktop"])
    theme.load_fonts()


class _Kept:
    """Qt's application object must outlive what is drawn."""

    application: object = None


@contextmanager
def error_texts(language: str) -> Iterator[Callable[[VmsError], str]]:
    """The desk's own error texts, which Qt translates; no window and no display is needed."""
    from PySide6.QtCore import QCoreApplication

    from vms_desktop.ui.language import install
    from vms_desktop.ui.messages import error_text

    application = QCoreApplication.instance() or QCoreApplication([])
    try:
        install(application, language)
    except VmsError as error:
        print(error_text(error), file=sys.stderr)
    yield error_text


def sure(question: str) -> bool:
    """A script has nobody to ask: it must say ``--yes``."""
    return sys.stdin.isatty() and input(question).strip().lower() in ("y", "yes", "ใช่")
