"""A watched camera that dies, files that were written, windows and columns that fit, a desk started twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from qt_room import button
from ui_shell_desk import Desk, until

from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.domain.view import WindowPlace
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.wall import wall_losses
from vms_desktop.services.wall.wall_losses import WallLosses
from vms_desktop.ui import language
from vms_desktop.ui.pages.camera_table import CODE
from vms_desktop.ui.pages.column_fit import fitted
from vms_desktop.ui.shell import notice_bar
from vms_desktop.ui.shell.desk_door import DeskDoor, come_forward, knock
from vms_desktop.ui.shell.loss_notices import LossNotices
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.screens import fit


def notice(desk: Desk) -> str:
    label = desk.window.notices.findChild(QLabel, "noticeText")
    assert label is not None
    return label.text() if label.isVisible() else ""


# ---- a camera that dies -----------------------------------------------------------------------------------------


class WallOfReports:
    """Statuses as a test says them, of the desk's own wall."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.tiles: Listeners = Listeners()
        self.contents: Listeners = Listeners()

    @property
    def content(self):
        return self._desk.wall.content

    def on_tile(self, listener):
        return self.tiles.add(listener)

    def on_content(self, listener):
        return self.contents.add(listener)

    def say(self, tile: int, state: StreamState) -> None:
        from dataclasses import replace

        self.tiles.notify(replace(self._desk.wall.status(tile), state=state))


@pytest.fixture
async def reports(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wall_losses, "GATHER_S", 0.05)
    for tile in range(3):
        desk.wall.assign(tile, f"camera-{tile}")
    wall = WallOfReports(desk)
    losses = WallLosses(wall)
    notices = LossNotices(losses, desk.window.notices, desk.window)
    yield wall
    notices.close()
    losses.close()


async def test_a_watched_camera_that_dies_is_told_in_red_until_it_is_back(desk: Desk, reports: WallOfReports):
    reports.say(0, StreamState.LIVE)
    reports.say(0, StreamState.LOST)
    code = desk.cameras.get("camera-0").code
    await until(lambda: code in notice(desk))
    assert desk.window.notices.property("role") == "alarm"
    assert not desk.window.notices._leave.isActive(), "it does not go by itself"
    reports.say(0, StreamState.CONNECTING)
    reports.say(0, StreamState.LIVE)
    await until(lambda: "กลับมา" in notice(desk))
    assert desk.window.notices.property("role") == "notice"
    button(desk.window.notices, "noticeClose").click()
    assert notice(desk) == "", "what is not true any more does not come again"


async def test_cameras_that_die_together_are_told_together(desk: Desk, reports: WallOfReports):
    told = []
    desk.window.notices.appeared.connect(told.append)
    for tile in range(3):
        reports.say(tile, StreamState.LIVE)
    for tile in range(3):
        reports.say(tile, StreamState.LOST)
    await until(lambda: all(desk.cameras.get(f"camera-{n}").code in notice(desk) for n in range(3)))
    assert told == [True]


async def test_a_camera_that_never_showed_anything_or_rests_is_no_loss(desk: Desk, reports: WallOfReports):
    reports.say(0, StreamState.CONNECTING)
    reports.say(0, StreamState.LOST)
    reports.say(1, StreamState.LIVE)
    reports.say(1, StreamState.STOPPED)
    reports.say(1, StreamState.LOST)
    reports.say(2, StreamState.LIVE)
    reports.say(2, StreamState.LOST)
    await until(lambda: notice(desk) != "")
    assert desk.cameras.get("camera-2").code in notice(desk)
    assert desk.cameras.get("camera-0").code not in notice(desk)
    assert desk.cameras.get("camera-1").code not in notice(desk)


async def test_an_alarm_that_was_closed_comes_again_only_with_another_loss(desk: Desk, reports: WallOfReports):
    for tile in range(3):
        reports.say(tile, StreamState.LIVE)
    for tile in range(2):
        reports.say(tile, StreamState.LOST)
    await until(lambda: notice(desk) != "")
    button(desk.window.notices, "noticeClose").click()
    reports.say(0, StreamState.LIVE)
    await until(lambda: "กลับมา" in notice(desk))
    button(desk.window.notices, "noticeClose").click()
    assert notice(desk) == ""
    reports.say(2, StreamState.LOST)
    await until(lambda: desk.cameras.get("camera-2").code in notice(desk))
    assert desk.cameras.get("camera-1").code in notice(desk), "and names all that are lost"


async def test_the_status_line_names_the_watched_cameras_without_picture(desk: Desk):
    desk.wall.set_layout(Layout.FOUR)
    for tile in range(4):
        desk.wall.assign(tile, f"camera-{tile}")
    await until(lambda: all(desk.wall.status(tile).quality is not None for tile in range(4)))
    for tile in range(4):
        key = StreamKey(f"camera-{tile}", StreamQuality.SUB)
        state = StreamState.LOST if tile == 1 else StreamState.CONNECTING
        desk.relay.health.notify(StreamHealth(key, state, StreamReason.TIMED_OUT))
    desk.window.status.refresh()
    line = desk.window.status.findChild(QLabel, "status_tiles")
    assert line is not None
    assert desk.cameras.get("camera-1").code in line.text()
    assert line.property("role") == "trouble"


async def test_tiles_behind_the_maximised_one_do_not_look_like_failures(desk: Desk):
    """One tile made large, and the line said "live 1 of 16"."""
    desk.wall.set_layout(Layout.FOUR)
    for tile in range(4):
        desk.wall.assign(tile, f"camera-{tile}")
    desk.wall.maximise(2)
    desk.window.status.refresh()
    line = desk.window.status.findChild(QLabel, "status_tiles")
    assert line is not None
    assert "0 จาก 1 ช่อง" in line.text()
    assert "3" in line.text()


# ---- files that were written ------------------------------------------------------------------------------------


async def test_the_folder_of_a_written_file_is_a_click_away(desk: Desk, tmp_path: Path, monkeypatch):
    opened = []

    class Services:
        @staticmethod
        def openUrl(url) -> bool:
            opened.append(url.toLocalFile())
            return len(opened) == 1

    monkeypatch.setattr(notice_bar, "QDesktopServices", Services)
    desk.page.saved.emit("บันทึกภาพนิ่งแล้ว", tmp_path / "a.png")
    folder = button(desk.window.notices, "noticeFolder")
    assert folder.isVisible()
    folder.click()
    assert opened == [str(tmp_path)]
    folder.click()
    assert str(tmp_path) in notice(desk), "where it could not be opened it is named"
    assert not folder.isVisible()


# ---- windows ----------------------------------------------------------------------------------------------------


async def test_a_window_from_a_larger_monitor_is_made_to_fit(desk: Desk, qapp: QApplication):
    room = qapp.primaryScreen().availableGeometry()
    desk.window.resize(room.width() + 300, room.height() + 200)
    desk.window.move(100, 60)
    await until(lambda: desk.window.width() > room.width())
    assert fit(desk.window)
    await until(lambda: room.contains(desk.window.frameGeometry()))
    assert not fit(desk.window)


async def test_a_window_partly_outside_comes_in_at_the_next_start(desk: Desk, qapp: QApplication):
    room = qapp.primaryScreen().availableGeometry()
    desk.window.resize(1200, 700)
    desk.window.move(room.right() - 400, 50)
    await until(lambda: desk.window.x() == room.right() - 400)
    desk.window.restore_place(desk.window.place())
    await until(lambda: room.contains(desk.window.frameGeometry()))


async def test_what_was_remembered_of_another_monitor_s_size_ends_in_a_full_window(desk: Desk, monkeypatch):
    """Qt restores nothing then, and a window of its first size hung over the small screen's edges."""
    shown = []
    monkeypatch.setattr(desk.window, "showMaximized", lambda: shown.append(True))
    monkeypatch.setattr(desk.window, "restoreGeometry", lambda _blob: False)
    desk.window.restore_place(WindowPlace(b"of a larger one", "", False))
    assert shown == [True]


async def test_a_second_start_brings_the_window_forward(desk: Desk, tmp_path: Path):
    assert not knock(tmp_path), "nobody is there"
    door = DeskDoor(tmp_path, desk.window)
    knocked = []
    door.knocked.connect(lambda: knocked.append(come_forward(desk.window)))
    desk.window.showMinimized()
    answered = await asyncio.to_thread(knock, tmp_path)
    assert answered
    await until(lambda: bool(knocked))
    assert not desk.window.isMinimized()
    assert not knock(tmp_path / "another")
    door.close()
    assert not knock(tmp_path)


# ---- columns ----------------------------------------------------------------------------------------------------


def test_a_column_gets_what_it_needs_before_another_gets_more():
    assert fitted([100, 300, 50], [150, 200, 50], 450) == [100, 300, 50]
    assert fitted([100, 300, 300], [100, 100, 100], 400) == [100, 150, 150]
    assert fitted([400, 300], [100, 200], 100) == [100, 200], "no narrower than usual: the table is scrolled"
    assert fitted([], [], 100) == []


@pytest.mark.parametrize(("page", "name"), [(Page.REGISTER, "registerTable"), (Page.HEALTH, "healthTable")])
async def test_owner_and_place_are_not_cut_where_there_is_room(open_desk, qapp: QApplication, page: Page, name: str):
    """In English they were cut to "…" beside wide columns that stood empty."""
    language.install(qapp, language.ENGLISH)
    desk: Desk = await open_desk(size=(1900, 1000))
    for number in range(24):
        desk.relay.report(f"camera-{number}", StreamState.LOST, StreamReason.UNREACHABLE)
    desk.window.show_page(page)
    table = desk.window.findChild(QTableView, name)
    assert table is not None
    await until(lambda: table.model().rowCount() > 0)

    def cut() -> list[str]:
        columns = range(table.model().columnCount() - 1)
        return [
            str(table.model().headerData(column, Qt.Orientation.Horizontal))
            for column in columns
            if table.sizeHintForColumn(column) > table.columnWidth(column)
        ]

    await until(lambda: cut() == [])


@pytest.mark.parametrize("name", ["registerTable", "healthTable"])
async def test_a_heading_stands_above_its_cells(desk: Desk, name: str):
    """It sat about 4 pixels right of them."""
    desk.relay.report("camera-1", StreamState.LOST, StreamReason.UNREACHABLE)
    desk.window.show_page(Page.REGISTER if name == "registerTable" else Page.HEALTH)
    table = desk.window.findChild(QTableView, name)
    assert table is not None
    await until(lambda: table.model().rowCount() > 0)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    column = CODE  # the same in both
    image = table.grab().toImage()
    header = table.horizontalHeader()
    left = table.columnViewportPosition(column) + table.viewport().x()

    def first_ink(top: int, height: int) -> int:
        ground = image.pixelColor(left + 1, top + height // 2)
        for x in range(left, left + 60):
            for y in range(top + 4, top + height - 4):
                there = image.pixelColor(x, y)
                if abs(there.lightness() - ground.lightness()) > 60:
                    return x - left
        raise AssertionError("nothing is written there")

    heading = first_ink(header.y(), header.height())
    cell = first_ink(table.viewport().y() + table.rowViewportPosition(0), table.rowHeight(0))
    assert abs(heading - cell) <= 2, (heading, cell)
