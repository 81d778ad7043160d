"""Holds placed and lifted by two people, and a file that was handed in, as a person does it on a whole desk."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

import av
import numpy as np
from desk_tools import RealDesk, draft, until
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QWidget

from vms_desktop.app import Desk
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.role import Role
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.settings import load
from vms_desktop.ui import formatting
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.handed_in.files_dialog import FilesDialog
from vms_desktop.ui.handed_in.take_in_dialog import TakeInDialog
from vms_desktop.ui.holds.hold_dialog import HoldDialog
from vms_desktop.ui.holds.holds_dialog import HoldsDialog
from vms_desktop.ui.holds.keep_dialog import KeepDialog
from vms_desktop.ui.holds.lift_dialog import LiftDialog
from vms_desktop.ui.pages.recording_settings import RecordingSettings
from vms_desktop.ui.people.consent_dialog import ConsentDialog
from vms_desktop.ui.playback.playback_page import PlaybackPage
from vms_desktop.ui.shell.navigation_rail import Page

FIRST, FIRST_PASSWORD = "สมหญิง", "กุ้งแม่น้ำ 7 ตัว"
SECOND, SECOND_PASSWORD = "somsak", "ปลาหมึกย่าง 9 ไม้"
W = TypeVar("W", bound=QWidget)


@asynccontextmanager
async def attended(folder: Path) -> AsyncIterator[Desk]:
    """A desk with an administrator signed in, a supervisor to consent, and three cameras."""
    real = RealDesk()
    try:
        desk = await real.open(folder / "data", unattended=False)
        people = desk.services.people
        await people.people.add_first(PersonDraft(FIRST, "ร.ต.อ.หญิง สมหญิง"), FIRST_PASSWORD)
        await people.session.sign_in(Typed(FIRST, FIRST_PASSWORD))
        made = await people.people.add(PersonDraft(SECOND, "พ.ต.ท.สมศักดิ์", role=Role.SUPERVISOR))
        await people.session.hand_over(Typed(SECOND, made.password))
        await people.own.change_password(made.password, SECOND_PASSWORD)
        await people.session.hand_over(Typed(FIRST, FIRST_PASSWORD))
        for number in range(3):
            await desk.services.cameras.add(draft(f"1101-{number:04}", f"rtsp://127.0.0.1:9/{number}"))
        yield desk
    finally:
        await real.close()


def keep_picture(widget: QWidget, name: str) -> None:
    """Where somebody wants to look at it."""
    folder = os.environ.get("VMS_TEST_PICTURES")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def shown(kind: type[W]) -> W | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


async def comes(kind: type[W]) -> W:
    await until(lambda: shown(kind) is not None)
    found = shown(kind)
    assert found is not None
    return found


async def entries(desk: Desk, prefix: str) -> list[Any]:
    log = desk.services.cameras.log
    await log.written()
    page = await log.store.page(LogFilter(), None, 300)
    return [one.entry for one in reversed(page) if one.entry.action.startswith(prefix)]


async def consented() -> None:
    """The second person types name and password on the spot."""
    consent = await comes(ConsentDialog)
    consent.form.username.setText(SECOND)
    consent.form.password.line.setText(SECOND_PASSWORD)
    keep_picture(consent, "consent")
    consent.form.button.click()
    await until(lambda: shown(ConsentDialog) is None)


async def test_footage_is_put_on_hold_from_the_page_and_let_go_by_two_people(tmp_path: Path) -> None:
    async with attended(tmp_path) as desk:
        holds, cameras = desk.services.recording.holds, desk.services.cameras
        desk.window.show_page(Page.PLAYBACK)
        page = desk.window.findChild(PlaybackPage)
        for camera in list(cameras.cameras)[:2]:
            page.add_camera(camera.id)
        await until(lambda: len(desk.services.playback.playback.tracks) == 2)
        now = desk.services.clock.now()
        begin, end = now - timedelta(hours=2), now - timedelta(hours=1)
        page.session.mark(begin, end)
        page.findChild(QToolButton, "transportHold").click()
        dialog = await comes(HoldDialog)
        assert len(dialog.chosen) == 2 and not dialog.place.isEnabled(), "without a reason nothing is held"
        dialog.reason.setPlainText("อุบัติเหตุหน้าตลาด คดีที่ 12/2569")
        dialog.request.setText("คข.15/2569")
        dialog.end.setText("ไม่ใช่เวลา")
        dialog.place.click()
        await until(lambda: not dialog.findChild(QLabel, "problem_end").isHidden())
        keep_picture(dialog, "hold-wrong-time")
        dialog.end.setText(formatting.typed_moment_text(end))
        keep_picture(dialog, "hold-dialog")
        dialog.place.click()
        await until(lambda: len(holds.holds) == 2)
        (hold, _) = holds.holds
        assert abs(hold.begin_us - microseconds(begin)) < 1_000_000 and hold.request == "คข.15/2569"
        assert hold.placed_by.name == "ร.ต.อ.หญิง สมหญิง"
        await until(lambda: all(lane.hold_at(begin.timestamp() + 60) for lane in page.lanes.lanes))
        # The list, and a hold of a camera that is not played, from there.
        page.findChild(QToolButton, "playbackHolds").click()
        listed = await comes(HoldsDialog)
        assert listed.table.rowCount() == 2 and not listed.lift.isEnabled()
        listed.new.click()
        dialog = await comes(HoldDialog)
        third = list(cameras.cameras)[2]
        dialog.more.set_camera(third.id)
        dialog.more.chosen.emit()
        for camera_id, box in dialog.listed.boxes.items():
            box.setChecked(camera_id == third.id)
        dialog.end.clear()
        dialog.reason.setPlainText("เฝ้าดูจุดเสี่ยง")
        dialog.place.click()
        await until(lambda: listed.table.rowCount() == 3)
        open_hold = next(one for one in holds.holds if one.camera_id == third.id)
        assert open_hold.end_us is None
        listed.search.setText("คดีที่ 12")
        assert listed.table.rowCount() == 2
        listed.search.clear()
        listed.table.choose(open_hold.id)
        keep_picture(listed, "holds-list")
        # Still needed: looked at again on another day, for a reason.
        listed.keep.click()
        keep = await comes(KeepDialog)
        assert not keep.keep.isEnabled()
        keep.reason.setPlainText("คดียังไม่สิ้นสุด")
        keep.until.setText("1/1/2560")
        keep.keep.click()
        assert not keep.findChild(QLabel, "problem_review").isHidden()
        keep_picture(keep, "hold-keep")
        keep.until.setText(formatting.typed_moment_text(now + timedelta(days=30)))
        keep.keep.click()
        await until(lambda: any(one.review_us is not None and one.id == open_hold.id for one in holds.holds))
        listed.due_only.setChecked(True)
        assert listed.table.rowCount() == 0 and listed.table.isHidden()
        listed.due_only.setChecked(False)
        listed.table.choose(open_hold.id)
        listed.lift.click()
        lift = await comes(LiftDialog)
        assert not lift.lift.isEnabled()
        lift.reason.setPlainText("เหตุยุติแล้ว")
        keep_picture(lift, "hold-lift")
        lift.lift.click()
        consent = await comes(ConsentDialog)
        consent.reject()
        await until(lambda: shown(ConsentDialog) is None)
        assert not any(one.is_lifted for one in holds.holds), "nobody consented"
        listed.lift.click()
        lift = await comes(LiftDialog)
        lift.reason.setPlainText("เหตุยุติแล้ว")
        lift.lift.click()
        await consented()
        await until(lambda: listed.table.rowCount() == 2)
        lifted = next(one for one in holds.holds if one.id == open_hold.id)
        assert (lifted.lift_reason, lifted.second.name) == ("เหตุยุติแล้ว", "พ.ต.ท.สมศักดิ์")
        listed.also_lifted.setChecked(True)
        listed.table.choose(open_hold.id)
        assert "พ.ต.ท.สมศักดิ์" in listed.findChild(QLabel, "holdsStory").text() and not listed.lift.isEnabled()
        keep_picture(listed, "holds-lifted")
        listed.export.click()
        where = await comes(QFileDialog)
        where.fileSelected.emit(str(tmp_path / "holds.csv"))
        where.reject()
        await until((tmp_path / "holds.csv").exists)
        rows = list(csv.reader((tmp_path / "holds.csv").read_text("utf-8-sig").splitlines()))
        assert len(rows) == 4 and rows[0][0] == "สถานะ"
        assert any("เหตุยุติแล้ว" in row and "พ.ต.ท.สมศักดิ์" in row for row in rows)
        exported = await entries(desk, "camera.list_exported")
        assert json.loads(exported[0].details)["what"] == "holds"
        listed.table.choose(hold.id)
        listed.go.click()
        await until(lambda: abs((page.session.at - begin).total_seconds()) < 2)
        told = await entries(desk, "footage.")
        assert [one.action for one in told] == ["footage.held"] * 3 + ["footage.held_longer", "footage.released"]
        page.session.clear()


def make_file(path: Path, pictures: int = 50) -> None:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=25, options={"preset": "ultrafast", "g": "25"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        stream.time_base = Fraction(1, 25)
        for number in range(pictures):
            frame = av.VideoFrame.from_ndarray(np.full((270, 320), 40 + number, np.uint8), format="yuv420p")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


async def test_a_file_is_taken_in_with_camera_and_time_played_corrected_and_let_go(tmp_path: Path) -> None:
    source = tmp_path / "ร้านทอง กล้อง 2.mp4"
    make_file(source)
    (tmp_path / "เสีย.mp4").write_bytes(b"no video at all" * 100)
    async with attended(tmp_path) as desk:
        files, cameras = desk.services.playback.files, desk.services.cameras
        desk.window.show_page(Page.PLAYBACK)
        page = desk.window.findChild(PlaybackPage)
        page.findChild(QToolButton, "playbackFiles").click()
        listed = await comes(FilesDialog)
        keep_picture(listed, "files-empty")
        listed.take(tmp_path / "เสีย.mp4")
        dialog = await comes(TakeInDialog)
        await until(lambda: not dialog.findChild(QLabel, "takeInProblem").isHidden())
        assert not dialog.take.isEnabled()
        dialog.reject()
        await until(lambda: shown(TakeInDialog) is None)
        listed.take(source)
        dialog = await comes(TakeInDialog)
        await until(dialog.take.isEnabled)
        facts = dialog.findChild(QLabel, "takeInFacts").text()
        assert "320×180" in facts and "50" in facts and "SHA-256" in facts
        assert dialog.by.text() == "ร.ต.อ.หญิง สมหญิง"
        dialog.begins.setText("24/11/2569 14:05:09")
        dialog.take.click()
        await until(lambda: not dialog.findChild(QLabel, "problem_camera").isHidden())
        camera = list(cameras.cameras)[1]
        dialog.camera.set_camera(camera.id)
        keep_picture(dialog, "file-take-in")
        dialog.take.click()
        await until(lambda: listed.table.rowCount() == 1)
        (taken,) = await files.all()
        assert formatting.typed_moment_text(taken.begins_at) == "24/11/2569 14:05:09"
        await until(lambda: listed.table.chosen == taken.id)
        keep_picture(listed, "files-list")
        listed.change.click()
        dialog = await comes(TakeInDialog)
        dialog.begins.setText("24/11/2569 14:10:00")
        dialog.take.click()
        await until(lambda: shown(TakeInDialog) is None)
        await until(lambda: "14:10:00" in listed.table.item(0, 2).text())
        listed.play.click()
        await until(lambda: page.session.cameras == (camera.id,))
        track = desk.services.playback.playback
        await until(lambda: track.tracks and track.tracks[0].source is not None, 30)
        assert track.tracks[0].source.name == source.name
        keep_picture(desk.window, "file-plays")
        page.session.clear()
        page.findChild(QToolButton, "playbackFiles").click()
        listed = await comes(FilesDialog)
        await until(lambda: listed.table.rowCount() == 1)
        listed.table.choose(taken.id)
        listed.remove.click()
        (await comes(ConfirmDialog)).action.click()
        await until(lambda: listed.table.rowCount() == 0)
        assert source.exists()
        told = await entries(desk, "footage.")
        assert [one.action for one in told] == ["footage.taken_in", "footage.time_stated", "footage.let_go"]
        details = [json.loads(one.details) for one in told]
        assert details[0]["sha256"] == taken.sha256 and told[0].camera == camera.id
        stated = [datetime.fromisoformat(one) for one in details[1]["begins"]]
        assert stated == [taken.begins_at, taken.begins_at + timedelta(minutes=4, seconds=51)]
        listed.reject()


async def test_whoever_keeps_footage_for_fewer_days_needs_a_second_person_and_sees_it(tmp_path: Path) -> None:
    async with attended(tmp_path) as desk:
        desk.window.show_page(Page.SETTINGS)
        part = desk.window.findChild(RecordingSettings)
        part.days.setValue(7)
        part.days.editingFinished.emit()
        consent = await comes(ConsentDialog)
        assert "30 → 7" in " ".join(label.text() for label in consent.findChildren(QLabel))
        consent.reject()
        await until(lambda: part.days.value() == 30)
        assert load(desk.services.folder.settings)[0].recording_days == 30
        part.days.setValue(7)
        part.days.editingFinished.emit()
        await consented()
        await until(lambda: desk.services.recording.retention.rules.days == 7)
        assert load(desk.services.folder.settings)[0].recording_days == 7
        assert part.days.value() == 7
        # Another folder counts at once; one that cannot be used is told, and the old one stays.
        place = desk.services.recording.place
        await until(lambda: place.problem is None)
        before = place.root
        wrong = tmp_path / "ไฟล์"
        wrong.write_text("no folder")
        part._folder_chosen(str(wrong))
        await until(lambda: part.folder.text() == str(before))
        assert place.root == before and load(desk.services.folder.settings)[0].recording_folder == ""
        other = tmp_path / "ดิสก์ 2"
        part._folder_chosen(str(other))
        await until(lambda: place.root == other)
        assert place.problem is None and (other / "recordings.json").exists()
        assert load(desk.services.folder.settings)[0].recording_folder == str(other)
        # A supervisor may look, and is told why nothing can be changed.
        people = desk.services.people
        await people.session.hand_over(Typed(SECOND, SECOND_PASSWORD))
        desk.window.show_page(Page.SETTINGS)
        await until(lambda: not part.days.isEnabled())
        assert not part.findChild(QPushButton, "recordingChooseFolder").isEnabled()
        refused = part.findChild(QLabel, "recordingRefused")
        assert not refused.isHidden() and refused.text() and part.days.toolTip()
        keep_picture(desk.window, "recording-settings-refused")
