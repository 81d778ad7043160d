"""The list of other people's recorders: add, change, test, remove; and how makes are asked by address.

RecordersDialog(recorders: RecorderService, cameras: CameraService, refused: Refused, parent=None)
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.recorder import Recorder
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.recorders.recorders import RecorderAnswer, RecorderService
from vms_desktop.ui import formatting, messages
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.list_dialog import ListDialog
from vms_desktop.ui.offered import Refused, offer
from vms_desktop.ui.recorders.forms_dialog import FormsDialog
from vms_desktop.ui.recorders.kinds import kind_text
from vms_desktop.ui.recorders.recorder_dialog import RecorderDialog

SIZE = QSize(1120, 640)


class RecordersDialog(ListDialog):
    """Shown with ``open()``. Signals: ``failed(VmsError)``, ``export_asked(list)``: the rows that are shown, headings
    first.
    """

    failed = Signal(object)
    export_asked = Signal(list)

    def __init__(
        self, recorders: RecorderService, cameras: CameraService, refused: Refused, parent: QWidget | None = None
    ) -> None:
        super().__init__("recorders", SIZE, parent)
        columns = (
            (self.tr("Name"), 260),
            (self.tr("Kind"), 170),
            (self.tr("Address"), 190),
            (self.tr("Cameras"), 80),
            (self.tr("Connection"), 300),
        )
        nothing = self.tr(
            "No recorder is entered yet. Add the recorders of municipalities and companies, or a camera with a "
            "card: their footage is then played and cut like our own."
        )
        self._begin(self.tr("Recorders of others"), columns, nothing)
        self._recorders, self._cameras, self._refused = recorders, cameras, refused
        self._answers: dict[str, str] = {}
        self._tasks.failed.connect(self.failed)
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemActivated.connect(lambda _item: self._edit())
        self.add = self._button("Add", "plus", self.tr("Add a recorder…"), self._add, is_main=True)
        self.change = self._button("Edit", "pencil", self.tr("Edit…"), self._edit)
        self.test = self._button("Test", "refresh-cw", self.tr("Test the connection"), self._test)
        self.remove = self._button("Remove", "trash-2", self.tr("Remove…"), self._ask_remove)
        self.forms = self._button("Forms", "list", self.tr("Forms of address…"), self._open_forms)
        self.export = self._button(
            "Export", "file-output", self.tr("Export…"), lambda: self.export_asked.emit(self.table.cells())
        )
        self._lay_out((self.export, self.forms, self.add), (self.test, self.change, self.remove))
        self._stop_hearing = recorders.on_change(self._fill)
        self._fill()
        self.table.setFocus()

    # ---- the list --------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        try:
            listed = self._recorders.listed()
        except VmsError as error:  # somebody else is at the desk meanwhile
            self.failed.emit(error)
            self.reject()
            return
        known = {camera.id for camera in self._cameras.cameras}
        rows = [
            (
                one.id,
                [
                    one.name,
                    kind_text(one.kind, self._recorders.forms),
                    f"{one.host}:{one.port}",
                    formatting.count_text(sum(camera_id in known for camera_id in one.channels)),
                    self._answers.get(one.id, self.tr("not tested yet")),
                ],
            )
            for one in listed
        ]
        self._show_rows(rows)
        if len(rows) == 1:
            self.table.selectRow(0)
        self._offer()

    def _offer(self) -> None:
        refusal, one = self._refused(Permission.MANAGE_CAMERAS), self.table.chosen is not None
        offer(self.add, refusal)
        offer(self.forms, refusal)
        offer(self.export, self._refused(Permission.EXPORT_LISTS), self.table.rowCount() > 0)
        for button in (self.change, self.test, self.remove):
            offer(button, refusal, one, self.tr("Choose a recorder in the list first."))

    def _chosen(self) -> Recorder | None:
        chosen = self.table.chosen
        return next((one for one in self._recorders.recorders if one.id == chosen), None)

    # ---- what is done ----------------------------------------------------------------------------------------

    def _add(self) -> None:
        self._open(RecorderDialog(self._recorders, self._cameras, None, self))

    def _edit(self) -> None:
        one = self._chosen()
        if one is not None and self.change.isEnabled():
            self._open(RecorderDialog(self._recorders, self._cameras, one, self))

    def _open(self, dialog: RecorderDialog) -> None:
        def saved(recorder: Recorder) -> None:
            self._answers.pop(recorder.id, None)
            self._fill()
            self.table.choose(recorder.id)
            self._say(self.tr("Saved: {0}").format(recorder.name))

        dialog.saved.connect(saved)
        dialog.open()

    def _test(self) -> None:
        one = self._chosen()
        if one is not None:
            self._tasks.start_once(self._ask(one), f"test {one.id}")

    async def _ask(self, recorder: Recorder) -> None:
        self._answered(recorder, self.tr("is being asked…"))
        try:
            answer = await self._recorders.test(recorder)
        except VmsError as error:
            message = messages.text_for(error)
            self._answered(recorder, f"✕ {message.title}")
            self._say(messages.error_text(error), wrong=True)
            return
        self._answered(recorder, self._words(answer))
        self._say("")

    def _words(self, answer: RecorderAnswer) -> str:
        if answer.facts is not None:
            facts = answer.facts
            offset = formatting.seconds_text(facts.clock_offset_s)
            count = self.tr("%Ln recording(s)", "", len(facts.recordings))
            return "● " + self.tr("answers · {0} · clock {1}").format(count, offset)
        if not answer.codecs:
            return self.tr("no channel has a camera yet")
        return "● " + self.tr("answers · {0}").format(
            ", ".join(f"{channel}: {codec.upper()}" for channel, codec in answer.codecs.items())
        )

    def _answered(self, recorder: Recorder, text: str) -> None:
        self._answers[recorder.id] = text
        self._fill()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        for label, says in ((self._problem, wrong), (self._story, not wrong)):
            label.setText(text if says else "")
            label.setVisible(says and bool(text))

    def _ask_remove(self) -> None:
        one = self._chosen()
        if one is None:
            return
        dialog = ConfirmDialog(
            self.tr("Remove recorder {0}?").format(one.name),
            self.tr(
                "Its footage is no longer found, played and cut here, and its stored password is gone. At the recorder "
                "itself nothing is deleted."
            ),
            self.tr("Remove the recorder"),
            self,
        )
        dialog.accepted.connect(lambda: self._tasks.start_once(self._recorders.remove(one.id), "remove"))
        dialog.open()

    def _open_forms(self) -> None:
        FormsDialog(self._recorders, self).open()
