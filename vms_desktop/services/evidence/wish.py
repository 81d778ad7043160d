"""What a package is built of: a description, files that lie somewhere, and makers of what can only be made last.

wish = PackageWish(description, files, forms=make_forms, viewer=build_viewer)
sealed = await evidence.build(wish, folder)          # EvidenceService
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from vms_desktop.domain.evidence.description import CodecFacts, FileRole, PackageDescription
from vms_desktop.domain.evidence.manifest import Manifest
from vms_desktop.domain.footage import TimeRange


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is copied in. ``name``: how it is to be called in its role's folder; made harmless, numbered where
    two are the same. ``expected_sha256``: known from when it was made; another one stops the build.

    ``made_from``: names (as wished here) of the files it was made from. ``beside``: the name of the file it is a
    sidecar of. The rest as ``FileFacts`` has it.
    """

    source: Path
    role: FileRole
    name: str
    title: str = ""
    camera: str = ""
    covers: TimeRange | None = None
    codec: CodecFacts | None = None
    made_from: tuple[str, ...] = ()
    made_at: datetime | None = None
    note: str = ""
    beside: str = ""
    expected_sha256: str = ""


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A printed form that was made for this package: ``content`` is the whole PDF."""

    name: str
    content: bytes
    title: str = ""


MakeForms = Callable[[Manifest], Awaitable[Sequence[MadeForm]]]
"""Called on the loop thread when all evidence is copied and hashed: the manifest it gets has those files and the
``content_sha256`` that the forms carry. Neither its other files nor ``sums_sha256`` are known yet.
"""
BuildViewer = Callable[[Mapping[str, Any]], bytes]
"""Called in a worker thread with the JSON form of the manifest so far (forms included): the whole HTML file."""


@dataclass(frozen=True, slots=True)
class PackageWish:
    """``description.footage[…].files``: names as wished in ``files``; in the manifest they are paths."""

    description: PackageDescription
    files: tuple[SourceFile, ...]
    forms: MakeForms | None = None
    viewer: BuildViewer | None = None


@dataclass(frozen=True, slots=True)
class SealedPackage:
    """A whole package. ``path``: its folder, or the ZIP made of it. ``manifest_sha256``: the package's hash."""

    path: Path
    manifest: Manifest
    manifest_sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Progress:
    """``stage``: ``copying``, ``forms``, ``sealing``, ``verifying``, ``packing``, ``reading_back``. Bytes of it."""

    stage: str
    done: int
    total: int


Tell = Callable[[Progress], None]
"""Called in a worker thread, some times a second."""
