"""Proving who somebody is: password, one-time code, and the growing wait after mistakes.

A try is counted before it is judged, so that ending the program in between wins nothing. An unknown name takes as long
and waits as long as a known one. What is wrong with an account is told only after its right password.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from vms_desktop.domain import one_time_code
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import SignInError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, EntryDraft, Subject
from vms_desktop.domain.password_policy import MOST, prepared
from vms_desktop.domain.person import Person, Standing
from vms_desktop.domain.person_draft import username_key
from vms_desktop.domain.sign_in_delay import DESK_FREE, FREE, Tries, delay_s, is_set_back, wait_s
from vms_desktop.domain.thai_time import thai_day, thai_time
from vms_desktop.services.operation import machinery
from vms_desktop.services.people.people_ports import PasswordKeeper, PeopleRepository, Record, Secrets

_REFUSED = {
    Standing.DISABLED: "sign_in.disabled",
    Standing.ENDED: "sign_in.ended",
    Standing.NOT_YET: "sign_in.not_yet",
}


def person_subject(person: Person) -> Subject:
    return Subject("person", person.id, person.name)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed. Never shown, never stored."""

    username: str
    password: str
    code: str = ""

    def __repr__(self) -> str:
        return "Typed(…)"


@dataclass(frozen=True, slots=True)
class Proven:
    """``keys``: what ``Authenticator.done`` ends counting once that which it was proven for is done."""

    person: Person
    secrets: Secrets
    keys: tuple[str, ...]


@machinery("proves who somebody is for the operations that sign in, unlock or consent")
class Authenticator:
    """Called on the loop thread. ``desk``: whose tries are counted together."""

    def __init__(self, people: PeopleRepository, keeper: PasswordKeeper, clock: Clock, desk: str) -> None:
        self._people = people
        self._keeper = keeper
        self._clock = clock
        self._desk = f"desk:{desk}"
        self._not_before: dict[str, float] = {}
        self._one_at_a_time = asyncio.Lock()

    async def prove(self, typed: Typed, purpose: str, *, needs_code: bool = True) -> Proven:
        """Who it is. ``purpose`` stands in the entry of a failure: ``desk``, ``unlock``, ``hand_over``, ``command`` …

        ``needs_code`` False: the password is enough (a desk that the same person locked).
        Raises SignInError ``sign_in.wait`` (wait_s), ``sign_in.wrong``, ``sign_in.code_needed``,
        ``sign_in.code_wrong`` (time: the clock of now), ``sign_in.disabled``, ``sign_in.ended``, ``sign_in.not_yet``;
        StorageError; LogError ``log.not_written``: nobody is signed in unrecorded.
        """
        async with self._one_at_a_time:
            return await self._prove(typed, purpose, needs_code)

    async def _prove(self, typed: Typed, purpose: str, needs_code: bool) -> Proven:
        keys = {_key_of(typed.username): FREE, self._desk: DESK_FREE}
        before = {key: await self._may_try(key, free) for key, free in keys.items()}
        now = self._clock.now()
        for key, tries in before.items():
            await self._people.keep_tries(key, Tries(tries.failures + 1, now))
        found = await self._people.find(typed.username)
        password = prepared(typed.password[: 4 * MOST])
        if found is None:
            await asyncio.to_thread(self._keeper.pretend, password)
            raise await self._failed("sign_in.wrong", None, before, purpose)
        person, secrets = found
        if not await asyncio.to_thread(self._keeper.holds, secrets.password, password):
            raise await self._failed("sign_in.wrong", person, before, purpose)
        standing = person.standing(today(now))
        if standing is not Standing.ACTIVE:
            raise await self._failed(_REFUSED[standing], person, before, purpose)
        if secrets.sealed_code is not None and needs_code:
            if not typed.code.strip():
                for key, tries in before.items():
                    await self._people.keep_tries(key, tries)  # no mistake, and no success yet
                raise SignInError("sign_in.code_needed")
            after = await self._after_code(person, secrets, typed.code, password)
            if after is None:
                raise await self._failed("sign_in.code_wrong", person, before, purpose)
            # Stored at once: no code counts twice, at whichever desk.
            await self._people.keep_secrets(person.id, after)
            secrets = after
        if self._keeper.is_outdated(secrets.password):
            secrets = replace(secrets, password=await asyncio.to_thread(self._keeper.hash, password))
            await self._people.keep_secrets(person.id, secrets)
        return Proven(person, secrets, tuple(keys))

    async def _may_try(self, key: str, free: int) -> Tries:
        """Raises SignInError ``sign_in.wait``. By both clocks: neither set back nor set forward helps while we run."""
        tries = await self._people.tries(key)
        now = self._clock.now()
        if is_set_back(tries, now):
            tries = Tries(tries.failures, now)
            await self._people.keep_tries(key, tries)
        wait = max(wait_s(tries, now, free), self._not_before.get(key, 0.0) - self._clock.monotonic())
        if wait > 0:
            raise SignInError("sign_in.wait", wait_s=wait)
        return tries

    async def _after_code(self, person: Person, secrets: Secrets, code: str, password: str) -> Secrets | None:
        """The secrets once this code is used; None: it is wrong."""
        if one_time_code.looks_like_paper(code):
            digest = one_time_code.matching_paper_code(code, person.id, secrets.paper)
            if digest is None:
                return None
            return replace(secrets, paper=tuple(left for left in secrets.paper if left != digest))
        assert secrets.sealed_code is not None
        secret = await asyncio.to_thread(self._keeper.unseal, secrets.sealed_code, password)
        if secret is None:
            return None
        step = one_time_code.matching_step(secret, code, self._clock.now().timestamp(), secrets.used_step)
        return None if step is None else replace(secrets, used_step=step)

    async def _failed(self, code: str, person: Person | None, before: dict[str, Tries], purpose: str) -> SignInError:
        """Record the failure; returns what to raise. A name nobody has is not recorded: it may be a password."""
        now = self._clock.now()
        subject = person_subject(person) if person is not None else Subject("person")
        details = {"how": purpose, "why": code.partition(".")[2]}
        entry = EntryDraft(Action.SIGN_IN_FAILED, PROGRAM, subject, details=details)
        wait = 0.0
        for (key, tries), free in zip(before.items(), (FREE, DESK_FREE), strict=True):
            failures = tries.failures + 1
            await self._people.keep_tries(key, Tries(failures, now), [entry] if key != self._desk else ())
            delay = delay_s(failures, free)
            self._not_before[key] = self._clock.monotonic() + delay
            wait = max(wait, delay)
        params = {"time": thai_time(now).strftime("%H:%M:%S")} if code == "sign_in.code_wrong" else {}
        return SignInError(code, wait_s=wait, **params)

    async def done(self, proven: Proven, record: Record) -> None:
        """What it was proven for is recorded and done: the count of mistakes begins anew."""
        first, *others = proven.keys
        await self._people.keep_tries(first, Tries(), record)
        for key in others:
            await self._people.keep_tries(key, Tries())
        for key in proven.keys:
            self._not_before.pop(key, None)


def _key_of(username: str) -> str:
    """Not the name itself: what nobody is called may be a password in the wrong field."""
    return "name:" + sha256(username_key(username).encode("utf-8", "surrogatepass")).hexdigest()


def today(now: datetime) -> date:
    """The workstation's date."""
    return thai_day(now)
