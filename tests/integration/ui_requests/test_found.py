"""What was found: what is there, or what somebody states to have seen elsewhere; never more than that."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from ui_requests_desk import Room, of_day
from waiting import until

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.custody import steps_of
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui.requests.found_dialog import FoundDialog
from vms_desktop.ui.requests.request_words import found_summary

OWNERS = "เครื่องบันทึกของ ทน.สมุทรปราการ"


async def searching(room: Room) -> Request:
    """Two cameras; of the first there are the last seven of ten minutes, of the second nothing."""
    room.recorded.pieces = [(room.cameras[0].id, of_day(12, 3), of_day(13))]
    begin, end = microseconds(of_day(12)), microseconds(of_day(12, 10))
    request = await room.requests.register(room.draft(*(Interval(one.id, begin, end) for one in room.cameras[:2])))
    return await room.requests.take(request.id, request.version, Step.SEARCH)


async def test_no_more_is_found_than_is_there_unless_somebody_says_where(room: Room) -> None:
    request = await searching(room)
    first, second = request.asked
    for asked in (first, second):
        with pytest.raises(RequestError, match=r"request\.not_there"):
            await room.requests.tell_found(request.id, request.version, asked.id, [asked.interval])
    there = Interval(first.interval.camera_id, microseconds(of_day(12, 3)), first.interval.end_us)
    request = await room.requests.tell_found(request.id, request.version, first.id, [there])
    request = await room.requests.tell_found(request.id, request.version, second.id, [second.interval], seen_at=OWNERS)
    here, elsewhere = request.found
    assert (here.stretches, here.seen_at) == ((there,), "")
    assert (elsewhere.stretches, elsewhere.seen_at) == ((second.interval,), OWNERS)
    told = [entry for entry in await room.entries("request") if OWNERS in str(entry.details)]
    assert len(told) == 1 and told[0].person == elsewhere.by.person, "as a statement of whoever made it"
    assert OWNERS in steps_of(request)[-1].reason


async def test_the_dialog_takes_what_is_there_and_asks_where_the_rest_was_seen(room: Room) -> None:
    request = await searching(room)
    room.page.open_request(request.id)
    await room.at(State.SEARCHING)
    view = room.page.view
    await until(lambda: view.footage.strips[0].facts.there is not None)
    room.next()
    dialog = await room.dialog(FoundDialog)
    seen = [dialog.findChild(type(dialog._lines[0].box), f"found_{row}") for row in range(2)]
    assert [box.findData("found") >= 0 for box in seen] == [True, False], "nothing there cannot be found"
    assert dialog.given()[0].stretches[0].begin_us == microseconds(of_day(12, 3))
    fields = dialog.say_elsewhere(1)
    assert not dialog.action.isEnabled()
    fields.where.setText(OWNERS)
    fields.begin.setText("20/11/2569 12:05:00")
    dialog.findChild(QPushButton, "foundLook_0").click()  # what was typed was lost by looking at a camera
    assert room.looked[-1] == (room.cameras[0].id, microseconds(of_day(12)))
    await until(lambda: not room.window.findChildren(FoundDialog))
    room.next()
    dialog = await room.dialog(FoundDialog)
    dialog.action.click()
    await until(lambda: view.request is not None and len(view.request.found) == 2)
    assert view.request is not None
    stretch = view.request.found[1].stretches[0]
    assert (stretch.begin_us, stretch.end_us) == (microseconds(of_day(12, 5)), microseconds(of_day(12, 10)))
    assert OWNERS in found_summary(view.request) and OWNERS in view.footage.findChild(QLabel, "footageWords_1").text()
    again = FoundDialog(view.request, {}, thai_time(room.clock.now()), room.window)
    assert again.given()[0].seen_at == OWNERS, "as it was said before"
    again.deleteLater()
