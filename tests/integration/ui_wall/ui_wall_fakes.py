"""Services that remember what the widgets told them and say what a test wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError, VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.ptz import PtzCapabilities, PtzPreset, PtzVector
from vms_desktop.domain.steering import Turn
from vms_desktop.domain.stream import StreamHealth, StreamQuality, StreamReason, StreamState
from vms_desktop.domain.view import SavedView, WallContent, WindowPlace
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import StillPicture
from vms_desktop.services.wall.filling import Filled, fill_tiles
from vms_desktop.services.wall.tile_status import WHOLE_PICTURE, TileStatus, ZoomRegion

NAMES = [
    ("แยกปากน้ำ", "Pak Nam junction"),
    ("ท่าเรือข้ามฟากพระประแดง", "Phra Pradaeng ferry pier"),
    ("ตลาดปากน้ำ", "Pak Nam market"),
    ("หน้าศาลากลางจังหวัดสมุทรปราการ", "Provincial hall"),
    ("สะพานภูมิพล ๑ ฝั่งใต้", "Bhumibol Bridge 1 south"),
    ("หอชมเมืองสมุทรปราการ", "Samut Prakan tower"),
]


class HandClock:
    """Stands still until moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 7, 0, 0, tzinfo=UTC) + timedelta(seconds=self.seconds - 1000)

    def monotonic(self) -> float:
        return self.seconds


def camera(number: int, *, ptz: bool = False) -> Camera:
    thai, english = NAMES[number % len(NAMES)]
    address = StreamAddress(f"rtsp://127.0.0.1:{9000 + number}/main")
    return Camera(
        id=f"camera-{number}",
        code=f"1101-{number:04}",
        name_th=thai,
        name_en=english,
        district_code="1101",
        subdistrict_code="110101",
        agency_code="tn-samutprakan",
        main=address,
        sub=address,
        has_ptz=ptz,
    )


class FakeWall:
    """Stands in for WallService: same methods, statuses by hand."""

    def __init__(self, clock: HandClock) -> None:
        self.clock = clock
        self.layout = Layout.FOUR
        self.maximised: int | None = None
        self.cameras = {f"camera-{n}": camera(n, ptz=n % 4 == 3) for n in range(40)}
        self.tiles: list[str | None] = [None] * 36
        self.statuses: dict[int, TileStatus] = {}
        self.windows: dict[int, tuple[int, int]] = {}
        self.sizes: dict[int, tuple[int, int]] = {}
        self.visible: dict[int, bool] = {}
        self.zooms: list[tuple[int, ZoomRegion]] = []
        self.retried: list[int] = []
        self.gone: list[int] = []
        self.picture: StillPicture | VmsError | None = None
        self.tile_listeners: Listeners[[TileStatus]] = Listeners()
        self.content_listeners: Listeners[[]] = Listeners()

    def on_tile(self, listener: Callable[[TileStatus], None]) -> Callable[[], None]:
        return self.tile_listeners.add(listener)

    def on_content(self, listener: Callable[[], None]) -> Callable[[], None]:
        return self.content_listeners.add(listener)

    @property
    def content(self) -> WallContent:
        return WallContent(self.layout, tuple(self.tiles[: len(self.layout.cells)]))

    def status(self, tile: int) -> TileStatus:
        if tile not in self.statuses:
            self.statuses[tile] = self._blank(tile)
        return self.statuses[tile]

    def _blank(self, tile: int) -> TileStatus:
        camera_id = self.tiles[tile]
        return TileStatus(
            tile=tile,
            camera=self.cameras[camera_id] if camera_id else None,
            quality=StreamQuality.SUB if camera_id else None,
            state=StreamState.CONNECTING if camera_id else StreamState.STOPPED,
            reason=StreamReason.NONE,
            since=None,
            picture_age_s=None,
            next_try_s=None,
            surface=None,
            stale_picture=None,
            health=None,
            displayed_fps=0.0,
            zoom=WHOLE_PICTURE,
            reported_at=self.clock.monotonic(),
        )

    def report(self, tile: int, **changes: object) -> TileStatus:
        """Publish a status as the service would."""
        now = self.clock.monotonic()
        self.statuses[tile] = replace(self.status(tile), **{"reported_at": now, **changes})
        self.tile_listeners.notify(self.statuses[tile])
        return self.statuses[tile]

    def live(self, tile: int, surface: int = 0, **changes: object) -> TileStatus:
        current = self.status(tile)
        quality = current.quality or StreamQuality.SUB
        assert current.camera is not None
        health = StreamHealth(
            current.camera.stream(quality),
            StreamState.LIVE,
            picture_age_s=0.05,
            fps=15.0,
            bits_per_second=512_000,
            width=640,
            height=360,
            codec="h264",
            delay_s=0.15,
        )
        values = {"health": health, "picture_age_s": 0.05, "displayed_fps": 15.0, "stale_picture": None, **changes}
        return self.report(tile, state=StreamState.LIVE, reason=StreamReason.NONE, surface=surface, **values)

    def _put(self, tile: int, camera_id: str | None) -> None:
        if self.tiles[tile] != camera_id:
            self.tiles[tile] = camera_id
            self.statuses[tile] = self._blank(tile)
            self.tile_listeners.notify(self.statuses[tile])

    def set_layout(self, layout: Layout) -> None:
        self.layout, self.maximised = layout, None
        self.content_listeners.notify()

    @property
    def kept(self) -> WallContent:
        last = max((tile for tile, camera_id in enumerate(self.tiles) if camera_id), default=0)
        return WallContent(self.layout, tuple(self.tiles[: max(len(self.layout.cells), last + 1)]))

    def restore(self, content: WallContent) -> None:
        self.show(content)

    def next_tile(self, instead_of: int | None = None) -> int:
        free = [tile for tile in range(len(self.layout.cells)) if self.tiles[tile] is None]
        last = len(self.layout.cells) - 1 if instead_of is None else instead_of
        return free[0] if free else last

    def assign_next(self, camera_id: str, instead_of: int | None = None) -> int:
        tile = self.next_tile(instead_of)
        self.assign(tile, camera_id)
        return tile

    def fill(self, camera_ids: list[str], *, grow: bool = False) -> Filled:
        filling = fill_tiles(self.tiles, self.layout, camera_ids, grow=grow)
        self.layout = filling.layout
        for tile, camera_id in filling.put.items():
            self._put(tile, camera_id)
        self.content_listeners.notify()
        return Filled(len(filling.put), filling.already, filling.left)

    def show(self, content: WallContent) -> None:
        self.layout, self.maximised = content.layout, None
        for tile in range(36):
            ids = content.camera_ids
            self._put(tile, ids[tile] if tile < len(ids) else None)
        self.content_listeners.notify()

    def assign(self, tile: int, camera_id: str) -> None:
        if camera_id not in self.cameras:
            raise CameraError("camera.unknown", camera=camera_id)
        self._put(tile, camera_id)
        self.content_listeners.notify()

    def swap(self, tile: int, other: int) -> None:
        first, second = self.tiles[tile], self.tiles[other]
        self._put(tile, second)
        self._put(other, first)
        self.content_listeners.notify()

    def close(self, tile: int) -> None:
        self._put(tile, None)
        if self.maximised == tile:
            self.maximised = None
        self.content_listeners.notify()

    def clear(self) -> None:
        self.maximised = None
        for tile in range(36):
            self._put(tile, None)
        self.content_listeners.notify()

    def maximise(self, tile: int | None) -> None:
        self.maximised = tile
        self.content_listeners.notify()

    def surfaces_ready(self, tile: int, windows: tuple[int, int], width_px: int, height_px: int) -> None:
        self.windows[tile] = windows
        self.sizes[tile] = (width_px, height_px)

    def surfaces_gone(self, tile: int) -> None:
        self.windows.pop(tile, None)
        self.gone.append(tile)

    def set_visible(self, tile: int, visible: bool) -> None:
        self.visible[tile] = visible

    def retry_now(self, tile: int) -> None:
        self.retried.append(tile)

    def zoom(self, tile: int, region: ZoomRegion) -> None:
        self.zooms.append((tile, region))
        self.report(tile, zoom=region)

    async def still(self, tile: int) -> StillPicture:
        if isinstance(self.picture, VmsError):
            raise self.picture
        if self.picture is None:
            raise CameraError("camera.no_picture", camera="")
        return self.picture


class FakePtz:
    """Remembers what a hand did."""

    def __init__(self) -> None:
        self.did: list[tuple[str, str, PtzVector | None]] = []
        self.going: list[tuple[str, str]] = []
        self.preset_list = [PtzPreset("1", "ประตูหลัก"), PtzPreset("2", "ลานจอดรถ"), PtzPreset("3", "ท่าเรือ")]
        self.able: PtzCapabilities | VmsError = PtzCapabilities(True, True, 8, True)
        self.turn: Turn | None = None
        self.errors: Listeners[[str, VmsError]] = Listeners()
        self.motions: Listeners[[str, PtzVector]] = Listeners()

    def steer(self, camera_id: str, vector: PtzVector) -> None:
        self.did.append(("steer", camera_id, vector))

    def release(self, camera_id: str) -> None:
        self.did.append(("release", camera_id, None))

    def release_all(self) -> None:
        self.did.append(("release_all", "", None))

    async def presets(self, camera_id: str) -> list[PtzPreset]:
        return self.preset_list

    async def steered_by(self, camera_id: str) -> Turn | None:
        return self.turn

    async def go_to_preset(self, camera_id: str, token: str) -> None:
        self.going.append((camera_id, token))

    async def go_home(self, camera_id: str) -> None:
        self.going.append((camera_id, "home"))

    async def capabilities(self, camera_id: str) -> PtzCapabilities:
        if isinstance(self.able, VmsError):
            raise self.able
        return self.able

    def on_error(self, listener: Callable[[str, VmsError], None]) -> Callable[[], None]:
        return self.errors.add(listener)

    def on_motion(self, listener: Callable[[str, PtzVector], None]) -> Callable[[], None]:
        return self.motions.add(listener)


class FakeViews:
    """Saved views in memory."""

    def __init__(self) -> None:
        self.saved: dict[str, SavedView] = {}
        self.remembered: list[WallContent] = []
        self.last: tuple[WallContent | None, WindowPlace | None] = (None, None)

    async def views(self) -> list[SavedView]:
        return list(self.saved.values())

    async def save(self, name: str, content: WallContent) -> SavedView:
        view = SavedView(f"v{len(self.saved)}", name, content)
        self.saved[view.id] = view
        return view

    async def rename(self, view_id: str, name: str) -> SavedView:
        self.saved[view_id] = replace(self.saved[view_id], name=name)
        return self.saved[view_id]

    async def remove(self, view_id: str) -> None:
        del self.saved[view_id]

    async def last_wall(self) -> tuple[WallContent | None, WindowPlace | None]:
        return self.last

    async def remember_wall(self, content: WallContent, place: WindowPlace | None) -> None:
        self.remembered.append(content)
