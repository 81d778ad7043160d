"""A recorder's footage as groups of pictures, found by what its reading thread (``replay_reader.py``) fetched.

Whoever asks waits for the group.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import Group
from vms_desktop.footage.sources.replay_reader import ReplayReader
from vms_desktop.footage.sources.replay_run import Run
from vms_desktop.footage.sources.tapes import Tape

ASK_AGAIN_S = 2.0
"""A recorder that had nothing further is asked again after so long: it may go on recording."""
LEAD_US = 5_000_000
"""Some recorders begin with the key frame after the wanted moment: then it is asked for from so much earlier on."""
BACK_US = (6_000_000, 60_000_000, 900_000_000, 4 * 3_600_000_000, 48 * 3_600_000_000)
"""How far back footage is looked for where the recorder cannot play backwards."""
_CANNOT = (TrackReason.BAD_ANSWER, TrackReason.NOT_SUPPORTED)


class ReplayedSource:
    """group.Source of a recorder. ``tape`` belongs to this source."""

    ends_groups = True

    def __init__(self, source_id: str, tape: Tape, patience_s: Sequence[float] = ()) -> None:
        """``patience_s``: as of ``ReplayReader``."""
        self.id = source_id
        self._tape = tape
        self._reader = ReplayReader(source_id, tape, patience_s)
        self._kept = self._reader.kept

    # ---- group.Source ----------------------------------------------------------------------------------------

    def group_at(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        known = self._kept.holding(at_us)
        if known is None:
            known = self._awaited(at_us, still_wanted) or self._leap(at_us, at_us, still_wanted)
        if known is not None:
            self._reader.take(known)
        return known

    def group_after(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        begin_us = group.begin_us
        known = self._kept.after(begin_us)
        run = self._reader.run
        if known is None and run is not None and not run.reverse and run.order and run.order[-1] == begin_us:
            known = self._next_of(run, begin_us, still_wanted)
        if known is None and still_wanted() and not self._is_at_end(begin_us):
            known = self._started(max(begin_us, group.end_us - 1), begin_us, still_wanted)
        if known is not None:
            self._kept.link(begin_us, known.begin_us)
            self._reader.take(known)
        return known

    def group_before(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        begin_us = group.begin_us
        known = self._kept.before(begin_us)
        if known is None and self._tape.can_reverse:
            known = self._backwards(begin_us, still_wanted)
        if known is None and not self._tape.can_reverse:
            known = self._stepped_back(begin_us, still_wanted)
        if known is not None:
            self._kept.link(known.begin_us, begin_us)
            self._reader.take(known)
        return known

    def grow(self, group: Group, seconds: float) -> bool:
        return group.wait_beyond(len(group), seconds)

    def close(self) -> None:
        self._reader.close()

    # ---- asking ----------------------------------------------------------------------------------------------

    def _awaited(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The group of a moment that is about to come by itself."""
        run = self._reader.run
        growing = run.growing if run is not None and not run.reverse else None
        if run is None or growing is None or not growing.begin_us <= at_us < growing.end_us:
            return None
        run.taken = len(run.order)
        self._reader.wait(lambda: run.over or self._has_come(run, at_us), still_wanted)
        return self._kept.holding(at_us)

    def _has_come(self, run: Run, at_us: int) -> bool:
        return self._kept.holding(at_us) is not None or (bool(run.order) and run.order[-1] > at_us)

    def _leap(self, at_us: int, from_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The group that has the picture of ``at_us``, read from ``from_us`` on."""
        run = self._reader.start(from_us)

        self._reader.wait(lambda: run.over or self._has_come(run, at_us), still_wanted)
        if not still_wanted():
            return None
        known = self._kept.holding(at_us)
        if known is None and run.failure is not None and (not run.order or run.order[-1] <= at_us):
            raise run.failure
        late = known is None and run.order and 0 < run.order[0] - at_us <= LEAD_US
        return self._leap(at_us, at_us - LEAD_US, still_wanted) if late and from_us == at_us else known

    def _next_of(self, run: Run, begin_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The group that the run brings after that one."""
        self._reader.want_more(run)
        self._reader.wait(
            lambda: run.over or self._reader.run is not run or self._kept.after(begin_us) is not None, still_wanted
        )
        known = self._kept.after(begin_us)
        if known is None and run.failure is not None:
            raise run.failure
        return known

    def _is_at_end(self, begin_us: int) -> bool:
        """Whether the recorder said lately that nothing follows that group."""
        run = self._reader.run
        if run is None or not run.over or run.failure is not None or run.reverse:
            return False
        return run.order[-1:] == [begin_us] and time.monotonic() - run.ended_at < ASK_AGAIN_S

    def _started(self, from_us: int, after_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The first group that begins after ``after_us``, read from ``from_us`` on."""
        run = self._reader.start(from_us)

        def found() -> int | None:
            return next((one for one in run.order if one > after_us), None)

        self._reader.wait(lambda: run.over or found() is not None, still_wanted)
        if not still_wanted():
            return None
        begin = found()
        if begin is None and run.failure is not None:
            raise run.failure
        return self._kept.get(begin) if begin is not None else None

    def _backwards(self, begin_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        run = self._reader.run
        if run is None or not run.reverse or run.over or run.order[-1:] != [begin_us]:
            run = self._reader.start(begin_us - 1, reverse=True)
        known_before = run.order[-1:] == [begin_us]
        at = len(run.order) if known_before else 0
        run.taken = max(run.taken, at)

        def found() -> int | None:
            return next((one for one in run.order[at:] if one < begin_us), None)

        self._reader.wait(lambda: run.over or run.turns_back or found() is not None, still_wanted)
        begin = found()
        if begin is not None:
            known = self._kept.get(begin)
            # Each group comes forwards: it is of use when it is whole.
            self._reader.wait(lambda: known is None or known.is_complete, still_wanted)
            return known
        refused = run.failure is not None and run.failure.reason in _CANNOT
        if refused or run.turns_back:
            self._tape.can_reverse = False
        elif run.failure is not None and still_wanted():
            raise run.failure
        return None

    def _stepped_back(self, begin_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """Without playing backwards: read forwards from ever earlier on, then look where between there is the last."""
        low: int | None = None
        high = begin_us
        for step in BACK_US:
            if not still_wanted():
                return None
            first = self._first_from(begin_us - step, still_wanted)
            if first is not None and first < begin_us:
                low = max(first, begin_us - step)
                break
            high = begin_us - step
        while low is not None and high - low > BACK_US[0] and still_wanted():
            middle = (low + high) // 2
            first = self._first_from(middle, still_wanted)
            if first is not None and first < begin_us:
                low = max(first, middle)
            else:
                high = middle
        return self._last_before(low, begin_us, still_wanted) if low is not None else None

    def _first_from(self, from_us: int, still_wanted: Callable[[], bool]) -> int | None:
        """Where the first group begins that the recorder plays from there on."""
        run = self._reader.start(from_us)
        self._reader.wait(lambda: run.over or bool(run.order), still_wanted)
        if run.failure is not None and not run.order:
            raise run.failure
        return run.order[0] if run.order else None

    def _last_before(self, low: int, begin_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        run = self._reader.run
        if run is None or run.reverse or not run.order or run.order[0] > low:
            run = self._reader.start(low)

        def is_there() -> bool:
            run.taken = len(run.order)
            return run.over or (bool(run.order) and run.order[-1] >= begin_us)

        self._reader.wait(is_there, still_wanted)
        earlier = [one for one in run.order if one < begin_us]
        return self._kept.get(earlier[-1]) if earlier else None
