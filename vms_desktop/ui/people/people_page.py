"""The page of people: who there is, with adding, changing, disabling, new passwords, and what the roles may.

PeoplePage(people: PeopleServices, cameras: CameraService, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person, Standing
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import formatting, icons, theme
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.offered import offer
from vms_desktop.ui.pages.place_names import PlaceNames
from vms_desktop.ui.pages.row_menu import Entry, row_menu
from vms_desktop.ui.pages.tables import table_of
from vms_desktop.ui.people.password_dialog import NewPasswordDialog
from vms_desktop.ui.people.people_table import NAME, WIDTHS, PeopleTableModel
from vms_desktop.ui.people.person_dialog import PersonDialog
from vms_desktop.ui.people.roles_dialog import RolesDialog
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.search_field import SearchField
from vms_desktop.ui.tasks import WidgetTasks


class PeoplePage(QWidget):
    """Signals: ``message(VmsError)``."""

    message = Signal(object)

    def __init__(self, people: PeopleServices, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peoplePage")
        self._people, self._cameras = people, cameras
        self._all: list[Person] = []
        self._tasks = WidgetTasks("people page", self)
        self._tasks.failed.connect(self.message)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._filter = SearchField("peopleFilter", self)
        self._filter.setMaximumWidth(360)
        self._filter.textChanged.connect(self._list)
        self._old = QCheckBox(self)
        self._old.setObjectName("peopleOld")
        self._old.toggled.connect(self._list)
        self._buttons = {name: self._button(name, icon) for name, icon in _BUTTONS.items()}
        self._buttons["add"].setProperty("role", "accent")
        icons.set_beside_text(self._buttons["add"], "user-plus", theme.DARK.on_accent)
        for name, act in (
            ("add", self._add),
            ("roles", self._roles),
            ("edit", self._edit),
            ("password", self._ask_password),
            ("codes", self._ask_codes),
            ("disable", self._switch),
        ):
            self._buttons[name].clicked.connect(act)
        self.model = PeopleTableModel(PlaceNames(cameras.province), self._today, self)
        self.table = table_of(self.model, "peopleTable", WIDTHS, self, sorted_by=NAME)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.activated.connect(lambda _index: self._edit())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.model.modelReset.connect(self._offer)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "quiet")
        self._lay_out()
        self._stop_hearing = [people.people.on_change(self._changed), people.session.on_change(self._rights_changed)]
        self.retranslate()
        self._offer()

    def _button(self, name: str, icon: str) -> QPushButton:
        button = QPushButton(self)
        icons.set_beside_text(button, icon)
        button.setObjectName(f"people_{name}")
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title)
        top.addWidget(self._old)
        top.addStretch(1)
        for name in ("add", "roles"):
            top.addWidget(self._buttons[name])
        below = QHBoxLayout()
        below.setSpacing(8)
        self._filter.setMinimumWidth(160)
        below.addWidget(self._filter, 1)
        below.addStretch(1)
        for name in ("edit", "password", "codes", "disable"):
            below.addWidget(self._buttons[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    async def close_page(self) -> None:
        for stop in self._stop_hearing:
            stop()
        await self._tasks.close()

    # ---- contents --------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return thai_day(self._people.clock.now())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._changed()

    def _changed(self) -> None:
        """Read anew where somebody looks: colleagues at other desks change people too."""
        if self.isVisible() and self._people.session.refusal(Permission.SEE_PEOPLE) is None:
            self._tasks.start_anew(self._read, "read people")

    def _rights_changed(self) -> None:
        if self._people.session.person is None:
            self._all = []
            self._list()
        self._offer()
        self._changed()

    async def _read(self) -> None:
        self._all = await self._people.people.people()
        self._list()

    def _list(self) -> None:
        chosen = self._chosen()
        words, today = self._filter.text().strip().casefold(), self._today()
        shown = [
            person
            for person in self._all
            if (self._old.isChecked() or person.standing(today) in (Standing.ACTIVE, Standing.NOT_YET))
            and words in f"{person.name} {person.username} {person.position}".casefold()
        ]
        self.model.set_people(shown)
        header = self.table.horizontalHeader()
        self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        if chosen is not None:
            at = next((row for row, person in enumerate(self.model.people) if person.id == chosen.id), None)
            if at is not None:
                self.table.selectRow(at)
        self._title.setText(self.tr("People ({0})").format(formatting.count_text(len(shown))))
        self._empty.setVisible(not shown and bool(self._all))
        self._empty.setText(self.tr("Nobody matches the filter."))
        self._offer()

    def _chosen(self) -> Person | None:
        rows = self.table.selectionModel().selectedRows()
        people = self.model.people
        return people[rows[0].row()] if rows and rows[0].row() < len(people) else None

    # ---- what may be done ------------------------------------------------------------------------------------

    def _offer(self) -> None:
        refused = self._people.session.refusal(Permission.MANAGE_PEOPLE)
        chosen, own = self._chosen(), self._people.session.person
        oneself = chosen is not None and own is not None and chosen.id == own.id
        offer(self._buttons["add"], refused)
        offer(self._buttons["edit"], refused, chosen is not None)
        why = self.tr("One's own account is changed under “My account”.") if oneself else ""
        for name in ("password", "disable", "codes"):
            usable = chosen is not None and (name != "codes" or chosen.has_codes)
            offer(self._buttons[name], refused, usable and not oneself, why)
        off = chosen is not None and chosen.disabled
        text = self.tr("Enable") if off else self.tr("Disable…")
        self._buttons["disable"].setText(text)
        self._buttons["disable"].setAccessibleName(text)

    def _menu(self, place: QPoint) -> None:
        entries = []
        for name, icon, act in (
            ("edit", "pencil", self._edit),
            ("password", "key-round", self._ask_password),
            ("codes", "shield-check", self._ask_codes),
            ("disable", "lock", self._switch),
        ):
            button = self._buttons[name]
            entries.append(Entry(f"peopleMenu_{name}", icon, button.text(), act, button.isEnabled()))
        row_menu("peopleMenu", entries, self).popup(self.table.viewport().mapToGlobal(place))

    # ---- doing it --------------------------------------------------------------------------------------------

    def _add(self) -> None:
        dialog = PersonDialog(self._people, self._cameras, None, self.window())
        dialog.added.connect(lambda made: self._tell_password(made.person, made.password))
        dialog.open()

    def _edit(self) -> None:
        person = self._chosen()
        if person is not None and self._buttons["edit"].isEnabled():
            PersonDialog(self._people, self._cameras, person, self.window()).open()

    def _roles(self) -> None:
        RolesDialog(self._people, self.window()).open()

    def _tell_password(self, person: Person, password: str) -> None:
        NewPasswordDialog(person, password, self.window()).open()

    def _ask(self, title: str, consequence: str, action: str, act: Callable[[], Awaitable[Any]]) -> None:
        async def do() -> None:
            await act()

        dialog = ConfirmDialog(title, consequence, action, self.window())
        dialog.accepted.connect(lambda: self._tasks.start_once(do(), "change a person"))
        dialog.open()

    def _ask_password(self) -> None:
        person = self._chosen()
        if person is None:
            return

        async def reset() -> None:
            made = await self._people.people.reset_password(person)
            self._tell_password(made.person, made.password)

        consequence = self.tr("The password now counts no more, and one-time codes are switched off.")
        self._ask(
            self.tr("A new password for {0}?").format(person.name), consequence, self.tr("Make a new password"), reset
        )

    def _ask_codes(self) -> None:
        person = self._chosen()
        if person is not None:
            self._ask(
                self.tr("Switch off the one-time codes of {0}?").format(person.name),
                self.tr("For somebody who lost both phone and paper. Only the password is asked for then."),
                self.tr("Switch off the codes"),
                lambda: self._people.people.remove_codes(person),
            )

    def _switch(self) -> None:
        person = self._chosen()
        if person is None:
            return
        if person.disabled:
            self._tasks.start_once(self._enable(person), "change a person")
            return
        self._ask(
            self.tr("Disable {0}?").format(person.name),
            self.tr("They are signed out within seconds and cannot sign in. What they did stays in the access log."),
            self.tr("Disable the account"),
            lambda: self._people.people.disable(person),
        )

    async def _enable(self, person: Person) -> None:
        await self._people.people.enable(person)

    # ---- words -----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for name, text in (
            ("add", self.tr("Add a person…")),
            ("roles", self.tr("Roles…")),
            ("edit", self.tr("Edit…")),
            ("password", self.tr("New password…")),
            ("codes", self.tr("Codes off…")),
        ):
            self._buttons[name].setText(text)
            self._buttons[name].setAccessibleName(text)
        self._old.setText(self.tr("Also disabled and over"))
        self._filter.setPlaceholderText(self.tr("Filter: name, user name, position"))
        self._filter.setAccessibleName(self.tr("Filter people"))
        self.table.setAccessibleName(self.tr("People"))
        self._list()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


_BUTTONS = {
    "add": "user-plus",
    "roles": "users",
    "edit": "pencil",
    "password": "key-round",
    "codes": "shield-check",
    "disable": "lock",
}
