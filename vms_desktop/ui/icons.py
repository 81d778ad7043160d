"""Lucide icons from the resources, drawn in the text's colour when first needed."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.paths import resources_dir
from vms_desktop.ui import theme

SIZE = 20


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
