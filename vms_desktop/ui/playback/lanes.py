"""What a timeline draws of each camera: plain values, made from what the services tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from vms_desktop.domain.bookmark import Bookmark
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import FootageSource, RecordedRange
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.services.requests.request_ports import AskedStretch
from vms_desktop.ui.playback.stretches import Stretches
from vms_desktop.ui.playback.time_view import LATEST

SECOND_US = 1_000_000


@dataclass(frozen=True)
class Band:
    """What one source has of a camera."""

    source: FootageSource
    stretches: Stretches


@dataclass(frozen=True)
class Lane:
    """One camera. ``known``: the sources have been asked about what is seen; until then an empty lane says nothing."""

    camera: Camera
    bands: tuple[Band, ...] = ()
    holds: tuple[Hold, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    asked: tuple[AskedStretch, ...] = ()
    """What open requests ask of it."""
    known: bool = False

    @cached_property
    def held(self) -> Stretches:
        """What is on hold, for drawing."""
        return Stretches(hold_range(hold, LATEST) for hold in self.holds if not hold.is_lifted)

    def has_footage(self, moment: float) -> bool:
        return any(band.stretches.holds(moment) for band in self.bands)

    def sources_at(self, moment: float) -> list[FootageSource]:
        """All that have the moment, in the order in which they are tried."""
        return [band.source for band in self.bands if band.stretches.holds(moment)]

    def hold_at(self, moment: float) -> Hold | None:
        return next((hold for hold in self.holds if _covers(hold, moment)), None)

    def bookmarks_near(self, moment: float, within_s: float) -> list[Bookmark]:
        return [mark for mark in self.bookmarks if abs(mark.begin_us / SECOND_US - moment) <= within_s]


def bands_of(ranges: Iterable[RecordedRange], camera_id: str, before: Sequence[Band] = ()) -> tuple[Band, ...]:
    """In the order in which the sources were told, which is that in which they are tried.

    Of ``before`` those are kept that have not changed: what was worked out for drawing them is still true.
    """
    found: dict[str, tuple[FootageSource, list[tuple[float, float]]]] = {}
    for one in ranges:
        if one.camera_id == camera_id:
            _, stretches = found.setdefault(one.source.id, (one.source, []))
            stretches.append((one.begin.timestamp(), one.end.timestamp()))
    made = (Band(source, Stretches(stretches)) for source, stretches in found.values())
    return tuple(next((old for old in before if old == new), new) for new in made)


def hold_range(hold: Hold, far: float) -> tuple[float, float]:
    """Seconds since 1970; a hold without an end reaches to ``far``."""
    return hold.begin_us / SECOND_US, far if hold.end_us is None else hold.end_us / SECOND_US


def _covers(hold: Hold, moment: float) -> bool:
    begin, end = hold_range(hold, float("inf"))
    return not hold.is_lifted and begin <= moment <= end


def moment_of(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
