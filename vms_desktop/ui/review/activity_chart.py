"""The chart of activity by hour and person: a row a person, a column an hour, the number in each field.

``draw`` paints it anywhere: on the page and in the printed report. The number stands in the field as well, so that the
colour is never the only sign; names are drawn as text, whatever they look like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vms_desktop.services.review.activity import HOURS, PersonsDay
from vms_desktop.ui import formatting, theme
from vms_desktop.ui.plain_tip import plain_tip

ROW_PX, HEAD_PX = 24, 22
MOST_PERSONS = 6
_NAME_SHARE = 0.20
_OTHERS_SHARE = 0.4
"""The strongest colour of all others together: by the persons' measure they would make every person look idle."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours as ``#rrggbb``; ``unit``: by how much everything is larger than on the screen (a printer's pixels).
    ``digits``: how numbers are written.
    """

    text: str = theme.TEXT
    quiet: str = theme.TEXT_QUIET
    field: str = theme.BACKGROUND
    full: str = theme.ACCENT
    on_full: str = "#06121F"
    unit: float = 1.0
    digits: Callable[[str], str] = str


SCREEN = ChartStyle()


def height_of(rows: Sequence[PersonsDay], style: ChartStyle = SCREEN) -> float:
    return (HEAD_PX + ROW_PX * len(rows)) * style.unit


def draw(painter: QPainter, box: QRectF, rows: Sequence[PersonsDay], style: ChartStyle = SCREEN) -> None:
    """Into ``box``, whose height should be ``height_of``."""
    font = QFont(theme.FAMILY)
    font.setPixelSize(max(1, round(12 * style.unit)))
    painter.save()
    painter.setFont(font)
    metrics = QFontMetricsF(font, painter.device())
    name_width, field = _measures(box)
    row_height, head = ROW_PX * style.unit, HEAD_PX * style.unit
    most = max((count for row in rows if row.person for count in row.hours), default=0)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    centre = Qt.AlignmentFlag.AlignCenter
    painter.setPen(QColor(style.quiet))
    for hour in range(HOURS):
        cell = QRectF(box.left() + name_width + hour * field, box.top(), field, head)
        painter.drawText(cell, centre, style.digits(f"{hour:02d}"))
    gap = style.unit
    for number, row in enumerate(rows):
        top = box.top() + head + number * row_height
        painter.setPen(QColor(style.text if row.person else style.quiet))
        name = metrics.elidedText(name_of(row), Qt.TextElideMode.ElideRight, name_width - 10 * style.unit)
        line = Qt.TextFlag.TextSingleLine.value
        painter.drawText(QRectF(box.left(), top, name_width - 8 * style.unit, row_height), right.value | line, name)
        for hour, count in enumerate(row.hours):
            cell = QRectF(box.left() + name_width + hour * field, top, field, row_height)
            share = (count / most if most else 0.0) if row.person else _OTHERS_SHARE * count / max(1, *row.hours)
            painter.fillRect(cell.adjusted(gap, gap, -gap, -gap), _mixed(style.field, style.full, share))
            if count:
                painter.setPen(QColor(style.on_full if share > 0.5 else style.text))
                painter.drawText(cell, centre, style.digits(short_count(count)))
    painter.restore()


def _measures(box: QRectF) -> tuple[float, float]:
    """Width of the names, and of one hour's field."""
    name_width = box.width() * _NAME_SHARE
    return name_width, (box.width() - name_width) / HOURS


def name_of(row: PersonsDay) -> str:
    return row.name if row.person else QCoreApplication.translate("ActivityChart", "All others")


def short_count(number: int) -> str:
    """At most four characters: 950, 1.2k, 12k, 3M."""
    if number < 1000:
        return str(number)
    if number < 10_000:
        return f"{number / 1000:.1f}k"
    return f"{number // 1000}k" if number < 1_000_000 else f"{number // 1_000_000}M"


def _mixed(field: str, full: str, share: float) -> QColor:
    start, end = QColor(field), QColor(full)
    # What is little must still show beside nothing.
    part = 0.0 if share <= 0 else 0.12 + 0.88 * share
    red, green, blue = (
        round(a + (b - a) * part)
        for a, b in ((start.red(), end.red()), (start.green(), end.green()), (start.blue(), end.blue()))
    )
    return QColor(red, green, blue)


class ActivityChart(QWidget):
    """Shows what it was given last; a tool tip tells the field under the mouse in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activityChart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: Sequence[PersonsDay] = ()

    @property
    def rows(self) -> Sequence[PersonsDay]:
        return self._rows

    def set_rows(self, rows: Sequence[PersonsDay]) -> None:
        self._rows = rows
        told = "; ".join(f"{name_of(row)} {formatting.count_text(row.total)}" for row in rows)
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, round(height_of(self._rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, round(height_of(self._rows)))

    def tip_at(self, place: QPoint) -> str:
        """Person, hour and number of the field there, as a tool tip shows it; empty beside the fields."""
        box = QRectF(self.rect())
        name_width, field = _measures(box)
        number = int((place.y() - HEAD_PX) // ROW_PX)
        hour = int((place.x() - name_width) // field)
        if place.y() < HEAD_PX or not 0 <= number < len(self._rows):
            return ""
        row = self._rows[number]
        if place.x() < name_width:
            return plain_tip(f"{name_of(row)}: {formatting.count_text(row.total)}")
        if not 0 <= hour < HOURS:
            return ""
        count = formatting.count_text(row.hours[hour])
        return plain_tip(f"{name_of(row)} · {hour:02d}:00–{hour:02d}:59 · {count}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._rows)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)
