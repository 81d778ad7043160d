"""RTSP sessions of the past: PLAY with a range of the wall clock, PAUSE, seek (ONVIF Streaming Specification, replay).

A recorder that knows ONVIF replay is asked with ``Require: onvif-replay``, ``Range: clock=…`` and ``Rate-Control:
no``, which lets it send as fast as we read. One that replays by address alone is asked like a camera, and sends at its
own pace.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.stream import Transport
from vms_desktop.media.rtsp.replay_feed import mark_of
from vms_desktop.media.rtsp.session import Refused, Session
from vms_desktop.media.rtsp.wire import Packet, Response, ServerRequest

REQUIREMENT = "onvif-replay"
NEAR_US = 30_000_000
_REPLAYED = ("DESCRIBE", "SETUP", "PLAY", "PAUSE")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z")


@dataclass(frozen=True, slots=True)
class ReplayWish:
    """From ``begin_us`` on (UTC by the recorder's clock, microseconds since 1970), to ``end_us`` or as far as there is.

    ``reverse``: groups of pictures backwards from there, each group's own pictures still forwards. ``only_keys``: key
    frames alone. ``realtime``: at the pace it was recorded, instead of as fast as we read.
    """

    begin_us: int
    end_us: int | None = None
    reverse: bool = False
    only_keys: bool = False
    realtime: bool = False


@dataclass(frozen=True, slots=True)
class ReplayAnswer:
    """What the recorder said it will play, microseconds since 1970; None where it does not say. ``sequence``: CSeq."""

    begin_us: int | None
    end_us: int | None
    sequence: int


class ReplaySession(Session):
    """A session that plays the past. ``onvif`` False: a recorder that knows only addresses; ``wish`` is not sent.

    A context manager that plays ``wish`` at once. Raises what ``Session`` raises, Refused(457) among it: there is
    nothing of that time.
    """

    def __init__(
        self,
        address: StreamAddress,
        credential: Credential | None,
        transport: Transport,
        wish: ReplayWish,
        *,
        onvif: bool,
    ) -> None:
        super().__init__(address, credential, transport)
        self._wish = wish
        self._onvif = onvif
        self.answer = ReplayAnswer(None, None, 0)
        """To the newest PLAY."""

    def _extra(self, method: str) -> dict[str, str]:
        return {"Require": REQUIREMENT} if self._onvif and method in _REPLAYED else {}

    def _play_first(self) -> None:
        self._played(self._ask("PLAY", self.media.aggregate, self._headers(self._wish)))

    def _headers(self, wish: ReplayWish) -> dict[str, str]:
        if not self._onvif:
            return {"Range": "npt=0.000-"}
        end = clock_text(wish.end_us) if wish.end_us is not None else ""
        headers = {
            "Range": f"clock={clock_text(wish.begin_us)}-{end}",
            "Rate-Control": "yes" if wish.realtime else "no",
            # Without it some recorders finish what they were sending before they begin anew.
            "Immediate": "yes",
        }
        if wish.reverse:
            headers["Scale"] = "-1.0"
        if wish.only_keys:
            headers["Frames"] = "intra"
        return headers

    def _played(self, answer: Response) -> None:
        begin, end = range_of(answer.header("range"))
        told = answer.header("cseq")
        self.answer = ReplayAnswer(begin, end, int(told[:9]) if told.isascii() and told.isdigit() else 0)
        self._packets_due = True
        self._heard = time.monotonic()

    def seek(self, wish: ReplayWish) -> None:
        """Play from somewhere else on; what was under way is thrown away. Blocks until it is answered."""
        answer = self._asked("PLAY", self._headers(wish))
        self._played(answer)
        # In order on the connection: what came before the answer is of the old place, unless it says otherwise.
        before, after = self._waiting[: self._answered_at], self._waiting[self._answered_at :]
        begins = max((at for at, one in enumerate(before) if _begins(one, wish)), default=len(before))
        told = [one for one in before[:begins] if self._is_of(one, self.answer.sequence)]
        self._waiting = told + before[begins:] + after

    @staticmethod
    def _is_of(message: Packet | Response | ServerRequest, sequence: int) -> bool:
        mark = mark_of(message[1]) if isinstance(message, tuple) else None
        return mark is not None and mark.sequence == sequence & 0xFF

    def pause(self) -> None:
        """The recorder sends nothing until the next ``seek``; what was under way still comes."""
        self._asked("PAUSE", {})
        self._packets_due = False

    def _asked(self, method: str, headers: dict[str, str]) -> Response:
        assert self._link is not None
        try:
            answer = self._ask(method, self.media.aggregate, headers, may_fail=True)
        finally:
            self._link.setblocking(False)
        if answer.status != 200:
            raise Refused(answer.status)
        return answer


def _begins(message: Packet | Response | ServerRequest, wish: ReplayWish) -> bool:
    """Whether a packet leaps to about the wanted moment. Some recorders send it before they answer, and do not fill in
    the sequence (GStreamer's server).
    """
    mark = mark_of(message[1]) if isinstance(message, tuple) else None
    return mark is not None and mark.breaks and abs(mark.time_us - wish.begin_us) < NEAR_US


def clock_text(moment_us: int) -> str:
    """UTC as RFC 2326 3.7 writes it, ``20210523T010000.250Z``."""
    moment = _EPOCH + timedelta(microseconds=moment_us)
    return f"{moment:%Y%m%dT%H%M%S}.{moment.microsecond // 1000:03}Z"


def range_of(header: str) -> tuple[int | None, int | None]:
    """Begin and end of ``clock=begin-end``, microseconds since 1970; None for what it does not say."""
    name, _, value = header.partition("=")
    if name.strip().lower() != "clock":
        return None, None
    begin, _, end = value.partition(";")[0].partition("-")
    return _moment_us(begin), _moment_us(end)


def _moment_us(text: str) -> int | None:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    try:
        moment = datetime(*(int(part) for part in found.groups()[:6]), tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return None
    fraction = int((found.group(7) or "0").ljust(6, "0")[:6])
    return round((moment - _EPOCH).total_seconds()) * 1_000_000 + fraction


__all__ = ["ReplayAnswer", "ReplaySession", "ReplayWish", "clock_text", "range_of"]
