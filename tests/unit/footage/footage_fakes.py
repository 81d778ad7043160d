"""A footage process, players, a log and a clock that remember what was asked of them, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.footage import (
    ClockTrust,
    FootageSource,
    PlaybackPosition,
    RecordedRange,
    SourceKind,
    TimeRange,
    TrackReason,
    TrackState,
)
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, Entry, EntryDraft, chained, microseconds
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.playback.footage_ports import (
    CutReport,
    FootageStill,
    SegmentPlace,
    SegmentPlan,
    SessionReport,
    SourcePlan,
    TrackReport,
)

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def seconds(number: float) -> datetime:
    return NOON + timedelta(seconds=number)


class MovedClock:
    def __init__(self) -> None:
        self.time = NOON + timedelta(hours=1)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    def go(self, by_s: float) -> None:
        self.time += timedelta(seconds=by_s)


class RememberedLog:
    """``LogStore`` in memory. ``fails_with``: raised by the next appends."""

    desk = Desk(b"1" * 32, "โต๊ะ 1")

    def __init__(self, clock: MovedClock, happened: list[str]) -> None:
        self.entries: list[Entry] = []
        self.fails_with: Exception | None = None
        self._clock = clock
        self._happened = happened

    async def append(self, drafts: list[EntryDraft]) -> list[Entry]:
        if self.fails_with:
            raise self.fails_with
        new: list[Entry] = []
        for draft in drafts:
            before = (self.entries + new)[-1:]
            digest = before[0].hash if before else BEFORE_THE_FIRST
            number = len(self.entries) + len(new) + 1
            new.append(chained(draft, self.desk.id, number, microseconds(self._clock.now()), digest))
            self._happened.append(f"log {draft.action.value}")
        self.entries += new
        return new

    async def unfinished(self) -> list[Entry]:
        return []


def camera(number: int) -> Camera:
    return Camera(f"c{number}", f"1101-000{number}", f"กล้อง {number}", "", "1101", "", "", None, None)


class Cameras:
    def __init__(self, count: int) -> None:
        self._by_id = {f"c{number}": camera(number) for number in range(1, count + 1)}

    def get(self, camera_id: str) -> Camera:
        if camera_id not in self._by_id:
            raise CameraError("camera.unknown", camera="")
        return self._by_id[camera_id]

    async def ensure_streams(self, camera_id: str) -> None: ...

    def on_change(self, listener):
        return lambda: None


def source(camera_id: str, quality: StreamQuality = StreamQuality.MAIN) -> FootageSource:
    return FootageSource(f"local.{quality.value}", SourceKind.LOCAL, camera_id, ClockTrust.OURS, quality=quality)


def plan(camera_id: str, between: TimeRange, quality: StreamQuality = StreamQuality.MAIN) -> SegmentPlan:
    place = SegmentPlace(Path(f"/{camera_id}.{quality.value}.ts"), between.begin, between.end)
    return SegmentPlan(source(camera_id, quality), (place,), between)


class Finder:
    """Both streams of every camera, whatever is asked. ``fails_with``: raised instead."""

    def __init__(self, happened: list[str]) -> None:
        self.fails_with: Exception | None = None
        self.asked: list[TimeRange] = []
        self._happened = happened

    async def ranges(self, cameras, begin, end, resolution_s):
        if self.fails_with:
            raise self.fails_with
        return [RecordedRange(one.id, source(one.id), begin, end) for one in cameras]

    async def plans(self, of: Camera, between: TimeRange) -> list[SourcePlan]:
        if self.fails_with:
            raise self.fails_with
        self.asked.append(between)
        return [plan(of.id, between), plan(of.id, between, StreamQuality.SUB)]


class Process:
    """The footage process as the services see it; ``asked`` and the shared ``happened`` remember all in order."""

    def __init__(self, happened: list[str]) -> None:
        self.happened = happened
        self.tracks: list[list[SourcePlan]] = []
        self.supplied: list[tuple[int, list[SourcePlan]]] = []
        self.png: bytes | None = b"PNG"
        self.still_picture: FootageStill | None = None
        self.cuts: dict[str, tuple[list[SourcePlan], TimeRange, Path]] = {}
        self._on_report: Listeners[[SessionReport]] = Listeners()
        self._on_ready: Listeners[[]] = Listeners()
        self._on_cut: Listeners[[CutReport]] = Listeners()

    def _note(self, *words: object) -> None:
        self.happened.append(" ".join(str(word) for word in words))

    def open(self, session: str, tracks: Sequence[Sequence[SourcePlan]], at: datetime) -> None:
        self.tracks = [list(plans) for plans in tracks]
        self._note("open", session, len(tracks))

    def supply(self, session: str, track: int, plans: Sequence[SourcePlan]) -> None:
        self.supplied.append((track, list(plans)))

    def close(self, session: str) -> None:
        self._note("close", session)

    def play(self, session: str, speed: float) -> None:
        self._note("play", speed)

    def pause(self, session: str) -> None:
        self._note("pause")

    def seek(self, session: str, at: datetime) -> None:
        self._note("seek", (at - NOON).total_seconds())

    def step(self, session: str, frames: int) -> None:
        self._note("step", frames)

    def loop(self, session: str, between: TimeRange | None) -> None:
        self._note("loop", between is not None)

    def track_url(self, session: str, track: int) -> str | None:
        return f"http://127.0.0.1/{session}/{track}"

    async def still(self, session: str, track: int) -> FootageStill | None:
        return self.still_picture

    async def thumbnail(self, plans: Sequence[SourcePlan], at: datetime, width: int) -> bytes | None:
        return self.png

    def on_report(self, listener):
        return self._on_report.add(listener)

    def on_ready(self, listener):
        return self._on_ready.add(listener)

    def report(
        self, at: float, *pictures: float | None, playing: bool = True, speed: float = 1.0, leap: int = 0
    ) -> None:
        """A report of the session ``page``; a picture None: that track misses the moment."""
        tracks = tuple(
            TrackReport(TrackState.MISSING, TrackReason.GAP, "", None, None, None)
            if picture is None
            else TrackReport(TrackState.PLAYING, TrackReason.NONE, "local.main", seconds(picture), None, None)
            for picture in pictures
        )
        self._on_report.notify(SessionReport("page", PlaybackPosition(seconds(at), speed, True), leap, tracks))

    def is_ready(self) -> None:
        self._on_ready.notify()

    # ---- cutting ---------------------------------------------------------------------------------------------

    def cut(self, job: str, plans: Sequence[SourcePlan], between: TimeRange, folder: Path) -> None:
        self._note("cut")
        self.cuts[job] = (list(plans), between, folder)

    def cancel(self, job: str) -> None:
        self._note("cancel")

    def on_cut(self, listener):
        return self._on_cut.add(listener)

    def tell_cut(self, report: CutReport) -> None:
        self._on_cut.notify(report)


class Players:
    """``TilePlayers``; ``first_picture`` shows a slot's picture."""

    def __init__(self, happened: list[str]) -> None:
        self.playing: dict[str, tuple[int, str]] = {}
        self._generation = 0
        self._happened = happened
        self._on_showing: Listeners[[str, int, float]] = Listeners()
        self._on_replaced: Listeners[[list[str]]] = Listeners()

    def open(self, slot: str, window: int, url: str, *, steady: bool = False) -> int:
        self._generation += 1
        self.playing[slot] = (window, url)
        self._happened.append(f"player {slot}")
        return self._generation

    def close(self, slot: str) -> None:
        self.playing.pop(slot, None)

    def crop(self, slot: str, *region: float) -> None: ...

    def on_showing(self, listener):
        return self._on_showing.add(listener)

    def on_status(self, listener):
        return lambda: None

    def on_replaced(self, listener):
        return self._on_replaced.add(listener)

    def first_picture(self, slot: str) -> None:
        self._on_showing.notify(slot, self._generation, 0.1)
