"""Paths in a package: the folders of each role, and what is refused in a package that somebody brings."""

from __future__ import annotations

from vms_desktop.domain.evidence.description import FileRole
from vms_desktop.domain.file_names import NameFlaw, part_flaw

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
LONGEST_PATH = 400
DEEPEST = 8


def name_flaw(path: str) -> NameFlaw | None:
    """What is wrong with a path in a package (parts separated by ``/``); None: nothing."""
    if not path:
        return NameFlaw.EMPTY
    if path.startswith(("/", "\\")) or (len(path) > 1 and path[1] == ":"):
        return NameFlaw.ABSOLUTE
    parts = path.split("/")
    if len(path) > LONGEST_PATH or len(parts) > DEEPEST:
        return NameFlaw.TOO_LONG
    flaws = (part_flaw(part) for part in parts)
    return next((flaw for flaw in flaws if flaw is not None), None)
