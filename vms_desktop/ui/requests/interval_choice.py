"""Which of the asked cameras and minutes are meant: one line a camera, to be ticked and narrowed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.request import Asked, Interval
from vms_desktop.ui import formatting
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.typed_time import parse_moment

_LEAST, _MOST = 44, 210
_SECOND_US = 1_000_000


@dataclass(slots=True)
class _Line:
    asked: Asked
    box: QCheckBox
    begin: LineField
    end: LineField


class IntervalChoice(QWidget):
    """Signals: ``changed()``: by a person."""

    changed = Signal()

    def __init__(
        self,
        asked: Sequence[Asked],
        now: datetime,
        parent: QWidget | None = None,
        *,
        chosen: Collection[str] | None = None,
    ) -> None:
        """``now``: aware, of the zone times are typed in. ``chosen``: ids of those ticked at first; None: all."""
        super().__init__(parent)
        self.setObjectName("intervalChoice")
        self._now = now
        self._lines: list[_Line] = []
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        for one in asked:
            self._add(one, chosen is None or one.id in chosen)
        self._grid.setRowStretch(len(asked), 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(_LEAST, min(_MOST, 38 * len(asked) + 4)))

    def _add(self, asked: Asked, ticked: bool) -> None:
        row = len(self._lines)
        name = f"{asked.camera_code} {asked.camera_name}".strip()
        box = QCheckBox(on_button(name), self)
        box.setObjectName(f"interval_{row}")
        box.setToolTip(plain_tip(name))
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(150)
        box.setChecked(ticked)
        begin, end = LineField(self), LineField(self)
        for field, object_name, us, about in (
            (begin, f"intervalBegin_{row}", asked.interval.begin_us, self.tr("From")),
            (end, f"intervalEnd_{row}", asked.interval.end_us, self.tr("To")),
        ):
            field.setObjectName(object_name)
            field.setText(formatting.typed_moment_text(moment(us)))
            field.setCursorPosition(0)
            field.setFixedWidth(184)
            field.setEnabled(ticked)
            field.setAccessibleName(f"{about} {name}")
            field.textEdited.connect(lambda _text: self.changed.emit())
            box.toggled.connect(field.setEnabled)
        box.toggled.connect(lambda _on: self.changed.emit())
        dash = QLabel("–", self)
        for at, part in enumerate((box, begin, dash, end)):
            self._grid.addWidget(part, row, at)
        self._lines.append(_Line(asked, box, begin, end))

    @property
    def boxes(self) -> list[QCheckBox]:
        return [line.box for line in self._lines]

    def fields(self, row: int) -> tuple[LineField, LineField]:
        return self._lines[row].begin, self._lines[row].end

    @property
    def count(self) -> int:
        return sum(line.box.isChecked() for line in self._lines)

    def is_whole(self) -> bool:
        """Everything that was asked for, unchanged."""
        return all(line.box.isChecked() and not _is_edited(line) for line in self._lines)

    def intervals(self) -> tuple[Interval, ...]:
        """What is ticked. Raises InputError ``input.moment``, ``input.request_interval`` (field="intervals")."""
        found = []
        for line in self._lines:
            if not line.box.isChecked():
                continue
            asked = line.asked.interval
            begin = self._read(line.begin, asked.begin_us)
            end = self._read(line.end, asked.end_us)
            if end <= begin:
                line.end.setFocus()
                raise InputError("input.request_interval", field="intervals")
            found.append(Interval(asked.camera_id, begin, end))
        return tuple(found)

    def _read(self, field: LineField, asked_us: int) -> int:
        """An unchanged field means exactly what was asked: a fraction of a second is not seen in it."""
        text = field.text().strip()
        if text == formatting.typed_moment_text(moment(asked_us)):
            return asked_us
        try:
            return microseconds(parse_moment(text, self._now))
        except InputError as error:
            field.setFocus()
            raise InputError(error.code, **{**error.params, "field": "intervals"}) from error


def _is_edited(line: _Line) -> bool:
    asked = line.asked.interval
    return (line.begin.text(), line.end.text()) != (
        formatting.typed_moment_text(moment(asked.begin_us)),
        formatting.typed_moment_text(moment(asked.end_us)),
    )
