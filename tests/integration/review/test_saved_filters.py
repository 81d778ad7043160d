"""Filters under a name, for everybody who reviews: kept, replaced, sorted, taken away."""

from __future__ import annotations

import pytest
from review_desk import SignedIn

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.saved_filter import Period
from vms_desktop.services.review.saved_filters import NAME_LIMIT, SavedFilters

SELECTION = LogFilter(
    desks=("d-1",), persons=("u-1", "u-2"), actions=(Action.LIVE_OPENED,), districts=("1103",), camera="c-1",
    request="2569/00012", text="สภ.เมือง", from_us=1_000, to_us=2_000,
)  # fmt: skip


@pytest.fixture
def filters(store) -> SavedFilters:
    return SavedFilters(store.review_rules, authority=SignedIn())


async def test_a_filter_comes_back_as_it_was_saved_but_for_times_that_move(filters) -> None:
    given = await filters.save("ช่วงที่กำหนด", Period.GIVEN, SELECTION)
    week = await filters.save("  สัปดาห์   นี้ ", Period.WEEK, SELECTION)
    assert (given.selection, week.name) == (SELECTION, "สัปดาห์ นี้")
    assert (week.selection.from_us, week.selection.to_us, week.selection.persons) == (None, None, ("u-1", "u-2"))
    assert await filters.filters() == [given, week]


async def test_the_same_name_replaces_and_names_come_in_the_order_of_a_dictionary(filters) -> None:
    changes: list[int] = []
    filters.on_change(lambda: changes.append(1))
    first = await filters.save("เก้า", Period.WEEK, LogFilter())
    await filters.save("กา", Period.WEEK, LogFilter())
    await filters.save("ขา", Period.WEEK, LogFilter())
    again = await filters.save("เก้า", Period.TODAY, LogFilter(camera="c-9"))
    assert again.id == first.id
    assert [one.name for one in await filters.filters()] == ["กา", "เก้า", "ขา"]
    await filters.remove(first.id)
    await filters.remove("nobody has it")
    assert [one.name for one in await filters.filters()] == ["กา", "ขา"]
    assert len(changes) == 6


@pytest.mark.parametrize(
    ("name", "code"),
    [("  ", "input.required"), ("ก" * (NAME_LIMIT + 1), "input.too_long"), ("ก\x01ข", "input.control_characters")],
)
async def test_a_name_that_cannot_be_one_is_refused(filters, name: str, code: str) -> None:
    with pytest.raises(InputError) as refusal:
        await filters.save(name, Period.WEEK, LogFilter())
    assert (refusal.value.code, refusal.value.params["field"]) == (code, "name")
    assert await filters.filters() == []


async def test_what_cannot_be_read_is_left_out(filters, store) -> None:
    """A newer program's period, or a row that somebody broke."""
    kept = await filters.save("ดี", Period.WEEK, LogFilter())

    def put(connection) -> None:
        for number, (period, text) in enumerate((("decade", "{}"), ("week", "no json"), ("week", "[]"))):
            statement = f"INSERT INTO review_filters VALUES ('x-{number}', 'n', '{period}', '{text}')"
            connection.exec_driver_sql(statement)

    await store._database.write(put)
    assert await filters.filters() == [kept]
