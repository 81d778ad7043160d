"""Statistics of requests by month and fiscal year of the desk's zone; numbers and letters."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.limits import RequestLimits, check_limits
from vms_desktop.domain.requests.number import (
    USUAL_PATTERN,
    check_pattern,
    fiscal_year_be,
    looks_like_letter,
    number_of,
    reference_key,
    year_be,
)
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Cause, RequesterType
from vms_desktop.domain.requests.statistics import Period, Timing, tallied
from vms_desktop.domain.segment import HOUR_US

BANGKOK = timezone(timedelta(hours=7))


def timing(received: datetime, hours: float | None = None, result: Result = Result.APPROVED) -> Timing:
    at = microseconds(received)
    answered = None if hours is None else at + round(hours * HOUR_US)
    return Timing(at, answered, result, RequesterType.COURT, was_late=hours is not None and hours > 24)


def test_a_month_is_that_of_the_desk_and_not_of_utc() -> None:
    last = datetime(2026, 10, 31, 16, 59, tzinfo=UTC)
    rows = tallied([timing(last), timing(last + timedelta(minutes=1))], {}, Period.MONTH, BANGKOK).rows
    assert [(row.begins, row.received) for row in rows] == [(date(2026, 10, 1), 1), (date(2026, 11, 1), 1)]


def test_a_fiscal_year_begins_on_the_first_of_october() -> None:
    times = [datetime(2026, 9, 30, 12, tzinfo=UTC), datetime(2026, 10, 1, 12, tzinfo=UTC)]
    counted = tallied(map(timing, times), {}, Period.FISCAL_YEAR, BANGKOK)
    assert [row.begins for row in counted.rows] == [date(2025, 10, 1), date(2026, 10, 1)]
    assert (fiscal_year_be(date(2026, 9, 30)), fiscal_year_be(date(2026, 10, 1))) == (2569, 2570)


def test_median_and_worst_are_of_those_answered() -> None:
    day = datetime(2026, 11, 2, tzinfo=UTC)
    those = [timing(day, 2), timing(day, 4), timing(day, 30), timing(day, None, Result.OPEN)]
    counted = tallied(those, {Cause.CAMERA_BROKEN: 3}, Period.MONTH, BANGKOK)
    total = counted.total
    assert (total.received, total.answered, total.late) == (4, 3, 1)
    assert (total.median_s, total.worst_s) == (4 * 3600, 30 * 3600)
    assert total.results == {Result.APPROVED: 3, Result.OPEN: 1}
    assert counted.causes == {Cause.CAMERA_BROKEN: 3}


def test_nothing_to_count_is_no_mistake() -> None:
    counted = tallied([], {}, Period.MONTH, BANGKOK)
    assert (counted.rows, counted.total.received, counted.total.median_s) == ((), 0, None)


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), max_size=30))  # noqa: DTZ001
def test_every_request_counts_in_exactly_the_period_it_came_in(times: list[datetime]) -> None:
    for period in Period:
        counted = tallied(map(timing, times), {}, period, BANGKOK)
        assert sum(row.received for row in counted.rows) == len(times) == counted.total.received
        begins = [row.begins for row in counted.rows if row.begins is not None]
        assert begins == sorted(set(begins))
        for row in counted.rows:
            assert row.begins is not None
            assert any(
                (row.begins.year, row.begins.month) == (one.astimezone(BANGKOK).year, one.astimezone(BANGKOK).month)
                or period is Period.FISCAL_YEAR
                for one in times
            )


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "REQ",
        "REQ-{seq}",
        "{year_be}{seq}",
        "{year_be}/{seq}",
        "{year_be}-{seq!r}",
        "a:{year_be}-{seq}",
        "{year_be}-{seq}.",
        "{year_be}-{seq}-{seq}",
        "-{year_be}-{seq}",
        "{year_be}-{seq:>9}",
        "{year_be}-{seq",
        "x" * 40 + "{year_be}-{seq}",
    ],
)
def test_a_pattern_that_makes_bad_numbers_is_refused(pattern: str) -> None:
    with pytest.raises(InputError, match=r"input\.number_pattern"):
        check_pattern(pattern)


def test_numbers_by_pattern() -> None:
    assert number_of(check_pattern(USUAL_PATTERN), 2569, 1) == "REQ-2569-0001"
    assert number_of(check_pattern("สป {seq:05d}-{year_be}"), year_be(date(2026, 1, 1)), 12) == "สป 00012-2569"


@pytest.mark.parametrize(
    ("number", "usual"),
    [
        ("สป ๐๐๑๗.๒/ว ๓๐๓", True),
        ("สป 0017.2/ว303", True),
        ("ตช ๐๐๑๖.(สป.)/๑๒๓", True),
        ("ที่ สป 0017/123", True),
        ("ไม่มีเลข", False),
        ("12345", False),
    ],
)
def test_the_form_of_a_letter_is_only_looked_at(number: str, usual: bool) -> None:
    assert looks_like_letter(number) is usual


def test_letters_are_the_same_with_either_digits() -> None:
    assert reference_key("ที่ สป ๐๐๑๗.๒/ว ๓๐๓") == reference_key("สป 0017.2/ว303")
    assert reference_key("สป 0017.2/ว 304") != reference_key("สป 0017.2/ว 303")


@pytest.mark.parametrize(
    "limits",
    [
        RequestLimits(keep_years=0),
        RequestLimits(hours_to_answer=0),
        RequestLimits(hours_to_answer=31 * 24),
        RequestLimits(most_cameras={RequesterType.COURT: 0}),
        RequestLimits(most_hours={RequesterType.COURT: 10_000}),
    ],
)
def test_limits_out_of_bounds_are_refused(limits: RequestLimits) -> None:
    """Records are never to be kept for less than 90 days, whatever somebody sets."""
    with pytest.raises(InputError, match=r"input\.request_limit"):
        check_limits(limits)
    assert check_limits(RequestLimits(keep_years=1)).keep_years * 365 >= 90
