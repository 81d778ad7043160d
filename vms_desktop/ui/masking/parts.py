"""What the dialogs of copies are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vms_desktop.domain.camera import Camera
from vms_desktop.services.evidence.clip_viewing import ClipViewing
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.requests.drawing_clips import DrawingClips


@dataclass(frozen=True)
class CopyParts:
    """``camera``: of an id, raises CameraError ``camera.unknown``. ``drawing``: cuts footage to draw areas on before a
    package lies here; None: this desk cuts none.
    """

    copies: CopyService
    viewing: ClipViewing
    camera: Callable[[str], Camera]
    drawing: DrawingClips | None = None
