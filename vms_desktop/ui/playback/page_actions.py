"""What is done with the moment that is seen: a snapshot, a bookmark, a clip; and the menu of a tile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.masking.copies_dialog import CopiesDialog
from vms_desktop.ui.playback import track_words
from vms_desktop.ui.playback.clip_dialog import ClipDialog
from vms_desktop.ui.playback.note_dialog import NoteDialog
from vms_desktop.ui.playback.parts import PlaybackParts
from vms_desktop.ui.playback.session import PlaybackSession
from vms_desktop.ui.playback.track_grid import TrackGrid
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.wall.digital_zoom import is_zoomed

UNMARKED = timedelta(seconds=30)
"""To both sides of the moment, where nobody marked anything."""


class PageActions(QObject):
    """``cameras``: those that are open, in the order of the tiles. Signals: ``notice(Words)``."""

    notice = Signal(object)

    def __init__(
        self,
        parts: PlaybackParts,
        session: PlaybackSession,
        cameras: Callable[[], list[Camera]],
        tasks: WidgetTasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts, self._session, self._cameras, self._tasks = parts, session, cameras, tasks

    # ---- snapshot ------------------------------------------------------------------------------------------------

    def snapshot(self, tile: int) -> None:
        if tile < len(self._session.cameras):
            self._tasks.start_once(self._snapshot(tile), "snapshot of footage")

    async def _snapshot(self, tile: int) -> None:
        path, still = await self._parts.snapshots.take(self._parts.playback, tile)

        def told() -> str:
            moment = formatting.exact_moment_text(still.taken_at)
            saved = self.tr("Snapshot saved: {0} · {1} · SHA-256 {2}…")
            return saved.format(path.name, moment, still.original_sha256[:8])

        self.notice.emit(told)

    # ---- bookmark ------------------------------------------------------------------------------------------------

    def ask_bookmark(self, tile: int, window: QWidget) -> None:
        """Of the moment, or of what is marked around it."""
        cameras = self._cameras()
        if self._parts.bookmarks is None or tile >= len(cameras):
            return
        at, begin, end = self._session.at, self._session.begin, self._session.end
        if begin is None or end is None or not begin <= at <= end:
            begin, end = at, None
        words = formatting.moment_text(begin)
        if end is not None:
            words = f"{words} – {formatting.time_text(end)}"
        # The selected one first: it is meant unless somebody chooses otherwise.
        ordered = [cameras[tile], *(camera for number, camera in enumerate(cameras) if number != tile)]
        dialog = NoteDialog(words, ordered, "", window)
        from_us, to_us = microseconds(begin), microseconds(end) if end is not None else None
        dialog.noted.connect(
            lambda camera_id, note: self._tasks.start(self._set_bookmark(camera_id, from_us, to_us, note), "bookmark")
        )
        dialog.open()

    async def _set_bookmark(self, camera_id: str, begin_us: int, end_us: int | None, note: str) -> None:
        assert self._parts.bookmarks is not None
        await self._parts.bookmarks.set(camera_id, begin_us, end_us, note)
        self.notice.emit(lambda: self.tr("Bookmark saved: {0}").format(note))

    # ---- clip ----------------------------------------------------------------------------------------------------

    def ask_clip(self, window: QWidget) -> None:
        """Of what is marked; of a minute around the moment where nothing is."""
        cameras, session = self._cameras(), self._session
        if not cameras:
            self._tasks.failed.emit(InputError("clip.no_camera"))
            return
        begin, end = session.begin, session.end
        if begin is None or end is None:
            begin, end = session.at - UNMARKED, session.at + UNMARKED
        chosen = [camera.id for camera in cameras]
        copies = self._parts.copies
        folder = self._parts.clip_folder
        dialog = ClipDialog(
            self._parts.clips, cameras, chosen, begin, end, folder, window, offers_copies=copies is not None
        )
        if copies is not None:
            dialog.copies_asked.connect(lambda paths: CopiesDialog(copies, paths, parent=dialog).open())
        dialog.open()

    # ---- the menu ------------------------------------------------------------------------------------------------

    def open_menu(self, grid: TrackGrid, tile: int, place: QPoint) -> None:
        status = grid.tiles[tile].status
        menu = QMenu(grid)
        menu.setObjectName("trackMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        pictured = status is not None and status.surface is not None
        whole = grid.maximised is not None
        for name, icon, text, enabled, chosen in (
            (
                "trackMaximise",
                "minimize-2" if whole else "maximize-2",
                self.tr("Back to all tiles") if whole else self.tr("Maximise"),
                True,
                lambda: grid.maximise_asked.emit(tile),
            ),
            ("trackSnapshot", "camera", self.tr("Save a snapshot"), pictured, lambda: self.snapshot(tile)),
            (
                "trackWhole",
                "scan",
                self.tr("Whole picture (1:1)"),
                status is not None and is_zoomed(status.zoom),
                lambda: grid.reset_zoom(tile),
            ),
            (
                "trackOnly",
                "history",
                self.tr("Play only this camera"),
                status is not None and len(self._session.cameras) > 1,
                lambda: self._only(tile),
            ),
            (
                "trackRetry",
                "refresh-cw",
                self.tr("Try again"),
                status is not None and track_words.is_retryable(status),
                lambda: grid.retry_asked.emit(tile),
            ),
            ("trackClose", "x", self.tr("Close tile"), status is not None, lambda: self._session.remove(tile)),
        ):
            action = QAction(icons.icon(icon), text, menu)
            action.setObjectName(name)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _on=False, chosen=chosen: chosen())
            menu.addAction(action)
        menu.popup(place)

    def _only(self, tile: int) -> None:
        session = self._session
        session.show([session.cameras[tile]], session.at, play=session.plays)
