"""Packages as an export makes them: built by PackageBuilder; one that is there already is looked through first."""

from __future__ import annotations

import asyncio
from pathlib import Path

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.contents import FolderContents
from vms_desktop.services.evidence.wish import PackageWish, SealedPackage, Tell
from vms_desktop.services.evidence.working import clean_leftovers
from vms_desktop.services.operation import machinery


@machinery("builds for ExportService, which asks and records")
class BuiltPackages:
    """Implements ``export_ports.Packages``. ``own``: this desk's key, the only one that may have sealed them."""

    def __init__(self, builder: PackageBuilder, own: Trust) -> None:
        self._builder = builder
        self._own = own

    async def build(self, wish: PackageWish, folder: Path, tell: Tell) -> SealedPackage:
        return await self._builder.build(wish, folder, tell)

    async def kept(self, package: Path) -> SealedPackage | None:
        """As in the port."""
        return await asyncio.to_thread(self._kept, package)

    async def clear(self, folder: Path) -> None:
        """As in the port."""
        await asyncio.to_thread(clean_leftovers, folder)

    def _kept(self, package: Path) -> SealedPackage | None:
        if not package.is_dir():
            return None
        try:
            report = check(FolderContents(package, afresh=True), self._own)
        except EvidenceError:
            return None
        if not report.intact or report.manifest is None:
            return None
        return SealedPackage(package, report.manifest, report.manifest_sha256, report.bytes)
