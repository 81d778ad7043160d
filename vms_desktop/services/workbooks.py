"""Tables for an office program: what services hand over to be written as a workbook, and who writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a workbook. Numbers are cells to calculate with; texts are texts, whatever they begin with."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    widths: Sequence[int] = ()


class Workbooks(Protocol):
    """Fulfilled by ``adapters.documents.workbook``."""

    def write(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """Whole or not at all; a file of that name is replaced. Blocking. Raises StorageError ``storage.disk_full``,
        ``storage.file_not_writable``, ReviewError ``review.report_part_missing``.
        """
