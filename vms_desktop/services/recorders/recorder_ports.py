"""What footage of other people's recorders needs from outside: where they are written down, and how they are asked.

Everything here is called on the desk's event loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.recorder import Recorder
from vms_desktop.services.ports import DeviceEndpoint, SealedCredential


@dataclass(frozen=True, slots=True)
class OfferedRecording:
    """One recording of an ONVIF recorder, times by its own clock; None where it does not say."""

    token: str
    name: str
    description: str
    codec: str
    begin: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class RecorderFacts:
    """What an ONVIF recorder says of itself. ``clock_offset_s``: its clock minus ours."""

    manufacturer: str
    model: str
    clock_offset_s: float
    recordings: tuple[OfferedRecording, ...]


class RecordingDevice(Protocol):
    """A device with ONVIF Profile G. Raises CameraError ``camera.*``, ``camera.unsupported`` among it."""

    async def recorded(self, endpoint: DeviceEndpoint) -> RecorderFacts: ...

    async def stretches(
        self, endpoint: DeviceEndpoint, recording: OfferedRecording, begin: datetime, end: datetime
    ) -> list[TimeRange]:
        """What is recorded within, by the device's clock; its gaps as far as it tells of them."""

    async def replay_address(self, endpoint: DeviceEndpoint, token: str) -> StreamAddress:
        """Where the recording is replayed, on the host the operator entered."""


class RecorderRepository(Protocol):
    """Recorders in the database. Raises StorageError ``storage.*``."""

    async def recorders(self) -> list[Recorder]: ...

    async def save(
        self, recorder: Recorder, credential: SealedCredential | None, record: Sequence[EntryDraft] = ()
    ) -> None:
        """New or changed. ``credential`` None keeps what is stored, unless ``has_credential`` is False.

        ``record``: what the access log says of it, in the same transaction. Raises InputError
        ``input.recorder_name_taken``.
        """

    async def remove(self, recorder_id: str, record: Sequence[EntryDraft] = ()) -> None: ...

    async def recorder_credential(self, recorder_id: str) -> SealedCredential | None: ...


@dataclass(frozen=True, slots=True)
class AddressForm:
    """How one make of recorder is asked by address. ``template``: docs/recorders.md; ``name``: the make's. ``own``: of
    the data folder, and so may be changed.
    """

    id: str
    name: str
    template: str
    port: int
    own: bool = False


class ReplayProbe(Protocol):
    """Whether a recorder replays by an address. Raises FootageError ``recorder.*``."""

    async def probe(self, url: str, credential: Credential | None) -> str:
        """Ask once for a replay and end it. The codec's name."""


class AddressForms(Protocol):
    def forms(self) -> Sequence[AddressForm]:
        """Ours, and those of the data folder, which come before ours of the same id."""

    def shipped_ids(self) -> frozenset[str]:
        """Of those that come with the program."""

    def keep(self, own: Sequence[AddressForm]) -> None:
        """Those of the data folder from now on. Raises StorageError ``storage.not_writable``, ``storage.disk_full``."""
