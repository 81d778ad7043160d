"""Who is at the desk, for tests of services that are about something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import ANYWHERE, Limits, Person
from vms_desktop.domain.role import ALL, Permissions, Role
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.people.rights import Rights
from vms_desktop.services.ports import Unsubscribe

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SOMCHAI = Person("p-somchai", "somchai", "ร.ต.อ.สมชาย ใจดี", Role.ADMINISTRATOR)


def person(person_id: str = "p-1", *, role: Role = Role.OPERATOR, limits: Limits = ANYWHERE, **more: object) -> Person:
    return Person(person_id, person_id, f"ชื่อ {person_id}", role, limits=limits, **more)  # type: ignore[arg-type]


class AtTheDesk:
    """Fulfils ``services.authority.Authority`` by the real judgement; ``become`` signs somebody else in."""

    def __init__(self, who: Person | None = SOMCHAI, permissions: Permissions = ALL) -> None:
        self.rights = Rights(who, permissions)
        self.now = NOW
        self._on_change: Listeners[[]] = Listeners()

    def become(self, who: Person | None, permissions: Permissions = ALL) -> None:
        self.rights = Rights(who, permissions)
        self._on_change.notify()

    def lock(self) -> None:
        self.rights = Rights(self.rights.person, self.rights.permissions, is_locked=True)
        self._on_change.notify()

    @property
    def person(self) -> Person | None:
        return self.rights.person

    @property
    def actor(self) -> Actor:
        return self.rights.actor

    def refusal(self, permission: Permission, camera: Camera | None = None) -> AccessError | None:
        return self.rights.refusal(permission, camera, self.now)

    def require(self, permission: Permission, camera: Camera | None = None) -> None:
        refused = self.refusal(permission, camera)
        if refused is not None:
            raise refused

    def require_replay(self, camera: Camera, since: datetime) -> None:
        refused = self.rights.replay_refusal(camera, since, self.now)
        if refused is not None:
            raise refused

    def require_person(self) -> Person:
        if self.rights.person is None:
            raise AccessError("access.not_signed_in")
        if self.rights.is_locked:
            raise AccessError("access.locked")
        return self.rights.person

    def covers(self, permission: Permission, camera: Camera | None = None) -> bool:
        return self.rights.refusal(permission, camera, self.now, going_on=True) is None

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_change.add(listener)
