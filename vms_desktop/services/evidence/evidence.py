"""Evidence packages as people of the desk make, copy and check them: with a permission, and recorded before it is done.

Building and copying take minutes and run on worker threads; each may be cancelled and then leaves nothing behind.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from vms_desktop.domain.errors import EvidenceError, VmsError
from vms_desktop.domain.evidence.findings import CheckReport, Finding, KnownKey
from vms_desktop.domain.evidence.manifest import MANIFEST, Manifest, fingerprint
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_seal import SignatureHolds
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.evidence.building import PackageBuilder, package_name
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.comparing import field_changes
from vms_desktop.services.evidence.contents import printable
from vms_desktop.services.evidence.evidence_ports import EncryptedZips, KeyStore, Media, MediumFacts
from vms_desktop.services.evidence.manifest_check import read_manifest
from vms_desktop.services.evidence.media import Copied, copy_package
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.packing import pack
from vms_desktop.services.evidence.passphrase import check_passphrase
from vms_desktop.services.evidence.steps import Steps
from vms_desktop.services.evidence.wish import PackageWish, SealedPackage, Tell
from vms_desktop.services.evidence.working import clean_leftovers
from vms_desktop.services.log_ports import LogSource
from vms_desktop.services.operation import for_oneself, operation, plumbing
from vms_desktop.services.to_end import to_end

T = TypeVar("T")
_MOST_FINDINGS_LOGGED = 20


def nobody_listens(_progress: object) -> None: ...


@dataclass(frozen=True)
class Outside:
    """What the service needs from outside. ``registry``: whose keys the desks of this database have."""

    holds: SignatureHolds
    media: Media
    keys: KeyStore
    encrypted: EncryptedZips | None
    registry: LogSource | None = None


class EvidenceService:
    """Called on the loop thread. ``store``: the folder of the desk's own packages, which are the second copies."""

    def __init__(
        self, builder: PackageBuilder, store: Path, outside: Outside, *, authority: Authority, log: AccessLog
    ) -> None:
        self._builder, self._store, self._outside = builder, store, outside
        self._authority = authority
        self._log = log

    @property
    @plumbing("where the packages lie is no secret")
    def store(self) -> Path:
        return self._store

    # ---- making ----------------------------------------------------------------------------------------------

    @operation(Permission.EXPORT, logs=Action.EXPORT_MADE)
    async def build(self, wish: PackageWish, *, tell: Tell = nobody_listens) -> SealedPackage:
        """A sealed, verified package in the desk's store. Recorded before, and with its hash after.

        Raises AccessError, LogError ``log.not_written``, and as ``PackageBuilder.build``.
        """
        number, name = wish.description.request.number, package_name(wish.description)
        await self._record(Action.EXPORT_MADE, number, name, stage="begun", files=len(wish.files))
        with self._failure_told(Action.EXPORT_MADE, number, name):
            sealed = await self._builder.build(wish, self._store, tell)
        facts = {"manifest_sha256": sealed.manifest_sha256, "content_sha256": sealed.manifest.content_sha256}
        await self._record(Action.EXPORT_MADE, number, name, stage="sealed", bytes=sealed.bytes, **facts)
        return sealed

    @operation(Permission.EXPORT, logs=Action.EXPORT_COPIED)
    async def pack(
        self, package: Path, folder: Path, *, passphrase: str | None = None, tell: Tell = nobody_listens
    ) -> Path:
        """``NAME.zip`` in ``folder``; with ``passphrase`` encrypted (AES-256), which is neither kept nor recorded.

        Raises AccessError, LogError, InputError ``input.passphrase_short`` (least), and as ``packing.pack``.
        """
        chosen = check_passphrase(passphrase) if passphrase is not None else None
        manifest, trust = await self._manifest(package), await self._trust()
        number = manifest.package.request.number
        facts = {"to": str(folder), "zip": True, "encrypted": chosen is not None}
        await self._record(Action.EXPORT_COPIED, number, package.name, stage="begun", **facts)

        def run(stop: threading.Event) -> Path:
            encrypted = self._outside.encrypted
            return pack(package, manifest, folder, trust, passphrase=chosen, encrypted=encrypted, tell=tell, stop=stop)

        with self._failure_told(Action.EXPORT_COPIED, number, package.name, **facts):
            path = await _stoppable(run)
        await self._record(Action.EXPORT_COPIED, number, package.name, stage="done", file=path.name, **facts)
        return path

    @operation(Permission.EXPORT, logs=Action.EXPORT_COPIED)
    async def copy_to(self, package: Path, folder: Path, *, tell: Tell = nobody_listens) -> Copied:
        """The package (its folder or ZIP) to a medium, read back from it; the medium's serial number is recorded.

        Raises AccessError, LogError, and as ``media.copy_package``.
        """
        number = await self._number_of(package)
        medium = await asyncio.to_thread(self._outside.media.facts, folder)
        about: dict[str, Any] = {"to": str(folder), **_medium_details(medium)}
        await self._record(Action.EXPORT_COPIED, number, package.name, stage="begun", **about)
        trust = await self._trust()
        with self._failure_told(Action.EXPORT_COPIED, number, package.name, **about):
            copied = await _stoppable(lambda stop: copy_package(package, folder, medium, trust, tell=tell, stop=stop))
        facts = {"sha256": copied.sha256, "bytes": copied.bytes, "split": copied.split}
        await self._record(Action.EXPORT_COPIED, number, package.name, stage="done", **about, **facts)
        return copied

    @plumbing("what a folder lies on; shows nothing of anybody")
    async def medium(self, folder: Path) -> MediumFacts:
        return await asyncio.to_thread(self._outside.media.facts, folder)

    @plumbing("for the start of the desk: takes away what a killed program left half made")
    async def clean(self) -> list[str]:
        """Names of the packages that were being made. Raises EvidenceError."""
        return await asyncio.to_thread(clean_leftovers, self._store)

    # ---- checking --------------------------------------------------------------------------------------------

    @for_oneself(logs=Action.EXPORT_CHECKED)
    async def check(self, package: Path, *, passphrase: str | None = None, tell: Tell = nobody_listens) -> CheckReport:
        """Whether it is as it was sealed: for anybody who is signed in and has it. Where the desk keeps a copy of it,
        changed fields are named with both values.

        Recorded before, and what was found after. Raises AccessError, LogError, and as ``opening.opened`` and
        ``checking.check``.
        """
        await self._record(Action.EXPORT_CHECKED, "", package.name, stage="begun")
        trust = await self._trust()

        def run(stop: threading.Event) -> CheckReport:
            steps = Steps("checking", 0, tell, stop)
            with opened(package, passphrase, self._outside.encrypted) as contents:
                report = check(contents, trust, step=steps.step, begins=lambda total: steps.begin("checking", total))
            return replace(report, findings=(*report.findings, *field_changes(report, self._store)))

        with self._failure_told(Action.EXPORT_CHECKED, "", package.name):
            report = await _stoppable(run)
        number = report.manifest.package.request.number if report.manifest is not None else ""
        found = [asdict(one) for one in report.findings[:_MOST_FINDINGS_LOGGED]]
        facts = {"intact": report.intact, "manifest_sha256": report.manifest_sha256, "findings": found}
        # What an altered package calls itself is no request of ours.
        request = number if report.intact else ""
        await self._record(Action.EXPORT_CHECKED, request, package.name, stage="done", **facts)
        return report

    @operation(Permission.CHANGE_SETTINGS, logs=Action.SETTINGS_CHANGED)
    async def trust(self, public_key: bytes, name: str) -> None:
        """Believe packages sealed by that key (raw, 32 bytes) from now on.

        Raises AccessError, LogError, StorageError.
        """
        details = {"what": "trusted_key", "fingerprint": fingerprint(public_key), "name": name}
        await self._log.record(EntryDraft(Action.SETTINGS_CHANGED, subject=Subject("settings"), details=details))
        await asyncio.to_thread(self._trust_now, KnownKey(public_key, name))

    def _trust_now(self, key: KnownKey) -> None:
        others = [one for one in self._outside.keys.load() if one.public_key != key.public_key]
        self._outside.keys.save([*others, key])

    async def _trust(self) -> Trust:
        """This desk's key, those of the other desks of its database, and those it was told to trust."""
        own = self._builder.signer.desk
        known = {own.public_key: KnownKey(own.public_key, own.name)}
        if self._outside.registry is not None:
            for desk in (await self._outside.registry.registry()).desks.values():
                known.setdefault(desk.public_key, KnownKey(desk.public_key, desk.name or desk.id))
        for key in await asyncio.to_thread(self._outside.keys.load):
            known.setdefault(key.public_key, key)
        return Trust(list(known.values()), self._outside.holds)

    # ---- both ------------------------------------------------------------------------------------------------

    async def _manifest(self, package: Path) -> Manifest:
        """Raises EvidenceError ``evidence.source_unreadable``, ``evidence.source_changed`` (file)."""

        def read() -> tuple[Manifest | None, list[Finding]]:
            try:
                text = (package / MANIFEST).read_bytes()
            except OSError as error:
                detail = error.strerror or ""
                raise EvidenceError("evidence.source_unreadable", file=MANIFEST, detail=detail) from error
            return read_manifest(text)

        manifest, flaws = await asyncio.to_thread(read)
        if manifest is None or flaws:
            raise EvidenceError("evidence.source_changed", file=MANIFEST)
        return manifest

    async def _number_of(self, package: Path) -> str:
        """Of the request; of a ZIP file the name says it."""
        if await asyncio.to_thread(package.is_dir):
            return (await self._manifest(package)).package.request.number
        return package.name.partition(".")[0].rpartition("_")[0]

    @contextmanager
    def _failure_told(self, action: Action, request: str, name: str, **details: Any) -> Iterator[None]:
        """What was begun and did not come to its end is in the log with the reason, also when a person stopped it."""
        try:
            yield
        except (VmsError, asyncio.CancelledError) as error:
            why = error.code if isinstance(error, VmsError) else "stopped"
            self._log.happened(self._draft(action, request, name, stage="failed", why=why, **details))
            raise

    async def _record(self, action: Action, request: str, name: str, **details: Any) -> None:
        await self._log.record(self._draft(action, request, name, **details))

    def _draft(self, action: Action, request: str, name: str, **details: Any) -> EntryDraft:
        subject = Subject("export", printable(name), printable(name))
        return EntryDraft(action, subject=subject, request=request, details=details)


def _medium_details(medium: MediumFacts) -> dict[str, str]:
    told = {
        "medium_serial": medium.serial,
        "medium_label": medium.label,
        "drive_serial": medium.device_serial,
        "file_system": medium.file_system,
    }
    return {name: value for name, value in told.items() if value}


async def _stoppable(run: Callable[[threading.Event], T]) -> T:
    """On a worker thread; when cancelled, it is told to stop, and what it began is gone when this ends."""
    stop = threading.Event()
    return await to_end(lambda: run(stop), stop)
