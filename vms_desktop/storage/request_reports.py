"""What reports ask of the register of requests: times used, causes of not found, disclosures. On a connection.

A report goes through thousands of requests, so only what it prints is read: a register of disclosures has ten words of
a text, and making the whole request of it took four fifths of the time.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, func, select

from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Cause, Delivery, RequesterType
from vms_desktop.domain.requests.statistics import Timing
from vms_desktop.services.requests.request_ports import Disclosure, Viewer
from vms_desktop.storage.request_codec import from_json
from vms_desktop.storage.request_places import seen_by
from vms_desktop.storage.request_schema import asked, bodies, deliveries, requests

_R, _C, _D = requests.c, asked.c, deliveries.c
_RESULTS = {one.value: one for one in Result}
_TYPES = {one.value: one for one in RequesterType}


def timings(connection: Connection, from_us: int, to_us: int, viewer: Viewer) -> list[Timing]:
    """See ``RequestRepository.timings``."""
    query = select(_R.received_us, _R.answered_us, _R.result, _R.requester_type, _R.due_us, _R.runs)
    query = query.where(_R.received_us >= from_us, _R.received_us < to_us, *seen_by(viewer))
    query = query.order_by(_R.received_us)
    return [
        Timing(
            received,
            answered,
            _RESULTS[result],
            _TYPES[kind],
            answered > due if answered is not None else bool(is_running) and viewer.now_us > due,
        )
        for received, answered, result, kind, due, is_running in connection.execute(query)
    ]


def causes(connection: Connection, from_us: int, to_us: int, viewer: Viewer) -> dict[Cause, int]:
    """See ``RequestRepository.causes``."""
    query = (
        select(_C.cause, func.count())
        .join(requests, _C.request_id == _R.id)
        .where(_C.cause != "", _R.received_us >= from_us, _R.received_us < to_us, *seen_by(viewer))
        .group_by(_C.cause)
    )
    return {Cause(cause): int(count) for cause, count in connection.execute(query)}


def disclosures(connection: Connection, from_us: int, to_us: int, viewer: Viewer) -> list[Disclosure]:
    """See ``RequestRepository.disclosures``."""
    query = (
        select(_R.number, _D.body, bodies.c.body.label("request"))
        .join(requests, _D.request_id == _R.id)
        .join(bodies, bodies.c.request_id == _R.id)
        .where(_D.handed_us >= from_us, _D.handed_us < to_us, *seen_by(viewer))
        .order_by(_D.handed_us, _D.id)
    )
    return [_disclosure(number, delivery, json.loads(body)) for number, delivery, body in connection.execute(query)]


def _disclosure(number: str, delivery: str, request: dict[str, Any]) -> Disclosure:
    """``request``: of ``request_bodies``, as it lies there."""
    who, basis, decision = request["requester"], request["basis"], request.get("decision")
    return Disclosure(
        number,
        from_json(Delivery, delivery),
        _TYPES[who["type"]],
        " ".join(part for part in (who.get("rank"), who["name"]) if part),
        who.get("agency", ""),
        basis.get("purpose", ""),
        basis.get("legal_basis", ""),
        basis.get("letter_number", ""),
        basis.get("case_number", ""),
        basis.get("station", ""),
        "" if decision is None else decision["by"].get("name", ""),
    )
