"""Workbooks (Office Open XML, ECMA-376) by openpyxl, which is loaded when the first one is written.

A text stays a text: a cell that begins with ``=`` is stored as text and marked so (``quotePrefix``), because openpyxl
would make a formula of it, and an office program of what is typed over it. Control characters, which the format cannot
hold, are written out as in the access log.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vms_desktop.domain.errors import ReviewError
from vms_desktop.domain.log_text import visible
from vms_desktop.services.whole_file import whole_file
from vms_desktop.services.workbooks import Sheet

LONGEST_CELL = 32_767
LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
_FONT = "Sarabun"
_USUAL_WIDTH = 18
_HEAD_FILL = "FFE9EDF2"


class OpenpyxlWorkbooks:
    """Fulfils ``services.review.review_report.Workbooks``."""

    def write(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """Whole or not at all; a file of that name is replaced. Blocking.

        Raises StorageError ``storage.disk_full``, ``storage.file_not_writable`` (file, folder), ReviewError
        ``review.report_part_missing``.
        """
        try:
            import openpyxl
        except ImportError as error:
            raise ReviewError("review.report_part_missing", detail=str(error)) from error
        book = openpyxl.Workbook()
        book.remove(book.active)
        for sheet in sheets:
            _fill(book, sheet)
        with whole_file(path) as partial:
            book.save(partial)


def _fill(book: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    made = book.create_sheet(visible(sheet.title).translate(_NOT_IN_TITLES)[:LONGEST_TITLE])
    plain, bold = Font(name=_FONT, size=12), Font(name=_FONT, size=12, bold=True)
    fill = PatternFill("solid", fgColor=_HEAD_FILL)
    for number, row in enumerate((sheet.headings, *sheet.rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = made.cell(number, column)
            _put(cell, value)
            cell.font = bold if number == 1 else plain
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.fill = fill
    made.freeze_panes = "A2"
    for column in range(1, len(sheet.headings) + 1):
        width = sheet.widths[column - 1] if column <= len(sheet.widths) else _USUAL_WIDTH
        made.column_dimensions[get_column_letter(column)].width = width


def _put(cell: Any, value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
        cell.number_format = "#,##0"
        return
    # A line break is the one control character that means something in a cell.
    text = "\n".join(visible(line) for line in value.split("\n"))[:LONGEST_CELL]
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in _FORMULA_STARTS
