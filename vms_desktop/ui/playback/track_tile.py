"""One playback tile: header, native video windows or why there is no picture, and the picture's own time below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from vms_desktop.domain.footage import TrackState
from vms_desktop.services.playback.playback_track import TrackStatus
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.playback import track_words
from vms_desktop.ui.playback.track_footer import HEIGHT as FOOTER
from vms_desktop.ui.playback.track_footer import TrackFooter
from vms_desktop.ui.wall import digital_zoom, paint
from vms_desktop.ui.wall.camera_mime import camera_id_of
from vms_desktop.ui.wall.surface import VideoArea
from vms_desktop.ui.wall.tile import BORDER
from vms_desktop.ui.wall.tile_gestures import TileGestures
from vms_desktop.ui.wall.tile_header import HEIGHT as HEADER
from vms_desktop.ui.wall.tile_header import TileHeader
from vms_desktop.ui.wall.tile_overlay import TileOverlay

ROOM_FOR_BUTTON = 210
"""Pixels of the picture's height from which on a button stands below the reason."""


class TrackTile(QWidget):
    """Numbered like the service's tracks; knows no service. ``name``: prefix of the object names.

    Signals (the first argument is always the tile's number): ``focused(int)``, ``close_asked(int)``,
    ``retry_asked(int)``, ``maximise_asked(int)``, ``menu_asked(int, QPoint)``, ``camera_dropped(int, str)``,
    ``surfaces_changed(int)`` (see ``windows`` and ``video_pixels``), ``surfaces_gone(int)``,
    ``wheeled(int, float, QPointF)`` (notches, place in the picture 0..1), ``panned(int, float, float)``,
    ``zoom_reset(int)``.
    """

    focused = Signal(int)
    close_asked = Signal(int)
    retry_asked = Signal(int)
    maximise_asked = Signal(int)
    menu_asked = Signal(int, QPoint)
    camera_dropped = Signal(int, str)
    surfaces_changed = Signal(int)
    surfaces_gone = Signal(int)
    wheeled = Signal(int, float, QPointF)
    panned = Signal(int, float, float)
    zoom_reset = Signal(int)

    def __init__(self, number: int, parent: QWidget, name: str = "track", *, takes_drops: bool = True) -> None:
        super().__init__(parent)
        self.number = number
        self._status: TrackStatus | None = None
        self._selected = False
        self._handed_over = False
        self._takes_drops = takes_drops
        self._gestures = TileGestures(self, self)
        self._gestures.panned.connect(lambda dx, dy: self.panned.emit(self.number, dx, dy))
        self._gestures.reset_asked.connect(lambda: self.zoom_reset.emit(self.number))
        self.setObjectName(f"{name}{number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(takes_drops)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.header = TileHeader(self)
        self.header.close_clicked.connect(lambda: self.close_asked.emit(self.number))
        self.footer = TrackFooter(self)
        self._area = VideoArea(self)
        self._area.setObjectName(f"{name}{number}Video")
        self._area.windows_changed.connect(self._windows_changed)
        self.overlay = TileOverlay(self)
        self.overlay.setObjectName(f"{name}{number}Overlay")
        self.overlay.retry_clicked.connect(lambda: self.retry_asked.emit(self.number))
        self.hide()
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
    def has_camera(self) -> bool:
        return self._status is not None

    @property
    def shows_picture(self) -> bool:
        return any(not surface.isHidden() for surface in self._area.surfaces)

    @property
    def waits(self) -> bool:
        """Whether something turns while this tile waits for its first picture."""
        words = self.overlay.words
        return not self.overlay.isHidden() and words is not None and words.state is TrackState.LOADING

    @property
    def last_stop(self) -> QWidget:
        return self.overlay.retry_button

    def apply(self, status: TrackStatus | None) -> None:
        """Take over a report; None: no camera here. Unchanged words cost no painting."""
        before, self._status = self._status, status
        words = track_words.header_words(status) if status is not None else track_words.empty_words(self.number)
        self.header.set_words(words)
        self.footer.set_words(track_words.footer_words(status))
        self._name(before, words.name)
        if (before is None) != (status is None):
            self._update_closable()
        self._area.set_aspect(self._aspect())
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

    def turn(self, phase: int) -> None:
        """The next step of the waiting signs."""
        self.header.set_phase(phase)
        self.overlay.set_phase(phase)

    def retranslate(self) -> None:
        self.overlay.retranslate()
        self._name_retry()
        status, self._status = self._status, None
        self.apply(status)

    # ---- the native windows --------------------------------------------------------------------------------------

    @property
    def windows(self) -> tuple[int, int]:
        return self._area.windows

    @property
    def video_pixels(self) -> QSize:
        """Size of the video area in device pixels."""
        ratio, area = self.devicePixelRatioF(), self._video_area()
        return QSize(round(area.width() * ratio), round(area.height() * ratio))

    def follow(self) -> None:
        """A parent moved: the native windows do not follow by themselves."""
        self._area.follow()

    def _windows_changed(self) -> None:
        if all(self.windows):
            self._handed_over = True
            self.surfaces_changed.emit(self.number)
        elif self._handed_over:
            self._handed_over = False
            self.surfaces_gone.emit(self.number)

    def _video_area(self) -> QRect:
        left = max(1, self.width() - 2 * BORDER)
        return QRect(BORDER, BORDER + HEADER, left, max(1, self.height() - HEADER - FOOTER - 2 * BORDER))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._area.make_windows()
        self.follow()
        self._windows_changed()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, area = max(1, self.width() - 2 * BORDER), self._video_area()
        self.header.setGeometry(BORDER, BORDER, wide, HEADER)
        self.footer.setGeometry(BORDER, area.bottom() + 1, wide, FOOTER)
        self._area.setGeometry(area)
        self.overlay.setGeometry(area)
        if not self.overlay.isHidden():
            self._set_overlay_words()
        self.follow()
        if self._handed_over:
            self.surfaces_changed.emit(self.number)

    # ---- selection, border ---------------------------------------------------------------------------------------

    def set_selected(self, selected: bool) -> None:
        if selected != self._selected:
            self._selected = selected
            self.header.set_lit(selected)
            self.update()

    def set_target(self, target: bool) -> None:
        """A camera is dragged over this tile."""
        self.header.set_lit(target or self._selected)
        self.overlay.set_lit(target)

    def _update_closable(self) -> None:
        self.header.set_closable(self.has_camera and self.underMouse() and self.width() > 100)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.number)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._update_closable()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._update_closable()

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

    # ---- hands ---------------------------------------------------------------------------------------------------

    def picture_place(self, position: QPointF) -> QPointF:
        """A place in the tile as a place in what is shown of the picture, 0..1 each way."""
        area = self._video_area()
        left, top, width, height = digital_zoom.picture_box(area.width(), area.height(), self._aspect())
        if not width or not height:
            return QPointF(0.5, 0.5)
        return QPointF((position.x() - area.left() - left) / width, (position.y() - area.top() - top) / height)

    def picture_size(self) -> tuple[float, float]:
        area = self._video_area()
        return digital_zoom.picture_box(area.width(), area.height(), self._aspect())[2:]

    def on_video(self, position: QPointF) -> bool:
        return self._video_area().contains(position.toPoint())

    @property
    def can_pan(self) -> bool:
        status = self._status
        return status is not None and status.surface is not None and digital_zoom.is_zoomed(status.zoom)

    def _aspect(self) -> float:
        status = self._status
        if status is None or not status.width or not status.height:
            return digital_zoom.USUAL_ASPECT
        return status.width / status.height

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gestures.cancel()
            self.maximise_asked.emit(self.number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.wheeled.emit(self.number, notches, self.picture_place(event.position()))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.number, event.globalPos())

    # ---- from the tree -------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if camera_id_of(event.mimeData()):
            event.acceptProposedAction()
            self.set_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_target(False)
        camera_id = camera_id_of(event.mimeData())
        if camera_id:
            event.acceptProposedAction()
            self.camera_dropped.emit(self.number, camera_id)
