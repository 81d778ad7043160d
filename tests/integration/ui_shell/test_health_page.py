"""The health page: filters, order, the chosen row, and that an unchanged second touches nothing."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QTableView, QWidget
from ui_shell_desk import Desk, make_cameras, until

from vms_desktop.domain.clock_offset import ClockReading, ClockSource
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.place import Province
from vms_desktop.domain.stream import StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.services.recording.clock_offsets import ClockKeeper
from vms_desktop.ui import language
from vms_desktop.ui.clock_history import ClockHistory
from vms_desktop.ui.conditions import WORST_FIRST
from vms_desktop.ui.context_panel.facts import CLOCK_ROW
from vms_desktop.ui.pages import health_table
from vms_desktop.ui.pages.health_table import CODE, CONDITION, DETAIL, OWNER, PLACE, SINCE, HealthRow, HealthTableModel
from vms_desktop.ui.shell.navigation_rail import Page


def column(table: QTableView, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def choose(page: QWidget, box: str, data: str) -> None:
    combo = getattr(page.filters, box)
    combo.setCurrentIndex(combo.findData(data))


@pytest.fixture
async def page(desk: Desk) -> QWidget:
    """Twelve cameras do not answer, the others do."""
    hosts = {StreamKey(f"camera-{number}", StreamQuality.MAIN): number % 2 == 1 for number in range(24)}
    desk.relay.answers.notify(hosts)
    desk.window.show_page(Page.HEALTH)
    found = desk.window.findChild(QWidget, "healthPage")
    assert found is not None
    found.refresh()
    return found


async def test_it_goes_on_hearing_after_its_first_refresh(desk: Desk, page) -> None:
    """After one refresh it listened into a set that nobody read: what it showed was hours old and looked current."""
    desk.relay.report("camera-1", StreamState.LIVE)
    page.refresh()
    before = page.table.model().rowCount()
    desk.relay.answers.notify({StreamKey("camera-3", StreamQuality.MAIN): False})

    def shows_one_more() -> bool:
        page.refresh()
        return page.table.model().rowCount() == before + 1

    await until(shows_one_more)


# ---- the table ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
@pytest.mark.parametrize("by", [CONDITION, CODE, PLACE, SINCE])
@pytest.mark.parametrize("at_once", [3, 16])
def test_changed_rows_stand_where_a_new_table_would_have_them(
    province: Province, by, order, at_once, monkeypatch
) -> None:
    """``at_once`` few rows: moved one by one; many: the order is made anew."""
    # Qt's examiner looks through the whole table at every signal: few rows show the same.
    monkeypatch.setattr(health_table, "MOST_MOVES", 8)
    chance = random.Random(f"{by} {at_once}")
    cameras = make_cameras(province, 24)
    began = datetime(2026, 11, 23, 7, tzinfo=UTC)

    def row(number: int) -> HealthRow | None:
        if chance.random() < 0.3:
            return None
        since = None if chance.random() < 0.2 else began.replace(minute=chance.randrange(60))
        return HealthRow(number, cameras[number], chance.choice(WORST_FIRST), since, None)

    model = HealthTableModel(province)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(by, order)
    now = {cameras[number].id: row(number) for number in range(24)}
    model.set_rows([one for one in now.values() if one is not None])
    for _round in range(6):
        changes = {cameras[number].id: row(number) for number in chance.sample(range(24), at_once)}
        now |= changes
        model.change(changes)
        fresh = HealthTableModel(province)
        fresh.sort(by, order)
        fresh.set_rows([one for one in now.values() if one is not None])
        assert model.shown_rows() == fresh.shown_rows()
        for at, shown in enumerate(model.shown_rows()):
            assert model.row(at) is shown
            assert model.shown_row(shown.camera.id) == at
    tester.deleteLater()


def test_a_change_touches_its_row_only(province: Province) -> None:
    cameras = make_cameras(province, 5000)
    model = HealthTableModel(province)
    rows = [HealthRow(n, one, CameraCondition.FAILING, None, None) for n, one in enumerate(cameras)]
    model.set_rows(rows)
    touched: list[tuple[int, int]] = []
    resets: list[None] = []
    model.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    model.modelReset.connect(lambda: resets.append(None))
    model.change({one.camera.id: one for one in rows[:100]})
    assert touched == []
    later = rows[1234]._replace(since=datetime(2026, 11, 23, tzinfo=UTC))
    model.change({later.camera.id: later})
    assert (touched, resets) == ([(1234, 1234)], [])


# ---- the page ----------------------------------------------------------------------------------------------------


async def test_nothing_is_worked_out_again_while_nothing_changes(desk: Desk, page: QWidget, monkeypatch) -> None:
    """Ten thousand rows were made anew every second: 50 ms of each second on the thread that draws."""
    await until(lambda: page._changed)  # what the hosts answered is told a moment later
    page.refresh()
    asked: list[str] = []
    row = page._row
    monkeypatch.setattr(page, "_row", lambda camera_id: asked.append(camera_id) or row(camera_id))
    page.refresh()
    assert asked == []
    desk.relay.report("camera-3", StreamState.LIVE)
    await until(lambda: column(page.table, CODE).count("1104-0001") == 1)
    assert set(asked) == {"camera-3"}


async def test_each_row_tells_place_owner_since_and_what_to_do(page: QWidget) -> None:
    row = column(page.table, CODE).index("1101-0001")
    assert column(page.table, PLACE)[row] == "ปากน้ำ, เมืองสมุทรปราการ"
    assert column(page.table, OWNER)[row].startswith("ทน.")
    assert column(page.table, SINCE)[row].startswith("23 พ.ย. 2569")
    assert "เครือข่าย" in column(page.table, DETAIL)[row]


async def test_place_owner_and_condition_narrow_the_list_and_the_counts(desk: Desk, page: QWidget) -> None:
    assert page.model.rowCount() == 12
    choose(page, "district", "1103")
    assert {code[:4] for code in column(page.table, CODE)} == {"1103"}
    counts = page.findChild(QLabel, "healthCounts").text()
    assert "ขัดข้อง 4" in counts
    subdistrict = page.filters.subdistrict.itemData(1)
    choose(page, "subdistrict", subdistrict)
    cameras = {camera.code: camera for camera in desk.cameras.cameras}
    assert {cameras[code].subdistrict_code for code in column(page.table, CODE)} <= {subdistrict}
    choose(page, "district", "")
    assert not page.filters.subdistrict.isEnabled()
    assert page.model.rowCount() == 12
    choose(page, "condition", CameraCondition.ANSWERING.value)
    assert page.model.rowCount() == 12
    assert set(column(page.table, CONDITION)) == {"ตอบสนอง ไม่ได้แสดงภาพ"}
    choose(page, "condition", "")
    assert page.model.rowCount() == 24
    agency = desk.cameras.cameras[0].agency_code
    choose(page, "agency", agency)
    assert {cameras[code].agency_code for code in column(page.table, CODE)} == {agency}


async def test_a_filter_that_lets_nothing_through_says_so(page: QWidget) -> None:
    choose(page, "condition", CameraCondition.LATE.value)
    nothing = page.findChild(QLabel, "healthNothing")
    assert nothing.isVisible()
    assert "ตัวกรอง" in nothing.text()
    assert not page.findChild(QAbstractButton, "healthExport").isEnabled()


async def test_the_chosen_camera_stays_chosen_wherever_its_row_goes(desk: Desk, page: QWidget) -> None:
    row = column(page.table, CODE).index("1103-0002")
    page.table.selectRow(row)
    assert "1103-0002" in page.findChild(QLabel, "healthChosen").text()
    for number in range(0, 8, 2):
        desk.relay.report(f"camera-{number}", StreamState.LIVE)
    await until(lambda: column(page.table, CODE).index("1103-0002") != row)
    chosen = page.table.selectionModel().selectedRows()
    assert [index.siblingAtColumn(CODE).data() for index in chosen] == ["1103-0002"]
    choose(page, "district", "1101")
    assert page.table.selectionModel().selectedRows() == []
    assert not page.findChild(QLabel, "healthChosen").isVisible()


async def test_what_was_filtered_stays_so_in_the_other_language(page: QWidget, qapp: QApplication) -> None:
    choose(page, "district", "1103")
    rows = page.model.rowCount()
    language.install(qapp, language.ENGLISH)
    await until(lambda: page.filters.district.currentText() == "Bang Phli")
    assert page.model.rowCount() == rows
    assert column(page.table, CONDITION)[0] == "Failing"


async def test_enter_opens_the_camera_and_the_menu_shows_it_on_the_wall(desk: Desk, page: QWidget) -> None:
    row = column(page.table, CODE).index("1101-0001")
    page.table.setCurrentIndex(page.model.index(row, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = desk.window.findChild(QDialog, "cameraDialog")
    assert dialog.form.fields["code"].text() == "1101-0001"
    dialog.reject()
    page.table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = page.findChild(QMenu, "healthMenu")
    actions = {action.objectName(): action for action in menu.actions()}
    assert set(actions) == {"healthShow", "healthEdit", "healthExportMenu"}
    actions["healthShow"].trigger()
    menu.close()
    assert desk.wall.content.camera_ids[0] == "camera-0"
    assert desk.window.rail.findChild(QAbstractButton, "rail_live").isChecked()


async def test_removed_cameras_leave_the_list(desk: Desk, page: QWidget) -> None:
    await desk.cameras.remove(["camera-0", "camera-2"])
    await until(lambda: page.model.rowCount() == 10)
    assert page.model.index(0, 0, QModelIndex()).isValid()
    desk.relay.report("camera-4", StreamState.LOST, StreamReason.REFUSED)
    row = column(page.table, CODE).index("1105-0001")
    await until(lambda: "ปฏิเสธ" in column(page.table, DETAIL)[row])


# ---- cameras' clocks ---------------------------------------------------------------------------------------------


class Readings:
    """Where the history of cameras' clocks is kept."""

    def __init__(self, *readings: ClockReading) -> None:
        self.kept = list(readings)

    async def newest(self) -> dict[str, ClockReading]:
        return {one.camera_id: one for one in self.kept}

    async def history(self, camera_id: str, begin_us: int, end_us: int) -> list[ClockReading]:
        return [one for one in self.kept if one.camera_id == camera_id]

    async def add(self, readings) -> None:
        self.kept += readings


async def test_a_wrong_clock_is_warned_about_also_while_nobody_watches_with_its_history(desk: Desk, page) -> None:
    language.install(QApplication.instance(), language.ENGLISH)
    day = 86_400_000_000
    at = microseconds(desk.clock.now()) - day
    readings = [
        ClockReading("camera-0", at + n * 3_600_000_000, ms, ClockSource.ONVIF) for n, ms in enumerate((-40, 3200))
    ]
    keeper = ClockKeeper(Readings(*readings), desk.clock)
    await keeper.start(desk.relay)
    listed, beside = ClockHistory(keeper, desk.clock, page), ClockHistory(keeper, desk.clock, page)
    page.follow_clocks(listed, keeper)
    try:
        row = page.model.shown_row("camera-0")
        detail = page.table.model().index(row, DETAIL).data()
        assert detail.startswith("The camera cannot be reached.") and detail.endswith("clock is off by +3.2 s")
        page.table.selectRow(row)
        told = page.findChild(QLabel, "healthChosen")
        await until(lambda: "Camera's clock:" in told.text())
        newest, oldest = told.text().splitlines()[1].split("   ·   ")
        assert "+3.2 s (ONVIF)" in newest and oldest.endswith("0.0 s (ONVIF)") and "−0.0" not in oldest

        panel = desk.window.findChild(QWidget, "contextPanel")
        panel.follow_clocks(beside)
        desk.wall.assign(0, "camera-0")
        panel.select_tile(0)
        fact = panel.findChild(QLabel, f"fact{CLOCK_ROW}")
        # The whole text; what fits into the panel is shown.
        await until(lambda: fact.toolTip().startswith("<span>▲ +3.2 s<br>Measured lately:<br>"))
        assert fact.toolTip().endswith("  0.0 s (ONVIF)</span>")
        keeper.measured("camera-0", 0.1, ClockSource.ONVIF)
        page.refresh()
        assert "clock" not in page.table.model().index(page.model.shown_row("camera-0"), DETAIL).data()
    finally:
        await listed.close()
        await beside.close()
        await keeper.close()
