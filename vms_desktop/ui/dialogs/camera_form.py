"""The fields of a camera: how to reach it at the left, what it is at the right; each tells its own mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.onvif_address import onvif_text
from vms_desktop.domain.place import Province
from vms_desktop.domain.stream import Transport
from vms_desktop.ui import icons, messages
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.dialogs.place_fields import PlaceFields
from vms_desktop.ui.dialogs.profile_fields import ProfileFields
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.words_label import WordsLabel

_TEXTS = (
    "onvif_host",
    "username",
    "password",
    "main_url",
    "sub_url",
    "code",
    "name_th",
    "name_en",
    "latitude",
    "longitude",
)
# Fields of a draft that have no widget of their own, and the one whose text they come from.
_PART_OF = {
    "onvif_port": "onvif_host",
    "onvif_path": "onvif_host",
    "main_profile": "main_url",
    "sub_profile": "sub_url",
}


class CameraForm(QWidget):
    """``has_stored``: a password is stored, which is kept unless another is typed or ``forget`` is ticked.

    Signals: ``ask_clicked()``.
    """

    ask_clicked = Signal()

    def __init__(self, province: Province, has_stored: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {name: LineField(self) for name in _TEXTS}
        for name, field in self.fields.items():
            field.setObjectName(f"camera_{name}")
        self.fields["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self._has_stored = has_stored
        self.forget = QCheckBox(self.tr("Forget the stored password"), self)
        self.forget.setObjectName("cameraForget")
        self.forget.setVisible(has_stored)
        self.forget.toggled.connect(self._forget_changed)
        self.places = PlaceFields(province, self)
        self.profiles = ProfileFields(self)
        self.ask = QPushButton(self.tr("Ask the camera"), self)
        icons.set_beside_text(self.ask, "refresh-cw")
        self.ask.setObjectName("cameraAsk")
        self.ask.setAutoDefault(False)
        self.ask.clicked.connect(self.ask_clicked)
        self._told = WordsLabel(self)
        self._told.setObjectName("cameraTold")
        self._told.setProperty("role", "quiet")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)  # a device says what it likes
        self._told.hide()
        self._transport = QComboBox(self)
        self._transport.setObjectName("cameraTransport")
        self._transport.addItem(self.tr("TCP (usual)"), Transport.TCP)
        self._transport.addItem("UDP", Transport.UDP)
        self._ptz = QCheckBox(self.tr("The camera can be steered (PTZ)"), self)
        self._ptz.setObjectName("cameraPtz")
        self._rows: dict[str, FieldRow] = {}
        self._wrong_first: list[QWidget] = []
        self._lay_out()
        self._name_for_all()
        self._forget_changed(False)

    # ---- looks -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        fields = self.fields
        left = self._column(self.tr("Connection"))
        self._row(left, self.tr("ONVIF address"), ("onvif_host",), beside=self.ask)
        self._row(left, self.tr("User name"), ("username",))
        self._row(left, self.tr("Password"), ("password",))
        left.addWidget(self.forget)
        left.addWidget(self._told)
        self._row(left, self.tr("Main stream"), ("main_url",), below=self.profiles.main)
        self._row(left, self.tr("Sub stream"), ("sub_url",), below=self.profiles.sub)
        left.addWidget(FieldRow("transport", self.tr("Transport"), (self._transport,), self._transport, self))
        left.addWidget(self._ptz)
        left.addStretch(1)
        right = self._column(self.tr("In the register"))
        for text, name in (
            (self.tr("Code"), "code"),
            (self.tr("Name (Thai)"), "name_th"),
            (self.tr("Name (English)"), "name_en"),
            (self.tr("District"), "district_code"),
            (self.tr("Subdistrict"), "subdistrict_code"),
            (self.tr("Owning agency"), "agency_code"),
        ):
            self._row(right, text, (name,))
        self._row(right, self.tr("Latitude, longitude"), ("latitude", "longitude"))
        right.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(32)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        fields["onvif_host"].setPlaceholderText(self.tr("e.g. {0}").format("192.168.1.20:80"))
        fields["main_url"].setPlaceholderText(self.tr("e.g. {0}").format("rtsp://192.168.1.20:554/main"))
        fields["sub_url"].setPlaceholderText(self.tr("e.g. {0}").format("rtsp://192.168.1.20:554/sub"))
        self._order_tabs()

    def _column(self, title: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        heading = QLabel(title, self)
        heading.setProperty("role", "section")
        column.addWidget(heading)
        return column

    def _row(
        self,
        column: QVBoxLayout,
        text: str,
        names: tuple[str, ...],
        *,
        beside: QWidget | None = None,
        below: QWidget | None = None,
    ) -> None:
        parts = [self._widget(name) for name in names]
        if below is not None:
            parts = [below, *parts]
        elif beside is not None:
            parts = [*parts, beside]
        row = FieldRow(names[0], text, parts, self._widget(names[0]), self, stacked=below is not None)
        column.addWidget(row)
        for name in names:
            self._rows[name] = row
            widget = self._widget(name)
            if isinstance(widget, QLineEdit):
                widget.textEdited.connect(lambda _text, name=name: self._take_back(name))
            elif isinstance(widget, QComboBox):
                widget.activated.connect(lambda _index, name=name: self._take_back(name))

    def _widget(self, name: str) -> QWidget:
        places = {
            "district_code": self.places.district,
            "subdistrict_code": self.places.subdistrict,
            "agency_code": self.places.agency,
        }
        return places[name] if name in places else self.fields[name]

    def _name_for_all(self) -> None:
        for widget, text in (
            (self.fields["onvif_host"], self.tr("ONVIF address")),
            (self.fields["username"], self.tr("User name")),
            (self.fields["password"], self.tr("Password")),
            (self.fields["main_url"], self.tr("Main stream")),
            (self.fields["sub_url"], self.tr("Sub stream")),
            (self.fields["code"], self.tr("Code")),
            (self.fields["name_th"], self.tr("Name (Thai)")),
            (self.fields["name_en"], self.tr("Name (English)")),
            (self.fields["latitude"], self.tr("Latitude")),
            (self.fields["longitude"], self.tr("Longitude")),
            (self.places.district, self.tr("District")),
            (self.places.subdistrict, self.tr("Subdistrict")),
            (self.places.agency, self.tr("Owning agency")),
            (self.profiles.main, self.tr("Profile of the main stream")),
            (self.profiles.sub, self.tr("Profile of the sub stream")),
            (self._transport, self.tr("Transport")),
        ):
            widget.setAccessibleName(text)

    def _order_tabs(self) -> None:
        """As the eye goes: down the left column, then down the right one."""
        fields, places = self.fields, self.places
        order: list[QWidget] = [
            fields["onvif_host"],
            self.ask,
            fields["username"],
            fields["password"],
            self.forget,
            self.profiles.main,
            fields["main_url"],
            self.profiles.sub,
            fields["sub_url"],
            self._transport,
            self._ptz,
            fields["code"],
            fields["name_th"],
            fields["name_en"],
            places.district,
            places.subdistrict,
            places.agency,
            fields["latitude"],
            fields["longitude"],
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._wrong_first = order

    def say(self, text: str) -> None:
        """What the camera answered, or that it is being asked; "" for nothing."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _forget_changed(self, forget: bool) -> None:
        for name, usual in (("username", self.tr("user name")), ("password", self.tr("password"))):
            field = self.fields[name]
            field.setEnabled(not forget)
            if forget:
                field.clear()
                self._take_back(name)
                field.setPlaceholderText(self.tr("will be forgotten when saved"))
            else:
                field.setPlaceholderText(self.tr("kept as it is") if self._has_stored else usual)

    # ---- between the fields and the draft --------------------------------------------------------------------

    def fill(self, draft: CameraDraft) -> None:
        """Show what the draft says; a district of "" leaves the place as it is."""
        for name, field in self.fields.items():
            value = getattr(draft, name)
            field.setText("" if value is None else str(value))
        if draft.onvif_host and draft.onvif_port:
            address = onvif_text(draft.onvif_host, draft.onvif_port, draft.onvif_path)
            self.fields["onvif_host"].setText(address)
        if draft.district_code:
            self.places.choose(draft.district_code, draft.subdistrict_code, draft.agency_code)
        self._transport.setCurrentIndex(self._transport.findData(draft.transport))
        self._ptz.setChecked(draft.has_ptz)

    def read(self, before: CameraDraft) -> CameraDraft:
        """``before`` with what stands in the fields."""
        texts: dict[str, Any] = {name: field.text() for name, field in self.fields.items()}
        district, subdistrict, agency = self.places.codes
        return replace(
            before,
            **texts,
            onvif_port=0,
            district_code=district,
            subdistrict_code=subdistrict,
            agency_code=agency,
            transport=self._transport.currentData(),
            has_ptz=self._ptz.isChecked(),
            forget_credential=self.forget.isChecked(),
        )

    # ---- mistakes --------------------------------------------------------------------------------------------

    def tell(self, problems: Iterable[VmsError]) -> list[VmsError]:
        """Each at its field, the keyboard at the first; returns those that belong to no field."""
        elsewhere, wrong = [], []
        for problem in problems:
            name = str(problem.params.get("field", ""))
            name = _PART_OF.get(name, name)
            if name in self._rows:
                self._rows[name].tell(messages.error_text(problem), self._widget(name))
                wrong.append(self._widget(name))
            else:
                elsewhere.append(problem)
        first = next((widget for widget in self._wrong_first if widget in wrong), None)
        if first is not None:
            first.setFocus()
            if isinstance(first, QLineEdit):
                first.selectAll()
        return elsewhere

    def tell_at(self, name: str, problem: VmsError) -> None:
        """A problem that names no field, at the one it is about."""
        self._rows[name].tell(messages.error_text(problem), self._widget(name))

    def take_back_all(self) -> None:
        for name in self._rows:
            self._take_back(name)

    def _take_back(self, name: str) -> None:
        if name in self._rows:
            self._rows[name].tell("", self._widget(name))
