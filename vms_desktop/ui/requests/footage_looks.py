"""What the sources have of the footage of the request that is shown, and when that was asked last."""

from __future__ import annotations

import asyncio
import logging

from PySide6.QtCore import QObject, Signal

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.request import Request
from vms_desktop.services.requests.finding import Look
from vms_desktop.ui.requests.footage_card import stretches_of
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.tasks import WidgetTasks

_log = logging.getLogger(__name__)
WITHIN_S = 5.0
"""So long a person waits for the sources before a dialog opens with what is known."""


class FootageLooks(QObject):
    """``by_asked``: by the id of what was asked, None: not known yet; ``held``: ids of holds that stand; ``at_us``:
    when it was asked.

    Signals: ``known()``: something of that is new.
    """

    known = Signal()

    def __init__(self, parts: PageParts, tasks: WidgetTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._tasks = parts, tasks
        self._seen: tuple[object, ...] = ()
        self.by_asked: dict[str, Look] | None = None
        self.held: list[str] = []
        self.at_us = 0
        self._request: Request | None = None

    def forget(self) -> None:
        self._request, self.by_asked, self.held, self._seen = None, None, [], ()

    def grown(self) -> None:
        """There is more than was known: the next ``follow`` asks again."""
        self._seen = ()

    def follow(self, request: Request) -> None:
        """Asked again where the request is another, asks for something else, or was taken a step further."""
        self._request = request
        now = (request.id, request.asked, request.state)
        if now != self._seen:
            self._seen = now
            self._tasks.start(self._look(request), "look for footage")

    def look_on(self) -> None:
        """Footage grows: it may be asked for up to now."""
        request = self._request
        if request is not None:
            self._tasks.start_anew(lambda: self._look(request), "look for footage again")

    async def look_soon(self) -> None:
        """Before something of it is put on record."""
        if self._request is None:
            return
        try:
            async with asyncio.timeout(WITHIN_S):
                await self._look(self._request)
        except TimeoutError:
            _log.warning("a source does not answer: what there is stays as it was known")

    async def _look(self, request: Request) -> None:
        at_us = microseconds(self._parts.clock.now())
        looks = await self._parts.book.look_for(request.id)
        held: list[str] = []
        try:
            held = [one.id for one in await self._parts.book.holds_of(request.id) if not one.is_lifted]
        except VmsError as error:
            if not error.code.startswith("access."):
                raise
            # Who decides only need not handle requests: what is held is then not told to them.
        if self._request is not None and self._request.id == request.id:
            self.by_asked = {one.asked.id: one for one in looks}
            self.held, self.at_us = held, at_us
            self.known.emit()

    def stretches(self) -> dict[str, list[tuple[int, int]]]:
        """By the id of what was asked, of all sources together."""
        return {key: stretches_of(look) for key, look in (self.by_asked or {}).items()}
