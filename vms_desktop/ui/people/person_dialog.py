"""Adding and changing a person: who, which role, where, how far back, until when.

PersonDialog(people: PeopleServices, cameras: CameraService, person: Person | None, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.person import ANYWHERE, Person
from vms_desktop.domain.person_draft import NAME_LIMIT, USERNAME_LIMIT, PersonDraft
from vms_desktop.domain.role import Permissions, Role
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import people_texts
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.people.fields import Field, Problem
from vms_desktop.ui.people.limits_fields import LimitsFields
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel


class PersonDialog(QDialog):
    """Shown with ``open()``. ``person`` None: a new one, whose first password is made and told by ``added``.

    Signals: ``added(NewPassword)``, ``saved(Person)``.
    """

    added = Signal(object)
    saved = Signal(object)

    def __init__(
        self, people: PeopleServices, cameras: CameraService, person: Person | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("personDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(860)
        self._people, self._person = people, person
        self._roles: dict[Role, Permissions] = {}
        self._tasks = WidgetTasks("person dialog", self)
        self._tasks.failed.connect(self._tell)
        self.lines = {name: LineField(self) for name in ("name", "position", "username")}
        self._fields = {name: Field(line, self) for name, line in self.lines.items()}
        for name, line in self.lines.items():
            line.setObjectName(f"person_{name}")
            line.setMaxLength(USERNAME_LIMIT if name == "username" else NAME_LIMIT)
        self.role = QComboBox(self)
        self.role.setObjectName("personRole")
        for role in Role:
            self.role.addItem(people_texts.role_text(role), role)
        self._fields["role"] = Field(self.role, self)
        self._about = WordsLabel(self)
        self._about.setProperty("role", "small")
        self._about.setWordWrap(True)
        self._rights = WordsLabel(self)
        self._rights.setObjectName("personRights")
        self._rights.setProperty("role", "small")
        self._rights.setWordWrap(True)
        self._rights.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.role.currentIndexChanged.connect(lambda _at: self._show_role())
        self.limits = LimitsFields(cameras, self)
        self._problem = Problem("personProblem", self)
        self._save = QPushButton(self.tr("Save") if person is not None else self.tr("Add the person"), self)
        self._save.setObjectName("personSave")
        self._save.setProperty("role", "accent")
        self._save.setDefault(True)
        self._save.clicked.connect(self._store)
        self.setWindowTitle(self.tr("Change a person") if person is not None else self.tr("Add a person"))
        self._lay_out()
        self._fill()
        self._tasks.start(self._read_roles(), "roles")
        self.finished.connect(lambda _result: self._tasks.cancel())

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        for name, text in (
            ("name", self.tr("Name, with rank")),
            ("position", self.tr("Position")),
            ("username", self.tr("User name, for signing in")),
            ("role", self.tr("Role")),
        ):
            self._fields[name].set_text(text)
        left = QVBoxLayout()
        left.setSpacing(8)
        for field in self._fields.values():
            left.addWidget(field)
        left.addWidget(self._about)
        left.addWidget(self._rights, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        heading = QLabel(self.tr("Limits"), self)
        heading.setProperty("role", "section")
        right.addWidget(heading)
        right.addWidget(self.limits, 1)
        both = QHBoxLayout()
        both.setSpacing(32)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("personCancel")
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

    def _fill(self) -> None:
        person = self._person
        self.limits.fill(person.limits if person is not None else ANYWHERE)
        if person is not None:
            for name, text in (("name", person.name), ("position", person.position), ("username", person.username)):
                self.lines[name].setText(text)
            self.role.setCurrentIndex(self.role.findData(person.role))
        own = self._people.session.person
        if person is not None and own is not None and own.id == person.id:
            # Refused by the rules anyway; not offered here.
            self.role.setEnabled(False)
            self.limits.setEnabled(False)
        self.lines["name"].setFocus()
        self._show_role()

    async def _read_roles(self) -> None:
        self._roles = await self._people.people.roles()
        self._show_role()

    def _show_role(self) -> None:
        role = Role(self.role.currentData())
        self._about.setText(people_texts.role_about(role))
        held = sorted(self._roles.get(role, frozenset()))
        self._rights.setText(" · ".join(people_texts.permission_text(one) for one in held))

    # ---- storing ---------------------------------------------------------------------------------------------

    def _store(self) -> None:
        self._problem.tell(None)
        self._tasks.start_once(self._keep(), "store the person")

    async def _keep(self) -> None:
        draft = PersonDraft(
            self.lines["username"].text(),
            self.lines["name"].text(),
            self.lines["position"].text(),
            Role(self.role.currentData()),
            self.limits.read(),
        )
        if self._person is None:
            made = await self._people.people.add(draft)
            self.accept()
            self.added.emit(made)
        else:
            changed = await self._people.people.change(self._person, draft)
            self.accept()
            self.saved.emit(changed)

    def _tell(self, error: VmsError) -> None:
        self._problem.tell(error)
        name = str(error.params.get("field"))
        field = self.lines.get(name) or self.limits.field(name)
        if field is not None:
            field.setFocus()
