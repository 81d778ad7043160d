"""How a timeline looks. Painted by hand as a whole: sixteen cameras over a month are redrawn while a hand drags them.

Only what has changed its meaning has a colour: footage is the accent, a hold violet, what is overwritten soon amber.
Several sources of a camera lie below one another in its lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPen, QPolygonF

from vms_desktop.domain.footage import SourceKind
from vms_desktop.domain.thai_time import THAI_OFFSET_S, THAI_TIME
from vms_desktop.ui import formatting, language
from vms_desktop.ui.playback import time_view
from vms_desktop.ui.playback.lanes import SECOND_US, Lane
from vms_desktop.ui.playback.stretches import Stretches
from vms_desktop.ui.playback.time_view import TimeView
from vms_desktop.ui.wall import paint

RULER = 40
LABELS = 168
SOON_S = 86400.0
"""Footage that is overwritten within a day is marked."""


@dataclass(frozen=True)
class Shown:
    """All that is drawn. Moments in seconds since 1970. ``kept_s``: how long footage stays, None: not known.

    ``marks``: begin and end of what is marked, each None while it is not. ``hover``: under the pointer.
    """

    view: TimeView
    lanes: Sequence[Lane]
    position: float
    now: float
    marks: tuple[float | None, float | None] = (None, None)
    loop: tuple[float, float] | None = None
    kept_s: float | None = None
    hover: float | None = None
    selected: int = -1
    focused: bool = False


def lane_box(number: int, count: int, width: int, height: int) -> QRect:
    """Where a camera's lane lies, its label with it."""
    tall = lane_height(count, height)
    return QRect(0, RULER + number * tall, width, tall)


def lane_height(count: int, height: int) -> int:
    return max(12, min(30, (height - RULER) // max(1, count)))


def draw(painter: QPainter, width: int, height: int, shown: Shown) -> None:
    painter.fillRect(0, 0, width, height, paint.colour("background"))
    across = max(1, width - LABELS)
    _draw_ruler(painter, across, height, shown)
    for number, lane in enumerate(shown.lanes):
        box = lane_box(number, len(shown.lanes), width, height)
        if box.top() < height:
            _draw_lane(painter, box, lane, shown, number == shown.selected)
    painter.save()
    painter.setClipRect(LABELS, 0, across, height)
    painter.translate(LABELS, 0)
    _draw_future(painter, across, height, shown)
    _draw_marks(painter, across, height, shown)
    _draw_position(painter, across, height, shown)
    painter.restore()
    if shown.focused:
        painter.setPen(QPen(paint.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(1, 1, width - 2, height - 2)


# ---- the scale ---------------------------------------------------------------------------------------------------


def _draw_ruler(painter: QPainter, across: int, height: int, shown: Shown) -> None:
    painter.fillRect(0, 0, LABELS + across, RULER, paint.colour("surface"))
    view = shown.view
    found = time_view.scale(view, across, THAI_OFFSET_S)
    small, strong = paint.font(12), paint.font(12, strong=True)
    painter.setFont(strong)
    painter.setPen(paint.colour("quiet"))
    whole = formatting.date_text(_local(view.begin).date())
    painter.drawText(QRect(8, 0, LABELS - 12, RULER), Qt.AlignmentFlag.AlignVCenter, whole)
    painter.setPen(paint.colour("line"))
    for moment in found.fine:
        x = LABELS + int(view.x_of(moment, across))
        painter.drawLine(x, RULER - 4, x, RULER)
    for tick in found.ticks:
        x = LABELS + int(view.x_of(tick.moment, across))
        painter.setPen(paint.colour("quiet" if tick.is_day else "line"))
        painter.drawLine(x, RULER - 9, x, height)
        painter.setFont(strong if tick.is_day else small)
        painter.setPen(paint.colour("text" if tick.is_day else "quiet"))
        painter.drawText(
            QRect(x - 60, 16, 120, RULER - 24), Qt.AlignmentFlag.AlignCenter, _words(tick.moment, found.step_s)
        )


def _words(moment: float, step_s: float) -> str:
    # A little later: 13:59:59.9999999 is meant as two o'clock.
    local = _local(moment + 1e-4)
    if step_s >= 86400 or (local.hour, local.minute, local.second) == (0, 0, 0):
        return formatting.day_text(local.date())
    if step_s >= 60:
        return f"{local:%H:%M}"
    if step_s >= 1:
        return f"{local:%H:%M:%S}"
    return f"{local:%S}.{local.microsecond // 10000:02}"


def _local(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, THAI_TIME)


# ---- a camera ----------------------------------------------------------------------------------------------------


def _draw_lane(painter: QPainter, box: QRect, lane: Lane, shown: Shown, selected: bool) -> None:
    view, left = shown.view, LABELS
    across = box.width() - left
    painter.fillRect(box.left(), box.top(), left, box.height() - 1, paint.colour("raised" if selected else "surface"))
    painter.setFont(paint.font(12, strong=True))
    painter.setPen(paint.colour("text"))
    metrics = QFontMetrics(painter.font())
    code = metrics.elidedText(lane.camera.code, Qt.TextElideMode.ElideMiddle, left - 14)
    painter.drawText(QRect(8, box.top(), left - 12, box.height() - 1), Qt.AlignmentFlag.AlignVCenter, code)
    used = metrics.horizontalAdvance(code) + 16
    if left - used > 40:
        painter.setFont(paint.font(12))
        painter.setPen(paint.colour("quiet"))
        name = QFontMetrics(painter.font()).elidedText(
            language.camera_name(lane.camera), Qt.TextElideMode.ElideRight, left - used - 6
        )
        painter.drawText(QRect(used, box.top(), left - used, box.height() - 1), Qt.AlignmentFlag.AlignVCenter, name)
    bar = box.adjusted(left, 2, 0, -3)
    painter.setPen(paint.colour("line"))
    painter.drawLine(left, box.bottom(), box.right(), box.bottom())
    count = max(1, len(lane.bands))
    for number, band in enumerate(lane.bands):
        top = bar.top() + bar.height() * number // count
        bottom = bar.top() + bar.height() * (number + 1) // count - (1 if count > 1 else 0)
        fill = QColor(paint.colour("accent"))
        fill.setAlpha(210 if number == 0 else 130)
        _fill(painter, band.stretches, view, QRect(left, top, across, bottom - top), fill)
        if band.source.kind is SourceKind.LOCAL:
            _draw_soon(painter, band.stretches, QRect(left, bar.bottom() - 1, across, 2), shown)
    if lane.held:
        _fill(painter, lane.held, view, QRect(left, bar.top() - 1, across, 4), paint.colour("hold"))
    _draw_asked(painter, lane, across, bar, view)
    _draw_bookmarks(painter, lane, across, bar, view)


def _fill(painter: QPainter, stretches: Stretches, view: TimeView, box: QRect, colour: QColor) -> None:
    """As a picture one pixel high that is drawn as high as the box: a thousand rectangles took ten times as long."""
    if box.width() <= 0 or not stretches:
        return
    px_s = view.span / box.width()
    row = stretches.row(int(view.begin / px_s), box.width(), px_s)
    picture = QImage(row, box.width(), 1, box.width(), QImage.Format.Format_Indexed8)
    picture.setColorTable([0, colour.rgba()])
    painter.drawImage(box, picture)


def _draw_soon(painter: QPainter, stretches: Stretches, box: QRect, shown: Shown) -> None:
    """A line below what will be overwritten within a day here; of other people's recorders nobody knows it."""
    if shown.kept_s is None:
        return
    view, limit = shown.view, shown.now - shown.kept_s + SOON_S
    if limit > view.begin:
        painter.save()
        painter.setClipRect(QRect(box.left(), box.top(), int(view.x_of(limit, box.width())), box.height()))
        _fill(painter, stretches, view, box, paint.colour("warning"))
        painter.restore()


def _draw_asked(painter: QPainter, lane: Lane, across: int, bar: QRect, view: TimeView) -> None:
    """A frame around what open requests ask for."""
    painter.save()
    painter.setClipRect(QRect(bar.left(), bar.top() - 1, across, bar.height() + 3))
    painter.setPen(QPen(paint.colour("text"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for one in lane.asked:
        begin, end = one.interval.begin_us / SECOND_US, one.interval.end_us / SECOND_US
        if end < view.begin or begin > view.end:
            continue
        left = bar.left() + int(view.x_of(begin, across))
        right = bar.left() + int(view.x_of(end, across))
        painter.drawRect(left, bar.top() - 1, max(3, right - left), bar.height() + 1)
    painter.restore()


def _draw_bookmarks(painter: QPainter, lane: Lane, across: int, bar: QRect, view: TimeView) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint.colour("text"))
    last = -10
    for mark in lane.bookmarks:
        moment = mark.begin_us / SECOND_US
        if not view.contains(moment):
            continue
        x = int(view.x_of(moment, across))
        if abs(x - last) < 3:
            continue
        last = x
        at = bar.left() + x
        tall = min(12, bar.height())
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(at, bar.top()),
                    QPointF(at + 8, bar.top() + tall / 3),
                    QPointF(at, bar.top() + tall * 2 / 3),
                ]
            )
        )
        painter.drawRect(at, bar.top(), 2, bar.height())


# ---- over all cameras --------------------------------------------------------------------------------------------


def _draw_future(painter: QPainter, across: int, height: int, shown: Shown) -> None:
    """What has not happened yet cannot have been recorded."""
    if shown.now >= shown.view.end:
        return
    x = max(0, int(shown.view.x_of(shown.now, across)))
    painter.fillRect(x, RULER, across - x, height, QBrush(paint.colour("line"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(paint.colour("ok"), 1))
    painter.drawLine(x, RULER - 6, x, height)


def _draw_marks(painter: QPainter, across: int, height: int, shown: Shown) -> None:
    view = shown.view
    begin, end = shown.marks
    text = paint.colour("text")
    if begin is not None and end is not None:
        left, right = view.x_of(begin, across), view.x_of(end, across)
        ground = QColor(text)
        ground.setAlpha(46)
        painter.fillRect(QRect(int(left), 0, max(1, int(right - left)), height), ground)
    painter.setPen(QPen(text, 2))
    for moment, side in ((begin, 1), (end, -1)):
        if moment is not None:
            x = int(view.x_of(moment, across))
            painter.drawLine(x, 0, x, height)
            painter.drawLine(x, 1, x + 7 * side, 1)
            painter.drawLine(x, height - 1, x + 7 * side, height - 1)
    if shown.loop is not None:
        left, right = (int(view.x_of(moment, across)) for moment in shown.loop)
        painter.fillRect(left, RULER - 3, max(2, right - left), 3, paint.colour("ok"))


def _draw_position(painter: QPainter, across: int, height: int, shown: Shown) -> None:
    view = shown.view
    if shown.hover is not None:
        x = int(view.x_of(shown.hover, across))
        painter.setPen(QPen(paint.colour("quiet"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(x, RULER, x, height)
    if not view.contains(shown.position):
        return
    at = view.x_of(shown.position, across)
    words = formatting.clock_text(_local(shown.position), exact=view.span <= 60)
    painter.setFont(paint.font(12, strong=True))
    wide = QFontMetrics(painter.font()).horizontalAdvance(words) + 12
    left = min(max(0, int(at) - wide // 2), max(0, across - wide))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint.colour("text"))
    painter.drawRoundedRect(QRect(left, 0, wide, 18), 3, 3)
    painter.drawRect(int(at) - 1, 16, 2, height)
    painter.setPen(paint.colour("background"))
    painter.drawText(QRect(left, 0, wide, 18), Qt.AlignmentFlag.AlignCenter, words)
