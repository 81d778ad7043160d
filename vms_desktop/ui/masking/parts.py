"""What the dialogs of copies are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vms_desktop.domain.camera import Camera
from vms_desktop.services.evidence.clip_viewing import ClipViewing
from vms_desktop.services.evidence.copies import CopyService


@dataclass(frozen=True)
class CopyParts:
    """``camera``: of an id, raises CameraError ``camera.unknown``."""

    copies: CopyService
    viewing: ClipViewing
    camera: Callable[[str], Camera]
