"""What the relay knows of the cameras' streams: told once before they play, and taken back when they change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import StreamRelay


@machinery("works for CameraService; the wall asks before it shows anything, and the password goes to the relay only")
class CameraStreams:
    """Called on the loop thread. ``get``: a camera as it is now, raises CameraError ``camera.unknown``. ``unsealed``:
    its credential, raises StorageError of the vault.
    """

    def __init__(
        self,
        relay: StreamRelay | None,
        get: Callable[[str], Camera],
        unsealed: Callable[[Camera], Awaitable[Credential | None]],
    ) -> None:
        self._relay = relay
        self._get = get
        self._unsealed = unsealed
        self._configured: set[str] = set()

    async def ensure(self, camera_id: str) -> None:
        """Make them known, once until the camera changes. Raises what ``get`` and ``unsealed`` raise."""
        camera = self._get(camera_id)
        if self._relay is None or camera_id in self._configured:
            return
        credential = await self._unsealed(camera)
        if self._get(camera_id) is not camera:
            return await self.ensure(camera_id)  # changed meanwhile
        self._configured.add(camera_id)
        for key, address in _streams(camera):
            self._relay.configure(key, address, credential, camera.transport)

    def changed(self, before: Camera | None, after: Camera) -> None:
        """A stream that is no more is taken from the relay; the others are configured again before they play."""
        self._configured.discard(after.id)
        if before is not None and self._relay is not None:
            for key in {key for key, _ in _streams(before)} - {key for key, _ in _streams(after)}:
                self._relay.forget(key)

    def forget(self, camera: Camera) -> None:
        if self._relay is not None and camera.id in self._configured:
            for key, _ in _streams(camera):
                self._relay.forget(key)
        self._configured.discard(camera.id)


def _streams(camera: Camera) -> list[tuple[StreamKey, StreamAddress]]:
    both = ((StreamQuality.MAIN, camera.main), (StreamQuality.SUB, camera.sub))
    return [(StreamKey(camera.id, quality), address) for quality, address in both if address is not None]
