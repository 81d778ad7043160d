"""Tables for spreadsheets: UTF-8 with byte order mark, RFC 4180, no cell that a spreadsheet would calculate.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and a camera's name may begin so
by chance or by malice (OWASP, "CSV Injection"). Such cells get an apostrophe, a spreadsheet's own sign for text;
``unguarded`` takes it away again, so that what was exported is imported unchanged.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from vms_desktop.services.whole_file import write_whole

# The full-width forms count as well in Asian editions of spreadsheets.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def guarded(cell: str) -> str:
    """The cell as a spreadsheet shows it instead of calculating it. Numbers stay numbers."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Inverse of ``guarded``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def table_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows, headings included, as the bytes of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def write_table(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write the table whole or not at all; a file of that name is replaced. Blocking.

    Raises StorageError ``storage.disk_full`` (folder), ``storage.file_not_writable`` (file, folder).
    """
    write_whole(path, table_bytes(rows))
