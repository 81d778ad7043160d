"""What the rules find in the entries of one desk's chain, read in their order.

An evaluator remembers what later entries need (who opened which cameras in the last hours) and nothing else; started
anew it is given those entries again, with ``finds=False``. The same entries always lead to the same groups, so that
evaluating twice finds nothing new. What belongs to one person and one day (or night) of a rule is one group: a night of
viewing is one item of the queue, not a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo

from vms_desktop.domain.log_entry import Entry, moment
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review_looks import DAY_US, HOUR_US, MINUTE_US, Found, Look, Seen, look_of
from vms_desktop.domain.review_rule import Rule

__all__ = ["Evaluator", "Found"]

_SWEEP_EVERY = 20_000


class Evaluator:
    """One desk's. Knows no database; called on one thread at a time."""

    def __init__(self, rules: Sequence[Rule], areas: Sequence[PrivateArea], zone: tzinfo) -> None:
        """``zone``: in which nights and days are counted."""
        self._zone = zone
        self._offsets: dict[int, int] = {}
        self._looks: dict[str, list[Look]] = {}
        self._sweeps: list[Callable[[int], None]] = []
        self._since_sweep = 0
        for rule in rules:
            if rule.enabled:
                self._add(rule, areas)

    def evaluate(self, entries: Iterable[Entry], *, finds: bool = True) -> list[Found]:
        """What is found, a group once, in the order of its first entry. ``finds`` False: only remember."""
        groups: dict[str, Found] = {}
        looks = self._looks
        for entry in entries:
            wanted = looks.get(entry.action)
            if wanted is None:
                continue
            seen = self._seen(entry)
            for look in wanted:
                found = look(seen)
                if found is None or not finds:
                    continue
                known = groups.get(found.key)
                if known is None:
                    groups[found.key] = found
                else:
                    known.join(found)
            self._since_sweep += 1
            if self._since_sweep >= _SWEEP_EVERY:
                self._since_sweep = 0
                for sweep in self._sweeps:
                    sweep(entry.time_us)
        return list(groups.values())

    def _seen(self, entry: Entry) -> Seen:
        hour = entry.time_us // HOUR_US
        offset = self._offsets.get(hour)
        if offset is None:
            if len(self._offsets) > 1000:
                self._offsets.clear()
            known = moment(hour * HOUR_US).astimezone(self._zone).utcoffset()
            offset = self._offsets[hour] = 0 if known is None else int(known.total_seconds()) * 1_000_000
        local = entry.time_us + offset
        return Seen(entry, local // DAY_US, local % DAY_US // MINUTE_US)

    # ---- rules -----------------------------------------------------------------------------------------------

    def _add(self, rule: Rule, areas: Sequence[PrivateArea]) -> None:
        look, actions, sweep = look_of(rule, areas)
        for action in actions:
            self._looks.setdefault(action.value, []).append(look)
        if sweep is not None:
            self._sweeps.append(sweep)
