"""What was found of each asked stretch, or why nothing is there: one line a camera, with a way to look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.request import Asked, Cause, Found, Interval, Request
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.seen_elsewhere import SeenElsewhere
from vms_desktop.ui.requests.step_dialog import StepDialog

_MOST_HEIGHT, _ROW, _MORE = 340, 78, 50
_UNSAID, _FOUND, _ELSEWHERE = "", "found", "elsewhere"


@dataclass(frozen=True, slots=True)
class Told:
    """``stretches`` empty: nothing, because of ``cause``. ``seen_at``: where, if this desk has no footage of them."""

    asked_id: str
    stretches: tuple[Interval, ...]
    cause: Cause | None
    note: str
    seen_at: str = ""


@dataclass(frozen=True, slots=True)
class HalfTold:
    """As it stands in the fields of one line, and is not told yet."""

    choice: str
    note: str
    begin: str
    end: str
    where: str


@dataclass(frozen=True, slots=True)
class _Line:
    asked: Asked
    there: tuple[Interval, ...]
    box: QComboBox
    note: LineField
    elsewhere: SeenElsewhere


class FoundDialog(StepDialog):
    """``there``: what the sources have of each asked stretch, by its id (microseconds). ``now``: aware, of the zone
    times are typed in.

    “Found” takes what is there, and is not offered where nothing is; what was seen elsewhere is somebody's statement:
    from when to when, and where.

    Signals: ``look_asked(str, int)``: show the camera at that moment.
    """

    look_asked = Signal(str, object)

    def __init__(
        self,
        request: Request,
        there: Mapping[str, Sequence[tuple[int, int]]],
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("foundDialog", parent, width=900)
        self.name_it(
            self.tr("What was found"),
            self.tr("Record it"),
            self.tr("Look at each camera, then say what is there. What the desk has found is filled in already."),
        )
        self.call("said", self.tr("what is there of a camera"))
        self.call("where", self.tr("where it was seen"))
        self._now = now
        self._lines: list[_Line] = []
        said = {one.asked_id: one for one in request.found}
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        for one in request.asked:
            self._add(grid, one, merged(one.interval, there.get(one.id, ())))
        for line in self._lines:
            self._begin_with(line, said.get(line.asked.id))
            line.box.currentIndexChanged.connect(lambda _at: self._show())
            line.elsewhere.changed.connect(self._check)
        grid.setRowStretch(2 * len(request.asked), 1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self.body.addWidget(self._area)
        self._show()

    def _add(self, grid: QGridLayout, one: Asked, there: tuple[Interval, ...]) -> None:
        row = len(self._lines)
        name = QLabel(self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        begin, end = moment(one.interval.begin_us), moment(one.interval.end_us)
        seconds = sum(piece.length_us for piece in there) / 1_000_000
        have = self.tr("there: {0}").format(formatting.length_text(seconds)) if there else self.tr("nothing there")
        words = f"{one.camera_code} {one.camera_name}\n{formatting.moment_text(begin)} – {formatting.time_text(end)}"
        name.setText(f"{words}\n{have}")
        name.setToolTip(plain_tip(name.text()))
        box, found, noted = QComboBox(self), self.tr("Found"), self.tr("Note")
        box.setObjectName(f"found_{row}")
        box.setAccessibleName(f"{found}: {one.camera_code}")
        box.addItem(self.tr("(not said yet)"), _UNSAID)
        if there:
            box.addItem(self.tr("Found: what is there"), _FOUND)
        box.addItem(self.tr("Seen elsewhere, not here"), _ELSEWHERE)
        for cause in Cause:
            box.addItem(request_texts.cause_text(cause), cause.value)
        note = LineField(self)
        note.setObjectName(f"foundNote_{row}")
        note.setPlaceholderText(noted)
        note.setAccessibleName(f"{noted}: {one.camera_code}")
        look = QPushButton(self.tr("Look at it"), self)
        look.setObjectName(f"foundLook_{row}")
        look.setAutoDefault(False)
        icons.set_beside_text(look, "history")
        look.clicked.connect(
            lambda _on=False, one=one: self.look_asked.emit(one.interval.camera_id, one.interval.begin_us)
        )
        elsewhere = SeenElsewhere(row, one, self)
        for at, part in enumerate((name, box, note, look)):
            grid.addWidget(part, 2 * row, at)
        grid.addWidget(elsewhere, 2 * row + 1, 0, 1, 4)
        self._lines.append(_Line(one, there, box, note, elsewhere))

    def _begin_with(self, line: _Line, before: Found | None) -> None:
        """What was said before; else what is there."""
        if before is None:
            _choose(line.box, _FOUND)
            return
        line.note.setText(before.note)
        if before.seen_at:
            line.elsewhere.take(before.stretches, before.seen_at)
            _choose(line.box, _ELSEWHERE)
        else:
            _choose(line.box, _FOUND if before.stretches else (before.cause.value if before.cause else _UNSAID))

    def choose(self, row: int, cause: Cause | None) -> None:
        """None: found, where something is."""
        _choose(self._lines[row].box, _FOUND if cause is None else cause.value)

    def say_elsewhere(self, row: int) -> SeenElsewhere:
        """Its fields, to be filled in."""
        line = self._lines[row]
        _choose(line.box, _ELSEWHERE)
        return line.elsewhere

    def half_told(self) -> dict[str, HalfTold]:
        """Of each asked stretch, by its id: whoever leaves to look at a camera goes on from there."""
        return {
            line.asked.id: HalfTold(
                str(line.box.currentData() or ""),
                line.note.text(),
                line.elsewhere.begin.text(),
                line.elsewhere.end.text(),
                line.elsewhere.where.text(),
            )
            for line in self._lines
        }

    def go_on(self, half_told: Mapping[str, HalfTold]) -> None:
        """From where somebody left. What is not offered any more is not chosen."""
        for line in self._lines:
            half = half_told.get(line.asked.id)
            if half is not None:
                line.note.setText(half.note)
                line.elsewhere.begin.setText(half.begin)
                line.elsewhere.end.setText(half.end)
                line.elsewhere.where.setText(half.where)
                _choose(line.box, half.choice)
        self._show()

    def _show(self) -> None:
        elsewhere = [line.box.currentData() == _ELSEWHERE for line in self._lines]
        for line, on in zip(self._lines, elsewhere, strict=True):
            line.elsewhere.setVisible(on)
        self._area.setFixedHeight(min(_MOST_HEIGHT, _ROW * len(self._lines) + _MORE * sum(elsewhere) + 8))
        self._check()
        self.fit()

    def _check(self) -> None:
        """Something is said, and of what was seen elsewhere, where."""
        said = [line for line in self._lines if line.box.currentData()]
        wanting = any(line.box.currentData() == _ELSEWHERE and not line.elsewhere.place for line in said)
        self.needs(said=bool(said), where=not wanting)

    def given(self) -> list[Told]:
        """Of those lines that say something. Raises InputError ``input.moment`` (value), ``input.request_interval``."""
        told = []
        for line in self._lines:
            value = str(line.box.currentData() or "")
            note = line.note.text().strip()
            if value == _FOUND:
                told.append(Told(line.asked.id, line.there, None, note))
            elif value == _ELSEWHERE:
                stretch = line.elsewhere.interval(self._now)
                told.append(Told(line.asked.id, (stretch,), None, note, line.elsewhere.place))
            elif value != _UNSAID:
                told.append(Told(line.asked.id, (), Cause(value), note))
        return told


def _choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))


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
