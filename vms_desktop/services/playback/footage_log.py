"""Cameras that are played back, as the access log has them: from when, with the ranges that were really seen."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import PlayedRanges, TimeRange
from vms_desktop.domain.log_action import Action
from vms_desktop.services.access_log import AccessLog, Lasting
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import machinery


def iso(moment: datetime) -> str:
    """``2026-11-26T07:05:09.123Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def exact_iso(moment: datetime) -> str:
    """``2026-11-26T07:05:09.123456Z``: of a picture, so that what is made from it later has the same time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def range_texts(ranges: Sequence[TimeRange]) -> list[list[str]]:
    return [[iso(one.begin), iso(one.end)] for one in ranges]


class _Seen:
    def __init__(self, lasting: Lasting) -> None:
        self.lasting = lasting
        self.played = PlayedRanges()
        self.glimpses = PlayedRanges()
        self.glimpsed = 0


@machinery("records for PlaybackService, which asks")
class Replaying:
    """Called on the loop thread. No picture of a camera may appear before ``open`` has returned for it."""

    def __init__(self, log: AccessLog) -> None:
        self._log = log
        self._open: dict[str, _Seen] = {}

    def is_open(self, camera_id: str) -> bool:
        return camera_id in self._open

    async def open(self, cameras: Sequence[Camera], at: datetime) -> None:
        """Recorded when it returns, all or none of them. Raises LogError ``log.not_written``."""
        new = [camera for camera in cameras if camera.id not in self._open]
        asked = (self._log.begin(about(camera, Action.REPLAY_OPENED, at=iso(at))) for camera in new)
        results = await asyncio.gather(*asked, return_exceptions=True)
        failed = [result for result in results if isinstance(result, BaseException)]
        for camera, result in zip(new, results, strict=True):
            if isinstance(result, BaseException):
                continue
            if failed or camera.id in self._open:
                result.end(played=[])
            else:
                self._open[camera.id] = _Seen(result)
        if failed:
            raise failed[0]

    def saw(self, camera_id: str, moment: datetime, *, run_on: bool) -> None:
        """A picture of this moment is on the screen. ``run_on``: played up to here since the last one."""
        seen = self._open.get(camera_id)
        if seen is not None:
            seen.played.saw(moment, run_on=run_on)

    def glimpsed(self, camera_id: str, moment: datetime) -> None:
        """A thumbnail of about this moment is shown."""
        seen = self._open.get(camera_id)
        if seen is not None:
            seen.glimpsed += 1
            seen.glimpses.saw(moment, run_on=False)

    def keep_only(self, camera_ids: Collection[str]) -> None:
        """End the entries of all others."""
        for camera_id in [known for known in self._open if known not in camera_ids]:
            seen = self._open.pop(camera_id)
            details: dict[str, object] = {"played": range_texts(seen.played.ranges)}
            if seen.glimpsed:
                details |= {"thumbnails": seen.glimpsed, "thumbnails_of": range_texts(seen.glimpses.ranges)}
            seen.lasting.end(**details)
