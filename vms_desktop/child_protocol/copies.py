"""Messages between the desk and the process that makes one copy, or shows one clip while areas are drawn on it.

A process does one thing: after ``Hello`` comes ``Look``, ``Make``, or ``Open`` with as many ``Picture`` as are wanted.
Times are microseconds since 1970, UTC. Pictures of bytes travel as Base64, the larger ones packed by zlib before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vms_desktop.child_protocol.framing import PROTOCOL_VERSION, Decoder
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking

BEAT_EVERY_S = 1.0
"""How often an idle process gives a sign of life; a working one tells how far it is."""
SILENT_FOR_S = 60.0
"""A process that says nothing for so long hangs: no single picture takes as long."""
MOST_JPEG_BYTES = 2_500_000
"""As Base64 still within one line."""

# ---- desk to process -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Hello:
    """First line. ``gently``: whatever else runs on the machine comes first."""

    gently: bool
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class Look:
    """What is in the file? Answered by ``Looked`` or ``Failed``."""

    path: str
    frame_rate: float


@dataclass(slots=True)
class SentStrip:
    """As ``services.evidence.copy_ports.Strip``. ``glyphs``: ``[name, width, height, grey]`` each."""

    width: int
    height: int
    rgb: str = field(repr=False)
    glyphs: list[list[Any]] = field(repr=False)
    places: list[list[Any]] = field(repr=False)
    utc_offset_s: int


@dataclass(slots=True)
class Make:
    """As ``services.evidence.copy_ports.CopyOrder``; answered by ``Progress`` and ``Made`` or ``Failed``.

    ``strips``: none or one. ``begin``, ``end`` None: all.
    """

    path: str
    begins: int
    frame_rate: float
    sha256: str
    working: str
    title: str
    begin: int | None
    end: int | None
    areas: list[list[Any]] = field(repr=False)
    strips: list[SentStrip] = field(repr=False)
    moments: list[int] = field(repr=False)
    still_format: str


@dataclass(slots=True)
class Open:
    """Show pictures of that file from now on; answered as ``Look``."""

    path: str
    begins: int
    frame_rate: float


@dataclass(slots=True)
class Picture:
    """Answered by ``Shown`` or ``Failed`` of that request."""

    request: int
    at: int
    width: int
    areas: list[list[Any]] = field(repr=False)


@dataclass(slots=True)
class Shutdown:
    """End at once. End of input means the same."""


# ---- process to desk -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Ready:
    pid: int
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class Beat:
    """A sign of life while nothing is asked of it."""


@dataclass(slots=True)
class Looked:
    codec: str
    container: str
    width: int
    height: int
    lasts: int


@dataclass(slots=True)
class Progress:
    """0..1."""

    progress: float


@dataclass(slots=True)
class Piece:
    """As ``services.evidence.copy_ports.MadeFile``."""

    path: str
    codec: str
    width: int
    height: int
    begin: int
    end: int
    pictures: int
    damaged: int
    bytes: int
    sha256: str
    moment: int | None


@dataclass(slots=True)
class Made:
    pieces: list[Piece]


@dataclass(slots=True)
class Shown:
    """``before``, ``after``: times of the pictures beside it. ``jpeg``: Base64."""

    request: int
    at: int
    before: int | None
    after: int | None
    jpeg: str = field(repr=False)


@dataclass(slots=True)
class Failed:
    """``code``: ``footage.<reason>`` or ``copy.*``. ``request``: of a picture, else 0."""

    code: str
    detail: str = ""
    request: int = 0


DESK_TO_COPIER = Decoder(Hello, Look, Make, Open, Picture, Shutdown, nested={(Make, "strips"): SentStrip})
COPIER_TO_DESK = Decoder(Ready, Beat, Looked, Progress, Made, Shown, Failed, nested={(Made, "pieces"): Piece})


def sent_areas(masking: Masking) -> list[list[Any]]:
    """``[id, shape, look, before, after, [[at, [[x, y], …]], …]]`` each."""
    return [
        [
            area.id,
            area.shape.value,
            area.look.value,
            area.before,
            area.after,
            [[key.at_us, [[round(x, 6), round(y, 6)] for x, y in key.points]] for key in area.keys],
        ]
        for area in masking.areas
    ]


def masking_of(areas: list[list[Any]]) -> Masking:
    """The other way round. Raises ValueError, TypeError."""
    return Masking(
        tuple(
            Area(
                str(name),
                AreaShape(shape),
                AreaLook(look),
                tuple(KeyFrame(int(at), tuple((float(x), float(y)) for x, y in points)) for at, points in keys),
                bool(before),
                bool(after),
            )
            for name, shape, look, before, after, keys in areas
        )
    )
