"""A Playback page on the real services; what lies outside of them is by hand."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from authority_fakes import AtTheDesk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_playback_fakes import NOON, Book, Cutter, HandClock, Holds, Players, Process, Recorder, Register
from waiting import until as until

from vms_desktop.domain.errors import VmsError
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.playback.playback_snapshots import PlaybackSnapshots
from vms_desktop.ui.playback.parts import PlaybackParts
from vms_desktop.ui.playback.playback_page import PlaybackPage
from vms_desktop.ui.playback.track_tile import TrackTile

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Desk:
    """``camera-0`` … ``camera-11``: the even ones are recorded for the last two days, with a gap from 10 to 20 minutes
    ago; ``camera-1`` from yesterday noon for an hour; the others never.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock, self.cameras, self.recorder = HandClock(), Register(12), Recorder()
        self.process, self.players, self.cutter, self.book, self.held = Process(), Players(), Cutter(), Book(), Holds()
        for number in range(0, 12, 2):
            self.recorder.add(f"camera-{number}", NOON - 2 * DAY, NOON - timedelta(minutes=20))
            self.recorder.add(f"camera-{number}", NOON - timedelta(minutes=10), NOON + HOUR)
        self.recorder.add("camera-1", NOON - DAY, NOON - DAY + HOUR)
        catalogue = FootageCatalogue([self.recorder])
        self.authority = AtTheDesk()
        self.authority.now = NOON
        self.playback = self._playback("page", catalogue)
        self.instant = self._playback("instant", catalogue)
        self.clips = ClipService(
            self.cameras, catalogue, self.cutter, self.clock, authority=self.authority, new_id=lambda: "job"
        )
        self.kept_s: float | None = 3 * 86400.0
        self.messages: list[VmsError] = []
        self.notices: list[str] = []

    def _playback(self, name: str, catalogue: FootageCatalogue) -> PlaybackService:
        return PlaybackService(
            name, self.cameras, catalogue, self.process, self.players, self.clock, authority=self.authority
        )

    @property
    def parts(self) -> PlaybackParts:
        return PlaybackParts(
            self.playback,
            self.instant,
            self.clips,
            PlaybackSnapshots(self.folder / "stills"),
            self.folder / "clips",
            self.book,
            self.held,
            lambda: self.kept_s,
        )

    async def open(self, size: tuple[int, int] = (1200, 800)) -> None:
        self.page = PlaybackPage(self.parts, self.cameras, self.clock)
        self.page.message.connect(self.messages.append)
        self.page.notice.connect(self.notices.append)
        self.page.resize(*size)
        self.page.show()
        self.page.activateWindow()
        await until(self.page.isActiveWindow)
        self.page.take_keyboard()

    async def close(self) -> None:
        await self.page.close_page()
        await self.playback.stop()
        await self.instant.stop()
        await self.clips.stop()
        self.page.close()
        self.page.deleteLater()
        await asyncio.sleep(0)

    def tile(self, number: int) -> TrackTile:
        return self.page.grid.tiles[number]

    async def play_cameras(self, *numbers: int) -> None:
        """Open these cameras, their first pictures on the screen."""
        for number in numbers:
            self.page.add_camera(f"camera-{number}")
        await until(lambda: len(self.playback.tracks) == len(numbers))
        await until(lambda: len(self.players.slots) == len(numbers))
        self.players.show_all()
        await until(lambda: all(lane.known for lane in self.page.lanes.lanes))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.grid.tiles[self.page.grid.selected_tile], key, modifier)
