"""What the services need from outside, as interfaces. Adapters, storage and the composition root fulfil them.

Everything here is called on the desk's event loop. Callbacks come on the loop thread too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.place import Province
from vms_desktop.domain.ptz import PtzCapabilities, PtzPosition, PtzPreset, PtzVector
from vms_desktop.domain.stream import StreamHealth, StreamKey, Transport
from vms_desktop.domain.view import SavedView, WallContent, WindowPlace

Unsubscribe = Callable[[], None]


# ---- storage -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SealedCredential:
    """A credential as it may lie on disk: encrypted by the vault."""

    blob: bytes


class CameraRepository(Protocol):
    """Cameras in the database. Raises StorageError ``storage.*``."""

    async def all(self) -> list[Camera]: ...

    async def add(self, cameras: Sequence[Camera], credentials: dict[str, SealedCredential]) -> None:
        """All or none. ``credentials`` by camera id. Raises InputError ``input.camera_code_taken`` (camera=…)."""

    async def update(self, camera: Camera, credential: SealedCredential | None) -> None:
        """``credential`` None keeps what is stored, unless ``camera.has_credential`` is False: then it is removed.

        Raises CameraError ``camera.unknown``, InputError ``input.camera_code_taken``.
        """

    async def store(
        self,
        added: Sequence[Camera],
        updated: Sequence[Camera],
        credentials: Mapping[str, SealedCredential],
        record: Sequence[EntryDraft] = (),
    ) -> None:
        """New and changed cameras, all or none; ``credentials`` by camera id, kept or removed as by ``update``.

        ``record``: what the access log says of it, in the same transaction.
        """

    async def remove(self, camera_ids: Sequence[str], record: Sequence[EntryDraft] = ()) -> None:
        """Unknown ids are passed over. ``record``: as by ``store``."""

    async def credential(self, camera_id: str) -> SealedCredential | None: ...

    async def added_at(self, camera_ids: Sequence[str]) -> dict[str, datetime]:
        """When each was added (UTC); unknown ids are left out."""


class ViewRepository(Protocol):
    """Saved views and the last wall."""

    async def views(self) -> list[SavedView]: ...

    async def save_view(self, view: SavedView, record: Sequence[EntryDraft] = ()) -> None:
        """``record``: what the access log says of it, in the same transaction."""

    async def remove_view(self, view_id: str, record: Sequence[EntryDraft] = ()) -> None: ...

    async def last_wall(self) -> tuple[WallContent | None, WindowPlace | None]: ...

    async def save_last_wall(self, content: WallContent, place: WindowPlace | None) -> None: ...


class ProvinceSource(Protocol):
    def province(self, code: str) -> Province:
        """The bundled national data's row for a province (``"11"``), with agencies where known.

        Raises WorkstationError ``system.resource_missing``.
        """


class Vault(Protocol):
    """Encrypts credentials at rest; the key is in the system's key store or a 0600 file."""

    def seal(self, credential: Credential) -> SealedCredential: ...

    def unseal(self, sealed: SealedCredential) -> Credential:
        """Raises StorageError ``storage.vault_key_wrong``."""


# ---- video ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StillPicture:
    """A PNG of the newest picture of a stream, with the time it arrived (UTC)."""

    png: bytes
    taken_at: datetime


class StreamRelay(Protocol):
    """The relay process. A restart is invisible but for StreamState.CONNECTING/RELAY_RESTARTING reports."""

    def configure(
        self, key: StreamKey, address: StreamAddress, credential: Credential | None, transport: Transport
    ) -> None:
        """Make a stream known (idempotent). Remembered across restarts of the relay."""

    def forget(self, key: StreamKey) -> None: ...

    def live_url(self, key: StreamKey) -> str | None:
        """Where a player host fetches the stream; None while the relay is (re)starting. Changes after a restart."""

    def past_url(self, key: StreamKey) -> str | None:
        """Where the footage process fetches the last two minutes of a stream that is watched or recorded."""

    def retry_now(self, key: StreamKey) -> None: ...

    def probe_hosts(self, targets: dict[StreamKey, tuple[str, int]], interval_s: float) -> None: ...

    async def still(self, key: StreamKey) -> StillPicture | None:
        """None: no picture there. Bounded by two seconds."""

    def on_health(self, listener: Callable[[StreamHealth], None]) -> Unsubscribe: ...

    def on_host_answers(self, listener: Callable[[dict[StreamKey, bool]], None]) -> Unsubscribe: ...

    def on_ready(self, listener: Callable[[], None]) -> Unsubscribe:
        """The relay is (again) ready: open what should play with its new ``live_url``."""


@dataclass(frozen=True, slots=True)
class SlotStatus:
    """What a player shows. ``displayed``/``lost`` since opened; ``stalled_s``: since the last displayed.

    ``decoded``: blocks that went into the decoder and pictures that came out, since playing began (child_protocol).
    """

    slot: str
    generation: int
    displayed: int
    lost: int
    stalled_s: float
    decoded: int = 0


class TilePlayers(Protocol):
    """Players in host processes. A host that dies or hangs is replaced and its slots reopened, by itself."""

    def open(self, slot: str, window: int, url: str, *, steady: bool = False) -> int:
        """Play into a native window; returns the generation. Opening an open slot replaces the stream.

        ``steady``: for large pictures, shown a little later so that none is too late.
        """

    def close(self, slot: str) -> None: ...

    def crop(self, slot: str, left: float, top: float, width: float, height: float) -> None:
        """Digital zoom, in 0..1 of the picture; kept across restarts until the slot is closed."""

    def on_showing(self, listener: Callable[[str, int, float], None]) -> Unsubscribe:
        """(slot, generation, seconds since open): the first picture is on the screen."""

    def on_status(self, listener: Callable[[SlotStatus], None]) -> Unsubscribe:
        """For each open slot: once a second while new pictures are drawn, else twice."""

    def on_replaced(self, listener: Callable[[list[str]], None]) -> Unsubscribe:
        """A host was replaced: these slots show nothing until ``on_showing`` (their generation is unchanged)."""


# ---- devices -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeviceProfile:
    """A media profile: token, stream address, size, codec as the device states them (0/"" where it does not)."""

    token: str
    name: str
    address: StreamAddress
    width: int
    height: int
    codec: str


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """What a device said about itself. Text is hostile: already cleaned of control characters and cut short."""

    manufacturer: str
    model: str
    firmware: str
    serial: str
    profiles: tuple[DeviceProfile, ...]
    has_ptz: bool
    clock_offset_s: float
    """Device clock minus ours, seconds."""


@dataclass(frozen=True, slots=True)
class DeviceEndpoint:
    """Where and as whom to talk ONVIF to a camera."""

    host: str
    port: int
    path: str
    credential: Credential | None


class CameraDevice(Protocol):
    """ONVIF. Every call is bounded in time. Raises CameraError ``camera.unreachable``, ``camera.refused``,
    ``camera.timed_out``, ``camera.auth_failed``, ``camera.not_onvif``, ``camera.bad_answer``, ``camera.unsupported``,
    ``camera.busy``.
    """

    async def facts(self, endpoint: DeviceEndpoint) -> DeviceFacts: ...

    async def ptz_capabilities(self, endpoint: DeviceEndpoint, profile: str) -> PtzCapabilities: ...

    async def presets(self, endpoint: DeviceEndpoint, profile: str) -> list[PtzPreset]: ...

    async def position(self, endpoint: DeviceEndpoint, profile: str) -> PtzPosition: ...

    async def move(self, endpoint: DeviceEndpoint, profile: str, speed: PtzVector, timeout_s: float) -> None:
        """ContinuousMove (PTZ spec 5.3.3); the device is asked to stop by itself after ``timeout_s``."""

    async def stop(self, endpoint: DeviceEndpoint, profile: str) -> None:
        """Stop; where the device does not know it, ContinuousMove with zero speed instead. Returning says that the
        device took the command, not that it stands still.
        """

    async def go_to_preset(self, endpoint: DeviceEndpoint, profile: str, preset: str) -> None: ...

    async def go_home(self, endpoint: DeviceEndpoint, profile: str) -> None: ...
