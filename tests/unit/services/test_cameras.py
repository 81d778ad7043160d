"""The register: adding, changing, removing, and handing secrets to nobody but relay and device."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.errors import CameraError, InputError, StorageError
from vms_desktop.domain.stream import StreamKey, StreamQuality, Transport
from vms_desktop.services.cameras.device_draft import choose_profiles, fill_from_device
from vms_desktop.services.ports import DeviceFacts, DeviceProfile


async def test_added_camera_is_found_and_told(register, draft) -> None:
    told = []
    register.cameras.on_change(lambda: told.append(len(register.cameras.cameras)))
    camera = await register.cameras.add(draft)
    assert told == [1]
    assert register.cameras.get(camera.id) is camera
    assert register.cameras.by_code("1101-0007") is camera
    assert "secret" not in repr(camera)
    assert register.repository.sealed[camera.id].blob == b"operator\nsecret"


async def test_code_taken_in_other_case_is_refused(register, draft) -> None:
    await register.cameras.add(replace(draft, code="Pole-7"))
    with pytest.raises(InputError) as caught:
        await register.cameras.add(replace(draft, code="pole-7"))
    assert (caught.value.code, caught.value.params["field"]) == ("input.camera_code_taken", "code")


async def test_storage_that_fails_changes_nothing_in_memory(register, draft) -> None:
    register.repository.fails_with = StorageError("storage.disk_full")
    told = []
    register.cameras.on_change(lambda: told.append(1))
    with pytest.raises(StorageError):
        await register.cameras.add(draft)
    assert (list(register.cameras.cameras), told) == ([], [])


async def test_next_code_follows_the_highest_of_the_district(register, draft) -> None:
    assert register.cameras.next_code("1101") == "1101-0001"
    await register.cameras.add(draft)
    await register.cameras.add(replace(draft, code="1103-0100"))
    await register.cameras.add(replace(draft, code="1101-x"))
    assert register.cameras.next_code("1101") == "1101-0008"


async def test_cameras_are_sorted_by_code(register, draft) -> None:
    for code in ("1101-10", "1101-9", "ก-1", "A-1"):
        await register.cameras.add(replace(draft, code=code))
    assert [camera.code for camera in register.cameras.cameras] == ["1101-9", "1101-10", "A-1", "ก-1"]


@pytest.mark.parametrize(
    ("change", "stored"),
    [
        ({}, b"operator\nsecret"),
        ({"username": "viewer"}, b"viewer\nsecret"),
        ({"username": "viewer", "password": "new"}, b"viewer\nnew"),
        ({"password": "new"}, b"operator\nnew"),
        ({"forget_credential": True}, None),
    ],
)
async def test_password_left_empty_stays(register, draft, change, stored) -> None:
    camera = await register.cameras.add(draft)
    plain = replace(draft, main_url="rtsp://10.1.2.3/main", **change)
    changed = await register.cameras.update(camera.id, plain)
    sealed = register.repository.sealed.get(camera.id)
    assert (sealed.blob if sealed else None) == stored
    assert changed.has_credential == (stored is not None)


async def test_streams_are_configured_once_with_the_password(register, draft) -> None:
    camera = await register.cameras.add(replace(draft, transport=Transport.UDP))
    await register.cameras.ensure_streams(camera.id)
    await register.cameras.ensure_streams(camera.id)
    secret = Credential("operator", "secret")
    assert register.relay.configured == {
        StreamKey(camera.id, StreamQuality.MAIN): (
            StreamAddress("rtsp://10.1.2.3/main"),
            secret,
            Transport.UDP,
        ),
        StreamKey(camera.id, StreamQuality.SUB): (
            StreamAddress("rtsp://10.1.2.3/sub"),
            secret,
            Transport.UDP,
        ),
    }
    assert (register.relay.calls, register.vault.unsealed) == (2, 1)


async def test_changed_camera_is_configured_anew_and_a_dropped_stream_forgotten(register, draft) -> None:
    camera = await register.cameras.add(draft)
    await register.cameras.ensure_streams(camera.id)
    await register.cameras.update(camera.id, replace(draft, main_url="rtsp://10.9.9.9/main", sub_url=""))
    await register.cameras.ensure_streams(camera.id)
    assert [address.url for address, _, _ in register.relay.configured.values()] == ["rtsp://10.9.9.9/main"]


async def test_removed_camera_is_forgotten_by_the_relay(register, draft) -> None:
    camera = await register.cameras.add(draft)
    await register.cameras.ensure_streams(camera.id)
    await register.cameras.remove([camera.id, "unknown"])
    assert register.relay.configured == {}
    with pytest.raises(CameraError) as caught:
        register.cameras.get(camera.id)
    assert caught.value.code == "camera.unknown"


async def test_endpoint_holds_the_unsealed_credential(register, draft) -> None:
    camera = await register.cameras.add(replace(draft, onvif_host="http://10.1.2.3:8000/onvif/x"))
    endpoint = await register.cameras.endpoint(camera.id)
    assert (endpoint.host, endpoint.port, endpoint.path) == ("10.1.2.3", 8000, "/onvif/x")
    assert endpoint.credential == Credential("operator", "secret")
    other = await register.cameras.add(replace(draft, code="2"))
    with pytest.raises(CameraError) as caught:
        await register.cameras.endpoint(other.id)
    assert caught.value.code == "camera.no_onvif"


async def test_device_is_asked_at_the_typed_address(register) -> None:
    await register.cameras.discover_device("cam:81", "admin", "x")
    await register.cameras.discover_device("http://root:y@cam/onvif", "", "")
    first, second = register.device.asked
    assert (first.host, first.port, first.path) == ("cam", 81, "/onvif/device_service")
    assert first.credential == Credential("admin", "x")
    assert (second.port, second.path, second.credential) == (80, "/onvif", Credential("root", "y"))
    with pytest.raises(InputError):
        await register.cameras.discover_device("https://cam", "", "")


@pytest.mark.parametrize(
    ("address", "username", "password", "expected"),
    [
        ("10.1.2.3", "", "", Credential("operator", "secret")),
        ("10.1.2.3", "viewer", "", Credential("viewer", "secret")),
        ("10.1.2.3", "", "new", Credential("operator", "new")),
        ("10.1.2.3", "viewer", "new", Credential("viewer", "new")),
        ("http://root:y@10.1.2.3", "", "", Credential("root", "y")),
    ],
)
async def test_known_camera_is_asked_with_what_is_stored(
    register, draft, address, username, password, expected
) -> None:
    """Editing a camera and pressing "ask" asked it without a password, and the camera refused."""
    camera = await register.cameras.add(draft)
    await register.cameras.discover_device(address, username, password, known=camera.id)
    assert register.device.asked[-1].credential == expected
    stored = register.vault.unsealed
    await register.cameras.discover_device(address, "viewer", "new")
    assert register.vault.unsealed == stored  # another device gets nothing of this one


async def test_camera_without_a_stored_password_is_asked_without(register, draft) -> None:
    camera = await register.cameras.add(replace(draft, main_url="rtsp://10.1.2.3/main"))
    await register.cameras.discover_device("10.1.2.3", "", "", known=camera.id)
    assert register.device.asked[-1].credential is None


async def test_register_is_read_again_at_start(register, draft) -> None:
    await register.cameras.add(draft)
    register.cameras._take([])
    await register.cameras.load()
    assert [camera.code for camera in register.cameras.cameras] == ["1101-0007"]


def profile(token: str, height: int, codec: str = "H264") -> DeviceProfile:
    return DeviceProfile(token, token, StreamAddress(f"rtsp://cam/{token}"), height * 16 // 9, height, codec)


def test_profiles_become_main_and_sub_stream(draft) -> None:
    profiles = (
        profile("a", 240),
        profile("b", 1080),
        profile("c", 360),
        profile("d", 720),
        profile("e", 2160, "AV1"),
    )
    facts = DeviceFacts("Maker", "M1", "1", "S", profiles, True, 0.0)
    filled = fill_from_device(replace(draft, name_th="", name_en=""), facts)
    assert (filled.main_profile, filled.sub_profile) == ("b", "c")
    assert (filled.main_url, filled.sub_url) == ("rtsp://cam/b", "rtsp://cam/c")
    assert (filled.name_th, filled.has_ptz) == ("Maker M1", True)


def test_device_with_one_stream_has_no_sub_stream() -> None:
    only = profile("a", 1080)
    assert choose_profiles((only, replace(only, token="same"))) == (only, None)
    assert choose_profiles(()) == (None, None)


def test_a_stream_that_cannot_be_shown_is_chosen_only_where_there_is_no_other() -> None:
    """The nearest to a tile's size was MPEG-4, as old cameras have it, and the tile said that it cannot show it."""
    main, mpeg4, small = profile("a", 1080), profile("b", 360, "MPEG4"), profile("c", 240)
    assert choose_profiles((main, mpeg4, small)) == (main, small)
    assert choose_profiles((main, mpeg4)) == (main, None)
    assert choose_profiles((mpeg4,)) == (mpeg4, None)


async def test_camera_known_by_onvif_is_asked_for_its_streams(register, draft) -> None:
    known = replace(draft, main_url="", sub_url="", onvif_host="cam", username="u", password="p")
    camera = await register.cameras.add(known)
    facts = DeviceFacts("Maker", "M1", "1", "S", (profile("a", 1080), profile("b", 360)), True, 0.0)
    register.device.answer = facts
    asked = await register.cameras.ask_for_streams(camera.id)
    assert asked.main is not None and asked.sub is not None
    assert (asked.main.url, asked.sub.url, asked.sub_profile) == ("rtsp://cam/a", "rtsp://cam/b", "b")
    assert (asked.name_th, asked.has_credential) == ("แยกปากน้ำ", True)
    assert register.device.asked[0].credential == Credential("u", "p")


async def test_change_that_is_cancelled_halfway_is_still_whole(register, draft) -> None:
    """Closing the dialog while it stores must not leave the list on the screen behind the database."""
    entered, go_on = asyncio.Event(), asyncio.Event()
    store = register.repository.store

    async def slow(*args) -> None:
        entered.set()
        await go_on.wait()
        await store(*args)

    register.repository.store = slow
    changed = asyncio.Event()
    register.cameras.on_change(changed.set)
    adding = asyncio.create_task(register.cameras.add(draft))
    await entered.wait()
    adding.cancel()
    go_on.set()
    await asyncio.wait_for(changed.wait(), 5)
    assert [camera.code for camera in register.cameras.cameras] == ["1101-0007"]
