"""What is to be copied of what was approved, and what is put beside the original streams."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.export import StillWish
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui import formatting
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.requests.mask_choice import MaskChoice
from vms_desktop.ui.requests.parts import CopyWishes
from vms_desktop.ui.requests.simple_dialogs import reason_about, reason_label
from vms_desktop.ui.requests.step_dialog import StepDialog
from vms_desktop.ui.typed_time import parse_moment

_MOST_HEIGHT, _ROW = 230, 46
_BETWEEN = re.compile(r";|,(?=\s)")
"""Between typed moments; a comma may also stand before a fraction of a second."""


@dataclass(slots=True)
class _Line:
    box: QCheckBox
    stills: LineField
    interval: Interval


class CopyDialog(StepDialog):
    """``given()``: as the export takes it. ``masking`` None: without privacy copies. ``again``: beside the copies
    there are, which needs a reason (``reason_text``).
    """

    def __init__(
        self,
        request: Request,
        parent: QWidget | None = None,
        *,
        masking: CopyParts | None = None,
        again: bool = False,
    ) -> None:
        super().__init__("copyDialog", parent, width=880)
        about = self.tr("The original stream is copied unchanged, hashed and sealed, only of what was approved.")
        if again:
            about = f"{reason_about(Step.DELIVER_AGAIN)}\n{about}"
        self.name_it(self.tr("Make the copy for {0}").format(request.number), self.tr("Copy, seal and sign"), about)
        self._lines: list[_Line] = []
        names = {one.interval.camera_id: f"{one.camera_code} {one.camera_name}" for one in request.asked}
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, one in enumerate(request.allowed()):
            line = self._line(row, one, names.get(one.camera_id, one.camera_id))
            grid.addWidget(line.box, row, 0)
            grid.addWidget(line.stills, row, 1)
            self._lines.append(line)
        grid.setRowStretch(len(self._lines), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setFixedHeight(min(_MOST_HEIGHT, _ROW * len(self._lines) + 4))
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
        self._why: LineField | None = None
        if again:
            why = self._why = LineField(self)
            why.setObjectName("copyWhy")
            why.textChanged.connect(lambda _text: self._check())
            self.add_field("reason", reason_label(Step.DELIVER_AGAIN), why)
            why.setFocus()
        self._check()

    def _line(self, row: int, interval: Interval, name: str) -> _Line:
        times = f"{formatting.moment_text(moment(interval.begin_us))} – {formatting.time_text(moment(interval.end_us))}"
        box = QCheckBox(f"{on_button(name)}\n{times}", self)
        box.setObjectName(f"copy_{row}")
        box.setAccessibleName(f"{name} · {times}")
        box.setToolTip(plain_tip(name))
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(150)
        box.setMinimumHeight(_ROW - 4)  # else the marks above the first line are cut off when rows are many
        box.setChecked(True)
        stills, about = LineField(self), self.tr("Stills at")
        example = formatting.time_text(moment(interval.begin_us))
        stills.setObjectName(f"copyStills_{row}")
        stills.setPlaceholderText(self.tr("Stills at, e.g. {0}").format(example))
        stills.setAccessibleName(f"{about} {name}")
        stills.setToolTip(self.tr("Single pictures of these moments; a semicolon between two"))
        stills.setFixedWidth(230)
        box.toggled.connect(stills.setEnabled)
        box.toggled.connect(lambda _on: self._check())
        return _Line(box, stills, interval)

    def _check(self) -> None:
        chosen = any(line.box.isChecked() for line in self._lines)
        if self._why is None:
            self.needs(intervals=chosen)
        else:
            self.needs(intervals=chosen, reason=bool(self.reason_text))

    @property
    def reason_text(self) -> str:
        """Why another copy is made; empty: it is the first."""
        return self._why.text().strip() if self._why is not None else ""

    def given(self) -> CopyWishes:
        """Raises InputError ``input.moment``, ``input.request_still`` (value; field="intervals")."""
        chosen = [line for line in self._lines if line.box.isChecked()]
        cameras = {line.interval.camera_id for line in chosen}
        masks = self.masks.given() if self.masks is not None else ()
        return CopyWishes(
            tuple(line.interval for line in chosen),
            playable=self.playable.isChecked(),
            working=self.working.isChecked(),
            stills=tuple(dict.fromkeys(still for line in chosen for still in _stills_of(line))),
            masks=tuple((camera_id, areas) for camera_id, areas in masks if camera_id in cameras),
        )


def _stills_of(line: _Line) -> list[StillWish]:
    """A time alone is the last such one before the end of what is copied, whatever day it is now."""
    interval, found = line.interval, []
    end = thai_time(moment(interval.end_us))
    for text in filter(None, (part.strip() for part in _BETWEEN.split(line.stills.text()))):
        try:
            at_us = microseconds(parse_moment(text, end))
            if not interval.begin_us <= at_us < interval.end_us:
                raise InputError("input.request_still", value=text)
        except InputError as error:
            line.stills.setFocus()
            raise InputError(error.code, **{**error.params, "field": "intervals"}) from error
        found.append(StillWish(interval.camera_id, at_us))
    return found
