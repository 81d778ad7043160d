"""``vms-desktop clips`` as a person types it: cut out of a recordings folder and out of a file that was handed in."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import av
from footage_tools import START_US, at, number_of, record

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.stream import StreamKey, StreamQuality

USER, PASSWORD = "somying", "ปลาทูนึ่งในเข่งไม้ไผ่ 12"
SIGNED_IN = ("--user", USER, "--user-password-fd", "0")


def vms(folder: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vms_desktop", *words, "--data-dir", str(folder), "--language", "en"]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=120)


def by_user(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return vms(folder, *words, *SIGNED_IN, typed=f"{PASSWORD}\n")


def add_camera(folder: Path) -> str:
    """The new camera's id. The first person is there by then."""
    first = ("people", "first", "--username", USER, "--name", "สมหญิง", "--password-fd", "0")
    made = vms(folder, *first, typed=f"{PASSWORD}\n")
    assert made.returncode == 0, made.stderr
    words = ("--district", "1101", "--code", "1101-0001", "--name", "ทดสอบ", "--main", "rtsp://127.0.0.1/main")
    added = by_user(folder, "cameras", "add", *words)
    assert added.returncode == 0, added.stderr
    return json.loads(by_user(folder, "cameras", "list", "--json").stdout)[0]["id"]


def test_a_clip_is_cut_and_described_and_recorded(tmp_path: Path):
    data = tmp_path / "data"
    camera_id = add_camera(data)
    recording = record(tmp_path / "recordings", StreamKey(camera_id, StreamQuality.MAIN), 60)
    times = ("--from", at(150).isoformat(), "--to", at(300).isoformat(), "--margin", "2")
    folder = tmp_path / "clips"
    words = (
        "clips",
        "cut",
        "1101-0001",
        *times,
        "--folder",
        str(folder),
        "--recordings",
        str(recording.root),
        "--json",
    )
    done = by_user(data, *words, "--request", "12/2569")
    assert done.returncode == 0, done.stderr
    (part,) = json.loads(done.stdout)["parts"]
    (file,) = part["files"]
    with av.open(file["path"]) as container:
        shown = [number_of(frame) for frame in container.decode(video=0)]
    # Two seconds before and after, from the key frame before to the picture after.
    assert shown == list(range(120, 332))
    about = json.loads(Path(file["sidecar"]).read_text(encoding="utf-8"))
    assert about["camera"]["code"] == "1101-0001"
    assert about["marks"]["begin"] == at(150).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert about["pictures"]["count"] == len(shown)
    assert about["file"]["sha256"] == file["sha256"]
    again = by_user(data, *words)
    assert json.loads(again.stdout)["parts"][0]["files"][0]["path"] != file["path"]

    exported = by_user(data, "log", "export", "--output", str(tmp_path / "log"), "--no-csv", "--code", "export.made")
    assert exported.returncode == 0, exported.stderr
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "log").glob("*.jsonl"))
    assert file["sha256"] in text
    assert "12/2569" in text


def test_a_file_that_was_handed_in_is_looked_through_and_cut(tmp_path: Path):
    data = tmp_path / "data"
    camera_id = add_camera(data)
    recording = record(tmp_path / "r", StreamKey(camera_id, StreamQuality.MAIN), 20, per_file=300)
    path = recording.files[0].rename(tmp_path / "stick.ts")
    looked = vms(data, "clips", "inspect", str(path), "--json")
    assert json.loads(looked.stdout)["pictures"] == 300
    begins = moment(START_US) + timedelta(days=1)
    words = (
        "clips",
        "cut",
        "1101-0001",
        "--file",
        str(path),
        "--begins",
        begins.isoformat(),
        "--margin",
        "0",
        "--json",
    )
    times = ("--from", (begins + timedelta(seconds=4)).isoformat(), "--to", (begins + timedelta(seconds=8)).isoformat())
    done = by_user(data, *words, *times)
    assert done.returncode == 0, done.stderr
    (part,) = json.loads(done.stdout)["parts"]
    assert part["source"] == "file.stated"
    assert part["files"][0]["pictures"] >= 60
    before = by_user(data, *words, "--from", "2026-01-01T00:00", "--to", "2026-01-01T00:01")
    assert before.returncode == 1
    assert json.loads(before.stdout)["parts"][0]["error"] == "footage.not_recorded"
