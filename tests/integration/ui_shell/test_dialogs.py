"""Adding and changing cameras as a person does; a message that folds its technical detail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from qt_room import button
from shiboken6 import isValid
from ui_shell_desk import Desk, until

from vms_desktop.domain.address import Credential
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import CameraError, StorageError
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.ui.dialogs.camera_dialog import CameraDialog
from vms_desktop.ui.dialogs.message_dialog import MessageDialog
from vms_desktop.ui.pages.register_page import RegisterPage
from vms_desktop.ui.shell.navigation_rail import Page


def problem(dialog: CameraDialog, field: str = "") -> str:
    """What is told at a field, or for the dialog as a whole; "" while nothing is seen there."""
    label = dialog.findChild(QLabel, f"problem_{field}" if field else "cameraProblem")
    assert label is not None, field
    return label.text() if label.isVisible() else ""


@pytest.fixture
def adding(desk: Desk):
    dialog = CameraDialog(desk.cameras, None, desk.window)
    dialog.open()
    yield dialog
    if isValid(dialog):  # it is gone once it has stored
        dialog.reject()


async def test_a_camera_asked_by_onvif_offers_its_profiles_and_is_stored_as_chosen(desk: Desk, adding: CameraDialog):
    assert not adding.form.profiles.main.isVisible()
    adding.form.fields["onvif_host"].setText("10.1.2.3")
    adding.form.fields["username"].setText("admin")
    adding.form.fields["password"].setText("geheim")
    button(adding, "cameraAsk").click()
    await until(adding.form.profiles.main.isVisible)
    assert adding.form.profiles.main.currentText() == "main — 1920×1080 H264"
    assert adding.form.profiles.sub.currentText() == "sub — 640×360 H264"
    assert "Dome 4" in adding.findChild(QLabel, "cameraTold").text()
    mobile = adding.form.profiles.sub.findText("mobile — 320×180 H264")
    adding.form.profiles.sub.setCurrentIndex(mobile)
    adding.form.profiles.sub.activated.emit(mobile)
    assert adding.form.fields["sub_url"].text() == "rtsp://10.1.2.3/mobile"
    saved = []
    adding.saved.connect(saved.append)
    button(adding, "cameraSave").click()
    await until(lambda: bool(saved))
    camera = desk.cameras.get(saved[0].id)
    assert (camera.main_profile, camera.sub_profile, camera.has_ptz) == ("p1", "p3", True)
    assert camera.sub.url == "rtsp://10.1.2.3/mobile"
    assert desk.memory.sealed[camera.id].blob == b"admin\ngeheim"


async def test_a_camera_that_refuses_the_password_is_told_with_the_next_step(desk: Desk, adding: CameraDialog):
    desk.device.answer = CameraError("camera.auth_failed", camera="")
    adding.form.fields["onvif_host"].setText("10.1.2.3")
    button(adding, "cameraAsk").click()
    await until(lambda: bool(problem(adding, "password")))
    assert "รหัสผ่าน" in problem(adding, "password")
    assert button(adding, "cameraAsk").isEnabled()
    assert len(desk.device.asked) == 1
    assert not adding.form.profiles.main.isVisible()


async def test_after_a_refused_password_it_is_the_password_that_is_typed_anew(desk: Desk, adding: CameraDialog):
    """The keyboard was in the user name, its text chosen: the new password took its place."""
    desk.device.answer = CameraError("camera.auth_failed", camera="")
    for name, value in (("onvif_host", "10.1.2.3"), ("username", "admin"), ("password", "wrong")):
        adding.form.fields[name].setText(value)
    await until(adding.isActiveWindow)
    button(adding, "cameraAsk").setFocus()
    QTest.keyClick(button(adding, "cameraAsk"), Qt.Key.Key_Space)
    await until(lambda: bool(problem(adding, "password")))
    await until(adding.form.fields["password"].hasFocus)
    QTest.keyClicks(QApplication.focusWidget(), "right")
    assert adding.form.fields["password"].text() == "right"
    assert adding.form.fields["username"].text() == "admin"


async def test_whoever_goes_on_typing_while_the_camera_is_asked_is_not_disturbed(desk: Desk, adding: CameraDialog):
    desk.device.answer = CameraError("camera.auth_failed", camera="")
    adding.form.fields["onvif_host"].setText("10.1.2.3")
    await until(adding.isActiveWindow)
    button(adding, "cameraAsk").setFocus()
    QTest.keyClick(button(adding, "cameraAsk"), Qt.Key.Key_Space)
    adding.form.fields["name_th"].setFocus()
    await until(lambda: bool(problem(adding, "password")))
    assert adding.form.fields["name_th"].hasFocus()


async def test_a_camera_that_was_added_is_told_and_seen_although_a_filter_hid_it(desk: Desk):
    desk.window.show_page(Page.REGISTER)
    register = desk.window.findChild(RegisterPage)
    register.findChild(QLineEdit, "registerFilter").setText("1102")
    shown = register.model.rowCount()
    assert 0 < shown < 24
    button(register, "register_add").click()
    dialog = desk.window.findChild(CameraDialog)
    dialog.form.fields["name_th"].setText("แยกใหม่")
    dialog.form.fields["main_url"].setText("rtsp://10.9.9.9/a")
    code = dialog.form.fields["code"].text()
    button(dialog, "cameraSave").click()
    await until(lambda: len(desk.cameras.cameras) == 25)
    await until(lambda: register.model.rowCount() == 25)
    row = register.table.selectionModel().selectedRows()[0].row()
    assert register.model.camera(row).code == code
    told = desk.window.notices.findChild(QLabel, "noticeText")
    await until(told.isVisible)
    assert code in told.text()


async def test_a_camera_that_was_changed_is_told(desk: Desk):
    desk.window.show_page(Page.REGISTER)
    register = desk.window.findChild(RegisterPage)
    register.edit_asked.emit("camera-3")
    button(desk.window.findChild(CameraDialog), "cameraSave").click()
    told = desk.window.notices.findChild(QLabel, "noticeText")
    await until(told.isVisible)
    assert desk.cameras.get("camera-3").code in told.text()


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("main_url", "http://10.1.2.3/x", "rtsp://"),
        ("main_url", "", "ที่อยู่"),
        ("code", "", "กรอก"),
        ("code", "1101-0001", "1101-0001"),
        ("latitude", "north", "north"),
        ("onvif_host", "https://10.1.2.3", "http://"),
        ("sub_url", "rtsp://10.1.2.3:99999/", "65535"),
    ],
)
async def test_a_wrong_entry_is_told_beside_it_and_the_field_waits(adding: CameraDialog, field, value, expected):
    for name, text in {"main_url": "rtsp://10.1.2.3/main", "name_th": "แยก", "code": "X-1", field: value}.items():
        adding.form.fields[name].setText(text)
    button(adding, "cameraSave").click()
    await until(lambda: bool(problem(adding, field)))
    assert expected in problem(adding, field)
    assert adding.form.fields[field].accessibleDescription() == problem(adding, field)
    assert adding.form.fields[field].hasFocus()
    assert adding.isVisible()
    QTest.keyClick(adding.form.fields[field], Qt.Key.Key_1)
    assert problem(adding, field) == ""


async def test_all_mistakes_are_told_at_once_each_at_its_field(desk: Desk, adding: CameraDialog):
    """Only the first one was told: a form with five mistakes had to be saved six times."""
    wrong = {"main_url": "http://x", "name_th": "", "code": "1101-0001", "password": "x", "longitude": "200"}
    for name, text in wrong.items():
        adding.form.fields[name].setText(text)
    button(adding, "cameraSave").click()
    told = ("main_url", "name_th", "code", "username", "latitude")  # the row of both coordinates
    await until(lambda: all(problem(adding, field) for field in told))
    assert adding.form.fields["username"].hasFocus()
    assert problem(adding) == ""
    assert adding.frameGeometry().bottom() <= adding.screen().availableGeometry().bottom()
    assert len(desk.cameras.cameras) == 24


async def test_a_full_disk_loses_nothing_that_was_typed(desk: Desk, adding: CameraDialog):
    desk.memory.fails_with = StorageError("storage.disk_full", folder="/data", path="/data/vms.db")
    adding.form.fields["main_url"].setText("rtsp://10.1.2.3/main")
    adding.form.fields["name_th"].setText("แยกใหม่")
    button(adding, "cameraSave").click()
    await until(lambda: "/data" in problem(adding))
    desk.memory.fails_with = None
    button(adding, "cameraSave").click()
    await until(lambda: len(desk.cameras.cameras) == 25)


async def with_password(desk: Desk) -> Camera:
    return await desk.cameras.add(
        CameraDraft(
            code="X-1",
            name_th="แยก",
            district_code="1101",
            main_url="rtsp://admin:geheim@10.1.2.3/main",
            onvif_host="10.1.2.3",
        )
    )


async def test_a_camera_being_changed_is_asked_with_its_stored_password(desk: Desk):
    """It was asked without, and the camera refused."""
    dialog = CameraDialog(desk.cameras, await with_password(desk), desk.window)
    dialog.open()
    button(dialog, "cameraAsk").click()
    await until(dialog.form.profiles.main.isVisible)
    assert desk.device.asked[-1].credential == Credential("admin", "geheim")
    assert "geheim" not in str([field.text() for field in dialog.form.fields.values()])
    dialog.reject()


async def test_a_stored_password_can_be_forgotten(desk: Desk):
    camera = await with_password(desk)
    dialog = CameraDialog(desk.cameras, camera, desk.window)
    dialog.open()
    assert "คงค่าเดิม" in dialog.form.fields["password"].placeholderText()
    dialog.form.fields["password"].setText("typed before")
    button(dialog, "cameraForget").click()
    assert not dialog.form.fields["password"].isEnabled()
    assert dialog.form.fields["password"].text() == ""
    button(dialog, "cameraAsk").click()
    await until(lambda: bool(desk.device.asked))
    assert desk.device.asked[-1].credential is None
    button(dialog, "cameraSave").click()
    await until(lambda: not desk.cameras.get(camera.id).has_credential)


async def test_only_a_camera_with_a_password_offers_to_forget_it(desk: Desk):
    for camera, offered in ((await with_password(desk), True), (desk.cameras.cameras[0], False), (None, False)):
        dialog = CameraDialog(desk.cameras, camera, desk.window)
        dialog.open()
        assert button(dialog, "cameraForget").isVisible() == offered
        dialog.reject()


async def test_a_new_password_goes_with_the_stored_user_name(desk: Desk):
    camera = await with_password(desk)
    dialog = CameraDialog(desk.cameras, camera, desk.window)
    dialog.open()
    dialog.form.fields["password"].setText("new")
    button(dialog, "cameraSave").click()
    await until(lambda: desk.memory.sealed[camera.id].blob == b"admin\nnew")


async def test_tab_goes_through_the_form_as_the_eye_does(adding: CameraDialog):
    await until(lambda: adding.isActiveWindow() and adding.isAncestorOf(QApplication.focusWidget()))
    seen = []
    for _step in range(40):
        focus = QApplication.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    form = adding.form
    places = [widget.mapTo(adding, QPoint(0, 0)) for widget in seen if form.isAncestorOf(widget)]
    left = [place.y() for place in places if place.x() < form.width() // 2]
    right = [place.y() for place in places if place.x() >= form.width() // 2]
    assert left == sorted(left)
    assert right == sorted(right)
    assert [place.x() < form.width() // 2 for place in places] == [True] * len(left) + [False] * len(right)
    assert {field for field in form.fields.values() if field.isEnabled()} <= set(seen)
    assert [one.objectName() for one in seen[-2:]] == ["cameraCancel", "cameraSave"]


async def test_an_owner_the_data_do_not_know_is_not_lost_by_saving(desk: Desk):
    known = desk.cameras.cameras[0]
    desk.memory.rows[known.id] = replace(known, agency_code="อบต.เก่า", subdistrict_code="")
    await desk.cameras.load()
    dialog = CameraDialog(desk.cameras, desk.cameras.get(known.id), desk.window)
    dialog.open()
    assert dialog.form.places.agency.currentText() == "อบต.เก่า"
    assert dialog.form.places.codes == (known.district_code, "", "อบต.เก่า")
    dialog.reject()


async def test_where_no_owners_are_known_they_are_typed(qapp: QApplication, tmp_path):
    other = Desk(BundledProvinces().province("50"), tmp_path, 0)
    await other.open()
    try:
        dialog = CameraDialog(other.cameras, None, other.window)
        dialog.open()
        dialog.form.places.agency.setEditText(" ทน.เชียงใหม่ ")
        for name, text in {"main_url": "rtsp://10.1.2.3/main", "name_th": "แยก"}.items():
            dialog.form.fields[name].setText(text)
        button(dialog, "cameraSave").click()
        await until(lambda: bool(other.cameras.cameras))
        assert other.cameras.cameras[0].agency_code == "ทน.เชียงใหม่"
    finally:
        await other.close()


async def test_changing_a_camera_shows_no_password_and_keeps_it(desk: Desk):
    camera = desk.cameras.cameras[0]
    dialog = CameraDialog(desk.cameras, camera, desk.window)
    dialog.open()
    assert dialog.form.fields["password"].text() == ""
    assert dialog.form.fields["password"].echoMode() is QLineEdit.EchoMode.Password
    dialog.form.fields["name_th"].setText("ชื่อใหม่")
    button(dialog, "cameraSave").click()
    await until(lambda: desk.cameras.get(camera.id).name_th == "ชื่อใหม่")


async def test_owner_and_subdistrict_follow_the_district(adding: CameraDialog):
    district = adding.findChild(QComboBox, "cameraDistrict")
    subdistrict = adding.findChild(QComboBox, "cameraSubdistrict")
    first = [subdistrict.itemText(row) for row in range(subdistrict.count())]
    district.setCurrentIndex(2)
    assert [subdistrict.itemText(row) for row in range(subdistrict.count())] != first
    assert adding.form.fields["code"].text().startswith(district.currentData())


async def test_a_message_folds_its_technical_detail(desk: Desk):
    error = StorageError("storage.damaged", path="/data/vms.db", folder="/data", detail="file is not a database")
    dialog = MessageDialog(error, desk.window)
    dialog.open()
    detail = dialog.findChild(QPlainTextEdit, "messageDetailText")
    assert not detail.isVisible()
    button(dialog, "messageDetail").click()
    assert detail.isVisible()
    assert detail.toPlainText() == "file is not a database"
    button(dialog, "messageClose").click()
    assert not dialog.isVisible()
