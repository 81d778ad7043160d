"""Builds what leads from an approved request to a sealed package, and what brings others' footage to safety."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from vms_desktop import __version__
from vms_desktop.adapters.archives.encrypted_zip import AesZips
from vms_desktop.adapters.onvif import OnvifDevice
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.adapters.video.copier import Copier
from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.adapters.workstation.medium import WorkstationMedia
from vms_desktop.desk.export_papers import make_papers
from vms_desktop.desk.log import OpenedLog
from vms_desktop.desk.people import DeskPeople
from vms_desktop.desk.recorders import make_recorders, open_recorders
from vms_desktop.desk.requests import open_requests
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.findings import KnownKey
from vms_desktop.domain.evidence.manifest import Software
from vms_desktop.domain.place import Province
from vms_desktop.paths import DataFolder
from vms_desktop.services.authority import Authority
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.checking import Trust
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.evidence.evidence import EvidenceService, Outside
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.cut_run import CutRuns
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_finders import FileFinder, LocalFinder
from vms_desktop.services.playback.footage_ports import FootageCutter, FootageFinder, SegmentLookup
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.services.recording.clock_offsets import ClockKeeper
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.requests.export import ExportService
from vms_desktop.services.requests.export_copies import ExportCopies
from vms_desktop.services.requests.export_cutting import ExportCutting
from vms_desktop.services.requests.export_delivery import DeliveryService
from vms_desktop.services.requests.export_facts import Clocks, ExportFacts, Papers
from vms_desktop.services.requests.export_packages import BuiltPackages
from vms_desktop.services.requests.export_ports import Cameras, Clips, CopiedRequests, Lock, Ranges
from vms_desktop.services.requests.export_record import ExportRecord
from vms_desktop.services.requests.export_run import Workshop
from vms_desktop.services.requests.forms import Office
from vms_desktop.services.requests.protective_copies import ProtectiveCopies
from vms_desktop.services.requests.protective_fetching import Fetching
from vms_desktop.services.requests.protective_finder import ProtectiveFinder
from vms_desktop.services.requests.protective_ports import Holds
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.settings import Settings
from vms_desktop.storage.desk_lock import DeskLock
from vms_desktop.storage.handed_in_files import HandedInList
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.storage.trusted_keys import TrustedKeys
from vms_desktop.ui.masking.strip_painter import QtStripPainter

SOFTWARE = "vms-desktop"


@dataclass(frozen=True, slots=True)
class DeskExports:
    """``protective``: None for commands: the desk fetches what they register."""

    exports: ExportService
    delivery: DeliveryService
    evidence: EvidenceService
    protective: ProtectiveCopies | None = None


@dataclass(frozen=True, slots=True)
class CommandExports:
    requests: RequestService
    made: DeskExports


@dataclass(frozen=True, slots=True)
class Footage:
    """Where footage lies and who cuts it. ``ranges``: of all sources together."""

    clips: Clips
    ranges: Ranges
    copies: CopyService
    clocks: Clocks


def make_evidence(opened: OpenedLog, clock: Clock, folder: DataFolder, authority: Authority) -> EvidenceService:
    """Packages of this desk: built, copied to media, checked."""
    builder = PackageBuilder(opened.signer, signature_holds, clock, Software(SOFTWARE, __version__))
    keys = TrustedKeys(folder.trusted_keys)
    outside = Outside(signature_holds, WorkstationMedia(), keys, AesZips(), opened.store.log)
    return EvidenceService(builder, folder.evidence, outside, authority=authority, log=opened.log)


def open_exports(
    stack: AsyncExitStack,
    opened: OpenedLog,
    requests: CopiedRequests,
    cameras: Cameras,
    footage: Footage,
    evidence: EvidenceService,
    papers: Papers,
    province: Province,
    clock: Clock,
    *,
    authority: Authority,
) -> ExportService:
    """Closing ``stack`` stops what runs; it goes on when somebody says so. ``recover`` is the desk's to call."""
    store, desk = opened.store, opened.signer.desk
    at = Workshop(
        requests,
        store.export_jobs,
        ExportCutting(footage.clips, footage.ranges, cameras),
        ExportCopies(footage.copies),
        ExportFacts(cameras, footage.clocks, province, papers),
        BuiltPackages(evidence, Trust([KnownKey(desk.public_key, desk.name)], signature_holds)),
        ExportRecord(requests, store.export_jobs, opened.log, clock),
        clock,
        evidence.store,
    )
    exports = ExportService(at, cameras, desk.id, _lock, authority=authority)
    stack.push_async_callback(exports.stop)
    return exports


def _lock(path: Path) -> Lock:
    return DeskLock(path)


def protected_footage(opened: OpenedLog, folder: DataFolder) -> ProtectiveFinder:
    """What was brought to safety, as a place where footage lies."""
    return ProtectiveFinder(opened.store.protective_copies, opened.signer.desk.id, folder.protected)


def open_protective_copies(
    stack: AsyncExitStack,
    opened: OpenedLog,
    cameras: Cameras,
    index: SegmentLookup,
    elsewhere: FootageFinder,
    cutter: FootageCutter,
    holds: Holds,
    clock: Clock,
    folder: DataFolder,
    *,
    authority: Authority,
) -> ProtectiveCopies:
    """Not started. ``elsewhere``: other people's recorders. Closing ``stack`` stops what is fetched."""
    runs = CutRuns(cutter)
    stack.callback(runs.close)
    copies = ProtectiveCopies(
        opened.store.protective_copies,
        cameras,
        LocalFinder(index, clock),
        elsewhere,
        Fetching(runs, clock, opened.log),
        holds,
        clock,
        opened.log,
        opened.signer.desk.id,
        folder.protected,
        authority=authority,
    )
    stack.push_async_callback(copies.stop)
    return copies


async def open_for_command(
    stack: AsyncExitStack,
    opened: OpenedLog,
    people: DeskPeople,
    settings: Settings,
    folder: DataFolder,
    clock: Clock,
    *,
    explain: Callable[[VmsError], str],
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
    papers = make_papers(store.log, folder, clock, explain, office=Office, thai_digits=lambda: settings.thai_digits)
    clocks = ClockKeeper(store.clock_offsets, clock)
    await clocks.load()
    footage = Footage(clips, catalogue, copies, clocks)
    exports = open_exports(
        stack, opened, requests, cameras, footage, evidence, papers, province, clock, authority=authority
    )
    delivery = DeliveryService(requests, evidence, evidence.store, authority=authority)
    return CommandExports(requests, DeskExports(exports, delivery, evidence))
