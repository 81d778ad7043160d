"""A desk's window with the review page on a real database that holds a story: who looked at what in some weeks."""

from __future__ import annotations

import functools
import random
import shutil
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from authority_fakes import AtTheDesk
from PySide6.QtWidgets import QLabel, QWidget
from ui_shell_desk import Desk as Window
from ui_shell_desk import make_cameras, until

from vms_desktop.desk.log import OpenedLog
from vms_desktop.desk.review import open_review
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, Actor, EntryDraft, Subject, chained, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.place import Province
from vms_desktop.domain.role import ALL, Permissions
from vms_desktop.domain.saved_filter import Period
from vms_desktop.paths import DataFolder
from vms_desktop.services import access_log
from vms_desktop.storage.store import Store
from vms_desktop.ui.review.review_page import ReviewPage, Tab

DESK = Desk(b"\x07" * 32, "โต๊ะ 1")
SOMCHAI = Actor("u-0007", "สมชาย ใจดี", "officer")
MALEE = Actor("u-0008", "มาลี ตั้งใจ", "supervisor")
HOSTILE = Actor("u-0066", '<b onclick="x">=1+1</b>', "operator")
NIGHT_OWL = Actor("u-0005", "ประเสริฐ กลางคืน", "officer")
PEOPLE = (
    Actor("u-0001", "วิชัย มั่นคง", "operator"),
    Actor("u-0002", "สุดารัตน์ ศรีสุข", "operator"),
    Actor("u-0003", "อนุชา รุ่งเรือง", "operator"),
    Actor("u-0004", "กาญจนา พูนทรัพย์", "operator"),
    NIGHT_OWL,
    SOMCHAI,
    HOSTILE,
)
NOW = datetime(2026, 11, 23, 7, 5, 9, tzinfo=UTC)


class SignedIn(AtTheDesk):
    """Whoever a test says, with every permission or those that ``become`` gives."""

    def __init__(self, who: Actor) -> None:
        super().__init__()
        self.who = who

    @property
    def actor(self) -> Actor:
        return self.who

    def come(self, who: Actor, permissions: Permissions = ALL) -> None:
        self.who = who
        self.become(self.person, permissions)


class Signer:
    """Signs nothing that anybody checks here."""

    desk = DESK

    def sign(self, message: bytes) -> bytes:
        return b"\x01" * 64


class StoryClock:
    """Goes as the story goes."""

    def __init__(self) -> None:
        self.time = NOW - timedelta(days=6)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()


class Room:
    """``window`` with the page; ``who`` sits at the desk.

    ``begin`` makes the story; a room on another folder may ``take`` a copy of it, because it takes a second to make.
    """

    def __init__(self, province: Province, folder: Path) -> None:
        self.province, self.folder = province, DataFolder(folder)
        self.clock = StoryClock()
        self.authority = SignedIn(MALEE)
        self.cameras = make_cameras(province, 24)
        self._has_story = False
        self._stack = AsyncExitStack()

    def take(self, told: Room) -> None:
        """The story of a room that was closed."""
        self.folder.root.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(told.folder.database, self.folder.database)
        self.clock.time, self._has_story = NOW, True

    async def begin(self) -> None:
        self.store = await Store.open(self.folder, self.clock, desk=DESK)
        self._stack.push_async_callback(self.store.close)
        self.log = access_log.AccessLog(self.store.log, self.actor)
        self._stack.push_async_callback(self.log.close)
        opened = OpenedLog(self.store, None, Signer(), self.log, None)
        self.review = open_review(self._stack, opened, self.clock, self.authority)
        if not self._has_story:
            await self.tell(4000)
            await self.review.runner.run()

    async def open(self, size: tuple[int, int] = (1366, 768)) -> None:
        await self.begin()
        self.window = Window(self.province, self.folder.root / "window", review=self.review)
        self.window.clock.seconds = (self.clock.now() - NOW).total_seconds()
        await self.window.open(size)
        self._stack.push_async_callback(self.window.close)

    def actor(self) -> Actor:
        return self.authority.actor

    async def close(self) -> None:
        await self._stack.aclose()

    async def tell(self, entries: int) -> None:
        """Some days of a room's life, the same ones each time."""
        chance = random.Random(5)
        start = self.clock.now()
        step = (NOW - start) / max(1, entries)
        head = (await self.store._database.read(self.store._appender._head))[:2]
        sequence, digest = head
        made = []
        for number in range(entries):
            time = start + step * number
            sequence += 1
            draft = self._draft(chance, time)
            entry = chained(draft, DESK.id, sequence, microseconds(time), digest)
            digest = entry.hash
            made.append(entry)
        await self.store._database.write(lambda connection: self.store._appender.insert(connection, made))
        self.clock.time = NOW

    def _draft(self, chance: random.Random, time: datetime) -> EntryDraft:
        hour = (time + timedelta(hours=7)).hour
        who = NIGHT_OWL if hour in (1, 2) and chance.random() < 0.3 else PEOPLE[int(chance.random() ** 2 * len(PEOPLE))]
        camera = self.cameras[int(chance.random() ** 2 * len(self.cameras))]
        pick = chance.random()
        if pick < 0.004:
            return EntryDraft(Action.SIGN_IN_FAILED, PROGRAM, Subject("person", SOMCHAI.person, SOMCHAI.name))
        if pick < 0.01:
            return EntryDraft(Action.DESK_STARTED, PROGRAM, Subject("desk", DESK.id, DESK.name))
        action = (
            Action.EXPORT_MADE if pick < 0.014
            else Action.REPLAY_OPENED if pick < 0.05
            else Action.PTZ_BEGAN if pick < 0.12
            else Action.SNAPSHOT_TAKEN if pick < 0.15
            else Action.LIVE_CLOSED if pick < 0.55
            else Action.LIVE_OPENED
        )  # fmt: skip
        request = (
            f"2569/{int(chance.random() * 400):05d}" if action.group in ("replay", "export") and pick < 0.045 else ""
        )
        name = f"{camera.code} {camera.name_th}"
        return EntryDraft(
            action, who, Subject("camera", camera.id, name), camera.id, camera.subdistrict_code,
            {"stream": "sub", "tile": int(chance.random() * 16)}, request=request,
            reason="ตรวจสอบเหตุตามหนังสือ สภ.เมืองสมุทรปราการ" if request else "",
        )  # fmt: skip


async def looked(page: ReviewPage, selection: LogFilter, period: Period = Period.WEEK) -> None:
    """Press “Show” for that selection and wait until the first rows are there."""
    page.show_tab(Tab.LOG)
    page.log.look_at(selection, period)
    await until(lambda: not page.log._is_waiting)
    await until(lambda: page.log.model.rowCount() == 0 or page.log.model.listed(0) is not None)


async def looks(room: Room) -> int:
    await room.log.written()
    return await room.store.log.count(LogFilter(actions=(Action.LOG_READ,)))


def is_at_rest(page: ReviewPage) -> bool:
    owners = [part._tasks._owner for part in (page, page.log, page.queue, page.rules, page.questions)]
    return not any(owner._tasks for owner in owners) and not page.log._rest.isActive()


def to_its_end(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Let the page finish what it began: Qt's events are processed once more after a test, outside its loop."""

    @functools.wraps(test)
    async def run(room: Room, page: ReviewPage, **others: object) -> None:
        try:
            await test(room, page, **others)
        finally:
            await until(lambda: is_at_rest(page), 10)

    return run


def reads(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
