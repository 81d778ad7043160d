"""RTSP as bytes: whatever the cut, whatever the nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.media.rtsp.wire import MOST_HEAD_BYTES, NotRtsp, Response, ServerRequest, Wire, request

ANSWER = b"RTSP/1.0 200 OK\r\nCSeq: 3\r\nSession: 12;timeout=60\r\nContent-Length: 4\r\n\r\nv=0\n"
PACKET = b"$\x00\x00\x03abc"


def test_an_answer_and_the_packets_behind_it_come_out_in_order():
    answer, first, second = Wire().feed(ANSWER + PACKET + b"$\x01\x00\x01z")
    assert isinstance(answer, Response)
    assert (answer.status, answer.header("session"), answer.body) == (200, "12;timeout=60", b"v=0\n")
    assert (first, second) == ((0, b"abc"), (1, b"z"))


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_any_cut_of_the_bytes_gives_the_same_messages(cuts):
    whole = ANSWER + PACKET * 3 + b"OPTIONS rtsp://x RTSP/1.0\r\nCSeq: 9\r\n\r\n" + PACKET
    wire, found, at = Wire(), [], 0
    for cut in [*cuts, len(whole)]:
        found += wire.feed(whole[at : at + cut])
        at += cut
    found += wire.feed(whole[at:])
    assert [type(one) for one in found] == [Response, tuple, tuple, tuple, ServerRequest, tuple]
    assert found[4] == ServerRequest("OPTIONS", "9")


def test_lines_that_end_without_carriage_return_are_understood():
    (answer,) = Wire().feed(
        b"RTSP/1.0 401 Unauthorized\nCSeq: 2\nWWW-Authenticate: Basic\nWWW-Authenticate: Digest\n\n"
    )
    assert isinstance(answer, Response)
    assert answer.headers["www-authenticate"] == ("Basic", "Digest")


@pytest.mark.parametrize(
    "nonsense",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"SSH-2.0-x\r\n",
        b"\x16\x03\x01\x00",
        b"$\x00\x00\x01a",
        b"<html>",
        b"RTSP/1.0 hello\r\n\r\n",
        b"RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n",
        b"RTSP/1.0 200 OK\r\nContent-Length: -4\r\n\r\n",
        b"RTSP/1.0 200 OK\r\nX: " + b"x" * MOST_HEAD_BYTES,
    ],
)
def test_what_is_not_rtsp_is_told_at_once(nonsense):
    with pytest.raises(NotRtsp):
        Wire().feed(nonsense)


def test_a_camera_that_loses_its_framing_for_a_moment_is_found_again():
    wire = Wire()
    wire.feed(ANSWER)
    assert wire.feed(b"\x00\x01garbage" + PACKET + PACKET) == [(0, b"abc"), (0, b"abc")]


def test_garbage_without_end_is_given_up():
    wire = Wire()
    wire.feed(ANSWER)
    with pytest.raises(NotRtsp):
        for _ in range(1000):
            wire.feed(b"\x00" * 1000)


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_nothing_a_camera_sends_raises_anything_else(pieces):
    wire = Wire()
    try:
        wire.feed(ANSWER)
        for piece in pieces:
            wire.feed(piece)
    except NotRtsp:
        return


def test_line_breaks_in_an_address_do_not_become_headers():
    made = request("SETUP", "rtsp://h/a\r\nX-Evil: 1", {"CSeq": "1", "Transport": "a\r\nb: c"})
    assert made == b"SETUP rtsp://h/aX-Evil: 1 RTSP/1.0\r\nCSeq: 1\r\nTransport: ab: c\r\n\r\n"
