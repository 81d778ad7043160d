"""One export: the way from an approved request to a sealed package, as it is kept so that no kill loses it.

The steps are taken in their order, and each is done whole or again: what is written down here after a step is what a
restarted desk begins with. Times are UTC, microseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.request import Interval

GAP_TOLD_US = 3_000_000
"""Shorter holes between pictures are sought nowhere else: a camera that stutters has no second source."""


class ExportStep(StrEnum):
    """What is to be done next. Stable: stored."""

    ASKED = "asked"
    """Written down; the request does not know yet that it is being copied."""
    CUTTING = "cutting"
    COPIES = "copies"
    """Playable and working copies, stills."""
    PACKING = "packing"
    """Forms, viewer, hashes, signature, reading back: all of the package, under a name nobody takes for one."""
    SEALED = "sealed"
    """The package lies there whole under its name; the request does not know of it yet."""
    DONE = "done"


class ExportState(StrEnum):
    """Stable: stored."""

    RUNNING = "running"
    STOPPED = "stopped"
    """By a fault or a kill, with the reason; somebody may have it go on where it was, or give it up."""
    FAILED = "failed"
    """There is nothing to go on with: nothing could be had of any camera, or the request may be copied no more."""
    CANCELLED = "cancelled"
    DONE = "done"


OVER = frozenset({ExportState.FAILED, ExportState.CANCELLED, ExportState.DONE})


@dataclass(frozen=True, slots=True)
class StillWish:
    """One picture of a camera."""

    camera_id: str
    at_us: int


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be in the package. ``intervals``: of what was approved, all of it or a part.

    ``playable``: an MP4 that plays everywhere beside each original that does not. ``working``: a copy with camera, time
    and request number burned in. ``masks``: of cameras with areas to cover, in the JSON form of the masking editor.
    """

    intervals: tuple[Interval, ...]
    playable: bool = True
    working: bool = False
    masks: tuple[tuple[str, str], ...] = ()
    stills: tuple[StillWish, ...] = ()

    @property
    def cameras(self) -> tuple[str, ...]:
        """Each once, in the order they were asked for."""
        return tuple(dict.fromkeys(interval.camera_id for interval in self.intervals))


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A finished file below the job's working folder. ``role``: ``original`` or the kind of a copy. ``original``: name
    of the file a copy was made from.
    """

    name: str
    sidecar: str
    role: str
    begin_us: int
    end_us: int
    bytes: int
    sha256: str
    original: str = ""


class PartState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    MISSING = "missing"
    """Nothing could be had of it, and ``code`` says why; the rest is delivered."""


@dataclass(frozen=True, slots=True)
class ExportPart:
    """One approved stretch of one camera. ``camera_code``, ``camera_name``: as they were when it was exported.

    ``code``, ``detail``: why it is MISSING (the code of the error). ``gaps``: what is missing of it otherwise.
    """

    interval: Interval
    camera_code: str
    camera_name: str
    state: PartState = PartState.WAITING
    files: tuple[ExportedFile, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    code: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ExportJob:
    """``number``: of the request; ``delivery_id``: of the package that becomes of it. ``folder``: where it is worked,
    ``package``: where the sealed one lies, with its hashes as in ``Delivery``. ``code``, ``detail``:
    why it was stopped or failed.
    """

    id: str
    request_id: str
    number: str
    desk: str
    wish: ExportWish
    begun_by: Actor
    begun_us: int
    changed_us: int
    folder: str
    delivery_id: str = ""
    step: ExportStep = ExportStep.ASKED
    state: ExportState = ExportState.RUNNING
    parts: tuple[ExportPart, ...] = field(default=(), repr=False)
    copies: tuple[ExportedFile, ...] = field(default=(), repr=False)
    package: str = ""
    package_sha256: str = ""
    content_sha256: str = ""
    code: str = ""
    detail: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def files(self) -> tuple[ExportedFile, ...]:
        """The originals of all parts, then what was made of them."""
        return (*(file for part in self.parts for file in part.files), *self.copies)

    def with_part(self, number: int, part: ExportPart) -> ExportJob:
        return replace(self, parts=(*self.parts[:number], part, *self.parts[number + 1 :]))


def missing_of(interval: Interval, have: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of the interval that no file covers, those longer than ``GAP_TOLD_US``; ``have``: first to last picture
    without a hole, each.
    """
    found: list[tuple[int, int]] = []
    reached = interval.begin_us
    for begin, end in sorted(have):
        if begin > interval.end_us:
            break
        if begin - reached > GAP_TOLD_US:
            found.append((reached, begin))
        reached = max(reached, end)
    if interval.end_us - reached > GAP_TOLD_US:
        found.append((reached, interval.end_us))
    return found


def whole_between(begin_us: int, end_us: int, gaps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of ``begin_us`` to ``end_us`` lies outside the gaps."""
    found, at = [], begin_us
    for begin, end in sorted(gaps):
        if begin > at:
            found.append((at, min(begin, end_us)))
        at = max(at, end)
    if at < end_us:
        found.append((at, end_us))
    return found
