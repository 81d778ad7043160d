"""The part of the settings about printed forms: the letterhead, and each form's template with a look at it.

FormsSettings(settings: Settings, parts: FormsParts, parent: QWidget | None = None)
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import FormError, VmsError
from vms_desktop.domain.permission import Permission
from vms_desktop.services.requests.form_samples import sample_facts
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import FormKind, FormOptions
from vms_desktop.services.whole_file import write_whole
from vms_desktop.settings import Settings
from vms_desktop.ui import icons, messages, theme
from vms_desktop.ui.forms import form_texts
from vms_desktop.ui.forms.forms import FormPrinter
from vms_desktop.ui.forms.letterhead import Letterhead
from vms_desktop.ui.forms.preview_dialog import FormPreview, WaysOut
from vms_desktop.ui.offered import Refused, offer
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel


@dataclass(frozen=True, slots=True)
class FormsParts:
    """What the page works with."""

    templates: FormTemplates
    printer: FormPrinter


class FormsSettings(QFrame):
    """Signals: ``changed(dict)``: fields of the settings with their new values; ``failed(VmsError)``;
    ``told(Words)``: what was done.
    """

    changed = Signal(dict)
    failed = Signal(object)
    told = Signal(object)

    def __init__(self, settings: Settings, parts: FormsParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formsSettings")
        self.setProperty("role", "card")
        self._parts = parts
        self.letterhead = Letterhead(settings, parts.templates.folder, self)
        self.letterhead.changed.connect(self.changed)
        self.letterhead.failed.connect(self.failed)
        self._title = QLabel(self)
        self.table = QTableWidget(len(FormKind), 2, self)
        self.table.setObjectName("settingsForms")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemDoubleClicked.connect(lambda _item: self._look())
        self._problem = WordsLabel(self)
        self._problem.setObjectName("settingsFormProblem")
        self._problem.setProperty("role", "wrong")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self.look, self.own, self.bundled, self.folder = (QPushButton(self) for _ in range(4))
        for name, button, icon, act in (
            ("formLook", self.look, "eye", self._look),
            ("formOwn", self.own, "pencil", self._make_own),
            ("formBundled", self.bundled, "repeat", self._use_bundled),
            ("formFolder", self.folder, "folder-open", self._open_folder),
        ):
            button.setObjectName(name)
            icons.set_beside_text(button, icon)
            button.clicked.connect(act)
        self._refused: Refused = lambda _permission: None
        self._tasks = WidgetTasks("forms settings", self)
        self._tasks.failed.connect(self.failed)
        self._lay_out()
        self.retranslate()
        self.table.selectRow(0)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.look, self.own, self.bundled, self.folder):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.letterhead)
        column.addWidget(self._title)
        column.addWidget(self.table)
        column.addWidget(self._problem)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    # ---- contents ------------------------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """As they are kept."""
        self.letterhead.show_settings(settings)

    async def close_part(self) -> None:
        await self._tasks.close()
        await self.letterhead.close_part()

    def _fill(self) -> None:
        """Read anew: a template is edited outside the program."""
        for row, kind in enumerate(FormKind):
            problem = self._parts.templates.problem(kind)
            if problem is not None:
                state = self.tr("the province's own, cannot be used")
            elif self._parts.templates.is_own(kind):
                state = self.tr("the province's own")
            else:
                state = self.tr("bundled")
            for column, text in enumerate((form_texts.name_of(kind), state)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + len(FormKind) * self.table.rowHeight(0) + 4)
        self._offer()

    @property
    def _kind(self) -> FormKind | None:
        row = self.table.currentRow()
        return list(FormKind)[row] if row >= 0 else None

    def follow_rights(self, refused: Refused) -> None:
        self._refused = refused
        self.letterhead.follow_rights(refused)
        self._offer()

    def _offer(self) -> None:
        refusal = self._refused(Permission.CHANGE_SETTINGS)
        kind = self._kind
        is_own = kind is not None and self._parts.templates.is_own(kind)
        offer(self.look, None, kind is not None, self.tr("Choose a form first."))
        offer(self.own, refusal, kind is not None and not is_own, self.tr("There is a copy already. Open the folder."))
        offer(self.bundled, refusal, is_own, self.tr("The bundled form is used already."))
        problem = self._parts.templates.problem(kind) if kind is not None else None
        self._problem.setVisible(problem is not None)
        self._problem.setText("" if problem is None else messages.error_text(problem))

    # ---- changes -------------------------------------------------------------------------------------------------

    def _make_own(self) -> None:
        kind = self._kind
        if kind is None:
            return
        try:
            path = self._parts.templates.copy(kind)
        except VmsError as error:
            self.failed.emit(error)
            return
        self.told.emit(lambda: self.tr("Change {0} with a text editor; it is used from then on.").format(path.name))
        self._fill()
        self._open_folder()

    def _use_bundled(self) -> None:
        kind = self._kind
        if kind is None:
            return
        try:
            self._parts.templates.put_aside(kind)
        except VmsError as error:
            self.failed.emit(error)
            return
        self.told.emit(lambda: self.tr("The province's template is kept beside, with “.old” after its name."))
        self._fill()

    def _open_folder(self) -> None:
        folder = self._parts.templates.folder
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            self.failed.emit(FormError("form.unreadable", file=folder.name, detail=str(error.strerror)))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # ---- looking -------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """With made-up contents and the letterhead of now: nothing real is shown, so nothing is recorded."""
        kind = self._kind
        if kind is None:
            return
        self._fill()
        self._tasks.start_once(self._show_preview(kind), "look at a form")

    async def _show_preview(self, kind: FormKind) -> None:
        office = await self.letterhead.office()
        options = FormOptions(self.letterhead.digits.isChecked(), office.logo)
        facts = sample_facts(kind, office)
        form = await asyncio.to_thread(self._parts.printer.set_type, kind, facts, options)

        async def save(path: Path) -> None:
            made = await asyncio.to_thread(self._parts.printer.render, kind, facts, options)
            await asyncio.to_thread(write_whole, path, made)

        async def printed() -> None:
            return

        preview = FormPreview(form, WaysOut(save, printed), kind.value, self)
        preview.failed.connect(self.failed)
        preview.told.connect(self.told)
        preview.open()

    # ---- words ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Forms"))
        self.table.setHorizontalHeaderLabels([self.tr("Form"), self.tr("Template")])
        self.table.setAccessibleName(self.tr("Forms"))
        for button, text in (
            (self.look, self.tr("Preview")),
            (self.own, self.tr("Make a copy to change")),
            (self.bundled, self.tr("Use the bundled one")),
            (self.folder, self.tr("Open the folder")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
