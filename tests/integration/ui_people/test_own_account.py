"""One's own account, a second person's consent, the shift log. With real clicks and real one-time codes."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView
from ui_people_desk import OTHERS, PASSWORD, PeopleDesk, click, type_into, until

from vms_desktop.domain import one_time_code
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.people.account_dialog import AccountDialog
from vms_desktop.ui.people.consent_dialog import ConsentDialog
from vms_desktop.ui.people.consent_list import ConsentListDialog
from vms_desktop.ui.people.gate_panel import GateMode
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.window import Guard


def account(desk: PeopleDesk) -> AccountDialog:
    desk.screens.person.account_asked.emit()
    return desk.dialog(AccountDialog)


def code_now(desk: PeopleDesk, secret: bytes, later: int = 0) -> str:
    return one_time_code.code_at(secret, one_time_code.step_of(desk.clock.now().timestamp()) + later)


async def switch_codes_on(desk: PeopleDesk) -> tuple[bytes, list[str]]:
    dialog = account(desk)
    click(dialog.findChild(QPushButton, "codes_set_up"))
    offer = dialog._offer
    assert offer is not None and dialog.square.isVisible()
    type_into(dialog.code, code_now(desk, offer.secret))
    type_into(dialog.password.line, PASSWORD)
    click(dialog.findChild(QPushButton, "codes_on"))
    await until(dialog.once.isVisible)
    codes = [label.accessibleName() for label in dialog.once.codes]
    QTest.keyClick(dialog.findChild(QCheckBox, "paperCodesSure"), Qt.Key.Key_Space)
    click(dialog.findChild(QPushButton, "paperCodesDone"))
    dialog.reject()
    return offer.secret, codes


async def test_one_time_codes_are_set_up_and_asked_for(desk: PeopleDesk):
    secret, paper = await switch_codes_on(desk)
    assert len(set(paper)) == one_time_code.RECOVERY_CODES
    await desk.session.sign_out()
    type_into(desk.part(QLineEdit, "signInUsername"), "wipa")
    type_into(desk.part(QLineEdit, "signInPassword"), PASSWORD)
    assert not desk.part(QLineEdit, "signInCode").isVisible()
    click(desk.part(QPushButton, "signInSubmit"))
    await until(desk.part(QLineEdit, "signInCode").isVisible)
    assert desk.part(QLineEdit, "signInPassword").text() == PASSWORD  # not typed twice
    type_into(desk.part(QLineEdit, "signInCode"), code_now(desk, secret, later=1))
    click(desk.part(QPushButton, "signInSubmit"))
    await until(lambda: desk.window.guard is Guard.OPEN)


async def test_a_code_on_paper_replaces_a_lost_phone_once(desk: PeopleDesk):
    _, paper = await switch_codes_on(desk)
    await desk.session.sign_out()
    await desk.session.sign_in(Typed("wipa", PASSWORD, paper[0]))
    await desk.session.sign_out()
    type_into(desk.part(QLineEdit, "signInUsername"), "wipa")
    type_into(desk.part(QLineEdit, "signInPassword"), PASSWORD)
    click(desk.part(QPushButton, "signInSubmit"))
    await until(desk.part(QLineEdit, "signInCode").isVisible)
    type_into(desk.part(QLineEdit, "signInCode"), paper[0])
    click(desk.part(QPushButton, "signInSubmit"))
    await until(lambda: "รหัสครั้งเดียว" in desk.part(QLabel, "signInProblem").text())
    assert desk.window.guard is Guard.ENTRY


async def test_a_phone_whose_clock_is_off_is_told_the_time_here(desk: PeopleDesk):
    dialog = account(desk)
    click(dialog.findChild(QPushButton, "codes_set_up"))
    offer = dialog._offer
    assert offer is not None
    type_into(dialog.code, code_now(desk, offer.secret, later=20))
    type_into(dialog.password.line, PASSWORD)
    click(dialog.findChild(QPushButton, "codes_on"))
    problem = dialog.findChild(QLabel, "codesProblem")
    await until(problem.isVisible)
    assert thai_time(desk.clock.now()).strftime("%H:%M:%S") in problem.text()
    assert desk.session.person is not None and not desk.session.person.has_codes


async def test_the_square_holds_what_an_authenticator_app_reads(desk: PeopleDesk):
    dialog = account(desk)
    click(dialog.findChild(QPushButton, "codes_set_up"))
    picture = dialog.square.grab().toImage()
    dark = sum(picture.pixelColor(x, 30).lightness() < 128 for x in range(picture.width()))
    assert 0 < dark < picture.width()
    dialog.reject()
    assert dialog._offer is None


async def test_ones_own_password_is_changed_and_the_old_one_counts_no_more(desk: PeopleDesk):
    dialog = account(desk)
    type_into(dialog.change.old.line, PASSWORD)
    type_into(dialog.change.new.line, OTHERS)
    type_into(dialog.change.again.line, OTHERS)
    click(dialog.findChild(QPushButton, "ownPasswordSubmit"))
    await until(dialog.findChild(QLabel, "accountTold").isVisible)
    dialog.reject()
    desk.session.lock()
    type_into(desk.part(QLineEdit, "unlockPassword"), PASSWORD)
    click(desk.part(QPushButton, "unlockSubmit"))
    await until(desk.part(QLabel, "unlockProblem").isVisible)
    await until(desk.part(QPushButton, "unlockSubmit").isEnabled)
    type_into(desk.part(QLineEdit, "unlockPassword"), OTHERS)
    click(desk.part(QPushButton, "unlockSubmit"))
    await until(lambda: desk.window.guard is Guard.OPEN)


# ---- second person -----------------------------------------------------------------------------------------------


async def ask_to_delete(desk: PeopleDesk) -> ConsentDialog:
    desk.window.show_page(Page.REGISTER)
    desk.part(QTableView, "registerTable").selectRow(0)
    click(desk.part(QPushButton, "register_remove"))
    click(desk.dialog(ConfirmDialog).action)
    await until(lambda: any(isinstance(one, ConsentDialog) for one in desk.dialogs()))
    return desk.dialog(ConsentDialog)


async def test_a_camera_with_footage_is_deleted_with_a_second_person_only(desk: PeopleDesk):
    await desk.add("suda", Role.SUPERVISOR)
    dialog = await ask_to_delete(desk)
    before = len(desk.memory.rows)
    type_into(dialog.form.username, "wipa")  # one's own consent is none
    type_into(dialog.form.password.line, PASSWORD)
    click(dialog.form.button)
    problem = dialog.findChild(QLabel, "consentProblem")
    await until(problem.isVisible)
    assert len(desk.memory.rows) == before
    await until(dialog.form.button.isEnabled)
    dialog.form.clear()
    type_into(dialog.form.username, "suda")
    type_into(dialog.form.password.line, OTHERS)
    click(dialog.form.button)
    await until(lambda: len(desk.memory.rows) == before - 1)
    assert desk.session.person is not None and desk.session.person.username == "wipa"
    assert "consent.given" in await desk.logged()


async def test_without_consent_nothing_is_deleted(desk: PeopleDesk):
    dialog = await ask_to_delete(desk)
    before = len(desk.memory.rows)
    click(dialog.findChild(QPushButton, "consentCancel"))
    await until(lambda: not desk.dialogs())
    assert len(desk.memory.rows) == before


async def test_a_colleague_at_another_desk_is_asked_and_the_request_is_taken_back(desk: PeopleDesk):
    dialog = await ask_to_delete(desk)
    click(dialog.findChild(QPushButton, "consentAsk"))
    await until(dialog.findChild(QLabel, "consentState").isVisible)
    assert len(await desk.opened.store.consents.waiting(desk.clock.now())) == 1
    click(dialog.findChild(QPushButton, "consentCancel"))
    await until(lambda: not desk.dialogs())
    assert await desk.opened.store.consents.waiting(desk.clock.now()) == []


async def test_requests_of_colleagues_are_seen_and_refused_with_a_reason(desk: PeopleDesk):
    await desk.add("suda", Role.SUPERVISOR, "ร.ต.อ.หญิง สุดา รักษ์ไทย")
    await desk.session.hand_over(Typed("suda", OTHERS))
    draft = ConsentDraft(Marked.DELETE_CAMERAS, ["camera-1"], "1102-0001")
    asked = await desk.people.second.ask(draft)
    await desk.session.hand_over(Typed("wipa", PASSWORD))
    desk.screens.waiting.look()
    await until(lambda: "1" in desk.screens.person.text())
    desk.screens.person.consents_asked.emit()
    listed = desk.dialog(ConsentListDialog)
    type_into(listed.findChild(QLineEdit, f"note_{asked.id}"), "กล้องยังใช้อยู่")
    click(listed.findChild(QPushButton, f"refuse_{asked.id}"))
    await until(lambda: desk.screens.waiting.requests == [])
    kept = await desk.opened.store.consents.get(asked.id)
    assert kept is not None and (kept.state.value, kept.note) == ("refused", "กล้องยังใช้อยู่")


# ---- shift log ---------------------------------------------------------------------------------------------------


async def test_a_note_is_written_beside_the_wall_and_stays_there_as_text(desk: PeopleDesk):
    desk.screens.person.shift_log_asked.emit()
    panel = desk.screens.shifts
    assert panel.isVisible() and desk.page.isVisible() and not desk.window.context.isVisible()
    add = desk.part(QPushButton, "shiftAdd")
    assert not add.isEnabled()
    type_into(desk.part(QPlainTextEdit, "shiftNote"), "<b>กล้องท่าเรือดับ</b>")
    click(add)
    shown = [label.text() for label in panel.findChildren(QLabel)]
    async with asyncio.timeout(5):
        while "<b>กล้องท่าเรือดับ</b>" not in shown:
            await asyncio.sleep(0.01)
            shown = [label.text() for label in panel.findChildren(QLabel)]
    assert (await desk.logged())[-1] == "shift.noted"
    desk.session.lock()
    assert not panel.isVisible()
    assert desk.gate.panel.mode is GateMode.LOCKED
