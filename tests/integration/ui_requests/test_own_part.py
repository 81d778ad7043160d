"""The page for somebody whose account is for one district: only what is theirs is shown and offered, and why."""

from __future__ import annotations

from dataclasses import replace

from request_room import BOSS, DISTRICT_BOSS, DISTRICT_OFFICER, SOMCHAI
from ui_requests_desk import Room
from waiting import until

from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.request import Cause, Judgement
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.ui.requests.copy_dialog import CopyDialog
from vms_desktop.ui.requests.decide_dialog import DecideDialog
from vms_desktop.ui.requests.found_dialog import FoundDialog
from vms_desktop.ui.requests.handover_dialog import TakeBackDialog
from vms_desktop.ui.requests.simple_dialogs import OpinionDialog

ELSEWHERE = "1102-0007"


async def test_who_is_of_one_district_works_on_their_part_and_is_told_why_no_more(room: Room) -> None:
    page, view = room.page, room.page.view
    other = await room.requests.register(room.draft(room.interval(6)))
    both = await room.requests.register(room.draft(room.interval(0), room.interval(6)))
    assert not page._part.isVisible()
    room.as_(DISTRICT_OFFICER)
    await until(lambda: page.list.model.total == 1)
    assert page._part.isVisible() and page._part.text()

    page.open_request(other.number)
    await until(lambda: room.failures)
    assert (room.failures[0].code, view.request) == ("access.request_place", None)
    page.open_request(both.id)
    await room.at(State.RECEIVED)
    assert not view._change.isEnabled() and ELSEWHERE in view._change.toolTip()
    looks = [view.footage.findChild(type(view.head.next), f"footageLook_{row}") for row in (0, 1)]
    assert [one.isEnabled() for one in looks] == [True, False] and ELSEWHERE in looks[1].toolTip()
    room.next()
    await room.at(State.CHECKING)
    room.next()
    await room.at(State.SEARCHING)
    actions = {one.objectName(): one for one in view.head.more.menu().actions()}
    for name in ("step_cancel", "step_nothing_found", "step_forward"):
        assert not actions[name].isEnabled() and ELSEWHERE in actions[name].toolTip()
    assert actions["step_ask_documents"].isEnabled() and actions["step_submit"].isEnabled()
    room.next()
    found = await room.dialog(FoundDialog)
    found.choose(0, Cause.NO_RECORDING)
    assert [one.asked_id for one in found.given()] == [both.asked[0].id]
    assert ELSEWHERE in found._remark.text()
    found.action.click()
    await until(lambda: view.request is not None and len(view.request.found) == 1)
    view.take(Step.SUBMIT)
    (await room.dialog(OpinionDialog)).action.click()
    await room.at(State.SUBMITTED)

    room.as_(DISTRICT_BOSS)
    await until(lambda: view.request is None)
    page.open_request(both.id)
    await room.at(State.SUBMITTED)
    room.next()
    decide = await room.dialog(DecideDialog)
    enabled = {judgement: button.isEnabled() for judgement, button in decide._buttons.items()}
    assert enabled == {one: one is Judgement.PARTLY_APPROVED for one in Judgement}
    assert ELSEWHERE in decide._buttons[Judgement.APPROVED].toolTip()
    decide.reason.setPlainText("เฉพาะในอำเภอ")
    decide.action.click()
    await room.at(State.PARTLY_APPROVED)
    assert view.request is not None and view.request.allowed() == (both.asked[0].interval,)

    # The same person, but for another place from now on.
    moved = replace(DISTRICT_BOSS, limits=Limits(places=frozenset({"1103"})))
    room.as_(moved)
    await until(lambda: view.request is None and page.list.isVisible())
    await until(lambda: page.list.model.total == 0)


async def test_packages_with_cameras_of_others_are_not_offered(room: Room) -> None:
    page, view = room.page, room.page.view
    mixed = await room.sealed(room.interval(0), room.interval(6))
    given = HandoverDraft("สมศักดิ์ รักดี", undertaking="ใช้ในการสอบสวนเท่านั้น")
    first = mixed.deliveries[0].id
    request = await room.requests.hand_over(mixed.id, mixed.version, first, given)
    room.as_(DISTRICT_OFFICER)
    page.open_request(request.id)
    await room.at(State.HANDED_OVER)
    assert not view.head.next.isEnabled() and ELSEWHERE in view.head.waits.text()
    deliver = view.package.findChild(type(view.head.next), "deliverPackage_1")
    assert deliver is not None and not deliver.isEnabled() and ELSEWHERE in deliver.toolTip()

    request = await room.requests.take(request.id, request.version, Step.DELIVER_AGAIN, "เฉพาะกล้องของเรา")
    await room.at(State.COPYING)
    room.next()
    copy = await room.dialog(CopyDialog)
    assert ELSEWHERE in copy._remark.text()
    copy.action.click()
    await room.at(State.READY)
    assert room.copies.wishes is not None
    assert room.copies.wishes.intervals == (request.asked[0].interval,)
    made = view.request
    assert made is not None
    await room.requests.hand_over(made.id, made.version, made.deliveries[1].id, given)
    await room.at(State.HANDED_OVER)
    view.take(Step.TAKE_BACK)
    back = await room.dialog(TakeBackDialog)
    assert [back.delivery.itemData(at) for at in range(back.delivery.count())] == [made.deliveries[1].id]
    assert back._remark.text().endswith("1")
    back.reject()


async def test_who_has_no_limit_is_told_of_none(room: Room) -> None:
    request = await room.submitted(room.interval(0), room.interval(6))
    room.as_(BOSS)
    room.page.open_request(request.id)
    await room.at(State.SUBMITTED)
    room.next()
    decide = await room.dialog(DecideDialog)
    assert all(button.isEnabled() for button in decide._buttons.values()) and not decide._remark.isVisible()
    decide.reject()
    room.as_(SOMCHAI)
    assert not room.page._part.isVisible()
