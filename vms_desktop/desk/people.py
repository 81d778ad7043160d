"""Builds what knows people over an opened log: the session, people, second persons, shifts. For desk and commands.

A desk that nobody signs in to (demonstration, measurement, test) has made-up people in memory, and an administrator
among them whose random password is known to nobody else. Where the database has real people there is no such desk.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from vms_desktop.adapters.common_passwords import common_passwords
from vms_desktop.adapters.secrets import Argon2Keeper
from vms_desktop.desk.log import OpenedLog, account
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.services.people.own_account import OwnAccount
from vms_desktop.services.people.people import PeopleService
from vms_desktop.services.people.people_ports import PasswordKeeper, PasswordRules, PeopleRepository
from vms_desktop.services.people.recovery import Recovery
from vms_desktop.services.people.second_person import SecondPerson
from vms_desktop.services.people.session import DeskSession
from vms_desktop.services.people.shift_log import ShiftLog
from vms_desktop.services.people.shift_writer import ShiftWriter
from vms_desktop.services.people.sign_in import Authenticator, Typed
from vms_desktop.storage.made_up_people import MadeUpPeople

DESK = "desk"
MADE_UP = PersonDraft(username="demo", name="เจ้าหน้าที่สาธิต")


@dataclass(frozen=True, slots=True)
class DeskPeople:
    """``session`` is the authority every service asks. ``earlier``: how many people the access log knows although the
    database has none; the first administrator is recorded with it.
    """

    session: DeskSession
    people: PeopleService
    own: OwnAccount
    recovery: Recovery
    second: SecondPerson
    shifts: ShiftLog
    shift_writer: ShiftWriter
    repository: PeopleRepository
    earlier: int = 0


async def _known_to_the_log(opened: OpenedLog) -> int:
    """People who were signed in once; not those of demonstrations, nor accounts of the operating system."""
    persons = await opened.store.log.persons()
    return sum(1 for person, name in persons if person and ":" not in person and name != MADE_UP.name)


async def open_people(
    stack: AsyncExitStack,
    opened: OpenedLog,
    clock: Clock,
    *,
    where: str = DESK,
    unattended: bool = False,
    words: Sequence[str] = (),
    keeper: PasswordKeeper | None = None,
) -> DeskPeople:
    """Nobody is signed in, unless ``unattended``; closing ``stack`` signs out. From now on the access log's entries
    are in the name of who is signed in, and of the operating system's account while nobody is.

    ``where``: ``desk``, or the command that is run. ``words``: names everybody here would try as a password.
    ``keeper``: another than the usual one.
    Raises AccessError ``people.not_unattended`` where the database has people, StorageError ``storage.*``.
    """
    store, log, desk = opened.store, opened.log, opened.signer.desk
    keeper = keeper or Argon2Keeper()
    repository: PeopleRepository = store.people
    nobody_yet = not await store.people.all()
    if unattended:
        if not nobody_yet:
            raise AccessError("people.not_unattended")
        # The password is random and long; making it slow to try would only slow the start.
        repository, keeper = MadeUpPeople(store.log), Argon2Keeper(time_cost=1, memory_kib=8, lanes=1)
    rules = PasswordRules(common_passwords, tuple(words))
    authenticator = Authenticator(repository, keeper, clock, desk.id)
    writer = ShiftWriter(store.shifts, clock, desk.name)
    session = DeskSession(repository, authenticator, log, writer if where == DESK else None, clock, where=where)
    made = DeskPeople(
        session,
        PeopleService(repository, keeper, rules, log, session),
        OwnAccount(repository, authenticator, keeper, rules, log, session, clock),
        Recovery(repository, keeper, rules, clock),
        SecondPerson(store.consents, repository, authenticator, log, session, clock, desk.name),
        ShiftLog(store.shifts, writer, log, session),
        writer,
        repository,
        earlier=await _known_to_the_log(opened) if nobody_yet else 0,
    )

    def actor() -> Actor:
        return account() if session.person is None else session.actor

    log.acts_for(actor)
    stack.push_async_callback(session.close)
    if unattended:
        password = secrets.token_urlsafe(32)
        await made.people.add_first(MADE_UP, password)
        await session.sign_in(Typed(MADE_UP.username, password))
    return made
