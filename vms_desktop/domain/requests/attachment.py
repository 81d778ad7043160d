"""What may be attached to a request: told by content and name together. Pure.

Taken: PDF, JPEG, PNG, TIFF, HEIC: what scanners, office programs and telephones make of letters and cards. Office
documents (DOCX, ODT) are not: they are archives that may carry macros and linked content, they look different wherever
they are opened, and so they prove nothing; whoever has one saves it as PDF. Everything else is refused by not being one
of these: programs, scripts, archives, HTML, SVG, shortcuts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.file_names import given_name, last_part

MOST_BYTES = 50 * 1024 * 1024
BEGINNING = 4096
"""Bytes of a file that tell what it is."""


@dataclass(frozen=True, slots=True)
class FileKind:
    media_type: str
    suffixes: frozenset[str]


PDF = FileKind("application/pdf", frozenset({".pdf"}))
JPEG = FileKind("image/jpeg", frozenset({".jpg", ".jpeg", ".jpe", ".jfif"}))
PNG = FileKind("image/png", frozenset({".png"}))
TIFF = FileKind("image/tiff", frozenset({".tif", ".tiff"}))
HEIC = FileKind("image/heic", frozenset({".heic", ".heif"}))
KINDS = (PDF, JPEG, PNG, TIFF, HEIC)
SUFFIXES = frozenset(suffix for kind in KINDS for suffix in kind.suffixes)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})


def kind_of(name: str, beginning: bytes) -> FileKind:
    """What the file is, where content and name agree.

    Raises InputError ``input.attachment_empty``, ``input.attachment_type`` (name), ``input.attachment_disguised``
    (name, suffix).
    """
    if not beginning:
        raise InputError("input.attachment_empty", name=given_name(name))
    suffix = PurePosixPath(last_part(name)).suffix.lower()
    kind = _by_content(beginning)
    if kind is None or suffix not in SUFFIXES:
        raise InputError("input.attachment_type", name=given_name(name))
    if suffix not in kind.suffixes:
        raise InputError("input.attachment_disguised", name=given_name(name), suffix=suffix)
    return kind


def _by_content(beginning: bytes) -> FileKind | None:
    if beginning.startswith(b"%PDF-"):
        return PDF
    if beginning.startswith(b"\xff\xd8\xff"):
        return JPEG
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if beginning[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return TIFF
    if beginning[4:8] == b"ftyp" and beginning[8:12] in _HEIC_BRANDS:
        return HEIC
    return None
