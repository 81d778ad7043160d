"""A register in memory around the real services: province, repository, vault, relay and device that remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from authority_fakes import AtTheDesk

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.place import Agency, District, Province, Subdistrict
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamReason, StreamState, Transport
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import DeviceEndpoint, DeviceFacts, SealedCredential

PROVINCE = Province(
    "11",
    "สมุทรปราการ",
    "Samut Prakan",
    "สป",
    (
        District(
            "1101",
            "เมืองสมุทรปราการ",
            "Mueang Samut Prakan",
            (
                Subdistrict("110101", "ปากน้ำ", "Pak Nam", "1101"),
                Subdistrict("110110", "แพรกษา", "Phraek Sa", "1101"),
                Subdistrict("110103", "บางเมือง", "Bang Mueang", "1101"),
            ),
        ),
        District("1103", "บางพลี", "Bang Phli", (Subdistrict("110302", "บางแก้ว", "Bang Kaeo", "1103"),)),
    ),
    (
        Agency("province", "จังหวัดสมุทรปราการ", "จังหวัดสมุทรปราการ", "Samut Prakan Province", None),
        Agency("tm-phraek-sa", "ทม.แพรกษา", "เทศบาลเมืองแพรกษา", "Phraek Sa Town Municipality", "1101"),
        Agency("tt-phraek-sa", "ทต.แพรกษา", "เทศบาลตำบลแพรกษา", "Phraek Sa Subdistrict Municipality", "1101"),
        Agency("tm-bang-kaeo", "ทม.บางแก้ว", "เทศบาลเมืองบางแก้ว", "Bang Kaeo Town Municipality", "1103"),
    ),
)


class RememberedRepository:
    def __init__(self) -> None:
        self.rows: dict[str, Camera] = {}
        self.sealed: dict[str, SealedCredential] = {}
        self.recorded: list[EntryDraft] = []
        self.fails_with: Exception | None = None

    async def all(self) -> list[Camera]:
        return list(self.rows.values())

    async def store(
        self,
        added: Sequence[Camera],
        updated: Sequence[Camera],
        credentials: Mapping[str, SealedCredential],
        record: Sequence[EntryDraft] = (),
    ) -> None:
        if self.fails_with:
            raise self.fails_with
        for camera in (*added, *updated):
            self.rows[camera.id] = camera
            if not camera.has_credential:
                self.sealed.pop(camera.id, None)
        self.sealed.update(credentials)
        self.recorded += record

    async def remove(self, camera_ids: Sequence[str], record: Sequence[EntryDraft] = ()) -> None:
        self.recorded += record
        for camera_id in camera_ids:
            del self.rows[camera_id]

    async def credential(self, camera_id: str) -> SealedCredential | None:
        return self.sealed.get(camera_id)


class OpenVault:
    """Seals by writing down; the real one has tests of its own."""

    unsealed = 0

    def seal(self, credential: Credential) -> SealedCredential:
        return SealedCredential(f"{credential.username}\n{credential.password}".encode())

    def unseal(self, sealed: SealedCredential) -> Credential:
        self.unsealed += 1
        return Credential(*sealed.blob.decode().split("\n"))


@dataclass
class RememberedRelay:
    configured: dict[StreamKey, tuple[StreamAddress, Credential | None, Transport]] = field(default_factory=dict)
    calls: int = 0
    probes: list[tuple[dict[StreamKey, tuple[str, int]], float]] = field(default_factory=list)
    health: Listeners = field(default_factory=Listeners)
    answers: Listeners = field(default_factory=Listeners)
    ready: Listeners = field(default_factory=Listeners)

    def configure(self, key, address, credential, transport) -> None:
        self.calls += 1
        self.configured[key] = (address, credential, transport)

    def forget(self, key) -> None:
        self.configured.pop(key, None)

    def probe_hosts(self, targets, interval_s) -> None:
        self.probes.append((targets, interval_s))

    def on_health(self, listener):
        return self.health.add(listener)

    def on_host_answers(self, listener):
        return self.answers.add(listener)

    def on_ready(self, listener):
        return self.ready.add(listener)

    def report(self, key: StreamKey, state: StreamState) -> None:
        self.health.notify(StreamHealth(key, state, StreamReason.NONE))


class RememberedDevice:
    def __init__(self) -> None:
        self.asked: list[DeviceEndpoint] = []
        self.answer = DeviceFacts("Maker", "M1", "1.0", "S", (), False, 0.0)

    async def facts(self, endpoint: DeviceEndpoint) -> DeviceFacts:
        self.asked.append(endpoint)
        return self.answer


@dataclass
class Register:
    repository: RememberedRepository
    vault: OpenVault
    relay: RememberedRelay
    device: RememberedDevice
    cameras: CameraService


@pytest.fixture
def province() -> Province:
    return PROVINCE


@pytest.fixture
def register() -> Register:
    numbers = iter(range(1, 100_000))
    parts = (RememberedRepository(), OpenVault(), RememberedRelay(), RememberedDevice())
    service = CameraService(*parts, PROVINCE, authority=AtTheDesk(), new_id=lambda: f"id-{next(numbers)}")
    return Register(*parts, service)


@pytest.fixture
def draft() -> CameraDraft:
    return CameraDraft(
        code="1101-0007",
        name_th="แยกปากน้ำ",
        name_en="Pak Nam junction",
        district_code="1101",
        subdistrict_code="110101",
        agency_code="tm-phraek-sa",
        main_url="rtsp://operator:secret@10.1.2.3/main",
        sub_url="rtsp://10.1.2.3/sub",
    )
