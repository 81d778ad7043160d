"""Old footage goes: by age, and the oldest first when the disk is short. What is on hold stays.

The order is what makes it safe: the log entry and the mark "leaving" in one transaction, then the files, then the rows.
Whatever is interrupted is finished at the next look.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, RecordingError, VmsError
from vms_desktop.domain.footage_hold import HeldFootage
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.retention import (
    ClockTrust,
    ClockWatch,
    DiskFacts,
    DiskLevel,
    DiskOutlook,
    RetentionRules,
    outlook,
    to_free,
)
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.domain.segment import DAY_US, HOUR_US, Segment, SegmentState
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recording.disk_thread import DiskThread
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.recording.recording_place import RecordingPlace
from vms_desktop.services.recording.recording_ports import RecordingFolder, SegmentId, SegmentIndex

_log = logging.getLogger(__name__)
LOOK_EVERY_S = 30.0
EARLIER_EVERY_S = 3600.0
AGE_STEP_US = 6 * HOUR_US
"""Footage stays for its days and at most so much longer: one entry in the log a quarter of a day, not one a minute."""
AT_ONCE = 500
MOST_AT_A_TIME = 20_000
"""Segments that go at one look; what is left goes at the next."""
BY_AGE, FOR_SPACE = "age", "space"


class Register(Protocol):
    """The part of CameraService that is needed here."""

    def get(self, camera_id: str) -> Camera: ...


@dataclass(frozen=True, slots=True)
class RetentionState:
    """``outlook`` None: the disk has not been looked at yet. ``oldest_us``: begin of the oldest footage there is."""

    outlook: DiskOutlook | None = None
    clock: ClockTrust = ClockTrust.SOUND
    oldest_us: int | None = None


@machinery("deletes by rules that were set, and records it as the program")
class FootageRetention:
    """Called on the loop thread. ``start`` looks at the disk every half minute until ``close``."""

    def __init__(
        self,
        index: SegmentIndex,
        place: RecordingPlace,
        holds: FootageHoldService,
        cameras: Register,
        clock: Clock,
        rate: Callable[[], float],
        rules: RetentionRules,
        prepared: Callable[[EntryDraft], EntryDraft] = lambda draft: draft,
    ) -> None:
        self._index = index
        self._place = place
        self._holds = holds
        self._cameras = cameras
        self._clock = clock
        self._rate = rate
        self._prepared = prepared
        self.rules = rules
        self._watch: ClockWatch | None = None
        self._earlier_at: float | None = None
        self._state = RetentionState()
        self._disk = DiskThread("old footage", within_s=120.0)
        self._on_change: Listeners[[RetentionState]] = Listeners()
        self._on_trouble: Listeners[[VmsError]] = Listeners()
        self._told: tuple[DiskLevel, ClockTrust] = (DiskLevel.FINE, ClockTrust.SOUND)
        self._tasks = TaskOwner("retention")
        self._wake = asyncio.Event()

    @property
    def state(self) -> RetentionState:
        return self._state

    def on_change(self, listener: Callable[[RetentionState], None]) -> Unsubscribe:
        """Called after each look."""
        return self._on_change.add(listener)

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        """Called when a person must be told: once when it gets worse."""
        return self._on_trouble.add(listener)

    def start(self) -> None:
        self._tasks.start(self._run(), "run")

    async def close(self) -> None:
        await self._tasks.close()

    def look_soon(self) -> None:
        """The disk is full, or the rules were changed."""
        self._wake.set()

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                await self.look()
            except VmsError as error:
                _log.warning("old footage could not be looked after: %s", error)
            with contextlib.suppress(TimeoutError):
                # Not wait_for: it forgets that it was cancelled when the event is set in the same turn (Python 3.11).
                async with asyncio.timeout(LOOK_EVERY_S):
                    await self._wake.wait()

    # ---- one look --------------------------------------------------------------------------------------------

    async def look(self) -> None:
        """Measure, delete what must go, say how it stands. Raises RecordingError, StorageError, LogError."""
        folder = self._place.folder
        if folder is None or self._place.problem is not None:
            return
        trust = await self._trust(folder)
        await self._finish(folder)
        if trust is ClockTrust.SOUND:
            await self._delete_old(folder)
            await self._delete_in_earlier()
        facts = await self._facts(folder)
        lacking = to_free(facts, self.rules)
        if lacking:
            await self._delete_for_space(folder, lacking)
            facts = await self._facts(folder)
        oldest = await self._index.oldest(folder.id, None, 1)
        self._state = RetentionState(outlook(facts, self.rules), trust, oldest[0].begin_us if oldest else None)
        self._tell()
        self._on_change.notify(self._state)

    async def _trust(self, folder: RecordingFolder) -> ClockTrust:
        now, seconds = microseconds(self._clock.now()), self._clock.monotonic()
        if self._watch is None:
            self._watch = ClockWatch(now, seconds, await self._index.newest_us(folder.id))
        return self._watch.look(now, seconds)

    async def _facts(self, folder: RecordingFolder) -> DiskFacts:
        space = await self._place.space()
        recorded = sum(one.bytes for one in await self._index.sums(folder.id))
        held = self._holds.held
        by_camera = {camera_id: held.stretches(camera_id) for camera_id in held.cameras}
        held_bytes = await self._index.held_bytes(folder.id, by_camera) if by_camera else 0
        return DiskFacts(space.total, space.free, recorded, min(held_bytes, recorded), self._rate())

    def _tell(self) -> None:
        assert self._state.outlook is not None
        level, clock = self._state.outlook.level, self._state.clock
        before_level, before_clock = self._told
        self._told = level, clock
        ranks = list(DiskLevel)
        if not self._state.outlook.facts.recorded and not self._state.outlook.facts.rate:
            return  # nothing is recorded here: how full the disk is does not matter
        if ranks.index(level) > ranks.index(before_level):
            self._on_trouble.notify(disk_warning(self._state.outlook, str(self._place.root)))
        if clock is not before_clock and clock is not ClockTrust.SOUND:
            self._on_trouble.notify(RecordingError(f"recording.clock_{clock.value}"))

    # ---- deleting --------------------------------------------------------------------------------------------

    async def _delete_old(self, folder: RecordingFolder) -> None:
        limit = microseconds(self._clock.now()) - self.rules.days * DAY_US
        oldest = await self._first_free(folder)
        if oldest is None or oldest.end_us >= limit - AGE_STEP_US:
            return
        await self._delete(folder, BY_AGE, lambda segment, _: segment.end_us < limit)

    async def _delete_in_earlier(self) -> None:
        """Footage stays its days in the folders too that were used before: nobody would look after it otherwise."""
        now = self._clock.monotonic()
        if self._earlier_at is not None and now - self._earlier_at < EARLIER_EVERY_S:
            return
        self._earlier_at = now
        for folder_id, root in await self._place.earlier():
            if not await self._index.oldest(folder_id, None, 1):
                continue
            folder = await self._place.open_earlier(folder_id, root)
            if folder is None:
                continue
            try:
                await self._finish(folder)
                await self._delete_old(folder)
            finally:
                folder.release()

    async def _first_free(self, folder: RecordingFolder) -> Segment | None:
        """The oldest segment that is not on hold."""
        after: SegmentId | None = None
        while some := await self._index.oldest(folder.id, after, AT_ONCE):
            for segment in some:
                if not _is_held(self._holds.held, segment):
                    return segment
            after = (some[-1].key, some[-1].begin_us)
        return None

    async def _delete_for_space(self, folder: RecordingFolder, lacking: int) -> None:
        await self._delete(folder, FOR_SPACE, lambda _, freed: freed < lacking)

    async def _delete(self, folder: RecordingFolder, why: str, goes: Callable[[Segment, int], bool]) -> None:
        """The oldest that are not on hold, as long as ``goes`` (segment, bytes freed before it)."""
        async with self._holds.steady:
            await self._holds.load()  # another desk may have placed one
            chosen = await self._chosen(folder, self._holds.held, goes)
            if not chosen:
                return
            ids = [(segment.key, segment.begin_us) for segment in chosen]
            await self._index.set_state(folder.id, ids, SegmentState.LEAVING, self._entries(chosen, why))
            await self._remove(folder, chosen)

    async def _chosen(
        self, folder: RecordingFolder, held: HeldFootage, goes: Callable[[Segment, int], bool]
    ) -> list[Segment]:
        chosen: list[Segment] = []
        freed, after = 0, None
        while some := await self._index.oldest(folder.id, after, AT_ONCE):
            for segment in some:
                if not goes(segment, freed) or len(chosen) >= MOST_AT_A_TIME:
                    return chosen
                if _is_held(held, segment) or segment.state is SegmentState.LEAVING:
                    continue
                chosen.append(segment)
                # A row without a file makes no room.
                freed += segment.bytes if segment.state is not SegmentState.MISSING else 0
            after = (some[-1].key, some[-1].begin_us)
        return chosen

    async def _finish(self, folder: RecordingFolder) -> None:
        """What was recorded to go and is still there."""
        leaving = await self._index.in_state(folder.id, SegmentState.LEAVING)
        if leaving:
            await self._remove(folder, leaving)

    async def _remove(self, folder: RecordingFolder, segments: Sequence[Segment]) -> None:
        for at in range(0, len(segments), AT_ONCE):
            some = segments[at : at + AT_ONCE]
            paths = [segment.path for segment in some]
            await self._disk.run(lambda paths=paths: _delete_all(folder, paths))  # type: ignore[misc]
            await self._index.remove(folder.id, [(segment.key, segment.begin_us) for segment in some])

    def _entries(self, segments: Sequence[Segment], why: str) -> list[EntryDraft]:
        """One a camera: what went, from when to when."""
        by_camera: dict[str, list[Segment]] = {}
        for segment in segments:
            by_camera.setdefault(segment.camera_id, []).append(segment)
        return [self._entry(camera_id, those, why) for camera_id, those in by_camera.items()]

    def _entry(self, camera_id: str, segments: Sequence[Segment], why: str) -> EntryDraft:
        details = {
            "why": why,
            "from": _iso(min(segment.begin_us for segment in segments)),
            "to": _iso(max(segment.end_us for segment in segments)),
            "segments": len(segments),
            "bytes": sum(segment.bytes for segment in segments),
        }
        try:
            draft = about(self._cameras.get(camera_id), Action.FOOTAGE_DELETED, **details)
        except CameraError:
            subject = Subject("camera", camera_id)
            draft = EntryDraft(Action.FOOTAGE_DELETED, subject=subject, camera=camera_id, details=details)
        # Nobody did it: the program by itself, by the rules that were set.
        return self._prepared(EntryDraft(draft.action, PROGRAM, draft.subject, draft.camera, draft.place, details))


def lower_footage_retention(before: RetentionRules, after: RetentionRules) -> ConsentDraft | None:
    """What a second person has to consent to; None: footage stays as long as it did, or longer."""
    told = []
    if after.days < before.days:
        told.append(f"{before.days} → {after.days}")
    if after.percent < before.percent:
        told.append(f"{before.percent} % → {after.percent} %")
    if not told:
        return None
    subjects = ["footage", f"days {after.days}", f"percent {after.percent}"]
    return ConsentDraft(Marked.LOWER_FOOTAGE_RETENTION, subjects, " · ".join(told))


def _is_held(held: HeldFootage, segment: Segment) -> bool:
    return held.holds(segment.camera_id, segment.begin_us, segment.end_us)


def _delete_all(folder: RecordingFolder, paths: Sequence[str]) -> None:
    for path in paths:
        folder.delete(path)


def _iso(time_us: int) -> str:
    try:
        return iso(time_us)
    except OverflowError:
        return str(time_us)


def disk_warning(now: DiskOutlook, folder: str) -> RecordingError:
    """What a person must be told of the disk. Parameters: folder, days (wanted), hours (how far back it will reach)."""
    hours = (now.reaches_us or 0) // HOUR_US
    return RecordingError(f"recording.disk_{now.level.value}", folder=folder, days=now.rules.days, hours=hours)
