"""The picture with the areas over it, drawn and moved by mouse and keyboard. What is done is done to the model."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, Point, rectangle
from vms_desktop.ui import theme
from vms_desktop.ui.masking.mask_model import MaskModel, contains, dragged, moved

HANDLE = 9
NEAR = 12
"""Pixels within which a handle is meant."""
STEP, FINE_STEP = 0.01, 0.002
"""Of the picture, for one press of an arrow; the second with Ctrl."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MaskCanvas(QWidget):
    """Signals: ``hinted(str)``: what a polygon that is being drawn needs next ("" when there is none)."""

    hinted = Signal(str)

    def __init__(self, model: MaskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("maskCanvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(320, 180))
        self._model = model
        self._image = QImage()
        self.at_us = 0
        self.is_covered = False
        """Whether the picture itself is the covered one: then only outlines are drawn."""
        self.shape = AreaShape.RECTANGLE
        self.look = AreaLook.BLACK
        self._from: Point | None = None
        self._grabbed: tuple[str, int | None, tuple[Point, ...]] | None = None
        """Area, its point that is dragged (None: all of it), and where it was."""
        self._draft: list[Point] = []
        """Points of a polygon, or two corners of a rectangle, being drawn."""
        self._pointer: Point | None = None

    def show_picture(self, image: QImage, at_us: int, *, covered: bool) -> None:
        self._image, self.at_us, self.is_covered = image, at_us, covered
        self.update()

    @property
    def draws(self) -> bool:
        """Whether an area is half drawn."""
        return bool(self._draft)

    def give_up_drawing(self) -> None:
        self._draft, self._from = [], None
        self.hinted.emit("")
        self.update()

    # ---- places ----------------------------------------------------------------------------------------------

    @property
    def picture_box(self) -> QRectF:
        """Where the picture is drawn: whole, in the middle."""
        if self._image.isNull():
            return QRectF(self.rect())
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self._image.width() * scale, self._image.height() * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def place_of(self, point: Point) -> QPointF:
        box = self.picture_box
        return QPointF(box.left() + point[0] * box.width(), box.top() + point[1] * box.height())

    def _share(self, place: QPointF) -> Point:
        box = self.picture_box
        x, y = (place.x() - box.left()) / box.width(), (place.y() - box.top()) / box.height()
        return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))

    def _handle_at(self, place: QPointF) -> int | None:
        """Of the chosen area."""
        area = self._model.chosen_area
        if area is None:
            return None
        for number, point in enumerate(self._model.where(area, self.at_us)):
            away = self.place_of(point) - place
            if abs(away.x()) <= NEAR and abs(away.y()) <= NEAR:
                return number
        return None

    # ---- mouse -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._image.isNull():
            return
        point = self._share(event.position())
        if self._draft and self.shape is AreaShape.POLYGON:
            self._draft.append(point)
            self.update()
            return
        handle, area = self._handle_at(event.position()), self._model.chosen_area
        if handle is not None and area is not None:
            self._grab(area, handle, point)
            return
        if area is not None and contains(self._model.where(area, self.at_us), point):
            # Also where it is not covered yet: so its next key frame is set.
            self._grab(area, None, point)
            return
        found = self._model.area_at(point, self.at_us)
        if found is not None:
            self._model.choose(found)
            area = self._model.chosen_area
            if area is not None:
                self._grab(area, None, point)
            return
        self._model.choose(None)
        self._draft, self._from = [point], point
        if self.shape is AreaShape.POLYGON:
            self.hinted.emit(
                self.tr("Click for each corner; a double click or Enter closes the area, Esc gives it up.")
            )
        self.update()

    def _grab(self, area: Area, number: int | None, point: Point) -> None:
        self._from = point
        self._grabbed = (area.id, number, self._model.where(area, self.at_us))
        self._model.begin_gesture()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self._pointer = self._share(event.position())
        if self._grabbed is not None and self._from is not None:
            area_id, number, points = self._grabbed
            area = self._model.chosen_area
            if number is None:
                placed = moved(points, point[0] - self._from[0], point[1] - self._from[1])
            else:
                placed = dragged(points, number, point, area.shape if area is not None else AreaShape.POLYGON)
            if point != self._from:
                self._model.place(area_id, self.at_us, placed)
        elif self._draft and self.shape is AreaShape.RECTANGLE:
            self._draft = [self._draft[0], point]
        else:
            grabs = self._handle_at(event.position()) is not None
            over = grabs or self._model.area_at(point, self.at_us) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor)
        if self._draft:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._grabbed is not None:
            self._grabbed = None
            self._model.end_gesture()
        elif self._draft and self.shape is AreaShape.RECTANGLE:
            draft, self._draft = self._draft, []
            if len(draft) == 2:
                (left, top), (right, bottom) = draft
                self._model.add(AreaShape.RECTANGLE, rectangle(left, top, right, bottom), self.at_us, self.look)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click of the two has set the last corner already."""
        if self._draft and self.shape is AreaShape.POLYGON:
            self._close_polygon()
        else:
            self.mousePressEvent(event)

    def _close_polygon(self) -> None:
        draft = self._draft
        self.give_up_drawing()
        self._model.add(AreaShape.POLYGON, draft, self.at_us, self.look)

    # ---- keyboard --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if self._draft and key == Qt.Key.Key_Escape:
            self.give_up_drawing()
        elif self._draft and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close_polygon()
        elif key in _ARROWS and self._model.chosen_area is not None:
            step = FINE_STEP if modifiers & Qt.KeyboardModifier.ControlModifier else STEP
            across, down = _ARROWS[key]
            resizes = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            act = self._model.resize if resizes else self._model.move
            act(self.at_us, across * step, down * step)
        elif key == Qt.Key.Key_Delete and self._model.chosen_area is not None:
            self._model.remove()
        elif key in (Qt.Key.Key_Insert,) and not self._draft:
            self._model.add(self.shape, rectangle(0.4, 0.4, 0.6, 0.6), self.at_us, self.look)
        else:
            super().keyPressEvent(event)

    # ---- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        if self._image.isNull():
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(self.picture_box, self._image)
        for number, area in enumerate(self._model.areas, 1):
            self._paint_area(painter, number, area)
        self._paint_draft(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_area(self, painter: QPainter, number: int, area: Area) -> None:
        chosen = area.id == self._model.chosen
        points = area.points_at(self.at_us)
        covers = points is not None
        if points is None:
            if not chosen:
                return
            points = self._model.where(area, self.at_us)
        shape = QPolygonF([self.place_of(point) for point in points])
        fill = QColor(0, 0, 0, 150) if area.look is AreaLook.BLACK else QColor(120, 130, 145, 150)
        painter.setBrush(fill if covers and not self.is_covered else Qt.BrushStyle.NoBrush)
        colour = QColor(theme.ACCENT if chosen else theme.WARNING)
        at_key = self._model.has_key(area, self.at_us)
        style = Qt.PenStyle.SolidLine if at_key else Qt.PenStyle.DashLine if covers else Qt.PenStyle.DotLine
        # A dark line under the bright one: it is seen on every picture.
        painter.setPen(QPen(QColor(0, 0, 0, 180), 4 if chosen else 3))
        painter.drawPolygon(shape)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2 if chosen else 1.5, style))
        painter.drawPolygon(shape)
        corner = shape.boundingRect().topLeft()
        tag = QRectF(corner.x(), corner.y(), 24, 22)
        painter.fillRect(tag, QColor(0, 0, 0, 200))
        painter.setPen(colour)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, str(number))
        if chosen:
            painter.setBrush(colour)
            painter.setPen(QPen(QColor("#000000"), 1))
            for place in shape.toList():
                painter.drawRect(QRectF(place.x() - HANDLE / 2, place.y() - HANDLE / 2, HANDLE, HANDLE))

    def _paint_draft(self, painter: QPainter) -> None:
        if not self._draft:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.ACCENT), 2, Qt.PenStyle.DashLine))
        if self.shape is AreaShape.RECTANGLE:
            if len(self._draft) == 2:
                painter.drawRect(QRectF(self.place_of(self._draft[0]), self.place_of(self._draft[1])).normalized())
            return
        points = [*self._draft, *([self._pointer] if self._pointer is not None else [])]
        painter.drawPolyline(QPolygonF([self.place_of(point) for point in points]))
        for point in self._draft:
            place = self.place_of(point)
            painter.drawEllipse(place, HANDLE / 2, HANDLE / 2)
