"""A saved view: which cameras stand where, under a name."""

from __future__ import annotations

from dataclasses import dataclass

from vms_desktop.domain.layout import Layout


@dataclass(frozen=True, slots=True)
class WallContent:
    """A layout and the camera id in each of its tiles (None: empty). Shorter tuples mean empty tiles at the end."""

    layout: Layout
    camera_ids: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class SavedView:
    id: str
    name: str
    content: WallContent


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the wall window stood: Qt's own geometry blob and the monitor's name, to find it again."""

    geometry: bytes
    screen_name: str
    full_screen: bool
