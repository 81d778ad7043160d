"""What is recorded of one camera or of many: when, which stream, which hours of the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.recording import DAYS, HOURS, RecordedQuality, RecordingMode, RecordingPlan, WeekHours
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.ui import language
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.dialogs.week_hours import WeekHoursField
from vms_desktop.ui.message_texts.recording import recorded_quality_text, recording_mode_text
from vms_desktop.ui.recording_signs import recording_reason, recording_word

OFFICE = range(8, 17)
WORKING_DAYS = range(5)


class RecordingDialog(QDialog):
    """Shown with ``open()``; ``accepted`` means ``plans()`` are wanted. What differs from camera to camera stays as it
    is until something is chosen for all.
    """

    def __init__(self, service: RecordingService, cameras: Sequence[Camera], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recordingDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = {camera.id: service.plan(camera.id) for camera in cameras}
        self._hours_touched = False
        title = self.tr("Recording of %Ln camera(s)", "", len(cameras))
        if len(cameras) == 1:
            title = self.tr("Recording of {0}").format(f"{cameras[0].code} {language.camera_name(cameras[0])}")
        self.setWindowTitle(title)
        self._heading = QLabel(title, self)
        self._heading.setProperty("role", "title")
        self._heading.setWordWrap(True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._state = QLabel(self)
        self._state.setProperty("role", "quiet")
        self._state.setWordWrap(True)
        if len(cameras) == 1:
            status = service.status(cameras[0].id)
            self._state.setText(" — ".join(filter(None, (recording_word(status), recording_reason(status)))))
        self._state.setVisible(bool(self._state.text()))
        self.mode, self.quality = QComboBox(self), QComboBox(self)
        self.mode.setObjectName("recordingMode")
        self.quality.setObjectName("recordingQuality")
        self._fill()
        self.hours = WeekHoursField(self)
        self.hours.changed.connect(self._touched)
        self._shortcuts = [
            self._shortcut("recordingOffice", self.tr("Office hours"), _office()),
            self._shortcut("recordingNights", self.tr("Outside of office hours"), _without(_office())),
            self._shortcut("recordingAllHours", self.tr("All"), WeekHours()),
        ]
        self.save = QPushButton(self.tr("Save"), self)
        self.save.setObjectName("recordingSave")
        self.save.setProperty("role", "accent")
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("recordingCancel")
        self._cancel.clicked.connect(self.reject)
        self._lay_out()
        self.mode.currentIndexChanged.connect(lambda _at: self._show_hours())
        self._show_hours()

    def _fill(self) -> None:
        plans = list(self._before.values())
        modes = {plan.mode for plan in plans}
        qualities = {plan.quality for plan in plans}
        as_it_is = self.tr("Leave as it is")
        if len(modes) > 1:
            self.mode.addItem(as_it_is, None)
        for mode in RecordingMode:
            self.mode.addItem(recording_mode_text(mode), mode)
        if len(qualities) > 1:
            self.quality.addItem(as_it_is, None)
        for quality in RecordedQuality:
            self.quality.addItem(recorded_quality_text(quality), quality)
        if len(modes) == 1:
            self.mode.setCurrentIndex(self.mode.findData(plans[0].mode))
        if len(qualities) == 1:
            self.quality.setCurrentIndex(self.quality.findData(plans[0].quality))

    def _shortcut(self, name: str, text: str, hours: WeekHours) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)

        def choose() -> None:
            self.hours.set_hours(hours)
            self._touched()

        button.clicked.connect(choose)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._state)
        self.mode.setAccessibleName(self.tr("When"))
        self.quality.setAccessibleName(self.tr("Which stream"))
        column.addWidget(FieldRow("mode", self.tr("When"), [self.mode], self.mode, self))
        column.addWidget(FieldRow("quality", self.tr("Which stream"), [self.quality], self.quality, self))
        self._hours_part = QWidget(self)
        part = QVBoxLayout(self._hours_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.addWidget(self.hours)
        row = QHBoxLayout()
        for button in self._shortcuts:
            row.addWidget(button)
        row.addStretch(1)
        part.addLayout(row)
        column.addWidget(self._hours_part)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)
        hours = {plan.hours for plan in self._before.values()}
        if len(hours) == 1:
            self.hours.set_hours(hours.pop())
        else:
            # Chosen for all only when somebody touches the field or chooses the hours anew.
            self.hours.set_hours(WeekHours())

    def _show_hours(self) -> None:
        self._hours_part.setVisible(self._mode() is RecordingMode.SCHEDULE)
        self.adjustSize()

    def _mode(self) -> RecordingMode | None:
        """Qt gives a text back where an enum of texts was put in."""
        chosen = self.mode.currentData()
        return None if chosen is None else RecordingMode(chosen)

    def _quality(self) -> RecordedQuality | None:
        chosen = self.quality.currentData()
        return None if chosen is None else RecordedQuality(chosen)

    def _touched(self) -> None:
        self._hours_touched = True

    def plans(self) -> dict[str, RecordingPlan]:
        """By camera id, as they are wanted now."""
        mode, quality = self._mode(), self._quality()
        wanted: dict[str, RecordingPlan] = {}
        for camera_id, plan in self._before.items():
            hours = self.hours.hours if self._hours_touched else plan.hours
            wanted[camera_id] = replace(plan, mode=mode or plan.mode, quality=quality or plan.quality, hours=hours)
        return wanted


def _office() -> WeekHours:
    hours = WeekHours(0)
    for day in WORKING_DAYS:
        for hour in OFFICE:
            hours = hours.with_hour(day, hour, True)
    return hours


def _without(hours: WeekHours) -> WeekHours:
    return WeekHours(hours.mask ^ (1 << DAYS * HOURS) - 1)
