"""Looking at a cut clip picture by picture, while areas are drawn on it. Recorded like all looking at footage: that it
was opened before a picture appears, and which moments were seen when it is closed.
"""

from __future__ import annotations

from collections.abc import Callable

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.evidence.copies import CopyOriginal
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.evidence.copy_files import microseconds, moment
from vms_desktop.services.evidence.copy_ports import ClipFacts, ClipPicture, ClipReader
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery, operation, plumbing
from vms_desktop.services.playback.footage_log import Replaying
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.wall.tiles import CameraDirectory


@machinery("a clip that ClipViewing opened, which asked")
class ViewedClip:
    """Called on the loop thread. ``facts``: what it holds. ``on_over``: it was closed."""

    def __init__(self, original: CopyOriginal, facts: ClipFacts, reader: ClipReader, log: Replaying | None) -> None:
        self.original = original
        self.facts = facts
        self.is_over = False
        self._reader = reader
        self._log = log
        self._on_over: Listeners[[]] = Listeners()

    def on_over(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_over.add(listener)

    @property
    def begins_us(self) -> int:
        return microseconds(self.original.begins_at)

    async def picture(self, at_us: int, width: int, masking: Masking) -> ClipPicture | None:
        """As ``copy_ports.ClipReader.picture``; None also when it is over."""
        if self.is_over:
            return None
        shown = await self._reader.picture(at_us, width, masking)
        if shown is None or self.is_over:
            return None
        if self._log is not None:
            self._log.glimpsed(self.original.camera_id, moment(shown.at_us))
        return shown

    async def close(self) -> None:
        """May be called twice."""
        if not self.is_over:
            self.is_over = True
            if self._log is not None:
                self._log.keep_only(())
            self._on_over.notify()
        await self._reader.close()


class ClipViewing:
    """Called on the loop thread. ``new_reader``: one a clip."""

    def __init__(
        self,
        cameras: CameraDirectory,
        new_reader: Callable[[], ClipReader],
        *,
        authority: Authority,
        log: AccessLog | None = None,
    ) -> None:
        self._cameras = cameras
        self._new_reader = new_reader
        self._authority = authority
        self._log = log
        self._open: dict[ViewedClip, Camera] = {}
        self._on_refused: Listeners[[ViewedClip]] = Listeners()
        self._tasks = TaskOwner("clips that are looked at")
        self._unsubscribe = authority.on_change(self._rights_changed)

    @plumbing("for the end of the desk")
    async def stop(self) -> None:
        """Close what is open."""
        self._unsubscribe()
        for clip in list(self._open):
            await clip.close()
        await self._tasks.close()

    @operation(Permission.EXPORT, logs=Action.REPLAY_OPENED, inside=True)
    async def open(self, original: CopyOriginal) -> ViewedClip:
        """Recorded before a picture can be had; close it in the end.

        Raises AccessError ``access.*``, CameraError ``camera.unknown``, FootageError ``footage.*``, CopyError
        ``copy.stopped``, LogError ``log.not_written``.
        """
        camera = self._cameras.get(original.camera_id)
        self._authority.require(Permission.EXPORT, camera)
        self._authority.require_replay(camera, original.begins_at)
        log = Replaying(self._log) if self._log is not None else None
        if log is not None:
            await log.open([camera], original.begins_at)
        reader = self._new_reader()
        try:
            facts = await reader.open(original.path, microseconds(original.begins_at), original.frame_rate)
        except BaseException:
            if log is not None:
                log.keep_only(())
            await reader.close()
            raise
        clip = ViewedClip(original, facts, reader, log)
        self._open[clip] = camera
        clip.on_over(lambda: self._forget(clip))
        return clip

    @plumbing("of what was opened")
    def let_go(self, clip: ViewedClip) -> None:
        """Close it, without waiting for its process: for a window that is gone already."""
        self._tasks.start(clip.close(), "close")

    def on_refused(self, listener: Callable[[ViewedClip], None]) -> Unsubscribe:
        """Whoever is signed in now may not look at it: whoever shows it must close it."""
        return self._on_refused.add(listener)

    def _forget(self, clip: ViewedClip) -> None:
        self._open.pop(clip, None)

    def _rights_changed(self) -> None:
        for clip, camera in list(self._open.items()):
            if not self._authority.covers(Permission.EXPORT, camera):
                self._on_refused.notify(clip)
