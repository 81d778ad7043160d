"""What a device says, fit to be shown and compared."""

from __future__ import annotations

import math

LONGEST_TEXT = 80
MOST = 1_000_000
"""Nothing a device counts for us (pixels, presets) is as many."""


def clean(text: object, longest: int = LONGEST_TEXT) -> str:
    """Without control characters, cut short."""
    shown = str(text) if text is not None else ""
    return "".join(ch for ch in shown[: longest * 4] if ch.isprintable())[:longest].strip()


def number(value: object) -> float | None:
    """A finite number, else None."""
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def count(value: object) -> int:
    """A number of things: 0 where the device says nothing or nonsense."""
    found = number(value)
    return int(found) if found is not None and 0 < found < MOST else 0
