"""A request, its database, a clip service and a packer that remember what was asked of them, in order."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from authority_fakes import SOMCHAI, AtTheDesk
from export_log import RememberedLog

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clip import ClipFile, ClipJob, ClipPart, ClipState
from vms_desktop.domain.errors import CameraError, FootageError, RequestError, StorageError, VmsError
from vms_desktop.domain.footage import ClockTrust, FootageSource, RecordedRange, SourceKind, TimeRange
from vms_desktop.domain.log_entry import Actor, EntryDraft, microseconds, moment
from vms_desktop.domain.requests.export import OVER, ExportedFile, ExportJob
from vms_desktop.domain.requests.request import (
    Asked,
    Basis,
    Decision,
    Delivery,
    DeliveryState,
    Incident,
    Interval,
    Judgement,
    Request,
    Requester,
    RequesterType,
    Urgency,
    Wanted,
)
from vms_desktop.domain.requests.states import State
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.evidence.building import package_name
from vms_desktop.services.evidence.wish import PackageWish, SealedPackage
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.requests.export import ExportService
from vms_desktop.services.requests.export_cutting import ExportCutting
from vms_desktop.services.requests.export_record import ExportRecord
from vms_desktop.services.requests.export_run import Workshop
from vms_desktop.services.requests.export_sealed import manifest_hash

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CONTENT = "cd" * 32
"""Of the evidence in a package, as its papers have it."""
SUPERVISOR = Actor("p-supervisor", "พ.ต.อ.หญิง สุดา", "supervisor")
SOMCHAI_ACTS = Actor(SOMCHAI.id, SOMCHAI.name, SOMCHAI.role.value)
CLERK = Actor("p-clerk", "จ.ส.ต.หญิง มาลี", "officer")


def at(seconds: float) -> int:
    return microseconds(NOON + timedelta(seconds=seconds))


def interval(camera: int, begin: float = 0, end: float = 60) -> Interval:
    return Interval(f"c{camera}", at(begin), at(end))


class Clock:
    def __init__(self) -> None:
        self.time = NOON + timedelta(hours=1)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()


class Cameras:
    def __init__(self) -> None:
        self.gone: set[str] = set()

    def get(self, camera_id: str) -> Camera:
        if camera_id in self.gone:
            raise CameraError("camera.unknown", camera="")
        return Camera(camera_id, f"1101-000{camera_id[1:]}", f"กล้อง {camera_id[1:]}", "", "1101", "", "", None, None)


def approved(*intervals: Interval) -> Request:
    """A request that was registered by one person and approved by another."""
    asked = tuple(Asked(f"a{n}", one, f"1101-000{one.camera_id[1:]}", "กล้อง") for n, one in enumerate(intervals))
    return Request(
        "r1",
        "REQ-2569-0001",
        State.APPROVED,
        Requester(RequesterType.INQUIRY_OFFICER, "พ.ต.ท.ประสิทธิ์"),
        Basis(),
        Incident(),
        Wanted.COPY,
        "USB",
        Urgency.NORMAL,
        asked,
        CLERK,
        at(0),
        at(86400),
        decision=Decision(Judgement.APPROVED, SUPERVISOR, at(60), intervals),
    )


class Requests:
    """Takes the three steps of copying as the table of states does."""

    def __init__(self, request: Request, happened: list[str]) -> None:
        self.request = request
        self.fails_with: VmsError | None = None
        self.waits: asyncio.Event | None = None
        """Until then a finished copy is not written down."""
        self._happened = happened
        self._on_change: Listeners[[str]] = Listeners()

    def on_change(self, listener: Callable[[str], None]) -> Callable[[], None]:
        return self._on_change.add(listener)

    async def as_it_is(self, request_id: str) -> Request:
        return self.request

    async def begin_copy(self, request_id: str, version: int, intervals: Sequence[Interval]) -> Request:
        self._check(version)
        number = len(self.request.deliveries) + 1
        delivery = Delivery(f"d{number}", number, DeliveryState.COPYING, SOMCHAI_ACTS, at(120), tuple(intervals))
        return self._now("begin_copy", state=State.COPYING, deliveries=(*self.request.deliveries, delivery))

    async def finish_copy(self, request_id: str, version: None, delivery_id: str, **given: object) -> Request:
        if self.waits is not None:
            self._happened.append("finishing")
            await self.waits.wait()
        return self._delivery("finish_copy", delivery_id, State.READY, state=DeliveryState.SEALED, **given)

    async def fail_copy(self, request_id: str, version: None, delivery_id: str, reason: str) -> Request:
        return self._delivery("fail_copy", delivery_id, State.COPYING, state=DeliveryState.FAILED, failure=reason)

    def cancel(self) -> None:
        """Somebody else does so."""
        self._now("cancelled", state=State.CANCELLED)

    def _check(self, version: int) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        if version != self.request.version:
            raise RequestError("request.changed_meanwhile")

    def _delivery(self, name: str, delivery_id: str, after: State, **changes: object) -> Request:
        found = tuple(
            replace(one, **changes) if one.id == delivery_id else one  # type: ignore[arg-type]
            for one in self.request.deliveries
        )
        return self._now(name, state=after, deliveries=found)

    def _now(self, name: str, **changes: object) -> Request:
        self._happened.append(name)
        self.request = replace(self.request, version=self.request.version + 1, **changes)  # type: ignore[arg-type]
        self._on_change.notify(self.request.id)
        return self.request


class Jobs:
    """``ExportJobs`` in memory. ``fails_with``: raised by the next saving."""

    def __init__(self, log: RememberedLog) -> None:
        self._log = log
        self.rows: dict[str, ExportJob] = {}
        self.fails_with: StorageError | None = None

    async def add(self, job: ExportJob, record: Sequence[EntryDraft]) -> None:
        if any(one.request_id == job.request_id and one.state not in OVER for one in self.rows.values()):
            raise RequestError("export.running", number=job.number)
        await self._log.append(list(record))
        self.rows[job.id] = job

    async def save(self, job: ExportJob, record: Sequence[EntryDraft] = ()) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        if record:
            await self._log.append(list(record))
        self.rows[job.id] = job

    async def get(self, job_id: str) -> ExportJob | None:
        return self.rows.get(job_id)

    async def of_request(self, request_id: str) -> list[ExportJob]:
        return [one for one in reversed(self.rows.values()) if one.request_id == request_id]

    async def unfinished(self, desk: str) -> list[ExportJob]:
        return [one for one in self.rows.values() if one.desk == desk and one.state not in OVER]


class Clips:
    """Cuts what is asked for whole, unless ``gaps`` (seconds, by camera) or ``fails`` (by camera) say otherwise; the
    cameras of ``waits`` are not cut until the event is set.
    """

    def __init__(self, happened: list[str]) -> None:
        self.fails: dict[str, VmsError] = {}
        self.gaps: dict[str, list[tuple[float, float]]] = {}
        self.waits: dict[str, asyncio.Event] = {}
        self.asked: list[tuple[str, float, float]] = []
        self._happened = happened
        self._jobs: dict[str, ClipJob] = {}
        self._on_progress: Listeners[[ClipJob]] = Listeners()

    def on_progress(self, listener: Callable[[ClipJob], None]) -> Callable[[], None]:
        return self._on_progress.add(listener)

    def job(self, job_id: str) -> ClipJob:
        return self._jobs[job_id]

    async def start(
        self,
        camera_ids: Sequence[str],
        begin: datetime,
        end: datetime,
        *,
        folder: Path,
        margin_s: float,
        request: str,
        reason: str,
    ) -> ClipJob:
        (camera_id,) = camera_ids
        assert margin_s == 0.0 and request == "REQ-2569-0001"
        self.asked.append((camera_id, (begin - NOON).total_seconds(), (end - NOON).total_seconds()))
        part = ClipPart(Cameras().get(camera_id), ClipState.CUTTING)
        between = TimeRange(begin, end)
        job = ClipJob(f"clip{len(self._jobs)}", between, between, 0.0, folder, (part,))
        self._jobs[job.id] = job
        return job

    async def wait(self, job_id: str) -> ClipJob:
        job = self._jobs[job_id]
        camera_id = job.parts[0].camera.id
        if job.parts[0].state is not ClipState.CUTTING:
            return job
        if camera_id in self.waits:
            self._happened.append(f"cutting {camera_id}")
            await self.waits[camera_id].wait()
        error = self.fails.get(camera_id)
        if error is not None:
            part = replace(job.parts[0], state=ClipState.FAILED, error=error)
        else:
            part = replace(job.parts[0], state=ClipState.DONE, files=self._files(job, camera_id))
        self._happened.append(f"cut {camera_id}")
        self._jobs[job_id] = replace(job, parts=(part,))
        return self._jobs[job_id]

    def _files(self, job: ClipJob, camera_id: str) -> tuple[ClipFile, ...]:
        data = f"{camera_id} {job.marks.begin}".encode() * 100
        path = job.folder / f"{camera_id}_{microseconds(job.marks.begin)}.mp4"
        path.write_bytes(data)
        path.with_suffix(".json").write_text("{}")
        gaps = tuple(TimeRange(moment(at(a)), moment(at(b))) for a, b in self.gaps.pop(camera_id, []))
        digest = hashlib.sha256(data).hexdigest()
        begin, end = job.marks.begin - timedelta(seconds=1), job.marks.end
        return (ClipFile(path, path.with_suffix(".json"), begin, end, 100, len(data), digest, "ab" * 32, gaps),)

    def cancel(self, job_id: str) -> None:
        job = self._jobs[job_id]
        self._happened.append(f"clip of {job.parts[0].camera.id} cancelled")
        self._jobs[job_id] = replace(job, parts=(replace(job.parts[0], state=ClipState.CANCELLED),))


class Ranges:
    """Another source has everything of ``cameras``."""

    def __init__(self) -> None:
        self.cameras: set[str] = set()
        self.silent: dict[str, VmsError] = {}

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        source = FootageSource("recorder.1", SourceKind.ONVIF, "", ClockTrust.MEASURED)
        return [RecordedRange(one.id, source, begin, end) for one in cameras if one.id in self.cameras]

    async def unanswered(self, camera: Camera, between: TimeRange) -> VmsError | None:
        return self.silent.get(camera.id)


class Copies:
    def __init__(self, happened: list[str]) -> None:
        self.fails_with: VmsError | None = None
        self.makes: tuple[str, ...] = ()
        self._happened = happened

    async def make(
        self,
        job: ExportJob,
        folder: Path,
        tell: Callable[[float], None],
        may_go_on: Callable[[], Awaitable[None]],
        keep: Callable[[tuple[ExportedFile, ...]], Awaitable[None]],
    ) -> tuple[ExportedFile, ...]:
        """``makes``: names of copies, each kept before the next; with ``fails_with`` it fails after them."""
        self._happened.append("copies")
        kept = {f"{folder.name}/{name}" for name in os.listdir(folder)}
        assert kept == {name for one in job.copies for name in (one.name, one.sidecar)}
        copies = job.copies
        for name in self.makes:
            if f"{folder.name}/{name}.mp4" in kept:
                continue
            self._happened.append(f"copy {name}")
            data = name.encode()
            (folder / f"{name}.mp4").write_bytes(data)
            (folder / f"{name}.json").write_bytes(b"{}")
            digest, place = hashlib.sha256(data).hexdigest(), f"{folder.name}/{name}"
            made = ExportedFile(f"{place}.mp4", f"{place}.json", "working", 0, 1, len(data), digest, job.files[0].name)
            copies = (*copies, made)
            await keep(copies)
        if self.fails_with is not None:
            (folder / "half.part").write_bytes(b"half")
            raise self.fails_with
        tell(1.0)
        return copies


class Packages:
    """Makes a folder with a manifest; ``fails_with``: instead, after it has begun."""

    def __init__(self, happened: list[str], store: Path) -> None:
        self._store = store
        self.fails_with: VmsError | None = None
        self.waits: asyncio.Event | None = None
        self.wishes: list[list[str]] = []
        self._happened = happened

    async def wish(self, job: ExportJob, request: Request, folder: Path) -> PackageWish:
        assert request.state is State.COPYING
        self.wishes.append([file.name for file in job.files])
        assert all((folder / file.name).is_file() for file in job.files)
        told = SimpleNamespace(request=SimpleNamespace(number=job.number), number=request.deliveries[-1].number)
        return PackageWish(told, ())  # type: ignore[arg-type]

    async def build(self, wish: PackageWish, tell: object = None) -> SealedPackage:
        name = "REQ-2569-0001_1" if wish is None else package_name(wish.description)
        self._happened.append(f"build {name}")
        if self.waits is not None:
            await self.waits.wait()
        if self.fails_with is not None:
            raise self.fails_with
        package = self._store / name
        package.mkdir()
        text = name.encode()
        (package / "manifest.json").write_bytes(text)
        (package / "manifest.json").chmod(0o400)
        package.chmod(0o500)
        told = SimpleNamespace(content_sha256=CONTENT)
        return SealedPackage(package, told, hashlib.sha256(text).hexdigest(), 1)  # type: ignore[arg-type]

    async def clear(self) -> None: ...

    async def kept(self, package: Path) -> SealedPackage | None:
        digest = manifest_hash(package)
        if not digest:
            return None
        told = SimpleNamespace(package=SimpleNamespace(id=f"d{package.name[-1]}"), content_sha256=CONTENT)
        return SealedPackage(package, told, digest, 1)  # type: ignore[arg-type]


class Lock:
    """Held by one at a time, as the operating system does; ``held`` is shared by all desks."""

    def __init__(self, path: Path, held: set[Path]) -> None:
        self._path, self._held, self._mine = path, held, False

    def take(self) -> None:
        if self._path in self._held:
            raise StorageError("storage.in_use", path=str(self._path), pid=1)
        self._held.add(self._path)
        self._mine = True

    def release(self) -> None:
        if self._mine:
            self._held.discard(self._path)
            self._mine = False


class Room:
    """One export service over all of that; ``another`` is the same database seen by another process."""

    def __init__(self, store: Path, *intervals: Interval) -> None:
        self.happened: list[str] = []
        self.store = store
        self.clock = Clock()
        self.desk = AtTheDesk()
        self.desk.now = self.clock.now()
        self.cameras = Cameras()
        self.stored = RememberedLog(self.clock, self.happened)
        self.log = AccessLog(self.stored, lambda: self.desk.actor)
        self.requests = Requests(approved(*intervals), self.happened)
        self.jobs = Jobs(self.stored)
        self.clips = Clips(self.happened)
        self.ranges = Ranges()
        self.copies = Copies(self.happened)
        self.packages = Packages(self.happened, store)
        self.held: set[Path] = set()
        self._made: list[ExportService] = []
        self.exports = self.another()

    def another(self, desk: str = "desk1") -> ExportService:
        at = Workshop(
            self.requests,
            self.jobs,
            ExportCutting(self.clips, self.ranges, self.cameras),
            self.copies,
            self.packages,
            self.packages,
            ExportRecord(self.requests, self.jobs, self.log, self.clock),
            self.clock,
            self.store,
        )
        ids = iter(f"j{number}" for number in range(len(self.jobs.rows) + 1, 100))
        lock_of = lambda path: Lock(path, self.held)  # noqa: E731 - one line says it
        made = ExportService(at, self.cameras, desk, lock_of, authority=self.desk, new_id=lambda: next(ids))
        self._made.append(made)
        return made

    def left(self) -> list[str]:
        """What lies in the store."""
        return sorted(path.name for path in self.store.iterdir()) if self.store.exists() else []

    async def close(self) -> None:
        for made in self._made:
            await made.stop()
        await self.log.close()


def footage_error(code: str) -> FootageError:
    return FootageError(code, camera="1101-0001")
