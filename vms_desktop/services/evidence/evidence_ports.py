"""What the evidence services need from outside: encrypted ZIP files, and what a medium is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from zipfile import ZipFile, ZipInfo

from vms_desktop.domain.evidence.findings import KnownKey


class EncryptedZips(Protocol):
    """ZIP files with AES-256 (WinZip's AE-2), which 7-Zip, WinZip and WinRAR open. Blocking."""

    @property
    def damage(self) -> tuple[type[Exception], ...]:
        """What its files raise where they are damaged, besides what ``zipfile`` raises."""

    def open(self, file: BinaryIO, passphrase: str) -> ZipFile:
        """To read. Reading a file of it with another passphrase raises RuntimeError, as ``zipfile`` does."""

    def create(self, file: BinaryIO, passphrase: str) -> ZipFile:
        """To write: stored, not compressed."""

    def entry(self, name: str, when: tuple[int, int, int, int, int, int]) -> ZipInfo:
        """To be written into what ``create`` made. ``when``: local time."""


@dataclass(frozen=True, slots=True)
class MediumFacts:
    """``serial``: of the volume, as the system shows it (``A1B2-C3D4``); empty: not known. ``label``: its name.

    ``device_serial``: of the stick or drive itself. ``file_system``: ``vfat``, ``ntfs``, ``udf`` …; empty: not known.
    ``most_bytes``: of one file; None: no limit that matters.
    """

    serial: str = ""
    label: str = ""
    device_serial: str = ""
    file_system: str = ""
    most_bytes: int | None = None


class KeyStore(Protocol):
    """Keys that were taken in as trusted. Blocking. Raises StorageError ``storage.*``."""

    def load(self) -> list[KnownKey]: ...

    def save(self, keys: Sequence[KnownKey]) -> None: ...


class Media(Protocol):
    """Blocking: a medium may hang."""

    def facts(self, folder: Path) -> MediumFacts:
        """Of the medium that the folder lies on; what cannot be told stays empty."""
