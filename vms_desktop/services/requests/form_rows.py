"""The lists on the forms of one request: cameras, what was approved, attachments, consents, files, custody. Pure.

The single values beside them: ``form_facts.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from vms_desktop.domain.requests.documents import AskedDocuments
from vms_desktop.domain.requests.request import Asked, Delivery, Found, Interval, Request
from vms_desktop.domain.requests.statistics import day_begins_us
from vms_desktop.domain.thai_dates import length, long_date, short_moment
from vms_desktop.services.requests.form_seal import missing_rows
from vms_desktop.services.requests.form_words import ATTACHMENTS, CAUSES, DOCUMENTS, HANDOVERS, ROLES, STEPS, size_text
from vms_desktop.services.requests.forms import CustodyLine, Exact, FileName, Printing, Row

_DAY_US = 86_400_000_000


def request_rows(
    request: Request,
    asked: Sequence[Asked],
    delivery: Delivery | None,
    printing: Printing,
    asking: AskedDocuments | None = None,
) -> Mapping[str, Sequence[Row]]:
    """By the name of the table. ``asked``: the cameras the form is about; ``delivery``: the one it is about;
    ``asking``: the documents.
    """
    zone = printing.zone
    cameras = {one.interval.camera_id: one for one in request.asked}
    found = {one.asked_id: one for one in request.found}
    files = delivery.files if delivery is not None else ()
    custody = printing.custody or _steps(request)
    return {
        "cameras": [
            {"no": str(number), "owner": one.owner, **_named(one), **_stretch(one.interval, zone)}
            | {
                "overwritten": short_moment(one.overwritten_us, zone) if one.overwritten_us is not None else "",
                "days": days_left(one.overwritten_us, printing),
                **_found(found.get(one.id), one.interval),
            }
            for number, one in enumerate(asked, start=1)
        ],
        "approved": [
            {"no": str(number), **_named(cameras.get(one.camera_id)), **_stretch(one, zone)}
            for number, one in enumerate(request.allowed(), start=1)
        ],
        "attachments": [
            {
                "no": str(number),
                "kind": ATTACHMENTS.get(one.kind, one.kind),
                "name": FileName(one.name),
                "size": size_text(one.bytes),
                "sha256": Exact(one.sha256),
            }
            for number, one in enumerate((one for one in request.attachments if one.kind not in HANDOVERS), start=1)
        ],
        "consents": [
            {
                "no": str(number),
                "agency": one.agency,
                "answer": "ยินยอม" if one.agreed else "ไม่ยินยอม",
                "letter": one.letter,
                "date": long_date(one.answered_on),
                "note": one.note,
            }
            for number, one in enumerate(request.consents, start=1)
        ],
        "documents": [{"no": str(number), "name": name} for number, name in enumerate(document_names(asking), start=1)],
        "files": [
            {
                "no": str(number),
                "name": FileName(one.name),
                "role": ROLES.get(one.role, one.role),
                "camera": _code(cameras.get(one.camera_id)),
                "camera_name": _named(cameras.get(one.camera_id))["name"],
                "begin": short_moment(one.begin_us, zone),
                "end": short_moment(one.end_us, zone) if one.end_us > one.begin_us else "",
                "size": size_text(one.bytes),
                "sha256": Exact(one.sha256),
            }
            for number, one in enumerate(files, start=1)
        ],
        "missing": missing_rows(printing.seal, zone),
        "custody": [
            {
                "no": str(number),
                "at": short_moment(one.at_us, zone),
                "who": one.who,
                "what": one.what,
                "where": one.where,
                "hash": Exact(one.hash),
            }
            for number, one in enumerate(custody, start=1)
        ],
    }


def document_names(asking: AskedDocuments | None) -> Sequence[str]:
    """What was asked for without a list is one document, in the officer's words."""
    if asking is None:
        return ()
    return [*(DOCUMENTS[one] for one in asking.kinds), *asking.others] or [asking.reason]


def _code(one: Asked | None) -> str:
    return Exact(one.camera_code if one is not None else "")


def _named(one: Asked | None) -> Mapping[str, str]:
    return {"code": _code(one), "name": one.camera_name if one is not None else ""}


def _stretch(one: Interval, zone: tzinfo) -> Mapping[str, str]:
    return {
        "begin": short_moment(one.begin_us, zone),
        "end": short_moment(one.end_us, zone),
        "length": length(one.length_us),
    }


def _found(one: Found | None, asked: Interval) -> Mapping[str, str]:
    """Who decides by the memo is told how much of it there is, where that is not all."""
    if one is None:
        return {"found": "", "note": ""}
    what = "พบข้อมูลภาพ" if one.stretches else "ไม่พบข้อมูลภาพ"
    there = sum(stretch.length_us for stretch in one.stretches)
    if 0 < there < asked.length_us:
        what = f"{what} {length(there)} จาก {length(asked.length_us)}"
    if one.seen_at:
        what = f"{what}ที่ {one.seen_at} ตามที่ {one.by.name} แจ้ง"
    return {"found": f"{what} ({CAUSES[one.cause]})" if one.cause is not None else what, "note": one.note}


def _steps(request: Request) -> Sequence[CustodyLine]:
    """The request's own history, where nothing closer to the files was given."""
    return [CustodyLine(one.at_us, one.by.name, STEPS[one.step]) for one in request.history]


def days_left(overwritten_us: int | None, printing: Printing) -> str:
    """Whole days; of a letter with a day of its own from that, so that it says the same when it is printed again.
    Nought also where the time has passed. Empty where it is not known.
    """
    if overwritten_us is None:
        return ""
    now_us = round(printing.at.timestamp() * 1_000_000)
    if printing.dated is not None:
        now_us = day_begins_us(printing.day, printing.zone)
    return str(max(0, (overwritten_us - now_us) // _DAY_US))
