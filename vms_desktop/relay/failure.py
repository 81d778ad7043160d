"""Why a stream could not be fetched: FFmpeg's errors, and a look at the port where FFmpeg's word is too vague."""

from __future__ import annotations

import errno
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

import av

from vms_desktop.domain.stream import StreamReason, StreamState

LOOK_SECONDS = 2.0


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
}


def _lost(reason: StreamReason) -> Failure:
    return Failure(StreamState.LOST, reason)


def classify(error: BaseException, url: str, *, was_live: bool) -> Failure:
    """FFmpeg's error as state and reason. ``url`` without user information. Blocking: may look at the port, 2 s."""
    if isinstance(error, av.error.HTTPUnauthorizedError | av.error.HTTPForbiddenError):
        return Failure(StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD)
    if isinstance(error, av.error.HTTPNotFoundError):
        return Failure(StreamState.UNSUPPORTED, StreamReason.NOT_FOUND)
    if isinstance(error, av.error.HTTPOtherClientError):
        # FFmpeg does not tell which 4xx; the one that cameras give once DESCRIBE has worked is 453.
        return Failure(StreamState.BUSY, StreamReason.TOO_MANY_SESSIONS)
    number = getattr(error, "errno", None)
    if number in _BY_ERRNO:
        return _lost(_BY_ERRNO[number])
    if was_live:
        timed_out = isinstance(error, av.error.ExitError | TimeoutError)
        return _lost(StreamReason.STALLED if timed_out else StreamReason.ENDED)
    return look_at_port(url)


def look_at_port(url: str) -> Failure:
    """Ask the port itself, with OPTIONS (RFC 2326 10.1): who answers, and is it RTSP?"""
    parts = urlsplit(url)
    secure = parts.scheme == "rtsps"
    port = parts.port or (322 if secure else 554)
    try:
        with socket.create_connection((parts.hostname or "", port), LOOK_SECONDS) as plain:
            plain.settimeout(LOOK_SECONDS)
            link = _unverified_tls().wrap_socket(plain) if secure else plain
            link.sendall(f"OPTIONS {url} RTSP/1.0\r\nCSeq: 1\r\n\r\n".encode())
            answer = link.recv(256)
    except TimeoutError:
        return _lost(StreamReason.TIMED_OUT)
    except ssl.SSLError:
        return Failure(StreamState.UNSUPPORTED, StreamReason.NOT_RTSP)
    except OSError as error:
        return _lost(_BY_ERRNO.get(error.errno or 0, StreamReason.UNREACHABLE))
    if not answer:
        return _lost(StreamReason.ENDED)
    if not answer.startswith(b"RTSP/"):
        return Failure(StreamState.UNSUPPORTED, StreamReason.NOT_RTSP)
    if b" 453" in answer[:20]:
        return Failure(StreamState.BUSY, StreamReason.TOO_MANY_SESSIONS)
    return _lost(StreamReason.ENDED)


def answers_rtsp(url: str) -> bool:
    """Whether an RTSP server answers at the port now. Blocking, 2 s at most."""
    return look_at_port(url) == _lost(StreamReason.ENDED)


def _unverified_tls() -> ssl.SSLContext:
    # Cameras carry self-signed certificates; here only the question "is this RTSP" is asked and no secret sent.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
