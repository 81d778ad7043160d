"""In whose name an export goes on: that of who asked for it, as long as they are at the desk and may do it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError, CameraError
from vms_desktop.domain.permission import Permission
from vms_desktop.services.authority import Authority, require_of
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.export_ports import Cameras

LOCKED = "access.locked"


def require_cameras(authority: Authority, cameras: Cameras, codes: Mapping[str, str]) -> list[Camera]:
    """Those still in the register; the others are told as missing when they are cut. ``codes``: of all, by id.

    Raises AccessError ``access.place`` (camera) where one is not this person's, and as ``Authority.require``.
    """
    found = []
    for camera_id, code in codes.items():
        try:
            camera = cameras.get(camera_id)
        except CameraError:
            require_of(authority, Permission.EXPORT, None, code)
        else:
            authority.require(Permission.EXPORT, camera)
            found.append(camera)
    return found


@machinery("asks for ExportService")
class Mandate:
    """Made while the person is at the desk. What is recorded would otherwise name whoever sits there by then."""

    def __init__(self, authority: Authority, cameras: Sequence[Camera]) -> None:
        self._authority = authority
        self._cameras = cameras
        self.person = authority.require_person().id

    def refusal(self) -> AccessError | None:
        """Why it may not go on now, though it may when the desk is unlocked (``access.locked``); None: it may."""
        person = self._authority.person
        if person is None:
            return AccessError("access.not_signed_in")
        if person.id != self.person:
            return AccessError("export.other_person", name=person.name)
        refusals = (self._authority.refusal(Permission.EXPORT, camera) for camera in self._cameras)
        return next((refused for refused in refusals if refused is not None), None)

    async def holds(self) -> None:
        """Returns when it may go on: a locked desk is waited for. Raises AccessError where it may no more."""
        changed = asyncio.Event()
        unsubscribe = self._authority.on_change(changed.set)
        try:
            while (refused := self.refusal()) is not None:
                if refused.code != LOCKED:
                    raise refused
                changed.clear()
                await changed.wait()
        finally:
            unsubscribe()
