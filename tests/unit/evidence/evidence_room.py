"""A request with two cameras, files for its package, and a desk's key: what the tests of evidence packages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.evidence.description import (
    Approval,
    Basis,
    CameraFacts,
    ClockState,
    CodecFacts,
    CustodyStep,
    Decision,
    Delivered,
    FileRole,
    Involved,
    PackageDescription,
    Party,
    PersonPart,
    RequestFacts,
    Source,
)
from vms_desktop.domain.evidence.findings import KnownKey
from vms_desktop.domain.evidence.manifest import Manifest, Software
from vms_desktop.domain.footage import TimeRange
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.checking import Trust
from vms_desktop.services.evidence.wish import MadeForm, PackageWish, SourceFile

NOW = datetime(2026, 11, 26, 7, 5, 9, 123456, tzinfo=UTC)
ASKED = TimeRange(NOW - timedelta(hours=3), NOW - timedelta(hours=2))
REAL = TimeRange(ASKED.begin + timedelta(seconds=1), ASKED.end - timedelta(seconds=1))
GIVER = Party("สมชาย ใจดี", "เจ้าหน้าที่งานคำขอ", "ศูนย์ CCTV จังหวัด", account="p-1")
APPROVER = Party("สมหญิง ตั้งใจ", "เลขานุการคณะทำงาน", "จังหวัดสมุทรปราการ", account="p-2")
OFFICER = Party("ร.ต.อ. กล้า หาญ", "รอง สว.(สอบสวน)", "สภ.เมืองสมุทรปราการ", identity="1234567")


class HeldClock:
    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@dataclass
class Signer:
    """A desk's key in memory: the same one every time for the same ``seed``."""

    seed: int = 1
    name: str = "โต๊ะ 1"
    _key: Ed25519PrivateKey = field(init=False)

    def __post_init__(self) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)

    @property
    def desk(self) -> Desk:
        return Desk(self._key.public_key().public_bytes_raw(), self.name)

    @property
    def known(self) -> KnownKey:
        return KnownKey(self.desk.public_key, self.name)

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


SIGNER = Signer()
TRUST = Trust([SIGNER.known], signature_holds)


def builder(signer: Signer = SIGNER, **given: Any) -> PackageBuilder:
    return PackageBuilder(signer, signature_holds, HeldClock(), Software("vms-desktop", "0.1.0"), **given)


def description(number: int = 1) -> PackageDescription:
    return PackageDescription(
        id="0b0e7d0c-6f0f-4a7f-9a55-2f0a5a1d0e11",
        number=number,
        request=RequestFacts(
            "REQ-2569-0001",
            NOW - timedelta(days=1),
            OFFICER,
            "inquiry_officer",
            "ประกอบสำนวนการสอบสวน",
            Basis("สป ๐๐๑๗.๒/ว ๓๐๓", "๒๕ พฤศจิกายน ๒๕๖๙", case_number="123/2569", charge="ลักทรัพย์"),
        ),
        approval=Approval(Decision.APPROVED, APPROVER, NOW - timedelta(hours=1), ("ใช้ในคดีนี้เท่านั้น",)),
        cameras=(
            CameraFacts(
                "c-1", "1101-0007", "แยกปากน้ำ", "Paknam junction", "ทน.สมุทรปราการ", latitude=13.5991, longitude=100.597
            ),
            CameraFacts("c-2", "1101-0011", "ท่าเรือ"),
        ),
        footage=tuple(
            Delivered(
                camera,
                ASKED,
                ASKED,
                (REAL,),
                (),
                Source("local", "ours"),
                (name,),
                clock_at_recording=ClockState(1800, ASKED.begin, "rtcp"),
                clock_at_export=ClockState(2100, NOW, "rtcp"),
            )
            for camera, name in (("c-1", "1101-0007.mkv"), ("c-2", "1101-0011.mkv"))
        ),
        persons=(Involved(PersonPart.EXPORTED, GIVER), Involved(PersonPart.APPROVED, APPROVER)),
        custody=(CustodyStep(NOW - timedelta(minutes=5), "export.made", GIVER, "ตัดภาพต้นฉบับ", 12, "ab" * 32),),
    )


CODEC = CodecFacts("mkv", "h264", 1920, 1080, 15, "cd" * 32, 15.0)


def wish(folder: Path, size: int = 3000, number: int = 1, **given: Any) -> PackageWish:
    """Two originals of ``size`` bytes with their sidecars, a working copy, a still, a letter with a hostile name."""
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    files = []

    def file(role: FileRole, name: str, content: bytes, **about: Any) -> None:
        path = sources / f"{len(files)}.bin"
        path.write_bytes(content)
        files.append(SourceFile(path, role, name, **about))

    for at, camera in enumerate(("1101-0007", "1101-0011")):
        name = f"{camera}.mkv"
        about: Mapping[str, Any] = {"camera": f"c-{at + 1}", "covers": REAL, "codec": CODEC}
        file(FileRole.ORIGINAL, name, bytes([at + 1]) * size, **about)
        file(FileRole.SIDECAR, f"{camera}.json", b'{"format": "vms-clip/1"}\n', camera=f"c-{at + 1}", beside=name)
    file(FileRole.WORKING_COPY, "1101-0007_working.mp4", b"w" * size, camera="c-1", made_from=("1101-0007.mkv",))
    file(FileRole.STILL, "1101-0007.png", b"p" * 200, camera="c-1", made_from=("1101-0007.mkv",), made_at=NOW)
    file(FileRole.ATTACHMENT, "../../หนังสือ\u202egpj.pdf", b"%PDF-1.7 letter", title="หนังสือขอภาพ")
    return PackageWish(description(number), tuple(files), forms=forms, viewer=viewer, **given)


async def forms(manifest: Manifest) -> Sequence[MadeForm]:
    return [MadeForm("receipt.pdf", b"%PDF-1.7 " + manifest.content_sha256.encode(), "ใบรับ")]


def viewer(facts: Mapping[str, Any]) -> bytes:
    return f"<!doctype html><p>{facts['package']['request']['number']}</p>".encode()
