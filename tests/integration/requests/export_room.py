"""A room of requests with recorded footage, a real footage process and everything an export needs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "footage"))
from footage_tools import START_US, record
from request_room import HandClock, RequestRoom, camera

from vms_desktop.adapters.archives.encrypted_zip import AesZips
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.adapters.video.copier import Copier
from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.adapters.workstation.medium import WorkstationMedia
from vms_desktop.desk.exports import Footage, open_exports
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.clock_offset import ClockReading, ClockSource
from vms_desktop.domain.evidence.findings import CheckReport, KnownKey
from vms_desktop.domain.evidence.manifest import Software
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.request import Interval
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.paths import DataFolder, resources_dir
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.contents import FolderContents
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.evidence.evidence import EvidenceService, Outside
from vms_desktop.services.evidence.viewer import build_viewer
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_finders import LocalFinder
from vms_desktop.services.playback.footage_ports import FootageFinder
from vms_desktop.services.requests.export_facts import Papers, history_custody
from vms_desktop.storage.footage_folder import FootageFolder
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.storage.trusted_keys import TrustedKeys
from vms_desktop.ui.masking.strip_painter import QtStripPainter

READY_WITHIN_S = 30.0


class Clocks:
    def reading(self, camera_id: str) -> ClockReading | None:
        return ClockReading(camera_id, START_US, 1800, ClockSource.RTCP)


class ExportRoom(RequestRoom):
    """``at``: called at each point of building a package (``building.POINTS``)."""

    def __init__(self, folder: DataFolder, clock: HandClock, at: Callable[[str], None] = lambda _point: None) -> None:
        super().__init__(folder, clock)
        self.cameras = [
            replace(one, id=f"00000000-0000-0000-0000-00000000000{number}")
            for number, one in enumerate([camera(1), camera(2), camera(3)], 1)
        ]
        self.register = type(self.register)(self.cameras)
        self.recordings = folder.root / "recordings"
        self.clock.time = moment(START_US) + timedelta(hours=2)
        self._at = at
        self._parts = AsyncExitStack()

    async def open_exports(self, *finders: FootageFinder) -> ExportRoom:
        """After ``open``. ``finders``: further places where footage lies."""
        self.process = FootageClient(SystemClock())
        self._parts.push_async_callback(self.process.stop)
        self.process.start()
        assert await self.process.wait_ready(READY_WITHIN_S)
        local = LocalFinder(FootageFolder(self.recordings), self.clock)
        self.catalogue = FootageCatalogue([local, *finders])
        opened, authority = self.opened, self.authority
        self.clips = ClipService(
            self.register,  # type: ignore[arg-type]
            self.catalogue,
            self.process,
            self.clock,
            authority=authority,
            log=opened.log,
        )
        self._parts.push_async_callback(self.clips.stop)
        copies = CopyService(
            self.register,  # type: ignore[arg-type]
            Copier(SystemClock()),
            QtStripPainter(),
            self.clock,
            authority=authority,
            log=opened.log,
        )
        self._parts.push_async_callback(copies.stop)
        builder = PackageBuilder(
            opened.signer, signature_holds, self.clock, Software("vms-desktop", "0.1.0"), at=self._at
        )
        outside = Outside(signature_holds, WorkstationMedia(), TrustedKeys(self.folder.trusted_keys), AesZips())
        self.evidence = EvidenceService(builder, self.folder.evidence, outside, authority=authority, log=opened.log)
        self.made = open_exports(
            self._parts,
            opened,
            self.requests,
            self.register,
            Footage(self.clips, self.catalogue, copies, Clocks()),
            self.evidence,
            Papers(lambda _request, _job: None, partial(build_viewer, resources=resources_dir()), str, history_custody),
            BundledProvinces().province("11"),
            self.clock,
            authority=authority,
        )
        self.exports = self.made.exports
        return self

    async def close(self) -> None:
        await self._parts.aclose()
        await super().close()

    # ---- footage ---------------------------------------------------------------------------------------------

    def record(self, number: int, seconds: float, begin_s: float = 0.0, **more: object) -> None:
        """Main stream of that camera (0 …) from ``begin_s`` on."""
        key = StreamKey(self.cameras[number].id, StreamQuality.MAIN)
        begin_us = START_US + round(begin_s * 1e6)
        record(self.recordings, key, seconds, begin_us=begin_us, **more)  # type: ignore[arg-type]

    def seconds(self, number: int, begin_s: float, end_s: float) -> Interval:
        return Interval(self.cameras[number].id, START_US + round(begin_s * 1e6), START_US + round(end_s * 1e6))

    # ---- packages --------------------------------------------------------------------------------------------

    def packages(self) -> list[str]:
        """Names in the store, of packages and leftovers alike."""
        store = self.folder.evidence
        return sorted(path.name for path in store.iterdir()) if store.exists() else []

    def checked(self, name: str) -> CheckReport:
        """By whoever has nothing but the desk's public key."""
        desk = self.opened.signer.desk
        trust = Trust([KnownKey(desk.public_key, desk.name)], signature_holds)
        return check(FolderContents(self.folder.evidence / name), trust)
