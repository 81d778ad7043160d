"""Copies made from a cut original: to be played everywhere, to be worked with, with areas masked, and stills.

A copy is a derivative: it says so in its picture, its name and the JSON file beside it, and names the SHA-256 of the
original it was made from. The original itself is only ever read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from vms_desktop.domain.clip import ClipFile
from vms_desktop.domain.errors import CopyError, VmsError
from vms_desktop.domain.evidence.masking import Masking, checked_masking
from vms_desktop.domain.footage import TimeRange

MOST_STILLS = 500
"""Of one wish."""
REQUEST_LIMIT = 60
MOST_PIXELS = 4096 * 2304
"""Of a copy's pictures; larger ones are made smaller. Plain stills keep their size."""


class CopyKind(StrEnum):
    PLAYABLE = "playable"
    """The same pictures as H.264 in MP4, for players that do not know the original's codec."""
    WORKING = "working"
    """Camera, true time and request number in a strip above the picture."""
    MASKED = "masked"
    """Areas covered; with the same strip."""
    STILLS = "stills"
    """Single pictures, unchanged but for their format."""


class StillFormat(StrEnum):
    PNG = "png"
    JPEG = "jpeg"


LABELS: dict[CopyKind, str] = {
    CopyKind.WORKING: "สำเนาเพื่อใช้งาน / WORKING COPY",
    CopyKind.MASKED: "ปิดบังภาพบุคคล / MASKED COPY",
}
"""What stands in the picture, in both languages whatever the desk speaks: who receives it is not known here."""


@dataclass(frozen=True, slots=True)
class CopyOriginal:
    """A file that copies are made from. ``begins_at``: true time of its first picture. ``sha256``: what it had when it
    was cut or taken in; a file that has another one is refused. ``frame_rate``: of raw streams without times, 0: 25.
    ``gaps``: where pictures are missing, as far as its own description tells.
    """

    path: Path
    camera_id: str
    begins_at: datetime
    sha256: str
    frame_rate: float = 0.0
    gaps: tuple[TimeRange, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyWish:
    """What is to be made, into ``folder``, for the request of that number.

    ``between``: only pictures of that time, e.g. what was approved; None: all. ``masking``: for MASKED; with STILLS the
    pictures are covered too. ``moments``: of the stills, each the picture shown then. ``labelled``: stills with the
    strip above them.
    """

    kind: CopyKind
    original: CopyOriginal
    folder: Path
    request: str = ""
    between: TimeRange | None = None
    masking: Masking | None = None
    moments: tuple[datetime, ...] = ()
    still_format: StillFormat = StillFormat.PNG
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A finished file and the JSON file beside it. ``begin``, ``end``: its first and last picture (of a still both are
    its own). ``damaged``: pictures of the original that could not be decoded and are missing in it.
    """

    kind: CopyKind
    path: Path
    sidecar: Path
    original_sha256: str
    sha256: str
    bytes: int
    codec: str
    width: int
    height: int
    begin: datetime
    end: datetime
    pictures: int
    damaged: int = 0


class CopyState(StrEnum):
    MAKING = "making"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class CopyJob:
    """How far a wish has come. ``progress``: 0..1. ``error`` only when FAILED."""

    id: str
    wish: CopyWish = field(repr=False)
    state: CopyState = CopyState.MAKING
    progress: float = 0.0
    files: tuple[CopyFile, ...] = ()
    error: VmsError | None = None

    @property
    def is_over(self) -> bool:
        return self.state is not CopyState.MAKING


def original_of(file: ClipFile, camera_id: str) -> CopyOriginal:
    """A clip that was just cut."""
    return CopyOriginal(file.path, camera_id, file.begin, file.sha256, gaps=file.gaps)


def plays_everywhere(codec: str, container: str) -> bool:
    """Whether every browser and player plays it as it is: no playable copy is needed then."""
    return codec == "h264" and container == "mp4"


def copied_size(width: int, height: int) -> tuple[int, int]:
    """Of the pictures of a copy: as they are, even, and not larger than ``MOST_PIXELS``: an encoder holds a dozen."""
    scale = min(1.0, (MOST_PIXELS / (width * height)) ** 0.5)
    return max(16, int(width * scale)) & ~1, max(16, int(height * scale)) & ~1


def is_labelled(wish: CopyWish) -> bool:
    """Whether the strip stands above its pictures."""
    return wish.kind in (CopyKind.WORKING, CopyKind.MASKED) or (wish.kind is CopyKind.STILLS and wish.labelled)


def label_of(wish: CopyWish) -> str:
    """What the strip calls it: what is masked is never called a mere working copy."""
    return LABELS[CopyKind.MASKED if wish.masking is not None else CopyKind.WORKING]


def checked_wish(wish: CopyWish) -> CopyWish:
    """The same, if it can be made.

    Raises CopyError ``copy.no_area``, ``copy.area`` (number), ``copy.too_many_keys``, ``copy.no_moment``,
    ``copy.too_many_stills`` (limit), ``copy.range``, ``copy.request_number`` (limit).
    """
    if wish.kind is CopyKind.MASKED or wish.masking is not None:
        checked_masking(wish.masking or Masking())
    if wish.kind is CopyKind.STILLS:
        if not wish.moments:
            raise CopyError("copy.no_moment")
        if len(set(wish.moments)) > MOST_STILLS:
            raise CopyError("copy.too_many_stills", limit=MOST_STILLS)
    if wish.between is not None and wish.between.end < wish.between.begin:
        raise CopyError("copy.range")
    if len(wish.request) > REQUEST_LIMIT or not wish.request.isprintable():
        raise CopyError("copy.request_number", limit=REQUEST_LIMIT)
    return wish
