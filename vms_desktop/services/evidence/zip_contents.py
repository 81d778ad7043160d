"""A package as a ZIP file, read without unpacking it. What makes a ZIP dangerous is found before a byte is inflated:
too many files, overlapping ones, lengths no compression reaches, names that lead out, the same name twice.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.findings import Fault, Finding
from vms_desktop.domain.evidence.manifest import MANIFEST
from vms_desktop.domain.evidence.names import name_flaw
from vms_desktop.services.evidence.blocks import Readable
from vms_desktop.services.evidence.contents import MOST_FILES, Around, Listing, printable
from vms_desktop.services.evidence.evidence_ports import EncryptedZips
from vms_desktop.services.operation import machinery

LARGEST_DIRECTORY = 32 << 20
"""Bytes of the list of what is in it."""
MOST_RATIO = 200
"""Text compresses to a hundredth; Deflate's limit, a thousand, is reached by traps only."""
_SMALL = 1 << 20
_AES = 99
"""The method that stands for AES in the list (WinZip AE-1 and AE-2)."""
_DAMAGE: tuple[type[Exception], ...] = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError)
"""What ``zipfile`` says of bytes that are none of a ZIP."""
_NOT_READ: tuple[type[Exception], ...] = (*_DAMAGE, KeyError, ValueError, OSError)
_ENCRYPTED_FLAG, _UTF8_FLAG = 0x1, 0x800
_LOCAL_HEADER = 30
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"


@machinery("reads what EvidenceService was asked to")
class ZipContents:
    """``file``: seekable; stays open as long as this is used. ``passphrase``: only where it is encrypted. ``around``:
    the folder of one in parts.

    Raises EvidenceError ``evidence.zip_damaged``, ``evidence.too_many_files`` (most), ``evidence.passphrase_needed``,
    ``evidence.passphrase_wrong``, ``evidence.no_encryption`` (this copy of the program cannot decrypt).
    """

    def __init__(
        self,
        file: BinaryIO,
        passphrase: str | None,
        encrypted: EncryptedZips | None,
        *,
        around: Around | None = None,
    ) -> None:
        self.around = around
        try:
            _look_at_end(file)
            with_names = zipfile.ZipFile(file)
        except _NOT_READ as error:
            raise EvidenceError("evidence.zip_damaged", detail=str(error)[:200]) from None
        foreign = encrypted.damage if encrypted is not None else ()
        self._damage: tuple[type[Exception], ...] = (*_NOT_READ, *foreign)
        infos = with_names.infolist()
        self.encrypted = any(info.flag_bits & _ENCRYPTED_FLAG for info in infos)
        self._zip = with_names
        if self.encrypted:
            self._zip = self._decrypted(file, passphrase, encrypted, infos)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        listing = Listing()
        self._before = _top_folder(infos)
        for info in infos:
            listing.count()
            self._take(info, listing)
        listing.findings += _overlaps(infos, with_names.start_dir)
        self.files, self.findings = listing.files, listing.findings

    def _decrypted(
        self, file: BinaryIO, passphrase: str | None, encrypted: EncryptedZips | None, infos: list[zipfile.ZipInfo]
    ) -> zipfile.ZipFile:
        if encrypted is None:
            raise EvidenceError("evidence.no_encryption")
        if passphrase is None:
            raise EvidenceError("evidence.passphrase_needed")
        first = next(info for info in infos if info.flag_bits & _ENCRYPTED_FLAG)
        try:
            opened = encrypted.open(file, passphrase)
            with opened.open(first.filename) as one:
                one.read(1)
        except RuntimeError:
            raise EvidenceError("evidence.passphrase_wrong") from None
        except self._damage as error:
            raise EvidenceError("evidence.zip_damaged", detail=str(error)[:200]) from None
        return opened

    def _take(self, info: zipfile.ZipInfo, listing: Listing) -> None:
        name = info.filename
        mode = info.external_attr >> 16
        is_folder = name.endswith("/")
        path = name[len(self._before) :] if name.startswith(self._before) else name
        if is_folder and info.file_size == 0 and not stat.S_ISLNK(mode):
            if path.rstrip("/"):
                listing.folder(path.rstrip("/"))
            return
        flaw = _flaw(info, path, is_folder)
        if flaw is not None:
            listing.findings.append(flaw)
            return
        if listing.add(path, info.file_size):
            self._infos[path] = info

    @contextmanager
    def open(self, path: str) -> Iterator[Readable]:
        """Whatever is wrong with the packing is told as OSError."""
        try:
            with self._zip.open(self._zip.getinfo(self._infos[path].filename)) as file:
                yield file
        except RuntimeError as error:  # encrypted in another way than it says
            raise OSError(errno.EILSEQ, str(error)[:200]) from error
        except self._damage as error:
            raise OSError(errno.EILSEQ, str(error)[:200]) from error


def _flaw(info: zipfile.ZipInfo, path: str, is_folder: bool) -> Finding | None:
    name, mode = printable(path), info.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if kind not in (0, stat.S_IFREG) or is_folder:
        return Finding(Fault.NO_FILE, name)
    # Without the mark for UTF-8 the letters depend on where it is read; a name with NUL ends earlier for some.
    foreign = not info.flag_bits & _UTF8_FLAG and not info.orig_filename.isascii()
    if foreign or info.orig_filename != info.filename:
        return Finding(Fault.NAME, name, "letters")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, _AES):
        return Finding(Fault.ZIP, name, "method")
    if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size):
        return Finding(Fault.TOO_MUCH, name)
    return None


def _overlaps(infos: list[zipfile.ZipInfo], directory_at: int) -> Iterator[Finding]:
    """Two files of the same bytes: how a small ZIP unpacks to any size (Fifield, 2019)."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    ends = [info.header_offset for info in ordered[1:]] + [directory_at]
    for info, end in zip(ordered, ends, strict=True):
        least = (
            _LOCAL_HEADER + len(info.orig_filename.encode("utf-8", "replace")) if info.orig_filename.isascii() else 0
        )
        if info.header_offset + max(least, _LOCAL_HEADER) + info.compress_size > end:
            yield Finding(Fault.ZIP, printable(info.filename), "overlap")


def _top_folder(infos: list[zipfile.ZipInfo]) -> str:
    """``REQ-2569-0001/``: what all names begin with, where the whole folder was packed; else empty."""
    names = [info.filename for info in infos]
    if not names or MANIFEST in names:
        return ""
    top = names[0].partition("/")[0] + "/"
    if name_flaw(top.rstrip("/")) is not None:
        return ""  # what leads out is told, not taken away
    return top if all(name.startswith(top) for name in names) else ""


def _look_at_end(file: BinaryIO) -> None:
    """Refuse a directory that is too large before it is read: ``zipfile`` takes it into memory as it comes.

    Raises EvidenceError ``evidence.too_many_files``, OSError, struct.error (PKWARE APPNOTE 4.3.14-4.3.16).
    """
    length = file.seek(0, os.SEEK_END)
    # The longest comment, the end before it, and the locator before that.
    begin = max(0, length - 65_577)
    file.seek(begin)
    tail = file.read(65_577)
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise zipfile.BadZipFile("no end of a ZIP file")
    count, size = struct.unpack_from("<HL", tail, at + 10)
    if tail[at - 20 : at - 16] == _LOCATOR_64 and at >= 20:
        (where,) = struct.unpack_from("<Q", tail, at - 12)
        if where + 56 != begin + at - 20:
            # ``zipfile`` reads the one just before the locator, whatever that says: it must be the one looked at here.
            raise zipfile.BadZipFile("no ZIP64 end where it should be")
        file.seek(where)
        head = file.read(56)
        if head[:4] != _END_64:
            raise zipfile.BadZipFile("no ZIP64 end where it should be")
        count, size = struct.unpack_from("<QQ", head, 32)
    if count > MOST_FILES or size > LARGEST_DIRECTORY:
        raise EvidenceError("evidence.too_many_files", most=MOST_FILES)
    file.seek(0)
