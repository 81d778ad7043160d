"""The page of people, roles, and what somebody else's role offers on the other pages. With real clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTableView,
    QToolButton,
    QWidget,
)
from ui_people_desk import OTHERS, PeopleDesk, click, type_into, until

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.role import USUAL, Role
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.people.password_dialog import NewPasswordDialog
from vms_desktop.ui.people.people_page import PeoplePage
from vms_desktop.ui.people.person_dialog import PersonDialog
from vms_desktop.ui.people.roles_dialog import RolesDialog
from vms_desktop.ui.shell.navigation_rail import Page


async def page_of(desk: PeopleDesk) -> PeoplePage:
    desk.window.show_page(Page.PEOPLE)
    page = desk.part(PeoplePage, "peoplePage")
    count = len(await desk.people.people.people())
    await until(lambda: len(page.model.people) == count)
    return page


def choose(desk: PeopleDesk, page: PeoplePage, username: str) -> None:
    row = next(at for at, person in enumerate(page.model.people) if person.username == username)
    desk.part(QTableView, "peopleTable").selectRow(row)


async def test_a_guest_of_two_districts_until_friday_is_added_in_buddhist_years(desk: PeopleDesk):
    page = await page_of(desk)
    click(desk.part(QPushButton, "people_add"))
    dialog = desk.dialog(PersonDialog)
    type_into(dialog.lines["name"], "พ.ต.ต.อนันต์ สอบสวน")
    type_into(dialog.lines["username"], "anan")
    role = dialog.findChild(QComboBox, "personRole")
    role.setCurrentIndex(role.findData(Role.OFFICER))
    QTest.keyClick(dialog.findChild(QCheckBox, "limitsEverywhere"), Qt.Key.Key_Space)
    places = dialog.findChild(QListWidget, "limitsPlaces")
    for name in ("เมืองสมุทรปราการ", "บางพลี"):
        item = next(places.item(row) for row in range(places.count()) if places.item(row).text() == name)
        item.setCheckState(Qt.CheckState.Checked)
    QTest.keyClick(dialog.findChild(QCheckBox, "limitsUnlimited"), Qt.Key.Key_Space)
    dialog.findChild(QSpinBox, "limitsHours").setValue(72)
    type_into(dialog.findChild(QLineEdit, "limits_valid_until"), "27/11/2569")
    click(dialog.findChild(QPushButton, "personSave"))
    await until(lambda: any(isinstance(one, NewPasswordDialog) for one in desk.dialogs()))
    password = desk.dialog(NewPasswordDialog).shown.codes[0].accessibleName()
    await until(lambda: any(one.username == "anan" for one in page.model.people))
    anan = next(one for one in page.model.people if one.username == "anan")
    assert anan.limits.places == {"1101", "1103"}
    assert (anan.limits.replay_hours, anan.limits.valid_until) == (72, date(2026, 11, 27))
    assert page.model.text(anan, 5) == "27 พ.ย. 2569"
    desk.dialog(NewPasswordDialog).accept()
    await desk.session.hand_over(Typed("anan", password))
    assert desk.session.person is not None and desk.session.person.must_change


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [("limits_valid_until", "เมื่อวาน", "วันที่"), ("person_username", "", "กรอก"), ("person_username", "ก ข", "ชื่อผู้ใช้")],
)
async def test_what_cannot_be_used_is_told_and_the_dialog_stays(desk: PeopleDesk, field: str, text: str, told: str):
    await page_of(desk)
    click(desk.part(QPushButton, "people_add"))
    dialog = desk.dialog(PersonDialog)
    type_into(dialog.lines["name"], "สมชาย ใจดี")
    dialog.lines["username"].setText("somchai")
    dialog.findChild(QLineEdit, field).setText(text)
    click(dialog.findChild(QPushButton, "personSave"))
    problem = dialog.findChild(QLabel, "personProblem")
    await until(problem.isVisible)
    assert told in problem.text()
    assert dialog.isVisible()
    assert dialog.findChild(QLineEdit, field).hasFocus()


async def test_unticking_everywhere_without_a_place_gives_nobody_the_province(desk: PeopleDesk):
    await page_of(desk)
    click(desk.part(QPushButton, "people_add"))
    dialog = desk.dialog(PersonDialog)
    dialog.lines["name"].setText("สมชาย ใจดี")
    dialog.lines["username"].setText("somchai")
    dialog.limits.everywhere.setChecked(False)
    click(dialog.findChild(QPushButton, "personSave"))
    await until(dialog.findChild(QLabel, "personProblem").isVisible)
    assert len(await desk.people.people.people()) == 1


async def test_disabling_names_the_consequence_and_enabling_brings_back(desk: PeopleDesk):
    await desk.add("somchai", Role.OPERATOR)
    page = await page_of(desk)
    choose(desk, page, "somchai")
    click(desk.part(QPushButton, "people_disable"))
    click(desk.dialog(ConfirmDialog).action)
    await until(lambda: all(one.username != "somchai" for one in page.model.people))
    QTest.keyClick(desk.part(QCheckBox, "peopleOld"), Qt.Key.Key_Space)
    choose(desk, page, "somchai")
    button = desk.part(QPushButton, "people_disable")
    assert button.text() == "เปิดใช้งาน"
    click(button)
    await until(lambda: all(not one.disabled for one in page.model.people))
    assert (await desk.logged()).count("person.changed") == 2


async def test_a_new_password_is_shown_once(desk: PeopleDesk):
    await desk.add("somchai", Role.OPERATOR)
    page = await page_of(desk)
    choose(desk, page, "somchai")
    click(desk.part(QPushButton, "people_password"))
    click(desk.dialog(ConfirmDialog).action)
    await until(lambda: any(isinstance(one, NewPasswordDialog) for one in desk.dialogs()))
    shown = desk.dialog(NewPasswordDialog).shown
    password = shown.codes[0].accessibleName()
    await desk.session.hand_over(Typed("somchai", password))
    assert desk.session.person is not None and desk.session.person.username == "somchai"


async def test_ones_own_account_is_not_offered_to_oneself(desk: PeopleDesk):
    page = await page_of(desk)
    choose(desk, page, "wipa")
    for name in ("people_disable", "people_password"):
        button = desk.part(QPushButton, name)
        assert not button.isEnabled()
        assert "บัญชีของฉัน" in button.toolTip()


async def test_a_role_is_changed_within_its_bounds(desk: PeopleDesk):
    await page_of(desk)
    click(desk.part(QPushButton, "people_roles"))
    dialog = desk.dialog(RolesDialog)
    await until(lambda: dialog.boxes[Role.ADMINISTRATOR, Permission.MANAGE_PEOPLE].isChecked())
    fixed = dialog.boxes[Role.AUDITOR, Permission.MANAGE_CAMERAS]
    assert not fixed.isEnabled() and "ผู้ตรวจสอบ" in fixed.toolTip()
    assert not dialog.boxes[Role.ADMINISTRATOR, Permission.MANAGE_PEOPLE].isEnabled()
    box = dialog.boxes[Role.OPERATOR, Permission.REPLAY]
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    click(dialog.findChild(QPushButton, "rolesSave"))
    await until(lambda: not desk.dialogs())
    roles = await desk.people.people.roles()
    assert roles[Role.OPERATOR] == USUAL[Role.OPERATOR] - {Permission.REPLAY}
    assert (await desk.logged())[-1] == "person.role_changed"


async def test_what_an_operator_may_not_do_is_disabled_and_says_why(desk: PeopleDesk):
    await desk.add("somchai", Role.OPERATOR)
    await desk.session.hand_over(Typed("somchai", OTHERS))
    assert not desk.part(QToolButton, "rail_people").isVisible()
    desk.window.show_page(Page.REGISTER)
    for name in ("register_add", "register_import", "register_export"):
        button = desk.part(QPushButton, name)
        assert not button.isEnabled()
        assert "บทบาทของท่านไม่มีสิทธิ์" in button.toolTip()
    desk.window.show_page(Page.SETTINGS)
    assert not desk.part(QWidget, "settingsProvince").isEnabled()
    assert desk.part(QWidget, "settingsLanguage").isEnabled()
    await desk.session.hand_over(Typed("wipa", "ช้างสามเศียรกลางเมือง"))
    desk.window.show_page(Page.REGISTER)
    assert desk.part(QPushButton, "register_add").isEnabled()
    assert desk.part(QPushButton, "register_add").toolTip() == ""


async def test_an_auditor_may_neither_see_live_pictures_nor_steer(desk: PeopleDesk):
    await desk.add("kanya", Role.AUDITOR)
    await desk.session.hand_over(Typed("kanya", OTHERS))
    assert not desk.part(QToolButton, "wallSnapshot").isEnabled()
    assert not desk.part(QWidget, "ptzPanel").isEnabled()
    assert "บทบาทของท่านไม่มีสิทธิ์" in desk.part(QWidget, "ptzPanel").toolTip()
    page = await page_of(desk)
    choose(desk, page, "wipa")
    for name in ("add", "edit", "password", "disable"):
        assert not desk.part(QPushButton, f"people_{name}").isEnabled()


async def test_two_administrators_do_not_overwrite_each_other(desk: PeopleDesk):
    person_id = await desk.add("somchai", Role.OPERATOR)
    page = await page_of(desk)
    choose(desk, page, "somchai")
    click(desk.part(QPushButton, "people_edit"))
    dialog = desk.dialog(PersonDialog)
    somchai = await desk.opened.store.people.get(person_id)
    assert somchai is not None
    await desk.opened.store.people.change(replace(somchai, position="ผบ.หมู่"), ())
    dialog.lines["name"].setText("จ.ส.ต.สมชาย ใจดี")
    click(dialog.findChild(QPushButton, "personSave"))
    problem = dialog.findChild(QLabel, "personProblem")
    await until(problem.isVisible)
    assert "มีผู้อื่นแก้ไข" in problem.text()
