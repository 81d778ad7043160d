"""How makes of recorders are asked by address: the templates, with an example of what comes out of each.

FormsDialog(recorders: RecorderService, parent=None)
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.recorder_address import placed, timed
from vms_desktop.domain.thai_time import THAI_OFFSET_S
from vms_desktop.services.recorders.recorder_ports import AddressForm
from vms_desktop.services.recorders.recorders import RecorderService
from vms_desktop.ui import icons, messages
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

_SHOWN_FROM = datetime(2026, 11, 26, 7, 5, tzinfo=UTC)
_NEW = "rtsp://{host}:{port}/{channel}?from={begin:%Y-%m-%dT%H:%M:%SZ}&to={end:%Y-%m-%dT%H:%M:%SZ}"
RTSP_PORT = 554


class FormsDialog(QDialog):
    """Shown with ``open()``. Whoever may change recorders may open it."""

    def __init__(self, recorders: RecorderService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Forms of address"))
        self.setMinimumSize(960, 520)
        self._recorders = recorders
        self._shown: AddressForm | None = None
        self._tasks = WidgetTasks("forms of address", self)
        self._tasks.failed.connect(self._tell)
        self.list = QListWidget(self)
        self.list.setObjectName("formsList")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setFixedWidth(230)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.name = LineField(self)
        self.name.setObjectName("formName")
        self.port = QSpinBox(self)
        self.port.setObjectName("formPort")
        self.port.setRange(1, 65535)
        self.port.lineEdit().setTextMargins(6, 0, 0, 0)
        self.template = QPlainTextEdit(self)
        self.template.setObjectName("formTemplate")
        self.template.setTabChangesFocus(True)
        self.template.setFixedHeight(96)
        self.template.textChanged.connect(self._show_example)
        self._example = WordsLabel(self)
        self._example.setObjectName("formExample")
        self._example.setProperty("role", "quiet")
        self._example.setWordWrap(True)
        self._example.setTextFormat(Qt.TextFormat.PlainText)
        self._example.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problem = WordsLabel(self)
        self._problem.setObjectName("formProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self.add = QPushButton(self.tr("New form"), self)
        self.add.setObjectName("formAdd")
        icons.set_beside_text(self.add, "plus")
        self.add.clicked.connect(self._begin_new)
        self.save = QPushButton(self.tr("Save"), self)
        self.save.setObjectName("formSave")
        self.save.setProperty("role", "accent")
        self.save.clicked.connect(lambda: self._start(self._keep))
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.setObjectName("formRemove")
        icons.set_beside_text(self.remove, "trash-2")
        self.remove.clicked.connect(lambda: self._start(self._remove))
        for button in (self.add, self.save, self.remove):
            button.setAutoDefault(False)
        self._lay_out()
        self._fill("")
        self.finished.connect(lambda _result: self._tasks.cancel())

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        about = WordsLabel(
            self.tr(
                "Words in braces are filled in: host, port, channel, and begin and end with a format as in the "
                "examples. A format that ends in Z counts in UTC, any other in the recorder's own time."
            ),
            self,
        )
        about.setProperty("role", "small")
        about.setWordWrap(True)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.add)
        right = QVBoxLayout()
        right.setSpacing(8)
        for key, text, widget in (
            ("name", self.tr("Make"), self.name),
            ("port", self.tr("Usual port"), self.port),
            ("template", self.tr("Address"), self.template),
        ):
            widget.setAccessibleName(text)
            right.addWidget(FieldRow(key, text, (widget,), widget, self))
        right.addWidget(self._example)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left)
        both.addLayout(right, 1)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("formsClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addWidget(self._problem, 1)
        buttons.addStretch(0)
        buttons.addWidget(close)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(about)
        column.addLayout(both, 1)
        column.addLayout(buttons)

    # ---- which one -------------------------------------------------------------------------------------------

    def _fill(self, chosen: str) -> None:
        forms = sorted(self._recorders.forms.values(), key=lambda form: form.name.casefold())
        self.list.clear()
        for form in forms:
            text = form.name if form.own else self.tr("{0} (of the program)").format(form.name)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, form.id)
            self.list.addItem(item)
            if form.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and forms:
            self.list.setCurrentRow(0)

    def _show_chosen(self) -> None:
        item = self.list.currentItem()
        form = self._recorders.forms.get(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None
        if form is not None:
            self._show(form, form.name, form.port, form.template)

    def _begin_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._show(None, "", RTSP_PORT, _NEW)
        self.name.setFocus()

    def _show(self, form: AddressForm | None, name: str, port: int, template: str) -> None:
        self._shown = form
        self._problem.hide()
        self.name.setText(name)
        self.port.setValue(port)
        self.template.setPlainText(template)
        self.remove.setEnabled(form is not None and form.own)

    def _show_example(self) -> None:
        try:
            address = placed(self.template.toPlainText().strip(), "10.20.0.9", self.port.value(), "1")
        except VmsError as error:
            self._example.setText(messages.error_text(error))
            return
        shown = timed(address, _SHOWN_FROM, _SHOWN_FROM + timedelta(minutes=10), THAI_OFFSET_S)
        self._example.setText(self.tr("Becomes: {0}").format(shown))

    # ---- what is done ----------------------------------------------------------------------------------------

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._problem.hide()
        self._tasks.start_once(work(), "form")

    async def _keep(self) -> None:
        entered = (self.name.text(), self.template.toPlainText(), self.port.value())
        if self._shown is None:
            kept = await self._recorders.add_form(*entered)
        else:
            kept = await self._recorders.change_form(self._shown.id, *entered)
        self._fill(kept.id)

    async def _remove(self) -> None:
        if self._shown is not None:
            await self._recorders.remove_form(self._shown.id)
            self._fill("")

    def _tell(self, error: VmsError) -> None:
        self._problem.setText(messages.error_text(error))
        self._problem.show()
