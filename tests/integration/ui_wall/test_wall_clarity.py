"""What an operator must be able to read off the wall: which camera went, whose name it is, how old, what to press."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QDragEnterEvent, QDropEvent, QEnterEvent, QImage
from PySide6.QtWidgets import QApplication
from ui_wall_desk import Desk, until

from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamHealth, StreamReason, StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.ui.told_words import words_of
from vms_desktop.ui.wall.camera_mime import camera_ids_of, camera_mime
from vms_desktop.ui.wall.tile_header import HEIGHT, TileHeader
from vms_desktop.ui.wall.tile_words import HeaderWords, Tone, header_words, overlay_words


def heard(desk: Desk) -> list[str]:
    told: list[str] = []
    desk.page.notice.connect(lambda words: told.append(words_of(words)))
    return told


# ---- a full wall ------------------------------------------------------------------------------------------------


async def test_a_full_wall_gives_the_selected_tile_and_says_which_camera_went(desk: Desk):
    """Search and Enter wrote over the last tile without a word."""
    await desk.show(cameras=4)
    told = heard(desk)
    desk.page.grid.select(1)
    assert desk.page.placing.show_camera("camera-9")
    assert desk.wall.tiles[:4] == ["camera-0", "camera-9", "camera-2", "camera-3"]
    assert len(told) == 1
    assert "1101-0001" in told[0]
    assert "2" in told[0]


async def test_a_free_tile_costs_nobody_anything_and_needs_no_word(desk: Desk):
    await desk.show(cameras=3)
    told = heard(desk)
    assert desk.page.placing.show_camera("camera-9")
    assert desk.wall.tiles[3] == "camera-9"
    assert told == []


async def test_a_camera_that_is_gone_is_told(desk: Desk):
    await desk.show()
    assert not desk.page.placing.show_camera("nobody")
    assert [error.code for error in desk.messages] == ["camera.unknown"]


# ---- many at once -----------------------------------------------------------------------------------------------


def drop(desk: Desk, tile: int, camera_ids: list[str]) -> None:
    data = camera_mime(camera_ids)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    how = (action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desk.tile(tile), QDragEnterEvent(QPoint(20, 60), *how))
    QApplication.sendEvent(desk.tile(tile), QDropEvent(QPointF(20, 60), *how))


async def test_a_branch_dropped_on_the_wall_fills_the_free_tiles(desk: Desk):
    await desk.show(cameras=1)
    told = heard(desk)
    drop(desk, 0, [f"camera-{n}" for n in range(20, 26)])
    assert desk.wall.tiles[:4] == ["camera-0", "camera-20", "camera-21", "camera-22"]
    assert desk.wall.layout is Layout.FOUR
    assert len(told) == 1
    assert "3" in told[0], "how many found no tile"


async def test_one_camera_dropped_takes_the_tile_it_is_dropped_on(desk: Desk):
    await desk.show(cameras=4)
    drop(desk, 2, ["camera-9"])
    assert desk.wall.tiles[2] == "camera-9"


async def test_the_layout_grows_when_asked(desk: Desk):
    await desk.show(cameras=4)
    desk.page.placing.show_cameras(["camera-20", "camera-21"], True)
    assert desk.wall.layout is Layout.SIX
    assert desk.wall.tiles[4:6] == ["camera-20", "camera-21"]


def test_what_another_program_drops_is_no_camera():
    data = camera_mime(["a", "b"])
    assert camera_ids_of(data) == ["a", "b"]
    for bad in (b"", b"\xff\xfe", b"a\n\nb", b"a\x00b", b"x" * 200):
        data.setData("application/x-vms-camera", bad)
        assert camera_ids_of(data) == [], bad


# ---- kept for the next start --------------------------------------------------------------------------------------


async def test_what_a_smaller_layout_hides_is_remembered_and_comes_back(desk: Desk):
    await desk.show(Layout.SIXTEEN, cameras=16)
    desk.wall.set_layout(Layout.FOUR)
    await until(lambda: bool(desk.views.remembered))
    assert len(desk.views.remembered[-1].camera_ids) == 16
    desk.wall.clear()
    desk.views.last = (WallContent(Layout.FOUR, tuple(f"camera-{n}" for n in range(16))), None)
    await desk.page.restore()
    desk.wall.set_layout(Layout.SIXTEEN)
    assert desk.wall.tiles[15] == "camera-15"


# ---- the close sign -------------------------------------------------------------------------------------------------


async def test_the_close_sign_goes_although_nobody_told_that_the_mouse_left(desk: Desk):
    """After a drop, or behind a popup, Qt tells of no leaving: the sign stayed on three tiles for minutes."""
    await desk.show(cameras=2)
    tile = desk.tile(0)
    middle = QPointF(tile.rect().center())
    QCursor.setPos(tile.mapToGlobal(tile.rect().center()))
    await until(lambda: tile.rect().contains(tile.mapFromGlobal(QCursor.pos())))
    QApplication.sendEvent(tile, QEnterEvent(middle, middle, QPointF(tile.mapToGlobal(tile.rect().center()))))
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    tile.refresh()
    assert tile.header._closable
    QCursor.setPos(desk.page.mapToGlobal(QPoint(0, 0)) + QPoint(desk.page.width() // 2, 10))
    await until(lambda: not tile.rect().contains(tile.mapFromGlobal(QCursor.pos())))
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)  # what Qt believes then
    tile.refresh()
    assert not tile.header._closable


# ---- words ----------------------------------------------------------------------------------------------------------


def painted(words: HeaderWords, width: int) -> QImage:
    parent_less = TileHeader(None)  # type: ignore[arg-type]
    parent_less.resize(width, HEIGHT)
    parent_less.set_words(words)
    image = parent_less.grab().toImage()
    parent_less.deleteLater()
    return image


@pytest.mark.parametrize("width", [165, 180, 200])
async def test_a_narrow_header_keeps_the_camera_s_name(desk: Desk, width: int):
    """With 16 tiles at 1366 pixels "live · sub" pushed the name out; the green sign says live already."""
    await desk.show(cameras=1)
    words = header_words(desk.wall.live(0), desk.clock)
    nameless = HeaderWords(words.state, words.tone, words.code, "", words.right, words.right_tone)
    assert painted(words, width) != painted(nameless, width)
    bare = HeaderWords(words.state, words.tone, words.code, words.name, (), words.right_tone)
    assert painted(words, width) == painted(bare, width), "nothing but the name stands there"


async def test_a_zoomed_tile_always_says_so(desk: Desk):
    from vms_desktop.services.wall.tile_status import ZoomRegion

    await desk.show(cameras=1)
    words = header_words(desk.wall.live(0, zoom=ZoomRegion(0, 0, 0.5, 0.5)), desk.clock)
    assert words.right[-1] == "2.0×"


async def test_a_lost_tile_says_one_age_and_what_the_other_is(desk: Desk):
    """ "Last picture 21 s", "connection lost · 10 s": two numbers, and no word on the difference."""
    await desk.show(cameras=1)
    since = desk.clock.now()
    desk.clock.seconds += 10
    health: StreamHealth | None = desk.wall.status(0).health
    status = desk.wall.report(
        0, state=StreamState.LOST, reason=StreamReason.TIMED_OUT, since=since, picture_age_s=21.0, health=health
    )
    header, overlay = header_words(status, desk.clock), overlay_words(status, desk.clock)
    assert overlay.label
    assert header.right[0].endswith(overlay.label)
    assert header.right[-1] == overlay.title
    assert "Noticed" in overlay.lines[-1]
    never = desk.wall.report(0, state=StreamState.LOST, since=since - timedelta(seconds=5), picture_age_s=None)
    assert "Since" in overlay_words(never, desk.clock).lines[-1]
    assert header_words(never, desk.clock).right_tone is Tone.ALARM


# ---- the bar --------------------------------------------------------------------------------------------------------


async def test_the_layout_button_stays_where_it_is(desk: Desk):
    """It moved sideways with the length of the view's name."""
    await desk.show()
    bar = desk.page.toolbar
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    before = bar.layout_button.geometry()
    bar.set_view_name("เวรเช้า ปากน้ำและพระประแดง ฝั่งใต้ของแม่น้ำ")
    bar.set_layout_now(Layout.THIRTY_SIX)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert bar.layout_button.geometry() == before
    assert bar.views_button.x() > bar.layout_button.x()
