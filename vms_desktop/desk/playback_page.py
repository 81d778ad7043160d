"""The Playback page and instant replay in a desk's window: what they are given, and which signal goes where."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from vms_desktop.desk.playback import DeskPlayback
from vms_desktop.desk.recording import DeskRecording
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.playback.playback_snapshots import PlaybackSnapshots
from vms_desktop.services.requests.drawing_clips import DrawingClips
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui.context_panel.panel import ContextPanel
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.playback.instant_replay import InstantReplay
from vms_desktop.ui.playback.parts import PlaybackParts
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.wall.wall_page import WallPage

if TYPE_CHECKING:
    from vms_desktop.ui.playback.playback_page import PlaybackPage

SECOND_US = 1_000_000


def playback_parts(
    footage: DeskPlayback,
    recording: DeskRecording | None,
    stills: Path,
    clips: Path,
    who: Callable[[], str] = lambda: "",
    camera: Callable[[str], Camera] | None = None,
) -> PlaybackParts:
    """``stills``, ``clips``: folders. ``recording`` None: without bookmarks and holds. ``camera``: of an id; None:
    without copies of clips.
    """

    def kept_s() -> float | None:
        """Seconds that footage stays on the recorder's disk."""
        outlook = recording.retention.state.outlook if recording is not None else None
        return outlook.kept_us / SECOND_US if outlook is not None else None

    return PlaybackParts(
        footage.playback,
        footage.instant,
        footage.clips,
        PlaybackSnapshots(stills),
        clips,
        recording.bookmarks if recording is not None else None,
        recording.holds if recording is not None else None,
        kept_s,
        footage.files,
        who,
        copy_parts(footage, camera),
    )


def copy_parts(
    footage: DeskPlayback, camera: Callable[[str], Camera] | None, drawing: DrawingClips | None = None
) -> CopyParts | None:
    """What the dialogs of copies are given; None: this desk makes none."""
    if footage.copies is None or footage.viewing is None or camera is None:
        return None
    return CopyParts(footage.copies, footage.viewing, camera, drawing)


def wire_instant_replay(
    instant: PlaybackService,
    live: WallService,
    clock: Clock,
    page: Callable[[], PlaybackPage],
    wall: WallPage,
    context: ContextPanel,
    window: ShellWindow,
    stack: AsyncExitStack,
) -> None:
    """From a live picture to what was seen before it: in its tile, or on the page (made by ``page``)."""
    replay = InstantReplay(instant, live, wall.grid, clock)
    replay.failed.connect(window.notices.show_error)

    def show_at(camera_id: str, at: datetime) -> None:
        page().show_at([camera_id], at)
        window.show_page(Page.PLAYBACK)

    def before_live(seconds: int) -> None:
        camera = wall.selected_camera
        if camera is not None:
            show_at(camera.id, clock.now() - timedelta(seconds=seconds))

    replay.page_asked.connect(show_at)
    wall.replay_asked.connect(lambda: replay.start(wall.grid.selected_tile))
    context.look_back.replay_asked.connect(lambda seconds: replay.start(wall.grid.selected_tile, seconds))
    context.look_back.page_asked.connect(before_live)
    context.offer_look_back()
    stack.push_async_callback(replay.close)
