"""Protective copies: footage of an agency's recorder that a request asks for, fetched at once before it is overwritten.

No delivery: it lies in the desk's own store until somebody decides, and is a source like any other. Times are UTC,
microseconds since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.request import Interval

MINUTE_US = 60_000_000
PATIENCE_US = tuple(minutes * MINUTE_US for minutes in (1, 5, 15, 30))
"""How long a recorder that does not answer rests before it is asked again; the last again and again."""


class ProtectionState(StrEnum):
    """Stable: stored."""

    WAITING = "waiting"
    """To be fetched at ``due_us``: the time has not passed yet, or the recorder did not answer (``code``)."""
    COPYING = "copying"
    KEPT = "kept"
    """What there was of it lies here; ``gaps`` says what there was not."""
    FAILED = "failed"
    """The recorder has nothing of it, or it cannot be written here; somebody may have it tried again."""
    LET_GO = "let_go"
    """The files were deleted when nothing held them any more; the record stays."""


@dataclass(frozen=True, slots=True)
class ProtectedFile:
    """``name``: below the copy's folder. ``pictures_sha256``: over the original pictures, whatever holds them."""

    name: str
    begin_us: int
    end_us: int
    bytes: int
    sha256: str
    pictures_sha256: str
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ProtectiveCopy:
    """``interval``: what is missing here of what was asked for. ``recorder``: name of where it came from; ``trust`` and
    ``clock_offset_s`` as ``FootageSource`` has them. ``tried``: how often in vain since somebody asked for it.
    """

    id: str
    request_id: str
    number: str
    desk: str
    interval: Interval
    camera_code: str
    folder: str
    asked_by: Actor
    asked_us: int
    changed_us: int
    due_us: int
    state: ProtectionState = ProtectionState.WAITING
    tried: int = 0
    files: tuple[ProtectedFile, ...] = field(default=(), repr=False)
    gaps: tuple[tuple[int, int], ...] = ()
    recorder: str = ""
    trust: ClockTrust = ClockTrust.DEVICE
    clock_offset_s: float | None = None
    code: str = ""
    detail: str = ""

    def next_try_us(self, now_us: int) -> int:
        """When a recorder that did not answer is asked again."""
        return now_us + PATIENCE_US[min(self.tried, len(PATIENCE_US) - 1)]

    def source(self, number: int) -> FootageSource:
        """Of its file of that number. Its times are worth what the recorder's were."""
        name, camera_id = f"protected.{self.id}.{number}", self.interval.camera_id
        return FootageSource(
            name, SourceKind.PROTECTED, camera_id, self.trust, name=self.recorder, clock_offset_s=self.clock_offset_s
        )
