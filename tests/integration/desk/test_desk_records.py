"""A desk records: whatever page it shows, through the death of its relay, and to the last picture when it is closed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from desk_tools import RealDesk
from waiting import until

from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.clock_offset import ClockSource
from vms_desktop.domain.footage import SourceKind
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, RecordingState
from vms_desktop.domain.segment import DAY_US, SegmentState
from vms_desktop.media.segment import SegmentFile
from vms_desktop.paths import DataFolder
from vms_desktop.services.recording.footage_index import FootageIndexer, IndexRun
from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince
from vms_desktop.storage.recording_folder import open_folder
from vms_desktop.storage.store import Store
from vms_desktop.ui.shell.navigation_rail import Page


@pytest.fixture
def source(province: SimulatedProvince) -> Iterator[SimulatedCamera]:
    """A camera whose clock is two hours ahead."""
    chosen = next(one for one in province.cameras if one.facts["codec"] == "h264")
    province.fault(chosen.code, "clock", 2)
    yield chosen
    province.clear(chosen.code)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal here")
async def test_a_desk_records_and_loses_nothing_when_its_relay_dies(tmp_path: Path, source: SimulatedCamera) -> None:
    real = RealDesk()
    desk = await real.open(tmp_path / "desk")
    root = tmp_path / "desk" / "recordings"
    recording = desk.services.recording
    assert recording is not None
    camera = await desk.services.cameras.add(source.draft({}))
    await recording.service.set_plans({camera.id: RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.SUB)})
    desk.window.show_page(Page.SETTINGS)

    def state() -> RecordingState:
        return recording.service.status(camera.id).state

    def files() -> list[Path]:
        return sorted(root.rglob("*.ts"))

    await until(lambda: state() is RecordingState.RECORDING)
    assert recording.keeper.rate() > 0
    await until(lambda: camera.id in recording.clocks.wrong)
    assert recording.clocks.reading(camera.id).source is ClockSource.RTCP
    first = files()
    os.kill(desk.services.relay.pid, signal.SIGKILL)
    second = await until(lambda: len(files()) > len(first) and files())
    await until(lambda: second[-1].stat().st_size > 60_000)
    await real.close()

    store = await Store.open(DataFolder(tmp_path / "desk"), SystemClock())
    now = microseconds(SystemClock().now())
    rows = await store.segments.segments(camera.id, now - DAY_US, now + DAY_US)
    assert [row.file for row in rows] == second
    assert {row.state for row in rows} == {SegmentState.CLOSED}
    for row in rows:
        with SegmentFile(row.file) as segment:
            assert segment.stream == row.key
            assert segment.facts().pictures == row.pictures > 0
        assert row.file.stat().st_size == row.bytes
    assert (root / camera.id / "camera.json").exists()
    folder = open_folder(root, "desk", known_id=None)
    report = await FootageIndexer(store.segments, folder, SystemClock()).run(IndexRun(change=False, thorough=True))
    assert (report.files, report.troubles) == (len(second), {})
    folder.release()
    await store.close()


@pytest.mark.slow
async def test_another_folder_is_recorded_into_at_once_and_the_old_one_is_let_go(
    tmp_path: Path, source: SimulatedCamera
) -> None:
    real = RealDesk()
    desk = await real.open(tmp_path / "desk")
    recording, kept = desk.services.recording, desk.services.kept_settings
    assert recording is not None and kept is not None
    before, after = tmp_path / "desk" / "recordings", tmp_path / "ดิสก์ ใหม่"
    camera = await desk.services.cameras.add(source.draft({}))
    await recording.service.set_plans({camera.id: RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.SUB)})
    await until(lambda: recording.service.status(camera.id).state is RecordingState.RECORDING)
    await kept.save(kept.saved.model_copy(update={"recording_folder": str(after)}))
    open_folder(before, "another desk", known_id=None).release()
    await until(lambda: any(file.stat().st_size > 60_000 for file in after.rglob("*.ts")))
    # The first folder's pictures are played on from there, those that came since from the new one.
    now = SystemClock().now()
    playback = desk.services.playback
    assert playback is not None
    ranges = await playback.playback.recorded([camera.id], now - timedelta(minutes=5), now, 1.0)
    assert any(one.source.kind is SourceKind.LOCAL for one in ranges)
    await real.close()

    store = await Store.open(DataFolder(tmp_path / "desk"), SystemClock())
    at = microseconds(SystemClock().now())
    rows = await store.segments.segments(camera.id, at - DAY_US, at + DAY_US)
    assert [row.file for row in rows] == [*sorted(before.rglob("*.ts")), *sorted(after.rglob("*.ts"))]
    assert {row.state for row in rows} == {SegmentState.CLOSED} and len(rows) >= 2
    for row, next_row in pairwise(rows):
        assert next_row.begin_us - row.end_us < 3_000_000, "nothing but the way to the next key frame is missing"
    for row in rows:
        with SegmentFile(row.file) as segment:
            assert segment.facts().pictures == row.pictures > 0
    await store.close()
