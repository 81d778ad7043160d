"""How a track can be played at a speed: what the player's decoder, and ours, can carry."""

from __future__ import annotations

from enum import Enum, auto

from vms_desktop.footage.group import Group

PLAYED_PER_S = 62.0
"""Pictures a player shows in a second at most; more would only be thrown away."""
PLAYED_PIXELS_PER_S = 160_000_000.0
"""All tracks together, where players decode the originals faster than they were taken (two cores, no GPU)."""
DRAWN_PIXELS_PER_S = 80_000_000.0
"""All tracks together, where every picture is decoded here and some are drawn anew."""
DRAWN_PER_S = 25.0
HURRIED_PER_S = 12.0
"""Pictures drawn anew in a second when time passes faster than it did."""
WHOLE = (3840, 2160)
UNKNOWN_PIXELS = 1280 * 720


class Manner(Enum):
    ORIGINALS = auto()
    """Every picture as it was recorded, decoded by the player."""
    DRAWN = auto()
    """Decoded here, drawn anew."""
    KEYS = auto()
    """Key frames only."""


def manner(group: Group, pixels: int, speed: float, tracks: int) -> Manner:
    """``pixels`` of one picture, 0: not known. ``tracks``: how many play together."""
    quick = abs(speed)
    per_s = 1e6 / group.interval_us * quick
    load = per_s * (pixels or UNKNOWN_PIXELS) * max(1, tracks)
    if speed > 0 and group.is_plain and (quick <= 1 or (per_s <= PLAYED_PER_S and load <= PLAYED_PIXELS_PER_S)):
        return Manner.ORIGINALS
    if quick <= 1 or load <= DRAWN_PIXELS_PER_S:
        return Manner.DRAWN
    return Manner.KEYS


def drawn_every_s(speed: float) -> float:
    return 1.0 / (DRAWN_PER_S if abs(speed) <= 1 else HURRIED_PER_S)


def drawn_at_most(tracks: int) -> tuple[int, int]:
    """How large a picture is drawn anew at most, of codecs of which every one is: a tile of many is small, and drawing
    is what costs.
    """
    if tracks <= 1:
        return (1920, 1080)
    return (1280, 720) if tracks <= 4 else (640, 360)
