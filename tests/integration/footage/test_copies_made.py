"""Copies out of real clips, made by the real process and decoded again: times, areas, and what goes wrong."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import resource
import signal
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import psutil
import pytest
from authority_fakes import AtTheDesk
from copy_tools import (
    OFFSET_S,
    ROWS,
    Fingerprint,
    ReadableStrip,
    area,
    cut_clip,
    frames,
    luma,
    made,
    order,
    original_of,
    time_of_number,
    time_read,
)
from footage_tools import CAMERA, EVERY_US, START_US, number_of, record, record_out_of_order
from waiting import until

from vms_desktop.adapters.video.copier import Copier
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import CopyError, FootageError
from vms_desktop.domain.evidence.copies import CopyKind, CopyState, CopyWish, StillFormat
from vms_desktop.domain.evidence.masking import AreaLook, AreaShape, Masking, rectangle
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.evidence.copy_ports import StripWords

MAIN = StreamKey(CAMERA, StreamQuality.MAIN)
WORDS = StripWords("label", "camera", "1/2569", OFFSET_S)
BELOW_THE_NUMBER = 60
"""Rows of a test's picture that tell its number."""


def strip():
    return ReadableStrip().paint(320, 180, WORDS)


# ---- playable ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["mjpeg", "hevc", "h264"])
async def test_a_playable_copy_has_the_same_pictures_at_the_same_times_as_h264(client, heard, tmp_path, codec):
    recorded = record(tmp_path / "r", MAIN, 10, codec=codec)
    clip = await cut_clip(client, heard, recorded, 40, 100, tmp_path)
    before = Fingerprint.of(clip.path)
    told: list[float] = []
    (file,) = await made(order(clip, tmp_path), told.append)
    assert (file.codec, file.width, file.height, file.damaged) == ("h264", 320, 180, 0)
    first = 40 if codec == "mjpeg" else 30
    decoded = frames(file.path)
    assert [number_of(one) for one in decoded] == list(range(first, 102))
    shown = [float(one.pts * one.time_base) for one in decoded]
    assert shown == pytest.approx([number * EVERY_US / 1e6 for number in range(102 - first)], abs=0.002)
    assert (moment(file.begin_us), file.pictures) == (clip.begin, clip.pictures)
    assert file.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()
    assert told == sorted(told) and all(0 <= one <= 1 for one in told)
    assert Fingerprint.of(clip.path) == before


async def test_pictures_sent_out_of_order_come_in_the_order_they_are_shown(client, heard, tmp_path):
    recorded = record_out_of_order(tmp_path / "r", MAIN, 12)
    clip = await cut_clip(client, heard, recorded, 40, 100, tmp_path)
    (file,) = await made(order(clip, tmp_path, strip=strip()))
    decoded = frames(file.path)
    times = [time_read(one, OFFSET_S) for one in decoded]
    first = next(n for n in range(200) if moment(time_of_number(n)) == clip.begin)
    assert times == [_cut(moment(time_of_number(first + n))) for n in range(len(decoded))]
    assert file.damaged == 0


def _cut(at):
    """To the millisecond, as a clock shows it; half a tick of the container may be missing."""
    at += timedelta(microseconds=20)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


# ---- working copies ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["h264", "mjpeg"])
async def test_the_time_above_each_picture_is_its_own(client, heard, tmp_path, codec):
    """Also after a gap: the clock goes on with the pictures, not with their count."""
    recorded = record(tmp_path / "r", MAIN, 40, codec=codec)
    recorded.files[2].write_bytes(b"")
    clip = await cut_clip(client, heard, recorded, 270, 480, tmp_path)
    (file,) = await made(order(clip, tmp_path, strip=strip()))
    decoded = frames(file.path)
    assert (decoded[0].width, decoded[0].height) == (320, 180 + ROWS)
    seen = [(number_of(_body(one)), time_read(one, OFFSET_S)) for one in decoded]
    assert {number for number, _ in seen} >= {290, 460} and not {n for n, _ in seen} & set(range(300, 450))
    for number, read in seen:
        # Matroska keeps times to a millisecond.
        assert abs((read - moment(time_of_number(number))).total_seconds()) < 0.0021


def _body(frame):
    import av

    picture = frame.to_ndarray(format="rgb24")[ROWS:]
    return av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")


async def test_the_strip_covers_nothing_of_the_picture(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 10), 40, 100, tmp_path)
    (file,) = await made(order(clip, tmp_path, strip=strip()))
    for one, original in zip(frames(file.path), frames(clip.path), strict=True):
        assert np.abs(luma(one)[ROWS:] - luma(original)).mean() < 3


async def test_only_pictures_of_the_wished_time_are_copied(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 20), 40, 200, tmp_path)
    wish = order(clip, tmp_path, begin_us=time_of_number(100) - 500, end_us=time_of_number(160) + 500)
    (file,) = await made(wish)
    assert [number_of(one) for one in frames(file.path)] == list(range(100, 161))
    assert abs(file.begin_us - time_of_number(100)) < 1000 and file.damaged == 0
    with pytest.raises(CopyError) as raised:
        await made(replace(wish, working=tmp_path / ".other", begin_us=START_US + 10**12, end_us=START_US + 2 * 10**12))
    assert raised.value.code == "copy.no_pictures"


# ---- masked copies -------------------------------------------------------------------------------------------


async def test_a_masked_area_moves_evenly_between_its_key_frames_and_is_nowhere_before_and_after(
    client, heard, tmp_path
):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 10), 30, 140, tmp_path)
    moving = area({60: rectangle(0.1, 0.5, 0.3, 0.8), 100: rectangle(0.6, 0.6, 0.8, 0.9)})
    (file,) = await made(order(clip, tmp_path, strip=strip(), masking=Masking((moving,))))
    originals = {number_of(one): luma(one) for one in frames(clip.path)}
    seen = set()
    for one in frames(file.path):
        number = number_of(_body(one))
        seen.add(number)
        shown, original = luma(one)[ROWS:], originals[number]
        if not 60 <= number <= 100:
            assert np.abs(shown - original).mean() < 3
            continue
        share = (number - 60) / 40
        left, top = 0.1 + 0.5 * share, 0.5 + 0.1 * share
        inside = shown[round(top * 180) + 2 : round((top + 0.3) * 180) - 2, round(left * 320) + 2 :]
        inside = inside[:, : round(0.2 * 320) - 4]
        assert inside.max() < 30, number
        outside = np.ones(shown.shape, bool)
        outside[max(0, round(top * 180) - 6) : round((top + 0.3) * 180) + 6] = False
        assert np.abs(shown - original)[outside].mean() < 3, number
    assert seen == set(range(30, 142))


async def test_an_area_is_covered_outside_its_key_frames_where_that_was_told(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 10), 30, 100, tmp_path)
    whole = area({60: rectangle(0.5, 0.5, 0.9, 0.9)}, before=True, after=True)
    (file,) = await made(order(clip, tmp_path, masking=Masking((whole,))))
    for one in frames(file.path):
        assert luma(one)[92:160, 162:286].max() < 30


@pytest.mark.parametrize("look", [AreaLook.BLUR, AreaLook.PIXELS])
async def test_what_is_blurred_keeps_no_more_than_a_few_values(client, heard, tmp_path, look):
    """The number of a picture, in blocks of 20 pixels, is what must not be read any more."""
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 4), 0, 40, tmp_path)
    over = area({0: rectangle(0.0, 0.0, 1.0, 0.5)}, look, before=True, after=True)
    (file,) = await made(order(clip, tmp_path, masking=Masking((over,))))
    for one, original in zip(frames(file.path), frames(clip.path), strict=True):
        shown, was = luma(one), luma(original)
        assert abs(shown[:90].mean() - was[:90].mean()) < 6
        # Blocks of 20 pixels lie by twos in a cell of 40: the edge between the two is gone.
        edge = np.abs(shown[5:40, 14:20].mean(axis=1) - shown[5:40, 20:26].mean(axis=1)).max()
        if number_of(original) & 1 != number_of(original) >> 1 & 1:
            assert abs(was[5:40, 14:20].mean() - was[5:40, 20:26].mean()) > 150
        assert edge < 30
        assert np.abs(shown[92:] - was[92:]).mean() < 3


async def test_a_polygon_is_covered_with_its_edges(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 4), 0, 40, tmp_path)
    corners = ((0.5, 0.4), (0.9, 0.9), (0.1, 0.9))
    shape = area({0: corners}, shape=AreaShape.POLYGON, before=True, after=True)
    (file,) = await made(order(clip, tmp_path, masking=Masking((shape,))))
    for one, original in zip(frames(file.path), frames(clip.path), strict=True):
        shown, was = luma(one), luma(original)
        for x, y in ((0.5, 0.45), (0.5, 0.85), (0.2, 0.87), (0.8, 0.87)):
            assert shown[round(y * 180), round(x * 320)] < 30
        for x, y in ((0.2, 0.5), (0.8, 0.5), (0.05, 0.95)):
            assert abs(shown[round(y * 180), round(x * 320)] - was[round(y * 180), round(x * 320)]) < 30


# ---- stills --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(StillFormat))
async def test_a_still_is_exactly_the_picture_of_its_moment(client, heard, tmp_path, kind):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 10), 30, 140, tmp_path)
    moments = (time_of_number(45) + 900, time_of_number(77) + 40_000, time_of_number(77) + 50_000)
    files = await made(order(clip, tmp_path, moments_us=moments, still_format=kind))
    assert [round((file.begin_us - START_US) / EVERY_US) for file in files] == [45, 77]
    originals = {number_of(one): luma(one) for one in frames(clip.path)}
    for file, number in zip(files, (45, 77), strict=True):
        (frame,) = frames(file.path)
        assert number_of(frame) == number and (frame.width, frame.height) == (320, 180)
        assert np.abs(luma(frame) - originals[number]).mean() < 4
        assert file.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()
        assert file.path.read_bytes().startswith(b"\x89PNG" if kind is StillFormat.PNG else b"\xff\xd8\xff")


async def test_a_still_can_be_masked_and_labelled(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 10), 30, 140, tmp_path)
    over = area({40: rectangle(0.5, 0.5, 0.9, 0.9)}, after=True)
    wish = order(clip, tmp_path, moments_us=(time_of_number(90) + 900,), strip=strip(), masking=Masking((over,)))
    (file,) = await made(wish)
    (frame,) = frames(file.path)
    assert frame.height == 180 + ROWS
    assert luma(frame)[ROWS + 92 : ROWS + 160, 162:286].max() < 20
    assert abs((time_read(frame, OFFSET_S) - moment(time_of_number(90))).total_seconds()) < 0.002


# ---- what goes wrong -----------------------------------------------------------------------------------------


async def test_nothing_is_made_of_an_original_that_was_changed(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 4), 0, 40, tmp_path)
    data = bytearray(clip.path.read_bytes())
    data[len(data) // 2] ^= 1
    clip.path.write_bytes(data)
    with pytest.raises(CopyError) as raised:
        await made(order(clip, tmp_path))
    assert raised.value.code == "copy.original_changed"


@pytest.mark.parametrize(
    "data,code",
    [
        (b"", "footage.empty"),
        (b"#EXTM3U\nhttp://127.0.0.1:1/x.ts\n", "footage.damaged"),
        (os.urandom(300_000), "footage.damaged"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\xff" * 5000, "footage.damaged"),
    ],
)
async def test_hostile_files_have_a_reason(tmp_path, data, code):
    path = tmp_path / "clip.mp4"
    path.write_bytes(data)
    with pytest.raises(FootageError) as raised:
        await Copier(SystemClock()).look(path, 0.0)
    assert raised.value.code == code
    with pytest.raises(FootageError) as raised:
        await Copier(SystemClock()).look(tmp_path / "none.mp4", 0.0)
    assert raised.value.code == "footage.file_gone"


async def test_a_process_that_is_killed_in_the_middle_is_told(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 60), 0, 880, tmp_path)
    copier, told = Copier(SystemClock()), []
    making = asyncio.create_task(copier.make(order(clip, tmp_path), told.append))
    await until(lambda: told)
    os.kill(copier.pid, signal.SIGKILL)
    with pytest.raises(CopyError) as raised:
        await making
    assert raised.value.code == "copy.stopped"


async def test_cancelling_ends_the_process_at_once(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 60), 0, 880, tmp_path)
    copier, told = Copier(SystemClock()), []
    making = asyncio.create_task(copier.make(order(clip, tmp_path), told.append))
    await until(lambda: told)
    pid = copier.pid
    making.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await making
    assert making.cancelled() and not psutil.pid_exists(pid)


async def test_encoding_lets_all_else_go_first(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 60), 0, 880, tmp_path)
    copier, told = Copier(SystemClock()), []
    making = asyncio.create_task(copier.make(order(clip, tmp_path), told.append))
    await until(lambda: told)
    assert psutil.Process(copier.pid).nice() == psutil.Process(client.pid).nice() + 10
    making.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await making


async def test_a_disk_without_room_is_told(client, heard, tmp_path):
    """A limit of the file size stands for the disk's: both refuse to write on."""
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 60), 0, 880, tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(CopyError) as raised:
            await made(order(clip, tmp_path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert raised.value.code == "copy.file_too_large"


async def test_a_folder_that_is_gone_is_told(client, heard, tmp_path):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 4), 0, 40, tmp_path)
    with pytest.raises(CopyError) as raised:
        await made(order(clip, Path(tmp_path, "gone")))
    assert raised.value.code == "copy.folder_not_writable"


# ---- the service with a real process ---------------------------------------------------------------------------


class Cameras:
    def get(self, _camera_id: str) -> Camera:
        return Camera(CAMERA, "1101-0007", "แยกปากน้ำ", "Pak Nam", "1101", "110101", "", None, None)


@pytest.fixture
async def service(tmp_path):
    copier = Copier(SystemClock())
    desk = AtTheDesk()
    made_by = CopyService(Cameras(), copier, ReadableStrip(), SystemClock(), authority=desk)
    yield made_by, copier
    await made_by.stop()


async def test_a_working_copy_stands_beside_its_unchanged_original(client, heard, tmp_path, service):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 10, codec="mjpeg"), 40, 100, tmp_path)
    before = Fingerprint.of(clip.path)
    os.chmod(clip.path, 0o444)
    (file,) = await service[0].make(CopyWish(CopyKind.WORKING, original_of(clip), tmp_path / "out", "REQ-2569-0001"))
    about = json.loads(file.sidecar.read_text("utf-8"))
    assert about["file"]["name"] == file.path.name and about["file"]["sha256"] == file.sha256
    assert file.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()
    assert about["original"]["sha256"] == before.sha256 == hashlib.sha256(clip.path.read_bytes()).hexdigest()
    assert (file.begin, file.pictures) == (clip.begin, clip.pictures)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([file.path.name, file.sidecar.name])


@pytest.mark.parametrize("how", ["killed", "cancelled", "stopped"])
async def test_nothing_that_looks_whole_is_left_of_a_copy_that_ended_in_the_middle(
    client, heard, tmp_path, service, how
):
    clip = await cut_clip(client, heard, record(tmp_path / "r", MAIN, 60), 0, 880, tmp_path)
    copies, copier = service
    job = await copies.start(CopyWish(CopyKind.WORKING, original_of(clip), tmp_path / "out", ""))
    await until(lambda: copies.job(job.id).progress > 0)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f".vms-copy-{job.id}-video.part"]
    if how == "killed":
        os.kill(copier.pid, signal.SIGKILL)
    elif how == "cancelled":
        copies.cancel(job.id)
    else:
        await copies.stop()
    ended = await copies.wait(job.id)
    assert ended.state is (CopyState.FAILED if how == "killed" else CopyState.CANCELLED)
    assert list((tmp_path / "out").iterdir()) == []
    await until(lambda: not psutil.pid_exists(copier.pid))
