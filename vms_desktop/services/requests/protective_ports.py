"""What protective copies need from outside."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import RecordedRange, TimeRange
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.requests.protective import ProtectiveCopy
from vms_desktop.services.playback.footage_ports import SourcePlan


class ProtectiveStore(Protocol):
    """Protective copies in the database; none is ever deleted. Raises StorageError ``storage.*``."""

    async def add(self, copies: Sequence[ProtectiveCopy], record: Sequence[EntryDraft]) -> None:
        """With their entries in the access log: both or neither. Raises LogError too."""

    async def save(self, copy: ProtectiveCopy) -> None: ...

    async def get(self, copy_id: str) -> ProtectiveCopy | None: ...

    async def of_request(self, request_id: str) -> list[ProtectiveCopy]:
        """In the order they were asked for."""

    async def of_camera(self, camera_id: str, begin_us: int, end_us: int, desk: str) -> list[ProtectiveCopy]:
        """KEPT ones of that desk that touch the range."""

    async def to_do(self, desk: str) -> list[ProtectiveCopy]:
        """WAITING and COPYING ones of that desk, the most urgent first."""


class Finder(Protocol):
    """A ``FootageFinder``: what lies here, or what lies with the agencies. Raises VmsError where nobody answers."""

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]: ...

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]: ...


class Holds(Protocol):
    """The part of FootageHoldService that is needed here."""

    steady: asyncio.Lock
    """Within it no hold is placed at this desk."""

    @property
    def holds(self) -> Sequence[Hold]: ...

    async def load(self) -> None:
        """Read them anew: another desk may have placed one. Raises StorageError."""
