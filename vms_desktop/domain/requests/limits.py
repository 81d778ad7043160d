"""What the room sets for requests: how much may be asked for, how long an answer may take, how numbers look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.requests.number import USUAL_PATTERN, check_pattern
from vms_desktop.domain.requests.request import RequesterType

MOST_CAMERAS, MOST_HOURS = 6, 3
LEAST_KEEP_YEARS, KEEP_YEARS = 1, 10
"""Years a request stays at least; the law asks for 90 days, which a year is never below."""
_BOUNDS = {
    "hours_to_answer": (1, 30 * 24),
    "warn_hours": (0, 30 * 24),
    "appeal_days": (1, 365),
    "documents_days": (1, 90),
    "paper_hours": (1, 30 * 24),
    "keep_years": (LEAST_KEEP_YEARS, 100),
}
_CAMERAS_BOUNDS, _HOURS_BOUNDS = (1, 200), (1, 31 * 24)


def _each(value: int) -> Mapping[RequesterType, int]:
    return MappingProxyType(dict.fromkeys(RequesterType, value))


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """``most_cameras``, ``most_hours`` (of one camera): of a request and so of what is copied for it, by who asks.

    ``hours_to_answer``: until a request is overdue; the personal-data act allows 30 days. ``warn_hours``: how long
    before that it is warned. ``paper_hours``: within which the paper must follow an oral order. ``documents_days``: how
    long a requester is usually given for documents that are missing.
    """

    number_pattern: str = USUAL_PATTERN
    hours_to_answer: int = 24
    warn_hours: int = 2
    appeal_days: int = 15
    documents_days: int = 7
    paper_hours: int = 24
    keep_years: int = KEEP_YEARS
    most_cameras: Mapping[RequesterType, int] = field(default_factory=lambda: _each(MOST_CAMERAS))
    most_hours: Mapping[RequesterType, int] = field(default_factory=lambda: _each(MOST_HOURS))

    def cameras_of(self, kind: RequesterType) -> int:
        return self.most_cameras.get(kind, MOST_CAMERAS)

    def hours_of(self, kind: RequesterType) -> int:
        return self.most_hours.get(kind, MOST_HOURS)


def check_limits(limits: RequestLimits) -> RequestLimits:
    """Raises InputError ``input.number_pattern``, ``input.request_limit`` (field, least, most)."""
    check_pattern(limits.number_pattern)
    for name, (least, most) in _BOUNDS.items():
        _within(name, getattr(limits, name), least, most)
    for count in limits.most_cameras.values():
        _within("most_cameras", count, *_CAMERAS_BOUNDS)
    for hours in limits.most_hours.values():
        _within("most_hours", hours, *_HOURS_BOUNDS)
    return limits


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise InputError("input.request_limit", field=name, least=least, most=most)
