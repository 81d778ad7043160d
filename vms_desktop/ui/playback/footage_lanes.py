"""Keeps the timeline's lanes in step with what is recorded: asks the services about what is seen, and no more often
than a hand that drags can use the answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from vms_desktop.domain.bookmark import Bookmark, BookmarkFilter
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.requests.request_ports import AskedStretch
from vms_desktop.ui.holds.parts import HoldBook
from vms_desktop.ui.playback.lanes import SECOND_US, Lane, bands_of, moment_of
from vms_desktop.ui.playback.parts import BookmarkBook
from vms_desktop.ui.playback.time_view import EARLIEST, LATEST, TimeView
from vms_desktop.ui.tasks import WidgetTasks

RESTS_MS = 150
"""The view must have rested so long before it is asked about."""
AGAIN_MS = 5000
"""What is being recorded grows."""
MOST_BOOKMARKS = 500


class AskedBook(Protocol):
    """Requests, as far as a timeline shows them. Raises AccessError, StorageError."""

    async def asked_between(
        self, camera_ids: Collection[str], begin_us: int, end_us: int
    ) -> Sequence[AskedStretch]: ...

    def on_change(self, listener: Callable[[str], None]) -> Unsubscribe: ...


class FootageLanes(QObject):
    """Asks about three times what is seen, so that a short drag finds its footage there.

    Signals: ``changed()`` (see ``lanes``).
    """

    changed = Signal()

    def __init__(
        self,
        playback: PlaybackService,
        bookmarks: BookmarkBook | None,
        holds: HoldBook | None,
        tasks: WidgetTasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._playback, self._bookmarks, self._holds, self._tasks = playback, bookmarks, holds, tasks
        self._requests: AskedBook | None = None
        self._lanes: list[Lane] = []
        self._view: TimeView | None = None
        self._across = 1
        self._asked: TimeView | None = None
        self._resolution = 0.0
        self._number = 0
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTS_MS)
        self._resting.timeout.connect(self.ask)
        self._growing = QTimer(self)
        self._growing.setInterval(AGAIN_MS)
        self._growing.timeout.connect(self.ask)
        self._unsubscribe = [part.on_change(self._changed_elsewhere) for part in (bookmarks, holds) if part is not None]

    def ask_requests(self, requests: AskedBook) -> None:
        """What open requests ask of the cameras is shown too."""
        self._requests = requests
        self._unsubscribe.append(requests.on_change(lambda _id: self._changed_elsewhere()))

    @property
    def lanes(self) -> list[Lane]:
        return self._lanes

    def set_cameras(self, cameras: Sequence[Camera]) -> None:
        """In the order of the lanes. What is known of those that stay is kept until there is news."""
        known = {lane.camera.id: lane for lane in self._lanes}
        self._lanes = [
            replace(known[camera.id], camera=camera) if camera.id in known else Lane(camera) for camera in cameras
        ]
        self.changed.emit()
        self.ask()

    def look_at(self, view: TimeView, across: int) -> None:
        """What is seen now, and on how many pixels."""
        self._view, self._across = view, max(1, across)
        if self._is_news(view):
            self._resting.start()

    def _is_news(self, view: TimeView) -> bool:
        asked = self._asked
        if asked is None or view.begin < asked.begin or view.end > asked.end:
            return True
        # Much closer than was asked: gaps were left out that would be seen now.
        return self._resolution > 2 * view.span / self._across

    def set_awake(self, awake: bool) -> None:
        """Only while somebody looks."""
        if awake:
            self._growing.start()
            self.ask()
        else:
            self._growing.stop()
            self._resting.stop()

    def _changed_elsewhere(self) -> None:
        if self._growing.isActive():
            self.ask()

    def stop(self) -> None:
        """Ask and hear nothing more."""
        self.set_awake(False)
        for unsubscribe in self._unsubscribe:
            unsubscribe()

    def ask(self) -> None:
        if self._view is not None and self._lanes:
            self._number += 1
            self._tasks.start(self._ask(self._number, self._view, self._view.span / self._across), "what is recorded")

    async def _ask(self, number: int, view: TimeView, resolution: float) -> None:
        wide = TimeView(max(EARLIEST, view.begin - view.span), min(LATEST, view.end + view.span))
        ids = [lane.camera.id for lane in self._lanes]
        begin, end = moment_of(wide.begin), moment_of(wide.end)
        ranges, marks, asked = await asyncio.gather(
            self._playback.recorded(ids, begin, end, resolution), self._marks(ids, wide), self._asked_for(ids, wide)
        )
        holds = self._holds.holds if self._holds is not None else ()
        if number != self._number:
            return
        self._asked, self._resolution = wide, resolution
        self._lanes = [
            Lane(
                lane.camera,
                bands_of(ranges, lane.camera.id, lane.bands),
                tuple(hold for hold in holds if hold.camera_id == lane.camera.id and not hold.is_lifted),
                tuple(mark for mark in marks if mark.camera_id == lane.camera.id),
                tuple(one for one in asked if one.interval.camera_id == lane.camera.id),
                known=True,
            )
            for lane in self._lanes
        ]
        self.changed.emit()

    async def _asked_for(self, ids: list[str], view: TimeView) -> Sequence[AskedStretch]:
        if self._requests is None:
            return ()
        try:
            return await self._requests.asked_between(ids, int(view.begin * SECOND_US), int(view.end * SECOND_US))
        except AccessError:
            return ()  # who may replay need not know of requests: then there are none on their timeline

    async def _marks(self, ids: list[str], view: TimeView) -> list[Bookmark]:
        if self._bookmarks is None:
            return []
        begin, end = int(view.begin * SECOND_US), int(view.end * SECOND_US)
        return await self._bookmarks.find(BookmarkFilter("", tuple(ids), begin, end), MOST_BOOKMARKS)
