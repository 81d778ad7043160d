"""Filters of the access log under a name: the button, its menu, the dialog that asks for a name.

FilterMenu(saved: SavedFilters, filters: LogFilters, tasks: WidgetTasks, parent: QWidget)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.saved_filter import Period, SavedFilter
from vms_desktop.services.review.saved_filters import NAME_LIMIT, SavedFilters
from vms_desktop.ui import icons
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.review.log_filters import LogFilters
from vms_desktop.ui.tasks import WidgetTasks


class FilterNameDialog(QDialog):
    """Asks under which name; ``name`` after ``accepted``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterNameDialog")
        self.setWindowTitle(self.tr("Save the filter"))
        self.setMinimumWidth(380)
        heading = QLabel(self.tr("Save the filter"), self)
        heading.setProperty("role", "title")
        told = QLabel(self.tr("A filter of the same name is replaced."), self)
        told.setProperty("role", "quiet")
        told.setWordWrap(True)
        self._field = LineField(self)
        self._field.setObjectName("filterName")
        self._field.setAccessibleName(self.tr("Name of the filter"))
        self._field.setPlaceholderText(self.tr("Name of the filter"))
        self._field.setMaxLength(NAME_LIMIT)
        save = QPushButton(self.tr("Save the filter"), self)
        save.setObjectName("filterNameSave")
        save.setProperty("role", "accent")
        save.setDefault(True)
        save.setEnabled(False)
        save.clicked.connect(self.accept)
        self._field.textChanged.connect(lambda text: save.setEnabled(bool(text.strip())))
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("filterNameCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (heading, told, self._field):
            column.addWidget(widget)
        column.addLayout(row)

    @property
    def name(self) -> str:
        return self._field.text()


class FilterMenu(QObject):
    """``button`` opens the menu. Choosing a saved filter shows it at once: that is a look."""

    def __init__(self, saved: SavedFilters, filters: LogFilters, tasks: WidgetTasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._saved, self._filters, self._tasks, self._widget = saved, filters, tasks, parent
        self.button = QPushButton(parent)
        self.button.setObjectName("savedFilters")
        icons.set_beside_text(self.button, "bookmark")
        self.button.clicked.connect(lambda: tasks.start_once(self._open(), "saved filters"))
        parent.installEventFilter(self)
        self.retranslate()

    def close_menu(self) -> None:
        self._widget.removeEventFilter(self)

    async def _open(self) -> None:
        known = await self._saved.filters()
        self.menu(known).popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))

    def menu(self, known: list[SavedFilter]) -> QMenu:
        """To be shown with ``popup``; it deletes itself when it closes."""
        menu = QMenu(self._widget)
        menu.setObjectName("savedFiltersMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for one in known:
            self._action(menu, f"filter:{one.id}", on_button(one.name), "", partial(self._show, one))
        if not known:
            self._action(menu, "noFilters", self.tr("No saved filters yet"), "", lambda: None).setEnabled(False)
        menu.addSeparator()
        self._action(menu, "filterSave", self.tr("Save this filter…"), "save", self._ask_name)
        if known:
            inner = menu.addMenu(icons.icon("trash-2"), self.tr("Delete"))
            for one in known:
                self._action(inner, f"filterRemove:{one.id}", on_button(one.name), "", partial(self._ask_remove, one))
        return menu

    @staticmethod
    def _action(menu: QMenu, name: str, text: str, icon: str, chosen: Callable[[], None]) -> QAction:
        action = QAction(text, menu)
        action.setObjectName(name)
        if icon:
            action.setIcon(icons.icon(icon))
        action.triggered.connect(lambda _on=False: chosen())
        menu.addAction(action)
        return action

    def _show(self, one: SavedFilter) -> None:
        self._filters.fill(one.period, one.selection)
        self._filters.wanted.emit()

    def _ask_name(self) -> None:
        try:
            period, selection = self._filters.chosen()
        except InputError as error:
            self._filters.tell(error)
            return
        dialog = FilterNameDialog(self._widget.window())
        dialog.accepted.connect(lambda: self._save(dialog.name, period, selection))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, name: str, period: Period, selection: LogFilter) -> None:
        self._tasks.start(self._saved.save(name, period, selection), "save a filter")

    def _ask_remove(self, one: SavedFilter) -> None:
        dialog = ConfirmDialog(
            self.tr("Delete the filter “{0}”?").format(one.name),
            self.tr("It is deleted for everybody who reviews. The access log itself stays as it is."),
            self.tr("Delete filter “{0}”").format(on_button(one.name)),
            self._widget.window(),
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._saved.remove(one.id), "delete a filter"))
        dialog.open()

    def retranslate(self) -> None:
        self.button.setText(self.tr("Saved filters"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return False
