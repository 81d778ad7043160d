"""Packages to look at: real MP4s of numbered pictures, and the manifest a package with them would have."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import av
import numpy as np
from PIL import Image

from vms_desktop.domain.evidence.description import (
    Approval,
    Basis,
    CameraFacts,
    ClockState,
    CodecFacts,
    CustodyStep,
    Decision,
    Delivered,
    FileFacts,
    FileRole,
    Involved,
    PackageDescription,
    Party,
    PersonPart,
    RequestFacts,
    Source,
)
from vms_desktop.domain.evidence.json_form import to_json
from vms_desktop.domain.evidence.manifest import FORMAT, Manifest, Software, content_hash, sealer, sums_text
from vms_desktop.domain.footage import TimeRange
from vms_desktop.paths import resources_dir
from vms_desktop.services.evidence.viewer import build_viewer

FPS = 15
BEGIN = datetime(2026, 11, 23, 7, 5, 0, tzinfo=UTC)
"""14:05:00 on 23 November 2569."""


def at(seconds: float) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def drawn(number: int) -> av.VideoFrame:
    """A picture that tells its number: sixteen blocks, black or white, the lowest bit left."""
    luma = np.full((180, 320), 128, np.uint8)
    for bit in range(16):
        luma[:90, bit * 20 : (bit + 1) * 20] = 235 if number >> bit & 1 else 16
    luma[90:] += (np.arange(320, dtype=np.uint8) // 8 + number % 32)[None, :]
    return av.VideoFrame.from_ndarray(np.concatenate((luma, np.full((90, 320), 128, np.uint8))), format="yuv420p")


def number_of(picture: Image.Image) -> int:
    """The number a screenshot of it shows; 320×180."""
    return sum((picture.getpixel((bit * 20 + 10, 45)) > 128) << bit for bit in range(16))


def movie(path: Path, numbers: Sequence[int], codec: str = "libx264") -> None:
    """An MP4 of pictures of these numbers, number n at n/15 s; the first is at the file's beginning."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format="mp4") as output:
        stream = output.add_stream(codec, rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        stream.options = {"preset": "ultrafast", "g": "30", "bf": "0"}
        stream.codec_context.time_base = Fraction(1, 15_000)
        for number in numbers:
            frame = drawn(number)
            frame.pts, frame.time_base = (number - numbers[0]) * 1000, Fraction(1, 15_000)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


CAMERAS = (
    CameraFacts(
        "a",
        "1101-0007",
        "แยกปากน้ำ",
        "Pak Nam junction",
        "ทน.สมุทรปราการ",
        "ต.ปากน้ำ อ.เมืองสมุทรปราการ",
        "110101",
        13.599_2,
        100.597_3,
    ),
    CameraFacts(
        "b",
        "1101-0011",
        "ท่าเรือข้ามฟาก",
        "Ferry pier",
        "อบจ.สมุทรปราการ",
        "ต.ปากน้ำ อ.เมืองสมุทรปราการ",
        "110101",
        13.601,
        100.594,
    ),
)
OFFICER = Party("ร.ต.อ. สมชาย ใจดี", "รอง สว.(สอบสวน)", "สภ.เมืองสมุทรปราการ", "1 1037 00000 00 0")
CHIEF = Party("นางสาวสุดา รักษ์ไทย", "เลขานุการคณะทำงาน", "จังหวัดสมุทรปราการ")
CLERK = Party("นายวิชัย มั่นคง", "เจ้าหน้าที่งานคำขอ", "ศูนย์ปฏิบัติการ CCTV จังหวัดสมุทรปราการ")


class Package:
    """A folder with files and the manifest of them; ``seal`` writes the page and the list of hashes."""

    def __init__(self, root: Path, cameras: Sequence[CameraFacts] = CAMERAS) -> None:
        self.root = root
        self.cameras = tuple(cameras)
        self.files: list[FileFacts] = []
        self.footage: list[Delivered] = []
        self.number = "REQ-2569-0001"

    def footage_of(self, camera: str, path: str, begin: float, numbers: Sequence[int], **more: object) -> None:
        """A file of pictures; number n is of ``begin`` + n/15 s; numbers that are missing are a gap."""
        codec = str(more.pop("codec", "libx264"))
        movie(self.root / path, numbers, codec)
        first, last = begin + numbers[0] / FPS, begin + numbers[-1] / FPS
        gaps = [(one, other) for one, other in itertools.pairwise(numbers) if other - one > 1]
        between = tuple(TimeRange(at(begin + one / FPS), at(begin + other / FPS)) for one, other in gaps)
        name = {"libx264": "h264", "libx265": "hevc"}[codec]
        facts = CodecFacts("mp4", name, 320, 180, len(numbers), rate=float(FPS))
        covers = TimeRange(at(first), at(last))
        self.add(path, FileRole(str(more.pop("role", "original"))), camera=camera, covers=covers, codec=facts, **more)
        if self.files[-1].role is FileRole.ORIGINAL:
            asked = TimeRange(at(0), at(40))
            recorder = Source("local", "ours", "local.main", "")
            clock = ClockState(2300 if camera == "a" else -4_000_000, at(-3600), "onvif")
            self.footage.append(Delivered(camera, asked, asked, (covers,), between, recorder, (path,), clock, clock))

    def add(self, path: str, role: FileRole, content: bytes = b"", **more: object) -> None:
        file = self.root / path
        if content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        held = file.read_bytes() if file.exists() else b""
        self.files.append(FileFacts(path, role, len(held), sha256(held).hexdigest(), **more))  # type: ignore[arg-type]

    def manifest(self) -> Manifest:
        basis = Basis(
            "สป ๐๐๑๗.๒/ว ๓๐๓",
            "๒๓ พฤศจิกายน ๒๕๖๙",
            "ข้อ 4",
            "23 พ.ย. 2569 เวลา 09.30 น.",
            "1234/2569",
            "ลักทรัพย์ในเวลากลางคืน",
            "สภ.เมืองสมุทรปราการ",
            "ป.วิ.อ. มาตรา 131",
        )
        purpose = "ประกอบการสอบสวนคดีลักทรัพย์ และติดตามรถจักรยานยนต์ของผู้ต้องสงสัย"
        request = RequestFacts(self.number, at(3600), OFFICER, "inquiry_officer", purpose, basis)
        approval = Approval(
            Decision.APPROVED, CHIEF, at(7200), ("ใช้เฉพาะในคดีนี้", "ห้ามเผยแพร่ต่อสาธารณะ"), "", "สป ๐๐๑๗.๒/๔๐๑"
        )
        parts = (PersonPart.REQUESTER, PersonPart.REGISTERED, PersonPart.APPROVED, PersonPart.EXPORTED)
        persons = tuple(Involved(*one) for one in zip(parts, (OFFICER, CLERK, CHIEF, CLERK), strict=True))
        custody = (
            CustodyStep(at(3600), "request.registered", CLERK, "รับคำขอและระงับการลบภาพ", 1201, sha256(b"1").hexdigest()),
            CustodyStep(at(7200), "request.approved", CHIEF, "อนุญาตให้จัดทำสำเนา", 1215, sha256(b"2").hexdigest()),
            CustodyStep(at(7500), "export.made", CLERK, "จัดทำสำเนาและคำนวณค่าแฮช", 1222, sha256(b"3").hexdigest()),
        )
        described = PackageDescription(
            "6f1b5e9e-5a51-4b0c-9b8e-111111111111",
            1,
            request,
            approval,
            self.cameras,
            tuple(self.footage),
            persons,
            custody,
        )
        files = tuple(self.files)
        made, by = Software("vms-desktop", "0.1.0"), sealer(bytes(32), "ศูนย์ปฏิบัติการ CCTV เครื่องที่ 1")
        return Manifest(FORMAT, at(7600), made, by, described, files, content_hash(files), "")

    def seal(self) -> Path:
        page = build_viewer(to_json(self.manifest()), resources_dir())
        file = self.root / "viewer.html"
        file.write_bytes(page)
        viewer = FileFacts("viewer.html", FileRole.VIEWER, len(page), sha256(page).hexdigest())
        (self.root / "SHA256SUMS").write_bytes(sums_text([*self.files, viewer]))
        return file

    def rename_camera(self, index: int, **names: str) -> None:
        cameras = list(self.cameras)
        cameras[index] = replace(cameras[index], **names)
        self.cameras = tuple(cameras)


def plain_package(root: Path) -> Package:
    """Two cameras of 40 s at 14:05:00: A has pictures all along; B begins 0.4 s later, and 15 s to 20 s are missing; a
    second file of it from 30 s on.
    """
    package = Package(root)
    package.footage_of("a", "original/1101-0007_20261123T070500Z.mp4", 0.0, range(0, 600))
    package.footage_of("b", "original/1101-0011_20261123T070500Z.mp4", 0.4, [*range(0, 225), *range(300, 420)])
    package.footage_of("b", "original/1101-0011_20261123T070530Z.mp4", 0.4, range(450, 600))
    return package
