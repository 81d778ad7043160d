"""The menu of a table's rows: what its buttons do, at the mouse and at the menu key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from vms_desktop.ui import icons
from vms_desktop.ui.plain_tip import plain_tip


@dataclass(frozen=True, slots=True)
class Entry:
    """``name``: the action's object name. ``why``: why it is not enabled, as its tool tip."""

    name: str
    icon: str
    text: str
    chosen: Callable[[], None]
    enabled: bool = True
    why: str = ""


def row_menu(name: str, entries: Iterable[Entry], parent: QWidget) -> QMenu:
    """A menu to be shown with ``popup``; it deletes itself when it closes."""
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    for entry in entries:
        action = QAction(icons.icon(entry.icon), entry.text, menu)
        action.setObjectName(entry.name)
        action.setEnabled(entry.enabled)
        if entry.why:
            action.setToolTip(plain_tip(entry.why))
        action.triggered.connect(lambda _on=False, chosen=entry.chosen: chosen())
        menu.addAction(action)
    return menu
