"""Hands on the wall: clicks, keys, drags, drops; and a camera that must never go on moving."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from ui_wall_desk import Desk, until

from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.layout import Layout
from vms_desktop.services.wall.tile_status import WHOLE_PICTURE
from vms_desktop.ui.wall.camera_mime import camera_mime

LEFT = Qt.MouseButton.LeftButton


def drop(widget: QWidget, camera_id: str) -> None:
    data = camera_mime([camera_id])
    middle = widget.rect().center()
    args = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(middle, *args)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(middle), *args))


def drag(start: QWidget, begin: QPoint, end: QPoint) -> None:
    """Press at ``begin``, move to ``end`` (both in ``start``'s coordinates), let go."""
    QTest.mousePress(start, LEFT, pos=begin)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(start, begin + (end - begin) * share)
        event = begin + (end - begin) * share
        _move(start, event)
    QTest.mouseRelease(start, LEFT, pos=end)


def _move(widget: QWidget, place: QPoint) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    QApplication.sendEvent(
        widget,
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


def wheel(widget: QWidget, notches: int, place: QPoint, ctrl: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            QPoint(0, notches * 120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


async def test_camera_dropped_from_the_tree_plays_there(desk: Desk):
    await desk.show()
    drop(desk.tile(2), "camera-7")
    assert desk.wall.tiles[2] == "camera-7"
    assert desk.page.grid.selected_tile == 2


async def test_unknown_camera_dropped_is_told_and_changes_nothing(desk: Desk):
    await desk.show(cameras=1)
    drop(desk.tile(0), "camera-from-elsewhere")
    assert desk.wall.tiles[0] == "camera-0"
    assert isinstance(desk.messages[0], CameraError)


async def test_dragging_a_tile_onto_another_swaps_them(desk: Desk):
    await desk.show(cameras=2)
    first, second = desk.tile(0), desk.tile(1)
    target = first.mapFromGlobal(second.mapToGlobal(second.rect().center()))
    drag(first, QPoint(60, 10), target)
    assert desk.wall.tiles[:2] == ["camera-1", "camera-0"]
    assert desk.page.grid.selected_tile == 1
    assert QApplication.overrideCursor() is None


async def test_dragging_by_the_picture_swaps_too(desk: Desk):
    await desk.show(cameras=2)
    desk.wall.live(0)
    surface = desk.tile(0).surfaces[0]
    target = surface.mapFromGlobal(desk.tile(3).mapToGlobal(QPoint(50, 90)))
    drag(surface, QPoint(80, 80), target)
    assert desk.wall.tiles[:4] == [None, "camera-1", None, "camera-0"]


async def test_escape_lets_go_of_a_carried_camera(desk: Desk):
    await desk.show(cameras=2)
    tile = desk.tile(0)
    QTest.mousePress(tile, LEFT, pos=QPoint(60, 10))
    _move(tile, QPoint(200, 60))
    assert QApplication.overrideCursor() is not None
    QTest.keyClick(tile, Qt.Key.Key_Escape)
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(desk.tile(1).mapToGlobal(QPoint(20, 20))))
    assert desk.wall.tiles[:2] == ["camera-0", "camera-1"]
    assert QApplication.overrideCursor() is None


async def test_arrows_move_the_selection_enter_maximises_escape_returns_delete_closes(desk: Desk):
    await desk.show(Layout.NINE, cameras=3)
    QTest.keyClick(desk.tile(0), Qt.Key.Key_Right)
    assert desk.page.grid.selected_tile == 1
    await until(lambda: desk.tile(1).hasFocus())
    QTest.keyClick(desk.tile(1), Qt.Key.Key_Return)
    assert desk.wall.maximised == 1
    QTest.keyClick(desk.tile(1), Qt.Key.Key_Escape)
    assert desk.wall.maximised is None
    QTest.keyClick(desk.tile(1), Qt.Key.Key_Delete)
    assert desk.wall.tiles[1] is None
    QTest.keyClick(desk.tile(1), Qt.Key.Key_Down)
    assert desk.page.grid.selected_tile == 4


async def test_held_arrow_steers_a_ptz_camera_until_let_go(desk: Desk):
    await desk.show(cameras=4)
    QTest.mouseClick(desk.tile(3), LEFT, pos=QPoint(60, 60))
    QTest.keyPress(desk.tile(3), Qt.Key.Key_Left)
    did, camera_id, vector = desk.ptz.did[-1]
    assert (did, camera_id) == ("steer", "camera-3")
    assert vector.pan < 0
    QTest.keyPress(desk.tile(3), Qt.Key.Key_Up)
    assert desk.ptz.did[-1][2].tilt > 0
    QTest.keyRelease(desk.tile(3), Qt.Key.Key_Left)
    assert desk.ptz.did[-1][2].pan == 0
    QTest.keyRelease(desk.tile(3), Qt.Key.Key_Up)
    assert desk.ptz.did[-1] == ("release", "camera-3", None)


async def _steering(desk: Desk) -> None:
    await desk.show(cameras=4)
    QTest.mouseClick(desk.tile(3), LEFT, pos=QPoint(60, 60))
    QTest.keyPress(desk.tile(3), Qt.Key.Key_Right)
    assert desk.ptz.did[-1][0] == "steer"


async def test_losing_the_focus_stops_the_camera(desk: Desk):
    await _steering(desk)
    edit = QLineEdit(desk.page)
    edit.show()
    edit.setFocus()
    assert desk.ptz.did[-1] == ("release", "camera-3", None)


async def test_another_window_coming_up_stops_the_camera(desk: Desk):
    await _steering(desk)
    other = QWidget()
    other.show()
    other.activateWindow()
    await until(lambda: desk.ptz.did[-1] == ("release", "camera-3", None))
    other.close()


async def test_selecting_another_tile_stops_the_camera(desk: Desk):
    await _steering(desk)
    QTest.mouseClick(desk.tile(0), LEFT, pos=QPoint(60, 60))
    assert desk.ptz.did[-1] == ("release", "camera-3", None)


async def test_closing_the_tile_stops_the_camera(desk: Desk):
    await _steering(desk)
    QTest.keyClick(desk.tile(3), Qt.Key.Key_Delete)
    assert desk.ptz.did[-1] == ("release", "camera-3", None)


async def test_hiding_the_page_stops_the_camera_and_the_decoding(desk: Desk):
    await _steering(desk)
    desk.page.hide()
    assert desk.ptz.did[-1] == ("release", "camera-3", None)
    assert not any(desk.wall.visible.values())
    desk.page.show()
    await until(lambda: all(desk.wall.visible.values()))


async def test_wheel_over_a_ptz_camera_zooms_it_a_little_and_stops(desk: Desk):
    await desk.show(cameras=4)
    desk.wall.live(3)
    wheel(desk.tile(3), 1, QPoint(80, 80))
    assert desk.ptz.did[-1][0] == "steer"
    assert desk.ptz.did[-1][2].zoom > 0
    await until(lambda: desk.ptz.did[-1] == ("release", "camera-3", None))
    assert desk.wall.zooms == []


async def test_wheel_over_a_fixed_camera_zooms_the_picture_at_the_cursor_and_dragging_pans(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.live(0)
    tile = desk.tile(0)
    corner = tile.mapFromGlobal(tile.surfaces[0].mapToGlobal(QPoint(4, tile.surfaces[0].height() // 2)))
    for _ in range(4):
        wheel(tile, 1, corner)
    region = desk.wall.zooms[-1][1]
    assert region.width < 0.5
    assert region.left < 0.02
    drag(tile.surfaces[0], QPoint(200, 100), QPoint(100, 100))
    assert desk.wall.zooms[-1][1].left > region.left
    assert desk.wall.tiles[0] == "camera-0"
    QTest.mouseClick(tile, Qt.MouseButton.MiddleButton, pos=QPoint(60, 60))
    assert desk.wall.zooms[-1] == (0, WHOLE_PICTURE)


async def test_ctrl_wheel_zooms_the_picture_of_a_ptz_camera_too(desk: Desk):
    await desk.show(cameras=4)
    desk.wall.live(3)
    wheel(desk.tile(3), 2, QPoint(80, 80), ctrl=True)
    assert desk.wall.zooms
    assert desk.ptz.did == []


async def test_close_sign_in_the_header_closes(desk: Desk):
    await desk.show(cameras=2)
    tile = desk.tile(1)
    QTest.mouseMove(tile, QPoint(40, 60))
    await until(lambda: tile.underMouse())
    header = tile.header
    QTest.mouseClick(header, LEFT, pos=QPoint(header.width() - 10, 12))
    assert desk.wall.tiles[1] is None


async def test_context_menu_offers_what_makes_sense(desk: Desk):
    await desk.show(cameras=1)
    desk.wall.live(0)
    desk.page.grid.menu_asked.emit(0, desk.tile(0).mapToGlobal(QPoint(50, 50)))
    menu = desk.page.findChild(QWidget, "tileMenu")
    await until(menu.isVisible)
    actions = {action.objectName(): action for action in menu.actions() if action.objectName()}
    assert actions["tileMaximise"].isEnabled()
    assert actions["tileSnapshot"].isEnabled()
    assert not actions["tileRetry"].isEnabled()
    actions["tileClose"].trigger()
    menu.close()
    assert desk.wall.tiles[0] is None
