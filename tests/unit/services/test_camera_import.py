"""Lists of cameras: every mistake named by row and column, hostile files bounded, all or nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vms_desktop.domain.errors import InputError, StorageError
from vms_desktop.domain.stream import Transport
from vms_desktop.services import csv_text
from vms_desktop.services.cameras import camera_import as camera_import_module
from vms_desktop.services.cameras.camera_columns import COLUMNS
from vms_desktop.services.cameras.camera_import import CameraImport, ImportReport

HEADING = ",".join(name for name in COLUMNS if not name.endswith("_profile"))
FULL = (
    "1101-0001,แยกปากน้ำ,Pak Nam,1101,110101,ทม.แพรกษา,rtsp://10.0.0.1/main,rtsp://10.0.0.1/sub,udp,"
    "10.0.0.1:8000,operator,s3cret,1,13.6,100.6"
)
SHORT = "code,name_th,district_code,main_url"


@pytest.fixture
def importer(register) -> CameraImport:
    return CameraImport(register.cameras)


@pytest.fixture
def listing(tmp_path: Path):
    def write(*lines: str, encoding: str = "utf-8", end: str = "\r\n", name: str = "รายการ กล้อง.csv") -> Path:
        path = tmp_path / name
        path.write_bytes((end.join(lines) + end).encode(encoding))
        return path

    return write


def found(report: ImportReport) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.code) for problem in report.problems]


async def test_whole_row_becomes_a_camera(register, importer, listing) -> None:
    report = await importer.run(listing(HEADING, FULL))
    assert (report.applied, report.rows, report.new, report.problem_count) == (True, 1, 1, 0)
    camera = register.cameras.by_code("1101-0001")
    assert camera is not None and camera.main is not None
    assert (camera.name_th, camera.agency_code, camera.transport) == (
        "แยกปากน้ำ",
        "tm-phraek-sa",
        Transport.UDP,
    )
    assert (camera.onvif_host, camera.onvif_port, camera.has_ptz) == ("10.0.0.1", 8000, True)
    assert (camera.latitude, camera.longitude) == (13.6, 100.6)
    assert register.repository.sealed[camera.id].blob == b"operator\ns3cret"


async def test_dry_run_changes_nothing(register, importer, listing) -> None:
    report = await importer.dry_run(listing(HEADING, FULL))
    assert (report.applied, report.new) == (False, 1)
    assert not register.cameras.cameras and not register.repository.rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
async def test_encodings_and_separators_are_found_out(importer, register, listing, encoding, separator) -> None:
    lines = [line.replace(",", separator) for line in (SHORT, "1101-0001,แยกปากน้ำ,1101,rtsp://h/1")]
    report = await importer.run(listing(*lines, encoding=encoding))
    assert report.applied, report.problems
    assert register.cameras.cameras[0].name_th == "แยกปากน้ำ"


async def test_thai_headings_and_names_of_places(register, importer, listing) -> None:
    path = listing(
        "รหัสกล้อง,ชื่อ,อำเภอ,ตำบล,หน่วยงาน,สตรีมหลัก,ชื่อผู้ใช้,รหัสผ่าน",
        "๑๑๐๓-๐๐๐๑,หน้าวัด,อ.บางพลี,ตำบลบางแก้ว,เทศบาลเมืองบางแก้ว,rtsp://h/1,u, p ",
    )
    assert (await importer.run(path)).applied
    camera = register.cameras.by_code("1103-0001")
    assert camera is not None
    assert (camera.district_code, camera.subdistrict_code, camera.agency_code) == (
        "1103",
        "110302",
        "tm-bang-kaeo",
    )
    assert register.repository.sealed[camera.id].blob == b"u\n p "  # a password's spaces belong to it


async def test_every_mistake_is_named_by_row_and_column(importer, listing) -> None:
    path = listing(
        HEADING,
        FULL,
        "1101-0002,,,9999,,ทม.ไม่มี,http://x/,rtsp://h/ s,carrier pigeon,https://h,,pw,maybe,north,200",
        "1101-0003,ก,,1101,,,,,,,,,,,",
        "",
        "1101-0001,ก,,1101,,,rtsp://h/1,,,,,,,,",
        "short,row",
        "1101-0004,ก,,1101,110302,,rtsp://h/1,,,,,,,,",
    )
    report = await importer.dry_run(path)
    assert found(report) == [
        (3, "ptz", "input.yes_or_no"),
        (3, "transport", "input.transport"),
        (3, "name_th", "input.required"),
        (3, "district_code", "input.district_unknown"),
        (3, "agency", "input.agency_unknown"),
        (3, "main_url", "input.address_scheme"),
        (3, "sub_url", "input.address_characters"),
        (3, "onvif_address", "input.onvif_scheme"),
        (3, "username", "input.required"),
        (3, "latitude", "input.number"),
        (4, "main_url", "input.address_missing"),
        (6, "code", "import.code_twice"),
        (7, "", "import.cells"),
        (8, "subdistrict_code", "input.subdistrict_elsewhere"),
    ]
    assert (report.rows, report.good, report.bad_rows) == (6, 1, 5)


async def test_no_row_is_stored_when_one_is_bad(register, importer, listing) -> None:
    path = listing(SHORT, "1,ก,1101,rtsp://h/1", "2,ก,9999,rtsp://h/2", "3,ก,1101,rtsp://h/3")
    report = await importer.run(path)
    assert (report.applied, report.problem_count, len(register.cameras.cameras)) == (False, 1, 0)
    report = await importer.run(path, skip_bad=True)
    assert (report.applied, [camera.code for camera in register.cameras.cameras]) == (True, ["1", "3"])


async def test_nothing_is_stored_when_storing_fails(register, importer, listing) -> None:
    register.repository.fails_with = StorageError("storage.disk_full")
    with pytest.raises(StorageError):
        await importer.run(listing(HEADING, FULL))
    assert not register.cameras.cameras


async def test_known_code_is_a_problem_unless_updating(register, importer, listing) -> None:
    await importer.run(listing(HEADING, FULL))
    before = register.cameras.by_code("1101-0001")
    changed = listing("code,name_th,district_code,main_url", "1101-0001,ชื่อใหม่,1101,rtsp://10.0.0.2/main")
    assert found(await importer.run(changed)) == [(2, "code", "import.code_exists")]
    report = await importer.run(changed, update=True)
    assert (report.applied, report.new, report.changed) == (True, 0, 1)
    after = register.cameras.by_code("1101-0001")
    assert after is not None and after.main is not None and before is not None
    assert after == replace(before, name_th="ชื่อใหม่", main=after.main)  # absent columns keep their values
    assert after.main.url == "rtsp://10.0.0.2/main"
    assert register.repository.sealed[after.id].blob == b"operator\ns3cret"


async def test_updated_user_name_keeps_the_stored_password(register, importer, listing) -> None:
    await importer.run(listing(HEADING, FULL))
    path = listing("code,name_th,district_code,main_url,username", "1101-0001,ก,1101,rtsp://h/1,viewer")
    assert (await importer.run(path, update=True)).applied
    assert next(iter(register.repository.sealed.values())).blob == b"viewer\ns3cret"


async def test_cameras_known_only_by_onvif_are_counted(importer, listing) -> None:
    report = await importer.run(listing("code,name_th,district_code,onvif_address", "1,ก,1101,10.0.0.1"))
    assert (report.applied, report.without_streams) == (True, 1)


async def test_formulas_and_markup_are_only_text(register, importer, listing) -> None:
    name = '"=HYPERLINK(""http://evil/"",""x"")<b>\'; DROP TABLE cameras;--"'
    assert (await importer.run(listing(SHORT, f"1,{name},1101,rtsp://h/1"))).applied
    assert register.cameras.cameras[0].name_th == '=HYPERLINK("http://evil/","x")<b>\'; DROP TABLE cameras;--'


async def test_control_characters_are_refused(importer, listing) -> None:
    report = await importer.dry_run(listing(SHORT, "1,a\x1b[31mb,1101,rtsp://h/1"))
    assert found(report) == [(2, "name_th", "input.control_characters")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ('2,"open,1101,rtsp://h/2', [(3, "", "import.row_unreadable")]),
        ('2,"x"y,1101,rtsp://h/2', [(3, "", "import.row_unreadable")]),
        ("2,a,1101,rtsp://h/2,more", [(3, "", "import.cells")]),
        ("2,a,1101,rtsp://h/2,,", []),
    ],
)
async def test_malformed_row_is_named_and_the_rest_read(importer, listing, row, expected) -> None:
    report = await importer.dry_run(listing(SHORT, "1,ก,1101,rtsp://h/1", row))
    assert found(report) == expected


async def test_line_breaks_inside_quotes_count_as_one_row(importer, listing) -> None:
    path = listing(SHORT, '1,"two\nlines",1101,rtsp://h/1', "2,ก,0000,rtsp://h/2")
    assert found(await importer.dry_run(path)) == [(3, "district_code", "input.district_unknown")]


async def refused(importer: CameraImport, path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        await importer.dry_run(path)
    return caught.value


@pytest.mark.parametrize(
    ("heading", "code", "column"),
    [
        ("code,name_th,district_code,main_ulr", "import.column_unknown", "main_ulr"),
        ("code,name_th,district_code,main_url,สตรีมหลัก", "import.column_twice", "สตรีมหลัก"),
        ("code,name_th,main_url", "import.column_missing", "district_code"),
        ("code,name_th,district_code", "import.column_missing", "main_url"),
        ("1101-0001,แยก,1101,rtsp://u:s3cret@h/", "import.column_unknown", "1101-0001"),
        ("rtsp://u:s3cret@h/,1101-0001,แยก,1101", "import.column_unknown", "…"),
    ],
)
async def test_headings_are_checked(importer, listing, heading, code, column) -> None:
    error = await refused(importer, listing(heading, "1,2,3,4"))
    assert (error.code, error.params["column"]) == (code, column)
    assert "s3cret" not in str(error)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty"),
        (b" \r\n", "import.empty"),
        (b"PK\x03\x04....", "import.spreadsheet"),
        (b"\xd0\xcf\x11\xe0....", "import.spreadsheet"),
        (b"code\0name", "import.binary"),
        (b"code,\xdb\xff\xfe\xfc\n", "import.encoding"),
        (b'"code', "import.heading_unreadable"),
    ],
)
async def test_files_that_are_no_lists(importer, tmp_path, data, code) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    error = await refused(importer, path)
    assert error.code == code


async def test_missing_file_and_folder(importer, tmp_path) -> None:
    assert (await refused(importer, tmp_path / "no.csv")).code == "import.file_missing"
    assert (await refused(importer, tmp_path)).code == "import.unreadable"


async def test_size_is_bounded(importer, listing, monkeypatch) -> None:
    rows = [f"{number},ก,1101,rtsp://h/1" for number in range(50)]
    path = listing(SHORT, *rows)
    monkeypatch.setattr(csv_text, "MOST_ROWS", 20)
    assert (await refused(importer, path)).code == "import.too_many_rows"
    monkeypatch.setattr(csv_text, "MOST_BYTES", 100)
    assert (await refused(importer, path)).code == "import.too_large"


async def test_problems_are_counted_but_not_all_kept(importer, listing, monkeypatch) -> None:
    monkeypatch.setattr(camera_import_module, "MOST_PROBLEMS", 5)
    report = await importer.dry_run(listing(SHORT, *(f"{number},ก,9,rtsp://h/1" for number in range(50))))
    assert (len(report.problems), report.problem_count) == (5, 50)


async def test_separator_hint_of_excel_is_obeyed(importer, listing) -> None:
    report = await importer.run(listing("sep=;", SHORT.replace(",", ";"), "1;ก, ข;1101;rtsp://h/1"))
    assert report.applied


async def test_report_holds_no_secret(importer, listing) -> None:
    row = "1,,1101,http://admin:s3cret@h/,s3cret\x01"
    report = await importer.dry_run(listing("code,name_th,district_code,main_url,password", row))
    assert report.problem_count >= 3
    assert "s3cret" not in repr(report)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: f"{SHORT}\n{text}".encode("utf-8", "replace")))
async def test_any_file_is_read_or_refused(importer, tmp_path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    try:
        report = await importer.dry_run(path)
    except InputError as error:
        assert error.code.startswith("import.")
    else:
        assert report.rows == report.good + report.bad_rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
            min_size=4,
            max_size=4,
        )
    )
)
async def test_whatever_a_spreadsheet_writes_is_read_cell_by_cell(rows: list[list[str]]) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([list(SHORT.split(",")), *rows])
    read = [row.cells for row in csv_text.rows_of(buffer.getvalue(), ",")]
    assert read[1:] == [row for row in rows if any(cell.strip() for cell in row)]
