"""A clip as it is cut, with its JSON file, and the services with real processes that decode and encode it."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from authority_fakes import NOW, AtTheDesk

from vms_desktop.adapters.video.copier import Copier, OpenedClip
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import CameraError
from vms_desktop.services.evidence.clip_viewing import ClipViewing
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.masking.strip_painter import QtStripPainter

WIDTH, HIGH = 640, 360
PICTURES = 50
EVERY_US = 66_667
BEGINS = NOW - timedelta(minutes=10)
CAMERA = Camera("camera-0", "1101-0007", "แยกปากน้ำ", "Pak Nam Junction", "1101", "110101", "", None, None)


class Cameras:
    def get(self, camera_id: str) -> Camera:
        if camera_id != CAMERA.id:
            raise CameraError("camera.unknown", camera="")
        return CAMERA

    async def ensure_streams(self, camera_id: str) -> None: ...

    def on_change(self, listener: object) -> object:
        return lambda: None


def cut_clip(folder: Path) -> Path:
    """Grey, brighter from left to right, so that what is covered stands out everywhere."""
    path = folder / "1101-0007_clip.mp4"
    luma = np.broadcast_to(np.linspace(90, 210, WIDTH).astype(np.uint8), (HIGH, WIDTH))
    picture = np.concatenate((luma, np.full((HIGH // 2, WIDTH), 128, np.uint8)))
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=15, options={"preset": "ultrafast", "bf": "0"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HIGH, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1_000_000)
        for number in range(PICTURES):
            frame = av.VideoFrame.from_ndarray(picture, format="yuv420p")
            frame.pts, frame.time_base = number * EVERY_US, Fraction(1, 1_000_000)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    about = {
        "format": "vms-clip/1",
        "camera": {"id": CAMERA.id},
        "pictures": {"first": BEGINS.isoformat()},
        "file": {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()},
    }
    path.with_suffix(".json").write_text(json.dumps(about))
    return path


class Room:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clip = cut_clip(folder)
        self.desk = AtTheDesk()
        self.desk.now = NOW
        clock = SystemClock()
        self.copies = CopyService(Cameras(), Copier(clock), QtStripPainter(), clock, authority=self.desk)
        self.viewing = ClipViewing(Cameras(), lambda: OpenedClip(clock), authority=self.desk)
        self.parts = CopyParts(self.copies, self.viewing, Cameras().get)

    async def close(self) -> None:
        await self.copies.stop()
        await self.viewing.stop()


def lumas(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="gray8").astype(int) for frame in container.decode(video=0)]
