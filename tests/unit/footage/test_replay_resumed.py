"""A recorder asked by address that breaks off: gone on with where the known pictures come again, else told."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import Group, SourceFailure
from vms_desktop.footage.sources.replayed import ReplayedSource
from vms_desktop.footage.sources.tapes import TapePicture
from vms_desktop.media.rtsp.session import Ended

SECOND = 1_000_000
EVERY_US = 100_000
PER_GROUP = 20
GROUP_US = PER_GROUP * EVERY_US


def always() -> bool:
    return True


class Recorder:
    """A tape as recorders replay by address: it begins with the key frame before, and counts from what was asked for.

    ``ends_after``: pictures each connection sends before it ends, the last of them for all that follow. ``until``: the
    recording has so many pictures. ``known``: False: it sends other bytes each time. ``refuses``: from which
    connection on.
    """

    exact = can_reverse = False
    sockets: Sequence = ()
    end_us = None

    def __init__(self, *ends_after: int, until: int = 10_000, known: bool = True, refuses: int = 99) -> None:
        self._ends_after, self._until, self._known, self._refuses = ends_after, until, known, refuses
        self.connections = 0
        self._next = self._left = self._shift_us = 0

    def play(self, at_us: int, *, reverse: bool = False) -> None:
        self.connections += 1
        if self.connections >= self._refuses:
            raise ConnectionRefusedError(errno.ECONNREFUSED, "refused")
        asked = at_us // SECOND * SECOND
        self._next = asked // GROUP_US * PER_GROUP
        self._shift_us = asked - self._next * EVERY_US
        self._left = self._ends_after[min(self.connections, len(self._ends_after)) - 1]

    def pictures(self, now: float) -> Iterator[TapePicture]:
        time.sleep(0.001)
        if not self._left or self._next >= self._until:
            raise Ended
        number, self._left, self._next = self._next, self._left - 1, self._next + 1
        data = f"{number}{'' if self._known else self.connections}".encode()
        at = number * EVERY_US + self._shift_us
        yield TapePicture("h264", data, number % PER_GROUP == 0, at, at, False, False)

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def groups():
    """All groups of a recorder from 1.5 s on, as far as it plays; closes it."""
    sources = []

    def read(recorder: Recorder) -> list[Group]:
        source = ReplayedSource("recorder", recorder)
        sources.append(source)
        group, found = source.group_at(1_500_000, always), []
        while group is not None and len(found) < 8:
            while not group.is_complete:
                source.grow(group, 0.2)
            found.append(group)
            group = source.group_after(group, always)
        return found

    yield read
    for one in sources:
        one.close()


def numbers(groups: list[Group]) -> list[int]:
    return [int(one.load()) for group in groups for one in group.decoding_order]


def test_it_goes_on_with_the_picture_that_follows_though_it_gives_it_another_time(groups):
    recorder = Recorder(33)
    found = groups(recorder)
    assert recorder.connections > 3
    assert numbers(found) == list(range(8 * PER_GROUP))
    times = [one.time_us for group in found for one in group.decoding_order]
    assert {after - before for before, after in pairwise(times)} == {EVERY_US}
    assert not any(group.follows_break for group in found)


def test_a_recording_that_ends_is_over_and_nothing_is_told(groups):
    found = groups(Recorder(1000, until=50))
    assert numbers(found) == list(range(50))


@pytest.mark.parametrize("refuses", [2, 3])
def test_a_recorder_that_does_not_come_back_is_told(groups, refuses):
    with pytest.raises(SourceFailure) as failure:
        groups(Recorder(33, refuses=refuses))
    assert failure.value.reason is TrackReason.REFUSED


def test_a_recorder_that_ends_before_it_is_back_is_told(groups):
    with pytest.raises(SourceFailure) as failure:
        groups(Recorder(33, 5))
    assert failure.value.reason is TrackReason.ENDED_EARLY


def test_pictures_that_are_not_known_again_come_after_a_break_that_is_told(groups):
    found = groups(Recorder(33, 1000, known=False))
    broken = [number for number, group in enumerate(found) if group.follows_break]
    assert len(broken) == 1
    before, after = found[broken[0] - 1], found[broken[0]]
    assert after.key.is_key and after.begin_us > before.newest_us
    assert all(one.begin_us < other.begin_us for one, other in pairwise(found))
