"""Tells the parts of the window what whoever is signed in may not do."""

from __future__ import annotations

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.permission import Permission
from vms_desktop.services.authority import Authority
from vms_desktop.ui.offered import FollowsRights


class RightsFollowing:
    """Each part is told when it comes, and whenever other rights count, until ``close``."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._parts: list[FollowsRights] = []
        self.close = authority.on_change(self._tell_all)

    def add(self, *parts: FollowsRights) -> None:
        self._parts += parts
        self._tell(parts)

    def _tell_all(self) -> None:
        self._tell(tuple(self._parts))

    def _tell(self, parts: tuple[FollowsRights, ...]) -> None:
        refusal = self._refused(Permission.VIEW_LIVE)
        if refusal is not None and refusal.code in ("access.locked", "access.not_signed_in"):
            return  # nothing of it is seen: the gate stands before it
        for part in parts:
            part.follow_rights(self._refused)

    def _refused(self, permission: Permission) -> AccessError | None:
        return self._authority.refusal(permission)
