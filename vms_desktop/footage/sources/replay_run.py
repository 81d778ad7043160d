"""One PLAY of a recorder and what came of it; and where it is gone on with after the recorder broke off."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import pairwise

from vms_desktop.footage.group import Group, SourceFailure
from vms_desktop.footage.sources.tapes import TapePicture

AHEAD_BYTES = 24 * 1024 * 1024
AHEAD_GROUPS = 15
USUAL_GROUP_US = 4_000_000


@dataclass(slots=True)
class Run:
    """One PLAY and what came of it. ``order``: beginnings of its groups as they came. ``over``: nothing more comes."""

    at_us: int
    reverse: bool
    order: list[int] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    taken: int = 0
    """So many of its groups were asked for."""
    over: bool = False
    failure: SourceFailure | None = None
    growing: Group | None = None
    wanted_at: float = field(default_factory=time.monotonic)
    ended_at: float = 0.0
    renewed_at_us: int = -1
    """Where it was begun anew last after the recorder broke off."""
    attempts: int = 0
    """How often it was begun anew there."""
    resume: Resume | None = None
    """The known pictures that are passed over after it was begun anew."""
    shift_us: int = 0
    """What the times of pictures are off since it was begun anew, where they count from what was asked for."""
    lost: bool = False
    """Pictures may be missing before the next key frame."""

    @property
    def usual_us(self) -> int:
        """How long its groups are at most, as far as that is known."""
        return max((abs(after - before) for before, after in pairwise(self.order)), default=USUAL_GROUP_US)

    @property
    def turns_back(self) -> bool:
        """Whether it was to play backwards and plays forwards."""
        return self.reverse and len(self.order) > 1 and self.order[-1] > self.order[-2]

    @property
    def is_ahead(self) -> bool:
        """Whether enough is read for now."""
        return len(self.order) - self.taken > AHEAD_GROUPS or sum(self.bytes[self.taken :]) > AHEAD_BYTES


class Resume:
    """Finds the place where a recorder broke off among the pictures that it sends again, by their bytes: recorders that
    are asked by address do not say when a picture was taken.
    """

    def __init__(self, group: Group, *, exact: bool, usual_us: int) -> None:
        """``exact``: a picture has the same time whenever it is asked for. ``usual_us``: how long a group is."""
        self._key = group.key.load()
        self._begin_us = group.begin_us
        self._known = len(group)
        self._exact = exact
        # Times that are not exact are too late by a group at most: beyond that nothing is known.
        self._until_us = group.newest_us + (0 if exact else usual_us)
        self._passed = 0
        """Pictures of the known group that came again."""
        self.shift_us = 0
        self.is_missing = False
        """Whether it was given up: what lies between is not known."""

    @property
    def is_back(self) -> bool:
        """Whether all that was known came again."""
        return self._passed >= self._known

    def passes_over(self, picture: TapePicture) -> bool:
        """Whether this picture is known already, or of no use; False: it goes on with this one."""
        if picture.is_key and picture.data == self._key:
            self._passed = 1
            self.shift_us = 0 if self._exact else self._begin_us - picture.time_us
            return True
        if self._passed:
            self._passed += 1
            return self._passed <= self._known and not picture.is_key
        if picture.time_us <= self._until_us:
            return True
        self.is_missing = not self._exact
        return self.is_missing and not picture.is_key
