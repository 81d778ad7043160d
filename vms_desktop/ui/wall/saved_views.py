"""Saved views: the menu, the dialog for a name, the question before deleting. Dialogs are opened, never executed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.view import SavedView
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui import icons, messages
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.offered import Refused, nothing_refused
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.tasks import WidgetTasks

_LONGEST_NAME = 60


class NameDialog(QDialog):
    """Asks for a view's name. Signals: ``named(str)``."""

    named = Signal(str)

    def __init__(self, title: str, button: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("viewNameDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(360)
        self._edit = QLineEdit(name, self)
        self._edit.setObjectName("viewName")
        self._edit.setAccessibleName(self.tr("Name of the view"))
        self._edit.setMaxLength(_LONGEST_NAME)
        self._edit.selectAll()
        heading = QLabel(title, self)
        heading.setProperty("role", "title")
        label = QLabel(self.tr("Name of the view"), self)
        label.setBuddy(self._edit)
        self._save = QPushButton(button, self)
        self._save.setObjectName("viewNameSave")
        self._save.setProperty("role", "accent")
        self._save.setDefault(True)
        self._save.clicked.connect(self._accept)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("viewNameCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._edit.textChanged.connect(self._check)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (heading, label, self._edit):
            column.addWidget(widget)
        column.addLayout(row)
        self._check()

    def _name(self) -> str:
        return " ".join(self._edit.text().split())

    def _check(self) -> None:
        self._save.setEnabled(bool(self._name()))

    def _accept(self) -> None:
        self.named.emit(self._name())
        self.accept()


class SavedViews(QObject):
    """What the views button does. Signals: ``name_changed(str)``: the view shown now, "" for none."""

    name_changed = Signal(str)

    def __init__(self, wall: WallService, views: ViewService, tasks: WidgetTasks, window: QWidget) -> None:
        super().__init__(window)
        self._wall = wall
        self._views = views
        self._tasks = tasks
        self._widget = window
        self._shown: SavedView | None = None
        self._refused: Refused = nothing_refused

    def follow_rights(self, refused: Refused) -> None:
        self._refused = refused

    def content_changed(self) -> None:
        """The wall changed: it may no longer be the view it was."""
        if self._shown is not None and not _same(self._shown, self._wall):
            self._set_shown(None)

    def ask(self, button: QToolButton) -> None:
        """Load the views and open the menu below ``button``."""
        self._tasks.start_once(self._open_menu(button), "saved views")

    async def _open_menu(self, button: QToolButton) -> None:
        views = await self._views.views()
        menu = self._menu(list(views))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _menu(self, views: list[SavedView]) -> QMenu:
        menu = QMenu(self._widget)
        menu.setObjectName("viewsMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for view in views:
            action = self._action(menu, on_button(view.name), "", partial(self._show, view))
            action.setObjectName(f"view:{view.id}")
            action.setCheckable(True)
            action.setChecked(self._shown is not None and self._shown.id == view.id)
        if not views:
            none = self._action(menu, self.tr("No saved views yet"), "", lambda: None)
            none.setEnabled(False)
        menu.addSeparator()
        save = self._action(menu, self.tr("Save this wall as a view…"), "save", self._ask_new_name)
        save.setObjectName("viewSave")
        refused = self._refused(Permission.SAVE_VIEWS)
        save.setEnabled(refused is None and any(self._wall.content.camera_ids))
        if refused is not None:
            save.setToolTip(plain_tip(messages.error_text(refused)))
            menu.setToolTipsVisible(True)
        if views and refused is None:
            self._submenu(menu, "viewRename", self.tr("Rename"), "pencil", views, self._ask_other_name)
            self._submenu(menu, "viewRemove", self.tr("Delete"), "trash-2", views, self._ask_remove)
        return menu

    def _submenu(
        self, menu: QMenu, name: str, text: str, icon: str, views: list[SavedView], chosen: Callable[[SavedView], None]
    ) -> None:
        inner = menu.addMenu(icons.icon(icon), text)
        inner.setObjectName(name)
        for view in views:
            action = self._action(inner, on_button(view.name), "", partial(chosen, view))
            action.setObjectName(f"{name}:{view.id}")

    def _action(self, menu: QMenu, text: str, icon: str, chosen: Callable[[], None]) -> QAction:
        action = QAction(text, menu)
        if icon:
            action.setIcon(icons.icon(icon))
        action.triggered.connect(lambda _on=False: chosen())
        menu.addAction(action)
        return action

    # ---- what was chosen -----------------------------------------------------------------------------------------

    def _show(self, view: SavedView) -> None:
        self._wall.show(view.content)
        self._set_shown(view)

    def _set_shown(self, view: SavedView | None) -> None:
        self._shown = view
        self.name_changed.emit(view.name if view is not None else "")

    def _ask_new_name(self) -> None:
        self._ask_name(self.tr("Save view"), self.tr("Save view"), "", self._save)

    def _ask_other_name(self, view: SavedView) -> None:
        self._ask_name(self.tr("Rename view"), self.tr("Rename view"), view.name, lambda name: self._rename(view, name))

    def _ask_name(self, title: str, button: str, name: str, named: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        dialog = NameDialog(title, button, name, self._widget.window())
        dialog.named.connect(lambda name: self._tasks.start(named(name), "name of a view"))
        dialog.open()

    async def _save(self, name: str) -> None:
        self._set_shown(await self._views.save(name, self._wall.content))

    async def _rename(self, view: SavedView, name: str) -> None:
        renamed = await self._views.rename(view.id, name)
        if self._shown is not None and self._shown.id == view.id:
            self._set_shown(renamed)

    def _ask_remove(self, view: SavedView) -> None:
        dialog = ConfirmDialog(
            self.tr("Delete the view “{0}”?").format(view.name),
            self.tr("The cameras stay; only this arrangement of them is deleted."),
            self.tr("Delete view “{0}”").format(on_button(view.name)),
            self._widget.window(),
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._remove(view), "delete a view"))
        dialog.open()

    async def _remove(self, view: SavedView) -> None:
        await self._views.remove(view.id)
        if self._shown is not None and self._shown.id == view.id:
            self._set_shown(None)


def _same(view: SavedView, wall: WallService) -> bool:
    now = wall.content
    places = len(now.layout.cells)
    wanted = (view.content.camera_ids + (None,) * places)[:places]
    return view.content.layout is now.layout and wanted == now.camera_ids
