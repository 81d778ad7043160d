"""What part of time a timeline shows, and where its lines stand: arithmetic without Qt.

Times are seconds since 1970 (UTC) as floats, exact to a microsecond. x is in pixels from the left edge of the scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

LEAST_S = 1.0
MOST_S = 32 * 86400.0
EARLIEST, LATEST = 0.0, 4102444800.0
"""1970 and 2100: nobody drags beyond."""
_STEPS = (
    0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
    172800, 432000, 864000,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeView:
    """From ``begin`` to ``end``; LEAST_S to MOST_S long."""

    begin: float
    end: float

    @property
    def span(self) -> float:
        return self.end - self.begin

    @property
    def middle(self) -> float:
        return (self.begin + self.end) / 2

    def x_of(self, moment: float, width: float) -> float:
        return (moment - self.begin) / self.span * width

    def time_at(self, x: float, width: float) -> float:
        return self.begin + x / max(1.0, width) * self.span

    def contains(self, moment: float) -> bool:
        return self.begin <= moment <= self.end

    def zoomed(self, factor: float, anchor: float) -> TimeView:
        """``factor`` above 1: closer. ``anchor``: the moment that keeps its place."""
        span = min(MOST_S, max(LEAST_S, self.span / factor))
        share = (anchor - self.begin) / self.span
        return _kept(anchor - share * span, span)

    def moved(self, seconds: float) -> TimeView:
        return _kept(self.begin + seconds, self.span)

    def around(self, moment: float, span: float | None = None) -> TimeView:
        """With that moment in the middle."""
        span = self.span if span is None else min(MOST_S, max(LEAST_S, span))
        return _kept(moment - span / 2, span)

    def following(self, moment: float) -> TimeView:
        """Turned on like a page where the moment has left it, so that what is seen does not creep all the time."""
        if self.contains(moment):
            return self
        share = 0.1 if moment > self.end else 0.9
        return _kept(moment - share * self.span, self.span)


def _kept(begin: float, span: float) -> TimeView:
    begin = min(LATEST - span, max(EARLIEST, begin))
    return TimeView(begin, begin + span)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale. ``is_day``: local midnight."""

    moment: float
    is_day: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """``step_s``: between the lines with words; ``fine_s``: between those without."""

    step_s: float
    fine_s: float
    ticks: tuple[Tick, ...]
    fine: tuple[float, ...]


def scale(view: TimeView, width: float, utc_offset_s: float, least_px: float = 90.0) -> Scale:
    """Lines at times that are round with that offset, those with words at least ``least_px`` apart."""
    per_px = view.span / max(1.0, width)
    step = next((one for one in _STEPS if one / per_px >= least_px), _STEPS[-1])
    fine = next((one for one in _STEPS if one / per_px >= 9.0 and math.isclose(step % one, 0.0, abs_tol=1e-9)), step)
    ticks = tuple(Tick(at, _is_day(at, utc_offset_s)) for at in _lines(view, step, utc_offset_s))
    return Scale(step, fine, ticks, tuple(_lines(view, fine, utc_offset_s)) if fine < step else ())


def _lines(view: TimeView, step: float, offset: float) -> list[float]:
    first = math.ceil((view.begin + offset) / step)
    last = math.floor((view.end + offset) / step)
    return [number * step - offset for number in range(first, last + 1)]


def _is_day(moment: float, offset: float) -> bool:
    return math.isclose((moment + offset) % 86400.0, 0.0, abs_tol=1e-3)
