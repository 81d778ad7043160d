"""The window as a whole: every page in both languages, names for assistive technology, targets, keyboard, notices."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator

import pytest
from looks import is_inside_another, usable
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTreeView,
    QWidget,
)
from ui_shell_desk import Desk, until
from ui_shell_walk import PAGES, every_dialog, kinds_of_dialogs

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.ui import language, theme
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.pages.first_start import FirstStart
from vms_desktop.ui.pages.province_progress import ProvincePhase
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.wall.saved_views import NameDialog
from vms_desktop.ui.wall.tile_menu import TileMenu

WITHOUT_HEADINGS = QTreeView | QListView
UNTRANSLATED = (
    "malformed",
    "192.168.1.20:80",
    "rtsp://192.168.1.20:554/main",
    "rtsp://192.168.1.20:554/sub",
)
"""Technical detail as the system gave it, and examples of addresses."""
THAI_LETTER = re.compile(r"[\u0e01-\u0e5b]")
# Words that stand in Thai texts as they are: names, units, formats, addresses, camera codes.
FOREIGN = re.compile(
    r"\b(CCTV|CPU|PTZ|ONVIF|RTSP|TCP|UDP|CSV|English|fps|[km]b/s|kb|Mb|s|ms|rtsp|H\d+|VMS|Desktop|Apache|GPL|OFL|ISC"
    r"|Sarabun|Lucide|Ctrl|S|K|F11)\b"
)


def texts(root: QWidget) -> Iterator[str]:
    """What stands on the screen, model headings included; not what a person typed or a camera is named."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        yield widget.accessibleName()
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif (
            isinstance(widget, QAbstractItemView)
            and widget.model() is not None
            and not isinstance(widget, WITHOUT_HEADINGS)
        ):
            model = widget.model()
            for column in range(model.columnCount()):
                yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def left_in_english(shown: Iterable[str], folder: str) -> list[str]:
    left = []
    for text in shown:
        rest = FOREIGN.sub("", text.replace(folder, ""))
        if not THAI_LETTER.search(text) and re.search(r"[A-Za-z]{2,}", rest):
            left.append(text)
    return left


def report_some(desk: Desk) -> None:
    desk.relay.report("camera-0", StreamState.LIVE)
    desk.relay.report("camera-1", StreamState.LOST, StreamReason.UNREACHABLE)
    desk.relay.report("camera-2", StreamState.LATE, StreamReason.STALLED)


async def test_every_page_speaks_the_language_chosen_while_running(desk: Desk, qapp: QApplication):
    report_some(desk)
    desk.wall.assign(0, "camera-0")
    for page in PAGES:
        desk.window.show_page(page)
        assert left_in_english(texts(desk.window), str(desk.folder.root)) == [], page
    language.install(qapp, language.ENGLISH)
    await until(lambda: desk.window.windowTitle().isascii() or "operations" in desk.window.windowTitle())
    for page in PAGES:
        desk.window.show_page(page)
        desk.window.status.refresh()
        left = [text for text in texts(desk.window) if THAI_LETTER.search(text) and text != "ไทย"]
        assert left == [], page
    language.install(qapp, language.THAI)
    await until(lambda: "ห้องปฏิบัติการ" in desk.window.windowTitle())
    assert left_in_english(texts(desk.window), str(desk.folder.root)) == []


async def test_first_start_says_what_to_do(open_desk):
    desk = await open_desk(0)
    asked = []
    first = desk.window.findChild(QWidget, "firstStart")
    first.add_asked.connect(lambda: asked.append("add"))
    assert first.isVisible()
    assert left_in_english(texts(desk.window), str(desk.folder.root)) == []
    names = ("firstAdd", "firstImport", "firstProvince")
    assert all(first.findChild(QAbstractButton, name).height() >= 140 for name in names)
    first.findChild(QAbstractButton, "firstAdd").click()
    assert asked == ["add"]
    dialog = desk.window.findChild(QDialog, "cameraDialog")
    assert dialog.isVisible()
    dialog.reject()


async def test_no_dialog_is_left_out_of_the_walk(desk: Desk) -> None:
    walked = every_dialog(desk)
    assert kinds_of_dialogs() == {type(dialog) for dialog in walked}
    for dialog in walked:
        dialog.deleteLater()


async def test_interactive_widgets_have_names_and_are_large_enough(desk: Desk):
    """For assistive technology and automatic tests; 32 pixels for hands that have held a mouse all night."""
    wrong = []
    for page in PAGES:
        desk.window.show_page(page)
        await until(lambda page=page: desk.window.findChild(QWidget, f"rail_{page.value}").isVisible())
        wrong += missing(desk.window)
    for dialog in every_dialog(desk):
        dialog.open()
        await until(dialog.isVisible)
        wrong += missing(dialog)
        wrong += [] if dialog.objectName() else [f"no object name: {type(dialog).__name__}"]
        dialog.reject()
    picker = desk.page.toolbar.picker
    picker.open_below(desk.page.toolbar.layout_button, desk.wall.content.layout)
    wrong += missing(picker)
    picker.close()
    assert sorted(set(wrong)) == []


def missing(root: QWidget) -> list[str]:
    found = []
    for widget in usable(root):
        if is_inside_another(widget):
            continue
        name = widget.objectName() or f"{type(widget).__name__} in {widget.parent().objectName()}"
        if not widget.objectName():
            found.append(f"no object name: {name}")
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())):
            found.append(f"no accessible name: {name}")
        if min(widget.height(), widget.width()) < theme.TARGET and not name.startswith("tile"):
            found.append(f"{name} is {widget.width()}×{widget.height()}")
    return found


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_dialogs_and_menus_speak_one_language(desk: Desk, qapp: QApplication, tongue: str):
    language.install(qapp, tongue)
    for dialog in every_dialog(desk):
        dialog.open()
        await until(dialog.isVisible)
        if not isinstance(dialog, ConfirmDialog | NameDialog):  # the test itself gave them their words
            assert in_other_language(dialog, tongue, desk) == [], dialog.objectName()
        dialog.reject()
    desk.wall.assign(0, "camera-0")
    for place, page, opener in (
        (Page.REGISTER, "registerPage", "registerTable"),
        (Page.HEALTH, "healthPage", "healthTable"),
    ):
        desk.window.show_page(place)
        table = desk.window.findChild(QAbstractItemView, opener)
        table.customContextMenuRequested.emit(QPoint(5, 5))
        menus = desk.window.findChild(QWidget, page).findChildren(QMenu)
        assert [text for text in actions(menus) if wrong_language(text, tongue)] == []
    menu = TileMenu(desk.window).build(desk.wall.status(0), False, desk.window)
    assert [text for text in actions([menu])[1:] if wrong_language(text, tongue)] == []  # the first names the stream


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_the_first_page_has_names_and_speaks_one_language(open_desk, qapp: QApplication, tongue: str):
    language.install(qapp, tongue)
    desk = await open_desk(0)
    first = desk.window.findChild(FirstStart, "firstStart")
    for phase in ProvincePhase:
        first.show_province(None, 0.0)
        first.show_province(phase, 3.0)
        assert in_other_language(desk.window, tongue, desk) == []
        assert missing(desk.window) == []


def actions(menus: Iterable[QMenu]) -> list[str]:
    found = [action for menu in menus for action in menu.actions() if not action.isSeparator()]
    assert found
    assert all(action.objectName() for action in found)
    return [action.text() for action in found]


def wrong_language(text: str, tongue: str) -> bool:
    if tongue == language.ENGLISH:
        return bool(THAI_LETTER.search(text)) and text != "ไทย"
    return left_in_english([text], "\0") != []


def in_other_language(root: QWidget, tongue: str, desk: Desk) -> list[str]:
    return [
        text
        for text in texts(root)
        if wrong_language(text.replace(str(desk.folder.root), ""), tongue) and text not in UNTRANSLATED
    ]


async def test_typing_after_start_finds_a_camera(desk: Desk):
    assert QApplication.focusWidget() is desk.window.tree.search_field
    QTest.keyClicks(QApplication.focusWidget(), "1101-0001")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.wall.content.camera_ids[0] == "camera-0"


async def test_ctrl_k_finds_a_camera_from_every_page(desk: Desk):
    for page in PAGES:
        desk.window.show_page(page)
        desk.window.rail.setFocus()
        QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        await until(desk.window.tree.search_field.hasFocus)
        assert desk.window.tree.isVisible()


async def test_the_tree_stands_beside_live_and_playback_and_the_context_panel_beside_live_only(desk: Desk):
    for page in PAGES:
        desk.window.findChild(QAbstractButton, f"rail_{page.value}").click()
        assert desk.window.tree.isVisible() == (page in (Page.LIVE, Page.PLAYBACK))
        assert desk.window.context.isVisible() == (page is Page.LIVE)


async def test_full_screen_leaves_nothing_but_the_wall_and_comes_back(desk: Desk):
    parts = (desk.window.rail, desk.window.top_bar, desk.window.status, desk.window.tree, desk.window.context)
    desk.window.set_full_screen(True)
    assert not any(part.isVisible() for part in parts)
    assert desk.window.isFullScreen()
    desk.window.set_full_screen(False)
    assert all(part.isVisible() for part in parts)
    assert not desk.window.isFullScreen()


async def test_a_notice_follows_the_language_and_can_be_closed(desk: Desk, qapp: QApplication):
    desk.window.notices.show_error(StorageError("storage.disk_full", folder="/data", detail="no space"))
    text = desk.window.notices.findChild(QLabel, "noticeText")
    assert text.isVisible()
    assert "/data" in text.text()
    assert THAI_LETTER.search(text.text())
    language.install(qapp, language.ENGLISH)
    await until(lambda: "disk is full" in text.text())
    desk.window.notices.findChild(QAbstractButton, "noticeClose").click()
    assert not desk.window.notices.isVisible()


async def test_status_line_tells_failing_cameras_in_words_and_colour(desk: Desk):
    label = desk.window.findChild(QLabel, "status_cameras")
    assert label.property("role") == "small"
    report_some(desk)
    desk.window.status.refresh()
    assert label.property("role") == "trouble"
    assert "ขัดข้อง 1" in label.text()


async def test_closing_the_window_asks_the_desk_to_end_in_its_own_order(desk: Desk):
    desk.window.close()
    assert desk.closed.is_set()
    assert desk.window.isVisible()


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_nothing_is_cut_off_on_a_small_screen(open_desk, qapp: QApplication, tongue: str):
    """1366×768 is the smallest screen in use: every button and label is as wide as its text."""
    language.install(qapp, tongue)
    desk = await open_desk(24, (1366, 768))
    for page in PAGES:
        desk.window.show_page(page)
        # A page that was just made is laid out in some turns of the loop.
        with contextlib.suppress(TimeoutError):
            await until(lambda: not cut_off(desk.window), 3)
        assert cut_off(desk.window) == []


def cut_off(window: QWidget) -> list[str]:
    """Names of visible buttons and labels that are narrower than their text."""
    cut = []
    for widget in window.findChildren(QAbstractButton):
        inside = isinstance(widget.parent(), QLineEdit)  # the clear button is placed by Qt
        if widget.isVisible() and not inside and widget.width() < widget.minimumSizeHint().width():
            cut.append(widget.objectName())
    for label in window.findChildren(QLabel):
        wide = label.minimumSizeHint().width()
        if label.isVisible() and label.objectName() and not label.wordWrap() and label.width() < wide:
            cut.append(label.objectName())
    return [name for name in cut if not name.startswith("fact")]
