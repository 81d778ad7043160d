"""Roles, permissions, standings, shifts and marked acts in words; the only place that has them.

As ``messages``: needs a QCoreApplication with the language installed, no window.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person, Standing
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import Marked
from vms_desktop.domain.shift import ShiftEvent, ShiftLine, ShiftName
from vms_desktop.ui import formatting

_ROLES: dict[Role, str] = {
    Role.OPERATOR: str(QT_TRANSLATE_NOOP("people", "Operator")),
    Role.OFFICER: str(QT_TRANSLATE_NOOP("people", "Officer")),
    Role.SUPERVISOR: str(QT_TRANSLATE_NOOP("people", "Supervisor")),
    Role.ADMINISTRATOR: str(QT_TRANSLATE_NOOP("people", "Administrator")),
    Role.AUDITOR: str(QT_TRANSLATE_NOOP("people", "Auditor")),
}

_ROLE_ABOUT: dict[Role, str] = {
    Role.OPERATOR: str(QT_TRANSLATE_NOOP("people", "Watches and steers cameras during the shift")),
    Role.OFFICER: str(QT_TRANSLATE_NOOP("people", "Handles requests for footage and exports it")),
    Role.SUPERVISOR: str(QT_TRANSLATE_NOOP("people", "Approves requests and reviews who saw what")),
    Role.ADMINISTRATOR: str(QT_TRANSLATE_NOOP("people", "Manages people, cameras and settings")),
    Role.AUDITOR: str(QT_TRANSLATE_NOOP("people", "Reads only; changes nothing")),
}

_PERMISSIONS: dict[Permission, str] = {
    Permission.VIEW_LIVE: str(QT_TRANSLATE_NOOP("people", "View live pictures")),
    Permission.STEER: str(QT_TRANSLATE_NOOP("people", "Steer cameras")),
    Permission.STEER_FIRST: str(QT_TRANSLATE_NOOP("people", "Steer with priority over others")),
    Permission.SNAPSHOT: str(QT_TRANSLATE_NOOP("people", "Save still pictures")),
    Permission.REPLAY: str(QT_TRANSLATE_NOOP("people", "View recordings")),
    Permission.EXPORT: str(QT_TRANSLATE_NOOP("people", "Export footage")),
    Permission.HOLD: str(QT_TRANSLATE_NOOP("people", "Hold footage and release it")),
    Permission.HANDLE_REQUESTS: str(QT_TRANSLATE_NOOP("people", "Handle requests")),
    Permission.APPROVE: str(QT_TRANSLATE_NOOP("people", "Decide on requests")),
    Permission.SAVE_VIEWS: str(QT_TRANSLATE_NOOP("people", "Save views of the wall")),
    Permission.KNOW_CAMERAS: str(QT_TRANSLATE_NOOP("people", "See the camera register")),
    Permission.MANAGE_CAMERAS: str(QT_TRANSLATE_NOOP("people", "Manage cameras")),
    Permission.EXPORT_LISTS: str(QT_TRANSLATE_NOOP("people", "Export lists of cameras")),
    Permission.SEE_PEOPLE: str(QT_TRANSLATE_NOOP("people", "See who has an account")),
    Permission.MANAGE_PEOPLE: str(QT_TRANSLATE_NOOP("people", "Manage people and roles")),
    Permission.READ_LOG: str(QT_TRANSLATE_NOOP("people", "Read the access log")),
    Permission.REVIEW_LOG: str(QT_TRANSLATE_NOOP("people", "Review the access log and sign it off")),
    Permission.EXPORT_LOG: str(QT_TRANSLATE_NOOP("people", "Export the access log")),
    Permission.KEEP_LOG: str(QT_TRANSLATE_NOOP("people", "Archive the access log, make checkpoints")),
    Permission.READ_SHIFTS: str(QT_TRANSLATE_NOOP("people", "Read the shift log")),
    Permission.WRITE_SHIFTS: str(QT_TRANSLATE_NOOP("people", "Write in the shift log")),
    Permission.CONSENT: str(QT_TRANSLATE_NOOP("people", "Consent as the second person")),
    Permission.CHANGE_SETTINGS: str(QT_TRANSLATE_NOOP("people", "Change settings")),
}

_STANDINGS: dict[Standing, str] = {
    Standing.ACTIVE: str(QT_TRANSLATE_NOOP("people", "In use")),
    Standing.DISABLED: str(QT_TRANSLATE_NOOP("people", "Disabled")),
    Standing.NOT_YET: str(QT_TRANSLATE_NOOP("people", "Not begun yet")),
    Standing.ENDED: str(QT_TRANSLATE_NOOP("people", "Over")),
}

_SHIFTS: dict[ShiftName, str] = {
    ShiftName.MORNING: str(QT_TRANSLATE_NOOP("people", "Morning shift")),
    ShiftName.AFTERNOON: str(QT_TRANSLATE_NOOP("people", "Afternoon shift")),
    ShiftName.NIGHT: str(QT_TRANSLATE_NOOP("people", "Night shift")),
    ShiftName.DAY: str(QT_TRANSLATE_NOOP("people", "Day shift")),
}

_ACTS: dict[Marked, str] = {
    Marked.DELETE_CAMERAS: str(QT_TRANSLATE_NOOP("people", "Delete cameras that have footage")),
    Marked.LOWER_RETENTION: str(QT_TRANSLATE_NOOP("people", "Keep the access log for a shorter time")),
    Marked.LOWER_FOOTAGE_RETENTION: str(QT_TRANSLATE_NOOP("people", "Keep footage for a shorter time")),
    Marked.APPROVE_EXPORT: str(QT_TRANSLATE_NOOP("people", "Approve an export of footage")),
    Marked.LIFT_HOLD: str(QT_TRANSLATE_NOOP("people", "Release footage that is held")),
}

_EVENTS: dict[ShiftEvent, str] = {
    ShiftEvent.BEGAN: str(QT_TRANSLATE_NOOP("people", "{0} began")),
    ShiftEvent.HANDED_OVER: str(QT_TRANSLATE_NOOP("people", "{0} handed over to {1}")),
    ShiftEvent.ENDED: str(QT_TRANSLATE_NOOP("people", "{0} signed out")),
    ShiftEvent.NOTE: str(QT_TRANSLATE_NOOP("people", "{0} noted")),
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("people", source)


def role_text(role: Role) -> str:
    return _translated(_ROLES[role])


def role_name(code: str) -> str:
    """Of a role's code as it stands in a record; one that a newer program wrote is shown as it is."""
    try:
        return role_text(Role(code))
    except ValueError:
        return code


def role_about(role: Role) -> str:
    """One line: what the role is for."""
    return _translated(_ROLE_ABOUT[role])


def permission_text(permission: Permission) -> str:
    return _translated(_PERMISSIONS[permission])


def permission_names(codes: Iterable[str]) -> str:
    """Of permissions' codes; what this program does not know is shown as it is."""
    known = {permission.value: permission for permission in Permission}
    return ", ".join(permission_text(known[code]) if code in known else code for code in codes)


def standing_text(standing: Standing) -> str:
    return _translated(_STANDINGS[standing])


def shift_text(shift: ShiftName) -> str:
    return _translated(_SHIFTS[shift])


def act_text(act: Marked) -> str:
    return _translated(_ACTS[act])


def shift_event_text(line: ShiftLine) -> str:
    """``สมชาย ส่งเวรให้ วิภา``."""
    return _translated(_EVENTS[line.event]).format(line.person_name, line.to_name)


def person_text(person: Person) -> str:
    """``สมชาย (เจ้าหน้าที่ปฏิบัติการ)``."""
    return f"{person.name} ({role_text(person.role)})"


def spoken(name: str, value: object) -> str:
    """The parameter ``name`` of an error as a person reads it."""
    if name in ("permission", "permissions"):
        return permission_names(str(value).split(", "))
    if name == "role":
        return role_name(str(value))
    if name == "act" and isinstance(value, Marked):
        return act_text(value)
    if name == "wait_s" and isinstance(value, int | float):
        # Rounded up: whoever is told five seconds must not be refused after five.
        return formatting.duration_text(int(value) + 1)
    return str(value)
