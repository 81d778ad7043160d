"""The cameras and times of a request that is being written: one common time, and another one where a line has its own.

AskedLines(cameras: CameraService, clock: Clock, parent: QWidget)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.request import Interval
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.camera_field import CameraField, camera_text
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests.field_cell import FieldCell
from vms_desktop.ui.requests.near_dialog import NearDialog, NearPlace
from vms_desktop.ui.typed_time import parse_moment

_TIME_WIDTH = 176
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?(\s*น\.?)?")


@dataclass(slots=True)
class _Line:
    camera_id: str
    name: str
    begin: LineField
    end: LineField
    own_time: bool
    parts: tuple[QWidget, ...]


class AskedLines(QWidget):
    """Signals: ``changed()``: by a person; ``placed(NearPlace)``: cameras were taken by a place and radius."""

    changed = Signal()
    placed = Signal(object)

    def __init__(self, cameras: CameraService, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("requestCameras")
        self._cameras, self._clock = cameras, clock
        self._lines: list[_Line] = []
        self.begin, self.end = LineField(self), LineField(self)
        self.begin_cell = FieldCell("begin", self.begin, self, required=True)
        self.end_cell = FieldCell("end", self.end, self, required=True)
        self.more = CameraField(cameras, "request_more", self)
        self.more.chosen.connect(self._add_found)
        self.more_cell = FieldCell("intervals", self.more, self, required=True)
        self.near = QPushButton(self)
        self.near.setObjectName("requestNear")
        self.near.setAutoDefault(False)
        icons.set_beside_text(self.near, "map-pin")
        self.near.clicked.connect(self._ask_near)
        for field in (self.begin, self.end):
            field.textEdited.connect(lambda _text: self._common_changed())
        times = QHBoxLayout()
        times.setSpacing(12)
        times.addWidget(self.begin_cell, 1)
        times.addWidget(self.end_cell, 1)
        find = QHBoxLayout()
        find.setSpacing(12)
        find.addWidget(self.more_cell, 1)
        above = QLabel(self)  # as high as the label beside: the button stands next to the field, whatever is told there
        above.setProperty("role", "small")
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(above)
        beside.addWidget(self.near)
        beside.addStretch(1)
        find.addLayout(beside)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(times)
        column.addLayout(find)
        column.addLayout(self._grid)
        self.retranslate()

    def close_lines(self) -> None:
        self.more.close_field()

    # ---- what is chosen ------------------------------------------------------------------------------------------

    @property
    def camera_ids(self) -> list[str]:
        return [line.camera_id for line in self._lines]

    def set_intervals(self, intervals: Sequence[Interval]) -> None:
        """As a draft holds them; the commonest time becomes the common one."""
        while self._lines:
            self._drop(self._lines[0])
        times = [(one.begin_us, one.end_us) for one in intervals]
        common = max(set(times), key=times.count) if times else None
        self.begin.setText(formatting.typed_moment_text(moment(common[0])) if common else "")
        self.end.setText(formatting.typed_moment_text(moment(common[1])) if common else "")
        for one in intervals:
            line = self._add(one.camera_id)
            if (one.begin_us, one.end_us) != common:
                line.own_time = True
                line.begin.setText(formatting.typed_moment_text(moment(one.begin_us)))
                line.end.setText(formatting.typed_moment_text(moment(one.end_us)))

    def add_cameras(self, camera_ids: Sequence[str]) -> None:
        """Those that are not there yet, with the common time."""
        had = set(self.camera_ids)
        for camera_id in camera_ids:
            if camera_id not in had:
                self._add(camera_id)
        self.changed.emit()

    def intervals(self, *, tell: bool = True) -> list[Interval]:
        """Those whose times can be read; ``tell``: mistakes are said at the fields."""
        self.begin_cell.tell("")
        self.end_cell.tell("")
        found = []
        for line in self._lines:
            try:
                begin, end = self._times(line.begin, line.end)
            except InputError:
                continue
            found.append(Interval(line.camera_id, begin, end))
        if tell:
            self._tell_times()
        return found

    def is_unreadable(self) -> bool:
        """A time stands there that is none."""
        try:
            self._times(self.begin, self.end)
            for line in self._lines:
                self._times(line.begin, line.end)
        except InputError:
            return True
        return False

    def _tell_times(self) -> None:
        for cell in (self.begin_cell, self.end_cell):
            try:
                self._times(self.begin, self.begin if cell is self.begin_cell else self.end)
            except InputError as error:
                cell.tell(messages.error_text(error))

    def _times(self, begin: LineField, end: LineField) -> tuple[int, int]:
        """Raises InputError ``input.moment``. A time without a day that ends a stretch is of the day it began, or,
        past midnight, of the next.
        """
        first = parse_moment(begin.text(), thai_time(self._clock.now()))
        if _CLOCK.fullmatch(end.text().translate(formatting.THAI_DIGITS).strip()) is None:
            return microseconds(first), microseconds(parse_moment(end.text(), thai_time(self._clock.now())))
        day_end = thai_time(first).replace(hour=23, minute=59, second=59)
        last = parse_moment(end.text(), day_end)
        if last <= first:
            last += timedelta(days=1)
        return microseconds(first), microseconds(last)

    # ---- lines -------------------------------------------------------------------------------------------------

    def _add_found(self) -> None:
        if not self.more.camera_id:
            return
        self.add_cameras([self.more.camera_id])
        # Qt writes the chosen words into the field after this signal.
        QTimer.singleShot(0, self.more, self.more.clear)

    def _add(self, camera_id: str) -> _Line:
        camera = self._cameras.find(camera_id)
        name = camera_text(camera) if camera is not None else camera_id
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(name)
        label.setToolTip(plain_tip(name))
        label.setMinimumWidth(80)
        begin, end = LineField(self), LineField(self)
        remove = QPushButton(self)
        remove.setIcon(icons.icon("x"))
        remove.setAutoDefault(False)
        remove.setToolTip(self.tr("Take this camera out"))
        remove.setAccessibleName(f"{self.tr('Take this camera out')}: {name}")
        line = _Line(camera_id, name, begin, end, False, (label, begin, end, remove))
        for field, common, about in ((begin, self.begin, self.tr("From")), (end, self.end, self.tr("To"))):
            field.setText(common.text())
            field.setFixedWidth(_TIME_WIDTH)
            field.setAccessibleName(f"{about} {name}")
            field.textEdited.connect(lambda _text: self._line_changed(line))
        remove.clicked.connect(lambda: self._remove(line))
        row = self._grid.rowCount()
        for at, part in enumerate(line.parts):
            self._grid.addWidget(part, row, at)
        self._lines.append(line)
        return line

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        for part in line.parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()

    def _remove(self, line: _Line) -> None:
        self._drop(line)
        self.more.setFocus()
        self.changed.emit()

    def _line_changed(self, line: _Line) -> None:
        line.own_time = True
        self.changed.emit()

    def _common_changed(self) -> None:
        for line in self._lines:
            if not line.own_time:
                line.begin.setText(self.begin.text())
                line.end.setText(self.end.text())
        self.changed.emit()

    # ---- by a place --------------------------------------------------------------------------------------------

    def _ask_near(self) -> None:
        dialog = NearDialog(self._cameras, self.window())
        dialog.picked.connect(self._take_near)
        dialog.open()

    def _take_near(self, camera_ids: list[str], place: NearPlace) -> None:
        self.add_cameras(camera_ids)
        self.placed.emit(place)

    # ---- words -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.begin_cell.name_it(self.tr("From"))
        self.end_cell.name_it(self.tr("To"))
        self.more_cell.name_it(self.tr("Cameras"))
        self.more.setPlaceholderText(self.tr("Add a camera: code, name or place"))
        self.near.setText(self.tr("By place and radius…"))
        example = self.tr("e.g. 26/11/2026 14:05 or yesterday 14:05")
        self.begin.setPlaceholderText(example)
        self.end.setPlaceholderText(example)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
