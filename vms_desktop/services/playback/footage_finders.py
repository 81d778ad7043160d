"""Where a camera's footage lies on this workstation: the relay's last minutes, the local recorder, files handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.footage import ClockTrust, FootageSource, RecordedRange, SourceKind, TimeRange
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.segment import Segment, SegmentState
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamState
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_ports import (
    FilePlan,
    HandedInFiles,
    RingPlan,
    SegmentLookup,
    SegmentPlace,
    SegmentPlan,
    SourcePlan,
)
from vms_desktop.services.ports import StreamRelay

RING_S = 120.0
"""What the relay keeps of a stream at most (``relay/ring.py``)."""
_FETCHED = (StreamState.LIVE, StreamState.LATE)
_BEST_FIRST = (StreamQuality.MAIN, StreamQuality.SUB)


@machinery("looks for the catalogue's users, which ask")
class RingFinder:
    """The last two minutes of streams that are watched or recorded. Implements ``footage_ports.FootageFinder``."""

    def __init__(self, relay: StreamRelay, clock: Clock) -> None:
        self._relay = relay
        self._clock = clock
        self._stretches: dict[StreamKey, list[tuple[datetime, datetime | None]]] = {}
        """When each stream was fetched, the oldest first; None: it still is."""
        self._unsubscribe = relay.on_health(self._heard)

    def close(self) -> None:
        self._unsubscribe()

    def _heard(self, health: StreamHealth) -> None:
        now = self._clock.now()
        if health.state is StreamState.STOPPED:
            self._stretches.pop(health.key, None)  # the relay's memory goes with it
            return
        known = [
            one for one in self._stretches.get(health.key, []) if (one[1] or now) > now - timedelta(seconds=RING_S)
        ]
        is_open = bool(known) and known[-1][1] is None
        if health.state in _FETCHED and not is_open:
            known.append((now, None))
        elif health.state not in _FETCHED and is_open:
            # A camera that came back after a minute left a hole, which was told as footage.
            last = now - timedelta(seconds=health.picture_age_s or 0.0)
            known[-1] = (known[-1][0], max(known[-1][0], last))
        if known:
            self._stretches[health.key] = known
        else:
            self._stretches.pop(health.key, None)

    def _kept(self, camera: Camera) -> list[tuple[FootageSource, StreamKey, list[TimeRange]]]:
        """The stretches of each stream the relay still has pictures of."""
        now = self._clock.now()
        oldest = now - timedelta(seconds=RING_S)
        found = []
        for quality in _BEST_FIRST:
            key = StreamKey(camera.id, quality)
            kept = [
                TimeRange(max(begin, oldest), end or now)
                for begin, end in self._stretches.get(key, [])
                if (end or now) > oldest
            ]
            if kept:
                source = FootageSource(
                    f"ring.{quality.value}", SourceKind.RING, camera.id, ClockTrust.OURS, quality=quality
                )
                found.append((source, key, kept))
        return found

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """As in the port. What the relay's memory is too small for is told all the same."""
        return [
            RecordedRange(camera.id, source, kept.begin, kept.end)
            for camera in cameras
            for source, _, stretches in self._kept(camera)
            for kept in stretches
            if kept.begin <= end and begin <= kept.end
        ]

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        """As in the port."""
        found: list[SourcePlan] = []
        for source, key, stretches in self._kept(camera):
            url = self._relay.past_url(key)
            if url is not None and between.end >= stretches[0].begin:
                found.append(RingPlan(source, url))
        return found


@machinery("looks for the catalogue's users, which ask")
class LocalFinder:
    """What this program's recorder wrote. Implements ``footage_ports.FootageFinder``."""

    def __init__(self, index: SegmentLookup, clock: Clock) -> None:
        self._index = index
        self._clock = clock

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """As in the port: main and sub stream together."""
        found = await self._index.ranges(
            [camera.id for camera in cameras], microseconds(begin), microseconds(end), round(resolution_s * 1e6)
        )
        return [
            RecordedRange(camera.id, _local(camera.id, None), moment(one.begin_us), moment(one.end_us))
            for camera in cameras
            for one in found.get(camera.id, [])
        ]

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        """As in the port: the main stream, then the sub stream. What is recorded later is not in them."""
        segments = await self._index.segments(camera.id, microseconds(between.begin), microseconds(between.end))
        window = TimeRange(between.begin, max(between.begin, min(between.end, self._clock.now())))
        found: list[SourcePlan] = []
        for quality in _BEST_FIRST:
            places = tuple(_place(one) for one in segments if one.quality is quality and _may_hold(one))
            if places:
                found.append(SegmentPlan(_local(camera.id, quality), places, window))
        return found


def _local(camera_id: str, quality: StreamQuality | None) -> FootageSource:
    name = f"local.{quality.value}" if quality is not None else "local"
    return FootageSource(name, SourceKind.LOCAL, camera_id, ClockTrust.OURS, quality=quality)


def _may_hold(segment: Segment) -> bool:
    """Also one that is damaged or gone: then that is the reason why there is no picture."""
    return segment.state is not SegmentState.LEAVING


def _place(segment: Segment) -> SegmentPlace:
    return SegmentPlace(Path(segment.file), moment(segment.begin_us), moment(segment.end_us))


@machinery("looks for the catalogue's users, which ask")
class FileFinder:
    """Files that were handed in. Implements ``footage_ports.FootageFinder``."""

    def __init__(self, files: HandedInFiles) -> None:
        self._files = files

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """As in the port."""
        wanted = {camera.id for camera in cameras}
        return [
            RecordedRange(one.camera_id, one.source, one.begins_at, one.ends_at)
            for one in await self._files.all()
            if one.camera_id in wanted and one.begins_at <= end and begin <= one.ends_at
        ]

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        """As in the port."""
        return [
            FilePlan(one.source, one.path, one.begins_at, one.frame_rate)
            for one in await self._files.all()
            if one.camera_id == camera.id and one.begins_at <= between.end and between.begin <= one.ends_at
        ]
