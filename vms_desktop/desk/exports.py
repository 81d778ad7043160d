"""Builds what leads from an approved request to a sealed package, and what brings others' footage to safety."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from vms_desktop import __version__
from vms_desktop.adapters.archives.encrypted_zip import AesZips
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.adapters.workstation.medium import WorkstationMedia
from vms_desktop.desk.log import OpenedLog
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.evidence.findings import KnownKey
from vms_desktop.domain.evidence.manifest import Software
from vms_desktop.domain.place import Province
from vms_desktop.paths import DataFolder
from vms_desktop.services.authority import Authority
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.checking import Trust
from vms_desktop.services.evidence.evidence import EvidenceService, Outside
from vms_desktop.services.playback.cut_run import CutRuns
from vms_desktop.services.playback.footage_finders import LocalFinder
from vms_desktop.services.playback.footage_ports import FootageCutter, FootageFinder, SegmentLookup
from vms_desktop.services.requests.export import ExportService
from vms_desktop.services.requests.export_copies import CopyService, ExportCopies
from vms_desktop.services.requests.export_cutting import ExportCutting
from vms_desktop.services.requests.export_facts import Clocks, ExportFacts, Papers
from vms_desktop.services.requests.export_packages import BuiltPackages
from vms_desktop.services.requests.export_ports import Cameras, Clips, CopiedRequests, Lock, Ranges
from vms_desktop.services.requests.export_record import ExportRecord
from vms_desktop.services.requests.export_run import Workshop
from vms_desktop.services.requests.protective_copies import ProtectiveCopies
from vms_desktop.services.requests.protective_fetching import Fetching
from vms_desktop.services.requests.protective_finder import ProtectiveFinder
from vms_desktop.services.requests.protective_ports import Holds
from vms_desktop.storage.desk_lock import DeskLock
from vms_desktop.storage.trusted_keys import TrustedKeys

SOFTWARE = "vms-desktop"


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
