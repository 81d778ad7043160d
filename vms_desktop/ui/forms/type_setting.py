"""A filled form set in type: A4, Sarabun, shaped and broken into lines by Qt, no row cut by the end of a page.

Each piece of the form (a paragraph, a row of a table) is a small QTextDocument of its own, because Qt cuts the rows of
a table wherever the page ends; the pages are made up here. No widget is touched: it runs on any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QImage,
    QPainter,
    QPalette,
    QTextDocument,
)

from vms_desktop.services.requests.form_template import Filled, Piece
from vms_desktop.ui.forms.pieces import PieceMaker

A4_MM = (210.0, 297.0)
_LEFT_MM, _RIGHT_MM, _TOP_MM, _BOTTOM_MM = 30.0, 20.0, 20.0, 20.0
_SIDE_LANDSCAPE_MM = 15.0
_FOOT_MM = 9.0
"""From the paper's lower edge to the foot line."""


@dataclass(frozen=True, slots=True)
class Page:
    """``draw`` paints it in units of ``unit_mm`` from the paper's upper left corner."""

    draw: Sequence[Callable[[QPainter], None]]


@dataclass(frozen=True, slots=True)
class SetForm:
    """Ready to be drawn. ``text``: all that stands on it; ``size_mm``: of the paper; ``dots_per_mm``: its unit."""

    title: str
    text: str
    size_mm: tuple[float, float]
    dots_per_mm: float
    pages: Sequence[Page]


def set_form(filled: Filled, images: Mapping[str, QImage]) -> SetForm:
    """Lay the form out. Needs a QGuiApplication with Sarabun (``theme.load_fonts``)."""
    setter = _Setter(filled, images)
    form = setter.made()
    setter.hand_over()
    return form


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece set in type, and the headings of the table it is a row of."""

    piece: Piece
    document: QTextDocument
    head: QTextDocument | None

    @property
    def height(self) -> float:
        return self.document.size().height()

    @property
    def head_height(self) -> float:
        return self.head.size().height() if self.head is not None else 0


class _Setter:
    def __init__(self, filled: Filled, images: Mapping[str, QImage]) -> None:
        self._filled = filled
        self._maker = PieceMaker(filled.style, images)
        self._dots = self._maker.dots
        width, height = A4_MM[::-1] if filled.is_landscape else A4_MM
        self._size = (width, height)
        left, right = (_SIDE_LANDSCAPE_MM,) * 2 if filled.is_landscape else (_LEFT_MM, _RIGHT_MM)
        self._left = left * self._dots
        self._width = self._maker.width = (width - left - right) * self._dots
        self._top = _TOP_MM * self._dots
        foot = self._maker.document(filled.footer(88, 88)).size().height()
        self._bottom = max(_BOTTOM_MM * self._dots, _FOOT_MM * self._dots + foot + 3 * self._dots)
        self._head_room = self._maker.document(filled.header(88, 88)).size().height()
        self._paper = height * self._dots
        self._heads: dict[str, QTextDocument] = {}
        self._pages: list[list[Callable[[QPainter], None]]] = [[]]
        self._at = self._top

    def made(self) -> SetForm:
        parts = [self._part(piece) for piece in self._filled.pieces]
        at = 0
        while at < len(parts):
            # What must not stand apart goes to the next page together, if one page can hold it.
            last = at
            while last + 1 < len(parts) and (parts[last].piece.with_next or parts[last + 1].piece.with_last):
                last += 1
            group = parts[at : last + 1]
            needed = sum(one.height for one in group)
            needed += sum(parts[one].head_height for one in range(at, last + 1) if self._begins_table(parts, one))
            if (group[0].piece.new_page and self._has_something) or (needed > self._room and self._has_something):
                self._new_page()
            for number in range(at, last + 1):
                self._put_part(parts, number)
            at = last + 1
        self._repeat()
        pages = [Page(page) for page in self._pages]
        text = "\n".join(part.document.toPlainText() for part in parts)
        return SetForm(self._filled.title, text, self._size, self._dots, pages)

    def hand_over(self) -> None:
        """As ``PieceMaker.hand_over``."""
        self._maker.hand_over()

    def _repeat(self) -> None:
        """What stands on each page."""
        count = len(self._pages)
        for number, page in enumerate(self._pages, start=1):
            if number > 1:
                head = self._maker.document(self._filled.header(number, count))
                page.append(_drawn(head, self._left, self._top))
            foot = self._maker.document(self._filled.footer(number, count))
            page.append(_drawn(foot, self._left, self._paper - _FOOT_MM * self._dots - foot.size().height()))

    def _part(self, piece: Piece) -> _Part:
        if not piece.table:
            return _Part(piece, self._maker.document(piece.html), None)
        head = self._heads.get(piece.table + piece.head)
        if head is None and piece.head:
            head = self._maker.document(f"{piece.table}{piece.head}</table>")
            self._heads[piece.table + piece.head] = head
        return _Part(piece, self._maker.document(f"{piece.table}{piece.html}</table>"), head)

    def _begins_table(self, parts: Sequence[_Part], at: int) -> bool:
        """Whether headings come before this row: the table begins, or goes on, on a page."""
        piece = parts[at].piece
        if not piece.table:
            return False
        last = parts[at - 1].piece if at else None
        return last is None or (last.table, last.head) != (piece.table, piece.head) or not self._has_something

    def _put_part(self, parts: Sequence[_Part], at: int) -> None:
        """A row of a table stands with its border over that of the row above."""
        part = parts[at]
        if part.height > self._room and self._has_something:
            self._new_page()
        begins = self._begins_table(parts, at)
        if part.head is not None and begins:
            self._place(part.head)
        if part.piece.table and (part.head is not None or not begins):
            self._at -= 1
        self._put(part.document)

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
