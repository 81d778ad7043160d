"""One asked stretch of one camera as a timeline: what was asked, what there is, what is on hold, what was allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.request import Interval
from vms_desktop.ui import formatting
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.wall import paint

HEIGHT = 44
_AROUND = 0.06
"""Of what was asked is shown beside it, each side."""


@dataclass(frozen=True, slots=True)
class StripFacts:
    """Times in microseconds since 1970. ``there``: what there is; None: not looked for. ``is_held``: on hold."""

    asked: Interval
    there: Sequence[tuple[int, int]] | None = None
    is_held: bool = False
    allowed: Sequence[Interval] = ()

    @property
    def share(self) -> float:
        """How much of what was asked there is, 0 … 1; pieces that overlap (of several sources) count once."""
        if not self.there or self.asked.length_us <= 0:
            return 0.0
        covered, end = 0, self.asked.begin_us
        for begin, stop in sorted(self.there):
            begin, stop = max(begin, end), min(stop, self.asked.end_us)
            if stop > begin:
                covered, end = covered + stop - begin, stop
        return covered / self.asked.length_us


class FootageStrip(QWidget):
    """Signals: ``moment_asked(int)``: look at that moment (microseconds), by a click or by Enter."""

    moment_asked = Signal(object)

    def __init__(self, facts: StripFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self.setMinimumSize(120, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tell()

    @property
    def facts(self) -> StripFacts:
        return self._facts

    def show_facts(self, facts: StripFacts) -> None:
        self._facts = facts
        self._tell()
        self.update()

    def _tell(self) -> None:
        asked = self._facts.asked
        self.setAccessibleName(
            f"{formatting.moment_text(moment(asked.begin_us))} – {formatting.time_text(moment(asked.end_us))}"
        )
        self.setAccessibleDescription(self.words())

    def words(self) -> str:
        facts = self._facts
        if facts.there is None:
            return self.tr("Not searched yet")
        told = self.tr("Footage there: {0} %").format(round(facts.share * 100))
        held = self.tr("on hold")
        return f"{told} · {held}" if facts.is_held else told

    # ---- where things lie ----------------------------------------------------------------------------------------

    def _view(self) -> tuple[float, float]:
        asked = self._facts.asked
        around = max(1.0, asked.length_us * _AROUND)
        return asked.begin_us - around, asked.end_us + around

    def _x_of(self, us: float) -> float:
        begin, end = self._view()
        return (us - begin) / (end - begin) * self.width()

    def moment_at(self, x: float) -> int:
        begin, end = self._view()
        asked = self._facts.asked
        at = begin + (end - begin) * x / max(1, self.width())
        return int(min(max(at, asked.begin_us), asked.end_us - 1))

    # ---- looks ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facts, bar = self._facts, QRectF(0, 4, self.width(), 20)
        painter.fillRect(bar, paint.colour("background"))
        asked = QRectF(self._x_of(facts.asked.begin_us), bar.top(), 0, bar.height())
        asked.setRight(self._x_of(facts.asked.end_us))
        painter.fillRect(asked, paint.colour("raised"))
        for begin, end in facts.there or ():
            piece = QRectF(self._x_of(begin), bar.top() + 4, 0, bar.height() - 7)
            piece.setRight(max(piece.left() + 2, self._x_of(end)))
            fill = QColor(paint.colour("accent"))
            fill.setAlpha(210)
            painter.fillRect(piece & bar, fill)
        if facts.is_held:
            painter.fillRect(QRectF(asked.left(), bar.top(), asked.width(), 3), paint.colour("hold"))
        for one in facts.allowed:
            piece = QRectF(self._x_of(one.begin_us), bar.bottom() - 3, 0, 3)
            piece.setRight(self._x_of(one.end_us))
            painter.fillRect(piece, paint.colour("ok"))
        painter.setPen(QPen(paint.colour("text"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(asked)
        if facts.there is None:
            painter.setFont(paint.font(12))
            painter.setPen(paint.colour("quiet"))
            painter.drawText(asked, Qt.AlignmentFlag.AlignCenter, self.words())
        self._draw_scale(painter, asked)
        if self.hasFocus():
            painter.setPen(QPen(paint.colour("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_scale(self, painter: QPainter, asked: QRectF) -> None:
        painter.setFont(paint.font(12))
        painter.setPen(paint.colour("quiet"))
        line = QRectF(0, 24, self.width(), HEIGHT - 24)
        for us, align, left in (
            (self._facts.asked.begin_us, Qt.AlignmentFlag.AlignLeft, asked.left()),
            (self._facts.asked.end_us, Qt.AlignmentFlag.AlignRight, asked.right() - 160),
        ):
            box = QRectF(max(0.0, left), line.top(), 160, line.height())
            painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, formatting.clock_text(moment(us)))

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    # ---- hands ---------------------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.moment_asked.emit(self.moment_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.moment_asked.emit(self._facts.asked.begin_us)
        else:
            super().keyPressEvent(event)

    def tip_at(self, place: QPoint) -> str:
        at = moment(self.moment_at(place.x()))
        return plain_tip(f"{formatting.moment_text(at)}\n{self.words()}")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)
