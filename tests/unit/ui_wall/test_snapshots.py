"""A snapshot's name says camera and time; a file appears whole or not at all; none is overwritten."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from vms_desktop.domain.errors import StorageError
from vms_desktop.services.ports import StillPicture
from vms_desktop.services.wall import snapshots
from vms_desktop.services.wall.snapshots import safe_code, snapshot_name, write_snapshot

TAKEN = datetime(2026, 11, 24, 7, 5, 9, 400_000, tzinfo=UTC)
PICTURE = StillPicture(b"\x89PNG\r\n\x1a\n picture", TAKEN)


def test_name_has_code_and_utc_time():
    assert snapshot_name("1101-0007", TAKEN) == "1101-0007_20261124T070509Z.png"
    bangkok = TAKEN.astimezone(timezone(timedelta(hours=7)))
    assert snapshot_name("1101-0007", bangkok) == "1101-0007_20261124T070509Z.png"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1101-0007", "1101-0007"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d*e", "a-b-c-d-e"),
        ("กล้อง ๑", "กล้อง-๑"),
        ("", "camera"),
        ("...", "camera"),
        ("\x00\n", "camera"),
        ("con", "camera-con"),
        ("x" * 300, "x" * 48),
    ],
)
def test_names_are_safe_on_every_file_system(code: str, name: str):
    assert safe_code(code) == name


def test_two_snapshots_in_one_second_are_two_files(tmp_path: Path):
    folder = tmp_path / "new" / "snapshots"
    first = write_snapshot(folder, "1101-0007", PICTURE)
    second = write_snapshot(folder, "1101-0007", StillPicture(b"other", TAKEN))
    assert first.name == "1101-0007_20261124T070509Z.png"
    assert second.name == "1101-0007_20261124T070509Z_2.png"
    assert first.read_bytes() == PICTURE.png
    assert second.read_bytes() == b"other"
    assert sorted(path.name for path in folder.iterdir()) == sorted([first.name, second.name])


def test_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(snapshots.os, "fsync", full)
    with pytest.raises(StorageError) as caught:
        write_snapshot(tmp_path, "1101-0007", PICTURE)
    assert caught.value.code == "storage.disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told(tmp_path: Path):
    (tmp_path / "snapshots").write_text("in the way")
    with pytest.raises(StorageError) as caught:
        write_snapshot(tmp_path / "snapshots", "1101-0007", PICTURE)
    assert caught.value.code == "storage.folder_not_writable"
    assert os.fspath(tmp_path / "snapshots") == caught.value.params["folder"]
