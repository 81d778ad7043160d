"""A desk's people over a real database and access log, passwords hashed cheaply, two clocks moved by hand."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

from vms_desktop.adapters.secrets import Argon2Keeper
from vms_desktop.desk.log import OpenedLog, open_log
from vms_desktop.desk.people import DeskPeople, open_people
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.log_entry import Entry
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.person import ANYWHERE, Limits, Person
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.role import Role
from vms_desktop.paths import DataFolder
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.settings import Settings

ADMIN, ADMIN_PASSWORD = "สมหญิง", "กุ้งแม่น้ำ 7 ตัว"
PASSWORD = "ปลาหมึกย่าง 9 ไม้"
FIRST = PersonDraft(ADMIN, "ร.ต.อ.หญิง สมหญิง ตั้งใจ", "ผู้ดูแลระบบ")


class TwoClocks:
    """``go`` moves both; ``set`` is somebody who sets the clock on the wall."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
        self.passed = 1000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.passed

    def go(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.passed += seconds

    def set(self, **by: float) -> None:
        self.time += timedelta(**by)


class Room:
    """``open`` again after ``close``: the program was started again."""

    def __init__(self, folder: DataFolder, clock: TwoClocks, database: str | None = None, name: str = "") -> None:
        self.folder, self.clock, self.database = folder, clock, database
        self.settings = Settings(desk_name=name)
        self.told: list[VmsError] = []
        self._stack = AsyncExitStack()

    async def open(self, *, unattended: bool = False, exclusive: bool = True) -> Room:
        self.opened: OpenedLog = await open_log(
            self._stack,
            self.folder,
            self.settings,
            self.clock,
            own_key=True,
            database=self.database,
            exclusive=exclusive,
        )
        keeper = Argon2Keeper(time_cost=1, memory_kib=8, lanes=1)
        self.desk: DeskPeople = await open_people(
            self._stack, self.opened, self.clock, unattended=unattended, keeper=keeper
        )
        self.session, self.people = self.desk.session, self.desk.people
        self.session.on_trouble(self.told.append)
        return self

    async def close(self) -> None:
        await self._stack.aclose()

    async def first(self) -> tuple[Person, str]:
        """The first administrator, signed in; the recovery sheet's code."""
        person, sheet = await self.people.add_first(FIRST, ADMIN_PASSWORD)
        await self.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))
        return person, sheet

    async def add(self, username: str, role: Role = Role.OPERATOR, limits: Limits = ANYWHERE) -> Person:
        """Somebody with ``PASSWORD``, who has changed the one the administrator gave."""
        made = await self.people.add(PersonDraft(username, f"นาย {username}", "", role, limits))
        return await self.with_own_password(made.person, made.password)

    async def with_own_password(self, person: Person, given: str, own: str = PASSWORD) -> Person:
        other = await open_people(
            self._stack, self.opened, self.clock, keeper=Argon2Keeper(time_cost=1, memory_kib=8, lanes=1)
        )
        await other.session.sign_in(Typed(person.username, given))
        await other.own.change_password(given, own)
        await other.session.sign_out()
        self.opened.log.acts_for(lambda: self.session.actor)
        found = await self.opened.store.people.get(person.id)
        assert found is not None
        return found

    async def entries(self, *groups: str) -> list[Entry]:
        """Oldest first, of these groups of actions, or all."""
        await self.opened.log.written()
        found = await self.opened.store.log.page(LogFilter(), None, 1000)
        return [one.entry for one in reversed(found) if not groups or one.entry.action.partition(".")[0] in groups]

    async def actions(self, *groups: str) -> list[str]:
        return [entry.action for entry in await self.entries(*groups)]
