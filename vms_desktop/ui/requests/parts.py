"""What the Requests page is given: services by their methods, and what the rest of the desk does for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.requests.request import Request
from vms_desktop.services.authority import Authority
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.requests.export import ExportService
from vms_desktop.services.requests.requests import RequestService


class Printing(Protocol):
    """Printed forms. ``forms``: those that make sense for the request as it is, by stable name, in words."""

    def forms(self, request: Request) -> Sequence[tuple[str, str]]: ...

    def show(self, request: Request, name: str, parent: QWidget) -> None: ...


@dataclass(frozen=True)
class PageParts:
    """``copying``, ``printing`` None: this desk cannot. ``check_package``: opens what checks a package, with one to
    begin with. ``open_file``: shows a read-only copy in the program the workstation has for it.
    """

    book: RequestService
    cameras: CameraService
    clock: Clock
    authority: Authority
    copying: ExportService | None = None
    printing: Printing | None = None
    check_package: Callable[[Path | None], None] | None = None
    open_file: Callable[[Path], object] = lambda _path: None
