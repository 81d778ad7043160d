"""The monthly report in words: what its pages and its workbook say, in the language of now.

Made on the loop thread (translations), then set as type or written as tables on another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.place import Province
from vms_desktop.services.review.activity import HOURS, PersonsDay
from vms_desktop.services.review.review_report import MonthReport
from vms_desktop.services.workbooks import Sheet
from vms_desktop.ui import formatting, language, log_texts
from vms_desktop.ui.pages.place_names import PlaceNames
from vms_desktop.ui.review import activity_chart, review_texts

translate = QCoreApplication.translate
"""Under this very name: the collector of translations (lupdate) knows no other."""
_GROUPS = ("live", "ptz", "replay", "snapshot", "export")
_CHART_WIDTH, _COUNT_WIDTH = 30, 6


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a table below it; ``empty`` is said where it has no rows. ``weights``: of the columns' widths.
    Numbers are whole and stand at the right. ``tab``: the title where there is little room, on a workbook's tab.
    """

    title: str
    tab: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    weights: Sequence[int]
    empty: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """``facts``: (name, value). ``signs``: who signs. ``page``: with {0} of {1}."""

    title: str
    lines: Sequence[str]
    facts: Sequence[tuple[str, int]]
    chart_title: str
    chart: Sequence[PersonsDay]
    sections: Sequence[Section]
    signs: Sequence[str]
    page: str


def report_words(report: MonthReport, province: Province) -> ReportWords:
    made = translate("Report", "Made {0} by {1}").format(
        formatting.moment_text(report.made), review_texts.person_text(report.by.name, report.by.role)
    )
    queued = sum(kind.queued for kind in report.kinds)
    unfinished = sum(kind.unfinished for kind in report.kinds)
    facts = [
        (translate("Report", "Entries of the access log"), report.entries),
        (translate("Report", "Persons with entries"), len(report.persons)),
        (translate("Report", "Items put into the review queue"), queued),
        (translate("Report", "of these signed off: in order"), sum(kind.in_order for kind in report.kinds)),
        (translate("Report", "of these signed off: not in order"), sum(kind.breaches for kind in report.kinds)),
        (translate("Report", "of these not signed off yet"), unfinished),
        (translate("Report", "of these overdue"), sum(kind.overdue for kind in report.kinds)),
    ]
    place = translate("Report", "CCTV operations room · {0} province").format(language.place_name(province))
    return ReportWords(
        translate("Report", "Monthly report on the use of CCTV"),
        [place, formatting.month_text(report.month.year, report.month.month), made],
        facts,
        translate("Report", "Activity by person and hour of the day"),
        report.activity,
        [_reviewed(report), _notable(report), _persons(report), _actions(report), _districts(report, province)],
        [translate("Report", "Made by"), translate("Report", "Reviewed by")],
        translate("Report", "Page {0} of {1}"),
    )


def _reviewed(report: MonthReport) -> Section:
    return Section(
        translate("Report", "Reviewed by rule"),
        translate("Report", "By rule"),
        [
            translate("Report", "Rule"),
            translate("Report", "Queued"),
            translate("Report", "In order"),
            translate("Report", "Not in order"),
            translate("Report", "Open"),
            translate("Report", "Overdue"),
        ],
        [
            [review_texts.kind_text(one.kind), one.queued, one.in_order, one.breaches, one.unfinished, one.overdue]
            for one in report.kinds
        ],
        (5, 2, 2, 2, 2, 2),
        translate("Report", "The rules put nothing into the queue."),
    )


def _notable(report: MonthReport) -> Section:
    rows = [
        [
            str(one.item.id),
            review_texts.person_text(one.item.about.name, one.item.about.role),
            review_texts.reason_text(one.item),
            f"{review_texts.step_text(one.step.kind, one.step.finding)}: {one.step.note}",
        ]
        for one in report.notable
    ]
    return Section(
        translate("Report", "Found not in order, or escalated"),
        translate("Report", "Not in order, escalated"),
        [
            translate("Report", "No."),
            translate("Report", "Person"),
            translate("Report", "Why it was reviewed"),
            translate("Report", "Result and note"),
        ],
        rows,
        (1, 3, 5, 5),
        translate("Report", "Nothing was found not in order, and nothing is escalated."),
    )


def _persons(report: MonthReport) -> Section:
    headings = [translate("Report", "Person"), translate("Report", "Entries")]
    headings += [log_texts.group_text(group) for group in _GROUPS]
    rows: list[list[str | int]] = [
        [one.name, one.entries, *(one.by_group.get(group, 0) for group in _GROUPS)] for one in report.persons
    ]
    return Section(
        translate("Report", "Use by person"),
        translate("Report", "By person"),
        headings,
        rows,
        (5, 2, 2, 2, 2, 2, 2),
        translate("Report", "Nobody used the program."),
    )


def _actions(report: MonthReport) -> Section:
    return Section(
        translate("Report", "Entries by action"),
        translate("Report", "By action"),
        [translate("Report", "Action"), translate("Report", "Entries")],
        [[log_texts.action_text(code), count] for code, count in report.actions],
        (6, 2),
        translate("Report", "There are no entries."),
    )


def _districts(report: MonthReport, province: Province) -> Section:
    names = PlaceNames(province)
    return Section(
        translate("Report", "Entries by district"),
        translate("Report", "By district"),
        [translate("Report", "District"), translate("Report", "Entries")],
        [[names.district(code), count] for code, count in report.districts],
        (6, 2),
        translate("Report", "No entry concerns a place."),
    )


def sheets_of(words: ReportWords) -> list[Sheet]:
    """The same as tables for an office program; the chart as its numbers."""
    about: list[list[str | int]] = [[line, ""] for line in words.lines]
    about += [[name, value] for name, value in words.facts]
    made = [Sheet(translate("Report", "Summary"), [words.title, ""], about, (64, 14))]
    made += [
        Sheet(section.tab, section.headings, section.rows, [max(10, 6 * weight) for weight in section.weights])
        for section in words.sections
    ]
    hours = [f"{hour:02d}" for hour in range(HOURS)]
    rows: list[list[str | int]] = [[activity_chart.name_of(row), *row.hours] for row in words.chart]
    heading = translate("Report", "Person")
    widths = (_CHART_WIDTH, *(_COUNT_WIDTH for _ in hours))
    made.append(Sheet(translate("Report", "By hour of the day"), [heading, *hours], rows, widths))
    return made
