"""The commands as a person starts them: a process of its own, a folder with Thai letters and spaces."""

from __future__ import annotations

import asyncio
import json
import subprocess
from pathlib import Path

import pytest
from signing_in import people_in, run_as

_PROGRAM = """
import argparse, sys
from vms_desktop.commands import cameras as cli_cameras
parser = argparse.ArgumentParser()
common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
common.add_argument("--data-dir")
common.add_argument("--language")
cli_cameras.add_parser(parser.add_subparsers(), common)
arguments = parser.parse_args(sys.argv[1:])
sys.exit(arguments.run(arguments))
"""


@pytest.fixture
def cameras(tmp_path: Path):
    asyncio.run(people_in(tmp_path / "ข้อมูล ห้อง"))

    def start(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        data = str(tmp_path / "ข้อมูล ห้อง")
        command = ["cameras", *words, "--data-dir", data]
        return run_as(command, typed=typed, cwd=tmp_path, program=("-c", _PROGRAM))

    return start


def test_a_list_is_checked_stored_and_shown(cameras, tmp_path) -> None:
    (tmp_path / "รายการ.csv").write_text("รหัสกล้อง,ชื่อ,อำเภอ,main_url\n1101-1,แยก,1101,rtsp://h/1\n", "cp874")
    checked = cameras("import", "รายการ.csv", "--dry-run")
    assert (checked.returncode, "ยังไม่มีการเปลี่ยนแปลง" in checked.stdout) == (0, True), checked.stderr
    stored = cameras("import", "รายการ.csv", "--language", "en")
    assert (stored.returncode, "cameras stored: 1" in stored.stdout) == (0, True), stored.stderr
    listed = cameras("list", "--json")
    assert [camera["name_th"] for camera in json.loads(listed.stdout)] == ["แยก"]


def test_what_is_wrong_is_told_in_words_and_not_as_a_traceback(cameras, tmp_path) -> None:
    assert cameras("list").returncode == 0
    database = tmp_path / "ข้อมูล ห้อง" / "vms.db"
    database.write_bytes(b"damaged" * 100)
    told = cameras("list", "--language", "en")
    assert told.returncode == 1
    assert "damaged" in told.stderr and "Traceback" not in told.stderr
    assert database.read_bytes() == b"damaged" * 100
    missing = cameras("import", "no such.csv", "--language", "en")
    assert (missing.returncode, "Traceback" in missing.stderr) == (1, False)
