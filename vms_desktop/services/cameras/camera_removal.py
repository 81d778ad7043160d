"""Deleting a camera that has footage needs a second person; taking back one that was mistyped this morning does not."""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.second_person import FRESH_CAMERA, Consent, ConsentDraft, Marked
from vms_desktop.services.operation import machinery
from vms_desktop.services.people.second_person import SecondPerson
from vms_desktop.services.ports import CameraRepository

_NAMED = 10


@machinery("decides for CameraService.remove, which asks for the permission")
class CameraRemoval:
    """Called on the loop thread.

    Footage lies in recorders this program need not know, so a camera counts as having some once it has been in the
    register for ``FRESH_CAMERA``; also where it says to come from the future, because a clock was set back.
    """

    def __init__(self, cameras: CameraRepository, second: SecondPerson, clock: Clock) -> None:
        self._cameras = cameras
        self._second = second
        self._clock = clock

    async def needs(self, doomed: Sequence[Camera]) -> ConsentDraft | None:
        """For all of them together, where any has footage. Raises StorageError."""
        added = await self._cameras.added_at([camera.id for camera in doomed])
        now = self._clock.now()
        fresh = {camera_id for camera_id, at in added.items() if at <= now < at + FRESH_CAMERA}
        if all(camera.id in fresh for camera in doomed):
            return None
        names = ", ".join(camera.code for camera in doomed[:_NAMED]) + (" …" if len(doomed) > _NAMED else "")
        return ConsentDraft(Marked.DELETE_CAMERAS, [camera.id for camera in doomed], names)

    async def consented(self, doomed: Sequence[Camera], consent: str | None) -> Consent | None:
        """Use the consent where one is needed. Raises AccessError ``consent.*``, StorageError."""
        draft = await self.needs(doomed)
        return None if draft is None else await self._second.use(draft, consent)
