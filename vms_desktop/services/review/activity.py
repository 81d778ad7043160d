"""Who was active at which hour of the day, as numbers: what the chart on the page and in the report shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.services.log_ports import HourOfPerson

HOURS = 24


@dataclass(frozen=True, slots=True)
class PersonsDay:
    """``name`` empty: everybody else together. ``hours``: entries by local hour of the day."""

    person: str
    name: str
    hours: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.hours)


def by_hour_of_day(
    counted: Sequence[HourOfPerson], names: Mapping[str, str], most: int, zone: tzinfo = THAI_TIME
) -> list[PersonsDay]:
    """The ``most`` most active persons, the most active first, then all others as one. The program by itself (no
    person) is left out. For a worker thread: a long time has many hours.
    """
    local: dict[int, int] = {}
    persons: dict[str, list[int]] = {}
    for one in counted:
        if not one.person:
            continue
        hour = local.get(one.hour)
        if hour is None:
            hour = local[one.hour] = moment(one.hour * 3_600_000_000).astimezone(zone).hour
        persons.setdefault(one.person, [0] * HOURS)[hour] += one.entries
    ranked = sorted(persons.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    shown = [PersonsDay(person, names.get(person) or person, tuple(hours)) for person, hours in ranked[:most]]
    rest = [hours for _, hours in ranked[most:]]
    if rest:
        shown.append(PersonsDay("", "", tuple(sum(column) for column in zip(*rest, strict=True))))
    return shown
