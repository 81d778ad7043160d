"""What is to be copied of what was approved, and what is put beside the original streams."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.ui import formatting
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.requests.mask_choice import MaskChoice
from vms_desktop.ui.requests.parts import CopyWishes
from vms_desktop.ui.requests.step_dialog import StepDialog

_MOST_HEIGHT = 230


class CopyDialog(StepDialog):
    """``given()``: as the export takes it. ``masking`` None: without privacy copies."""

    def __init__(self, request: Request, parent: QWidget | None = None, *, masking: CopyParts | None = None) -> None:
        super().__init__("copyDialog", parent, width=680)
        self.name_it(
            self.tr("Make the copy for {0}").format(request.number),
            self.tr("Copy, seal and sign"),
            self.tr("The original stream is copied unchanged, hashed and sealed, only of what was approved."),
        )
        self._boxes: list[tuple[QCheckBox, Interval]] = []
        names = {one.interval.camera_id: f"{one.camera_code} {one.camera_name}" for one in request.asked}
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(0)
        for row, one in enumerate(request.allowed()):
            begin, end = moment(one.begin_us), moment(one.end_us)
            times = f"{formatting.moment_text(begin)} – {formatting.time_text(end)}"
            words = f"{names.get(one.camera_id, one.camera_id)} · {times}"
            box = QCheckBox(on_button(words), self)
            box.setObjectName(f"copy_{row}")
            box.setToolTip(plain_tip(words))
            box.setChecked(True)
            box.toggled.connect(lambda _on: self._check())
            self._boxes.append((box, one))
            grid.addWidget(box, row, 0)
        grid.setRowStretch(len(self._boxes), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setFixedHeight(min(_MOST_HEIGHT, 34 * len(self._boxes) + 6))
        self.add_field("intervals", self.tr("Cameras and minutes"), area)
        self.playable = QCheckBox(self.tr("A copy that plays everywhere (MP4) where the original does not"), self)
        self.working = QCheckBox(self.tr("A working copy with camera, time and request number in the picture"), self)
        self.playable.setObjectName("copyPlayable")
        self.working.setObjectName("copyWorking")
        self.playable.setChecked(True)
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.playable)
        column.addWidget(self.working)
        self.add_field("copies", self.tr("Besides"), beside)
        self.masks: MaskChoice | None = None
        if masking is not None:
            masks = self.masks = MaskChoice(masking, request, self)
            masks.tried.connect(self.take_back)
            masks.failed.connect(self.tell)
            masks.told.connect(self.fit)
            self.finished.connect(lambda _result: masks.end())
            self.add_field("masks", self.tr("Mask people"), masks)
        self._check()

    def _check(self) -> None:
        self.action.setEnabled(any(box.isChecked() for box, _ in self._boxes))

    def given(self) -> CopyWishes:
        intervals = tuple(one for box, one in self._boxes if box.isChecked())
        cameras = {one.camera_id for one in intervals}
        masks = self.masks.given() if self.masks is not None else ()
        return CopyWishes(
            intervals,
            playable=self.playable.isChecked(),
            working=self.working.isChecked(),
            masks=tuple((camera_id, areas) for camera_id, areas in masks if camera_id in cameras),
        )
