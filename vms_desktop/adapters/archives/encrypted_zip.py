"""AES-256 in ZIP files as WinZip specified it (AE-2), which 7-Zip, WinZip, WinRAR and Keka open.

Its key derivation is weak by today's measure (PBKDF2, HMAC-SHA1, 1000 rounds): the passphrase has to carry the weight
(``services.evidence.passphrase``). Names of files are not encrypted; what a package's names tell is public anyway.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo


class AesZips:
    """Implements ``services.evidence.evidence_ports.EncryptedZips``."""

    @property
    def damage(self) -> tuple[type[Exception], ...]:
        import pyzipper

        return (pyzipper.BadZipFile,)

    def open(self, file: BinaryIO, passphrase: str) -> ZipFile:
        import pyzipper

        opened = pyzipper.AESZipFile(file)
        opened.setpassword(_bytes(passphrase))
        return cast("ZipFile", opened)

    def create(self, file: BinaryIO, passphrase: str) -> ZipFile:
        import pyzipper

        made = pyzipper.AESZipFile(file, "w", compression=pyzipper.ZIP_STORED, allowZip64=True)
        made.setpassword(_bytes(passphrase))
        made.setencryption(pyzipper.WZ_AES, nbits=256)
        return cast("ZipFile", made)

    def entry(self, name: str, when: tuple[int, int, int, int, int, int]) -> ZipInfo:
        import pyzipper

        return cast("ZipInfo", pyzipper.AESZipFile.zipinfo_cls(name, when))


def _bytes(passphrase: str) -> bytes:
    """Typed on another keyboard it must still be the same one."""
    return unicodedata.normalize("NFC", passphrase.strip()).encode()
