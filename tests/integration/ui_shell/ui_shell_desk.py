"""The desk's whole window on the real services; what lies outside (database, relay, players, cameras) remembers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from authority_fakes import AtTheDesk
from waiting import until as until

from vms_desktop.desk.playback import DeskPlayback
from vms_desktop.desk.services import DeskServices
from vms_desktop.desk.wiring import build_window
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.place import Province
from vms_desktop.domain.ptz import PtzCapabilities, PtzPosition
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.domain.view import SavedView
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.ports import DeviceEndpoint, DeviceFacts, DeviceProfile, SealedCredential
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.services.review.review_services import ReviewServices
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.settings import Settings
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.ui.wall.wall_page import WallPage

NOON = datetime(2026, 11, 23, 7, 5, 9, tzinfo=UTC)
PLACES = ["แยกปากน้ำ", "ท่าเรือข้ามฟาก", "ตลาดสด", "หน้าที่ว่าการอำเภอ", "ถนนสุขุมวิท กม. ๒๗", "สะพานภูมิพล ๑"]
PLACES_EN = ["Pak Nam junction", "Ferry pier", "Market", "District office", "Sukhumvit Rd km 27", "Bhumibol Bridge 1"]


class HandClock:
    """Stands still until moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds


class Memory:
    """CameraRepository and ViewRepository without a database."""

    def __init__(self, cameras: Sequence[Camera] = ()) -> None:
        self.rows = {camera.id: camera for camera in cameras}
        self.sealed: dict[str, SealedCredential] = {}
        self.fails_with: VmsError | None = None

    async def all(self) -> list[Camera]:
        return list(self.rows.values())

    async def store(
        self,
        added: Sequence[Camera],
        updated: Sequence[Camera],
        credentials: Mapping[str, SealedCredential],
        record: Sequence[object] = (),
    ) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        self.rows |= {camera.id: camera for camera in (*added, *updated)}
        self.sealed.update(credentials)

    async def remove(self, camera_ids: Sequence[str], record: Sequence[object] = ()) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        for camera_id in camera_ids:
            del self.rows[camera_id]

    async def credential(self, camera_id: str) -> SealedCredential | None:
        return self.sealed.get(camera_id)

    async def views(self) -> list[SavedView]:
        return []

    async def last_wall(self) -> tuple[None, None]:
        return None, None

    async def save_last_wall(self, content: object, place: object) -> None: ...


class OpenVault:
    def seal(self, credential: Credential) -> SealedCredential:
        return SealedCredential(f"{credential.username}\n{credential.password}".encode())

    def unseal(self, sealed: SealedCredential) -> Credential:
        return Credential(*sealed.blob.decode().split("\n"))


class QuietRelay:
    """Reports what a test says."""

    def __init__(self) -> None:
        self.health: Listeners = Listeners()
        self.answers: Listeners = Listeners()
        self.ready: Listeners = Listeners()
        self.faults: Listeners = Listeners()

    def configure(self, key, address, credential, transport) -> None: ...

    def forget(self, key) -> None: ...

    def live_url(self, key) -> str | None:
        return f"http://127.0.0.1:1/{key}"

    def retry_now(self, key) -> None: ...

    def probe_hosts(self, targets, interval_s) -> None: ...

    async def still(self, key):
        return None

    def on_health(self, listener):
        return self.health.add(listener)

    def on_host_answers(self, listener):
        return self.answers.add(listener)

    def on_ready(self, listener):
        return self.ready.add(listener)

    def on_fault(self, listener):
        return self.faults.add(listener)

    def report(self, camera_id: str, state: StreamState, reason: StreamReason = StreamReason.NONE) -> None:
        key = StreamKey(camera_id, StreamQuality.SUB)
        self.health.notify(
            StreamHealth(key, state, reason, NOON, 0.05, 15.0, 512_000.0, 640, 360, "h264", None, 0.15, 1, 1)
        )


class NoPlayers:
    def __init__(self) -> None:
        self.listeners: Listeners = Listeners()

    def open(self, slot: str, window: int, url: str, *, steady: bool = False) -> int:
        return 1

    def close(self, slot: str) -> None: ...

    def crop(self, slot: str, *region: float) -> None: ...

    def on_showing(self, listener):
        return self.listeners.add(listener)

    def on_status(self, listener):
        return self.listeners.add(listener)

    def on_replaced(self, listener):
        return self.listeners.add(listener)

    def on_fault(self, listener):
        return self.listeners.add(listener)


class QuietFootage:
    """The footage process, with nothing recorded anywhere."""

    def __init__(self) -> None:
        self.listeners: Listeners = Listeners()

    def open(self, session, tracks, at) -> None: ...

    def close(self, session) -> None: ...

    def track_url(self, session, track) -> str | None:
        return None

    def on_report(self, listener):
        return self.listeners.add(listener)

    def on_ready(self, listener):
        return self.listeners.add(listener)

    def on_cut(self, listener):
        return self.listeners.add(listener)


class EmptyBook:
    """No bookmarks."""

    async def find(self, wanted, limit=500):
        return []

    def on_change(self, listener):
        return lambda: None


class Device:
    """An ONVIF camera that answers what a test says, and only to the right password."""

    def __init__(self) -> None:
        profiles = (
            DeviceProfile("p1", "main", StreamAddress("rtsp://10.1.2.3/main"), 1920, 1080, "H264"),
            DeviceProfile("p2", "sub", StreamAddress("rtsp://10.1.2.3/sub"), 640, 360, "H264"),
            DeviceProfile("p3", "mobile", StreamAddress("rtsp://10.1.2.3/mobile"), 320, 180, "H264"),
        )
        self.answer: DeviceFacts | VmsError = DeviceFacts("Maker", "Dome 4", "1.0", "S1", profiles, True, 0.4)
        self.asked: list[DeviceEndpoint] = []
        self.at = PtzPosition(0.0, 0.0, 0.0)

    async def position(self, _endpoint: DeviceEndpoint, _profile: str) -> PtzPosition:
        return self.at

    async def ptz_capabilities(self, _endpoint: DeviceEndpoint, _profile: str) -> PtzCapabilities:
        return PtzCapabilities(pan_tilt=True, zoom=True, presets=0, home=False)

    async def facts(self, endpoint: DeviceEndpoint) -> DeviceFacts:
        self.asked.append(endpoint)
        await asyncio.sleep(0)
        if isinstance(self.answer, VmsError):
            raise self.answer
        return self.answer


def make_cameras(province: Province, count: int) -> list[Camera]:
    """``count`` cameras spread over all districts, subdistricts and agencies."""
    made = []
    for number in range(count):
        district = province.districts[number % len(province.districts)]
        subdistrict = district.subdistricts[(number // 6) % len(district.subdistricts)]
        own = [agency for agency in province.agencies if agency.district_code == district.code]
        address = StreamAddress(f"rtsp://10.{number // 60000}.{number // 250 % 240}.{number % 250 + 1}/sub")
        made.append(
            Camera(
                f"camera-{number}",
                f"{district.code}-{number // len(province.districts) + 1:04}",
                f"{PLACES[number % 7 % 6]} {subdistrict.name_th}",
                f"{PLACES_EN[number % 7 % 6]} {subdistrict.name_en}",
                district.code,
                subdistrict.code,
                own[number // 6 % len(own)].code,
                address,
                address,
                has_ptz=number % 6 == 0,
            )
        )
    return made


class Desk:
    """Everything a test wants to reach. ``await open()`` first, ``await close()`` last."""

    def __init__(
        self, province: Province, folder: Path, count: int = 24, *, review: ReviewServices | None = None
    ) -> None:
        self.clock = HandClock()
        self.memory = Memory(make_cameras(province, count))
        self.relay, self.players, self.device = QuietRelay(), NoPlayers(), Device()
        self.authority = AtTheDesk()
        self.cameras = CameraService(
            self.memory, OpenVault(), self.relay, self.device, province, authority=self.authority
        )
        self.folder = DataFolder(folder)
        self.closed = asyncio.Event()
        self._review = review
        self.requests: RequestService | None = None
        """Set before ``open``: the desk has the page for requests then."""
        self._stack = AsyncExitStack()

    async def open(self, size: tuple[int, int] = (1366, 768)) -> None:
        await self.cameras.load()
        self.health = CameraHealth(self.cameras, self.relay, self.clock)
        self.wall = WallService(self.cameras, self.relay, self.players, self.clock, authority=self.authority)
        ptz = PtzService(self.device, self.cameras, self.clock, authority=self.authority)
        views = ViewService(self.memory, authority=self.authority)
        snapshots = SnapshotService(self.wall, self.folder.snapshots, authority=self.authority)
        self.page = WallPage(self.wall, ptz, views, snapshots, self.clock)
        self._stack.push_async_callback(self.wall.stop)
        self._stack.push_async_callback(ptz.close)
        self._stack.push_async_callback(self.page.close_page)
        self.imports = CameraImport(self.cameras)
        services = DeskServices(
            self.folder,
            Settings(),
            self.clock,
            self.cameras,
            self.imports,
            self.wall,
            ptz,
            views,
            self.health,
            snapshots,
            self.relay,
            self.players,
            BundledProvinces().codes,
            review=self._review,
            playback=self._playback(),
            requests=self.requests,
        )
        self.window = build_window(services, self.page, self.closed.set, lambda: 12.0, self._stack)
        await self.wall.start()
        self.health.start()
        self._stack.callback(self.health.close)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        await until(self.window.isActiveWindow)

    def _playback(self) -> DeskPlayback:
        process, catalogue = QuietFootage(), FootageCatalogue([])
        sessions = [
            PlaybackService(name, self.cameras, catalogue, process, self.players, self.clock, authority=AtTheDesk())
            for name in ("playback", "instant")
        ]
        self.clips = ClipService(self.cameras, catalogue, process, self.clock, authority=AtTheDesk())
        for part in (*sessions, self.clips):
            self._stack.push_async_callback(part.stop)
        return DeskPlayback(process, *sessions, self.clips, None, catalogue)

    async def close(self) -> None:
        await self._stack.aclose()
        self.window.deleteLater()
        await asyncio.sleep(0)
