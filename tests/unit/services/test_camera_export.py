"""What is exported is read back by the import, holds no secret, and is never calculated by a spreadsheet."""

from __future__ import annotations

import csv
import errno
import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.stream import Transport
from vms_desktop.services import whole_file
from vms_desktop.services.cameras.camera_columns import COLUMNS, heading_text, read_heading
from vms_desktop.services.cameras.camera_export import SECRET, CameraExport
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.csv_export import guarded, table_bytes, unguarded, write_table


def cells(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
async def three(register, draft):
    """A full camera, one known by its ONVIF address only, one named like a formula."""
    full = replace(
        draft,
        sub_url="rtsp://[fd00::1]:8554/a,b",
        transport=Transport.UDP,
        onvif_host="http://10.1.2.3:8000/other/service",
        main_profile="p=1",
        sub_profile="+p2",
        has_ptz=True,
        latitude=-6.25,
        longitude=100.600123,
    )
    only_onvif = replace(draft, code="2", main_url="", sub_url="", onvif_host="[fd00::2]", subdistrict_code="")
    formula = replace(draft, code="3", name_th="=1+1", name_en="'@cmd", agency_code="", main_url="rtsp://10.1.2.4/a")
    return [await register.cameras.add(one) for one in (full, only_onvif, formula)]


@pytest.mark.parametrize("thai", [True, False])
async def test_exported_list_is_read_back_unchanged(register, three, tmp_path, thai) -> None:
    path = tmp_path / "กล้อง.csv"
    assert await CameraExport(register.cameras).write(path, thai=thai) == 3
    await register.cameras.remove([camera.id for camera in three])
    report = await CameraImport(register.cameras).run(path)
    assert (report.applied, report.new, report.problem_count) == (True, 3, 0)
    again = {camera.code: camera for camera in register.cameras.cameras}
    for before in three:
        after = again[before.code]
        assert after == replace(before, id=after.id, has_credential=False)


async def test_update_from_the_export_changes_nothing_and_keeps_the_passwords(register, three, tmp_path) -> None:
    path = tmp_path / "list.csv"
    await CameraExport(register.cameras).write(path, thai=True)
    before, sealed = list(register.cameras.cameras), dict(register.repository.sealed)
    report = await CameraImport(register.cameras).run(path, update=True)
    assert (report.applied, report.changed) == (True, 3)
    assert list(register.cameras.cameras) == before
    assert register.repository.sealed == sealed


async def test_chosen_cameras_come_in_the_order_given(register, three, tmp_path) -> None:
    path = tmp_path / "list.csv"
    ids = [three[2].id, "gone meanwhile", three[0].id]
    assert await CameraExport(register.cameras).write(path, ids, thai=False) == 2
    assert [row[0] for row in cells(path)] == ["code", "3", "1101-0007"]


async def test_no_secret_leaves_and_spreadsheets_see_utf_8(register, three, tmp_path) -> None:
    path = tmp_path / "list.csv"
    await CameraExport(register.cameras).write(path, thai=False)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"secret" not in data and b"operator" not in data
    assert not set(SECRET) & set(cells(path)[0])
    assert data.endswith(b"\r\n")


async def test_people_read_names_where_they_are_unmistakable(register, three, tmp_path) -> None:
    path = tmp_path / "list.csv"
    await CameraExport(register.cameras).write(path, [three[0].id], thai=True)
    row = dict(zip(*cells(path), strict=True))
    assert row["อำเภอ"] == "เมืองสมุทรปราการ"
    assert row["ตำบล"] == "ปากน้ำ"
    assert row["หน่วยงานเจ้าของกล้อง"] == "ทม.แพรกษา"
    assert row["ละติจูด"] == "-6.25"  # a number, not a formula


def test_thai_headings_are_those_of_the_import() -> None:
    for name in COLUMNS:
        others = [column for column in ("code", "name_th", "district_code", "main_url") if column != name]
        assert name in read_heading([heading_text(name, True), *others]).positions


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "－", "'=", "''@"])
def test_no_cell_begins_like_a_formula(start: str) -> None:
    cell = f"{start}HYPERLINK(x)"
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["-6.25", "+66", "rtsp://h/a=b", "'quoted'", "1101-0001", ""])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)


@given(st.text())
def test_guarding_is_undone_whatever_the_text(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "@")


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4), min_size=1))
def test_any_text_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    read = csv.reader(io.StringIO(table_bytes(rows).decode("utf-8-sig"), newline=""))
    assert [[unguarded(cell) for cell in row] for row in read] == rows


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "storage.disk_full"), (errno.EACCES, "storage.file_not_writable")]
)
def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch, number, code) -> None:
    path = tmp_path / "list.csv"
    path.write_text("old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(whole_file.os, "fsync", fail)
    with pytest.raises(StorageError) as caught:
        write_table(path, [["a"]])
    assert (caught.value.code, caught.value.params["folder"]) == (code, str(tmp_path))
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]
    assert path.read_text() == "old"


def test_a_folder_that_is_gone_is_told(tmp_path) -> None:
    with pytest.raises(StorageError) as caught:
        write_table(tmp_path / "gone" / "list.csv", [["a"]])
    assert caught.value.code == "storage.file_not_writable"
    assert caught.value.params["file"] == "list.csv"
