"""Cameras and how they are, as a table for Qt: rows are kept in order and only what changed is touched.

Ten thousand rows once a second: an unchanged second costs nothing, and a change costs its row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock_offset import WARN_ABOVE_MS, ClockReading
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.place import Province
from vms_desktop.domain.recording import NO_RECORDING, RecordingStatus
from vms_desktop.domain.stream import StreamHealth, StreamReason, StreamState
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.ui import formatting, language, messages
from vms_desktop.ui.conditions import WORST_FIRST, condition_colour, condition_sign, condition_title
from vms_desktop.ui.pages.place_names import PlaceNames
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.recording_signs import WORST_FIRST as RECORDING_WORST_FIRST
from vms_desktop.ui.recording_signs import recording_colour, recording_reason, recording_sign, recording_word

Index = QModelIndex | QPersistentModelIndex
CONDITION, RECORDING, CODE, NAME, PLACE, OWNER, SINCE, DETAIL = COLUMNS = range(8)
WIDTHS = (190, 130, 110, 170, 140, 140, 180)
LEAST_DETAIL = 260
"""Pixels of what is wrong and what to do about it, which is why anybody looks at the page."""
MOST_MOVES = 32
"""More rows than this that come, go or change places at once: the whole order is made anew, which is cheaper."""
_RANK = {condition: rank for rank, condition in enumerate(WORST_FIRST)}

Key = tuple[Any, ...]


class HealthRow(NamedTuple):
    """``number``: the camera's place among all by code. ``since``: when that condition was noticed; ``report``: of the
    stream that explains it.
    """

    number: int
    camera: Camera
    condition: CameraCondition
    since: datetime | None
    report: StreamHealth | None
    recording: RecordingStatus = NO_RECORDING
    clock: ClockReading | None = None
    """The newest reading of the camera's clock."""


class HealthTableModel(QAbstractTableModel):
    """Read-only. ``set_rows`` replaces everything, ``change`` touches some."""

    def __init__(self, province: Province, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = PlaceNames(province)
        self._keys: list[Key] = []
        self._rows: list[HealthRow] = []
        """In ascending order of ``_keys``, whichever way they are shown."""
        self._key_of: dict[str, Key] = {}
        self._sorted_by = CONDITION
        self._down = False

    # ---- contents --------------------------------------------------------------------------------------------

    def set_rows(self, rows: Iterable[HealthRow]) -> None:
        self.beginResetModel()
        keyed = sorted(((self._key(row), row) for row in rows), key=lambda pair: pair[0])
        self._keys = [key for key, _ in keyed]
        self._rows = [row for _, row in keyed]
        self._key_of = {row.camera.id: key for key, row in keyed}
        self.endResetModel()

    def change(self, changes: Mapping[str, HealthRow | None]) -> None:
        """By camera id; None: the camera is not listed any more. Rows that stay in place are only repainted."""
        keys = {camera_id: None if row is None else self._key(row) for camera_id, row in changes.items()}
        moved = [camera_id for camera_id, key in keys.items() if key != self._key_of.get(camera_id)]
        if len(moved) > MOST_MOVES:
            kept = [row for row in self._rows if row.camera.id not in changes]
            self.set_rows([*kept, *(row for row in changes.values() if row is not None)])
            return
        for camera_id in moved:
            self._take_out(camera_id)
            row, key = changes[camera_id], keys[camera_id]
            if row is not None and key is not None:
                self._put_in(key, row)
        for camera_id, row in changes.items():
            if row is not None:
                self._repaint(camera_id, row)

    def _take_out(self, camera_id: str) -> None:
        key = self._key_of.pop(camera_id, None)
        if key is None:
            return
        at = bisect_left(self._keys, key)
        shown = self._shown(at)
        self.beginRemoveRows(QModelIndex(), shown, shown)
        del self._keys[at], self._rows[at]
        self.endRemoveRows()

    def _put_in(self, key: Key, row: HealthRow) -> None:
        at = bisect_left(self._keys, key)
        shown = len(self._rows) - at if self._down else at
        self.beginInsertRows(QModelIndex(), shown, shown)
        self._keys.insert(at, key)
        self._rows.insert(at, row)
        self._key_of[row.camera.id] = key
        self.endInsertRows()

    def _repaint(self, camera_id: str, row: HealthRow) -> None:
        at = bisect_left(self._keys, self._key_of[camera_id])
        if self._rows[at] != row:
            self._rows[at] = row
            shown = self._shown(at)
            self.dataChanged.emit(self.index(shown, 0), self.index(shown, DETAIL))

    def _shown(self, at: int) -> int:
        """The row on the screen of a place in the order, and the other way about."""
        return len(self._rows) - 1 - at if self._down else at

    def row(self, shown: int) -> HealthRow:
        return self._rows[self._shown(shown)]

    def shown_row(self, camera_id: str) -> int | None:
        """Where a camera stands now; None: it is not listed."""
        key = self._key_of.get(camera_id)
        return None if key is None else self._shown(bisect_left(self._keys, key))

    def shown_rows(self) -> list[HealthRow]:
        """All, from top to bottom."""
        return self._rows[::-1] if self._down else list(self._rows)

    def _key(self, row: HealthRow) -> Key:
        """Unique, so that a row is found again by it. Equal cells: the worst first, then by code."""
        last = (_RANK[row.condition], row.number)
        if self._sorted_by == CODE:
            return (row.number,)
        if self._sorted_by == RECORDING:
            return (RECORDING_WORST_FIRST.index(row.recording.state), *last)
        if self._sorted_by == SINCE:
            began = self._began(row)
            return (began is None, began.timestamp() if began is not None else 0.0, *last)
        if self._sorted_by in (NAME, PLACE, OWNER):
            return (sort_key(self.text(row, self._sorted_by)), *last)
        return last

    # ---- words -----------------------------------------------------------------------------------------------

    @staticmethod
    def titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("HealthPage", "Condition"),
            translate("HealthPage", "Recording"),
            translate("HealthPage", "Code"),
            translate("HealthPage", "Name"),
            translate("HealthPage", "Place"),
            translate("HealthPage", "Owner"),
            translate("HealthPage", "Since"),
            translate("HealthPage", "Why and what to do, or the stream"),
        ]

    def text(self, row: HealthRow, column: int) -> str:
        """What stands in a cell, in the language of now. May be called in any thread."""
        camera, report = row.camera, row.report
        if column == CONDITION:
            if report is not None and report.state is not StreamState.LIVE:
                word = messages.state_text(report.state)
                return word[:1].upper() + word[1:]
            return condition_title(row.condition)
        if column == RECORDING:
            return recording_word(row.recording)
        if column == CODE:
            return camera.code
        if column == NAME:
            return language.camera_name(camera)
        if column == PLACE:
            return self._names.place(camera)
        if column == OWNER:
            return self._names.agency(camera.agency_code)
        if column == SINCE:
            began = self._began(row)
            return formatting.moment_text(began) if began is not None else ""
        warning, reason = _clock_warning(row), _reason(row)
        # Why a camera fails matters more than its clock, and a wrong clock more than a healthy stream's figures.
        both = (warning, reason) if report is not None and report.state is StreamState.LIVE else (reason, warning)
        return " · ".join(words for words in both if words)

    @staticmethod
    def _began(row: HealthRow) -> datetime | None:
        return row.report.since if row.report is not None and row.report.since is not None else row.since

    # ---- QAbstractTableModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.row(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(recording_reason(row.recording) if column == RECORDING else self.text(row, column))
        if column == RECORDING and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(recording_colour(row.recording.state))
        if column == RECORDING and role == Qt.ItemDataRole.DecorationRole:
            return recording_sign(row.recording.state)
        if column == CONDITION and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(condition_colour(row.condition))
        if column == CONDITION and role == Qt.ItemDataRole.DecorationRole:
            return condition_sign(row.condition)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By condition: the worst first; by anything else in Thai dictionary order or time."""
        self._sorted_by, self._down = column, order is Qt.SortOrder.DescendingOrder
        self.set_rows(self._rows)


def _reason(row: HealthRow) -> str:
    report = row.report
    if report is None:
        return messages.reason_text(StreamReason.UNREACHABLE) if row.condition is CameraCondition.FAILING else ""
    if report.state is not StreamState.LIVE:
        return messages.reason_text(report.reason)
    rate = formatting.bit_rate_text(report.bits_per_second)
    return f"{report.codec.upper()} {report.width}×{report.height} · {report.fps:.1f} fps · {rate}"


def _clock_warning(row: HealthRow) -> str:
    """Empty where the clock is right, or was never measured."""
    offset = row.report.clock_offset_s if row.report is not None else None
    if offset is None and row.clock is not None:
        offset = row.clock.offset_ms / 1000
    if offset is None or abs(offset) * 1000 <= WARN_ABOVE_MS:
        return ""
    wrong = QCoreApplication.translate("HealthPage", "▲ the camera's clock is off by {0}")
    return wrong.format(formatting.seconds_text(offset))
