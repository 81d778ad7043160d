"""Stills beside a copy: moments typed on the line of their camera, and what is told of one that is none."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from ui_requests_desk import Room
from waiting import until

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.export import StillWish
from vms_desktop.domain.requests.request import Interval
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.segment import MINUTE_US
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui import formatting
from vms_desktop.ui.requests.copy_dialog import CopyDialog


def clock_time(us: int) -> str:
    """As it is typed where no day is said."""
    return f"{thai_time(moment(us)):%H:%M:%S}"


async def dialog_of(room: Room, *intervals: Interval) -> CopyDialog:
    request = await room.approved(*intervals)
    room.page.open_request(request.id)
    await room.at(State.APPROVED)
    room.next()
    return await room.dialog(CopyDialog)


def stills(dialog: CopyDialog, row: int) -> QLineEdit:
    field = dialog.findChild(QLineEdit, f"copyStills_{row}")
    assert field is not None
    return field


async def test_moments_are_typed_on_the_line_of_their_camera(room: Room) -> None:
    first, second = room.interval(0), room.interval(1, begin_minute=20)
    dialog = await dialog_of(room, first, second)
    times = [first.begin_us, first.begin_us + MINUTE_US]
    stills(dialog, 0).setText(f"{clock_time(times[0])}; {clock_time(times[1])}, {clock_time(times[0])}")
    whole = second.begin_us + 2 * MINUTE_US
    stills(dialog, 1).setText(formatting.typed_moment_text(moment(whole)))
    dialog.action.click()
    await room.at(State.READY)
    assert room.copies.wishes is not None
    assert room.copies.wishes.stills == (
        StillWish(first.camera_id, times[0]),
        StillWish(first.camera_id, times[1]),
        StillWish(second.camera_id, whole),
    )


async def test_of_a_camera_that_is_left_out_no_still_is_made(room: Room) -> None:
    first, second = room.interval(0), room.interval(1)
    dialog = await dialog_of(room, first, second)
    stills(dialog, 1).setText(clock_time(second.begin_us))
    dialog._lines[1].box.setChecked(False)
    assert not stills(dialog, 1).isEnabled()
    assert dialog.given().intervals == (first,) and dialog.given().stills == ()
    dialog.reject()


@pytest.mark.parametrize("minutes", [-1, 10])
async def test_a_moment_outside_is_told_and_nothing_is_copied(room: Room, minutes: int) -> None:
    interval = room.interval(0)
    dialog = await dialog_of(room, interval)
    typed = formatting.typed_moment_text(moment(interval.begin_us + minutes * MINUTE_US))
    stills(dialog, 0).setText(typed)
    dialog.action.click()
    problem = dialog.findChild(QLabel, "problem_intervals")
    await until(lambda: typed in problem.text())
    assert dialog.isVisible() and room.copies.wishes is None
    dialog.reject()


async def test_what_is_no_time_is_told(room: Room) -> None:
    dialog = await dialog_of(room, room.interval(0))
    stills(dialog, 0).setText("ตอนเช้า")
    dialog.action.click()
    problem = dialog.findChild(QLabel, "problem_intervals")
    await until(lambda: "ตอนเช้า" in problem.text())
    assert room.copies.wishes is None
    dialog.reject()
