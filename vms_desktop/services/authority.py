"""Who is at this desk and what they may do now, as the services ask it. Fulfilled by ``session.DeskSession``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person
from vms_desktop.services.ports import Unsubscribe


class Authority(Protocol):
    """Called on the loop thread; answers at once and from memory. Whoever is not known to be allowed is refused."""

    @property
    def person(self) -> Person | None:
        """Who is signed in, also while the desk is locked."""

    @property
    def actor(self) -> Actor:
        """As the access log names them now; without anybody the program."""

    def refusal(self, permission: Permission, camera: Camera | None = None) -> AccessError | None:
        """Why it may not be done now; None: it may. ``camera``: to which camera."""

    def require(self, permission: Permission, camera: Camera | None = None) -> None:
        """Raises AccessError ``access.not_signed_in``, ``access.locked``, ``access.password_must_change``,
        ``access.ended``, ``access.denied`` (permission), ``access.place`` (camera).
        """

    def require_replay(self, camera: Camera, since: datetime) -> None:
        """Look at what was recorded from ``since`` (UTC) on. Raises as ``require``, and AccessError
        ``access.too_long_ago`` (hours).
        """

    def require_person(self) -> Person:
        """Whoever it is. Raises AccessError ``access.not_signed_in``, ``access.locked``."""

    def covers(self, permission: Permission, camera: Camera | None = None) -> bool:
        """Whether what was begun may go on: as ``refusal``, but also while the desk is locked."""

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called when other rights count: somebody else, nobody, locked, unlocked, a changed role."""


def require_of(authority: Authority, permission: Permission, camera: Camera | None, code: str = "") -> None:
    """To a camera whose footage outlives it: None is one that is no longer in the register, which is of nobody's
    places. ``code``: as it was called. Raises as ``Authority.require``.
    """
    authority.require(permission, camera)
    if camera is None and not authority.require_person().limits.is_everywhere:
        raise AccessError("access.place", camera=code)
