"""A ZIP in parts, as it lies on a medium that takes no large files: the parts, and the two texts that lie beside them.

The texts are not in the ZIP and so under no signature; but both follow from the parts, and are compared with what
follows. Blocking.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.findings import Fault, Finding
from vms_desktop.services.evidence.blocks import Step, hash_of, reading
from vms_desktop.services.evidence.contents import FolderContents
from vms_desktop.services.evidence.parts import (
    JOIN_GUIDE,
    MOST_PARTS,
    PART_SUMS,
    PARTS_FOLDER,
    join_guide,
    part_name,
    part_sums_text,
)
from vms_desktop.services.operation import machinery

_FIRST = ".001"
_LONGEST_SUMS = 1 << 20


def parts_of_zip(first: Path) -> list[Path]:
    """From ``NAME.zip.001`` on, in order; another path alone.

    Raises EvidenceError ``evidence.part_missing`` (file): one is not there that others, or the list beside them, tell.
    """
    if first.suffix != _FIRST:
        return [first]
    whole = first.with_suffix("")
    there = [number for number in range(1, MOST_PARTS + 1) if whole.with_name(part_name(whole.name, number)).is_file()]
    last = max([*there, _last_listed(first.parent, whole.name)])
    for number in range(1, last + 1):
        if number not in there:
            raise EvidenceError("evidence.part_missing", file=part_name(whole.name, number))
    return [whole.with_name(part_name(whole.name, number)) for number in there]


def _last_listed(folder: Path, name: str) -> int:
    """The number of the last part that the list beside them names; nothing depends on it but which one is missed."""
    try:
        with reading(folder / PART_SUMS) as file:
            lines = file.read(_LONGEST_SUMS).decode("utf-8", "replace").splitlines()
    except OSError:
        return 0
    names = {line.rpartition(" *")[2] for line in lines}
    return max((number for number in range(1, MOST_PARTS + 1) if part_name(name, number) in names), default=0)


def first_part_in(folder: Path) -> Path | None:
    """Where what lies in the folder is a ZIP that was split for a medium."""
    first = folder / part_name(folder.name.removesuffix(PARTS_FOLDER), 1)
    return first if folder.name.endswith(PARTS_FOLDER) and first.is_file() else None


def folder_of_parts(first: Path) -> ZipFolder | None:
    """None: the parts were taken out of the folder that was made for them, and nothing else belongs to them."""
    whole = first.with_suffix("").name
    if first.suffix != _FIRST or first.parent.name != f"{whole}{PARTS_FOLDER}":
        return None
    return ZipFolder(first.parent, whole)


@machinery("reads what EvidenceService was asked to")
class ZipFolder:
    """The folder ``NAME.zip.parts`` of a ZIP called ``name``.

    Raises EvidenceError ``evidence.not_readable`` (path), ``evidence.too_many_files`` (most).
    """

    def __init__(self, root: Path, name: str, *, afresh: bool = False) -> None:
        self._name = name
        self._contents = FolderContents(root, afresh=afresh)
        numbered = (part_name(name, number) for number in range(1, MOST_PARTS + 1))
        self._parts = [path for path in numbered if path in self._contents.files]

    @property
    def size(self) -> int:
        """Of all parts, which ``check`` reads."""
        return sum(self._contents.files[path].size for path in self._parts)

    def check(self, step: Step) -> list[Finding]:
        """What is changed, missing or added in the folder; that the parts are the sealed package is told by the ZIP."""
        findings = list(self._contents.findings)
        whole = sha256()
        hashes: dict[str, str] = {}
        for path in self._parts:
            try:
                with self._contents.open(path) as file:
                    hashes[path], _length = hash_of(file, self._contents.files[path].size, step, also=whole)
            except OSError as error:
                return [*findings, Finding(Fault.UNREADABLE, path, error.strerror or "")]
        expected = {
            PART_SUMS: part_sums_text(hashes),
            JOIN_GUIDE: join_guide({self._name: whole.hexdigest()}, {self._name: self._parts}),
        }
        blamed = {one.name for one in findings}
        for path, content in expected.items():
            fault = self._fault(path, content)
            if fault is not None and path not in blamed:
                findings.append(Finding(fault, path))
        usual = {*self._parts, *expected}
        findings += [Finding(Fault.ADDED, path) for path in self._contents.files if path not in usual]
        return findings

    def _fault(self, path: str, content: bytes) -> Fault | None:
        listed = self._contents.files.get(path)
        if listed is None:
            return Fault.MISSING
        if listed.size != len(content):
            return Fault.CHANGED
        try:
            with self._contents.open(path) as file:
                return None if file.read(len(content) + 1) == content else Fault.CHANGED
        except OSError:
            return Fault.UNREADABLE
