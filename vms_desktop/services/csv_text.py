"""Tables people export from spreadsheets, as rows of text: whatever encoding and separator, bounded, never executed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vms_desktop.domain.errors import InputError

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 100_000
SEPARATORS = (",", ";", "\t")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx/.ods (ZIP) and .xls (compound file)
_SEPARATOR_HINT = re.compile(r"sep=[,;\t]\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableText:
    """A file's text; ``encoding`` as found, for the report."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` as a spreadsheet counts (header is 1). ``cells`` None: the row cannot be read, e.g. an open quote."""

    number: int
    cells: list[str] | None


def read_table_text(path: Path) -> TableText:
    """UTF-8 with or without byte order mark, UTF-16 with one, else Thai Windows (cp874, which TIS-620 is part of).

    Raises InputError ``import.file_missing``, ``import.unreadable``, ``import.too_large`` (limit_mb),
    ``import.spreadsheet``, ``import.binary``, ``import.encoding``, ``import.empty``; each with ``file`` (its name).
    """
    name = path.name
    try:
        if not path.exists():
            raise InputError("import.file_missing", file=name)
        if not path.is_file():
            raise InputError("import.unreadable", file=name, detail="not a file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("import.unreadable", file=name, detail=str(error.strerror)) from error
    if len(data) > MOST_BYTES:
        raise InputError("import.too_large", file=name, limit_mb=MOST_BYTES // 1024 // 1024)
    if data.startswith(_SPREADSHEETS):
        raise InputError("import.spreadsheet", file=name)
    table = _decoded(data, name)
    if "\0" in table.text:
        raise InputError("import.binary", file=name)
    if not table.text.strip():
        raise InputError("import.empty", file=name)
    return table


def _decoded(data: bytes, name: str) -> TableText:
    candidates: tuple[str, ...]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ("utf-16",)
    elif b"\0" in data:
        raise InputError("import.binary", file=name)
    else:
        candidates = ("utf-8-sig", "cp874")
    for encoding in candidates:
        try:
            return TableText(data.decode(encoding), encoding.removesuffix("-sig"))
        except UnicodeDecodeError:
            continue
    raise InputError("import.encoding", file=name)


def choose_separator(text: str, known_columns: Callable[[list[str]], int]) -> str:
    """The separator under which the first row holds the most known columns."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    hint = _SEPARATOR_HINT.match(text)
    if hint:
        return text[4]

    def known(separator: str) -> int:
        try:
            return known_columns(next(csv.reader([first], delimiter=separator)))
        except (csv.Error, StopIteration):
            return 0

    return max(SEPARATORS, key=known)


def rows_of(text: str, separator: str) -> Iterator[Row]:
    """All rows that hold anything. A row that cannot be read is told as such and reading goes on with the next.

    Raises InputError ``import.too_many_rows`` (limit).
    """
    hint = _SEPARATOR_HINT.match(text)
    lines = io.StringIO(text[hint.end() :] if hint else text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 1 if hint else 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(number, None)
            continue
        if number > MOST_ROWS + 1:
            raise InputError("import.too_many_rows", limit=MOST_ROWS)
        if any(cell.strip() for cell in cells):
            yield Row(number, cells)
