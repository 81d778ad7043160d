"""The five roles: what each may at first, and between which bounds the administrator may change that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.permission import READING, Permission

ALL = frozenset(Permission)
Permissions = frozenset[Permission]


class Role(StrEnum):
    """Stable names; they stand in the access log as the role then held."""

    OPERATOR = "operator"
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


_P = Permission
_OPERATOR = frozenset(
    {
        _P.KNOW_CAMERAS,
        _P.VIEW_LIVE,
        _P.STEER,
        _P.SNAPSHOT,
        _P.REPLAY,
        _P.SAVE_VIEWS,
        _P.READ_SHIFTS,
        _P.WRITE_SHIFTS,
    }
)
_OFFICER = _OPERATOR | {_P.EXPORT, _P.HOLD, _P.HANDLE_REQUESTS, _P.EXPORT_LISTS}
_SUPERVISOR = _OFFICER | {
    _P.STEER_FIRST,
    _P.APPROVE,
    _P.SEE_PEOPLE,
    _P.READ_LOG,
    _P.REVIEW_LOG,
    _P.EXPORT_LOG,
    _P.CONSENT,
}

USUAL: Mapping[Role, Permissions] = {
    Role.OPERATOR: _OPERATOR,
    Role.OFFICER: _OFFICER,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.ADMINISTRATOR: ALL,
    Role.AUDITOR: READING - {_P.VIEW_LIVE, _P.REPLAY},
}
"""Until the administrator changes it."""

_LEADING = frozenset({_P.MANAGE_PEOPLE, _P.REVIEW_LOG, _P.APPROVE, _P.KEEP_LOG, _P.CHANGE_SETTINGS})
MOST: Mapping[Role, Permissions] = {
    Role.OPERATOR: ALL - _LEADING - {_P.CONSENT},
    Role.OFFICER: ALL - _LEADING,
    Role.SUPERVISOR: ALL - {_P.MANAGE_PEOPLE},
    Role.ADMINISTRATOR: ALL,
    Role.AUDITOR: READING,
}
"""No role may have more: an auditor changes nothing, and people are managed by administrators only."""

LEAST: Mapping[Role, Permissions] = {role: frozenset() for role in Role} | {Role.ADMINISTRATOR: ALL}
"""No role may have less. Nobody grants what they lack: what the administrators lost, nobody could ever give again."""


def check_role(role: Role, before: Permissions, wanted: Collection[Permission], own: Permissions) -> Permissions:
    """The set as it may be stored; ``own``: what the person who changes it may do.

    Raises AccessError ``people.role_bounds`` (role, permissions), ``people.grants_more`` (permissions).
    """
    chosen = frozenset(wanted)
    wrong = (chosen - MOST[role]) | (LEAST[role] - chosen)
    if wrong:
        raise AccessError("people.role_bounds", role=role.value, permissions=_named(wrong))
    lacking = chosen - before - own
    if lacking:
        raise AccessError("people.grants_more", permissions=_named(lacking))
    return chosen


def _named(permissions: Collection[Permission]) -> str:
    return ", ".join(sorted(permission.value for permission in permissions))
