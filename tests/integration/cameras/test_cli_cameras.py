"""The commands on a real data folder: database file, key file, province data."""

from __future__ import annotations

import argparse
import io
import json
import time
from pathlib import Path

import pytest
import pytest_asyncio
from authority_fakes import AtTheDesk

from vms_desktop.adapters.secrets import open_vault
from vms_desktop.commands import cameras as cli_cameras
from vms_desktop.commands.cameras import Services, Texts, run
from vms_desktop.commands.cameras_words import Words
from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import InputError, StorageError
from vms_desktop.domain.second_person import ConsentDraft
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.camera_columns import COLUMNS
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.ports import DeviceFacts, DeviceProfile
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.storage.store import Store


class OneDevice:
    async def facts(self, endpoint) -> DeviceFacts:
        profiles = (
            DeviceProfile("main", "m", StreamAddress(f"rtsp://{endpoint.host}/main"), 1280, 720, "H264"),
            DeviceProfile("sub", "s", StreamAddress(f"rtsp://{endpoint.host}/sub"), 640, 360, "H264"),
        )
        return DeviceFacts("Maker", "M1", "1.0", "S1", profiles, True, 0.0)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล ห้อง CCTV")


@pytest_asyncio.fixture
async def services(folder):
    store = await Store.open(folder, SystemClock())
    vault = open_vault(folder, use_key_store=False)
    province = BundledProvinces().province("11")
    cameras = CameraService(store.cameras, vault, None, OneDevice(), province, authority=AtTheDesk())
    await cameras.load()

    async def nobody_else(draft: ConsentDraft | None) -> None:
        assert draft is None

    yield Services(cameras, CameraImport(cameras), nobody_else)
    await store.close()


@pytest.fixture
def texts() -> Texts:
    return Texts(Words("en"), lambda error: error.code)


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    cli_cameras.add_parser(parser.add_subparsers(), common)
    return parser.parse_args(["cameras", *words])


async def test_camera_is_added_by_its_onvif_address(services, texts, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("s3cret\n"))
    arguments = parse("add", "--district", "1101", "--onvif", "10.0.0.5", "--username", "admin")
    assert await run(arguments, services, texts) == 0
    camera = services.cameras.by_code("1101-0001")
    assert camera is not None and camera.main is not None and camera.sub is not None
    assert (camera.name_th, camera.has_ptz, camera.sub.url) == ("Maker M1", True, "rtsp://10.0.0.5/sub")
    endpoint = await services.cameras.endpoint(camera.id)
    assert endpoint.credential is not None and endpoint.credential.password == "s3cret"
    assert "s3cret" not in capsys.readouterr().out


async def test_list_shows_addresses_without_passwords(services, texts, capsys) -> None:
    words = ("add", "--district", "1101", "--name", "แยก", "--main", "rtsp://u:s3cret@10.0.0.5/main")
    await run(parse(*words), services, texts)
    capsys.readouterr()
    await run(parse("list", "--json"), services, texts)
    listed = json.loads(capsys.readouterr().out)
    assert [(camera["code"], camera["main"]) for camera in listed] == [("1101-0001", "rtsp://10.0.0.5/main")]
    await run(parse("list"), services, texts)
    assert "s3cret" not in capsys.readouterr().out


async def test_database_and_key_file_do_not_hold_the_password(services, texts, folder) -> None:
    words = ("add", "--district", "1101", "--name", "แยก", "--main", "rtsp://u:s3cretword@10.0.0.5/main")
    await run(parse(*words), services, texts)
    kept = {path: path.read_bytes() for path in folder.root.iterdir()}
    assert folder.database in kept
    assert [path for path, body in kept.items() if b"s3cretword" in body] == []


async def test_remove_asks_a_person_and_never_a_script(services, texts, monkeypatch, capsys) -> None:
    await run(parse("add", "--district", "1101", "--name", "แยก", "--main", "rtsp://h/1"), services, texts)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert await run(parse("remove", "1101-0001"), services, texts) == 1
    assert len(services.cameras.cameras) == 1
    with pytest.raises(InputError):
        await run(parse("remove", "1101-0001", "no-such", "--yes"), services, texts)
    assert await run(parse("remove", "1101-0001", "--yes"), services, texts) == 0
    assert not services.cameras.cameras


@pytest.mark.parametrize("language", ["th", "en"])
async def test_import_report_names_rows_in_both_languages(services, tmp_path, capsys, language) -> None:
    path = tmp_path / "list.csv"
    path.write_text("รหัสกล้อง,ชื่อ,อำเภอ,main_url\n1,ก,1101,rtsp://h/1\n2,ข,9999,rtsp://h/2\n", "utf-8")
    texts = Texts(Words(language), lambda error: error.code)
    assert await run(parse("import", str(path)), services, texts) == 1
    shown = capsys.readouterr().out
    where = "แถว 3 คอลัมน์ อำเภอ" if language == "th" else "row 3, column อำเภอ"
    assert f"{where}: input.district_unknown" in shown
    assert not services.cameras.cameras
    assert await run(parse("import", str(path), "--skip-bad"), services, texts) == 0
    assert [camera.code for camera in services.cameras.cameras] == ["1"]


async def test_ten_thousand_cameras_are_imported_and_read_back(services, folder, texts, tmp_path, capsys) -> None:
    """1.2 s measured for checking, sealing and storing; the bound is loose because the machine is shared."""
    path = tmp_path / "large.csv"
    rows = [
        f"1101-{number:05d},แยกที่ {number},,1101,110101,ทน.สมุทรปราการ,rtsp://10.{number // 250}.0.{number % 250}/1,"
        f",tcp,10.0.0.1,operator,pw{number},0,13.6,100.6"
        for number in range(10_000)
    ]
    path.write_text("\n".join([",".join(list(COLUMNS)[:15]), *rows]), "cp874")
    began = time.perf_counter()
    assert await run(parse("import", str(path), "--json"), services, texts) == 0
    took = time.perf_counter() - began
    report = json.loads(capsys.readouterr().out)
    assert (report["new"], report["encoding"], report["applied"]) == (10_000, "cp874", True)
    assert took < 15
    reader = await Store.open(folder, SystemClock(), exclusive=False)
    assert len(await reader.cameras.all()) == 10_000
    await reader.close()
    last = services.cameras.by_code("1101-09999")
    endpoint = await services.cameras.endpoint(last.id)
    assert endpoint.credential.password == "pw9999"


async def test_cameras_known_by_onvif_are_asked_for_their_streams(services, tmp_path, texts, capsys) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,name_th,district_code,onvif_address\n1,ก,1101,10.0.0.7\n2,ข,1101,10.0.0.8\n", "utf-8")
    assert await run(parse("import", str(path), "--ask-devices"), services, texts) == 0
    assert [camera.main.url for camera in services.cameras.cameras] == [
        "rtsp://10.0.0.7/main",
        "rtsp://10.0.0.8/main",
    ]
    assert "cameras asked for their streams: 2, answers: 2" in capsys.readouterr().err


async def test_importing_while_a_desk_is_open_is_refused(services, folder) -> None:
    with pytest.raises(StorageError) as caught:
        await Store.open(folder, SystemClock())
    assert caught.value.code == "storage.in_use"


async def test_register_is_exported_and_an_existing_file_is_not_replaced_unasked(
    services, texts, tmp_path, capsys
) -> None:
    for code, name in (("1101-0001", "ตลาด"), ("1101-0002", "=1+1")):
        await run(
            parse("add", "--code", code, "--name", name, "--district", "1101", "--main", f"rtsp://10.0.0.1/{code}"),
            services,
            texts,
        )
    path = tmp_path / "รายการ.csv"
    assert await run(parse("export", str(path)), services, texts) == 0
    assert "cameras exported, without passwords: 2" in capsys.readouterr().out
    report = await services.imports.dry_run(path, update=True)
    assert (report.changed, report.problem_count) == (2, 0)
    with pytest.raises(InputError) as caught:
        await run(parse("export", str(path), "--search", "ตลาด"), services, texts)
    assert (caught.value.code, caught.value.params["file"]) == ("input.file_exists", path.name)
    assert await run(parse("export", str(path), "--search", "ตลาด", "--overwrite"), services, texts) == 0
    assert [line.split(",")[0] for line in path.read_text("utf-8-sig").splitlines()] == ["code", "1101-0001"]
