"""An access log in memory that notes each entry among what happened."""

from __future__ import annotations

from typing import Any

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, Entry, EntryDraft, chained, microseconds


class RememberedLog:
    """``LogStore`` in memory. ``fails_with``: raised by the next appends."""

    desk = Desk(b"1" * 32, "โต๊ะ 1")

    def __init__(self, clock: Any, happened: list[str]) -> None:
        self.entries: list[Entry] = []
        self.fails_with: Exception | None = None
        self._clock = clock
        self._happened = happened

    async def append(self, drafts: list[EntryDraft]) -> list[Entry]:
        if self.fails_with:
            raise self.fails_with
        new: list[Entry] = []
        for draft in drafts:
            before = (self.entries + new)[-1:]
            digest = before[0].hash if before else BEFORE_THE_FIRST
            number = len(self.entries) + len(new) + 1
            new.append(chained(draft, self.desk.id, number, microseconds(self._clock.now()), digest))
            stage = draft.details.get("stage")
            self._happened.append(f"log {draft.action.value}" + (f" {stage}" if stage else ""))
        self.entries += new
        return new

    async def unfinished(self) -> list[Entry]:
        return []
