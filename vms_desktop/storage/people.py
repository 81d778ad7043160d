"""People, roles and tries to sign in, in the database. A change and what the access log says of it: one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError, InputError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits, Person, has_administrator
from vms_desktop.domain.person_draft import username_key
from vms_desktop.domain.role import Role
from vms_desktop.domain.sign_in_delay import Tries
from vms_desktop.services.people.people_ports import Record, Secrets
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.people_schema import people, recovery, roles, tries

T = TypeVar("T")
_P = people.c
FORGOTTEN_AFTER = timedelta(days=90)
_PERMISSIONS = {permission.value: permission for permission in Permission}


class SqlPeopleRepository:
    """Fulfils ``services.people.people_ports.PeopleRepository``."""

    def __init__(self, database: Database, clock: Clock, log: LogAppender | None = None) -> None:
        self._database = database
        self._clock = clock
        self._log = log

    async def _write(self, work: Callable[[Connection], T], record: Record = ()) -> T:
        return await self._database.write(with_entries(work, self._log, record))

    # ---- reading -------------------------------------------------------------------------------------------------

    async def all(self) -> list[Person]:
        return await self._database.read(_all)

    async def get(self, person_id: str) -> Person | None:
        row = await self._database.read(lambda it: it.execute(select(people).where(_P.id == person_id)).one_or_none())
        return None if row is None else _person(row)

    async def find(self, username: str) -> tuple[Person, Secrets] | None:
        query = select(people).where(_P.username_key == _key(username))
        row = await self._database.read(lambda connection: connection.execute(query).one_or_none())
        return None if row is None else (_person(row), _secrets(row))

    async def secrets(self, person_id: str) -> Secrets | None:
        row = await self._database.read(lambda it: it.execute(select(people).where(_P.id == person_id)).one_or_none())
        return None if row is None else _secrets(row)

    async def roles(self) -> Mapping[Role, frozenset[Permission]]:
        rows = await self._database.read(lambda it: it.execute(select(roles.c.role, roles.c.permissions)).all())
        # What a newer program knew and this one does not is passed over: nobody has it here.
        known = {role.value: role for role in Role}
        return {
            known[name]: frozenset(_PERMISSIONS[one] for one in json.loads(held) if one in _PERMISSIONS)
            for name, held in rows
            if name in known
        }

    # ---- changing ------------------------------------------------------------------------------------------------

    async def add_first(self, person: Person, secrets: Secrets, sheet: str, record: Record) -> None:
        def work(connection: Connection) -> None:
            _take_turn(connection)
            if connection.execute(select(func.count()).select_from(people)).scalar_one():
                raise AccessError("people.not_first")
            self._insert(connection, person, secrets)
            self._put_sheet(connection, sheet)

        await self._write(work, record)

    async def add(self, person: Person, secrets: Secrets, record: Record) -> None:
        await self._write(lambda connection: self._insert(connection, person, secrets), record)

    async def change(self, person: Person, record: Record, secrets: Secrets | None = None) -> Person:
        def work(connection: Connection) -> Person:
            _take_turn(connection)
            had_one = has_administrator(_all(connection))
            values = {**_values(person), "version": person.version + 1, "updated_at": self._clock.now()}
            if secrets is not None:
                values |= _secret_values(secrets) | {"password_at": self._clock.now()}
            statement = update(people).where(_P.id == person.id, _P.version == person.version).values(**values)
            try:
                changed = connection.execute(statement).rowcount
            except IntegrityError as error:
                raise InputError("input.username_taken", field="username", name=person.username) from error
            if changed == 0:
                raise AccessError("people.changed_meanwhile")
            after = _all(connection)
            if had_one and not has_administrator(after):
                raise AccessError("people.last_administrator")
            return next(one for one in after if one.id == person.id)

        return await self._write(work, record)

    async def keep_secrets(self, person_id: str, secrets: Secrets, record: Record = ()) -> None:
        statement = update(people).where(_P.id == person_id).values(**_secret_values(secrets))
        await self._write(lambda connection: connection.execute(statement), record)

    async def end_over(self, today: date) -> list[str]:
        over = (_P.valid_until < today) & _P.ended.is_(False)
        if not await self._database.read(lambda it: it.execute(select(_P.id).where(over)).first()):
            return []
        ended = update(people).where(over).values(ended=True, version=_P.version + 1).returning(_P.id)
        return list(await self._write(lambda connection: connection.execute(ended).scalars().all()))

    async def keep_role(self, role: Role, permissions: frozenset[Permission], record: Record) -> None:
        values = {"permissions": json.dumps(sorted(permissions)), "updated_at": self._clock.now()}

        def work(connection: Connection) -> None:
            if connection.execute(update(roles).where(roles.c.role == role.value).values(**values)).rowcount == 0:
                connection.execute(insert(roles).values(role=role.value, **values))

        await self._write(work, record)

    def _insert(self, connection: Connection, person: Person, secrets: Secrets) -> None:
        now = self._clock.now()
        row = {"id": person.id, **_values(person), **_secret_values(secrets), "version": 1}
        try:
            connection.execute(insert(people).values(**row, created_at=now, updated_at=now, password_at=now))
        except IntegrityError as error:
            raise InputError("input.username_taken", field="username", name=person.username) from error

    # ---- tries, the sheet ----------------------------------------------------------------------------------------

    async def tries(self, key: str) -> Tries:
        query = select(tries.c.failures, tries.c.last_at).where(tries.c.key == key)
        row = await self._database.read(lambda connection: connection.execute(query).one_or_none())
        return Tries() if row is None else Tries(row.failures, row.last_at)

    async def keep_tries(self, key: str, now: Tries, record: Record = ()) -> None:
        values = {"failures": now.failures, "last_at": now.last_at or self._clock.now()}
        old = self._clock.now() - FORGOTTEN_AFTER

        def work(connection: Connection) -> None:
            if not now.failures:
                connection.execute(delete(tries).where(tries.c.key == key))
            elif connection.execute(update(tries).where(tries.c.key == key).values(**values)).rowcount == 0:
                # Names that nobody has are kept too, but not for ever.
                connection.execute(delete(tries).where(tries.c.last_at < old))
                connection.execute(insert(tries).values(key=key, **values))

        await self._write(work, record)

    async def sheet(self) -> str | None:
        return await self._database.read(lambda it: it.execute(select(recovery.c.sheet)).scalar_one_or_none())

    async def keep_sheet(self, digest: str | None, record: Record) -> None:
        await self._write(lambda connection: self._put_sheet(connection, digest), record)

    def _put_sheet(self, connection: Connection, digest: str | None) -> None:
        connection.execute(delete(recovery))
        if digest is not None:
            connection.execute(insert(recovery).values(id=1, sheet=digest, made_at=self._clock.now()))


def _take_turn(connection: Connection) -> None:
    """SQLite has one writer anyway. Elsewhere two administrators could each disable the other at the same moment."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"LOCK TABLE {people.name} IN SHARE ROW EXCLUSIVE MODE"))


def _all(connection: Connection) -> list[Person]:
    return [_person(row) for row in connection.execute(select(people)).all()]


def _key(username: str) -> str:
    return username_key(username)[:120]


def _person(row: Row[Any]) -> Person:
    limits = Limits(
        places=frozenset(json.loads(row.places)),
        agencies=frozenset(json.loads(row.agencies)),
        cameras=frozenset(json.loads(row.cameras)),
        replay_hours=row.replay_hours,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
    return Person(
        row.id,
        row.username,
        row.name,
        Role(row.role),
        row.position,
        limits,
        disabled=row.disabled,
        ended=row.ended,
        must_change=row.must_change,
        has_codes=row.sealed_code is not None,
        version=row.version,
    )


def _secrets(row: Row[Any]) -> Secrets:
    sealed = None if row.sealed_code is None else bytes(row.sealed_code)
    return Secrets(row.password, sealed, row.used_step, tuple(json.loads(row.paper)))


def _values(person: Person) -> dict[str, Any]:
    limits = person.limits
    return {
        "username": person.username,
        "username_key": _key(person.username),
        "name": person.name,
        "position": person.position,
        "role": person.role.value,
        "disabled": person.disabled,
        "ended": person.ended,
        "places": json.dumps(sorted(limits.places)),
        "agencies": json.dumps(sorted(limits.agencies)),
        "cameras": json.dumps(sorted(limits.cameras)),
        "replay_hours": limits.replay_hours,
        "valid_from": limits.valid_from,
        "valid_until": limits.valid_until,
        "must_change": person.must_change,
    }


def _secret_values(secrets: Secrets) -> dict[str, Any]:
    return {
        "password": secrets.password,
        "sealed_code": secrets.sealed_code,
        "used_step": secrets.used_step,
        "paper": json.dumps(list(secrets.paper)),
    }
