"""Clips: what is cut is what was recorded, to the bit, wherever it came from; what goes wrong says why."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest
from footage_tools import (
    CAMERA,
    EVERY_US,
    RATE,
    START_US,
    at,
    drawn,
    encoded,
    number_of,
    record,
    record_out_of_order,
    segment_plan,
)

from vms_desktop.adapters.video.footage_messages import microseconds
from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind, TimeRange, TrackReason
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.footage.sources.demuxed import Demuxed
from vms_desktop.services.playback.footage_ports import CutState, FilePlan


async def cut(client, heard, plans, begin: int, end: int, folder: Path, job: str = "job"):
    """The last report of a job that cuts pictures ``begin`` to ``end``."""
    client.cut(job, plans, TimeRange(at(begin), at(end)), folder)
    await heard.until(lambda: any(one.job == job and one.state is not CutState.CUTTING for one in heard.cuts), 30)
    return next(one for one in heard.cuts if one.job == job and one.state is not CutState.CUTTING)


def normal(data: bytes, codec: str) -> bytes:
    """The picture with four-byte start codes, worked out in another way than the program does."""
    if codec == "mjpeg":
        return data
    units = [part.rstrip(b"\x00") for part in re.split(b"\x00\x00\x01", data)]
    return b"".join(b"\x00\x00\x00\x01" + unit for unit in units if unit)


def hashes(path: Path) -> list[str]:
    """SHA-256 of each picture in its normal form, read back by another way than it was written."""
    file = Demuxed(path)
    try:
        return [hashlib.sha256(normal(one.data, file.codec)).hexdigest() for one in file.pictures()]
    finally:
        file.close()


def numbers(path: Path) -> list[int]:
    """The pictures as a player decodes them."""
    with av.open(str(path)) as container:
        return [number_of(frame) for frame in container.decode(video=0)]


@pytest.mark.parametrize("codec,container", [("h264", "mp4"), ("hevc", "mp4"), ("mjpeg", "mkv")])
async def test_what_is_cut_is_bit_for_bit_what_was_recorded(client, heard, tmp_path, codec, container):
    recorded = record(tmp_path / "r", StreamKey(CAMERA, StreamQuality.MAIN), 20, codec=codec, offset_ms=-2500)
    done = await cut(client, heard, [segment_plan(recorded)], 40, 200, tmp_path)
    assert done.state is CutState.DONE
    (file,) = done.files
    # From the key frame before (every 30th; of JPEG each one) to the picture after.
    first = 40 if codec == "mjpeg" else 30
    expected = recorded.pictures[first:202]
    assert (file.container, file.codec, file.pictures) == (container, codec, len(expected))
    assert (file.begin, file.end) == (moment(expected[0].arrived_us), moment(expected[-1].arrived_us))
    assert microseconds(file.camera_begin) == expected[0].arrived_us - 2_500_000
    assert hashes(file.path) == [hashlib.sha256(normal(one.data, codec)).hexdigest() for one in expected]
    chain = hashlib.sha256(b"".join(hashlib.sha256(normal(one.data, codec)).digest() for one in expected)).hexdigest()
    assert file.pictures_sha256 == chain
    assert file.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()
    assert numbers(file.path) == list(range(first, 202))
    assert file.gaps == ()


async def test_pictures_sent_in_another_order_than_they_are_shown_keep_both_orders(client, heard, tmp_path):
    recorded = record_out_of_order(tmp_path / "r", StreamKey(CAMERA, StreamQuality.MAIN), 12)
    (file,) = (await cut(client, heard, [segment_plan(recorded)], 40, 100, tmp_path)).files
    # The picture after the wanted time is 101; it needs 102, which was sent before it.
    assert numbers(file.path) == list(range(30, 103))
    assert (file.begin, file.gaps) == (moment(START_US + 30 * EVERY_US), ())
    sent = [one for one in recorded.pictures if any(h == _hash(one.data) for h in hashes(file.path))]
    assert hashes(file.path) == [_hash(one.data) for one in sent]
    with av.open(str(file.path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
    shown = sorted(float((packet.pts - packets[0].pts) * packet.time_base) for packet in packets)
    assert shown == pytest.approx([number * EVERY_US / 1e6 for number in range(73)], abs=0.001)
    decoded = [packet.dts for packet in packets]
    assert decoded == sorted(set(decoded)) and all(packet.dts <= packet.pts for packet in packets)


def _hash(data: bytes) -> str:
    return hashlib.sha256(normal(data, "h264")).hexdigest()


async def test_times_between_the_pictures_are_kept(client, heard, tmp_path, recording):
    (file,) = (await cut(client, heard, [segment_plan(recording)], 100, 300, tmp_path)).files
    with av.open(str(file.path)) as container:
        times = [float(packet.pts * packet.time_base) for packet in container.demux(video=0) if packet.size]
    assert times[0] == 0
    assert times[-1] == pytest.approx((len(times) - 1) * EVERY_US / 1e6, abs=0.001)


async def test_gaps_are_told_and_a_damaged_segment_costs_itself(client, heard, tmp_path, recording):
    recording.files[1].write_bytes(b"")
    recording.files[3].write_bytes(recording.files[3].read_bytes()[: 90 * 188])
    (file,) = (await cut(client, heard, [segment_plan(recording)], 10, 800, tmp_path)).files
    shown = numbers(file.path)
    assert not [number for number in shown if 150 <= number < 300]
    assert [number for number in shown if 300 <= number < 450] == list(range(300, 450))
    begins = [(microseconds(gap.begin) - START_US) // EVERY_US for gap in file.gaps]
    assert begins[0] == 149
    assert 450 <= begins[1] < 600


async def test_another_codec_half_way_makes_a_second_file(client, heard, tmp_path):
    key = StreamKey(CAMERA, StreamQuality.MAIN)
    one = record(tmp_path / "r", key, 10)
    two = record(tmp_path / "r", key, 10, begin_us=START_US + 150 * EVERY_US, codec="hevc", first=150)
    plan = segment_plan(one)
    plan = replace(plan, segments=plan.segments + segment_plan(two).segments)
    done = await cut(client, heard, [plan], 100, 200, tmp_path)
    assert [(file.codec, file.pictures) for file in done.files] == [("h264", 60), ("hevc", 52)]
    assert numbers(done.files[1].path) == list(range(150, 202))
    assert all(file.gaps == () for file in done.files)


async def test_the_next_source_is_taken_where_the_first_has_nothing(client, heard, tmp_path, recording):
    empty = replace(segment_plan(recording, "local.sub"), segments=())
    done = await cut(client, heard, [empty, segment_plan(recording)], 30, 60, tmp_path)
    assert done.source_id == "local.main"


async def test_why_nothing_could_be_cut_is_told(client, heard, tmp_path, recording):
    plan = segment_plan(recording)
    failed = await cut(client, heard, [plan], 5000, 5100, tmp_path, "beyond")
    assert (failed.state, failed.reason) == (CutState.FAILED, TrackReason.NOT_RECORDED)
    for path in recording.files:
        path.unlink()
    failed = await cut(client, heard, [plan], 100, 200, tmp_path, "gone")
    assert failed.reason is TrackReason.FILE_GONE
    foreign = record(tmp_path / "x", StreamKey(CAMERA, StreamQuality.MAIN), 10, stream=f"{CAMERA[:-1]}f.main")
    failed = await cut(client, heard, [segment_plan(foreign)], 10, 20, tmp_path, "foreign")
    assert failed.reason is TrackReason.WRONG_CAMERA


async def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(client, heard, tmp_path, recording):
    plan = segment_plan(recording)
    failed = await cut(client, heard, [plan], 10, 20, tmp_path / "not" / "there", "no folder")
    assert failed.code == "clip.folder_not_writable"
    full = Path("/dev/full")
    if os.path.exists(full):  # noqa: ASYNC240 - a device that is there or not
        folder = tmp_path / "full"
        folder.mkdir()
        (folder / ".vms-cut-full_disk-local_main-0.part").symlink_to(full)
        failed = await cut(client, heard, [plan], 10, 800, folder, "full disk")
        assert failed.code == "clip.disk_full"
        assert list(folder.iterdir()) == []


async def test_a_cancelled_cut_leaves_nothing_behind(client, heard, tmp_path):
    long = record(tmp_path / "r", StreamKey(CAMERA, StreamQuality.MAIN), 120)
    plan = segment_plan(long)
    # The same two minutes many times over, so that there is time to cancel.
    folder = tmp_path / "clips"
    folder.mkdir()
    client.cut("job", [plan], TimeRange(at(0), at(1700)), folder)
    client.cancel("job")
    done = await cut(client, heard, [plan], 0, 10, folder, "after")
    assert [path.name for path in folder.iterdir()] == [done.files[0].path.name]
    assert not [one for one in heard.cuts if one.job == "job" and one.state is CutState.DONE]


# ---- files handed in -----------------------------------------------------------------------------------------


def handed_in(path: Path, begins_us: int = START_US, rate: float | None = None) -> FilePlan:
    source = FootageSource("file.1", SourceKind.FILE, CAMERA, ClockTrust.STATED, name=path.name)
    return FilePlan(source, path, moment(begins_us), rate)


def write_file(path: Path, count: int, codec: str = "h264", **options: str) -> Path:
    """A file as some recorder or telephone makes it, by the container's own muxer."""
    names = {"h264": "libx264", "hevc": "libx265", "mpeg4": "mpeg4"}
    with av.open(str(path), "w") as container:
        stream = container.add_stream(names[codec], rate=RATE)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        stream.gop_size = 30
        stream.options = {"preset": "ultrafast", "x265-params": "log-level=none", **options}
        for number in range(count):
            frame = drawn(number)
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


FILES = [
    ("a.mp4", "h264", {}),
    ("b.mkv", "h264", {"preset": "veryfast", "bf": "2"}),
    ("c.mp4", "hevc", {}),
    ("d.avi", "mpeg4", {}),
    ("e.ts", "h264", {}),
    ("f.h264", "h264", {}),
    ("g.hevc", "hevc", {"x265-params": "log-level=none:bframes=0:keyint=30"}),
]


@pytest.mark.parametrize("name,codec,options", FILES, ids=[one[0] for one in FILES])
async def test_files_of_every_kind_play_and_are_cut(client, heard, viewers, tmp_path, name, codec, options):
    import asyncio

    path = write_file(tmp_path / name, 300, codec, **options)
    rate = float(RATE) if name.endswith((".h264", ".hevc")) else None
    facts = await client.inspect(path, rate)
    assert (facts.codec, facts.pictures, facts.width, facts.height) == (codec, 300, 320, 180)
    assert facts.lasts_s == pytest.approx(20.0, abs=0.2)
    assert not facts.lies
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()

    client.open("page", [[handed_in(path, rate=rate)]], at(0))
    viewer = viewers(client.track_url("page", 0))
    for number in (0, 100, 17, 299, 31):
        client.seek("page", at(number))
        assert await asyncio.to_thread(viewer.until, number), number
    client.play("page", 1.0)
    assert await asyncio.to_thread(viewer.until, 40)
    client.play("page", -1.0)
    assert await asyncio.to_thread(viewer.until, 20)

    done = await cut(client, heard, [handed_in(path, rate=rate)], 100, 150, tmp_path)
    assert done.state is CutState.DONE, done
    shown = numbers(done.files[0].path)
    assert set(range(100, 152)) <= set(shown)
    if codec != "mpeg4":
        assert set(hashes(done.files[0].path)) <= set(hashes(path))


async def test_files_that_lie_or_are_none_say_so(client, heard, tmp_path):
    from vms_desktop.domain.errors import FootageError

    async def reason(path: Path) -> str:
        with pytest.raises(FootageError) as told:
            await client.inspect(path)
        return told.value.code

    (tmp_path / "empty.mp4").write_bytes(b"")
    (tmp_path / "text.mp4").write_text("#EXTM3U\nhttp://127.0.0.1/secret\n" * 50)
    assert await reason(tmp_path / "empty.mp4") == "footage.empty"
    assert await reason(tmp_path / "text.mp4") == "footage.damaged"
    assert await reason(tmp_path / "none.mp4") == "footage.file_gone"
    whole = write_file(tmp_path / "whole.mkv", 300)
    cut_off = tmp_path / "cut.mkv"
    cut_off.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    facts = await client.inspect(cut_off)
    assert facts.lies
    assert facts.lasts_s < 15 < facts.stated_s
    assert client.pid


async def test_a_still_tells_the_hash_of_the_picture_as_it_was_recorded(client, heard, recording):
    client.open("page", [[segment_plan(recording)]], at(75))
    await heard.until(lambda: heard.shows(START_US + 75 * EVERY_US))
    still = await client.still("page", 0)
    assert still.original_sha256 == hashlib.sha256(normal(encoded(0, 900)[75][0], "h264")).hexdigest()
    assert (microseconds(still.taken_at), still.source_id) == (START_US + 75 * EVERY_US, "local.main")
    import io

    with av.open(io.BytesIO(still.png)) as png:
        frame = next(png.decode(video=0))
    assert (frame.width, frame.height, number_of(frame)) == (320, 180, 75)


async def test_thumbnails_are_small_and_only_the_newest_wish_counts(client, heard, recording):
    import asyncio
    import io

    plan = segment_plan(recording)
    wishes = [client.thumbnail([plan], at(number), 160) for number in range(0, 600, 30)]
    made = await asyncio.gather(*wishes)
    with av.open(io.BytesIO(made[-1])) as png:
        frame = next(png.decode(video=0))
    assert frame.width == 160
    assert number_of(frame) == 570
    assert await client.thumbnail([plan], at(5000), 160) is None
