"""What is asked of the register of requests: lists, boards, duplicates. Functions on a connection.

Numbers are chosen first and rows fetched after, so that a list of a hundred thousand costs what it shows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, literal_column, or_, select

from vms_desktop.domain.requests.number import query_words
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Interval, RequesterType, Wanted
from vms_desktop.domain.requests.states import ENDED, State
from vms_desktop.domain.thai_text import search_key
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
    Viewer,
)
from vms_desktop.storage.request_keys import Key, among
from vms_desktop.storage.request_listing import FEW, Listing
from vms_desktop.storage.request_orders import order
from vms_desktop.storage.request_places import seen_by, seen_one_by_one
from vms_desktop.storage.request_rows import URGENCIES
from vms_desktop.storage.request_schema import asked, requests
from vms_desktop.storage.request_words import WordSearch, search_for

_R, _C = requests.c, asked.c
_ENDED = sorted(state.value for state in ENDED)
_MOST_DUPLICATES = 20
_AT_ONCE = 10_000
"""Parameters of a statement; SQLite takes some thirty thousand."""


def id_of(connection: Connection, number: str) -> str | None:
    """By the number itself, or by a spelling of it that is searched alike."""
    exact = connection.execute(select(_R.id).where(_R.number == number.strip())).scalar()
    if exact is not None:
        return str(exact)
    words = search_key(number)
    if not words:
        return None
    search = search_for(connection, [words])
    few = search.few((), (), FEW)
    chosen = search.in_all().has if few is None else among(few)
    rows = connection.execute(select(_R.id, _R.number).where(chosen))
    alike = [row.id for row in rows if search_key(row.number) == words]
    return str(alike[0]) if len(alike) == 1 else None


# ---- lists -------------------------------------------------------------------------------------------------------


def find(connection: Connection, wanted: RequestFilter, page: Page, viewer: Viewer) -> Found:
    """See ``RequestRepository.find``."""
    narrow, conditions = _narrow(wanted, viewer), _conditions(wanted)
    words = query_words(wanted.text)
    search = search_for(connection, words) if words else None
    few = _of_few(connection, narrow, [*seen_one_by_one(viewer), *conditions], search, page) if narrow else None
    seen = seen_by(connection, viewer) if few is None else None
    if few is None and search is not None:
        theirs = [seen.has] if seen is not None else []
        few = search.few([*narrow, *theirs, *conditions], order(page), FEW)
    if few is not None:
        return _rows(connection, few[page.start : page.start + page.size], len(few), viewer)
    listing = Listing(connection, page, [*narrow, *conditions], _is_covered(wanted), seen)
    return _rows(connection, listing.keys(search), listing.total, viewer)


def _of_few(
    connection: Connection,
    narrow: Sequence[ColumnElement[bool]],
    conditions: Sequence[ColumnElement[bool]],
    search: WordSearch | None,
    page: Page,
) -> list[Key] | None:
    """Those that the narrow conditions leave, all in their order; None where they leave many."""
    ids = connection.execute(select(_R.id).where(*narrow).limit(FEW + 1)).scalars().all()
    if len(ids) > FEW:
        return None
    others = [*conditions, *(search.one_by_one() if search is not None else ())]
    query = select(_R.year_be, _R.seq).where(_R.id.in_(ids)).order_by(*order(page))
    if others:
        # Written so that no index is chosen for them, which would have many more.
        query = query.where(case((and_(*others), 1), else_=0) == 1)
    return [(year, seq) for year, seq in connection.execute(query)]


def _rows(connection: Connection, keys: Sequence[Key], total: int, viewer: Viewer) -> Found:
    rows: dict[Key, Row[Any]] = {}
    for start in range(0, len(keys), _AT_ONCE):
        for row in connection.execute(select(requests).where(among(keys[start : start + _AT_ONCE]))):
            rows[row.year_be, row.seq] = row
    return Found(tuple(_row(rows[key], viewer.now_us) for key in keys), total)


def _is_covered(wanted: RequestFilter) -> bool:
    return not (wanted.station or wanted.camera_id or wanted.board is not Board.ALL)


def _narrow(wanted: RequestFilter, viewer: Viewer) -> list[ColumnElement[bool]]:
    """What mostly leaves few, and has indexes of its own."""
    conditions = _of_board(wanted.board, viewer)
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


def _conditions(wanted: RequestFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.states:
        conditions.append(_R.state.in_(sorted(state.value for state in wanted.states)))
    if wanted.types:
        conditions.append(_R.requester_type.in_(sorted(kind.value for kind in wanted.types)))
    if wanted.urgencies:
        conditions.append(_R.urgency.in_(sorted(URGENCIES.index(one) for one in wanted.urgencies)))
    if wanted.station:
        conditions.append(_R.station == wanted.station)
    return conditions


def _of_board(board: Board, viewer: Viewer) -> list[ColumnElement[bool]]:
    match board:
        case Board.ALL:
            return []
        case Board.MINE:
            own = or_(_R.assigned_to == viewer.person, _R.registered_by == viewer.person)
            return [own, _R.state.not_in(_ENDED)]
        case Board.WAITING:
            signs = and_(_R.confirms == viewer.person, _R.confirms != literal_column("''"))
            if not viewer.decides:
                return [signs]
            return [or_(signs, and_(_R.state == State.SUBMITTED.value, _R.registered_by != viewer.person))]
        case Board.OVERDUE:
            return [_overdue(viewer.now_us)]


def _overdue(now_us: int) -> ColumnElement[bool]:
    return or_(and_(_R.runs.is_(True), _R.due_us < now_us), _R.paper_due_us < now_us)


def counts(connection: Connection, viewer: Viewer) -> BoardCounts:
    """See ``RequestRepository.counts``."""

    def count(board: Board) -> int:
        query = select(func.count()).select_from(requests).where(*_of_board(board, viewer), *seen_one_by_one(viewer))
        return int(connection.execute(query).scalar_one())

    seen = seen_by(connection, viewer)
    theirs = [seen.has] if seen is not None else []
    by_state = connection.execute(select(_R.state, func.count()).where(*theirs).group_by(_R.state))
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
        row.documents_us,
        row.rank,
    )


# ---- the same again ----------------------------------------------------------------------------------------------


def known_requesters(connection: Connection, text: str, limit: int, viewer: Viewer) -> list[KnownRequester]:
    """See ``RequestRepository.known_requesters``."""
    columns = (_R.requester, _R.requester_type, _R.agency, _R.station)
    seen = seen_by(connection, viewer)
    theirs = [seen.has] if seen is not None else []
    query = (
        select(*columns)
        .where(_R.requester.contains(text, autoescape=True), *theirs)
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
    conditions = [_R.id.in_(sorted(wanted)), _R.state != State.CANCELLED.value, *seen_one_by_one(viewer)]
    found = [
        Duplicate(
            _row(row, viewer.now_us),
            bool(case_key) and row.case_key == case_key,
            bool(letter_key) and row.letter_key == letter_key,
            row.id in footage,
        )
        for row in connection.execute(select(requests).where(*conditions))
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
