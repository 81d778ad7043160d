"""Checkpoints: signed lines that say how long a chain is and how it ends, brought out of the database's reach.

Made at sign-out, every 1,000 entries and once a day; kept in the database first, then written into a folder outside.
The folder may be missing, full or silent: the desk goes on, a person is told once, and the lines are written when it
is there again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import LogError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Entry, EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.log_seal import LineKind, NotASignedLine, SignedLine, parse_line
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.aside import Aside
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log_ports import CheckpointFolder, DeskSigner, LogStore
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe

EVERY_ENTRIES = 1000
EVERY = timedelta(days=1)
CHECK_S = 300.0
FOLDER_WITHIN_S = 10.0


@machinery("protects; of a person goes through LogKeeping")
class CheckpointKeeper:
    """Called on the loop thread. ``folder`` None: no folder is chosen; checkpoints stay in the database."""

    def __init__(
        self,
        log: AccessLog,
        store: LogStore,
        signer: DeskSigner,
        clock: Clock,
        folder: CheckpointFolder | None,
    ) -> None:
        self._log = log
        self._store = store
        self._signer = signer
        self._clock = clock
        self._folder = folder
        self._aside = Aside("checkpoint folder")
        self._tasks = TaskOwner("checkpoints", self._tell)
        self._one_at_a_time = asyncio.Lock()
        self._newest: SignedLine | None = None
        self._told = ""
        self._written = 0
        self._on_trouble: Listeners[[VmsError]] = Listeners()
        self._unsubscribe: Unsubscribe | None = None

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        """Called when checkpoints cannot be made or written out, or do not agree; once until it works again."""
        return self._on_trouble.add(listener)

    async def start(self) -> None:
        """Compare with what lies outside, write what is owed, then keep on by itself."""
        known = await self._store.checkpoints()
        self._newest = known[-1] if known else None
        self._unsubscribe = self._log.on_recorded(self._recorded)
        self._tasks.start(self._keep(), "keep")

    async def close(self) -> None:
        """A last checkpoint, then no more. Waits for the folder no longer than FOLDER_WITHIN_S."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
            await self._tasks.close()
            try:
                await self.make()
            except VmsError as error:
                self._tell(error)

    async def _keep(self) -> None:
        look = self.compare
        while True:
            try:
                await look()
            except VmsError as error:
                self._tell(error)
            if look == self.check:
                await asyncio.sleep(CHECK_S)
            look = self.check

    def _recorded(self, entry: Entry) -> None:
        before = 0 if self._newest is None else self._newest.number
        if entry.action == Action.SIGNED_OUT or entry.sequence // EVERY_ENTRIES > before // EVERY_ENTRIES:
            self._tasks.start(self.make(), f"after entry {entry.sequence}")

    async def check(self) -> None:
        """What the time asks for: a checkpoint a day while there is something new, and lines not written out yet."""
        newest = self._newest
        now = iso(microseconds(self._clock.now() - EVERY))
        if newest is None or newest.time <= now:
            await self.make()
        else:
            await self._write_out()

    async def make(self) -> SignedLine | None:
        """Of the chain as it is now; the same again where nothing was recorded since. None: the log is empty.

        Raises StorageError where the key cannot be had or the database not be written; not for the folder's sake.
        """
        async with self._one_at_a_time:
            last = await self._store.last()
            if last is None:
                return None
            if self._newest is None:
                known = await self._store.checkpoints()
                self._newest = known[-1] if known else None
            if self._newest is None or self._newest.number < last.sequence:
                now = iso(microseconds(self._clock.now()))
                line = SignedLine(LineKind.CHECKPOINT, last.desk, last.sequence, last.hash, now)
                # The vault may ask the system's key store the first time.
                line = await asyncio.to_thread(line.signed, self._signer.sign)
                await self._store.keep_checkpoint(line)
                self._newest = line
        await self._write_out()
        return self._newest

    async def _write_out(self) -> None:
        folder = self._folder
        if folder is None:
            return
        known = await self._store.checkpoints()
        lines = [(line.time[:7], line.line) for line in known if line.number > self._written]
        try:
            await self._aside.run(lambda: folder.add(self._signer.desk, lines), FOLDER_WITHIN_S)
        except TimeoutError:
            self._written = 0
            self._tell(LogError("log.checkpoints_silent"))
        except LogError as error:
            # Perhaps another stick comes back: all lines are compared with what is there then.
            self._written = 0
            self._tell(error)
        else:
            self._written = known[-1].number if known else 0
            self._told = ""

    async def compare(self) -> None:
        """Hold this desk's checkpoints outside against its chain: an old copy of the database, or a rewritten one,
        shows here at the start of the desk, is recorded (``log.alarm``) and told.
        """
        folder = self._folder
        if folder is None:
            return
        try:
            lines = await self._aside.run(folder.lines, FOLDER_WITHIN_S)
        except (TimeoutError, LogError):
            return  # told when writing fails
        problem = await self._disagreement(lines)
        if problem is not None:
            details = {"problem": problem.code, **problem.params}
            await self._log.record(EntryDraft(Action.LOG_ALARM, subject=Subject("log"), details=details))
            self._on_trouble.notify(problem)

    async def _disagreement(self, lines: Sequence[tuple[str, str]]) -> LogError | None:
        last = await self._store.last()
        newest: SignedLine | None = None
        for where, text in lines:
            try:
                line = parse_line(text)
            except NotASignedLine:
                if self._signer.desk.id in where:
                    return LogError("log.checkpoint_altered", file=where)
                continue
            if line.desk == self._signer.desk.id and (newest is None or line.number > newest.number):
                newest = line
        if newest is None:
            return None
        if last is None or newest.number > last.sequence:
            have = 0 if last is None else last.sequence
            return LogError("log.older_than_checkpoints", checkpoint=newest.number, entries=have, time=newest.time)
        there = await self._store.hash_of(newest.number)
        if there is not None and there != newest.digest:
            return LogError("log.other_than_checkpoints", checkpoint=newest.number, time=newest.time)
        return None

    def _tell(self, error: VmsError) -> None:
        if error.code != self._told:
            self._told = error.code
            self._on_trouble.notify(error)
