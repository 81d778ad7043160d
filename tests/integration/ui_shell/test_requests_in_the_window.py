"""The Requests page in the desk's window: the rail with its figure, and the ways to and from playback."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from request_room import HandClock, RequestRoom
from test_running_exports import rows_of, save_as
from test_shell_window import cut_off
from ui_shell_desk import NOON, Desk, until

from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.place import Province
from vms_desktop.paths import DataFolder
from vms_desktop.ui import language
from vms_desktop.ui.playback.playback_page import PlaybackPage
from vms_desktop.ui.requests.requests_page import RequestsPage, Tab
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.rail_button import RailButton


class RequestsDesk:
    """``desk`` is the window; ``room`` the service behind it, of whoever sits at ``room``'s desk."""

    def __init__(self, province: Province, folder: Path) -> None:
        self.room = RequestRoom(DataFolder(folder / "requests"), HandClock())
        self.desk = Desk(province, folder / "desk")
        self.room.clock.time = NOON

    async def open(self) -> None:
        await self.room.open()
        await self.desk.cameras.load()
        self.room.cameras = list(self.desk.cameras.every_camera[:4])
        self.room.register.by_id.update({camera.id: camera for camera in self.room.cameras})
        self.desk.requests = self.room.requests
        # The window asks the same person as the service does.
        self.desk.authority.become(self.room.authority.person)
        await self.desk.open()

    async def close(self) -> None:
        await self.desk.close()
        await self.room.close()

    @property
    def page(self) -> RequestsPage:
        found = self.desk.window.findChild(RequestsPage)
        assert found is not None
        return found


@pytest.fixture
async def both(qapp: QApplication, province: Province, tmp_path: Path) -> AsyncIterator[RequestsDesk]:
    made = RequestsDesk(province, tmp_path)
    await made.open()
    yield made
    await made.close()


async def test_a_request_is_begun_with_the_cameras_and_marks_of_playback(both: RequestsDesk) -> None:
    window = both.desk.window
    window.show_page(Page.PLAYBACK)
    playback = window.findChild(PlaybackPage)
    at = NOON - timedelta(hours=2)
    ids = [camera.id for camera in both.room.cameras[:2]]
    playback.show_at(ids, at, play=False)
    playback.session.mark(at, at + timedelta(minutes=3))
    await until(lambda: playback.transport.request.isEnabled())
    assert playback.transport.request.isVisible()
    playback.transport.request.click()
    assert window.page is Page.REQUESTS
    intervals = both.page.form.draft().intervals
    assert [one.camera_id for one in intervals] == ids
    assert {(one.begin_us, one.length_us) for one in intervals} == {(microseconds(at), 180_000_000)}


async def test_footage_of_a_request_is_looked_at_in_playback(both: RequestsDesk) -> None:
    window = both.desk.window
    request = await both.room.requests.register(both.room.draft())
    window.show_page(Page.REQUESTS)
    both.page.open_request(request.number)
    await until(lambda: bool(both.page.view.footage.strips))
    asked = request.asked[0].interval
    both.page.view.footage.look_asked.emit(asked.camera_id, asked.begin_us)
    assert window.page is Page.PLAYBACK
    session = window.findChild(PlaybackPage).session
    assert session.cameras == (asked.camera_id,) and microseconds(session.at) == asked.begin_us


async def test_what_is_asked_for_is_framed_on_the_timeline(both: RequestsDesk) -> None:
    request = await both.room.requests.register(both.room.draft())
    window = both.desk.window
    window.show_page(Page.PLAYBACK)
    playback = window.findChild(PlaybackPage)
    asked = request.asked[0].interval
    playback.show_at([asked.camera_id], moment(asked.begin_us), play=False)
    await until(lambda: any(lane.asked for lane in playback.lanes.lanes))
    (stretch,) = playback.lanes.lanes[0].asked
    assert (stretch.number, stretch.interval) == (request.number, asked)


async def test_the_figure_at_the_page_counts_what_is_overdue(both: RequestsDesk) -> None:
    button = both.desk.window.findChild(RailButton, "rail_requests")
    assert button.count == 0
    request = await both.room.requests.register(both.room.draft())
    both.room.clock.go(25 * 3600)
    await both.room.requests.attach(request.id, b"%PDF-1.7\n" + b"x" * 30, "letter", name="a.pdf")
    await until(lambda: button.count == 1)
    assert button.accessibleDescription() and "·" in button.toolTip()
    await until(lambda: request.number in both.desk.window.notices._text.text())


async def test_a_list_and_a_chain_of_custody_leave_as_files_which_is_recorded(
    both: RequestsDesk, tmp_path: Path
) -> None:
    request = await both.room.handed()
    both.desk.window.show_page(Page.REQUESTS)
    page = both.page
    await until(page.list.export.isEnabled)
    page.list.export.click()
    await save_as(both.desk, "exportTableDialog", tmp_path / "คำขอ.csv")
    await until((tmp_path / "คำขอ.csv").exists)
    heading, row = rows_of(tmp_path / "คำขอ.csv")
    assert len(heading) == len(row) and request.number in row
    page.open_request(request.id)
    custody = page.view.custody
    await until(lambda: page.view.request is not None)
    custody.show_button.click()
    await until(lambda: custody.table is not None)
    custody.export.click()
    await save_as(both.desk, "exportTableDialog", tmp_path / "custody.csv")
    await until((tmp_path / "custody.csv").exists)
    assert len(rows_of(tmp_path / "custody.csv")) == custody.table.rowCount() + 1
    told = [str(one.details) for one in await both.room.entries("request")]
    assert all(any(name in one for one in told) for name in ("คำขอ.csv", "custody.csv"))


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_nothing_of_a_request_is_cut_off_on_a_small_screen(
    both: RequestsDesk, qapp: QApplication, tongue: str
) -> None:
    """1366×768 is the smallest screen in use: list, calendar, statistics, form and the page of one request."""
    language.install(qapp, tongue)
    window = both.desk.window
    request = await both.room.handed()
    window.show_page(Page.REQUESTS)
    page = both.page
    looks = {
        "list": lambda: page.show_tab(Tab.LIST),
        "calendar": lambda: page.show_tab(Tab.CALENDAR),
        "statistics": lambda: page.show_tab(Tab.STATISTICS),
        "form": lambda: page.begin_draft(both.room.draft()),
        "request": lambda: page.open_request(request.id),
    }
    for name, look in looks.items():
        look()
        with contextlib.suppress(TimeoutError):
            await until(lambda: not cut_off(page), 3)
        assert cut_off(page) == [], name
        assert page.minimumSizeHint().width() <= 1366 - 84, name
