"""Instant replay in a live tile: one key there, one key back, and nobody takes it for live."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from authority_fakes import AtTheDesk, person
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_playback_desk import until
from ui_playback_fakes import NOON, HandClock, Players, Process, Recorder, Register, Relay

from vms_desktop.domain.errors import LogError, VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui import theme
from vms_desktop.ui.playback.instant_replay import InstantReplay
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.wall.wall_grid import WallGrid


class Live:
    """A wall of four with two cameras, and instant replay on it."""

    def __init__(self) -> None:
        self.clock, self.cameras, self.recorder = HandClock(), Register(6), Recorder()
        self.process, self.players = Process(), Players()
        for number in range(2):
            self.recorder.add(f"camera-{number}", NOON - timedelta(minutes=2), NOON + timedelta(hours=1))
        self.authority = AtTheDesk()
        self.wall = WallService(self.cameras, Relay(), self.players, self.clock, authority=self.authority)
        self.playback = PlaybackService(
            "instant",
            self.cameras,
            FootageCatalogue([self.recorder]),
            self.process,
            self.players,
            self.clock,
            authority=self.authority,
        )
        self.failed: list[VmsError] = []
        self.page: list[tuple] = []

    async def open(self, size: tuple[int, int] = (1400, 900)) -> None:
        await self.wall.start()
        self.tasks = WidgetTasks("test")
        self.grid = WallGrid(self.wall, self.clock, self.tasks)
        self.replay = InstantReplay(self.playback, self.wall, self.grid, self.clock)
        self.replay.failed.connect(self.failed.append)
        self.replay.page_asked.connect(lambda camera, at: self.page.append((camera, at)))
        self.grid.resize(*size)
        self.wall.set_layout(Layout.FOUR)
        for number in range(2):
            self.wall.assign(number, f"camera-{number}")
        self.grid.show()
        self.grid.activateWindow()
        await until(self.grid.isActiveWindow)
        self.grid.set_wall_visible(True)

    async def close(self) -> None:
        await self.replay.close()
        self.grid.stop()
        await self.playback.stop()
        await self.wall.stop()
        await self.tasks.close()
        self.grid.close()
        self.grid.deleteLater()
        await asyncio.sleep(0)

    async def look_back(self, tile: int = 0, seconds: int = 30) -> None:
        self.replay.start(tile, seconds)
        await until(lambda: "instant.0.0" in self.players.slots)
        self.players.show_all()


@pytest.fixture
async def live(qapp: QApplication) -> AsyncIterator[Live]:
    made = Live()
    await made.open()
    yield made
    await made.close()


async def test_it_plays_from_half_a_minute_ago_while_the_living_picture_goes_on_in_a_corner(live: Live):
    whole = live.grid.tiles[0].geometry()
    await live.look_back()
    session = live.process.sessions["instant"]
    assert session.at == NOON - timedelta(seconds=30)
    assert session.playing and session.speed == 1
    tile, view = live.grid.tiles[0], live.replay.view
    assert view.geometry() == whole
    assert tile.isVisible() and tile.width() < whole.width() / 2
    assert whole.contains(tile.geometry())
    assert not view.tile.geometry().translated(view.pos()).intersects(tile.geometry())
    assert any(slot.startswith("0.") for slot in live.players.slots)


async def test_it_is_marked_as_not_live_and_says_how_far_behind(live: Live):
    await live.look_back()
    banner = live.replay.view.banner
    assert banner.isVisible()
    assert live.replay.view.tr("REPLAY · NOT LIVE") in banner.text()
    assert "30" in banner.text()
    shown = live.replay.view.grab().toImage()
    assert shown.pixelColor(1, live.replay.view.height() // 2) == QColor(theme.WARNING)
    assert banner.grab().toImage().pixelColor(banner.width() - 4, banner.height() // 2) == QColor(theme.WARNING)


async def test_escape_brings_the_living_picture_back_to_its_place(live: Live):
    whole = live.grid.tiles[0].geometry()
    await live.look_back()
    QTest.keyClick(live.replay.view.tile, Qt.Key.Key_Escape)
    assert not live.replay.view.isVisible()
    assert live.grid.tiles[0].geometry() == whole
    assert "instant" not in live.process.sessions
    assert not any(slot.startswith("instant") for slot in live.players.slots)


async def test_the_key_again_goes_further_back_and_the_buttons_too(live: Live):
    await live.look_back()
    session = live.process.sessions["instant"]
    places = []
    for _ in range(3):
        QTest.keyClick(live.replay.view.tile, Qt.Key.Key_R)
        places.append((NOON - session.at).total_seconds())
    live.replay.view.back[30].click()
    places.append((NOON - session.at).total_seconds())
    assert places == [60, 120, 120, 30]


async def test_the_stream_that_is_looked_back_at_is_not_exchanged_for_a_smaller_one(live: Live):
    """The corner is small; another stream for it would have ended the one whose last minutes are being played."""
    width = live.wall._tiles.all[0].width_px
    await live.look_back()
    assert live.wall._tiles.all[0].width_px == width
    live.replay.end()
    assert live.wall._tiles.all[0].width_px == width


async def test_another_camera_in_the_tile_ends_it(live: Live):
    await live.look_back()
    live.wall.assign(0, "camera-3")
    assert live.replay.tile is None
    assert not live.replay.view.isVisible()


async def test_a_hidden_wall_is_not_looked_back_at(live: Live):
    await live.look_back()
    live.grid.hide()
    assert live.replay.tile is None
    assert "instant" not in live.process.sessions


async def test_who_takes_over_the_desk_sees_the_living_picture(live: Live):
    await live.look_back()
    live.authority.become(person("p-2"))
    assert live.replay.tile is None
    assert not live.replay.view.isVisible()


async def test_an_empty_tile_has_nothing_to_look_back_at(live: Live):
    live.replay.start(3)
    assert live.replay.tile is None


async def test_in_a_small_tile_the_replay_has_all_the_room(live: Live):
    live.grid.resize(700, 500)
    await live.look_back()
    assert not live.grid.tiles[0].isVisible()
    assert live.replay.view.banner.isVisible()
    live.replay.end()
    assert live.grid.tiles[0].isVisible()


async def test_it_goes_on_at_the_same_moment_on_the_page(live: Live):
    await live.look_back(1, 60)
    live.process.play_on(5.0, "instant")
    live.replay.view.page.click()
    assert live.page == [("camera-1", NOON - timedelta(seconds=55))]
    assert live.replay.tile is None


async def test_without_its_entry_in_the_log_nothing_is_seen(live: Live, monkeypatch: pytest.MonkeyPatch):
    async def refuse(*_args: object) -> None:
        raise LogError("log.not_written")

    monkeypatch.setattr(live.playback, "open", refuse)
    live.replay.start(0)
    await until(lambda: [error.code for error in live.failed] == ["log.not_written"])
    assert not live.replay.view.isVisible()
