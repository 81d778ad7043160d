"""Packages as an export makes them: built by EvidenceService; one that is there already is looked through first."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.contents import FolderContents
from vms_desktop.services.evidence.wish import PackageWish, SealedPackage, Tell
from vms_desktop.services.operation import machinery


class Evidence(Protocol):
    """The part of EvidenceService that is needed here: it asks, records and builds."""

    async def build(self, wish: PackageWish, *, tell: Tell) -> SealedPackage: ...

    async def clean(self) -> list[str]: ...


@machinery("builds for ExportService, which asks; EvidenceService asks again and records")
class BuiltPackages:
    """Implements ``export_ports.Packages``. ``own``: this desk's key, the only one that may have sealed them."""

    def __init__(self, evidence: Evidence, own: Trust) -> None:
        self._evidence = evidence
        self._own = own

    async def build(self, wish: PackageWish, tell: Tell) -> SealedPackage:
        return await self._evidence.build(wish, tell=tell)

    async def kept(self, package: Path) -> SealedPackage | None:
        """As in the port."""
        return await asyncio.to_thread(self._kept, package)

    async def clear(self) -> None:
        """As in the port."""
        await self._evidence.clean()

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
