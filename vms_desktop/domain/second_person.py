"""Acts that need a second person: which ones, who may consent, and the life of a request for consent.

The list is data: whoever adds an act adds a line here and asks ``services/people/second_person.py`` before doing it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from vms_desktop.domain.permission import Permission


class Marked(StrEnum):
    """Stable names."""

    DELETE_CAMERAS = "delete_cameras"
    LOWER_RETENTION = "lower_retention"
    LOWER_FOOTAGE_RETENTION = "lower_footage_retention"
    APPROVE_EXPORT = "approve_export"
    LIFT_HOLD = "lift_hold"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may be the second person: ``Permission.CONSENT`` and this one. ``valid``: how long a consent may be used."""

    permission: Permission
    valid: timedelta = timedelta(minutes=10)


RULES: Mapping[Marked, Rule] = {
    Marked.DELETE_CAMERAS: Rule(Permission.KNOW_CAMERAS),
    Marked.LOWER_RETENTION: Rule(Permission.READ_LOG),
    Marked.LOWER_FOOTAGE_RETENTION: Rule(Permission.APPROVE),
    Marked.APPROVE_EXPORT: Rule(Permission.APPROVE),
    Marked.LIFT_HOLD: Rule(Permission.APPROVE),
}

ASKING_LASTS = timedelta(minutes=15)
"""A request that nobody answered is over."""
FRESH_CAMERA = timedelta(hours=24)
"""A camera added less long ago has no footage worth a second person: it was mistyped, or is being tried out."""


class ConsentState(StrEnum):
    WAITING = "waiting"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    USED = "used"


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What somebody wants to do. ``subjects``: ids of all it would be done to, and values where they matter:
    consent to delete two cameras is none to delete a third. ``about``: for the second person to read.
    """

    act: Marked
    subjects: Sequence[str]
    about: str
    reason: str = ""

    @property
    def key(self) -> frozenset[str]:
        return frozenset(self.subjects)


@dataclass(frozen=True, slots=True)
class Consent:
    """``asked_by``/``decided_by``: ids of persons. ``until``: when it is over, asked or given (UTC)."""

    id: str
    act: Marked
    subjects: tuple[str, ...]
    about: str
    reason: str
    desk: str
    asked_by: str
    asked_name: str
    asked_at: datetime
    until: datetime
    state: ConsentState = ConsentState.WAITING
    decided_by: str = ""
    decided_name: str = ""
    note: str = ""

    def is_for(self, draft: ConsentDraft) -> bool:
        """Whether it was this that was asked for, and not more or something else."""
        return self.act is draft.act and frozenset(self.subjects) == draft.key

    def may_still(self, now: datetime) -> bool:
        """Whether it can be answered, or used. A clock that was set back does not lengthen it for ever."""
        return self.asked_at - timedelta(minutes=1) <= now < self.until
