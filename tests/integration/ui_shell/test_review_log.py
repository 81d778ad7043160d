"""The log on the page for supervisors: looking, filters, what an entry tells, faults told in words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from ui_shell_desk import until
from ui_shell_review import HOSTILE, SOMCHAI, is_at_rest, looked, looks, reads, to_its_end

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.saved_filter import Period
from vms_desktop.ui import messages
from vms_desktop.ui.review.filter_menu import FilterNameDialog
from vms_desktop.ui.review.log_table import PERSON, REQUEST
from vms_desktop.ui.review.review_page import Tab


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
