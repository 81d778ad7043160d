"""Cameras as a table for Qt: a plain list of them, and what each column shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.place import Province
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.ui import language, theme
from vms_desktop.ui.tree.tree_model import condition_text

Index = QModelIndex | QPersistentModelIndex
CAMERA_ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 36

_COLOURS = {
    CameraCondition.LIVE: theme.OK,
    CameraCondition.ANSWERING: theme.OK,
    CameraCondition.LATE: theme.WARNING,
    CameraCondition.FAILING: theme.ALARM,
    CameraCondition.UNKNOWN: theme.TEXT_QUIET,
}


class CameraTableModel(QAbstractTableModel):
    """Read-only. ``set_cameras`` replaces the rows; ``conditions_changed`` repaints one column."""

    def __init__(
        self, province: Province, conditions: Callable[[str], CameraCondition], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._conditions = conditions
        self._rows: list[Camera] = []
        self._places = {place.code: place for place in province.districts}
        self._small_places = {sub.code: sub for district in province.districts for sub in district.subdistricts}
        self._agencies = {agency.code: agency for agency in province.agencies}

    def set_cameras(self, cameras: Sequence[Camera]) -> None:
        self.beginResetModel()
        self._rows = list(cameras)
        self.endResetModel()

    def conditions_changed(self) -> None:
        if self._rows:
            last = len(self._titles()) - 1
            self.dataChanged.emit(self.index(0, last), self.index(len(self._rows) - 1, last))

    def camera(self, row: int) -> Camera:
        return self._rows[row]

    @staticmethod
    def _titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("CameraTable", "Code"),
            translate("CameraTable", "Name"),
            translate("CameraTable", "District"),
            translate("CameraTable", "Subdistrict"),
            translate("CameraTable", "Owner"),
            translate("CameraTable", "Main stream"),
            translate("CameraTable", "Sub stream"),
            translate("CameraTable", "PTZ"),
            translate("CameraTable", "Condition"),
        ]

    def text(self, camera: Camera, column: int) -> str:
        """What stands in a cell, in the language of now."""
        if column == 2:
            district = self._places.get(camera.district_code)
            return language.place_name(district) if district else camera.district_code
        if column == 3:
            place = self._small_places.get(camera.subdistrict_code)
            return language.place_name(place) if place else camera.subdistrict_code
        if column == 4:
            agency = self._agencies.get(camera.agency_code)
            return language.agency_name(agency) if agency else camera.agency_code
        return (
            camera.code,
            language.camera_name(camera),
            "",
            "",
            "",
            camera.main.url if camera.main else "",
            camera.sub.url if camera.sub else "",
            QCoreApplication.translate("CameraTable", "yes") if camera.has_ptz else "",
            condition_text(self._conditions(camera.id)),
        )[column]

    # ---- QAbstractTableModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._titles())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        camera = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(camera, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 8:
            return QColor(_COLOURS[self._conditions(camera.id)])
        if role == CAMERA_ROLE:
            return camera.id
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(
            key=lambda camera: sort_key(self.text(camera, column)), reverse=order is Qt.SortOrder.DescendingOrder
        )
        self.layoutChanged.emit()
