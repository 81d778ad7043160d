"""The timeline under real mouse events, what it asks the services, and what it draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from ui_playback_desk import DAY, Desk, until
from ui_playback_fakes import NOON

from vms_desktop.domain.footage import SourceKind
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import Actor, microseconds
from vms_desktop.ui import theme
from vms_desktop.ui.playback import track_words
from vms_desktop.ui.playback.lane_legend import lane_legend
from vms_desktop.ui.playback.left_words import left_words
from vms_desktop.ui.playback.time_view import LEAST_S, MOST_S
from vms_desktop.ui.playback.timeline import Timeline
from vms_desktop.ui.playback.timeline_paint import LABELS, RULER, lane_box

MINUTE = timedelta(minutes=1)


def x_of(timeline: Timeline, moment) -> int:
    return LABELS + round(timeline.view.x_of(moment.timestamp(), timeline.across))


def in_lane(timeline: Timeline, number: int) -> int:
    return lane_box(number, len(timeline.shown.lanes), timeline.width(), timeline.height()).center().y()


def hover(timeline: Timeline, x: int, y: int) -> None:
    """With the real pointer there: the preview's window, which comes up beside it, would else have it inside."""
    QCursor.setPos(timeline.mapToGlobal(QPoint(x, y)))
    QTest.mouseMove(timeline, QPoint(x, y))


async def hovered(timeline: Timeline, x: int, y: int, met: Callable[[], bool]) -> None:
    """The pointer moves about there until ``met``: where many windows came and went, a single move may get lost."""

    def moved_on() -> bool:
        hover(timeline, x + 1, y)
        hover(timeline, x, y)
        return met()

    await until(moved_on)


def wheel(timeline: Timeline, x: int, notches: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(x, RULER + 10)
    event = QWheelEvent(
        place, QPointF(timeline.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline, event)


async def test_the_wheel_zooms_from_a_month_to_a_second_at_the_pointer(desk: Desk):
    timeline = desk.page.timeline
    x = LABELS + timeline.across // 3
    under = timeline.moment_at(x)
    wheel(timeline, x, 5)
    assert abs(timeline.moment_at(x) - under) < timeline.view.span / 100
    wheel(timeline, x, 80)
    assert timeline.view.span == LEAST_S
    wheel(timeline, x, -200)
    assert timeline.view.span == MOST_S


async def test_a_click_goes_there_and_a_drag_does_not(desk: Desk):
    await desk.play_cameras(0)
    timeline = desk.page.timeline
    y = in_lane(timeline, 0)
    target = NOON - 5 * MINUTE
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x_of(timeline, target), y))
    session = desk.process.sessions["page"]
    assert abs((session.at - target).total_seconds()) < 2 * timeline.view.span / timeline.across
    before, begin = session.at, timeline.view.begin
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(600, y))
    QTest.mouseMove(timeline, QPoint(500, y))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(500, y))
    assert session.at == before
    assert timeline.view.begin > begin


async def test_searching_in_the_scale_shows_the_moment_where_the_hand_stops(desk: Desk):
    await desk.play_cameras(0)
    timeline = desk.page.timeline
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(500, 20))
    for x in range(500, 620, 3):
        QTest.mouseMove(timeline, QPoint(x, 20))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(620, 20))
    session = desk.process.sessions["page"]
    assert abs(session.at.timestamp() - timeline.moment_at(620)) < 0.01
    assert session.leap < 20  # not one for each pixel


async def test_ctrl_with_a_drag_marks_what_a_clip_is_cut_from(desk: Desk):
    await desk.play_cameras(0)
    timeline, y = desk.page.timeline, in_lane(desk.page.timeline, 0)
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, ctrl, QPoint(700, y))
    QTest.mouseMove(timeline, QPoint(500, y))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, ctrl, QPoint(500, y))
    begin, end = desk.page.session.begin, desk.page.session.end
    assert begin is not None and end is not None
    assert abs(begin.timestamp() - timeline.moment_at(500)) < 0.01
    assert abs(end.timestamp() - timeline.moment_at(700)) < 0.01


async def test_footage_gaps_holds_and_the_future_are_seen(desk: Desk):
    await desk.play_cameras(0, 3)
    timeline = desk.page.timeline
    begin = microseconds(NOON - 30 * MINUTE)
    desk.held.holds = (Hold("h", "camera-0", begin, begin + 60_000_000 * 5, "", "", begin, Actor()),)
    desk.held.changes.notify()
    await until(lambda: bool(timeline.shown.lanes[0].holds))
    seen = timeline.grab().toImage()
    box = lane_box(0, 2, timeline.width(), timeline.height())
    y = box.center().y()

    def bluish(x: int, row: int) -> bool:
        colour = seen.pixelColor(x, row)
        return colour.blue() > 120 and colour.blue() > colour.red() + 40

    assert bluish(x_of(timeline, NOON - 40 * MINUTE), y)
    assert not bluish(x_of(timeline, NOON - 15 * MINUTE), y)
    assert not bluish(x_of(timeline, NOON - 40 * MINUTE), in_lane(timeline, 1))
    hold = seen.pixelColor(x_of(timeline, NOON - 28 * MINUTE), box.top() + 2)
    assert hold == QColor(theme.HOLD)


async def test_only_what_is_seen_is_asked_for_and_closer_when_it_is_zoomed_into(desk: Desk):
    await desk.play_cameras(0)
    timeline = desk.page.timeline
    desk.recorder.asked.clear()
    timeline.show_view(timeline.view.around((NOON - DAY).timestamp(), 60.0))
    await until(lambda: any(resolution < 0.2 for _, _, resolution in desk.recorder.asked))
    begin, end, _ = desk.recorder.asked[-1]
    assert (end - begin) <= timedelta(seconds=181)
    desk.recorder.asked.clear()
    timeline.show_view(timeline.view.moved(5.0))
    desk.page.lanes._resting.stop()
    assert desk.recorder.asked == []  # it is in what was asked for already


async def test_a_small_picture_of_the_moment_under_the_pointer(desk: Desk, qapp: QApplication):
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    desk.process.png = bytes(buffer.data().data())
    await desk.play_cameras(0)
    timeline = desk.page.timeline
    moment = NOON - 5 * MINUTE
    hover(timeline, x_of(timeline, moment), in_lane(timeline, 0))
    preview = desk.page.preview
    await until(lambda: preview.isVisible() and preview.picture.isVisible())
    assert "1101-0001" in preview.words.text()
    assert abs((desk.process.thumbnails[-1] - moment).total_seconds()) < 5
    hover(timeline, 20, 10)
    await until(lambda: not preview.isVisible())


async def test_a_lanes_sources_are_named_where_the_pointer_is_and_at_the_cameras_name(desk: Desk):
    await desk.play_cameras(0)
    timeline = desk.page.timeline
    lane = timeline.shown.lanes[0]
    source = track_words.source_text(lane.bands[0].source)
    there = x_of(timeline, NOON - 5 * MINUTE), in_lane(timeline, 0)
    await hovered(timeline, *there, lambda: source in desk.page.preview.words.text())
    assert "จะถูกเขียนทับใน" in desk.page.preview.words.text()
    legend = lane_legend(lane)
    assert source in legend and "สีฟ้า" in legend and "ธง" in legend
    place = QPoint(20, in_lane(timeline, 0))
    QApplication.sendEvent(timeline, QHelpEvent(QEvent.Type.ToolTip, place, timeline.mapToGlobal(place)))
    assert source in QToolTip.text() and "<br>" in QToolTip.text()
    QToolTip.hideText()
    two = replace(lane, bands=(lane.bands[0], replace(lane.bands[0])))
    assert f"1. {source}" in lane_legend(two) and f"2. {source}" in lane_legend(two)


async def test_how_long_other_peoples_recorders_keep_footage_is_not_claimed(desk: Desk):
    await desk.play_cameras(0)
    lane = desk.page.timeline.shown.lanes[0]
    at, now = (NOON - 30 * MINUTE).timestamp(), NOON.timestamp()
    assert left_words(lane, at, now, 2.5 * 86400.0)[0].endswith("2 วัน")
    elsewhere = replace(lane.bands[0].source, kind=SourceKind.ONVIF)
    theirs = replace(lane, bands=(replace(lane.bands[0], source=elsewhere),))
    assert left_words(theirs, at, now, 2.5 * 86400.0) == ("", False)


async def test_where_nothing_is_recorded_no_picture_is_fetched(desk: Desk):
    await desk.play_cameras(0)
    timeline = desk.page.timeline
    await hovered(timeline, x_of(timeline, NOON - 15 * MINUTE), in_lane(timeline, 0), desk.page.preview.isVisible)
    assert "ไม่มีการบันทึก" in desk.page.preview.words.text()
    assert desk.page.preview._wanted is None


async def test_the_view_turns_on_with_the_position_but_not_under_a_hand(desk: Desk):
    await desk.play_cameras(0)
    timeline = desk.page.timeline
    timeline.show_view(timeline.view.around((NOON - MINUTE).timestamp(), 20.0))
    desk.key(Qt.Key.Key_L)
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    held = timeline.view
    desk.process.play_on(3600.0)
    assert timeline.view == held
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    desk.process.play_on(15.0)
    assert timeline.view.contains(desk.process.sessions["page"].at.timestamp())
