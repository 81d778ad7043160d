"""From the letter to the closed file on the page, with real keys and buttons over the real service and log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from request_room import BOSS, SOMCHAI
from ui_requests_desk import PDF, Room, of_day
from waiting import until

from vms_desktop.domain.requests.request import Cause, DeliveryState, Judgement
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.requests.copy_dialog import CopyDialog
from vms_desktop.ui.requests.decide_dialog import DecideDialog
from vms_desktop.ui.requests.found_dialog import FoundDialog
from vms_desktop.ui.requests.handover_dialog import HandoverDialog, TakeBackDialog
from vms_desktop.ui.requests.simple_dialogs import OpinionDialog


async def register(room: Room, *files: Path) -> None:
    """As an officer does it: the form, its fields, the button."""
    page = room.page
    page.new.click()
    form = page.form
    for card, name, text in (
        (form.who, "name", "สมศักดิ์ รักดี"),
        (form.who, "id_number", "1-1020-30405-60-7"),
        (form.basis, "letter_number", "สป ๐๐๑๗.๒/ว ๓๐๓"),
        (form.basis, "purpose", "สอบสวนคดีลักทรัพย์"),
    ):
        card.line(name).setText(text)
    form.asked.begin.setText("20/11/2569 12.00")
    form.asked.end.setText("๑๒:๑๐")
    form.asked.add_cameras([room.cameras[0].id, room.cameras[1].id])
    form.files.add(list(files))
    form.register.click()
    await room.at(State.RECEIVED)


async def test_a_letter_becomes_a_closed_file(room: Room, tmp_path: Path) -> None:
    letter, card, scan = (tmp_path / name for name in ("หนังสือ.pdf", "บัตร.pdf", "ใบรับ.pdf"))
    for number, file in enumerate((letter, card, scan)):
        file.write_bytes(PDF + bytes([number]))
    room.recorded.pieces = [(room.cameras[0].id, of_day(11), of_day(13))]
    view = room.page.view

    await register(room, letter, card)
    assert view.registered.isVisible() and "REQ-2569-0001" in view.registered.number.text()
    await until(lambda: view.request is not None and len(view.request.attachments) == 2)
    assert view.request is not None
    assert {one.kind for one in view.request.attachments} == {"letter", "id_card"}
    assert [(one.interval.begin_us, one.interval.end_us) for one in view.request.asked] == [
        (int(of_day(12).timestamp()) * 1_000_000, int(of_day(12, 10).timestamp()) * 1_000_000)
    ] * 2

    room.next()
    await room.at(State.CHECKING)
    room.next()
    await room.at(State.SEARCHING)
    await until(lambda: view.footage.strips[0].facts.there is not None)
    assert view.footage.strips[0].facts.share == 1.0 and view.footage.strips[1].facts.share == 0.0

    room.next()
    found = await room.dialog(FoundDialog)
    found.choose(1, Cause.CAMERA_BROKEN)
    twice = [(begin, begin + 90_000_000) for begin in (int(of_day(12).timestamp()) * 1_000_000,)] * 2
    again = FoundDialog(view.request, {view.request.asked[0].id: twice}, room.clock.now(), room.window)
    assert any("1:30" in label.text() for label in again.findChildren(QLabel))  # of two sources, it counts once
    again.deleteLater()
    found.action.click()
    await until(lambda: view.request is not None and len(view.request.found) == 2)
    room.next()
    opinion = await room.dialog(OpinionDialog)
    opinion.opinion.setPlainText("ครบถ้วน")
    opinion.action.click()
    await room.at(State.SUBMITTED)
    await until(lambda: view.head.waits.isVisible())
    assert not view.head.next.isEnabled() and view.head.next.toolTip()  # one's own request

    room.as_(BOSS)
    await until(lambda: view.request is None)  # somebody else is at the desk: nothing of it stays
    room.page.open_request("REQ-2569-0001")
    await room.at(State.SUBMITTED)
    room.next()
    decide = await room.dialog(DecideDialog)
    assert decide.judgement is None and not decide.action.isEnabled() and not decide.action.isDefault()
    decide.choose(Judgement.PARTLY_APPROVED)
    assert decide.choice.count == 1  # the camera without footage is not ticked
    decide.reason.setPlainText("กล้องที่สองชำรุด")
    decide.action.click()
    await room.at(State.PARTLY_APPROVED)

    room.as_(SOMCHAI)
    room.page.open_request("REQ-2569-0001")
    await room.at(State.PARTLY_APPROVED)
    room.next()
    copy = await room.dialog(CopyDialog)
    copy.working.setChecked(True)
    copy.action.click()
    await room.at(State.READY)
    assert room.copies.wishes is not None and room.copies.wishes.working
    assert len(room.copies.wishes.intervals) == 1

    room.next()
    handover = await room.dialog(HandoverDialog)
    assert not handover.action.isEnabled()
    handover.medium.setText("แฟลชไดรฟ์")
    handover.serial.setText("SN-1")
    sign(handover)
    assert not handover.action.isEnabled() and handover.is_uncopied  # nothing was copied onto a medium
    handover.otherwise.setText("คัดลอกด้วยเครื่องอื่น")
    assert handover.action.isEnabled()
    handover.action.click()
    await room.at(State.HANDED_OVER)
    request = view.request
    assert request is not None
    (delivery,) = request.deliveries
    assert delivery.handover is not None
    signed = next(one for one in request.attachments if one.id == delivery.handover.signature)
    assert signed.media_type == "image/png" and signed.bytes > 500
    assert next(one for one in request.history if one.step is Step.HAND_OVER).reason == "คัดลอกด้วยเครื่องอื่น"

    view.take(Step.TAKE_BACK)
    back = await room.dialog(TakeBackDialog)
    back.note.setPlainText("ผู้รับแจ้งทางโทรศัพท์")
    back.action.click()
    await until(lambda: view.request is not None and view.request.deliveries[0].state is DeliveryState.RETURNED)
    room.next()
    (await room.dialog(ConfirmDialog)).action.click()
    await room.at(State.CLOSED)
    assert not view.head.next.isVisible()
    assert room.failures == []
    told = [entry.action for entry in await room.entries("request", "export")]
    assert [action for action in told if action == "request.registered"] == ["request.registered"]
    assert "request.decided" in told and "export.handed_over" in told and told[-1] == "request.closed"


def sign(dialog: HandoverDialog) -> None:
    """With the mouse, as on paper."""
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * 12, QEvent.Type.MouseButtonRelease]
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for number, kind in enumerate(kinds):
        place = QPointF(40 + 12 * number, 60 + number % 5)
        where = QPointF(dialog.pad.mapToGlobal(place.toPoint()))
        # Not by QTest, which handles all events between two moves: a coroutine is running.
        QApplication.sendEvent(dialog.pad, QMouseEvent(kind, place, where, button, button, none))


async def test_a_receipt_signed_on_paper_comes_back_as_a_scan(room: Room, tmp_path: Path) -> None:
    scan = tmp_path / "ใบรับมอบ.pdf"
    scan.write_bytes(PDF)
    request = await room.sealed(room.interval(0))
    room.page.open_request(request.id)
    await room.at(State.READY)
    room.next()
    handover = await room.dialog(HandoverDialog)
    handover.medium.setText("ดีวีดี")
    handover.on_paper.click()
    handover.otherwise.setText("คัดลอกด้วยเครื่องอื่น")
    assert not handover.pad.isVisible() and handover.action.isEnabled()
    handover.action.click()
    await room.at(State.HANDED_OVER)
    await until(lambda: room.page.view.head._main is Step.TAKE_RECEIPT)
    room.next()
    chooser = await room.dialog(QFileDialog)
    chooser.fileSelected.emit(str(scan))
    chooser.close()
    await until(lambda: room.page.view.head._main is Step.CLOSE)
    assert room.failures == []


async def test_another_copy_that_is_thought_better_of_changes_nothing(room: Room) -> None:
    request = await room.sealed(room.interval(0))
    room.page.open_request(request.id)
    await room.at(State.READY)
    view = room.page.view
    view.take(Step.DELIVER_AGAIN)
    copy = await room.dialog(CopyDialog)
    assert not copy.action.isEnabled()  # without a reason
    copy.cancel.click()
    await until(lambda: not copy.isVisible())
    assert await room.requests.get(request.id) == request
    view.take(Step.DELIVER_AGAIN)
    copy = await room.dialog(CopyDialog)
    copy.findChild(LineField, "copyWhy").setText("แผ่นเสีย")
    copy.action.click()
    await until(lambda: view.request is not None and len(view.request.deliveries) == 2)
    await room.at(State.READY)
    (again,) = (one for one in view.request.history if one.step is Step.DELIVER_AGAIN)
    assert again.reason == "แผ่นเสีย" and room.failures == []


async def test_it_is_told_who_was_quicker_and_the_page_shows_it(room: Room) -> None:
    """Two officers on one request: the second is told, nothing is overwritten, the page is read anew."""
    request = await room.requests.register(room.draft())
    room.page.open_request(request.id)
    await room.at(State.RECEIVED)
    view = room.page.view
    stale = view.request
    assert stale is not None
    view._unsubscribe[0]()  # another desk's change is not heard of here
    view._unsubscribe[0] = lambda: None
    await room.requests.take(request.id, request.version, Step.SEARCH)
    assert view.request is stale
    room.next()
    await until(lambda: bool(room.failures))
    assert room.failures[0].code == "request.changed_meanwhile"
    await room.at(State.SEARCHING)
