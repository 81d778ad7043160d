"""A filled form set in type: A4, Sarabun, shaped and broken into lines by Qt, no row cut by the end of a page.

Each piece of the form (a paragraph, a row of a table) is a small QTextDocument of its own, because Qt cuts the rows of
a table wherever the page ends; the pages are made up here. No widget is touched: it runs on any thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
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
class Placed:
    """A piece on its page, in the form's units from the paper's upper left corner; ``top`` is its lower edge where it
    ``stands`` there. ``cut``: how much of a piece that is taller than a page each page has of it; ``skipped``: what the
    pages before have.
    """

    html: str
    left: float
    top: float
    stands: bool = False
    cut: float | None = None
    skipped: float = 0


@dataclass(frozen=True, slots=True)
class SetForm:
    """Ready to be drawn. ``text``: all that stands on it; ``size_mm``: of the paper; ``dots_per_mm``: its unit."""

    title: str
    text: str
    size_mm: tuple[float, float]
    dots_per_mm: float
    pages: Sequence[Sequence[Placed]]
    maker: PieceMaker

    def draw(self, painter: QPainter, number: int) -> None:
        """The page (0..), in units of the form. All pages on one thread: what is drawn is kept there for a while."""
        for piece in self.pages[number]:
            _draw(painter, self.maker.kept(piece.html, piece.cut), piece)


def set_form(filled: Filled, images: Mapping[str, QImage]) -> SetForm:
    """Lay the form out. Needs a QGuiApplication with Sarabun (``theme.load_fonts``)."""
    return _Setter(filled, images).made()


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece, how tall it is in type, and the headings of the table it is a row of."""

    piece: Piece
    html: str
    height: float
    text: str
    head: str
    head_height: float


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
        self._heads: dict[str, float] = {}
        self._pages: list[list[Placed]] = [[]]
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
        text = "\n".join(part.text for part in parts)
        return SetForm(self._filled.title, text, self._size, self._dots, self._pages, self._maker)

    def _repeat(self) -> None:
        """What stands on each page."""
        count = len(self._pages)
        for number, page in enumerate(self._pages, start=1):
            if number > 1:
                page.append(Placed(self._filled.header(number, count), self._left, self._top))
            foot = self._filled.footer(number, count)
            page.append(Placed(foot, self._left, self._paper - _FOOT_MM * self._dots, stands=True))

    def _part(self, piece: Piece) -> _Part:
        """Measured only: the pieces of a long form would take a hundred megabytes and more, so each is set again when
        its page is drawn.
        """
        html = f"{piece.table}{piece.html}</table>" if piece.table else piece.html
        head = f"{piece.table}{piece.head}</table>" if piece.table and piece.head else ""
        if head and head not in self._heads:
            self._heads[head] = self._maker.document(head).size().height()
        document = self._maker.document(html)
        return _Part(piece, html, document.size().height(), document.toPlainText(), head, self._heads.get(head, 0))

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
        if part.head and begins:
            self._place(part.head, part.head_height)
        if part.piece.table and (part.head or not begins):
            self._at -= 1
        self._put(part.html, part.height)

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

    def _put(self, html: str, height: float) -> None:
        """What is taller than a page goes on from page to page, cut between its lines."""
        if height <= self._room:
            self._place(html, height)
            return
        if self._has_something:
            self._new_page()
        whole = self._room
        if height <= whole:
            self._place(html, height)
            return
        for number in range(self._maker.kept(html, whole).pageCount()):
            if number:
                self._new_page()
            self._pages[-1].append(Placed(html, self._left, self._at, cut=whole, skipped=number * whole))
        self._maker.forget()
        self._at += height % whole

    def _place(self, html: str, height: float) -> None:
        self._pages[-1].append(Placed(html, self._left, self._at))
        self._at += height


def _draw(painter: QPainter, document: QTextDocument, piece: Placed) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, "#000000")
    context.palette = palette
    painter.save()
    top = piece.top - (document.size().height() if piece.stands else piece.skipped)
    painter.translate(piece.left, top)
    if piece.cut is not None:
        context.clip = QRectF(0, piece.skipped, document.textWidth(), piece.cut)
        painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()
