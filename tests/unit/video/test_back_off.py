from __future__ import annotations

from vms_desktop.adapters.video.back_off import AT_MOST_S, BackOff


def test_the_first_restart_is_immediate_and_quick_ends_wait_longer_and_longer() -> None:
    back_off = BackOff()
    waits = [back_off.after_end(0.1) for _ in range(12)]
    assert waits[0] == 0.0
    assert waits[1:5] == [0.25, 0.5, 1.0, 2.0]
    assert waits == sorted(waits) and waits[-1] == AT_MOST_S


def test_a_long_run_makes_all_well_again() -> None:
    back_off = BackOff()
    for _ in range(6):
        back_off.after_end(0.1)
    assert back_off.after_end(60.0) == 0.0
