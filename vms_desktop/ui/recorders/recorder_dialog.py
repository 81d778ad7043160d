"""Adding and changing a recorder: how it is reached at the left, which of its channels is which camera at the right.

RecorderDialog(recorders: RecorderService, cameras: CameraService, recorder: Recorder | None, parent=None)
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import FootageError, InputError, VmsError
from vms_desktop.domain.recorder import ONVIF, Recorder
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.recorders.recorder_draft import RecorderDraft
from vms_desktop.services.recorders.recorder_ports import RecorderFacts
from vms_desktop.services.recorders.recorders import RecorderService
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.recorders.channel_table import ChannelTable
from vms_desktop.ui.recorders.recorder_form import RecorderForm
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 1120
_AT_PASSWORD = ("recorder.auth_failed",)
_AT_CHANNELS = ("recorder.no_such_channel",)


class RecorderDialog(QDialog):
    """Shown with ``open()``. A stored password is used to ask the recorder, and never shown.

    Signals: ``saved(Recorder)``.
    """

    saved = Signal(object)

    def __init__(
        self,
        recorders: RecorderService,
        cameras: CameraService,
        recorder: Recorder | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recorderDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._recorders, self._recorder = recorders, recorder
        self._tasks = WidgetTasks("recorder dialog", self)
        self._tasks.failed.connect(self._tell)
        new = recorder is None
        self.setWindowTitle(self.tr("Add a recorder") if new else self.tr("Change a recorder"))
        self.form = RecorderForm(recorders.forms, recorder, self)
        self.channels = ChannelTable(cameras, self)
        self.channels.setMinimumHeight(280)
        self._about_channels = WordsLabel(self)
        self._about_channels.setProperty("role", "small")
        self._about_channels.setWordWrap(True)
        self._add_channel = QPushButton(self.tr("Add a channel"), self)
        self._add_channel.setObjectName("recorderAddChannel")
        self._add_channel.setAutoDefault(False)
        icons.set_beside_text(self._add_channel, "plus")
        self._add_channel.clicked.connect(self.channels.add_next)
        self._problem = WordsLabel(self)
        self._problem.setObjectName("recorderProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self._save = QPushButton(self.tr("Add the recorder") if new else self.tr("Save"), self)
        self._save.setObjectName("recorderSave")
        self._save.setProperty("role", "accent")
        self._save.setDefault(True)
        self._save.clicked.connect(lambda: self._start(self._keep))
        self._lay_out()
        if recorder is not None:
            self.channels.show_channels(recorder.channels)
        self.form.test_clicked.connect(lambda: self._start(self._try_out))
        self.form.kind_changed.connect(self._kind_changed)
        self._kind_changed()
        self.finished.connect(lambda _result: self._end())
        self.form.fields["name"].setFocus()

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        heading = QLabel(self.tr("Channels"), self)
        heading.setProperty("role", "section")
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(heading)
        right.addWidget(self._about_channels)
        right.addWidget(self.channels, 1)
        right.addWidget(self._add_channel, 0, Qt.AlignmentFlag.AlignLeft)
        both = QHBoxLayout()
        both.setSpacing(32)
        both.addWidget(self.form, 4)
        both.addLayout(right, 5)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("recorderCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._problem, 1)
        buttons.addStretch(0)
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(both, 1)
        column.addLayout(buttons)

    def _kind_changed(self) -> None:
        by_onvif = self.form.kind == ONVIF
        self._about_channels.setText(
            self.tr("Test the connection: the recorder says what it has, and cameras of the same name are proposed.")
            if by_onvif
            else self.tr("Enter the number of each channel as it stands at the recorder, and choose its camera.")
        )
        make_room(self)  # other fields are there now

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)

    def _end(self) -> None:
        self.channels.close_fields()
        self._tasks.cancel()

    # ---- what is entered -------------------------------------------------------------------------------------

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._problem.hide()
        self.form.take_back_all()
        self._tasks.start_once(work(), "recorder")

    def _draft(self) -> RecorderDraft:
        """Raises InputError."""
        return replace(self.form.read(), channels=self.channels.channels())

    async def _try_out(self) -> None:
        draft = self.form.read()
        numbers = self.channels.numbers
        if draft.kind != ONVIF:
            if not numbers:
                raise InputError("input.recorder_no_channel")
            # Whose they are does not matter here: a channel that no camera was chosen for is asked too.
            draft = replace(draft, channels={str(place): number for place, number in enumerate(numbers)})
        # A name is nothing that a recorder has to be asked for.
        draft = replace(draft, name=draft.name.strip() or draft.address.strip() or "?")
        self.form.say(self.tr("Asking the recorder…"))
        self.form.test.setEnabled(False)
        try:
            answer = await self._recorders.try_out(draft, None if self._recorder is None else self._recorder.id)
        finally:
            self.form.test.setEnabled(True)
            self.form.say("")
        if answer.facts is not None:
            proposed = self.channels.offer(answer.facts.recordings)
            self.form.say(self._words(answer.facts, proposed), good=True)
        else:
            codecs = " · ".join(f"{channel}: {codec.upper()}" for channel, codec in answer.codecs.items())
            self.form.say(self.tr("It answers. Channels: {0}").format(codecs), good=True)

    def _words(self, facts: RecorderFacts, proposed: int) -> str:
        words = [
            self.tr("It answers: {0}").format(f"{facts.manufacturer} {facts.model}".strip()),
            self.tr("its clock minus ours {0}").format(formatting.seconds_text(facts.clock_offset_s)),
            self.tr("%Ln recording(s)", "", len(facts.recordings)),
        ]
        if proposed:
            words.append(self.tr("%Ln camera(s) proposed by name", "", proposed))
        return " · ".join(words)

    async def _keep(self) -> None:
        draft = self._draft()
        if self._recorder is None:
            saved = await self._recorders.add(draft)
        else:
            saved = await self._recorders.update(self._recorder.id, draft)
        self.saved.emit(saved)
        self.accept()

    # ---- what went wrong -------------------------------------------------------------------------------------

    def _tell(self, error: VmsError) -> None:
        """At the field that is to be corrected, where there is one."""
        self.form.say("")
        at = str(error.params.get("field", ""))
        if isinstance(error, FootageError) and error.code.startswith("recorder."):
            at = "password" if error.code in _AT_PASSWORD else "" if error.code in _AT_CHANNELS else "address"
        if not self.form.tell(at, error):
            self._problem.setText(messages.error_text(error))
            self._problem.show()
        make_room(self)
