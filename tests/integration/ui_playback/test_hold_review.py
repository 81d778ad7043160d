"""Holds whose day to be looked at again has come: told to supervisors once, and marked in the list for everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from authority_fakes import NOW, AtTheDesk, person
from PySide6.QtWidgets import QApplication
from ui_playback_fakes import Holds

from vms_desktop.domain.footage_hold import USUAL_REVIEW_US, Hold
from vms_desktop.domain.log_entry import Actor, microseconds
from vms_desktop.domain.role import USUAL, Role
from vms_desktop.ui.holds import hold_words
from vms_desktop.ui.holds.review_watch import ReviewWatch


class Clock:
    time = NOW

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()


async def test_supervisors_are_told_of_a_hold_to_be_reviewed_once(qapp: QApplication, thai: None) -> None:
    clock, desk, book = Clock(), AtTheDesk(), Holds()
    now = microseconds(clock.now())
    old = Hold("h1", "c1", 0, None, "คดี", "", now - USUAL_REVIEW_US, Actor("p", "สมหญิง"))
    new = Hold("h2", "c1", 0, None, "คดี", "", now - 1, Actor("p", "สมหญิง"))
    told: list[Any] = []
    book.holds = (new, old, replace(old, id="h3", camera_id="c-far"))
    watch = ReviewWatch(book, lambda: {"c-far"}, desk, clock)
    watch.told.connect(told.append)
    desk.become(person("p-officer", role=Role.OFFICER), USUAL[Role.OFFICER])
    watch.start()
    assert told == []
    desk.become(person("p-boss", role=Role.SUPERVISOR), USUAL[Role.SUPERVISOR])
    watch.look()
    (words,) = told
    assert "1" in words() and "ถึงกำหนดทบทวน" in words()
    clock.time += timedelta(microseconds=USUAL_REVIEW_US)
    watch.look()
    assert len(told) == 2 and "2" in told[1]()
    desk.become(person("p-other", role=Role.SUPERVISOR), USUAL[Role.SUPERVISOR])
    assert len(told) == 3, "another person"
    watch.close()
    desk.become(person("p-third", role=Role.SUPERVISOR), USUAL[Role.SUPERVISOR])
    assert len(told) == 3
    later = microseconds(clock.now())
    assert hold_words.state_words(old, later) == "▲ ถึงกำหนดทบทวน" and hold_words.state_words(new, now) == "● ระงับอยู่"
