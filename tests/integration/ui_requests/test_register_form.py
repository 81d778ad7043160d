"""Registering by keyboard alone, drafts, duplicates, problems at their fields, cameras by a place and radius."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from request_room import MALEE
from ui_requests_desk import Room, of_day
from waiting import PATIENCE_S, until

from vms_desktop.domain.requests.states import State
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.requests.draft_begun import draft_of
from vms_desktop.ui.requests.near_dialog import NearDialog, typed_place
from vms_desktop.ui.requests.request_texts import AttachmentKind


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(name: str) -> None:
    """By the Tab key alone; fails where it does not lead there."""
    for _ in range(60):
        if focus().objectName() == name:
            return
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def write(text: str) -> None:
    """Letters as a keyboard gives them; Thai ones too."""
    for letter in text:
        QTest.keyClick(focus(), letter) if letter.isascii() else focus().insert(letter)


async def test_a_request_is_registered_by_keyboard_alone(room: Room) -> None:
    QTest.keyClick(room.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: focus().objectName() == "request_rank")
    write("Lt.Col.")
    tab_to("request_name")
    write("Somsak Rakdee")
    tab_to("request_letter_number")
    write("0017.2/303")
    tab_to("request_purpose")
    write("theft")
    tab_to("request_begin")
    write("20/11/2569 12:00")
    tab_to("request_end")
    write("12:30")
    tab_to("request_intervals")
    write("1101-0002")
    await until(lambda: room.page.form.asked.camera_ids or room.page.form.asked.more.completer().popup().isVisible())
    if not room.page.form.asked.camera_ids:
        popup = room.page.form.asked.more.completer().popup()
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
    await until(lambda: room.page.form.asked.camera_ids == [room.cameras[1].id])
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await room.at(State.RECEIVED)
    request = room.page.view.request
    assert request is not None and request.number == "REQ-2569-0001"
    assert (request.requester.rank, request.requester.name) == ("Lt.Col.", "Somsak Rakdee")
    (asked,) = request.asked
    assert asked.interval.length_us == 30 * 60 * 1_000_000
    assert [hold.id for hold in room.holds.holds] == [asked.hold_id]


async def test_what_is_missing_is_told_at_its_field_and_nothing_is_registered(room: Room) -> None:
    room.page.begin_new()
    form = room.page.form
    form.register.click()
    await until(lambda: bool(form.who.cells["name"].told))
    assert form.basis.cells["purpose"].told and form.asked.more_cell.told
    assert focus() is form.who.line("name")
    form.basis.line("letter_date").setText("31/02/2569")

    def told_when_pressed_again() -> bool:
        form.register.click()  # passed over while the first one is still looked at
        return bool(form.basis.cells["letter_date"].told)

    await until(told_when_pressed_again)
    assert (await room.requests.boards()).total == 0


async def test_a_letter_number_of_an_odd_form_is_a_hint_and_no_obstacle(room: Room) -> None:
    room.page.begin_draft(room.draft(letter_number="ด่วน 12"))
    form = room.page.form
    await until(lambda: bool(form.basis.cells["letter_number"].told))
    assert not form.basis.line("letter_number").property("wrong")
    form.register.click()
    await room.at(State.RECEIVED)


async def test_what_is_typed_is_kept_as_a_draft_and_found_again(room: Room) -> None:
    room.page.begin_new()
    form = room.page.form
    form.who.line("name").setText("สมหญิง")
    form.who.line("name").textEdited.emit("สมหญิง")
    form.asked.begin.setText("20/11/2569 12:00")
    form.asked.end.setText("12:10")
    form.asked.add_cameras([room.cameras[2].id])
    await until(lambda: bool(form._kept.text()))
    form.back.click()
    (draft,) = await room.requests.drafts()
    room.page.list.boards.choose("drafts")
    room.page.list.look()
    await until(lambda: room.page.list.drafts.isVisible())
    room.page.list.drafts.selectRow(0)
    room.page.list.open.click()
    assert form.who.text("name") == "สมหญิง" and form.asked.camera_ids == [room.cameras[2].id]
    form.drop.click()
    asked = await room.dialog(ConfirmDialog)
    asked.reject()
    assert [one.id for one in await room.requests.drafts()] == [draft.id], "not by one wrong click"
    form.drop.click()
    (await room.dialog(ConfirmDialog)).action.click()
    await until(lambda: room.page._whole.currentIndex() == 0)
    assert draft.requester.name == "สมหญิง" and list(await room.requests.drafts()) == []


async def test_the_same_case_is_shown_beside_the_form_and_opened(room: Room) -> None:
    before = await room.requests.register(room.draft(room.interval(0)))
    room.page.begin_draft(room.draft(room.interval(3, 60), letter_number="อื่น", case_number="๑๒๓/๒๕๖๙"))
    twice = room.page.form.twice
    await until(lambda: len(twice.found) == 1)
    assert twice.found[0].same_case and not twice.found[0].same_footage
    button = twice.findChild(QWidget, f"twice_{before.number}")
    button.click()
    await until(lambda: room.page.view.request is not None and room.page.view.request.id == before.id)


async def test_one_time_for_all_cameras_and_another_where_a_line_has_its_own(room: Room) -> None:
    room.page.begin_draft(draft_of([camera.id for camera in room.cameras[:2]], of_day(12), of_day(12, 5)))
    lines = room.page.form.asked
    own = lines._lines[1].end
    own.setText("20/11/2569 12:20")
    own.textEdited.emit(own.text())
    lines.end.setText("20/11/2569 12:10")
    lines.end.textEdited.emit(lines.end.text())
    assert [one.length_us // 60_000_000 for one in lines.intervals()] == [10, 20]


async def test_cameras_around_a_place_the_nearest_first(room: Room) -> None:
    room.page.begin_new()
    dialog = NearDialog(room.book_cameras, room.window)
    dialog.picked.connect(room.page.form.asked._take_near)
    dialog.open()
    dialog.place.setText("๑๓.๕๙๙๐, ๑๐๐.๕๙๖๗")
    dialog.radius.setCurrentIndex(2)  # 200 m: the second stands 111 m away, the third 222
    assert dialog.ticked() == [room.cameras[0].id, room.cameras[1].id]
    dialog.take.click()
    form = room.page.form
    assert form.asked.camera_ids == [room.cameras[0].id, room.cameras[1].id]
    assert (form.draft().incident.latitude, form.draft().incident.radius_m) == (13.599, 200)
    assert typed_place("99.0, 10") is None and typed_place("ตลาด") is None


async def test_files_are_dropped_once_each_and_folders_are_left_out(room: Room, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7\n")
    room.page.begin_draft(RequestDraft())
    box = room.page.form.files
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (letter, letter, tmp_path)])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    box.dropEvent(event)
    await until(lambda: [one.path for one in box.files] == [letter])
    assert tmp_path.name in box.left_out.text() and not box.left_out.isHidden()
    assert box.files[0].kind is AttachmentKind.LETTER


async def test_files_of_a_share_that_hangs_wait_in_the_box_and_not_the_window(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a dropped file is one was asked on the window's thread: a dead share froze the desk for half a minute."""
    answers, asked = threading.Event(), threading.Event()
    is_file = Path.is_file

    def hangs(path: Path) -> bool:
        if path.parent.name != "share":
            return is_file(path)
        asked.set()
        assert answers.wait(PATIENCE_S), "nothing else went on meanwhile"
        raise OSError(112, "Host is down")

    monkeypatch.setattr(Path, "is_file", hangs)
    room.page.begin_draft(RequestDraft())
    box = room.page.form.files
    box.add([Path("share/letter.pdf"), Path("share/card.jpg")])
    await until(asked.is_set)
    assert [one.kind for one in box.files] == [AttachmentKind.LETTER, AttachmentKind.IDENTITY]
    answers.set()
    await until(lambda: box.files == [])
    assert "letter.pdf, card.jpg" in box.left_out.text()


async def test_somebody_else_at_the_desk_finds_an_empty_form(room: Room) -> None:
    room.page.begin_new()
    room.page.form.who.line("name").setText("ความลับ")
    room.as_(MALEE)
    assert room.page.form.who.text("name") == "" and room.page._whole.currentIndex() == 0


async def test_who_asked_before_is_offered_with_their_agency(room: Room) -> None:
    await room.requests.register(room.draft())
    room.page.begin_new()
    form = room.page.form
    name = form.who.line("name")
    name.setText("สมศ")
    name.textEdited.emit("สมศ")
    await until(lambda: bool(form.offers._offered))
    (words,) = form.offers._offered
    form.offers.completer.activated.emit(words)
    await until(lambda: name.text() == "สมศักดิ์ รักดี")
    assert form.who.text("agency") == form.basis.text("station") == "สภ.เมืองสมุทรปราการ"
    assert await room.requests.known_requesters("%") == () and await room.requests.known_requesters("%%") == []
