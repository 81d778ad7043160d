"""A recorder's footage as groups of pictures: fetched by a thread that reads a little ahead, and kept for a while.

The thread owns the connection. Whoever asks waits for the group; a recorder that is asked for nothing more is let go
after a while, because many serve two sessions only.
"""

from __future__ import annotations

import select
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import GAP_US, FootagePicture, Group, SourceFailure
from vms_desktop.footage.sources.kept_groups import KeptGroups
from vms_desktop.footage.sources.replay_failure import WORLDLY, failure_of
from vms_desktop.footage.sources.tapes import Tape, TapePicture
from vms_desktop.media.rtsp.sdp import UnknownCodec
from vms_desktop.media.rtsp.session import Ended, Refused

AHEAD_BYTES = 24 * 1024 * 1024
AHEAD_GROUPS = 15
MOST_GROUP_BYTES = 48 * 1024 * 1024
LET_GO_S = 20.0
"""A connection that nobody wants anything of is closed after so long."""
WAIT_S = 12.0
"""A recorder that has not sent the wanted picture by then has failed."""
LOOK_S = 0.05
ASK_AGAIN_S = 2.0
"""A recorder that had nothing further is asked again after so long: it may go on recording."""
LEAD_US = 5_000_000
"""Some recorders begin with the key frame after the wanted moment: then it is asked for from so much earlier on."""
EARLY_US = 5_000_000
"""A recorder that ends by more before what it announced has broken off."""
BACK_US = (6_000_000, 60_000_000, 900_000_000, 4 * 3_600_000_000, 48 * 3_600_000_000)
"""How far back footage is looked for where the recorder cannot play backwards."""


_CANNOT = (TrackReason.BAD_ANSWER, TrackReason.NOT_SUPPORTED)


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
    resume_after_us: int | None = None
    """Pictures up to this one are known already."""

    @property
    def turns_back(self) -> bool:
        """Whether it was to play backwards and plays forwards."""
        return self.reverse and len(self.order) > 1 and self.order[-1] > self.order[-2]

    @property
    def is_ahead(self) -> bool:
        """Whether enough is read for now."""
        return len(self.order) - self.taken > AHEAD_GROUPS or sum(self.bytes[self.taken :]) > AHEAD_BYTES


def _given(data: bytes) -> bytes:
    return data


class ReplayedSource:
    """group.Source of a recorder. ``tape`` belongs to this source."""

    def __init__(self, source_id: str, tape: Tape) -> None:
        self.id = source_id
        self._tape = tape
        self._kept = KeptGroups()
        self._changed = threading.Condition()
        self._run: Run | None = None
        self._begun: Run | None = None
        """The run that the tape plays; another one than ``_run`` until the thread has noticed."""
        self._closed = False
        self._thread: threading.Thread | None = None

    # ---- group.Source ----------------------------------------------------------------------------------------

    def group_at(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        known = self._kept.holding(at_us)
        if known is None:
            known = self._awaited(at_us, still_wanted) or self._leap(at_us, at_us, still_wanted)
        if known is not None:
            self._take(known)
        return known

    def group_after(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        begin_us = group.begin_us
        known = self._kept.after(begin_us)
        run = self._run
        if known is None and run is not None and not run.reverse and run.order and run.order[-1] == begin_us:
            known = self._next_of(run, begin_us, still_wanted)
        if known is None and still_wanted() and not self._is_at_end(begin_us):
            known = self._started(max(begin_us, group.end_us - 1), begin_us, still_wanted)
        if known is not None:
            self._kept.link(begin_us, known.begin_us)
            self._take(known)
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
            self._take(known)
        return known

    def grow(self, group: Group, seconds: float) -> bool:
        return group.wait_beyond(len(group), seconds)

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    # ---- asking ----------------------------------------------------------------------------------------------

    def _awaited(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The group of a moment that is about to come by itself."""
        run = self._run
        growing = run.growing if run is not None and not run.reverse else None
        if run is None or growing is None or not growing.begin_us <= at_us < growing.end_us:
            return None
        run.taken = len(run.order)
        self._wait(lambda: run.over or self._has_come(run, at_us), still_wanted)
        return self._kept.holding(at_us)

    def _has_come(self, run: Run, at_us: int) -> bool:
        return self._kept.holding(at_us) is not None or (bool(run.order) and run.order[-1] > at_us)

    def _leap(self, at_us: int, from_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The group that has the picture of ``at_us``, read from ``from_us`` on."""
        run = self._start(from_us)

        self._wait(lambda: run.over or self._has_come(run, at_us), still_wanted)
        if not still_wanted():
            return None
        known = self._kept.holding(at_us)
        if known is None and run.failure is not None and (not run.order or run.order[-1] <= at_us):
            raise run.failure
        late = known is None and run.order and 0 < run.order[0] - at_us <= LEAD_US
        return self._leap(at_us, at_us - LEAD_US, still_wanted) if late and from_us == at_us else known

    def _next_of(self, run: Run, begin_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The group that the run brings after that one."""
        run.taken = len(run.order)
        with self._changed:
            run.wanted_at = time.monotonic()
            self._changed.notify_all()
        self._wait(lambda: run.over or self._run is not run or self._kept.after(begin_us) is not None, still_wanted)
        known = self._kept.after(begin_us)
        if known is None and run.failure is not None:
            raise run.failure
        return known

    def _is_at_end(self, begin_us: int) -> bool:
        """Whether the recorder said lately that nothing follows that group."""
        run = self._run
        if run is None or not run.over or run.failure is not None or run.reverse:
            return False
        return run.order[-1:] == [begin_us] and time.monotonic() - run.ended_at < ASK_AGAIN_S

    def _started(self, from_us: int, after_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The first group that begins after ``after_us``, read from ``from_us`` on."""
        run = self._start(from_us)

        def found() -> int | None:
            return next((one for one in run.order if one > after_us), None)

        self._wait(lambda: run.over or found() is not None, still_wanted)
        if not still_wanted():
            return None
        begin = found()
        if begin is None and run.failure is not None:
            raise run.failure
        return self._kept.get(begin) if begin is not None else None

    def _backwards(self, begin_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        run = self._run
        if run is None or not run.reverse or run.over or run.order[-1:] != [begin_us]:
            run = self._start(begin_us - 1, reverse=True)
        known_before = run.order[-1:] == [begin_us]
        at = len(run.order) if known_before else 0
        run.taken = max(run.taken, at)

        def found() -> int | None:
            return next((one for one in run.order[at:] if one < begin_us), None)

        self._wait(lambda: run.over or run.turns_back or found() is not None, still_wanted)
        begin = found()
        if begin is not None:
            known = self._kept.get(begin)
            # Each group comes forwards: it is of use when it is whole.
            self._wait(lambda: known is None or known.is_complete, still_wanted)
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
        run = self._start(from_us)
        self._wait(lambda: run.over or bool(run.order), still_wanted)
        if run.failure is not None and not run.order:
            raise run.failure
        return run.order[0] if run.order else None

    def _last_before(self, low: int, begin_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        run = self._run
        if run is None or run.reverse or not run.order or run.order[0] > low:
            run = self._start(low)

        def is_there() -> bool:
            run.taken = len(run.order)
            return run.over or (bool(run.order) and run.order[-1] >= begin_us)

        self._wait(is_there, still_wanted)
        earlier = [one for one in run.order if one < begin_us]
        return self._kept.get(earlier[-1]) if earlier else None

    def _start(self, at_us: int, *, reverse: bool = False) -> Run:
        run = Run(at_us, reverse)
        with self._changed:
            if self._closed:
                raise SourceFailure(TrackReason.UNREACHABLE, "closed")
            self._run = run
            if self._thread is None:
                self._thread = threading.Thread(target=self._read, name=f"replay {self.id}", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return run

    def _take(self, group: Group) -> None:
        """Somebody plays this group now: what follows it is read ahead."""
        with self._changed:
            run = self._run
            if run is not None and group.begin_us in run.order:
                run.taken = max(run.taken, run.order.index(group.begin_us) + 1)
                run.wanted_at = time.monotonic()
            self._changed.notify_all()

    def _wait(self, met: Callable[[], bool], still_wanted: Callable[[], bool]) -> None:
        """Until it is met or not wanted any more. Raises SourceFailure when the recorder takes too long."""
        deadline = time.monotonic() + WAIT_S
        with self._changed:
            while not met():
                if not still_wanted() or self._closed:
                    return
                if time.monotonic() > deadline:
                    raise SourceFailure(TrackReason.TIMED_OUT)
                self._changed.wait(LOOK_S)

    # ---- the reading thread ----------------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            while self._has_work():
                run = self._run
                if run is None:
                    continue
                try:
                    self._work(run)
                except WORLDLY as error:
                    self._broke_off(run, error)
        except Exception:  # noqa: BLE001 - whoever waits must hear that this thread is gone
            traceback.print_exc(file=sys.stderr)
            with self._changed:
                if self._run is not None:
                    self._run.failure, self._run.over = SourceFailure(TrackReason.BAD_ANSWER), True
                self._thread = None
        finally:
            self._tape.close()

    def _has_work(self) -> bool:
        """Wait until there is something to do; False: the source was closed."""
        with self._changed:
            while not self._closed:
                run = self._run
                if run is not None and run is not self._begun:
                    return True
                if run is not None and not run.over:
                    if not run.is_ahead:
                        return True
                    if time.monotonic() - run.wanted_at > LET_GO_S:
                        self._let_go(run)
                elif run is None or time.monotonic() - run.wanted_at > LET_GO_S:
                    self._tape.close()
                self._changed.wait(0.5)
            return False

    def _work(self, run: Run) -> None:
        if run is not self._begun:
            self._abandon(self._begun)
            self._begun = run
            self._tape.play(run.at_us, reverse=run.reverse)
        else:
            sockets = self._tape.sockets
            if sockets:
                select.select(sockets, (), (), LOOK_S)
        for picture in self._tape.pictures(time.monotonic()):
            if run is not self._run:
                return
            self._take_in(run, picture)

    def _abandon(self, run: Run | None) -> None:
        """What was being read is not read to its end: the half group is forgotten."""
        if run is not None and run.growing is not None:
            self._kept.forget(run.growing.begin_us)
            run.growing.finish()
            run.growing = None

    def _let_go(self, run: Run) -> None:
        """Whoever asks later begins anew, behind the last group that is whole."""
        self._abandon(run)
        self._run = self._begun = None
        self._tape.close()

    def _take_in(self, run: Run, picture: TapePicture) -> None:
        if run.resume_after_us is not None:
            if picture.time_us <= run.resume_after_us:
                return
            run.resume_after_us = None
        made = FootagePicture(picture.time_us, picture.is_key, picture.device_us, partial(_given, picture.data))
        with self._changed:
            growing = run.growing
            if picture.is_key:
                again = growing is not None and growing.begin_us == picture.time_us
                if growing is not None and not again:
                    near = 0 < picture.time_us - growing.decoding_order[-1].time_us <= GAP_US
                    growing.finish(picture.time_us if near and not run.reverse else None)
                group = run.growing = Group(picture.codec, [made], picture.time_us + GAP_US, complete=False)
                self._kept.put(group)
                if growing is not None and again:
                    # Some send the first one twice; what follows refers to the second.
                    growing.finish()
                    run.order.pop()
                    run.bytes.pop()
                before = run.order[-1] if run.order else None
                run.order.append(group.begin_us)
                run.bytes.append(len(picture.data))
                if before is not None:
                    self._kept.link(*((group.begin_us, before) if run.reverse else (before, group.begin_us)))
            elif growing is not None and growing.codec == picture.codec:
                if picture.time_us < growing.decoding_order[-1].time_us:
                    growing.reorders = True
                growing.add(made)
                run.bytes[-1] += len(picture.data)
                if run.bytes[-1] > MOST_GROUP_BYTES:
                    raise UnknownCodec("no key frames")
            self._kept.grew(len(picture.data), keep=run.order[max(0, run.taken - 2) :])
            if picture.ends and run.growing is not None:
                run.growing.finish()
            self._changed.notify_all()

    def _broke_off(self, run: Run, error: Exception) -> None:
        """The recorder ended, or the connection did."""
        if run is not self._begun:
            return
        nothing_there = isinstance(error, Refused) and error.status == 457
        last = run.growing.decoding_order[-1].time_us if run.growing is not None else None
        end = self._tape.end_us
        self._tape.close()
        if last is None and not run.order:
            self._end(run, None if nothing_there else failure_of(error))
        elif isinstance(error, TimeoutError) and end is None:
            # Some send nothing more when there is nothing more, and do not say so.
            self._end(run, None)
        elif isinstance(error, UnknownCodec):
            self._end(run, SourceFailure(TrackReason.UNKNOWN_CODEC, str(error.args[0])))
        elif not run.reverse and last is not None and self._tape.exact and (end is None or end - last > EARLY_US):
            self._renew(run, last, error)
        else:
            self._end(run, None)

    def _renew(self, run: Run, last: int, error: Exception) -> None:
        """Go on where it broke off, once for each place: a recorder that breaks off there again has failed."""
        if run.renewed_at_us == last or run.growing is None:
            ended = isinstance(error, Ended | ConnectionError)
            self._end(run, SourceFailure(TrackReason.ENDED_EARLY, type(error).__name__) if ended else failure_of(error))
            return
        run.renewed_at_us = run.resume_after_us = last
        try:
            self._tape.play(run.growing.begin_us)
        except WORLDLY as again:
            nothing_there = isinstance(again, Refused) and again.status == 457
            self._end(run, None if nothing_there else failure_of(again))

    def _end(self, run: Run, failure: SourceFailure | None) -> None:
        self._tape.close()
        with self._changed:
            if run.growing is not None:
                run.growing.finish()
                run.growing = None
            run.failure, run.over, run.ended_at = failure, True, time.monotonic()
            self._changed.notify_all()
