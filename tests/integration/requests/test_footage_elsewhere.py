"""Footage that nothing holds: on an agency's recorder it runs out, and the request says when."""

from __future__ import annotations

from pathlib import Path

from held_footage import HeldFootage
from request_room import BEGIN_US, RequestRoom

from vms_desktop.domain.recorder import Recorder
from vms_desktop.domain.requests.request import Interval
from vms_desktop.domain.segment import DAY_US, MINUTE_US


def recorder(camera_id: str, days: int) -> Recorder:
    return Recorder(f"r-{days}", "NVR เทศบาล", "hikvision", "192.0.2.7", 554, channels={camera_id: "1"}, kept_days=days)


async def test_a_countdown_runs_for_what_lies_on_a_recorder(room: RequestRoom) -> None:
    there, nowhere = room.interval(0), room.interval(1)
    room.recorders.append(recorder(there.camera_id, 7))
    request = await room.requests.register(room.draft(there, nowhere))
    assert [one.overwritten_us for one in request.asked] == [there.begin_us + 7 * DAY_US, None]
    assert (await room.requests.get(request.id)).asked == request.asked
    room.recorders.append(recorder(there.camera_id, 30))
    again = await room.requests.register(room.draft(there))
    assert again.asked[0].overwritten_us == there.begin_us + 30 * DAY_US, "the one that reaches back farthest counts"


async def test_what_is_added_later_counts_down_too(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft(room.interval(0)))
    room.recorders.append(recorder(room.cameras[1].id, 3))
    more = room.draft(room.interval(0), room.interval(1))
    request = await room.requests.change(request.id, request.version, more, "ขอเพิ่ม")
    assert [one.overwritten_us for one in request.asked] == [None, BEGIN_US + 3 * DAY_US]


async def test_what_lies_here_is_held_and_has_no_countdown(room: RequestRoom, tmp_path: Path) -> None:
    footage = await HeldFootage(room, tmp_path / "ภาพ", 0, 20).open()
    await footage.record()
    camera = room.cameras[0].id
    room.recorders.append(recorder(camera, 7))
    here = Interval(camera, BEGIN_US, BEGIN_US + 500_000)
    beyond = Interval(camera, BEGIN_US, BEGIN_US + 5 * MINUTE_US)
    request = await room.requests.register(room.draft(here, beyond))
    assert [one.overwritten_us for one in request.asked] == [None, BEGIN_US + 7 * DAY_US], "a part of it is not enough"
    await footage.close()
