"""The desk's whole window with real people: database, access log, session. Outside it (relay, players) remembers."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from ui_shell_desk import Device, HandClock, Memory, NoPlayers, OpenVault, QuietRelay, make_cameras
from ui_shell_desk import until as until

from vms_desktop.desk.gate import PeopleScreens
from vms_desktop.desk.log import RecordedSettings, open_log
from vms_desktop.desk.people import open_people
from vms_desktop.desk.services import DeskServices
from vms_desktop.desk.wiring import build_window
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.place import Province
from vms_desktop.domain.role import Role
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.camera_removal import CameraRemoval
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.log.log_sessions import Watching
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.settings import Settings
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.ui.wall.wall_page import WallPage

W = TypeVar("W", bound=QWidget)
PASSWORD = "ช้างสามเศียรกลางเมือง"
OTHERS = "เรือข้ามฟากตอนเช้ามืด"
ADMINISTRATOR = PersonDraft("wipa", "พ.ต.ท.หญิง วิภา ตั้งใจ", "สารวัตร", Role.ADMINISTRATOR)


class QuickKeeper:
    """Fulfils ``PasswordKeeper`` at once: tests sign in a hundred times. No protection at all."""

    def __init__(self, **_cost: int) -> None: ...

    def hash(self, password: str) -> str:
        return hashlib.sha256(password.encode()).hexdigest()

    def holds(self, hashed: str, password: str) -> bool:
        return hmac.compare_digest(hashed, self.hash(password))

    def pretend(self, password: str) -> None:
        self.hash(password)

    def is_outdated(self, hashed: str) -> bool:
        return False

    def seal(self, secret: bytes, password: str) -> bytes:
        return self.hash(password).encode() + secret

    def unseal(self, sealed: bytes, password: str) -> bytes | None:
        key = self.hash(password).encode()
        return sealed[len(key) :] if sealed.startswith(key) else None


class Cameras(Memory):
    """As the shell's tests have them; all were added long ago."""

    async def added_at(self, camera_ids: Sequence[str]) -> dict[str, datetime]:
        return {camera_id: HandClock().now() - timedelta(days=400) for camera_id in camera_ids}


class PeopleDesk:
    """``await open()`` first, ``await close()`` last."""

    def __init__(self, province: Province, folder: Path, *, unattended: bool = False) -> None:
        self._unattended = unattended
        self.clock = HandClock()
        self.province = province
        self.folder = DataFolder(folder)
        self.memory = Cameras(make_cameras(province, 24))
        self.relay, self.players, self.device = QuietRelay(), NoPlayers(), Device()
        self.closed = asyncio.Event()
        self._stack = AsyncExitStack()

    async def open(self, size: tuple[int, int]) -> None:
        stack, settings = self._stack, Settings()
        self.opened = await open_log(stack, self.folder, settings, self.clock, own_key=True)
        self.people = await open_people(stack, self.opened, self.clock, unattended=self._unattended)
        self.session = session = self.people.session
        log = self.opened.log
        self.cameras = CameraService(
            self.memory,
            OpenVault(),
            self.relay,
            self.device,
            self.province,
            authority=session,
            log=log,
            removal=CameraRemoval(self.memory, self.people.second, self.clock),
        )
        self.people.second.knows_cameras(self.cameras.find)
        await self.cameras.load()
        self.health = CameraHealth(self.cameras, self.relay, self.clock)
        watching = Watching(log)
        session.passes_on(watching)
        self.wall = WallService(
            self.cameras, self.relay, self.players, self.clock, authority=session, watching=watching
        )
        ptz = PtzService(self.device, self.cameras, self.clock, authority=session)
        views = ViewService(self.memory, authority=session)
        snapshots = SnapshotService(self.wall, self.folder.snapshots, authority=session)
        self.page = WallPage(self.wall, ptz, views, snapshots, self.clock)
        stack.push_async_callback(self.wall.stop)
        stack.push_async_callback(ptz.close)
        stack.push_async_callback(self.page.close_page)
        kept = RecordedSettings(
            self.folder.settings, settings.model_copy(), log, authority=session, second=self.people.second
        )
        services = DeskServices(
            self.folder,
            settings,
            self.clock,
            self.cameras,
            CameraImport(self.cameras),
            self.wall,
            ptz,
            views,
            self.health,
            snapshots,
            self.relay,
            self.players,
            BundledProvinces().codes,
            kept,
            self.people,
        )
        self.window = build_window(services, self.page, self.closed.set, lambda: 12.0, stack)
        screens = self.window.findChild(PeopleScreens)
        assert screens is not None
        self.screens: PeopleScreens = screens
        self.gate = screens.gate
        await self.wall.start()
        self.health.start()
        stack.callback(self.health.close)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        await until(self.window.isActiveWindow)

    async def close(self) -> None:
        await self._stack.aclose()
        self.window.deleteLater()
        await asyncio.sleep(0)

    # ---- people ----------------------------------------------------------------------------------------------

    async def create_administrator(self) -> None:
        """By the services; she is signed in then."""
        await self.people.people.add_first(ADMINISTRATOR, PASSWORD)
        await self.session.sign_in(Typed(ADMINISTRATOR.username, PASSWORD))

    async def add(self, username: str, role: Role, name: str = "", **more: object) -> str:
        """Another person with a password of their own (``OTHERS``), by whoever is signed in; returns the id."""
        draft = PersonDraft(username, name or f"ร.ต.อ.{username}", "", role, **more)  # type: ignore[arg-type]
        made = await self.people.people.add(draft)
        keeper = QuickKeeper()
        secrets = await self.opened.store.people.secrets(made.person.id)
        assert secrets is not None
        after = replace(made.person, must_change=False)
        await self.opened.store.people.change(after, (), replace(secrets, password=keeper.hash(OTHERS)))
        return made.person.id

    async def logged(self) -> list[str]:
        """The actions in the access log, oldest first."""
        await self.opened.log.written()
        page = await self.opened.store.log.page(LogFilter(), None, 1000)
        return [listed.entry.action for listed in page][::-1]

    # ---- hands -----------------------------------------------------------------------------------------------

    def part(self, kind: type[W], name: str) -> W:
        """The widget of that object name, wherever it is."""
        for root in (self.window, *QApplication.topLevelWidgets()):
            found = root.findChild(kind, name)
            if found is not None:
                return found
        raise AssertionError(name)

    def dialog(self, kind: type[W]) -> W:
        """The open dialog of that kind."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def dialogs(self) -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def type_into(field: QWidget, text: str) -> None:
    """Thai letters too: QTest's keys know Latin ones only."""
    field.setFocus()
    for sign in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key.Key_unknown, sign, Qt.KeyboardModifier.NoModifier)


def click(widget: QWidget) -> None:
    assert widget.isVisible(), widget.objectName()
    assert widget.isEnabled(), widget.objectName()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
