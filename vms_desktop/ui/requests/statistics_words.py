"""The statistics of requests as tables of words: for the screen and for an office program alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.requests.number import fiscal_year_be
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import RequesterType
from vms_desktop.domain.requests.statistics import Period, RequestStatistics, Tally
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.services.workbooks import Sheet
from vms_desktop.ui import formatting, language
from vms_desktop.ui.requests import request_texts


def period_text(row: Tally, period: Period) -> str:
    """The month, the fiscal year, or the whole time."""
    if row.begins is None:
        return QCoreApplication.translate("Statistics", "Total")
    if period is Period.MONTH:
        return formatting.month_text(row.begins.year, row.begins.month)
    year = fiscal_year_be(row.begins)
    shown = year if language.is_thai() else year - ERA
    return QCoreApplication.translate("Statistics", "Fiscal year {0}").format(shown)


def headings() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("Statistics", "Period"),
        translate("Statistics", "Received"),
        translate("Statistics", "Answered"),
        translate("Statistics", "Late"),
        *(request_texts.result_text(one) for one in Result if one is not Result.OPEN),
        translate("Statistics", "Usual time"),
        translate("Statistics", "Longest time"),
    ]


def cells(row: Tally, period: Period) -> list[str | int]:
    return [
        period_text(row, period),
        row.received,
        row.answered,
        row.late,
        *(row.results.get(one, 0) for one in Result if one is not Result.OPEN),
        "" if row.median_s is None else formatting.duration_text(row.median_s),
        "" if row.worst_s is None else formatting.duration_text(row.worst_s),
    ]


def rows_of(found: RequestStatistics) -> list[list[str | int]]:
    """The periods, then all of them together."""
    return [*(cells(row, found.period) for row in found.rows), cells(found.total, found.period)]


def cause_rows(found: RequestStatistics) -> list[list[str | int]]:
    return [
        [request_texts.cause_text(cause), count]
        for cause, count in sorted(found.causes.items(), key=lambda one: -one[1])
    ]


def type_rows(found: RequestStatistics) -> list[list[str | int]]:
    counts = found.total.types
    return [[request_texts.requester_text(kind), counts[kind]] for kind in RequesterType if counts.get(kind)]


def sheets_of(found: RequestStatistics) -> list[Sheet]:
    translate = QCoreApplication.translate
    number, count = translate("Statistics", "Number"), translate("Statistics", "Requests")
    first, rows = headings(), rows_of(found)
    if found.is_part:
        rows.append([part_text(), *("" for _ in first[1:])])
    return [
        Sheet(translate("Statistics", "By period"), first, rows, [22, *(12 for _ in first[1:])]),
        Sheet(
            translate("Statistics", "Why nothing was found"),
            [translate("Statistics", "Cause"), number],
            cause_rows(found),
            (36, 12),
        ),
        Sheet(
            translate("Statistics", "By requester"),
            [translate("Statistics", "Requester"), count],
            type_rows(found),
            (36, 12),
        ),
    ]


def part_text() -> str:
    """Said beside what does not count all requests."""
    return QCoreApplication.translate("Statistics", "Only requests of the places your account is for")


def text_rows(rows: Sequence[Sequence[str | int]]) -> list[list[str]]:
    return [[one if isinstance(one, str) else formatting.count_text(one) for one in row] for row in rows]
