"""A log in memory, a signer, a folder and a clock that do what a test tells them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha512

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import LogError, StorageError
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, Entry, EntryDraft, chained, microseconds
from vms_desktop.domain.log_seal import SignedLine

DESK = Desk(b"1" * 32, "โต๊ะ 1")


class MovedClock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    def go(self, **by: float) -> None:
        self.time += timedelta(**by)


class RememberedLog:
    """``LogStore`` in memory. ``fails_with``: raised by the next appends; ``commits``: entries of each."""

    def __init__(self, clock: MovedClock) -> None:
        self.clock = clock
        self.desk = DESK
        self.entries: list[Entry] = []
        self.commits: list[int] = []
        self.kept: list[SignedLine] = []
        self.fails_with: Exception | None = None
        self.begun: list[Entry] = []

    async def append(self, drafts: list[EntryDraft]) -> list[Entry]:
        if self.fails_with:
            raise self.fails_with
        new: list[Entry] = []
        for draft in drafts:
            before = (self.entries + new)[-1:]
            digest = before[0].hash if before else BEFORE_THE_FIRST
            number = len(self.entries) + len(new) + 1
            new.append(chained(draft, DESK.id, number, microseconds(self.clock.now()), digest))
        self.entries += new
        self.commits.append(len(new))
        return new

    async def last(self) -> Entry | None:
        return self.entries[-1] if self.entries else None

    async def hash_of(self, sequence: int) -> str | None:
        return self.entries[sequence - 1].hash if sequence <= len(self.entries) else None

    async def unfinished(self) -> list[Entry]:
        return self.begun

    async def checkpoints(self) -> list[SignedLine]:
        return list(self.kept)

    async def keep_checkpoint(self, checkpoint: SignedLine) -> None:
        if self.fails_with:
            raise self.fails_with
        self.kept.append(checkpoint)

    @property
    def actions(self) -> list[str]:
        return [entry.action for entry in self.entries]


class Signer:
    desk = DESK
    fails_with: StorageError | None = None

    def sign(self, message: bytes) -> bytes:
        if self.fails_with:
            raise self.fails_with
        return sha512(message).digest()


class Folder:
    """``fails_with``: raised by both; ``waits_for``: an event of threading that holds a call up."""

    def __init__(self) -> None:
        self.written: list[tuple[str, str]] = []
        self.fails_with: LogError | None = None
        self.waits_for = None
        self.adds = 0

    def lines(self) -> list[tuple[str, str]]:
        if self.fails_with:
            raise self.fails_with
        return [(f"checkpoints-{DESK.id}-{month}.txt", line) for month, line in self.written]

    def add(self, desk: Desk, lines: list[tuple[str, str]]) -> None:
        self.adds += 1
        if self.waits_for is not None:
            self.waits_for.wait(30)
        if self.fails_with:
            raise self.fails_with
        self.written += [line for line in lines if line not in self.written]
