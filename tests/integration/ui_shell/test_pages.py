"""Register, health, settings: what they list, what they offer, what they ask before deleting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QTableView, QWidget
from qt_room import button
from ui_shell_desk import Desk, until

from vms_desktop import settings as settings_file
from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.ui import language
from vms_desktop.ui.pages import health_table
from vms_desktop.ui.pages.camera_table import CODE, CONDITION, NAME, OWNER
from vms_desktop.ui.shell.navigation_rail import Page


def column(table: QTableView, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


@pytest.fixture
def register(desk: Desk) -> QWidget:
    desk.window.show_page(Page.REGISTER)
    return desk.window.findChild(QWidget, "registerPage")


async def test_what_is_wrong_stands_in_the_first_column_in_words_and_sign(desk: Desk, register: QWidget):
    desk.relay.report("camera-0", StreamState.LOST, StreamReason.UNREACHABLE)
    row = column(register.table, CODE).index("1101-0001")
    await until(lambda: column(register.table, CONDITION)[row] == "ขัดข้อง")
    assert register.model.index(row, CONDITION).data(Qt.ItemDataRole.DecorationRole) is not None
    register.table.sortByColumn(CONDITION, Qt.SortOrder.AscendingOrder)
    assert column(register.table, CODE)[0] == "1101-0001"


async def test_owner_stands_with_its_prefix(register: QWidget):
    assert {"ทม", "ทต", "ทน", "อบต"} >= {owner.partition(".")[0] for owner in column(register.table, OWNER)}


async def test_filter_narrows_the_table_and_an_empty_one_says_why(register: QWidget):
    field = register.findChild(QLineEdit, "registerFilter")
    field.setText("ตลาด")
    assert column(register.table, NAME)
    assert all("ตลาด" in name for name in column(register.table, NAME))
    field.setText("ไม่มีจริง")
    assert register._empty.isVisible()
    assert column(register.table, NAME) == []


async def test_delete_is_offered_only_for_cameras_that_are_still_chosen(register: QWidget):
    """Sorting drops the selection; Delete stayed pressed down for nothing, or for other rows."""
    delete = button(register, "register_remove")
    assert not delete.isEnabled()
    register.table.selectRow(2)
    assert delete.isEnabled()
    register.table.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    assert not delete.isEnabled()


async def test_deleting_names_its_consequence_and_cancel_is_the_safe_default(desk: Desk, register: QWidget):
    register.table.selectAll()
    button(register, "register_remove").click()
    dialog = desk.window.findChild(QDialog, "confirmDialog")
    await until(dialog.isVisible)
    assert button(dialog, "confirmAction").text() == "ลบกล้อง 24 ตัว"
    assert button(dialog, "confirmCancel").isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(desk.cameras.cameras) == 24
    register.table.selectRow(0)
    button(register, "register_remove").click()
    second = [one for one in desk.window.findChildren(QDialog, "confirmDialog") if one.isVisible()]
    button(second[-1], "confirmAction").click()
    await until(lambda: len(desk.cameras.cameras) == 23)


async def test_health_lists_the_worst_first_with_reason_and_next_step(desk: Desk):
    desk.relay.report("camera-0", StreamState.LIVE)
    desk.relay.report("camera-1", StreamState.LATE, StreamReason.STALLED)
    desk.relay.report("camera-2", StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD)
    desk.window.show_page(Page.HEALTH)
    page = desk.window.findChild(QWidget, "healthPage")
    await until(lambda: page.table.model().rowCount() == 3)
    assert column(page.table, health_table.CONDITION) == ["รหัสผ่านไม่ถูกต้อง", "ภาพล่าช้า", "ภาพสด"]
    assert "ทะเบียน" in column(page.table, health_table.DETAIL)[0]
    assert column(page.table, health_table.SINCE)[0].startswith("23 พ.ย. 2569")
    assert "640×360" in column(page.table, health_table.DETAIL)[2]
    assert "ขัดข้อง 1" in page.findChild(QLabel, "healthCounts").text()


async def test_health_without_trouble_says_so(desk: Desk):
    desk.window.show_page(Page.HEALTH)
    assert desk.window.findChild(QLabel, "healthNothing").isVisible()
    assert not desk.window.findChild(QWidget, "healthTable").isVisible()


async def test_the_language_chosen_in_the_settings_is_shown_at_once_and_kept(desk: Desk):
    desk.window.show_page(Page.SETTINGS)
    box = desk.window.findChild(QComboBox, "settingsLanguage")
    box.setCurrentIndex(box.findData(language.ENGLISH))
    await until(lambda: desk.window.findChild(QAbstractButton, "rail_live").text() == "Live")
    await until(desk.folder.settings.exists)
    await until(lambda: settings_file.load(desk.folder.settings)[0].language == language.ENGLISH)


async def test_settings_that_cannot_be_kept_are_told_and_still_hold_for_now(desk: Desk, monkeypatch):
    def full(path, settings):
        raise StorageError("storage.disk_full", folder=str(path.parent), path=str(path))

    monkeypatch.setattr(settings_file, "save", full)
    desk.window.show_page(Page.SETTINGS)
    box = desk.window.findChild(QComboBox, "settingsLanguage")
    box.setCurrentIndex(box.findData(language.ENGLISH))
    text = desk.window.notices.findChild(QLabel, "noticeText")
    await until(lambda: text.isVisible() and "disk is full" in text.text())
    assert button(desk.window, "rail_live").text() == "Live"


async def test_another_province_is_chosen_by_name_and_kept_for_the_next_start(desk: Desk):
    desk.window.show_page(Page.SETTINGS)
    box = desk.window.findChild(QComboBox, "settingsProvince")
    assert box.count() == 77
    assert box.currentText() == "สมุทรปราการ"
    names = [box.itemText(row) for row in range(box.count())]
    assert names.index("กระบี่") < names.index("ชลบุรี") < names.index("เชียงใหม่") < names.index("อุบลราชธานี")
    box.setCurrentIndex(box.findText("เชียงใหม่"))
    await until(desk.folder.settings.exists)
    await until(lambda: settings_file.load(desk.folder.settings)[0].province == "50")


async def test_looking_at_the_settings_changes_none(desk: Desk, qapp: QApplication):
    desk.window.show_page(Page.SETTINGS)
    language.install(qapp, language.ENGLISH)
    box = desk.window.findChild(QComboBox, "settingsProvince")
    await until(lambda: box.currentText() == "Samut Prakan")
    assert not desk.folder.settings.exists()


async def test_the_status_line_says_that_the_wall_rests_and_not_that_it_failed(desk: Desk):
    desk.wall.assign(0, "camera-0")
    label = desk.window.findChild(QLabel, "status_tiles")
    desk.window.status.refresh()
    assert "0 จาก 1" in label.text()
    desk.window.show_page(Page.REGISTER)
    await until(lambda: desk.wall.status(0).state is StreamState.STOPPED)
    desk.window.status.refresh()
    assert "พัก" in label.text()


async def test_clearing_a_full_wall_asks_first(desk: Desk):
    for tile in range(3):
        desk.wall.assign(tile, f"camera-{tile}")
    clear = button(desk.window, "wallClear")
    clear.click()
    dialog = desk.window.findChild(QDialog, "confirmDialog")
    assert button(dialog, "confirmAction").text() == "ปิด 3 ช่องภาพ"
    assert sum(map(bool, desk.wall.content.camera_ids)) == 3
    button(dialog, "confirmAction").click()
    assert not any(desk.wall.content.camera_ids)
    desk.wall.assign(0, "camera-0")
    clear.click()  # one is put back as quickly as it was closed
    assert not any(desk.wall.content.camera_ids)
