"""What the forms of one request are filled with. Pure: the same request at the same moment gives the same facts.

Their lists: ``form_rows.py``. Registers and statistics: ``form_tables.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta, tzinfo

from vms_desktop.domain.log_entry import Actor, moment
from vms_desktop.domain.log_text import bounded
from vms_desktop.domain.requests.documents import AskedDocuments, asked_documents
from vms_desktop.domain.requests.request import (
    Asked,
    Basis,
    Delivery,
    Handover,
    Incident,
    Judgement,
    OralOrder,
    Request,
    Requester,
)
from vms_desktop.domain.thai_dates import long_date, long_moment, month_and_year
from vms_desktop.services.requests.form_names import TABLES, VALUES
from vms_desktop.services.requests.form_rows import days_left, request_rows
from vms_desktop.services.requests.form_seal import seal_values
from vms_desktop.services.requests.form_words import (
    DRAWN,
    JUDGEMENTS,
    REQUESTERS,
    STATES,
    UNDERTAKING,
    URGENCIES,
    WANTED,
    size_text,
)
from vms_desktop.services.requests.forms import Exact, FormFacts, Office, Printing, Seal

KEPT_DAYS_ASKED = 90
"""How long an agency is asked to keep footage: the least the computer-crime act asks of logs."""
_DOTS, _LONG_DOTS = "." * 44, "." * 100
_LONG = frozenset(
    {"requester.type", "basis.charge", "basis.purpose", "basis.law", "incident.place", "incident.time", "incident.what"}
)


def request_facts(request: Request, office: Office, printing: Printing) -> FormFacts:
    """Everything a form of this request may say."""
    zone = printing.zone
    request = replace(
        request, asked=tuple(replace(one, owner=printing.owners.get(one.owner, one.owner)) for one in request.asked)
    )
    if printing.refusal is not None:
        request = replace(request, decision=printing.refusal.decision)
    asked = [one for one in request.asked if one.owner == printing.agency] or list(request.asked)
    asking = printing.asking or next(iter(reversed(asked_documents(request))), None)
    delivery = printing.delivery or (request.deliveries[-1] if request.deliveries else None)
    values: dict[str, str] = dict.fromkeys(VALUES, "")
    values |= office_facts(office, printing)
    values |= _requester(request.requester)
    values |= _basis(request.basis, zone)
    values |= _incident(request.incident, zone)
    values |= {
        "request.number": Exact(request.number),
        "request.state": STATES[request.state],
        "request.urgency": URGENCIES[request.urgency],
        "request.received": _long(request.received_us, zone),
        "request.due": _long(request.due_us, zone),
        "request.wanted": WANTED[request.wanted],
        "request.medium": request.medium,
        "request.registered_by": request.registered_by.name,
        "request.checked_by": _name(request.checked_by),
        "request.opinion": request.opinion,
        "request.forwarded_to": request.forwarded_to,
        "agency.name": printing.agency or request.forwarded_to,
    }
    values |= _decision(request, zone)
    values |= _order(request.oral_order, zone)
    values |= _printed_again(printing)
    values |= _holding(asked, printing)
    values |= _asking(asking, zone)
    values |= _delivery(delivery, printing.seal, zone)
    values |= _handover(delivery.handover if delivery is not None else None, request, zone)
    package = printing.seal.content if printing.seal is not None else ""
    values["qr"] = package
    return FormFacts(
        values, request_rows(request, asked, delivery, printing, asking), _qr(request.number, package), printing.at
    )


def blank_facts(office: Office, printing: Printing) -> FormFacts:
    """For a form that is filled in by hand: dots where something is to be written, five empty lines of cameras."""
    values: dict[str, str] = dict.fromkeys(VALUES, "")
    values |= {
        name: _LONG_DOTS if name in _LONG else _DOTS
        for name in VALUES
        if name.startswith(("requester.", "basis.", "incident.")) or name in ("request.medium", "request.wanted")
    }
    values |= office_facts(office, printing) | {"blank": "1"}
    rows = [dict.fromkeys(TABLES["cameras"], "") | {"no": str(number)} for number in range(1, 6)]
    return FormFacts(values, {"cameras": rows}, at=printing.at)


def _long(microseconds: int | None, zone: tzinfo) -> str:
    return long_moment(microseconds, zone) if microseconds is not None else ""


def _day(day: date | None) -> str:
    return long_date(day) if day is not None else ""


def _name(person: Actor | None) -> str:
    return person.name if person is not None else ""


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def office_facts(office: Office, printing: Printing) -> dict[str, str]:
    """The letterhead, number and day of the letter, and who printed it."""
    return {
        "office.name": office.name,
        "office.section": office.section or office.name,
        "office.address": office.address,
        "office.phone": office.phone,
        "office.email": Exact(office.email),
        "office.signatory": office.signatory,
        "office.signatory_position": office.signatory_position,
        "office.logo": "1" if office.logo else "",
        "letter.number": printing.letter_number or office.letter_prefix,
        "letter.date": long_date(printing.day),
        "letter.month": month_and_year(printing.day),
        "printed.at": long_moment(round(printing.at.timestamp() * 1_000_000), printing.zone),
        "printed.by": printing.by,
        "printed.part": "เฉพาะคำขอในพื้นที่ที่ผู้จัดทำมีสิทธิเข้าถึง" if printing.is_part else "",
    }


def _requester(one: Requester) -> Mapping[str, str]:
    full = _spaced(one.rank, one.name)
    return {
        "requester.type": REQUESTERS[one.type],
        "requester.name": one.name,
        "requester.full": full,
        "requester.id": one.id_number,
        "requester.rank": one.rank,
        "requester.position": one.position,
        "requester.agency": one.agency,
        "requester.phone": one.phone,
        "requester.email": Exact(one.email),
        # A letter to an office is addressed to its holder, one to a person to the person.
        "requester.addressed": _spaced(one.position, one.agency) if one.position and one.agency else full,
    }


def _basis(one: Basis, zone: tzinfo) -> Mapping[str, str]:
    return {
        "basis.letter_number": one.letter_number,
        "basis.letter_date": _day(one.letter_date),
        "basis.daily_number": one.daily_record_number,
        "basis.daily_time": _long(one.daily_record_us, zone),
        "basis.case": one.case_number,
        "basis.charge": one.charge,
        "basis.station": one.station,
        "basis.purpose": one.purpose,
        "basis.law": one.legal_basis,
    }


def _incident(one: Incident, zone: tzinfo) -> Mapping[str, str]:
    point = ""
    if one.latitude is not None and one.longitude is not None:
        point = f"{one.latitude:.6f}, {one.longitude:.6f}"
        point += f" รัศมี {one.radius_m:,} เมตร" if one.radius_m else ""
    return {
        "incident.place": one.place,
        "incident.time": _long(one.happened_us, zone),
        "incident.what": one.what,
        "incident.plate": Exact(one.plate),
        "incident.clothing": one.clothing,
        "incident.point": point,
    }


def _decision(request: Request, zone: tzinfo) -> Mapping[str, str]:
    one = request.decision
    if one is None:
        return {}
    return {
        "decision.approved": "" if one.judgement is Judgement.REFUSED else "1",
        "decision.judgement": JUDGEMENTS[one.judgement],
        "decision.by": one.by.name,
        "decision.at": _long(one.at_us, zone),
        "decision.reason": one.reason,
        "decision.conditions": one.conditions,
        "decision.acting_for": one.acting_for,
        "decision.appeal_until": _day(one.appeal_until),
    }


def _order(one: OralOrder | None, zone: tzinfo) -> Mapping[str, str]:
    if one is None:
        return {}
    return {
        "order.approver": one.approver.name,
        "order.at": _long(one.ordered_us, zone),
        "order.words": one.words,
        "order.paper_due": _long(one.paper_due_us, zone),
        "order.confirmed": _long(one.confirmed_us, zone),
    }


def _printed_again(printing: Printing) -> Mapping[str, str]:
    """The letter of an earlier refusal has the day of that refusal, where it was given no other, and says that it is
    printed again.
    """
    past = printing.refusal
    if past is None:
        return {}
    day = printing.dated or moment(past.decision.at_us).astimezone(printing.zone).date()
    again = long_date(printing.today)
    return {
        "letter.date": long_date(day),
        "letter.month": month_and_year(day),
        "letter.again": f"ผลการพิจารณาครั้งที่ {past.number} เมื่อ {_long(past.decision.at_us, printing.zone)} "
        f"(พิมพ์ซ้ำ {again})",
    }


def _holding(asked: Sequence[Asked], printing: Printing) -> Mapping[str, str]:
    """The countdown of a letter: the first of its cameras whose footage will be gone where it lies."""
    until = printing.day + timedelta(days=KEPT_DAYS_ASKED)
    ends = [one.overwritten_us for one in asked if one.overwritten_us is not None and one.id not in printing.safe]
    first = min(ends, default=None)
    return {
        "hold.first": _long(first, printing.zone),
        "hold.days": days_left(first, printing),
        "hold.until": long_date(until),
    }


def _asking(one: AskedDocuments | None, zone: tzinfo) -> Mapping[str, str]:
    if one is None:
        return {}
    return {
        "documents.asked": _long(one.at_us, zone),
        "documents.note": one.note,
        "documents.until": _day(one.until),
    }


def _delivery(one: Delivery | None, seal: Seal | None, zone: tzinfo) -> Mapping[str, str]:
    if one is None:
        return {}
    return {
        "delivery.number": str(one.number),
        "delivery.sealed": _long(one.sealed_us, zone),
        **seal_values(seal),
        "delivery.bytes": size_text(sum(file.bytes for file in one.files)),
        "delivery.files": f"{len(one.files):,}",
        "delivery.made_by": one.begun_by.name,
    }


def _handover(one: Handover | None, request: Request, zone: tzinfo) -> Mapping[str, str]:
    """Before the hand-over there is an undertaking to be read already, and room to write the rest. A signature that was
    drawn on the screen is told by the hash of its picture; one on paper needs the room.
    """
    if one is None:
        return {"handover.undertaking": UNDERTAKING}
    drawn = [file.sha256 for file in request.attachments if file.id == one.signature and file.kind == DRAWN]
    return {
        "handover.receiver": one.receiver_name,
        "handover.receiver_id": one.receiver_id,
        "handover.receiver_position": one.receiver_position,
        "handover.giver": one.giver.name,
        "handover.witness": one.witness,
        "handover.medium": one.medium,
        "handover.serial": Exact(one.medium_serial),
        "handover.undertaking": one.undertaking or UNDERTAKING,
        "handover.at": _long(one.at_us, zone),
        "handover.signed": Exact(drawn[0] if drawn else ""),
    }


def _qr(number: str, package: str) -> str:
    """For a machine to read: which request, and the hash to compare with."""
    return f"{bounded(number, 60)} SHA-256 {bounded(package, 64)}" if package else ""
