"""People: who there is, what they may, and new passwords for those who forgot theirs.

Nobody grants what they lack, the last administrator stays, and nobody is ever deleted. A password that is made here is
shown once, holds until its owner has chosen another, and is never typed by the administrator.
"""

from __future__ import annotations

import asyncio
import secrets as randomness
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from vms_desktop.domain import one_time_code
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.password_policy import check_password, prepared
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person
from vms_desktop.domain.person_draft import PersonDraft, check_person
from vms_desktop.domain.role import USUAL, Permissions, Role, check_role
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import before_sign_in, operation, plumbing
from vms_desktop.services.people.people_ports import PasswordKeeper, PasswordRules, PeopleRepository, Secrets
from vms_desktop.services.people.rights import actor_of
from vms_desktop.services.people.sign_in import person_subject
from vms_desktop.services.ports import Unsubscribe

SHEET = "sheet"
"""Whose the recovery sheet is, for its digest: the database's."""
_TEMPORARY_GROUPS = 3


@dataclass(frozen=True, slots=True)
class NewPassword:
    """``password``: to be told to the person, once. Never stored."""

    person: Person
    password: str

    def __repr__(self) -> str:
        return f"NewPassword({self.person.username})"


def person_fields(person: Person | None) -> dict[str, Any]:
    """As the access log tells of a change: no secret, and nothing that is empty."""
    if person is None:
        return {}
    limits = person.limits
    fields = {
        "username": person.username,
        "name": person.name,
        "position": person.position,
        "role": person.role.value,
        "disabled": person.disabled,
        "ended": person.ended,
        "places": sorted(limits.places),
        "agencies": sorted(limits.agencies),
        "cameras": sorted(limits.cameras),
        "replay_hours": limits.replay_hours,
        "valid_from": limits.valid_from.isoformat() if limits.valid_from else None,
        "valid_until": limits.valid_until.isoformat() if limits.valid_until else None,
    }
    return {name: value for name, value in fields.items() if value not in ("", None, False, [])}


class PeopleService:
    """Called on the loop thread."""

    def __init__(
        self,
        repository: PeopleRepository,
        keeper: PasswordKeeper,
        rules: PasswordRules,
        log: AccessLog,
        authority: Authority,
        *,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._repository = repository
        self._keeper = keeper
        self._rules = rules
        self._log = log
        self._authority = authority
        self._new_id = new_id
        self._on_change: Listeners[[]] = Listeners()

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after people or roles were changed at this desk."""
        return self._on_change.add(listener)

    # ---- the first one -------------------------------------------------------------------------------------------

    @plumbing("decides whether sign-in or the first start is shown")
    async def is_empty(self) -> bool:
        """Whether there is nobody yet. Raises StorageError."""
        return not await self._repository.all()

    @before_sign_in(logs=Action.PERSON_ADDED)
    async def add_first(self, draft: PersonDraft, password: str, *, earlier: int = 0) -> tuple[Person, str]:
        """The first administrator, and the code of the recovery sheet, which is shown once and goes into a safe.

        ``earlier``: how many people the access log knows already: somebody emptied the table, which is recorded.
        Raises InputError (``check_person``, ``check_password``), AccessError ``people.not_first``, StorageError.
        """
        draft = check_person(replace(draft, role=Role.ADMINISTRATOR))
        await self._check(password, draft.username, draft.name)
        person = Person(self._new_id(), draft.username, draft.name, Role.ADMINISTRATOR, draft.position)
        sheet = one_time_code.new_paper_code(6)
        details: dict[str, Any] = changes({}, person_fields(person)) | {"first": True}
        if earlier:
            details["people_before"] = earlier
        entry = EntryDraft(Action.PERSON_ADDED, actor_of(person), person_subject(person), details=details)
        secrets = Secrets(await self._hash(password))
        await self._repository.add_first(person, secrets, one_time_code.paper_digest(sheet, SHEET), [entry])
        self._on_change.notify()
        return person, sheet

    # ---- everybody -----------------------------------------------------------------------------------------------

    @operation(Permission.SEE_PEOPLE)
    async def people(self) -> list[Person]:
        """By name, in Thai dictionary order."""
        return sorted(await self._repository.all(), key=lambda person: sort_key(person.name))

    @operation(Permission.MANAGE_PEOPLE, logs=Action.PERSON_ADDED)
    async def add(self, draft: PersonDraft) -> NewPassword:
        """Raises InputError (``check_person``, ``input.username_taken``), AccessError ``people.grants_more``,
        ``people.limits_wider``, StorageError.
        """
        draft = check_person(draft)
        await self._check_grant(draft)
        person = Person(
            self._new_id(), draft.username, draft.name, draft.role, draft.position, draft.limits, must_change=True
        )
        password = await self._temporary()
        entry = self._entry(Action.PERSON_ADDED, person, changes({}, person_fields(person)))
        await self._repository.add(person, Secrets(await self._hash(password)), [entry])
        self._on_change.notify()
        return NewPassword(person, password)

    @operation(Permission.MANAGE_PEOPLE, logs=Action.PERSON_CHANGED)
    async def change(self, before: Person, draft: PersonDraft) -> Person:
        """``before``: as it was when somebody began to change it. Raises as ``add``; AccessError
        ``people.changed_meanwhile``, ``people.last_administrator``, ``people.oneself``.
        """
        draft = check_person(draft)
        if (draft.role, draft.limits) != (before.role, before.limits):
            self._not_oneself(before)
            await self._check_outranks(before)
            await self._check_grant(draft)
        after = replace(
            before,
            username=draft.username,
            name=draft.name,
            position=draft.position,
            role=draft.role,
            limits=draft.limits,
            # A new last day begins the account anew.
            ended=before.ended and draft.limits.valid_until == before.limits.valid_until,
        )
        return await self._change(before, after)

    @operation(Permission.MANAGE_PEOPLE, logs=Action.PERSON_CHANGED)
    async def disable(self, person: Person) -> Person:
        """They cannot sign in, and are signed out where they are. Raises as ``change``."""
        self._not_oneself(person)
        await self._check_outranks(person)
        return await self._change(person, replace(person, disabled=True))

    @operation(Permission.MANAGE_PEOPLE, logs=Action.PERSON_CHANGED)
    async def enable(self, person: Person) -> Person:
        """Raises as ``change``."""
        self._not_oneself(person)
        await self._check_outranks(person)
        return await self._change(person, replace(person, disabled=False))

    @operation(Permission.MANAGE_PEOPLE, logs=Action.PASSWORD_CHANGED)
    async def reset_password(self, person: Person) -> NewPassword:
        """A new one that must be changed; one-time codes are switched off, because they lie under the old one.

        Raises as ``change``.
        """
        self._not_oneself(person)
        await self._check_outranks(person)
        password = await self._temporary()
        details = {"how": "reset", "codes": "removed" if person.has_codes else "none"}
        entry = self._entry(Action.PASSWORD_CHANGED, person, details)
        after = replace(person, must_change=True, has_codes=False)
        changed = await self._repository.change(after, [entry], Secrets(await self._hash(password)))
        self._on_change.notify()
        return NewPassword(changed, password)

    @operation(Permission.MANAGE_PEOPLE, logs=Action.CODES_CHANGED)
    async def remove_codes(self, person: Person) -> Person:
        """For who lost the phone and the paper. Raises as ``change``."""
        self._not_oneself(person)
        await self._check_outranks(person)
        known = await self._repository.secrets(person.id)
        if known is None:
            raise AccessError("people.changed_meanwhile")
        entry = self._entry(Action.CODES_CHANGED, person, {"codes": "removed"})
        changed = await self._repository.change(
            replace(person, has_codes=False), [entry], replace(known, sealed_code=None, used_step=0, paper=())
        )
        self._on_change.notify()
        return changed

    # ---- roles ---------------------------------------------------------------------------------------------------

    @operation(Permission.SEE_PEOPLE)
    async def roles(self) -> dict[Role, Permissions]:
        """What each role may now. Raises StorageError."""
        return await self._roles()

    @operation(Permission.MANAGE_PEOPLE, logs=Action.ROLE_CHANGED)
    async def change_role(self, role: Role, wanted: Sequence[Permission]) -> None:
        """Raises as ``domain.role.check_role``, StorageError."""
        before = (await self._roles())[role]
        own = await self._own_permissions()
        after = check_role(role, before, wanted, own)
        if after == before:
            return
        details = {"given": sorted(after - before), "taken": sorted(before - after)}
        entry = EntryDraft(Action.ROLE_CHANGED, details={"role": role.value} | details)
        await self._repository.keep_role(role, after, [self._log.prepared(entry)])
        self._on_change.notify()

    # ---- rules ---------------------------------------------------------------------------------------------------

    async def _roles(self) -> dict[Role, Permissions]:
        return {**USUAL, **await self._repository.roles()}

    async def _own_permissions(self) -> Permissions:
        return (await self._roles())[self._authority.require_person().role]

    async def _check_grant(self, draft: PersonDraft) -> None:
        """Raises AccessError ``people.grants_more``, ``people.limits_wider``."""
        own = self._authority.require_person()
        roles = await self._roles()
        lacking = roles[draft.role] - roles[own.role]
        if lacking:
            raise AccessError("people.grants_more", permissions=", ".join(sorted(lacking)))
        if not draft.limits.within(own.limits):
            raise AccessError("people.limits_wider")

    async def _check_outranks(self, person: Person) -> None:
        """Whose limits are wider than one's own is not one's to change: one could not put it back."""
        own = self._authority.require_person()
        roles = await self._roles()
        if not roles[person.role] <= roles[own.role] or not person.limits.within(own.limits):
            raise AccessError("people.limits_wider")

    def _not_oneself(self, person: Person) -> None:
        """One's own rights are somebody else's to change; one's own password is changed on one's own page."""
        if self._authority.require_person().id == person.id:
            raise AccessError("people.oneself")

    async def _change(self, before: Person, after: Person) -> Person:
        details = changes(person_fields(before), person_fields(after))
        if not details:
            return before
        entry = self._entry(Action.PERSON_CHANGED, after, details)
        changed = await self._repository.change(after, [entry])
        self._on_change.notify()
        return changed

    def _entry(self, action: Action, person: Person, details: dict[str, Any]) -> EntryDraft:
        return self._log.prepared(EntryDraft(action, subject=person_subject(person), details=details))

    async def _check(self, password: str, *personal: str) -> None:
        common = await asyncio.to_thread(self._rules.common)
        check_password(password, common, (*personal, *self._rules.words))

    async def _hash(self, password: str) -> str:
        return await asyncio.to_thread(self._keeper.hash, prepared(password))

    async def _temporary(self) -> str:
        """Easy to read out, hard to guess; 60 bits."""
        return one_time_code.new_paper_code(_TEMPORARY_GROUPS).lower() + str(randomness.randbelow(10))
