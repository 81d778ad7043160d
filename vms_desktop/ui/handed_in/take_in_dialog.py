"""Taking in a file: it is looked through first, then an officer states whose it is and when it begins.

TakeInDialog(parts: FileParts, path: Path, parent=None)
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import FootageError, InputError, VmsError
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.playback.footage_ports import FileFacts
from vms_desktop.services.playback.handed_in import RATES
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.camera_field import CameraField
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.handed_in.parts import FileParts
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.typed_time import parse_moment
from vms_desktop.ui.words_label import WordsLabel

RAW = (".h264", ".264", ".avc", ".h265", ".265", ".hevc")
"""Streams without times: their pictures a second have to be stated."""
USUAL_RATE = 25.0


class TakeInDialog(QDialog):
    """Shown with ``open()``. ``known``: the same file with another time to be stated; it is not looked through again.

    Signals: ``taken(HandedInFile)``.
    """

    taken = Signal(object)

    def __init__(
        self, parts: FileParts, path: Path, parent: QWidget | None = None, known: HandedInFile | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("takeInDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Take in a file") if known is None else self.tr("State another time"))
        self.setMinimumWidth(680)
        self._parts, self._path, self._known = parts, path, known
        self._facts: FileFacts | None = None
        self._tasks = WidgetTasks("take in a file", self)
        self._tasks.failed.connect(self._tell)
        self._about = WordsLabel(self)
        self._about.setObjectName("takeInFacts")
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._warning = WordsLabel(self)
        self._warning.setObjectName("takeInWarning")
        self._warning.setWordWrap(True)
        self._warning.setTextFormat(Qt.TextFormat.PlainText)
        self._warning.hide()
        self.rate = QDoubleSpinBox(self)
        self.rate.setObjectName("takeInRate")
        self.rate.setRange(*RATES)
        self.rate.setDecimals(3)
        self.rate.setValue(USUAL_RATE)
        self.rate.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
        self.look = QPushButton(self.tr("Look through again"), self)
        self.look.setObjectName("takeInLook")
        self.look.setAutoDefault(False)
        icons.set_beside_text(self.look, "refresh-cw")
        self.look.clicked.connect(self._look)
        self.camera = CameraField(parts.cameras, "takeInCamera", self)
        self.camera.setPlaceholderText(self.tr("code or name"))
        self.begins, self.by = LineField(self), LineField(self)
        self.begins.setObjectName("takeInBegins")
        self.by.setObjectName("takeInBy")
        self.begins.setPlaceholderText(self.tr("e.g. 26/11/2026 14:05:09"))
        self.by.setText(parts.who())
        self.camera.chosen.connect(self._take_back)
        self.begins.textEdited.connect(lambda _text: self._take_back())
        self.take = QPushButton(self.tr("Take in the file") if known is None else self.tr("Save the time"), self)
        self.take.setObjectName("takeInTake")
        self.take.setProperty("role", "accent")
        self.take.setDefault(True)
        self.take.clicked.connect(lambda: self._start())
        self._rows: dict[str, FieldRow] = {}
        self._problem = WordsLabel(self)
        self._problem.setObjectName("takeInProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self._lay_out()
        self.finished.connect(lambda _result: self._end())
        if known is None:
            self._look()
        else:
            self._show_known(known)

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        name = QLabel(self.tr("File: {0}").format(self._path.name), self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        step = WordsLabel(
            self.tr(
                "The time of a file is worth what is stated here: take it from the picture or the owner, never from "
                "the file's name alone. The file stays where it lies."
            ),
            self,
        )
        step.setProperty("role", "small")
        step.setWordWrap(True)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("takeInCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(10)
        for part in (title, name, self._about, self._warning, step):
            column.addWidget(part)
        for key, text, parts, main in (
            ("frame_rate", self.tr("Pictures a second"), (self.rate, self.look), self.rate),
            ("camera", self.tr("Camera"), (self.camera,), self.camera),
            ("begins", self.tr("First picture at"), (self.begins,), self.begins),
            ("by", self.tr("Stated by"), (self.by,), self.by),
        ):
            main.setAccessibleName(text)
            self._rows[key] = FieldRow(key, text, parts, main, self)
            column.addWidget(self._rows[key])
        self._rows["frame_rate"].setVisible(self._is_raw and self._known is None)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    @property
    def _is_raw(self) -> bool:
        return self._path.suffix.lower() in RAW

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)

    def _end(self) -> None:
        self.camera.close_field()
        self._tasks.cancel()

    # ---- looking through -------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._facts = None
        self.take.setEnabled(False)
        self.look.setEnabled(False)
        self._problem.hide()
        self._warning.hide()
        self._about.setText(self.tr("The file is being looked through…"))
        self._tasks.start_once(self._look_through(), "look through")

    async def _look_through(self) -> None:
        try:
            facts = await self._parts.files.inspect(self._path, self._rate())
        except VmsError:
            self._about.setText("")
            raise
        finally:
            self.look.setEnabled(True)
        self._facts = facts
        self._about.setText(self._words(facts))
        told = []
        if facts.lies and facts.stated_s is not None:
            stated, counted = formatting.length_text(facts.stated_s), formatting.length_text(facts.lasts_s)
            told.append(
                self.tr("Its header says {0}, its pictures last {1}: the pictures count.").format(stated, counted)
            )
        if facts.states_begin is not None:
            moment = formatting.moment_text(facts.states_begin)
            told.append(self.tr("By its own account it begins {0}. Check that before it is stated.").format(moment))
            if not self.begins.text():
                self.begins.setText(formatting.typed_moment_text(facts.states_begin))
        self._warning.setText("\n".join(told))
        self._warning.setVisible(bool(told))
        make_room(self)
        self.take.setEnabled(True)
        if not self.camera.text():
            self.camera.setFocus()

    def _rate(self) -> float | None:
        return self.rate.value() if self._is_raw else None

    def _words(self, facts: FileFacts) -> str:
        kind = f"{facts.container} · {facts.codec.upper()} {facts.width}×{facts.height}"
        count = self.tr("%Ln picture(s)", "", facts.pictures)
        length, size = formatting.length_text(facts.lasts_s), formatting.bytes_text(facts.bytes)
        return f"{kind} · {count} · {length} · {size}\nSHA-256 {facts.sha256}"

    def _show_known(self, known: HandedInFile) -> None:
        length = self.tr("Length {0}").format(formatting.length_text(known.lasts_s))
        self._about.setText(f"{length}\nSHA-256 {known.sha256}")
        self.camera.set_camera(known.camera_id)
        self.camera.setEnabled(False)
        self.begins.setText(formatting.typed_moment_text(known.begins_at))
        self.begins.setFocus()
        self.begins.selectAll()

    # ---- stating ---------------------------------------------------------------------------------------------

    def _take_back(self) -> None:
        self._problem.hide()
        for row in self._rows.values():
            row.tell("", row)

    def _start(self) -> None:
        self._take_back()
        self._tasks.start_once(self._take(), "take in")

    async def _take(self) -> None:
        if not self.camera.camera_id:
            typed = self.camera.text().strip()
            code = "input.recorder_camera" if typed else "input.required"
            raise InputError(code, field="camera", value=typed[:60])
        try:
            begins = parse_moment(self.begins.text(), thai_time(self._parts.clock.now()))
        except InputError as error:
            raise InputError(error.code, **{**error.params, "field": "begins"}) from error
        by = " ".join(self.by.text().split())
        files = self._parts.files
        if self._known is not None:
            taken = await files.correct(self._known.id, begins, stated_by=by)
        elif self._facts is not None:
            taken = await files.take_in(
                self.camera.camera_id, self._path, begins, self._facts, frame_rate=self._rate(), stated_by=by
            )
        else:
            return
        self.taken.emit(taken)
        self.accept()

    def _tell(self, error: VmsError) -> None:
        at = "frame_rate" if isinstance(error, FootageError) and self._is_raw else str(error.params.get("field", ""))
        row = self._rows.get(at)
        if row is not None and not row.isHidden():
            fields: dict[str, QWidget] = {"camera": self.camera, "begins": self.begins, "frame_rate": self.rate}
            field = fields.get(at, self.by)
            row.tell(messages.error_text(error), field)
            field.setFocus()
            make_room(self)
            return
        self._problem.setText(messages.error_text(error))
        self._problem.show()
        make_room(self)
