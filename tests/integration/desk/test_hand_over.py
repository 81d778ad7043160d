"""The wall does not go dark: locked, unlocked and handed over on a whole desk with live cameras."""

from __future__ import annotations

import asyncio

import pytest
from desk_tools import RealDesk, until
from PySide6.QtWidgets import QLabel
from workstation_zone import workstation_zone

from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.person import Limits
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.role import Role
from vms_desktop.domain.stream import StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.services.review.log_reader import LogReader
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.simulated_province import SimulatedProvince

FIRST, FIRST_PASSWORD = "สมหญิง", "กุ้งแม่น้ำ 7 ตัว"
NEXT, NEXT_PASSWORD = "malee", "ปลาหมึกย่าง 9 ไม้"


@pytest.fixture
async def desk(tmp_path, qapp):
    real = RealDesk()
    with workstation_zone("EST5"):
        opened = await real.open(tmp_path, unattended=False)
    yield opened
    await real.close()


@pytest.mark.slow
async def test_wall_goes_on_through_lock_and_hand_over(desk) -> None:
    people, wall, cameras = desk.services.people, desk.services.wall, desk.services.cameras
    await people.people.add_first(PersonDraft(FIRST, "ร.ต.อ.หญิง สมหญิง"), FIRST_PASSWORD)
    first = await people.session.sign_in(Typed(FIRST, FIRST_PASSWORD))
    notice = desk.window.notices.findChild(QLabel, "noticeText")
    await until(lambda: "UTC−05:00" in notice.text())  # the workstation's zone is another one: told once
    with SimulatedProvince(2, prepare=2) as province:
        seen, hidden = [await cameras.add(camera.draft({})) for camera in province.cameras]
        wall.show(WallContent(Layout.FOUR, (seen.id, hidden.id, None, None)))

        def live(tile: int) -> bool:
            return wall.status(tile).state is StreamState.LIVE

        await until(lambda: live(0) and live(1), 60)
        limits = Limits(cameras=frozenset({seen.id}))
        made = await people.people.add(PersonDraft(NEXT, "นางสาวมาลี", role=Role.OFFICER, limits=limits))
        dark: list[TileStatus] = []

        def heard(status: TileStatus) -> None:
            if status.tile == 0 and status.state is not StreamState.LIVE:
                dark.append(status)

        stop = wall.on_tile(heard)
        people.session.lock()
        await asyncio.sleep(1.0)
        assert live(0) and live(1)
        await people.session.hand_over(Typed(NEXT, made.password))
        await people.own.change_password(made.password, NEXT_PASSWORD)
        await people.session.refresh()
        await until(lambda: wall.status(1).camera is None)
        await asyncio.sleep(1.0)
        assert [camera.id for camera in cameras.cameras] == [seen.id]
        await people.session.hand_over(Typed(FIRST, FIRST_PASSWORD))
        await until(lambda: live(1), 30)
        assert live(0) and dark == []
        stop()

        log = cameras.log
        assert log is not None
        await log.written()
        reader = LogReader(log, log.store, authority=people.session)
        view = await reader.open(LogFilter(camera=seen.id))
        found = [one.entry for one in reversed(await view.page()) if one.entry.action.startswith("live.")]
        assert [(entry.action, entry.person == first.id) for entry in found] == [
            ("live.opened", True),
            ("live.closed", True),
            ("live.opened", False),
            ("live.closed", False),
            ("live.opened", True),
        ]
        wall.clear()
