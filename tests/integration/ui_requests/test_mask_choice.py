"""Privacy copies of a request: areas drawn on what was delivered before, or of a masked copy, reach the export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mask_room import SECOND_US, CutsAtOnce, delivered_once, masked_copy, offer_masks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from qt_room import button
from ui_requests_desk import Room
from waiting import until

from vms_desktop.domain.errors import CopyError
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui import messages
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.masking.areas_dialog import AreasDialog
from vms_desktop.ui.requests.copy_dialog import CopyDialog
from vms_desktop.ui.requests.handover_dialog import HandoverDialog
from vms_desktop.ui.requests.mask_choice import MaskChoice
from vms_desktop.ui.requests.parts import OnMedium

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drawn(at_us: int) -> Masking:
    keys = (KeyFrame(at_us, rectangle(0.1, 0.2, 0.3, 0.6)), KeyFrame(at_us + 9 * SECOND_US, rectangle(0, 0, 0.2, 0.4)))
    return Masking((Area("one", AreaShape.RECTANGLE, AreaLook.BLUR, keys),))


async def copying(room: Room, request: Request) -> tuple[CopyDialog, MaskChoice]:
    """The dialog of the copy, once it has looked for originals."""
    room.page.open_request(request.id)
    await room.at(request.state)
    room.next()
    dialog = await room.dialog(CopyDialog)
    masks = dialog.masks
    assert masks is not None
    await until(lambda: masks.note.isVisible() or button(dialog, "maskDraw_0").isEnabled())
    return dialog, masks


def drag(dialog: AreasDialog, begin: tuple[float, float], end: tuple[float, float]) -> None:
    canvas = dialog.canvas
    first, last = canvas.place_of(begin).toPoint(), canvas.place_of(end).toPoint()
    QTest.mousePress(canvas, LEFT, NONE, first)
    QTest.mouseMove(canvas, (first + last) / 2)
    QTest.mouseMove(canvas, last)
    QTest.mouseRelease(canvas, LEFT, NONE, last)


async def drawing(room: Room, at_us: int) -> AreasDialog:
    editor = await room.dialog(AreasDialog)
    await until(lambda: editor.at_us == at_us)
    return editor


async def test_areas_drawn_on_the_delivered_original_reach_the_export(room: Room) -> None:
    offer_masks(room)
    one, two = room.interval(0), room.interval(1)
    dialog, masks = await copying(room, await delivered_once(room, one, two))
    assert not masks.note.isVisible() and not button(dialog, "maskUndo_0").isEnabled()
    button(dialog, "maskDraw_0").click()
    editor = await drawing(room, one.begin_us)
    package = editor._original.path.parent
    before = sorted(path.name for path in package.iterdir())
    assert not editor.still.isVisible() and not editor.request.isVisible() and not editor.make.isEnabled()
    drag(editor, (0.1, 0.2), (0.3, 0.6))
    editor.seek(one.begin_us + 30 * SECOND_US)
    await until(lambda: editor.at_us == one.begin_us + 30 * SECOND_US)
    drag(editor, (0.2, 0.4), (0.7, 0.5))
    editor.make.click()
    await until(lambda: bool(masks.given()))
    ((camera_id, masking),) = masks.given()
    assert camera_id == one.camera_id
    assert [key.at_us - one.begin_us for key in masking.areas[0].keys] == [0, 30 * SECOND_US]
    # Nothing is written into a sealed package.
    assert sorted(path.name for path in package.iterdir()) == before
    begin, end = (f"{thai_time(moment(one.begin_us + after)):%H:%M:%S}" for after in (0, 30 * SECOND_US))
    words = masks._rows[camera_id].words.text()
    assert f"1 พื้นที่ {begin}–{end}" in words

    dialog.action.click()
    await room.at(State.READY)
    assert room.copies.wishes is not None and room.copies.wishes.masks == ((one.camera_id, masking),)


async def test_of_several_packages_the_newest_is_handed_over_unless_another_lies_on_a_medium(room: Room) -> None:
    """That with the masks was made because the first one was not to be given away."""
    request = await delivered_once(room, room.interval(0))
    first = request.deliveries[0]
    second = replace(first, id="second", number=2)
    newest = HandoverDialog(request, [first, second])
    assert newest.given().delivery_id == "second"
    on_stick = HandoverDialog(request, [first, second], media={first.id: OnMedium(Path("REQ"), "USB", "4C53-0001")})
    assert on_stick.given().delivery_id == first.id and on_stick.serial.text() == "4C53-0001"
    on_stick.delivery.setCurrentIndex(1)
    assert on_stick.serial.text() == ""
    for dialog in (newest, on_stick):
        dialog.reject()


async def test_drawing_goes_on_with_what_was_drawn_and_can_be_taken_back(room: Room) -> None:
    offer_masks(room)
    one = room.interval(0)
    dialog, masks = await copying(room, await delivered_once(room, one))
    button(dialog, "maskDraw_0").click()
    editor = await drawing(room, one.begin_us)
    drag(editor, (0.1, 0.2), (0.3, 0.6))
    editor.make.click()
    question = await room.dialog(ConfirmDialog)  # it covers a single picture
    question.accept()
    await until(lambda: bool(masks.given()))
    button(dialog, "maskDraw_0").click()
    editor = await drawing(room, one.begin_us)
    assert len(editor.model.areas) == 1 and not editor.model.can_undo
    drag(editor, (0.6, 0.2), (0.8, 0.6))
    assert len({area.id for area in editor.model.areas}) == 2
    editor.close()
    (await room.dialog(ConfirmDialog)).accept()  # discarded: the earlier ones stay
    await until(lambda: not editor_is_open())
    assert [len(areas.areas) for _, areas in masks.given()] == [1]
    button(dialog, "maskUndo_0").click()
    assert masks.given() == () and not button(dialog, "maskUndo_0").isEnabled()
    dialog.reject()


def editor_is_open() -> bool:
    return any(isinstance(one, AreasDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


async def test_before_there_is_a_package_footage_is_cut_to_draw_on_and_taken_away_with_the_dialog(room: Room) -> None:
    cutting = CutsAtOnce()
    parts = offer_masks(room, cutting)
    one, two = room.interval(0), room.interval(1)
    request = await room.approved(one, two)
    dialog, masks = await copying(room, request)
    assert not masks.note.isVisible()
    cutting.missing.add(two.camera_id)
    button(dialog, "maskDraw_1").click()
    await until(lambda: dialog._problem.isVisible())
    cutting.holds.clear()
    button(dialog, "maskDraw_0").click()
    await until(lambda: "50" in masks._rows[one.camera_id].words.text())
    # One at a time; of the other camera nothing is told meanwhile.
    assert not button(dialog, "maskDraw_0").isEnabled() and not button(dialog, "maskDraw_1").isEnabled()
    cutting.holds.set()
    editor = await drawing(room, one.begin_us)
    drag(editor, (0.1, 0.2), (0.3, 0.6))
    editor.panel.after.click()
    editor.make.click()
    await until(lambda: bool(masks.given()))
    # Drawing goes on with the same footage.
    button(dialog, "maskDraw_0").click()
    editor = await drawing(room, one.begin_us)
    editor.reject()
    assert cutting.asked == [(two, request.number), (one, request.number)]
    assert list(room.folder.drawing.iterdir())
    ((_, masking),) = masks.given()
    dialog.action.click()
    await room.at(State.READY)
    assert room.copies.wishes is not None and room.copies.wishes.masks == ((one.camera_id, masking),)
    await until(lambda: not list(room.folder.drawing.iterdir()))
    assert parts.drawing is not None
    await parts.drawing.stop()


async def test_without_a_package_here_it_says_what_to_do_first_and_takes_a_masked_copy(
    room: Room, tmp_path: Path
) -> None:
    offer_masks(room)
    one, two = room.interval(0), room.interval(1)
    dialog, masks = await copying(room, await room.approved(one, two))
    assert masks.note.isVisible() and not button(dialog, "maskDraw_0").isEnabled()
    masking = drawn(one.begin_us)
    masks.take_file(one.camera_id, masked_copy(tmp_path / "a_masked.json", one, masking))
    await until(lambda: masks.given() == ((one.camera_id, masking),))

    # A refused file says why, and what was chosen stays.
    other = masked_copy(tmp_path / "b_masked.json", two, masking)
    masks.take_file(one.camera_id, other)
    await until(lambda: dialog._problem.isVisible())
    assert dialog._problem.text() == messages.error_text(CopyError("copy.masks_other_camera", file=other.name))
    late = masked_copy(tmp_path / "c_masked.json", room.interval(0, begin_minute=600), masking)
    masks.take_file(one.camera_id, late)
    text = messages.error_text(CopyError("copy.masks_other_time", file=late.name))
    await until(lambda: dialog._problem.text() == text)
    (tmp_path / "d.json").write_text("[" * 50_000)
    masks.take_file(one.camera_id, tmp_path / "d.json")
    await until(lambda: dialog._problem.text() == messages.error_text(CopyError("copy.no_masks", file="d.json")))
    assert masks.given() == ((one.camera_id, masking),)

    # Masks of a camera that is not copied are not sent along.
    dialog._lines[0].box.setChecked(False)
    assert dialog.given().masks == ()
    dialog._lines[0].box.setChecked(True)
    assert dialog.given().masks == ((one.camera_id, masking),)
    dialog.reject()


async def test_an_original_that_was_taken_away_is_told_when_it_is_opened(room: Room) -> None:
    offer_masks(room)
    request = await delivered_once(room, room.interval(0))
    dialog, masks = await copying(room, request)
    original = masks._rows[room.interval(0).camera_id].originals[0].path
    original.with_suffix(".json").unlink()
    button(dialog, "maskDraw_0").click()
    await until(lambda: dialog._problem.isVisible())
    assert original.name in dialog._problem.text() and not editor_is_open()
    dialog.reject()


async def test_several_originals_of_a_camera_are_chosen_by_their_time(room: Room) -> None:
    offer_masks(room)
    early, late = room.interval(0), room.interval(0, begin_minute=30)
    dialog, masks = await copying(room, await delivered_once(room, early, late))
    assert [one.begin_us for one in masks._rows[early.camera_id].originals] == [early.begin_us, late.begin_us]
    button(dialog, "maskDraw_0").click()
    menu = await until(lambda: next((one for one in dialog.findChildren(QMenu) if one.isVisible()), None))
    menu.actions()[1].trigger()
    menu.close()
    editor = await drawing(room, late.begin_us)
    editor.reject()
    dialog.reject()
