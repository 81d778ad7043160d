"""A sealed package onto the medium it is handed over on; the desk's own copy stays where it is.

Copying is no hand-over yet: that is a step of its own, with the receiver's name. But what no second person approved
does not get so far, nor what is no longer approved, nor cameras that are not this person's.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.request import Delivery, DeliveryState, Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.services.authority import Authority
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.media import Copied
from vms_desktop.services.evidence.wish import Tell
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.export_mandate import require_cameras
from vms_desktop.services.requests.export_places import place_for_zips
from vms_desktop.services.requests.export_ports import Cameras, CopiedRequests, LockOf
from vms_desktop.services.requests.export_sealed import manifest_hash

KEPT = frozenset({DeliveryState.SEALED, DeliveryState.HANDED_OVER, DeliveryState.RETURNED, DeliveryState.DESTROYED})
"""The desk has the package, whatever became of the medium."""


class PackageForm(StrEnum):
    """``ENCRYPTED``: a ZIP with AES-256; its passphrase is told to the receiver separately and kept nowhere."""

    FOLDER = "folder"
    ZIP = "zip"
    ENCRYPTED = "encrypted"


class Evidence(Protocol):
    """The part of EvidenceService that is needed here: it asks, records and copies."""

    async def pack(self, package: Path, folder: Path, *, passphrase: str | None, tell: Tell) -> Path: ...

    async def copy_to(self, package: Path, folder: Path, *, tell: Tell) -> Copied: ...

    async def medium(self, folder: Path) -> MediumFacts: ...


@dataclass(frozen=True, slots=True)
class Delivered:
    """``path``: on the medium. ``medium``: with its serial number, for the hand-over. ``split``: in parts, because the
    medium takes no large files.
    """

    path: Path
    medium: MediumFacts
    split: bool


class DeliveryService:
    """Called on the loop thread. ``store``: where the desk's packages lie."""

    def __init__(
        self,
        requests: CopiedRequests,
        cameras: Cameras,
        evidence: Evidence,
        store: Path,
        lock_of: LockOf,
        *,
        authority: Authority,
    ) -> None:
        self._requests = requests
        self._cameras = cameras
        self._evidence = evidence
        self._store = store
        self._lock_of = lock_of
        self._authority = authority

    @operation(Permission.EXPORT, logs=Action.EXPORT_COPIED)
    async def copy(
        self,
        request_id: str,
        folder: Path,
        tell: Tell,
        *,
        delivery_id: str = "",
        form: PackageForm = PackageForm.FOLDER,
        passphrase: str | None = None,
    ) -> Delivered:
        """Read back from the medium when it returns. ``delivery_id`` empty: the newest package.

        Raises RequestError ``request.not_sealed``, ``request.not_approved``, ``request.not_now`` (it was cancelled),
        ``request.outside_approved`` (camera), ``export.package_gone`` (folder), ``export.passphrase``, EvidenceError
        ``evidence.*``, InputError ``input.passphrase_short``, AccessError, LogError.
        """
        request = await self._requests.as_it_is(request_id)
        delivery = _delivery(request, delivery_id)
        self._refuse(request, delivery)
        if (form is PackageForm.ENCRYPTED) != (passphrase is not None):
            raise RequestError("export.passphrase", field="passphrase")
        package = Path(delivery.folder)
        if await asyncio.to_thread(manifest_hash, package) != delivery.package_sha256:
            raise RequestError("export.package_gone", folder=str(package))
        if form is PackageForm.FOLDER:
            copied = await self._evidence.copy_to(package, folder, tell=tell)
            return Delivered(copied.path, copied.medium, copied.split)
        medium = await self._evidence.medium(folder)
        size = sum(file.bytes for file in delivery.files)
        if medium.most_bytes is None or size < medium.most_bytes:
            path = await self._evidence.pack(package, folder, passphrase=passphrase, tell=tell)
            return Delivered(path, medium, split=False)
        return await self._split(package, folder, passphrase, tell)

    def _refuse(self, request: Request, delivery: Delivery) -> None:
        """Where the request as it is now, or this person's places, do not cover all that is in the package."""
        codes = {one.interval.camera_id: one.camera_code for one in request.asked}
        if not guards.is_approved(request):
            raise RequestError("request.not_approved")
        if request.state is State.CANCELLED:
            raise RequestError("request.not_now", step=Step.HAND_OVER.value, state=request.state.value)
        # Made on an oral order or an earlier decision, it may hold more than what is approved now.
        for one in guards.outside(request, delivery.intervals):
            raise RequestError("request.outside_approved", camera=codes.get(one.camera_id, ""))
        inside = {one.camera_id: codes.get(one.camera_id, "") for one in delivery.intervals}
        require_cameras(self._authority, self._cameras, inside)

    async def _split(self, package: Path, folder: Path, passphrase: str | None, tell: Tell) -> Delivered:
        """The medium takes no file of that size: packed here first, then copied in parts."""
        async with place_for_zips(self._store, self._lock_of) as zips:
            made = await self._evidence.pack(package, zips, passphrase=passphrase, tell=tell)
            copied = await self._evidence.copy_to(made, folder, tell=tell)
        return Delivered(copied.path, copied.medium, copied.split)


def _delivery(request: Request, delivery_id: str) -> Delivery:
    kept = [one for one in request.deliveries if one.state in KEPT]
    found = [one for one in kept if not delivery_id or one.id == delivery_id]
    if not found:
        raise RequestError("request.not_sealed")
    return found[-1]
