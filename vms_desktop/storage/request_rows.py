"""Requests as rows of their tables and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.documents import waited_for
from vms_desktop.domain.requests.number import reference_key
from vms_desktop.domain.requests.outcome import answered_us, result_of, runs
from vms_desktop.domain.requests.request import (
    Asked,
    Attachment,
    Basis,
    Decision,
    Delivery,
    Found,
    Incident,
    Interval,
    OralOrder,
    OwnerConsent,
    Request,
    Requester,
    StepTaken,
    Urgency,
    Wanted,
)
from vms_desktop.domain.requests.states import ENDED, State, Step
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.storage import request_schema as schema
from vms_desktop.storage.request_codec import from_json, to_json
from vms_desktop.storage.request_days import count_day
from vms_desktop.storage.request_disclosures import put_disclosure
from vms_desktop.storage.request_keys import key_of
from vms_desktop.storage.request_letters import add_letters, read_letters
from vms_desktop.storage.request_texts import change_text, key_in, put_text

ORDER_LIMIT, NAME_LIMIT, NUMBER_LIMIT = 300, 200, 100
URGENCIES = list(Urgency)


@dataclass(frozen=True, slots=True)
class Body:
    """What lies in ``request_bodies``."""

    requester: Requester
    basis: Basis
    incident: Incident
    medium: str
    registered_by: Actor
    assigned_to: Actor | None = None
    checked_by: Actor | None = None
    opinion: str = ""
    found: tuple[Found, ...] = ()
    decision: Decision | None = None
    oral_order: OralOrder | None = None
    consents: tuple[OwnerConsent, ...] = ()
    forwarded_to: str = ""


def row_of(request: Request) -> dict[str, Any]:
    """The columns of ``requests`` that may change with it."""
    order, assigned = request.oral_order, request.assigned_to or Actor()
    confirms = order is not None and order.confirmed_us is None and request.state not in ENDED
    owes_paper = order is not None and order.paper_us is None and request.state not in ENDED
    who, basis, waited = request.requester, request.basis, waited_for(request)
    return {
        "state": request.state.value,
        "result": result_of(request).value,
        "runs": runs(request),
        "wanted": request.wanted.value,
        "urgency": URGENCIES.index(request.urgency),
        "requester_type": who.type.value,
        "requester": who.name[:NAME_LIMIT],
        "agency": who.agency[:NAME_LIMIT],
        "station": basis.station[:NAME_LIMIT],
        "case_number": basis.case_number[:NUMBER_LIMIT],
        "letter_number": basis.letter_number[:NUMBER_LIMIT],
        "case_key": reference_key(basis.case_number)[:NUMBER_LIMIT],
        "letter_key": reference_key(basis.letter_number)[:NUMBER_LIMIT],
        "requester_order": _order(who.name),
        "agency_order": _order(who.agency),
        "station_order": _order(basis.station),
        "cameras": len({one.interval.camera_id for one in request.asked}),
        "registered_by": request.registered_by.person,
        "registered_by_name": request.registered_by.name,
        "assigned_to": assigned.person,
        "assigned_to_name": assigned.name,
        "confirms": order.approver.person if confirms and order is not None else "",
        "paper_due_us": order.paper_due_us if owes_paper and order is not None else None,
        "received_us": request.received_us,
        "due_us": request.due_us,
        "answered_us": answered_us(request.history),
        "version": request.version,
        "documents_us": waited.ends_us if waited is not None else None,
        "rank": who.rank[:NAME_LIMIT],
    }


def _order(text: str) -> str:
    # The levels of the key are divided by NUL, which PostgreSQL takes in no text.
    return sort_key(text).replace("\0", "\x01")[:ORDER_LIMIT]


def body_of(request: Request) -> str:
    return to_json(
        Body(
            request.requester,
            request.basis,
            request.incident,
            request.medium,
            request.registered_by,
            request.assigned_to,
            request.checked_by,
            request.opinion,
            request.found,
            request.decision,
            request.oral_order,
            request.consents,
            request.forwarded_to,
        )
    )


# ---- writing -----------------------------------------------------------------------------------------------------


def insert_new(connection: Connection, request: Request, year_be: int, seq: int) -> None:
    values = {"id": request.id, "number": request.number, "year_be": year_be, "seq": seq, **row_of(request)}
    connection.execute(insert(schema.requests).values(**values))
    key = key_of(year_be, seq)
    put_text(connection, request, key)
    connection.execute(insert(schema.bodies).values(request_id=request.id, body=body_of(request)))
    _put_asked(connection, request, key)
    _add_steps(connection, request, request.history)
    _add_attachments(connection, request, request.attachments)
    count_day(connection, request.received_us)


def update_changed(connection: Connection, before: Request, after: Request) -> bool:
    """False where it is not of ``before``'s version any more."""
    where = (schema.requests.c.id == before.id, schema.requests.c.version == before.version)
    if connection.execute(update(schema.requests).where(*where).values(**row_of(after))).rowcount == 0:
        return False
    change_text(connection, before, after)
    if (body := body_of(after)) != body_of(before):
        bodies = schema.bodies
        connection.execute(update(bodies).where(bodies.c.request_id == after.id).values(body=body))
    if (after.asked, after.found) != (before.asked, before.found):
        connection.execute(delete(schema.asked).where(schema.asked.c.request_id == after.id))
        _put_asked(connection, after, key_in(connection, after.id))
    _add_steps(connection, after, after.history[len(before.history) :])
    _add_attachments(connection, after, after.attachments[len(before.attachments) :])
    add_letters(connection, after.id, after.letters, len(before.letters))
    _put_deliveries(connection, before, after)
    if _counted(after) != _counted(before):
        count_day(connection, after.received_us)
    return True


def _counted(request: Request) -> tuple[object, ...]:
    """What statistics are made of. When it was received never changes."""
    return (
        answered_us(request.history),
        result_of(request),
        request.requester.type,
        request.due_us,
        [one.cause for one in request.found],
        [one.id for one in request.asked],
    )


def _put_asked(connection: Connection, request: Request, key: int) -> None:
    causes = {one.asked_id: one.cause for one in request.found if one.cause is not None}
    rows = [
        {
            "id": one.id,
            "request_id": request.id,
            "request_key": key,
            "place": place,
            "camera_id": one.interval.camera_id,
            "camera_code": one.camera_code[:40],
            "camera_name": one.camera_name[:NAME_LIMIT],
            "owner": one.owner[:NAME_LIMIT],
            "begin_us": one.interval.begin_us,
            "end_us": one.interval.end_us,
            "hold_id": one.hold_id,
            "overwritten_us": one.overwritten_us,
            "cause": causes[one.id].value if one.id in causes else "",
        }
        for place, one in enumerate(request.asked)
    ]
    if rows:
        connection.execute(insert(schema.asked), rows)


def _add_steps(connection: Connection, request: Request, steps: Sequence[StepTaken]) -> None:
    # One by one, because each must find the one before it there.
    for step in steps:
        connection.execute(
            insert(schema.steps).values(
                request_id=request.id,
                seq=step.seq,
                step=step.step.value,
                before=step.before.value,
                after=step.after.value,
                person=step.by.person,
                person_name=step.by.name,
                role=step.by.role,
                at_us=step.at_us,
                reason=step.reason,
                details=step.details,
            )
        )


def _add_attachments(connection: Connection, request: Request, added: Sequence[Attachment]) -> None:
    rows = [
        {
            "id": one.id,
            "request_id": request.id,
            "kind": one.kind,
            "name": one.name,
            "media_type": one.media_type,
            "bytes": one.bytes,
            "sha256": one.sha256,
            "added_by": one.added_by.person,
            "added_by_name": one.added_by.name,
            "added_by_role": one.added_by.role,
            "added_us": one.added_us,
            "note": one.note,
        }
        for one in added
    ]
    if rows:
        connection.execute(insert(schema.attachments), rows)


def _put_deliveries(connection: Connection, before: Request, after: Request) -> None:
    known = {one.id: one for one in before.deliveries}
    table = schema.deliveries
    for one in after.deliveries:
        if known.get(one.id) == one:
            continue
        handed = one.handover.at_us if one.handover is not None else None
        values = {"state": one.state.value, "handed_us": handed, "body": to_json(one)}
        if one.id in known:
            connection.execute(update(table).where(table.c.id == one.id).values(**values))
        else:
            new = {"id": one.id, "request_id": after.id, "number": one.number, **values}
            connection.execute(insert(table).values(**new))
        put_disclosure(connection, after, known.get(one.id), one)


# ---- reading -----------------------------------------------------------------------------------------------------


def read_request(connection: Connection, request_id: str) -> Request | None:
    row = connection.execute(select(schema.requests).where(schema.requests.c.id == request_id)).first()
    if row is None:
        return None
    text = connection.execute(select(schema.bodies.c.body).where(schema.bodies.c.request_id == request_id)).scalar_one()
    body = from_json(Body, text)
    return Request(
        id=row.id,
        number=row.number,
        state=State(row.state),
        requester=body.requester,
        basis=body.basis,
        incident=body.incident,
        wanted=Wanted(row.wanted),
        medium=body.medium,
        urgency=URGENCIES[row.urgency],
        asked=tuple(_asked(one) for one in _rows_of(connection, schema.asked, request_id, schema.asked.c.place)),
        registered_by=body.registered_by,
        received_us=row.received_us,
        due_us=row.due_us,
        version=row.version,
        assigned_to=body.assigned_to,
        checked_by=body.checked_by,
        opinion=body.opinion,
        found=body.found,
        attachments=tuple(
            _attachment(one)
            for one in _rows_of(
                connection, schema.attachments, request_id, schema.attachments.c.added_us, schema.attachments.c.id
            )
        ),
        decision=body.decision,
        oral_order=body.oral_order,
        consents=body.consents,
        forwarded_to=body.forwarded_to,
        deliveries=tuple(
            from_json(Delivery, one.body)
            for one in _rows_of(connection, schema.deliveries, request_id, schema.deliveries.c.number)
        ),
        history=tuple(_step(one) for one in _rows_of(connection, schema.steps, request_id, schema.steps.c.seq)),
        letters=read_letters(connection, request_id),
    )


def _rows_of(connection: Connection, table: Any, request_id: str, *order: Any) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.request_id == request_id).order_by(*order)).all()


def _asked(row: Row[Any]) -> Asked:
    interval = Interval(row.camera_id, row.begin_us, row.end_us)
    return Asked(row.id, interval, row.camera_code, row.camera_name, row.owner, row.hold_id, row.overwritten_us)


def _attachment(row: Row[Any]) -> Attachment:
    actor = Actor(row.added_by, row.added_by_name, row.added_by_role)
    return Attachment(row.id, row.kind, row.name, row.media_type, row.bytes, row.sha256, actor, row.added_us, row.note)


def _step(row: Row[Any]) -> StepTaken:
    columns = row._mapping
    return StepTaken(
        columns["seq"],
        Step(columns["step"]),
        State(columns["before"]),
        State(columns["after"]),
        Actor(columns["person"], columns["person_name"], columns["role"]),
        columns["at_us"],
        columns["reason"],
        columns["details"],
    )
