"""A filled form set in type: A4, Sarabun, shaped and broken into lines by Qt, no row cut by the end of a page.

Each piece of the form (a paragraph, a row of a table) is a small QTextDocument of its own, because Qt cuts the rows of
a table wherever the page ends; the pages are made up here. No widget is touched: it runs on any thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QImage,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)

from vms_desktop.services.requests.form_template import Filled, Piece
from vms_desktop.ui import theme

POINTS = 16.0
"""Of the running text: the size official letters are set in."""
A4_MM = (210.0, 297.0)
_LEFT_MM, _RIGHT_MM, _TOP_MM, _BOTTOM_MM = 30.0, 20.0, 20.0, 20.0
_SIDE_LANDSCAPE_MM = 15.0
_FOOT_MM = 9.0
"""From the paper's lower edge to the foot line."""
_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)mm\b")
_STYLE = re.compile(r'(?:style|width|height)="[^"]*"')
_BASE = """
p, h1, h2, h3, div, ul, ol { margin: 0; }
h1 { font-size: 20pt; font-weight: bold; } h2 { font-size: 18pt; font-weight: bold; }
h3 { font-size: 16pt; font-weight: bold; }
.grid { border-color: #707070; border-style: solid; border-collapse: collapse; }
.text { text-indent: 25mm; text-align: justify; }
.before { margin-top: 2mm; } .before2 { margin-top: 6mm; } .middle { margin-left: 80mm; }
.sign { margin-top: 14mm; } .signing { margin-top: 18mm; }
.garuda { margin-top: 22mm; } .small-garuda { margin-top: 8mm; }
.urgent { font-size: 20pt; font-weight: bold; } .memo { font-size: 29pt; font-weight: bold; }
.label { font-size: 20pt; font-weight: bold; }
.small { font-size: 13pt; } .foot { font-size: 11pt; color: #404040; } .tiny { font-size: 5pt; }
.en { font-size: 11pt; color: #404040; }
.hash { font-size: 10pt; }
"""
"""Sizes and places that official letters use, by name; ``docs/forms.md`` tells them."""


@dataclass(frozen=True, slots=True)
class Page:
    """``draw`` paints it in units of ``unit_mm`` from the paper's upper left corner."""

    draw: Sequence[Callable[[QPainter], None]]


@dataclass(frozen=True, slots=True)
class SetForm:
    """Ready to be drawn. ``size_mm``: of the paper; ``dots_per_mm``: the unit of the drawing."""

    title: str
    size_mm: tuple[float, float]
    dots_per_mm: float
    pages: Sequence[Page]


def set_form(filled: Filled, images: Mapping[str, QImage]) -> SetForm:
    """Lay the form out. Needs a QGuiApplication with Sarabun (``theme.load_fonts``)."""
    return _Setter(filled, images).made()


class _Setter:
    def __init__(self, filled: Filled, images: Mapping[str, QImage]) -> None:
        self._filled = filled
        self._images = images
        # Lengths of a style are in dots of the screen, those of the letters in dots of the device: the same here.
        screen = QGuiApplication.primaryScreen()
        self._dots = (screen.logicalDotsPerInchY() if screen is not None else 96.0) / 25.4
        self._device = QImage(1, 1, QImage.Format.Format_RGB32)
        self._device.setDotsPerMeterX(round(self._dots * 1000))
        self._device.setDotsPerMeterY(round(self._dots * 1000))
        width, height = A4_MM[::-1] if filled.is_landscape else A4_MM
        self._size = (width, height)
        left, right = (_SIDE_LANDSCAPE_MM,) * 2 if filled.is_landscape else (_LEFT_MM, _RIGHT_MM)
        self._left = left * self._dots
        self._width = (width - left - right) * self._dots
        self._top = _TOP_MM * self._dots
        foot = self._document(filled.footer(88, 88)).size().height()
        self._bottom = max(_BOTTOM_MM * self._dots, _FOOT_MM * self._dots + foot + 3 * self._dots)
        self._head_room = self._document(filled.header(88, 88)).size().height()
        self._paper = height * self._dots
        self._pages: list[list[Callable[[QPainter], None]]] = [[]]
        self._at = self._top

    def made(self) -> SetForm:
        last = Piece("")
        for piece in self._filled.pieces:
            if piece.new_page and self._has_something:
                self._new_page()
            if piece.table:
                self._row(piece, last)
            else:
                self._put(self._document(piece.html))
            last = piece
        count = len(self._pages)
        for number, page in enumerate(self._pages, start=1):
            if number > 1:
                head = self._document(self._filled.header(number, count))
                page.append(_drawn(head, self._left, self._top))
            foot = self._document(self._filled.footer(number, count))
            page.append(_drawn(foot, self._left, self._paper - _FOOT_MM * self._dots - foot.size().height()))
        pages = [Page(page) for page in self._pages]
        return SetForm(self._filled.title, self._size, self._dots, pages)

    # ---- pages ---------------------------------------------------------------------------------------------------

    @property
    def _room(self) -> float:
        return self._paper - self._bottom - self._at

    @property
    def _first(self) -> float:
        """Where a page begins."""
        return self._top + (self._head_room if len(self._pages) > 1 else 0)

    @property
    def _has_something(self) -> bool:
        return self._at > self._first

    def _new_page(self) -> None:
        self._pages.append([])
        self._at = self._first

    def _row(self, piece: Piece, last: Piece) -> None:
        """A row of a table, its borders over those of the row above; headings first where table or page begins."""
        row = self._document(f"{piece.table}{piece.html}</table>")
        is_first = last.table != piece.table or last.head != piece.head
        head = self._document(f"{piece.table}{piece.head}</table>") if piece.head else None
        needed = row.size().height() + (head.size().height() if head is not None and is_first else 0)
        if needed > self._room and self._has_something:
            self._new_page()
            is_first = True
        if head is not None and is_first:
            self._place(head)
        self._at -= 0 if is_first and head is None else 1
        self._put(row)

    def _put(self, document: QTextDocument) -> None:
        """What is taller than a page goes on from page to page, cut between its lines."""
        height = document.size().height()
        if height <= self._room:
            self._place(document)
            return
        if self._has_something:
            self._new_page()
        whole = self._room
        if height <= whole:
            self._place(document)
            return
        document.setPageSize(QSizeF(self._width, whole))
        for number in range(document.pageCount()):
            if number:
                self._new_page()
            self._pages[-1].append(_drawn(document, self._left, self._at, number * whole, whole))
        self._at += height % whole

    def _place(self, document: QTextDocument) -> None:
        self._pages[-1].append(_drawn(document, self._left, self._at))
        self._at += document.size().height()

    # ---- pieces --------------------------------------------------------------------------------------------------

    def _document(self, html: str) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.documentLayout().setPaintDevice(self._device)
        document.setUseDesignMetrics(True)
        document.setDocumentMargin(0)
        font = QFont(theme.FAMILY)
        font.setPointSizeF(POINTS)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        document.setDefaultFont(font)
        option = QTextOption()
        # Where nothing knows Thai words a line is broken at a letter rather than running out of its cell.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultStyleSheet(self._in_dots(_BASE + self._filled.style))
        for name, image in self._images.items():
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        document.setHtml(_STYLE.sub(lambda match: self._in_dots(match.group()), html))
        document.setTextWidth(self._width)
        return document

    def _in_dots(self, style: str) -> str:
        def dots(match: re.Match[str]) -> str:
            return f"{round(float(match.group(1)) * self._dots)}px"

        return _LENGTH.sub(dots, style)


def _drawn(
    document: QTextDocument, left: float, top: float, skipped: float = 0, height: float | None = None
) -> Callable[[QPainter], None]:
    """Draws the part of the document from ``skipped`` on, ``height`` of it."""

    def draw(painter: QPainter) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, "#000000")
        context.palette = palette
        painter.save()
        painter.translate(left, top - skipped)
        if height is not None:
            context.clip = QRectF(0, skipped, document.textWidth(), height)
            painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()

    return draw
