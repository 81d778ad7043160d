"""The thread that reads a recorder: it owns the connection, reads a little ahead, and goes on where it broke off.

A recorder that is asked for nothing more is let go after a while, because many serve two sessions only.
"""

from __future__ import annotations

import select
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import GAP_US, FootagePicture, Group, SourceFailure
from vms_desktop.footage.sources.kept_groups import KeptGroups
from vms_desktop.footage.sources.replay_failure import WORLDLY, failure_of
from vms_desktop.footage.sources.replay_run import Resume, Run
from vms_desktop.footage.sources.tapes import Tape, TapePicture
from vms_desktop.media.rtsp.sdp import UnknownCodec
from vms_desktop.media.rtsp.session import Ended, Refused

MOST_GROUP_BYTES = 48 * 1024 * 1024
LET_GO_S = 20.0
"""A connection that nobody wants anything of is closed after so long."""
WAIT_S = 12.0
"""A recorder that has not sent the wanted picture by then has failed."""
LOOK_S = 0.05
EARLY_US = 5_000_000
"""A recorder that ends by more before what it announced has broken off."""


def _given(data: bytes) -> bytes:
    return data


class ReplayReader:
    """``start`` a run, then ``wait`` for what should come of it in ``kept``. Asked on one thread."""

    def __init__(self, name: str, tape: Tape, patience_s: Sequence[float] = ()) -> None:
        """``patience_s``: how long it rests each time before it goes on once more where the recorder broke off."""
        self._name = name
        self._patience_s = patience_s
        self._tape = tape
        self.kept = KeptGroups()
        self.run: Run | None = None
        """The newest one; None: it was let go."""
        self._changed = threading.Condition()
        self._begun: Run | None = None
        """The run that the tape plays; another one than ``run`` until the thread has noticed."""
        self._reorders = False
        self._closed = False
        self._thread: threading.Thread | None = None

    def close(self) -> None:
        """From any thread."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def start(self, at_us: int, *, reverse: bool = False) -> Run:
        """Play from there on, instead of what was played. Raises SourceFailure after ``close``."""
        run = Run(at_us, reverse)
        with self._changed:
            if self._closed:
                raise SourceFailure(TrackReason.UNREACHABLE, "closed")
            self.run = run
            if self._thread is None:
                self._thread = threading.Thread(target=self._read, name=f"replay {self._name}", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return run

    def want_more(self, run: Run) -> None:
        """All of its groups so far were asked for, and the next one is."""
        run.taken = len(run.order)
        with self._changed:
            run.wanted_at = time.monotonic()
            self._changed.notify_all()

    def take(self, group: Group) -> None:
        """Somebody plays this group now: what follows it is read ahead."""
        with self._changed:
            run = self.run
            if run is not None and group.begin_us in run.order:
                run.taken = max(run.taken, run.order.index(group.begin_us) + 1)
                run.wanted_at = time.monotonic()
            self._changed.notify_all()

    def wait(self, met: Callable[[], bool], still_wanted: Callable[[], bool]) -> None:
        """Until it is met or not wanted any more. Raises SourceFailure when the recorder takes too long."""
        deadline = time.monotonic() + WAIT_S * (1 + len(self._patience_s)) + sum(self._patience_s)
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
                run = self.run
                if run is None:
                    continue
                try:
                    self._work(run)
                except WORLDLY as error:
                    self._broke_off(run, error)
        except Exception:  # noqa: BLE001 - whoever waits must hear that this thread is gone
            traceback.print_exc(file=sys.stderr)
            with self._changed:
                if self.run is not None:
                    self.run.failure, self.run.over = SourceFailure(TrackReason.BAD_ANSWER), True
                self._thread = None
        finally:
            self._tape.close()

    def _has_work(self) -> bool:
        """Wait until there is something to do; False: the source was closed."""
        with self._changed:
            while not self._closed:
                run = self.run
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
            if run is not self.run:
                return
            self._take_in(run, picture)

    def _abandon(self, run: Run | None) -> None:
        """What was being read is not read to its end: the half group is forgotten."""
        if run is not None and run.growing is not None:
            self.kept.forget(run.growing.begin_us)
            run.growing.finish()
            run.growing = None

    def _let_go(self, run: Run) -> None:
        """Whoever asks later begins anew, behind the last group that is whole."""
        self._abandon(run)
        self.run = self._begun = None
        self._tape.close()

    def _take_in(self, run: Run, picture: TapePicture) -> None:
        resume = run.resume
        if resume is not None:
            if resume.passes_over(picture):
                return
            run.resume, run.lost = None, resume.is_missing
            run.shift_us = resume.shift_us
        made = FootagePicture(
            picture.time_us + run.shift_us,
            picture.is_key,
            picture.device_us + run.shift_us,
            partial(_given, picture.data),
        )
        with self._changed:
            if picture.is_key:
                self._begin_group(run, picture.codec, made, len(picture.data))
            elif run.growing is not None and run.growing.codec == picture.codec:
                self._add(run, run.growing, made, len(picture.data))
            self.kept.grew(len(picture.data), keep=run.order[max(0, run.taken - 2) :])
            if picture.ends and run.growing is not None:
                run.growing.finish()
            self._changed.notify_all()

    def _begin_group(self, run: Run, codec: str, key: FootagePicture, size: int) -> None:
        growing = run.growing
        again = growing is not None and growing.begin_us == key.time_us
        if growing is not None and not again:
            near = 0 < key.time_us - growing.newest_us <= GAP_US
            growing.finish(key.time_us if near and not run.reverse and not run.lost else None)
        group = run.growing = Group(
            codec, [key], key.time_us + GAP_US, complete=False, reorders=self._reorders, follows_break=run.lost
        )
        run.lost = False
        self.kept.put(group)
        if growing is not None and again:
            # Some send the first one twice; what follows refers to the second.
            growing.finish()
            run.order.pop()
            run.bytes.pop()
        before = run.order[-1] if run.order else None
        run.order.append(group.begin_us)
        run.bytes.append(size)
        if before is not None:
            self.kept.link(*((group.begin_us, before) if run.reverse else (before, group.begin_us)))

    def _add(self, run: Run, growing: Group, picture: FootagePicture, size: int) -> None:
        if picture.time_us < growing.newest_us:
            # It stays so: the next group is known for what it is before a picture of it is shown.
            growing.reorders = self._reorders = True
        growing.add(picture)
        run.bytes[-1] += size
        if run.bytes[-1] > MOST_GROUP_BYTES:
            raise UnknownCodec("no key frames")

    def _broke_off(self, run: Run, error: Exception) -> None:
        """The recorder ended, or the connection did."""
        if run is not self._begun:
            return
        nothing_there = isinstance(error, Refused) and error.status == 457
        last = run.growing.newest_us if run.growing is not None else None
        end = self._tape.end_us
        self._tape.close()
        if last is None and not run.order:
            self._end(run, None if nothing_there else failure_of(error))
        elif isinstance(error, TimeoutError) and end is None and self._tape.exact:
            # Some send nothing more when there is nothing more, and do not say so.
            self._end(run, None)
        elif isinstance(error, UnknownCodec):
            self._end(run, SourceFailure(TrackReason.UNKNOWN_CODEC, str(error.args[0])))
        elif not run.reverse and last is not None and (end is None or end - last > EARLY_US):
            self._renew(run, last, error)
        else:
            self._end(run, None)

    def _renew(self, run: Run, last: int, error: Exception) -> None:
        """Go on where it broke off: at once, and then as often at the same place as there is patience."""
        growing = run.growing
        assert growing is not None
        if run.renewed_at_us != last:
            run.renewed_at_us, run.attempts = last, 0
        failure = self._judged(run, error)
        while True:
            if run.attempts:
                patience = self._patience_s[run.attempts - 1 : run.attempts]
                if failure is None or not patience or not self._rests(run, patience[0]):
                    self._end(run, failure)
                    return
            run.attempts += 1
            run.resume = Resume(growing, exact=self._tape.exact, usual_us=run.usual_us)
            try:
                self._tape.play(growing.begin_us)
                return
            except WORLDLY as again:
                self._tape.close()
                failure = failure_of(again)
                if isinstance(again, Refused) and again.status == 457:
                    self._end(run, None)
                    return

    def _rests(self, run: Run, seconds: float) -> bool:
        """Whether the run is still wanted after so long."""
        with self._changed:
            return not self._changed.wait_for(lambda: self._closed or self.run is not run, seconds)

    def _judged(self, run: Run, error: Exception) -> SourceFailure | None:
        """What it means that it ended twice at the same picture; None: the recording ends there.

        A recorder that is asked by address says nowhere how long its recording is: it ends, or falls silent, where it
        has no more. If it sent all the same pictures again before, that is what it did.
        """
        ends = isinstance(error, Ended | TimeoutError)
        if ends and not self._tape.exact and run.resume is not None and run.resume.is_back:
            return None
        if isinstance(error, Ended | ConnectionError):
            return SourceFailure(TrackReason.ENDED_EARLY, type(error).__name__)
        return failure_of(error)

    def _end(self, run: Run, failure: SourceFailure | None) -> None:
        self._tape.close()
        with self._changed:
            if run.growing is not None:
                run.growing.finish()
                run.growing = None
            run.failure, run.over, run.ended_at = failure, True, time.monotonic()
            self._changed.notify_all()
