"""Numbers of the letters that went out for requests: rows that are only added, and which letters have a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind, OutgoingLetter
from vms_desktop.domain.requests.number import reference_key, year_be
from vms_desktop.services.requests.request_ports import NumberedLetter, Viewer
from vms_desktop.storage.request_places import seen_one_by_one
from vms_desktop.storage.request_schema import letters, requests

_L, _R = letters.c, requests.c
_NUMBER_LIMIT = 100


def add_letters(connection: Connection, request_id: str, given: Sequence[OutgoingLetter], known: int) -> None:
    """Those beyond the first ``known``, which are there."""
    rows = [
        {
            "request_id": request_id,
            "place": place,
            "kind": one.about.kind.value,
            "agency": one.about.agency,
            "step": one.about.step,
            "number": one.number,
            "number_key": reference_key(one.number)[:_NUMBER_LIMIT],
            "dated": one.dated.isoformat(),
            "year_be": year_be(one.dated),
            "given_by": one.by.person,
            "given_by_name": one.by.name,
            "given_by_role": one.by.role,
            "given_us": one.at_us,
        }
        for place, one in enumerate(given)
        if place >= known
    ]
    if rows:
        connection.execute(insert(letters), rows)


def read_letters(connection: Connection, request_id: str) -> tuple[OutgoingLetter, ...]:
    query = select(letters).where(_L.request_id == request_id).order_by(_L.place)
    return tuple(_letter(row) for row in connection.execute(query))


def letters_numbered(connection: Connection, number_key: str, year: int, viewer: Viewer) -> list[NumberedLetter]:
    """See ``RequestRepository.letters_numbered``."""
    query = (
        select(letters, _R.number.label("request_number"))
        .join(requests, _R.id == _L.request_id)
        .where(_L.number_key == number_key[:_NUMBER_LIMIT], _L.year_be == year, *seen_one_by_one(viewer))
        .order_by(_L.given_us, _L.request_id, _L.place)
    )
    return [NumberedLetter(row.request_id, row.request_number, _letter(row)) for row in connection.execute(query)]


def _letter(row: Row[Any]) -> OutgoingLetter:
    return OutgoingLetter(
        LetterAbout(LetterKind(row.kind), row.agency, row.step),
        row.number,
        date.fromisoformat(row.dated),
        Actor(row.given_by, row.given_by_name, row.given_by_role),
        row.given_us,
    )
