"""What every screen is looked over for: names for assistive technology, targets for hands, texts that are cut off."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QWidget,
)

from vms_desktop.ui import theme

INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QAbstractSlider,
    QPlainTextEdit,
)


def dialogs_of(*packages: ModuleType, but: tuple[str, ...] = ()) -> set[type[QDialog]]:
    """Every kind of dialog that is written in the packages. ``but``: names of packages below them to leave out."""
    found: set[type[QDialog]] = set()
    for package in packages:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.startswith(tuple(f"{name}." for name in but)):
                continue
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, type) and value.__module__ == module.name and issubclass(value, QDialog):
                    found.add(value)
    return found


def usable(root: QWidget) -> Iterator[QWidget]:
    """What a person can click, type into or choose from."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, INTERACTIVE) and not isinstance(widget, QScrollBar) and widget.isVisibleTo(root):
            yield widget


def is_inside_another(widget: QWidget) -> bool:
    """A spin box's editor, a field's clear button, a table's heading: Qt's own parts of something usable."""
    parent = widget.parentWidget()
    return isinstance(parent, INTERACTIVE) or widget.objectName().startswith("qt_")


async def at_rest(root: QWidget) -> None:
    """Until nothing moves any more: what has just been shown is laid out in several turns."""
    before: list[object] = []
    while before != (now := [part.geometry() for part in root.window().findChildren(QWidget)]):
        before = now
        await asyncio.sleep(0.03)


def wrong_hands(root: QWidget) -> list[str]:
    """What has no name, or is too small for a hand that held a mouse all night."""
    found = []
    for widget in usable(root):
        if is_inside_another(widget):
            continue
        name = widget.objectName() or f"{type(widget).__name__} in {widget.parent().objectName()}"
        if not widget.objectName():
            found.append(f"no object name: {name}")
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())):
            found.append(f"no accessible name: {name}")
        if min(widget.height(), widget.width()) < theme.TARGET:
            found.append(f"{name} is {widget.width()}×{widget.height()}")
        if sticks_out(widget, root):
            found.append(f"{name} sticks out of what it stands in")
    return found


def sticks_out(widget: QWidget, root: QWidget) -> bool:
    """Sideways; what can be scrolled to does not."""
    while widget is not root and (around := widget.parentWidget()) is not None:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return False
        if widget.x() < 0 or widget.geometry().right() > around.rect().right():
            return True
        widget = around
    return False


def cut_off(root: QWidget) -> list[str]:
    found = []
    for button in root.findChildren(QAbstractButton):
        inside = isinstance(button.parent(), QLineEdit)
        if button.isVisible() and not inside and button.width() < button.minimumSizeHint().width():
            found.append(f"{button.objectName()}: {button.text()}")
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if not label.wordWrap() and label.width() < label.minimumSizeHint().width():
            found.append(label.text())
        if label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            found.append(f"too low: {label.text()}")
    return found


def texts(root: QWidget) -> Iterator[str]:
    """What stands on the screen, what can be chosen and headings included; not what was typed."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        yield widget.accessibleName()
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QTableView) and widget.model() is not None:
            for column in range(widget.model().columnCount()):
                yield str(widget.model().headerData(column, Qt.Orientation.Horizontal) or "")
