"""What whoever reviews asks of the log beyond pages and counts: words, hours, what a desk showed. Functions on a
connection; each reads a bounded part, so that nobody waits for a whole log.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, or_, select

from vms_desktop.domain.log_action import ENDS, Action
from vms_desktop.domain.log_entry import FIELDS, Entry
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.review_detail import opened_by
from vms_desktop.domain.review_report import Total
from vms_desktop.domain.thai_text import search_words
from vms_desktop.services.log_ports import ListedEntry
from vms_desktop.services.review.review_ports import TextSearch
from vms_desktop.storage import log_find
from vms_desktop.storage.log_append import HOUR_US
from vms_desktop.storage.log_schema import access_log, hours, kinds

_L, _K, _H = access_log.c, kinds.c, hours.c
_ENTRY = [_L[name] for name in FIELDS]
_SEARCHED = (_L.person_name, _L.subject_name, _L.reason, _L.request, _L.details)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_FIRST_SLICE, _LARGEST_SLICE = 2_000, 50_000
_SLICE_S = 0.03
"""How long one slice of a search should take."""
_CANDIDATES = 1_000
_ENDING_WITHIN = 500
"""Entries of a camera after which its ending is not looked for any more."""


def text_conditions(connection: Connection, text: str) -> list[ColumnElement[bool]]:
    """That every word occurs in one of the searched fields; numbers in Thai or Arabic digits."""
    conditions: list[ColumnElement[bool]] = []
    for word in search_words(text):
        spellings = dict.fromkeys((word, word.translate(_THAI_DIGITS)))
        escaped = [_like_pattern(one) for one in spellings]
        # SQLite's LIKE knows no upper case (of ASCII), PostgreSQL's ILIKE of every script.
        is_server = connection.dialect.name != "sqlite"
        conditions.append(
            or_(
                *(
                    column.ilike(one, escape="\\") if is_server else column.like(one, escape="\\")
                    for column in _SEARCHED
                    for one in escaped
                )
            )
        )
    return conditions


def _like_pattern(word: str) -> str:
    for special in ("\\", "%", "_"):
        word = word.replace(special, "\\" + special)
    return f"%{word}%"


def search(
    connection: Connection, wanted: LogFilter, before: int | None, limit: int, within_s: float, dense: bool
) -> TextSearch:
    """See ``services.review.review_ports.LogSearch.search``."""
    newest = connection.execute(select(func.max(_L.id))).scalar() or 0
    top = newest + 1 if before is None else before
    bounds = log_find.ids_of(connection, wanted)
    if bounds is None or top <= 1:
        return TextSearch((), 0, 0, True)
    # One at a time: asked for both at once, SQLite goes through all entries.
    bottom = connection.execute(select(func.min(_L.id)).where(*bounds)).scalar()
    last = connection.execute(select(func.max(_L.id)).where(*bounds)).scalar()
    if bottom is None or last is None or bottom >= top:
        return TextSearch((), 0, 0, True)
    top = min(top, last + 1)
    words = text_conditions(connection, wanted.text)
    until = time.monotonic() + within_s
    found: list[ListedEntry] = []
    step = _FIRST_SLICE
    while True:
        began = time.monotonic()
        if dense:
            rows, reached = _slice(connection, wanted, words, top, max(bottom, top - step))
        else:
            rows, reached = _candidates(connection, wanted, words, top)
        found += rows
        if len(found) >= limit:
            # What was found beyond the limit is found again from the last one on.
            found = found[:limit]
            reached = found[-1].id
        is_end = reached <= bottom and len(found) < limit
        if is_end or len(found) >= limit or time.monotonic() >= until:
            return TextSearch(tuple(found), reached, _time_of(connection, reached), is_end)
        took = max(time.monotonic() - began, 1e-4)
        step = int(min(_LARGEST_SLICE, max(_FIRST_SLICE, step * min(2.0, _SLICE_S / took))))
        top = reached


def _slice(
    connection: Connection, wanted: LogFilter, words: Sequence[ColumnElement[bool]], top: int, bottom: int
) -> tuple[list[ListedEntry], int]:
    """Through all entries between two numbers, in the order of the table: the plus signs keep indexes out of it."""
    time_us: ColumnElement[int] = literal_column("+access_log.time_us")
    kind: ColumnElement[int] = literal_column("+access_log.kind")
    conditions = [_L.id < top, _L.id >= bottom, *log_find.of_one(wanted)]
    if wanted.from_us is not None:
        conditions.append(time_us >= wanted.from_us)
    if wanted.to_us is not None:
        conditions.append(time_us < wanted.to_us)
    if log_find.asks_kinds(wanted):
        conditions.append(kind.in_(select(_K.id).where(*log_find.facets(wanted))))
    query = select(_L.id, *_ENTRY).where(*conditions, *words).order_by(_L.id.desc())
    return [ListedEntry(row[0], Entry._make(row[1:])) for row in connection.execute(query)], bottom


def _candidates(
    connection: Connection, wanted: LogFilter, words: Sequence[ColumnElement[bool]], top: int
) -> tuple[list[ListedEntry], int]:
    """Through the next entries that match all but the words."""
    ids = log_find.page_ids(connection, wanted, top, _CANDIDATES)
    if not ids:
        return [], 0
    query = select(_L.id, *_ENTRY).where(_L.id.in_(ids), *words).order_by(_L.id.desc())
    rows = [ListedEntry(row[0], Entry._make(row[1:])) for row in connection.execute(query)]
    return rows, min(ids) if len(ids) == _CANDIDATES else 0


def _time_of(connection: Connection, number: int) -> int:
    query = select(_L.time_us).where(_L.id >= number).order_by(_L.id).limit(1)
    return connection.execute(query).scalar() or 0


# ---- hours -------------------------------------------------------------------------------------------------------


def activity(connection: Connection, wanted: LogFilter) -> list[tuple[int, str, int]]:
    """As ``log_find.activity``, of one camera or request too."""
    if not (wanted.camera or wanted.request):
        return log_find.activity(connection, wanted)
    hour = _L.time_us // HOUR_US
    conditions = [*log_find.of_one(wanted), *log_find.in_time(wanted), *log_find.facets(wanted)]
    query = select(hour, _K.person, func.count()).join(kinds, _K.id == _L.kind).where(*conditions)
    rows = connection.execute(query.group_by(hour, _K.person).order_by(hour, _K.person))
    return [(int(number), person, int(count)) for number, person, count in rows]


def totals(connection: Connection, wanted: LogFilter) -> list[Total]:
    """See ``services.review.review_ports.LogSearch.totals``."""
    query = (
        select(_K.person, _K.action, _K.district, func.sum(_H.entries))
        .join(kinds, _K.id == _H.kind)
        .where(*log_find.facets(wanted))
        .group_by(_K.person, _K.action, _K.district)
    )
    if wanted.from_us is not None:
        query = query.where(_H.hour >= wanted.from_us // HOUR_US)
    if wanted.to_us is not None:
        query = query.where(_H.hour < -(-wanted.to_us // HOUR_US))
    rows = connection.execute(query)
    return [Total(person, action, district, int(entries)) for person, action, district, entries in rows]


# ---- what a desk showed ------------------------------------------------------------------------------------------


def wall_of(connection: Connection, desk: str, sequence: int, limit: int) -> tuple[list[Entry], bool]:
    """See ``services.review.review_ports.LogSearch.wall_of``. Back to the desk's start: before it nothing was open."""
    wanted = [Action.LIVE_OPENED.value, Action.LIVE_CLOSED.value, Action.DESK_STARTED.value]
    query = (
        select(_L.sequence, _L.action, _L.details)
        .where(_L.desk == desk, _L.sequence <= sequence)
        .order_by(_L.sequence.desc())
        .limit(limit)
    )
    closed: set[int] = set()
    still_open: list[int] = []
    read, is_whole = 0, False
    for number, action, details in connection.execute(query):
        read += 1
        if action not in wanted:
            continue
        if action == Action.DESK_STARTED.value:
            is_whole = True
            break
        if action == Action.LIVE_CLOSED.value:
            # The ending entry itself still belongs to what was seen.
            if number != sequence:
                closed.add(opened_by(details))
        elif number not in closed:
            still_open.append(number)
    rows = connection.execute(select(*_ENTRY).where(_L.desk == desk, _L.sequence.in_(still_open)).order_by(_L.sequence))
    return [Entry._make(row) for row in rows], is_whole or read < limit


def end_of(connection: Connection, entry: Entry) -> Entry | None:
    """See ``services.review.review_ports.LogSearch.end_of``."""
    if entry.action not in ENDS or not entry.camera:
        return None
    ending = ENDS[Action(entry.action)].value
    own = select(_L.id).where(_L.desk == entry.desk, _L.sequence == entry.sequence).scalar_subquery()
    query = (
        select(*_ENTRY)
        .where(and_(*log_find.of_one(LogFilter(camera=entry.camera))), _L.id > own)
        .order_by(_L.id)
        .limit(_ENDING_WITHIN)
    )
    for row in connection.execute(query):
        later = Entry._make(row)
        if later.desk == entry.desk and later.action == ending and opened_by(later.details) == entry.sequence:
            return later
    return None
