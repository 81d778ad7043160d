"""``vms-desktop doctor`` as a person runs it: real children, real libVLC, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def doctor(data: Path, *more: str, **environment: str) -> tuple[int, dict[str, Any], dict[str, dict[str, Any]]]:
    command = [sys.executable, "-m", "vms_desktop", "doctor", "--json", "--data-dir", str(data), *more]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False, env=os.environ | environment)
    report = json.loads(done.stdout)
    return done.returncode, report, {entry["check"]: entry for entry in report["checks"]}


def test_a_good_workstation_has_no_problem_and_stays_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "ข้อมูล ใหม่"
    code, report, checks = doctor(data, "--language", "en", TZ="EST5")
    assert {name for name, entry in checks.items() if entry["status"] == "problem"} == set()
    assert (code, report["language"]) == (0, "en")
    assert checks["libvlc"]["params"]["version"].startswith("3.")
    assert checks["database"]["code"] == "doctor.database_absent"
    if os.name != "nt":  # where TZ says nothing
        zone = checks["zone"]
        assert (zone["status"], zone["params"]) == ("warning", {"zone": "UTC−05:00"}) and "Thai time" in zone["text"]
    assert not data.exists()


def test_libvlc_without_plugins_is_a_problem_with_a_next_step(tmp_path: Path) -> None:
    """Found without a VLC installation: the library is there, the plugins are not."""
    empty = tmp_path / "no library here.so"
    code, report, checks = doctor(tmp_path / "data", PYTHON_VLC_LIB_PATH=str(empty))
    assert (code, report["status"]) == (1, "problem")
    assert checks["libvlc"]["code"] == "system.libvlc_missing"
    assert checks["libvlc"]["text"] and checks["libvlc"]["action"]
    assert checks["relay"]["status"] == "ok"


def test_a_damaged_database_is_told_in_both_languages_and_left_alone(tmp_path: Path) -> None:
    content = b"SQLite format 3\0" + b"\xff" * 5000
    (tmp_path / "vms.db").write_bytes(content)
    texts = set()
    for language in ("th", "en"):
        code, _, checks = doctor(tmp_path, "--language", language)
        assert code == 1
        assert checks["database"]["code"] == "storage.damaged"
        texts.add(checks["database"]["text"])
    assert len(texts) == 2
    assert (tmp_path / "vms.db").read_bytes() == content


@pytest.mark.parametrize("content", ["{", '{"language": 5}', "[]"])
def test_damaged_settings_are_told_and_left_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content)
    code, _, checks = doctor(tmp_path)
    assert (code, checks["settings"]["code"]) == (0, "doctor.settings_damaged")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
    assert (tmp_path / "settings.json").read_text() == content


def test_a_screen_without_a_server_is_a_warning(tmp_path: Path) -> None:
    code, _, checks = doctor(tmp_path, DISPLAY="")
    assert (code, checks["display"]["code"]) == (0, "doctor.display_none")
