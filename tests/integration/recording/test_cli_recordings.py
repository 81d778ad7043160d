"""``vms-desktop recordings``: what a person sees and a script gets, beside an open desk too."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from pathlib import Path

import pytest
from recording_tools import BEGIN, KEY, write_segment
from signing_in import SECOND, SECOND_PASSWORD, USER, people_in, run_as

from vms_desktop.domain.segment import MINUTE_US, segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.settings import load
from vms_desktop.storage.recording_folder import open_folder

pytestmark = pytest.mark.usefixtures("quick_commands")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ข้อมูล"
    asyncio.run(people_in(folder))
    return folder


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run_as(["recordings", *words, "--data-dir", str(data)], user=USER, cwd=data.parent)


def test_footage_without_a_database_is_found_again(data) -> None:
    root = data / "recordings"
    for minute in range(3):
        write_segment(root, begin_us=BEGIN + minute * MINUTE_US)
    write_segment(root, says=str(StreamKey("c9", StreamQuality.SUB)), path=segment_path(KEY, BEGIN + 9 * MINUTE_US))
    made = run(data, "reindex", "--language", "en")
    assert made.returncode == 0, made.stderr
    assert "files: 4, entries of the index written: 4" in made.stdout
    assert "footage of another camera than its folder's" in made.stdout
    listed = run(data, "list", "--json")
    assert [(one["camera_id"], one["segments"]) for one in json.loads(listed.stdout)["cameras"]] == [
        ("c0", 3),
        ("c9", 1),
    ]
    checked = run(data, "check", "--json")
    assert (checked.returncode, json.loads(checked.stdout)["troubles"]) == (1, {"foreign": 1, "misnamed": 1})
    people = run(data, "list")
    assert "24/11/2569" in people.stdout and "รวม 2 กล้อง" in people.stdout


def test_a_folder_that_is_not_there_is_told(data) -> None:
    for action in ("list", "check", "reindex"):
        done = run(data, action, "--language", "en")
        assert done.returncode == 1
        assert "The recordings folder is not there" in done.stderr
    assert not (data / "recordings").exists()


def test_beside_a_desk_that_records(data) -> None:
    root = data / "recordings"
    write_segment(root)
    folder = open_folder(root, "desk", known_id=None)
    done = run(data, "reindex", "--json")
    assert (done.returncode, json.loads(done.stdout)["put"]) == (0, 0), "what was written just now is the desk's"
    os.utime(root / segment_path(KEY, BEGIN), (1, 1))
    assert json.loads(run(data, "reindex", "--json").stdout)["put"] == 1
    assert run(data, "check").returncode == 0
    assert folder.is_there()
    folder.release()


def test_footage_is_kept_longer_by_one_person_and_shorter_by_two(data) -> None:
    done = run(data, "keep", "--days", "60", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert "stays: 60" in done.stdout and "90 %" in done.stdout
    alone = run(data, "keep", "--days", "7", "--language", "en")
    assert alone.returncode == 1 and "second person" in alone.stderr
    assert load(data / "settings.json")[0].recording_days == 60
    words = ["recordings", "keep", "--days", "7", "--percent", "50", "--data-dir", str(data)]
    both = run_as(words, user=USER, second=SECOND, cwd=data.parent)
    assert both.returncode == 0, both.stderr
    settings = load(data / "settings.json")[0]
    assert (settings.recording_days, settings.recording_percent) == (7, 50)
    wrong = run(data, "keep", "--days", "0", "--language", "en")
    assert wrong.returncode == 1 and "from 1 to 3650" in wrong.stderr
    nobody = run_as(words[:4] + words[6:], user=SECOND, password=SECOND_PASSWORD, cwd=data.parent)
    assert nobody.returncode == 1, "a supervisor does not change settings"
