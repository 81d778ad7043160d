"""What making copies needs from outside: a process that decodes and encodes, and somebody who draws the strip.

Called on the loop thread. Times are microseconds since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.evidence.copies import StillFormat
from vms_desktop.domain.evidence.masking import Masking

# ---- the strip above the picture -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Glyph:
    """A small picture of a sign, white on black: ``width`` × ``height`` grey values."""

    width: int
    height: int
    grey: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands above each picture; width and height are even.

    ``rgb``: all that stays the same, ``width`` × ``height`` × 3 values. What runs is put in from ``glyphs``: ``0`` to
    ``9`` and the months ``M1`` to ``M12``, at ``places``: what (``D10`` ``D1`` day, ``M`` month, ``Y1000`` … ``Y1``
    year of the Buddhist era, ``h10`` ``h1`` ``m10`` ``m1`` ``s10`` ``s1``, ``f100`` ``f10`` ``f1`` milliseconds), left
    and top. ``utc_offset_s``: of the local time that is shown.
    """

    width: int
    height: int
    rgb: bytes = field(repr=False)
    glyphs: Mapping[str, Glyph] = field(repr=False)
    places: tuple[tuple[str, int, int], ...] = field(repr=False)
    utc_offset_s: int


@dataclass(frozen=True, slots=True)
class StripWords:
    """``label``: what kind of copy it is; ``camera``: code and name; ``request``: its number, may be empty."""

    label: str
    camera: str
    request: str
    utc_offset_s: int


class StripPainter(Protocol):
    """Draws with the desk's fonts, so that Thai is shaped as on the screen."""

    def paint(self, width: int, picture_height: int, words: StripWords) -> Strip:
        """For pictures of that size; both even. On the loop thread."""


# ---- making --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What a file's first picture and its header say. ``lasts_us``: what the header states, 0: nothing."""

    codec: str
    container: str
    width: int
    height: int
    lasts_us: int


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """What the process is to make, into files whose names begin with ``working``.

    ``sha256``: of the whole original; where it has another one nothing is made. ``begin_us``, ``end_us``: only pictures
    of that time. ``moments_us``: empty: a video is made; else stills of the pictures shown then. ``title``: written
    into the file's own description.
    """

    path: Path
    begins_us: int
    frame_rate: float
    sha256: str
    working: Path
    title: str
    begin_us: int | None = None
    end_us: int | None = None
    masking: Masking = field(default_factory=Masking)
    strip: Strip | None = None
    moments_us: tuple[int, ...] = ()
    still_format: StillFormat = StillFormat.PNG


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file under its working name: whole, on the disk, hashed as it lies there. ``moment_us``: which still it is."""

    path: Path
    codec: str
    width: int
    height: int
    begin_us: int
    end_us: int
    pictures: int
    damaged: int
    bytes: int
    sha256: str
    moment_us: int | None = None


class CopyMaker(Protocol):
    """One process a call, which ends with it: an encoder that hangs or dies takes nothing else along."""

    async def look(self, path: Path, frame_rate: float) -> ClipFacts:
        """Raises FootageError ``footage.<reason>`` for what cannot be read or decoded, CopyError ``copy.stopped``,
        WorkstationError ``child.start_failed``.
        """

    async def make(self, order: CopyOrder, told: Callable[[float], None]) -> list[MadeFile]:
        """``told``: how far it is, 0..1. Where it fails or is cancelled, working files may be left.

        Raises as ``look``, and CopyError ``copy.original_changed``, ``copy.no_pictures``, ``copy.disk_full``,
        ``copy.folder_not_writable``, ``copy.failed``.
        """


# ---- looking at a clip while areas are drawn -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClipPicture:
    """One decoded picture. ``before_us``, ``after_us``: of the pictures beside it; None at the ends."""

    at_us: int
    before_us: int | None
    after_us: int | None
    jpeg: bytes = field(repr=False)


class ClipReader(Protocol):
    """One opened clip, in a process of its own."""

    async def open(self, path: Path, begins_us: int, frame_rate: float) -> ClipFacts:
        """Raises as ``CopyMaker.look``."""

    async def picture(self, at_us: int, width: int, masking: Masking) -> ClipPicture | None:
        """The picture shown at that moment (before the first: the first, after the last: the last), not wider than
        ``width``, covered by ``masking``. None: a newer one was asked for meanwhile.

        Raises as ``CopyMaker.look``; a process that ended is started anew by the next call.
        """

    async def close(self) -> None:
        """End the process, bounded in time."""
