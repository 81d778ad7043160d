"""The context panel: facts of the selected camera, steering pad, presets, reasons."""

from __future__ import annotations

import sys
from html import unescape

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QListWidget, QWidget
from ui_wall_desk import Desk, until

from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.place import Agency, District, Province, Subdistrict
from vms_desktop.domain.ptz import PtzCapabilities
from vms_desktop.domain.steering import Turn
from vms_desktop.ui.context_panel import ContextPanel

LEFT = Qt.MouseButton.LeftButton
PAK_NAM = Subdistrict("110101", "ปากน้ำ", "Pak Nam", "1101")
MUEANG = District("1101", "เมืองสมุทรปราการ", "Mueang Samut Prakan", (PAK_NAM,))
CITY = Agency("tn-samutprakan", "ทน.สมุทรปราการ", "เทศบาลนครสมุทรปราการ", "Samut Prakan City", "1101")
PROVINCE = Province("11", "สมุทรปราการ", "Samut Prakan", "สป", (MUEANG,), (CITY,))


@pytest.fixture
async def panel(desk: Desk):
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    made = ContextPanel(desk.wall, desk.ptz, desk.page.control, PROVINCE, desk.clock)
    desk.page.tile_selected.connect(made.select_tile)
    made.snapshot_asked.connect(desk.page.take_snapshot)
    row.addWidget(desk.page, 1)
    row.addWidget(made)
    window.resize(1200, 760)
    window.show()
    window.activateWindow()
    desk.wall.show(desk.wall.content)
    for number in range(4):
        desk.wall.assign(number, f"camera-{number}")
    await until(lambda: window.isActiveWindow() and desk.wall.visible.get(0, False))
    yield made
    await made.close_panel()
    desk.page.setParent(None)
    window.close()
    window.deleteLater()


def button(panel: ContextPanel, name: str) -> QAbstractButton:
    return panel.findChild(QAbstractButton, name)


def values(panel: ContextPanel) -> list[str]:
    tips = [panel.findChild(QLabel, f"fact{row}").toolTip() for row in range(11)]
    return [unescape(tip.removeprefix("<span>").removesuffix("</span>").replace("<br>", "\n")) for tip in tips]


async def test_facts_of_the_selected_camera(desk: Desk, panel: ContextPanel):
    desk.wall.live(1)
    QTest.mouseClick(desk.tile(1), LEFT, pos=desk.tile(1).rect().center())
    shown = values(panel)
    assert "1101-0001" in shown
    assert any("ปากน้ำ" in text or "Pak Nam" in text for text in shown)
    assert any("640" in text and "360" in text for text in shown)
    assert "H264" in shown
    assert "15.0" in shown


async def test_fixed_camera_says_why_it_cannot_be_steered(desk: Desk, panel: ContextPanel):
    QTest.mouseClick(desk.tile(0), LEFT, pos=desk.tile(0).rect().center())
    assert panel.findChild(QLabel, "ptzReason").text()
    assert not button(panel, "ptzUp").isVisible()


async def _select_ptz(desk: Desk, panel: ContextPanel) -> None:
    QTest.mouseClick(desk.tile(3), LEFT, pos=desk.tile(3).rect().center())
    presets = panel.findChild(QListWidget, "ptzPresets")
    await until(lambda: presets.count() == 3)


@pytest.mark.parametrize(
    ("name", "pan", "tilt", "zoom"),
    [("ptzUpLeft", -1, 1, 0), ("ptzRight", 1, 0, 0), ("ptzDown", 0, -1, 0), ("ptzZoomIn", 0, 0, 1)],
)
async def test_a_held_direction_moves_and_letting_go_stops(
    desk: Desk, panel: ContextPanel, name: str, pan: int, tilt: int, zoom: int
):
    await _select_ptz(desk, panel)
    QTest.mousePress(button(panel, name), LEFT)
    did, camera_id, vector = desk.ptz.did[-1]
    assert (did, camera_id) == ("steer", "camera-3")
    assert [(value > 0) - (value < 0) for value in (vector.pan, vector.tilt, vector.zoom)] == [pan, tilt, zoom]
    QTest.mouseRelease(button(panel, name), LEFT)
    assert desk.ptz.did[-1] == ("release", "camera-3", None)


async def test_speed_is_the_sliders(desk: Desk, panel: ContextPanel):
    await _select_ptz(desk, panel)
    panel.findChild(QWidget, "ptzSpeed").setValue(10)
    QTest.mousePress(button(panel, "ptzUp"), LEFT)
    assert desk.ptz.did[-1][2].tilt == 1.0
    QTest.mouseRelease(button(panel, "ptzUp"), LEFT)


async def test_a_held_direction_that_loses_its_button_stops(desk: Desk, panel: ContextPanel):
    await _select_ptz(desk, panel)
    QTest.mousePress(button(panel, "ptzUp"), LEFT)
    panel.hide()
    assert desk.ptz.did[-1] == ("release", "camera-3", None)


async def test_focus_leaving_a_held_button_stops(desk: Desk, panel: ContextPanel):
    await _select_ptz(desk, panel)
    up = button(panel, "ptzUp")
    up.setFocus()
    QTest.keyPress(up, Qt.Key.Key_Space)
    assert desk.ptz.did[-1][0] == "steer"
    desk.tile(0).setFocus()
    assert desk.ptz.did[-1] == ("release", "camera-3", None)


async def test_go_to_preset_and_home(desk: Desk, panel: ContextPanel):
    await _select_ptz(desk, panel)
    panel.findChild(QListWidget, "ptzPresets").setCurrentRow(1)
    QTest.mouseClick(button(panel, "ptzGoToPreset"), LEFT)
    await until(lambda: desk.ptz.going == [("camera-3", "2")])
    QTest.mouseClick(button(panel, "ptzHome"), LEFT)
    await until(lambda: desk.ptz.going[-1] == ("camera-3", "home"))


async def test_a_preset_is_reached_by_double_click_enter_and_number(desk: Desk, panel: ContextPanel):
    await _select_ptz(desk, panel)
    presets = panel.findChild(QListWidget, "ptzPresets")
    assert [presets.item(row).text().split()[0] for row in range(3)] == ["1", "2", "3"]
    place = presets.visualItemRect(presets.item(2)).center()
    QTest.mouseClick(presets.viewport(), LEFT, pos=place)
    QTest.mouseDClick(presets.viewport(), LEFT, pos=place)
    await until(lambda: desk.ptz.going == [("camera-3", "3")])
    presets.setCurrentRow(0)
    QTest.keyClick(presets, Qt.Key.Key_Return)
    await until(lambda: desk.ptz.going[-1] == ("camera-3", "1"))
    QTest.keyClick(presets, Qt.Key.Key_2)
    await until(lambda: desk.ptz.going[-1] == ("camera-3", "2"))
    assert presets.currentRow() == 1
    assert presets.currentItem().isSelected()
    QTest.keyClick(presets, Qt.Key.Key_9)  # there is none
    assert presets.currentRow() == 1
    assert len(desk.ptz.going) == 3


async def test_digits_on_the_wall_reach_presets_and_zero_the_whole_picture(desk: Desk, panel: ContextPanel):
    asked: list[int] = []
    desk.page.preset_asked.connect(asked.append)
    desk.page.preset_asked.connect(panel.steering.go_to_number)
    desk.tile(0).setFocus()
    QTest.keyClick(desk.tile(0), Qt.Key.Key_2)  # a fixed camera
    assert asked == []
    await _select_ptz(desk, panel)
    QTest.keyClick(desk.tile(3), Qt.Key.Key_2)
    await until(lambda: desk.ptz.going == [("camera-3", "2")])
    QTest.keyClick(desk.tile(3), Qt.Key.Key_0)
    assert asked == [2]


@pytest.mark.skipif(sys.platform != "linux", reason="the scan codes of X11")
async def test_the_number_row_means_the_key_under_a_thai_layout(desk: Desk, panel: ContextPanel):
    """Kedmanee types a minus where 3 is printed, and ข where the minus is: 3 zoomed out, the minus did nothing."""
    asked: list[int] = []
    desk.page.preset_asked.connect(asked.append)
    await _select_ptz(desk, panel)
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        three = QKeyEvent(kind, Qt.Key.Key_Minus, none, 12, 0x2D, 0, "-")
        QApplication.sendEvent(desk.tile(3), three)
    assert asked == [3]
    assert not desk.ptz.did
    minus = QKeyEvent(QEvent.Type.KeyPress, 0x0E02, none, 20, 0xDA2, 0, "ข")
    QApplication.sendEvent(desk.tile(3), minus)
    assert desk.ptz.did[-1][2].zoom < 0
    QApplication.sendEvent(desk.tile(3), QKeyEvent(QEvent.Type.KeyRelease, 0x0E02, none, 20, 0xDA2, 0, "ข"))
    assert desk.ptz.did[-1][0] == "release"


async def test_only_what_the_camera_can_do_is_open(desk: Desk, panel: ContextPanel):
    desk.ptz.able = PtzCapabilities(pan_tilt=False, zoom=True, presets=0, home=False)
    QTest.mouseClick(desk.tile(3), LEFT, pos=desk.tile(3).rect().center())
    await until(lambda: not button(panel, "ptzUp").isEnabled())
    assert button(panel, "ptzZoomIn").isEnabled()
    assert not button(panel, "ptzHome").isEnabled()


async def test_a_camera_that_does_not_answer_can_be_asked_again(desk: Desk, panel: ContextPanel):
    desk.ptz.able = CameraError("camera.unreachable", camera="1101-0003")
    QTest.mouseClick(desk.tile(3), LEFT, pos=desk.tile(3).rect().center())
    await until(lambda: button(panel, "ptzReadAgain").isVisible())
    desk.ptz.able = PtzCapabilities(True, True, 8, True)
    QTest.mouseClick(button(panel, "ptzReadAgain"), LEFT)
    await until(lambda: panel.findChild(QListWidget, "ptzPresets").count() == 3)


async def test_every_interactive_widget_of_the_panel_has_a_name(desk: Desk, panel: ContextPanel):
    await _select_ptz(desk, panel)
    for widget in panel.findChildren(QWidget):
        if isinstance(widget, QAbstractButton):
            assert widget.objectName(), widget
            assert widget.accessibleName() or not widget.isVisible(), widget.objectName()


async def test_the_panel_says_who_steers_the_camera_at_another_desk(desk: Desk, panel: ContextPanel):
    """Before somebody tries, and is told by a message."""
    told = panel.findChild(QLabel, "ptzSteeredBy")
    desk.page.grid.select(3)
    await until(lambda: panel.steering._camera is not None and panel.steering._camera.has_ptz)
    assert not told.isVisible()
    desk.ptz.turn = Turn("camera-3", "d-2", "<b>โต๊ะ 2</b>", "p-2", "ร.ต.อ.สมชาย ใจดี", False)
    panel.steering._look_who()
    await until(told.isVisible)
    assert "ร.ต.อ.สมชาย ใจดี" in told.text() and "<b>โต๊ะ 2</b>" in told.text()
    desk.ptz.turn = None
    panel.steering._look_who()
    await until(lambda: not told.isVisible())
