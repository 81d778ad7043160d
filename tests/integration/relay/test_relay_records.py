"""Recording: what the camera sent is on disk, byte for byte, whatever becomes of the relay or the disk."""

from __future__ import annotations

import itertools
import os
import signal
import time
from pathlib import Path

import pytest
from relay_tools import RelayProcess, until

from vms_desktop.media.segment import NotASegment, RecordedPicture, SegmentFile


@pytest.fixture
def camera(province):
    chosen = next(one for one in province.cameras if not one.has_ptz and one.facts["codec"] == "h264")
    yield chosen
    province.clear(chosen.code)


def configure(relay: RelayProcess, camera, stream: str = "c.sub") -> None:
    facts = camera.facts
    relay.configure(stream, facts["rtsp_sub"], facts["username"], facts["password"])


def segments(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.ts"))


def pictures_in(path: Path) -> list[RecordedPicture]:
    try:
        with SegmentFile(path) as segment:
            return list(segment.pictures())
    except (NotASegment, FileNotFoundError):
        return []


def recorded(folder: Path) -> list[RecordedPicture]:
    return [picture for path in segments(folder) for picture in pictures_in(path)]


def test_a_stream_is_recorded_without_anybody_watching_and_by_one_connection(
    relay, province, camera, viewers, tmp_path
):
    before = province.activity(camera.code)["sessions_ever"]["sub"]
    configure(relay, camera)
    relay.say(type="RecordStream", stream="c.sub", folder=str(tmp_path))
    until(lambda: len(recorded(tmp_path)) > 30, 20)
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 10, 10)
    assert province.activity(camera.code)["sessions_ever"]["sub"] == before + 1
    viewer.close()
    relay.say(type="StopRecording", stream="c.sub")
    until(lambda: relay.segments and relay.segments[-1]["closed"], 10)
    last = relay.segments[-1]
    found = recorded(tmp_path)
    assert found[0].is_key
    assert (last["begin_us"], last["end_us"], last["pictures"]) == (
        found[0].arrived_us,
        found[-1].arrived_us,
        len(found),
    )
    assert os.path.getsize(last["path"]) == last["bytes"]
    assert abs(found[-1].arrived_us / 1e6 - time.time()) < 20
    gaps = [after.camera_s - before.camera_s for before, after in itertools.pairwise(found)]
    assert all(abs(gap - 1 / 15) < 0.002 for gap in gaps), "no picture is missing"
    until(lambda: province.activity(camera.code)["sessions_now"]["sub"] == 0, 15)


def test_the_cameras_clock_is_measured_and_kept_with_the_pictures(relay, province, camera, tmp_path):
    province.fault(camera.code, "clock", 2)
    configure(relay, camera)
    relay.say(type="RecordStream", stream="c.sub", folder=str(tmp_path))
    until(lambda: relay.reports.get("c.sub", {}).get("clock_offset_s") is not None, 20)
    assert relay.reports["c.sub"]["clock_offset_s"] == pytest.approx(2 * 3600, abs=0.5)
    until(lambda: any(one.clock_offset_ms is not None for one in recorded(tmp_path)), 10)
    offsets = [one.clock_offset_ms for one in recorded(tmp_path) if one.clock_offset_ms is not None]
    assert all(abs(offset - 7_200_000) < 500 for offset in offsets)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_killed_relay_loses_less_than_a_second(relay, camera, tmp_path):
    configure(relay, camera)
    relay.say(type="RecordStream", stream="c.sub", folder=str(tmp_path))
    until(lambda: len(recorded(tmp_path)) > 40, 20)
    killed = time.time()
    os.kill(relay.process.pid, signal.SIGKILL)
    relay.process.wait(5)
    found = recorded(tmp_path)
    assert killed - found[-1].arrived_us / 1e6 < 1.0
    assert not any(before.camera_s >= after.camera_s for before, after in itertools.pairwise(found))


def test_a_frozen_camera_leaves_a_gap_between_files(relay, province, camera, tmp_path):
    configure(relay, camera)
    relay.say(type="RecordStream", stream="c.sub", folder=str(tmp_path))
    until(lambda: len(recorded(tmp_path)) > 20, 20)
    province.fault(camera.code, "stall")
    until(lambda: relay.segments and relay.segments[-1]["closed"], 10)
    province.clear(camera.code)
    until(lambda: len(segments(tmp_path)) == 2 and pictures_in(segments(tmp_path)[1]), 15)
    first, second = (pictures_in(path) for path in segments(tmp_path)[:2])
    assert second[0].is_key
    assert second[0].arrived_us - first[-1].arrived_us > 2_000_000


def test_a_folder_that_is_gone_is_told_and_recording_goes_on_when_it_is_back(relay, camera, viewers, tmp_path):
    folder = tmp_path / "disk"
    folder.write_text("a file where the folder should be")
    configure(relay, camera)
    viewer = viewers(relay.url("c.sub"))
    relay.say(type="RecordStream", stream="c.sub", folder=str(folder))
    fault = until(lambda: relay.faults[-1] if relay.faults else None, 15)
    assert fault["code"] == "recording.folder_gone"
    count = len(viewer.stamps)
    until(lambda: len(viewer.stamps) > count + 15, 10)
    folder.unlink()
    folder.mkdir()
    until(lambda: len(recorded(folder)) > 5, 20)
    until(lambda: relay.faults[-1]["code"] == "", 5)


def test_the_end_of_the_desk_finishes_the_segment(relay, camera, tmp_path):
    configure(relay, camera)
    relay.say(type="RecordStream", stream="c.sub", folder=str(tmp_path))
    until(lambda: len(recorded(tmp_path)) > 10, 20)
    relay.close()
    assert relay.process.returncode == 0
    assert relay.segments[-1]["closed"]
