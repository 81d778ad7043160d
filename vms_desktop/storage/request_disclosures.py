"""The register of disclosures: a row of its own for each delivery that left the house, written with the handover.

A year has thousands of lines, and making each of its request and delivery took most of a second. A row stays as it was
said when the delivery left, whatever is corrected in the request later; only its return or destruction is added.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, insert, select, update

from vms_desktop.domain.requests.request import Delivery, DeliveryState, Interval, Request, RequesterType
from vms_desktop.services.requests.request_ports import Disclosure, Viewer
from vms_desktop.storage.request_places import seen_by
from vms_desktop.storage.request_schema import disclosures, requests

_D = disclosures.c
_STATES = {one.value: one for one in DeliveryState}
_TYPES = {one.value: one for one in RequesterType}
# In the order of Disclosure's fields.
_SHOWN = [column for column in disclosures.columns if column.name not in ("delivery_id", "request_id")]


def put_disclosure(connection: Connection, request: Request, before: Delivery | None, after: Delivery) -> None:
    """Where the delivery has left the house. ``before``: the delivery as it was; None: there was none."""
    handover = after.handover
    if handover is None:
        return
    may_change = {"state": after.state.value, "ended_us": after.ended_us}
    if before is not None and before.handover is not None:
        connection.execute(update(disclosures).where(_D.delivery_id == after.id).values(**may_change))
        return
    who, basis, decision = request.requester, request.basis, request.decision
    connection.execute(
        insert(disclosures).values(
            delivery_id=after.id,
            request_id=request.id,
            number=request.number,
            delivery=after.number,
            handed_us=handover.at_us,
            requester_type=who.type.value,
            requester=" ".join(part for part in (who.rank, who.name) if part),
            agency=who.agency,
            purpose=basis.purpose,
            legal_basis=basis.legal_basis,
            letter_number=basis.letter_number,
            case_number=basis.case_number,
            station=basis.station,
            approved_by="" if decision is None else decision.by.name,
            receiver=handover.receiver_name,
            medium=handover.medium,
            medium_serial=handover.medium_serial,
            package_sha256=after.package_sha256,
            intervals=json.dumps([(one.camera_id, one.begin_us, one.end_us) for one in after.intervals]),
            **may_change,
        )
    )


def find_disclosures(connection: Connection, from_us: int, to_us: int, viewer: Viewer) -> list[Disclosure]:
    """See ``RequestRepository.disclosures``."""
    query = select(*_SHOWN).where(_D.handed_us >= from_us, _D.handed_us < to_us)
    seen = seen_by(connection, viewer)
    if seen is not None:
        query = query.join(requests, requests.c.id == _D.request_id).where(seen.has)
    rows = connection.execute(query.order_by(_D.handed_us, _D.delivery_id)).all()
    # All texts at once: one by one they take three times as long.
    asked = json.loads(f"[{','.join([row.intervals for row in rows])}]")
    return [_disclosure(row, intervals) for row, intervals in zip(rows, asked, strict=True)]


def _disclosure(row: Any, intervals: list[list[Any]]) -> Disclosure:
    number, delivery, state, handed_us, ended_us, kind = row[:6]
    asked = tuple([Interval(*one) for one in intervals])
    fields = (number, delivery, _STATES[state], handed_us, ended_us, _TYPES[kind], *row[6:-1], asked)
    return Disclosure(*fields)
