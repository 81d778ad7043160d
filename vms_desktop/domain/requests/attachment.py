"""What may be attached to a request: told by content and name together; and names made harmless. Pure.

Taken: PDF, JPEG, PNG, TIFF, HEIC: what scanners, office programs and telephones make of letters and cards. Office
documents (DOCX, ODT) are not: they are archives that may carry macros and linked content, they look different wherever
they are opened, and so they prove nothing; whoever has one saves it as PDF. Everything else is refused by not being one
of these: programs, scripts, archives, HTML, SVG, shortcuts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.thai_text import tidy

MOST_BYTES = 50 * 1024 * 1024
LONGEST_NAME = 120
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
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')


def kind_of(name: str, beginning: bytes) -> FileKind:
    """What the file is, where content and name agree.

    Raises InputError ``input.attachment_empty``, ``input.attachment_type`` (name), ``input.attachment_disguised``
    (name, suffix).
    """
    if not beginning:
        raise InputError("input.attachment_empty", name=safe_name(name))
    suffix = PurePosixPath(_last_part(name)).suffix.lower()
    kind = _by_content(beginning)
    if kind is None or suffix not in SUFFIXES:
        raise InputError("input.attachment_type", name=safe_name(name))
    if suffix not in kind.suffixes:
        raise InputError("input.attachment_disguised", name=safe_name(name), suffix=suffix)
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


def _last_part(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]


def safe_name(name: str) -> str:
    """For showing and for file names on every system: no folders, no reserved names, nothing that hides or reorders,
    not too long; Thai stays. Never empty.
    """
    base = _FORBIDDEN.sub("_", _last_part(name))
    base = "".join(char for char in base if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    base = tidy(base).strip(" .")
    stem, dot, suffix = base.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = base, ""
    stem = stem.strip(" .") or "file"
    # A leading hyphen is an option to programs that are given the name.
    if stem.split(".")[0].strip().lower() in _RESERVED or stem.startswith("-"):
        stem = f"_{stem}"
    room = LONGEST_NAME - len(suffix) - 1
    # Some file systems count bytes, of which a Thai letter has three.
    while len(stem) > room or len(stem.encode()) > 200:
        stem = stem[:-1]
    return f"{stem}.{suffix}" if suffix else stem
