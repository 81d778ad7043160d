"""Lucide icons from the resources, drawn in the text's colour when first needed.

One that is missing is left blank and named (``missing``): a wall without its icons is better than none, and everything
that has an icon has words too.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import ClassVar

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from vms_desktop.paths import resources_dir
from vms_desktop.ui import theme

_log = logging.getLogger(__name__)

SIZE = 20
BESIDE_TEXT = QSize(26, SIZE)
"""An icon and the room between it and the text at its right: a style sheet knows no such distance."""


@cache
def icon(name: str, colour: str = theme.TEXT) -> QIcon:
    """An icon by its Lucide name."""
    made = QIcon()
    made.addPixmap(pixmap(name, colour))
    made.addPixmap(pixmap(name, theme.TEXT_QUIET), QIcon.Mode.Disabled)
    return made


@cache
def pixmap(name: str, colour: str = theme.TEXT, size: int = SIZE) -> QPixmap:
    """Twice as many pixels as shown, so that it stays sharp on fine screens."""
    picture = QPixmap(size * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(2.0)
    try:
        drawing = (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _log.error("the icon %s is missing: %s", name, error)
        _Missing.names.add(f"{name}.svg")
        return picture
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    if not renderer.isValid():
        _log.error("the icon %s is damaged", name)
        _Missing.names.add(f"{name}.svg")
        return picture
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


class _Missing:
    """Of the whole process, as the pictures are."""

    names: ClassVar[set[str]] = set()


def missing() -> list[str]:
    """The files of icons that were wanted so far and are not there, or are damaged."""
    return sorted(_Missing.names)


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
