"""Marked private areas: parts of a PTZ camera's range where nobody should look without a reason.

AreaForm(cameras: CameraService, parent: QWidget | None = None, camera_id: str = "")

``camera_id``: of this camera only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QPushButton, QSpinBox, QVBoxLayout, QWidget

from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.private_area import NAME_LIMIT, PrivateArea, seen_from
from vms_desktop.domain.ptz import PtzPosition
from vms_desktop.domain.thai_text import tidy
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import icons, messages
from vms_desktop.ui.camera_field import CameraField, camera_text
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.words_label import WordsLabel

_LIST_HEIGHT, _SHORT_LIST_HEIGHT = 110, 76
_LIMITS = {
    "pan_from": (-100, 100, -100),
    "pan_to": (-100, 100, 100),
    "tilt_from": (-100, 100, -100),
    "tilt_to": (-100, 100, 100),
    "zoom_from": (0, 100, 0),
}
"""Least, most and first value of each number, in hundredths of ONVIF's generic spaces."""


class AreaForm(QWidget):
    """Signals: ``save_asked(PrivateArea)``; ``remove_asked(PrivateArea)``; ``view_asked(str)``: where does that camera
    look now (``take_view``)?
    """

    save_asked = Signal(object)
    remove_asked = Signal(object)
    view_asked = Signal(str)

    def __init__(self, cameras: CameraService, parent: QWidget | None = None, camera_id: str = "") -> None:
        super().__init__(parent)
        self._only_camera = camera_id
        self.setObjectName("areaForm")
        self._cameras = cameras
        self._areas: Sequence[PrivateArea] = ()
        self.list = QListWidget(self)
        self.list.setObjectName("areaList")
        self.list.setFixedHeight(_SHORT_LIST_HEIGHT if camera_id else _LIST_HEIGHT)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self._heading, self._told = self._label("section"), self._label("small")
        self.camera = CameraField(cameras, "areaCamera", self)
        self.name = LineField(self)
        self.name.setObjectName("areaName")
        self.name.setMaxLength(NAME_LIMIT)
        self.numbers: dict[str, QSpinBox] = {}
        for field, (least, most, first) in _LIMITS.items():
            box = self.numbers[field] = QSpinBox(self)
            box.setObjectName(f"area_{field}")
            box.setRange(least, most)
            box.setValue(first)
            box.setSuffix(" %")
            box.lineEdit().setTextMargins(6, 0, 0, 0)
        self._labels = {name: self._label("small") for name in ("camera", "name", *_LIMITS)}
        self._problem = self._label("wrong")
        self._problem.setObjectName("areaProblem")
        self._view = QPushButton(self)
        self._view.setObjectName("areaTakeView")
        icons.set_beside_text(self._view, "scan")
        self._view.clicked.connect(self._ask_view)
        self._view.hide()
        self._save, self._new, self._remove = QPushButton(self), QPushButton(self), QPushButton(self)
        for name, button, icon in (
            ("areaSave", self._save, "save"),
            ("areaNew", self._new, "plus"),
            ("areaRemove", self._remove, "trash-2"),
        ):
            button.setObjectName(name)
            icons.set_beside_text(button, icon)
        self._save.clicked.connect(self._ask_save)
        self._new.clicked.connect(lambda: self.list.setCurrentRow(-1))
        self._remove.clicked.connect(self._ask_remove)
        self._lay_out()
        for part in (self._heading, self._labels["camera"], self.camera):
            part.setVisible(not camera_id)
        self.list.setVisible(not camera_id)
        self.retranslate()
        self._show()

    def _label(self, role: str) -> WordsLabel:
        label = WordsLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._heading, self._told, self.list):
            column.addWidget(part)
        column.addSpacing(4)
        for name, field in (("camera", self.camera), ("name", self.name)):
            self._labels[name].setBuddy(field)
            column.addWidget(self._labels[name])
            column.addWidget(field)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for number, (name, box) in enumerate(self.numbers.items()):
            self._labels[name].setBuddy(box)
            grid.addWidget(self._labels[name], number // 2 * 2, number % 2)
            grid.addWidget(box, number // 2 * 2 + 1, number % 2)
        column.addLayout(grid)
        column.addWidget(self._view)
        column.addWidget(self._problem)
        column.addSpacing(4)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save, 0, 0, 1, 2)
        buttons.addWidget(self._new, 1, 0)
        buttons.addWidget(self._remove, 1, 1)
        column.addLayout(buttons)
        column.addStretch(1)

    def close_form(self) -> None:
        self.camera.close_field()

    # ---- contents --------------------------------------------------------------------------------------------

    def set_areas(self, areas: Sequence[PrivateArea]) -> None:
        chosen = self.chosen()
        self._areas = areas
        with QSignalBlocker(self.list):
            self.list.clear()
            for area in areas:
                where = "" if self._only_camera else f" · {self._camera_name(area.camera_id)}"
                QListWidgetItem(f"{area.name}{where}", self.list)
            at = next((row for row, area in enumerate(areas) if chosen is not None and area.id == chosen.id), -1)
            self.list.setCurrentRow(at)
        self.list.setVisible(bool(areas) or not self._only_camera)
        self._show()

    def chosen(self) -> PrivateArea | None:
        row = self.list.currentRow()
        return self._areas[row] if 0 <= row < len(self._areas) else None

    def tell(self, error: InputError | None) -> None:
        """What is wrong with the fields; None takes it away."""
        self._problem.setVisible(error is not None)
        self._problem.setText("" if error is None else messages.error_text(error))

    def _camera_name(self, camera_id: str) -> str:
        try:
            return camera_text(self._cameras.get(camera_id))
        except CameraError:
            return camera_id

    def _show(self) -> None:
        area = self.chosen()
        self.camera.set_camera(self._only_camera if area is None else area.camera_id)
        self.name.setText("" if area is None else area.name)
        for name, box in self.numbers.items():
            box.setValue(_LIMITS[name][2] if area is None else round(getattr(area, name) * 100))
        self._remove.setEnabled(area is not None)
        self.tell(None)

    def offer_view(self) -> None:
        """Somebody answers ``view_asked``."""
        self._view.show()

    def _ask_view(self) -> None:
        if self.camera.camera_id:
            self.view_asked.emit(self.camera.camera_id)
        else:
            self.tell(InputError("input.camera_not_chosen", value=self.camera.text()))

    def take_view(self, position: PtzPosition) -> None:
        """The edges around what the camera sees now. One that does not tell leaves them as they are, and is told of."""
        if position.pan is None and position.tilt is None and position.zoom is None:
            self.tell(InputError("input.position_not_told"))
            return
        self.tell(None)
        before = {name: box.value() / 100 for name, box in self.numbers.items()}
        area = seen_from(PrivateArea("", "", "", **before), position)
        for name, box in self.numbers.items():
            box.setValue(round(getattr(area, name) * 100))

    def _ask_save(self) -> None:
        area = self.chosen()
        if not self.camera.camera_id:
            self.tell(InputError("input.camera_not_chosen", value=self.camera.text()))
            return
        limits = {name: box.value() / 100 for name, box in self.numbers.items()}
        name = tidy(self.name.text())
        self.save_asked.emit(PrivateArea("" if area is None else area.id, self.camera.camera_id, name, **limits))

    def _ask_remove(self) -> None:
        area = self.chosen()
        if area is not None:
            self.remove_asked.emit(area)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Marked private areas"))
        self._told.setText(
            self.tr("Parts of a PTZ camera's range. 0 % is the middle, 100 % the end to the right, above, or nearest.")
        )
        for name, text in (
            ("camera", self.tr("PTZ camera")),
            ("name", self.tr("What is there")),
            ("pan_from", self.tr("Left edge")),
            ("pan_to", self.tr("Right edge")),
            ("tilt_from", self.tr("Lower edge")),
            ("tilt_to", self.tr("Upper edge")),
            ("zoom_from", self.tr("From this zoom on")),
        ):
            self._labels[name].setText(text)
            buddy = self._labels[name].buddy()
            if buddy is not None:
                buddy.setAccessibleName(text)
        self.camera.setPlaceholderText(self.tr("Code or name"))
        self.list.setAccessibleName(self.tr("Marked private areas"))
        self._view.setText(self.tr("Take what the camera sees now"))
        self._save.setText(self.tr("Save the area"))
        self._new.setText(self.tr("New area"))
        self._remove.setText(self.tr("Delete…"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
