"""A package as the program really seals it, with the viewer in it."""

from __future__ import annotations

import functools
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from packages import BEGIN, at, plain_package

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.evidence.description import FileRole
from vms_desktop.domain.evidence.manifest import Software
from vms_desktop.paths import resources_dir
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.viewer import build_viewer
from vms_desktop.services.evidence.wish import PackageWish, SealedPackage, SourceFile


class Signer:
    def __init__(self, seed: int = 1) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)

    @property
    def desk(self) -> Desk:
        return Desk(self._key.public_key().public_bytes_raw(), "ศูนย์ฯ เครื่องที่ 1")

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


class HeldClock:
    def now(self) -> datetime:
        return at(7600)

    def monotonic(self) -> float:
        return BEGIN.timestamp()


async def sealed_package(folder: Path) -> SealedPackage:
    """``plain_package`` with a letter of a Thai name."""
    plain = plain_package(folder / "made")
    described = plain.manifest().package
    files = [
        SourceFile(plain.root / one.path, one.role, one.path, camera=one.camera, covers=one.covers, codec=one.codec)
        for one in plain.files
    ]
    letter = folder / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7 letter")
    files.append(SourceFile(letter, FileRole.ATTACHMENT, "หนังสือขอภาพ.pdf", title="หนังสือ สป ๐๐๑๗.๒/ว ๓๐๓"))
    builder = PackageBuilder(Signer(), signature_holds, HeldClock(), Software("vms-desktop", "0.1.0"))
    viewer = functools.partial(build_viewer, resources=resources_dir())
    return await builder.build(PackageWish(described, tuple(files), viewer=viewer), folder / "sealed")
