"""One tile: header, two video surfaces, and what is shown instead of a picture.

Exactly one of three things fills the tile below its header: surface 0, surface 1 or the overlay. The service says
which; a tile that hears nothing decides for the overlay by itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.stream import StreamState
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.ui.wall import digital_zoom, paint, tile_words
from vms_desktop.ui.wall.camera_mime import camera_ids_of
from vms_desktop.ui.wall.surface import VideoArea, VideoSurface
from vms_desktop.ui.wall.tile_gestures import TileGestures
from vms_desktop.ui.wall.tile_header import HEIGHT, TileHeader
from vms_desktop.ui.wall.tile_overlay import TileOverlay

BORDER = 2
LEAST_CLOSABLE_PX = 100
"""In a narrower tile the close sign would take the place of the camera's code."""


class TileWidget(QWidget):
    """Numbered like the service's tiles; knows no service.

    Signals (the first argument is always the tile's number): ``focused(int)``, ``close_asked(int)``,
    ``retry_asked(int)``, ``maximise_asked(int)``, ``menu_asked(int, QPoint)`` (global position),
    ``camera_dropped(int, str)``, ``many_dropped(list)`` (camera ids and no number: they fill what is free),
    ``surfaces_changed(int)`` (see ``windows`` and ``video_pixels``),
    ``surfaces_gone(int)``, ``picture_came(int)`` (a new last picture to be greyed, see ``status``),
    ``wheeled(int, float, QPointF, bool)`` (notches, place in the picture 0..1, Ctrl held),
    ``panned(int, float, float)`` (shares of what is shown), ``zoom_reset(int)``; ``dragged(int, QPoint)``,
    ``dropped(int, QPoint)``, ``drag_ended(int)``: the tile is being moved (global positions).
    """

    focused = Signal(int)
    close_asked = Signal(int)
    retry_asked = Signal(int)
    maximise_asked = Signal(int)
    menu_asked = Signal(int, QPoint)
    camera_dropped = Signal(int, str)
    many_dropped = Signal(list)
    surfaces_changed = Signal(int)
    surfaces_gone = Signal(int)
    picture_came = Signal(int)
    wheeled = Signal(int, float, QPointF, bool)
    panned = Signal(int, float, float)
    zoom_reset = Signal(int)
    dragged = Signal(int, QPoint)
    dropped = Signal(int, QPoint)
    drag_ended = Signal(int)

    def __init__(self, number: int, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self._clock = clock
        self._status: TileStatus | None = None
        self._selected = False
        self._target = False
        self._handed_over = False
        self._steering: tile_words.Steering | None = None
        self._discreet = False
        self._gestures = TileGestures(self, self)
        self._gestures.panned.connect(lambda dx, dy: self.panned.emit(self.number, dx, dy))
        self._gestures.reset_asked.connect(lambda: self.zoom_reset.emit(self.number))
        self._gestures.carried.connect(lambda place: self.dragged.emit(self.number, place))
        self._gestures.dropped.connect(lambda place: self.dropped.emit(self.number, place))
        self._gestures.carry_ended.connect(lambda: self.drag_ended.emit(self.number))
        self.setObjectName(f"tile{number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.header = TileHeader(self)
        self.header.setObjectName(f"tile{number}Header")
        self.header.close_clicked.connect(lambda: self.close_asked.emit(self.number))
        self._area = VideoArea(self)
        self._area.setObjectName(f"tile{number}Video")
        self._area.windows_changed.connect(self._windows_changed)
        self.overlay = TileOverlay(self)
        self.overlay.setObjectName(f"tile{number}Overlay")
        self.overlay.retry_button.setObjectName(f"tile{number}TryNow")
        self.overlay.retry_clicked.connect(lambda: self.retry_asked.emit(self.number))
        self.hide()

    # ---- what it shows -------------------------------------------------------------------------------------------

    @property
    def status(self) -> TileStatus | None:
        return self._status

    @property
    def surfaces(self) -> tuple[VideoSurface, VideoSurface]:
        return self._area.surfaces

    @property
    def last_stop(self) -> QWidget:
        """What Tab reaches last in this tile."""
        return self.overlay.retry_button

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
        self._update_closable()
        self._area.set_aspect(self._aspect())
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

    def turn(self, phase: int) -> None:
        """The next step of the waiting signs."""
        self.header.set_phase(phase)
        self.overlay.set_phase(phase)

    def retranslate(self) -> None:
        self.overlay.retranslate()
        self.refresh()

    # ---- the native windows --------------------------------------------------------------------------------------

    @property
    def windows(self) -> tuple[int, int]:
        return self._area.windows

    @property
    def video_pixels(self) -> QSize:
        """Size of the video area in device pixels."""
        ratio = self.devicePixelRatioF()
        area = self._video_area()
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
        return QRect(
            BORDER, BORDER + HEIGHT, max(1, self.width() - 2 * BORDER), max(1, self.height() - HEIGHT - 2 * BORDER)
        )

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
        self.header.setGeometry(BORDER, BORDER, max(1, self.width() - 2 * BORDER), HEIGHT)
        area = self._video_area()
        self._area.setGeometry(area)
        self.overlay.setGeometry(area)
        self.follow()
        if self._handed_over:
            self.surfaces_changed.emit(self.number)

    # ---- selection, focus, border --------------------------------------------------------------------------------

    def set_selected(self, selected: bool) -> None:
        if selected != self._selected:
            self._selected = selected
            self.header.set_lit(selected)
            self._update_closable()
            self.update()

    def set_target(self, target: bool) -> None:
        """Something that may be dropped here is being dragged over this tile."""
        if target != self._target:
            self._target = target
            self.header.set_lit(target or self._selected)
            self.overlay.set_lit(target)
            self.update()

    def _update_closable(self) -> None:
        """Asked again twice a second: nobody is told when the mouse leaves during a drag or behind a popup, and Qt then
        goes on taking the tile for the one under the mouse.
        """
        usable = self.has_camera and not self._discreet
        under = self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.header.set_closable(usable and under and self.width() > LEAST_CLOSABLE_PX)

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
    def has_camera(self) -> bool:
        return self._status is not None and self._status.camera is not None

    @property
    def can_pan(self) -> bool:
        status = self._status
        return status is not None and status.surface is not None and digital_zoom.is_zoomed(status.zoom)

    def _aspect(self) -> float:
        health = self._status.health if self._status is not None else None
        if health is None or not health.width or not health.height:
            return digital_zoom.USUAL_ASPECT
        return health.width / health.height

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

    def cancel_drag(self) -> None:
        self._gestures.cancel()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.wheeled.emit(self.number, notches, self.picture_place(event.position()), ctrl)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.number, event.globalPos())

    # ---- from the tree -------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if camera_ids_of(event.mimeData()):
            event.acceptProposedAction()
            self.set_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_target(False)
        camera_ids = camera_ids_of(event.mimeData())
        if not camera_ids:
            return
        event.acceptProposedAction()
        if len(camera_ids) == 1:
            self.camera_dropped.emit(self.number, camera_ids[0])
        else:
            self.many_dropped.emit(camera_ids)
