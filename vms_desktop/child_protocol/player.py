"""Messages between the desk and a player host (libVLC in a process of its own).

A *slot* is one player drawing into one native window; a tile has two, so that the old picture stays until the new
stream shows. Slot names are the desk's.
"""

from __future__ import annotations

from dataclasses import dataclass

from vms_desktop.child_protocol.framing import PROTOCOL_VERSION, Decoder

CACHE_MS, STEADY_CACHE_MS = 60, 120
"""What libVLC holds back before it shows a picture (its ``network-caching``). A picture that is not decoded within it
is late, and after five seconds of late pictures libVLC leaves them out: large pictures get more time.
"""

HEARTBEAT_S = 0.5
"""How often a host sends ``SlotReports``."""

MAX_SLOTS = 16
"""Slots one host carries at most: beyond some twenty players in one process pictures come seconds late."""

# ---- desk to host --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Hello:
    """First line. ``software_rendering``: the machine's GL is software, so plain X11 output and fast scaling."""

    software_rendering: bool
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class OpenSlot:
    """Play ``url`` into the native window ``window`` (X11 window id, HWND or NSView). Replaces what played there.

    ``generation`` comes back in every report, so that a late report about the previous stream is not believed.
    ``steady``: rather a little later than in danger of being late, for large pictures.
    """

    slot: str
    generation: int
    window: int
    url: str
    steady: bool = False


@dataclass(slots=True)
class CloseSlot:
    """Stop playing; the slot's player may serve another one. Unknown slots are passed over."""

    slot: str


@dataclass(slots=True)
class CropSlot:
    """Digital zoom: show only this part of the picture, in 0..1 of its width and height (0, 0, 1, 1: all)."""

    slot: str
    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True)
class Shutdown:
    """Close all players and end. End of input means the same."""


# ---- host to desk --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Ready:
    """First line: libVLC is loaded."""

    pid: int
    libvlc_version: str
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class SlotReport:
    """``displayed``/``lost`` count pictures since the slot was opened; ``stalled_s``: since the last displayed.

    ``decoded``: what libVLC decoded in its present playback: of each picture once for every block that went in and once
    for the picture that came out. ``displayed`` alone proves nothing: libVLC counts a picture each time it draws it.
    ``restarts``: how often this stream was begun anew because it showed nothing new.
    """

    slot: str
    generation: int
    displayed: int
    lost: int
    stalled_s: float
    restarts: int
    decoded: int = 0


@dataclass(slots=True)
class SlotReports:
    """Every half second (also empty: the heartbeat). ``rss_mb``: the host's resident memory.

    Players in good order are in every second one.
    """

    reports: list[SlotReport]
    rss_mb: float


@dataclass(slots=True)
class SlotShowing:
    """The first picture of this generation is on the screen, ``after_s`` seconds after ``OpenSlot``."""

    slot: str
    generation: int
    after_s: float


@dataclass(slots=True)
class HostFault:
    """The host cannot work at all (``system.libvlc_missing``, …); it ends after this."""

    code: str
    detail: str


DESK_TO_PLAYER = Decoder(Hello, OpenSlot, CloseSlot, CropSlot, Shutdown)
PLAYER_TO_DESK = Decoder(Ready, SlotReports, SlotShowing, HostFault, nested={(SlotReports, "reports"): SlotReport})
