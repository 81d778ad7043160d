"""What lies in a package, before anything of it is believed: a folder, or a ZIP that is read without unpacking it.

Nothing here follows a link, opens a device, or keeps more of a file in memory than it was asked for.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.findings import Fault, Finding
from vms_desktop.domain.evidence.names import DEEPEST, name_flaw
from vms_desktop.domain.file_names import same_place
from vms_desktop.services.evidence.blocks import Readable, Step, reading
from vms_desktop.services.operation import machinery

MOST_FILES = 20_000


@dataclass(frozen=True, slots=True)
class Listed:
    """``size``: as the folder or the ZIP's directory says."""

    path: str
    size: int


class Around(Protocol):
    """What lies around a package and belongs to the copy of it: the folder of a ZIP in parts."""

    @property
    def size(self) -> int:
        """How many bytes ``check`` reads."""

    def check(self, step: Step) -> list[Finding]: ...


class Contents(Protocol):
    """``findings``: what is wrong with the listing itself; what they name is not among ``files``."""

    @property
    def around(self) -> Around | None: ...

    @property
    def files(self) -> dict[str, Listed]: ...

    @property
    def findings(self) -> list[Finding]: ...

    @property
    def encrypted(self) -> bool: ...

    def open(self, path: str) -> AbstractContextManager[Readable]:
        """Raises OSError; the reading may raise OSError too, whatever the file is packed in."""


@machinery("reads what EvidenceService was asked to")
class Listing:
    """Takes names one by one and sorts out what may not be."""

    def __init__(self) -> None:
        self.files: dict[str, Listed] = {}
        self.findings: list[Finding] = []
        self._places: dict[str, str] = {}
        self._count = 0

    def count(self) -> None:
        """Raises EvidenceError ``evidence.too_many_files`` (most): no package has so many."""
        self._count += 1
        if self._count > MOST_FILES:
            raise EvidenceError("evidence.too_many_files", most=MOST_FILES)

    def folder(self, path: str) -> None:
        """A folder is no file, but its name may lead astray too."""
        flaw = name_flaw(path)
        if flaw is not None:
            self.findings.append(Finding(Fault.NAME, printable(path), flaw.value))

    def add(self, path: str, size: int) -> bool:
        """Whether it is taken for a file of the package."""
        flaw = name_flaw(path)
        if flaw is not None:
            self.findings.append(Finding(Fault.NAME, printable(path), flaw.value))
            return False
        other = self._places.setdefault(same_place(path), path)
        if path in self.files or other != path:
            self.findings.append(Finding(Fault.TWICE, path, other))
            return False
        self.files[path] = Listed(path, size)
        return True


def printable(name: str) -> str:
    """A hostile name as it may stand in a report: one line, nothing that turns or hides letters, bounded."""
    safe = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in name)
    return safe if len(safe) <= 200 else f"{safe[:200]}…"


@machinery("reads what EvidenceService was asked to")
class FolderContents:
    """``root``: the package's folder. Raises EvidenceError ``evidence.not_readable`` (path, detail)."""

    encrypted = False
    around: Around | None = None

    def __init__(self, root: Path, *, afresh: bool = False) -> None:
        self._root, self._afresh = root, afresh
        listing = Listing()
        try:
            self._walk(root, "", listing)
        except OSError as error:
            raise EvidenceError("evidence.not_readable", path=root.name, detail=error.strerror or "") from error
        self.files, self.findings = listing.files, listing.findings

    def _walk(self, folder: Path, before: str, listing: Listing, depth: int = 1) -> None:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda one: one.name)
        for entry in entries:
            listing.count()
            path = f"{before}{entry.name}"
            about = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(about.st_mode) and not entry.is_symlink():
                if depth < DEEPEST:
                    self._walk(folder / entry.name, f"{path}/", listing, depth + 1)
                else:
                    listing.findings.append(Finding(Fault.NAME, printable(path), "too_long"))
            elif not stat.S_ISREG(about.st_mode):
                listing.findings.append(Finding(Fault.NO_FILE, printable(path)))
            else:
                listing.add(path, about.st_size)

    @contextmanager
    def open(self, path: str) -> Iterator[Readable]:
        with reading(self._root / path, afresh=self._afresh) as file:
            yield file
