"""Names of files that somebody else chose, made harmless; and what is wrong with one that comes from elsewhere. Pure.

A name must mean the same file on Linux, Windows and a FAT32 stick, and nothing to a shell or to ``sha256sum``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from enum import StrEnum

LONGEST_PART_BYTES = 255
"""What file systems take, of which those of Linux count bytes; a Thai letter has three."""
GIVEN_LETTERS, GIVEN_BYTES = 120, 200
"""How long a name may be that is given here: with room for ``.001`` of a part, and for folders before it on Windows."""
_LONGEST_ENDING = 12
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{kind}{number}" for kind in ("COM", "LPT") for number in "123456789¹²³"
}
_FORBIDDEN = set('<>:"/|?*\\')
_SEPARATORS = re.compile(r"[/\\]")
_AT_ENDS = ". -"
"""Windows takes dots and spaces from the end away; a dot at the beginning hides, a hyphen there is an option."""
_BEFORE_A_DOT = re.compile(r"[. -]+(?=\.)")
_SPACES = re.compile(" +")
_SARA_AM = "\u0e33"


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


def part_flaw(part: str) -> NameFlaw | None:
    """What is wrong with a file's or a folder's name; None: nothing."""
    if not part:
        return NameFlaw.EMPTY
    if part in (".", ".."):
        return NameFlaw.UPWARDS
    if any(not _is_harmless(letter) for letter in part):
        return NameFlaw.LETTERS
    if len(part.encode()) > LONGEST_PART_BYTES:
        return NameFlaw.TOO_LONG
    if _is_reserved(part):
        return NameFlaw.RESERVED
    return NameFlaw.ENDING if part[-1] in ". " else None


def same_place(path: str) -> str:
    """Equal for paths that Windows or a Mac takes for the same file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def last_part(name: str) -> str:
    """Without folders, whichever system's."""
    return _SEPARATORS.split(name)[-1]


def given_name(wished: str, taken: Container[str] = (), fallback: str = "file") -> str:
    """A harmless file name that keeps what can be kept of ``wished``, its ending too, and is none of ``taken``
    (``same_place`` forms). Never empty; what it gives, it gives again of itself.
    """
    kept = _cleaned(last_part(wished)).rstrip(_AT_ENDS)
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, ending = kept, ""
    stem = _without_marks_before(stem) or fallback
    if _is_reserved(stem):
        stem = f"{fallback}-{stem}"
    tail = f".{ending}" if ending else ""
    for again in range(1, 100_000):
        mark = f"_{again}" if again > 1 else ""
        name = (_cut(stem, mark + tail) or fallback) + mark + tail
        if same_place(name) not in taken:
            return name
    raise ValueError("too many files of one name")


def _cleaned(name: str) -> str:
    """Invisible marks are left out (U+202E turns "gpj.exe" round), spaces are one plain space, the rest is a hyphen."""
    kept = []
    for letter in name:
        category = unicodedata.category(letter)
        if category == "Zs":
            kept.append(" ")
        elif category != "Cf":
            kept.append(letter if _is_harmless(letter) else "-")
    return unicodedata.normalize("NFC", _BEFORE_A_DOT.sub("", _SPACES.sub(" ", "".join(kept))))


def _is_harmless(letter: str) -> bool:
    # Cc, Cf, Cs (bytes that were no UTF-8), Co, Cn, and line separators.
    return letter not in _FORBIDDEN and unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _is_reserved(part: str) -> bool:
    return part.partition(".")[0].rstrip(" ").upper() in _RESERVED


def _without_marks_before(stem: str) -> str:
    """A tone at the beginning would stand on whatever is shown before the name."""
    stem = stem.strip(_AT_ENDS)
    while stem and _is_mark(stem[0]):
        stem = stem[1:].lstrip(_AT_ENDS)
    return stem


def _is_mark(letter: str) -> bool:
    """Whether it belongs to the letter before it."""
    return letter == _SARA_AM or unicodedata.category(letter) in ("Mn", "Mc", "Me")


def _cut(stem: str, tail: str) -> str:
    """So that both together are not too long: at whole letters with their marks."""
    letters, size = GIVEN_LETTERS - len(tail), GIVEN_BYTES - len(tail.encode())
    end = min(len(stem), letters)
    while end and (_is_mark(stem[end : end + 1] or " ") or len(stem[:end].encode()) > size):
        end -= 1
    return stem[:end].rstrip(_AT_ENDS)
