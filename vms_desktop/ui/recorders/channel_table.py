"""Which channel of a recorder is which camera of the register: a row each, filled by the recorder or by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.recorders.recorder_ports import OfferedRecording
from vms_desktop.services.recorders.recorders import matched
from vms_desktop.ui import language
from vms_desktop.ui.camera_field import CameraField
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.plain_tip import plain_tip

CHANNEL, CALLED, CAMERA = range(3)
CHANNEL_PX, CALLED_PX = 130, 170


class ChannelTable(QScrollArea):
    """Cameras that whoever is signed in does not know keep their channels without being shown (``hidden``).

    No table of Qt's: fields in its cells are left out of the order in which Tab goes through a dialog.
    """

    def __init__(self, cameras: CameraService, parent: QWidget) -> None:
        super().__init__(parent)
        self._cameras = cameras
        self.hidden: dict[str, str] = {}
        self._fields: list[tuple[LineField, CameraField]] = []
        self._called: list[QLabel] = []
        self.setObjectName("recorderChannels")
        self.setAccessibleName(self.tr("Channels and cameras"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._inside = QWidget(self)
        whole = QVBoxLayout(self._inside)
        whole.setContentsMargins(0, 0, 8, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(CALLED, CALLED_PX)
        self._grid.setColumnStretch(CAMERA, 1)
        headings = (self.tr("Channel"), self.tr("Called at the recorder"), self.tr("Camera here"))
        for column, text in enumerate(headings):
            heading = QLabel(text, self._inside)
            heading.setProperty("role", "section")
            self._grid.addWidget(heading, 0, column)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        self.setWidget(self._inside)

    def close_fields(self) -> None:
        """Hear nothing more of the register."""
        for _, camera in self._fields:
            camera.close_field()

    # ---- rows ------------------------------------------------------------------------------------------------

    def show_channels(self, channels: Mapping[str, str]) -> None:
        """As they are stored: channel by camera id."""
        known = {camera.id for camera in self._cameras.cameras}
        self.hidden = {camera_id: channel for camera_id, channel in channels.items() if camera_id not in known}
        shown = {camera_id: channel for camera_id, channel in channels.items() if camera_id in known}
        for camera_id, channel in sorted(shown.items(), key=lambda one: (len(one[1]), one[1])):
            self.add_row(channel, "", camera_id)

    def add_row(self, channel: str = "", called: str = "", camera_id: str = "") -> LineField:
        row = len(self._fields)
        number = LineField(self._inside)
        camera = CameraField(self._cameras, f"recorderCamera{row}", self._inside)
        number.setObjectName(f"recorderChannel{row}")
        number.setFixedWidth(CHANNEL_PX)
        number.setText(channel)
        number.setAccessibleName(self.tr("Channel of row {0}").format(row + 1))
        camera.setPlaceholderText(self.tr("code or name"))
        camera.setAccessibleName(self.tr("Camera of row {0}").format(row + 1))
        if camera_id:
            camera.set_camera(camera_id)
        label = QLabel(self._inside)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a recorder says what it likes
        if self._fields:
            QWidget.setTabOrder(self._fields[-1][1], number)
        QWidget.setTabOrder(number, camera)
        self._fields.append((number, camera))
        self._called.append(label)
        self._grid.addWidget(number, row + 1, CHANNEL)
        self._grid.addWidget(label, row + 1, CALLED)
        self._grid.addWidget(camera, row + 1, CAMERA)
        self._call(row, called)
        return number

    def add_next(self) -> None:
        """A row for the next number, and the keyboard in it."""
        numbers = [int(number.text()) for number, _ in self._fields if number.text().isdigit()]
        field = self.add_row(str(max(numbers, default=0) + 1))
        field.setFocus()
        field.selectAll()
        # When the layout has made room for it.
        QTimer.singleShot(0, field, lambda: self.ensureWidgetVisible(field))

    def offer(self, recordings: Sequence[OfferedRecording]) -> int:
        """What the recorder has, with the cameras it calls alike proposed; returns how many were proposed."""
        rows = {number.text().strip(): row for row, (number, _) in enumerate(self._fields)}
        for one in recordings:
            called = one.name or one.description
            if one.token in rows:
                self._call(rows[one.token], called)
            else:
                self.add_row(one.token, called)
                rows[one.token] = len(self._fields) - 1
        taken = {camera.camera_id for _, camera in self._fields if camera.camera_id}
        proposed = 0
        for camera_id, token in matched(recordings, self._cameras.cameras).items():
            camera = self._fields[rows[token]][1]
            if camera_id not in taken and not camera.camera_id and not camera.is_undecided():
                camera.set_camera(camera_id)
                proposed += 1
        return proposed

    def _call(self, row: int, called: str) -> None:
        label = self._called[row]
        label.setText(label.fontMetrics().elidedText(called, Qt.TextElideMode.ElideRight, CALLED_PX))
        label.setToolTip(plain_tip(called))

    # ---- what was entered ------------------------------------------------------------------------------------

    @property
    def numbers(self) -> list[str]:
        """All channels that are entered, also such without a camera."""
        return [text for number, _ in self._fields if (text := number.text().strip())]

    def channels(self) -> dict[str, str]:
        """Channel by camera id. Rows without a camera do not count.

        Raises InputError ``input.recorder_camera``, ``input.recorder_camera_twice``, ``input.recorder_channel``.
        """
        found = dict(self.hidden)
        for number, camera in self._fields:
            if camera.is_undecided():
                camera.setFocus()
                raise InputError("input.recorder_camera", value=camera.text().strip()[:60])
            if not camera.camera_id:
                continue
            if camera.camera_id in found:
                camera.setFocus()
                raise InputError("input.recorder_camera_twice", camera=self._name(camera.camera_id))
            if not number.text().strip():
                number.setFocus()
                raise InputError("input.recorder_channel", channel="")
            found[camera.camera_id] = number.text().strip()
        return found

    def _name(self, camera_id: str) -> str:
        camera = self._cameras.get(camera_id)
        return f"{camera.code} {language.camera_name(camera)}"
