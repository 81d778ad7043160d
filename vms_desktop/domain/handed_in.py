"""A file that somebody handed in (on a stick, on a disc), with the camera and the time an officer stated for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind


@dataclass(frozen=True, slots=True)
class HandedInFile:
    """``begins_at``: true time of its first picture, as stated. ``lasts_s``: counted, not as its header says.

    ``frame_rate``: of raw streams, as stated. ``sha256``: of the whole file when it was taken in. ``stated_by``: who.
    """

    id: str
    camera_id: str
    path: Path
    begins_at: datetime
    lasts_s: float
    sha256: str
    frame_rate: float | None = None
    stated_by: str = ""

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + timedelta(seconds=self.lasts_s)

    @property
    def source(self) -> FootageSource:
        return FootageSource(f"file.{self.id}", SourceKind.FILE, self.camera_id, ClockTrust.STATED, name=self.path.name)
