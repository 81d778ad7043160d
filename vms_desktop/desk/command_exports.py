"""Builds what the commands for exports work with: as on a desk, without a window, for whoever is signed in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from vms_desktop.adapters.onvif import OnvifDevice
from vms_desktop.adapters.video.copier import Copier
from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.desk.evidence import make_evidence
from vms_desktop.desk.export_papers import make_papers
from vms_desktop.desk.exports import DeskExports, Footage, open_exports, protected_footage
from vms_desktop.desk.forms import office_of, open_forms
from vms_desktop.desk.log import OpenedLog
from vms_desktop.desk.people import DeskPeople
from vms_desktop.desk.recorders import make_recorders, open_recorders
from vms_desktop.desk.requests import open_requests
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_finders import FileFinder, LocalFinder
from vms_desktop.services.playback.footage_ports import FootageFinder
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.services.recording.clock_offsets import ClockKeeper
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.settings import Settings
from vms_desktop.storage.handed_in_files import HandedInList
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.ui import messages
from vms_desktop.ui.masking.strip_painter import QtStripPainter


@dataclass(frozen=True, slots=True)
class CommandExports:
    requests: RequestService
    made: DeskExports


async def open_for_command(
    stack: AsyncExitStack,
    opened: OpenedLog,
    people: DeskPeople,
    settings: Settings,
    folder: DataFolder,
    clock: Clock,
    *,
    complain: Callable[[VmsError], None],
) -> CommandExports:
    """Everything an export needs, without a window, for whoever is signed in. ``complain``: told of a place where
    footage may lie that does not answer.

    Raises StorageError, AccessError.
    """
    authority, store, log = people.session, opened.store, opened.log
    device = OnvifDevice(clock)
    stack.push_async_callback(device.close)
    province = BundledProvinces().province(settings.province)
    cameras = CameraService(store.cameras, opened.vault, None, None, province, authority=authority)
    await cameras.load()
    holds = FootageHoldService(store.holds, cameras, clock, log, authority=authority, second=people.second)
    await holds.load()
    recorders = make_recorders(store, opened.vault, device, clock, folder, log, authority)
    elsewhere = await open_recorders(recorders, device, clock, complain)
    stack.callback(elsewhere.close)
    process = FootageClient(clock)
    stack.push_async_callback(process.stop)
    process.start()
    files = HandedInService(cameras, process, HandedInList(folder.handed_in), authority=authority)
    finders: list[FootageFinder] = [
        LocalFinder(store.segments, clock),
        protected_footage(opened, folder),
        elsewhere,
        FileFinder(files),
    ]
    catalogue = FootageCatalogue(finders, complain)
    requests = await open_requests(opened, people, cameras, holds, clock, folder, catalogue)
    clips = ClipService(cameras, catalogue, process, clock, authority=authority, log=log)
    stack.push_async_callback(clips.stop)
    copies = CopyService(cameras, Copier(clock), QtStripPainter(), clock, authority=authority, log=log)
    stack.push_async_callback(copies.stop)
    evidence = make_evidence(opened, clock, folder, authority)
    forms = open_forms(folder, lambda: settings, log, clock, authority, complain, requests.require_seen)
    papers = make_papers(
        forms,
        store.log,
        clock,
        lambda error: messages.text_for(error).title,
        office=lambda: office_of(settings, folder),
        thai_digits=lambda: settings.thai_digits,
    )
    clocks = ClockKeeper(store.clock_offsets, clock)
    await clocks.load()
    footage = Footage(clips, catalogue, copies, clocks)
    made = open_exports(
        stack, opened, requests, cameras, footage, evidence, papers, province, clock, authority=authority
    )
    return CommandExports(requests, made)
