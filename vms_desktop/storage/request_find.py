"""What is asked of the register of requests: lists, boards, duplicates. Functions on a connection.

Numbers are chosen first and rows fetched after, so that a list of a hundred thousand costs what it shows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select

from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Interval, RequesterType, Wanted
from vms_desktop.domain.requests.states import ENDED, State
from vms_desktop.domain.thai_text import search_key, search_words
from vms_desktop.services.requests.request_ports import (
    AskedStretch,
    Board,
    BoardCounts,
    Duplicate,
    Found,
    KnownRequester,
    Page,
    RequestFilter,
    RequestRow,
    SortBy,
    Viewer,
)
from vms_desktop.storage.request_places import seen_by
from vms_desktop.storage.request_rows import URGENCIES
from vms_desktop.storage.request_schema import asked, requests
from vms_desktop.storage.request_words import search_for

_R, _C = requests.c, asked.c
_ENDED = sorted(state.value for state in ENDED)
_MOST_DUPLICATES = 20
_FEW = 3_000
"""So many matches of words are taken at once."""
_SOON = 2_000
"""Pages no further down are reached by looking at each request's words."""
_AT_ONCE = 10_000
"""Parameters of a statement; SQLite takes some thirty thousand."""
_STATES = case({state.value: place for place, state in enumerate(State)}, value=_R.state, else_=len(State))
_SORTS: dict[SortBy, list[Any]] = {
    SortBy.DUE: [_R.due_us],
    SortBy.NUMBER: [_R.year_be, _R.seq],
    SortBy.STATE: [_R.received_us],
    SortBy.URGENCY: [_R.urgency, _R.received_us],
    SortBy.REQUESTER: [_R.requester_order, _R.received_us],
    SortBy.AGENCY: [_R.agency_order, _R.received_us],
    SortBy.STATION: [_R.station_order, _R.received_us],
    SortBy.CAMERAS: [_R.cameras, _R.received_us],
    SortBy.RECEIVED: [_R.received_us],
    SortBy.ASSIGNED: [_R.assigned_to_name, _R.received_us],
}


_PARTS: dict[SortBy, tuple[Any, list[Any]]] = {
    SortBy.DUE: (_R.runs, [True, False]),
    SortBy.STATE: (_R.state, [state.value for state in State]),
}


def id_of(connection: Connection, number: str) -> str | None:
    """By the number itself, or by a spelling of it that is searched alike."""
    exact = connection.execute(select(_R.id).where(_R.number == number.strip())).scalar()
    if exact is not None:
        return str(exact)
    words = search_key(number)
    if not words:
        return None
    search = search_for(connection, [words])
    few = search.ids((), (), _FEW)
    query = select(_R.id, _R.number).where(*search.conditions() if few is None else [_R.id.in_(few)])
    alike = [row.id for row in connection.execute(query) if search_key(row.number) == words]
    return str(alike[0]) if len(alike) == 1 else None


# ---- lists -------------------------------------------------------------------------------------------------------


def find(connection: Connection, wanted: RequestFilter, page: Page, viewer: Viewer) -> Found:
    """See ``RequestRepository.find``."""
    conditions = _conditions(wanted, viewer)
    words = search_words(wanted.text)
    total: int | None = None
    counting = conditions
    if words:
        search = search_for(connection, words)
        # Where few have the words, those are looked up and ordered; where many have, the list's order is gone through,
        # of which the first ones match soon.
        everything = search.ids(conditions, _order(page), _FEW)
        if everything is not None:
            return _rows(connection, everything[page.start : page.start + page.size], len(everything), viewer)
        counting = [*conditions, *search.conditions()]
        total = _count(connection, counting) if conditions else search.count()
        conditions += search.conditions(soon=page.start < _SOON and total > _FEW)
    if page.sort in _PARTS:
        total, ids = _in_parts(connection, conditions, page, total, counting)
    else:
        total = _count(connection, conditions) if total is None else total
        some = select(_R.id).where(*conditions).order_by(*_order(page)).limit(page.size).offset(page.start)
        ids = list(connection.execute(some).scalars()) if total > page.start else []
    return _rows(connection, ids, total, viewer)


def _rows(connection: Connection, ids: Sequence[str], total: int, viewer: Viewer) -> Found:
    rows: dict[str, Row[Any]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        chosen = select(requests).where(_R.id.in_(ids[start : start + _AT_ONCE]))
        rows |= {row.id: row for row in connection.execute(chosen)}
    return Found(tuple(_row(rows[request_id], viewer.now_us) for request_id in ids), total)


def _count(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> int:
    return int(connection.execute(select(func.count(_R.id)).where(*conditions)).scalar_one())


def _in_parts(
    connection: Connection,
    conditions: Sequence[ColumnElement[bool]],
    page: Page,
    total: int | None,
    counting: Sequence[ColumnElement[bool]],
) -> tuple[int, list[str]]:
    """How many, and the page: one part after the other, because no index has the parts in their order. ``total``: how
    many, where that is known. ``counting``: the same conditions, as they are best for counting.
    """
    column, parts = _PARTS[page.sort]
    if total is not None and page.sort is SortBy.DUE:
        # Few clocks run; the others need not be counted again.
        running = _count(connection, [*conditions, _R.runs.is_(True)])
        counts = {True: running, False: total - running}
    else:
        # Of words counted in the order of the rows: by the part's index each would be fetched from somewhere else.
        part = column if total is None else column.concat("")
        query = select(part, func.count(_R.id)).where(*counting).group_by(part)
        counts = {name: int(number) for name, number in connection.execute(query)}
    ids: list[str] = []
    skip = page.start
    # Those without a running clock come last, whichever way the times are sorted.
    turned = page.descending and page.sort is not SortBy.DUE
    for part in reversed(parts) if turned else parts:
        there = counts.get(part, 0)
        if len(ids) < page.size and skip < there:
            some = select(_R.id).where(*conditions, column == part).order_by(*_within(page))
            ids += connection.execute(some.limit(page.size - len(ids)).offset(skip)).scalars()
        skip = max(0, skip - there)
    return sum(counts.values()), ids


def _within(page: Page) -> list[Any]:
    columns = [*_SORTS[page.sort], _R.id]
    return [column.desc() if page.descending else column.asc() for column in columns]


def _order(page: Page) -> list[Any]:
    if page.sort is SortBy.DUE:
        return [_R.runs.desc(), *_within(page)]
    if page.sort is SortBy.STATE:
        return [_STATES.desc() if page.descending else _STATES, *_within(page)]
    return _within(page)


def _conditions(wanted: RequestFilter, viewer: Viewer) -> list[ColumnElement[bool]]:
    conditions = [*_of_board(wanted.board, viewer), *seen_by(viewer)]
    if wanted.states:
        conditions.append(_R.state.in_(sorted(state.value for state in wanted.states)))
    if wanted.types:
        conditions.append(_R.requester_type.in_(sorted(kind.value for kind in wanted.types)))
    if wanted.urgencies:
        conditions.append(_R.urgency.in_(sorted(URGENCIES.index(one) for one in wanted.urgencies)))
    if wanted.station:
        conditions.append(_R.station == wanted.station)
    if wanted.camera_id:
        conditions.append(_R.id.in_(select(_C.request_id).where(_C.camera_id == wanted.camera_id)))
    for column, least, below in (
        (_R.received_us, wanted.from_us, wanted.to_us),
        (_R.due_us, wanted.due_from_us, wanted.due_to_us),
    ):
        if least is not None:
            conditions.append(column >= least)
        if below is not None:
            conditions.append(column < below)
    return conditions


def _of_board(board: Board, viewer: Viewer) -> list[ColumnElement[bool]]:
    match board:
        case Board.ALL:
            return []
        case Board.MINE:
            own = or_(_R.assigned_to == viewer.person, _R.registered_by == viewer.person)
            return [own, _R.state.not_in(_ENDED)]
        case Board.WAITING:
            signs = and_(_R.confirms == viewer.person, _R.confirms != "")
            if not viewer.decides:
                return [signs]
            return [or_(signs, and_(_R.state == State.SUBMITTED.value, _R.registered_by != viewer.person))]
        case Board.OVERDUE:
            return [_overdue(viewer.now_us)]


def _overdue(now_us: int) -> ColumnElement[bool]:
    return or_(and_(_R.runs.is_(True), _R.due_us < now_us), _R.paper_due_us < now_us)


def counts(connection: Connection, viewer: Viewer) -> BoardCounts:
    """See ``RequestRepository.counts``."""

    seen = seen_by(viewer)

    def count(board: Board) -> int:
        query = select(func.count()).select_from(requests).where(*_of_board(board, viewer), *seen)
        return int(connection.execute(query).scalar_one())

    by_state = connection.execute(select(_R.state, func.count()).where(*seen).group_by(_R.state))
    states = {State(state): int(number) for state, number in by_state}
    return BoardCounts(count(Board.MINE), count(Board.WAITING), count(Board.OVERDUE), sum(states.values()), states)


def _row(row: Row[Any], now_us: int) -> RequestRow:
    late = (row.runs and row.due_us < now_us) or (row.paper_due_us is not None and row.paper_due_us < now_us)
    return RequestRow(
        row.id,
        row.number,
        State(row.state),
        Result(row.result),
        URGENCIES[row.urgency],
        Wanted(row.wanted),
        RequesterType(row.requester_type),
        row.requester,
        row.agency,
        row.station,
        row.case_number,
        row.letter_number,
        row.cameras,
        row.received_us,
        row.due_us,
        row.answered_us,
        bool(row.runs),
        bool(late),
        row.registered_by,
        row.registered_by_name,
        row.assigned_to,
        row.assigned_to_name,
        row.version,
    )


# ---- the same again ----------------------------------------------------------------------------------------------


def known_requesters(connection: Connection, text: str, limit: int, viewer: Viewer) -> list[KnownRequester]:
    """See ``RequestRepository.known_requesters``."""
    columns = (_R.requester, _R.requester_type, _R.agency, _R.station)
    query = (
        select(*columns)
        .where(_R.requester.contains(text, autoescape=True), *seen_by(viewer))
        .group_by(*columns)
        .order_by(func.max(_R.received_us).desc())
        .limit(limit)
    )
    return [
        KnownRequester(row.requester, RequesterType(row.requester_type), row.agency, row.station)
        for row in connection.execute(query)
    ]


def duplicates(
    connection: Connection,
    case_key: str,
    letter_key: str,
    intervals: Sequence[Interval],
    except_id: str,
    viewer: Viewer,
) -> list[Duplicate]:
    """See ``RequestRepository.duplicates``. The likeliest first, then the newest."""
    overlapping = [
        and_(_C.camera_id == one.camera_id, _C.begin_us < one.end_us, _C.end_us > one.begin_us) for one in intervals
    ]
    footage: set[str] = set()
    if overlapping:
        query = select(_C.request_id).where(or_(*overlapping)).distinct()
        footage = {str(one) for one in connection.execute(query).scalars()}
    alike = [column == key for column, key in ((_R.case_key, case_key), (_R.letter_key, letter_key)) if key]
    same: set[str] = set()
    if alike:
        same = {str(one) for one in connection.execute(select(_R.id).where(or_(*alike))).scalars()}
    wanted = (footage | same) - {except_id}
    if not wanted:
        return []
    query_rows = select(requests).where(_R.id.in_(sorted(wanted)), _R.state != State.CANCELLED.value, *seen_by(viewer))
    found = [
        Duplicate(
            _row(row, viewer.now_us),
            bool(case_key) and row.case_key == case_key,
            bool(letter_key) and row.letter_key == letter_key,
            row.id in footage,
        )
        for row in connection.execute(query_rows)
    ]
    found.sort(key=lambda one: (-one.weight, -one.row.received_us, one.row.id))
    return found[:_MOST_DUPLICATES]


def asked_between(
    connection: Connection, camera_ids: Collection[str], begin_us: int, end_us: int
) -> list[AskedStretch]:
    """See ``RequestRepository.asked_between``."""
    query = (
        select(_R.id, _R.number, _R.state, _C.camera_id, _C.begin_us, _C.end_us)
        .join(asked, _C.request_id == _R.id)
        .where(_C.camera_id.in_(sorted(camera_ids)), _C.begin_us < end_us, _C.end_us > begin_us)
        .where(_R.state.not_in(_ENDED))
        .order_by(_C.begin_us, _C.id)
    )
    return [
        AskedStretch(row.id, row.number, State(row.state), Interval(row.camera_id, row.begin_us, row.end_us))
        for row in connection.execute(query)
    ]
