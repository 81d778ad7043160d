"""Adding and changing a camera: by its ONVIF address, which is asked for the rest, or by RTSP addresses.

CameraDialog(cameras: CameraService, camera: Camera | None, parent: QWidget | None = None)
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft, draft_of
from vms_desktop.domain.errors import CameraError, VmsError
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.device_draft import fill_from_device
from vms_desktop.services.cameras.draft_problems import problems_of
from vms_desktop.services.ports import DeviceFacts, DeviceProfile
from vms_desktop.ui import messages
from vms_desktop.ui.dialogs.camera_form import CameraForm
from vms_desktop.ui.dialogs.room import make_room
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

CLOCK_WARNING_S = 5.0


class CameraDialog(QDialog):
    """Shown with ``open()``. A stored password is used to ask the camera, and never shown.

    Signals: ``saved(Camera)``.
    """

    saved = Signal(object)

    def __init__(self, cameras: CameraService, camera: Camera | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(1120)
        self._cameras = cameras
        self._camera = camera
        self._draft = draft_of(camera) if camera is not None else CameraDraft()
        self._suggested = ""
        self._pushed_to: QWidget | None = None
        self._tasks = WidgetTasks("camera dialog", self)
        self._tasks.failed.connect(self._failed)
        self.form = CameraForm(cameras.province, camera is not None and camera.has_credential, self)
        self.form.ask_clicked.connect(self._ask_device)
        self.form.profiles.chosen.connect(self._take_profile)
        self._problem = WordsLabel(self)
        self._problem.setObjectName("cameraProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self._save = QPushButton(self.tr("Save") if camera is not None else self.tr("Add the camera"), self)
        self._save.setObjectName("cameraSave")
        self._save.setProperty("role", "accent")
        self._save.setDefault(True)
        self._save.clicked.connect(self._store)
        self.setWindowTitle(self.tr("Change a camera") if camera is not None else self.tr("Add a camera"))
        self._lay_out()
        self._show_draft()
        self.form.fields["onvif_host"].setFocus()
        self.finished.connect(lambda _result: self._tasks.cancel())

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("cameraCancel")
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
        column.addWidget(self.form, 1)
        column.addLayout(buttons)
        QWidget.setTabOrder(self.form.fields["longitude"], cancel)
        QWidget.setTabOrder(cancel, self._save)

    # ---- the draft -------------------------------------------------------------------------------------------

    def _show_draft(self) -> None:
        self.form.fill(self._draft)
        if self._camera is None and not self._draft.code:
            self._suggest_code()
            self.form.places.district.currentIndexChanged.connect(lambda _index: self._suggest_code())

    def _suggest_code(self) -> None:
        code = self.form.fields["code"]
        if code.text() == self._suggested:  # a code typed by hand stays
            self._suggested = self._cameras.next_code(self.form.places.codes[0])
            code.setText(self._suggested)

    def _read(self) -> CameraDraft:
        return self.form.read(self._draft)

    # ---- asking ----------------------------------------------------------------------------------------------

    def _ask_device(self) -> None:
        self._clear_problems()
        self.form.say(self.tr("Asking the camera…"))
        asked_by_button = self.form.ask.hasFocus()
        self.form.ask.setEnabled(False)
        # A button that is switched off hands the keyboard to the next field, with its text chosen: what is typed now
        # would replace a user name.
        self._pushed_to = QApplication.focusWidget() if asked_by_button else None
        self._tasks.start_once(self._discover(), "ask the camera")

    async def _discover(self) -> None:
        draft = self._read()
        # What is to be forgotten must not be used either.
        known = self._camera.id if self._camera is not None and not draft.forget_credential else None
        problem: CameraError | None = None
        try:
            facts = await self._cameras.discover_device(draft.onvif_host, draft.username, draft.password, known=known)
        except CameraError as error:
            problem = error
        finally:
            self._asked()
        if problem is not None:
            self._tell_unanswered(problem)
            return
        # Read again: what was typed while the camera was asked stays.
        self._draft = fill_from_device(self._read(), facts)
        self.form.fill(self._draft)
        self.form.profiles.offer(facts.profiles, self._draft.main_profile, self._draft.sub_profile)
        self.form.say(self._words(facts))
        make_room(self)

    def _tell_unanswered(self, problem: CameraError) -> None:
        """At the field to be corrected; the keyboard goes there, unless a person has gone on meanwhile."""
        at = "password" if problem.code == "camera.auth_failed" else "onvif_host"
        self.form.tell_at(at, problem)
        if self.form.ask.hasFocus():
            self.form.fields[at].setFocus()
            self.form.fields[at].selectAll()
        make_room(self)

    def _asked(self) -> None:
        """The answer is there: the keyboard goes back to the button, unless a person has gone on meanwhile."""
        self.form.ask.setEnabled(True)
        self.form.say("")
        if self._pushed_to is not None and QApplication.focusWidget() is self._pushed_to:
            self.form.ask.setFocus()

    def _take_profile(self, quality: StreamQuality, profile: DeviceProfile | None) -> None:
        url, token = (profile.address.url, profile.token) if profile is not None else ("", "")
        self.form.fields[f"{quality.value}_url"].setText(url)
        chosen: dict[str, Any] = {f"{quality.value}_profile": token}
        self._draft = replace(self._draft, **chosen)

    def _words(self, facts: DeviceFacts) -> str:
        words = [f"{facts.manufacturer} {facts.model}".strip()]
        if abs(facts.clock_offset_s) > CLOCK_WARNING_S:
            words.append(self.tr("its clock is {0} s off").format(round(facts.clock_offset_s)))
        return " · ".join(words)

    # ---- storing ---------------------------------------------------------------------------------------------

    def _store(self) -> None:
        self._clear_problems()
        self._tasks.start_once(self._keep(), "store the camera")

    async def _keep(self) -> None:
        draft = self._read()
        if self._camera is not None:
            draft = await self._cameras.completed(draft, self._camera.id)
        problems = problems_of(self._cameras, draft, self._camera)
        if problems:
            self._tell(self.form.tell(problems))
            return
        if self._camera is None:
            camera = await self._cameras.add(draft)
        else:
            camera = await self._cameras.update(self._camera.id, draft)
        self.saved.emit(camera)
        self.accept()

    # ---- what went wrong -------------------------------------------------------------------------------------

    def _clear_problems(self) -> None:
        self._problem.hide()
        self.form.take_back_all()

    def _tell(self, problems: list[VmsError]) -> None:
        self._problem.setText("\n".join(messages.error_text(problem) for problem in problems))
        self._problem.setVisible(bool(problems))
        make_room(self)

    def _failed(self, error: VmsError) -> None:
        self.form.say("")
        self._tell(self.form.tell([error]))
