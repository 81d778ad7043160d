"""Helpers of the review's tests: people, a clock moved by hand, a log with a story in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from authority_fakes import AtTheDesk

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, Entry, EntryDraft, Subject
from vms_desktop.storage.store import Store

BANGKOK = timezone(timedelta(hours=7))
SOMCHAI = Actor("u-0007", "สมชาย ใจดี", "officer")
MALEE = Actor("u-0008", "มาลี ตั้งใจ", "supervisor")
WICHAI = Actor("u-0009", "วิชัย มั่นคง", "supervisor")
DESK = Desk(b"\x07" * 32, "โต๊ะ 1")


class MovedClock:
    """Stands still until a test moves it. 2026-11-23, a Monday, 14:00 in Thailand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    def go(self, **by: float) -> None:
        self.time += timedelta(**by)


class SignedIn(AtTheDesk):
    """Who sits at the desk, with every permission."""

    def __init__(self, who: Actor = MALEE) -> None:
        super().__init__()
        self.who = who

    @property
    def actor(self) -> Actor:
        return self.who

    def __call__(self) -> Actor:
        return self.who


def about_camera(action: Action, camera: str, who: Actor = SOMCHAI, **fields: Any) -> EntryDraft:
    values = {
        "subject": Subject("camera", camera, f"1101-{camera} แยกปากน้ำ"),
        "camera": camera,
        "place": "110101",
        **fields,
    }
    return EntryDraft(action, who, **values)


async def write(store: Store, clock: MovedClock, *drafts: EntryDraft, seconds: float = 1) -> list[Entry]:
    """One after the other, a moment apart."""
    made: list[Entry] = []
    for draft in drafts:
        made += await store.log.append([draft])
        clock.go(seconds=seconds)
    return made


def sequences(entries: Sequence[Any]) -> list[int]:
    return [one.entry.sequence if hasattr(one, "entry") else one.sequence for one in entries]
