"""The monthly report as PDF: A4, Sarabun, shaped and broken into lines by Qt, page numbers that know the last page.

Pages are laid out first, as things to draw, and then drawn. No widget is touched: it runs on any thread. What comes
from the log is set as text, letter by letter.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from vms_desktop.domain.log_text import visible
from vms_desktop.services.whole_file import whole_file
from vms_desktop.ui import theme
from vms_desktop.ui.review import activity_chart
from vms_desktop.ui.review.activity_chart import ChartStyle
from vms_desktop.ui.review.report_words import ReportWords, Section

DPI = 300
_MM = DPI / 25.4
_POINT = DPI / 72
_MARGIN_MM = 18.0
_LINE = 1.22
"""Room for Thai marks on marks, which stand out of the line the font declares."""
_PAD = 1.4 * _MM
_INK, _QUIET, _RULE, _HEAD = "#16202C", "#52606F", "#C9D1DB", "#E9EDF2"
_CHART = ChartStyle(_INK, _QUIET, "#F4F6F9", "#0B62C4", "#FFFFFF", DPI / 96 * 0.8)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
Drawn = Callable[[QPainter], None]


def write_pdf(path: Path, words: ReportWords, *, thai_digits: bool = False) -> int:
    """Whole or not at all; a file of that name is replaced; returns the number of pages. Blocking, for any thread.

    Raises StorageError ``storage.disk_full``, ``storage.file_not_writable`` (file, folder).
    """
    with whole_file(path) as partial:
        pages = _write(str(partial), words, thai_digits)
        if not pages:
            raise OSError(errno.EIO, "the page could not be begun")
    return pages


def _write(file: str, words: ReportWords, thai_digits: bool) -> int:
    writer = QPdfWriter(file)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*(_MARGIN_MM,) * 4), QPageLayout.Unit.Millimeter)
    writer.setTitle(f"{words.title} {words.lines[1]}")
    writer.setCreator(QCoreApplication.applicationName())
    painter = QPainter()
    if not painter.begin(writer):
        return 0
    pages = _Pages(painter, QRectF(0, 0, writer.width(), writer.height()), thai_digits)
    _lay_out(pages, words)
    for number, page in enumerate(pages.pages, start=1):
        if number > 1:
            writer.newPage()
        for draw in page:
            draw(painter)
        pages.footer(words.page.format(number, len(pages.pages)))(painter)
    painter.end()
    return len(pages.pages)


class _Pages:
    """What stands on each page; ``at``: how far down the last one is full."""

    def __init__(self, painter: QPainter, box: QRectF, thai_digits: bool) -> None:
        self._device = painter.device()
        self.box = box
        self._foot = 9 * _MM
        self._thai_digits = thai_digits
        self.pages: list[list[Drawn]] = [[]]
        self.at = 0.0

    @property
    def room(self) -> float:
        return self.box.height() - self._foot - self.at

    def new_page(self) -> None:
        self.pages.append([])
        self.at = 0.0

    def draw(self, drawn: Drawn) -> None:
        self.pages[-1].append(drawn)

    def digits(self, text: str) -> str:
        return text.translate(_THAI_DIGITS) if self._thai_digits else text

    def paragraph(
        self,
        text: str,
        width: float,
        points: float,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> tuple[QTextLayout, float]:
        """The text in lines of that width, and its height."""
        font = QFont(theme.FAMILY)
        font.setPixelSize(round(points * _POINT))
        font.setBold(bold)
        layout = QTextLayout(_lines(self.digits(text)), font, self._device)
        option = QTextOption(align)
        # Where nothing knows Thai words a line is broken at a letter rather than running out of its cell.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            extra = line.height() * (_LINE - 1)
            line.setPosition(QPointF(0, height + extra / 2))
            height += line.height() + extra
        layout.endLayout()
        return layout, height

    def text(
        self,
        text: str,
        points: float,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        colour: str = _INK,
    ) -> None:
        """A paragraph over the whole width."""
        layout, height = self.paragraph(text, self.box.width(), points, bold=bold, align=align)
        if height > self.room:
            self.new_page()
        self.draw(_text_at(layout, QPointF(0, self.at), colour))
        self.at += height

    def footer(self, text: str) -> Drawn:
        layout, height = self.paragraph(text, self.box.width(), 9, align=Qt.AlignmentFlag.AlignRight)
        return _text_at(layout, QPointF(0, self.box.height() - height), _QUIET)

    def gap(self, millimetres: float) -> None:
        self.at += millimetres * _MM


def _lines(text: str) -> str:
    """Line breaks as QTextLayout has them; every other control character written out."""
    return "\u2028".join(visible(line) for line in text.split("\n"))


def _text_at(layout: QTextLayout, place: QPointF, colour: str) -> Drawn:
    def draw(painter: QPainter) -> None:
        painter.setPen(QColor(colour))
        layout.draw(painter, place)

    return draw


# ---- what stands on the pages ------------------------------------------------------------------------------------


def _lay_out(pages: _Pages, words: ReportWords) -> None:
    centre = Qt.AlignmentFlag.AlignHCenter
    pages.text(words.title, 18, bold=True, align=centre)
    for line in words.lines[:2]:
        pages.text(line, 13, align=centre)
    for line in words.lines[2:]:
        pages.text(line, 10, align=centre, colour=_QUIET)
    pages.gap(5)
    _facts(pages, words.facts)
    pages.gap(5)
    _chart(pages, words)
    for section in words.sections:
        pages.gap(6)
        _section(pages, section)
    _signs(pages, words.signs)


def _facts(pages: _Pages, facts: Sequence[tuple[str, int]]) -> None:
    for name, value in facts:
        _row(pages, [name, f"{value:,}"], (3, 1), 11, numbers={1})


def _chart(pages: _Pages, words: ReportWords) -> None:
    if not words.chart:
        return
    height = activity_chart.height_of(words.chart, _CHART)
    if height + 12 * _MM > pages.room:
        pages.new_page()
    pages.text(words.chart_title, 13, bold=True)
    pages.gap(1)
    box = QRectF(0, pages.at, pages.box.width(), height)
    style = ChartStyle(
        _CHART.text, _CHART.quiet, _CHART.field, _CHART.full, _CHART.on_full, _CHART.unit, digits=pages.digits
    )
    pages.draw(lambda painter: activity_chart.draw(painter, box, words.chart, style))
    pages.at += height


def _section(pages: _Pages, section: Section) -> None:
    if pages.room < 40 * _MM:
        pages.new_page()
    pages.text(section.title, 13, bold=True)
    pages.gap(1)
    if not section.rows:
        pages.text(section.empty, 11, colour=_QUIET)
        return
    numbers = {column for column, value in enumerate(section.rows[0]) if isinstance(value, int)}
    _row(pages, section.headings, section.weights, 10, numbers=numbers, is_head=True)
    for row in section.rows:
        cells = [f"{value:,}" if isinstance(value, int) else value for value in row]
        _row(pages, cells, section.weights, 10.5, numbers=numbers, head=section)


def _row(
    pages: _Pages,
    cells: Sequence[str],
    weights: Sequence[int],
    points: float,
    *,
    numbers: set[int],
    is_head: bool = False,
    head: Section | None = None,
) -> None:
    """A row of a table. ``head``: repeat its headings where the row begins a page."""
    whole = sum(weights)
    left = 0.0
    made = []
    for column, (cell, weight) in enumerate(zip(cells, weights, strict=True)):
        width = pages.box.width() * weight / whole
        align = Qt.AlignmentFlag.AlignRight if column in numbers else Qt.AlignmentFlag.AlignLeft
        layout, height = pages.paragraph(cell, width - 2 * _PAD, points, bold=is_head, align=align)
        made.append((left + _PAD, layout, height))
        left += width
    height = max(one[2] for one in made) + _PAD
    if height > pages.room and pages.at > 0:
        pages.new_page()
        if head is not None:
            _row(pages, head.headings, weights, 10, numbers=numbers, is_head=True)
    top = pages.at
    pages.draw(_ruled(QRectF(0, top, pages.box.width(), height), _HEAD if is_head else None))
    for x, layout, _ in made:
        pages.draw(_text_at(layout, QPointF(x, top + _PAD / 2), _QUIET if is_head else _INK))
    pages.at += height


def _ruled(box: QRectF, fill: str | None) -> Drawn:
    def draw(painter: QPainter) -> None:
        if fill is not None:
            painter.fillRect(box, QColor(fill))
        painter.setPen(QPen(QColor(_RULE), 0.2 * _MM))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    return draw


def _signs(pages: _Pages, signs: Sequence[str]) -> None:
    """Where it is signed: never alone on the back of the last table's page."""
    height = 34 * _MM
    if height > pages.room:
        pages.new_page()
    pages.gap(16)
    width = pages.box.width() / len(signs)
    for number, sign in enumerate(signs):
        for line, text in enumerate(("." * 46, "(" + " " * 52 + ")", sign)):
            layout, step = pages.paragraph(text, width, 11, align=Qt.AlignmentFlag.AlignHCenter)
            pages.draw(_text_at(layout, QPointF(number * width, pages.at + line * step), _INK))
