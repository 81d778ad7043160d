"""What a page of cards scrolls in: Tab goes past it to what stands inside, and only upwards and downwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolling(inside: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def show_from_its_top(area: QScrollArea, card: QWidget) -> None:
    """Roll to a card of the page, once it has its new height."""
    bar = area.verticalScrollBar()
    QTimer.singleShot(0, area, lambda: bar.setValue(card.pos().y()))
