"""The review queue as supervisors use it: looking, signing off, asking, escalating; and answering for who is asked.

Every step is checked here (nobody reviews himself, ``domain/review.py``) and recorded in the access log in the same
transaction. Opening the queue is an act like reading the log: it is recorded first, once per look.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import ReviewError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject, microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.review import Finding, ItemState, ReviewItem, Step, StepKind, may_take, next_step
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log_ports import ListedEntry
from vms_desktop.services.operation import for_oneself, machinery, operation, plumbing
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.review.review_ports import QueueCounts, QueueFilter, QueueRepository

PAGE = 200
_ACTIONS = {
    StepKind.SIGNED_OFF: Action.LOG_REVIEWED,
    StepKind.QUESTIONED: Action.REVIEW_QUESTIONED,
    StepKind.ANSWERED: Action.REVIEW_ANSWERED,
    StepKind.ESCALATED: Action.REVIEW_ESCALATED,
}


@dataclass(frozen=True, slots=True)
class OpenedItem:
    """An item with its history and its entries; ``missing``: entries that are not kept with it or in the archive by
    now. ``by``: id of who looks; ``may``: the steps that person may take.
    """

    item: ReviewItem
    history: Sequence[Step]
    entries: Sequence[ListedEntry]
    missing: int
    by: str
    may: Sequence[StepKind]


@machinery("what one recorded look may show: ReviewQueue.open asks and records")
class QueueView:
    """What one recorded look at the queue may show. Raises StorageError ``storage.*``."""

    def __init__(self, repository: QueueRepository, clock: Clock, authority: Authority) -> None:
        self._repository = repository
        self._clock = clock
        self._authority = authority

    async def items(self, wanted: QueueFilter, after: ReviewItem | None = None) -> list[ReviewItem]:
        """A page; shorter than PAGE: the end. ``after``: the last item of the page before."""
        return await self._repository.items(wanted, after, PAGE)

    async def counts(self) -> QueueCounts:
        return await self._repository.counts(microseconds(self._clock.now()))

    async def open(self, number: int) -> OpenedItem:
        """Raises ReviewError ``review.unknown``."""
        return await _opened(self._repository, await _item(self._repository, number), self._authority.actor.person)


class ReviewQueue:
    """Called on the loop thread."""

    def __init__(self, repository: QueueRepository, log: AccessLog, clock: Clock, *, authority: Authority) -> None:
        self._repository = repository
        self._log = log
        self._clock = clock
        self._authority = authority
        self._on_change: Listeners[[]] = Listeners()

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after a step was taken or items were queued."""
        return self._on_change.add(listener)

    @plumbing("tells listeners that there is something new")
    def tell_changed(self) -> None:
        """By whoever fills the queue."""
        self._on_change.notify()

    @operation(Permission.REVIEW_LOG, logs=Action.LOG_READ)
    async def open(self) -> QueueView:
        """Recorded (``log.read``) when it returns. Raises AccessError, LogError ``log.not_written``."""
        await self._log.record(EntryDraft(Action.LOG_READ, subject=Subject("review"), details={"queue": True}))
        return QueueView(self._repository, self._clock, self._authority)

    # ---- for supervisors ---------------------------------------------------------------------------------------

    @operation(Permission.REVIEW_LOG, logs=Action.LOG_REVIEWED)
    async def sign_off(self, seen: ReviewItem, finding: Finding, note: str) -> None:
        """Close an item as it was ``seen``. Raises as ``domain.review.next_step``, ReviewError
        ``review.changed_meanwhile``, LogError ``log.not_written``, StorageError.
        """
        await self._take(seen, StepKind.SIGNED_OFF, note, finding)

    @operation(Permission.REVIEW_LOG, logs=Action.REVIEW_QUESTIONED)
    async def question(self, seen: ReviewItem, text: str) -> None:
        """Ask the person it is about. Raises as ``sign_off``."""
        await self._take(seen, StepKind.QUESTIONED, text)

    @operation(Permission.REVIEW_LOG, logs=Action.REVIEW_ESCALATED)
    async def escalate(self, seen: ReviewItem, note: str) -> None:
        """Leave the decision to somebody else. Raises as ``sign_off``."""
        await self._take(seen, StepKind.ESCALATED, note)

    # ---- for whoever is asked ----------------------------------------------------------------------------------

    @for_oneself()
    async def questions(self) -> list[OpenedItem]:
        """What the person who is signed in is asked, the oldest first. About oneself, so no look is recorded."""
        person = self._authority.actor.person
        wanted = QueueFilter(states=(ItemState.QUESTIONED,), person=person)
        found = await self._repository.items(wanted, None, PAGE)
        return [await _opened(self._repository, item, person) for item in found]

    @for_oneself(logs=Action.REVIEW_ANSWERED)
    async def answer(self, seen: ReviewItem, text: str) -> None:
        """Raises as ``sign_off``."""
        await self._take(seen, StepKind.ANSWERED, text)

    # ---- steps -------------------------------------------------------------------------------------------------

    async def _take(self, seen: ReviewItem, kind: StepKind, note: str, finding: Finding | None = None) -> None:
        by = self._authority.actor
        item = await _item(self._repository, seen.id)
        if item != seen:  # taken a step with, or entries were added that nobody has looked at
            raise ReviewError("review.changed_meanwhile", item=seen.id)
        history = await self._repository.history(item.id)
        step = next_step(item, history, kind, by, note, microseconds(self._clock.now()), finding)
        details = {"rule": item.rule, "kind": item.kind.value, "about": item.about.person}
        if step.finding is not None:
            details["finding"] = step.finding.value
        draft = EntryDraft(
            _ACTIONS[kind], by, Subject("review", str(item.id), item.about.name), details=details, reason=step.note
        )
        if not await self._repository.take_step(item, step, [self._log.prepared(draft)]):
            raise ReviewError("review.changed_meanwhile", item=seen.id)
        self._on_change.notify()


async def _item(repository: QueueRepository, number: int) -> ReviewItem:
    item = await repository.item(number)
    if item is None:
        raise ReviewError("review.unknown", item=number)
    return item


async def _opened(repository: QueueRepository, item: ReviewItem, by: str) -> OpenedItem:
    history = await repository.history(item.id)
    entries = await repository.entries(item.id)
    return OpenedItem(
        item, history, entries, max(0, item.facts.entries - len(entries)), by, may_take(item, history, by)
    )
