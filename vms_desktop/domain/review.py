"""The review queue: what an item is, where it stands, and who may take its next step.

Nobody reviews what he did himself. An item that was escalated is decided by somebody else than who escalated it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from vms_desktop.domain.errors import ReviewError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.log_text import bounded
from vms_desktop.domain.review_rule import RuleKind

NOTE_LIMIT = 1000
MOST_CAMERAS = 200
"""Cameras an item names; of more it keeps the number only."""
MOST_ENTRIES = 500
"""Entries an item refers to; of more it keeps the number only."""


class ItemState(StrEnum):
    """Stable: stored."""

    OPEN = "open"
    QUESTIONED = "questioned"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    SIGNED_OFF = "signed_off"


UNFINISHED = tuple(state for state in ItemState if state is not ItemState.SIGNED_OFF)


class StepKind(StrEnum):
    """What was done with an item. Stable: stored."""

    QUESTIONED = "questioned"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    SIGNED_OFF = "signed_off"


LEADS_TO: Mapping[StepKind, ItemState] = {
    StepKind.QUESTIONED: ItemState.QUESTIONED,
    StepKind.ANSWERED: ItemState.ANSWERED,
    StepKind.ESCALATED: ItemState.ESCALATED,
    StepKind.SIGNED_OFF: ItemState.SIGNED_OFF,
}


class Finding(StrEnum):
    """What a sign-off says. Stable: stored."""

    IN_ORDER = "in_order"
    BREACH = "breach"


@dataclass(frozen=True, slots=True)
class EntryRef:
    """An entry by what it is known by for ever; ``time_us``: as it tells, UTC microseconds."""

    desk: str
    sequence: int
    time_us: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Why an item is in the queue, from which a sentence is made. ``entries``: how many; ``cameras``: ids, at most
    MOST_CAMERAS of ``camera_count``. ``limits``: the rule's numbers as they were; ``names``: marked areas, tried names.
    """

    entries: int
    camera_count: int
    cameras: tuple[str, ...]
    limits: Mapping[str, int]
    names: tuple[str, ...] = ()

    def joined(self, more: Facts, new_entries: int) -> Facts:
        """With what a later look found; ``new_entries``: how many of its entries were not there yet."""
        cameras = tuple(dict.fromkeys((*self.cameras, *more.cameras)))
        count = max(self.camera_count + (more.camera_count if self.camera_count >= MOST_CAMERAS else 0), len(cameras))
        names = tuple(dict.fromkeys((*self.names, *more.names)))[:MOST_NAMES]
        return Facts(self.entries + new_entries, count, cameras[:MOST_CAMERAS], more.limits, names)

    def as_details(self) -> dict[str, Any]:
        return {
            "entries": self.entries,
            "camera_count": self.camera_count,
            "cameras": list(self.cameras),
            "limits": dict(self.limits),
            "names": list(self.names),
        }


MOST_NAMES = 20


def facts_of(details: Mapping[str, Any]) -> Facts:
    """The facts of which these are ``as_details``. Raises KeyError, TypeError, ValueError: they are not."""
    return Facts(
        int(details["entries"]),
        int(details["camera_count"]),
        tuple(str(one) for one in details["cameras"]),
        {str(name): int(value) for name, value in details["limits"].items()},
        tuple(str(one) for one in details["names"]),
    )


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """``id``: its number, as people call it. ``about``: the person reviewed, with the role held then; empty person:
    nobody known. ``from_us`` … ``to_us``: first and last entry. Times UTC microseconds.
    """

    id: int
    rule: str
    kind: RuleKind
    title: str
    about: Actor
    desk: str
    state: ItemState
    queued_us: int
    due_us: int
    from_us: int
    to_us: int
    facts: Facts
    closed_us: int | None = None

    def is_overdue(self, now_us: int) -> bool:
        return self.state is not ItemState.SIGNED_OFF and now_us > self.due_us


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an item's history. ``finding``: of a sign-off only."""

    kind: StepKind
    time_us: int
    by: Actor
    note: str
    finding: Finding | None = None


def next_step(
    item: ReviewItem,
    history: Sequence[Step],
    kind: StepKind,
    by: Actor,
    note: str,
    now_us: int,
    finding: Finding | None = None,
) -> Step:
    """The step, if it may be taken.

    Raises ReviewError ``review.nobody`` (nobody is signed in), ``review.own_item``, ``review.not_asked`` (somebody else
    is asked), ``review.finished``, ``review.escalated_by_you``, ``review.note_missing``, ``review.nobody_to_ask``.
    """
    if not by.person:
        raise ReviewError("review.nobody")
    refusal = refused(item, history, kind, by.person)
    if refusal is not None:
        raise refusal
    text = bounded(note.strip(), NOTE_LIMIT)
    if not text:
        raise ReviewError("review.note_missing")
    return Step(kind, now_us, by, text, finding if kind is StepKind.SIGNED_OFF else None)


def refused(item: ReviewItem, history: Sequence[Step], kind: StepKind, person: str) -> ReviewError | None:
    """Why this person may not take that step now; None: it may be taken."""
    if item.state is ItemState.SIGNED_OFF:
        return ReviewError("review.finished", item=item.id)
    is_own = bool(item.about.person) and item.about.person == person
    if kind is StepKind.ANSWERED:
        asked = is_own and item.state is ItemState.QUESTIONED
        return None if asked else ReviewError("review.not_asked", item=item.id)
    if is_own:
        return ReviewError("review.own_item", item=item.id)
    if kind is StepKind.QUESTIONED and not item.about.person:
        return ReviewError("review.nobody_to_ask", item=item.id)
    escalated_by = escalator(history)
    if escalated_by == person and kind is not StepKind.QUESTIONED:
        return ReviewError("review.escalated_by_you", item=item.id)
    return None


def escalator(history: Iterable[Step]) -> str:
    """Who escalated it last; empty: nobody did."""
    return next((step.by.person for step in reversed(list(history)) if step.kind is StepKind.ESCALATED), "")


def may_take(item: ReviewItem, history: Sequence[Step], person: str) -> tuple[StepKind, ...]:
    """The steps this person may take now."""
    if not person:
        return ()
    return tuple(kind for kind in StepKind if refused(item, history, kind, person) is None)
