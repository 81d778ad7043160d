"""All services of an open desk, as its window is built over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.desk.dialogs import KeepsSettings
from vms_desktop.desk.exports import DeskExports
from vms_desktop.desk.forms import DeskForms
from vms_desktop.desk.people import DeskPeople
from vms_desktop.desk.playback import DeskPlayback
from vms_desktop.desk.recording import DeskRecording
from vms_desktop.domain.clock import Clock
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.evidence.evidence import EvidenceService
from vms_desktop.services.recorders.recorders import RecorderService
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.services.review.review_services import ReviewServices
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class DeskServices:
    """``settings``: those it was opened with."""

    folder: DataFolder
    settings: Settings
    clock: Clock
    cameras: CameraService
    imports: CameraImport
    wall: WallService
    ptz: PtzService
    views: ViewService
    health: CameraHealth
    snapshots: SnapshotService
    relay: RelayClient
    players: PlayerPool
    provinces: Callable[[], Sequence[tuple[str, str, str]]]
    """All there are: code, Thai and English name. May raise VmsError."""
    kept_settings: KeepsSettings | None = None
    """Records and saves; None: saves only."""
    people: DeskPeople | None = None
    """None: a window over other services, whose authority is somebody else's."""
    review: ReviewServices | None = None
    """None: without the page for supervisors."""
    recording: DeskRecording | None = None
    playback: DeskPlayback | None = None
    """None: a desk without recorded footage; then there is no such page."""
    recorders: RecorderService | None = None
    requests: RequestService | None = None
    """None: a desk without requests for footage; then there is no such page."""
    evidence: EvidenceService | None = None
    """None: packages are neither made nor checked here."""
    forms: DeskForms | None = None
    """None: a desk that prints nothing."""
    exports: DeskExports | None = None
    """None: packages are not made here."""
