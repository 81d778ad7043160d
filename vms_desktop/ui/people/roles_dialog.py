"""What the roles may: a table of ticks, within the bounds that the rules set."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import AccessError, VmsError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.role import LEAST, MOST, Permissions, Role
from vms_desktop.ui import people_texts
from vms_desktop.ui.offered import offer
from vms_desktop.ui.people.fields import Problem
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.tasks import WidgetTasks


class RolesDialog(QDialog):
    """Shown with ``open()``. Whoever may not change them reads them here."""

    def __init__(self, people: PeopleServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rolesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(1000, 620)
        self.setWindowTitle(self.tr("What the roles may"))
        self._people = people
        self._before: dict[Role, Permissions] = {}
        self._tasks = WidgetTasks("roles", self)
        self._tasks.failed.connect(self._tell)
        self.boxes: dict[tuple[Role, Permission], QCheckBox] = {}
        self._problem = Problem("rolesProblem", self)
        self._save = QPushButton(self.tr("Save"), self)
        self._save.setObjectName("rolesSave")
        self._save.setProperty("role", "accent")
        self._save.clicked.connect(lambda: self._tasks.start_once(self._keep(), "store the roles"))
        self._lay_out()
        self._tasks.start(self._read(), "read the roles")
        self.finished.connect(lambda _result: self._tasks.cancel())

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        about = QLabel(
            self.tr("Grey ticks are fixed: an auditor changes nothing, and administrators stay in charge."),
            self,
        )
        about.setProperty("role", "small")
        about.setWordWrap(True)
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for column, role in enumerate(Role, start=1):
            heading = QLabel(people_texts.role_text(role), inside)
            heading.setProperty("role", "section")
            heading.setToolTip(people_texts.role_about(role))
            grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignHCenter)
        row = 1
        for number, (_, group) in enumerate(groupby(Permission, key=lambda one: one.group)):
            if number:
                line = QFrame(inside)
                line.setProperty("role", "line")
                line.setFixedHeight(1)
                grid.addWidget(line, row, 0, 1, len(Role) + 1)
                row += 1
            for permission in group:
                grid.addWidget(QLabel(people_texts.permission_text(permission), inside), row, 0)
                for column, role in enumerate(Role, start=1):
                    grid.addWidget(self._box(role, permission, inside), row, column, Qt.AlignmentFlag.AlignHCenter)
                row += 1
        scroll = QScrollArea(self)
        scroll.setObjectName("rolesScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        cancel = QPushButton(self.tr("Close"), self)
        cancel.setObjectName("rolesCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._problem, 1)
        buttons.addStretch(0)
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(24, 20, 24, 16)
        column_of_all.setSpacing(12)
        column_of_all.addWidget(title)
        column_of_all.addWidget(about)
        column_of_all.addWidget(scroll, 1)
        column_of_all.addLayout(buttons)

    def _box(self, role: Role, permission: Permission, parent: QWidget) -> QCheckBox:
        box = QCheckBox(parent)
        box.setObjectName(f"role_{role.value}_{permission.value}")
        box.setAccessibleName(f"{people_texts.role_text(role)}: {people_texts.permission_text(permission)}")
        box.setMinimumWidth(32)
        self.boxes[role, permission] = box
        return box

    async def _read(self) -> None:
        self._before = await self._people.people.roles()
        session = self._people.session
        refused = session.refusal(Permission.MANAGE_PEOPLE)
        for (role, permission), box in self.boxes.items():
            box.setChecked(permission in self._before[role])
            fixed = permission in LEAST[role] or permission not in MOST[role]
            lacking = permission not in session.permissions and permission not in self._before[role]
            why: VmsError | None = refused
            if why is None and fixed:
                why = AccessError("people.role_bounds", role=role.value, permissions=permission.value)
            elif why is None and lacking:
                why = AccessError("people.grants_more", permissions=permission.value)
            offer(box, why)
        offer(self._save, refused)

    async def _keep(self) -> None:
        self._problem.tell(None)
        for role in Role:
            wanted = [permission for permission in Permission if self.boxes[role, permission].isChecked()]
            if frozenset(wanted) != self._before[role]:
                await self._people.people.change_role(role, wanted)
        self.accept()

    def _tell(self, error: VmsError) -> None:
        self._problem.tell(error)
