"""Lists leave the pages as they are shown, and what went wrong is told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QWidget
from qt_room import button
from ui_shell_desk import Desk, until

from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.ui import language
from vms_desktop.ui.pages.camera_table import NAME
from vms_desktop.ui.pages.health_table import CODE, CONDITION, HealthTableModel
from vms_desktop.ui.shell.navigation_rail import Page


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


async def save_as(desk: Desk, dialog_name: str, path: Path) -> None:
    """What a person does in the file dialog."""
    dialog = desk.window.findChild(QFileDialog, dialog_name)
    assert dialog is not None
    await until(dialog.isVisible)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(path))
    dialog.close()


@pytest.fixture
def register(desk: Desk) -> QWidget:
    desk.window.show_page(Page.REGISTER)
    return desk.window.findChild(QWidget, "registerPage")


async def test_the_register_is_exported_filtered_and_sorted_as_shown(desk: Desk, register: QWidget, tmp_path: Path):
    register.findChild(QLineEdit, "registerFilter").setText("บางพลี")
    register.table.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    shown = [camera.code for camera in register.model.cameras]
    assert 0 < len(shown) < 24
    assert shown != sorted(shown)
    button(register, "register_export").click()
    path = tmp_path / "รายการ.csv"
    await save_as(desk, "exportCamerasDialog", path)
    await until(path.exists)
    heading, *rows = rows_of(path)
    assert heading[0] == "รหัสกล้อง"
    assert [row[0] for row in rows] == shown
    notice = desk.window.notices.findChild(QLabel, "noticeText")
    await until(lambda: f"{len(shown)} ตัว" in notice.text() and path.name in notice.text())


async def test_what_was_exported_is_imported_again(desk: Desk, register: QWidget, tmp_path: Path):
    before = {camera.code: camera for camera in desk.cameras.cameras}
    register.export_asked.emit([camera.id for camera in register.model.cameras])
    path = tmp_path / "all.csv"
    await save_as(desk, "exportCamerasDialog", path)
    await until(path.exists)
    await desk.cameras.remove([camera.id for camera in before.values()])
    report = await desk.imports.run(path)
    assert (report.new, report.problem_count) == (24, 0)
    assert {camera.code: (camera.name_th, camera.agency_code, camera.main) for camera in desk.cameras.cameras} == {
        code: (camera.name_th, camera.agency_code, camera.main) for code, camera in before.items()
    }


async def test_the_menu_offers_what_the_buttons_do(desk: Desk, register: QWidget):
    async def actions() -> dict[str, bool]:
        register.table.customContextMenuRequested.emit(QPoint(10, 10))
        menu = register.findChild(QMenu, "registerMenu")
        found = {action.objectName(): action.isEnabled() for action in menu.actions()}
        menu.close()
        await until(lambda: register.findChild(QMenu, "registerMenu") is None)
        return found

    none = {"registerShow": False, "registerEdit": False, "registerRemove": False, "registerExport": True}
    assert await actions() == none
    register.table.selectRow(0)
    assert await actions() == dict.fromkeys(none, True)
    register.table.selectAll()
    assert await actions() == {**none, "registerRemove": True}


async def test_delete_key_asks_and_enter_edits(desk: Desk, register: QWidget):
    register.table.setFocus()
    register.table.setCurrentIndex(register.model.index(0, 0))
    QTest.keyClick(register.table, Qt.Key.Key_Delete)
    await until(lambda: desk.window.findChild(QWidget, "confirmDialog") is not None)
    desk.window.findChild(QWidget, "confirmDialog").reject()
    QTest.keyClick(register.table, Qt.Key.Key_Return)
    dialog = desk.window.findChild(QWidget, "cameraDialog")
    assert dialog.form.fields["code"].text() == "1101-0001"
    dialog.reject()


async def test_a_file_that_cannot_be_written_is_told_with_the_next_step(desk: Desk, register: QWidget, tmp_path: Path):
    button(register, "register_export").click()
    await save_as(desk, "exportCamerasDialog", tmp_path / "gone" / "list.csv")
    notice = desk.window.notices.findChild(QLabel, "noticeText")
    await until(lambda: "เขียนไฟล์ไม่ได้: list.csv" in notice.text())
    assert str(tmp_path / "gone") in notice.text()


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_health_is_exported_in_words(desk: Desk, qapp: QApplication, tmp_path: Path, tongue: str):
    language.install(qapp, tongue)
    desk.relay.report("camera-0", StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD)
    desk.relay.report("camera-1", StreamState.LIVE)
    desk.window.show_page(Page.HEALTH)
    page = desk.window.findChild(QWidget, "healthPage")
    await until(lambda: page.model.rowCount() == 2)
    button(page, "healthExport").click()
    path = tmp_path / "health.csv"
    await save_as(desk, "exportHealthDialog", path)
    await until(path.exists)
    heading, *rows = rows_of(path)
    assert heading == HealthTableModel.titles()
    shown = [[page.model.index(row, at).data() for at in range(len(heading))] for row in range(2)]
    assert rows == shown
    assert rows[0][CONDITION] == ("รหัสผ่านไม่ถูกต้อง" if tongue == language.THAI else "Password refused")
    assert rows[0][CODE] == "1101-0001"
    notice = desk.window.notices.findChild(QLabel, "noticeText")
    await until(lambda: ("2 รายการ" if tongue == language.THAI else "Exported 2 rows:") in notice.text())


@pytest.mark.parametrize(
    ("count", "thai", "english"),
    [(1, "ลบกล้อง 1 ตัว", "Delete 1 camera"), (2, "ลบกล้อง 2 ตัว", "Delete 2 cameras")],
)
async def test_one_camera_is_not_told_in_the_plural(
    desk: Desk, register: QWidget, qapp: QApplication, count: int, thai: str, english: str
):
    for tongue, expected in ((language.THAI, thai), (language.ENGLISH, english)):
        language.install(qapp, tongue)
        register.remove_asked.emit([camera.id for camera in desk.cameras.cameras[:count]])
        dialog = desk.window.findChild(QWidget, "confirmDialog")
        assert button(dialog, "confirmAction").text() == expected
        dialog.reject()
        await until(lambda: desk.window.findChild(QWidget, "confirmDialog") is None)


async def test_an_empty_list_to_fill_in_is_read_by_the_import(desk: Desk, register: QWidget, tmp_path: Path):
    button(register, "register_import").click()
    dialog = desk.window.findChild(QWidget, "importDialog")
    button(dialog, "importTemplate").click()
    path = tmp_path / "ใหม่.csv"
    await save_as(desk, "exportTemplateDialog", path)
    await until(path.exists)
    (heading,) = rows_of(path)
    assert {"รหัสกล้อง", "ชื่อผู้ใช้", "รหัสผ่าน"} <= set(heading)
    values = {"รหัสกล้อง": "N-1", "ชื่อไทย": "ใหม่", "อำเภอ": "บางพลี", "สตรีมหลัก": "rtsp://10.1.2.3/main"}
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([values.get(column, "") for column in heading])
    report = await desk.imports.dry_run(path)
    assert (report.new, report.problem_count) == (1, 0)
    dialog.reject()
