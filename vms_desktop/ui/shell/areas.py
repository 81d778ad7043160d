"""F6: from the rail to the tree, to the page, to the panel at the right, past a wall of 36 tiles at one stroke."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


@runtime_checkable
class TakesKeyboard(Protocol):
    """A part that knows where a person begins in it."""

    def take_keyboard(self) -> None: ...


def go_to_next(areas: Sequence[QWidget]) -> None:
    """The keyboard goes on to the next area that is seen and can have it."""
    seen = [area for area in areas if area.isVisible()]
    focus = QApplication.focusWidget()
    now = next((at for at, area in enumerate(seen) if focus is not None and area.isAncestorOf(focus)), -1)
    for area in (*seen[now + 1 :], *seen[: max(now, 0)]):
        if _take(area):
            return


def _take(area: QWidget) -> bool:
    part: object = area.currentWidget() if isinstance(area, QStackedWidget) else area
    if isinstance(part, TakesKeyboard):
        part.take_keyboard()
        return True
    first = _first_stop(area)
    if first is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return first is not None


def _first_stop(area: QWidget) -> QWidget | None:
    """What Tab would reach first inside."""
    widget: QWidget | None = area.nextInFocusChain()
    while widget is not None and widget is not area:
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if area.isAncestorOf(widget) and tab and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return None
