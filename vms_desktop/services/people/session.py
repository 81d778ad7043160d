"""Who is at this desk: signing in and out, locking, handing over; and what they may do (``authority.Authority``).

Whoever is signed in answers for what the wall shows, also while the desk is locked. What somebody else changes about
them (disabled, another role, an expired day) counts within ``WATCH_S``, and a day that is over at its midnight.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError, LogError, SignInError, StorageError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, Entry, EntryDraft
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person, Standing
from vms_desktop.domain.person_draft import username_key
from vms_desktop.domain.role import USUAL, Permissions
from vms_desktop.domain.shift import ShiftEvent
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import before_sign_in, plumbing
from vms_desktop.services.people.people_ports import PeopleRepository
from vms_desktop.services.people.rights import Rights, actor_of
from vms_desktop.services.people.shift_writer import ShiftWriter
from vms_desktop.services.people.sign_in import Authenticator, Typed, person_subject, today
from vms_desktop.services.ports import Unsubscribe

_log = logging.getLogger(__name__)
WATCH_S = 10.0
Passed = Callable[[Sequence[Entry]], None]


class GoesOn(Protocol):
    """What lasts beyond a hand-over: cameras on the wall."""

    def passing_on(self, to: Actor, keeps: Callable[[Camera], bool]) -> tuple[list[EntryDraft], Passed]:
        """The entries that end it for the one and begin it for the other; to be called with them once written."""


class DeskSession:
    """Called on the loop thread. Fulfils ``authority.Authority``. ``where``: ``desk``, or the command that is run.
    ``shifts`` None: nobody is on duty by it (commands).
    """

    def __init__(
        self,
        people: PeopleRepository,
        authenticator: Authenticator,
        log: AccessLog,
        shifts: ShiftWriter | None,
        clock: Clock,
        *,
        where: str = "desk",
    ) -> None:
        self._people = people
        self._authenticator = authenticator
        self._log = log
        self._shifts = shifts
        self._clock = clock
        self._where = where
        self._rights = Rights()
        self._since: datetime | None = None
        self._goes_on: list[GoesOn] = []
        self._tasks = TaskOwner("session")
        self._one_change = asyncio.Lock()
        self._on_change: Listeners[[]] = Listeners()
        self._on_trouble: Listeners[[VmsError]] = Listeners()

    # ---- who, and what they may --------------------------------------------------------------------------------

    @property
    @plumbing("who is signed in shows in the status bar")
    def person(self) -> Person | None:
        return self._rights.person

    @property
    @plumbing("as person")
    def actor(self) -> Actor:
        return self._rights.actor

    @property
    @plumbing("as person")
    def is_locked(self) -> bool:
        return self._rights.is_locked

    @property
    @plumbing("as person")
    def since(self) -> datetime | None:
        """Since when this person is signed in here (UTC)."""
        return self._since

    @property
    @plumbing("the rights that the operations ask for")
    def permissions(self) -> Permissions:
        return self._rights.permissions

    @plumbing("the question itself")
    def refusal(self, permission: Permission, camera: Camera | None = None) -> AccessError | None:
        return self._rights.refusal(permission, camera, self._clock.now())

    @plumbing("the question itself")
    def require(self, permission: Permission, camera: Camera | None = None) -> None:
        refused = self.refusal(permission, camera)
        if refused is not None:
            raise refused

    @plumbing("the question itself")
    def require_replay(self, camera: Camera, since: datetime) -> None:
        refused = self._rights.replay_refusal(camera, since, self._clock.now())
        if refused is not None:
            raise refused

    @plumbing("the question itself")
    def require_person(self) -> Person:
        person = self._rights.person
        if person is None:
            raise AccessError("access.not_signed_in")
        if self._rights.is_locked:
            raise AccessError("access.locked")
        return person

    @plumbing("the question itself")
    def covers(self, permission: Permission, camera: Camera | None = None) -> bool:
        return self._rights.refusal(permission, camera, self._clock.now(), going_on=True) is None

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_change.add(listener)

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        """Called with what a person must be told although what they did was done."""
        return self._on_trouble.add(listener)

    @plumbing("told by the composition root once")
    def passes_on(self, lasting: GoesOn) -> None:
        self._goes_on.append(lasting)

    # ---- in and out ----------------------------------------------------------------------------------------------

    @before_sign_in(logs=Action.SIGNED_IN)
    async def sign_in(self, typed: Typed) -> Person:
        """Raises as ``Authenticator.prove``; AccessError ``access.taken`` while somebody is signed in."""
        async with self._one_change:
            if self._rights.person is not None:
                raise AccessError("access.taken")
            proven = await self._authenticator.prove(typed, self._where)
            person = proven.person
            entry = EntryDraft(Action.SIGNED_IN, actor_of(person), person_subject(person), details={"how": self._where})
            permissions = await self._permissions_of(person)
            await self._authenticator.done(proven, [entry])
            await self._write_shift(person, ShiftEvent.BEGAN)
            self._take(Rights(person, permissions))
            return person

    @plumbing("protects; recorded as it happens")
    def lock(self, how: str = "asked") -> None:
        """At once. ``how``: ``asked``, ``idle``, ``password_reset``."""
        person = self._rights.person
        if person is not None and not self._rights.is_locked:
            self._log.happened(EntryDraft(Action.LOCKED, subject=person_subject(person), details={"how": how}))
            self._take(replace(self._rights, is_locked=True), keep_since=True)

    @before_sign_in(logs=Action.UNLOCKED)
    async def unlock(self, password: str, code: str = "") -> None:
        """By whoever locked it; the password is enough. Raises as ``Authenticator.prove``."""
        async with self._one_change:
            person = self._rights.person
            if person is None:
                raise AccessError("access.not_signed_in")
            typed = Typed(person.username, password, code)
            proven = await self._authenticator.prove(typed, "unlock", needs_code=False)
            if proven.person.id != person.id:
                raise SignInError("sign_in.wrong")  # the user name was given to another account meanwhile
            permissions = await self._permissions_of(proven.person)
            entry = EntryDraft(Action.UNLOCKED, actor_of(proven.person), person_subject(proven.person))
            await self._authenticator.done(proven, [entry])
            if self._rights.person is not None:
                self._take(Rights(proven.person, permissions), keep_since=True)

    @before_sign_in(logs=Action.HANDED_OVER)
    async def hand_over(self, typed: Typed, note: str = "") -> Person:
        """Somebody else is signed in from now on, locked or not, and the wall goes on with what they may see.

        Raises as ``Authenticator.prove``; AccessError ``access.not_signed_in``, ``access.hand_over_to_oneself``;
        LogError ``log.not_written``: then nobody was handed anything.
        """
        async with self._one_change:
            before = self._rights.person
            if before is None:
                raise AccessError("access.not_signed_in")
            if username_key(typed.username) == username_key(before.username):
                raise AccessError("access.hand_over_to_oneself")
            proven = await self._authenticator.prove(typed, "hand_over")
            person = proven.person
            rights = Rights(person, await self._permissions_of(person))
            await self._record_hand_over(before, person, rights)
            self._take(rights)
            try:
                await self._authenticator.done(proven, ())
            except StorageError as error:
                self._on_trouble.notify(error)  # handed over all the same; the count of mistakes stays
            await self._write_shift(before, ShiftEvent.HANDED_OVER, to_name=person.name, text=note)
            return person

    async def _record_hand_over(self, before: Person, person: Person, rights: Rights) -> None:
        now = self._clock.now()

        def keeps(camera: Camera) -> bool:
            return rights.refusal(Permission.VIEW_LIVE, camera, now, going_on=True) is None

        details = {"from": before.id, "from_name": before.name, "locked": self._rights.is_locked}
        drafts = [EntryDraft(Action.HANDED_OVER, actor_of(person), person_subject(before), details=details)]
        passed: list[tuple[int, int, Passed]] = []
        for lasting in self._goes_on:
            more, when_written = lasting.passing_on(actor_of(person), keeps)
            passed.append((len(drafts), len(drafts) + len(more), when_written))
            drafts += more
        entries = await self._log.record_all(drafts)
        for first, last, when_written in passed:
            when_written(entries[first:last])

    @plumbing("protects; recorded as it happens")
    async def sign_out(self, how: str = "asked") -> None:
        """``how``: ``asked``, ``closed``, ``disabled``, ``ended``. Nothing is shown any more."""
        person = self._rights.person
        if person is None:
            return
        # First what was watched ends, then who watched is gone: the log's checkpoint at sign-out covers both.
        self._take(Rights())
        entry = EntryDraft(Action.SIGNED_OUT, actor_of(person), person_subject(person), details={"how": how})
        self._log.happened(entry)
        await self._write_shift(person, ShiftEvent.ENDED)

    @before_sign_in(logs=Action.SIGNED_OUT)
    async def close_locked(self, typed: Typed) -> None:
        """A locked desk is closed: by whoever locked it, or by an administrator. The wall goes dark by it, so nobody
        else may; who takes the desk over first may do so as the one who is signed in then.

        Raises as ``Authenticator.prove``; AccessError ``access.not_signed_in``, ``access.close_locked`` (name: who
        locked it): the desk stays as it is.
        """
        async with self._one_change:
            person = self._rights.person
            if person is None:
                raise AccessError("access.not_signed_in")
            own = username_key(typed.username) == username_key(person.username)
            proven = await self._authenticator.prove(typed, "close", needs_code=not own)
            closing = proven.person
            if closing.id != person.id:
                held = await self._permissions_of(closing)
                if Rights(closing, held).refusal(Permission.MANAGE_PEOPLE, None, self._clock.now()) is not None:
                    await self._authenticator.done(proven, ())
                    raise AccessError("access.close_locked", name=person.name)
            details = {"how": "closed_locked", "by": closing.id, "by_name": closing.name}
            entry = EntryDraft(Action.SIGNED_OUT, actor_of(closing), person_subject(person), details=details)
            await self._authenticator.done(proven, [entry])
            self._take(Rights())
            await self._write_shift(person, ShiftEvent.ENDED)

    async def _write_shift(self, person: Person, event: ShiftEvent, *, to_name: str = "", text: str = "") -> None:
        if self._shifts is not None:
            await self._shifts.write(person, event, to_name=to_name, text=text)

    async def _permissions_of(self, person: Person) -> Permissions:
        changed = await self._people.roles()
        return changed.get(person.role, USUAL[person.role])

    def _take(self, rights: Rights, *, keep_since: bool = False) -> None:
        if not keep_since:
            self._since = self._clock.now() if rights.person is not None else None
        self._rights = rights
        self._on_change.notify()

    # ---- what others change meanwhile ----------------------------------------------------------------------------

    @plumbing("life of the desk")
    async def start(self) -> None:
        """Look after the person signed in from now on, until ``close``."""
        self._tasks.start(self._watch(), "watch")

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_S)
            try:
                await self._people.end_over(today(self._clock.now()))
                await self.refresh()
            except (StorageError, LogError) as error:
                # The database is busy or gone: who is signed in stays so, and the dates still count (``Rights``).
                _log.warning("the rights of who is signed in could not be looked up: %s", error)

    @plumbing("takes over what was changed elsewhere")
    async def refresh(self) -> None:
        """Raises StorageError ``storage.*``."""
        async with self._one_change:
            before = self._rights
            if before.person is None:
                return
            person = await self._people.get(before.person.id)
            standing = Standing.DISABLED if person is None else person.standing(today(self._clock.now()))
            if person is None or standing is not Standing.ACTIVE:
                await self.sign_out("disabled" if standing is Standing.DISABLED else "ended")
                self._on_trouble.notify(AccessError("access.signed_out", name=before.person.name))
                return
            permissions = await self._permissions_of(person)
            if self._rights is not before:
                return  # locked or signed out meanwhile
            if (person, permissions) != (before.person, before.permissions):
                self._take(replace(before, person=person, permissions=permissions), keep_since=True)
            if person.must_change and not before.person.must_change:
                self.lock("password_reset")

    @plumbing("life of the desk")
    async def close(self) -> None:
        await self._tasks.close()
        await self.sign_out("closed")
