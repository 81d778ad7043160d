"""Boards, sorting, pages of a long list, search; steps that may not be taken; copying that stops; due requests told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton
from request_room import ADMIN, BOSS, MALEE, OTHER_BOSS, SOMCHAI
from ui_requests_desk import Room
from waiting import until

from vms_desktop.domain.errors import RequestError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, moment
from vms_desktop.domain.requests.custody import CustodyLine
from vms_desktop.domain.requests.protective import ProtectionState, ProtectiveCopy
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.requests.statistics import Period, tallied
from vms_desktop.services.requests.form_samples import sample_statistics
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.services.requests.request_ports import Board, Found, Page, RequestFilter, RequestRow, SortBy
from vms_desktop.ui import messages
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.requests.copy_dialog import CopyDialog
from vms_desktop.ui.requests.decide_dialog import OrderDialog
from vms_desktop.ui.requests.due_watch import DueWatch
from vms_desktop.ui.requests.found_dialog import FoundDialog
from vms_desktop.ui.requests.hash_rows import HashRows
from vms_desktop.ui.requests.list_rows import NEWEST_FIRST, exported_cells
from vms_desktop.ui.requests.package_card import PackageCard
from vms_desktop.ui.requests.parts import CopyJob, CopyStage
from vms_desktop.ui.requests.request_table import KEPT_PAGES, NUMBER, RequestTableModel
from vms_desktop.ui.requests.requests_page import Tab
from vms_desktop.ui.requests.settings_dialog import RequestSettingsDialog
from vms_desktop.ui.requests.simple_dialogs import ReasonDialog
from vms_desktop.ui.requests.statistics_words import sheets_of
from vms_desktop.ui.told_words import words_of


def shown(room: Room) -> list[str]:
    model = room.page.list.model
    rows = [model.row(number) for number in range(model.rowCount())]
    return [row.number for row in rows if row is not None]


async def look(room: Room, key: Board | State) -> None:
    room.page.list.boards.choose(key)
    room.page.list.look()
    await until(lambda: not room.page.list._is_waiting)


async def test_boards_count_and_choose(room: Room) -> None:
    first = await room.requests.register(room.draft())
    room.as_(MALEE)
    second = await room.requests.register(room.draft(room.interval(1), letter_number="2"))
    await room.requests.take(second.id, second.version, Step.SEARCH)
    await look(room, Board.MINE)
    assert shown(room) == [second.number]
    await look(room, State.RECEIVED)
    assert shown(room) == [first.number]
    texts = [room.page.list.boards.list.item(row).text() for row in range(4)]
    assert texts[0].endswith("(1)") and texts[3].endswith("(2)")
    room.clock.go(25 * 3600)
    await look(room, Board.OVERDUE)
    assert sorted(shown(room)) == [first.number, second.number]


async def test_a_search_that_finds_nothing_says_what_to_do(room: Room) -> None:
    await room.requests.register(room.draft())
    room.page.list.boards.search.setText("กข 1234")
    await until(lambda: shown(room) == ["REQ-2569-0001"])
    room.page.list.boards.search.setText("ไม่มีคำนี้")
    await until(lambda: room.page.list._instead.isVisible() and not room.page.list._is_waiting)
    assert room.page.list._instead.text()


async def test_a_list_is_sorted_by_its_heading_and_exported_whole(room: Room) -> None:
    for number in range(4):
        await room.requests.register(room.draft(letter_number=str(number)))
    await look(room, Board.ALL)
    model = room.page.list.model
    room.page.list.table.sortByColumn(NUMBER, Qt.SortOrder.DescendingOrder)
    await until(lambda: shown(room) == [f"REQ-2569-000{number}" for number in (4, 3, 2, 1)])
    assert model.order == (SortBy.NUMBER, True)
    rows = await room.requests.whole_list(room.page.list.boards.chosen(), NEWEST_FIRST, "คำขอ.csv")
    assert [row.number for row in rows] == [f"REQ-2569-000{number}" for number in (4, 3, 2, 1)]
    cells = exported_cells(rows)
    assert len(cells) == 5 and {len(line) for line in cells} == {len(cells[0])}


async def test_of_a_long_list_only_what_is_looked_at_is_asked_for(room: Room) -> None:
    """A hundred thousand requests: the first page, then the one somebody scrolled to; old pages are let go."""
    row = (await room.requests.find(RequestFilter(), Page())).rows or (await one_row(room),)
    asked: list[int] = []

    async def fetch(page: Page) -> Found:
        asked.append(page.start)
        return Found(tuple(replace(row[0], id=str(page.start + at)) for at in range(page.size)), 100_000)

    model = RequestTableModel(room.clock)
    await model.begin(fetch)
    assert model.rowCount() == 100_000 and asked == [0]
    assert model.data(model.index(50_000, 0)) == "…"
    await model.load_around(50_000, 50_030)
    assert asked == [0, 50_000] and model.row(50_010) is not None
    for start in range(0, 100_000, 1000):
        await model.load_around(start, start + 20)
    assert len(model._pages) <= KEPT_PAGES + 1


async def one_row(room: Room) -> RequestRow:
    await room.requests.register(room.draft())
    return (await room.requests.find(RequestFilter(), Page())).rows[0]


async def test_what_may_not_be_done_is_disabled_with_its_reason(room: Room) -> None:
    request = await room.submitted()
    room.page.open_request(request.id)
    await room.at(State.SUBMITTED)
    head = room.page.view.head
    assert not head.next.isEnabled() and head.waits.text()
    actions = {action.objectName(): action for action in head.more.menu().actions()}
    assert actions["step_cancel"].isEnabled()
    for name in ("step_send_back", "step_reopen", "step_close"):
        assert not actions[name].isEnabled() and actions[name].toolTip()


async def test_copying_that_stops_tells_why_and_goes_on_from_there(room: Room) -> None:
    request = await room.approved(room.interval(0))
    room.page.open_request(request.id)
    await room.at(State.APPROVED)
    room.copies.trouble = RequestError("request.not_approved")
    room.next()
    (await room.dialog(CopyDialog)).action.click()
    package = room.page.view.package
    await until(lambda: package.resume.isVisible())
    assert package.without.isVisible() and package._words.text() and not package.bar.isVisible()
    # Whoever has just begun it sees it, though it lies far down on the page.
    area = room.page.view._area
    await until(lambda: area.viewport().rect().contains(package.mapTo(area.viewport(), package.resume.pos())))
    package.resume.click()
    await room.at(State.READY)
    assert not package._running.isVisible()


async def test_a_copy_that_takes_long_says_for_how_long(room: Room) -> None:
    clock = room.clock
    package = PackageCard(None, clock.monotonic)
    package.retranslate()
    job = CopyJob("job", "request", CopyStage.COPIES, 0.5, of_stage=0.1)
    package.show_job(job)
    assert "เหลือ" not in package._words.text()
    clock.go(60)
    package.show_job(replace(job, of_stage=0.2))
    assert "เหลือประมาณ 8 นาที" in package._words.text()
    clock.go(60)
    package.show_job(replace(job, stage=CopyStage.SEALING, of_stage=0.5))
    assert "เหลือ" not in package._words.text()
    package.deleteLater()


async def test_giving_a_copy_up_needs_a_reason(room: Room) -> None:
    request = await room.approved(room.interval(0))
    room.page.open_request(request.id)
    await room.at(State.APPROVED)
    room.copies.trouble = RequestError("request.not_approved")
    room.next()
    (await room.dialog(CopyDialog)).action.click()
    await until(lambda: room.page.view.package.cancel.isVisible())
    room.page.view.package.cancel.click()
    reason = await room.dialog(ReasonDialog)
    assert not reason.action.isEnabled()
    reason.reason.setPlainText("ผู้ขอยกเลิก")
    reason.action.click()
    await until(lambda: not room.page.view.package._running.isVisible())


async def test_an_oral_order_names_an_approver_who_then_signs_for_it(room: Room) -> None:
    request = await room.requests.register(room.draft(room.interval(0)))
    room.page.open_request(request.id)
    await room.at(State.RECEIVED)
    room.page.view.take(Step.ORDER_ORALLY)
    dialog = await room.dialog(OrderDialog)
    names = [dialog.approver.itemText(row) for row in range(dialog.approver.count())]
    assert SOMCHAI.name not in names and BOSS.name in names
    dialog.words.setPlainText("ผู้บังคับการสั่งทางโทรศัพท์")
    assert not dialog.action.isEnabled()  # nobody has ordered it by standing first in the list
    dialog.approver.setCurrentIndex(names.index(BOSS.name))
    dialog.action.click()
    await room.at(State.COPYING)
    room.as_(OTHER_BOSS)
    room.page.open_request(request.id)
    await room.at(State.COPYING)
    offered = {action.objectName(): action for action in room.page.view.head.more.menu().actions()}
    assert not offered["step_confirm_order"].isEnabled()
    room.as_(BOSS)
    room.page.open_request(request.id)
    await room.at(State.COPYING)
    room.page.view.take(Step.CONFIRM_ORDER)
    (await room.dialog(ConfirmDialog)).action.click()
    await until(lambda: room.page.view.request is not None and room.page.view.request.decision is not None)


async def test_what_is_told_as_found_is_what_there_is_by_then(room: Room) -> None:
    """An officer told what the page had read when it was opened: half of a stretch that was recorded to its end."""
    asked = room.interval(0)
    begin, end = moment(asked.begin_us), moment(asked.end_us)
    room.recorded.pieces = [(asked.camera_id, begin, begin + (end - begin) / 2)]
    room.clock.time = max(room.clock.time, end)
    request = await room.requests.register(room.draft(asked, room.interval(1)))
    room.page.form.registered.emit(request, [])
    lacks = room.page.findChild(QLabel, "registeredLacks")
    await until(lambda: lacks.isVisible() and "50 %" in lacks.text() and "1101-0002" in lacks.text())
    await room.requests.take(request.id, request.version, Step.SEARCH)
    await room.at(State.SEARCHING)
    room.recorded.pieces = [(asked.camera_id, begin, end)]
    room.next()
    (told,) = [one for one in (await room.dialog(FoundDialog)).given() if one.stretches]
    assert told.stretches == (asked,)


async def test_footage_is_looked_at_in_playback_from_its_strip(room: Room) -> None:
    request = await room.requests.register(room.draft(room.interval(0)))
    room.page.open_request(request.id)
    await until(lambda: bool(room.page.view.footage.strips))
    strip = room.page.view.footage.strips[0]
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert room.looked == [(room.cameras[0].id, request.asked[0].interval.begin_us)]


async def test_an_attachment_is_opened_as_a_copy_and_reading_it_is_recorded(room: Room, tmp_path: Path) -> None:
    request = await room.requests.register(room.draft())
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7\n" + b"x" * 50)
    room.page.open_request(request.id)
    await room.at(State.RECEIVED)
    room.page.view._dropped([letter])
    await until(lambda: room.page.view.request is not None and room.page.view.request.attachments)
    attached = room.page.view.request.attachments[0]
    await until(lambda: room.page.view.findChild(QPushButton, f"openFile_{attached.id}") is not None)
    room.page.view.findChild(QPushButton, f"openFile_{attached.id}").click()
    await until(lambda: bool(room.opened_files))
    assert room.opened_files[0].read_bytes() == letter.read_bytes() and room.opened_files[0] != letter


async def test_what_is_due_is_told_once_and_counted(room: Room) -> None:
    await room.requests.register(room.draft())
    watch = DueWatch(room.requests, room.authority, room.clock)
    counts: list[tuple[int, int]] = []
    told: list[str] = []
    watch.counted.connect(lambda late, soon: counts.append((late, soon)))
    watch.told.connect(lambda words: told.append(words_of(words)))
    watch.look()
    await until(lambda: counts[-1:] == [(0, 0)])
    room.clock.time += timedelta(hours=23)
    for _ in range(2):
        counts.clear()
        watch.look()
        await until(lambda: counts[-1:] == [(0, 1)])
    assert len(told) == 1 and "REQ-2569-0001" in told[0]
    room.clock.time += timedelta(hours=2)
    watch.look()
    await until(lambda: counts[-1:] == [(1, 0)])
    assert len(told) == 2
    await watch.close()


async def test_calendar_and_statistics_show_what_the_register_holds(room: Room, tmp_path: Path) -> None:
    request = await room.requests.register(room.draft())
    room.page.show_tab(Tab.CALENDAR)
    calendar = room.page.calendar
    await until(lambda: calendar.list.count() > 0)
    assert calendar.list.item(0).text().startswith(request.number)
    room.page.show_tab(Tab.STATISTICS)
    statistics = room.page.statistics
    statistics.show_button.click()
    await until(lambda: statistics.found is not None)
    assert statistics.found.total.received == 1
    assert statistics.table is not None and statistics.table.rowCount() == 2
    statistics.xlsx.click()
    where = await room.dialog(QFileDialog)
    where.fileSelected.emit(str(tmp_path / "s.xlsx"))
    where.close()
    await until(lambda: bool(room.told))
    ((path, sheets),) = room.sheets
    assert path.name == "s.xlsx" and sheets[0].rows[-1][1] == 1
    statistics.pdf.click()
    statistics.register.click()
    await until(lambda: room.forms.shown == [FormKind.STATISTICS, FormKind.DISCLOSURES])


def test_statistics_add_up_in_the_workbook() -> None:
    made = sample_statistics()
    periods, causes, types = sheets_of(made)
    counts = [int(row[1]) for row in periods.rows]
    assert len(counts) == 13 and sum(counts[:-1]) == counts[-1] == made.total.received
    assert sum(int(row[1]) for row in types.rows) == made.total.received
    assert sum(int(row[1]) for row in causes.rows) == sum(made.causes.values())
    for sheet in (periods, causes, types, *sheets_of(tallied([], {}, Period.FISCAL_YEAR, UTC))):
        assert all(len(row) == len(sheet.headings) == len(sheet.widths) for row in sheet.rows)


async def test_settings_of_the_room_count_from_the_next_request_on(room: Room) -> None:
    room.as_(ADMIN)
    dialog = RequestSettingsDialog(room.requests, await room.requests.limits(), room.window)
    saved: list[object] = []
    dialog.taken.connect(saved.append)
    dialog.open()
    dialog.pattern.setText("{year_be}")
    dialog.action.click()
    await until(lambda: bool(dialog._rows["number_pattern"][0].problem))
    dialog.pattern.setText("สป-{year_be}-{seq:03d}")
    dialog.spins["hours_to_answer"].setValue(12)
    dialog.action.click()
    await until(lambda: bool(saved))
    request = await room.requests.register(room.draft())
    assert request.number == "สป-2569-001"
    assert request.due_us - request.received_us == 12 * 3600 * 1_000_000


async def test_the_chain_of_custody_is_read_by_a_button_and_that_is_recorded(room: Room) -> None:
    request = await room.handed(room.interval(0))
    room.page.open_request(request.id)
    await room.at(State.HANDED_OVER)
    custody = room.page.view.custody
    assert custody.table is None and not custody.export.isVisible()
    custody.show_button.click()
    await until(lambda: custody.table is not None)
    hashes = {line[4] for line in custody.table.cells()[1:]}
    assert "ab" * 32 in hashes
    room.window.resize(1366, 728)
    for table in (custody.table, room.page.view.history.table):
        assert table is not None
        # The window's new size reaches the cards in several turns.
        await until(lambda table=table: table.horizontalScrollBar().maximum() == 0)  # nothing to scroll sideways for
        assert table.horizontalHeader().length() <= table.viewport().width()
        assert any("1101-0001_\u200boriginal.ts" in line[3] for line in table.cells()[1:])
    rows: list[list[list[str]]] = []
    room.page.custody_asked.connect(lambda _request, shown: rows.append(shown))
    custody.export.click()
    assert len(rows[0]) == custody.table.rowCount() + 1
    assert any("1101-0001_original.ts" in line[3] for line in rows[0]), "as the file is called, without breaks"
    read = [entry for entry in await room.entries("request") if '"custody"' in str(entry.details)]
    assert len(read) == 1
    room.page.open_request((await room.requests.register(room.draft(letter_number="2"))).id)
    await room.at(State.RECEIVED)
    assert custody.table is None
    line = CustodyLine(0, Actor("u-1", "สมชาย", "officer"), Action.EXPORT_MADE.value, camera="c-1")
    custody.show_lines([line], {"c-1": "1101-0001"})
    assert custody.table is not None and custody.table.cells()[-1][3] == "1101-0001"  # no id that means nothing


async def test_both_hashes_of_a_package_are_shown_and_copied_as_they_are(room: Room) -> None:
    request = await room.sealed(room.interval(0))
    room.page.open_request(request.id)
    await room.at(State.READY)
    rows = room.page.view.package.findChild(HashRows, "packageHashes_1")
    assert rows is not None
    said = [label.text() for label in rows.findChildren(QLabel)]
    assert "พยานหลักฐานในชุด" in said[0] and said[1] == " ".join(["cdcdcdcd"] * 8), "as the papers call it"
    assert "manifest.json" in said[2] and said[3] == " ".join(["abababab"] * 8)
    for number, digits in enumerate(("cd" * 32, "ab" * 32)):
        rows.findChild(QToolButton, f"packageHashes_1_{number}").click()
        assert QApplication.clipboard().text() == digits


async def test_a_protective_copy_that_failed_says_why_and_is_tried_again(room: Room) -> None:
    request = await room.requests.register(room.draft(room.interval(0)))
    card = room.page.view.footage
    failed = ProtectiveCopy(
        "p-1",
        request.id,
        request.number,
        "desk",
        request.asked[0].interval,
        request.asked[0].camera_code,
        "f",
        request.registered_by,
        0,
        0,
        0,
        state=ProtectionState.FAILED,
        code="storage.disk_full",
    )
    asked: list[str] = []
    card.retry_asked.connect(asked.append)
    card.show_copies([failed])
    card.show_request(request, None, [], 0)
    words = card.findChild(QLabel, "footageWords_0").text()
    assert messages.text_for(StorageError("storage.disk_full")).title in words
    card.findChild(QPushButton, "protectRetry_p-1").click()
    assert asked == ["p-1"]
    kept = replace(failed, state=ProtectionState.KEPT, code="", recorder="NVR เทศบาล")
    card.show_copies([kept])
    card.show_request(request, None, [], 0)
    assert "NVR เทศบาล" in card.findChild(QLabel, "footageWords_0").text()
    assert card.findChild(QPushButton, "protectRetry_p-1") is None


async def test_the_holds_of_a_request_are_asked_for_by_its_number(room: Room) -> None:
    request = await room.requests.register(room.draft())
    room.page.open_request(request.id)
    await room.at(State.RECEIVED)
    asked: list[str] = []
    room.page.holds_asked.connect(asked.append)
    assert not room.page.view.footage.holds.isVisible()  # no list of holds here
    room.page.view.footage.holds.show()
    room.page.view.footage.holds.click()
    assert asked == [request.number]
