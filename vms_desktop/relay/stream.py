"""One camera stream in the relay: fetched once while anybody consumes it, fanned out to all who do.

A thread of its own lives from the first consumer until some seconds after the last: it connects, and waits while the
pump carries the open connection. Everything that other threads touch is guarded by one lock.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from vms_desktop.child_protocol.relay import StreamReport
from vms_desktop.domain.stream import LATE_AFTER_S, StreamReason, StreamState
from vms_desktop.media.audience import Audience
from vms_desktop.media.consumer import Consumer
from vms_desktop.media.picture import Picture, VideoFormat
from vms_desktop.media.pump import Pump
from vms_desktop.media.rtsp.sdp import NoVideo, UnknownCodec
from vms_desktop.media.rtsp.session import Ended, Refused
from vms_desktop.media.rtsp.wire import NotRtsp
from vms_desktop.relay.backoff import Backoff, OpenGate
from vms_desktop.relay.failure import Failure, answers_rtsp, classify
from vms_desktop.relay.fetch import Fetch, Source
from vms_desktop.relay.rates import Rates
from vms_desktop.relay.recorder import Recorder
from vms_desktop.relay.ring import Ring, RingBudget
from vms_desktop.relay.stamps import ClockFilter

LINGER_S = 3.0
"""How long nobody may watch before the camera is let go: a layout that changes closes and opens its tiles."""
LOOK_EVERY_S = 0.5
"""How often the port of a camera that is gone is looked at."""
KEEP_LAST_PICTURE_S = 300.0
"""For the grey last picture of a stream that nobody fetches any more."""
FETCH_ERRORS = (NoVideo, UnknownCodec, Refused, NotRtsp, Ended, OSError, UnicodeError)
"""What a camera can do to us (``Fetch``); anything else is a bug."""


class _Flow:
    """An open connection while the pump carries it (``pump.Load``). ``failure`` is valid once ``over`` is set."""

    def __init__(self, stream: Stream, fetch: Fetch, backoff: Backoff) -> None:
        self._stream = stream
        self._fetch = fetch
        self._backoff = backoff
        self._was_live = False
        self.sockets = fetch.sockets
        self.failure: Failure | None = None
        self.over = threading.Event()

    @property
    def due(self) -> float | None:
        return self._stream.due

    def work(self, now: float) -> bool:
        try:
            for picture in self._fetch.pictures(now):
                if not self._was_live:
                    self._was_live = True
                    self._backoff.reset()
                self._stream.publish(self._fetch.form, picture, now)
        except FETCH_ERRORS as error:
            self.failure = classify(error, was_live=self._was_live)
        self._stream.step(now)
        return self.failure is None and not self._stream.unwanted()

    def let_go(self, broken: bool) -> None:
        if broken:
            self.failure = Failure(StreamState.LOST, StreamReason.ENDED)
        self.over.set()


class Stream:
    """See the module. ``changed`` is called from any thread whenever the state changes."""

    def __init__(
        self,
        name: str,
        source: Source,
        gate: OpenGate,
        pump: Pump,
        recorder: Recorder,
        budget: RingBudget,
        changed: Callable[[Stream], None],
    ) -> None:
        self.name = name
        self._pump = pump
        self._recorder = recorder
        self._recorded = False
        self._clock_offset_s: float | None = None
        self._source = source
        self._gate = gate
        self._budget = budget
        self._changed = changed
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._audience = Audience()
        self._left_at = 0.0
        self._removed = False
        self._reconnect = False
        self._state, self._reason, self._since = StreamState.STOPPED, StreamReason.NOT_WATCHED, time.time()
        self._next_try: float | None = None
        self._backoff = Backoff()
        self._refused_until = 0.0
        self._form: VideoFormat | None = None
        self._clock = ClockFilter()
        self._rates = Rates()
        self._connects = 0
        self.ring = Ring(budget)

    # ---- called by others ------------------------------------------------------------------------------------

    def configure(self, source: Source) -> None:
        """Another address, password or transport takes effect at once."""
        with self._lock:
            if source == self._source:
                return
            self._source = source
            self._reconnect = True
            self._refused_until = 0.0
            self._backoff.reset()
        self._wake.set()

    def retry_now(self) -> None:
        self._next_try = time.monotonic()
        self._refused_until = 0.0
        self._wake.set()

    def remove(self) -> None:
        """Let go of the camera and of all consumers."""
        self.stop_recording()
        with self._lock:
            self._removed = True
            self._audience.close()
        self._wake.set()

    def attach(self, consumer: Consumer) -> None:
        """A player connected. It gets the kept pictures now if the stream is running, else when it does."""
        with self._lock:
            if self._removed:
                consumer.close()
                return
            running = self._thread is not None
            live = running and self._state is StreamState.LIVE
            self._audience.join(consumer, self._form, self.ring.newest_group() if live else [], time.monotonic())
            if running:
                self._pump.nudge()
            elif self._audience:
                self._start()

    def record(self, folder: Path, marker: Path | None = None) -> None:
        """Fetch it, watched or not, and write it to disk (``Recorder.record``)."""
        with self._lock:
            self._recorder.record(self.name, folder, marker)
            self._recorded = True
            if self._thread is None and not self._removed:
                self._start()

    def stop_recording(self) -> None:
        with self._lock:
            if self._recorded:
                self._recorded = False
                self._left_at = time.monotonic()
                self._recorder.stop(self.name)

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._run, name=f"fetch {self.name}", daemon=True)
        self._thread.start()

    @property
    def codec(self) -> str:
        return self._form.codec if self._form is not None else ""

    @property
    def watched(self) -> bool:
        return self._thread is not None

    def report(self) -> StreamReport:
        """What is known now, in the protocol's words."""
        now = time.monotonic()
        form = self._form
        waiting = self._next_try
        live = self._state is StreamState.LIVE
        fps, bits = self._rates.measure(now) if live else (0.0, 0.0)
        return StreamReport(
            stream=self.name,
            state=self._state.value,
            reason=self._reason.value,
            since=self._since,
            picture_age_s=self._rates.age(now),
            fps=round(fps, 2),
            bits_per_second=round(bits),
            width=form.width if form else 0,
            height=form.height if form else 0,
            codec=form.codec if form else "",
            next_try_s=max(0.0, waiting - now) if waiting is not None else None,
            delay_s=round(self._clock.delay_s, 3) if live else None,
            consumers=len(self._audience),
            connects=self._connects,
            clock_offset_s=round(self._clock_offset_s, 3) if live and self._clock_offset_s is not None else None,
            recording=self._recorded,
        )

    def check(self, now: float) -> None:
        """Called a few times a second: notice silence, and players that left while nothing came."""
        age = self._rates.age(now)
        if self._state is StreamState.LIVE and age is not None and age > LATE_AFTER_S:
            self._become(StreamState.LATE, StreamReason.STALLED)
        if self._state is not StreamState.LIVE:
            with self._lock:
                self._note_leaving(self._audience.look())
        if self._thread is None and age is not None and age > KEEP_LAST_PICTURE_S:
            self.ring.clear()

    # ---- the fetch thread ------------------------------------------------------------------------------------

    def _run(self) -> None:
        self._budget.join()
        try:
            while self._wanted():
                failure = self._still_refused()
                if failure is None:
                    self._become(StreamState.CONNECTING, StreamReason.NONE)
                    failure = self._fetch_until_failure()
                    if failure is None:
                        continue
                    # Known before the state is told: people want to see at once when the next try will be.
                    self._next_try = time.monotonic() + self._backoff.next_wait(failure.state)
                    if failure.state is StreamState.AUTH_FAILED:
                        self._refused_until = self._next_try
                self._become(failure.state, failure.reason)
                self._wait(failure)
        finally:
            self._budget.leave()
            if self._thread is None:
                self._become(StreamState.STOPPED, StreamReason.NOT_WATCHED)
            self.ring.forget_all_but_newest_group()

    def _wanted(self) -> bool:
        """Whether somebody still consumes, or did a moment ago. Ends the thread's ownership when not."""
        with self._lock:
            if self._removed or not (self._audience or self._recorded or self._wanted_still()):
                self._thread = None
                return False
            return True

    def _still_refused(self) -> Failure | None:
        """A password that was refused is not tried again because somebody else looks: the camera counts the tries."""
        if time.monotonic() >= self._refused_until:
            return None
        self._next_try = self._refused_until
        return Failure(StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD)

    def _fetch_until_failure(self) -> Failure | None:
        """None: nobody wants it any more, or its address changed. Blocks while pictures come."""
        with self._lock:
            source, self._reconnect = self._source, False
        try:
            with self._gate:
                self._connects += 1
                fetch = Fetch(source, self._clock)
                fetch.__enter__()
        except FETCH_ERRORS as error:
            return classify(error, was_live=False)
        flow = _Flow(self, fetch, self._backoff)
        try:
            self._pump.carry(flow)
            flow.over.wait()
        finally:
            fetch.__exit__()
        return flow.failure

    def unwanted(self) -> bool:
        """Whether the connection should be let go."""
        wanted = self._audience or self._recorded or self._wanted_still()
        return self._reconnect or self._removed or not wanted

    def _wanted_still(self) -> bool:
        return time.monotonic() - self._left_at <= LINGER_S

    def publish(self, form: VideoFormat, picture: Picture, now: float) -> None:
        """On the pump's thread: keep a picture and hand it to all who watch."""
        if picture.is_key or self._form is None:
            if self._form is not None and form.codec != self._form.codec:
                # What is kept is handed out as one stream.
                self.ring.clear()
            self._form = form
        form = self._form
        self._rates.add(now, picture.camera_s, len(picture.data))
        self._clock_offset_s = picture.clock_offset_s
        if self._recorded:
            self._recorder.take(self.name, form.codec, picture)
        with self._lock:
            self.ring.add(picture)
            self._note_leaving(self._audience.pass_on(form, picture, self.ring.newest_group, now))
        if self._state is not StreamState.LIVE:
            self._become(StreamState.LIVE, StreamReason.NONE)

    @property
    def due(self) -> float | None:
        """When a player that begins wants its next picture."""
        return self._audience.due

    def step(self, now: float) -> None:
        """On the pump's thread: feed the players that begin."""
        with self._lock:
            self._note_leaving(self._audience.step(now))

    def _note_leaving(self, somebody_left: bool) -> None:
        if somebody_left:
            self._left_at = time.monotonic()

    def _wait(self, failure: Failure) -> None:
        """Until the next attempt: shorter when asked, when nobody wants it, or when a closed port opens again."""
        looks = failure.state is StreamState.LOST and failure.reason in (
            StreamReason.REFUSED,
            StreamReason.UNREACHABLE,
            StreamReason.TIMED_OUT,
        )
        while self._wanted() and not self._reconnect:
            remaining = (self._next_try or 0.0) - time.monotonic()
            if remaining <= 0:
                break
            self._wake.wait(min(remaining, LOOK_EVERY_S))
            self._wake.clear()
            # One connection attempt to the port costs the camera nothing and finds it back at once.
            if looks and remaining > LOOK_EVERY_S and answers_rtsp(self._source.address.url):
                break
        self._next_try = None

    def _become(self, state: StreamState, reason: StreamReason) -> None:
        if (state, reason) == (self._state, self._reason):
            return
        if state is StreamState.CONNECTING and self._state in (StreamState.LATE, StreamState.LOST):
            # Still lost for whoever watches, until a picture proves otherwise; a new attempt changes only the count.
            if self._state is StreamState.LATE:
                self._state, self._reason, self._since = StreamState.LOST, reason, time.time()
                self._changed(self)
            return
        if state is not self._state:
            self._since = time.time()
        self._state, self._reason = state, reason
        self._changed(self)
