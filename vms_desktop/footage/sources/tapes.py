"""How recorders are asked for pictures of the past: by ONVIF replay, or by an address with the time in it.

Called on one thread. Everything raises what an RTSP session raises (``replay_failure.WORLDLY``).
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.recorder_address import timed
from vms_desktop.domain.stream import Transport
from vms_desktop.media.rtsp.replay import ReplaySession, ReplayWish
from vms_desktop.media.rtsp.replay_feed import ReplayedPicture, ReplayFeed

ASKED_FOR = timedelta(hours=1)
"""So much is asked for by address; recorders do not stop there by themselves, and some want an end."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TapePicture:
    """``time_us``: true time; ``device_us``: by the recorder's clock. ``breaks``: pictures are missing before it."""

    codec: str
    data: bytes
    is_key: bool
    time_us: int
    device_us: int
    breaks: bool
    ends: bool


class Tape(Protocol):
    """One recording of one recorder."""

    exact: bool
    """Whether the same picture has the same time whenever it is asked for."""
    can_reverse: bool

    def play(self, at_us: int, *, reverse: bool = False) -> None:
        """Connect where that is needed; pictures from the key frame before ``at_us`` (true time) on follow."""

    @property
    def sockets(self) -> Sequence[socket.socket]: ...

    @property
    def end_us(self) -> int | None:
        """Up to when the recorder said it will play; None: it did not say."""

    def pictures(self, now: float) -> Iterator[TapePicture]:
        """What has come; never blocks."""

    def close(self) -> None: ...


class _RtspTape:
    """What both have in common."""

    def __init__(self, credential: Credential | None, transport: Transport, offset_s: float) -> None:
        self._credential = credential
        self._transport = transport
        self._offset_us = round(offset_s * 1e6)
        self._session: ReplaySession | None = None
        self._feed: ReplayFeed | None = None
        self._anchor: tuple[float, int] | None = None
        """RTP stamp in seconds and device time, where packets carry none."""
        self._anchor_us = 0

    @property
    def sockets(self) -> Sequence[socket.socket]:
        return self._session.sockets if self._session is not None else ()

    def pictures(self, now: float) -> Iterator[TapePicture]:
        session, feed = self._session, self._feed
        if session is None or feed is None:
            return
        for one in feed.pictures(session.receive(now)):
            device = self._device_us(one)
            unit = one.unit
            yield TapePicture(one.codec, unit.data, unit.is_key, device - self._offset_us, device, one.breaks, one.ends)

    def _device_us(self, picture: ReplayedPicture) -> int:
        if picture.time_us is not None:
            return picture.time_us
        if self._anchor is None:
            self._anchor = (picture.stamp_s, self._anchor_us)
        return self._anchor[1] + round((picture.stamp_s - self._anchor[0]) * 1e6)

    def _open(self, address: StreamAddress, wish: ReplayWish, *, onvif: bool) -> None:
        session = ReplaySession(address, self._credential, self._transport, wish, onvif=onvif)
        session.__enter__()
        self._session = session
        self._feed = ReplayFeed(session.media, keeps_order=session.keeps_order)
        self._begin(wish.begin_us)

    def _begin(self, at_us: int) -> None:
        """PLAY was answered. ``at_us``: what was asked for, by the device's clock."""
        assert self._session is not None and self._feed is not None
        self._feed.seek(self._session.answer.sequence)
        told = self._session.answer.begin_us
        self._anchor, self._anchor_us = None, at_us if told is None else told

    def close(self) -> None:
        session, self._session, self._feed = self._session, None, None
        if session is not None:
            session.__exit__()


class OnvifTape(_RtspTape):
    """ONVIF replay: one session, in which it leaps."""

    exact = True

    def __init__(
        self, address: StreamAddress, credential: Credential | None, transport: Transport, offset_s: float
    ) -> None:
        super().__init__(credential, transport, offset_s)
        self._address = address
        self.can_reverse = True

    def play(self, at_us: int, *, reverse: bool = False) -> None:
        wish = ReplayWish(max(0, at_us + self._offset_us), reverse=reverse)
        if self._session is None:
            self._open(self._address, wish, onvif=True)
            return
        self._session.seek(wish)
        self._begin(wish.begin_us)

    @property
    def end_us(self) -> int | None:
        told = self._session.answer.end_us if self._session is not None else None
        return None if told is None else told - self._offset_us


class UrlTape(_RtspTape):
    """Replay by address: a session for every leap, at the recorder's pace. Times count from what was asked for."""

    exact = False
    can_reverse = False

    def __init__(
        self,
        template: str,
        credential: Credential | None,
        transport: Transport,
        offset_s: float,
        utc_offset_s: float,
    ) -> None:
        super().__init__(credential, transport, offset_s)
        self._template = template
        self._utc_offset_s = utc_offset_s

    def play(self, at_us: int, *, reverse: bool = False) -> None:
        self.close()
        # Addresses count in whole seconds.
        device_us = max(0, at_us + self._offset_us) // 1_000_000 * 1_000_000
        begin = _EPOCH + timedelta(microseconds=device_us)
        url = timed(self._template, begin, begin + ASKED_FOR, self._utc_offset_s)
        self._open(StreamAddress(url), ReplayWish(device_us), onvif=False)

    @property
    def end_us(self) -> int | None:
        return None
