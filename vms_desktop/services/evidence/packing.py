"""One ZIP of a sealed package: stored as it is, since video does not compress; or encrypted with AES-256. Blocking."""

from __future__ import annotations

import functools
import os
import threading
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.manifest import MANIFEST, NOT_LISTED, Manifest
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.services.evidence.blocks import BLOCK, Step, reading, sync_folder
from vms_desktop.services.evidence.building import no_point
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.evidence_ports import EncryptedZips
from vms_desktop.services.evidence.faults import told_as_evidence_errors
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.steps import Steps
from vms_desktop.services.evidence.wish import Tell
from vms_desktop.services.evidence.working import make_read_only, require_room, working_place

POINTS = ("zip_begun", "zip_file", "zip_written", "zip_verified", "zip_renamed")
"""Moments at which the tests kill it; ``zip_file`` comes before each file."""
_OLDEST_YEAR, _NEWEST_YEAR = 1980, 2107


def pack(
    package: Path,
    manifest: Manifest,
    folder: Path,
    trust: Trust,
    *,
    passphrase: str | None = None,
    encrypted: EncryptedZips | None = None,
    tell: Tell = lambda _progress: None,
    stop: threading.Event | None = None,
    at: Callable[[str], None] = no_point,
) -> Path:
    """``NAME.zip`` in ``folder`` of the package ``NAME``, read back before it gets its name. Nothing is overwritten.

    Raises EvidenceError as ``PackageBuilder.build``, ``evidence.no_encryption``.
    """
    name = f"{package.name}.zip"
    final = folder / name
    if passphrase is not None and encrypted is None:
        raise EvidenceError("evidence.no_encryption")
    if os.path.lexists(final):
        raise EvidenceError("evidence.exists", folder=str(final))
    total = sum(one.size for one in manifest.files)
    progress = Steps("packing", total, tell, stop)
    with working_place(folder, name) as place:
        require_room(folder, total)
        with told_as_evidence_errors(folder), place.open("xb") as file:
            at("zip_begun")
            if passphrase is None or encrypted is None:
                made, entry = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True), zipfile.ZipInfo
            else:
                made, entry = encrypted.create(file, passphrase), encrypted.entry  # type: ignore[assignment]
            when = _local(manifest)
            with made as archive:
                for path in (*sorted(NOT_LISTED), *(one.path for one in manifest.files)):
                    at("zip_file")
                    info = entry(f"{package.name}/{path}", when)
                    info.external_attr = 0o100444 << 16
                    info.compress_type = zipfile.ZIP_STORED
                    _add(archive, info, package / path, progress.step)
            file.flush()
            os.fsync(file.fileno())
        at("zip_written")
        _verify(place, package, trust, passphrase, encrypted, progress)
        at("zip_verified")
        with told_as_evidence_errors(folder):
            make_read_only(place)
            if os.path.lexists(final):
                raise EvidenceError("evidence.exists", folder=str(final))
            os.rename(place, final)
        sync_folder(folder)
        at("zip_renamed")
    return final


def _local(manifest: Manifest) -> tuple[int, int, int, int, int, int]:
    local = manifest.made_at.astimezone(THAI_TIME)
    year = min(max(local.year, _OLDEST_YEAR), _NEWEST_YEAR)  # the years a ZIP knows
    return (year, local.month, local.day, local.hour, local.minute, local.second)


def _add(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Path, step: Step) -> None:
    try:
        size = source.stat().st_size
        with reading(source) as file, archive.open(info, "w", force_zip64=size >= 1 << 31) as target:
            while data := file.read(BLOCK):
                target.write(data)
                step(len(data))
    except FileNotFoundError as error:
        raise EvidenceError("evidence.source_unreadable", file=source.name, detail=error.strerror or "") from error


def _verify(
    place: Path, package: Path, trust: Trust, passphrase: str | None, encrypted: EncryptedZips | None, steps: Steps
) -> None:
    with opened(place, passphrase, encrypted) as contents:
        begins = functools.partial(steps.begin, "reading_back")
        report = check(contents, trust, step=steps.step, begins=begins)
    sealed = sha256((package / MANIFEST).read_bytes()).hexdigest()
    if not report.intact or report.manifest_sha256 != sealed:
        first = report.findings[0] if report.findings else None
        raise EvidenceError("evidence.not_verified", file=first.name if first is not None else MANIFEST)
