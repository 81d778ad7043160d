"""Placing a hold: which cameras, from when to when, why, for which request.

HoldDialog(parts: HoldParts, cameras: Sequence[Camera], begin: datetime, end: datetime | None, parent=None)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.ui import formatting, language, messages
from vms_desktop.ui.camera_field import CameraField
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.dialogs.room import make_room
from vms_desktop.ui.holds.parts import HoldParts
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.typed_time import parse_moment
from vms_desktop.ui.words_label import WordsLabel

MOST_SEEN = 4
"""Cameras that are listed without scrolling."""
_ROW_PX = 34


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
        self.setMinimumWidth(640)
        self._parts = parts
        self._tasks = WidgetTasks("hold dialog", self)
        self._tasks.failed.connect(self._tell)
        self.boxes: dict[str, QCheckBox] = {}
        self._listed = QVBoxLayout()
        self._scroll = QScrollArea(self)
        self.more = CameraField(parts.cameras, "holdMoreCameras", self)
        self.more.setPlaceholderText(self.tr("Add a camera: code or name"))
        self.more.setAccessibleName(self.tr("Add a camera"))
        self.more.chosen.connect(self._add_found)
        self.begin, self.end, self.request = LineField(self), LineField(self), LineField(self)
        for name, field in (("holdBegin", self.begin), ("holdEnd", self.end), ("holdRequest", self.request)):
            field.setObjectName(name)
        self.begin.setText(formatting.typed_moment_text(begin))
        self.end.setText(formatting.typed_moment_text(end) if end is not None else "")
        self.end.setPlaceholderText(self.tr("empty: until it is lifted"))
        self.request.setPlaceholderText(self.tr("number of the request, where there is one"))
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName("holdReason")
        self.reason.setPlaceholderText(self.tr("Why the footage is needed"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(84)
        self.reason.textChanged.connect(self._say)
        for field in (self.begin, self.end, self.request):
            field.textEdited.connect(lambda _text: self._take_back())
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
            self._add(camera)
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
        inside = QWidget(self)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        self._listed.setSpacing(2)
        whole.addLayout(self._listed)
        whole.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFixedHeight(0)
        self._scroll.setWidget(inside)
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
        for part in (title, about, heading, self._scroll, self.more):
            column.addWidget(part)
        for name, text, widget in (
            ("begin", self.tr("From"), self.begin),
            ("end", self.tr("To"), self.end),
            ("reason", self.tr("Reason"), self.reason),
            ("request", self.tr("Request"), self.request),
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

    def _add(self, camera: Camera) -> None:
        """Once, and ticked."""
        box = self.boxes.get(camera.id)
        if box is None:
            box = self.boxes[camera.id] = QCheckBox(f"{camera.code} {language.camera_name(camera)}", self)
            box.setObjectName(f"holdCamera_{camera.id}")
            box.toggled.connect(lambda _on: self._say())
            self._listed.addWidget(box)
        box.setChecked(True)
        self._scroll.setFixedHeight(_ROW_PX * min(MOST_SEEN, len(self.boxes)))
        if self.isVisible():
            make_room(self)

    def _add_found(self) -> None:
        if self.more.camera_id:
            self._add(self._parts.cameras.get(self.more.camera_id))
            # Qt writes the chosen words into the field after this signal.
            QTimer.singleShot(0, self.more, self.more.clear)
            self._say()

    @property
    def chosen(self) -> list[str]:
        return [camera_id for camera_id, box in self.boxes.items() if box.isChecked()]

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
            return parse_moment(text, self._parts.clock.now().astimezone())
        except InputError as error:
            raise InputError(error.code, **{**error.params, "field": name}) from error

    async def _place(self) -> None:
        self._take_back()
        begin, end = self._moment("begin", self.begin), self._moment("end", self.end)
        if begin is None:
            raise InputError("input.moment", field="begin", value="")
        end_us = None if end is None else microseconds(end)
        reason, request = self.reason.toPlainText(), self.request.text()
        placed = await self._parts.book.place(self.chosen, microseconds(begin), end_us, reason, request)
        self.placed.emit(len(placed))
        self.accept()

    def _take_back(self) -> None:
        self._problem.hide()
        for row in self._rows.values():
            row.tell("", row)

    def _tell(self, error: VmsError) -> None:
        row = self._rows.get(str(error.params.get("field", "")))
        if row is not None:
            fields: dict[str, QWidget] = {"begin": self.begin, "end": self.end, "request": self.request}
            field = fields.get(str(error.params["field"]), self.reason)
            row.tell(messages.error_text(error), field)
            field.setFocus()
            make_room(self)
            return
        self._problem.setText(messages.error_text(error))
        self._problem.show()
