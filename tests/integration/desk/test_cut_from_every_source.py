"""A clip from each place that footage can lie: cut by a whole desk, opened again, and played by libVLC.

The relay's last two minutes, the local recorder, a recorder asked by ONVIF Profile G, one by Hikvision's and one by
Dahua's addresses, and a file that was handed in. Each camera has its footage in one place only.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import av
import pytest
import vlc
from desk_tools import RealDesk, until

from vms_desktop.app import Desk
from vms_desktop.domain.clip import ClipFile, ClipState
from vms_desktop.domain.footage import SourceKind
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, RecordingState
from vms_desktop.domain.stream import StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.simulated_province import SimulatedProvince

KINDS = ("onvif", "hikvision", "dahua")
SECONDS = 6


def decoded(path: Path) -> tuple[int, float]:
    """Pictures and seconds, as a decoder finds them; times that go back would be a broken file."""
    with av.open(str(path)) as container:
        times = [float(frame.time) for frame in container.decode(video=0)]
    assert all(after > before for before, after in pairwise(times))
    return len(times), times[-1] - times[0]


def played(path: Path) -> int:
    """How many pictures libVLC displays of it, drawn into nothing."""
    instance = vlc.Instance("--no-audio", "--vout=dummy", "--quiet", "--rate=4")
    player = instance.media_player_new()
    media = instance.media_new_path(str(path))
    player.set_media(media)
    stats, shown, end = vlc.MediaStats(), 0, time.monotonic() + 20
    player.play()
    while player.get_state() not in (vlc.State.Ended, vlc.State.Error) and time.monotonic() < end:
        time.sleep(0.05)
        if media.get_stats(stats):
            shown = max(shown, stats.displayed_pictures)
    state = player.get_state()
    player.stop()
    for one in (player, media, instance):
        one.release()
    assert state == vlc.State.Ended
    return shown


async def cut(desk: Desk, camera_id: str, begin: datetime, folder: Path, kind: SourceKind) -> ClipFile:
    """From that source, whole, and described beside; the access log has its hash."""
    clips = desk.services.playback.clips
    job = await clips.start([camera_id], begin, begin + timedelta(seconds=SECONDS), folder=folder, margin_s=0)
    job = await asyncio.wait_for(clips.wait(job.id), 60)
    (part,) = job.parts
    assert part.state is ClipState.DONE, part.error
    assert part.source is not None and part.source.kind is kind
    (file,) = part.files
    assert hashlib.sha256(file.path.read_bytes()).hexdigest() == file.sha256
    beside = json.loads(file.sidecar.read_text("utf-8"))
    assert file.sha256 in json.dumps(beside)
    count, lasts = await asyncio.to_thread(decoded, file.path)
    assert count == file.pictures
    # By address a recorder begins at a key frame before what it was asked for.
    assert SECONDS - 2.5 <= lasts <= SECONDS + 6
    assert await asyncio.to_thread(played, file.path) > count // 2
    return file


@pytest.mark.slow
async def test_a_clip_is_cut_from_each_place_that_footage_can_lie(tmp_path: Path) -> None:
    real = RealDesk()
    with SimulatedProvince(9, prepare=9, recorders=3, recorded_hours=1) as province:
        try:
            desk = await real.open(tmp_path / "data")
            services, now = desk.services, desk.services.clock.now
            cameras = {one.code: await services.cameras.add(one.draft({})) for one in province.cameras}
            of_recorder: dict[str, str] = {}
            for kind, recorder in zip(KINDS, province.recorders, strict=True):
                await asyncio.to_thread(province.limit_sessions, recorder.code, 0)
                ids = {code: camera.id for code, camera in cameras.items()}
                draft = recorder.draft(kind, ids)
                # One camera each: the others have no footage there.
                chosen = next(iter(draft.channels))
                of_recorder[kind] = chosen
                await services.recorders.add(replace(draft, channels={chosen: draft.channels[chosen]}))
            fixed = [
                one for one in province.cameras if not one.has_ptz and cameras[one.code].id not in of_recorder.values()
            ]
            ring, local, handed = (cameras[one.code] for one in fixed[:3])
            plan = RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.SUB)
            await services.recording.service.set_plans({local.id: plan})
            services.wall.show(WallContent(Layout.FOUR, (ring.id, None, None, None)))
            await until(lambda: services.wall.status(0).state is StreamState.LIVE, 60)
            await until(lambda: services.recording.service.status(local.id).state is RecordingState.RECORDING, 60)
            began = now()
            folder = tmp_path / "คลิป"
            # What the recorders have lies minutes back; meanwhile ring and local recorder take in some seconds.
            for kind in KINDS:
                expected = SourceKind.ONVIF if kind == "onvif" else SourceKind.URL
                await cut(desk, of_recorder[kind], now() - timedelta(minutes=5), folder, expected)
            await until(lambda: (now() - began).total_seconds() > SECONDS + 6, 60)
            await cut(desk, ring.id, began + timedelta(seconds=2), folder, SourceKind.RING)
            first = await cut(desk, local.id, began + timedelta(seconds=2), folder, SourceKind.LOCAL)
            # That clip is handed in as another camera's, with a time of its own.
            files = services.playback.files
            stated = now() - timedelta(days=2)
            await files.take_in(handed.id, first.path, stated, await files.inspect(first.path), stated_by="ร.ต.อ.สมชาย")
            again = await cut(desk, handed.id, stated, folder, SourceKind.FILE)
            assert abs((again.begin - stated).total_seconds()) < 0.1
            log = services.cameras.log
            await log.written()
            page = await log.store.page(LogFilter(), None, 200)
            made = [json.loads(one.entry.details) for one in page if one.entry.action == "export.made"]
            assert sum(one["stage"] == "begun" for one in made) == 6
            assert sum(one["stage"] == "done" for one in made) == 6
            assert {one["sha256"] for one in made if one["stage"] == "done"} >= {first.sha256, again.sha256}
        finally:
            await real.close()
