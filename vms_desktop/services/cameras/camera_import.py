"""Cameras from a list: every problem is named by row and column, and nothing is stored unless all (or told) is well."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from vms_desktop.domain.camera_draft import CameraDraft, draft_of
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.thai_text import arabic_digits, tidy
from vms_desktop.services.cameras.camera_columns import Heading, PlaceNames, draft_from, known_columns, read_heading
from vms_desktop.services.cameras.cameras import CameraService, PreparedCamera
from vms_desktop.services.cameras.draft_problems import prepare_or_tell
from vms_desktop.services.csv_export import unguarded
from vms_desktop.services.csv_text import Row, choose_separator, read_table_text, rows_of
from vms_desktop.services.operation import operation

MOST_PROBLEMS = 1000
"""More are counted, but not kept: nobody reads them, and a hostile file must not fill the memory."""


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """``row`` as a spreadsheet counts (the heading is row 1); ``column``: the heading, "" for the whole row.

    ``code`` and ``params`` are those of an InputError (``import.*``, ``input.*``).
    """

    row: int
    column: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """``rows``: with data. ``new``/``changed``: good rows. ``applied``: they are in the register now."""

    file: str
    encoding: str
    rows: int
    new: int
    changed: int
    problems: tuple[ImportProblem, ...]
    problem_count: int
    bad_rows: int
    without_streams: int
    """Good rows that have an ONVIF address only: their streams are not known yet."""
    applied: bool = False

    @property
    def good(self) -> int:
        return self.new + self.changed


class CameraImport:
    """Reads lists into the register. Called on the loop thread; the reading is done beside it."""

    def __init__(self, cameras: CameraService) -> None:
        self._cameras = cameras
        self._authority = cameras.authority

    @operation(Permission.MANAGE_CAMERAS)
    async def dry_run(self, path: Path, *, update: bool = False) -> ImportReport:
        """What ``run`` would do; changes nothing.

        ``update``: rows whose code is in the register change that camera; else they are problems.
        Raises InputError ``import.*`` where the file as a whole cannot be used.
        """
        return (await asyncio.to_thread(self._read, path, update))[0]

    @operation(Permission.MANAGE_CAMERAS, logs=Action.CAMERA_ADDED)
    async def run(self, path: Path, *, update: bool = False, skip_bad: bool = False) -> ImportReport:
        """Store all rows in one transaction: with a problem in any row none is stored, unless ``skip_bad``.

        Raises InputError as ``dry_run``, AccessError as ``CameraService.store``, StorageError ``storage.*``.
        """
        report, good = await asyncio.to_thread(self._read, path, update)
        if (report.problem_count and not skip_bad) or not good:
            return report
        prepared = [await self._cameras.with_kept_password(item, draft) for item, draft in good]
        await self._cameras.store(prepared)
        return replace(report, applied=True)

    def _read(self, path: Path, update: bool) -> tuple[ImportReport, list[tuple[PreparedCamera, CameraDraft]]]:
        table = read_table_text(path)
        rows = rows_of(table.text, choose_separator(table.text, known_columns))
        heading = _heading(rows, path.name)
        reading = _Reading(self._cameras, heading, update)
        for row in rows:
            reading.take(row)
        report = ImportReport(
            file=path.name,
            encoding=table.encoding,
            rows=reading.rows,
            new=sum(item.is_new for item, _ in reading.good),
            changed=sum(not item.is_new for item, _ in reading.good),
            problems=tuple(reading.problems),
            problem_count=reading.problem_count,
            bad_rows=reading.rows - len(reading.good),
            without_streams=sum(not item.camera.main and not item.camera.sub for item, _ in reading.good),
        )
        return report, reading.good


def _heading(rows: Iterable[Row], name: str) -> Heading:
    first = next(iter(rows), None)
    if first is None or first.cells is None:
        raise InputError("import.heading_unreadable", file=name)
    return read_heading(first.cells)


class _Reading:
    """One pass over the rows."""

    def __init__(self, cameras: CameraService, heading: Heading, update: bool) -> None:
        self._cameras = cameras
        self._heading = heading
        self._update = update
        self._places = PlaceNames(cameras.province)
        self._first_with_code: dict[str, int] = {}
        self.rows = 0
        self.good: list[tuple[PreparedCamera, CameraDraft]] = []
        self.problems: list[ImportProblem] = []
        self.problem_count = 0

    def take(self, row: Row) -> None:
        self.rows += 1
        if row.cells is None:
            self._tell(row, "", "import.row_unreadable")
            return
        width = self._heading.width
        if len(row.cells) < width or any(cell.strip() for cell in row.cells[width:]):
            self._tell(row, "", "import.cells", found=len(row.cells), expected=width)
            return
        told = self.problem_count
        code = arabic_digits(tidy(unguarded(row.cells[self._heading.positions["code"]].strip())))
        existing = self._cameras.by_code(code)
        base = draft_of(existing) if existing is not None and self._update else CameraDraft()
        draft = self._draft(row, row.cells, base)
        self._check_code(row, code, existing is not None)
        prepared = prepare_or_tell(self._cameras, draft, existing, lambda error: self._tell_error(row, error))
        if prepared is not None and self.problem_count == told:
            self.good.append((prepared, draft))

    def _draft(self, row: Row, cells: list[str], base: CameraDraft) -> CameraDraft:
        cells = list(cells)
        while True:
            try:
                return draft_from(cells, self._heading, self._places, base)
            except InputError as error:
                # Told once; an empty cell is always good in the columns that can be wrong here.
                self._tell_error(row, error)
                wrong = "ptz" if error.params["field"] == "has_ptz" else "transport"
                cells[self._heading.positions[wrong]] = ""

    def _check_code(self, row: Row, code: str, exists: bool) -> None:
        if not code:
            return
        first = self._first_with_code.setdefault(code.casefold(), row.number)
        if first != row.number:
            self._tell(row, self._heading.column_of("code"), "import.code_twice", camera=code[:40], first_row=first)
        elif exists and not self._update:
            self._tell(row, self._heading.column_of("code"), "import.code_exists", camera=code[:40])

    def _tell_error(self, row: Row, error: InputError) -> None:
        params = {name: value for name, value in error.params.items() if name != "field"}
        self._tell(row, self._heading.column_of(str(error.params.get("field", ""))), error.code, **params)

    def _tell(self, row: Row, column: str, code: str, **params: Any) -> None:
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(ImportProblem(row.number, column, code, params))
