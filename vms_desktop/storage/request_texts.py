"""The text that each request is searched by, beside it the letters in it, and its part of the index of letters."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update

from vms_desktop.domain.requests.number import reference_key
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.thai_text import search_key
from vms_desktop.storage.request_bits import bits_of
from vms_desktop.storage.request_grams import add_text, take_text
from vms_desktop.storage.request_schema import texts

_T = texts.c


def words_of(request: Request) -> str:
    """What a search finds it by: numbers, names, places, plates; never a card's number or a telephone."""
    who, basis, incident = request.requester, request.basis, request.incident
    letters = [basis.letter_number, basis.case_number, basis.daily_record_number]
    letters += [one.number for one in request.letters]
    parts = [request.number, who.name, who.rank, who.position, who.agency, basis.station, basis.charge]
    parts += [*letters, *(reference_key(one) for one in letters)]
    parts += [incident.place, incident.plate, reference_key(incident.plate)]
    parts += [f"{one.camera_code} {one.camera_name}" for one in request.asked]
    # Once each, and not what another part has in it: a search goes through all of it.
    keys = sorted({search_key(part) for part in parts if part}, key=len, reverse=True)
    kept: list[str] = []
    for key in keys:
        if not any(key in other for other in kept):
            kept.append(key)
    return "\n".join(kept)


def searched(words: str) -> dict[str, Any]:
    """The columns that change with it."""
    low, high = bits_of(words)
    return {"words": words, "letters_low": low, "letters_high": high}


def put_text(connection: Connection, request: Request, key: int) -> None:
    """Of a new request. ``key``: of ``request_keys.py``."""
    values = searched(words_of(request))
    connection.execute(insert(texts).values(request_id=request.id, request_key=key, **values))
    add_text(connection, request.id)


def change_text(connection: Connection, before: Request, after: Request) -> None:
    if (words := words_of(after)) != words_of(before):
        take_text(connection, after.id)
        connection.execute(update(texts).where(_T.request_id == after.id).values(**searched(words)))
        add_text(connection, after.id)


def key_in(connection: Connection, request_id: str) -> int:
    """Of a request that is there."""
    return int(connection.execute(select(_T.request_key).where(_T.request_id == request_id)).scalar_one())
