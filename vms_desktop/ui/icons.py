"""Lucide icons from the resources, drawn in the text's colour when first needed."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.paths import resources_dir
from vms_desktop.ui import theme

SIZE = 20
BESIDE_TEXT = QSize(26, SIZE)
"""An icon and the room between it and the text at its right: a style sheet knows no such distance."""


@cache
def icon(name: str, colour: str = theme.TEXT) -> QIcon:
    """An icon by its Lucide name. Raises WorkstationError ``system.resource_missing``."""
    made = QIcon()
    made.addPixmap(pixmap(name, colour))
    made.addPixmap(pixmap(name, theme.TEXT_QUIET), QIcon.Mode.Disabled)
    return made


@cache
def pixmap(name: str, colour: str = theme.TEXT, size: int = SIZE) -> QPixmap:
    """Twice as many pixels as shown, so that it stays sharp on fine screens."""
    try:
        drawing = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    except OSError as error:
        raise WorkstationError("system.resource_missing", name=f"{name}.svg") from error
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    picture = QPixmap(size * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(2.0)
    return picture


def set_beside_text(button: QAbstractButton, name: str, colour: str = theme.TEXT) -> None:
    """Give a button with a text its icon."""
    button.setIcon(_spaced(name, colour))
    button.setIconSize(BESIDE_TEXT)


@cache
def _spaced(name: str, colour: str) -> QIcon:
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        picture = QPixmap(BESIDE_TEXT * 2)
        picture.setDevicePixelRatio(2.0)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        icon(name, colour).paint(painter, QRect(0, 0, SIZE, SIZE), mode=mode)
        painter.end()
        made.addPixmap(picture, mode)
    return made
