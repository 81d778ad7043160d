"""What the dialogs of holds are given: the service by its methods, and who asks a second person."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.footage import RecordedRange
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.second_person import Consent, ConsentDraft
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.ui.offered import Refused


class HoldBook(Protocol):
    """Holds as this desk knows them. Times: UTC, microseconds. What each method raises: ``FootageHoldService``."""

    @property
    def holds(self) -> Sequence[Hold]:
        """All, also lifted ones, the newest first."""

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe: ...

    async def load(self) -> None:
        """Another desk may have placed or lifted some."""

    async def place(
        self,
        camera_ids: Sequence[str],
        begin_us: int,
        end_us: int | None,
        reason: str,
        request: str = "",
        review_us: int | None = None,
    ) -> list[Hold]: ...

    async def keep(self, hold_ids: Sequence[str], review_us: int, reason: str) -> list[Hold]: ...

    async def lifting(self, hold_id: str, reason: str) -> ConsentDraft | None: ...

    async def lift(self, hold_id: str, reason: str, *, consent: str | None = None) -> Hold: ...


def cameras_elsewhere(cameras: CameraService) -> frozenset[str]:
    """Ids of cameras in the register that are none of the person's business; their holds are not shown."""
    return frozenset(camera.id for camera in cameras.every_camera) - {camera.id for camera in cameras.cameras}


class AskConsent(Protocol):
    """Asks a second person over ``parent``; ``then`` is called with the consent, ``otherwise`` where there is none."""

    def __call__(
        self,
        draft: ConsentDraft,
        then: Callable[[Consent], None],
        otherwise: Callable[[], None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None: ...


@dataclass(frozen=True)
class HoldParts:
    """``kept_s``: how long footage stays without a hold, seconds; None: not known. ``recorded``: what is recorded of
    cameras between two moments, by source.
    """

    book: HoldBook
    cameras: CameraService
    clock: Clock
    refused: Refused
    kept_s: Callable[[], float | None]
    recorded: Callable[[Sequence[str], datetime, datetime], Awaitable[Sequence[RecordedRange]]]
    ask_consent: AskConsent | None = None
