"""Writes what happens into the shift log. The access log has it already: where this fails, a person is told."""

from __future__ import annotations

from collections.abc import Callable

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import StorageError, VmsError
from vms_desktop.domain.person import Person
from vms_desktop.domain.shift import NOTE_LIMIT, ShiftEvent, ShiftLine
from vms_desktop.domain.thai_text import tidy
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.people.people_ports import ShiftRepository
from vms_desktop.services.ports import Unsubscribe


@machinery("writes what the session and the shift log's operations have recorded")
class ShiftWriter:
    """``desk``: how this desk is called."""

    def __init__(self, shifts: ShiftRepository, clock: Clock, desk: str) -> None:
        self._shifts = shifts
        self._clock = clock
        self._desk = desk
        self._on_line: Listeners[[]] = Listeners()
        self._on_trouble: Listeners[[VmsError]] = Listeners()

    def on_line(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after a line was written."""
        return self._on_line.add(listener)

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        return self._on_trouble.add(listener)

    def line(self, person: Person, event: ShiftEvent, *, to_name: str = "", text: str = "") -> ShiftLine:
        words = "\n".join(filter(None, (tidy(row) for row in text.splitlines())))[:NOTE_LIMIT]
        return ShiftLine(
            0, self._clock.now(), self._desk, event, person.id, person.name, person.role.value, to_name, words
        )

    async def write(self, person: Person, event: ShiftEvent, *, to_name: str = "", text: str = "") -> None:
        try:
            await self._shifts.add([self.line(person, event, to_name=to_name, text=text)], ())
        except StorageError as error:
            self._on_trouble.notify(error)
        else:
            self._on_line.notify()

    def told(self) -> None:
        """A line was written by somebody who recorded it in the same transaction."""
        self._on_line.notify()
