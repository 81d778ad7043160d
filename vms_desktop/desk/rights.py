"""Tells the parts of the window what whoever is signed in may not do."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.permission import Permission
from vms_desktop.services.authority import Authority
from vms_desktop.ui.offered import FollowsRights


def follow_rights(authority: Authority, parts: Sequence[FollowsRights], stack: AsyncExitStack) -> None:
    """Now, and whenever other rights count, until ``stack`` is closed."""

    def refused(permission: Permission) -> AccessError | None:
        return authority.refusal(permission)

    def tell() -> None:
        refusal = refused(Permission.VIEW_LIVE)
        if refusal is not None and refusal.code in ("access.locked", "access.not_signed_in"):
            return  # nothing of it is seen: the gate stands before it
        for part in parts:
            part.follow_rights(refused)

    stack.callback(authority.on_change(tell))
    tell()
