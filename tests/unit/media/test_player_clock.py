"""A player starts fast and stays close: stamps that always rise and end where pictures are due when they come."""

from __future__ import annotations

import itertools

import pytest

from vms_desktop.media.player_clock import CREEP_RATE, SQUEEZE_S, PlayerClock


def test_a_player_gets_kept_pictures_at_once_and_is_then_brought_close():
    clock = PlayerClock(100.0)
    kept = [clock.kept(n, 30) for n in range(30)]
    assert kept[-1] - kept[0] == pytest.approx(SQUEEZE_S, abs=0.05)
    live = [clock.live(100 + n / 15) for n in range(1, 150)]
    whole = [*kept, *live]
    assert all(after > before for before, after in itertools.pairwise(whole))
    # From some seconds on every picture is due SQUEEZE_S earlier than libVLC's first idea of time, and a little more.
    assert live[-1] == pytest.approx(PlayerClock.BASE_S + 149 / 15 - SQUEEZE_S, abs=0.06)


def test_a_delay_that_came_later_melts_away_for_as_long_as_the_player_plays():
    clock = PlayerClock(100.0)
    one_minute, two_minutes, a_day = (clock.live(100.0 + after) for after in (60, 120, 86400))
    assert two_minutes - one_minute == pytest.approx(60 * (1 - CREEP_RATE))
    assert 60 * CREEP_RATE >= 0.25
    assert a_day - two_minutes == pytest.approx((86400 - 120) * (1 - CREEP_RATE))
