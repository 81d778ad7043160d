"""Cameras as a table for Qt: a plain list of them, and what each column shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.place import Province
from vms_desktop.domain.recording import NO_RECORDING, RecordingStatus
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.ui import language
from vms_desktop.ui.conditions import WORST_FIRST, condition_colour, condition_sign, condition_title
from vms_desktop.ui.pages.place_names import PlaceNames
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.recording_signs import WORST_FIRST as RECORDING_WORST_FIRST
from vms_desktop.ui.recording_signs import recording_colour, recording_reason, recording_sign, recording_word

Index = QModelIndex | QPersistentModelIndex
CAMERA_ROLE = Qt.ItemDataRole.UserRole
CONDITION, RECORDING, CODE, NAME, DISTRICT, SUBDISTRICT, OWNER, PTZ, MAIN, SUB = COLUMNS = range(10)
WIDTHS = (190, 150, 120, 300, 180, 180, 280, 70, 280, 280)
"""What is wrong stands first: it must be seen without scrolling on a small screen."""


class CameraTableModel(QAbstractTableModel):
    """Read-only. ``set_cameras`` replaces the rows; ``conditions_changed`` repaints what changes by itself."""

    def __init__(
        self,
        province: Province,
        conditions: Callable[[str], CameraCondition],
        parent: QObject | None = None,
        recording: Callable[[str], RecordingStatus] = lambda _id: NO_RECORDING,
    ) -> None:
        super().__init__(parent)
        self._recording = recording
        self._conditions = conditions
        self._rows: list[Camera] = []
        self._names = PlaceNames(province)

    def set_cameras(self, cameras: Sequence[Camera]) -> None:
        self.beginResetModel()
        self._rows = list(cameras)
        self.endResetModel()

    def conditions_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, CONDITION), self.index(len(self._rows) - 1, RECORDING))

    def camera(self, row: int) -> Camera:
        return self._rows[row]

    @property
    def cameras(self) -> Sequence[Camera]:
        """As they are listed, from top to bottom."""
        return self._rows

    @staticmethod
    def _titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("CameraTable", "Condition"),
            translate("CameraTable", "Recording"),
            translate("CameraTable", "Code"),
            translate("CameraTable", "Name"),
            translate("CameraTable", "District"),
            translate("CameraTable", "Subdistrict"),
            translate("CameraTable", "Owner"),
            translate("CameraTable", "PTZ"),
            translate("CameraTable", "Main stream"),
            translate("CameraTable", "Sub stream"),
        ]

    def text(self, camera: Camera, column: int) -> str:
        """What stands in a cell, in the language of now."""
        if column == CONDITION:
            return condition_title(self._conditions(camera.id))
        if column == RECORDING:
            return recording_word(self._recording(camera.id))
        if column == DISTRICT:
            return self._names.district(camera.district_code)
        if column == SUBDISTRICT:
            return self._names.subdistrict(camera.subdistrict_code)
        if column == OWNER:
            return self._names.agency(camera.agency_code)
        if column == NAME:
            return language.camera_name(camera)
        if column == PTZ:
            return QCoreApplication.translate("CameraTable", "yes") if camera.has_ptz else ""
        if column == CODE:
            return camera.code
        address = camera.main if column == MAIN else camera.sub
        return address.url if address is not None else ""

    # ---- QAbstractTableModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        camera = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(camera, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            reason = recording_reason(self._recording(camera.id)) if index.column() == RECORDING else ""
            return plain_tip(reason or self.text(camera, index.column()))
        if index.column() == CONDITION and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(condition_colour(self._conditions(camera.id)))
        if index.column() == CONDITION and role == Qt.ItemDataRole.DecorationRole:
            return condition_sign(self._conditions(camera.id))
        if index.column() == RECORDING and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(recording_colour(self._recording(camera.id).state))
        if index.column() == RECORDING and role == Qt.ItemDataRole.DecorationRole:
            return recording_sign(self._recording(camera.id).state)
        if role == CAMERA_ROLE:
            return camera.id
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Thai dictionary order; by condition and by recording: the worst first. Where a column is equal, by code."""
        self.beginResetModel()
        down = order is Qt.SortOrder.DescendingOrder
        if column == CONDITION:
            self._rows.sort(key=lambda camera: WORST_FIRST.index(self._conditions(camera.id)), reverse=down)
        elif column == RECORDING:
            rank = {state: place for place, state in enumerate(RECORDING_WORST_FIRST)}
            self._rows.sort(key=lambda camera: rank[self._recording(camera.id).state], reverse=down)
        else:
            self._rows.sort(key=lambda camera: sort_key(self.text(camera, column)), reverse=down)
        self.endResetModel()
