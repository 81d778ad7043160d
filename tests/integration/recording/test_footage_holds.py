"""Holds and needs: recorded with their change, lifted with a second person, seen by other desks; bookmarks; clocks."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from authority_fakes import person
from recording_tools import BEGIN, camera, entries

from vms_desktop.domain.bookmark import BookmarkFilter
from vms_desktop.domain.clock_offset import ClockSource
from vms_desktop.domain.errors import AccessError, CameraError, InputError, RecordingError
from vms_desktop.domain.footage_hold import USUAL_REVIEW_US
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.person import Limits
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.domain.segment import DAY_US, HOUR_US, MINUTE_US
from vms_desktop.domain.stream import StreamKey, StreamQuality, StreamState
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import DeviceEndpoint
from vms_desktop.services.recording.bookmarks import BookmarkService
from vms_desktop.services.recording.clock_offsets import ClockKeeper
from vms_desktop.services.recording.footage_holds import FootageHoldService


async def test_a_hold_is_recorded_with_reason_request_and_cameras(store, holds, clock) -> None:
    placed = await holds.place(["c0", "c1"], BEGIN, BEGIN + HOUR_US, " ขอภาพ ", " 12/2569 ")
    assert [hold.camera_id for hold in placed] == ["c0", "c1"]
    assert [hold.placed_by.name for hold in holds.holds] == ["สมชาย ใจดี"] * 2
    found = await entries(store, Action.FOOTAGE_HELD)
    assert sorted((entry.camera, entry.reason, entry.request, entry.person) for entry in found) == [
        ("c0", "ขอภาพ", "12/2569", "u-1"),
        ("c1", "ขอภาพ", "12/2569", "u-1"),
    ]
    assert holds.held.holds("c0", BEGIN - MINUTE_US, BEGIN + 1)
    assert not holds.held.holds("c2", BEGIN, BEGIN + 1)


@pytest.mark.parametrize(
    ("ids", "end", "reason", "error", "code"),
    [
        (["c0"], BEGIN, "x", InputError, "input.hold_interval"),
        (["c0"], None, "  ", InputError, "input.hold_reason"),
        (["c0"], None, "x" * 1001, InputError, "input.hold_reason"),
        (["c0", "nobody"], None, "x", CameraError, "camera.unknown"),
    ],
)
async def test_what_cannot_be_held_changes_nothing(store, holds, ids, end, reason, error, code) -> None:
    with pytest.raises(error) as caught:
        await holds.place(ids, BEGIN, end, reason)
    assert caught.value.code == code
    assert await store.holds.holds() == []
    assert await entries(store, Action.FOOTAGE_HELD) == []


class Second:
    """Uses one consent, for one thing."""

    def __init__(self) -> None:
        self.consented: ConsentDraft | None = None

    async def use(self, draft: ConsentDraft, consent_id: str | None):
        if self.consented is None or consent_id != "consent-1" or draft.key != self.consented.key:
            raise AccessError("consent.needed", act=draft.act)
        return SimpleNamespace(decided_by="u-2", decided_name="สมหญิง")


async def test_lifting_takes_a_second_person_where_one_is_asked_for(store, register, clock, log, authority) -> None:
    second = Second()
    holds = FootageHoldService(store.holds, register, clock, log, authority=authority, second=second)
    (hold,) = await holds.place(["c0"], BEGIN, None, "คดี", "7/2569")
    with pytest.raises(AccessError):
        await holds.lift(hold.id, "ปิดเรื่อง")
    assert holds.held.holds("c0", BEGIN, BEGIN)
    second.consented = await holds.lifting(hold.id, "ปิดเรื่อง")
    assert (second.consented.act, second.consented.subjects) == (Marked.LIFT_HOLD, (hold.id, "c0"))
    lifted = await holds.lift(hold.id, "ปิดเรื่อง", consent="consent-1")
    assert (lifted.lifted_by.person, lifted.second.person) == ("u-1", "u-2")
    assert not holds.held.holds("c0", BEGIN, BEGIN)
    (entry,) = await entries(store, Action.FOOTAGE_RELEASED)
    assert (entry.reason, entry.request) == ("ปิดเรื่อง", "7/2569")
    assert '"second":"u-2"' in entry.details
    with pytest.raises(RecordingError) as caught:
        await holds.lift(hold.id, "อีกครั้ง")
    assert caught.value.code == "recording.hold_lifted"
    with pytest.raises(RecordingError) as caught:
        await holds.lift("none", "x")
    assert caught.value.code == "recording.hold_unknown"


async def test_a_hold_whose_day_has_come_stays_and_is_looked_at_again(store, holds, clock, authority) -> None:
    """One that somebody forgot kept footage for ever, and nobody was asked."""
    now = microseconds(clock.now())
    (usual,) = await holds.place(["c0"], BEGIN, None, "คดี", "7/2569")
    (own,) = await holds.place(["c1"], BEGIN, None, "คดี", review_us=now + DAY_US)
    assert (usual.meant_until_us, own.meant_until_us) == (now + USUAL_REVIEW_US, now + DAY_US)
    assert [one.id for one in holds.holds if one.is_due(now + DAY_US)] == [own.id]
    assert [one.is_due(now + USUAL_REVIEW_US) for one in holds.holds] == [True, True]
    clock.time += timedelta(days=2)
    await holds.load()
    assert holds.held.holds("c1", BEGIN, BEGIN), "nothing is let go by itself"
    now = microseconds(clock.now())
    (kept,) = await holds.keep([own.id], now + 30 * DAY_US, " คดียังไม่สิ้นสุด ")
    assert not kept.is_due(now) and next(one for one in holds.holds if one.id == own.id) == kept
    (entry,) = await entries(store, Action.FOOTAGE_HELD_LONGER)
    assert (entry.reason, entry.camera, f'"hold":"{own.id}"' in entry.details) == ("คดียังไม่สิ้นสุด", "c1", True)
    for day, reason, code in ((now, "คดี", "input.hold_review"), (now + DAY_US, " ", "input.hold_reason")):
        with pytest.raises(InputError) as refused:
            await holds.keep([own.id], day, reason)
        assert refused.value.code == code
    with pytest.raises(InputError):
        await holds.place(["c0"], BEGIN, None, "คดี", review_us=now)
    await holds.lift(usual.id, "ปิดเรื่อง")
    assert not next(one for one in holds.holds if one.id == usual.id).is_due(now + USUAL_REVIEW_US)
    with pytest.raises(RecordingError, match="hold_lifted"):
        await holds.keep([own.id, usual.id], now + DAY_US, "คดี")
    authority.become(person(limits=Limits(places=frozenset({"9999"}))))
    with pytest.raises(AccessError):
        await holds.keep([own.id], now + DAY_US, "คดี")
    assert len(await entries(store, Action.FOOTAGE_HELD_LONGER)) == 1


async def test_who_is_limited_by_place_holds_nothing_outside_it(store, holds, register, authority) -> None:
    (hold,) = await holds.place(["c0"], BEGIN, None, "คดี")
    register.cameras["c0"] = camera(0, district_code="1103", subdistrict_code="110301")
    authority.become(person(limits=Limits(places=frozenset({"1101"}))))
    for attempt in (
        holds.place(["c1", "c0"], BEGIN, None, "คดี"),
        holds.need(["c0"], BEGIN, None, "คดี"),
        holds.lift(hold.id, "ปิดเรื่อง"),
    ):
        with pytest.raises(AccessError) as caught:
            await attempt
        assert caught.value.code == "access.place"
    assert len(await store.holds.holds()) == 1


async def test_a_hold_outlives_its_camera_in_the_register(holds, register) -> None:
    (hold,) = await holds.place(["c0"], BEGIN, None, "คดี")
    del register.cameras["c0"]
    assert (await holds.lift(hold.id, "ปิดเรื่อง")).is_lifted


async def test_another_desks_hold_is_known_after_reading_again(store, holds, register, clock, log, authority) -> None:
    told: list = []
    holds.on_change(lambda: told.append(1))
    await FootageHoldService(store.holds, register, clock, log, authority=authority).place(["c0"], BEGIN, None, "คดี")
    assert not holds.held.holds("c0", BEGIN, BEGIN)
    await holds.load()
    await holds.load()
    assert holds.held.holds("c0", BEGIN, BEGIN) and told == [1]


async def test_what_a_hold_or_a_request_needs_now(holds, clock) -> None:
    now = BEGIN + 7 * HOUR_US
    await holds.place(["c0"], now - HOUR_US, now + HOUR_US, "คดี")
    await holds.place(["c1"], now + HOUR_US, None, "คดี")
    (need,) = await holds.need(["c2"], now, None, "คำขอ", "9/2569")
    assert holds.needed_now() == {"c0", "c2"}
    clock.go(hours=2)
    assert holds.needed_now() == {"c1", "c2"}
    await holds.end_need(need.id)
    await holds.end_need("none")
    assert holds.needed_now() == {"c1"}


async def test_bookmarks_are_set_changed_searched_and_removed(store, register, clock, log, authority) -> None:
    marks = BookmarkService(store.bookmarks, register, clock, log, authority=authority)
    mark = await marks.set("c0", BEGIN, None, "รถกระบะสีขาว ทะเบียน กข 1234")
    await marks.set("c1", BEGIN + HOUR_US, BEGIN + 2 * HOUR_US, "คนเดินข้ามถนน")
    assert [one.id for one in await marks.find(BookmarkFilter("กระบะ ขาว"))] == [mark.id]
    changed = await marks.change(mark.id, BEGIN, BEGIN + MINUTE_US, "รถตู้")
    assert (changed.made_by.name, changed.end_us) == ("สมชาย ใจดี", BEGIN + MINUTE_US)
    assert await marks.find(BookmarkFilter("กระบะ")) == []
    authority.become(person(limits=Limits(places=frozenset({"1103"}))))
    assert await marks.find(BookmarkFilter()) == []
    authority.become(person())
    await marks.remove(mark.id)
    with pytest.raises(RecordingError) as caught:
        await marks.remove(mark.id)
    assert caught.value.code == "recording.bookmark_unknown"
    for note, end in (("", None), ("x" * 1001, None)):
        with pytest.raises(InputError):
            await marks.set("c0", BEGIN, end, note)
    with pytest.raises(InputError):
        await marks.set("c0", BEGIN, BEGIN - 1, "x")
    assert len(await entries(store, Action.FOOTAGE_MARKED)) == 3
    assert len(await entries(store, Action.FOOTAGE_UNMARKED)) == 1


async def test_clock_offsets_are_kept_when_they_change_or_hourly(store, clock, relay) -> None:
    keeper = ClockKeeper(store.clock_offsets, clock)
    await keeper.start(relay)
    changed: list = []
    keeper.on_change(changed.append)
    key = StreamKey(camera(0).id, StreamQuality.SUB)
    for offset in (0.1, 0.15, 0.25, 0.4, 2.5, 2.6):
        clock.go(seconds=10)
        relay.report(key, StreamState.LIVE, clock_offset_s=offset)
    relay.report(key, StreamState.LIVE)
    assert keeper.wrong == {"c0"} and changed == [{"c0"}]
    clock.go(hours=1)
    keeper.measured("c0", 0.0, ClockSource.RTCP)
    assert keeper.wrong == frozenset() and changed == [{"c0"}, {"c0"}]
    await keeper.close()
    history = await keeper.history("c0", BEGIN, BEGIN + DAY_US)
    assert [one.offset_ms for one in history] == [100, 400, 2500, 0]
    again = ClockKeeper(store.clock_offsets, clock)
    await again.start(relay)
    assert again.reading("c0").offset_ms == 0
    await again.close()


class _Devices:
    def __init__(self) -> None:
        self.clocks: Listeners[[DeviceEndpoint, float]] = Listeners()

    def on_clock(self, listener):
        return self.clocks.add(listener)


class _Cameras:
    @property
    def every_camera(self):
        return [camera(number, onvif_host=f"10.0.0.{number}", onvif_port=80) for number in range(2)]


async def test_what_a_camera_says_by_onvif_counts_like_what_its_stream_says(store, clock, relay) -> None:
    keeper, devices = ClockKeeper(store.clock_offsets, clock), _Devices()
    await keeper.start(relay)
    keeper.follow_devices(devices, _Cameras())
    there = DeviceEndpoint("10.0.0.0", 80, camera(0).onvif_path, None)
    devices.clocks.notify(there, 4.0)
    devices.clocks.notify(DeviceEndpoint("10.0.0.9", 80, "/", None), 9.0)
    assert (keeper.wrong, keeper.reading("c1")) == ({"c0"}, None)
    assert keeper.reading("c0").source is ClockSource.ONVIF
    keeper.measured("c0", 3.6, ClockSource.RTCP)
    devices.clocks.notify(there, 4.4)
    assert keeper.reading("c0").offset_ms == 3600, "the stream tells more than whole seconds"
    await keeper.close()
    devices.clocks.notify(there, 0.0)
    assert keeper.reading("c0").offset_ms == 3600
    assert [one.offset_ms for one in await keeper.history("c0", BEGIN, BEGIN + DAY_US)] == [4000]
