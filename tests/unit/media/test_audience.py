"""Players that join a stream: also one whose camera stands still at that moment."""

from __future__ import annotations

import socket
from functools import partial

import pytest

from tests.unit.media.connected import connected, presentation_times, taken
from vms_desktop.media.audience import Audience
from vms_desktop.media.consumer import Consumer, StartPace
from vms_desktop.media.picture import Picture, VideoFormat

FORM = VideoFormat("h264", 640, 360)


def _picture(stamp: float, is_key: bool = False) -> Picture:
    return Picture(b"\x00\x00\x00\x01\x65" + b"x" * 300, stamp, is_key, 1e9 + stamp, stamp)


@pytest.mark.parametrize("still_s", [0.0, 20.0])
def test_what_follows_a_standstill_is_due_when_it_comes_and_not_by_the_age_of_what_was_kept(still_s):
    """The age of the kept picture stayed as delay: 20 s of a frozen camera made a tile 0.8 to 1.4 s late."""
    ours, players = connected()
    audience = Audience()
    kept = [_picture(50 + n / 15, n == 0) for n in range(15)]
    now = kept[-1].stamp + still_s
    audience.join(Consumer(ours, StartPace()), FORM, kept, now)
    while (due := audience.due) is not None:
        audience.step(due)
    begun = now + 1.0
    audience.step(begun)
    for n in range(3):
        audience.pass_on(FORM, _picture(begun + n / 15), partial(list, kept), begun + n / 15)
    audience.close()
    times = presentation_times(taken(players))
    assert len(times) == len(kept) + 3
    # It joined at `now`, so what comes a second later is due a second after what was kept, whatever that one's age.
    assert (times[len(kept)] - times[len(kept) - 1]) / 90_000 == pytest.approx(1.0, abs=0.06)
    players.close()


def test_a_player_that_left_before_it_began_is_not_kept():
    ours, players = connected()
    players.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    players.close()
    audience = Audience()
    consumer = Consumer(ours, StartPace())
    audience.join(consumer, FORM, [_picture(50 + n / 15, n == 0) for n in range(3)], 50.2)
    assert audience.look() or not len(audience)
    assert not len(audience)
