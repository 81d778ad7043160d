"""The shift log: who was on duty when, and what they wrote for those who came after. Nothing in it is changed later."""

from __future__ import annotations

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.shift import NOTE_LIMIT, ShiftEvent, ShiftLine
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import operation
from vms_desktop.services.people.people_ports import ShiftRepository
from vms_desktop.services.people.shift_writer import ShiftWriter
from vms_desktop.services.people.sign_in import person_subject

PAGE = 100


class ShiftLog:
    """Called on the loop thread."""

    def __init__(self, shifts: ShiftRepository, writer: ShiftWriter, log: AccessLog, authority: Authority) -> None:
        self._shifts = shifts
        self._writer = writer
        self._log = log
        self._authority = authority

    @operation(Permission.READ_SHIFTS)
    async def lines(self, before: int | None = None, limit: int = PAGE) -> list[ShiftLine]:
        """Newest first, of all desks. ``before``: the number of the last one seen. Raises StorageError."""
        return await self._shifts.lines(before, limit)

    @operation(Permission.WRITE_SHIFTS, logs=Action.SHIFT_NOTED)
    async def add_note(self, text: str) -> None:
        """Raises InputError ``input.required``, ``input.too_long`` (limit), StorageError."""
        if len(text) > NOTE_LIMIT:
            raise InputError("input.too_long", field="note", limit=NOTE_LIMIT)
        person = self._authority.require_person()
        line = self._writer.line(person, ShiftEvent.NOTE, text=text)
        if not line.text:
            raise InputError("input.required", field="note")
        # That a note was written, and its beginning; the whole of it stands in the shift log.
        details = {"text": line.text[:200], "characters": len(line.text)}
        entry = EntryDraft(Action.SHIFT_NOTED, subject=person_subject(person), details=details)
        await self._shifts.add([line], [self._log.prepared(entry)])
        self._writer.told()
