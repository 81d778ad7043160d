"""Which stream a tile shows, by its size on the screen, with hysteresis so that a small resize changes nothing."""

from __future__ import annotations

from vms_desktop.domain.stream import StreamQuality

# Scaling is the second cost after decoding, and cheapest near 1:1. A sub stream (360 lines) is shown enlarged up to
# about one and a half times before the main stream's extra decoding pays for itself in detail.
MAIN_FROM_HEIGHT = 540
SUB_BELOW_HEIGHT = 440


def choose_quality(height_px: int, current: StreamQuality | None) -> StreamQuality:
    """The stream for a tile ``height_px`` device pixels high that shows ``current`` now (None: nothing yet)."""
    if height_px >= MAIN_FROM_HEIGHT:
        return StreamQuality.MAIN
    if height_px < SUB_BELOW_HEIGHT:
        return StreamQuality.SUB
    return current or StreamQuality.SUB
