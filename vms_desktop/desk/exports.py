"""Builds what leads from an approved request to a sealed package, and what brings others' footage to safety."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.desk.export_papers import custody_lines, make_papers
from vms_desktop.desk.forms import DeskForms, office_of
from vms_desktop.desk.log import OpenedLog
from vms_desktop.desk.playback import DeskPlayback
from vms_desktop.desk.recording import DeskRecording
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.findings import KnownKey
from vms_desktop.domain.place import Province
from vms_desktop.domain.requests.request import Request
from vms_desktop.paths import DataFolder
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.evidence.checking import Trust
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.evidence.evidence import EvidenceService
from vms_desktop.services.playback.cut_run import CutRuns
from vms_desktop.services.playback.footage_finders import LocalFinder
from vms_desktop.services.playback.footage_ports import FootageCutter, FootageFinder, SegmentLookup
from vms_desktop.services.requests.drawing_clips import DrawingClips
from vms_desktop.services.requests.export import ExportService
from vms_desktop.services.requests.export_copies import ExportCopies
from vms_desktop.services.requests.export_cutting import ExportCutting
from vms_desktop.services.requests.export_delivery import DeliveryService
from vms_desktop.services.requests.export_facts import Clocks, ExportFacts, Papers
from vms_desktop.services.requests.export_packages import BuiltPackages
from vms_desktop.services.requests.export_ports import Cameras, Clips, CopiedRequests, Lock, Ranges
from vms_desktop.services.requests.export_record import ExportRecord
from vms_desktop.services.requests.export_run import Workshop
from vms_desktop.services.requests.forms import CustodyLine
from vms_desktop.services.requests.protective_copies import ProtectiveCopies
from vms_desktop.services.requests.protective_fetching import Fetching
from vms_desktop.services.requests.protective_finder import ProtectiveFinder
from vms_desktop.services.requests.protective_ports import Holds
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.settings import Settings
from vms_desktop.storage.desk_lock import DeskLock
from vms_desktop.ui import messages

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeskExports:
    """``custody``: the lines of a request's number as a certificate tells them. ``protective``: None for commands: the
    desk fetches what they register. ``drawing``: footage to draw areas on before there is a package; likewise.
    """

    exports: ExportService
    delivery: DeliveryService
    evidence: EvidenceService
    custody: Callable[[str], Awaitable[Sequence[CustodyLine]]]
    protective: ProtectiveCopies | None = None
    drawing: DrawingClips | None = None

    async def start(self) -> None:
        """Of a desk: what a killed one left is told and cleared, and what is due is fetched. Raises StorageError."""
        for job in await self.exports.recover():
            _log.warning("the export of %s was interrupted; it goes on when somebody says so", job.number)
        if self.protective is not None:
            self.protective.start()
        if self.drawing is not None:
            await self.drawing.clear()


@dataclass(frozen=True, slots=True)
class Footage:
    """Where footage lies and who cuts it. ``ranges``: of all sources together."""

    clips: Clips
    ranges: Ranges
    copies: CopyService
    clocks: Clocks


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
    protective: ProtectiveCopies | None = None,
    drawing: DrawingClips | None = None,
) -> DeskExports:
    """Closing ``stack`` stops what runs; it goes on when somebody says so. Not started."""
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
    delivery = DeliveryService(requests, cameras, evidence, evidence.store, _lock, authority=authority)
    return DeskExports(exports, delivery, evidence, partial(custody_lines, store.log), protective, drawing)


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


@dataclass(frozen=True, slots=True)
class DeskParts:
    """Of an open desk. ``elsewhere``: other people's recorders; ``settings``: those of now."""

    requests: RequestService
    cameras: Cameras
    playback: DeskPlayback
    recording: DeskRecording
    elsewhere: FootageFinder
    evidence: EvidenceService
    forms: DeskForms
    settings: Callable[[], Settings]
    province: Province


def open_desk_exports(
    stack: AsyncExitStack,
    opened: OpenedLog,
    parts: DeskParts,
    clock: Clock,
    folder: DataFolder,
    trouble: Callable[[VmsError], None],
    *,
    authority: Authority,
) -> DeskExports:
    """Exports of a desk, and protective copies with each request that is registered here. Not started."""
    playback, recording = parts.playback, parts.recording
    assert playback.copies is not None  # a desk makes them
    protective = open_protective_copies(
        stack,
        opened,
        parts.cameras,
        opened.store.segments,
        parts.elsewhere,
        playback.process,
        recording.holds,
        clock,
        folder,
        authority=authority,
    )
    papers = make_papers(
        parts.forms,
        opened.store.log,
        clock,
        lambda error: messages.text_for(error).title,
        office=lambda: office_of(parts.settings(), folder),
        thai_digits=lambda: parts.settings().thai_digits,
    )
    looked_at = ExportCutting(
        playback.clips,
        playback.catalogue,
        parts.cameras,
        QCoreApplication.translate("requests", "To draw areas on that are to be masked; not kept"),
    )
    drawing = DrawingClips(looked_at, folder.drawing)
    stack.push_async_callback(drawing.stop)
    made = open_exports(
        stack,
        opened,
        parts.requests,
        parts.cameras,
        Footage(playback.clips, playback.catalogue, playback.copies, recording.clocks),
        parts.evidence,
        papers,
        parts.province,
        clock,
        authority=authority,
        protective=protective,
        drawing=drawing,
    )
    registered = TaskOwner("protective copies", trouble)
    stack.push_async_callback(registered.close)

    def protect(request: Request) -> None:
        registered.start(protective.protect(request), request.number)

    stack.callback(parts.requests.on_registered(protect))
    return made
