"""What a person typed becomes a camera, or an error that names the field and never holds a password."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.address import Credential
from vms_desktop.domain.camera_draft import CameraDraft, check_draft, draft_of
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.onvif_address import parse_onvif_address
from vms_desktop.domain.place import Agency, District, Province, Subdistrict
from vms_desktop.domain.stream import Transport

PROVINCE = Province(
    "11",
    "สมุทรปราการ",
    "Samut Prakan",
    "สป",
    (
        District("1101", "เมืองสมุทรปราการ", "Mueang", (Subdistrict("110101", "ปากน้ำ", "Pak Nam", "1101"),)),
        District("1103", "บางพลี", "Bang Phli", (Subdistrict("110302", "บางแก้ว", "Bang Kaeo", "1103"),)),
    ),
    (Agency("tm-bang-kaeo", "ทม.บางแก้ว", "เทศบาลเมืองบางแก้ว", "Bang Kaeo Town Municipality", "1103"),),
)
GOOD = CameraDraft(
    code="1101-0007",
    name_th="แยกปากน้ำ",
    district_code="1101",
    subdistrict_code="110101",
    agency_code="tm-bang-kaeo",
    main_url="rtsp://operator:p%40ss@10.1.2.3/main",
    sub_url="rtsp://10.1.2.3/sub",
)


def test_password_in_an_address_is_taken_apart() -> None:
    camera, credential = check_draft(GOOD, PROVINCE, "id")
    assert camera.main is not None and camera.main.url == "rtsp://10.1.2.3/main"
    assert credential == Credential("operator", "p@ss")
    assert camera.has_credential


def test_typed_credential_counts_more_than_the_one_in_an_address() -> None:
    _, credential = check_draft(replace(GOOD, username="viewer", password=" x "), PROVINCE, "id")
    assert credential == Credential("viewer", " x ")


def test_nothing_secret_in_the_representation() -> None:
    assert "p%40ss" not in repr(GOOD) and "secret" not in repr(replace(GOOD, password="secret"))


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"code": "  "}, "input.required", "code"),
        ({"code": "a/b"}, "input.camera_code", "code"),
        ({"code": "../x"}, "input.camera_code", "code"),
        ({"code": "x."}, "input.camera_code", "code"),
        ({"code": "x" * 41}, "input.too_long", "code"),
        ({"name_th": ""}, "input.required", "name_th"),
        ({"name_th": "a\x00b"}, "input.control_characters", "name_th"),
        ({"name_th": "ก" * 201}, "input.too_long", "name_th"),
        ({"district_code": "", "subdistrict_code": ""}, "input.required", "district_code"),
        ({"district_code": "9999"}, "input.district_unknown", "district_code"),
        ({"subdistrict_code": "110199"}, "input.subdistrict_unknown", "subdistrict_code"),
        ({"subdistrict_code": "110302"}, "input.subdistrict_elsewhere", "subdistrict_code"),
        ({"agency_code": "nobody"}, "input.agency_unknown", "agency_code"),
        ({"main_url": "http://10.1.2.3/"}, "input.address_scheme", "main_url"),
        ({"sub_url": "rtsp:///x"}, "input.address_host", "sub_url"),
        ({"sub_url": "rtsp://h:99999/x"}, "input.address_port", "sub_url"),
        ({"sub_url": "rtsp://h/a b"}, "input.address_characters", "sub_url"),
        ({"main_url": "", "sub_url": ""}, "input.address_missing", "main_url"),
        ({"password": "x"}, "input.required", "username"),
        ({"username": "u", "password": "a\nb"}, "input.control_characters", "password"),
        ({"onvif_host": "https://h"}, "input.onvif_scheme", "onvif_host"),
        ({"onvif_host": "a b"}, "input.address_characters", "onvif_host"),
        ({"onvif_host": "h:port"}, "input.address_port", "onvif_host"),
        ({"onvif_host": "h", "onvif_port": 70000}, "input.onvif_port", "onvif_port"),
        ({"onvif_host": "h", "onvif_path": "x"}, "input.onvif_path", "onvif_path"),
        ({"latitude": "13.5"}, "input.coordinates_incomplete", "longitude"),
        ({"latitude": "north", "longitude": 100}, "input.number", "latitude"),
        ({"latitude": 100.6, "longitude": 13.6}, "input.latitude_range", "latitude"),
        ({"latitude": 13.6, "longitude": float("nan")}, "input.longitude_range", "longitude"),
    ],
)
def test_each_mistake_names_its_field(change: dict, code: str, field: str) -> None:
    with pytest.raises(InputError) as caught:
        check_draft(replace(GOOD, **change), PROVINCE, "id")
    assert (caught.value.code, caught.value.params["field"]) == (code, field)


def test_thai_digits_and_invisible_characters_are_understood() -> None:
    draft = replace(GOOD, code="๑๑๐๑-๐๐๐๘\u200b", district_code="๑๑๐๑", latitude="๑๓.๕", longitude=" 100.6 ")
    camera, _ = check_draft(draft, PROVINCE, "id")
    assert (camera.code, camera.district_code, camera.latitude, camera.longitude) == (
        "1101-0008",
        "1101",
        13.5,
        100.6,
    )


def test_subdistrict_alone_tells_the_district() -> None:
    camera, _ = check_draft(replace(GOOD, district_code=""), PROVINCE, "id")
    assert camera.district_code == "1101"


def test_owners_are_taken_as_typed_where_none_are_known() -> None:
    elsewhere = replace(PROVINCE, agencies=(Agency("province", "จังหวัดตราด", "จังหวัดตราด", "Trat", None),))
    camera, _ = check_draft(replace(GOOD, agency_code="ทม.ตราด"), elsewhere, "id")
    assert camera.agency_code == "ทม.ตราด"


def test_editing_an_unchanged_camera_changes_nothing() -> None:
    draft = replace(GOOD, onvif_host="admin:x@10.1.2.3:8000", transport=Transport.UDP, latitude=13.5, longitude=100.5)
    camera, _ = check_draft(draft, PROVINCE, "id")
    again, credential = check_draft(draft_of(camera), PROVINCE, "id")
    assert credential is None
    assert again == replace(camera, has_credential=False)


@pytest.mark.parametrize(
    ("typed", "host", "port", "path"),
    [
        ("10.1.2.3", "10.1.2.3", 0, ""),
        ("cam-7.local:8080", "cam-7.local", 8080, ""),
        ("http://10.1.2.3/onvif/device_service", "10.1.2.3", 0, "/onvif/device_service"),
        ("10.1.2.3/onvif/dev", "10.1.2.3", 0, "/onvif/dev"),
        ("[fe80::1]:81", "fe80::1", 81, ""),
        ("2001:db8::5", "2001:db8::5", 0, ""),
        ("HTTP://Cam/", "cam", 0, ""),
    ],
)
def test_onvif_addresses_as_people_write_them(typed: str, host: str, port: int, path: str) -> None:
    found = parse_onvif_address(typed)
    assert (found.host, found.port, found.path) == (host, port, path)


def test_password_in_an_onvif_address_is_taken_apart() -> None:
    assert parse_onvif_address("http://admin:a%3Ab@cam").credential == Credential("admin", "a:b")


@given(st.text(max_size=60))
def test_any_text_is_an_onvif_address_or_an_input_error(text: str) -> None:
    try:
        found = parse_onvif_address(text)
    except InputError as error:
        assert error.params["field"] == "onvif_host"
    else:
        assert found.host and not any(ch.isspace() for ch in found.host) and 0 <= found.port <= 65535


@given(st.builds(CameraDraft, *[st.text(max_size=50)] * 9, password=st.text(max_size=20)))
def test_any_draft_is_a_camera_or_an_input_error_without_the_password(draft: CameraDraft) -> None:
    try:
        check_draft(draft, PROVINCE, "id")
    except InputError as error:
        assert error.params["field"]
        assert "password" not in error.params
