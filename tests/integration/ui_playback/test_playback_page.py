"""The Playback page: cameras in step, what the tiles say, keys, marks, times."""

from __future__ import annotations

from datetime import timedelta

from authority_fakes import person
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from ui_playback_desk import DAY, Desk, until
from ui_playback_fakes import NOON

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.footage import SourceKind, TrackReason, TrackState
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui import formatting, language, messages
from vms_desktop.ui.holds.held_cameras import footage_words
from vms_desktop.ui.holds.hold_dialog import HoldDialog
from vms_desktop.ui.message_texts import footage

MINUTE = timedelta(minutes=1)


async def test_a_camera_of_the_tree_is_opened_a_minute_ago_and_shows_its_own_time(desk: Desk):
    await desk.play_cameras(0)
    tile = desk.tile(0)
    await until(lambda: tile.shows_picture)
    assert tile.header.words.code == "1101-0001"
    assert desk.playback.position.at == NOON - MINUTE
    assert tile.footer.words.left[0] == "26 พ.ย. 2569 11:59:00.000 น."
    assert "บันทึก" in tile.header.words.right[0]


async def test_nine_cameras_at_most_and_the_tenth_is_told(desk: Desk):
    for number in range(10):
        desk.page.add_camera(f"camera-{number}")
    await until(lambda: len(desk.playback.tracks) == 9)
    assert desk.page.grid.layout_now is Layout.NINE
    assert [error.code for error in desk.messages] == ["playback.too_many"]


async def test_more_cameras_make_more_tiles_and_keep_the_moment(desk: Desk):
    await desk.play_cameras(0)
    desk.page.go_to(NOON - 2 * MINUTE)
    assert desk.page.grid.layout_now is Layout.ONE
    desk.page.add_camera("camera-2")
    await until(lambda: len(desk.playback.tracks) == 2)
    assert desk.page.grid.layout_now is Layout.FOUR
    assert desk.playback.position.at == NOON - 2 * MINUTE


async def test_a_camera_without_footage_says_why_and_the_others_play_on(desk: Desk):
    await desk.play_cameras(0, 3)
    desk.key(Qt.Key.Key_L)
    desk.process.play_on(1.0)
    first, other = desk.tile(0), desk.tile(1)
    assert first.shows_picture and first.status.state is TrackState.PLAYING
    assert not other.shows_picture and other.status.state is TrackState.MISSING
    assert other.overlay.words.lines == messages.footage_texts(TrackReason.NO_SOURCE)
    assert other.footer.words.left == ()


async def test_every_fault_has_its_sentence_on_the_tile(desk: Desk):
    await desk.play_cameras(0)
    seen = set()
    for reason in footage.REASONS:
        desk.process.sessions["page"].trouble[0] = reason
        desk.process.report()
        words = desk.tile(0).overlay.words
        assert not desk.tile(0).shows_picture
        assert words.lines == messages.footage_texts(reason)
        seen.add(words.lines)
    assert len(seen) == len(list(TrackReason)) - 1


async def test_a_clock_wrong_by_more_than_two_seconds_is_warned_about(desk: Desk):
    await desk.play_cameras(0)
    assert not desk.tile(0).footer.words.wrong
    desk.process.offset_s = -71.5
    desk.process.report()
    words = desk.tile(0).footer.words
    assert words.wrong
    assert "−71.5" in words.right[0]


async def test_j_k_l_play_both_ways_and_faster_each_time(desk: Desk):
    await desk.play_cameras(0)
    session = desk.process.sessions["page"]
    speeds = []
    for key in [Qt.Key.Key_L] * 6 + [Qt.Key.Key_J] * 2:
        desk.key(key)
        speeds.append(session.speed)
    assert speeds == [1, 2, 4, 8, 16, 16, -1, -2]
    desk.key(Qt.Key.Key_K)
    assert not session.playing
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert session.speed == 0.25


async def test_the_keys_of_the_thai_layout_mean_what_is_printed_on_them(desk: Desk):
    """J K L type Thai letters under Kedmanee: nothing would have played."""
    await desk.play_cameras(0)
    for code, text in ((46, "ส"), (44, "่")):
        event = QKeyEvent(QEvent.Type.KeyPress, ord(text), Qt.KeyboardModifier.NoModifier, code, 0, 0, text, False, 1)
        QApplication.sendEvent(desk.tile(0), event)
        assert desk.process.sessions["page"].speed == (1 if code == 46 else -1)


async def test_arrows_go_by_picture_second_and_minute_also_when_struck_quickly(desk: Desk):
    await desk.play_cameras(0)
    session = desk.process.sessions["page"]
    start = session.at
    desk.key(Qt.Key.Key_Right)
    assert session.at == start + desk.process.FRAME
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert session.at == start - timedelta(seconds=1)
    for _ in range(3):
        desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert session.at == start - timedelta(seconds=1) - 3 * MINUTE


async def test_home_end_and_edges_find_the_footage(desk: Desk):
    await desk.play_cameras(0)
    session = desk.process.sessions["page"]
    desk.key(Qt.Key.Key_Home)
    await until(lambda: session.at == NOON - 2 * DAY)
    desk.key(Qt.Key.Key_Down)
    await until(lambda: session.at == NOON - 10 * MINUTE)
    assert desk.page.timeline.view.contains(session.at.timestamp())
    desk.key(Qt.Key.Key_Up)
    await until(lambda: session.at == NOON - 2 * DAY)


async def test_a_time_typed_in_the_buddhist_era_is_where_it_goes(desk: Desk):
    await desk.play_cameras(0)
    field = desk.page.toolbar.field
    local = thai_time(NOON - DAY)
    field.setText(f"{local:%d/%m}/{local.year + 543} {local:%H:%M:%S}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.process.sessions["page"].at == NOON - DAY
    assert desk.page.timeline.view.contains((NOON - DAY).timestamp())
    field.setText("32/13/2569")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.messages[-1].code == "input.moment"
    assert desk.process.sessions["page"].at == NOON - DAY


async def test_what_is_marked_is_played_again_and_again(desk: Desk):
    await desk.play_cameras(0)
    session = desk.process.sessions["page"]
    assert not desk.page.transport.loop.isEnabled()
    desk.key(Qt.Key.Key_I)
    desk.page.go_to(session.at + timedelta(seconds=20))
    desk.key(Qt.Key.Key_O)
    assert desk.page.transport.length.text() == "0:20"
    desk.key(Qt.Key.Key_R)
    begin, end = desk.page.session.begin, desk.page.session.end
    assert session.loop is not None and (session.loop.begin, session.loop.end) == (begin, end)
    desk.key(Qt.Key.Key_L)
    desk.process.play_on(5.0)
    assert session.at == begin
    desk.page.findChild(QToolButton, "transportUnmark").click()
    assert session.loop is None


async def test_closing_a_tile_keeps_the_others_where_they_are(desk: Desk):
    await desk.play_cameras(0, 2, 4)
    desk.page.go_to(NOON - 5 * MINUTE)
    desk.page.session.remove(1)
    await until(lambda: len(desk.playback.tracks) == 2)
    assert [desk.tile(number).header.words.code for number in (0, 1)] == ["1101-0001", "1101-0005"]
    assert desk.playback.position.at == NOON - 5 * MINUTE
    assert desk.tile(2).header.words.state is None


async def test_a_camera_removed_from_the_register_goes_from_the_page(desk: Desk):
    await desk.play_cameras(0, 2)
    desk.cameras.remove("camera-0")
    await until(lambda: [track.camera.id for track in desk.playback.tracks] == ["camera-2"])


async def test_a_hidden_page_plays_nothing(desk: Desk):
    await desk.play_cameras(0)
    desk.key(Qt.Key.Key_L)
    desk.page.hide()
    assert not desk.process.sessions["page"].playing
    assert desk.players.slots == {}
    desk.page.show()
    assert len(desk.players.slots) == 1


async def test_what_has_not_come_up_yet_never_looks_like_the_picture_of_the_moment(desk: Desk):
    desk.page.add_camera("camera-0")
    await until(lambda: len(desk.players.slots) == 1)
    desk.process.report()
    assert not desk.tile(0).shows_picture
    assert desk.tile(0).overlay.words.state is TrackState.LOADING
    desk.players.show_all()
    assert desk.tile(0).shows_picture


async def test_the_wheel_magnifies_the_picture(desk: Desk):
    await desk.play_cameras(0)
    desk.tile(0).wheeled.emit(0, 3.0, QPointF(0.5, 0.5), False)
    assert desk.players.crops["page.0.0"][2] < 0.6
    assert "×" in desk.tile(0).header.words.right[0]


async def test_how_long_the_footage_stays_is_said_and_a_hold_too(desk: Desk):
    from ui_playback_fakes import Hold

    from vms_desktop.domain.log_entry import Actor, microseconds

    await desk.play_cameras(0)
    desk.page.go_to(NOON - 2 * DAY + MINUTE)
    await until(lambda: desk.page.lanes.lanes[0].has_footage((NOON - 2 * DAY + MINUTE).timestamp()))
    desk.process.report()
    assert "23 ชม" in desk.page.toolbar.left.text() or "1 วัน" in desk.page.toolbar.left.text()
    begin = microseconds(NOON - 2 * DAY)
    desk.held.holds = (Hold("h1", "camera-0", begin, None, "คดี", "12/2569", begin, Actor()),)
    desk.held.changes.notify()
    await until(lambda: bool(desk.page.lanes.lanes[0].holds))
    desk.process.report()
    assert desk.page.toolbar.left.text() == "ระงับการลบ: ไม่ถูกเขียนทับ"


async def test_escape_gives_up_a_time_that_was_typed_wrong(desk: Desk):
    await desk.play_cameras(0)
    desk.key(Qt.Key.Key_G)
    field = desk.page.toolbar.field
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "40/13/2569")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong") and desk.messages[-1].code == "input.moment"
    QTest.keyClick(field, Qt.Key.Key_4)
    assert not field.property("wrong"), "it is being corrected"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "" and not field.hasFocus()


async def test_what_is_marked_is_put_on_hold_for_the_cameras_that_are_open(desk: Desk):
    await desk.play_cameras(0, 2)
    desk.page.session.mark(NOON - 8 * MINUTE, NOON - 6 * MINUTE)
    desk.key(Qt.Key.Key_H)
    dialog = desk.page.window().findChild(HoldDialog)
    await until(dialog.isVisible)
    here = dialog.findChild(QLabel, "holdFootage_camera-0")
    await until(lambda: here.text() == "มีภาพในเครื่องนี้")
    dialog.listed.add(desk.cameras.get("camera-5"))
    never = dialog.findChild(QLabel, "holdFootage_camera-5")
    await until(lambda: "ไม่มีการบันทึก" in never.text() and never.property("role") == "trouble")
    dialog.end.clear()
    dialog.end.textEdited.emit("")
    await until(lambda: never.property("role") == "small")
    dialog.end.setText(formatting.typed_moment_text(NOON - 6 * MINUTE))
    dialog.listed.boxes["camera-5"].setChecked(False)
    dialog.reason.setPlainText("คดีที่ 12/2569")
    dialog.place.click()
    await until(lambda: len(desk.held.asked) == 1)
    cameras, begin_us, end_us, reason, _ = desk.held.asked[0]
    assert cameras == ["camera-0", "camera-2"] and reason == "คดีที่ 12/2569"
    assert (begin_us, end_us) == (microseconds(NOON - 8 * MINUTE), microseconds(NOON - 6 * MINUTE))
    assert "2" in desk.notices[-1]


def test_what_lies_elsewhere_is_not_protected_by_a_hold():
    for kind in (SourceKind.ONVIF, SourceKind.URL):
        text, warns = footage_words({kind, SourceKind.RING}, False)
        assert warns and "ตัดคลิป" in text
    assert footage_words({SourceKind.RING}, False)[1] and not footage_words({SourceKind.FILE}, False)[1]
    assert not footage_words({SourceKind.LOCAL, SourceKind.URL}, False)[1]


async def test_whoever_may_not_hold_footage_is_told_at_the_button(desk: Desk):
    await desk.play_cameras(0)
    desk.page.follow_rights(
        lambda one: AccessError("access.denied", permission=one) if one is Permission.HOLD else None
    )
    button = desk.page.findChild(QToolButton, "transportHold")
    assert not button.isEnabled() and button.toolTip()
    desk.key(Qt.Key.Key_H)
    assert desk.messages[-1].code == "access.denied"
    assert desk.page.window().findChild(HoldDialog) is None


async def test_who_takes_over_the_desk_does_not_see_what_was_opened_before(desk: Desk):
    await desk.play_cameras(0, 2)
    desk.key(Qt.Key.Key_L)
    desk.authority.become(person("p-2"))
    assert desk.page.session.cameras == ()
    assert desk.players.slots == {}
    assert desk.tile(0).header.words.state is None
    assert not desk.page.transport.play.isEnabled()


async def test_further_back_than_the_account_may_look_is_refused_and_told(desk: Desk):
    desk.authority.become(person("p-2", limits=Limits(replay_hours=24)))
    await desk.play_cameras(0)
    session = desk.process.sessions["page"]
    before = session.at
    desk.page.go_to(NOON - 2 * DAY)
    assert session.at == before
    assert desk.messages[-1].code == "access.too_long_ago"
    assert desk.page.session.at == before


async def test_the_page_speaks_english_when_it_is_chosen(desk: Desk, qapp: QApplication):
    await desk.play_cameras(0)
    language.install(qapp, language.ENGLISH)
    await until(lambda: desk.tile(0).header.words.name == "Pak Nam junction")
    desk.process.report()
    assert desk.page.toolbar.moment.text().startswith("26 Nov 2026")
    assert desk.page.transport.clip.text() == "Clip"
