"""One playback tile: header, native video windows or why there is no picture, and the picture's own time below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from vms_desktop.domain.footage import TrackState
from vms_desktop.services.playback.playback_track import TrackStatus
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.playback import track_words
from vms_desktop.ui.playback.track_footer import HEIGHT as FOOTER
from vms_desktop.ui.playback.track_footer import TrackFooter
from vms_desktop.ui.wall import digital_zoom, paint
from vms_desktop.ui.wall.picture_tile import BORDER, PictureTile, Shown

ROOM_FOR_BUTTON = 210
"""Pixels of the picture's height from which on a button stands below the reason."""


class TrackTile(PictureTile):
    """Numbered like the service's tracks. ``name``: prefix of the object names. It takes one camera at a time."""

    def __init__(self, number: int, parent: QWidget, name: str = "track", *, takes_drops: bool = True) -> None:
        super().__init__(number, parent, f"{name}{number}", foot=FOOTER, most_dropped=1 if takes_drops else 0)
        self._status: TrackStatus | None = None
        self._takes_drops = takes_drops
        self.footer = TrackFooter(self)
        self._name_retry()
        self.apply(None)

    def _name_retry(self) -> None:
        self.overlay.retry_button.setText(self.tr("Try again"))
        self.overlay.retry_button.setAccessibleName(self.tr("Try again to show this moment"))

    # ---- what it shows -------------------------------------------------------------------------------------------

    @property
    def status(self) -> TrackStatus | None:
        return self._status

    @property
    def shows_picture(self) -> bool:
        return any(not surface.isHidden() for surface in self._area.surfaces)

    @property
    def waits(self) -> bool:
        """Whether something turns while this tile waits for its first picture."""
        words = self.overlay.words
        return not self.overlay.isHidden() and words is not None and words.state is TrackState.LOADING

    def apply(self, status: TrackStatus | None) -> None:
        """Take over a report; None: no camera here. Unchanged words cost no painting."""
        before, self._status = self._status, status
        words = track_words.header_words(status) if status is not None else track_words.empty_words(self.number)
        self.header.set_words(words)
        self.footer.set_words(track_words.footer_words(status))
        self._name(before, words.name)
        self._set_shown(_what_hands_meet(status))
        if status is not None and status.surface is not None and status.state is not TrackState.FAILED:
            self._area.show_only(status.surface)
            self.overlay.hide()
        else:
            self._set_overlay_words()
            self._area.show_only(None)
            self.overlay.show()

    def _set_overlay_words(self) -> None:
        has_room = self._area.height() >= ROOM_FOR_BUTTON
        words = track_words.overlay_words(self._status, can_drop=self._takes_drops, has_room=has_room)
        self.overlay.set_words(words)

    def _name(self, before: TrackStatus | None, empty: str) -> None:
        status = self._status
        if status is None:
            self.setAccessibleName(empty)
        elif before is None or (before.camera, before.state) != (status.camera, status.state):
            self.setAccessibleName(track_words.spoken(status))

    def retranslate(self) -> None:
        self.overlay.retranslate()
        self._name_retry()
        status, self._status = self._status, None
        self.apply(status)

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.footer.setGeometry(BORDER, self._video_area().bottom() + 1, max(1, self.width() - 2 * BORDER), FOOTER)
        if not self.overlay.isHidden():
            self._set_overlay_words()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._status is not None:
            place = self.mapToGlobal(QPoint(0, self.height()))
            QToolTip.showText(place, plain_tip(track_words.tip(self._status)).replace("\n", "<br>"), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), paint.colour("background"))
        hue = QColor(paint.colour("accent" if self._selected or self.hasFocus() else "line"))
        if self._selected and not self.hasFocus():
            hue = hue.darker(150)
        painter.setPen(QPen(hue, BORDER))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = BORDER / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))


def _what_hands_meet(status: TrackStatus | None) -> Shown:
    if status is None:
        return Shown()
    return Shown(
        has_camera=True,
        closable=True,
        is_zoomed=status.surface is not None and digital_zoom.is_zoomed(status.zoom),
        aspect=status.width / status.height if status.width and status.height else digital_zoom.USUAL_ASPECT,
    )
