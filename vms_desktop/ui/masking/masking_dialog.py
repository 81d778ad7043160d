"""Masking areas of a clip: its pictures one by one, areas drawn on them, and the copy that is made of it.

    MaskingDialog(parts: CopyParts, original: CopyOriginal, request="", parent=None)

It shows single decoded pictures, each exactly the one of its moment; what it draws, the ``MaskModel`` holds.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.copies import CopyKind, CopyOriginal, CopyWish
from vms_desktop.domain.evidence.masking import AreaLook, AreaShape, Masking
from vms_desktop.services.evidence.clip_viewing import ViewedClip
from vms_desktop.services.evidence.copy_files import moment
from vms_desktop.services.evidence.copy_ports import ClipPicture
from vms_desktop.ui import icons, language, messages, theme
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.masking.copy_work import CopyWork
from vms_desktop.ui.masking.key_line import KeyLine
from vms_desktop.ui.masking.mask_canvas import MaskCanvas
from vms_desktop.ui.masking.mask_model import MaskModel
from vms_desktop.ui.masking.mask_panel import MaskPanel
from vms_desktop.ui.masking.mask_words import next_words
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.masking.step_bar import StepBar
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

SIZE = QSize(1500, 940)
SECOND_US = 1_000_000
THE_LAST_US = 2**52
"""Later than any picture: the clip then shows its last one."""
WIDEST = 1920
"""Pixels of the pictures that are shown."""


class MaskingDialog(QDialog):
    """Shown with ``open()``. Signals: ``made(list)``: files of the copies made."""

    made = Signal(list)

    def __init__(
        self, parts: CopyParts, original: CopyOriginal, request: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("maskingDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mask areas of a clip"))
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - QSize(20, 60)))
        self._parts, self._original = parts, original
        self._clip: ViewedClip | None = None
        self._shown: ClipPicture | None = None
        self._end_us = 0
        self._preview = False
        self._saved: object = ()
        self.model = MaskModel(self._changed)
        self._tasks = WidgetTasks("masking", self)
        self._tasks.failed.connect(self._tell)
        self.canvas = MaskCanvas(self.model, self)
        self.panel = MaskPanel(self.model, lambda: self.at_us, self)
        self.line = KeyLine(self.model, self)
        self.steps = StepBar(self)
        self.work = CopyWork(parts.copies, self)
        self.request = LineField(self)
        self.request.setObjectName("maskRequest")
        self.request.setText(request)
        self.request.setPlaceholderText(self.tr("e.g. REQ-2569-0001"))
        self.request.setMaximumWidth(200)
        self._problem = WordsLabel(self)
        self._problem.setObjectName("maskProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self.canvas.setAccessibleName(self.tr("Picture of the clip, with its areas"))
        self.line.setAccessibleName(self.tr("Key frames of the clip"))
        self._lay_out()
        self._connect()
        self._offer()
        self._tasks.start(self._open(), "open the clip")

    # ---- building --------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        self._what = QLabel(self._about(), self)
        self._what.setObjectName("maskClip")
        self._what.setProperty("role", "quiet")
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(title)
        top.addWidget(self._what, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self.steps)
        column.addWidget(self.line)
        column.addWidget(self._problem)
        column.addWidget(self.work)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        label = self.request_label = QLabel(self.tr("Request number"), self)
        label.setBuddy(self.request)
        self.request.setAccessibleName(label.text())
        self.still = QPushButton(self.tr("Save this picture"), self)
        self.still.setObjectName("maskStill")
        self.still.setAutoDefault(False)
        self.still.setToolTip(self.tr("As it will be: with the areas covered and the time above it"))
        icons.set_beside_text(self.still, "camera")
        self.still.clicked.connect(lambda _on=False: self._make(CopyKind.STILLS))
        self.make = QPushButton(self.tr("Make the masked copy"), self)
        self.make.setObjectName("maskMake")
        self.make.setProperty("role", "accent")
        self.make.setAutoDefault(False)
        icons.set_beside_text(self.make, "eye-off", theme.DARK.on_accent)
        self.make.clicked.connect(lambda _on=False: self._ask_make())
        self._leave = QPushButton(self.tr("Close"), self)
        self._leave.setObjectName("maskClose")
        self._leave.setAutoDefault(False)
        self._leave.clicked.connect(lambda _on=False: self.reject())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.request)
        row.addStretch(1)
        row.addWidget(self.still)
        row.addWidget(self._leave)
        row.addWidget(self.make)
        return row

    def _connect(self) -> None:
        self.line.seek_asked.connect(self.seek)
        self.panel.shape_chosen.connect(self._shape_chosen)
        self.panel.look_chosen.connect(self._look_chosen)
        self.panel.preview_asked.connect(self._set_preview)
        self.canvas.hinted.connect(lambda text: self.steps.show_hint(text or next_words(self.model)))
        self.steps.picture_asked.connect(self._step)
        self.steps.second_asked.connect(lambda direction: self.seek(self.at_us + direction * SECOND_US))
        self.steps.key_asked.connect(self._to_key)
        self.work.busy_changed.connect(lambda _busy: self._offer())
        self.work.made.connect(self._was_made)
        self._stop_hearing = self._parts.viewing.on_refused(self._refused)
        self.finished.connect(lambda _result: self._end())

    def _about(self) -> str:
        try:
            camera = self._parts.camera(self._original.camera_id)
            name = f"{camera.code} {language.camera_name(camera)}"
        except VmsError:
            name = self.tr("Camera no longer in the register")
        return f"{name} · {self._original.path.name}"

    # ---- pictures --------------------------------------------------------------------------------------------

    @property
    def at_us(self) -> int:
        """Of the picture that is shown."""
        return self._shown.at_us if self._shown is not None else 0

    async def _open(self) -> None:
        clip = self._clip = await self._parts.viewing.open(self._original)
        last = await clip.picture(THE_LAST_US, 320, Masking())
        self._end_us = last.at_us if last is not None else clip.begins_us
        self.line.set_range(clip.begins_us, self._end_us)
        self.line.set_gaps(self._original.gaps)
        self.steps.show_hint(next_words(self.model))
        await self._show(clip.begins_us)
        self.canvas.setFocus()

    def seek(self, at_us: int) -> None:
        """To the picture of that moment."""
        if self._clip is not None:
            self.canvas.give_up_drawing()
            self.line.set_position(max(self._clip.begins_us, min(at_us, self._end_us)))
            self._tasks.start(self._show(at_us), "show a picture")

    async def _show(self, at_us: int) -> None:
        if self._clip is None:
            return
        covering = self._preview and bool(self.model.areas)
        width = min(WIDEST, max(320, round(self.canvas.width() * self.devicePixelRatioF())))
        shown = await self._clip.picture(at_us, width, self.model.masking if covering else Masking())
        if shown is None:
            return
        self._problem.hide()
        self._shown = shown
        self.canvas.show_picture(QImage.fromData(shown.jpeg), shown.at_us, covered=covering)
        self.line.set_position(shown.at_us)
        self.steps.show_time(shown.at_us)
        self.panel.refresh()
        self._offer()

    def _step(self, direction: int) -> None:
        shown = self._shown
        beside = None if shown is None else shown.before_us if direction < 0 else shown.after_us
        if beside is not None:
            self.seek(beside)

    def _to_key(self, direction: int) -> None:
        key = self.model.key_beside(self.at_us, direction)
        if key is not None:
            self.seek(key)

    def _set_preview(self, on: bool) -> None:
        self._preview = on
        self.seek(self.at_us)

    # ---- areas -----------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self.canvas.update()
        self.line.refresh()
        self.panel.refresh()
        self.steps.show_hint(next_words(self.model))
        self._offer()
        if self._preview and self._shown is not None:
            self._tasks.start_anew(lambda: self._show(self.at_us), "preview")

    def _shape_chosen(self, shape: AreaShape) -> None:
        self.canvas.give_up_drawing()
        self.canvas.shape = shape
        self.canvas.setFocus()

    def _look_chosen(self, look: AreaLook) -> None:
        self.canvas.look = look

    # ---- making ----------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        is_open = self._shown is not None
        self.steps.set_usable(is_open)
        self.still.setEnabled(is_open and not self.work.is_busy)
        self.make.setEnabled(is_open and bool(self.model.areas) and not self.work.is_busy)
        self.make.setToolTip("" if self.model.areas else self.tr("Draw an area on the picture first."))

    def _ask_make(self) -> None:
        """Areas that cover a single picture are hardly ever meant so: they are asked about."""
        count = sum(area.covers_one_picture for area in self.model.areas)
        if not count:
            self._make(CopyKind.MASKED)
            return
        dialog = ConfirmDialog(
            self.tr("%n area(s) cover a single picture only", "", count),
            self.tr(
                "In all other pictures what lies there can be seen. Set a second key frame, or cover also before and "
                "after."
            ),
            self.all_the_same_text(),
            self,
        )
        dialog.accepted.connect(lambda: self._make(CopyKind.MASKED))
        dialog.open()

    def all_the_same_text(self) -> str:
        """On the button that goes on nevertheless."""
        return self.tr("Make the copy all the same")

    def discard_text(self) -> str:
        """What is asked before drawn areas are lost."""
        return self.tr("Close without making the copy?")

    def _make(self, kind: CopyKind) -> None:
        areas = self.model.masking
        self._saved = areas.areas if kind is CopyKind.MASKED else self._saved
        still = kind is CopyKind.STILLS
        wish = CopyWish(
            kind,
            self._original,
            Path(self._original.path).parent,
            self.request.text().strip(),
            masking=areas if areas.areas else None,
            moments=(moment(self.at_us),) if still else (),
            labelled=still,
        )
        self.work.start([wish])

    def _was_made(self, files: list[object]) -> None:
        self.made.emit(files)

    def _tell(self, error: VmsError) -> None:
        self._problem.setText(messages.error_text(error))
        self._problem.show()

    # ---- the end ---------------------------------------------------------------------------------------------

    def _refused(self, clip: ViewedClip) -> None:
        """Somebody else is signed in now who may not see it: gone at once, whatever was drawn."""
        if clip is self._clip:
            self.done(0)

    def reject(self) -> None:
        """Esc gives up a half drawn area first; what was drawn and never made is asked about."""
        if self.canvas.draws:
            self.canvas.give_up_drawing()
            return
        if not self._is_unsaved:
            super().reject()
            return
        dialog = ConfirmDialog(
            self.discard_text(),
            self.tr("The areas that were drawn are kept nowhere else."),
            self.tr("Close and discard the areas"),
            self,
        )
        dialog.accepted.connect(lambda: self.done(0))
        dialog.open()

    @property
    def _is_unsaved(self) -> bool:
        return bool(self.model.areas) and (self.work.is_busy or self.model.areas != self._saved)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Esc: the window's own cross must not lose what was drawn."""
        if self._is_unsaved or self.canvas.draws:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        direction = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(key))
        if direction is None:
            super().keyPressEvent(event)
        elif control:
            self._to_key(direction)
        else:
            self._step(direction)

    def _end(self) -> None:
        self._stop_hearing()
        self.work.end()
        self._tasks.cancel()
        if self._clip is not None:
            self._parts.viewing.let_go(self._clip)
