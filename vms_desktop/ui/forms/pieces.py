"""One piece of a form as a QTextDocument: Sarabun, lengths in millimetres, tables ruled as on paper.

Qt's own borders do not meet where two tables touch, and it drops the space over a first paragraph: mended here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextOption,
    QTextTable,
    QTextTableCell,
)

from vms_desktop.ui import theme

POINTS = 16.0
"""Of the running text: the size official letters are set in, as TH Sarabun measures it."""
_EM = 0.75
"""The bundled Sarabun fills its em more than TH Sarabun does: sizes in points are those of the rules for letters, and
are set with this much of them, so that a letter looks, and fills its page, as people expect of 16 points.
"""
_KEPT = 200
"""Pieces that are kept set: those of a few pages, which are drawn again and again while somebody looks at them."""
_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)mm\b")
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)pt\b")
_RULE = "#606060"
_STYLE = re.compile(r'style="[^"]*"')
_SIDE = re.compile(r'(width|height)="([0-9.]+)mm"')
_BASE = """
p, h1, h2, h3, div, ul, ol { margin: 0; }
h1 { font-size: 20pt; font-weight: bold; } h2 { font-size: 18pt; font-weight: bold; }
h3 { font-size: 16pt; font-weight: bold; }
.text { text-indent: 25mm; text-align: justify; }
.before { margin-top: 2mm; } .before2 { margin-top: 6mm; } .middle { margin-left: 80mm; }
.sign { margin-top: 11mm; } .signing { margin-top: 18mm; }
.garuda { margin-top: 22mm; } .small-garuda { margin-top: 8mm; }
.urgent { font-size: 20pt; font-weight: bold; } .memo { font-size: 29pt; font-weight: bold; }
.label { font-size: 20pt; font-weight: bold; }
.small { font-size: 13pt; } .foot { font-size: 11pt; color: #404040; } .tiny { font-size: 5pt; }
.en { font-size: 11pt; color: #404040; }
.hash { font-size: 10pt; }
"""
"""Sizes and places that official letters use, by name; ``docs/forms.md`` tells them."""


class PieceMaker:
    """``dots``: of the layout to a millimetre; ``width``: of the text, in dots, set before the first piece is made."""

    def __init__(self, style: str, images: Mapping[str, QImage]) -> None:
        self._images = images
        # Lengths of a style are in dots of the screen, those of the letters in dots of the device: the same here.
        screen = QGuiApplication.primaryScreen()
        self.dots = (screen.logicalDotsPerInchY() if screen is not None else 96.0) / 25.4
        self.width = 0.0
        self._sheet = self._in_dots(_BASE + style)
        self._kept: dict[tuple[str, float | None], QTextDocument] = {}
        self._device = QImage(1, 1, QImage.Format.Format_RGB32)
        self._device.setDotsPerMeterX(round(self.dots * 1000))
        self._device.setDotsPerMeterY(round(self.dots * 1000))

    def kept(self, html: str, cut: float | None = None) -> QTextDocument:
        """As ``document``, or the one that was made for the last pages. ``cut``: the height of the pages it goes over,
        in dots.
        """
        document = self._kept.pop((html, cut), None)
        if document is None:
            document = self.document(html)
            if cut is not None:
                document.setPageSize(QSizeF(self.width, cut))
        self._kept[html, cut] = document
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return document

    def forget(self) -> None:
        """What is kept, on the thread that made it: the pages may be drawn next on another."""
        self._kept.clear()

    def document(self, html: str) -> QTextDocument:
        """Laid out, ``width`` dots wide."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setUseDesignMetrics(True)
        document.setDocumentMargin(0)
        font = QFont(theme.FAMILY)
        font.setPointSizeF(POINTS * _EM)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        document.setDefaultFont(font)
        option = QTextOption()
        # Where nothing knows Thai words a line is broken at a letter rather than running out of its cell.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultStyleSheet(self._sheet)
        for name, image in self._images.items():
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        html = _SIDE.sub(lambda side: f'{side.group(1)}="{round(float(side.group(2)) * self.dots)}"', html)
        # Laid out once, when all of it is there: each change would lay it out anew.
        document.documentLayout().setPaintDevice(self._device)
        document.setLayoutEnabled(False)
        document.setTextWidth(self.width)
        document.setHtml(_STYLE.sub(lambda match: self._in_dots(match.group()), html))
        _keep_first_margins(document.rootFrame())
        document.setLayoutEnabled(True)
        return document

    def _in_dots(self, style: str) -> str:
        def dots(match: re.Match[str]) -> str:
            return f"{round(float(match.group(1)) * self.dots)}px"

        style = _SIZE.sub(lambda size: f"{float(size.group(1)) * _EM:.2f}pt", style)
        return _LENGTH.sub(dots, style)


def _keep_first_margins(frame: QTextFrame) -> None:
    """Qt drops the space over the first paragraph of a document and of a cell: it becomes padding there."""
    if isinstance(frame, QTextTable):
        for row in range(frame.rows()):
            for column in range(frame.columns()):
                cell = frame.cellAt(row, column)
                if cell.row() == row and cell.column() == column:
                    _pad(cell)
        if frame.format().border() > 0:
            _rule(frame)
    else:
        above = frame.firstCursorPosition().blockFormat().topMargin()
        if above and not frame.childFrames():
            style = frame.frameFormat()
            style.setTopMargin(style.topMargin() + above)
            frame.setFrameFormat(style)
    for child in frame.childFrames():
        _keep_first_margins(child)


def _rule(table: QTextTable) -> None:
    """Lines of the cells instead of the table's: each cell its left, upper and lower one, the last the right too."""
    style = table.format()
    style.setBorder(0)
    style.setBorderCollapse(False)
    table.setFormat(style)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if cell.row() != row or cell.column() != column:
                continue
            ruled = cell.format().toTableCellFormat()
            ruled.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            ruled.setBorderBrush(QBrush(QColor(_RULE)))
            is_last = column + cell.columnSpan() == table.columns()
            ruled.setLeftBorder(1)
            ruled.setRightBorder(1 if is_last else 0)
            ruled.setTopBorder(1 if row == 0 else 0)
            ruled.setBottomBorder(1)
            cell.setFormat(ruled)


def _pad(cell: QTextTableCell) -> None:
    above = cell.firstCursorPosition().blockFormat().topMargin()
    if above:
        style = cell.format().toTableCellFormat()
        style.setTopPadding(style.topPadding() + above)
        cell.setFormat(style)
