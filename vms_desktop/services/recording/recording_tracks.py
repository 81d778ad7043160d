"""How the recording of each stream goes: from what reaches the disk, what the recorder says, what the stream says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.recording import RecordingState
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamReason, StreamState
from vms_desktop.services.operation import machinery
from vms_desktop.services.recording.recording_ports import RecorderFault

WRITTEN_WITHIN_S = 15.0
"""The recorder tells every five seconds what it wrote."""
STARTS_WITHIN_S = 30.0
"""A camera with a key frame every twenty seconds has begun by then."""
FAULT_LASTS_S = 20.0
"""A fault is told again every few seconds while it lasts."""
_BROKEN = frozenset(
    (StreamState.LOST, StreamState.AUTH_FAILED, StreamState.BUSY, StreamState.UNSUPPORTED, StreamState.LATE)
)


@dataclass(slots=True)
class _Track:
    ordered_s: float
    written_s: float | None = None
    fault: str = ""
    fault_s: float = 0.0
    broken: StreamReason | None = None


@machinery("remembers what the recorder says")
class RecordingTracks:
    """Called on the loop thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tracks: dict[StreamKey, _Track] = {}

    def ordered(self, key: StreamKey) -> None:
        """The relay was told to record it."""
        self._tracks[key] = _Track(self._clock.monotonic())

    def forget(self, key: StreamKey) -> None:
        self._tracks.pop(key, None)

    def written(self, key: StreamKey) -> None:
        """Pictures have reached the disk."""
        track = self._tracks.get(key)
        if track is not None:
            track.written_s = self._clock.monotonic()

    def failed(self, fault: RecorderFault) -> None:
        """The recorder's word; an empty code: it can write again."""
        track = self._tracks.get(fault.key)
        if track is not None:
            track.fault, track.fault_s = fault.code, self._clock.monotonic()

    def reported(self, health: StreamHealth) -> None:
        """The stream's word."""
        track = self._tracks.get(health.key)
        if track is None:
            return
        if health.state in _BROKEN:
            track.broken = health.reason
        elif health.state is StreamState.LIVE:
            track.broken = None

    def state(self, keys: Iterable[StreamKey]) -> tuple[RecordingState, str]:
        """Of a camera with these streams: the worst of them, and why it fails."""
        found = [self._state(track) for key in keys if (track := self._tracks.get(key)) is not None]
        return max(found, key=lambda one: _RANK[one[0]], default=(RecordingState.STARTING, ""))

    def _state(self, track: _Track) -> tuple[RecordingState, str]:
        now = self._clock.monotonic()
        if track.fault and now - track.fault_s < FAULT_LASTS_S:
            return RecordingState.FAILING, track.fault
        if track.broken is not None:
            return RecordingState.FAILING, f"stream.{track.broken.value}"
        if track.written_s is not None and now - track.written_s < WRITTEN_WITHIN_S:
            return RecordingState.RECORDING, ""
        if now - (track.ordered_s if track.written_s is None else track.written_s) < STARTS_WITHIN_S:
            return RecordingState.STARTING, ""
        return RecordingState.FAILING, "recording.no_pictures"


_RANK = {
    RecordingState.OFF: 0,
    RecordingState.WAITING: 0,
    RecordingState.RECORDING: 1,
    RecordingState.STARTING: 2,
    RecordingState.FAILING: 3,
}
