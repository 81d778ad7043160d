"""Drawing areas on a real clip with mouse and keyboard, and the copy that comes of it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from authority_fakes import person
from masking_room import BEGINS, EVERY_US, HIGH, PICTURES, WIDTH, Room, lumas
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qt_room import button
from shiboken6 import isValid
from waiting import until

from vms_desktop.domain.evidence.copies import LABELS, CopyKind, StillFormat
from vms_desktop.domain.evidence.masking import AreaLook, AreaShape, bounds
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.thai_time import THAI_OFFSET_S, thai_time
from vms_desktop.services.evidence.copy_files import microseconds, read_original
from vms_desktop.services.evidence.copy_ports import StripWords
from vms_desktop.ui import messages
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.masking.copies_dialog import CopiesDialog
from vms_desktop.ui.masking.masking_dialog import MaskingDialog
from vms_desktop.ui.masking.strip_painter import QtStripPainter

FIRST_US = microseconds(BEGINS)
LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def dialog(room: Room):
    made = MaskingDialog(room.parts, read_original(room.clip), "REQ-2569-0001")
    made.resize(1200, 760)
    made.show()
    await until(lambda: made.at_us == FIRST_US)
    yield made
    if isValid(made):
        made.done(0)


def drag(dialog: MaskingDialog, begin: tuple[float, float], end: tuple[float, float]) -> None:
    canvas = dialog.canvas
    first, last = canvas.place_of(begin).toPoint(), canvas.place_of(end).toPoint()
    QTest.mousePress(canvas, LEFT, NONE, first)
    QTest.mouseMove(canvas, (first + last) / 2)
    QTest.mouseMove(canvas, last)
    QTest.mouseRelease(canvas, LEFT, NONE, last)


async def go(dialog: MaskingDialog, number: int) -> None:
    dialog.seek(FIRST_US + number * EVERY_US + 200)
    await until(lambda: abs(dialog.at_us - FIRST_US - number * EVERY_US) < 1000)


async def test_where_pictures_are_missing_the_timeline_is_hatched(dialog: MaskingDialog) -> None:
    line, half = dialog.line, timedelta(microseconds=PICTURES * EVERY_US // 2)
    before = line.grab().toImage()
    gap = TimeRange(BEGINS + half / 2, BEGINS + half)
    line.set_gaps([gap])
    after = line.grab().toImage()
    changed = {x for x in range(line.width()) for y in (30, 31, 32) if before.pixel(x, y) != after.pixel(x, y)}
    first, last = (line.x_of(microseconds(one)) for one in (gap.begin, gap.end))
    assert changed and first - 1 <= min(changed) and max(changed) <= last + 1
    assert line.toolTip()


async def made_by(dialog: MaskingDialog, room: Room, kind: str):
    await until(lambda: list(room.folder.glob(f"*_{kind}*.json")))
    await until(lambda: not dialog.work.is_busy)
    return next(path for path in room.folder.glob(f"*_{kind}*") if path.suffix != ".json")


async def test_an_area_is_drawn_moved_in_a_later_picture_and_masked_in_between(dialog: MaskingDialog, room: Room):
    drag(dialog, (0.1, 0.2), (0.3, 0.6))
    await go(dialog, 40)
    drag(dialog, (0.2, 0.4), (0.7, 0.5))
    area = dialog.model.chosen_area
    assert area is not None and [round((key.at_us - FIRST_US) / EVERY_US) for key in area.keys] == [0, 40]
    assert bounds(area.keys[1].points) == pytest.approx((0.6, 0.3, 0.8, 0.7), abs=0.01)
    button(dialog, "maskMake").click()
    path = await made_by(dialog, room, "masked")
    pictures = lumas(path)
    assert len(pictures) == PICTURES
    head = pictures[0].shape[0] - HIGH
    assert head > 20
    for number in (0, 10, 20, 30, 40):
        share = number / 40
        left, top = 0.1 + 0.5 * share, 0.2 + 0.1 * share
        inside = pictures[number][head + round(top * HIGH) + 6 : head + round((top + 0.4) * HIGH) - 6]
        assert inside[:, round(left * WIDTH) + 8 : round((left + 0.2) * WIDTH) - 8].max() < 30
        assert inside[:, : max(1, round(left * WIDTH) - 8)].min() > 60
    assert pictures[41][head:].min() > 60
    about = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert about["label"] == LABELS[CopyKind.MASKED] and len(about["masking"]["areas"][0]["key_frames"]) == 2


async def test_a_single_picture_is_asked_about_before_a_copy_is_made(dialog: MaskingDialog, room: Room):
    drag(dialog, (0.1, 0.2), (0.3, 0.6))
    button(dialog, "maskMake").click()
    question = dialog.findChild(ConfirmDialog)
    assert question is not None and not dialog.work.is_busy
    question.reject()
    button(dialog, "maskAfter").click()
    button(dialog, "maskMake").click()
    assert lumas(await made_by(dialog, room, "masked"))[-1][-HIGH:].min() < 30


async def test_the_keyboard_moves_resizes_and_deletes(dialog: MaskingDialog):
    canvas = dialog.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Insert)
    area = dialog.model.chosen_area
    assert area is not None and bounds(area.keys[0].points) == pytest.approx((0.4, 0.4, 0.6, 0.6))
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    assert bounds(dialog.model.chosen_area.keys[0].points) == pytest.approx((0.43, 0.4, 0.63, 0.61))
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert dialog.model.areas == ()
    dialog.model.undo()
    assert len(dialog.model.areas) == 1


async def test_page_keys_step_through_pictures_and_key_frames(dialog: MaskingDialog):
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Insert)
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    await until(lambda: dialog.at_us > FIRST_US)
    assert abs(dialog.at_us - FIRST_US - EVERY_US) < 1000
    await go(dialog, 30)
    QTest.keyClick(dialog, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: dialog.at_us == FIRST_US)


async def test_a_polygon_is_drawn_corner_by_corner(dialog: MaskingDialog):
    button(dialog, "maskShape_polygon").click()
    for corner in ((0.2, 0.2), (0.6, 0.2), (0.4, 0.7)):
        QTest.mouseClick(dialog.canvas, LEFT, NONE, dialog.canvas.place_of(corner).toPoint())
    assert dialog.canvas.draws and dialog.model.areas == ()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Return)
    (area,) = dialog.model.areas
    assert area.shape is AreaShape.POLYGON and len(area.keys[0].points) == 3
    QTest.mouseClick(dialog.canvas, LEFT, NONE, dialog.canvas.place_of((0.9, 0.9)).toPoint())
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert not dialog.canvas.draws and dialog.isVisible()


async def test_the_picture_is_shown_as_it_will_be(dialog: MaskingDialog):
    drag(dialog, (0.1, 0.2), (0.5, 0.8))
    button(dialog, "maskPreview").click()
    await until(lambda: dialog.canvas.is_covered)
    image = dialog.canvas._image
    assert image.pixelColor(round(0.3 * image.width()), round(0.5 * image.height())).lightness() < 20
    assert image.pixelColor(round(0.8 * image.width()), round(0.5 * image.height())).lightness() > 100


async def test_a_still_of_what_is_seen_is_saved(dialog: MaskingDialog, room: Room):
    await go(dialog, 20)
    button(dialog, "maskStill").click()
    path = await made_by(dialog, room, "still")
    about = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert path.suffix == f".{StillFormat.PNG.value}" and about["pictures"]["first"] == about["pictures"]["last"]
    assert lumas(path)[0].shape[1] == WIDTH


async def test_what_was_drawn_is_not_lost_by_closing_the_window(dialog: MaskingDialog):
    drag(dialog, (0.1, 0.2), (0.5, 0.8))
    dialog.close()
    question = dialog.findChild(ConfirmDialog)
    assert question is not None and dialog.isVisible()
    question.accept()
    assert not dialog.isVisible()


async def test_whoever_signs_in_without_the_right_sees_nothing_of_it(dialog: MaskingDialog, room: Room):
    drag(dialog, (0.1, 0.2), (0.5, 0.8))
    room.desk.become(person("2"), frozenset({Permission.VIEW_LIVE}))
    await until(lambda: not dialog.isVisible())


async def test_the_process_that_shows_pictures_may_die(dialog: MaskingDialog):
    import os
    import signal

    clip = dialog._clip
    assert clip is not None
    os.kill(clip._reader.pid, signal.SIGKILL)
    await until(lambda: clip._reader.pid == 0)
    await go(dialog, 25)


async def test_a_file_that_is_gone_is_told(room: Room):
    original = read_original(room.clip)
    room.clip.unlink()
    dialog = MaskingDialog(room.parts, original)
    dialog.show()
    problem = dialog._problem
    await until(lambda: problem.isVisible())
    assert problem.text() == messages.error_text(_gone())
    assert not button(dialog, "maskMake").isEnabled()
    dialog.done(0)


def _gone():
    from vms_desktop.domain.errors import FootageError

    return FootageError("footage.file_gone", camera="")


# ---- working copies ------------------------------------------------------------------------------------------


async def test_copies_are_made_from_the_dialog_and_their_hashes_told(room: Room):
    before = room.clip.read_bytes()
    dialog = CopiesDialog(room.parts, [room.clip], "REQ-2569-0001")
    dialog.show()
    await until(lambda: dialog.original is not None)
    dialog.playable.setChecked(True)
    button(dialog, "copiesMake").click()
    await until(lambda: dialog.work.words.isVisible())
    names = sorted(path.name for path in room.folder.iterdir() if "_working" in path.name or "_playable" in path.name)
    assert names == [
        "1101-0007_clip_playable.json",
        "1101-0007_clip_playable.mp4",
        "1101-0007_clip_working.json",
        "1101-0007_clip_working.mp4",
    ]
    assert "SHA-256" in dialog.work.words.text()
    assert room.clip.read_bytes() == before
    dialog.done(0)


async def test_the_strip_in_the_picture_is_the_one_that_was_drawn_with_the_time_of_each_picture(room: Room):
    """Compared with the strip drawn once more and filled in by another way: glyph by glyph from its places."""
    import numpy as np

    from vms_desktop.domain.evidence.copies import CopyWish
    from vms_desktop.services.evidence.copy_files import moment

    (file,) = await room.copies.make(CopyWish(CopyKind.WORKING, read_original(room.clip), room.folder, "REQ-2569-0001"))
    words = StripWords(LABELS[CopyKind.WORKING], "1101-0007 แยกปากน้ำ", "REQ-2569-0001", THAI_OFFSET_S)
    strip = QtStripPainter().paint(WIDTH, HIGH, words)
    base = np.frombuffer(strip.rgb, np.uint8).reshape(strip.height, strip.width, 3).astype(int) @ (0.299, 0.587, 0.114)
    for number in (0, 7, 22, 49):
        local = thai_time(moment(FIRST_US + number * EVERY_US))
        text = f"{local.day:2d}#{local.year + 543}{local:%H%M%S}{local.microsecond // 1000:03d}"
        expected = base.copy()
        for sign, (what, left, top) in zip(text, strip.places, strict=True):
            name = f"M{local.month}" if what == "M" else sign
            if name in strip.glyphs:
                glyph = strip.glyphs[name]
                grey = np.frombuffer(glyph.grey, np.uint8).reshape(glyph.height, glyph.width)
                expected[top : top + glyph.height, left : left + glyph.width] = grey
        shown = lumas(file.path)[number][: strip.height]
        assert np.abs(shown - expected).mean() < 4, number
        assert np.abs(shown - base).mean() > np.abs(shown - expected).mean() + 1


async def test_what_is_no_clip_is_told(room: Room):
    room.clip.with_suffix(".json").unlink()
    dialog = CopiesDialog(room.parts, [room.clip])
    dialog.show()
    await until(lambda: dialog._problem.isVisible())
    assert room.clip.name in dialog._problem.text()
    assert not button(dialog, "copiesMake").isEnabled() and not button(dialog, "copiesMask").isEnabled()
    dialog.done(0)


async def test_closing_the_dialog_ends_what_is_made_and_leaves_nothing(room: Room):
    dialog = CopiesDialog(room.parts, [room.clip])
    dialog.show()
    await until(lambda: dialog.original is not None)
    button(dialog, "copiesMake").click()
    await until(lambda: dialog.work._job is not None)
    dialog.done(0)
    await until(lambda: not list(room.folder.glob(".vms-copy*")) and not room.copies._running)
    assert not list(room.folder.glob("*_working*"))


def test_looks_have_words(qapp: QApplication):
    from vms_desktop.ui.masking.mask_words import look_word, shape_word

    words = {look_word(look) for look in AreaLook} | {shape_word(shape) for shape in AreaShape}
    assert words == {"ดำทึบ", "เบลอ", "โมเสก", "สี่เหลี่ยม", "หลายเหลี่ยม"}
