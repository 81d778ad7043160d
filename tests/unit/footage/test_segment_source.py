"""Segment files as a source: what is damaged costs itself, what lies around it plays; one that grows is followed."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest

from vms_desktop.domain.footage import TrackReason
from vms_desktop.domain.segment import segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.footage.group import SourceFailure, at_moment
from vms_desktop.footage.reader import Reader
from vms_desktop.footage.sources.reel import Reel
from vms_desktop.footage.sources.segments import Segment, SegmentsSource
from vms_desktop.media.segment import PACKET, RecordedPicture, SegmentBytes, SegmentMuxer

START = b"\x00\x00\x00\x01"
BEGIN_US = 1_795_000_000_000_000
EVERY_US = 66_667
STREAM = "c1.main"


def always() -> bool:
    return True


def picture(number: int, begin_us: int = BEGIN_US) -> RecordedPicture:
    body = random.Random(number).randbytes(400).replace(b"\x00\x00", b"\x00\x01")
    is_key = number % 30 == 0
    data = (
        START + b"\x67\x42" + START + b"\x68\xce" + START + b"\x65\x88" + body if is_key else START + b"\x41\x9a" + body
    )
    return RecordedPicture(data, begin_us + number * EVERY_US, number * EVERY_US / 1e6, is_key, 1500)


def write(path: Path, pictures: list[RecordedPicture], stream: str = STREAM) -> Segment:
    muxer = SegmentMuxer("h264", stream)
    path.write_bytes(b"".join(muxer.mux(one, number / 15) for number, one in enumerate(pictures)))
    return Segment(path, pictures[0].arrived_us, pictures[-1].arrived_us)


@pytest.fixture
def segments(tmp_path: Path) -> list[Segment]:
    """Four files of six seconds."""
    pictures = [picture(number) for number in range(360)]
    return [write(tmp_path / f"{n}.ts", pictures[n * 90 : n * 90 + 90]) for n in range(4)]


def at(number: int) -> int:
    return BEGIN_US + number * EVERY_US + 500


def test_every_picture_is_found_with_its_bytes_its_time_and_the_cameras_own(segments):
    source = SegmentsSource("local.main", segments, STREAM)
    for number in (0, 29, 30, 89, 90, 91, 359):
        group = source.group_at(at(number), always)
        found = group.in_order[group.newest_at(at(number))]
        assert found.time_us == BEGIN_US + number * EVERY_US
        assert found.camera_us == found.time_us + 1_500_000
        assert found.load() == picture(number).data


def test_groups_follow_one_another_across_files_both_ways(segments):
    source = SegmentsSource("local.main", segments, STREAM)
    group, begins = source.group_at(at(0), always), []
    while group is not None:
        begins.append((group.begin_us - BEGIN_US) // EVERY_US)
        last, group = group, source.group_after(group, always)
    assert begins == list(range(0, 360, 30))
    back = []
    while last is not None:
        back.append((last.begin_us - BEGIN_US) // EVERY_US)
        last = source.group_before(last, always)
    assert back == begins[::-1]
    assert source.group_after(at_moment(at(100)), always).begin_us == BEGIN_US + 120 * EVERY_US


@pytest.mark.parametrize(
    "damage,reason",
    [
        (lambda path: path.write_bytes(b""), TrackReason.EMPTY),
        (lambda path: path.write_bytes(b"\x47" * 4000), TrackReason.DAMAGED),
        (lambda path: path.unlink(), TrackReason.FILE_GONE),
        (lambda path: write(path, [picture(n) for n in range(90, 180)], "c2.main"), TrackReason.WRONG_CAMERA),
        (lambda path: write(path, [picture(n, BEGIN_US + 10**10) for n in range(90)]), TrackReason.WRONG_TIME),
    ],
)
def test_a_segment_that_cannot_be_used_is_told_and_passed_over(segments, damage, reason):
    damage(segments[1].path)
    source = SegmentsSource("local.main", segments, STREAM)
    with pytest.raises(SourceFailure) as told:
        source.group_at(at(100), always)
    assert told.value.reason is reason
    before = source.group_at(at(70), always)
    assert source.group_after(before, always).begin_us == BEGIN_US + 180 * EVERY_US
    assert source.group_before(source.group_at(at(200), always), always).begin_us == BEGIN_US + 60 * EVERY_US


def test_a_cut_off_segment_plays_as_far_as_it_is_whole(segments):
    path = segments[1].path
    path.write_bytes(path.read_bytes()[: 100 * PACKET + 17])
    source = SegmentsSource("local.main", segments, STREAM)
    group = source.group_at(at(95), always)
    assert group.in_order[group.newest_at(at(95))].load() == picture(95).data
    assert source.group_at(at(170), always) is None


def test_bytes_turned_over_within_a_picture_cost_that_picture(segments):
    path = segments[0].path
    data = bytearray(path.read_bytes())
    source = SegmentsSource("local.main", segments, STREAM)
    whole = [one.load() is not None for one in source.group_at(at(5), always).decoding_order]
    assert all(whole)
    place = 12 * 4 * PACKET
    data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    source = SegmentsSource("local.main", segments, STREAM)
    damaged = [one.load() for one in source.group_at(at(5), always).decoding_order]
    assert damaged.count(None) == 1
    for number, loaded in enumerate(damaged):
        assert loaded is None or loaded == picture(number).data


def test_a_segment_that_is_being_written_is_followed_picture_by_picture(tmp_path):
    begin = round(time.time() * 1e6) - 20 * EVERY_US
    pictures = [picture(number, begin) for number in range(60)]
    path = tmp_path / "now.ts"
    muxer = SegmentMuxer("h264", STREAM)
    parts = [muxer.mux(one, number / 15) for number, one in enumerate(pictures)]
    path.write_bytes(b"".join(parts[:20]))
    source = SegmentsSource("local.main", [Segment(path, begin, begin + 20 * EVERY_US)], STREAM)
    group = source.group_at(begin + 5 * EVERY_US, always)
    # The last one may be half written.
    assert (len(group), group.is_complete) == (19, False)
    with path.open("ab") as file:
        file.write(b"".join(parts[20:40]))
    deadline = time.monotonic() + 5
    while group.is_complete is False and time.monotonic() < deadline:
        source.grow(group, 0.05)
    assert [one.load() for one in group.decoding_order] == [one.data for one in pictures[:30]]
    assert group.end_us == begin + 30 * EVERY_US
    assert source.group_after(group, always).begin_us == begin + 30 * EVERY_US


def test_another_source_takes_over_where_one_has_a_gap(segments, tmp_path):
    first = SegmentsSource("local.main", [segments[0], segments[3]], STREAM)
    second = SegmentsSource("local.sub", [replace(one) for one in segments], STREAM)
    reader = Reader()
    reader.supply([first, second])
    spot = reader.at(at(70), always)
    assert spot.source is first
    following = reader.following(spot, always)
    assert (following.source, following.picture.time_us) == (second, BEGIN_US + 90 * EVERY_US)
    assert reader.at(at(300), always).source is first
    assert reader.at(at(500), always) is None
    assert reader.reason is TrackReason.NOT_RECORDED
    reader.supply([first])
    assert reader.at(at(150), always) is None
    assert reader.reason is TrackReason.GAP
    assert reader.following(reader.at(at(70), always), always).picture.time_us == BEGIN_US + 270 * EVERY_US


def test_what_a_reel_forgets_is_let_go_and_what_follows_is_still_found():
    muxer = SegmentMuxer("h264", STREAM)
    data = b"".join(muxer.mux(picture(number), number / 15) for number in range(300))
    reel = Reel("h264")
    places = SegmentBytes(data).places()
    reel.append(places[:200], lambda begin, end: data[begin:end])
    growing = reel.group(reel.newest_not_after(at(199)), follows_us=None, grows=True)
    reel.forget_before(at(100))
    assert reel.begin_us == BEGIN_US + 120 * EVERY_US
    assert reel.newest_not_after(at(119)) is None
    reel.append(places[200:], lambda begin, end: data[begin:end])
    assert [one.load() for one in growing.decoding_order] == [picture(n).data for n in range(180, 210)]
    group = reel.group(reel.newest_not_after(at(250)), follows_us=None, grows=False)
    assert [one.load() for one in group.decoding_order] == [picture(n).data for n in range(240, 270)]
    reel.forget_before(at(10_000))
    assert reel.newest_not_after(at(290)) == 0


def test_playing_on_from_a_segment_that_was_being_written_into_the_next_loses_no_picture(tmp_path):
    begin = round(time.time() * 1e6) - 60 * EVERY_US
    pictures = [picture(number, begin) for number in range(90)]
    muxer = SegmentMuxer("h264", STREAM)
    parts = [muxer.mux(one, number / 15) for number, one in enumerate(pictures[:60])]
    path = tmp_path / "first.ts"
    path.write_bytes(b"".join(parts[:50]))
    first = Segment(path, begin, begin + 50 * EVERY_US)
    source = SegmentsSource("local.main", [first], STREAM)
    group = source.group_at(begin + 45 * EVERY_US, always)
    assert (len(group), group.is_complete) == (19, False)
    path.write_bytes(b"".join(parts))
    source.supply([first, write(tmp_path / "second.ts", pictures[60:])])
    deadline = time.monotonic() + 5
    while not group.is_complete and time.monotonic() < deadline:
        source.grow(group, 0.05)
    assert [one.load() for one in group.decoding_order] == [one.data for one in pictures[30:60]]
    assert group.end_us == begin + 60 * EVERY_US
    assert source.group_after(group, always).begin_us == begin + 60 * EVERY_US


def test_the_recorders_next_file_is_found_before_the_desk_tells_of_it(tmp_path):
    key = StreamKey("c1", StreamQuality.MAIN)
    begin = round(time.time() * 1e6) - 60 * EVERY_US
    pictures = [picture(number, begin) for number in range(90)]
    path = tmp_path / segment_path(key, begin)
    path.parent.mkdir(parents=True)
    source = SegmentsSource("local.main", [write(path, pictures[:60])], STREAM)
    group = source.group_at(begin + 45 * EVERY_US, always)
    following = tmp_path / segment_path(key, pictures[60].arrived_us)
    following.parent.mkdir(parents=True, exist_ok=True)
    write(following, pictures[60:])
    deadline = time.monotonic() + 5
    while not group.is_complete and time.monotonic() < deadline:
        source.grow(group, 0.05)
    assert [one.load() for one in group.decoding_order] == [one.data for one in pictures[30:60]]
    assert source.group_after(group, always).begin_us == begin + 60 * EVERY_US
