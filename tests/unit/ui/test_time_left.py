"""How long a copy still takes, told from how far it came."""

from __future__ import annotations

import pytest

from vms_desktop.ui.time_left import TimeLeft


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_is_not_guessed_before_there_is_something_to_go_by() -> None:
    clock = Seconds()
    left = TimeLeft(clock)
    assert left.after("copy", 0.0) is None
    clock.now += 2
    assert left.after("copy", 0.5) is None  # too soon
    clock.now += 60
    assert left.after("another", 0.5) is None
    clock.now += 60
    assert left.after("another", 0.51) is None  # too little


def test_it_goes_by_what_was_done_since_it_was_first_looked_at() -> None:
    """A page that is opened in the middle of a copy has not seen its beginning."""
    clock = Seconds()
    left = TimeLeft(clock)
    left.after("copy", 0.5)
    clock.now += 30
    assert left.after("copy", 0.6) == pytest.approx(120)
    clock.now += 120
    assert left.after("copy", 1.0) == 0


def test_what_goes_back_is_begun_anew() -> None:
    clock = Seconds()
    left = TimeLeft(clock)
    left.after("copy", 0.4)
    clock.now += 100
    assert left.after("copy", 0.1) is None
    clock.now += 10
    assert left.after("copy", 0.2) == pytest.approx(80)
