"""What the dialogs of files handed in are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vms_desktop.domain.clock import Clock
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.ui.offered import Refused


@dataclass(frozen=True)
class FileParts:
    """``who``: the name of whoever is signed in, "" for nobody: offered as the one who states a time."""

    files: HandedInService
    cameras: CameraService
    clock: Clock
    refused: Refused
    who: Callable[[], str] = lambda: ""
