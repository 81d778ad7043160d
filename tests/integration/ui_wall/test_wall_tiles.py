"""Tiles on a real screen: what is on top, what old pictures look like, which windows the service gets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from ui_wall_desk import Desk, until

from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.services.ports import StillPicture
from vms_desktop.ui.wall.digital_zoom import window_box


def coloured_png(colour: str = "#e04020") -> bytes:
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def colour_on_screen(widget: QWidget, place: QPoint) -> QColor:
    """What a person sees there: read back from the screen, not from the widget."""
    spot = widget.mapToGlobal(place)
    return widget.screen().grabWindow(0, spot.x(), spot.y(), 1, 1).toImage().pixelColor(0, 0)


async def test_each_tile_hands_over_two_native_windows_and_its_size(desk: Desk):
    await desk.show(Layout.NINE)
    ids = [window for windows in desk.wall.windows.values() for window in windows]
    assert len(ids) == 18
    assert len(set(ids)) == 18
    assert all(ids)
    for number, size in desk.wall.sizes.items():
        surface = desk.tile(number).surfaces[0]
        area = surface.parentWidget().size()
        assert size == (area.width(), area.height())
        assert (surface.x(), surface.y(), surface.width(), surface.height()) == window_box(*size, 16 / 9)


async def test_a_surface_takes_the_shape_of_the_pictures(desk: Desk):
    await desk.show(cameras=1)
    surface = desk.tile(0).surfaces[0]
    desk.wall.live(
        0, health=StreamHealth(StreamKey("camera-0", StreamQuality.SUB), StreamState.LIVE, width=640, height=480)
    )
    area = surface.parentWidget().size()
    assert (surface.x(), surface.y(), surface.width(), surface.height()) == window_box(
        area.width(), area.height(), 4 / 3
    )
    assert surface.windowHandle().geometry().size() == surface.size()


async def test_no_parent_of_a_surface_becomes_native(desk: Desk):
    await desk.show()
    surface = desk.tile(0).surfaces[0]
    assert desk.tile(0).internalWinId() == 0
    assert desk.page.grid.internalWinId() == 0
    assert surface.nativeParentWidget() is desk.page


@pytest.mark.parametrize("index", [0, 1])
async def test_exactly_the_surface_named_by_the_service_is_shown(desk: Desk, index: int):
    await desk.show(cameras=1)
    desk.wall.live(0, index)
    tile = desk.tile(0)
    assert tile.surfaces[index].isVisible()
    assert not tile.surfaces[1 - index].isVisible()
    assert not tile.overlay.isVisible()
    desk.wall.live(0, 1 - index)
    assert tile.surfaces[1 - index].isVisible()
    assert not tile.surfaces[index].isVisible()


async def test_native_windows_follow_when_a_parent_moves_or_resizes(desk: Desk, qapp):
    """Qt leaves native windows behind when a parent that is not native moves."""
    outer = QWidget()
    column = QVBoxLayout(outer)
    above = QWidget(outer)
    above.setFixedHeight(30)
    column.addWidget(above)
    column.addWidget(desk.page)
    outer.resize(900, 700)
    outer.show()
    desk.wall.assign(0, "camera-0")
    desk.wall.live(0)
    surface = desk.tile(0).surfaces[0]
    await until(lambda: surface.isVisible() and surface.windowHandle().isExposed())
    above.setFixedHeight(120)
    inside = lambda: surface.mapTo(outer, QPoint(0, 0))  # noqa: E731
    await until(lambda: inside().y() > 120)
    await until(lambda: surface.windowHandle().position() == inside())
    outer.resize(1000, 760)
    await until(lambda: surface.windowHandle().geometry().size() == surface.size())
    area = surface.parentWidget().size()
    assert desk.wall.sizes[0] == (area.width(), area.height())
    desk.page.setParent(None)
    outer.close()


async def test_maximised_tile_gets_a_larger_size_and_keeps_its_windows(desk: Desk):
    await desk.show(Layout.SIXTEEN, cameras=16)
    before, windows = desk.wall.sizes[5], dict(desk.wall.windows)
    QTest.mouseDClick(desk.tile(5), Qt.MouseButton.LeftButton, pos=QPoint(60, 80))
    assert desk.wall.maximised == 5
    assert desk.wall.sizes[5][0] > 3 * before[0]
    assert [tile.number for tile in desk.page.grid.tiles if tile.isVisible()] == [5]
    QTest.mouseDClick(desk.tile(5), Qt.MouseButton.LeftButton, pos=QPoint(60, 80))
    assert desk.wall.maximised is None
    assert desk.wall.windows == windows
    assert not desk.wall.gone


async def test_a_smaller_layout_hides_tiles_and_a_larger_one_reuses_their_windows(desk: Desk):
    await desk.show(Layout.THIRTY_SIX)
    windows = dict(desk.wall.windows)
    assert len(windows) == 36
    desk.wall.set_layout(Layout.FOUR)
    assert sum(tile.isVisible() for tile in desk.page.grid.tiles) == 4
    desk.wall.set_layout(Layout.THIRTY_SIX)
    assert desk.wall.windows == windows


async def test_late_picture_is_grey_and_labelled(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.live(0)
    picture = StillPicture(coloured_png(), desk.clock.now())
    desk.wall.report(
        0,
        state=StreamState.LATE,
        reason=StreamReason.STALLED,
        surface=None,
        picture_age_s=2.3,
        stale_picture=picture,
        since=desk.clock.now(),
    )
    tile = desk.tile(0)
    await until(lambda: tile.overlay.has_picture)
    assert tile.overlay.isVisible()
    assert not tile.looks_live
    assert tile.overlay.words.label
    await until(lambda: colour_on_screen(tile.overlay, tile.overlay.rect().center()).lightness() > 20)
    seen = colour_on_screen(tile.overlay, tile.overlay.rect().center())
    assert abs(seen.red() - seen.green()) < 12
    assert abs(seen.red() - seen.blue()) < 12
    assert seen.lightness() < 110


async def test_a_tile_that_hears_nothing_for_three_seconds_no_longer_looks_live(desk: Desk):
    """The service itself may hang: the tile must not go on showing what was."""
    await desk.show(cameras=1)
    desk.wall.live(0)
    assert desk.tile(0).looks_live
    desk.clock.seconds += 3.1
    await until(lambda: not desk.tile(0).looks_live)
    assert desk.tile(0).header.words.state is StreamState.LATE
    desk.wall.live(0)
    assert desk.tile(0).looks_live


async def test_age_and_countdown_go_on_between_reports(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.report(
        0,
        state=StreamState.LOST,
        reason=StreamReason.REFUSED,
        since=desk.clock.now() - timedelta(seconds=60),
        next_try_s=12.0,
        picture_age_s=None,
    )
    words = desk.tile(0).overlay.words
    desk.clock.seconds += 5
    await until(lambda: desk.tile(0).overlay.words != words)
    assert "7" in " ".join(desk.tile(0).overlay.words.lines)


@pytest.mark.parametrize(
    "state", [StreamState.LOST, StreamState.AUTH_FAILED, StreamState.BUSY, StreamState.UNSUPPORTED]
)
async def test_try_now_asks_the_service(desk: Desk, state: StreamState):
    await desk.show(cameras=1)
    desk.wall.report(0, state=state, reason=StreamReason.REFUSED, since=desk.clock.now())
    button = desk.tile(0).overlay.retry_button
    assert button.isVisible()
    assert button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.wall.retried == [0]


async def test_unchanged_reports_paint_nothing(desk: Desk):
    await desk.show(Layout.THIRTY_SIX, cameras=36)
    for number in range(36):
        desk.wall.live(number)
    await until(lambda: all(desk.tile(n).looks_live for n in range(36)))
    await until(lambda: desk.tile(35).header.paints > 0)
    QTest.qWait(50)
    painted = [desk.tile(n).header.paints for n in range(36)]
    for _ in range(5):
        for number in range(36):
            desk.wall.live(number)
    QTest.qWait(50)
    assert [desk.tile(n).header.paints for n in range(36)] == painted


async def test_broken_picture_bytes_leave_the_words(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.report(
        0,
        state=StreamState.LATE,
        reason=StreamReason.STALLED,
        picture_age_s=4.0,
        stale_picture=StillPicture(b"\x89PNG\r\n\x1a\nnot a picture", desk.clock.now()),
    )
    await until(lambda: desk.tile(0).overlay.isVisible())
    assert not desk.tile(0).overlay.has_picture
    assert desk.tile(0).overlay.words.title
