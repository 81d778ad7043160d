"""Whose turn it is to steer a camera, where several desks share one: a lease of some seconds, renewed while steered.

Whoever has the turn keeps it against their equals; who steers with priority takes it from who does not. One person is
the same at every desk, and whoever comes to a desk goes on with what was steered there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

HOLDS = timedelta(seconds=10)
"""How long a turn lasts after its last renewal: long enough to look and correct, short enough to wait for."""


@dataclass(frozen=True, slots=True)
class Turn:
    """``first``: with priority. ``until``: UTC by the database's clock; None while it is only asked for."""

    camera_id: str
    desk: str
    desk_name: str
    person: str
    person_name: str
    first: bool
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it still counts. One that reaches further than any turn is of a clock that was set back since."""
        return self.until is not None and now < self.until <= now + HOLDS


class Judgement(Enum):
    FREE = "free"
    """Nobody's, one's own, or this desk's."""
    TAKEN_OVER = "taken_over"
    REFUSED = "refused"


def judged(before: Turn | None, wanted: Turn, now: datetime) -> Judgement:
    """What becomes of ``wanted`` where the turn was ``before``'s."""
    if before is None or not before.holds(now) or wanted.person == before.person or wanted.desk == before.desk:
        return Judgement.FREE
    return Judgement.TAKEN_OVER if wanted.first and not before.first else Judgement.REFUSED
