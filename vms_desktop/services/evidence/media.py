"""Copying a package to a stick, disc folder or share: hashed on the way, split where the medium takes no large files,
read back from it, and only then given its name. Blocking.
"""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.manifest import MANIFEST, NOT_LISTED
from vms_desktop.services.evidence.blocks import copy_hashed, hash_of, reading, split_hashed, sync_folder, write_file
from vms_desktop.services.evidence.building import no_point
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.contents import FolderContents
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.faults import told_as_evidence_errors
from vms_desktop.services.evidence.manifest_check import read_manifest
from vms_desktop.services.evidence.parts import (
    JOIN_GUIDE,
    PART_BYTES,
    PART_SUMS,
    PARTS_FOLDER,
    join_guide,
    part_name,
    part_sums_text,
)
from vms_desktop.services.evidence.split_zip import ZipFolder
from vms_desktop.services.evidence.steps import Steps
from vms_desktop.services.evidence.wish import Tell
from vms_desktop.services.evidence.working import make_read_only, require_room, working_place

POINTS = ("copy_begun", "copy_file", "copy_written", "copy_verified", "copy_renamed")
"""Moments at which the tests kill it; ``copy_file`` comes before each file."""


@dataclass(frozen=True, slots=True)
class Copied:
    """``path``: the copy. ``sha256``: of ``manifest.json``, or of the ZIP file. ``split``: it has files in parts."""

    path: Path
    medium: MediumFacts
    sha256: str
    bytes: int
    split: bool


def copy_package(
    package: Path,
    folder: Path,
    medium: MediumFacts,
    trust: Trust,
    *,
    tell: Tell = lambda _progress: None,
    stop: threading.Event | None = None,
    at: Callable[[str], None] = no_point,
    part_bytes: int = PART_BYTES,
) -> Copied:
    """A package's folder, or its ZIP, into ``folder``. Nothing is overwritten; a failure leaves nothing.

    Raises EvidenceError ``evidence.exists``, ``evidence.being_made`` (name), ``evidence.disk_full``,
    ``evidence.read_only``, ``evidence.too_large``, ``evidence.medium_gone``, ``evidence.not_written`` (folder each),
    ``evidence.source_unreadable``, ``evidence.source_changed``, ``evidence.not_verified`` (file each).
    """
    work = _Copy(package, folder, medium, Steps("copying", 0, tell, stop), at, min(part_bytes, PART_BYTES))
    return work.of_folder(trust) if package.is_dir() else work.of_file()


@dataclass
class _Copy:
    package: Path
    folder: Path
    medium: MediumFacts
    steps: Steps
    at: Callable[[str], None]
    part_bytes: int

    def _is_too_large(self, size: int) -> bool:
        return self.medium.most_bytes is not None and size > self.medium.most_bytes

    def _final(self, name: str) -> Path:
        final = self.folder / name
        if os.path.lexists(final):
            raise EvidenceError("evidence.exists", folder=str(final))
        return final

    # ---- a folder --------------------------------------------------------------------------------------------

    def of_folder(self, trust: Trust) -> Copied:
        """A package that lies in a folder. Raises EvidenceError ``evidence.source_unreadable``,
        ``evidence.source_changed`` (file), ``evidence.exists`` (folder), and as ``working_place`` and ``require_room``.
        """
        try:
            text = (self.package / MANIFEST).read_bytes()
        except OSError as error:
            raise EvidenceError("evidence.source_unreadable", file=MANIFEST, detail=error.strerror or "") from error
        manifest, flaws = read_manifest(text)
        if manifest is None or flaws:
            raise EvidenceError("evidence.source_changed", file=MANIFEST)
        final = self._final(self.package.name)
        wholes = {one.path: one.sha256 for one in manifest.files}
        self.steps.begin("copying", sum(one.size for one in manifest.files))
        hashes: dict[str, str] = {}
        parts: dict[str, list[str]] = {}
        with working_place(self.folder, final.name) as place:
            require_room(self.folder, sum(one.size for one in manifest.files))
            with told_as_evidence_errors(self.folder):
                place.mkdir()
            self.at("copy_begun")
            for path in (*wholes, *NOT_LISTED):
                self.at("copy_file")
                digest, of_parts = self._file(path, place)
                if digest != wholes.get(path, digest):
                    raise EvidenceError("evidence.source_changed", file=path)
                if of_parts:
                    parts[path] = list(of_parts)
                    hashes |= of_parts
            if parts:
                write_file(place / PART_SUMS, part_sums_text(hashes))
                write_file(place / JOIN_GUIDE, join_guide(wholes, parts))
            self._settle(place)
            contents = FolderContents(place, afresh=True)
            begins = functools.partial(self.steps.begin, "reading_back")
            report = check(contents, trust, step=self.steps.step, begins=begins)
            digest = sha256(text).hexdigest()
            if not report.intact or report.manifest_sha256 != digest:
                first = report.findings[0] if report.findings else None
                raise EvidenceError("evidence.not_verified", file=first.name if first is not None else MANIFEST)
            self.at("copy_verified")
            self._give_name(place, final)
        return Copied(final, self.medium, digest, report.bytes, bool(parts))

    def _file(self, path: str, place: Path) -> tuple[str, dict[str, str]]:
        """The hash of the whole, and those of its parts where it had to be split."""
        source, target = self.package / path, place / path
        with told_as_evidence_errors(self.folder):
            target.parent.mkdir(parents=True, exist_ok=True)
        if path in NOT_LISTED or not self._is_too_large(_size(source)):
            return copy_hashed(source, target, self.steps.step)[0], {}
        name = functools.partial(part_name, path)
        whole, _length, hashes = split_hashed(
            source, lambda number: place / name(number), self.part_bytes, self.steps.step
        )
        return whole, {found.relative_to(place).as_posix(): digest for found, digest in hashes.items()}

    # ---- a ZIP -----------------------------------------------------------------------------------------------

    def of_file(self) -> Copied:
        """A package that is one ZIP. Raises EvidenceError as ``of_folder``."""
        size, name = _size(self.package), self.package.name
        split = self._is_too_large(size)
        final = self._final(f"{name}{PARTS_FOLDER}" if split else name)
        self.steps.begin("copying", size)
        with working_place(self.folder, final.name) as place:
            require_room(self.folder, size)
            self.at("copy_begun")
            self.at("copy_file")
            if split:
                with told_as_evidence_errors(self.folder):
                    place.mkdir()
                whole, _size_of, hashes = split_hashed(
                    self.package, lambda number: place / part_name(name, number), self.part_bytes, self.steps.step
                )
                names = {path.name: digest for path, digest in hashes.items()}
                write_file(place / PART_SUMS, part_sums_text(names))
                write_file(place / JOIN_GUIDE, join_guide({name: whole}, {name: list(names)}))
            else:
                whole, _size_of = copy_hashed(self.package, place, self.steps.step)
            self._settle(place)
            self.steps.begin("reading_back", size)
            flawed = self._flaw_of_parts(place, name) if split else self._flaw_of_one(place, whole)
            if flawed:
                raise EvidenceError("evidence.not_verified", file=flawed)
            self.at("copy_verified")
            self._give_name(place, final)
        return Copied(final, self.medium, whole, size, split)

    def _flaw_of_one(self, path: Path, digest: str) -> str:
        """Its name where what is read back is not what was written; empty: it is."""
        with told_as_evidence_errors(self.folder), reading(path, afresh=True) as file:
            found, _length = hash_of(file, path.stat().st_size, self.steps.step)
        return self.package.name if found != digest else ""

    def _flaw_of_parts(self, place: Path, name: str) -> str:
        # The way to join them, which was written before, names the hash of the whole: so that is compared too.
        findings = ZipFolder(place, name, afresh=True).check(self.steps.step)
        return findings[0].name if findings else ""

    # ---- both ------------------------------------------------------------------------------------------------

    def _settle(self, place: Path) -> None:
        with suppress(OSError):  # not every medium's file system knows such a mark
            make_read_only(place)
        if place.is_dir():
            for inner, _folders, _files in os.walk(place):
                sync_folder(Path(inner))
        self.at("copy_written")

    def _give_name(self, place: Path, final: Path) -> None:
        with told_as_evidence_errors(self.folder):
            if os.path.lexists(final):
                raise EvidenceError("evidence.exists", folder=str(final))
            os.rename(place, final)
        sync_folder(self.folder)
        self.at("copy_renamed")


def _size(source: Path) -> int:
    try:
        return source.stat().st_size
    except OSError as error:
        raise EvidenceError("evidence.source_unreadable", file=source.name, detail=error.strerror or "") from error
