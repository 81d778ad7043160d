"""The page: layouts, saved views, snapshots, what is remembered, full screen, a hidden window."""

from __future__ import annotations

import asyncio
import re

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from ui_wall_desk import Desk, until

from vms_desktop.domain.errors import CameraError, StorageError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.services.ports import StillPicture
from vms_desktop.ui.told_words import words_of

LEFT = Qt.MouseButton.LeftButton


def top_level(name: str) -> QWidget | None:
    return next((w for w in QApplication.allWidgets() if w.objectName() == name and w.isVisible()), None)


async def appears(name: str) -> QWidget:
    await until(lambda: top_level(name) is not None)
    found = top_level(name)
    assert found is not None
    return found


@pytest.mark.parametrize("layout", list(Layout))
async def test_the_picker_sets_every_layout(desk: Desk, layout: Layout):
    await desk.show()
    QTest.mouseClick(desk.page.toolbar.layout_button, LEFT)
    picker = await appears("layoutPicker")
    QTest.mouseClick(picker.findChild(QAbstractButton, f"layout{int(layout)}"), LEFT)
    assert desk.wall.layout is layout
    assert not picker.isVisible()
    shown = [tile for tile in desk.page.grid.tiles if tile.isVisible()]
    assert len(shown) == int(layout)
    assert str(int(layout)) in desk.page.toolbar.layout_button.text()


async def test_save_show_rename_and_delete_a_view(desk: Desk):
    await desk.show(cameras=3)
    bar = desk.page.toolbar
    QTest.mouseClick(bar.views_button, LEFT)
    menu = await appears("viewsMenu")
    next(action for action in menu.actions() if action.objectName() == "viewSave").trigger()
    menu.close()
    dialog = await appears("viewNameDialog")
    QTest.keyClicks(dialog.findChild(QLineEdit, "viewName"), "  Morning   shift ")
    QTest.mouseClick(dialog.findChild(QAbstractButton, "viewNameSave"), LEFT)
    await until(lambda: "Morning shift" in bar.views_button.text())
    saved = desk.views.saved["v0"]
    assert saved.content == desk.wall.content

    desk.wall.clear()
    assert "Morning" not in bar.views_button.text()
    QTest.mouseClick(bar.views_button, LEFT)
    menu = await appears("viewsMenu")
    next(action for action in menu.actions() if action.objectName() == "view:v0").trigger()
    menu.close()
    assert desk.wall.content == saved.content
    assert "Morning shift" in bar.views_button.text()

    await until(lambda: top_level("viewsMenu") is None)
    QTest.mouseClick(bar.views_button, LEFT)
    menu = await appears("viewsMenu")
    rename = menu.findChild(QMenu, "viewRename")
    next(action for action in rename.actions() if action.objectName() == "viewRename:v0").trigger()
    menu.close()
    dialog = await appears("viewNameDialog")
    edit = dialog.findChild(QLineEdit, "viewName")
    edit.setText("Night & day")
    QTest.mouseClick(dialog.findChild(QAbstractButton, "viewNameSave"), LEFT)
    await until(lambda: desk.views.saved["v0"].name == "Night & day")

    await until(lambda: top_level("viewsMenu") is None)
    QTest.mouseClick(bar.views_button, LEFT)
    menu = await appears("viewsMenu")
    remove = menu.findChild(QMenu, "viewRemove")
    next(action for action in remove.actions() if action.objectName() == "viewRemove:v0").trigger()
    menu.close()
    question = await appears("confirmDialog")
    QTest.mouseClick(question.findChild(QAbstractButton, "confirmAction"), LEFT)
    await until(lambda: not desk.views.saved)


async def test_changes_are_remembered_once_they_rest(desk: Desk):
    await desk.show()
    desk.views.remembered.clear()
    for number in range(3):
        desk.wall.assign(number, f"camera-{number}")
    assert desk.views.remembered == []
    await until(lambda: bool(desk.views.remembered))
    assert desk.views.remembered == [desk.wall.content]


async def test_the_last_wall_comes_back(desk: Desk):
    desk.views.last = (WallContent(Layout.NINE, ("camera-1", None, "camera-2")), None)
    await desk.page.restore()
    await desk.show(desk.wall.layout)
    assert desk.wall.layout is Layout.NINE
    assert desk.wall.tiles[:3] == ["camera-1", None, "camera-2"]
    assert desk.tile(2).header.words.code == "1101-0002"


async def test_leaving_remembers_what_had_not_rested_yet(desk: Desk):
    await desk.show(cameras=2)
    await desk.page.close_page()
    assert desk.views.remembered[-1] == desk.wall.content


async def test_snapshot_is_saved_under_code_and_time(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.live(0)
    desk.wall.picture = StillPicture(b"\x89PNG\r\n\x1a\n", desk.clock.now())
    taken, notices = [], []
    desk.page.saved.connect(lambda words, path: (notices.append(words_of(words)), taken.append(path)))
    QTest.mouseClick(desk.page.toolbar.snapshot_button, LEFT)
    await until(lambda: bool(taken))
    assert re.fullmatch(r"1101-0000_20261124T0\d{5}Z\.png", taken[0].name)
    assert taken[0].read_bytes() == desk.wall.picture.png
    assert taken[0].name in notices[0]


async def test_snapshot_without_a_picture_is_told(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.picture = CameraError("camera.no_picture", camera="1101-0000")
    QTest.keyClick(desk.tile(0), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: bool(desk.messages))
    assert desk.messages[0].code == "camera.no_picture"


async def test_snapshot_into_an_impossible_folder_is_told(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.picture = StillPicture(b"\x89PNG\r\n\x1a\n", desk.clock.now())
    desk.folder.write_text("a file is in the way")
    desk.page.take_snapshot()
    await until(lambda: bool(desk.messages))
    assert isinstance(desk.messages[0], StorageError)
    assert desk.messages[0].code == "storage.folder_not_writable"


async def test_full_screen_hides_the_toolbar_and_escape_brings_it_back(desk: Desk):
    await desk.show(cameras=1)
    heard = []
    desk.page.full_screen_changed.connect(heard.append)
    QTest.keyClick(desk.tile(0), Qt.Key.Key_F11)
    assert heard == [True]
    assert not desk.page.toolbar.isVisible()
    QTest.keyClick(desk.tile(0), Qt.Key.Key_Escape)
    assert heard == [True, False]
    assert desk.page.toolbar.isVisible()


async def test_minimised_window_stops_the_tiles_and_resumes_them(desk: Desk):
    await desk.show(cameras=2)
    desk.page.setWindowState(Qt.WindowState.WindowMinimized)
    await until(lambda: not any(desk.wall.visible.values()))
    desk.page.setWindowState(Qt.WindowState.WindowNoState)
    desk.page.show()
    await until(lambda: all(desk.wall.visible.values()))


async def test_a_closing_page_gives_up_its_tasks(desk: Desk):
    await desk.show(cameras=1)

    async def never(_tile: int) -> StillPicture:
        await asyncio.Event().wait()
        raise AssertionError

    desk.wall.still = never
    desk.page.take_snapshot()
    await asyncio.sleep(0)
    async with asyncio.timeout(2):
        await desk.page.close_page()


async def test_every_interactive_widget_has_a_name(desk: Desk):
    await desk.show(Layout.FOUR, cameras=4)
    for widget in desk.page.findChildren(QWidget):
        if isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.objectName(), widget
            assert widget.accessibleName() or widget.objectName() == "layoutPicker", widget.objectName()


class _Shouting(QTranslator):
    """A language in which everything is in capitals."""

    def translate(self, _context, source, _disambiguation=None, _count=-1):
        return source.upper()

    def isEmpty(self):
        return False


async def test_everything_changes_language_while_running(desk: Desk, qapp):
    await desk.show(cameras=2)
    desk.wall.live(0)
    desk.wall.report(1, state=StreamState.LOST, reason=StreamReason.REFUSED, since=desk.clock.now(), next_try_s=9.0)
    translator = _Shouting(qapp)
    qapp.installTranslator(translator)
    try:
        await until(lambda: desk.page.toolbar.snapshot_button.text() == "SNAPSHOT")
        assert desk.tile(1).overlay.retry_button.text() == "TRY NOW"
        assert desk.tile(1).overlay.words.title.isupper()
        assert desk.tile(2).overlay.words.title.isupper()
        assert desk.tile(0).header.words.right[0].startswith("LIVE")
    finally:
        qapp.removeTranslator(translator)
    await until(lambda: desk.page.toolbar.snapshot_button.text() == "Snapshot")


async def test_leaving_the_program_stops_a_moving_camera(desk: Desk):
    await desk.show(cameras=4)
    QTest.mouseClick(desk.tile(3), LEFT, pos=desk.tile(3).rect().center())
    QTest.keyPress(desk.tile(3), Qt.Key.Key_PageUp)
    assert desk.ptz.did[-1][0] == "steer"
    await desk.page.close_page()
    assert desk.ptz.did[-1] == ("release", "camera-3", None)
