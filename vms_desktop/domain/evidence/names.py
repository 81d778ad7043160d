"""Names of files in a package: those we give, and what is refused in a package that somebody brings.

A name must mean the same file on Linux, Windows and a FAT32 stick, and nothing to a shell or to ``sha256sum``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from enum import StrEnum

from vms_desktop.domain.evidence.description import FileRole
from vms_desktop.domain.evidence.manifest import GUIDE, KEY, VIEWER

FOLDERS: dict[FileRole, str] = {
    FileRole.ORIGINAL: "original",
    FileRole.SIDECAR: "original",
    FileRole.PLAYABLE: "playable",
    FileRole.WORKING_COPY: "working-copy",
    FileRole.PRIVACY_COPY: "privacy-copy",
    FileRole.STILL: "stills",
    FileRole.FORM: "forms",
    FileRole.ATTACHMENT: "attachments",
}
"""Where files of a role lie; a sidecar lies beside what it belongs to (``SourceFile.beside``)."""
SINGLE: dict[FileRole, str] = {FileRole.VIEWER: VIEWER, FileRole.GUIDE: GUIDE, FileRole.KEY: KEY}
LONGEST_PATH = 400
LONGEST_PART_BYTES = 255
DEEPEST = 8
_GIVEN_BYTES = 120
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{kind}{number}" for kind in ("COM", "LPT") for number in "123456789¹²³"
}
_FORBIDDEN = set('<>:"|?*\\')


class NameFlaw(StrEnum):
    """Why a name is refused."""

    EMPTY = "empty"
    ABSOLUTE = "absolute"
    UPWARDS = "upwards"
    """It leads out of the package: ``..``."""
    LETTERS = "letters"
    """Control characters, marks that turn the direction of writing, or what Windows forbids."""
    RESERVED = "reserved"
    """Windows takes it for a device (CON, NUL, COM1)."""
    ENDING = "ending"
    """Ends with a dot or space, which Windows takes away."""
    TOO_LONG = "too_long"


def name_flaw(path: str) -> NameFlaw | None:
    """What is wrong with a path in a package (parts separated by ``/``); None: nothing."""
    if not path:
        return NameFlaw.EMPTY
    if path.startswith(("/", "\\")) or (len(path) > 1 and path[1] == ":"):
        return NameFlaw.ABSOLUTE
    parts = path.split("/")
    if len(path) > LONGEST_PATH or len(parts) > DEEPEST:
        return NameFlaw.TOO_LONG
    flaws = (_part_flaw(part) for part in parts)
    return next((flaw for flaw in flaws if flaw is not None), None)


def _part_flaw(part: str) -> NameFlaw | None:
    if not part:
        return NameFlaw.EMPTY
    if part in (".", ".."):
        return NameFlaw.UPWARDS
    if any(not _harmless(letter) for letter in part):
        return NameFlaw.LETTERS
    if len(part.encode()) > LONGEST_PART_BYTES:
        return NameFlaw.TOO_LONG
    if part.partition(".")[0].rstrip(" ").upper() in _RESERVED:
        return NameFlaw.RESERVED
    return NameFlaw.ENDING if part[-1] in ". " else None


def _harmless(letter: str) -> bool:
    # Cc, Cf (U+202E turns "gpj.exe" round), Cs (bytes that were no UTF-8), Co, Cn, and line separators.
    return letter not in _FORBIDDEN and unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def same_place(path: str) -> str:
    """Equal for paths that Windows or a Mac takes for the same file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def given_name(wished: str, taken: Container[str] = (), fallback: str = "file") -> str:
    """A harmless file name that keeps what can be kept of ``wished``, its ending too, and is none of ``taken``
    (``same_place`` forms).
    """
    last = unicodedata.normalize("NFC", wished.replace("\\", "/").rpartition("/")[2])
    kept = "".join(letter if _harmless(letter) else "-" for letter in last).strip(". -")
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > 12:
        stem, ending = kept, ""
    stem = stem.strip(". -") or fallback
    if stem.partition(".")[0].rstrip(" ").upper() in _RESERVED:
        stem = f"{fallback}-{stem}"
    tail = f".{ending}" if ending else ""
    for again in range(1, 100_000):
        mark = f"_{again}" if again > 1 else ""
        name = _cut(stem, _GIVEN_BYTES - len((mark + tail).encode())) + mark + tail
        if same_place(name) not in taken:
            return name
    raise ValueError("too many files of one name")


def _cut(text: str, most_bytes: int) -> str:
    """At whole letters with their marks, and with no dot or space at the end."""
    while len(text.encode()) > most_bytes:
        text = text[:-1]
    return text.rstrip(". ") or "file"
