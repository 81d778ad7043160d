"""The page for supervisors on a real log: looking, the queue's steps, rules, questions, and faults told in words."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from ui_shell_desk import until
from ui_shell_review import HOSTILE, MALEE, NIGHT_OWL, SOMCHAI, Room

from vms_desktop.domain.errors import AccessError, StorageError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.place import Province
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review import Finding, ItemState
from vms_desktop.domain.review_rule import RuleKind
from vms_desktop.domain.saved_filter import Period
from vms_desktop.domain.view import WallContent
from vms_desktop.services.review.review_seen import Seen
from vms_desktop.ui import language, messages
from vms_desktop.ui.review.filter_menu import FilterNameDialog
from vms_desktop.ui.review.log_table import ACTION, PERSON, REQUEST
from vms_desktop.ui.review.report_dialog import ReportDialog
from vms_desktop.ui.review.review_page import ReviewPage, Tab
from vms_desktop.ui.shell.navigation_rail import Page


@pytest.fixture
async def room(qapp: QApplication, province: Province, tmp_path: Path) -> AsyncIterator[Room]:
    made = Room(province, tmp_path)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def page(room: Room) -> ReviewPage:
    room.window.window.show_page(Page.REVIEW)
    found = room.window.window.findChild(ReviewPage)
    await until(lambda: found.queue.model.rowCount() > 0)
    return found


async def looked(page: ReviewPage, selection: LogFilter, period: Period = Period.WEEK) -> None:
    """Press “Show” for that selection and wait until the first rows are there."""
    page.show_tab(Tab.LOG)
    page.log.look_at(selection, period)
    await until(lambda: not page.log._is_waiting)
    await until(lambda: page.log.model.rowCount() == 0 or page.log.model.listed(0) is not None)


async def looks(room: Room) -> int:
    await room.log.written()
    return await room.store.log.count(LogFilter(actions=(Action.LOG_READ,)))


def is_at_rest(page: ReviewPage) -> bool:
    owners = [part._tasks._owner for part in (page, page.log, page.queue, page.rules, page.questions)]
    return not any(owner._tasks for owner in owners) and not page.log._rest.isActive()


def to_its_end(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Let the page finish what it began: Qt's events are processed once more after a test, outside its loop."""

    @functools.wraps(test)
    async def run(room: Room, page: ReviewPage, **others: object) -> None:
        try:
            await test(room, page, **others)
        finally:
            await until(lambda: is_at_rest(page), 10)

    return run


def reads(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


# ---- the log -----------------------------------------------------------------------------------------------------


@to_its_end
async def test_nothing_of_the_log_is_read_before_somebody_asks_and_each_look_is_recorded_once(room, page) -> None:
    page.show_tab(Tab.LOG)
    before = await looks(room)
    assert page.log.model.rowCount() == 0
    assert page.log._state.isVisible() and page.log._state.text()
    person = page.log.filters.person
    await until(lambda: person.findData([SOMCHAI.person]) > 0)  # to choose from; nothing of theirs is shown by it
    assert await looks(room) == before
    QTest.mouseClick(page.log.filters.show_button, Qt.MouseButton.LeftButton)
    await until(lambda: page.log.model.rowCount() > 0)
    bar = page.log.table.verticalScrollBar()
    for place in (bar.maximum(), bar.maximum() // 2, 0):
        bar.setValue(place)
        await until(lambda: page.log.model.listed(page.log.table.rowAt(0)) is not None)
    assert await looks(room) == before + 1


@to_its_end
async def test_rows_are_loaded_where_somebody_stops(room, page) -> None:
    await looked(page, LogFilter())
    QAbstractItemModelTester(page.log.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    total = page.log.model.rowCount()
    assert total > 3500
    assert page.log.model.listed(total - 1) is None
    page.log.table.scrollToBottom()
    await until(lambda: page.log.model.listed(total - 1) is not None)
    times = [page.log.model.listed(row).entry.time_us for row in range(total - 10, total)]
    assert times == sorted(times, reverse=True)


@to_its_end
async def test_the_filters_find_what_they_say(room, page) -> None:
    camera = room.cameras[0]
    selection = LogFilter(persons=(SOMCHAI.person,), camera=camera.id, actions=(Action.LIVE_OPENED,))
    await looked(page, selection)
    model = page.log.model
    assert 0 < model.rowCount() == await room.store.log.count(page.log._shown)
    for row in range(model.rowCount()):
        entry = model.listed(row).entry
        assert (entry.person, entry.camera, entry.action) == (SOMCHAI.person, camera.id, "live.opened")


@to_its_end
async def test_words_are_looked_for_in_reasons_and_what_is_found_is_told(room, page) -> None:
    await looked(page, LogFilter(text="หนังสือ สภ"))
    await until(lambda: page.log._rows.is_end)
    found = page.log.model.rowCount()
    assert found == len(page.log._rows.rows) > 0
    entries = [page.log.model.listed(row).entry for row in range(found)]
    assert all("หนังสือ สภ" in f"{entry.reason} {entry.details}" for entry in entries)  # looks are entries too
    assert str(found) in page.log._count.text()


@to_its_end
async def test_a_filter_that_finds_nothing_says_what_to_do(room, page) -> None:
    await looked(page, LogFilter(request="2569/99999"))
    assert not page.log.table.isVisible()
    assert page.log._state.text() == page.log.tr(
        "No entry matches. Choose a longer time, or take away one of the conditions at the left."
    )
    assert "เงื่อนไข" in page.log._state.text()


@to_its_end
async def test_an_entry_is_shown_with_its_request_and_leads_to_all_of_that_request(room, page) -> None:
    await looked(page, LogFilter(actions=(Action.REPLAY_OPENED,)))
    model = page.log.model
    row = next(row for row in range(model.rowCount()) if model.listed(row) and model.listed(row).entry.request)
    page.log.choose_row(row)
    number = model.index(row, REQUEST).data()
    await until(lambda: number in reads(page.log.details))
    asked = []
    page.request_asked.connect(asked.append)
    assert not page.log.details.buttons["request"].isVisible()
    page.log.details.set_requests_available(True)
    page.log.details.buttons["request"].click()
    assert asked == [number]
    page.log.details.buttons["same_request"].click()
    await until(lambda: page.log._shown is not None and page.log._shown.request == number)


@to_its_end
async def test_hostile_names_are_text_in_table_details_chart_and_tips(room, page) -> None:
    await looked(page, LogFilter(persons=(HOSTILE.person,)))
    page.log.choose_row(0)
    await until(lambda: page.log.chart.rows)
    assert page.log.model.index(0, PERSON).data() == HOSTILE.name
    tip = page.log.model.index(0, PERSON).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b" not in tip and "&lt;b" in tip
    labels = [label for label in page.log.details.findChildren(QLabel) if HOSTILE.name in label.text()]
    assert labels and all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert "&lt;b" in page.log.chart.tip_at(QPoint(10, 40))


@to_its_end
async def test_a_saved_filter_comes_back_with_a_period_that_moves(room, page) -> None:
    await looked(page, LogFilter(persons=(SOMCHAI.person,)), Period.MONTH)
    page.log.menu._ask_name()
    dialog = room.window.window.findChild(FilterNameDialog)
    dialog._field.setText("งานของสมชาย")
    dialog.accept()
    await until(lambda: is_at_rest(page))
    known = await room.review.filters.filters()
    page.log.filters.clear()
    assert page.log.filters.person.currentData() == []
    menu = page.log.menu.menu(known)
    next(action for action in menu.actions() if action.text() == "งานของสมชาย").trigger()
    await until(lambda: page.log._shown is not None and page.log._shown.persons == (SOMCHAI.person,))
    assert page.log.filters.period.currentData() == Period.MONTH.value


@to_its_end
async def test_a_log_that_cannot_be_read_is_told_instead_of_an_empty_table(room, page, monkeypatch) -> None:
    error = StorageError("storage.locked", path="x", folder="y")

    async def refuse(*_given):
        raise error

    monkeypatch.setattr(room.store.log, "layout", refuse)
    page.show_tab(Tab.LOG)
    page.log.look_at(LogFilter(), Period.WEEK)
    await until(lambda: page.log._trouble is not None)
    assert page.log._state.text() == messages.error_text(error)
    monkeypatch.undo()
    page.log.look()
    await until(lambda: page.log.model.rowCount() > 0)


@to_its_end
async def test_a_wrong_time_is_told_at_the_filters_and_nothing_is_looked_at(room, page) -> None:
    page.show_tab(Tab.LOG)
    filters = page.log.filters
    filters.fill(Period.GIVEN, LogFilter())
    filters.since.setText("31/02/2569")
    before = await looks(room)
    filters.show_button.click()
    assert filters._problem.isVisible() and "31/02/2569" in filters._problem.text()
    filters.since.setText("๒๓/๑๑/๒๕๖๙ 10:00")
    filters.until.setText("22/11/2569")
    filters.show_button.click()
    assert filters._problem.isVisible()
    assert await looks(room) == before
    filters.until.setText("23/11/2026")
    filters.show_button.click()
    await until(lambda: page.log._shown is not None)
    assert page.log._shown.to_us - page.log._shown.from_us == 14 * 3_600_000_000


# ---- the queue ---------------------------------------------------------------------------------------------------


async def chosen(page: ReviewPage, person: str) -> int:
    """Open the first item about that person; its number."""
    row = next(row for row, item in enumerate(page.queue.model.items) if item.about.person == person)
    page.queue.choose_row(row)
    number = page.queue.model.items[row].id
    await until(lambda: page.queue.details.opened is not None and page.queue.details.opened.item.id == number)
    return number


@to_its_end
async def test_an_item_tells_why_and_is_signed_off_with_a_note_only(room, page) -> None:
    number = await chosen(page, NIGHT_OWL.person)
    details = page.queue.details
    assert not details.buttons["signOff"].isEnabled()
    details.note.setPlainText("ตรวจแล้ว เป็นงานตามคำสั่ง")
    details.buttons["signOff"].click()
    await until(lambda: page.queue.model.row_of(number) is None)
    item = await room.store.review.item(number)
    (step,) = await room.store.review.history(number)
    assert (item.state, step.finding, step.by) == (ItemState.SIGNED_OFF, Finding.IN_ORDER, MALEE)
    assert step.note == "ตรวจแล้ว เป็นงานตามคำสั่ง"
    (entry,) = await room.store.log.page(LogFilter(actions=(Action.LOG_REVIEWED,)), None, 1)
    assert (entry.entry.person, entry.entry.subject) == (MALEE.person, str(number))


@to_its_end
async def test_every_kind_of_item_has_a_reason_with_its_numbers(room, page) -> None:
    kinds = {item.kind for item in page.queue.model.items}
    assert {RuleKind.NIGHT, RuleKind.SAME_CAMERA, RuleKind.NO_REQUEST, RuleKind.SAMPLE} <= kinds
    await chosen(page, NIGHT_OWL.person)
    told = page.queue.details._reason.text()
    assert told and "{" not in told and str(page.queue.details.opened.item.facts.entries) in told


@to_its_end
async def test_nobody_reviews_himself_and_is_told_why(room, page) -> None:
    room.authority.come(SOMCHAI)
    await until(lambda: page.queue.model.rowCount() > 0)
    await chosen(page, SOMCHAI.person)
    details = page.queue.details
    assert not any(button.isVisible() for button in details.buttons.values())
    assert details._why_not.isVisible() and details._why_not.text()


@to_its_end
async def test_a_question_is_answered_by_the_person_and_comes_back(room, page) -> None:
    number = await chosen(page, SOMCHAI.person)
    page.queue.details.note.setPlainText("เปิดดูเพราะเหตุใด")
    page.queue.details.buttons["question"].click()
    await until(lambda: is_at_rest(page))
    assert (await room.store.review.item(number)).state is ItemState.QUESTIONED
    room.authority.come(SOMCHAI)
    page.show_tab(Tab.QUESTIONS)
    await until(lambda: page.questions.details.opened is not None)
    told = reads(page.questions.details)
    assert "เปิดดูเพราะเหตุใด" in told and "คำตอบของคุณ" in told
    assert not page.questions.details._why_not.isVisible()  # nobody expects a decision from who is asked
    assert "(1)" in page.buttons[Tab.QUESTIONS].text()
    page.questions.details.note.setPlainText("ตามหนังสือ สภ.เมือง")
    page.questions.details.buttons["answer"].click()
    await until(lambda: page.questions.details.opened is None)
    assert (await room.store.review.item(number)).state is ItemState.ANSWERED


@to_its_end
async def test_who_was_overtaken_by_another_supervisor_sees_it_and_nothing_is_lost(room, page) -> None:
    number = await chosen(page, NIGHT_OWL.person)
    seen = page.queue.details.opened.item
    failures = []
    page.failed.connect(failures.append)
    page.queue._stop_hearing()
    await room.review.queue.escalate(seen, "ให้หัวหน้าพิจารณา")
    page.queue.details.note.setPlainText("เรียบร้อย")
    page.queue.details.buttons["signOff"].click()
    await until(lambda: failures)
    assert failures[0].code == "review.changed_meanwhile"
    await until(lambda: page.queue.details.opened.item.state is ItemState.ESCALATED)
    assert page.queue.details.note.toPlainText() == "เรียบร้อย"
    assert page.queue.details._why_not.isVisible()  # only asking is left to who escalated, and why
    assert len(await room.store.review.history(number)) == 1


@to_its_end
async def test_overdue_items_are_told_apart_by_more_than_colour(room, page) -> None:
    room.clock.time = room.clock.time.replace(month=12)
    room.window.clock.seconds += 40 * 86_400
    page.queue.overdue.setChecked(True)
    await until(lambda: page.queue._counts is not None and page.queue._counts.overdue > 0)
    index = page.queue.model.index(0, 0)
    assert index.data().startswith("เกิน ")
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


# ---- rules -------------------------------------------------------------------------------------------------------


@to_its_end
async def test_a_rule_is_changed_and_the_change_recorded(room, page) -> None:
    page.show_tab(Tab.RULES)
    await until(lambda: page.rules.form.rule is not None)
    row = next(row for row, rule in enumerate(page.rules._rules) if rule.kind is RuleKind.MANY_CAMERAS)
    page.rules.list.setCurrentRow(row)
    page.rules.form.fields["cameras"].setValue(40)
    page.rules.form.findChild(QPushButton, "ruleSave").click()
    await until(lambda: is_at_rest(page))
    (rule,) = [rule for rule in await room.review.rules.rules() if rule.kind is RuleKind.MANY_CAMERAS]
    assert rule.number("cameras") == 40
    (entry,) = await room.store.log.page(LogFilter(actions=(Action.REVIEW_RULE_CHANGED,)), None, 1)
    assert '"cameras":[60,40]' in entry.entry.details
    await looked(page, LogFilter(actions=(Action.REVIEW_RULE_CHANGED,)))
    page.log.choose_row(0)
    await until(lambda: "เปลี่ยนกฎการตรวจทาน" in reads(page.log.details))
    told = reads(page.log.details)
    assert "เปิดกล้องจำนวนมากในเวลาสั้น" in told  # the rule has no name of its own
    assert "เลขที่คำขอ" not in told  # nothing that needs one


@to_its_end
async def test_what_saves_a_rule_stands_below_its_fields_however_many_they_are(room, page) -> None:
    page.show_tab(Tab.RULES)
    await until(lambda: page.rules.form.rule is not None)
    save = page.rules.form.findChild(QPushButton, "ruleSave")
    for row in range(page.rules.list.count()):
        page.rules.list.setCurrentRow(row)
        await until(lambda: page.rules.form.rule is page.rules._rules[page.rules.list.currentRow()])
        await asyncio.sleep(0)
        QApplication.sendPostedEvents()
        assert save.visibleRegion().boundingRect() == save.rect(), page.rules.form.rule


@to_its_end
async def test_a_private_area_is_marked(room, page) -> None:
    page.show_tab(Tab.RULES)
    areas = page.rules.areas
    areas._save.click()
    assert areas._problem.isVisible()  # no camera yet
    # The store of this room knows no cameras; the repository is asked to keep one for the area's sake.
    await room.store.cameras.store([room.cameras[0]], [], {})
    areas.camera.set_camera(room.cameras[0].id)
    areas.name.setText("ห้องพักแพทย์")
    areas.numbers["pan_from"].setValue(20)
    areas.numbers["pan_to"].setValue(40)
    areas._save.click()
    await until(lambda: areas.list.count() == 1)
    (area,) = await room.review.rules.areas()
    assert area == PrivateArea(area.id, room.cameras[0].id, "ห้องพักแพทย์", 0.2, 0.4)


# ---- what was seen, reports --------------------------------------------------------------------------------------


@to_its_end
async def test_what_they_saw_is_shown_on_the_wall_with_its_time(room, page) -> None:
    await looked(page, LogFilter(actions=(Action.LIVE_OPENED,)))
    page.log.choose_row(0)
    entry = page.log.chosen_entry()
    page.log.details.buttons["seen"].click()
    await until(lambda: room.window.window.pages[0] is Page.LIVE and room.window.wall.content.camera_ids[0])
    assert room.window.wall.content.camera_ids[0] == entry.camera


@to_its_end
async def test_a_wall_in_use_is_replaced_only_when_that_was_confirmed(room, page) -> None:
    kept = WallContent(Layout.FOUR, (room.cameras[5].id, None, None, None))
    room.window.wall.show(kept)
    seen = Seen((room.cameras[1].id, room.cameras[2].id, "gone"), 1, 2)
    page.seen_asked.emit(seen)
    dialog = room.window.window.findChild(QDialog, "confirmDialog")
    assert room.window.wall.content == kept
    dialog.accept()
    assert room.window.wall.content.camera_ids[:2] == (room.cameras[1].id, room.cameras[2].id)
    told = reads(room.window.window.notices)
    assert "1" in told and told


@to_its_end
async def test_the_monthly_report_is_written_as_pdf(room, page, tmp_path: Path) -> None:
    page.report_asked.emit()
    dialog = room.window.window.findChild(ReportDialog)
    told = []
    dialog.told.connect(told.append)
    dialog.month.setCurrentIndex(1)
    file = tmp_path / "รายงาน.pdf"
    dialog.write_pdf(file)
    await until(lambda: told, 15)
    assert file.read_bytes().startswith(b"%PDF")
    assert file.name in told[0]
    assert (await room.store.log.count(LogFilter(actions=(Action.REVIEW_REPORTED,)))) == 1
    failed = []
    dialog.failed.connect(failed.append)
    dialog.write_pdf(tmp_path / "missing" / "x.pdf")
    await until(lambda: failed, 15)
    assert failed[0].code == "storage.file_not_writable"
    dialog.close()


@pytest.mark.parametrize("tongue", [language.ENGLISH, language.THAI])
@to_its_end
async def test_the_page_speaks_the_language_chosen_while_it_is_open(room, page, qapp, tongue) -> None:
    await looked(page, LogFilter())
    language.install(qapp, language.THAI if tongue == language.ENGLISH else language.ENGLISH)
    language.install(qapp, tongue)
    thai = tongue == language.THAI
    await until(lambda: page.buttons[Tab.LOG].text() == ("บันทึกการเข้าใช้งาน" if thai else "Access log"))
    assert page.log.filters.show_button.text() == ("แสดง" if thai else "Show")
    assert page.log.model.index(0, ACTION).data() == ("เปิดอ่านบันทึกการเข้าใช้งาน" if thai else "Access log read")


# ---- who may see it ----------------------------------------------------------------------------------------------


@to_its_end
async def test_nothing_that_was_read_stays_when_somebody_else_comes_or_the_desk_is_locked(room, page) -> None:
    await looked(page, LogFilter())
    page.log.choose_row(0)
    await chosen(page, NIGHT_OWL.person)
    room.authority.lock()
    assert page.log.model.rowCount() == 0 and page.log.chart.rows == ()
    assert page.queue.model.rowCount() == 0 and page.queue.details.opened is None
    assert page.log.filters.person.count() == 1
    assert not page.buttons[Tab.LOG].isVisible() and not page.buttons[Tab.QUEUE].isVisible()
    room.authority.come(MALEE)
    page.show_tab(Tab.LOG)
    assert page.log._state.isVisible()  # the next look is asked for anew
    await looked(page, LogFilter())
    room.authority.come(SOMCHAI)
    assert page.log.model.rowCount() == 0


@to_its_end
async def test_who_may_not_review_can_only_answer_for_himself(room, page) -> None:
    before = await looks(room)
    room.authority.come(SOMCHAI, frozenset({Permission.VIEW_LIVE}))
    assert page.tab is Tab.QUESTIONS
    assert [tab for tab, button in page.buttons.items() if button.isVisible()] == [Tab.QUESTIONS]
    for work in (room.review.reader.open(LogFilter()), room.review.queue.open()):
        with pytest.raises(AccessError, match=r"access\.denied"):
            await work
    assert await looks(room) == before
