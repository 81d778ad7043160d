"""Held keys as a movement."""

from __future__ import annotations

from vms_desktop.domain.ptz import PtzVector
from vms_desktop.ui.ptz_keys import PtzKey, vector_of


def test_nothing_held_is_still():
    assert vector_of(set(), 1.0).is_still


def test_two_arrows_are_a_diagonal():
    assert vector_of({PtzKey.UP, PtzKey.LEFT}, 0.5) == PtzVector(-0.5, 0.5, 0.0)


def test_opposite_keys_cancel():
    assert vector_of({PtzKey.LEFT, PtzKey.RIGHT}, 1.0).is_still


def test_zoom_goes_with_a_direction():
    assert vector_of({PtzKey.DOWN, PtzKey.ZOOM_IN}, 1.0) == PtzVector(0.0, -1.0, 1.0)
