"""Adding, changing and importing cameras as a person does; a message that folds its technical detail."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableWidget, QWidget
from shiboken6 import isValid
from ui_shell_desk import Desk, until

from vms_desktop.domain.errors import CameraError, StorageError
from vms_desktop.ui.dialogs.camera_dialog import CameraDialog
from vms_desktop.ui.dialogs.import_dialog import ImportDialog
from vms_desktop.ui.dialogs.message_dialog import MessageDialog


def button(parent: QWidget, name: str) -> QAbstractButton:
    found = parent.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def problem(dialog: CameraDialog) -> str:
    label = dialog.findChild(QLabel, "cameraProblem")
    assert label is not None
    return label.text()


@pytest.fixture
def adding(desk: Desk):
    dialog = CameraDialog(desk.cameras, None, desk.window)
    dialog.open()
    yield dialog
    if isValid(dialog):  # it is gone once it has stored
        dialog.reject()


async def test_a_camera_asked_by_onvif_offers_its_profiles_and_is_stored_as_chosen(desk: Desk, adding: CameraDialog):
    assert not adding.profiles.main.isVisible()
    adding.fields["onvif_host"].setText("10.1.2.3")
    adding.fields["username"].setText("admin")
    adding.fields["password"].setText("geheim")
    button(adding, "cameraAsk").click()
    await until(adding.profiles.main.isVisible)
    assert adding.profiles.main.currentText() == "main — 1920×1080 H264"
    assert adding.profiles.sub.currentText() == "sub — 640×360 H264"
    assert "Dome 4" in adding.findChild(QLabel, "cameraTold").text()
    mobile = adding.profiles.sub.findText("mobile — 320×180 H264")
    adding.profiles.sub.setCurrentIndex(mobile)
    adding.profiles.sub.activated.emit(mobile)
    assert adding.fields["sub_url"].text() == "rtsp://10.1.2.3/mobile"
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
    adding.fields["onvif_host"].setText("10.1.2.3")
    button(adding, "cameraAsk").click()
    await until(lambda: bool(problem(adding)))
    assert "รหัสผ่าน" in problem(adding)
    assert button(adding, "cameraAsk").isEnabled()
    assert len(desk.device.asked) == 1
    assert not adding.profiles.main.isVisible()


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("main_url", "http://10.1.2.3/x", "rtsp://"),
        ("main_url", "", "ที่อยู่"),
        ("code", "", "กรอก"),
        ("code", "1101-0001", "1101-0001"),
        ("latitude", "north", "north"),
    ],
)
async def test_a_wrong_entry_is_told_beside_it_and_the_field_waits(adding: CameraDialog, field, value, expected):
    for name, text in {"main_url": "rtsp://10.1.2.3/main", "name_th": "แยก", "code": "X-1", field: value}.items():
        adding.fields[name].setText(text)
    button(adding, "cameraSave").click()
    await until(lambda: bool(problem(adding)))
    assert expected in problem(adding)
    assert adding.fields[field].hasFocus()
    assert adding.isVisible()


async def test_a_full_disk_loses_nothing_that_was_typed(desk: Desk, adding: CameraDialog):
    desk.memory.fails_with = StorageError("storage.disk_full", folder="/data", path="/data/vms.db")
    adding.fields["main_url"].setText("rtsp://10.1.2.3/main")
    adding.fields["name_th"].setText("แยกใหม่")
    button(adding, "cameraSave").click()
    await until(lambda: "/data" in problem(adding))
    desk.memory.fails_with = None
    button(adding, "cameraSave").click()
    await until(lambda: len(desk.cameras.cameras) == 25)


async def test_changing_a_camera_shows_no_password_and_keeps_it(desk: Desk):
    camera = desk.cameras.cameras[0]
    dialog = CameraDialog(desk.cameras, camera, desk.window)
    dialog.open()
    assert dialog.fields["password"].text() == ""
    assert dialog.fields["password"].echoMode() is QLineEdit.EchoMode.Password
    dialog.fields["name_th"].setText("ชื่อใหม่")
    button(dialog, "cameraSave").click()
    await until(lambda: desk.cameras.get(camera.id).name_th == "ชื่อใหม่")


async def test_owner_and_subdistrict_follow_the_district(adding: CameraDialog):
    district = adding.findChild(QComboBox, "cameraDistrict")
    subdistrict = adding.findChild(QComboBox, "cameraSubdistrict")
    first = [subdistrict.itemText(row) for row in range(subdistrict.count())]
    district.setCurrentIndex(2)
    assert [subdistrict.itemText(row) for row in range(subdistrict.count())] != first
    assert adding.fields["code"].text().startswith(district.currentData())


async def test_a_list_is_checked_told_by_row_and_column_and_stored_only_then(desk: Desk, tmp_path):
    file = tmp_path / "กล้อง ใหม่.csv"
    good = "1101-9001,แยกใหม่,1101,rtsp://10.9.9.1/a"
    file.write_text(f"code,name_th,district,main_url\n{good}\n1101-9002,ทดสอบ,9999,http://x\n", "utf-8")
    dialog = ImportDialog(desk.imports, desk.window)
    dialog.open()
    store = button(dialog, "importStore")
    assert not store.isEnabled()
    dialog.take(file)
    problems = dialog.findChild(QTableWidget, "importProblems")
    await until(lambda: problems.rowCount() == 2)
    assert [problems.item(row, 0).text() for row in range(2)] == ["3", "3"]
    assert {problems.item(row, 1).text() for row in range(2)} == {"district", "main_url"}
    assert len(desk.cameras.cameras) == 24
    assert not store.isEnabled()
    button(dialog, "importSkip").click()
    assert store.text() == "นำเข้ากล้อง 1 ตัว"
    store.click()
    await until(lambda: len(desk.cameras.cameras) == 25)
    await until(lambda: not store.isEnabled())
    dialog.reject()


async def test_a_file_that_is_no_list_is_told(desk: Desk, tmp_path):
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(100))
    dialog = ImportDialog(desk.imports, desk.window)
    dialog.open()
    dialog.take(file)
    summary = dialog.findChild(QLabel, "importSummary")
    await until(lambda: "CSV" in summary.text() and "UTF-8" in summary.text())
    assert not button(dialog, "importStore").isEnabled()
    dialog.reject()


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
