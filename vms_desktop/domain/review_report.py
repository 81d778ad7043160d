"""What the monthly report to the working group says: numbers of the month and what the reviewing led to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.review import Finding, ItemState, ReviewItem, Step
from vms_desktop.domain.review_rule import RuleKind


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month of the Common Era."""

    year: int
    month: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def after(self) -> date:
        """The first day of the next month."""
        return date(self.year + self.month // 12, self.month % 12 + 1, 1)

    def before(self, months: int) -> Month:
        """So many months earlier."""
        count = self.year * 12 + self.month - 1 - months
        return Month(count // 12, count % 12 + 1)


@dataclass(frozen=True, slots=True)
class Total:
    """Entries of one person (id; empty: the program) with one action in one district (DOPA code; empty: no place)."""

    person: str
    action: str
    district: str
    entries: int


@dataclass(frozen=True, slots=True)
class PersonTotals:
    """One person's month; ``by_group``: entries by ``Action.group``, of what lasts only the beginnings."""

    person: str
    name: str
    entries: int
    by_group: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class KindTotals:
    """What one kind of rule put into the queue in the month, and how it stands now."""

    kind: RuleKind
    queued: int
    in_order: int
    breaches: int
    unfinished: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Notable:
    """An item that was found not in order or is escalated, with its newest step."""

    item: ReviewItem
    step: Step


_ENDINGS = frozenset((Action.LIVE_CLOSED.value, Action.PTZ_ENDED.value, Action.REPLAY_CLOSED.value))


def persons_of(totals: list[Total], names: Mapping[str, str]) -> list[PersonTotals]:
    """By how many entries they have, the most first; the program by itself is left out."""
    entries: dict[str, int] = {}
    groups: dict[str, dict[str, int]] = {}
    for one in totals:
        if not one.person:
            continue
        entries[one.person] = entries.get(one.person, 0) + one.entries
        if one.action not in _ENDINGS:
            group = one.action.partition(".")[0]
            own = groups.setdefault(one.person, {})
            own[group] = own.get(group, 0) + one.entries
    order = sorted(entries, key=lambda person: (-entries[person], person))
    return [PersonTotals(who, names.get(who) or who, entries[who], groups.get(who, {})) for who in order]


def by_action(totals: list[Total]) -> list[tuple[str, int]]:
    """(code, entries), the most frequent first."""
    return _added((one.action, one.entries) for one in totals)


def by_district(totals: list[Total]) -> list[tuple[str, int]]:
    """(DOPA code, entries), the most first; entries without a place are left out."""
    return _added((one.district, one.entries) for one in totals if one.district)


def _added(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    counted: dict[str, int] = {}
    for key, number in pairs:
        counted[key] = counted.get(key, 0) + number
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def kinds_of(items: list[tuple[ReviewItem, Step | None]], now_us: int) -> list[KindTotals]:
    """One of each kind that put something into the queue, in the order of the kinds."""
    found = []
    for kind in RuleKind:
        own = [(item, step) for item, step in items if item.kind is kind]
        if not own:
            continue
        findings = [step.finding for item, step in own if item.state is ItemState.SIGNED_OFF and step is not None]
        unfinished = [item for item, _ in own if item.state is not ItemState.SIGNED_OFF]
        found.append(
            KindTotals(
                kind,
                len(own),
                findings.count(Finding.IN_ORDER),
                findings.count(Finding.BREACH),
                len(unfinished),
                sum(item.is_overdue(now_us) for item in unfinished),
            )
        )
    return found


def notable_of(items: list[tuple[ReviewItem, Step | None]]) -> list[Notable]:
    """Breaches and what is escalated, in the order of the queue."""
    return [
        Notable(item, step)
        for item, step in items
        if step is not None and (step.finding is Finding.BREACH or item.state is ItemState.ESCALATED)
    ]
