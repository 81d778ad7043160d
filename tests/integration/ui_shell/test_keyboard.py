"""Without a mouse: Tab reaches everything on every page and in every dialog, and it is seen where the keyboard is."""

from __future__ import annotations

import pytest
from looks import is_inside_another, usable
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from ui_shell_desk import Desk, until
from ui_shell_walk import PAGES, every_dialog

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.ui.shell.navigation_rail import Page


def walk(root: QWidget) -> list[QWidget]:
    """What Tab reaches from where the keyboard is, in order, until it is back."""
    seen: list[QWidget] = []
    for _step in range(300):
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return seen


def not_reached(root: QWidget) -> set[str]:
    reached = walk(root)
    reached += [proxy for one in reached if (proxy := one.focusProxy()) is not None]
    return {
        one.objectName()
        for one in usable(root)
        if one.isEnabled() and one not in reached and not is_inside_another(one)
    }


async def occupied(desk: Desk) -> None:
    """Tiles that show something and something that failed, so that their buttons are there."""
    for tile, camera in enumerate(desk.cameras.cameras[:3]):
        desk.wall.assign(tile, camera.id)
    second = desk.cameras.cameras[1].id
    desk.relay.report(second, StreamState.LOST, StreamReason.UNREACHABLE)
    await until(lambda: desk.wall.status(1).state is StreamState.LOST)


@pytest.mark.parametrize("page", PAGES)
async def test_tab_reaches_everything_on_a_page(desk: Desk, page: Page) -> None:
    await occupied(desk)
    desk.window.show_page(page)
    await until(lambda: QApplication.focusWidget() is not None)
    assert not_reached(desk.window) == set()


async def test_tab_reaches_everything_in_every_dialog(desk: Desk) -> None:
    for dialog in every_dialog(desk):
        dialog.open()
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        assert not_reached(dialog) == set(), dialog.objectName()
        dialog.close()


@pytest.mark.parametrize("page", PAGES)
async def test_it_is_seen_where_the_keyboard_is(desk: Desk, page: Page) -> None:
    await occupied(desk)
    desk.window.show_page(page)
    await until(lambda: QApplication.focusWidget() is not None)
    unseen = []
    for widget in walk(desk.window):
        widget.setFocus()
        if not widget.hasFocus():
            continue  # closed again since: a snapshot of a tile that is not selected any more
        with_focus = widget.grab().toImage()
        widget.clearFocus()
        if widget.grab().toImage() == with_focus:
            unseen.append(widget.objectName())
    assert unseen == []


async def test_f6_goes_from_area_to_area(desk: Desk) -> None:
    await occupied(desk)
    areas = []
    for _step in range(5):
        QTest.keyClick(desk.window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        parts = (desk.window.rail, desk.window.tree, desk.page, desk.window.context)
        areas.append(next(part.objectName() for part in parts if part.isAncestorOf(focus)))
    assert areas == ["wallPage", "contextPanel", "navigationRail", "treePanel", "wallPage"]
    assert QApplication.focusWidget() is desk.page.grid.tiles[desk.page.grid.selected_tile]
    desk.window.show_page(Page.HEALTH)
    for expected in ("navigationRail", "healthPage"):
        QTest.keyClick(desk.window, Qt.Key.Key_F6)
        assert desk.window.findChild(QWidget, expected).isAncestorOf(QApplication.focusWidget())


async def test_ctrl_and_a_number_open_the_pages_also_out_of_full_screen(desk: Desk) -> None:
    for number, page in enumerate(PAGES, start=1):
        QTest.keyClick(desk.window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        assert desk.window.findChild(QAbstractButton, f"rail_{page.value}").isChecked()
    desk.window.show_page(Page.LIVE)
    desk.page.set_full_screen(True)
    QTest.keyClick(desk.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert not desk.page.is_full_screen
    assert desk.window.rail.isVisible()
    assert desk.window.findChild(QWidget, "healthPage").isVisible()


@pytest.mark.parametrize("page", PAGES)
async def test_f11_shows_the_wall_alone_from_everywhere_and_escape_leads_back(desk: Desk, page: Page) -> None:
    """It did nothing while the keyboard was in the tree, and Escape nothing while it was at a message."""
    desk.window.show_page(page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F11)
    await until(desk.window.isFullScreen)
    assert desk.page.is_full_screen
    assert QApplication.focusWidget() is desk.page.grid.tiles[0]
    desk.window.notices.show_error(StorageError("storage.disk_full", folder="/data"))
    button = desk.window.notices.findChild(QAbstractButton, "noticeClose")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert not desk.page.is_full_screen
    QTest.keyClick(desk.window, Qt.Key.Key_F11)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F11)
    assert not desk.page.is_full_screen


async def test_the_page_that_opens_has_the_keyboard(desk: Desk) -> None:
    """It stayed on a hidden widget and came back at the rail's first button."""
    expected = {
        Page.REGISTER: "registerTable",
        Page.HEALTH: "healthCondition",  # nothing is listed yet
        Page.SETTINGS: "settingsLanguage",
        Page.LIVE: "cameraSearch",
        Page.PLAYBACK: "track0",
    }
    for page, name in expected.items():
        desk.window.findChild(QAbstractButton, f"rail_{page.value}").click()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == name
