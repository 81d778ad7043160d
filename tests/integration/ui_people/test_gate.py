"""Between a person and the desk: first start, signing in, locking, handing over. With real clicks and keys."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from ui_people_desk import ADMINISTRATOR, OTHERS, PASSWORD, PeopleDesk, click, type_into, until

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.role import Role
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui import language
from vms_desktop.ui.dialogs.camera_dialog import CameraDialog
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.people.gate_panel import GateMode
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.window import Guard


def fill(desk: PeopleDesk, form: str, username: str | None, password: str) -> None:
    if username is not None:
        type_into(desk.part(QLineEdit, f"{form}Username"), username)
    type_into(desk.part(QLineEdit, f"{form}Password"), password)
    click(desk.part(QPushButton, f"{form}Submit"))


# ---- first start -------------------------------------------------------------------------------------------------


async def test_the_first_start_creates_the_administrator_and_shows_the_sheet_once(fresh: PeopleDesk):
    await until(lambda: fresh.gate.panel.mode is GateMode.FIRST)
    assert fresh.window.guard is Guard.ENTRY
    assert not fresh.page.isVisible()
    click(fresh.part(QPushButton, "firstPasswordSubmit"))
    assert fresh.part(QLabel, "firstPasswordProblem").isVisible(), "nothing was said where nothing was typed"
    assert fresh.part(QLineEdit, "first_name").hasFocus()
    for name, text in (("name", ADMINISTRATOR.name), ("position", "สารวัตร"), ("username", "wipa")):
        type_into(fresh.part(QLineEdit, f"first_{name}"), text)
    type_into(fresh.part(QLineEdit, "firstPasswordNew"), PASSWORD)
    type_into(fresh.part(QLineEdit, "firstPasswordAgain"), PASSWORD)
    click(fresh.part(QPushButton, "firstPasswordSubmit"))
    await until(lambda: fresh.gate.panel.mode is GateMode.SHEET)
    (code,) = fresh.gate.panel.sheet.codes
    assert len("".join(code.accessibleName().split("-"))) == 24
    done = fresh.part(QPushButton, "recoverySheetDone")
    assert not done.isEnabled()
    QTest.keyClick(fresh.part(QCheckBox, "recoverySheetSure"), Qt.Key.Key_Space)
    click(done)
    await until(lambda: fresh.window.guard is Guard.OPEN)
    assert fresh.session.person is not None and fresh.session.person.role is Role.ADMINISTRATOR
    assert fresh.gate.panel.sheet.codes == []
    assert (await fresh.logged())[-2:] == ["person.added", "session.signed_in"]


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("short", "short", "สั้นเกินไป"),
        ("password1234", "password1234", "เดาง่าย"),
        (PASSWORD, OTHERS, "ไม่ตรงกัน"),
    ],
)
async def test_a_bad_password_is_told_and_nobody_is_created(fresh: PeopleDesk, password: str, again: str, told: str):
    await until(lambda: fresh.gate.panel.mode is GateMode.FIRST)
    type_into(fresh.part(QLineEdit, "first_name"), "สมชาย ใจดี")
    type_into(fresh.part(QLineEdit, "first_username"), "somchai")
    type_into(fresh.part(QLineEdit, "firstPasswordNew"), password)
    type_into(fresh.part(QLineEdit, "firstPasswordAgain"), again)
    click(fresh.part(QPushButton, "firstPasswordSubmit"))
    problem = fresh.part(QLabel, "firstPasswordProblem")
    await until(problem.isVisible)
    assert told in problem.text()
    assert await fresh.people.people.is_empty()


# ---- signing in --------------------------------------------------------------------------------------------------


async def signed_out(desk: PeopleDesk) -> None:
    await desk.session.sign_out()
    await until(lambda: desk.window.guard is Guard.ENTRY)


async def test_signing_in_opens_the_desk_and_nothing_typed_stays(desk: PeopleDesk):
    await signed_out(desk)
    assert desk.gate.panel.mode is GateMode.SIGN_IN
    fill(desk, "signIn", "WIPA", PASSWORD)
    await until(lambda: desk.window.guard is Guard.OPEN)
    assert desk.page.isVisible()
    assert desk.part(QLineEdit, "signInPassword").text() == ""
    assert desk.part(QLineEdit, "signInUsername").text() == ""


async def test_a_wrong_password_is_told_and_the_fourth_try_waits(desk: PeopleDesk):
    await signed_out(desk)
    type_into(desk.part(QLineEdit, "signInUsername"), "wipa")
    problem, button = desk.part(QLabel, "signInProblem"), desk.part(QPushButton, "signInSubmit")
    for tried in range(3):
        fill(desk, "signIn", None, "ผิดแน่นอนครับ")
        await until(lambda tried=tried: problem.isVisible() and (button.isEnabled() or tried == 2))
        await until(lambda: desk.part(QLineEdit, "signInPassword").text() == "")
    assert "ไม่ถูกต้อง" in problem.text()
    assert "รอ" in problem.text()
    assert not button.isEnabled()
    assert desk.session.person is None
    assert (await desk.logged()).count("session.sign_in_failed") == 3


async def test_a_database_that_cannot_be_read_is_told(desk: PeopleDesk, monkeypatch: pytest.MonkeyPatch):
    await signed_out(desk)

    async def locked(*_: object) -> None:
        raise StorageError("storage.locked", path="vms.db")

    monkeypatch.setattr(desk.opened.store.people, "tries", locked)
    fill(desk, "signIn", "wipa", PASSWORD)
    await until(desk.part(QLabel, "signInProblem").isVisible)
    assert desk.window.guard is Guard.ENTRY
    monkeypatch.undo()
    click(desk.part(QPushButton, "signInSubmit"))
    await until(lambda: desk.window.guard is Guard.OPEN)


async def test_who_was_given_a_password_chooses_another_before_anything_else(desk: PeopleDesk):
    made = await desk.people.people.add(PersonDraft("somchai", "สมชาย ใจดี", "", Role.OPERATOR))
    await signed_out(desk)
    fill(desk, "signIn", "somchai", made.password)
    await until(lambda: desk.gate.panel.mode is GateMode.CHANGE)
    assert desk.window.guard is Guard.ENTRY
    type_into(desk.part(QLineEdit, "changePasswordNew"), OTHERS)
    type_into(desk.part(QLineEdit, "changePasswordAgain"), OTHERS)
    click(desk.part(QPushButton, "changePasswordSubmit"))
    await until(lambda: desk.window.guard is Guard.OPEN)
    assert desk.session.person is not None and not desk.session.person.must_change


async def test_an_administrator_who_forgot_the_password_gets_in_with_the_sheet(fresh: PeopleDesk):
    _, sheet = await fresh.people.people.add_first(ADMINISTRATOR, PASSWORD)
    await until(lambda: fresh.window.isVisible())
    fresh.gate._show(GateMode.SIGN_IN)
    click(fresh.part(QPushButton, "gate_forgotten"))
    type_into(fresh.part(QLineEdit, "recoverUsername"), "wipa")
    type_into(fresh.part(QLineEdit, "recoverSheet"), sheet.lower())
    type_into(fresh.part(QLineEdit, "recoverPasswordNew"), OTHERS)
    type_into(fresh.part(QLineEdit, "recoverPasswordAgain"), OTHERS)
    click(fresh.part(QPushButton, "recoverPasswordSubmit"))
    await until(lambda: fresh.gate.panel.mode is GateMode.SHEET)
    assert fresh.gate.panel.sheet.codes[0].accessibleName() != sheet
    QTest.keyClick(fresh.part(QCheckBox, "recoverySheetSure"), Qt.Key.Key_Space)
    click(fresh.part(QPushButton, "recoverySheetDone"))
    await until(lambda: fresh.window.guard is Guard.OPEN)
    assert "person.password_recovered" in await fresh.logged()


async def test_the_language_can_be_changed_before_anybody_is_signed_in(desk: PeopleDesk):
    await signed_out(desk)
    desk.gate.panel.language.setCurrentIndex(desk.gate.panel.language.findData(language.ENGLISH))
    await until(lambda: desk.part(QPushButton, "signInSubmit").text() == "Sign in")


# ---- locking -----------------------------------------------------------------------------------------------------


async def with_a_wall(desk: PeopleDesk) -> None:
    desk.wall.set_layout(Layout.FOUR)
    for camera in desk.cameras.cameras[:4]:
        desk.wall.assign_next(camera.id)
    await until(lambda: all(tile.header.words is not None for tile in desk.page.grid.tiles[:4]))
    await until(lambda: desk.page.grid.tiles[0].header.words.code != "")


async def test_a_locked_desk_shows_the_wall_without_names_and_without_controls(desk: PeopleDesk):
    await with_a_wall(desk)
    desk.window.show_page(Page.REGISTER)
    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: desk.window.guard is Guard.BESIDE)
    assert desk.page.isVisible() and desk.gate.panel.isVisible()
    for part in (desk.window.rail, desk.window.tree, desk.window.context, desk.page.toolbar, desk.screens.person):
        assert not part.isVisible(), part.objectName()
    for tile in desk.page.grid.tiles[:4]:
        words = tile.header.words
        assert words is not None and words.code == "" and words.name == f"ช่องภาพ {tile.number + 1}"
        assert "แยก" not in tile.accessibleName()
        assert not tile.isEnabled()
    content = desk.wall.content
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Left):
        QTest.keyClick(desk.page, key)
    QTest.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.wall.content == content and desk.page.isVisible()


async def test_the_same_person_comes_back_to_what_they_did(desk: PeopleDesk):
    """A half-filled dialog is put away with the names in it and comes back with what was typed."""
    desk.window.show_page(Page.REGISTER)
    click(desk.part(QPushButton, "register_add"))
    dialog = desk.dialog(CameraDialog)
    dialog.form.fields["name_th"].setText("กล้องใหม่")
    desk.session.lock()
    assert not dialog.isVisible()
    fill(desk, "unlock", None, PASSWORD)
    await until(lambda: desk.window.guard is Guard.OPEN)
    assert desk.window.page is Page.REGISTER
    assert dialog.isVisible() and dialog.form.fields["name_th"].text() == "กล้องใหม่"
    dialog.reject()
    assert (await desk.logged())[-2:] == ["session.locked", "session.unlocked"]


async def test_nobody_there_locks_the_desk(desk: PeopleDesk):
    desk.clock.seconds += 15 * 60 - 1
    desk.gate.idle.look()
    assert not desk.session.is_locked
    window = desk.window.windowHandle()
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
    desk.clock.seconds += 15 * 60 - 1
    desk.gate.idle.look()
    assert not desk.session.is_locked
    desk.clock.seconds += 1
    desk.gate.idle.look()
    assert desk.session.is_locked
    assert desk.window.guard is Guard.BESIDE


async def test_errors_wait_until_somebody_may_read_them(desk: PeopleDesk):
    desk.session.lock()
    desk.window.notices.show_error(StorageError("storage.locked", path="vms.db"))
    assert not desk.window.notices.isVisible()
    await desk.session.unlock(PASSWORD)
    assert desk.window.notices.isVisible()


async def test_beside_a_whole_screen_of_wall_the_gate_shows_while_somebody_is_there(desk: PeopleDesk):
    await with_a_wall(desk)
    desk.page.set_full_screen(True)
    desk.session.lock()
    assert desk.page.isVisible() and not desk.gate.panel.isVisible()
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.window.is_wall_only
    desk.gate.idle.touch()
    assert desk.gate.panel.isVisible()
    desk.gate._leave.timeout.emit()
    assert not desk.gate.panel.isVisible()
    desk.gate.idle.touch()
    fill(desk, "unlock", None, PASSWORD)
    await until(lambda: desk.window.guard is Guard.OPEN)
    assert desk.window.is_wall_only and not desk.window.rail.isVisible()
    desk.page.set_full_screen(False)


# ---- handing over ------------------------------------------------------------------------------------------------


async def test_handing_over_changes_the_person_and_not_the_wall(desk: PeopleDesk):
    await desk.add("somchai", Role.OPERATOR, "จ.ส.ต.สมชาย ใจดี")
    await with_a_wall(desk)
    content = desk.wall.content
    desk.gate.hand_over()
    assert desk.page.isVisible() and desk.gate.panel.mode is GateMode.TAKE_OVER
    type_into(desk.part(QPlainTextEdit, "takeOverNote"), "กล้องท่าเรือดับ แจ้งช่างแล้ว")
    fill(desk, "takeOver", "somchai", OTHERS)
    await until(lambda: desk.window.guard is Guard.OPEN)
    assert desk.session.person is not None and desk.session.person.username == "somchai"
    assert desk.wall.content == content
    assert "สมชาย" in desk.part(QToolButton, "personButton").text()
    async with asyncio.timeout(5):
        while not (noted := [line for line in await desk.people.shifts.lines() if line.text]):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    (handed,) = noted
    assert (handed.text, handed.to_name) == ("กล้องท่าเรือดับ แจ้งช่างแล้ว", "จ.ส.ต.สมชาย ใจดี")


async def test_a_hand_over_can_be_left_again(desk: PeopleDesk):
    desk.gate.hand_over()
    QTest.keyClick(desk.part(QLineEdit, "takeOverUsername"), Qt.Key.Key_Escape)
    assert desk.window.guard is Guard.OPEN
    assert desk.session.person is not None and desk.session.person.username == "wipa"


async def test_a_locked_desk_can_be_taken_over_and_nothing_of_the_first_person_comes_back(desk: PeopleDesk):
    await desk.add("somchai", Role.SUPERVISOR)
    desk.window.show_page(Page.REGISTER)
    click(desk.part(QPushButton, "register_add"))
    dialog = desk.dialog(CameraDialog)
    desk.session.lock()
    click(desk.part(QPushButton, "gate_other"))
    fill(desk, "takeOver", "somchai", OTHERS)
    await until(lambda: desk.window.guard is Guard.OPEN)
    assert desk.dialogs() == []
    assert dialog is not None


async def test_going_back_from_taking_over_leaves_the_desk_locked(desk: PeopleDesk):
    desk.session.lock()
    click(desk.part(QPushButton, "gate_other"))
    click(desk.part(QPushButton, "gate_back"))
    assert desk.gate.panel.mode is GateMode.LOCKED
    assert desk.session.is_locked


async def test_whoever_is_left_alone_while_handing_over_is_locked(desk: PeopleDesk):
    desk.gate.hand_over()
    desk.clock.seconds += 15 * 60
    desk.gate.idle.look()
    assert desk.session.is_locked
    assert desk.gate.panel.mode is GateMode.LOCKED


# ---- out ---------------------------------------------------------------------------------------------------------


async def test_signing_out_names_its_consequence(desk: PeopleDesk):
    click(desk.part(QToolButton, "personButton"))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    next(one for one in menu.actions() if one.objectName() == "person_signOut").trigger()
    menu.close()
    await until(lambda: bool(desk.dialogs()))
    click(desk.dialog(ConfirmDialog).action)
    await until(lambda: desk.window.guard is Guard.ENTRY)
    assert desk.session.person is None and not desk.page.isVisible()


async def test_a_disabled_person_is_put_before_the_gate(desk: PeopleDesk):
    person_id = await desk.add("somchai", Role.OPERATOR)
    await desk.session.hand_over(Typed("somchai", OTHERS))
    person = await desk.opened.store.people.get(person_id)
    assert person is not None
    await desk.opened.store.people.change(replace(person, disabled=True), ())
    await desk.session.refresh()
    assert desk.window.guard is Guard.ENTRY
    assert desk.gate.panel.mode is GateMode.SIGN_IN


async def test_a_demonstration_that_nobody_signed_in_to_is_never_locked(open_unattended):
    """Nobody knows the made-up administrator's password: a lock would be for good."""
    desk = await open_unattended()
    assert desk.window.guard is Guard.OPEN
    desk.clock.seconds += 24 * 3600
    desk.gate.idle.look()
    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not desk.session.is_locked and desk.window.guard is Guard.OPEN


async def test_whoever_was_quicker_at_another_desk_is_the_first_administrator(fresh: PeopleDesk):
    await until(lambda: fresh.gate.panel.mode is GateMode.FIRST)
    await fresh.people.people.add_first(ADMINISTRATOR, PASSWORD)
    type_into(fresh.part(QLineEdit, "first_name"), "สมชาย ใจดี")
    type_into(fresh.part(QLineEdit, "first_username"), "somchai")
    type_into(fresh.part(QLineEdit, "firstPasswordNew"), OTHERS)
    type_into(fresh.part(QLineEdit, "firstPasswordAgain"), OTHERS)
    click(fresh.part(QPushButton, "firstPasswordSubmit"))
    await until(lambda: fresh.gate.panel.mode is GateMode.SIGN_IN)
    assert "ผู้ดูแลระบบ" in fresh.part(QLabel, "signInProblem").text()


# ---- closing -----------------------------------------------------------------------------------------------------


async def test_closing_an_open_desk_says_what_it_means_first(desk: PeopleDesk):
    desk.window.close()
    desk.window.close()
    asking = desk.dialog(ConfirmDialog)  # one, however often it is asked for
    assert not desk.closed.is_set()
    asking.reject()
    assert desk.session.person is not None and not desk.closed.is_set()
    desk.window.close()
    click(desk.dialog(ConfirmDialog).action)
    assert desk.closed.is_set()


async def test_a_locked_desk_is_not_closed_by_whoever_comes_by(desk: PeopleDesk):
    await desk.add("somchai", Role.SUPERVISOR)
    desk.gate.lock()
    desk.window.close()
    assert not desk.closed.is_set() and desk.dialogs() == []
    assert desk.gate.panel.mode is GateMode.CLOSE
    assert desk.page.isVisible(), "the wall goes on meanwhile"
    fill(desk, "closeDesk", "somchai", OTHERS)
    problem = desk.part(QLabel, "closeDeskProblem")
    await until(problem.isVisible)
    assert ADMINISTRATOR.name in problem.text()
    assert desk.session.is_locked and not desk.closed.is_set()
    click(desk.part(QPushButton, "gate_back"))
    assert desk.gate.panel.mode is GateMode.LOCKED
    desk.window.close()
    assert desk.part(QLineEdit, "closeDeskPassword").text() == ""
    fill(desk, "closeDesk", ADMINISTRATOR.username, PASSWORD)
    await until(desk.closed.is_set)
    assert (await desk.logged())[-1] == "session.signed_out"


async def test_nobody_is_asked_where_nobody_is_signed_in(fresh: PeopleDesk):
    fresh.window.close()
    assert fresh.closed.is_set()


async def test_a_demonstration_is_closed_at_once(open_unattended):
    desk = await open_unattended()
    desk.window.close()
    assert desk.closed.is_set()


async def test_a_computer_that_is_shut_down_is_not_kept_from_it(desk: PeopleDesk, monkeypatch):
    monkeypatch.setattr(type(QApplication.instance()), "isSavingSession", lambda _self: True, raising=False)
    desk.window.close()
    assert desk.closed.is_set() and desk.dialogs() == []
