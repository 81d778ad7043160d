"""A wall page and the services behind it, for tests."""

from __future__ import annotations

from pathlib import Path

from authority_fakes import AtTheDesk
from ui_wall_fakes import FakePtz, FakeViews, FakeWall, HandClock
from waiting import until as until

from vms_desktop.domain.layout import Layout
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.ui.wall.tile import TileWidget
from vms_desktop.ui.wall.wall_page import WallPage


class Desk:
    """A page and the services behind it."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock()
        self.wall = FakeWall(self.clock)
        self.ptz = FakePtz()
        self.views = FakeViews()
        self.folder = folder
        snapshots = SnapshotService(self.wall, folder, authority=AtTheDesk())
        self.page = WallPage(self.wall, self.ptz, self.views, snapshots, self.clock)
        self.messages: list[object] = []
        self.page.message.connect(self.messages.append)

    def tile(self, number: int) -> TileWidget:
        return self.page.grid.tiles[number]

    async def show(self, layout: Layout = Layout.FOUR, cameras: int = 0, size: tuple[int, int] = (1000, 700)) -> None:
        self.page.resize(*size)
        self.page.show()
        self.page.activateWindow()
        self.wall.set_layout(layout)
        for number in range(cameras):
            self.wall.assign(number, f"camera-{number}")
        await until(lambda: self.wall.visible.get(0, False) and self.page.isActiveWindow())
        self.tile(0).setFocus()
        await until(lambda: self.tile(0).hasFocus())
