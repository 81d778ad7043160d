"""Cutting clips from the page, bookmarks with their list, and snapshots with time and hash."""

from __future__ import annotations

import json
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from ui_playback_desk import Desk, until
from ui_playback_fakes import NOON

from vms_desktop.domain.clip import ClipState
from vms_desktop.domain.footage import TimeRange, TrackReason
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.ui.playback.clip_dialog import ClipDialog
from vms_desktop.ui.playback.note_dialog import NoteDialog

MINUTE = timedelta(minutes=1)


async def clip_dialog(desk: Desk) -> ClipDialog:
    desk.page.session.mark(NOON - 8 * MINUTE, NOON - 6 * MINUTE)
    desk.key(Qt.Key.Key_C)
    dialog = desk.page.window().findChild(ClipDialog, "clipDialog")
    await until(dialog.isVisible)
    return dialog


async def test_a_clip_is_cut_of_what_is_marked_with_its_margin_and_both_are_shown(desk: Desk):
    await desk.play_cameras(0, 2)
    dialog = await clip_dialog(desk)
    assert dialog.margin.value() == 2
    assert "(2:00)" in dialog.findChild(QLabel, "clipMarked").text()
    assert "(6:00)" in dialog.findChild(QLabel, "clipCut").text()
    assert dialog.start.text() == "ตัดคลิป 2 ไฟล์"
    dialog.start.click()
    await until(lambda: len(desk.cutter.cuts) == 2)
    between, folder = desk.cutter.cuts["job.0"]
    assert between == TimeRange(NOON - 10 * MINUTE, NOON - 4 * MINUTE)
    assert folder == desk.folder / "clips"
    desk.cutter.progress("job.0", 0.5)
    digest = desk.cutter.finish("job.0")
    desk.cutter.finish("job.1")
    await until(lambda: desk.clips.job("job").is_over)
    result = dialog.findChild(QLabel, "clipResult_camera-0").text()
    assert digest in result.replace(" ", "")
    assert "1101-0001_20261126T045000Z" in result
    assert dialog.open_folder.isVisible()
    dialog.reject()


async def test_one_camera_fails_with_its_reason_and_the_other_is_cut(desk: Desk):
    await desk.play_cameras(0, 2)
    dialog = await clip_dialog(desk)
    dialog.start.click()
    await until(lambda: len(desk.cutter.cuts) == 2)
    desk.cutter.fail("job.0", TrackReason.BUSY)
    desk.cutter.finish("job.1")
    await until(lambda: desk.clips.job("job").is_over)
    assert "เครื่องบันทึกไม่ว่าง" in dialog.findChild(QLabel, "clipResult_camera-0").text()
    assert "SHA-256" in dialog.findChild(QLabel, "clipResult_camera-2").text()
    dialog.reject()


async def test_cancel_stops_the_cutting_and_says_so(desk: Desk):
    await desk.play_cameras(0)
    dialog = await clip_dialog(desk)
    dialog.start.click()
    await until(lambda: "job.0" in desk.cutter.cuts)
    dialog.cancel.click()
    await until(lambda: desk.cutter.cancelled == ["job.0"])
    await until(lambda: desk.clips.job("job").parts[0].state is ClipState.CANCELLED)
    assert dialog.isVisible()
    dialog.cancel.click()
    await until(lambda: not _is_open(desk, "clipDialog"))


async def test_closing_the_dialog_cancels_too(desk: Desk):
    await desk.play_cameras(0)
    dialog = await clip_dialog(desk)
    dialog.start.click()
    await until(lambda: "job.0" in desk.cutter.cuts)
    dialog.reject()
    await until(lambda: desk.cutter.cancelled == ["job.0"])


async def test_a_folder_that_cannot_be_written_is_told_in_the_dialog(desk: Desk):
    await desk.play_cameras(0)
    (desk.folder / "taken").write_text("a file")
    dialog = await clip_dialog(desk)
    dialog.folder.setText(str(desk.folder / "taken" / "clips"))
    dialog.start.click()
    problem = dialog.findChild(QLabel, "clipProblem")
    await until(problem.isVisible)
    assert str(desk.folder / "taken") in problem.text()
    assert desk.cutter.cuts == {}
    dialog.reject()


def _is_open(desk: Desk, name: str) -> bool:
    return any(dialog.isVisible() for dialog in desk.page.window().findChildren(ClipDialog, name))


async def set_bookmark(desk: Desk, note: str) -> None:
    before = len(desk.book.marks)
    desk.key(Qt.Key.Key_B)
    dialog = desk.page.window().findChildren(NoteDialog)[-1]
    await until(dialog.isVisible)
    dialog.findChild(QPlainTextEdit, "noteText").setPlainText(note)
    dialog.findChild(QAbstractButton, "noteSave").click()
    await until(lambda: len(desk.book.marks) == before + 1)


async def test_a_bookmark_with_a_note_stands_on_the_timeline_and_in_the_list(desk: Desk):
    await desk.play_cameras(0)
    desk.page.go_to(NOON - 5 * MINUTE)
    await set_bookmark(desk, "รถกระบะสีขาว")
    mark = next(iter(desk.book.marks.values()))
    assert (mark.camera_id, mark.begin_us, mark.end_us) == ("camera-0", microseconds(NOON - 5 * MINUTE), None)
    await until(lambda: len(desk.page.lanes.lanes[0].bookmarks) == 1)
    desk.page.toolbar.list.click()
    panel = desk.page.bookmarks
    await until(lambda: panel.list.count() == 1)
    assert "รถกระบะสีขาว" in panel.list.item(0).text()


async def test_the_list_is_searched_and_leads_to_the_moment(desk: Desk):
    await desk.book.set("camera-0", microseconds(NOON - 5 * MINUTE), None, "รถกระบะสีขาว")
    await desk.book.set("camera-2", microseconds(NOON - 7 * MINUTE), None, "ชายเสื้อแดง")
    panel = desk.page.bookmarks
    desk.page.toolbar.list.click()
    await until(lambda: panel.list.count() == 2)
    panel.search.setText("แดง")
    await until(lambda: panel.list.count() == 1)
    panel.list.setCurrentRow(0)
    panel.findChild(QAbstractButton, "bookmarkOpen").click()
    await until(lambda: [track.camera.id for track in desk.playback.tracks] == ["camera-2"])
    assert desk.playback.position.at == NOON - 7 * MINUTE
    panel.search.setText("ไม่มีคำนี้")
    await until(lambda: panel.list.count() == 0)
    assert panel.findChild(QLabel, "bookmarkNothing").isVisible()


async def test_a_bookmark_is_changed_and_removed(desk: Desk):
    mark = await desk.book.set("camera-0", microseconds(NOON - 5 * MINUTE), None, "เดิม")
    panel = desk.page.bookmarks
    desk.page.toolbar.list.click()
    await until(lambda: panel.list.count() == 1)
    panel.list.setCurrentRow(0)
    panel.findChild(QAbstractButton, "bookmarkChange").click()
    dialog = desk.page.window().findChildren(NoteDialog)[-1]
    dialog.findChild(QPlainTextEdit, "noteText").setPlainText("ใหม่")
    dialog.findChild(QAbstractButton, "noteSave").click()
    await until(lambda: desk.book.marks[mark.id].note == "ใหม่")
    await until(lambda: panel.list.count() == 1 and "ใหม่" in panel.list.item(0).text())
    panel.list.setCurrentRow(0)
    panel.findChild(QAbstractButton, "bookmarkRemove").click()
    desk.page.window().findChild(QAbstractButton, "confirmAction").click()
    await until(lambda: desk.book.marks == {})
    await until(lambda: panel.list.count() == 0)


async def test_a_snapshot_has_its_time_and_the_hash_of_the_original_picture_beside_it(desk: Desk):
    await desk.play_cameras(0)
    desk.page.go_to(NOON - 5 * MINUTE)
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: len(desk.notices) == 1)
    (facts,) = (desk.folder / "stills").glob("*.json")
    about = json.loads(facts.read_text("utf-8"))
    assert about["taken_at"] == "2026-11-26T04:55:00.000Z"
    assert about["camera"]["code"] == "1101-0001"
    assert len(about["original_picture_sha256"]) == 64
    assert facts.with_suffix(".png").exists()
    assert about["original_picture_sha256"][:8] in desk.notices[0]
