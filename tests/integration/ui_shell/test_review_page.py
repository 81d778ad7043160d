"""The page for supervisors on a real log: the queue's steps, rules, questions, reports, and who may see it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from ui_shell_desk import until
from ui_shell_review import MALEE, NIGHT_OWL, SOMCHAI, is_at_rest, looked, looks, reads, to_its_end

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.ptz import PtzPosition
from vms_desktop.domain.review import Finding, ItemState
from vms_desktop.domain.review_rule import RuleKind
from vms_desktop.domain.view import WallContent
from vms_desktop.services.ports import DeviceEndpoint
from vms_desktop.services.review.review_seen import Seen
from vms_desktop.ui import language
from vms_desktop.ui.review.log_table import ACTION
from vms_desktop.ui.review.report_dialog import ReportDialog
from vms_desktop.ui.review.review_page import ReviewPage, Tab
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.told_words import words_of

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
    assert "เปิดดูเพราะเหตุใด" in told and "คำตอบของท่าน" in told
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


@to_its_end
async def test_what_the_camera_sees_now_is_marked_from_the_wall(room, page, monkeypatch) -> None:
    """Numbers of a range mean nothing to whoever stands before the picture: the camera is turned, then marked."""
    desk = room.window
    await room.store.cameras.store([room.cameras[0]], [], {})
    endpoint = DeviceEndpoint("127.0.0.1", 80, "/", None)
    monkeypatch.setattr(desk.cameras, "endpoint", lambda _id: asyncio.sleep(0, endpoint))
    desk.window.show_page(Page.LIVE)
    camera = room.cameras[0]
    desk.wall.assign(0, camera.id)
    desk.page.grid.select(0)
    mark = desk.window.context.steering.findChild(QPushButton, "ptzMarkArea")
    await until(mark.isVisible)
    desk.device.at = PtzPosition(0.95, -0.2, 0.5)
    mark.click()
    dialog = desk.window.findChild(QDialog, "areaDialog")
    form = dialog.form
    assert not form.camera.isVisible()
    await until(lambda: form.numbers["zoom_from"].value() == 40)
    assert [box.value() for box in form.numbers.values()] == [86, -96, -29, -11, 40]  # across the seam
    form.name.setText("หน้าต่างหอพัก")
    form._save.click()
    await until(lambda: form.list.count() == 1)
    (area,) = await room.review.rules.areas()
    assert (area.camera_id, area.name) == (camera.id, "หน้าต่างหอพัก")
    assert area.holds(0.97, -0.2, 0.5) and area.holds(-0.98, -0.2, 0.5) and not area.holds(0.0, -0.2, 0.5)
    (entry,) = await room.store.log.page(LogFilter(actions=(Action.REVIEW_RULE_CHANGED,)), None, 1)
    assert '"name":[null,"หน้าต่างหอพัก"]' in entry.entry.details
    desk.device.at = PtzPosition(None, None, None)
    form.findChild(QPushButton, "areaTakeView").click()
    await until(form._problem.isVisible)
    dialog.reject()


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
    dialog.told.connect(lambda words: told.append(words_of(words)))
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
    assert page.tab is Tab.LOG, "and not the questions, which everybody may see"
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
    room.authority.come(MALEE)
    assert page.tab is Tab.QUEUE
