"""What registers and reports are filled with: the account of disclosures, and statistics.

Pure. What a form of one request says: ``form_facts.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo

from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import DeliveryState, Interval
from vms_desktop.domain.requests.statistics import Period, RequestStatistics, Tally
from vms_desktop.domain.thai_dates import ERA, length, month_and_year, short_moment
from vms_desktop.services.requests.form_facts import office_facts
from vms_desktop.services.requests.form_names import VALUES
from vms_desktop.services.requests.form_words import CAUSES, DELIVERIES, REQUESTERS, RESULTS
from vms_desktop.services.requests.forms import Exact, FormFacts, Office, Printing, Row
from vms_desktop.services.requests.request_ports import Disclosure

_NOTHING = "–"


def disclosure_facts(
    year_be: int,
    lines: Sequence[Disclosure],
    office: Office,
    printing: Printing,
    codes: Mapping[str, str] | None = None,
) -> FormFacts:
    """บัญชีแสดงการเปิดเผย of one year of the Buddhist era, in the order given. ``codes``: of the cameras by id, where they
    are known.
    """
    values: dict[str, str] = dict.fromkeys(VALUES, "") | office_facts(office, printing)
    values |= {"register.year": str(year_be), "register.count": f"{len(lines):,}"}
    rows = [_disclosure(number, line, codes or {}, printing.zone) for number, line in enumerate(lines, start=1)]
    return FormFacts(values, {"disclosures": rows}, at=printing.at)


def _disclosure(number: int, line: Disclosure, codes: Mapping[str, str], zone: tzinfo) -> Row:
    ended = DELIVERIES[line.state] if line.state in (DeliveryState.RETURNED, DeliveryState.DESTROYED) else ""
    if ended and line.ended_us is not None:
        ended = f"{ended} {short_moment(line.ended_us, zone)}"
    return {
        "no": str(number),
        "at": short_moment(line.handed_us, zone),
        "number": Exact(line.number),
        "letter": line.letter_number,
        "requester": line.requester,
        "agency": line.agency,
        "purpose": line.purpose,
        "law": line.legal_basis,
        "case": line.case_number,
        "codes": Exact(_codes(line.intervals, codes)),
        "footage": stretches_text(line.intervals, zone),
        "approver": line.approved_by,
        "receiver": line.receiver,
        "medium": Exact(" ".join(part for part in (line.medium, line.medium_serial) if part)),
        "package": Exact(line.package_sha256),
        "ended": ended,
    }


def _codes(intervals: Sequence[Interval], codes: Mapping[str, str]) -> str:
    """Of the cameras in the order of the package; those whose code is not known are counted."""
    cameras = list(dict.fromkeys(one.camera_id for one in intervals))
    known = [codes[camera] for camera in cameras if camera in codes]
    others = len(cameras) - len(known)
    return ", ".join([*known, f"กล้อง {others:,} ตัว"] if others else known)


def stretches_text(intervals: Sequence[Interval], zone: tzinfo) -> str:
    """From when to when, each stretch once, and how much that is of all cameras together."""
    stretches = sorted({(one.begin_us, one.end_us) for one in intervals})
    lines = [f"{short_moment(begin, zone)} – {short_moment(end, zone)}" for begin, end in stretches]
    if intervals:
        lines.append(f"รวม {length(sum(one.length_us for one in intervals))}")
    return "\n".join(lines)


# ---- statistics --------------------------------------------------------------------------------------------------


def statistics_facts(made: RequestStatistics, office: Office, printing: Printing) -> FormFacts:
    """The report on requests: totals, by month or year, by result, by cause of not found, by who asked."""
    total = made.total
    values: dict[str, str] = dict.fromkeys(VALUES, "") | office_facts(office, printing)
    values |= {
        "statistics.period": period_text(made),
        "statistics.total": f"{total.received:,}",
        "statistics.answered": f"{total.answered:,}",
        "statistics.in_time": f"{total.received - total.late:,}",
        "statistics.late": f"{total.late:,}",
        "statistics.median": _time(total.median_s),
        "statistics.longest": _time(total.worst_s),
    }
    tables = {
        "periods": [_row(one, made.period) for one in made.rows],
        "results": _shares({words: total.results.get(result, 0) for result, words in RESULTS.items()}),
        "causes": _shares({words: made.causes.get(cause, 0) for cause, words in CAUSES.items()}),
        "requesters": _shares({words: total.types.get(kind, 0) for kind, words in REQUESTERS.items()}),
    }
    return FormFacts(values, tables, at=printing.at)


def period_text(made: RequestStatistics) -> str:
    """From the first to the last month or fiscal year with requests; empty without any."""
    days = [one.begins for one in made.rows if one.begins is not None]
    if not days:
        return ""
    first, last = _period(days[0], made.period), _period(days[-1], made.period)
    return first if first == last else f"{first} – {last}"


def _period(begins: date, period: Period) -> str:
    """A fiscal year has the number of the year it ends in."""
    return month_and_year(begins) if period is Period.MONTH else f"ปีงบประมาณ {begins.year + 1 + ERA}"


def _time(seconds: float | None) -> str:
    return length(round(seconds * 1_000_000)) if seconds is not None else _NOTHING


def _row(one: Tally, period: Period) -> Row:
    allowed = one.results.get(Result.APPROVED, 0) + one.results.get(Result.PARTLY_APPROVED, 0)
    return {
        "name": _period(one.begins, period) if one.begins is not None else "",
        "total": f"{one.received:,}",
        "allowed": f"{allowed:,}",
        "refused": f"{one.results.get(Result.REFUSED, 0):,}",
        "not_found": f"{one.results.get(Result.NOT_FOUND, 0):,}",
        "open": f"{one.results.get(Result.OPEN, 0):,}",
        "median": _time(one.median_s),
        "late": f"{one.late:,}",
    }


def _shares(counts: Mapping[str, int]) -> list[Row]:
    whole = sum(counts.values())
    return [
        {"name": name, "count": f"{count:,}", "share": f"{100 * count / whole:.1f}" if whole else _NOTHING}
        for name, count in counts.items()
    ]
