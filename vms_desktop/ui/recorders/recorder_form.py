"""The fields of a recorder: what it is called, of which kind, where it is, as whom it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.recorder import DEFAULT_KEPT_DAYS, ONVIF, Recorder
from vms_desktop.domain.thai_time import THAI_OFFSET_S
from vms_desktop.services.recorders.recorder_draft import MOST_KEPT_DAYS, RecorderDraft, draft_of
from vms_desktop.services.recorders.recorder_ports import AddressForm
from vms_desktop.ui import icons, messages
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.recorders.kinds import kind_text
from vms_desktop.ui.words_label import WordsLabel

_TEXTS = ("name", "address", "username", "password", "clock")
_PART_OF = {"onvif_host": "address", "utc_offset_s": "zone", "clock_offset_s": "clock"}
UTC_OF_THAILAND = THAI_OFFSET_S / 3600


class RecorderForm(QWidget):
    """Signals: ``test_clicked()``, ``kind_changed()``."""

    test_clicked = Signal()
    kind_changed = Signal()

    def __init__(self, forms: Mapping[str, AddressForm], recorder: Recorder | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._has_stored = recorder is not None and recorder.has_credential
        self.fields: dict[str, QLineEdit] = {name: LineField(self) for name in _TEXTS}
        for name, field in self.fields.items():
            field.setObjectName(f"recorder_{name}")
        self.fields["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self.kind_box = QComboBox(self)
        self.kind_box.setObjectName("recorderKind")
        kinds = [ONVIF, *forms]
        if recorder is not None and recorder.kind not in kinds:
            kinds.append(recorder.kind)
        for kind in kinds:
            self.kind_box.addItem(kind_text(kind, forms), kind)
        self.forget = QCheckBox(self.tr("Forget the stored password"), self)
        self.forget.setObjectName("recorderForget")
        self.forget.setVisible(self._has_stored)
        self.forget.toggled.connect(self._forget_changed)
        self.days = QSpinBox(self)
        self.days.setObjectName("recorderDays")
        self.days.setRange(1, MOST_KEPT_DAYS)
        self.days.setSuffix(self.tr(" days"))
        self.days.setValue(DEFAULT_KEPT_DAYS)
        self.zone = QDoubleSpinBox(self)
        self.zone.setObjectName("recorderZone")
        self.zone.setRange(-14.0, 14.0)
        self.zone.setDecimals(2)
        self.zone.setSingleStep(0.5)
        self.zone.setPrefix("UTC ")
        self.zone.setSuffix(self.tr(" h"))
        self.zone.setValue(UTC_OF_THAILAND)
        for box in (self.days, self.zone):
            box.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
        self.test = QPushButton(self.tr("Test the connection"), self)
        self.test.setObjectName("recorderTest")
        self.test.setAutoDefault(False)
        icons.set_beside_text(self.test, "refresh-cw")
        self.test.clicked.connect(self.test_clicked)
        self._told = WordsLabel(self)
        self._told.setObjectName("recorderTold")
        self._told.setWordWrap(True)
        self._told.hide()
        self._rows: dict[str, FieldRow] = {}
        self._lay_out()
        self.kind_box.currentIndexChanged.connect(lambda _at: self._kind_changed())
        if recorder is not None:
            self._fill(recorder)
        self._forget_changed(False)
        self._kind_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        heading = QLabel(self.tr("Connection"), self)
        heading.setProperty("role", "section")
        column.addWidget(heading)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("name", self.tr("Name"), self.fields["name"]),
            ("kind", self.tr("Kind"), self.kind_box),
            ("address", self.tr("Address"), self.fields["address"]),
            ("username", self.tr("User name"), self.fields["username"]),
            ("password", self.tr("Password"), self.fields["password"]),
            ("kept_days", self.tr("Keeps footage"), self.days),
            ("zone", self.tr("Its time zone"), self.zone),
            ("clock", self.tr("Its clock minus ours"), self.fields["clock"]),
        )
        for name, text, widget in rows:
            self._rows[name] = FieldRow(name, text, (widget,), widget, self)
            widget.setAccessibleName(text)
            column.addWidget(self._rows[name])
            if name == "password":
                column.addWidget(self.forget)
        order = [*(widget for _, _, widget in rows[:5]), self.forget, *(widget for _, _, widget in rows[5:]), self.test]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.fields["name"].setPlaceholderText(self.tr("e.g. NVR of the municipality, building 2"))
        self.fields["clock"].setPlaceholderText(self.tr("seconds, where somebody compared them"))
        column.addWidget(self.test)
        column.addWidget(self._told)
        column.addStretch(1)

    # ---- what is entered -------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        return str(self.kind_box.currentData())

    def _fill(self, recorder: Recorder) -> None:
        draft = draft_of(recorder)
        self.fields["name"].setText(draft.name)
        self.kind_box.setCurrentIndex(self.kind_box.findData(draft.kind))
        self.fields["address"].setText(draft.address)
        self.days.setValue(draft.kept_days)
        self.zone.setValue(draft.utc_offset_s / 3600)
        if draft.clock_offset_s is not None:
            self.fields["clock"].setText(f"{draft.clock_offset_s:g}")

    def read(self) -> RecorderDraft:
        """Without channels. Raises InputError ``input.number``."""
        clock, offset = self.fields["clock"].text().strip().replace("−", "-"), None
        if clock and self.kind != ONVIF:
            try:
                offset = float(clock)
            except ValueError:
                raise InputError("input.number", field="clock_offset_s", value=clock[:40]) from None
        return RecorderDraft(
            self.fields["name"].text(),
            self.kind,
            self.fields["address"].text(),
            self.fields["username"].text(),
            self.fields["password"].text(),
            kept_days=self.days.value(),
            utc_offset_s=self.zone.value() * 3600,
            clock_offset_s=offset,
            forget_credential=self.forget.isChecked(),
        )

    def _kind_changed(self) -> None:
        """What an ONVIF recorder says by itself is not asked for."""
        by_onvif = self.kind == ONVIF
        for name in ("kept_days", "zone", "clock"):
            self._rows[name].setVisible(not by_onvif)
        self.fields["address"].setPlaceholderText(
            self.tr("e.g. {0}").format("10.20.0.9" if by_onvif else "10.20.0.9:554")
        )
        self.kind_changed.emit()

    def _forget_changed(self, forget: bool) -> None:
        for name, usual in (("username", self.tr("user name")), ("password", self.tr("password"))):
            field = self.fields[name]
            field.setEnabled(not forget)
            if forget:
                field.clear()
                field.setPlaceholderText(self.tr("will be forgotten when saved"))
            else:
                field.setPlaceholderText(self.tr("kept as it is") if self._has_stored else usual)

    # ---- what is told ----------------------------------------------------------------------------------------

    def say(self, text: str, *, good: bool = False) -> None:
        """What the recorder answered, or that it is being asked; "" for nothing."""
        self._told.setProperty("role", "" if good else "quiet")
        self._told.style().polish(self._told)
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def tell(self, name: str, problem: VmsError) -> bool:
        """Show it at that field, with the keyboard there; False: it has none."""
        name = _PART_OF.get(name, name)
        row = self._rows.get(name)
        if row is None or row.isHidden():
            return False
        widget = {"kind": self.kind_box, "kept_days": self.days, "zone": self.zone}.get(name) or self.fields[name]
        row.tell(messages.error_text(problem), widget)
        widget.setFocus()
        return True

    def take_back_all(self) -> None:
        for row in self._rows.values():
            row.tell("", self)
