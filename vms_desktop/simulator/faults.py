"""What can be wrong with a simulated camera; switched while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """The names used on the command line and in the control service."""

    OFF = "off"
    """Ports closed, connections cut: no power."""
    REFUSES = "refuses"
    """Accepts connections and closes them at once."""
    SILENT = "silent"
    """Accepts connections and never answers."""
    STALL = "stall"
    """Sends nothing more; connections stay. On clearing, goes on with pictures of now."""
    WRONG_PASSWORD = "wrong-password"
    """The password was changed: every credential is refused."""
    BASIC_ONLY = "basic-only"
    """RTSP knows Basic authentication only, as old cameras do."""
    BUSY = "busy"
    """RTSP 453 to every SETUP: no session left."""
    SESSION_TIMEOUT = "session-timeout"
    """Sessions, over TCP too, end when a client sends neither RTSP nor RTCP for so many seconds (value, default 10)."""
    LOSS = "loss"
    """Drops that percentage of RTP packets (value, default 5)."""
    JITTER = "jitter"
    """Delays pictures by up to that many milliseconds (value, default 100)."""
    TIMESTAMP_JUMP = "timestamp-jump"
    """RTP time stamps are that many seconds off (value, default 3600)."""
    RESOLUTION = "resolution"
    """The stream changes to another size at the next key frame."""
    SLOW = "slow"
    """Answers after that many seconds (value, default 3)."""
    BAD_XML = "bad-xml"
    """SOAP answers are cut in the middle."""
    HTML = "html"
    """SOAP requests get a web page."""
    CLOCK = "clock"
    """The camera's clock is that many hours off (value, default 7)."""
    STALE_TOKENS = "stale-tokens"
    """Refuses WSSE time stamps older or newer than that many seconds (value, default 5)."""
    IGNORE_STOP = "ignore-stop"
    """PTZ: Stop is acknowledged, and the camera goes on."""
    IGNORE_TIMEOUT = "ignore-timeout"
    """PTZ: the camera goes on after the time a ContinuousMove was to last."""
    GAPS = "gaps"
    """Recorders: of every five minutes of the clock the last seconds are missing (value, default 60)."""
    SLOW_SEEK = "slow-seek"
    """Recorders: PLAY is answered after that many seconds (value, default 3)."""
    ENDS_EARLY = "ends-early"
    """Recorders: the connection is closed after so many seconds of footage (value, default 10)."""
    CODEC_CHANGE = "codec-change"
    """Recorders: footage goes on in another codec, which the description names, after so many seconds (default 10)."""
    STRANGE_CODEC = "strange-codec"
    """The same with a codec that the description does not name."""


_DEFAULTS = {
    Fault.SESSION_TIMEOUT: 10.0,
    Fault.LOSS: 5.0,
    Fault.JITTER: 100.0,
    Fault.TIMESTAMP_JUMP: 3600.0,
    Fault.SLOW: 3.0,
    Fault.CLOCK: 7.0,
    Fault.STALE_TOKENS: 5.0,
    Fault.GAPS: 60.0,
    Fault.SLOW_SEEK: 3.0,
    Fault.ENDS_EARLY: 10.0,
    Fault.CODEC_CHANGE: 10.0,
    Fault.STRANGE_CODEC: 10.0,
}


@dataclass(slots=True)
class Faults:
    """The faults of one camera now."""

    active: dict[Fault, float]

    def set(self, fault: Fault, value: float | None) -> None:
        self.active[fault] = _DEFAULTS.get(fault, 1.0) if value is None else value

    def clear(self, fault: Fault | None = None) -> None:
        """That one, or all."""
        if fault is None:
            self.active.clear()
        else:
            self.active.pop(fault, None)

    def __contains__(self, fault: Fault) -> bool:
        return fault in self.active

    def value(self, fault: Fault) -> float:
        """Its value, 0 when it is not active."""
        return self.active.get(fault, 0.0)
