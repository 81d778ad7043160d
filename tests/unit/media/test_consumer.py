"""How one player's connection begins."""

from __future__ import annotations

import socket

import pytest

from vms_desktop.media.consumer import Consumer, StartPace
from vms_desktop.media.picture import Picture, VideoFormat

DELIMITER = b"\x00\x00\x00\x01\x09\xf0"


@pytest.mark.parametrize("at_once", [True, False])
def test_a_player_that_shows_at_once_gets_what_lets_each_picture_go(at_once):
    """Recorded pictures stood still for five seconds after some twenty, because each was decoded with the next one."""
    ours, theirs = socket.socketpair()
    consumer = Consumer(_Tcp(ours), StartPace(), at_once=at_once)
    form = VideoFormat("h264", 0, 0)
    pictures = [Picture(b"\x00\x00\x00\x01\x65" + b"k" * 300, 5.0 + n / 15, not n, 0.0, 0.0) for n in range(4)]
    consumer.begin(form, pictures[:2], pictures[1].stamp, 100.0)
    consumer.step(200.0)
    for picture in pictures[2:]:
        consumer.send(form, picture, 200.0)
    sent = theirs.recv(65536)
    assert sent.count(DELIMITER) == 4 * (2 if at_once else 1)
    consumer.close()
    theirs.close()


class _Tcp:
    """A socket of a pair that lets itself be treated as one of TCP."""

    def __init__(self, inner: socket.socket) -> None:
        self._inner = inner

    def setsockopt(self, *_: int) -> None:
        """There is nothing to delay."""

    def __getattr__(self, name: str):
        return getattr(self._inner, name)
