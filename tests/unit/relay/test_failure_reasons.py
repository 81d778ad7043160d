"""What FFmpeg and the port say becomes the reason a person reads; no network is touched."""

from __future__ import annotations

import errno
import os
import socket

import av
import pytest

from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.relay import failure
from vms_desktop.relay.failure import classify

URL = "rtsp://10.1.2.3/main"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ECONNREFUSED, StreamReason.REFUSED),
        (errno.EHOSTUNREACH, StreamReason.UNREACHABLE),
        (errno.ENETUNREACH, StreamReason.UNREACHABLE),
        (errno.ENETDOWN, StreamReason.UNREACHABLE),
        (errno.ETIMEDOUT, StreamReason.TIMED_OUT),
    ],
)
def test_a_host_that_is_down_or_closed_is_told_and_tried_again(number: int, reason: StreamReason) -> None:
    told = classify(OSError(number, os.strerror(number)), URL, was_live=False)
    assert (told.state, told.reason, told.heals) == (StreamState.LOST, reason, True)


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (av.error.HTTPUnauthorizedError(1, "401"), StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD),
        (av.error.HTTPForbiddenError(1, "403"), StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD),
        (av.error.HTTPNotFoundError(1, "404"), StreamState.UNSUPPORTED, StreamReason.NOT_FOUND),
    ],
)
def test_what_does_not_heal_is_not_tried_again_by_itself(error, state, reason) -> None:
    told = classify(error, URL, was_live=False)
    assert (told.state, told.reason, told.heals) == (state, reason, False)


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), StreamReason.UNREACHABLE),
        (TimeoutError("timed out"), StreamReason.TIMED_OUT),
        (OSError(errno.ECONNREFUSED, "refused"), StreamReason.REFUSED),
    ],
)
def test_a_vague_error_is_settled_by_the_port_itself(monkeypatch, raised, reason) -> None:
    def connect(*_args: object) -> None:
        raise raised

    monkeypatch.setattr(failure.socket, "create_connection", connect)
    assert classify(ValueError("Invalid data found"), URL, was_live=False).reason is reason
