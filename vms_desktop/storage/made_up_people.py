"""People of a desk that nobody signs in to: demonstrations, measurements and tests.

They live in memory and are gone with the desk. What the access log says of them is written like everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from vms_desktop.domain.errors import AccessError, InputError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person, has_administrator
from vms_desktop.domain.person_draft import username_key
from vms_desktop.domain.role import Role
from vms_desktop.domain.sign_in_delay import Tries
from vms_desktop.services.people.people_ports import Record, Secrets
from vms_desktop.storage.log_store import SqlAccessLog


class MadeUpPeople:
    """Fulfils ``services.people.people_ports.PeopleRepository``. Changes follow what they record."""

    def __init__(self, log: SqlAccessLog) -> None:
        self._log = log
        self._people: dict[str, Person] = {}
        self._secrets: dict[str, Secrets] = {}
        self._roles: dict[Role, frozenset[Permission]] = {}
        self._tries: dict[str, Tries] = {}
        self._sheet: str | None = None

    async def _recorded(self, record: Record) -> None:
        if record:
            await self._log.append(record)

    async def all(self) -> list[Person]:
        return list(self._people.values())

    async def get(self, person_id: str) -> Person | None:
        return self._people.get(person_id)

    async def find(self, username: str) -> tuple[Person, Secrets] | None:
        person = self._named(username)
        return None if person is None else (person, self._secrets[person.id])

    def _named(self, username: str) -> Person | None:
        key = username_key(username)
        return next((person for person in self._people.values() if username_key(person.username) == key), None)

    async def secrets(self, person_id: str) -> Secrets | None:
        return self._secrets.get(person_id)

    async def add_first(self, person: Person, secrets: Secrets, sheet: str, record: Record) -> None:
        if self._people:
            raise AccessError("people.not_first")
        await self.add(person, secrets, record)
        self._sheet = sheet

    async def add(self, person: Person, secrets: Secrets, record: Record) -> None:
        if self._named(person.username) is not None:
            raise InputError("input.username_taken", field="username", name=person.username)
        await self._recorded(record)
        self._people[person.id], self._secrets[person.id] = person, secrets

    async def change(self, person: Person, record: Record, secrets: Secrets | None = None) -> Person:
        before = self._people.get(person.id)
        if before is None or before.version != person.version:
            raise AccessError("people.changed_meanwhile")
        holder = self._named(person.username)
        if holder is not None and holder.id != person.id:
            raise InputError("input.username_taken", field="username", name=person.username)
        kept = self._secrets[person.id] if secrets is None else secrets
        changed = replace(person, version=person.version + 1, has_codes=kept.sealed_code is not None)
        after = {**self._people, person.id: changed}
        if has_administrator(self._people.values()) and not has_administrator(after.values()):
            raise AccessError("people.last_administrator")
        await self._recorded(record)
        self._people, self._secrets[person.id] = after, kept
        return changed

    async def keep_secrets(self, person_id: str, secrets: Secrets, record: Record = ()) -> None:
        await self._recorded(record)
        self._secrets[person_id] = secrets

    async def end_over(self, today: date) -> list[str]:
        over = [person for person in self._people.values() if person.is_over(today) and not person.ended]
        for person in over:
            self._people[person.id] = replace(person, ended=True, version=person.version + 1)
        return [person.id for person in over]

    async def roles(self) -> Mapping[Role, frozenset[Permission]]:
        return dict(self._roles)

    async def keep_role(self, role: Role, permissions: frozenset[Permission], record: Record) -> None:
        await self._recorded(record)
        self._roles[role] = permissions

    async def tries(self, key: str) -> Tries:
        return self._tries.get(key, Tries())

    async def keep_tries(self, key: str, tries: Tries, record: Record = ()) -> None:
        await self._recorded(record)
        self._tries[key] = tries
        if not tries.failures:
            del self._tries[key]

    async def sheet(self) -> str | None:
        return self._sheet

    async def keep_sheet(self, digest: str | None, record: Record) -> None:
        await self._recorded(record)
        self._sheet = digest
