"""Rows of a look while the log changes under it: they stay as many as were told, and loading comes to its end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from review_entries import DESK, SOMCHAI

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, EntryDraft, chained
from vms_desktop.services.log_ports import ListedEntry
from vms_desktop.services.review import log_rows
from vms_desktop.services.review.log_rows import DAY_US, HOUR_US, LogRows

DAY = 20_000
DRAFT = EntryDraft(Action.LIVE_OPENED, SOMCHAI)


@dataclass
class View:
    """A log of (number, time): ``told`` is what the days were said to have."""

    there: list[tuple[int, int]]
    told: list[tuple[int, int]]
    newest: int = 10_000
    asked: list[str] = field(default_factory=list)

    async def layout(self):
        return self.newest, self.told

    async def hours(self, from_us: int, to_us: int, before: int):
        self.asked.append("hours")
        counts: dict[int, int] = {}
        for number, time_us in self.there:
            if from_us <= time_us < to_us and number < before:
                counts[time_us // HOUR_US] = counts.get(time_us // HOUR_US, 0) + 1
        return sorted(counts.items(), reverse=True)

    async def part(self, from_us: int, to_us: int, before: int, limit: int):
        self.asked.append("part")
        found = [(n, t) for n, t in self.there if from_us <= t < to_us and n < before]
        return [
            ListedEntry(n, chained(DRAFT, DESK, n, t, BEFORE_THE_FIRST)) for n, t in sorted(found, reverse=True)[:limit]
        ]


def busy_day(count: int, hours: int = 24) -> list[tuple[int, int]]:
    """So many entries, spread over the day's first hours."""
    return [(n + 1, DAY * DAY_US + n * hours * HOUR_US // count) for n in range(count)]


async def loaded(view: View) -> list[int | None]:
    """Numbers of all rows after everything was asked for."""
    rows = LogRows(view)  # type: ignore[arg-type]
    async with asyncio.timeout(10):
        await rows.open()
        await rows.load(0, rows.total)
    shown = [rows.row(number) for number in range(rows.total)]
    assert rows.is_loaded(0, rows.total)
    return [None if one is None else one.id for one in shown]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_rows, "AT_ONCE", 10)


async def test_a_busy_day_is_laid_out_by_hours_a_quiet_one_is_not() -> None:
    view = View(busy_day(100), [(DAY, 100)])
    assert await loaded(view) == list(range(100, 0, -1))
    assert view.asked[0] == "hours" and view.asked.count("hours") == 1
    quiet = View(busy_day(9), [(DAY, 9)])
    assert await loaded(quiet) == list(range(9, 0, -1))
    assert quiet.asked == ["part"]


async def test_rows_of_entries_that_were_archived_meanwhile_stay_empty() -> None:
    view = View(busy_day(100)[40:], [(DAY, 100), (DAY - 1, 3)])
    shown = await loaded(view)
    assert len(shown) == 103
    assert shown[:60] == list(range(100, 40, -1)) and set(shown[60:]) == {None}


@pytest.mark.parametrize("told", [11, 100])
async def test_a_day_of_which_nothing_is_left_ends_too(told: int) -> None:
    assert await loaded(View([], [(DAY, told), (DAY - 3, 5)])) == [None] * (told + 5)


async def test_what_another_desk_committed_late_does_not_move_the_days_before() -> None:
    """Its number is smaller than the newest one that was known, but it was not counted."""
    late = [(n, DAY * DAY_US + 5 * HOUR_US) for n in range(201, 231)]
    before = [(n, (DAY - 1) * DAY_US) for n in range(501, 506)]
    shown = await loaded(View([*busy_day(100), *late, *before], [(DAY, 100), (DAY - 1, 5)]))
    assert len(shown) == 105 and shown[100:] == [505, 504, 503, 502, 501]
    assert None not in shown[:100]
