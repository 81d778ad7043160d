"""What stands on the page of one request, put into words: facts of its cards, and sums of what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.documents import asked_documents, waited_for
from vms_desktop.domain.requests.request import Delivery, Interval, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import formatting, language
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.document_texts import documents_text
from vms_desktop.ui.requests.draft_fields import label_text
from vms_desktop.ui.requests.letter_texts import letter_text

Facts = list[tuple[str, str]]
_UNTIL_DECIDED = frozenset({Step.SEND_BACK, Step.REFUSE, Step.APPEAL, Step.REOPEN})
"""Why it has to be decided again: whoever decides must have read it."""
_LAST = frozenset({Step.ASK_DOCUMENTS, Step.FORWARD, Step.CANCEL, Step.NOTHING_FOUND, Step.SHOW, Step.DELIVER_AGAIN})
"""Why it stands where it stands."""


def when(us: int | None) -> str:
    return "" if us is None else formatting.moment_text(moment(us))


def interval_text(interval: Interval) -> str:
    """``26 พ.ย. 2569 14:05:00 น. – 14:35:00 น.``; both days where they differ."""
    begin, end = thai_time(moment(interval.begin_us)), thai_time(moment(interval.end_us))
    last = formatting.time_text(end) if begin.date() == end.date() else formatting.moment_text(end)
    return f"{formatting.moment_text(begin)} – {last}"


def intervals_text(intervals: Sequence[Interval], request: Request) -> str:
    """One line each, with the camera's code."""
    codes = {one.interval.camera_id: one.camera_code for one in request.asked}
    return "\n".join(f"{codes.get(one.camera_id, '')} {interval_text(one)}".strip() for one in intervals)


def who_facts(request: Request) -> Facts:
    who = request.requester
    return [
        (label_text("type"), request_texts.requester_text(who.type)),
        (label_text("name"), " ".join(part for part in (who.rank, who.name) if part)),
        (label_text("position"), who.position),
        (label_text("agency"), who.agency),
        (label_text("id_number"), who.id_number),
        (label_text("phone"), who.phone),
        (label_text("email"), who.email),
    ]


def basis_facts(request: Request) -> Facts:
    basis, what = request.basis, request.incident
    letter = basis.letter_number
    if basis.letter_date is not None:
        letter = " · ".join(part for part in (letter, formatting.date_text(basis.letter_date)) if part)
    daily = " · ".join(part for part in (basis.daily_record_number, when(basis.daily_record_us)) if part)
    return [
        (label_text("letter_number"), letter),
        (label_text("case_number"), basis.case_number),
        (label_text("daily_record_number"), daily),
        (label_text("station"), basis.station),
        (label_text("charge"), basis.charge),
        (label_text("legal_basis"), basis.legal_basis),
        (label_text("purpose"), basis.purpose),
        (label_text("what"), what.what),
        (label_text("happened_us"), when(what.happened_us)),
        (label_text("place"), what.place),
        (label_text("plate"), what.plate),
        (label_text("clothing"), what.clothing),
    ]


def standing_reasons(request: Request) -> Facts:
    """What was said that still counts: which documents are missing, why it was refused, what the appeal says."""
    told = [one for one in request.history if one.reason and one.step in _UNTIL_DECIDED and request.decision is None]
    last = next((one for one in reversed(request.history) if one.after is not one.before), None)
    if last is not None and last.reason and last.step in _LAST:
        told.append(last)
    asked = {one.seq: documents_text(one) for one in asked_documents(request)}
    return [(request_texts.done_text(one.step), asked.get(one.seq, one.reason)) for one in told]


def decision_facts(request: Request) -> Facts:
    translate = QCoreApplication.translate
    waited = waited_for(request)
    facts: Facts = [
        *standing_reasons(request),
        (
            translate("RequestView", "Wait until"),
            formatting.date_text(waited.until) if waited is not None and waited.until is not None else "",
        ),
        (translate("RequestView", "Checked by"), request.checked_by.name if request.checked_by is not None else ""),
        (translate("RequestView", "Found"), found_summary(request) if request.found else ""),
        (translate("RequestView", "Opinion"), request.opinion),
    ]
    order = request.oral_order
    if order is not None:
        facts += [
            (translate("RequestView", "Oral order of"), f"{order.approver.name} · {when(order.ordered_us)}"),
            (translate("RequestView", "Words of the order"), order.words),
            (translate("RequestView", "Confirmed"), when(order.confirmed_us) or translate("RequestView", "not yet")),
            (
                translate("RequestView", "Paper"),
                _paper(request) or translate("RequestView", "until {0}").format(when(order.paper_due_us)),
            ),
        ]
    facts += [
        (
            translate("RequestView", "Answer of {0}").format(one.agency),
            " · ".join(
                part
                for part in (
                    translate("RequestView", "agrees") if one.agreed else translate("RequestView", "does not agree"),
                    one.letter,
                    formatting.date_text(one.answered_on),
                    one.note,
                )
                if part
            ),
        )
        for one in request.consents
    ]
    if request.forwarded_to:
        facts.append((translate("RequestView", "Forwarded to"), request.forwarded_to))
    facts.append((translate("RequestView", "Letters sent"), "\n".join(letter_text(one) for one in request.letters)))
    decision = request.decision
    if decision is not None:
        facts += [
            (translate("RequestView", "Decision"), request_texts.judgement_text(decision.judgement)),
            (translate("RequestView", "Decided by"), f"{decision.by.name} · {when(decision.at_us)}"),
            (translate("RequestView", "Acting for"), decision.acting_for),
            (translate("RequestView", "Allowed"), intervals_text(decision.approved, request)),
            (translate("RequestView", "Reason"), decision.reason),
            (translate("RequestView", "Conditions"), decision.conditions),
            (
                translate("RequestView", "Appeal until"),
                formatting.date_text(decision.appeal_until) if decision.appeal_until is not None else "",
            ),
        ]
    return facts


def _paper(request: Request) -> str:
    """When it came, and which it was."""
    order = request.oral_order
    if order is None or order.paper_us is None:
        return ""
    which = next((one.reason for one in reversed(request.history) if one.step is Step.TAKE_PAPER), "")
    return " · ".join(part for part in (when(order.paper_us), which) if part)


def delivery_codes(delivery: Delivery, request: Request, *, lacking: bool = False) -> str:
    """Codes of its cameras; ``lacking``: only of those it has no pictures of."""
    there = {one.camera_id for one in delivery.files}
    codes = {one.interval.camera_id: one.camera_code for one in request.asked}
    ids = dict.fromkeys(one.camera_id for one in delivery.intervals if not lacking or one.camera_id not in there)
    return ", ".join(codes.get(camera_id, camera_id) for camera_id in ids)


def delivery_facts(delivery: Delivery, request: Request, files: str) -> Facts:
    """``files``: how many and how large, in words."""
    translate = QCoreApplication.translate
    return [
        (translate("RequestView", "Begun by"), f"{delivery.begun_by.name} · {when(delivery.begun_us)}"),
        (translate("RequestView", "Sealed"), when(delivery.sealed_us)),
        (translate("RequestView", "Files"), files),
        (translate("RequestView", "Cameras"), delivery_codes(delivery, request)),
        (
            translate("RequestView", "No pictures of"),
            delivery_codes(delivery, request, lacking=True) if delivery.files else "",
        ),
        (translate("RequestView", "Why it failed"), delivery.failure),
    ]


def delivery_hashes(delivery: Delivery) -> Facts:
    """What each is of, in the words of the papers, and its digits. The first is the one printed on them."""
    translate = QCoreApplication.translate
    found = [
        (
            translate("RequestView", "Hash of the evidence in the package (SHA-256), as on the papers"),
            delivery.content_sha256,
        ),
        (translate("RequestView", "Hash of the whole package (SHA-256 of manifest.json)"), delivery.package_sha256),
    ]
    return [(words, digits) for words, digits in found if digits]


def handover_facts(delivery: Delivery) -> Facts:
    translate = QCoreApplication.translate
    handed = delivery.handover
    if handed is None:
        return []
    medium = " · ".join(part for part in (handed.medium, handed.medium_serial) if part)
    receiver = " · ".join(part for part in (handed.receiver_name, handed.receiver_position) if part)
    signed = translate("RequestView", "yes") if handed.signature else translate("RequestView", "not back yet")
    return [
        (translate("RequestView", "Package"), request_texts.delivery_number_text(delivery.number)),
        (translate("RequestView", "When"), when(handed.at_us)),
        (translate("RequestView", "Receiver"), receiver),
        (label_text("id_number"), handed.receiver_id),
        (translate("RequestView", "Giver"), handed.giver.name),
        (translate("RequestView", "Witness"), handed.witness),
        (translate("RequestView", "Medium"), medium),
        (translate("RequestView", "Signed receipt"), signed),
        (translate("RequestView", "Undertaking"), handed.undertaking),
        (
            translate("RequestView", "Came back"),
            " · ".join(
                part
                for part in (
                    request_texts.delivery_text(delivery.state) if delivery.ended_us is not None else "",
                    when(delivery.ended_us),
                    delivery.ended_note,
                )
                if part
            ),
        ),
    ]


def found_summary(request: Request) -> str:
    """A line a camera: what was found of it, or why not."""
    translate = QCoreApplication.translate
    told = {one.asked_id: one for one in request.found}
    lines = []
    for asked in request.asked:
        found = told.get(asked.id)
        if found is None:
            words = translate("RequestView", "not said yet")
        elif found.stretches:
            there = sum(one.length_us for one in found.stretches)
            words = translate("RequestView", "found: {0}").format(formatting.length_text(there / 1_000_000))
            if there < asked.interval.length_us:
                whole = formatting.length_text(asked.interval.length_us / 1_000_000)
                words += " " + translate("RequestView", "of {0}").format(whole)
            if found.seen_at:
                words = translate("RequestView", "{0}, seen at {1} according to {2}").format(
                    words, found.seen_at, found.by.name
                )
        else:
            words = request_texts.cause_text(found.cause) if found.cause is not None else ""
        note = f" ({found.note})" if found is not None and found.note else ""
        lines.append(f"{asked.camera_code} {asked.camera_name}: {words}{note}")
    return "\n".join(lines)


def owners_of(request: Request, cameras: CameraService) -> list[str]:
    """Names of the agencies whose cameras were asked for, then of all others of the province."""
    known = {agency.code: language.agency_name(agency) for agency in cameras.province.agencies}
    own = [known.get(one.owner, one.owner) for one in request.asked if one.owner]
    return [*dict.fromkeys(own), *(name for name in known.values() if name not in own)]


def owner_text(code: str, cameras: CameraService) -> str:
    agency = next((one for one in cameras.province.agencies if one.code == code), None)
    return language.agency_name(agency) if agency is not None else code
