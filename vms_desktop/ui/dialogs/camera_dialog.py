"""Adding and changing a camera: by its ONVIF address, which is asked for the rest, or by RTSP addresses.

CameraDialog(cameras: CameraService, camera: Camera | None, parent: QWidget | None = None)
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft, draft_of
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.onvif_address import DEFAULT_PATH
from vms_desktop.domain.stream import StreamQuality, Transport
from vms_desktop.services.cameras import CameraService
from vms_desktop.services.device_draft import fill_from_device
from vms_desktop.services.ports import DeviceFacts, DeviceProfile
from vms_desktop.ui import icons, messages
from vms_desktop.ui.dialogs.place_fields import PlaceFields
from vms_desktop.ui.dialogs.profile_fields import ProfileFields
from vms_desktop.ui.tasks import WidgetTasks

CLOCK_WARNING_S = 5.0
_TEXTS = (
    "code",
    "name_th",
    "name_en",
    "onvif_host",
    "username",
    "password",
    "main_url",
    "sub_url",
    "latitude",
    "longitude",
)


def _onvif_text(draft: CameraDraft) -> str:
    """The device's address as it can be typed again: IPv6 in brackets, the path where it is not the usual one."""
    host = f"[{draft.onvif_host}]" if ":" in draft.onvif_host else draft.onvif_host
    short = f"{host}:{draft.onvif_port}"
    return short if draft.onvif_path in ("", DEFAULT_PATH) else f"http://{short}{draft.onvif_path}"


class CameraDialog(QDialog):
    """Shown with ``open()``. Signals: ``saved(Camera)``."""

    saved = Signal(object)

    def __init__(self, cameras: CameraService, camera: Camera | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self._cameras = cameras
        self._camera = camera
        self._draft = draft_of(camera) if camera is not None else CameraDraft()
        self._suggested = ""
        self._tasks = WidgetTasks("camera dialog", self)
        self._tasks.failed.connect(self._failed)
        self.fields = {name: self._field(name) for name in _TEXTS}
        self.fields["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self.places = PlaceFields(cameras.province, self)
        self.profiles = ProfileFields(self)
        self.profiles.chosen.connect(self._take_profile)
        self._ptz = QCheckBox(self.tr("The camera can be steered (PTZ)"), self)
        self._ptz.setObjectName("cameraPtz")
        self._transport = QComboBox(self)
        self._transport.setObjectName("cameraTransport")
        self._transport.addItem(self.tr("TCP (usual)"), Transport.TCP)
        self._transport.addItem("UDP", Transport.UDP)
        self._ask = QPushButton(icons.icon("refresh-cw"), self.tr("Ask the camera"), self)
        self._ask.setObjectName("cameraAsk")
        self._ask.setAutoDefault(False)
        self._ask.clicked.connect(self._ask_device)
        self._told = QLabel(self)
        self._told.setObjectName("cameraTold")
        self._told.setProperty("role", "quiet")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)  # a device says what it likes
        self._problem = QLabel(self)
        self._problem.setObjectName("cameraProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._save = QPushButton(self.tr("Save") if camera is not None else self.tr("Add the camera"), self)
        self._save.setObjectName("cameraSave")
        self._save.setProperty("role", "accent")
        self._save.setDefault(True)
        self._save.clicked.connect(self._store)
        self.setWindowTitle(self.tr("Change a camera") if camera is not None else self.tr("Add a camera"))
        self._lay_out()
        self._fill()
        self.finished.connect(lambda _result: self._tasks.cancel())

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(f"camera_{name}")
        field.textEdited.connect(lambda _text: self._problem.clear())
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        onvif = QHBoxLayout()
        onvif.setSpacing(8)
        onvif.addWidget(self.fields["onvif_host"], 1)
        onvif.addWidget(self._ask)
        who = self._pair(self.fields["username"], self.fields["password"])
        self.fields["onvif_host"].setPlaceholderText("192.168.1.20:80")
        self.fields["main_url"].setPlaceholderText("rtsp://192.168.1.20:554/main")
        self.fields["sub_url"].setPlaceholderText("rtsp://192.168.1.20:554/sub")
        kept = self._camera is not None and self._camera.has_credential
        self.fields["password"].setPlaceholderText(self.tr("kept as it is") if kept else self.tr("password"))
        self.fields["username"].setPlaceholderText(self.tr("user name"))
        rows: list[tuple[str, QWidget | QHBoxLayout | QVBoxLayout]] = [
            (self.tr("ONVIF address"), onvif),
            (self.tr("User and password"), who),
            ("", self._told),
            (self.tr("Main stream"), self._above(self.profiles.main, self.fields["main_url"])),
            (self.tr("Sub stream"), self._above(self.profiles.sub, self.fields["sub_url"])),
            (self.tr("Transport"), self._transport),
            (self.tr("Code"), self.fields["code"]),
            (self.tr("Name (Thai)"), self.fields["name_th"]),
            (self.tr("Name (English)"), self.fields["name_en"]),
            (self.tr("District"), self.places.district),
            (self.tr("Subdistrict"), self.places.subdistrict),
            (self.tr("Owning agency"), self.places.agency),
            (self.tr("Latitude, longitude"), self._pair(self.fields["latitude"], self.fields["longitude"])),
            ("", self._ptz),
        ]
        for text, part in rows:
            label = QLabel(text, self)
            form.addRow(label, part)
            if isinstance(part, QWidget) and text:
                part.setAccessibleName(text)
        for name, text in (
            ("onvif_host", self.tr("ONVIF address")),
            ("username", self.tr("User name")),
            ("password", self.tr("Password")),
            ("latitude", self.tr("Latitude")),
            ("longitude", self.tr("Longitude")),
            ("main_url", self.tr("Main stream")),
            ("sub_url", self.tr("Sub stream")),
        ):
            self.fields[name].setAccessibleName(text)
        self.profiles.main.setAccessibleName(self.tr("Profile of the main stream"))
        self.profiles.sub.setAccessibleName(self.tr("Profile of the sub stream"))
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("cameraCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    def _above(self, first: QWidget, second: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(first)
        column.addWidget(second)
        return column

    def _pair(self, first: QWidget, second: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(first)
        row.addWidget(second)
        return row

    # ---- between the fields and the draft --------------------------------------------------------------------

    def _fill(self) -> None:
        draft = self._draft
        for name in _TEXTS:
            value = getattr(draft, name)
            self.fields[name].setText("" if value is None else str(value))
        if draft.onvif_host and draft.onvif_port:
            self.fields["onvif_host"].setText(_onvif_text(draft))
        if draft.district_code:
            self.places.choose(draft.district_code, draft.subdistrict_code, draft.agency_code)
        if self._camera is None and not draft.code:
            self._suggest_code()
            self.places.district.currentIndexChanged.connect(lambda _index: self._suggest_code())
        self._transport.setCurrentIndex(self._transport.findData(draft.transport))
        self._ptz.setChecked(draft.has_ptz)

    def _suggest_code(self) -> None:
        if self.fields["code"].text() == self._suggested:  # a code typed by hand stays
            self._suggested = self._cameras.next_code(self.places.district.currentData())
            self.fields["code"].setText(self._suggested)

    def _read(self) -> CameraDraft:
        texts: dict[str, Any] = {name: self.fields[name].text() for name in _TEXTS}
        return replace(
            self._draft,
            **texts,
            onvif_port=0,
            district_code=self.places.district.currentData(),
            subdistrict_code=self.places.subdistrict.currentData() or "",
            agency_code=self.places.agency.currentData() or "",
            transport=self._transport.currentData(),
            has_ptz=self._ptz.isChecked(),
        )

    # ---- asking and storing ----------------------------------------------------------------------------------

    def _ask_device(self) -> None:
        self._problem.clear()
        self._told.setText(self.tr("Asking the camera…"))
        self._ask.setEnabled(False)
        self._tasks.start_once(self._discover(), "ask the camera")

    async def _discover(self) -> None:
        draft = self._read()
        try:
            facts = await self._cameras.discover_device(draft.onvif_host, draft.username, draft.password)
        finally:
            self._ask.setEnabled(True)
            self._told.clear()
        # Read again: what was typed while the camera was asked stays.
        self._draft = fill_from_device(self._read(), facts)
        self._fill()
        self.profiles.offer(facts.profiles, self._draft.main_profile, self._draft.sub_profile)
        self._told.setText(self._words(facts))

    def _take_profile(self, quality: StreamQuality, profile: DeviceProfile | None) -> None:
        url, token = (profile.address.url, profile.token) if profile is not None else ("", "")
        self.fields[f"{quality.value}_url"].setText(url)
        chosen: dict[str, Any] = {f"{quality.value}_profile": token}
        self._draft = replace(self._draft, **chosen)

    def _words(self, facts: DeviceFacts) -> str:
        words = [f"{facts.manufacturer} {facts.model}".strip()]
        if abs(facts.clock_offset_s) > CLOCK_WARNING_S:
            words.append(self.tr("its clock is {0} s off").format(round(facts.clock_offset_s)))
        return " · ".join(words)

    def _store(self) -> None:
        self._problem.clear()
        self._tasks.start_once(self._keep(), "store the camera")

    async def _keep(self) -> None:
        draft = self._read()
        if self._camera is None:
            camera = await self._cameras.add(draft)
        else:
            camera = await self._cameras.update(self._camera.id, draft)
        self.saved.emit(camera)
        self.accept()

    def _failed(self, error: VmsError) -> None:
        self._told.clear()
        self._problem.setText(messages.error_text(error))
        field = self.fields.get(str(error.params.get("field", "")))
        if field is not None:
            field.setFocus()
            field.selectAll()
