"""What an export needs from outside: the request it is for, where it is written down, who cuts and who packs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clip import ClipJob
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.footage import RecordedRange, TimeRange
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.requests.export import ExportedFile, ExportJob
from vms_desktop.domain.requests.request import DeliveredFile, Interval, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.evidence.wish import PackageWish, SealedPackage, Tell
from vms_desktop.services.ports import Unsubscribe


class ExportJobs(Protocol):
    """Exports in the database. Raises StorageError ``storage.*``."""

    async def add(self, job: ExportJob, record: Sequence[EntryDraft]) -> None:
        """With its entries in the access log: both or neither. Raises RequestError ``export.running`` (number) where
        one of the same request is not over yet.
        """

    async def save(self, job: ExportJob, record: Sequence[EntryDraft] = ()) -> None: ...

    async def get(self, job_id: str) -> ExportJob | None: ...

    async def of_request(self, request_id: str) -> list[ExportJob]:
        """The newest first."""

    async def unfinished(self, desk: str) -> list[ExportJob]:
        """Of that desk, those that are not over."""


class CopiedRequests(Protocol):
    """The part of RequestService that is needed here; each step asks for its permission and is recorded by it."""

    async def as_it_is(self, request_id: str) -> Request:
        """Raises RequestError ``request.unknown``, StorageError."""

    async def take(self, request_id: str, version: int, step: Step, reason: str = "") -> Request:
        """A step that needs no more than a reason."""

    async def begin_copy(self, request_id: str, version: int, intervals: Sequence[Interval]) -> Request:
        """The request with a new delivery, the last of them. Raises RequestError ``request.*``, AccessError."""

    async def finish_copy(
        self,
        request_id: str,
        version: int | None,
        delivery_id: str,
        *,
        folder: str,
        package_sha256: str,
        content_sha256: str = "",
        files: Sequence[DeliveredFile],
    ) -> Request: ...

    async def fail_copy(self, request_id: str, version: int | None, delivery_id: str, reason: str) -> Request: ...

    def on_change(self, listener: Callable[[str], None]) -> Unsubscribe: ...


class Cameras(Protocol):
    """The part of CameraService that is needed here."""

    def get(self, camera_id: str) -> Camera:
        """Raises CameraError ``camera.unknown``."""


class Clips(Protocol):
    """The part of ClipService that is needed here: it asks, records and cuts."""

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
    ) -> ClipJob: ...

    async def wait(self, job_id: str) -> ClipJob: ...

    def cancel(self, job_id: str) -> None: ...

    def job(self, job_id: str) -> ClipJob: ...

    def on_progress(self, listener: Callable[[ClipJob], None]) -> Unsubscribe: ...


class Ranges(Protocol):
    """The part of FootageCatalogue that is needed here."""

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]: ...

    async def unanswered(self, camera: Camera, between: TimeRange) -> VmsError | None:
        """Why a source could not be asked now; None: all answered."""


class Copies(Protocol):
    """Makes what was wished besides the originals. ``tell``: how much of it is done, 0..1. ``may_go_on``: asked before
    each copy, returns when it may be made. ``keep``: all there are by now, after each wish; what ``job.copies`` has
    already is not made again.
    """

    async def make(
        self,
        job: ExportJob,
        folder: Path,
        tell: Callable[[float], None],
        may_go_on: Callable[[], Awaitable[None]],
        keep: Callable[[tuple[ExportedFile, ...]], Awaitable[None]],
    ) -> tuple[ExportedFile, ...]:
        """Raises VmsError; nothing half is left behind then."""


class Describing(Protocol):
    """Puts together what the package tells of itself."""

    async def wish(self, job: ExportJob, request: Request, folder: Path) -> PackageWish: ...


class Packages(Protocol):
    """The part of the evidence service that is needed here."""

    async def build(self, wish: PackageWish, tell: Tell) -> SealedPackage:
        """Into the desk's store, under ``building.package_name``: recorded, signed, read back, then given its name.
        Nothing is left of it where that fails.
        """

    async def kept(self, package: Path) -> SealedPackage | None:
        """One that was built before, looked through once more; None: there is none, or it is not intact."""

    async def clear(self) -> None:
        """Take away what killed programs left half built in the store."""


class Lock(Protocol):
    """Held by the process that works in a folder; gone with it, however it ends."""

    def take(self) -> None:
        """Raises StorageError ``storage.in_use``."""

    def release(self) -> None: ...


LockOf = Callable[[Path], Lock]
