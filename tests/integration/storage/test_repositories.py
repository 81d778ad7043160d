"""Cameras, sealed credentials, views and the last wall through real SQLite files and a real PostgreSQL."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
import pytest_asyncio

from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import Transport
from vms_desktop.domain.view import SavedView, WallContent, WindowPlace
from vms_desktop.services.ports import SealedCredential
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.store import Store


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def store(request, folder, clock, postgresql_where_there_is_one):
    location, server = None, postgresql_where_there_is_one
    if request.param == "postgresql":
        if server is None:
            pytest.skip("PostgreSQL's server or psycopg is not installed")
        location = parse_location(server.url(server.new_database()))
    store = await Store.open(folder, clock, location=location)
    yield store
    await store.close()


async def test_every_field_comes_back(store, make_camera) -> None:
    camera = make_camera(
        1,
        transport=Transport.UDP,
        sub=None,
        onvif_host="10.1.2.3",
        onvif_port=8000,
        main_profile="p'1",
        has_ptz=True,
        has_credential=True,
        latitude=13.6,
        longitude=100.6,
    )
    await store.cameras.add([camera], {camera.id: SealedCredential(b"\x00sealed")})
    assert await store.cameras.all() == [camera]
    assert await store.cameras.credential(camera.id) == SealedCredential(b"\x00sealed")


async def test_taken_code_stores_none_of_the_cameras(store, make_camera) -> None:
    await store.cameras.add([make_camera(1)], {})
    with pytest.raises(InputError) as caught:
        await store.cameras.add([make_camera(2), make_camera(3, code="1101-0001")], {})
    assert caught.value.code == "input.camera_code_taken"
    assert caught.value.params["camera"] == "1101-0001"
    assert len(await store.cameras.all()) == 1


async def test_new_and_changed_cameras_are_stored_together_or_not_at_all(store, make_camera) -> None:
    await store.cameras.add([make_camera(1), make_camera(2)], {})
    with pytest.raises(CameraError):
        await store.cameras.store([make_camera(3)], [make_camera(1, name_th="ใหม่"), make_camera(9)], {})
    assert [camera.name_th for camera in await store.cameras.all()] == ["แยกปากน้ำ 1", "แยกปากน้ำ 2"]
    await store.cameras.store([make_camera(3)], [make_camera(1, name_th="ใหม่")], {})
    assert [camera.name_th for camera in await store.cameras.all()] == ["ใหม่", "แยกปากน้ำ 2", "แยกปากน้ำ 3"]


async def test_credential_is_kept_replaced_or_removed(store, make_camera) -> None:
    camera = make_camera(1, has_credential=True)
    await store.cameras.add([camera], {camera.id: SealedCredential(b"one")})
    await store.cameras.update(replace(camera, name_en="x"), None)
    assert await store.cameras.credential(camera.id) == SealedCredential(b"one")
    await store.cameras.update(camera, SealedCredential(b"two"))
    assert await store.cameras.credential(camera.id) == SealedCredential(b"two")
    await store.cameras.update(replace(camera, has_credential=False), None)
    assert await store.cameras.credential(camera.id) is None


async def test_removed_camera_leaves_no_credential_and_empty_tiles(store, make_camera) -> None:
    one, two = make_camera(1, has_credential=True), make_camera(2)
    await store.cameras.add([one, two], {one.id: SealedCredential(b"x")})
    content = WallContent(Layout.FOUR, (one.id, None, two.id, None))
    await store.views.save_view(SavedView("v", "เช้า", content))
    await store.views.save_last_wall(content, None)
    await store.cameras.remove([one.id, "not there"])
    after = WallContent(Layout.FOUR, (None, None, two.id, None))
    assert await store.views.views() == [SavedView("v", "เช้า", after)]
    assert await store.views.last_wall() == (after, None)
    query = "SELECT count(*) FROM credentials"
    assert await store._database.read(lambda connection: connection.exec_driver_sql(query).scalar()) == 0


async def test_views_are_saved_in_place_and_removed(store, make_camera) -> None:
    await store.cameras.add([make_camera(1)], {})
    await store.views.save_view(SavedView("v", "เช้า", WallContent(Layout.ONE, (make_camera(1).id,))))
    changed = SavedView("v", "เย็น", WallContent(Layout.SIX, (None,) * 6))
    await store.views.save_view(changed)
    assert await store.views.views() == [changed]
    await store.views.remove_view("v")
    assert await store.views.views() == []


async def test_last_wall_keeps_its_place_when_only_the_content_is_told(store, make_camera) -> None:
    assert await store.views.last_wall() == (None, None)
    await store.cameras.add([make_camera(1)], {})
    place = WindowPlace(b"\x01geometry", "HDMI-1", True)
    content = WallContent(Layout.FOUR, (make_camera(1).id, "camera that is gone", None, None))
    await store.views.save_last_wall(content, place)
    known = WallContent(Layout.FOUR, (make_camera(1).id, None, None, None))
    assert await store.views.last_wall() == (known, place)
    await store.views.save_last_wall(WallContent(Layout.ONE, (None,)), None)
    assert await store.views.last_wall() == (WallContent(Layout.ONE, (None,)), place)


async def test_tiles_beyond_the_layout_are_kept(store, make_camera) -> None:
    """A wall that shrank remembers the cameras that did not fit."""
    await store.cameras.add([make_camera(1)], {})
    content = WallContent(Layout.ONE, (None, None, make_camera(1).id))
    await store.views.save_last_wall(content, None)
    assert (await store.views.last_wall())[0] == content


async def test_ten_thousand_cameras_load_in_a_fraction_of_a_second(store, make_camera) -> None:
    """0.08 s measured; the bound is loose because other work shares the machine."""
    cameras = [make_camera(number, has_credential=True) for number in range(10_000)]
    await store.cameras.add(cameras, {camera.id: SealedCredential(b"x" * 100) for camera in cameras})
    began = time.perf_counter()
    loaded = await store.cameras.all()
    took = time.perf_counter() - began
    assert len(loaded) == 10_000
    assert took < 2.0
