"""What somebody saw of an asked stretch where this desk has no footage: from when to when, and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.request import Asked, Interval
from vms_desktop.ui import formatting
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.typed_time import parse_moment

_TIME_WIDTH = 184


class SeenElsewhere(QWidget):
    """Begins with all that was asked for. Signals: ``changed()``."""

    changed = Signal()

    def __init__(self, row: int, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"foundElsewhere_{row}")
        self._asked = asked.interval
        self.begin, self.end, self.where = LineField(self), LineField(self), LineField(self)
        for field, name, about in (
            (self.begin, f"foundBegin_{row}", self.tr("Seen from")),
            (self.end, f"foundEnd_{row}", self.tr("Seen to")),
            (self.where, f"foundWhere_{row}", self.tr("Where it was seen, e.g. at the owner's recorder")),
        ):
            field.setObjectName(name)
            field.setAccessibleName(f"{about}: {asked.camera_code}")
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.where.setPlaceholderText(self.tr("Where it was seen, e.g. at the owner's recorder"))
        for field in (self.begin, self.end):
            field.setFixedWidth(_TIME_WIDTH)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 6)
        line.setSpacing(8)
        line.addWidget(QLabel(self.tr("Seen"), self))
        line.addWidget(self.begin)
        line.addWidget(QLabel("–", self))
        line.addWidget(self.end)
        line.addWidget(self.where, 1)
        self.take((self._asked,), "")

    def take(self, stretches: Sequence[Interval], where: str) -> None:
        """What was said before: from the first to the last of it."""
        self.begin.setText(_typed(min(one.begin_us for one in stretches)))
        self.end.setText(_typed(max(one.end_us for one in stretches)))
        self.where.setText(where)
        for field in (self.begin, self.end, self.where):
            field.setCursorPosition(0)

    @property
    def place(self) -> str:
        return self.where.text().strip()

    def interval(self, now: datetime) -> Interval:
        """Raises InputError ``input.moment`` (value), ``input.request_interval``."""
        begin = self._read(self.begin, self._asked.begin_us, now)
        end = self._read(self.end, self._asked.end_us, now)
        if end <= begin:
            self.end.setFocus()
            raise InputError("input.request_interval")
        return Interval(self._asked.camera_id, begin, end)

    def _read(self, field: LineField, asked_us: int, now: datetime) -> int:
        """An unchanged field means exactly what was asked: a fraction of a second is not seen in it."""
        text = field.text().strip()
        if text == _typed(asked_us):
            return asked_us
        try:
            return microseconds(parse_moment(text, now))
        except InputError:
            field.setFocus()
            raise


def _typed(us: int) -> str:
    return formatting.typed_moment_text(moment(us))
