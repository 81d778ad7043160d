"""Asking a recorder once for a replay by address, and ending it: does it answer, and with what."""

from __future__ import annotations

import asyncio
import ssl

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.errors import FootageError
from vms_desktop.domain.stream import Transport
from vms_desktop.media.rtsp.replay import ReplaySession, ReplayWish
from vms_desktop.media.rtsp.sdp import NoVideo, UnknownCodec
from vms_desktop.media.rtsp.session import Ended, NotRtsp, Refused

_BY_STATUS = {
    401: "auth_failed",
    403: "auth_failed",
    404: "no_such_channel",
    453: "busy",
    457: "no_such_channel",
    503: "busy",
}


class RtspReplayProbe:
    """Implements ``services.recorders.recorder_ports.ReplayProbe``. Each question has a thread of its own."""

    async def probe(self, url: str, credential: Credential | None) -> str:
        """As in the port."""
        return await asyncio.to_thread(_probe, url, credential)


def _probe(url: str, credential: Credential | None) -> str:
    try:
        with ReplaySession(StreamAddress(url), credential, Transport.TCP, ReplayWish(0), onvif=False) as session:
            return session.media.codec
    except (OSError, NotRtsp, Refused, Ended, NoVideo, UnknownCodec, UnicodeError) as error:
        detail = f"RTSP {error.status}" if isinstance(error, Refused) else type(error).__name__
        raise FootageError(f"recorder.{_word(error)}", recorder="", channel="", detail=detail) from error


def _word(error: Exception) -> str:
    if isinstance(error, Refused):
        return _BY_STATUS.get(error.status, "bad_answer")
    if isinstance(error, TimeoutError):
        return "timed_out"
    if isinstance(error, ConnectionRefusedError | Ended):
        return "refused"
    if isinstance(error, NotRtsp | NoVideo | UnknownCodec | ssl.SSLError):
        return "bad_answer"
    return "unreachable"
