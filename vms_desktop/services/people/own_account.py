"""One's own account: password, one-time codes, codes for a lost phone. Each asks for the password again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from vms_desktop.domain import one_time_code
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError, InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.password_policy import check_password, prepared
from vms_desktop.domain.person import Person
from vms_desktop.domain.role import Role
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import for_oneself
from vms_desktop.services.people.people import SHEET
from vms_desktop.services.people.people_ports import PasswordKeeper, PasswordRules, PeopleRepository, Secrets
from vms_desktop.services.people.sign_in import Authenticator, Proven, Typed, person_subject
from vms_desktop.services.ports import Unsubscribe

ISSUER = "VMS Desktop"


@dataclass(frozen=True, slots=True)
class CodesOffer:
    """What is scanned or typed into an authenticator app. Nothing is stored before a code of it was typed back."""

    secret: bytes
    uri: str
    text: str

    def __repr__(self) -> str:
        return "CodesOffer(…)"


class OwnAccount:
    """Called on the loop thread."""

    def __init__(
        self,
        repository: PeopleRepository,
        authenticator: Authenticator,
        keeper: PasswordKeeper,
        rules: PasswordRules,
        log: AccessLog,
        authority: Authority,
        clock: Clock,
    ) -> None:
        self._repository = repository
        self._authenticator = authenticator
        self._keeper = keeper
        self._rules = rules
        self._log = log
        self._authority = authority
        self._clock = clock
        self._on_change: Listeners[[]] = Listeners()

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_change.add(listener)

    @for_oneself(logs=Action.PASSWORD_CHANGED)
    async def change_password(self, old: str, new: str) -> None:
        """Raises as ``Authenticator.prove`` (without a code), ``check_password``, InputError
        ``input.password_same``, StorageError.
        """
        proven = await self._again(old)
        person = proven.person
        if prepared(old) == prepared(new):
            raise InputError("input.password_same", field="new")
        common = await asyncio.to_thread(self._rules.common)
        check_password(new, common, (person.username, person.name, *self._rules.words))
        secrets = await asyncio.to_thread(self._under, proven.secrets, prepared(old), prepared(new))
        details = {"how": "own"}
        if proven.secrets.sealed_code is not None and secrets.sealed_code is None:
            details["codes"] = "removed"
        entry = self._entry(Action.PASSWORD_CHANGED, person, details)
        after = replace(person, must_change=False, has_codes=secrets.sealed_code is not None)
        await self._repository.change(after, [entry], secrets)
        await self._authenticator.done(proven, ())
        self._on_change.notify()

    def _under(self, secrets: Secrets, old: str, new: str) -> Secrets:
        """Blocking. The codes' secret goes from under the one password to under the other."""
        sealed = secrets.sealed_code
        secret = self._keeper.unseal(sealed, old) if sealed is not None else None
        sealed = self._keeper.seal(secret, new) if secret is not None else None
        return replace(secrets, password=self._keeper.hash(new), sealed_code=sealed)

    # ---- one-time codes --------------------------------------------------------------------------------------------

    @for_oneself()
    def offer_codes(self) -> CodesOffer:
        secret = one_time_code.new_secret()
        uri = one_time_code.otpauth_uri(secret, self._authority.require_person().username, ISSUER)
        return CodesOffer(secret, uri, one_time_code.secret_text(secret))

    @for_oneself(logs=Action.CODES_CHANGED)
    async def switch_codes_on(self, offer: CodesOffer, password: str, code: str) -> list[str]:
        """The codes for a lost phone, shown once. ``code``: one that the app shows now.

        Raises as ``Authenticator.prove`` (without a code); InputError ``input.code_wrong`` (time: the clock of now).
        """
        proven = await self._again(password)
        now = self._clock.now()
        step = one_time_code.matching_step(offer.secret, code, now.timestamp(), 0)
        if step is None:
            raise InputError("input.code_wrong", field="code", time=thai_time(now).strftime("%H:%M:%S"))
        sealed = await asyncio.to_thread(self._keeper.seal, offer.secret, prepared(password))
        secrets = replace(proven.secrets, sealed_code=sealed, used_step=step)
        return await self._with_paper(proven, secrets, "on")

    @for_oneself(logs=Action.CODES_CHANGED)
    async def new_paper_codes(self, password: str) -> list[str]:
        """Those before count no more. Raises as ``switch_codes_on``; AccessError ``people.no_codes``."""
        proven = await self._again(password)
        if proven.secrets.sealed_code is None:
            raise AccessError("people.no_codes")
        return await self._with_paper(proven, proven.secrets, "new_paper_codes")

    async def _with_paper(self, proven: Proven, secrets: Secrets, what: str) -> list[str]:
        codes = [one_time_code.new_paper_code() for _ in range(one_time_code.RECOVERY_CODES)]
        digests = tuple(one_time_code.paper_digest(code, proven.person.id) for code in codes)
        entry = self._entry(Action.CODES_CHANGED, proven.person, {"codes": what})
        after = replace(proven.person, has_codes=True)
        await self._repository.change(after, [entry], replace(secrets, paper=digests))
        await self._authenticator.done(proven, ())
        self._on_change.notify()
        return codes

    @for_oneself(logs=Action.CODES_CHANGED)
    async def switch_codes_off(self, password: str) -> None:
        """Raises as ``Authenticator.prove`` (without a code), StorageError."""
        proven = await self._again(password)
        entry = self._entry(Action.CODES_CHANGED, proven.person, {"codes": "off"})
        secrets = replace(proven.secrets, sealed_code=None, used_step=0, paper=())
        await self._repository.change(replace(proven.person, has_codes=False), [entry], secrets)
        await self._authenticator.done(proven, ())
        self._on_change.notify()

    # ---- the recovery sheet ----------------------------------------------------------------------------------------

    @for_oneself(logs=Action.CODES_CHANGED)
    async def new_sheet(self, password: str) -> str:
        """A new recovery sheet, by an administrator; the one before counts no more.

        Raises as ``Authenticator.prove`` (without a code); AccessError ``people.only_administrators``.
        """
        if self._authority.require_person().role is not Role.ADMINISTRATOR:
            raise AccessError("people.only_administrators")
        proven = await self._again(password)
        sheet = one_time_code.new_paper_code(6)
        entry = self._entry(Action.CODES_CHANGED, proven.person, {"codes": "new_sheet"})
        await self._repository.keep_sheet(one_time_code.paper_digest(sheet, SHEET), [entry])
        await self._authenticator.done(proven, ())
        return sheet

    async def _again(self, password: str) -> Proven:
        person = self._authority.require_person()
        proven = await self._authenticator.prove(Typed(person.username, password), "own_account", needs_code=False)
        if proven.person.id != person.id:
            raise AccessError("people.changed_meanwhile")
        return proven

    def _entry(self, action: Action, person: Person, details: dict[str, Any]) -> EntryDraft:
        return self._log.prepared(EntryDraft(action, subject=person_subject(person), details=details))
