"""What people, sessions and second persons need from outside. Storage and adapters fulfil it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import Consent, ConsentState
from vms_desktop.domain.shift import ShiftLine
from vms_desktop.domain.sign_in_delay import Tries

Record = Sequence[EntryDraft]
"""What the access log says of a change; written in the transaction that makes it."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """``password``: argon2id in the PHC string format. ``sealed_code``: the one-time codes' secret, encrypted under
    the password; None: no codes. ``used_step``: the newest step whose code was used. ``paper``: digests of the codes
    for a lost phone that are left.
    """

    password: str
    sealed_code: bytes | None = None
    used_step: int = 0
    paper: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Secrets(codes={self.sealed_code is not None}, paper={len(self.paper)})"


class PeopleRepository(Protocol):
    """Raises StorageError ``storage.*``."""

    async def all(self) -> list[Person]: ...

    async def get(self, person_id: str) -> Person | None: ...

    async def find(self, username: str) -> tuple[Person, Secrets] | None:
        """By user name, however it is written."""

    async def secrets(self, person_id: str) -> Secrets | None: ...

    async def add_first(self, person: Person, secrets: Secrets, sheet: str, record: Record) -> None:
        """With the digest of the recovery sheet. Raises AccessError ``people.not_first``."""

    async def add(self, person: Person, secrets: Secrets, record: Record) -> None:
        """Raises InputError ``input.username_taken``."""

    async def change(self, person: Person, record: Record, secrets: Secrets | None = None) -> Person:
        """Replace the one of the same id and version; returns it with its new version.

        Raises InputError ``input.username_taken``, AccessError ``people.changed_meanwhile``,
        ``people.last_administrator``; nothing is changed then.
        """

    async def keep_secrets(self, person_id: str, secrets: Secrets, record: Record = ()) -> None: ...

    async def end_over(self, today: date) -> list[str]:
        """Mark those whose last day is over; returns their ids."""

    async def roles(self) -> Mapping[Role, frozenset[Permission]]:
        """Those that were changed from what is usual."""

    async def keep_role(self, role: Role, permissions: frozenset[Permission], record: Record) -> None: ...

    async def tries(self, key: str) -> Tries: ...

    async def keep_tries(self, key: str, tries: Tries, record: Record = ()) -> None:
        """Failures of 0 forget the key."""

    async def sheet(self) -> str | None:
        """Digest of the recovery sheet."""

    async def keep_sheet(self, digest: str | None, record: Record) -> None: ...


class ConsentRepository(Protocol):
    """Raises StorageError ``storage.*``."""

    async def add(self, consent: Consent, record: Record) -> None: ...

    async def get(self, consent_id: str) -> Consent | None: ...

    async def waiting(self, now: datetime) -> list[Consent]:
        """Requests that may still be answered, oldest first; of all desks."""

    async def move(self, consent: Consent, before: ConsentState, record: Record) -> bool:
        """Store its new state if it is still in ``before``; False: somebody was quicker, nothing is recorded."""


class ShiftRepository(Protocol):
    """Append-only. Raises StorageError ``storage.*``."""

    async def add(self, lines: Sequence[ShiftLine], record: Record) -> None:
        """Their ``number`` is given by the database."""

    async def lines(self, before: int | None, limit: int) -> list[ShiftLine]:
        """Newest first, of all desks; ``before``: the number of the last one seen."""


class PasswordKeeper(Protocol):
    """Slow on purpose and blocking: called on threads only."""

    def hash(self, password: str) -> str: ...

    def holds(self, hashed: str, password: str) -> bool:
        """Whether it is the password. False for a damaged hash too."""

    def pretend(self, password: str) -> None:
        """Take as long as ``holds``: that a name is unknown must not show in the time."""

    def is_outdated(self, hashed: str) -> bool:
        """Whether it was hashed with less than what is usual now."""

    def seal(self, secret: bytes, password: str) -> bytes: ...

    def unseal(self, sealed: bytes, password: str) -> bytes | None:
        """None: another password, or damaged."""


@dataclass(frozen=True, slots=True)
class PasswordRules:
    """``common``: loaded when first asked; blocking then."""

    common: Callable[[], frozenset[str]]
    words: tuple[str, ...] = ()
    """Names of the place, which everybody in the room would try."""
