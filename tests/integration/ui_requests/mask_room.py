"""Copies for the dialogs of requests: clips that look the same all through, in packages that lie on the disk."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from authority_fakes import AtTheDesk
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from ui_requests_desk import Room

from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.domain.requests.export import ExportedFile, ExportPart, PartState
from vms_desktop.domain.requests.request import DeliveredFile, Interval, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.evidence.clip_viewing import ClipViewing
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.evidence.copy_files import iso_us, masking_record, masking_sha256
from vms_desktop.services.evidence.copy_ports import ClipFacts, ClipPicture
from vms_desktop.services.requests.drawing_clips import DrawingClips
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.masking.strip_painter import QtStripPainter

SECOND_US = 1_000_000


class OneGreyPicture:
    """A clip of a minute; stands for both processes of copies."""

    async def open(self, path: Path, begins_us: int, frame_rate: float) -> ClipFacts:
        self._begins_us = begins_us
        return ClipFacts("h264", "mp4", 640, 360, 60 * SECOND_US)

    async def picture(self, at_us: int, width: int, masking: Masking) -> ClipPicture:
        image, buffer = QImage(640, 360, QImage.Format.Format_RGB888), QBuffer()
        image.fill(0x808080)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG")
        at_us = min(max(at_us, self._begins_us), self._begins_us + 60 * SECOND_US)
        return ClipPicture(at_us, at_us - 40_000, at_us + 40_000, buffer.data().data())

    async def close(self) -> None: ...


class CutsAtOnce:
    """Fulfils ``drawing_clips.Cutting``: what of cameras in ``missing`` is not there; ``holds``: waits for it."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self.holds = asyncio.Event()
        self.holds.set()
        self.asked: list[tuple[Interval, str]] = []

    async def cut(
        self, part: ExportPart, folder: Path, request: str, tell: Callable[[float], None], *, without: bool = False
    ) -> ExportPart:
        self.asked.append((part.interval, request))
        tell(0.5)
        await self.holds.wait()
        if part.interval.camera_id in self.missing:
            return replace(part, state=PartState.MISSING, code="footage.not_recorded")
        one = clip_file(folder / "clip.mp4", part.interval, b"picture")
        file = ExportedFile(f"{folder.name}/clip.mp4", "", "original", one.begin_us, one.end_us, one.bytes, one.sha256)
        return replace(part, state=PartState.DONE, files=(file,))


def copy_parts(room: Room, cutting: CutsAtOnce | None = None) -> CopyParts:
    authority = AtTheDesk()
    authority.now = room.clock.now()
    cameras = room.book_cameras
    copies = CopyService(cameras, OneGreyPicture(), QtStripPainter(), room.clock, authority=authority)
    drawing = DrawingClips(cutting, room.folder.drawing) if cutting is not None else None
    return CopyParts(copies, ClipViewing(cameras, OneGreyPicture, authority=authority), cameras.get, drawing)


def offer_masks(room: Room, cutting: CutsAtOnce | None = None) -> CopyParts:
    """The page of the room makes privacy copies too; with ``cutting`` also before there is a package."""
    parts = copy_parts(room, cutting)
    object.__setattr__(room.page.view._parts, "masking", parts)
    return parts


async def delivered_once(room: Room, *intervals: Interval) -> Request:
    """Sealed, its originals lying in the package, and another copy is to be made."""
    request = await room.approved(*intervals)
    request = await room.requests.begin_copy(request.id, request.version, request.allowed())
    package = room.folder.root / "packages" / f"{request.number}_1"
    files = tuple(_original(package, number, one) for number, one in enumerate(request.allowed()))
    request = await room.requests.finish_copy(
        request.id, None, request.deliveries[-1].id, folder=str(package), package_sha256="ab" * 32, files=files
    )
    return await room.requests.take(request.id, request.version, Step.DELIVER_AGAIN, "ขอชุดปิดบังภาพบุคคล")


def _original(package: Path, number: int, interval: Interval) -> DeliveredFile:
    return clip_file(package / "original" / f"clip-{number}.mp4", interval, b"picture" * (number + 1))


def clip_file(path: Path, interval: Interval, content: bytes) -> DeliveredFile:
    """A clip of all of it, with its JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    about = {
        "format": "vms-clip/1",
        "camera": {"id": interval.camera_id},
        "pictures": {"first": iso_us(interval.begin_us)},
        "file": {"name": path.name, "sha256": digest},
    }
    path.with_suffix(".json").write_text(json.dumps(about))
    return DeliveredFile(
        path.name, "original", interval.camera_id, interval.begin_us, interval.end_us, path.stat().st_size, digest
    )


def masked_copy(path: Path, interval: Interval, masking: Masking) -> Path:
    """The JSON file beside a masked copy of all of that stretch."""
    about = {
        "format": "vms-copy/1",
        "camera": {"id": interval.camera_id},
        "pictures": {"first": iso_us(interval.begin_us), "last": iso_us(interval.end_us)},
        "masking": {"sha256": masking_sha256(masking), "areas": masking_record(masking)},
    }
    path.write_text(json.dumps(about))
    return path
