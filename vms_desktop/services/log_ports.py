"""What the access log's services need from outside. Storage, secrets and the composition root fulfil them.

Called on the desk's event loop; what blocks runs on threads of the implementation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_entry import Entry, EntryDraft
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_seal import SignedLine

T = TypeVar("T")
Rows = Iterable[Sequence[tuple[Any, ...]]]
"""Entries in batches, as plain tuples in the order of ``Entry``; a damaged row may hold anything."""


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry with its number in this database: pages go on before it."""

    id: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class HourOfPerson:
    """``hour``: hours since 1970-01-01 UTC."""

    hour: int
    person: str
    entries: int


@dataclass(frozen=True, slots=True)
class LogRegistry:
    """What a database keeps beside the entries. Desks by the id they are registered under; signed lines as text."""

    desks: Mapping[str, Desk]
    anchors: tuple[str, ...]
    checkpoints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogFacts:
    """How what guards and finds the entries stands to them."""

    missing_guards: tuple[str, ...]
    wrong_counts: int
    """Kinds of entries whose kept count is not right."""
    misfiled: tuple[str, int] | None
    """Desk and sequence of the first entry that filters would not find."""


class LogSource(Protocol):
    """A log to be checked or exported. Raises StorageError ``storage.*``."""

    async def registry(self) -> LogRegistry: ...

    async def facts(self) -> LogFacts:
        """Compares with all entries: some seconds a million."""

    async def scan(self, visit: Callable[[Rows], T], wanted: LogFilter = ...) -> T:
        """Call ``visit`` once, on a thread of its own, with all matching entries in the order they were recorded."""


class LogStore(LogSource, Protocol):
    """This desk's log. Raises StorageError ``storage.*``."""

    @property
    def desk(self) -> Desk: ...

    async def append(self, drafts: Sequence[EntryDraft]) -> list[Entry]:
        """All or none, committed when it returns."""

    async def last(self) -> Entry | None:
        """The newest entry of this desk."""

    async def page(self, wanted: LogFilter, before: int | None, limit: int) -> list[ListedEntry]:
        """Newest first, recorded before number ``before`` (None: of all)."""

    async def count(self, wanted: LogFilter) -> int: ...

    async def activity(self, wanted: LogFilter) -> list[HourOfPerson]: ...

    async def persons(self) -> list[tuple[str, str]]:
        """(id, newest name) of everybody who has entries."""

    async def older_than(self, limit_us: int) -> tuple[int, int] | None:
        """First and last sequence of this desk's entries before the first that is not older; None: there are none."""

    async def unfinished(self) -> list[Entry]:
        """This desk's beginnings (live, PTZ, replay) that have no end yet."""

    async def checkpoints(self) -> list[SignedLine]:
        """This desk's, oldest first."""

    async def keep_checkpoint(self, checkpoint: SignedLine) -> None: ...

    async def hash_of(self, sequence: int) -> str | None:
        """Of this desk's entry; None: it is not there (any more)."""

    async def prune(self, anchor: SignedLine, made_us: int, draft: EntryDraft) -> int:
        """Record the anchor and the entry, then delete this desk's entries up to the anchor; returns how many."""

    async def recount(self) -> None:
        """Make the counts for filters anew from the entries."""

    async def finish_pruning(self) -> int:
        """Delete what an anchor stands for and an interruption left; returns how many."""


class DeskSigner(Protocol):
    """This desk's signing key."""

    @property
    def desk(self) -> Desk: ...

    def sign(self, message: bytes) -> bytes:
        """Ed25519. Blocking. Raises StorageError ``storage.key_store_unavailable``, ``storage.vault_*``."""


class CheckpointFolder(Protocol):
    """A folder outside the database: a share, a stick. Blocking, maybe for long: called on threads only."""

    def lines(self) -> list[tuple[str, str]]:
        """(file's name, line) of all checkpoints there, of any desk. Raises LogError ``log.checkpoints_*``."""

    def add(self, desk: Desk, lines: Sequence[tuple[str, str]]) -> None:
        """(month, line) each; lines that are there already are passed over. Raises LogError ``log.checkpoints_*``."""
