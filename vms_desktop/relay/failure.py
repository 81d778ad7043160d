"""Why a stream could not be fetched, as state and reason."""

from __future__ import annotations

import errno
import socket
import ssl
from dataclasses import dataclass

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.media.rtsp.sdp import NoVideo, UnknownCodec
from vms_desktop.media.rtsp.session import Ended, Refused, unverified_tls
from vms_desktop.media.rtsp.wire import NotRtsp, Wire, request

LOOK_SECONDS = 2.0
"""For connecting, and again for the answer."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What a person must know. ``heals``: trying again by itself makes sense."""

    state: StreamState
    reason: StreamReason

    @property
    def heals(self) -> bool:
        return self.state not in (StreamState.AUTH_FAILED, StreamState.UNSUPPORTED)


_BY_ERRNO = {
    errno.ECONNREFUSED: StreamReason.REFUSED,
    errno.ETIMEDOUT: StreamReason.TIMED_OUT,
    errno.EHOSTUNREACH: StreamReason.UNREACHABLE,
    errno.ENETUNREACH: StreamReason.UNREACHABLE,
    errno.ENETDOWN: StreamReason.UNREACHABLE,
    errno.ECONNRESET: StreamReason.ENDED,
    errno.EPIPE: StreamReason.ENDED,
}
# Status codes: RFC 2326 section 11. 503 is what many recorders answer instead of 453.
_BY_STATUS = {
    401: Failure(StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD),
    403: Failure(StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD),
    404: Failure(StreamState.UNSUPPORTED, StreamReason.NOT_FOUND),
    410: Failure(StreamState.UNSUPPORTED, StreamReason.NOT_FOUND),
    453: Failure(StreamState.BUSY, StreamReason.TOO_MANY_SESSIONS),
    503: Failure(StreamState.BUSY, StreamReason.TOO_MANY_SESSIONS),
}


def classify(error: Exception, *, was_live: bool) -> Failure:
    """What an error of ``Fetch`` means. ``was_live``: pictures had come over this connection."""
    if isinstance(error, Refused):
        return _BY_STATUS.get(error.status, Failure(StreamState.LOST, StreamReason.ENDED))
    if isinstance(error, UnknownCodec):
        return Failure(StreamState.UNSUPPORTED, StreamReason.UNKNOWN_CODEC)
    if isinstance(error, NoVideo):
        return Failure(StreamState.UNSUPPORTED, StreamReason.NO_VIDEO)
    if isinstance(error, NotRtsp | ssl.SSLError) and not was_live:
        return Failure(StreamState.UNSUPPORTED, StreamReason.NOT_RTSP)
    if isinstance(error, TimeoutError):
        return Failure(StreamState.LOST, StreamReason.STALLED if was_live else StreamReason.TIMED_OUT)
    if isinstance(error, Ended | NotRtsp):
        return Failure(StreamState.LOST, StreamReason.ENDED)
    if isinstance(error, socket.gaierror | UnicodeError):
        return Failure(StreamState.LOST, StreamReason.UNREACHABLE)
    number = error.errno if isinstance(error, OSError) else None
    return Failure(StreamState.LOST, _BY_ERRNO.get(number or 0, StreamReason.UNREACHABLE))


def answers_rtsp(url: str) -> bool:
    """Whether an RTSP server answers at the port now (OPTIONS, RFC 2326 10.1). Blocking, a few seconds at most."""
    address = StreamAddress(url)
    try:
        with socket.create_connection((address.host, address.port), LOOK_SECONDS) as plain:
            plain.settimeout(LOOK_SECONDS)
            link = unverified_tls().wrap_socket(plain) if url.startswith("rtsps:") else plain
            link.sendall(request("OPTIONS", url, {"CSeq": "1"}))
            return bool(Wire().feed(link.recv(4096)))
    except (OSError, NotRtsp, UnicodeError):
        return False
