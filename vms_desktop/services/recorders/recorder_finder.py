"""Where a camera's footage lies on other people's recorders. What they said is remembered for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, FootageError, VmsError
from vms_desktop.domain.footage import ClockTrust, FootageSource, RecordedRange, SourceKind, TimeRange
from vms_desktop.domain.recorder import ONVIF, Recorder
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_ports import OnvifPlan, SourcePlan, UrlPlan
from vms_desktop.services.recorders.recorder_ports import OfferedRecording, RecorderFacts, RecordingDevice
from vms_desktop.services.recorders.recorders import RecorderService, as_recorder_error

T = TypeVar("T")
REMEMBERED_S = 60.0
REMEMBERED_ADDRESS_S = 600.0
LEFT_ALONE_S = 15.0
"""A recorder that did not answer is not asked again for so long: a timeline asks often."""


@dataclass(slots=True)
class _Asked:
    """What one recorder said, and when (monotonic seconds)."""

    facts: RecorderFacts | None = None
    facts_at: float = 0.0
    failure: FootageError | None = None
    failed_at: float = 0.0


@machinery("where footage lies; who plays or cuts it is asked there")
class RecorderFinder:
    """Implements ``footage_ports.FootageFinder``. Called on the loop thread.

    ``on_world_error``: told of a recorder that fails while others answer.
    """

    def __init__(
        self,
        recorders: RecorderService,
        device: RecordingDevice,
        clock: Clock,
        on_world_error: Callable[[VmsError], None] | None = None,
    ) -> None:
        self._recorders = recorders
        self._device = device
        self._clock = clock
        self._on_world_error = on_world_error
        self._asked: dict[str, _Asked] = {}
        self._addresses: dict[tuple[str, str], tuple[float, str]] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._unsubscribe = recorders.on_change(self._forget)

    def close(self) -> None:
        self._unsubscribe()

    def _forget(self) -> None:
        self._asked.clear()
        self._addresses.clear()

    # ---- footage_ports.FootageFinder -------------------------------------------------------------------------

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """As in the port. Of a recorder that cannot be asked: as far back as a person stated."""
        wanted = {camera.id for camera in cameras}
        found = await self._of_each(
            self._ranges(recorder, camera_id, channel, TimeRange(begin, end))
            for recorder in self._recorders.recorders
            for camera_id, channel in recorder.channels.items()
            if camera_id in wanted
        )
        return [one for some in found for one in some]

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        """As in the port."""
        return await self._of_each(
            self._plan(recorder, camera.id, recorder.channels[camera.id])
            for recorder in self._recorders.recorders
            if camera.id in recorder.channels
        )

    async def _of_each(self, questions: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
        """The answers of those that answer. Raises the failure where none does."""
        answers = await asyncio.gather(*questions, return_exceptions=True)
        given: list[T] = []
        failures: list[VmsError] = []
        for answer in answers:
            if isinstance(answer, VmsError):
                failures.append(answer)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                given.append(answer)
        if failures and not given:
            raise failures[0]
        for failure in failures:
            if self._on_world_error is not None:
                self._on_world_error(failure)
        return given

    # ---- one recorder ----------------------------------------------------------------------------------------

    async def _ranges(
        self, recorder: Recorder, camera_id: str, channel: str, between: TimeRange
    ) -> list[RecordedRange]:
        if recorder.kind != ONVIF:
            now = self._clock.now()
            begin = max(between.begin, now - timedelta(days=recorder.kept_days))
            end = min(between.end, now)
            source = _source(recorder, camera_id, recorder.clock_offset_s)
            return [RecordedRange(camera_id, source, begin, end)] if begin < end else []
        facts = await self._facts(recorder)
        recording = next((one for one in facts.recordings if one.token == channel), None)
        if recording is None:
            raise FootageError("recorder.no_such_channel", recorder=recorder.name, channel=channel)
        offset = timedelta(seconds=facts.clock_offset_s)
        stretches = await self._stretches(recorder, recording, between.begin + offset, between.end + offset)
        source = _source(recorder, camera_id, facts.clock_offset_s)
        return [RecordedRange(camera_id, source, one.begin - offset, one.end - offset) for one in stretches]

    async def _plan(self, recorder: Recorder, camera_id: str, channel: str) -> SourcePlan:
        credential = await self._recorders.credential(recorder)
        if recorder.kind != ONVIF:
            source = _source(recorder, camera_id, recorder.clock_offset_s)
            template = self._recorders.template(recorder, channel)
            offset = recorder.clock_offset_s or 0.0
            return UrlPlan(source, template, credential, offset, recorder.utc_offset_s)
        facts = await self._facts(recorder)
        source = _source(recorder, camera_id, facts.clock_offset_s)
        return OnvifPlan(source, await self._address(recorder, channel), credential, facts.clock_offset_s)

    async def _facts(self, recorder: Recorder) -> RecorderFacts:
        async with self._turns.setdefault(recorder.id, asyncio.Lock()):
            known = self._asked.setdefault(recorder.id, _Asked())
            now = self._clock.monotonic()
            if known.facts is not None and now - known.facts_at < REMEMBERED_S:
                return known.facts
            if known.failure is not None and now - known.failed_at < LEFT_ALONE_S:
                raise known.failure
            endpoint = await self._recorders.endpoint(recorder)
            try:
                known.facts = await self._device.recorded(endpoint)
            except CameraError as error:
                known.failure, known.failed_at = as_recorder_error(error, recorder), self._clock.monotonic()
                raise known.failure from error
            known.facts_at = self._clock.monotonic()
            return known.facts

    async def _stretches(
        self, recorder: Recorder, recording: OfferedRecording, begin: datetime, end: datetime
    ) -> list[TimeRange]:
        try:
            return await self._device.stretches(await self._recorders.endpoint(recorder), recording, begin, end)
        except CameraError as error:
            raise as_recorder_error(error, recorder) from error

    async def _address(self, recorder: Recorder, token: str) -> str:
        known = self._addresses.get((recorder.id, token))
        now = self._clock.monotonic()
        if known is not None and now - known[0] < REMEMBERED_ADDRESS_S:
            return known[1]
        try:
            address = await self._device.replay_address(await self._recorders.endpoint(recorder), token)
        except CameraError as error:
            raise as_recorder_error(error, recorder) from error
        self._addresses[recorder.id, token] = (now, address.url)
        return address.url


def _source(recorder: Recorder, camera_id: str, offset_s: float | None) -> FootageSource:
    """Its clock is the device's; corrected where somebody measured or stated how wrong it is."""
    return FootageSource(
        f"recorder.{recorder.id}",
        SourceKind.ONVIF if recorder.kind == ONVIF else SourceKind.URL,
        camera_id,
        ClockTrust.DEVICE if offset_s is None else ClockTrust.MEASURED,
        name=recorder.name,
        clock_offset_s=offset_s,
    )
