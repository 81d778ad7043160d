"""Recording as a person sees it: the register's column, the dialog for many cameras, the settings."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from desk_tools import RealDesk
from PySide6.QtCore import QEvent, QItemSelectionModel, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from waiting import until

from vms_desktop.app import Desk
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, RecordingState, WeekHours
from vms_desktop.settings import load
from vms_desktop.ui import language
from vms_desktop.ui.dialogs.recording_dialog import RecordingDialog
from vms_desktop.ui.dialogs.week_hours import CELL_H, CELL_W, LEFT, TOP
from vms_desktop.ui.pages.camera_table import RECORDING
from vms_desktop.ui.pages.recording_settings import RecordingSettings
from vms_desktop.ui.pages.register_page import RegisterPage
from vms_desktop.ui.shell.navigation_rail import Page


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Desk]:
    """Within the test's own turn of the loop: between a fixture's and a test's, pytest-qt lets Qt's events run without
    a loop, which ends tasks that are under way.
    """
    real = RealDesk()
    try:
        yield await real.open(folder / "data")
    finally:
        await real.close()


def keep_picture(widget, name: str) -> None:
    """Where somebody wants to look at it."""
    folder = os.environ.get("VMS_TEST_PICTURES")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))


async def add_cameras(desk: Desk, count: int) -> list[str]:
    added = []
    for number in range(count):
        draft = CameraDraft(
            code=f"1101-{number:04}",
            name_th=f"แยกปากน้ำ {number}",
            district_code="1101",
            subdistrict_code="110101",
            agency_code=desk.services.cameras.province.agencies[0].code,
            main_url=f"rtsp://127.0.0.1:9/{number}/main",
            sub_url=f"rtsp://127.0.0.1:9/{number}/sub",
        )
        added.append((await desk.services.cameras.add(draft)).id)
    return added


def send_mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    """Not by QTest, which lets all other events run inside the test's own turn."""
    left = Qt.MouseButton.LeftButton
    place = QPointF(widget.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(widget, QMouseEvent(kind, at, place, left, left, Qt.KeyboardModifier.NoModifier))


def dialog_of(desk: Desk) -> RecordingDialog:
    return desk.window.findChild(RecordingDialog)


async def choose_rows(desk: Desk, count: int) -> RegisterPage:
    desk.window.show_page(Page.REGISTER)
    register = desk.window.findChild(RegisterPage)
    await until(lambda: register.model.rowCount() >= count)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(count):
        register.table.selectionModel().select(register.model.index(row, 0), flags)
    return register


async def test_many_cameras_are_set_to_be_recorded_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        ids = await add_cameras(desk, 3)
        recording = desk.services.recording
        assert recording is not None
        register = await choose_rows(desk, 3)
        button = register.findChild(QPushButton, "register_record")
        button.click()
        dialog = await until(lambda: dialog_of(desk))
        assert "3" in dialog.windowTitle()
        assert not dialog.hours.isVisible()
        dialog.mode.setCurrentIndex(dialog.mode.findData(RecordingMode.SCHEDULE))
        dialog.quality.setCurrentIndex(dialog.quality.findData(RecordedQuality.SUB))
        assert dialog.hours.isVisible()
        dialog.findChild(QPushButton, "recordingOffice").click()
        keep_picture(dialog, "recording-dialog")
        dialog.hours.setFocus()
        space = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(dialog.hours, space)  # Monday, midnight
        sunday = QPointF(LEFT + 3 * CELL_W + 4, TOP + 6 * CELL_H + 4)
        send_mouse(dialog.hours, QEvent.Type.MouseButtonPress, sunday)
        send_mouse(dialog.hours, QEvent.Type.MouseMove, sunday + QPointF(CELL_W, 0))
        send_mouse(dialog.hours, QEvent.Type.MouseButtonRelease, sunday + QPointF(CELL_W, 0))
        dialog.save.click()
        await until(lambda: recording.service.plan(ids[2]).mode is RecordingMode.SCHEDULE)
        plan = recording.service.plan(ids[0])
        assert plan.quality is RecordedQuality.SUB
        assert plan.hours.has(0, 0) and plan.hours.has(0, 8) and plan.hours.has(6, 3) and plan.hours.has(6, 4)
        assert not plan.hours.has(0, 1) and not plan.hours.has(5, 10)
        assert plan.hours.count == 5 * 9 + 3


async def test_what_differs_between_cameras_stays_until_it_is_chosen_for_all(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        ids = await add_cameras(desk, 2)
        service = desk.services.recording.service
        few = WeekHours(7)
        await service.set_plans(
            {
                ids[0]: RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.MAIN),
                ids[1]: RecordingPlan(RecordingMode.NEEDED, RecordedQuality.SUB, few),
            }
        )
        cameras = [desk.services.cameras.get(camera_id) for camera_id in ids]
        dialog = RecordingDialog(service, cameras, desk.window)
        assert dialog.plans() == {camera_id: service.plan(camera_id) for camera_id in ids}
        dialog.quality.setCurrentIndex(dialog.quality.findData(RecordedQuality.BOTH))
        plans = dialog.plans()
        assert [plan.quality for plan in plans.values()] == [RecordedQuality.BOTH] * 2
        assert [plan.mode for plan in plans.values()] == [RecordingMode.ALWAYS, RecordingMode.NEEDED]
        assert plans[ids[1]].hours == few
        dialog.close()


async def test_the_register_says_what_is_recorded_and_why_not(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        ids = await add_cameras(desk, 2)
        service = desk.services.recording.service
        await service.set_plans({ids[0]: RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.SUB)})
        register = await choose_rows(desk, 1)
        await until(lambda: service.status(ids[0]).state is RecordingState.FAILING)
        cell = register.model.index(0, RECORDING)
        await until(lambda: register.model.data(cell) == "บันทึกไม่ได้")
        assert not register.model.data(cell, Qt.ItemDataRole.DecorationRole).isNull()
        assert "กล้อง" in register.model.data(cell, Qt.ItemDataRole.ToolTipRole), "why, and what to do"
        assert register.model.data(register.model.index(1, RECORDING)) == ""
        keep_picture(desk.window, "recording-register")
        desk.window.show_page(Page.HEALTH)
        await asyncio.sleep(0.2)
        keep_picture(desk.window, "recording-health")


async def test_how_long_footage_stays_is_kept_and_counts_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        recording = desk.services.recording
        desk.window.show_page(Page.SETTINGS)
        part = desk.window.findChild(RecordingSettings)
        await until(lambda: recording.retention.state.outlook is not None)
        assert part.folder.text() == str(desk.services.folder.recordings)
        part.days.setValue(45)
        part.days.editingFinished.emit()
        part.percent.editingFinished.emit()
        await until(lambda: recording.retention.rules.days == 45)
        assert load(desk.services.folder.settings)[0].recording_days == 45
        assert load(desk.services.folder.settings)[0].recording_percent == 90
        assert "MB" in part.findChild(QLabel, "recordingDisk").text()
        keep_picture(desk.window, "recording-settings")


async def test_a_folder_that_is_gone_is_told_in_the_settings_and_can_be_begun_anew(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        recording = desk.services.recording
        root = recording.place.root
        desk.window.show_page(Page.SETTINGS)
        part = desk.window.findChild(RecordingSettings)
        await until(lambda: recording.place.problem is None)
        anew = part.findChild(QPushButton, "recordingBeginAnew")
        assert not anew.isVisible()
        root.rename(root.with_name("away"))
        root.mkdir()
        await recording.place.look()
        await until(anew.isVisible)
        assert str(root) in part.findChild(QLabel, "recordingWarning").text()
        keep_picture(desk.window, "recording-settings-gone")
        anew.click()
        await until(lambda: recording.place.problem is None)
        assert (root / "recordings.json").exists()
        assert not anew.isVisible()


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_nothing_is_cut_off_on_a_small_screen(tmp_path: Path, thai, tongue: str) -> None:
    async with opened(tmp_path) as desk:
        language.install(thai, tongue)
        await add_cameras(desk, 2)
        desk.window.setGeometry(0, 0, 1366, 768)
        cut = []
        for page in (Page.REGISTER, Page.HEALTH, Page.SETTINGS):
            desk.window.show_page(page)
            await until(lambda: desk.services.recording.retention.state.outlook is not None)
            thai.sendPostedEvents()  # the layouts' own
            for widget in [*desk.window.findChildren(QAbstractButton), *desk.window.findChildren(QLabel)]:
                words = isinstance(widget, QLabel) and (widget.wordWrap() or not widget.objectName())
                if widget.isVisible() and not words and widget.width() < widget.minimumSizeHint().width():
                    cut.append(widget.objectName())
        keep_picture(desk.window, f"recording-small-{tongue}")
        assert [name for name in cut if name and not name.startswith("fact")] == []
