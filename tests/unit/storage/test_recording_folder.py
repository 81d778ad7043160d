"""A folder with recordings: marker, lock, and files that are hostile, missing or none of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vms_desktop.domain.errors import RecordingError
from vms_desktop.domain.segment import segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer
from vms_desktop.services.recording.recording_ports import FoundFile
from vms_desktop.storage.recording_folder import is_taken, look_at_folder, open_folder

KEY = StreamKey("c-1", StreamQuality.SUB)
BEGIN = 1_795_000_000_000_000
SETS = b"\0\0\0\1\x67\x42\x00\x1e\xab\x40\0\0\0\1\x68\xce\x3c\x80"


def write_segment(root: Path, path: str, *, stream: str = str(KEY), pictures: int = 20, begin_us: int = BEGIN) -> Path:
    muxer, body = SegmentMuxer("h264", stream), b""
    for number in range(pictures):
        data = (SETS if number % 10 == 0 else b"") + b"\0\0\0\1\x41" + bytes((1, 2, 3)) * 300
        recorded = RecordedPicture(data, begin_us + number * 100_000, number / 10, number % 10 == 0, 250)
        body += muxer.mux(recorded, number / 10)
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "ภาพ ที่บันทึก"


def refused(root: Path, **more: object) -> RecordingError:
    with pytest.raises(RecordingError) as caught:
        open_folder(root, "desk", **{"known_id": None, **more})  # type: ignore[arg-type]
    assert caught.value.params["folder"] == str(root)
    return caught.value


def test_a_new_folder_is_private_and_gets_a_marker_that_stays(root: Path) -> None:
    folder = open_folder(root, "โต๊ะ ๑", known_id=None)
    assert folder.is_there() and folder.marker.exists()
    assert json.loads(folder.marker.read_text("utf-8"))["desk"] == "โต๊ะ ๑"
    if sys.platform != "win32":
        assert root.stat().st_mode & 0o777 == 0o700
    assert folder.space().total >= folder.space().free > 0
    folder.release()
    again = open_folder(root, "another", known_id=None)
    assert again.id == folder.id
    again.release()


def test_two_desks_do_not_record_into_one_folder(root: Path) -> None:
    folder = open_folder(root, "desk", known_id=None)
    program = (
        "import sys; from pathlib import Path; from vms_desktop.storage.recording_folder import open_folder\n"
        "from vms_desktop.domain.errors import RecordingError\n"
        "try: open_folder(Path(sys.argv[1]), 'other', known_id=None)\n"
        "except RecordingError as error: print(error.code, error.params['pid'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(root)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["recording.folder_taken", str(os.getpid())]
    assert is_taken(root)
    folder.release()
    assert not is_taken(root)
    folder.release()


def test_an_empty_place_that_should_be_full_is_a_disk_that_is_gone(root: Path) -> None:
    folder = open_folder(root, "desk", known_id=None)
    folder.release()
    for file in root.iterdir():
        file.unlink()
    assert not folder.is_there()
    assert refused(root, known_id=folder.id).code == "recording.folder_gone"
    assert list(root.iterdir()) == [], "nothing was written to the mount point"
    anew = open_folder(root, "desk", known_id=folder.id, anew=True)
    assert anew.id != folder.id
    anew.release()


def test_a_folder_that_lost_only_its_marker_is_the_same_folder(root: Path) -> None:
    folder = open_folder(root, "desk", known_id=None)
    write_segment(root, segment_path(KEY, BEGIN))
    folder.release()
    folder.marker.unlink()
    again = open_folder(root, "desk", known_id=folder.id)
    assert again.id == folder.id and again.is_there()
    again.release()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other/1", "id": "x"}', '{"format": "vms-recordings/1"}'])
def test_a_marker_that_is_damaged_is_made_anew(root: Path, text: str) -> None:
    root.mkdir()
    (root / "recordings.json").write_text(text)
    with pytest.raises(RecordingError):
        look_at_folder(root)
    folder = open_folder(root, "desk", known_id=None)
    assert folder.is_there()
    assert look_at_folder(root).id == folder.id
    folder.release()


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("x")
    assert refused(place).code in ("recording.folder_gone", "recording.failed")
    assert refused(place / "below").code == "recording.folder_gone"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever runs this may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(root: Path) -> None:
    root.mkdir()
    root.chmod(0o500)
    assert refused(root).code == "recording.not_writable"
    root.chmod(0o700)


def test_what_is_there_is_listed_and_the_rest_is_told(root: Path) -> None:
    folder = open_folder(root, "desk", known_id=None)
    usual = segment_path(KEY, BEGIN)
    file = write_segment(root, usual)
    day = usual.split("/")[2]
    write_segment(root, "c-1/sub/2569-11-24/25691124T000000.000Z.ts")
    folder.name_camera("c-1", {"code": "1101-0007", "name_th": "แยกปากน้ำ"})
    for name in ("notes.txt", "c-1/sub/x.ts", "c-1/third/2026-11-24/20261124T000000.000Z.ts", f"c-1/sub/{day}/x.mp4"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    assert folder.streams() == [KEY]
    assert folder.days(KEY) == [day, "2569-11-24"]
    facts = file.stat()
    assert folder.files(KEY, day) == [FoundFile(usual, facts.st_size, facts.st_mtime_ns // 1000)]
    assert sorted(folder.other_files()) == sorted(
        ["notes.txt", "c-1/sub/x.ts", "c-1/third/2026-11-24/20261124T000000.000Z.ts", f"c-1/sub/{day}/x.mp4"]
    )
    folder.release()


def test_a_file_says_what_it_holds(root: Path) -> None:
    folder = open_folder(root, "desk", known_id=None)
    path = segment_path(KEY, BEGIN)
    file = write_segment(root, path)
    facts = folder.look(path)
    assert facts is not None
    assert (facts.stream, facts.begin_us, facts.end_us) == (KEY, BEGIN, BEGIN + 1_900_000)
    assert (facts.pictures, facts.bytes, facts.offset_low_ms, facts.broken) == (20, file.stat().st_size, 250, 0)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    cut = folder.look(path, thorough=True)
    assert cut is not None and 0 < cut.pictures < 20
    for content in (b"", b"x", os.urandom(10_000)):
        file.write_bytes(content)
        assert folder.look(path) is None
    file.unlink()
    with pytest.raises(RecordingError) as caught:
        folder.look(path)
    assert caught.value.code == "recording.folder_gone"
    folder.release()


def test_deleting_takes_the_empty_day_too_and_nothing_else(root: Path) -> None:
    folder = open_folder(root, "desk", known_id=None)
    path, other = segment_path(KEY, BEGIN), segment_path(KEY, BEGIN + 60_000_000)
    write_segment(root, path)
    write_segment(root, other)
    folder.delete(path)
    assert not folder.exists(path) and folder.exists(other)
    folder.delete(path)
    folder.delete(other)
    assert folder.days(KEY) == [] and folder.streams() == [KEY]
    folder.release()


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "c-1/../../x", "", "c-1//x", "C:/x", "c-1\\..\\x"])
def test_a_path_out_of_the_folder_is_refused(root: Path, path: str) -> None:
    folder = open_folder(root, "desk", known_id=None)
    for call in (folder.delete, folder.exists, folder.look):
        with pytest.raises(RecordingError):
            call(path)
    folder.release()
