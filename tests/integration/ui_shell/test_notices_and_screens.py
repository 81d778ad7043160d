"""No message is lost behind another, and no window behind a monitor that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from ui_shell_desk import Desk, until

from vms_desktop.domain.errors import CameraError, StorageError, VmsError
from vms_desktop.domain.view import WindowPlace
from vms_desktop.ui import language, messages
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.shell.notice_bar import MOST_WAITING
from vms_desktop.ui.shell.screens import bring_back, is_seen

FULL = StorageError("storage.disk_full", folder="/data")


def text(desk: Desk) -> str:
    label = desk.window.notices.findChild(QLabel, "noticeText")
    return label.text() if label.isVisible() else ""


def close(desk: Desk) -> None:
    desk.window.notices.findChild(QAbstractButton, "noticeClose").click()


# ---- messages ----------------------------------------------------------------------------------------------------


async def test_an_error_that_was_covered_comes_again(desk: Desk) -> None:
    """A snapshot saved a moment later wiped the word that a camera may still be moving."""
    notices = desk.window.notices
    notices.show_error(CameraError("ptz.stop_not_confirmed", camera="1101-0001"))
    notices.show_error(FULL)
    notices.show_notice("บันทึกแล้ว")
    assert text(desk) == "บันทึกแล้ว"
    close(desk)
    assert "/data" in text(desk)
    close(desk)
    assert "1101-0001" in text(desk)
    close(desk)
    assert not notices.isVisible()


async def test_what_went_well_is_told_in_the_language_of_now(desk: Desk, qapp: QApplication) -> None:
    """A sentence that was put together in Thai stayed Thai when somebody switched to English under it."""
    language.install(qapp, language.THAI)
    desk.page.saved.emit(lambda: desk.page.tr("Snapshot saved: {0}").format("a.png"), Path("/data/a.png"))
    in_thai = text(desk)
    language.install(qapp, language.ENGLISH)
    await until(lambda: text(desk) == "Snapshot saved: a.png")
    assert "a.png" in in_thai
    language.install(qapp, language.THAI)
    await until(lambda: text(desk) == in_thai)


async def test_the_same_error_is_told_once(desk: Desk) -> None:
    for _time in range(3):
        desk.window.notices.show_error(FULL)
        desk.window.notices.show_notice("บันทึกแล้ว")
    close(desk)
    assert "/data" in text(desk)
    close(desk)
    assert text(desk) == ""


async def test_a_flood_of_errors_is_bounded(desk: Desk) -> None:
    for number in range(50):
        desk.window.notices.show_error(CameraError("camera.unknown", camera=f"C{number}"))
    seen = []
    while text(desk):
        seen.append(text(desk))
        close(desk)
    assert len(seen) == MOST_WAITING + 1
    assert "C49" in seen[0]


# ---- monitors ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("window", "seen"),
    [
        (QRect(100, 100, 800, 600), True),
        (QRect(-750, 100, 800, 600), False),  # a strip nobody can take hold of
        (QRect(-700, 100, 800, 600), True),
        (QRect(2000, 100, 800, 600), False),
        (QRect(1900, 1060, 40, 40), False),
        (QRect(1880, 1040, 40, 40), True),
    ],
)
def test_a_window_is_seen_when_a_hand_can_take_hold_of_it(window: QRect, seen: bool) -> None:
    assert is_seen(window, [QRect(0, 0, 1920, 1080)]) == seen


def on_screen(widget) -> bool:
    return is_seen(widget.frameGeometry(), [QApplication.primaryScreen().availableGeometry()])


async def test_windows_come_back_when_their_monitor_is_unplugged(desk: Desk, qapp: QApplication) -> None:
    dialog = ConfirmDialog("ลบ", "ลบถาวร", "ลบกล้อง 12 ตัว", desk.window)
    dialog.open()
    desk.window.move(5000, 200)
    dialog.move(5400, 400)
    await until(lambda: not on_screen(desk.window) and not on_screen(dialog))
    qapp.screenRemoved.emit(qapp.primaryScreen())
    await until(lambda: on_screen(desk.window) and on_screen(dialog))
    assert desk.window.size().boundedTo(qapp.primaryScreen().size()) == desk.window.size()
    dialog.reject()


async def test_a_full_screen_wall_comes_back_as_one(desk: Desk, qapp: QApplication) -> None:
    desk.page.set_full_screen(True)
    await until(desk.window.isFullScreen)
    desk.window.move(5000, 0)
    await until(lambda: not on_screen(desk.window))
    qapp.screenRemoved.emit(qapp.primaryScreen())
    await until(lambda: on_screen(desk.window))
    await until(desk.window.isFullScreen)
    assert desk.page.is_full_screen


async def test_a_window_that_is_seen_stays_where_it_is(desk: Desk) -> None:
    desk.window.move(30, 40)
    await until(lambda: desk.window.x() == 30)
    assert not bring_back(desk.window)
    assert (desk.window.x(), desk.window.y()) == (30, 40)


async def test_a_place_on_a_monitor_that_is_gone_is_not_restored(desk: Desk) -> None:
    before = desk.window.geometry()
    place = desk.window.place()
    desk.window.restore_place(WindowPlace(place.geometry, "HDMI-9", False))
    assert desk.window.geometry() == before


# ---- where messages stand ----------------------------------------------------------------------------------------


async def test_a_message_does_not_move_the_wall(desk: Desk) -> None:
    """The wall jumped down with each message and up again: tiles, players and what a hand was about to click."""
    before = [tile.mapTo(desk.window, tile.rect().center()) for tile in desk.page.grid.tiles]
    desk.window.notices.show_error(FULL)
    await until(desk.window.notices.isVisible)
    QApplication.sendPostedEvents()
    assert [tile.mapTo(desk.window, tile.rect().center()) for tile in desk.page.grid.tiles] == before
    assert desk.window.notices.geometry().bottom() <= desk.window.top_bar.rect().bottom()


async def test_a_message_is_seen_over_a_full_screen_too(desk: Desk) -> None:
    desk.page.set_full_screen(True)
    assert not desk.window.top_bar.isVisible()
    desk.window.notices.show_error(CameraError("ptz.stop_not_confirmed", camera="1101-0001"))
    assert "1101-0001" in text(desk)
    close(desk)
    assert not desk.window.top_bar.isVisible()
    desk.page.set_full_screen(False)
    assert desk.window.top_bar.isVisible()


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_every_message_fits_into_the_bar_of_a_small_screen(desk: Desk, qapp: QApplication, tongue: str) -> None:
    language.install(qapp, tongue)
    label = desk.window.notices.findChild(QLabel, "noticeText")
    long = {
        "path": "/home/operator/.local/share/vms-desktop/vms.db",
        "folder": "/home/operator/.local/share/vms-desktop",
        "file": "cameras_2026-11-23.csv",
        "camera": "1101-0001",
    }
    cut = []
    for code in sorted(messages.known_codes()):
        desk.window.notices.show_error(VmsError(code, **long))
        if label.heightForWidth(label.width()) > label.height():
            cut.append(code)
    assert cut == []
