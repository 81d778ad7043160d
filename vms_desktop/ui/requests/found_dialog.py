"""What was found of each asked stretch, or why nothing is there: one line a camera, with a way to look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.request import Asked, Cause, Interval, Request
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.step_dialog import StepDialog

_MOST_HEIGHT, _ROW = 340, 78
_UNSAID, _FOUND = "", "found"


@dataclass(frozen=True, slots=True)
class Told:
    """``stretches`` empty: nothing, because of ``cause``."""

    asked_id: str
    stretches: tuple[Interval, ...]
    cause: Cause | None
    note: str


class FoundDialog(StepDialog):
    """``there``: what the sources have of each asked stretch, by its id (microseconds).

    Signals: ``look_asked(str, int)``: show the camera at that moment.
    """

    look_asked = Signal(str, object)

    def __init__(
        self,
        request: Request,
        there: Mapping[str, Sequence[tuple[int, int]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("foundDialog", parent, width=900)
        self.name_it(
            self.tr("What was found"),
            self.tr("Record it"),
            self.tr("Look at each camera, then say what is there. What the desk has found is filled in already."),
        )
        self._asked, self._there = request.asked, there
        self._boxes: list[QComboBox] = []
        self._notes: list[LineField] = []
        said = {one.asked_id: one for one in request.found}
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        for row, one in enumerate(request.asked):
            self._add(grid, row, one)
            if one.id in said:
                before = said[one.id]
                self._choose(row, _FOUND if before.stretches else (before.cause.value if before.cause else _UNSAID))
                self._notes[row].setText(before.note)
            elif there.get(one.id):
                self._choose(row, _FOUND)
        grid.setRowStretch(len(request.asked), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFixedHeight(min(_MOST_HEIGHT, _ROW * len(request.asked) + 8))
        self.body.addWidget(area)
        self._check()

    def _add(self, grid: QGridLayout, row: int, one: Asked) -> None:
        name = QLabel(self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        begin, end = moment(one.interval.begin_us), moment(one.interval.end_us)
        there = merged(one.interval, self._there.get(one.id, ()))
        seconds = sum(piece.length_us for piece in there) / 1_000_000
        have = self.tr("there: {0}").format(formatting.length_text(seconds)) if there else self.tr("nothing there")
        words = f"{one.camera_code} {one.camera_name}\n{formatting.moment_text(begin)} – {formatting.time_text(end)}"
        name.setText(f"{words} · {have}")
        name.setToolTip(plain_tip(name.text()))
        box = QComboBox(self)
        box.setObjectName(f"found_{row}")
        box.setAccessibleName(f"{self.tr('Found')}: {one.camera_code}")
        box.addItem(self.tr("(not said yet)"), _UNSAID)
        box.addItem(self.tr("Found"), _FOUND)
        for cause in Cause:
            box.addItem(request_texts.cause_text(cause), cause.value)
        box.currentIndexChanged.connect(lambda _at: self._check())
        note = LineField(self)
        note.setObjectName(f"foundNote_{row}")
        note.setPlaceholderText(self.tr("Note"))
        note.setAccessibleName(f"{self.tr('Note')}: {one.camera_code}")
        look = QPushButton(self.tr("Look at it"), self)
        look.setObjectName(f"foundLook_{row}")
        look.setAutoDefault(False)
        icons.set_beside_text(look, "history")
        look.clicked.connect(
            lambda _on=False, one=one: self.look_asked.emit(one.interval.camera_id, one.interval.begin_us)
        )
        self._boxes.append(box)
        self._notes.append(note)
        for at, part in enumerate((name, box, note, look)):
            grid.addWidget(part, row, at)

    def _choose(self, row: int, value: str) -> None:
        self._boxes[row].setCurrentIndex(max(0, self._boxes[row].findData(value)))

    def choose(self, row: int, cause: Cause | None) -> None:
        """None: found."""
        self._choose(row, _FOUND if cause is None else cause.value)

    def _check(self) -> None:
        self.action.setEnabled(any(box.currentData() for box in self._boxes))

    def given(self) -> list[Told]:
        """Of those lines that say something."""
        told = []
        for one, box, note in zip(self._asked, self._boxes, self._notes, strict=True):
            value = str(box.currentData() or "")
            if value == _UNSAID:
                continue
            stretches: tuple[Interval, ...] = ()
            if value == _FOUND:
                stretches = merged(one.interval, self._there.get(one.id, ())) or (one.interval,)
            cause = None if value == _FOUND else Cause(value)
            told.append(Told(one.id, stretches, cause, note.text().strip()))
        return told


def merged(asked: Interval, there: Sequence[tuple[int, int]]) -> tuple[Interval, ...]:
    """What there is of the asked stretch, pieces that touch or overlap made one."""
    pieces: list[tuple[int, int]] = []
    for begin, end in sorted(there):
        begin, end = max(begin, asked.begin_us), min(end, asked.end_us)
        if end <= begin:
            continue
        if pieces and begin <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], end))
        else:
            pieces.append((begin, end))
    return tuple(Interval(asked.camera_id, begin, end) for begin, end in pieces)
