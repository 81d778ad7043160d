"""Builds what makes and checks evidence packages on a desk."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack

from vms_desktop import __version__
from vms_desktop.adapters.archives import AesZips
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.adapters.workstation.medium import WorkstationMedia
from vms_desktop.desk.log import OpenedLog
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.manifest import Software
from vms_desktop.paths import DataFolder
from vms_desktop.services.authority import Authority
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.evidence import EvidenceService, Outside
from vms_desktop.storage.trusted_keys import TrustedKeys

_log = logging.getLogger(__name__)


def make_evidence(opened: OpenedLog, clock: Clock, folder: DataFolder, authority: Authority) -> EvidenceService:
    """The service over an opened log, for desk and commands alike."""
    builder = PackageBuilder(opened.signer, signature_holds, clock, Software("vms-desktop", __version__))
    outside = Outside(
        signature_holds, WorkstationMedia(), TrustedKeys(folder.trusted_keys), AesZips(), opened.store.log
    )
    return EvidenceService(builder, folder.evidence, outside, authority=authority, log=opened.log)


def open_evidence(
    stack: AsyncExitStack, opened: OpenedLog, clock: Clock, folder: DataFolder, authority: Authority
) -> EvidenceService:
    """As ``make_evidence``; what a killed desk left half made is taken away meanwhile. ``stack`` waits for that."""
    service = make_evidence(opened, clock, folder, authority)
    cleaning = asyncio.create_task(_clean(service))
    stack.push_async_callback(asyncio.wait, [cleaning])
    return service


async def _clean(service: EvidenceService) -> None:
    try:
        for name in await service.clean():
            _log.warning("a package that was being made when the program ended was taken away: %s", name)
    except VmsError as error:
        _log.error("what was left of packages could not be taken away: %s", error)
