"""Footage of simulated recorders as groups of pictures: what is asked for is what comes, whatever the recorder does."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Callable, Iterator

import pytest
from children import recorded_subs, simulated_province

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.footage import TrackReason
from vms_desktop.domain.recorder_address import placed
from vms_desktop.domain.stream import Transport
from vms_desktop.footage.group import FootagePicture, Group, SourceFailure
from vms_desktop.footage.sources import replay_reader, replay_run
from vms_desktop.footage.sources.replayed import ReplayedSource
from vms_desktop.footage.sources.tapes import OnvifTape, UrlTape
from vms_desktop.simulated_province import SimulatedProvince

SECOND = 1_000_000
HIKVISION = (
    "rtsp://{host}:{port}/Streaming/tracks/{channel}01?starttime={begin:%Y%m%dT%H%M%SZ}&endtime={end:%Y%m%dT%H%M%SZ}"
)
DAHUA = "rtsp://{host}:{port}/cam/playback?channel={channel}&starttime={begin:%Y_%m_%d_%H_%M_%S}&endtime={end:%Y_%m_%d_%H_%M_%S}"
CODE = "recorder-1"
Make = Callable[..., ReplayedSource]


def always() -> bool:
    return True


province = simulated_province(6, recorders=1, recorded_hours=2, streams=recorded_subs(1))


@pytest.fixture
def make(province: SimulatedProvince) -> Iterator[Make]:
    """Sources of the first recording; all closed and the recorder whole again after the test."""
    facts = province.recorders[0].facts
    made: list[ReplayedSource] = []

    def source(template: str = "", *, offset_s: float = 0.0, password: str = "", recording: str = "recording-1"):
        credential = Credential(facts["username"], password or facts["password"])
        if template:
            host, port = facts["rtsp"].removeprefix("rtsp://").split(":")
            tape = UrlTape(placed(template, host, int(port), "1"), credential, Transport.TCP, offset_s, 7 * 3600)
        else:
            address = StreamAddress(f"{facts['rtsp']}/replay/{recording}")
            tape = OnvifTape(address, credential, Transport.TCP, offset_s)
        made.append(ReplayedSource("recorder.1", tape))
        return made[-1]

    yield source
    for one in made:
        one.close()
    province.clear(CODE)
    province.limit_sessions(CODE, 2)
    deadline = time.monotonic() + 5
    while province.activity(CODE)["sessions_open"] and time.monotonic() < deadline:
        time.sleep(0.02)


def minutes_ago(minutes: float) -> int:
    """Microseconds, a whole second that is no group's beginning."""
    return (int(time.time() - minutes * 60) // 2 * 2 + 1) * SECOND


def whole(source: ReplayedSource, group: Group) -> list[FootagePicture]:
    deadline = time.monotonic() + 10
    while not group.is_complete and time.monotonic() < deadline:
        source.grow(group, 0.5)
    assert group.is_complete
    return group.decoding_order


def test_the_group_of_a_moment_and_those_beside_it(make):
    source, at = make(), minutes_ago(30)
    group = source.group_at(at, always)
    assert group.begin_us == at - SECOND and group.codec == "h264"
    pictures = whole(source, group)
    assert len(pictures) == 30 and pictures[0].is_key and pictures[0].load()
    assert pictures[7].camera_us == pictures[7].time_us
    after = source.group_after(group, always)
    assert after.begin_us == group.end_us == at + SECOND
    before = source.group_before(group, always)
    assert before.begin_us == at - 3 * SECOND and before.end_us in (
        group.begin_us,
        before.in_order[-1].time_us + 66_666,
    )
    assert len(whole(source, before)) == 30
    earlier = source.group_before(before, always)
    assert earlier.begin_us == at - 5 * SECOND
    assert source.group_after(earlier, always).begin_us == before.begin_us


def test_five_minutes_follow_one_another_without_a_hole_and_faster_than_they_were_recorded(make):
    source, at = make(), minutes_ago(30)
    group, times, began = source.group_at(at, always), [], time.monotonic()
    while group.begin_us < at + 120 * SECOND:
        times += [one.time_us for one in whole(source, group)]
        group = source.group_after(group, always)
    assert time.monotonic() - began < 40
    assert {round((b - a) / 1000) for a, b in itertools.pairwise(times)} == {67}


def test_a_moment_shows_within_a_second(make):
    source = make()
    took = []
    for minutes in (5, 60, 10, 50, 20):
        began = time.monotonic()
        group = source.group_at(minutes_ago(minutes), always)
        assert group.decoding_order[0].load()
        took.append(time.monotonic() - began)
    assert max(took) < 1.0, took


def test_the_same_pictures_come_again_byte_for_byte(make):
    def digest() -> list[str]:
        source = make()
        group = source.group_at(at, always)
        return [hashlib.sha256(one.load()).hexdigest() for one in whole(source, group)]

    at = minutes_ago(20)
    assert digest() == digest()


def test_a_gap_is_nothing_and_what_lies_around_it_is_found(make, province):
    province.fault(CODE, "gaps", 60)
    part = minutes_ago(30) // (300 * SECOND) * 300 * SECOND
    source = make()
    assert source.group_at(part + 270 * SECOND, always) is None
    last = source.group_at(part + 239 * SECOND, always)
    assert last.begin_us == part + 238 * SECOND
    assert len(whole(source, last)) == 30 and last.end_us < part + 241 * SECOND
    after = source.group_after(last, always)
    assert after.begin_us == part + 300 * SECOND
    assert source.group_before(after, always).begin_us == last.begin_us


def test_without_playing_backwards_the_footage_before_a_gap_is_found_all_the_same(make, province):
    province.fault(CODE, "gaps", 200)
    part = minutes_ago(30) // (300 * SECOND) * 300 * SECOND
    source = make()
    source._tape.can_reverse = False
    group = source.group_at(part + 1 * SECOND, always)
    before = source.group_before(group, always)
    assert before.begin_us == part - 202 * SECOND
    assert source.group_before(before, always).begin_us == part - 204 * SECOND


def test_a_wrong_clock_is_taken_out_and_kept_beside(make, province):
    province.fault(CODE, "clock", 1)
    source, at = make(offset_s=3600.0), minutes_ago(10)
    group = source.group_at(at, always)
    assert group.begin_us == at - SECOND
    assert group.key.camera_us == group.begin_us + 3600 * SECOND


def test_nothing_before_the_recording_and_nothing_of_the_future(make):
    source = make()
    assert source.group_at(minutes_ago(180), always) is None
    assert source.group_at(minutes_ago(-10), always) is None


@pytest.mark.parametrize(
    ("fault", "value", "reason"),
    [
        ("busy", None, TrackReason.BUSY),
        ("wrong-password", None, TrackReason.WRONG_PASSWORD),
        ("off", None, TrackReason.REFUSED),
        ("refuses", None, TrackReason.REFUSED),
        ("strange-codec", 1, TrackReason.UNKNOWN_CODEC),
        ("ends-early", 1, TrackReason.ENDED_EARLY),
    ],
)
def test_each_refusal_has_its_reason(make, province, fault, value, reason):
    province.fault(CODE, fault, value)
    source = make()
    with pytest.raises(SourceFailure) as failure:
        group = source.group_at(minutes_ago(10), always)
        for _ in range(3):
            group = source.group_after(group, always)
    assert failure.value.reason is reason


def test_an_unknown_recording_is_told(make):
    with pytest.raises(SourceFailure) as failure:
        make(recording="none").group_at(minutes_ago(10), always)
    assert failure.value.reason is TrackReason.NO_SUCH_RECORDING


def test_a_third_request_is_told_that_the_recorder_is_busy_and_gets_its_turn_when_one_ends(make):
    one, two, three = make(), make(), make()
    assert one.group_at(minutes_ago(10), always) and two.group_at(minutes_ago(20), always)
    with pytest.raises(SourceFailure) as failure:
        three.group_at(minutes_ago(10), always)
    assert failure.value.reason is TrackReason.BUSY
    one.close()
    deadline = time.monotonic() + 5
    while True:
        try:
            assert three.group_at(minutes_ago(10), always)
            break
        except SourceFailure:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_a_recorder_that_breaks_off_again_and_again_is_read_on(make, province):
    province.fault(CODE, "ends-early", 5)
    source, at = make(), minutes_ago(30)
    group, times = source.group_at(at, always), []
    while group.begin_us < at + 20 * SECOND:
        times += [one.time_us for one in whole(source, group)]
        group = source.group_after(group, always)
    assert {round((b - a) / 1000) for a, b in itertools.pairwise(times)} == {67}


def test_another_codec_half_way_is_a_group_of_its_own(make, province):
    province.fault(CODE, "codec-change", 4)
    source = make()
    group, codecs = source.group_at(minutes_ago(10), always), []
    for _ in range(4):
        codecs.append(group.codec)
        whole(source, group)
        group = source.group_after(group, always)
    assert codecs == ["h264", "h264", "hevc", "hevc"]


def test_a_slow_recorder_is_given_up_as_soon_as_it_is_not_wanted(make, province):
    source = make()
    source.group_at(minutes_ago(10), always)
    province.fault(CODE, "slow-seek", 3)
    began = time.monotonic()
    assert source.group_at(minutes_ago(30), lambda: time.monotonic() - began < 0.3) is None
    assert time.monotonic() - began < 1.0


def test_a_recorder_nobody_asks_is_let_go_and_what_follows_later_misses_nothing(make, province, monkeypatch):
    """A recorder with two sessions must not lose one to a page that stands still."""
    monkeypatch.setattr(replay_reader, "LET_GO_S", 0.3)
    monkeypatch.setattr(replay_run, "AHEAD_GROUPS", 3)
    source, at = make(), minutes_ago(30)
    group, times = source.group_at(at, always), []
    for _ in range(12):
        times += [one.time_us for one in whole(source, group)]
        deadline = time.monotonic() + 5
        while province.activity(CODE)["sessions_open"] and len(times) < 100:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        group = source.group_after(group, always)
    assert len(times) == 12 * 30
    assert {round((b - a) / 1000) for a, b in itertools.pairwise(times)} == {67}


@pytest.mark.parametrize("template", [HIKVISION, DAHUA])
def test_a_recorder_by_address_plays_from_there_on(make, template):
    source, at = make(template), minutes_ago(10)
    group = source.group_at(at, always)
    # It begins with the key frame before, and nobody says when that was: the times are as much too late.
    assert group.begin_us == at
    assert len(whole(source, group)) == 30
    assert source.group_after(group, always).begin_us == at + 2 * SECOND


@pytest.mark.parametrize("template", [HIKVISION, DAHUA])
def test_a_recorder_by_address_that_breaks_off_again_and_again_is_read_on(make, province, template):
    """It sends the known pictures again, with other times: they are known by their bytes."""

    def pictures(seconds: int) -> list[FootagePicture]:
        source, found = make(template), []
        group = source.group_at(at, always)
        while group.begin_us < at + seconds * SECOND:
            found += whole(source, group)
            assert not group.follows_break
            group = source.group_after(group, always)
        source.close()
        return found

    # In the middle of a group: what is asked for is not where a group begins.
    at = minutes_ago(10)
    expected = pictures(10)
    province.fault(CODE, "ends-early", 5)
    found = pictures(10)
    assert [one.load() for one in found] == [one.load() for one in expected]
    assert [one.time_us for one in found] == [one.time_us for one in expected]
