"""Clips as the program cuts them from what it recorded, with uneven pictures and a gap, in the page."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from fractions import Fraction
from pathlib import Path

import av
import pytest_asyncio
from browser import Page
from children import footage_client
from packages import BEGIN, CAMERAS, Package, at, drawn
from test_viewer_plays import CLOCK_S, SHOWN, all_ready, go_to, numbers

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.domain.evidence.description import CodecFacts, Delivered, FileRole, Source
from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind, TimeRange
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.segment import segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer
from vms_desktop.services.playback.footage_ports import CutFile, CutReport, CutState, SegmentPlace, SegmentPlan

KEY = StreamKey("00000000-0000-0000-0000-00000000000a", StreamQuality.MAIN)
RATE = 12.5
MISSING = range(150, 213)
"""Five seconds in which nothing came."""


@pytest_asyncio.fixture
async def client() -> AsyncIterator[FootageClient]:
    async with footage_client() as made:
        yield made


def stamps() -> list[float]:
    """When pictures were taken, seconds after 14:05:00: a camera whose pace trembles by a fifth of a picture."""
    chance = random.Random(7)
    return [number / RATE + chance.uniform(-0.1, 0.1) / RATE for number in range(375)]


def recorded(root: Path, taken: list[float]) -> SegmentPlan:
    """A segment file of them; each came up to 30 ms late, as networks do, and some at once."""
    chance = random.Random(8)
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = 320, 180, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, 25), Fraction(25)
    encoder.options = {"preset": "ultrafast", "tune": "zerolatency", "x264-params": "keyint=25:scenecut=0"}
    packets = []
    for number in range(len(taken)):
        if number in MISSING:
            continue
        frame = drawn(number)
        frame.pts = number
        # A stream that begins anew begins with a key frame.
        frame.pict_type = av.video.frame.PictureType.I if number == MISSING.stop else av.video.frame.PictureType.NONE
        packets += [(number, bytes(packet), packet.is_keyframe) for packet in encoder.encode(frame)]
    begin = microseconds(BEGIN)
    pictures = []
    for number, data, is_key in packets:
        late = 0.0 if number % 10 == 0 else chance.uniform(0, 0.03)
        arrived = begin + round((taken[number] + late) * 1_000_000)
        pictures.append(RecordedPicture(data, arrived, taken[number], is_key, 0))
    path = root / segment_path(KEY, pictures[0].arrived_us)
    path.parent.mkdir(parents=True)
    muxer = SegmentMuxer("h264", str(KEY))
    path.write_bytes(b"".join(muxer.mux(one, one.camera_s) for one in pictures))
    between = TimeRange(moment(pictures[0].arrived_us), moment(pictures[-1].arrived_us))
    source = FootageSource("local.main", SourceKind.LOCAL, KEY.camera_id, ClockTrust.OURS, quality=KEY.quality)
    return SegmentPlan(source, (SegmentPlace(path, between.begin, between.end),), between)


async def cut(client: FootageClient, plan: SegmentPlan, folder: Path) -> tuple[CutFile, ...]:
    over: asyncio.Future[CutReport] = asyncio.get_running_loop().create_future()
    client.on_cut(lambda report: None if report.state is CutState.CUTTING else over.set_result(report))
    client.cut("job", [plan], TimeRange(at(2), at(28)), folder)
    report = await asyncio.wait_for(over, 30)
    assert report.state is CutState.DONE, report
    return report.files


async def test_a_clip_of_our_own_shows_the_picture_of_every_moment(
    page: Page, client: FootageClient, tmp_path: Path
) -> None:
    taken = stamps()
    (clip,) = await cut(client, recorded(tmp_path / "recordings", taken), tmp_path)
    package = Package(tmp_path / "package", CAMERAS[:1])
    name = "original/1101-0007.mp4"
    (package.root / "original").mkdir(parents=True)
    clip.path.rename(package.root / name)
    covers = TimeRange(clip.begin, clip.end)
    package.add(
        name,
        FileRole.ORIGINAL,
        camera="a",
        covers=covers,
        codec=CodecFacts(clip.container, clip.codec, clip.width, clip.height, clip.pictures),
    )
    asked = TimeRange(at(2), at(28))
    package.footage.append(Delivered("a", asked, asked, (covers,), clip.gaps, Source("local", "ours"), (name,)))
    await page.open(package.seal())
    chosen = [*range(30, 145, 23), 148, MISSING.stop, *range(220, 345, 31)]
    for number in chosen:
        await go_to(page, f"14:05:{(taken[number] + taken[number + 1]) / 2:06.3f}")
        await all_ready(page)
        assert await numbers(page) == [number]
    for number in (MISSING.start + 2, MISSING.stop - 2):
        await go_to(page, f"14:05:{taken[number]:06.3f}")
        await page.until(f"{SHOWN}[0].cover.includes('ไม่มีภาพ')")
    # Played over the gap, it goes on with what the clock then says.
    await page.key("Space")
    await page.until(f"{CLOCK_S} > {taken[MISSING.stop] + 1} && {SHOWN}[0].playing")
    await page.key("KeyK")
    await page.until("document.querySelector('.state').textContent === 'หยุดอยู่'")
    await all_ready(page)
    # The clock shows whole milliseconds: the picture is that of one of the moments which are told so.
    now = await page.run(CLOCK_S)
    (shown,) = await numbers(page)
    assert shown in {sum(one <= moment for one in taken) - 1 for moment in (now, now + 0.001)}
    assert page.complaints == []
