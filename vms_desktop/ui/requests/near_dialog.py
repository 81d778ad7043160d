"""Cameras around a place: the place is a camera or a pair of coordinates, the radius is chosen, the list is ticked.

NearDialog(cameras: CameraService, parent: QWidget | None = None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.requests.nearby import cameras_near
from vms_desktop.domain.thai_text import arabic_digits
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import formatting, theme
from vms_desktop.ui.camera_field import CameraField, camera_text
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.words_label import WordsLabel

RADII_M = (50, 100, 200, 300, 500, 1000, 2000)
_USUAL = 300
_PAIR = re.compile(r"\s*([-+]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([-+]?\d{1,3}(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class NearPlace:
    """Degrees WGS 84, metres; ``name``: of the camera it was, else the coordinates."""

    name: str
    latitude: float
    longitude: float
    radius_m: int


def typed_place(text: str) -> tuple[float, float] | None:
    """``13.5990, 100.5967``, also with Thai digits; None: no place on earth."""
    found = _PAIR.fullmatch(arabic_digits(text))
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


class NearDialog(QDialog):
    """Shown with ``open()``. Signals: ``picked(list, NearPlace)``: ids of the cameras that were ticked."""

    picked = Signal(list, object)

    def __init__(self, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nearDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cameras around a place"))
        self.setMinimumSize(620, 480)
        self._cameras = cameras
        heading = QLabel(self.windowTitle(), self)
        heading.setProperty("role", "title")
        self.place = CameraField(cameras, "nearPlace", self)
        self.place.setPlaceholderText(self.tr("A camera, or coordinates such as 13.5990, 100.5967"))
        self.place.setAccessibleName(self.tr("Place"))
        self.place.chosen.connect(self._find)
        self.place.textChanged.connect(lambda _text: self._find())
        self.radius = QComboBox(self)
        self.radius.setObjectName("nearRadius")
        self.radius.setAccessibleName(self.tr("Radius"))
        for metres in RADII_M:
            self.radius.addItem(self.tr("within {0} m").format(formatting.count_text(metres)), metres)
        self.radius.setCurrentIndex(RADII_M.index(_USUAL))
        self.radius.currentIndexChanged.connect(lambda _at: self._find())
        self.list = QListWidget(self)
        self.list.setObjectName("nearList")
        self.list.setAccessibleName(self.tr("Cameras found"))
        self.list.itemChanged.connect(lambda _item: self._count())
        self._told = WordsLabel(self)
        self._told.setObjectName("nearTold")
        self._told.setProperty("role", "quiet")
        self._told.setWordWrap(True)
        self.take = QPushButton(self)
        self.take.setObjectName("nearTake")
        self.take.setProperty("role", "accent")
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("nearCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        top, row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.place, 1)
        top.addWidget(self.radius)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(top)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.finished.connect(lambda _result: self.place.close_field())
        self._find()
        self.place.setFocus()

    def where(self) -> NearPlace | None:
        """The place as it stands in the fields; None: none yet."""
        metres = int(self.radius.currentData())
        camera = self._cameras.find(self.place.camera_id) if self.place.camera_id else None
        if camera is not None and camera.latitude is not None and camera.longitude is not None:
            return NearPlace(camera_text(camera), camera.latitude, camera.longitude, metres)
        typed = typed_place(self.place.text())
        if typed is None:
            return None
        return NearPlace(f"{typed[0]:.5f}, {typed[1]:.5f}", *typed, metres)

    def _find(self) -> None:
        place = self.where()
        self.list.clear()
        if place is None:
            camera = self._cameras.find(self.place.camera_id) if self.place.camera_id else None
            self._told.setText(
                self.tr("This camera's position is not in the register.")
                if camera is not None
                else self.tr("Choose a camera by code or name, or type coordinates.")
            )
            self._count()
            return
        found = cameras_near(self._cameras.cameras, place.latitude, place.longitude, place.radius_m)
        for camera, metres in found:
            self._add(camera, metres)
        self._told.setText(
            self.tr("Found: {0}. Cameras without a position in the register are not found here.").format(len(found))
        )
        self._count()

    def _add(self, camera: Camera, metres: float) -> None:
        far = self.tr("{0} m").format(formatting.count_text(round(metres)))
        words = f"{far} · {camera_text(camera)}"
        item = QListWidgetItem(words, self.list)
        item.setToolTip(plain_tip(words))
        item.setData(Qt.ItemDataRole.UserRole, camera.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setSizeHint(QSize(0, theme.TARGET))

    def ticked(self) -> list[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        count = len(self.ticked())
        self.take.setText(self.tr("Take %Ln camera(s)", "", count))
        self.take.setEnabled(count > 0)

    def _take(self) -> None:
        place = self.where()
        if place is not None:
            self.picked.emit(self.ticked(), place)
            self.accept()
