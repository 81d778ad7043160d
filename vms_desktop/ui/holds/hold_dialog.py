"""Placing a hold: which cameras, from when to when, why, for which request.

HoldDialog(parts: HoldParts, cameras: Sequence[Camera], begin: datetime, end: datetime | None, parent=None)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.footage import SourceKind
from vms_desktop.domain.footage_hold import USUAL_REVIEW_US
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.thai_time import thai_day, thai_time
from vms_desktop.ui import formatting, messages
from vms_desktop.ui.camera_field import CameraField
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.holds.held_cameras import HeldCameras
from vms_desktop.ui.holds.parts import HoldParts
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.typed_time import parse_moment
from vms_desktop.ui.words_label import WordsLabel

RESTS_MS = 300
"""What is typed must have rested so long before it is asked what is recorded then."""


class HoldDialog(QDialog):
    """Shown with ``open()``. ``cameras``: ticked at first; others are found by code or name. ``end`` None: until it is
    lifted.

    Signals: ``placed(int)``: so many cameras are on hold now.
    """

    placed = Signal(int)

    def __init__(
        self,
        parts: HoldParts,
        cameras: Sequence[Camera],
        begin: datetime,
        end: datetime | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("holdDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Place a hold"))
        self.setMinimumWidth(840)
        self._parts = parts
        self._tasks = WidgetTasks("hold dialog", self)
        self._tasks.failed.connect(self._tell)
        self._number = 0
        self.listed = HeldCameras(self)
        self.listed.changed.connect(self._say)
        self.listed.grown.connect(self._listed_more)
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(RESTS_MS)
        self._rests.timeout.connect(lambda: self._tasks.start(self._look(), "what is recorded"))
        self.more = CameraField(parts.cameras, "holdMoreCameras", self)
        self.more.setPlaceholderText(self.tr("Add a camera: code or name"))
        self.more.setAccessibleName(self.tr("Add a camera"))
        self.more.chosen.connect(self._add_found)
        self.begin, self.end, self.request, self.review = (LineField(self) for _ in range(4))
        for name, field in (
            ("holdBegin", self.begin),
            ("holdEnd", self.end),
            ("holdRequest", self.request),
            ("holdReview", self.review),
        ):
            field.setObjectName(name)
        self.begin.setText(formatting.typed_moment_text(begin))
        self.end.setText(formatting.typed_moment_text(end) if end is not None else "")
        self.end.setPlaceholderText(self.tr("empty: until it is lifted"))
        self.request.setPlaceholderText(self.tr("number of the request, where there is one"))
        usual = parts.clock.now() + timedelta(microseconds=USUAL_REVIEW_US)
        self.review.setText(formatting.date_to_type(thai_day(usual)))
        self.review.setPlaceholderText(self.tr("when somebody looks whether it is still needed; it stays till lifted"))
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName("holdReason")
        self.reason.setPlaceholderText(self.tr("Why the footage is needed"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(84)
        self.reason.textChanged.connect(self._say)
        for field in (self.begin, self.end, self.request, self.review):
            field.textEdited.connect(lambda _text: self._take_back())
            field.textEdited.connect(lambda _text: self._rests.start())
        self.place = QPushButton(self)
        self.place.setObjectName("holdPlace")
        self.place.setProperty("role", "accent")
        self.place.setDefault(True)
        self.place.clicked.connect(lambda: self._tasks.start_once(self._place(), "place the hold"))
        self._problem = WordsLabel(self)
        self._problem.setObjectName("holdProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self._rows: dict[str, FieldRow] = {}
        self._lay_out()
        for camera in cameras:
            self.listed.add(camera)
        self._say()
        self.finished.connect(lambda _result: self._end())
        (self.reason if cameras else self.more).setFocus()

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        about = WordsLabel(
            self.tr("Footage on hold is not deleted, neither by age nor for want of space, until it is lifted."),
            self,
        )
        about.setProperty("role", "small")
        about.setWordWrap(True)
        heading = QLabel(self.tr("Cameras"), self)
        heading.setProperty("role", "section")
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("holdCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(10)
        for part in (title, about, heading, self.listed, self.more):
            column.addWidget(part)
        for name, text, widget in (
            ("begin", self.tr("From"), self.begin),
            ("end", self.tr("To"), self.end),
            ("reason", self.tr("Reason"), self.reason),
            ("request", self.tr("Request"), self.request),
            ("review", self.tr("Review on"), self.review),
        ):
            widget.setAccessibleName(text)
            self._rows[name] = FieldRow(name, text, (widget,), widget, self)
            column.addWidget(self._rows[name])
        column.addWidget(self._problem)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)

    def _end(self) -> None:
        self.more.close_field()
        self._tasks.cancel()

    def _listed_more(self) -> None:
        self._rests.start()
        if self.isVisible():
            make_room(self)

    def _add_found(self) -> None:
        if self.more.camera_id:
            self.listed.add(self._parts.cameras.get(self.more.camera_id))
            # Qt writes the chosen words into the field after this signal.
            QTimer.singleShot(0, self.more, self.more.clear)
            self._say()

    async def _look(self) -> None:
        """What there is of these cameras in that time, and where; nothing is said of a time that is half typed."""
        self._number += 1
        number, ids = self._number, list(self.listed.boxes)
        try:
            begin, end = self._moment("begin", self.begin), self._moment("end", self.end)
        except InputError:
            begin = end = None
        now = self._parts.clock.now()
        last = now if end is None else min(end, now)
        if begin is None or (end is not None and end <= begin):
            self.listed.show_footage({}, goes_on=False)
            return
        found: dict[str, set[SourceKind]] = {camera_id: set() for camera_id in ids}
        if begin < last:
            for one in await self._parts.recorded(ids, begin, last):
                found[one.camera_id].add(one.source.kind)
        if number == self._number:
            self.listed.show_footage(found, goes_on=end is None or end > now)

    @property
    def chosen(self) -> list[str]:
        """Ids of the cameras that are to be held."""
        return self.listed.chosen

    def _say(self) -> None:
        count = len(self.chosen)
        self.place.setText(self.tr("Hold %Ln camera(s)", "", count))
        self.place.setEnabled(count > 0 and bool(self.reason.toPlainText().strip()))

    def _moment(self, name: str, field: LineField) -> datetime | None:
        """Raises InputError ``input.moment`` (field=…)."""
        text = field.text().strip()
        if not text:
            return None
        try:
            return parse_moment(text, thai_time(self._parts.clock.now()))
        except InputError as error:
            raise InputError(error.code, **{**error.params, "field": name}) from error

    async def _place(self) -> None:
        self._take_back()
        begin, end = self._moment("begin", self.begin), self._moment("end", self.end)
        if begin is None:
            raise InputError("input.moment", field="begin", value="")
        end_us = None if end is None else microseconds(end)
        review = self._moment("review", self.review)
        reason, request = self.reason.toPlainText(), self.request.text()
        placed = await self._parts.book.place(
            self.chosen,
            microseconds(begin),
            end_us,
            reason,
            request,
            None if review is None else microseconds(review),
        )
        self.placed.emit(len(placed))
        self.accept()

    def _take_back(self) -> None:
        self._problem.hide()
        for row in self._rows.values():
            row.tell("", row)

    def _tell(self, error: VmsError) -> None:
        row = self._rows.get(str(error.params.get("field", "")))
        if row is not None:
            fields: dict[str, QWidget] = {
                "begin": self.begin,
                "end": self.end,
                "request": self.request,
                "review": self.review,
            }
            field = fields.get(str(error.params["field"]), self.reason)
            row.tell(messages.error_text(error), field)
            field.setFocus()
            make_room(self)
            return
        self._problem.setText(messages.error_text(error))
        self._problem.show()
