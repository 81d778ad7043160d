"""What a player is sent first: pictures that are due at once, and a clock that lets it begin."""

from __future__ import annotations

import pytest

from tests.unit.media.connected import clocks_90khz, connected, taken
from vms_desktop.media.consumer import Consumer, StartPace
from vms_desktop.media.picture import Picture, VideoFormat
from vms_desktop.media.player_clock import AHEAD_S, REST_S

START = b"\x00\x00\x00\x01"
DELIMITER = START + b"\x09\xf0"
FORM = VideoFormat("h264", 640, 360)


def test_a_player_may_begin_at_once_and_need_not_hold_the_kept_pictures_back():
    ours, players = connected()
    pace = StartPace()
    consumer = Consumer(ours, pace)
    group = [Picture(START + b"\x65" + b"x" * 300, 50 + n / 15, n == 0, 1e9 + n / 15, n / 15) for n in range(30)]
    now = 100.0
    consumer.begin(FORM, group, group[-1].stamp, now)
    while consumer.due is not None:
        now = consumer.due
        consumer.step(now)
    consumer.close()
    head, _, stream = taken(players).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    times, references = clocks_90khz(stream)
    assert len(times) == 30
    assert times == sorted(set(times))
    assert times[-1] - times[0] < REST_S * 90_000
    # Ahead of all pictures, and by itself: what a player waits for before it shows anything.
    ahead = max(references)
    assert abs(ahead - times[0] - AHEAD_S * 90_000) <= 1
    assert references.index(ahead) == 1
    players.close()


def test_a_camera_that_sends_single_jpeg_pictures_needs_no_clock():
    ours, players = connected()
    consumer = Consumer(ours, StartPace())
    consumer.begin(VideoFormat("mjpeg", 640, 360), [Picture(b"\xff\xd8jpeg\xff\xd9", 50, True, 1e9, 0)], 50, 100.0)
    consumer.close()
    _, _, parts = taken(players).partition(b"\r\n\r\n")
    assert parts.count(b"Content-Type: image/jpeg") == 1
    assert parts.endswith(b"\xff\xd9\r\n")
    players.close()


@pytest.mark.parametrize("at_once", [True, False])
def test_a_player_that_shows_at_once_gets_what_lets_each_picture_go(at_once):
    """Recorded pictures stood still for five seconds after some twenty, because each was decoded with the next one."""
    ours, players = connected()
    consumer = Consumer(ours, StartPace(), at_once=at_once)
    form = VideoFormat("h264", 0, 0)
    pictures = [Picture(b"\x00\x00\x00\x01\x65" + b"k" * 300, 5.0 + n / 15, not n, 0.0, 0.0) for n in range(4)]
    consumer.begin(form, pictures[:2], pictures[1].stamp, 100.0)
    consumer.step(200.0)
    for picture in pictures[2:]:
        consumer.send(form, picture, 200.0)
    consumer.close()
    sent = taken(players)
    assert sent.count(DELIMITER) == 4 * (2 if at_once else 1)
    players.close()
