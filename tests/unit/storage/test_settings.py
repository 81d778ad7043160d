"""Settings are written whole and read forgivingly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vms_desktop.domain.errors import StorageError
from vms_desktop.settings import Settings, load, save


def test_first_start_has_defaults(tmp_path: Path) -> None:
    found, problem = load(tmp_path / "settings.json")
    assert (found.language, found.province, problem) == ("th", "11", None)


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "ใหม่" / "settings.json"
    save(path, Settings(language="en", province="50", thai_digits=True))
    assert load(path) == (Settings(language="en", province="50", thai_digits=True), None)
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"x" * 2_000_000])
def test_damaged_file_is_kept_aside_and_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    found, problem = load(path)
    assert found == Settings()
    assert problem is not None and problem.code == "storage.settings_damaged"
    assert (tmp_path / "settings.json.damaged").read_bytes() == data
    assert not path.exists()


def test_one_wrong_field_does_not_lose_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "fr", "province": "50", "thai_digits": True}))
    found, problem = load(path)
    assert (found.language, found.province, found.thai_digits) == ("th", "50", True)
    assert problem is not None and problem.params["fields"] == "language"


def test_fields_of_a_newer_program_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "en", "something_new": [1]}))
    found, problem = load(path)
    assert problem is None
    save(path, found)
    assert json.loads(path.read_text())["something_new"] == [1]


def test_wrong_values_are_refused_at_once() -> None:
    with pytest.raises(ValueError):
        Settings().language = "fr"  # type: ignore[assignment]


def test_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError) as caught:
        save(tmp_path / "file" / "settings.json", Settings())
    assert caught.value.code == "storage.not_writable"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(["language", "province", "thai_digits", "most_main_streams", "other"]),
        st.none() | st.integers() | st.text() | st.lists(st.text(max_size=3), max_size=3),
    )
)
def test_any_json_object_opens(tmp_path: Path, data: dict) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(data))
    found, _ = load(path)
    assert found.language in ("th", "en")
