"""What is recorded of a camera, when, and how that goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.stream import StreamKey, StreamQuality

DAYS = 7
HOURS = 24
_ALL = (1 << DAYS * HOURS) - 1
_DIGITS = DAYS * HOURS // 4


class RecordingMode(StrEnum):
    """When a camera is recorded. A hold or a request counts in every mode but OFF."""

    OFF = "off"
    ALWAYS = "always"
    SCHEDULE = "schedule"
    NEEDED = "needed"
    """Only while a hold or a request needs it."""


class RecordedQuality(StrEnum):
    """Which of the camera's streams."""

    MAIN = "main"
    SUB = "sub"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class WeekHours:
    """Hours of the week, in Thai time. ``mask``: bit ``day * 24 + hour``, Monday is day 0."""

    mask: int = _ALL

    def __post_init__(self) -> None:
        if not 0 <= self.mask <= _ALL:
            raise ValueError("not hours of a week")

    def has(self, day: int, hour: int) -> bool:
        return bool(self.mask >> day * HOURS + hour & 1)

    def with_hour(self, day: int, hour: int, chosen: bool) -> WeekHours:
        bit = 1 << day * HOURS + hour
        return WeekHours(self.mask | bit if chosen else self.mask & ~bit)

    def at(self, local: datetime) -> bool:
        """``local``: in Thai time."""
        return self.has(local.weekday(), local.hour)

    @property
    def count(self) -> int:
        return self.mask.bit_count()

    def __str__(self) -> str:
        """42 hexadecimal digits; ``parse`` reads them."""
        return f"{self.mask:0{_DIGITS}x}"

    @classmethod
    def parse(cls, text: str) -> WeekHours:
        """Raises ValueError."""
        return cls(int(text, 16))


WHOLE_WEEK = WeekHours()


@dataclass(frozen=True, slots=True)
class RecordingPlan:
    """``hours`` count in the mode SCHEDULE only, and are kept in the others."""

    mode: RecordingMode = RecordingMode.OFF
    quality: RecordedQuality = RecordedQuality.MAIN
    hours: WeekHours = WHOLE_WEEK

    @property
    def qualities(self) -> tuple[StreamQuality, ...]:
        if self.quality is RecordedQuality.BOTH:
            return (StreamQuality.MAIN, StreamQuality.SUB)
        return (StreamQuality(self.quality.value),)

    def wants(self, local: datetime, needed: bool) -> bool:
        """Whether to record now. ``local``: now in Thai time; ``needed``: by a hold or a request."""
        if self.mode is RecordingMode.OFF:
            return False
        if self.mode is RecordingMode.ALWAYS or needed:
            return True
        return self.mode is RecordingMode.SCHEDULE and self.hours.at(local)


NOT_RECORDED = RecordingPlan()


def recorded_streams(camera: Camera, plan: RecordingPlan) -> list[StreamKey]:
    """Those of the wished ones that the camera has, else the one it has: better another size than nothing."""
    addresses = {StreamQuality.MAIN: camera.main, StreamQuality.SUB: camera.sub}
    has = [quality for quality, address in addresses.items() if address is not None]
    wished = [quality for quality in plan.qualities if quality in has]
    return [StreamKey(camera.id, quality) for quality in wished or has[:1]]


class RecordingState(StrEnum):
    """How the recording of a camera goes, in one word."""

    OFF = "off"
    WAITING = "waiting"
    """For its hours, a hold or a request."""
    STARTING = "starting"
    RECORDING = "recording"
    """Pictures reach the disk."""
    FAILING = "failing"
    """It should be recorded and is not."""


@dataclass(frozen=True, slots=True)
class RecordingStatus:
    """``code``: why it fails, ``recording.*`` or ``stream.<reason>``; empty otherwise. ``since``: UTC."""

    state: RecordingState = RecordingState.OFF
    code: str = ""
    since: datetime | None = None


NO_RECORDING = RecordingStatus()
