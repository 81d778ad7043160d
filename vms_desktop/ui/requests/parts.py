"""What the Requests page is given: services by their methods, and what the rest of the desk does for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.domain.requests.export import StillWish
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.requests.statistics import RequestStatistics
from vms_desktop.services.authority import Authority
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.requests.protective_copies import ProtectiveCopies
from vms_desktop.services.requests.request_ports import Disclosure
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.services.workbooks import Sheet
from vms_desktop.ui.masking.parts import CopyParts


@dataclass(frozen=True, slots=True)
class CopyWishes:
    """``intervals``: of what was approved. ``playable``: an MP4 beside each original that does not play everywhere;
    ``working``: a copy with camera, time and request number in the picture. ``stills``: single pictures of them.
    ``masks``: areas that are covered in a privacy copy, by camera id.
    """

    intervals: tuple[Interval, ...]
    playable: bool = True
    working: bool = False
    stills: tuple[StillWish, ...] = ()
    masks: tuple[tuple[str, Masking], ...] = ()


class CopyStage(Enum):
    """What is being done now."""

    BEGINS = "begins"
    ORIGINALS = "originals"
    COPIES = "copies"
    SEALING = "sealing"
    RECORDING = "recording"


@dataclass(frozen=True, slots=True)
class CopyJob:
    """A package in the making. ``progress``: of the whole, 0 … 1. ``trouble``: why it has stopped; it can go on from
    there, where ``can_leave_out`` also without what cannot be reached. ``is_over``: sealed, failed or given up.
    ``of_stage``: how far the stage has come, 0 … 1.
    """

    id: str
    request_id: str
    stage: CopyStage
    progress: float = 0.0
    trouble: VmsError | None = None
    can_leave_out: bool = False
    is_over: bool = False
    of_stage: float = 0.0


class Copying(Protocol):
    """Leads from an approved request to a sealed package. What each raises: the service behind it."""

    async def start(self, request_id: str, wishes: CopyWishes, *, again: str = "") -> None:
        """``again``: why another copy is made of a request that is ready or handed over."""

    async def resume(self, job_id: str, *, without: bool) -> None: ...

    async def cancel(self, job_id: str, reason: str) -> None: ...

    async def jobs_of(self, request_id: str) -> Sequence[CopyJob]:
        """The newest first."""

    def on_change(self, listener: Callable[[CopyJob], None]) -> Unsubscribe:
        """Called some times a second while one runs."""


class PackageKind(Enum):
    """How a package lies on the medium."""

    FOLDER = "folder"
    ZIP = "zip"
    ENCRYPTED = "encrypted"


@dataclass(frozen=True, slots=True)
class OnMedium:
    """A package that was copied and read back. ``serial``: of the medium, where it has one."""

    path: Path
    medium: str
    serial: str


class Delivering(Protocol):
    """Puts a sealed package onto the medium it is handed over on. ``tell``: 0 … 1, from any thread."""

    async def copy(
        self,
        request_id: str,
        delivery_id: str,
        folder: Path,
        kind: PackageKind,
        passphrase: str | None,
        tell: Callable[[float], None],
    ) -> OnMedium: ...


class Printing(Protocol):
    """Printed forms. ``forms``: those that make sense for the request as it is, by stable name, in words."""

    def forms(self, request: Request) -> Sequence[tuple[str, str]]: ...

    def show(self, request: Request, name: str, parent: QWidget) -> None: ...

    def show_statistics(self, found: RequestStatistics, parent: QWidget) -> None: ...

    def show_disclosures(self, year_be: int, lines: Sequence[Disclosure], parent: QWidget) -> None: ...


@dataclass(frozen=True)
class PageParts:
    """``copying``, ``delivering``, ``printing`` None: this desk cannot. ``check_package``: opens what checks a package,
    with one to begin with. ``open_file``: shows a read-only copy in the program the workstation has for it.
    ``write_sheets``: statistics for an office program; recorded before they leave. ``masking`` None: without privacy
    copies.
    """

    book: RequestService
    cameras: CameraService
    clock: Clock
    authority: Authority
    copying: Copying | None = None
    delivering: Delivering | None = None
    protective: ProtectiveCopies | None = None
    printing: Printing | None = None
    check_package: Callable[[Path | None], None] | None = None
    open_file: Callable[[Path], object] = lambda _path: None
    write_sheets: Callable[[Path, Sequence[Sheet]], Awaitable[None]] | None = None
    masking: CopyParts | None = None
