"""The judgement: may this person do that, to this camera, now? Pure, from memory, the same for every service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_entry import PROGRAM, Actor
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person, Standing
from vms_desktop.domain.role import Permissions
from vms_desktop.services.people.sign_in import today


def actor_of(person: Person) -> Actor:
    return Actor(person.id, person.name, person.role.value)


@dataclass(frozen=True, slots=True)
class Rights:
    """``person`` None: nobody is signed in, and nothing is allowed."""

    person: Person | None = None
    permissions: Permissions = frozenset()
    is_locked: bool = False

    @property
    def actor(self) -> Actor:
        return PROGRAM if self.person is None else actor_of(self.person)

    def refusal(
        self, permission: Permission, camera: Camera | None, now: datetime, *, going_on: bool = False
    ) -> AccessError | None:
        """``going_on``: it was begun before; a lock does not end it."""
        person = self.person
        if person is None:
            return AccessError("access.not_signed_in")
        if self.is_locked and not going_on:
            return AccessError("access.locked")
        if person.standing(today(now)) is not Standing.ACTIVE:
            return AccessError("access.ended")
        if person.must_change and not going_on:
            return AccessError("access.password_must_change")
        if permission not in self.permissions:
            return AccessError("access.denied", permission=permission)
        if camera is not None and not person.limits.holds(camera):
            return AccessError("access.place", camera=camera.code)
        return None

    def replay_refusal(self, camera: Camera, since: datetime, now: datetime) -> AccessError | None:
        refused = self.refusal(Permission.REPLAY, camera, now)
        if refused is not None or self.person is None:
            return refused
        earliest = self.person.limits.replay_from(now)
        if earliest is not None and since < earliest:
            return AccessError("access.too_long_ago", hours=self.person.limits.replay_hours)
        return None
