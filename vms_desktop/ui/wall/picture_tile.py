"""What a tile of the wall and a tile of recorded footage have in common: a header, native video windows or words in
their place, a border that tells where the keyboard is, and hands that move within the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vms_desktop.ui.wall import digital_zoom
from vms_desktop.ui.wall.camera_mime import camera_ids_of
from vms_desktop.ui.wall.surface import VideoArea
from vms_desktop.ui.wall.tile_gestures import TileGestures
from vms_desktop.ui.wall.tile_header import HEIGHT, TileHeader
from vms_desktop.ui.wall.tile_overlay import TileOverlay

BORDER = 2
LEAST_CLOSABLE_PX = 100
"""In a narrower tile the close sign would take the place of the camera's code."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What hands meet. ``aspect``: width by height of the picture as it is shown; ``is_zoomed``: only a part of it is;
    ``closable``: the sign for closing appears under the mouse.
    """

    has_camera: bool = False
    closable: bool = False
    is_zoomed: bool = False
    aspect: float = digital_zoom.USUAL_ASPECT


class PictureTile(QWidget):
    """Knows no service. ``name``: its object name, and how those of its parts begin; ``foot``: pixels left below the
    picture; ``most_dropped``: how many cameras may be dropped on it at once. What is shown a subclass tells by
    ``_set_shown``.

    Signals (the first argument is always the tile's number): ``focused(int)``, ``close_asked(int)``,
    ``retry_asked(int)``, ``maximise_asked(int)``, ``menu_asked(int, QPoint)`` (global position),
    ``surfaces_changed(int)`` (see ``windows`` and ``video_pixels``), ``surfaces_gone(int)``,
    ``cameras_dropped(int, list)`` (their ids), ``wheeled(int, float, QPointF, bool)`` (notches, place in the picture
    0..1, Ctrl held), ``panned(int, float, float)`` (shares of what is shown), ``zoom_reset(int)``.
    """

    focused = Signal(int)
    close_asked = Signal(int)
    retry_asked = Signal(int)
    maximise_asked = Signal(int)
    menu_asked = Signal(int, QPoint)
    surfaces_changed = Signal(int)
    surfaces_gone = Signal(int)
    cameras_dropped = Signal(int, list)
    wheeled = Signal(int, float, QPointF, bool)
    panned = Signal(int, float, float)
    zoom_reset = Signal(int)

    def __init__(self, number: int, parent: QWidget, name: str, *, foot: int = 0, most_dropped: int) -> None:
        super().__init__(parent)
        self.number = number
        self._foot = foot
        self._most_dropped = most_dropped
        self._shown = Shown()
        self._selected = False
        self._target = False
        self._handed_over = False
        self._gestures = TileGestures(self, self)
        self._gestures.panned.connect(lambda dx, dy: self.panned.emit(self.number, dx, dy))
        self._gestures.reset_asked.connect(lambda: self.zoom_reset.emit(self.number))
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(most_dropped > 0)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.header = TileHeader(self)
        self.header.close_clicked.connect(lambda: self.close_asked.emit(self.number))
        self._area = VideoArea(self)
        self._area.setObjectName(f"{name}Video")
        self._area.windows_changed.connect(self._windows_changed)
        self.overlay = TileOverlay(self)
        self.overlay.setObjectName(f"{name}Overlay")
        self.overlay.retry_clicked.connect(lambda: self.retry_asked.emit(self.number))
        self.hide()

    def _set_shown(self, shown: Shown) -> None:
        """What the picture's shape is and what hands may do, from now on."""
        if shown != self._shown:
            self._shown = shown
            self._area.set_aspect(shown.aspect)
        self._update_closable()

    # ---- the native windows --------------------------------------------------------------------------------------

    @property
    def last_stop(self) -> QWidget:
        """What Tab reaches last in this tile."""
        return self.overlay.retry_button

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

    def turn(self, phase: int) -> None:
        """The next step of the waiting signs."""
        self.header.set_phase(phase)
        self.overlay.set_phase(phase)

    def _windows_changed(self) -> None:
        if all(self.windows):
            self._handed_over = True
            self.surfaces_changed.emit(self.number)
        elif self._handed_over:
            self._handed_over = False
            self.surfaces_gone.emit(self.number)

    def _video_area(self) -> QRect:
        width, height = self.width() - 2 * BORDER, self.height() - HEIGHT - self._foot - 2 * BORDER
        return QRect(BORDER, BORDER + HEIGHT, max(1, width), max(1, height))

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

    # ---- selection and focus -------------------------------------------------------------------------------------

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
        """Asked again with each report: nobody is told when the mouse leaves during a drag or behind a popup, and Qt
        then goes on taking the tile for the one under the mouse.
        """
        under = self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.header.set_closable(self._shown.closable and under and self.width() > LEAST_CLOSABLE_PX)

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

    # ---- hands ---------------------------------------------------------------------------------------------------

    def picture_place(self, position: QPointF) -> QPointF:
        """A place in the tile as a place in what is shown of the picture, 0..1 each way."""
        area = self._video_area()
        left, top, width, height = digital_zoom.picture_box(area.width(), area.height(), self._shown.aspect)
        if not width or not height:
            return QPointF(0.5, 0.5)
        return QPointF((position.x() - area.left() - left) / width, (position.y() - area.top() - top) / height)

    def picture_size(self) -> tuple[float, float]:
        area = self._video_area()
        return digital_zoom.picture_box(area.width(), area.height(), self._shown.aspect)[2:]

    @property
    def has_camera(self) -> bool:
        return self._shown.has_camera

    @property
    def can_pan(self) -> bool:
        return self._shown.is_zoomed

    def on_video(self, position: QPointF) -> bool:
        return self._video_area().contains(position.toPoint())

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
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.wheeled.emit(self.number, notches, self.picture_place(event.position()), ctrl)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.number, event.globalPos())

    # ---- from the tree -------------------------------------------------------------------------------------------

    def _cameras_in(self, data: QMimeData) -> list[str]:
        found = camera_ids_of(data)
        return found if len(found) <= self._most_dropped else []

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._cameras_in(event.mimeData()):
            event.acceptProposedAction()
            self.set_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_target(False)
        camera_ids = self._cameras_in(event.mimeData())
        if camera_ids:
            event.acceptProposedAction()
            self.cameras_dropped.emit(self.number, camera_ids)
