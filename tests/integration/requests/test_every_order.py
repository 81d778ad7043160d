"""Whatever people do in whatever order, over the real service and database, with the real sweep of old footage.

Nothing is handed over that no second person approved, nothing that is held is deleted, every change makes a new
version, and the history alone tells how the request stands.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from held_footage import LENGTH_US, HeldFootage
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from request_room import BOSS, DISTRICT_BOSS, EVERYBODY, MALEE, OTHER_BOSS, PDF, SOMCHAI, HandClock, RequestRoom

from vms_desktop.domain.errors import AccessError, InputError, RequestError
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.person import Person
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind
from vms_desktop.domain.requests.outcome import answered_us, result_of, runs
from vms_desktop.domain.requests.request import Cause, DeliveryState, Interval, Judgement, Request, Wanted
from vms_desktop.domain.requests.states import ENDED, OPEN, State, Step, after, steps_from
from vms_desktop.domain.requests.statistics import Counts, Timing
from vms_desktop.paths import DataFolder
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.request_ports import Viewer
from vms_desktop.services.requests.stepping import SIMPLE, Given
from vms_desktop.storage import engine

T = TypeVar("T")
PEOPLE = (SOMCHAI, MALEE, BOSS, OTHER_BOSS, DISTRICT_BOSS)
APPROVALS = frozenset({Step.APPROVE, Step.APPROVE_PARTLY, Step.CONFIRM_ORDER})
EXAMPLES, SEED = 8, 2
"""Chosen so that the few examples come to a hand-over and to a confirmed order, as the end of the test asks."""
STAGES = ("registered", "ordered", "approved", "sealed", "handed")
REFUSED = (RequestError, AccessError, InputError)
MAIN_WAY = {
    State.RECEIVED: Step.SEARCH,
    State.CHECKING: Step.SEARCH,
    State.MORE_DOCUMENTS: Step.TAKE_DOCUMENTS,
    State.SEARCHING: Step.SUBMIT,
    State.SUBMITTED: Step.APPROVE_PARTLY,
    State.APPROVED: Step.BEGIN_COPY,
    State.PARTLY_APPROVED: Step.BEGIN_COPY,
    State.COPYING: Step.FINISH_COPY,
    State.READY: Step.HAND_OVER,
    State.CLOSED: Step.REOPEN,
    State.CANCELLED: Step.REOPEN,
    State.NOT_FOUND: Step.REOPEN,
    State.FORWARDED: Step.REOPEN,
    State.REFUSED: Step.APPEAL,
}
"""Half of the time: by chance alone, few requests would ever be handed over."""
reached: set[State] = set()
taken: set[Step] = set()


class EveryOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.temporary = tempfile.TemporaryDirectory()
        root = Path(self.temporary.name)
        self.clock = HandClock()
        self.room = RequestRoom(DataFolder(root / "ข้อมูล"), self.clock)
        self.known: dict[str, Request] = {}
        self.lifted: set[str] = set()
        self.run(self.room.open())
        self.footage = HeldFootage(self.room, root / "ภาพ")
        self.run(self.footage.open())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def teardown(self) -> None:
        self.run(self.footage.close())
        self.run(self.room.close())
        self.runner.close()
        self.temporary.cleanup()

    @initialize(wanted=st.sampled_from(Wanted), stage=st.sampled_from(STAGES))
    def begin(self, wanted: Wanted, stage: str) -> None:
        """Somewhere along the way: by chance alone few orders would come far."""
        room = self.room
        if stage in ("approved", "sealed", "handed"):
            made = self.run({"approved": room.approved, "sealed": room.sealed, "handed": room.handed}[stage]())
            self.known[made.id] = made
            return
        self.register(SOMCHAI, 0, 0, wanted)
        if stage == "ordered":
            (before,) = self.known.values()
            room.as_(MALEE)
            allowed = [one.interval for one in before.asked]
            ordered = room.requests.order_orally(before.id, 1, BOSS.id, "สั่งทางโทรศัพท์", allowed)
            self.known[before.id] = self.run(ordered)

    @rule(
        who=st.sampled_from(PEOPLE),
        camera=st.integers(0, 3),
        minute=st.integers(0, 40),
        wanted=st.sampled_from(Wanted),
    )
    def register(self, who: Person, camera: int, minute: int, wanted: Wanted) -> None:
        if len(self.known) >= 2:
            return
        self.room.as_(who)
        draft = self.room.draft(self.room.interval(camera, minute, 15), self.room.interval(0, 0, 10))
        draft.wanted = wanted
        try:
            request = self.run(self.room.requests.register(draft))
        except AccessError:
            return
        assert request.version == 1
        self.known[request.id] = request

    @rule(data=st.data(), who=st.sampled_from(PEOPLE))
    def act(self, data: st.DataObject, who: Person) -> None:
        """A step that the state allows, by anybody; sometimes one that it does not."""
        before = data.draw(st.sampled_from(list(self.known.values())), "request")
        steps = [MAIN_WAY[before.state]] if before.state in MAIN_WAY else []
        if not steps or data.draw(st.booleans(), "off the main way"):
            steps = steps_from(before.state) if data.draw(st.integers(0, 9)) else list(Step)
        step = data.draw(st.sampled_from([one for one in steps if one is not Step.REGISTER]), "step")
        self.room.as_(who)
        try:
            self.run(self._act(before, step, data))
        except REFUSED:
            unchanged = self.run(self.room.opened.store.requests.get(before.id))
            assert unchanged == before
            return
        now = self.run(self.room.opened.store.requests.get(before.id))
        assert now is not None
        assert now.version == before.version + 1
        assert now.history[:-1] == before.history
        assert now.history[-1].step is step
        assert now.history[-1].by.person == who.id or step in (Step.FINISH_COPY, Step.FAIL_COPY)
        if step in APPROVALS:
            assert who.id != now.registered_by.person
        self.known[before.id] = now
        reached.add(now.state)
        taken.add(step)

    async def _act(self, before: Request, step: Step, data: st.DataObject) -> None:
        service, id_, version = self.room.requests, before.id, before.version
        wanted = data.draw(st.sampled_from(_parts(before)), "intervals")
        delivery = before.deliveries[-1].id if before.deliveries else ""
        match step:
            case _ if step in SIMPLE:
                given = Given(cause=Cause.NO_RECORDING, agency="ทม.ปากน้ำ", agreed=True)
                await service.take(id_, version, step, "ตามหนังสือ", given)
            case Step.CHANGE:
                changed = self.room.draft(*(one.interval for one in before.asked), self.room.interval(1, 30, 5))
                await service.change(id_, version, changed, "ขอเพิ่ม")
            case Step.ATTACH:
                await service.attach(id_, PDF, "letter", name="หนังสือ.pdf")
            case Step.NUMBER_LETTER:
                letter = LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ")
                await service.number_letter(id_, letter, f"สป 0017.2/{version}", date(2026, 11, 24))
            case Step.TELL_FOUND:
                await service.tell_found(id_, version, before.asked[0].id, (), Cause.OUT_OF_VIEW)
            case Step.APPROVE:
                await service.decide(id_, version, Judgement.APPROVED)
            case Step.APPROVE_PARTLY:
                await service.decide(id_, version, Judgement.PARTLY_APPROVED, wanted, "เท่าที่จำเป็น")
            case Step.REFUSE:
                await service.decide(id_, version, Judgement.REFUSED, (), "ไม่มีอำนาจ")
            case Step.ORDER_ORALLY:
                named = data.draw(st.sampled_from(EVERYBODY), "approver")
                await service.order_orally(id_, version, named.id, "สั่งทางโทรศัพท์", wanted)
            case Step.CONFIRM_ORDER:
                await service.confirm_order(id_, version)
            case Step.BEGIN_COPY:
                await service.begin_copy(id_, version, wanted)
            case Step.FINISH_COPY:
                await service.finish_copy(id_, version, delivery, folder="x", package_sha256="ab" * 32, files=())
            case Step.FAIL_COPY:
                await service.fail_copy(id_, version, delivery, "ดิสก์เต็ม")
            case Step.HAND_OVER:
                chosen = data.draw(st.sampled_from(before.deliveries), "delivery").id if before.deliveries else ""
                given_to = HandoverDraft("ผู้รับ", undertaking="ใช้ในคดี")
                await service.hand_over(id_, version, chosen, given_to)
            case Step.TAKE_RECEIPT:
                attached = before.attachments[-1].id if before.attachments else ""
                await service.take_receipt(id_, version, delivery, attached)
            case Step.TAKE_BACK:
                await service.take_back(id_, version, delivery, destroyed=True, note="ลบแล้ว")
            case _:
                raise AssertionError(f"nobody tries {step}")

    @rule(data=st.data())
    def sign(self, data: st.DataObject) -> None:
        """Whoever was named in an oral order signs for it, which few would come to by chance."""
        ordered = [one for one in self.known.values() if one.oral_order is not None and one.decision is None]
        if not ordered:
            return
        before = data.draw(st.sampled_from(ordered), "request")
        assert before.oral_order is not None
        self.room.as_(next(one for one in EVERYBODY if one.id == before.oral_order.approver.person))
        try:
            now = self.run(self.room.requests.confirm_order(before.id, before.version))
        except REFUSED:
            return
        assert now.version == before.version + 1
        self.known[before.id] = now
        taken.add(Step.CONFIRM_ORDER)

    @rule(hours=st.sampled_from([-30, -1, 1, 24, 24 * 40]))
    def clock_moves(self, hours: int) -> None:
        """Also back: somebody sets it, or a battery is empty."""
        self.clock.go(hours * 3600)

    @rule(data=st.data())
    def lift(self, data: st.DataObject) -> None:
        """What an ended request held may be let go, and nothing else is offered."""
        request = data.draw(st.sampled_from(list(self.known.values())))
        self.room.as_(BOSS)
        if request.state not in ENDED:
            try:
                self.run(self.room.requests.to_lift(request.id))
            except RequestError as error:
                assert error.code == "request.still_open"
                return
            raise AssertionError("holds of an open request were offered for lifting")
        for hold in self.run(self.room.requests.lift(request.id, "ปิดเรื่องแล้ว")):
            self.lifted.add(hold.id)

    @rule()
    def sweep(self) -> None:
        """The disk is full: all that is not held goes, and only that. What touches a hold's edge may stay."""
        self.run(self.footage.record())
        everything = self.footage.there()
        # By what was ever placed, not by what the service says is in force.
        placed = [hold for hold in self.run(self.room.opened.store.holds.holds()) if hold.id not in self.lifted]
        held = {(camera_id, begin_us) for camera_id, begin_us in everything if _is_held(placed, camera_id, begin_us)}
        at_the_edge = {
            (camera_id, begin_us)
            for camera_id, begin_us in everything
            if any(hold.camera_id == camera_id and hold.stretch.end_us == begin_us for hold in placed)
        }
        self.run(self.footage.sweep())
        assert held <= self.footage.there() <= held | at_the_edge
        assert len(self.footage.there()) < len(everything)

    @invariant()
    def every_open_request_holds_what_it_asks_for(self) -> None:
        holds = {hold.id: hold for hold in self.room.holds.holds}
        for request in self.known.values():
            for asked in request.asked:
                hold = holds[asked.hold_id]
                assert Interval(hold.camera_id, hold.begin_us, hold.end_us or 0) == asked.interval
                assert not hold.is_lifted or hold.id in self.lifted

    @invariant()
    def nothing_leaves_without_a_second_person(self) -> None:
        for request in self.known.values():
            approved_by: str | None = None
            own = {request.registered_by.person}
            for one in request.history:
                if one.step in APPROVALS:
                    approved_by = one.by.person
                elif one.step in (Step.APPEAL, Step.REOPEN, Step.REFUSE):
                    approved_by = None
                own |= {one.by.person} if one.step is Step.CHANGE else set()
                if one.after is State.HANDED_OVER and one.step is not Step.ATTACH:
                    assert approved_by is not None, request.history
                    assert approved_by not in own
            if request.state is State.HANDED_OVER:
                assert request.decision is not None
                assert request.decision.judgement is not Judgement.REFUSED
            for delivery in request.deliveries:
                assert Interval("", 0, 0) not in delivery.intervals
                if delivery.handover is not None and request.decision is not None:
                    on_this = delivery.handover.at_us >= request.decision.at_us
                    assert not on_this or all(one.within(request.decision.approved) for one in delivery.intervals)

    @invariant()
    def the_history_tells_the_state(self) -> None:
        for request in self.known.values():
            state, at_us = State.DRAFT, 0
            for seq, one in enumerate(request.history, 1):
                assert (one.seq, one.before, one.at_us >= at_us) == (seq, state, True)
                assert after(state, one.step) is one.after
                state, at_us = one.after, one.at_us
            assert state is request.state
            assert request.version == len(request.history)

    @invariant()
    def every_request_is_counted_as_it_is(self) -> None:
        counted = Counts()
        for request in self.known.values():
            answered, now_us = answered_us(request.history), microseconds(self.clock.now())
            was_late = (answered or now_us) > request.due_us and (answered is not None or runs(request))
            kind = request.requester.type
            counted.count(Timing(request.received_us, answered, result_of(request), kind, was_late))
            counted.causes.update(one.cause for one in request.found if one.cause is not None)
        everybody = Viewer("", True, microseconds(self.clock.now()))
        (found,) = self.run(self.room.opened.store.requests.counted([0, 2**62], everybody))
        assert replace(found, used_s=sorted(found.used_s)) == replace(counted, used_s=sorted(counted.used_s))

    @invariant()
    def nothing_is_copied_of_an_ended_request(self) -> None:
        for request in self.known.values():
            if request.state in ENDED:
                assert all(one.state is not DeliveryState.COPYING for one in request.deliveries)
            row = self.room.rows(f"SELECT state, result, version FROM requests WHERE id = '{request.id}'")
            assert row == [(request.state.value, result_of(request).value, request.version)]


def _is_held(placed: Sequence[Hold], camera_id: str, begin_us: int) -> bool:
    end_us = begin_us + LENGTH_US
    return any(
        hold.camera_id == camera_id and hold.stretch.begin_us < end_us and begin_us < hold.stretch.end_us
        for hold in placed
    )


def _parts(request: Request) -> list[tuple[Interval, ...]]:
    """All of it, one of it, the middle of one, and more than was asked for."""
    whole = tuple(one.interval for one in request.asked)
    first = whole[0]
    third = first.length_us // 3
    middle = Interval(first.camera_id, first.begin_us + third, first.end_us - third)
    more = Interval(first.camera_id, first.begin_us - third, first.end_us)
    return [whole, (first,), (middle,), (more,), ()]


@pytest.mark.slow
def test_no_order_of_steps_hands_over_unapproved_or_loses_held_footage(monkeypatch: pytest.MonkeyPatch) -> None:
    connected = engine._connected

    def without_waiting_for_the_disk(connection: sqlite3.Connection, record: object) -> None:
        connected(connection, record)
        connection.execute("PRAGMA synchronous=OFF")

    # No power is cut here, and thousands of steps are taken.
    monkeypatch.setattr(engine, "_connected", without_waiting_for_the_disk)
    reached.clear()
    taken.clear()
    run_state_machine_as_test(
        seed(SEED)(EveryOrder),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=50,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        ),
    )
    # It tried what it is about.
    assert State.HANDED_OVER in reached
    assert Step.CONFIRM_ORDER in taken
    assert not reached - set(OPEN) - set(ENDED)
