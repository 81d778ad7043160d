"""Protective copies as a place where footage lies, for playing and cutting like any other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import RecordedRange, TimeRange
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.export import whole_between
from vms_desktop.domain.requests.protective import ProtectedFile, ProtectiveCopy
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_ports import FilePlan, SourcePlan
from vms_desktop.services.requests.protective_ports import ProtectiveStore


@machinery("looks for the catalogue's users, which ask")
class ProtectiveFinder:
    """Implements ``footage_ports.FootageFinder``. ``store``: the folder they lie in."""

    def __init__(self, copies: ProtectiveStore, desk: str, store: Path) -> None:
        self._copies = copies
        self._desk = desk
        self._store = store

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """As in the port."""
        found = []
        for camera in cameras:
            for copy, number, file in await self._files(camera, begin, end):
                for since, until in whole_between(file.begin_us, file.end_us, file.gaps):
                    found.append(RecordedRange(camera.id, copy.source(number), moment(since), moment(until)))
        return found

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        """As in the port."""
        return [
            FilePlan(copy.source(number), self._store / copy.folder / file.name, moment(file.begin_us))
            for copy, number, file in await self._files(camera, between.begin, between.end)
        ]

    async def _files(
        self, camera: Camera, begin: datetime, end: datetime
    ) -> list[tuple[ProtectiveCopy, int, ProtectedFile]]:
        begin_us, end_us = microseconds(begin), microseconds(end)
        copies = await self._copies.of_camera(camera.id, begin_us, end_us, self._desk)
        return [
            (copy, number, file)
            for copy in copies
            for number, file in enumerate(copy.files)
            if file.begin_us <= end_us and begin_us <= file.end_us
        ]
