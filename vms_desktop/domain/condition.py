"""What the tree says about a camera: one word made of its streams' states and its host's answers."""

from __future__ import annotations

from enum import StrEnum


class CameraCondition(StrEnum):
    """How a camera is, whether somebody watches it or not."""

    LIVE = "live"
    """Watched, and pictures come."""
    ANSWERING = "answering"
    """Not watched; its host accepts connections."""
    LATE = "late"
    """Watched; pictures stopped coming a moment ago."""
    FAILING = "failing"
    """Lost, password refused, busy, unsupported, or its host does not answer."""
    UNKNOWN = "unknown"
    """Nothing is known yet."""
