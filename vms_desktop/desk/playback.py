"""Builds what plays, cuts and copies recorded footage on a desk: its processes, its sources, the pages' services."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from vms_desktop.adapters.video.copier import Copier, OpenedClip
from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.evidence.clip_viewing import ClipViewing
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_finders import FileFinder, LocalFinder, RingFinder
from vms_desktop.services.playback.footage_ports import FootageFinder, SegmentLookup
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.ports import StreamRelay, TilePlayers
from vms_desktop.services.wall.tiles import CameraDirectory
from vms_desktop.storage.handed_in_files import HandedInList
from vms_desktop.ui.masking.strip_painter import QtStripPainter

PAGE_SESSION = "playback"
INSTANT_SESSION = "instant"
READY_AFTER_S = 5.0


@dataclass(frozen=True, slots=True)
class DeskPlayback:
    """``playback``: the session of the page; ``instant``: that of instant replay in a live tile, which looks into the
    relay's last minutes first. ``files``: what was handed in. ``catalogue``: where the page looks for footage.
    ``copies``: working copies and the like of clips; ``viewing``: clips that are looked at while areas are drawn on
    them; None: a desk that makes none.
    """

    process: FootageClient
    playback: PlaybackService
    instant: PlaybackService
    clips: ClipService
    files: HandedInService
    catalogue: FootageCatalogue
    copies: CopyService | None = None
    viewing: ClipViewing | None = None


async def ready_soon(process: FootageClient) -> None:
    """Have the process there when somebody wants to see the last minute again, without slowing the desk's own start."""
    await asyncio.sleep(READY_AFTER_S)
    process.start()


def open_playback(
    stack: AsyncExitStack,
    *,
    cameras: CameraDirectory,
    relay: StreamRelay,
    players: TilePlayers,
    clock: Clock,
    authority: Authority,
    log: AccessLog | None,
    index: SegmentLookup,
    folder: DataFolder,
    on_world_error: Callable[[VmsError], None],
    recorders: Sequence[FootageFinder] = (),
) -> DeskPlayback:
    """``recorders``: where else footage may lie, best first; asked after what lies on this workstation.

    The process is started with the first wish, or by ``ready_soon``. Closing ``stack`` ends it.
    """
    process = FootageClient(clock)
    stack.push_async_callback(process.stop)
    stack.callback(process.on_fault(on_world_error))
    files = HandedInService(cameras, process, HandedInList(folder.handed_in), authority=authority, log=log)
    ring, local, handed_in = RingFinder(relay, clock), LocalFinder(index, clock), FileFinder(files)
    stack.callback(ring.close)
    of_page = FootageCatalogue([local, ring, *recorders, handed_in], on_world_error)
    of_instant = FootageCatalogue([ring, local, *recorders], on_world_error)

    def session(name: str, catalogue: FootageCatalogue) -> PlaybackService:
        made = PlaybackService(
            name,
            cameras,
            catalogue,
            process,
            players,
            clock,
            authority=authority,
            log=log,
            on_world_error=on_world_error,
        )
        stack.push_async_callback(made.stop)
        return made

    clips = ClipService(cameras, of_page, process, clock, authority=authority, log=log)
    stack.push_async_callback(clips.stop)
    copies = CopyService(cameras, Copier(clock), QtStripPainter(), clock, authority=authority, log=log)
    stack.push_async_callback(copies.stop)
    viewing = ClipViewing(cameras, lambda: OpenedClip(clock), authority=authority, log=log)
    stack.push_async_callback(viewing.stop)
    page, instant = session(PAGE_SESSION, of_page), session(INSTANT_SESSION, of_instant)
    return DeskPlayback(process, page, instant, clips, files, of_page, copies, viewing)
