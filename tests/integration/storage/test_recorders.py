"""Recorders through real databases; forms of address out of files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import pytest_asyncio

from vms_desktop.domain.errors import InputError, StorageError
from vms_desktop.domain.recorder import Recorder
from vms_desktop.services.ports import SealedCredential
from vms_desktop.storage.address_forms import NAME, AddressFormFiles
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.store import Store

RECORDER = Recorder("r-1", "เครื่อง อบต.", "hikvision", "10.0.0.9", 554, kept_days=15, clock_offset_s=-3.5)


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


async def test_every_field_comes_back_and_channels_go_with_their_camera(store, make_camera):
    one, two = make_camera(1), make_camera(2)
    await store.cameras.add([one, two], {})
    recorder = replace(RECORDER, channels={one.id: "1", two.id: "2"}, has_credential=True)
    await store.recorders.save(recorder, SealedCredential(b"\x00sealed"))
    assert await store.recorders.recorders() == [recorder]
    assert await store.recorders.recorder_credential("r-1") == SealedCredential(b"\x00sealed")
    await store.cameras.remove([one.id])
    assert (await store.recorders.recorders())[0].channels == {two.id: "2"}
    await store.recorders.remove("r-1")
    assert await store.recorders.recorders() == []
    assert await store.recorders.recorder_credential("r-1") is None


async def test_a_credential_is_kept_until_it_is_replaced_or_taken_away(store):
    await store.recorders.save(replace(RECORDER, has_credential=True), SealedCredential(b"one"))
    await store.recorders.save(replace(RECORDER, has_credential=True, port=555), None)
    assert await store.recorders.recorder_credential("r-1") == SealedCredential(b"one")
    await store.recorders.save(replace(RECORDER, has_credential=False), None)
    assert await store.recorders.recorder_credential("r-1") is None


async def test_a_name_is_taken_once_and_an_unknown_camera_is_left_out(store):
    await store.recorders.save(replace(RECORDER, channels={"nobody": "1"}), None)
    assert (await store.recorders.recorders())[0].channels == {}
    with pytest.raises(InputError) as failure:
        await store.recorders.save(replace(RECORDER, id="r-2"), None)
    assert failure.value.code == "input.recorder_name_taken"
    assert len(await store.recorders.recorders()) == 1


def test_own_forms_come_before_those_that_ship(tmp_path):
    shipped = {one.id for one in AddressFormFiles(tmp_path).forms()}
    assert {"hikvision", "dahua"} <= shipped
    own = {"id": "dahua", "name": "Dahua, old", "template": "rtsp://{host}:{port}/old?t={begin:%H%M%S}"}
    (tmp_path / NAME).write_text(json.dumps({"forms": [own]}), "utf-8")
    forms = AddressFormFiles(tmp_path).forms()
    assert forms[0].name == "Dahua, old" and [one.id for one in forms].count("dahua") == 1


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"forms": [{"id": "x"}]}', '{"forms": [{"id": "x", "name": "X", "template": "http://{host}/"}]}'],
)
def test_a_broken_file_of_forms_is_told(tmp_path, text):
    (tmp_path / NAME).write_text(text, "utf-8")
    with pytest.raises(StorageError) as failure:
        AddressFormFiles(tmp_path).forms()
    assert failure.value.code == "storage.recorder_addresses"
