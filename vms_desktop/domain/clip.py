"""A clip job: what was asked for, and how far each camera's part has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.footage import FootageSource, TimeRange, Unread

MARGIN_S = 120.0
"""Before and after the marks, where nobody chose otherwise."""
MOST_MARGIN_S = 3600.0
LONGEST_S = 24 * 3600.0
"""Between the marks; longer ones are asked for in parts."""


class ClipState(StrEnum):
    WAITING = "waiting"
    CUTTING = "cutting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ClipFile:
    """A finished file and the JSON file of the same name beside it. ``begin``, ``end``: its first and last picture.

    ``sha256``: of the file; ``pictures_sha256``: over the hashes of the original pictures. ``gaps``: where pictures are
    missing; ``unread``: those of them where the recorder broke off, and there may be some.
    """

    path: Path
    sidecar: Path
    begin: datetime
    end: datetime
    pictures: int
    bytes: int
    sha256: str
    pictures_sha256: str
    gaps: tuple[TimeRange, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class ClipPart:
    """One camera of a job. ``progress``: 0..1. ``error`` only when FAILED."""

    camera: Camera
    state: ClipState = ClipState.WAITING
    progress: float = 0.0
    source: FootageSource | None = None
    files: tuple[ClipFile, ...] = ()
    error: VmsError | None = None


@dataclass(frozen=True, slots=True)
class ClipJob:
    """``marks``: what a person marked; ``asked``: the same with the margin on both sides."""

    id: str
    marks: TimeRange
    asked: TimeRange
    margin_s: float
    folder: Path
    parts: tuple[ClipPart, ...]

    @property
    def is_over(self) -> bool:
        return all(part.state in (ClipState.DONE, ClipState.FAILED, ClipState.CANCELLED) for part in self.parts)

    @property
    def progress(self) -> float:
        """Of all parts together, 0..1."""
        over = (ClipState.DONE, ClipState.FAILED, ClipState.CANCELLED)
        return sum(1.0 if part.state in over else part.progress for part in self.parts) / max(1, len(self.parts))
