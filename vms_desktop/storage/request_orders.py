"""In which orders lists of requests are shown, and the index that each is gone through by.

An index ends with what lists are mostly narrowed by, so that going far down touches no row: a row is ten times as wide.
SQLite is told which to take, because it keeps no statistics and would guess; PostgreSQL chooses by itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import case

from vms_desktop.domain.requests.states import State
from vms_desktop.services.requests.request_ports import Page, SortBy
from vms_desktop.storage.request_schema import requests

_R = requests.c
STATES = [state.value for state in State]
_STATES = case({state: place for place, state in enumerate(STATES)}, value=_R.state, else_=len(STATES))
BY_NUMBER = "ix_requests_by_number"
"""Has all that ``COVERED`` conditions look at, and knows requests by year and number as the index of letters does."""
_SORTS: dict[SortBy, tuple[str, list[Any]]] = {
    SortBy.DUE: ("ix_requests_by_due", [_R.due_us]),
    SortBy.NUMBER: (BY_NUMBER, []),
    SortBy.STATE: ("ix_requests_by_state", [_R.received_us]),
    SortBy.URGENCY: ("ix_requests_by_urgency", [_R.urgency, _R.received_us]),
    SortBy.REQUESTER: ("ix_requests_by_requester", [_R.requester_order, _R.received_us]),
    SortBy.AGENCY: ("ix_requests_by_agency", [_R.agency_order, _R.received_us]),
    SortBy.STATION: ("ix_requests_by_station", [_R.station_order, _R.received_us]),
    SortBy.CAMERAS: ("ix_requests_by_cameras", [_R.cameras, _R.received_us]),
    SortBy.RECEIVED: ("ix_requests_by_received", [_R.received_us]),
    SortBy.ASSIGNED: ("ix_requests_by_assigned", [_R.assigned_to_name, _R.received_us]),
}


def order(page: Page) -> list[Any]:
    """The whole order of the list."""
    if page.sort is SortBy.DUE:
        # Those without a running clock come last, whichever way the times are sorted.
        return [_R.runs.desc(), *within(page)]
    if page.sort is SortBy.STATE:
        return [_STATES.desc() if page.descending else _STATES, *within(page)]
    return within(page)


def within(page: Page) -> list[Any]:
    """The order within one state, or within those whose clock runs."""
    columns = [*_SORTS[page.sort][1], _R.year_be, _R.seq]
    return [column.desc() if page.descending else column.asc() for column in columns]


def index_of(page: Page) -> str:
    """The index that has its rows ``within`` that order."""
    return _SORTS[page.sort][0]


def parts(page: Page) -> tuple[Any, list[Any]] | None:
    """A column and its values, one after the other, where no index has the whole order; None: one has."""
    if page.sort is SortBy.DUE:
        return _R.runs, [True, False]
    if page.sort is SortBy.STATE:
        return _R.state, STATES[::-1] if page.descending else STATES
    return None
