"""Looks through new entries of this desk's log with the rules, beside everything else, and fills the queue.

Entries come in batches; reading, evaluating and keeping each happen on threads, with a pause between batches, so that
a long backlog (a desk's first start with rules, an import) never holds up the window. What was looked through and what
was found are remembered in one transaction: a crash repeats a batch and finds nothing twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import tzinfo

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.log_entry import Entry, microseconds
from vms_desktop.domain.review_evaluation import Evaluator
from vms_desktop.domain.review_rule import longest_window_minutes
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.review.review_ports import WatchedLog
from vms_desktop.services.review.review_rules import RuleBook

_log = logging.getLogger(__name__)

BATCH = 1_000
PAUSE_S = 0.01
RESTS_S = 3.0
"""After an entry was written: a wall that opens writes 36 at once."""
EVERY_S = 60.0
"""Also without a sign: rules may have been changed at another desk."""
AGAIN_S = 30.0
FIRST_LOOK_DAYS = 7
"""How far back the rules look when they look for the first time: nobody reviews two years at once."""
MOST_REMEMBERED = 200_000
"""Entries of the longest window that are gone through at a start; a desk makes some thousands a day."""
_MINUTE_US = 60_000_000
_DAY_US = 24 * 60 * _MINUTE_US


@machinery("looks by itself and shows nothing; what it finds is shown by ReviewQueue")
class ReviewRunner:
    """Called on the loop thread. ``zone``: in which nights and days are counted."""

    def __init__(self, log: WatchedLog, rules: RuleBook, clock: Clock, zone: tzinfo) -> None:
        self._log = log
        self._rules = rules
        self._clock = clock
        self._zone = zone
        self._evaluator: Evaluator | None = None
        self._made_of: object = None
        self._next = 0
        """Sequence of the first entry the rules have not seen."""
        self._wake = asyncio.Event()
        self._one_run = asyncio.Lock()
        self._tasks = TaskOwner("review rules")
        self._on_queued: Listeners[[int]] = Listeners()
        self._on_trouble: Listeners[[VmsError]] = Listeners()

    def on_queued(self, listener: Callable[[int], None]) -> Unsubscribe:
        """Called with how many items are new, after they were put into the queue."""
        return self._on_queued.add(listener)

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        """Called when the rules cannot look; again only after it worked. They try again by themselves."""
        return self._on_trouble.add(listener)

    def start(self) -> None:
        self._tasks.start(self._watch(), "watch")

    def entry_written(self) -> None:
        """A sign that there is something new."""
        self._wake.set()

    async def close(self) -> None:
        await self._tasks.close()

    async def run(self) -> int:
        """Look through all that is new; returns how many items were queued. Raises StorageError ``storage.*``."""
        async with self._one_run:
            evaluator = await self._prepared()
            new = 0
            while entries := await self._log.entries_from(self._next, BATCH):
                found = await asyncio.to_thread(evaluator.evaluate, entries)
                last = entries[-1].sequence
                try:
                    queued = await self._log.keep(found, last, microseconds(self._clock.now()))
                except VmsError:
                    # The evaluator has seen what was not kept: it begins anew from what was.
                    self._evaluator = None
                    raise
                self._next = last + 1
                new += len(queued)
                if len(entries) < BATCH:
                    break
                await asyncio.sleep(PAUSE_S)
        if new:
            self._on_queued.notify(new)
        return new

    async def _prepared(self) -> Evaluator:
        """The evaluator of the rules as they are now, that remembers what later entries need."""
        rules, areas = await self._rules.rules(), await self._rules.areas()
        if self._evaluator is not None and self._made_of == (rules, areas):
            return self._evaluator
        evaluator = Evaluator(rules, areas, self._zone)
        position = await self._log.position()
        if position is None:
            since = microseconds(self._clock.now()) - FIRST_LOOK_DAYS * _DAY_US
            self._next = await self._log.first_since(since)
        else:
            self._next = position + 1
        await self._remember(evaluator, longest_window_minutes(rules) * _MINUTE_US)
        self._evaluator, self._made_of = evaluator, (rules, areas)
        return evaluator

    async def _remember(self, evaluator: Evaluator, window_us: int) -> None:
        """Show the evaluator what lies within the longest window before the first entry it is to look at."""
        if not window_us or self._next <= 1:
            return
        before = await self._log.entries_from(self._next - 1, 1)
        if not before:
            return
        at = max(await self._log.first_since(before[0].time_us - window_us), self._next - MOST_REMEMBERED)
        while at < self._next and (entries := await self._log.entries_from(at, BATCH)):
            seen = [entry for entry in entries if entry.sequence < self._next]
            await asyncio.to_thread(_only_remember, evaluator, seen)
            at = entries[-1].sequence + 1
            await asyncio.sleep(PAUSE_S)

    async def _watch(self) -> None:
        is_troubled = False
        while True:
            try:
                await self.run()
                is_troubled = False
                pause = EVERY_S
            except VmsError as error:
                _log.warning("the review rules cannot look through the log: %s", error)
                pause = AGAIN_S
                if not is_troubled:
                    is_troubled = True
                    self._on_trouble.notify(error)
            try:
                async with asyncio.timeout(pause):
                    await self._wake.wait()
                await asyncio.sleep(RESTS_S if not is_troubled else AGAIN_S)
            except TimeoutError:
                continue
            finally:
                self._wake.clear()


def _only_remember(evaluator: Evaluator, entries: list[Entry]) -> None:
    evaluator.evaluate(entries, finds=False)
