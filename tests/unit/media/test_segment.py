"""Segments: what was written is what is read, whatever happened to the file in between."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import av
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.media.segment import NotASegment, RecordedPicture, SegmentFile, SegmentMuxer

START = b"\x00\x00\x00\x01"
SETS = START + b"\x67\x42\x00\x1e\xab\x40\x50\x1e\xd0\x0f\x08\x84\x6a" + START + b"\x68\xce\x3c\x80"


def picture(number: int, size: int = 3000, *, key: bool = False, offset: int | None = None) -> RecordedPicture:
    body = random.Random(number).randbytes(size).replace(b"\x00\x00", b"\x00\x01")
    data = SETS + START + b"\x65\x88" + body if key else START + b"\x41\x9a" + body
    return RecordedPicture(data, 1_795_000_000_000_000 + number * 66_667, number / 15, key, offset)


def written(path: Path, pictures: list[RecordedPicture], codec: str = "h264") -> Path:
    muxer = SegmentMuxer(codec)
    path.write_bytes(b"".join(muxer.mux(one, n / 15) for n, one in enumerate(pictures)))
    return path


PICTURES = [picture(n, 200 + 37 * n, key=n % 30 == 0, offset=n - 5 if n % 2 else None) for n in range(90)]


@pytest.fixture
def pictures() -> list[RecordedPicture]:
    return PICTURES


def test_pictures_come_back_byte_for_byte_with_all_that_was_known(tmp_path, pictures):
    with SegmentFile(written(tmp_path / "a.ts", pictures)) as segment:
        assert list(segment.pictures()) == pictures
        facts = segment.facts()
        assert (facts.codec, facts.pictures, facts.key_frames) == ("h264", 90, 3)
        assert (facts.begin_us, facts.end_us) == (pictures[0].arrived_us, pictures[-1].arrived_us)


@pytest.mark.parametrize("size", [1, 100, 110, 118, 119, 120, 121, 122, 123, 124, 130, 303, 304, 305, 66000, 200000])
def test_every_size_of_picture_comes_back(tmp_path, size):
    pictures = [picture(0, size, key=True), picture(1, size), picture(2, size)]
    with SegmentFile(written(tmp_path / "a.ts", pictures)) as segment:
        assert list(segment.pictures()) == pictures


@pytest.mark.parametrize("codec", ["hevc", "mjpeg"])
def test_other_codecs_come_back(tmp_path, codec):
    pictures = [picture(n, 500, key=True) for n in range(3)]
    with SegmentFile(written(tmp_path / "a.ts", pictures, codec)) as segment:
        assert segment.codec == codec
        assert list(segment.pictures()) == pictures


def test_reading_begins_at_any_key_frame(tmp_path, pictures):
    with SegmentFile(written(tmp_path / "a.ts", pictures)) as segment:
        keys = segment.key_frames()
        assert [arrived for arrived, _ in keys] == [one.arrived_us for one in pictures if one.is_key]
        assert list(segment.pictures(keys[1][1])) == pictures[30:]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(cut=st.integers(0, 400_000))
def test_a_cut_file_keeps_every_picture_that_is_whole(tmp_path, cut):
    muxer, ends, body = SegmentMuxer("h264"), [], b""
    for number, one in enumerate(PICTURES):
        body += muxer.mux(one, number / 15)
        ends.append(len(body))
    path = tmp_path / "a.ts"
    path.write_bytes(body[: cut % len(body)])
    whole = sum(end <= cut % len(body) for end in ends)
    try:
        with SegmentFile(path) as segment:
            count = len(list(segment.pictures()))
    except NotASegment:
        count = 0
    assert count == whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_damage_never_raises(tmp_path, data):
    path = written(tmp_path / "a.ts", PICTURES)
    body = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(1, 400))] = data.draw(st.binary(max_size=400))
    path.write_bytes(bytes(body))
    try:
        with SegmentFile(path) as segment:
            found = list(segment.pictures())
    except NotASegment:
        return
    assert len(found) <= len(PICTURES) + 5


@pytest.mark.parametrize("content", [b"", b"x" * 50, b"\x47" * 1000, b"\x00" * 5000, random.Random(1).randbytes(5000)])
def test_what_is_no_segment_is_told(tmp_path, content):
    path = tmp_path / "a.ts"
    path.write_bytes(content)
    with pytest.raises(NotASegment), SegmentFile(path) as segment:
        segment.facts()


def test_any_player_can_read_it(tmp_path, pictures):
    """FFmpeg, which knows nothing of us, finds the same bytes and times."""
    path = written(tmp_path / "a.ts", pictures)
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        packets = [one for one in container.demux(stream) if one.size]
    assert b"".join(bytes(one) for one in packets) == b"".join(one.data for one in pictures)
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[0] == "h264"


def test_a_segment_names_its_stream_and_says_so_to_us_only(tmp_path, pictures):
    muxer = SegmentMuxer("h264", "6f2c1e1c-0000-4000-8000-000000000001.sub")
    path = tmp_path / "a.ts"
    path.write_bytes(b"".join(muxer.mux(one, n / 15) for n, one in enumerate(pictures)))
    with SegmentFile(path) as segment:
        assert segment.stream == StreamKey("6f2c1e1c-0000-4000-8000-000000000001", StreamQuality.SUB)
        assert (segment.codec, list(segment.pictures())) == ("h264", pictures)
    with av.open(str(path)) as container:
        packets = [one for one in container.demux(container.streams.video[0]) if one.size]
        assert container.streams.video[0].codec_context.name == "h264"
    assert b"".join(bytes(one) for one in packets) == b"".join(one.data for one in pictures)


@pytest.mark.parametrize("stream", ["", "nonsense", "c.third", "é" * 20])
def test_a_name_that_is_none_is_no_reason_to_refuse_the_pictures(tmp_path, pictures, stream):
    muxer = SegmentMuxer("h264", stream)
    path = tmp_path / "a.ts"
    path.write_bytes(b"".join(muxer.mux(one, n / 15) for n, one in enumerate(pictures)))
    with SegmentFile(path) as segment:
        assert segment.stream is None
        assert list(segment.pictures()) == pictures


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(data=st.data())
def test_a_quick_look_and_a_thorough_one_agree_on_a_file_that_was_cut(tmp_path, data):
    """Only what lies between first and last picture may be counted too often by the quick one."""
    path = written(tmp_path / "a.ts", PICTURES)
    body = path.read_bytes()
    path.write_bytes(body[: data.draw(st.integers(1, len(body)))])
    found = []
    for thorough in (False, True):
        try:
            with SegmentFile(path) as segment:
                found.append(segment.facts(thorough=thorough))
        except NotASegment:
            found.append(None)
    assert found[0] == found[1]
    if found[1] is not None:
        with SegmentFile(path) as segment:
            whole = list(segment.pictures())
        facts = found[1]
        assert (facts.pictures, facts.broken) == (len(whole), 0)
        assert (facts.begin_us, facts.end_us) == (whole[0].arrived_us, whole[-1].arrived_us)
        offsets = [one.clock_offset_ms for one in whole if one.clock_offset_ms is not None]
        assert (facts.offset_low_ms, facts.offset_high_ms) == (min(offsets, default=None), max(offsets, default=None))


def test_a_thorough_look_counts_what_is_broken_inside(tmp_path, pictures):
    path = written(tmp_path / "a.ts", pictures)
    body = bytearray(path.read_bytes())
    at = len(body) // 188 // 2 * 188
    body[at : at + 4] = b"\0\0\0\0"
    path.write_bytes(bytes(body))
    with SegmentFile(path) as segment:
        facts = segment.facts()
        assert facts.broken == 1
        assert facts.pictures == len(pictures) - 1 == len(list(segment.pictures()))
        assert segment.facts(thorough=False).pictures == len(pictures)
