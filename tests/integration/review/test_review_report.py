"""The monthly report: its numbers, its workbook that calculates nothing, and that making it is recorded."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from review_desk import BANGKOK, MALEE, SOMCHAI, WICHAI, MovedClock, about_camera, write

from vms_desktop.adapters.documents.workbook import OpenpyxlWorkbooks
from vms_desktop.domain.errors import ReviewError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.review import Finding
from vms_desktop.domain.review_report import Month
from vms_desktop.domain.review_rule import RuleKind
from vms_desktop.services.review.review_ports import QueueFilter
from vms_desktop.services.review.review_report import ReviewReports
from vms_desktop.services.review.review_runner import ReviewRunner
from vms_desktop.services.workbooks import Sheet

openpyxl = pytest.importorskip("openpyxl")
HOSTILE = ("=1+1", "+SUM(A1)", "-2", "@cmd", '=HYPERLINK("http://x")', "<b>ตัวหนา</b>", "ก\x00ข\u202eค", "\t=1")


@pytest.fixture
def reports(store, log, clock: MovedClock, signed_in) -> ReviewReports:
    return ReviewReports(store.log, store.review, OpenpyxlWorkbooks(), log, clock, authority=signed_in, zone=BANGKOK)


async def test_a_month_in_numbers(store, clock, rules, queue, reports) -> None:
    await write(store, clock, about_camera(Action.LIVE_OPENED, "c-1"), about_camera(Action.LIVE_CLOSED, "c-1"))
    await write(
        store, clock, about_camera(Action.REPLAY_OPENED, "c-1"), about_camera(Action.REPLAY_OPENED, "c-2", WICHAI)
    )
    await ReviewRunner(store.review, rules, clock, BANGKOK).run()
    first, second = await store.review.items(QueueFilter(kinds=(RuleKind.NO_REQUEST,)), None, 10)
    await queue.sign_off(first, Finding.BREACH, "ไม่มีเหตุ")
    clock.go(days=9)  # into December
    await write(store, clock, about_camera(Action.EXPORT_MADE, "c-9"))
    report = await reports.gather(Month(2026, 11))
    persons = {one.person: one for one in report.persons}
    assert persons[SOMCHAI.person].by_group == {"live": 1, "replay": 1}
    assert persons[SOMCHAI.person].entries == 3
    assert persons[WICHAI.person].by_group == {"replay": 1}
    assert dict(report.actions)["replay.opened"] == 2 and "export.made" not in dict(report.actions)
    assert report.districts == [("1101", 4)]
    kind = next(one for one in report.kinds if one.kind is RuleKind.NO_REQUEST)
    assert (kind.queued, kind.breaches, kind.in_order, kind.unfinished, kind.overdue) == (2, 1, 0, 1, 1)
    assert [(one.item.id, one.step.note) for one in report.notable] == [(first.id, "ไม่มีเหตุ")]
    assert second.id not in [one.item.id for one in report.notable]
    assert {day.person for day in report.activity} >= {SOMCHAI.person, WICHAI.person}
    assert next(day for day in report.activity if day.person == SOMCHAI.person).hours[14] == 3  # 14:00 in Thailand


async def test_making_it_is_recorded_before_anything_is_read(store, clock, reports, monkeypatch) -> None:
    async def refuse(_wanted):
        raise StorageError("storage.locked", path="x", folder="y")

    monkeypatch.setattr(store.log, "totals", refuse)
    with pytest.raises(StorageError):
        await reports.gather(Month(2026, 11))
    (entry,) = await store.log.page(LogFilter(actions=(Action.REVIEW_REPORTED,)), None, 10)
    assert (entry.entry.person, entry.entry.details) == (MALEE.person, '{"month":"2026-11"}')


async def test_a_month_without_anything_is_told(reports) -> None:
    with pytest.raises(ReviewError, match=r"review\.report_empty"):
        await reports.gather(Month(2020, 2))


def test_the_last_complete_month_is_offered_first(reports) -> None:
    assert reports.months(4) == [Month(2026, 10), Month(2026, 11), Month(2026, 9), Month(2026, 8)]


def test_months_begin_and_end_where_a_year_does() -> None:
    assert Month(2026, 12).after.isoformat() == "2027-01-01"
    assert Month(2026, 1).before(1) == Month(2025, 12)


def test_no_text_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    file = tmp_path / "ร.xlsx"
    rows: list[list[str | int]] = [[text, 5] for text in HOSTILE]
    OpenpyxlWorkbooks().write(file, [Sheet("ก[1]:*?/\\" + "ย" * 60, ["ข้อความ", "จำนวน"], rows)])
    sheet = openpyxl.load_workbook(file).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(HOSTILE)
    assert [cell.value for cell in cells][:6] == list(HOSTILE[:6])
    assert cells[6].value == "ก\u2400ข<U+202E>ค"
    assert all(cell.quotePrefix for cell in cells[:5])
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [5] * len(HOSTILE)
    with zipfile.ZipFile(file) as parts:
        assert b"<f>" not in b"".join(parts.read(name) for name in parts.namelist() if "sheet" in name)


def test_a_workbook_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"storage\.file_not_writable"):
        OpenpyxlWorkbooks().write(tmp_path / "missing" / "x.xlsx", [Sheet("ก", ["ก"], [])])
    assert list(tmp_path.iterdir()) == []


async def test_hostile_names_go_through_a_whole_report(store, clock, rules, reports) -> None:
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-1", Actor("u-66", "=1+1<b>\u202e", "operator")))
    await ReviewRunner(store.review, rules, clock, BANGKOK).run()
    report = await reports.gather(Month(2026, 11))
    assert "=1+1<b><U+202E>" in [one.name for one in report.persons]
