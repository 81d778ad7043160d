"""What registers and reports are filled with: the account of disclosures, and statistics as paper or workbook.

Pure. What a form of one request says: ``form_facts.py``.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from vms_desktop.domain.requests.request import Cause, Delivery, DeliveryState, Interval, RequesterType
from vms_desktop.domain.thai_dates import length, short_moment
from vms_desktop.services.requests.form_facts import Printing, office_facts
from vms_desktop.services.requests.form_names import TABLES, VALUES
from vms_desktop.services.requests.form_words import CAUSES, DELIVERIES, REQUESTERS
from vms_desktop.services.requests.forms import Exact, FormFacts, Office, Row
from vms_desktop.services.review.review_report import Sheet

RESULTS: Mapping[str, str] = {
    "approved": "อนุญาต",
    "partly_approved": "อนุญาตบางส่วน",
    "refused": "ไม่อนุญาต",
    "not_found": "ไม่พบข้อมูลภาพ",
    "forwarded": "ส่งต่อหน่วยงานเจ้าของกล้อง",
    "cancelled": "ยกเลิก",
    "open": "อยู่ระหว่างดำเนินการ",
}
"""What came of a request, in the order of the report."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One hand-over of the account of disclosures. ``codes``: of the cameras, by id, where they are known."""

    number: str
    delivery: Delivery
    letter: str
    requester: str
    agency: str
    purpose: str
    approver: str
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """Of one month or fiscal year. ``results``: requests by what came of them (keys of ``RESULTS``);
    ``answer_us``: how long each answered one took, microseconds; ``late``: answered too late, or overdue.
    """

    name: str
    results: Mapping[str, int]
    answer_us: Sequence[int]
    late: int

    @property
    def total(self) -> int:
        return sum(self.results.values())


@dataclass(frozen=True, slots=True)
class Figures:
    """``period``: what the report is about, in words."""

    period: str
    periods: Sequence[PeriodFigures]
    causes: Mapping[Cause, int] = field(default_factory=dict)
    requesters: Mapping[RequesterType, int] = field(default_factory=dict)

    def results(self) -> Mapping[str, int]:
        return {name: sum(one.results.get(name, 0) for one in self.periods) for name in RESULTS}

    def answer_us(self) -> Sequence[int]:
        return [took for one in self.periods for took in one.answer_us]


def disclosure_facts(year_be: int, lines: Sequence[RegisterLine], office: Office, printing: Printing) -> FormFacts:
    """บัญชีแสดงการเปิดเผย of one year of the Buddhist era, in the order given."""
    values: dict[str, str] = dict.fromkeys(VALUES, "") | office_facts(office, printing)
    values |= {"register.year": str(year_be), "register.count": f"{len(lines):,}"}
    rows = [_disclosure(number, line, printing.zone) for number, line in enumerate(lines, start=1)]
    return FormFacts(values, {"disclosures": rows}, at=printing.at)


def _disclosure(number: int, line: RegisterLine, zone: tzinfo | None) -> Row:
    delivery, handover = line.delivery, line.delivery.handover
    ended = DELIVERIES[delivery.state] if delivery.state in (DeliveryState.RETURNED, DeliveryState.DESTROYED) else ""
    if ended and delivery.ended_us is not None:
        ended = f"{ended} {short_moment(delivery.ended_us, zone)}"
    medium = [handover.medium, handover.medium_serial] if handover is not None else []
    return {
        "no": str(number),
        "at": short_moment(handover.at_us, zone) if handover is not None else "",
        "number": Exact(line.number),
        "letter": line.letter,
        "requester": line.requester,
        "agency": line.agency,
        "purpose": line.purpose,
        "codes": Exact(_codes(delivery.intervals, line.codes)),
        "footage": stretches_text(delivery.intervals, zone),
        "approver": line.approver,
        "receiver": handover.receiver_name if handover is not None else "",
        "medium": Exact(" ".join(part for part in medium if part)),
        "package": Exact(delivery.package_sha256),
        "ended": ended,
    }


def _codes(intervals: Sequence[Interval], codes: Mapping[str, str]) -> str:
    """Of the cameras in the order of the package; those whose code is not known are counted."""
    cameras = list(dict.fromkeys(one.camera_id for one in intervals))
    known = [codes[camera] for camera in cameras if camera in codes]
    others = len(cameras) - len(known)
    return ", ".join([*known, f"กล้อง {others:,} ตัว"] if others else known)


def stretches_text(intervals: Sequence[Interval], zone: tzinfo | None) -> str:
    """From when to when, each stretch once, and how much that is of all cameras together."""
    stretches = sorted({(one.begin_us, one.end_us) for one in intervals})
    lines = [f"{short_moment(begin, zone)} – {short_moment(end, zone)}" for begin, end in stretches]
    if intervals:
        lines.append(f"รวม {length(sum(one.length_us for one in intervals))}")
    return "\n".join(lines)


def statistics_facts(figures: Figures, office: Office, printing: Printing) -> FormFacts:
    """The report on requests: totals, by month or year, by result, by cause of not found, by who asked."""
    took = figures.answer_us()
    late = sum(one.late for one in figures.periods)
    values: dict[str, str] = dict.fromkeys(VALUES, "") | office_facts(office, printing)
    values |= {
        "statistics.period": figures.period,
        "statistics.total": f"{sum(one.total for one in figures.periods):,}",
        "statistics.answered": f"{len(took):,}",
        "statistics.in_time": f"{sum(one.total for one in figures.periods) - late:,}",
        "statistics.late": f"{late:,}",
        "statistics.median": _median(took),
        "statistics.longest": length(max(took)) if took else "–",
    }
    tables = {
        "periods": [_period(one) for one in figures.periods],
        "results": _shares({RESULTS[name]: count for name, count in figures.results().items()}),
        "causes": _shares({CAUSES[cause]: count for cause, count in figures.causes.items()}),
        "requesters": _shares({REQUESTERS[kind]: count for kind, count in figures.requesters.items()}),
    }
    return FormFacts(values, tables, at=printing.at)


def _median(took: Sequence[int]) -> str:
    return length(round(statistics.median(took))) if took else "–"


def _approved(one: PeriodFigures) -> int:
    return one.results.get("approved", 0) + one.results.get("partly_approved", 0)


def _period(one: PeriodFigures) -> Row:
    return {
        "name": one.name,
        "total": f"{one.total:,}",
        "allowed": f"{_approved(one):,}",
        "refused": f"{one.results.get('refused', 0):,}",
        "not_found": f"{one.results.get('not_found', 0):,}",
        "open": f"{one.results.get('open', 0):,}",
        "median": _median(one.answer_us),
        "late": f"{one.late:,}",
    }


def _shares(counts: Mapping[str, int]) -> list[Row]:
    whole = sum(counts.values())
    return [
        {"name": name, "count": f"{count:,}", "share": f"{100 * count / whole:.1f}" if whole else "–"}
        for name, count in counts.items()
    ]


def statistics_sheets(figures: Figures) -> list[Sheet]:
    """The same as a workbook: counts are numbers to calculate with, times are seconds."""
    columns = TABLES["periods"]
    heading = [columns["name"], columns["total"], *RESULTS.values(), columns["late"], "มัธยฐาน (วินาที)"]
    rows: list[list[str | int]] = [
        [
            one.name,
            one.total,
            *(one.results.get(name, 0) for name in RESULTS),
            one.late,
            round(statistics.median(one.answer_us) / 1_000_000) if one.answer_us else "",
        ]
        for one in figures.periods
    ]
    count = TABLES["causes"]["count"]
    return [
        Sheet("สถิติคำขอ", heading, rows, (24, *(14 for _ in heading[1:]))),
        Sheet(
            "สาเหตุที่ไม่พบ",
            [TABLES["causes"]["name"], count],
            [[CAUSES[cause], number] for cause, number in figures.causes.items()],
            (36, 14),
        ),
        Sheet(
            "ประเภทผู้ขอ",
            [TABLES["requesters"]["name"], count],
            [[REQUESTERS[kind], number] for kind, number in figures.requesters.items()],
            (36, 14),
        ),
    ]
