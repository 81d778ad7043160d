"""What becomes of a finished export: the package's name, what the request is told of its files, what is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from vms_desktop.domain.evidence.manifest import MANIFEST
from vms_desktop.domain.requests.export import ExportedFile, ExportJob, ExportPart, PartState
from vms_desktop.domain.requests.request import DeliveredFile
from vms_desktop.services.evidence.blocks import hash_of, reading
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.playback.clip_files import write_error

WORKING = ".export-"
"""Begins the name of a folder in which an export is worked; nothing takes it for a package."""
LOCK = ".lock"
"""Ends the name of the file beside it that is locked while a process works there."""


def working_name(job_id: str) -> str:
    return f"{WORKING}{job_id}"


def delivered_files(job: ExportJob) -> tuple[DeliveredFile, ...]:
    """As the request keeps them."""
    cameras = {file.name: part.interval.camera_id for part in job.parts for file in part.files}
    return tuple(
        DeliveredFile(
            PurePosixPath(file.name).name,
            file.role,
            cameras.get(file.original or file.name, ""),
            file.begin_us,
            file.end_us,
            file.bytes,
            file.sha256,
        )
        for file in job.files
    )


def made(folder: Path) -> None:
    """Raises FootageError ``clip.disk_full``, ``clip.folder_not_writable``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, folder) from error


def emptied(folder: Path) -> None:
    """There, with nothing in it: what lay there is from a process that was killed. Raises as ``made``."""
    try:
        remove(folder)
        folder.mkdir(parents=True)
    except OSError as error:
        raise write_error(error, folder) from error


def with_only(folder: Path, files: Iterable[ExportedFile]) -> tuple[ExportedFile, ...]:
    """Those of ``files`` that lie in ``folder`` as they were made, with their sidecars; all else in it goes.

    Raises as ``made``.
    """
    made(folder)
    try:
        whole = tuple(one for one in files if _is_whole(folder.parent, one))
        names = {PurePosixPath(name).name for one in whole for name in (one.name, one.sidecar)}
        for path in folder.iterdir():
            if path.name not in names:
                remove(path)
    except OSError as error:
        raise write_error(error, folder) from error
    return whole


def as_it_was_cut(working: Path, part: ExportPart) -> ExportPart:
    """``working``: the job's folder. One with a file that is not what it was is to be cut again. Raises as ``made``."""
    try:
        is_whole = all(_is_whole(working, file) for file in part.files)
    except OSError as error:
        raise write_error(error, working) from error
    return part if is_whole else replace(part, state=PartState.WAITING, files=(), gaps=())


def _is_whole(working: Path, file: ExportedFile) -> bool:
    try:
        with reading(working / file.name) as opened:
            there = hash_of(opened, file.bytes)
    except FileNotFoundError:
        return False
    return there == (file.sha256, file.bytes) and (working / file.sidecar).is_file()


def manifest_hash(package: Path) -> str:
    """What a sealed package is known by; empty: there is none."""
    try:
        return sha256((package / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return ""
