"""What lies outside the playback services, by hand: footage, the process that plays it, players, bookmarks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.bookmark import Bookmark, BookmarkFilter
from vms_desktop.domain.camera import Camera
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
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.domain.thai_text import search_key, search_words
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.playback.footage_ports import (
    CutFile,
    CutReport,
    CutState,
    FootageStill,
    SegmentPlace,
    SegmentPlan,
    SessionReport,
    TrackReport,
)

NOON = datetime(2026, 11, 26, 5, 0, 0, tzinfo=UTC)
NAMES = [
    ("แยกปากน้ำ", "Pak Nam junction"),
    ("ท่าเรือข้ามฟากพระประแดง", "Phra Pradaeng ferry pier"),
    ("ตลาดปากน้ำ", "Pak Nam market"),
    ("หน้าศาลากลางจังหวัดสมุทรปราการ", "Provincial hall"),
    ("สะพานภูมิพล ๑ ฝั่งใต้", "Bhumibol Bridge 1 south"),
    ("หอชมเมืองสมุทรปราการ", "Samut Prakan tower"),
]


class HandClock:
    """Stands still until moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds - 1000)

    def monotonic(self) -> float:
        return self.seconds


def camera(number: int) -> Camera:
    thai, english = NAMES[number % len(NAMES)]
    address = StreamAddress(f"rtsp://127.0.0.1:{9000 + number}/main")
    return Camera(
        id=f"camera-{number}",
        code=f"1101-{number + 1:04}",
        name_th=thai,
        name_en=english,
        district_code="1101",
        subdistrict_code="110101",
        agency_code="tn-samutprakan",
        main=address,
        sub=address,
    )


class Register:
    """The part of CameraService that the page and the services need."""

    def __init__(self, count: int) -> None:
        self.rows = {f"camera-{number}": camera(number) for number in range(count)}
        self.changes: Listeners = Listeners()

    @property
    def cameras(self) -> list[Camera]:
        return list(self.rows.values())

    def get(self, camera_id: str) -> Camera:
        if camera_id not in self.rows:
            raise CameraError("camera.unknown", camera=camera_id)
        return self.rows[camera_id]

    async def ensure_streams(self, camera_id: str) -> None: ...

    def on_change(self, listener):
        return self.changes.add(listener)

    def remove(self, camera_id: str) -> None:
        del self.rows[camera_id]
        self.changes.notify()


class Recorder:
    """A FootageFinder: what is recorded, by hand. ``asked``: of which time ranges were wanted."""

    def __init__(self) -> None:
        self.footage: dict[str, list[TimeRange]] = {}
        self.asked: list[tuple[datetime, datetime, float]] = []

    def source(self, camera_id: str) -> FootageSource:
        return FootageSource("local.main", SourceKind.LOCAL, camera_id, ClockTrust.OURS, StreamQuality.MAIN)

    def add(self, camera_id: str, begin: datetime, end: datetime) -> None:
        self.footage.setdefault(camera_id, []).append(TimeRange(begin, end))

    async def ranges(self, cameras, begin, end, resolution_s):
        self.asked.append((begin, end, resolution_s))
        return [
            RecordedRange(one.id, self.source(one.id), max(begin, part.begin), min(end, part.end))
            for one in cameras
            for part in self.footage.get(one.id, [])
            if part.begin < end and part.end > begin
        ]

    async def plans(self, camera, between):
        parts = [
            SegmentPlace(Path(f"{camera.id}-{number}.ts"), part.begin, part.end)
            for number, part in enumerate(self.footage.get(camera.id, []))
            if part.begin <= between.end and part.end >= between.begin
        ]
        return [SegmentPlan(self.source(camera.id), tuple(parts), between)] if camera.id in self.footage else []


@dataclass
class _Session:
    plans: list
    at: datetime
    speed: float = 1.0
    playing: bool = False
    loop: TimeRange | None = None
    leap: int = 0
    trouble: dict[int, TrackReason] = field(default_factory=dict)
    loading: set[int] = field(default_factory=set)


class Process:
    """A FootagePlayer whose time goes on when a test says ``play_on``. Its pictures are 40 ms apart."""

    FRAME = timedelta(milliseconds=40)

    def __init__(self) -> None:
        self.sessions: dict[str, _Session] = {}
        self.reports: Listeners = Listeners()
        self.ready: Listeners = Listeners()
        self.offset_s: float | None = 0.4
        self.thumbnails: list[datetime] = []
        self.png = b""

    def open(self, session, tracks, at):
        self.sessions[session] = _Session([list(plans) for plans in tracks], at)
        self.report(session)

    def supply(self, session, track, plans):
        self.sessions[session].plans[track] = list(plans)

    def close(self, session):
        self.sessions.pop(session, None)

    def play(self, session, speed):
        self.sessions[session].playing, self.sessions[session].speed = True, speed
        self.report(session)

    def pause(self, session):
        self.sessions[session].playing = False
        self.report(session)

    def seek(self, session, at):
        self.sessions[session].at = at
        self.sessions[session].leap += 1
        self.report(session)

    def step(self, session, frames):
        one = self.sessions[session]
        one.playing = False
        one.at += frames * self.FRAME
        self.report(session)

    def loop(self, session, between):
        self.sessions[session].loop = between
        self.report(session)

    def track_url(self, session, track):
        return f"http://127.0.0.1:1/{session}/{track}"

    async def still(self, session, track):
        report = self.track(session, track)
        if report.picture_time is None:
            return None
        digest = hashlib.sha256(b"picture").hexdigest()
        return FootageStill(self.png, report.picture_time, digest, "local.main", report.camera_time, 0.4)

    async def thumbnail(self, plans, at, width):
        self.thumbnails.append(at)
        return self.png or None

    def on_report(self, listener):
        return self.reports.add(listener)

    def on_ready(self, listener):
        return self.ready.add(listener)

    # ---- by hand ---------------------------------------------------------------------------------------------

    def play_on(self, seconds: float, session: str = "page") -> None:
        one = self.sessions[session]
        if one.playing:
            one.at += timedelta(seconds=seconds * one.speed)
            if one.loop is not None and one.at > one.loop.end:
                one.at, one.leap = one.loop.begin, one.leap + 1
        self.report(session)

    def track(self, session: str, number: int) -> TrackReport:
        one = self.sessions[session]
        plans = one.plans[number]
        if number in one.trouble:
            return TrackReport(TrackState.FAILED, one.trouble[number], "local.main", None, None, None)
        if number in one.loading:
            return TrackReport(TrackState.LOADING, TrackReason.NONE, "local.main", None, None, None)
        if not plans:
            return TrackReport(TrackState.MISSING, TrackReason.NO_SOURCE, "", None, None, None)
        if not any(place.begin <= one.at <= place.end for plan in plans for place in plan.segments):
            return TrackReport(TrackState.MISSING, TrackReason.GAP, "", None, None, None)
        state = TrackState.PLAYING if one.playing else TrackState.PAUSED
        offset = self.offset_s
        theirs = one.at + timedelta(seconds=offset) if offset is not None else None
        return TrackReport(state, TrackReason.NONE, "local.main", one.at, theirs, offset, "h264", 1920, 1080)

    def report(self, session: str = "page") -> None:
        one = self.sessions[session]
        tracks = tuple(self.track(session, number) for number in range(len(one.plans)))
        position = PlaybackPosition(one.at, one.speed, one.playing, one.loop)
        self.reports.notify(SessionReport(session, position, one.leap, tracks))


class Players:
    """TilePlayers that show their first picture when a test says so."""

    def __init__(self) -> None:
        self.slots: dict[str, tuple[int, str]] = {}
        self.generations = 0
        self.showing: Listeners = Listeners()
        self.others: Listeners = Listeners()
        self.crops: dict[str, tuple[float, ...]] = {}

    def open(self, slot: str, window: int, url: str, *, steady: bool = False) -> int:
        self.generations += 1
        self.slots[slot] = (self.generations, url)
        return self.generations

    def close(self, slot: str) -> None:
        self.slots.pop(slot, None)

    def crop(self, slot: str, *region: float) -> None:
        self.crops[slot] = region

    def on_showing(self, listener):
        return self.showing.add(listener)

    def on_status(self, listener):
        return self.others.add(listener)

    def on_replaced(self, listener):
        return self.others.add(listener)

    def on_fault(self, listener):
        return self.others.add(listener)

    def show_all(self) -> None:
        for slot, (generation, _url) in list(self.slots.items()):
            self.showing.notify(slot, generation, 0.1)


class Cutter:
    """A FootageCutter that reports what a test says."""

    def __init__(self) -> None:
        self.cuts: dict[str, tuple[TimeRange, Path]] = {}
        self.cancelled: list[str] = []
        self.reports: Listeners = Listeners()

    def cut(self, job, plans, between, folder):
        self.cuts[job] = (between, folder)

    def cancel(self, job):
        self.cancelled.append(job)

    def on_cut(self, listener):
        return self.reports.add(listener)

    def progress(self, job: str, share: float) -> None:
        self.reports.notify(CutReport(job, CutState.CUTTING, share, "local.main"))

    def finish(self, job: str) -> str:
        """The SHA-256 of what was written."""
        between, folder = self.cuts[job]
        path = folder / f".{job}.part"
        path.write_bytes(job.encode())
        digest = hashlib.sha256(job.encode()).hexdigest()
        made = CutFile(
            path, "mp4", "h264", 1920, 1080, between.begin, between.end, None, None, 250, len(job), digest, digest, ()
        )
        self.reports.notify(CutReport(job, CutState.DONE, 1.0, "local.main", (made,)))
        return digest

    def fail(self, job: str, reason: TrackReason, code: str = "") -> None:
        self.reports.notify(CutReport(job, CutState.FAILED, 0.5, "local.main", (), reason, code))


class Book:
    """Bookmarks without a database."""

    def __init__(self) -> None:
        self.marks: dict[str, Bookmark] = {}
        self.changes: Listeners = Listeners()

    async def find(self, wanted: BookmarkFilter, limit: int = 500) -> list[Bookmark]:
        found = [
            mark
            for mark in self.marks.values()
            if (not wanted.camera_ids or mark.camera_id in wanted.camera_ids)
            and all(word in search_key(mark.note) for word in search_words(wanted.text))
            and (wanted.end_us is None or mark.begin_us < wanted.end_us)
            and (wanted.begin_us is None or (mark.end_us or mark.begin_us) >= wanted.begin_us)
        ]
        return sorted(found, key=lambda mark: -mark.begin_us)[:limit]

    async def set(self, camera_id: str, begin_us: int, end_us: int | None, note: str) -> Bookmark:
        made = Bookmark(f"mark-{len(self.marks)}", camera_id, begin_us, end_us, note, 0, Actor("", "สมชาย"))
        self.marks[made.id] = made
        self.changes.notify()
        return made

    async def change(self, bookmark_id: str, begin_us: int, end_us: int | None, note: str) -> Bookmark:
        self.marks[bookmark_id] = replace(self.marks[bookmark_id], begin_us=begin_us, end_us=end_us, note=note)
        self.changes.notify()
        return self.marks[bookmark_id]

    async def remove(self, bookmark_id: str) -> None:
        del self.marks[bookmark_id]
        self.changes.notify()

    def on_change(self, listener):
        return self.changes.add(listener)


class Holds:
    """What is on hold, by hand. ``asked``: what was placed, as it was given."""

    def __init__(self) -> None:
        self.holds: Sequence[Hold] = ()
        self.changes: Listeners = Listeners()
        self.asked: list[tuple] = []

    def on_change(self, listener):
        return self.changes.add(listener)

    async def load(self) -> None: ...

    async def place(self, camera_ids, begin_us, end_us, reason, request="", review_us=None):
        self.asked.append((list(camera_ids), begin_us, end_us, reason, request))
        return [Hold(f"h{n}", one, begin_us, end_us, reason, request, 0, Actor()) for n, one in enumerate(camera_ids)]

    async def keep(self, hold_ids, review_us, reason):
        raise AssertionError("nobody keeps here")

    async def lifting(self, hold_id, reason):
        return None

    async def lift(self, hold_id, reason, *, consent=None):
        raise AssertionError("nobody lifts here")


class Relay:
    """A StreamRelay that hands out addresses and says nothing."""

    def __init__(self) -> None:
        self.listeners: Listeners = Listeners()

    def configure(self, key, address, credential, transport) -> None: ...

    def live_url(self, key) -> str | None:
        return f"http://127.0.0.1:1/{key}"

    def retry_now(self, key) -> None: ...

    async def still(self, key):
        return None

    def on_health(self, listener):
        return self.listeners.add(listener)

    def on_ready(self, listener):
        return self.listeners.add(listener)
