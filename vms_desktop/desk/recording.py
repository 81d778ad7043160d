"""Builds the local recorder of a desk: its folder, the index, what is recorded, what goes, and what stops with it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.desk.log import OpenedLog, rules_of
from vms_desktop.desk.people import DeskPeople
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.recording.bookmarks import BookmarkService
from vms_desktop.services.recording.clock_offsets import ClockKeeper
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.recording.footage_index import FootageIndexer, IndexRun
from vms_desktop.services.recording.footage_retention import FootageRetention
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.services.recording.recording_place import RecordingPlace
from vms_desktop.services.recording.recording_ports import RecorderFault, RecordingFolder
from vms_desktop.services.recording.segment_keeper import SegmentKeeper
from vms_desktop.settings import Settings
from vms_desktop.storage.recording_folder import open_folder

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeskRecording:
    """Everything of the recorder that other parts of a desk use."""

    place: RecordingPlace
    keeper: SegmentKeeper
    holds: FootageHoldService
    service: RecordingService
    retention: FootageRetention
    bookmarks: BookmarkService
    clocks: ClockKeeper

    async def move_to(self, folder: RecordingFolder) -> None:
        """Record into ``folder`` from now on. The one before is let go when its last segment is closed, so that its
        disk can be taken out.
        """
        before = await self.place.move_to(folder)
        if before is not None:
            await self.keeper.closed_in(before.id)
            before.release()


def recordings_root(settings: Settings, folder: DataFolder) -> Path:
    """Where footage is recorded."""
    return Path(settings.recording_folder).expanduser() if settings.recording_folder else folder.recordings


async def open_recording(
    stack: AsyncExitStack,
    opened: OpenedLog,
    settings: Settings,
    folder: DataFolder,
    cameras: CameraService,
    relay: RelayClient,
    clock: Clock,
    people: DeskPeople,
    trouble: Callable[[VmsError], None],
) -> DeskRecording:
    """Before the relay starts. Closing ``stack`` finishes what is being recorded; the relay must stop after that.

    Raises StorageError.
    """
    store, log = opened.store, opened.log
    index = store.segments
    tasks = TaskOwner("recordings")

    async def prepare(found: RecordingFolder) -> None:
        """After a crash: what was being written is closed first; then, beside the recording, files without rows."""
        indexer = FootageIndexer(index, found, clock)
        left = await indexer.close_open()
        if left:
            _log.warning("%d segments were left open and are closed now", left)
        tasks.start(_look_through(indexer), "look through what was recorded last")

    desk = opened.signer.desk
    place = RecordingPlace(open_folder, index, recordings_root(settings, folder), desk.id, desk.name, prepare)
    keeper = SegmentKeeper(index, place, clock)
    session = people.session
    holds = FootageHoldService(store.holds, cameras, clock, log, authority=session, second=people.second)
    service = RecordingService(cameras, store.recording_plans, holds, place, relay, clock, log, authority=session)
    retention = FootageRetention(index, place, holds, cameras, clock, keeper.rate, rules_of(settings), log.prepared)
    bookmarks = BookmarkService(store.bookmarks, cameras, clock, log, authority=session)
    clocks = ClockKeeper(store.clock_offsets, clock)
    for part in (service, retention, keeper):
        part.on_trouble(trouble)

    def full(fault: RecorderFault) -> None:
        if fault.code == "recording.disk_full":
            retention.look_soon()

    stack.callback(relay.on_recording_fault(full))
    stack.callback(place.on_change(retention.look_soon))
    stack.push_async_callback(place.close)
    stack.push_async_callback(tasks.close)
    stack.push_async_callback(keeper.close)
    stack.push_async_callback(retention.close)
    stack.push_async_callback(clocks.close)
    await clocks.start(relay)
    await holds.load()
    if settings.records_here:
        keeper.start(relay, relay)
        await service.start(relay, keeper.on_written)
        stack.push_async_callback(service.close)
        place.start()
        retention.start()
    return DeskRecording(place, keeper, holds, service, retention, bookmarks, clocks)


async def _look_through(indexer: FootageIndexer) -> None:
    report = await indexer.run(IndexRun(recent=True, recorded_now=True))
    if report.put or report.findings:
        found = ", ".join(f"{trouble.value} {count}" for trouble, count in report.troubles.items())
        _log.warning("the index of footage was repaired: %s", found or report.put)
