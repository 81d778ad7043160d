"""Why a recorder could not be replayed, as a person is told it."""

from __future__ import annotations

import errno
import ssl

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import SourceFailure
from vms_desktop.media.rtsp.sdp import NoVideo, UnknownCodec
from vms_desktop.media.rtsp.session import Ended, NotRtsp, Refused

_BY_STATUS = {
    401: TrackReason.WRONG_PASSWORD,
    403: TrackReason.WRONG_PASSWORD,
    404: TrackReason.NO_SUCH_RECORDING,
    410: TrackReason.NO_SUCH_RECORDING,
    453: TrackReason.BUSY,
    457: TrackReason.NO_SUCH_RECORDING,
    501: TrackReason.NOT_SUPPORTED,
    503: TrackReason.BUSY,
    505: TrackReason.NOT_SUPPORTED,
    551: TrackReason.NOT_SUPPORTED,
}
_BY_ERRNO = {
    errno.ECONNREFUSED: TrackReason.REFUSED,
    errno.ETIMEDOUT: TrackReason.TIMED_OUT,
    errno.ECONNRESET: TrackReason.REFUSED,
    errno.EPIPE: TrackReason.REFUSED,
}
WORLDLY = (OSError, NotRtsp, Refused, Ended, NoVideo, UnknownCodec, UnicodeError)
"""What a session raises when the recorder or the network is to blame."""


def failure_of(error: Exception) -> SourceFailure:
    """Of what an RTSP session raised before any picture came."""
    detail = f"RTSP {error.status}" if isinstance(error, Refused) else type(error).__name__
    return SourceFailure(_reason(error), detail)


def _reason(error: Exception) -> TrackReason:
    if isinstance(error, Refused):
        return _BY_STATUS.get(error.status, TrackReason.BAD_ANSWER)
    if isinstance(error, UnknownCodec):
        return TrackReason.UNKNOWN_CODEC
    if isinstance(error, NotRtsp | NoVideo | ssl.SSLError):
        return TrackReason.BAD_ANSWER
    if isinstance(error, Ended):
        return TrackReason.REFUSED
    if isinstance(error, TimeoutError):
        return TrackReason.TIMED_OUT
    number = error.errno if isinstance(error, OSError) else None
    return _BY_ERRNO.get(number or 0, TrackReason.UNREACHABLE)
