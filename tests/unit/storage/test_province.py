"""The bundled national data, whole for every province, and what happens when it is missing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.paths import resources_dir
from vms_desktop.storage.province import BundledProvinces

FOLDER = resources_dir() / "province-data"


def test_first_customer_has_its_districts_and_owners() -> None:
    province = BundledProvinces().province("11")
    assert (province.name_th, province.abbreviation_th) == ("สมุทรปราการ", "สป")
    assert [district.code for district in province.districts] == [
        "1101",
        "1102",
        "1103",
        "1104",
        "1105",
        "1106",
    ]
    assert sum(len(district.subdistricts) for district in province.districts) == 50
    assert len(province.agencies) == 49 + 2  # and the province itself and the provincial police
    assert all(re.fullmatch(r"[a-z0-9-]+", agency.code) for agency in province.agencies)


def test_codes_of_owners_never_change() -> None:
    """They are stored with cameras."""
    by_code = {agency.code: agency.short_th for agency in BundledProvinces().province("11").agencies}
    assert by_code["tm-phraek-sa"] == "ทม.แพรกษา"
    assert by_code["tt-phraek-sa"] == "ทต.แพรกษา"
    assert by_code["obt-bang-phli-yai"] == "อบต.บางพลีใหญ่"
    assert by_code["obc-samut-prakan"] == "อบจ.สมุทรปราการ"
    assert by_code["province"] == "จังหวัดสมุทรปราการ"
    assert by_code["police"] == "ภ.จว.สมุทรปราการ"


def test_every_province_can_be_chosen() -> None:
    source = BundledProvinces()
    codes = source.codes()
    assert len(codes) == 77
    for code, name_th, name_en in codes:
        province = source.province(code)
        assert (province.name_th, province.name_en) == (name_th, name_en)
        assert province.districts and all(district.subdistricts for district in province.districts)
        assert province.agencies[0].code == "province"


def test_small_files_say_the_same_as_the_national_one() -> None:
    source = BundledProvinces()
    assert source._from_national("11").districts == source.province("11").districts


def test_unknown_province_is_told() -> None:
    with pytest.raises(WorkstationError) as caught:
        BundledProvinces().province("99")
    assert caught.value.code == "system.province_unknown"


@pytest.mark.parametrize("name", ["samut_prakan_admin.json", "samut_prakan_lao.json", "thailand_admin.json"])
@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_missing_or_damaged_resource_is_named(tmp_path: Path, name: str, damage: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "data")
    path = tmp_path / "data" / name
    if damage == "missing":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:500])
    else:
        path.write_text("[1, 2]")
    with pytest.raises(WorkstationError) as caught:
        BundledProvinces(tmp_path / "data").province("50" if name.startswith("thailand") else "11")
    assert (caught.value.code, caught.value.params) == ("system.resource_missing", {"name": name})


def test_first_customer_does_not_read_the_national_file(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("thailand_*")
    shutil.copytree(FOLDER, tmp_path / "data", ignore=ignored)
    assert BundledProvinces(tmp_path / "data").province("11").code == "11"
