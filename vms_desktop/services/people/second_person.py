"""A second person for acts that are marked so (``domain.second_person.RULES``).

Somebody asks with a ``ConsentDraft``; another signed-in person consents, on the spot with their password or from their
own desk (on a database that desks share); the act's service then *uses* the consent, once, for exactly that. Never
one's own: not under another name either, because consent counts by person.

    consent = await second.on_the_spot(draft, typed)         or ask(draft) and wait for on_change
    await service.do_it(…, consent=consent.id)               which calls use(draft, consent_id) before it acts
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person
from vms_desktop.domain.role import USUAL, Permissions
from vms_desktop.domain.second_person import ASKING_LASTS, RULES, Consent, ConsentDraft, ConsentState, Marked
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import for_oneself, operation, plumbing
from vms_desktop.services.people.people_ports import ConsentRepository, PeopleRepository
from vms_desktop.services.people.rights import Rights, actor_of
from vms_desktop.services.people.sign_in import Authenticator, Typed


class SecondPerson:
    """Called on the loop thread. ``camera_of``: the camera of that id, or None where it is no camera's."""

    def __init__(
        self,
        consents: ConsentRepository,
        people: PeopleRepository,
        authenticator: Authenticator,
        log: AccessLog,
        authority: Authority,
        clock: Clock,
        desk: str,
        *,
        camera_of: Callable[[str], Camera | None] = lambda _: None,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._consents = consents
        self._people = people
        self._authenticator = authenticator
        self._log = log
        self._authority = authority
        self._clock = clock
        self._desk = desk
        self._new_id = new_id
        self._camera_of = camera_of

    @plumbing("told by the composition root once")
    def knows_cameras(self, camera_of: Callable[[str], Camera | None]) -> None:
        """Second persons who are limited by place consent to nothing outside it."""
        self._camera_of = camera_of

    # ---- asking --------------------------------------------------------------------------------------------------

    @for_oneself(logs=Action.CONSENT_GIVEN)
    async def on_the_spot(self, draft: ConsentDraft, typed: Typed) -> Consent:
        """The other person types name and password here. They are not signed in by it.

        Raises as ``Authenticator.prove``; AccessError ``consent.own``, ``consent.not_allowed`` (name).
        """
        asking = self._authority.require_person()
        proven = await self._authenticator.prove(typed, "consent")
        refused = self._may_not(asking.id, proven.person, await self._permissions_of(proven.person), draft.act)
        refused = refused or self._elsewhere(proven.person, tuple(draft.subjects))
        if refused is not None:
            raise refused
        now = self._clock.now()
        consent = replace(
            self._new(draft, asking),
            until=now + RULES[draft.act].valid,
            state=ConsentState.GIVEN,
            decided_by=proven.person.id,
            decided_name=proven.person.name,
        )
        await self._consents.add(consent, [_entry(Action.CONSENT_GIVEN, consent, proven.person, "on_the_spot")])
        await self._authenticator.done(proven, ())
        return consent

    @for_oneself(logs=Action.CONSENT_ASKED)
    async def ask(self, draft: ConsentDraft) -> Consent:
        """For colleagues at their own desks. Raises StorageError."""
        asking = self._authority.require_person()
        consent = self._new(draft, asking)
        await self._consents.add(consent, [_entry(Action.CONSENT_ASKED, consent, asking, "own_desk")])
        return consent

    @for_oneself(logs=Action.CONSENT_WITHDRAWN)
    async def withdraw(self, consent_id: str) -> None:
        """One's own request, if nobody has answered it yet."""
        asking = self._authority.require_person()
        consent = await self._known(consent_id)
        if consent.asked_by == asking.id:
            entry = _entry(Action.CONSENT_WITHDRAWN, consent, asking, "own_desk")
            withdrawn = replace(consent, state=ConsentState.WITHDRAWN)
            await self._consents.move(withdrawn, ConsentState.WAITING, [entry])

    @for_oneself()
    async def look(self, consent_id: str) -> Consent:
        """What became of one's own request. Raises AccessError ``consent.unknown``."""
        asking = self._authority.require_person()
        consent = await self._known(consent_id)
        if consent.asked_by != asking.id:
            raise AccessError("consent.unknown")
        return consent

    # ---- answering -----------------------------------------------------------------------------------------------

    @operation(Permission.CONSENT)
    async def waiting(self) -> list[Consent]:
        """What the person signed in here could answer now, oldest first."""
        person = self._authority.require_person()
        permissions = await self._permissions_of(person)
        return [
            consent
            for consent in await self._consents.waiting(self._clock.now())
            if self._may_not(consent.asked_by, person, permissions, consent.act) is None
            and self._elsewhere(person, consent.subjects) is None
        ]

    @operation(Permission.CONSENT, logs=Action.CONSENT_GIVEN)
    async def give(self, consent_id: str) -> Consent:
        """Raises AccessError ``consent.own``, ``consent.not_allowed`` (name), ``consent.over``, ``consent.unknown``."""
        return await self._answer(consent_id, ConsentState.GIVEN, Action.CONSENT_GIVEN, "")

    @operation(Permission.CONSENT, logs=Action.CONSENT_REFUSED)
    async def refuse(self, consent_id: str, note: str = "") -> Consent:
        """Raises as ``give``."""
        return await self._answer(consent_id, ConsentState.REFUSED, Action.CONSENT_REFUSED, note)

    async def _answer(self, consent_id: str, state: ConsentState, action: Action, note: str) -> Consent:
        person, now = self._authority.require_person(), self._clock.now()
        consent = await self._known(consent_id)
        permissions = await self._permissions_of(person)
        refused = self._may_not(consent.asked_by, person, permissions, consent.act)
        refused = refused or self._elsewhere(person, consent.subjects)
        if refused is not None:
            raise refused
        if consent.state is not ConsentState.WAITING or not consent.may_still(now):
            raise AccessError("consent.over")
        until = now + RULES[consent.act].valid if state is ConsentState.GIVEN else consent.until
        answered = replace(
            consent, state=state, until=until, decided_by=person.id, decided_name=person.name, note=note[:500]
        )
        entry = _entry(action, answered, person, "own_desk")
        if not await self._consents.move(answered, ConsentState.WAITING, [entry]):
            raise AccessError("consent.over")
        return answered

    # ---- using ---------------------------------------------------------------------------------------------------

    @for_oneself()
    async def use(self, draft: ConsentDraft, consent_id: str | None) -> Consent:
        """Called by the service that does the act, right before. A consent is used up by it, whatever comes after.

        Raises AccessError ``consent.needed`` (act), ``consent.other`` (it was for something else), ``consent.over``.
        """
        person, now = self._authority.require_person(), self._clock.now()
        consent = await self._consents.get(consent_id) if consent_id else None
        if consent is None or consent.asked_by != person.id:
            raise AccessError("consent.needed", act=draft.act)
        if not consent.is_for(draft):
            raise AccessError("consent.other")
        if consent.state is not ConsentState.GIVEN or not consent.may_still(now) or consent.decided_by == person.id:
            raise AccessError("consent.over")
        if not await self._consents.move(replace(consent, state=ConsentState.USED), ConsentState.GIVEN, ()):
            raise AccessError("consent.over")
        return consent

    # ---- rules ---------------------------------------------------------------------------------------------------

    def _new(self, draft: ConsentDraft, asking: Person) -> Consent:
        now = self._clock.now()
        return Consent(
            self._new_id(),
            draft.act,
            tuple(sorted(draft.key)),
            draft.about[:500],
            draft.reason[:500],
            self._desk,
            asking.id,
            asking.name,
            now,
            now + ASKING_LASTS,
        )

    async def _known(self, consent_id: str) -> Consent:
        consent = await self._consents.get(consent_id)
        if consent is None:
            raise AccessError("consent.unknown")
        return consent

    async def _permissions_of(self, person: Person) -> Permissions:
        return (await self._people.roles()).get(person.role, USUAL[person.role])

    def _may_not(self, asked_by: str, person: Person, permissions: Permissions, act: Marked) -> AccessError | None:
        if person.id == asked_by:
            return AccessError("consent.own")
        rights, now = Rights(person, permissions), self._clock.now()
        for permission in (Permission.CONSENT, RULES[act].permission):
            if rights.refusal(permission, None, now) is not None:
                return AccessError("consent.not_allowed", name=person.name)
        return None

    def _elsewhere(self, person: Person, subjects: tuple[str, ...]) -> AccessError | None:
        if person.limits.is_everywhere:
            return None
        cameras = (self._camera_of(subject) for subject in subjects)
        if all(camera is None or person.limits.holds(camera) for camera in cameras):
            return None
        return AccessError("consent.not_allowed", name=person.name)


def _entry(action: Action, consent: Consent, person: Person, where: str) -> EntryDraft:
    details = {
        "act": consent.act.value,
        "asked_by": consent.asked_by,
        "asked_name": consent.asked_name,
        "subjects": list(consent.subjects[:50]),
        "count": len(consent.subjects),
        "where": where,
    }
    if consent.note:
        details["note"] = consent.note
    subject = Subject("consent", consent.id, consent.about)
    return EntryDraft(action, actor_of(person), subject, details=details, reason=consent.reason)
