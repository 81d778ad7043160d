"""What goes wrong on the way to a camera becomes the state and the reason a person reads."""

from __future__ import annotations

import errno
import os
import socket

import pytest

from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.media.rtsp.sdp import NoVideo, UnknownCodec
from vms_desktop.media.rtsp.session import Refused
from vms_desktop.media.rtsp.wire import NotRtsp
from vms_desktop.relay.failure import classify


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ECONNREFUSED, StreamReason.REFUSED),
        (errno.EHOSTUNREACH, StreamReason.UNREACHABLE),
        (errno.ENETUNREACH, StreamReason.UNREACHABLE),
        (errno.ENETDOWN, StreamReason.UNREACHABLE),
        (errno.ETIMEDOUT, StreamReason.TIMED_OUT),
        (errno.ECONNRESET, StreamReason.ENDED),
    ],
)
def test_a_host_that_is_down_or_closed_is_told_and_tried_again(number: int, reason: StreamReason) -> None:
    told = classify(OSError(number, os.strerror(number)), was_live=False)
    assert (told.state, told.reason, told.heals) == (StreamState.LOST, reason, True)


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (Refused(401), StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD),
        (Refused(403), StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD),
        (Refused(404), StreamState.UNSUPPORTED, StreamReason.NOT_FOUND),
        (UnknownCodec("VP8"), StreamState.UNSUPPORTED, StreamReason.UNKNOWN_CODEC),
        (NoVideo("audio"), StreamState.UNSUPPORTED, StreamReason.NO_VIDEO),
        (NotRtsp("<html>"), StreamState.UNSUPPORTED, StreamReason.NOT_RTSP),
    ],
)
def test_what_does_not_heal_is_not_tried_again_by_itself(error, state, reason) -> None:
    told = classify(error, was_live=False)
    assert (told.state, told.reason, told.heals) == (state, reason, False)


@pytest.mark.parametrize(
    ("error", "was_live", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), False, StreamReason.UNREACHABLE),
        (TimeoutError("timed out"), False, StreamReason.TIMED_OUT),
        (TimeoutError("timed out"), True, StreamReason.STALLED),
        (NotRtsp("garbage"), True, StreamReason.ENDED),
    ],
)
def test_the_same_error_means_something_else_once_pictures_came(error, was_live, reason) -> None:
    assert classify(error, was_live=was_live).reason is reason


def test_a_recorder_without_a_free_session_is_busy_and_tried_again() -> None:
    told = classify(Refused(453), was_live=False)
    assert (told.state, told.reason, told.heals) == (StreamState.BUSY, StreamReason.TOO_MANY_SESSIONS, True)
