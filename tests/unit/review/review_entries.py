"""Entries for the tests of reviewing: a chain that is written by hand, hour by hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, Actor, Entry, EntryDraft, Subject, chained, microseconds

BANGKOK = timezone(timedelta(hours=7))
DESK = "d" * 24
SOMCHAI = Actor("u-7", "สมชาย ใจดี", "officer")
MALEE = Actor("u-8", "มาลี ตั้งใจ", "supervisor")
WICHAI = Actor("u-9", "วิชัย มั่นคง", "supervisor")


class Chain:
    """``at``: local time of the next entry, moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 14, 0, tzinfo=BANGKOK)
        self.entries: list[Entry] = []

    def add(self, action: Action, who: Actor = SOMCHAI, camera: str = "", **fields: Any) -> Entry:
        """One entry, now; a second passes after it."""
        subject = Subject("camera", camera, camera) if camera else Subject()
        fields = {"subject": subject, "camera": camera, "place": "110101" if camera else "", **fields}
        before = self.entries[-1].hash if self.entries else BEFORE_THE_FIRST
        made = chained(
            EntryDraft(action, who, **fields),
            DESK,
            len(self.entries) + 1,
            microseconds(self.at.astimezone(UTC)),
            before,
        )
        self.entries.append(made)
        self.go(seconds=1)
        return made

    def go(self, **by: float) -> None:
        self.at += timedelta(**by)

    def clock(self, hour: int, minute: int = 0, day: int = 0) -> None:
        """Go to that time of the day, so many days later."""
        self.at = self.at.replace(hour=hour, minute=minute, second=0) + timedelta(days=day)
