"""A wall with every kind of bad camera: each says why and what to do, and the good one beside them loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest
from desk_tools import HTML, Answers, draft, until, vp8_camera
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from vms_desktop.app import Desk
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.simulated_province import SimulatedProvince
from vms_desktop.ui import language
from vms_desktop.ui.shell.navigation_rail import Page

GOOD = 0


@pytest.fixture
def html_server() -> Iterator[Answers]:
    server = Answers(lambda _request: HTML)
    yield server
    server.close()


@pytest.fixture
def vp8_server() -> Iterator[Answers]:
    server = Answers(vp8_camera)
    yield server
    server.close()


async def simulated(desk: Desk, province: SimulatedProvince, at: int, **more: object) -> Camera:
    facts = province.cameras[at].facts
    who = {"username": facts["username"], "password": facts["password"]} | more
    return await desk.services.cameras.add(draft(f"S-{at}", facts["rtsp_main"], sub_url=facts["rtsp_sub"], **who))


def words(desk: Desk, tile: int) -> str:
    """What stands in the tile instead of a picture."""
    overlay = desk.page.grid.tiles[tile].overlay.words
    return "" if overlay is None else " ".join((overlay.title, *overlay.lines))


def is_live(desk: Desk, tile: int = GOOD) -> bool:
    return desk.services.wall.status(tile).state is StreamState.LIVE and desk.page.grid.tiles[tile].looks_live


async def test_each_bad_camera_says_why_and_the_good_one_loses_nothing(
    desk: Desk, province: SimulatedProvince, html_server: Answers, vp8_server: Answers, thai: QApplication
) -> None:
    good = await simulated(desk, province, 1)
    refused = await simulated(desk, province, 2, password="wrong")
    add = desk.services.cameras.add
    closed = await add(draft("B-1", "rtsp://127.0.0.1:1/main"))
    html = await add(draft("B-2", f"rtsp://127.0.0.1:{html_server.port}/main"))
    vp8 = await add(draft("B-3", f"rtsp://127.0.0.1:{vp8_server.port}/main"))
    nameless = await add(draft("B-4", "rtsp://camera.invalid/main"))
    none = await add(draft("B-5", "", onvif_host="127.0.0.1:1"))
    bad = {
        1: (refused, StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD, "รหัสผ่าน", "register"),
        2: (closed, StreamState.LOST, StreamReason.REFUSED, "ปฏิเสธ", "starting"),
        3: (html, StreamState.UNSUPPORTED, StreamReason.NOT_RTSP, "ที่อยู่", "address"),
        4: (vp8, StreamState.UNSUPPORTED, StreamReason.UNKNOWN_CODEC, "H.264", "H.264"),
        5: (nameless, StreamState.LOST, StreamReason.UNREACHABLE, "เครือข่าย", "network"),
        6: (none, StreamState.UNSUPPORTED, StreamReason.NO_ADDRESS, "ทะเบียน", "register"),
    }
    wall = desk.services.wall
    wall.show(WallContent(Layout.NINE, (good.id,)))
    await until(lambda: is_live(desk))
    told: set[StreamState | None] = set()
    wall.on_tile(lambda status: told.add(status.state) if status.tile == GOOD else None)
    for tile, (camera, *_rest) in bad.items():
        wall.assign(tile, camera.id)
    for tile, (camera, state, reason, thai_word, english_word) in bad.items():
        await until(lambda tile=tile, reason=reason: wall.status(tile).reason is reason)
        assert wall.status(tile).state is state, camera.code
        await until(lambda tile=tile, word=thai_word: word in words(desk, tile))
        language.install(thai, language.ENGLISH)
        await until(lambda tile=tile, word=english_word: word in words(desk, tile))
        language.install(thai, language.THAI)
    await until(lambda: is_live(desk))
    # A machine that is busy with other tests may draw late; connection and player were never touched.
    assert told <= {StreamState.LIVE, StreamState.LATE}
    assert desk.services.health.report(good.id).connects == 1


async def test_html_for_soap_and_a_closed_port_are_told_to_whoever_asks(desk: Desk, html_server: Answers) -> None:
    with pytest.raises(CameraError) as caught:
        await desk.services.cameras.discover_device(f"127.0.0.1:{html_server.port}", "admin", "x")
    assert caught.value.code in ("camera.not_onvif", "camera.bad_answer")
    with pytest.raises(CameraError) as caught:
        await desk.services.cameras.discover_device("127.0.0.1:1", "admin", "x")
    assert caught.value.code == "camera.refused"


async def test_an_address_with_a_password_is_shown_and_kept_without(desk: Desk, tmp_path) -> None:
    camera = await desk.services.cameras.add(draft("P-1", "rtsp://admin:geh%40im@127.0.0.1:1/main"))
    assert camera.main is not None
    assert camera.main.url == "rtsp://127.0.0.1:1/main"
    desk.window.show_page(Page.REGISTER)
    table = desk.window.findChild(QTableView, "registerTable")
    assert table is not None
    model = table.model()
    shown = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "rtsp://127.0.0.1:1/main" in shown
    assert not any("geh" in text for text in shown)
    desk.window.show_page(Page.LIVE)
    desk.services.wall.assign(0, camera.id)
    await until(lambda: desk.services.wall.status(0).reason is StreamReason.REFUSED)
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"geh@im" not in stored and b"geh%40im" not in stored


async def test_a_player_that_is_killed_costs_the_others_nothing(desk: Desk, province: SimulatedProvince) -> None:
    cameras = [await simulated(desk, province, at) for at in (1, 2)]
    wall = desk.services.wall
    wall.show(WallContent(Layout.FOUR, tuple(camera.id for camera in cameras)))
    await until(lambda: is_live(desk, 0) and is_live(desk, 1))
    before = {camera.id: desk.services.health.report(camera.id).connects for camera in cameras}
    for pid in desk.services.players.host_pids:
        psutil.Process(pid).kill()
    await until(lambda: not is_live(desk, 0) or not is_live(desk, 1))
    await until(lambda: is_live(desk, 0) and is_live(desk, 1))
    # The cameras never noticed: the relay kept its connections.
    assert {camera.id: desk.services.health.report(camera.id).connects for camera in cameras} == before


async def test_a_relay_that_is_killed_comes_back_with_the_wall(desk: Desk, province: SimulatedProvince) -> None:
    camera = await simulated(desk, province, 1)
    desk.services.wall.show(WallContent(Layout.FOUR, (camera.id,)))
    await until(lambda: is_live(desk, 0))
    psutil.Process(desk.services.relay.pid).kill()
    await until(lambda: not is_live(desk, 0))
    await until(lambda: "กำลัง" in words(desk, 0))
    await until(lambda: is_live(desk, 0))


async def test_without_libvlc_the_desk_says_what_to_install(
    desk_without_libvlc: Desk, province: SimulatedProvince
) -> None:
    desk = desk_without_libvlc
    camera = await simulated(desk, province, 1)
    desk.services.wall.show(WallContent(Layout.FOUR, (camera.id,)))
    notice = desk.window.notices.findChild(QLabel, "noticeText")
    await until(lambda: notice.isVisible() and "libvlc5" in notice.text())
    assert not is_live(desk, 0)
