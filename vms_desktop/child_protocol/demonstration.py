"""Messages between a desk and the demonstration it started: a desk of its own on a simulated province."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from vms_desktop.child_protocol.framing import PROTOCOL_VERSION, Decoder

HEARTBEAT_S = 1.0
"""How often the demonstration says where it is."""


class Phase(StrEnum):
    """Where a demonstration is."""

    PREPARING = "preparing"
    """Drawing and encoding pictures; the first time about a minute, later a moment."""
    OPENING = "opening"
    OPEN = "open"


# ---- desk to demonstration -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Shutdown:
    """End, whatever phase it is. End of input means the same."""


# ---- demonstration to desk -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Progress:
    """Every second, and at once when the phase changes. ``seconds``: since it was started."""

    phase: str
    seconds: float
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class Failed:
    """It cannot go on: the code and parameters of a VmsError. It ends after this."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


DESK_TO_DEMONSTRATION = Decoder(Shutdown)
DEMONSTRATION_TO_DESK = Decoder(Progress, Failed)
