"""The chart's colours: a person's busiest hour stands out, however many others there are."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from vms_desktop.services.review.activity import PersonsDay
from vms_desktop.ui import theme
from vms_desktop.ui.review import activity_chart
from vms_desktop.ui.review.activity_chart import HEAD_PX, ROW_PX


def colours(rows: list[PersonsDay]) -> list[list[QColor]]:
    """Of each field a corner, where no digit stands."""
    width, name = 960, 960 * 0.2
    image = QImage(width, round(activity_chart.height_of(rows)), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.BACKGROUND))
    painter = QPainter(image)
    activity_chart.draw(painter, QRectF(image.rect()), rows)
    painter.end()
    field = (width - name) / 24
    return [
        [image.pixelColor(round(name + hour * field) + 3, HEAD_PX + number * ROW_PX + 3) for hour in range(24)]
        for number in range(len(rows))
    ]


def test_all_others_together_do_not_make_every_person_look_idle(qapp: QApplication) -> None:
    busy = PersonsDay("u-1", "สมชาย", (0, 100, 50, *[0] * 21))
    quiet = PersonsDay("u-2", "มาลี", (0, 1, *[0] * 22))
    others = PersonsDay("", "", (0, 9000, 4500, *[0] * 21))
    alone, beside = colours([busy, quiet]), colours([busy, quiet, others])
    assert beside[0] == alone[0] and beside[1] == alone[1]
    assert beside[0][1] == QColor(theme.ACCENT)
    nothing, full, half = beside[2][0], beside[2][1], beside[2][2]
    assert nothing == QColor(theme.BACKGROUND)
    assert QColor(theme.ACCENT).blue() > full.blue() > half.blue() > nothing.blue()


def test_a_chart_of_nobody_and_of_others_alone_can_be_drawn(qapp: QApplication) -> None:
    assert colours([]) == []
    assert colours([PersonsDay("", "", (7, *[0] * 23))])[0][0] != QColor(theme.BACKGROUND)
