"""Rates and losses by the players' own counters."""

from __future__ import annotations

import pytest

from vms_desktop.measure.player_counts import PlayerCounts
from vms_desktop.services.ports import SlotStatus


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def heard(counts: PlayerCounts, watch: Watch, *reports: tuple[float, str, int, int]) -> None:
    for at, slot, displayed, lost in reports:
        watch.now = at
        counts.heard(SlotStatus(slot, 1, displayed, lost, 0.0))


def test_rates_lie_between_each_slots_first_and_last_report() -> None:
    watch = Watch()
    counts = PlayerCounts(watch)
    heard(counts, watch, (0.0, "0.0", 40, 0), (0.0, "1.0", 10, 0), (1.0, "0.0", 50, 0), (2.0, "0.0", 70, 0))
    heard(counts, watch, (4.0, "1.0", 50, 0))
    assert counts.rates() == pytest.approx([15.0, 10.0])


def test_losses_before_the_first_report_do_not_count() -> None:
    watch = Watch()
    counts = PlayerCounts(watch)
    heard(counts, watch, (0.0, "0.0", 0, 7), (1.0, "0.0", 18, 9))
    assert counts.lost_percent() == pytest.approx(10.0)


def test_a_slot_heard_once_says_nothing() -> None:
    watch = Watch()
    counts = PlayerCounts(watch)
    heard(counts, watch, (0.0, "0.0", 15, 1))
    assert counts.rates() == []
    assert counts.lost_percent() == 0.0
