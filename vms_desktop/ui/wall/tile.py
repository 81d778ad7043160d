"""One tile: header, two video surfaces, and what is shown instead of a picture.

Exactly one of three things fills the tile below its header: surface 0, surface 1 or the overlay. The service says
which; a tile that hears nothing decides for the overlay by itself.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.stream import StreamState
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.ui.wall import digital_zoom, paint, tile_words
from vms_desktop.ui.wall.picture_tile import BORDER, PictureTile, Shown
from vms_desktop.ui.wall.surface import VideoSurface


class TileWidget(PictureTile):
    """Numbered like the service's tiles.

    Signals besides those of every tile with a picture: ``picture_came(int)`` (a new last picture to be greyed, see
    ``status``); ``dragged(int, QPoint)``, ``dropped(int, QPoint)``, ``drag_ended(int)``: the tile is being moved
    (global positions).
    """

    picture_came = Signal(int)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    drag_ended = Signal(int)

    def __init__(self, number: int, clock: Clock, parent: QWidget) -> None:
        super().__init__(number, parent, f"tile{number}", most_dropped=sys.maxsize)
        self._clock = clock
        self._status: TileStatus | None = None
        self._steering: tile_words.Steering | None = None
        self._discreet = False
        self._gestures.carried.connect(lambda place: self.dragged.emit(self.number, place))
        self._gestures.dropped.connect(lambda place: self.dropped.emit(self.number, place))
        self._gestures.carry_ended.connect(lambda: self.drag_ended.emit(self.number))
        self.header.setObjectName(f"tile{number}Header")
        self.overlay.retry_button.setObjectName(f"tile{number}TryNow")

    # ---- what it shows -------------------------------------------------------------------------------------------

    @property
    def status(self) -> TileStatus | None:
        return self._status

    @property
    def surfaces(self) -> tuple[VideoSurface, VideoSurface]:
        return self._area.surfaces

    @property
    def looks_live(self) -> bool:
        """Whether a video surface is on top: what a person takes for a living picture."""
        return any(not surface.isHidden() for surface in self.surfaces)

    @property
    def waits(self) -> bool:
        """Whether something turns while this tile waits for its first picture."""
        return self._status is not None and self._status.state is StreamState.CONNECTING

    def apply(self, status: TileStatus) -> None:
        """Take over a report. Unchanged words cost no painting."""
        before = self._status
        self._status = status
        if before is None or before.stale_picture is not status.stale_picture:
            if status.stale_picture is None:
                self.overlay.set_picture(QImage())
            else:
                self.picture_came.emit(self.number)
        self.refresh()

    def set_discreet(self, on: bool) -> None:
        """Without the camera's name, and nothing can be done with it: the desk is locked, the picture goes on."""
        self._discreet = on
        self.setEnabled(not on)
        self.refresh()

    def set_greyed(self, image: QImage) -> None:
        self.overlay.set_picture(image)

    def refresh(self) -> None:
        """Count on ages and countdowns; notice a report that did not come."""
        status = self._status
        if status is None:
            return
        words = tile_words.header_words(status, self._clock, self._steering, discreet=self._discreet)
        before = self.header.words
        self.header.set_words(words)
        if before is None or (before.state, before.code, before.name) != (words.state, words.code, words.name):
            self.setAccessibleName(tile_words.spoken(words))
        self._set_shown(self._what_hands_meet(status))
        if status.surface is not None and words.state is StreamState.LIVE:
            self._area.show_only(status.surface)
            self.overlay.hide()
        else:
            self.overlay.set_words(tile_words.overlay_words(status, self._clock, discreet=self._discreet))
            self._area.show_only(None)
            self.overlay.show()

    def set_steering(self, steering: tile_words.Steering | None) -> None:
        """What a hand does with this tile's camera; None: nothing."""
        if steering is not self._steering:
            self._steering = steering
            self.refresh()

    def retranslate(self) -> None:
        self.overlay.retranslate()
        self.refresh()

    def _what_hands_meet(self, status: TileStatus) -> Shown:
        health, has_camera = status.health, status.camera is not None
        knows_size = health is not None and health.width and health.height
        return Shown(
            has_camera=has_camera,
            closable=has_camera and not self._discreet,
            is_zoomed=status.surface is not None and digital_zoom.is_zoomed(status.zoom),
            aspect=health.width / health.height if health is not None and knows_size else digital_zoom.USUAL_ASPECT,
        )

    def cancel_drag(self) -> None:
        self._gestures.cancel()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), paint.colour("background"))
        if not (self._selected or self._target):
            return
        hue = QColor(paint.colour("accent"))
        if not (self.hasFocus() or self._target):
            hue = hue.darker(150)
        pen = QPen(hue, BORDER)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        half = BORDER / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
