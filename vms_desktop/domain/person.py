"""A person who signs in: role, limits of place, time and past, and the judgement whether they may do something now.

Never deleted, only disabled: the access log names people for years.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.role import Role


class Standing(StrEnum):
    """Whether an account counts on a day."""

    ACTIVE = "active"
    DISABLED = "disabled"
    NOT_YET = "not_yet"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Limits:
    """Where, how far back and when. Empty places: everywhere; None: without that limit.

    ``places``: DOPA codes of districts (4 digits) and subdistricts (6). ``cameras``: ids. ``valid_until``: the last
    day, in Thai time, to its midnight.
    """

    places: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    cameras: frozenset[str] = frozenset()
    replay_hours: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def is_everywhere(self) -> bool:
        return not (self.places or self.agencies or self.cameras)

    def holds(self, camera: Camera) -> bool:
        """Whether the camera lies within the places."""
        return (
            self.is_everywhere
            or camera.district_code in self.places
            or camera.subdistrict_code in self.places
            or camera.agency_code in self.agencies
            or camera.id in self.cameras
        )

    def replay_from(self, now: datetime) -> datetime | None:
        """The earliest moment that may be looked at; None: any."""
        return None if self.replay_hours is None else now - timedelta(hours=self.replay_hours)

    def within(self, other: Limits) -> bool:
        """Whether nothing here is wider than ``other``: nobody grants what they lack.

        A single camera or an agency is within other places only where it is named there: what is where may change.
        """
        if not other.is_everywhere:
            if self.is_everywhere:
                return False
            inside = all(place in other.places or place[:4] in other.places for place in self.places)
            if not inside or not self.agencies <= other.agencies or not self.cameras <= other.cameras:
                return False
        if other.replay_hours is not None and (self.replay_hours is None or self.replay_hours > other.replay_hours):
            return False
        return other.valid_until is None or (self.valid_until is not None and self.valid_until <= other.valid_until)


ANYWHERE = Limits()


@dataclass(frozen=True, slots=True)
class Person:
    """``id``: UUID text, ours, never reused. ``username``: typed to sign in; ``name``: with rank, for others to read.

    ``ended``: the account's last day was once seen to be over; a clock that is set back does not bring it back.
    ``version`` counts changes, so that two administrators do not overwrite each other.
    """

    id: str
    username: str
    name: str
    role: Role
    position: str = ""
    limits: Limits = field(default=ANYWHERE)
    disabled: bool = False
    ended: bool = False
    must_change: bool = False
    has_codes: bool = False
    version: int = 1

    def standing(self, today: date) -> Standing:
        """``today``: the workstation's date."""
        if self.disabled:
            return Standing.DISABLED
        if self.ended or self.is_over(today):
            return Standing.ENDED
        if self.limits.valid_from is not None and today < self.limits.valid_from:
            return Standing.NOT_YET
        return Standing.ACTIVE

    def is_over(self, today: date) -> bool:
        return self.limits.valid_until is not None and today > self.limits.valid_until

    @property
    def keeps_the_house(self) -> bool:
        """An administrator whom no limit can keep out: one of these must always be left."""
        free = self.limits.is_everywhere and self.limits.valid_from is None and self.limits.valid_until is None
        return self.role is Role.ADMINISTRATOR and free and not self.disabled and not self.ended


def has_administrator(people: Iterable[Person]) -> bool:
    return any(person.keeps_the_house for person in people)
