"""The timeline: a hand on it. What it looks like is in ``timeline_paint``, what is in it the page's business.

Wheel zooms at the pointer, Shift with the wheel or a drag moves, a click goes there, a drag in the scale searches to
and fro, Ctrl with a drag marks a stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.playback import timeline_paint
from vms_desktop.ui.playback.lane_legend import lane_legend
from vms_desktop.ui.playback.lanes import Lane
from vms_desktop.ui.playback.time_view import LEAST_S, TimeView
from vms_desktop.ui.playback.timeline_paint import LABELS, RULER, Shown
from vms_desktop.ui.wall import paint

LEAST_LANE = 19
"""Pixels; the least that Thai letters with their marks need."""
ZOOM_STEP = 1.3
SEEK_EVERY_MS = 80
"""While searching with the mouse: a recorder that gets a seek for each pixel shows nothing at all."""


class _Hand(Enum):
    IDLE = auto()
    PRESSED = auto()
    MOVING = auto()
    SEARCHING = auto()
    MARKING = auto()


class Timeline(QWidget):
    """Moments are seconds since 1970.

    Signals: ``seek_asked(float)``, ``view_changed()`` (by hand or by ``show_view``), ``lane_chosen(int)``,
    ``marked(float, float)``, ``hovered(int, float)`` (lane, moment), ``hover_ended()``.
    """

    seek_asked = Signal(float)
    view_changed = Signal()
    lane_chosen = Signal(int)
    marked = Signal(float, float)
    hovered = Signal(int, float)
    hover_ended = Signal()

    def __init__(self, view: TimeView, now: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(RULER + LEAST_LANE + 2)
        self._shown = Shown(view, (), now, now)
        self._hand = _Hand.IDLE
        self._from = QPointF()
        self._from_view = view
        self._wanted: float | None = None
        self._seeking = QTimer(self)
        self._seeking.setSingleShot(True)
        self._seeking.setInterval(SEEK_EVERY_MS)
        self._seeking.timeout.connect(self._seek_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(
            self.tr("Wheel: zoom. Drag: move. Click: go there. Ctrl and drag: mark a stretch for a clip.")
        )
        self.update()

    # ---- what it shows -------------------------------------------------------------------------------------------

    @property
    def shown(self) -> Shown:
        return self._shown

    @property
    def view(self) -> TimeView:
        return self._shown.view

    @property
    def across(self) -> int:
        """Pixels of the scale."""
        return max(1, self.width() - LABELS)

    @property
    def in_hand(self) -> bool:
        """Somebody drags: the view must not follow the position now."""
        return self._hand in (_Hand.MOVING, _Hand.SEARCHING, _Hand.MARKING)

    def show_view(self, view: TimeView) -> None:
        if view != self._shown.view:
            self._change(view=view)
            self.view_changed.emit()

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        if len(lanes) != len(self._shown.lanes):
            # Nine cameras are read at a glance, or the timeline is none.
            self.setMinimumHeight(RULER + LEAST_LANE * max(1, len(lanes)) + 2)
            self.updateGeometry()
        self._change(lanes=tuple(lanes))

    def set_position(self, position: float, now: float) -> None:
        """The view turns on with it, unless somebody holds it."""
        if not self.in_hand and self._shown.view.contains(self._shown.position):
            self.show_view(self._shown.view.following(position))
        self._change(position=position, now=now)

    def set_marks(self, begin: float | None, end: float | None) -> None:
        self._change(marks=(begin, end))

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        self._change(loop=loop)

    def set_kept(self, kept_s: float | None) -> None:
        self._change(kept_s=kept_s)

    def set_selected(self, lane: int) -> None:
        self._change(selected=lane)

    def zoom(self, factor: float, anchor: float | None = None) -> None:
        """Around the position where nothing else is said, or the middle while that is not seen."""
        view, position = self._shown.view, self._shown.position
        if anchor is None:
            anchor = position if view.contains(position) else view.middle
        self.show_view(view.zoomed(factor, anchor))

    def _change(self, **changes: object) -> None:
        changed = replace(self._shown, **changes)  # type: ignore[arg-type]
        if changed != self._shown:
            self._shown = changed
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(800, RULER + 26 * max(1, len(self._shown.lanes)) + 4)

    # ---- hands ---------------------------------------------------------------------------------------------------

    def moment_at(self, x: float) -> float:
        return self._shown.view.time_at(x - LABELS, self.across)

    def lane_at(self, y: float) -> int:
        """-1: none."""
        count = len(self._shown.lanes)
        number = int(y - RULER) // timeline_paint.lane_height(count, self.height()) if y >= RULER else -1
        return number if 0 <= number < count else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = event.position()
        lane = self.lane_at(place.y())
        if lane >= 0:
            self.lane_chosen.emit(lane)
        if place.x() < LABELS:
            return
        self._from, self._from_view = place, self._shown.view
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._hand = _Hand.MARKING
        elif place.y() < RULER:
            self._hand = _Hand.SEARCHING
            self._seek(self.moment_at(place.x()))
        else:
            self._hand = _Hand.PRESSED

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        moment = self.moment_at(place.x())
        far = abs(place.x() - self._from.x()) >= QApplication.startDragDistance()
        if self._hand is _Hand.PRESSED and far:
            self._hand = _Hand.MOVING
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._hand is _Hand.MOVING:
            per_px = self._from_view.span / self.across
            self.show_view(self._from_view.moved((self._from.x() - place.x()) * per_px))
        elif self._hand is _Hand.SEARCHING:
            self._seek(moment)
        elif self._hand is _Hand.MARKING and far:
            begin = self.moment_at(self._from.x())
            self.set_marks(min(begin, moment), max(begin, moment))
        elif self._hand is _Hand.IDLE:
            self._hover(place, moment)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hand, self._hand = self._hand, _Hand.IDLE
        self.unsetCursor()
        moment = self.moment_at(event.position().x())
        if hand is _Hand.PRESSED:
            self.seek_asked.emit(moment)
        elif hand is _Hand.SEARCHING:
            self._wanted = moment
            self._seek_wanted()
        elif hand is _Hand.MARKING:
            begin, end = self._shown.marks
            if begin is not None and end is not None and end > begin:
                self.marked.emit(begin, end)

    def _seek(self, moment: float) -> None:
        self._wanted = moment
        if not self._seeking.isActive():
            self._seek_wanted()
            self._seeking.start()

    def _seek_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.seek_asked.emit(wanted)
            if self._hand is _Hand.SEARCHING:
                self._seeking.start()

    def _hover(self, place: QPointF, moment: float) -> None:
        lane = self.lane_at(place.y())
        if place.x() < LABELS or lane < 0:
            self._end_hover()
            return
        self._change(hover=moment)
        self.hovered.emit(lane, moment)

    def event(self, event: QEvent) -> bool:
        """At a camera's name: its sources, and what the colours mean."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            lane = self.lane_at(event.pos().y())
            if event.pos().x() < LABELS and lane >= 0:
                QToolTip.showText(event.globalPos(), plain_tip(lane_legend(self._shown.lanes[lane])), self)
                return True
        return super().event(event)

    def _end_hover(self) -> None:
        if self._shown.hover is not None:
            self._change(hover=None)
            self.hover_ended.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._end_hover()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta()
        sideways = notches.x() or (notches.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            self.show_view(self._shown.view.moved(-sideways / 120 * self._shown.view.span / 8))
        elif notches.y() and self._shown.view.span >= LEAST_S:
            self.zoom(ZOOM_STEP ** (notches.y() / 120), self.moment_at(max(LABELS, event.position().x())))
        event.accept()

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._change(focused=event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._change(focused=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        timeline_paint.draw(painter, self.width(), self.height(), self._shown)
        if not self._shown.lanes:
            painter.setFont(paint.font(15))
            painter.setPen(paint.colour("quiet"))
            words = self.tr("Choose a camera in the list: what is recorded of it is shown here.")
            painter.drawText(self.rect().adjusted(0, RULER, 0, 0), Qt.AlignmentFlag.AlignCenter, words)
