"""Building a package: copied and hashed in one pass, described, signed, read back, and only then given its name.

Whatever kills the program on the way, there is a whole package or none: everything is made under a hidden working name
(``working``), and the name comes with one rename after the last byte is on the disk. ``POINTS`` names the moments at
which the tests kill it.
"""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.description import FileFacts, FileRole, PackageDescription
from vms_desktop.domain.evidence.findings import KnownKey
from vms_desktop.domain.evidence.json_form import to_json
from vms_desktop.domain.evidence.manifest import (
    FORMAT,
    GUIDE,
    KEY,
    MANIFEST,
    NOT_LISTED,
    SIGNATURE,
    SUMS,
    VIEWER,
    Manifest,
    Software,
    content_hash,
    manifest_bytes,
    sealer,
    sums_text,
)
from vms_desktop.domain.evidence.names import FOLDERS
from vms_desktop.domain.file_names import given_name, same_place
from vms_desktop.domain.log_seal import SignatureHolds
from vms_desktop.services.evidence.blocks import copy_hashed, sync_folder, write_file
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.contents import FolderContents
from vms_desktop.services.evidence.faults import told_as_evidence_errors
from vms_desktop.services.evidence.guide import guide_text
from vms_desktop.services.evidence.keys import pem
from vms_desktop.services.evidence.steps import Steps
from vms_desktop.services.evidence.wish import PackageWish, SealedPackage, SourceFile, Tell
from vms_desktop.services.evidence.working import make_read_only, require_room, working_place
from vms_desktop.services.log_ports import DeskSigner
from vms_desktop.services.operation import machinery
from vms_desktop.services.to_end import to_end

POINTS = (
    "begun",
    "copying",
    "copied",
    "forms",
    "viewer",
    "guide",
    "sums",
    "manifest",
    "signature",
    "read_only",
    "verified",
    "renamed",
)
"""Moments of a build, in order; ``copying`` comes before each file."""


def package_name(description: PackageDescription) -> str:
    """``REQ-2569-0001_1``: the folder's name."""
    return given_name(f"{description.request.number.replace('/', '-')}_{description.number}", fallback="package")


def no_point(_name: str) -> None: ...


@machinery("builds what EvidenceService was asked for")
@dataclass(frozen=True)
class PackageBuilder:
    """``at`` is called at each of ``POINTS``. ``software``: name and version of this program."""

    signer: DeskSigner
    holds: SignatureHolds
    clock: Clock
    software: Software
    at: Callable[[str], None] = no_point

    async def build(self, wish: PackageWish, folder: Path, tell: Tell = lambda _progress: None) -> SealedPackage:
        """The package's folder in ``folder``; called on the loop thread. Cancelling leaves nothing.

        Raises EvidenceError ``evidence.exists``, ``evidence.being_made`` (name), ``evidence.disk_full``,
        ``evidence.read_only``, ``evidence.medium_gone``, ``evidence.not_written``, ``evidence.source_unreadable``,
        ``evidence.source_changed`` (file), ``evidence.not_verified`` (file), what ``wish.forms`` raises, and
        StorageError of the desk's key.
        """
        stop = threading.Event()
        work = _Work(self, wish, folder, tell, stop)
        with ExitStack() as stack:
            await to_end(lambda: work.begin(stack), stop)
            try:
                await to_end(work.copy, stop)
                await self._forms(work, stop)
                return await to_end(work.seal, stop)
            finally:
                # Taking a working folder of gigabytes away is no work for the loop.
                await to_end(stack.close, stop)

    async def _forms(self, work: _Work, stop: threading.Event) -> None:
        if work.wish.forms is not None:
            for form in await work.wish.forms(work.draft()):
                content = form.content
                path = work.path_of(FOLDERS[FileRole.FORM], form.name)
                write = functools.partial(work.write, path, content, FileRole.FORM, form.title)
                await to_end(write, stop)
        self.at("forms")


class _Work:
    """One build. Blocking, for worker threads; one call at a time."""

    def __init__(
        self, builder: PackageBuilder, wish: PackageWish, folder: Path, tell: Tell, stop: threading.Event
    ) -> None:
        self.wish = wish
        self._builder, self._folder = builder, folder
        self._name = package_name(wish.description)
        self._place = folder
        self._files: list[FileFacts] = []
        self._taken: set[str] = {same_place(name) for name in (*NOT_LISTED, KEY, GUIDE, VIEWER)}
        self._paths: dict[str, str] = {}
        self._made_at = builder.clock.now()
        self._steps = Steps("copying", 0, tell, stop)

    def begin(self, stack: ExitStack) -> None:
        """Take the working place, which ``stack`` gives back, and see that room and key are there.

        Raises EvidenceError ``evidence.exists``, ``evidence.being_made``, ``evidence.source_unreadable`` (file),
        ``evidence.disk_full``, as ``told_as_evidence_errors``, and as the signer.
        """
        if os.path.lexists(self._folder / self._name):
            raise EvidenceError("evidence.exists", folder=str(self._folder / self._name))
        self._place = stack.enter_context(working_place(self._folder, self._name))
        total = 0
        for file in self.wish.files:
            try:
                total += file.source.stat().st_size
            except OSError as error:
                detail = error.strerror or ""
                raise EvidenceError("evidence.source_unreadable", file=file.source.name, detail=detail) from error
        require_room(self._folder, total)
        self._builder.signer.sign(b"")  # a key that cannot be had shows before gigabytes are copied
        with told_as_evidence_errors(self._folder):
            self._place.mkdir(mode=0o700)
        self._steps.begin("copying", total)
        self._builder.at("begun")

    # ---- copying ---------------------------------------------------------------------------------------------

    def copy(self) -> None:
        # Originals first: what is made from them names their paths.
        ordered = sorted(self.wish.files, key=lambda one: one.role is not FileRole.ORIGINAL)
        places = [(one, self._place_of(one)) for one in ordered]
        for file, path in places:
            self._paths.setdefault(file.name, path)
        for file, path in places:
            self._builder.at("copying")
            self._copy_one(file, path)
        self._builder.at("copied")

    def _place_of(self, file: SourceFile) -> str:
        folder = FOLDERS[file.role]
        if file.beside:
            beside = next((one for one in self.wish.files if one.name == file.beside), None)
            folder = FOLDERS[beside.role] if beside is not None else folder
        return self.path_of(folder, file.name)

    def path_of(self, folder: str, name: str) -> str:
        taken = {one.rpartition("/")[2] for one in self._taken if one.startswith(f"{folder}/")}
        path = f"{folder}/{given_name(name, taken)}"
        self._taken.add(same_place(path))
        return path

    def _copy_one(self, file: SourceFile, path: str) -> None:
        target = self._place / path
        self._make_folder(target.parent)
        digest, size = copy_hashed(file.source, target, self._steps.step)
        if file.expected_sha256 and digest != file.expected_sha256:
            raise EvidenceError("evidence.source_changed", file=file.source.name)
        made_from = self._named(file.made_from)
        facts = FileFacts(path, file.role, size, digest, file.title, file.camera, file.covers, file.codec, made_from)
        self._files.append(replace(facts, made_at=file.made_at, note=file.note))

    def _named(self, names: Sequence[str]) -> tuple[str, ...]:
        """Their paths. Raises ValueError: who described the package named a file that is none of it."""
        unknown = [name for name in names if name not in self._paths]
        if unknown:
            raise ValueError(f"not among the files of the package: {unknown}")
        return tuple(self._paths[name] for name in names)

    def _make_folder(self, folder: Path) -> None:
        with told_as_evidence_errors(self._folder):
            folder.mkdir(parents=True, exist_ok=True)

    def write(self, path: str, content: bytes, role: FileRole, title: str = "") -> None:
        """A file that is made here."""
        target = self._place / path
        self._make_folder(target.parent)
        digest, size = write_file(target, content)
        self._files.append(FileFacts(path, role, size, digest, title))

    # ---- sealing ---------------------------------------------------------------------------------------------

    def draft(self) -> Manifest:
        """What is known so far."""
        builder = self._builder
        described = self.wish.description
        footage = tuple(replace(one, files=self._named(one.files)) for one in described.footage)
        desk = builder.signer.desk
        return Manifest(
            FORMAT,
            self._made_at,
            builder.software,
            sealer(desk.public_key, desk.name),
            replace(described, footage=footage),
            tuple(self._files),
            content_hash(self._files),
            "",
        )

    def seal(self) -> SealedPackage:
        builder = self._builder
        signer = builder.signer
        if self.wish.viewer is not None:
            self.write(VIEWER, self.wish.viewer(to_json(self.draft())), FileRole.VIEWER)
        builder.at("viewer")
        self.write(KEY, pem(signer.desk.public_key).encode(), FileRole.KEY)
        draft, described = self.draft(), self.wish.description
        count = len(self._files) + 1 + len(NOT_LISTED)
        guide = guide_text(described.request.number, described.number, draft.sealer, count, draft.content_sha256)
        self.write(GUIDE, guide, FileRole.GUIDE)
        builder.at("guide")
        sums = sums_text(self._files)
        write_file(self._place / SUMS, sums)
        builder.at("sums")
        manifest = replace(self.draft(), sums_sha256=sha256(sums).hexdigest())
        text = manifest_bytes(manifest)
        write_file(self._place / MANIFEST, text)
        builder.at("manifest")
        write_file(self._place / SIGNATURE, signer.sign(text))
        builder.at("signature")
        with told_as_evidence_errors(self._folder):
            make_read_only(self._place)
        for inner, _folders, _files in os.walk(self._place):
            sync_folder(Path(inner))
        builder.at("read_only")
        read = self._verify(text)
        builder.at("verified")
        return self._give_name(manifest, text, read)

    def _verify(self, text: bytes) -> int:
        """Read back from the disk what was written, as whoever gets it would."""
        desk = self._builder.signer.desk
        trust = Trust([KnownKey(desk.public_key, desk.name)], self._builder.holds)
        contents = FolderContents(self._place, afresh=True)

        begins = functools.partial(self._steps.begin, "verifying")
        report = check(contents, trust, step=self._steps.step, begins=begins)
        if not report.intact or report.manifest_sha256 != sha256(text).hexdigest():
            first = report.findings[0] if report.findings else None
            detail = f"{first.fault.value} {first.note}" if first is not None else ""
            raise EvidenceError("evidence.not_verified", file=first.name if first else MANIFEST, detail=detail)
        return report.bytes

    def _give_name(self, manifest: Manifest, text: bytes, read: int) -> SealedPackage:
        final = self._folder / self._name
        with told_as_evidence_errors(self._folder):
            if os.path.lexists(final):
                raise EvidenceError("evidence.exists", folder=str(final))
            os.rename(self._place, final)
        sync_folder(self._folder)
        self._builder.at("renamed")
        return SealedPackage(final, manifest, sha256(text).hexdigest(), read)
