"""The first page while the simulated province is started from it, and the mark on a window that shows nothing real."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QProgressBar, QWidget
from ui_shell_desk import Desk, until

from vms_desktop.ui import language
from vms_desktop.ui.pages.first_start import FirstStart
from vms_desktop.ui.pages.province_progress import ProvincePhase


@pytest.fixture
async def first(open_desk) -> FirstStart:
    desk: Desk = await open_desk(0)
    found = desk.window.findChild(FirstStart, "firstStart")
    assert found is not None
    return found


def told(first: FirstStart) -> str:
    return first.findChild(QLabel, "provinceTold").text()


async def test_preparing_tells_how_long_and_can_be_cancelled(first: FirstStart, qapp: QApplication) -> None:
    progress = first.findChild(QWidget, "provinceProgress")
    assert not progress.isVisible()
    asked = []
    first.province_ended.connect(lambda: asked.append(None))
    first.show_province(ProvincePhase.PREPARING, 12.4)
    assert progress.isVisible()
    assert "12 วิ" in told(first)
    assert first.findChild(QProgressBar, "provinceBar").maximum() == 0  # goes on; nobody knows how long
    assert not first.findChild(QAbstractButton, "firstProvince").isEnabled()
    language.install(qapp, language.ENGLISH)
    await until(lambda: "12 s" in told(first))
    end = first.findChild(QAbstractButton, "provinceEnd")
    assert end.text() == "Cancel"
    end.click()
    assert asked == [None]
    assert not end.isEnabled()
    first.show_province(ProvincePhase.PREPARING, 13.0)  # said before it heard
    assert "Closing" in told(first)
    first.show_province(None, 0.0)
    assert not progress.isVisible()
    assert first.findChild(QAbstractButton, "firstProvince").isEnabled()


async def test_an_open_province_can_be_closed_from_here(first: FirstStart) -> None:
    first.show_province(ProvincePhase.OPENING, 40.0)
    assert "กำลังเปิด" in told(first)
    first.show_province(ProvincePhase.OPEN, 42.0)
    assert first.findChild(QAbstractButton, "provinceEnd").text() == "ปิดจังหวัดจำลอง"
    assert not first.findChild(QProgressBar, "provinceBar").isVisible()
    assert first.findChild(QAbstractButton, "firstAdd").isEnabled()


async def test_a_simulation_says_so_in_title_and_heading(desk: Desk, qapp: QApplication) -> None:
    desk.window.mark_simulated()
    heading = next(label for label in desk.window.top_bar.findChildren(QLabel) if "สมุทรปราการ" in label.text())
    assert heading.property("role") == "simulated"
    assert "จำลอง" in desk.window.windowTitle()
    assert "ไม่ใช่กล้องจริง" in heading.text()
    language.install(qapp, language.ENGLISH)
    await until(lambda: "SIMULATION" in desk.window.windowTitle() and "no real cameras" in heading.text())
