"""The Playback page: pictures of up to nine cameras in step, and the timeline they are found on.

    PlaybackPage(parts: PlaybackParts, cameras: CameraService, clock: Clock, parent=None)

``show_at`` opens cameras at a moment; ``await close_page()`` before the services stop. It arranges and passes on: what
is being played is the ``PlaybackSession``'s, what the timeline knows the ``FootageLanes``'.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, VmsError
from vms_desktop.domain.footage import PlaybackPosition
from vms_desktop.domain.layout import Layout
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import formatting, language
from vms_desktop.ui.holds.parts import AskConsent
from vms_desktop.ui.offered import Refused
from vms_desktop.ui.playback.bookmark_panel import BookmarkPanel
from vms_desktop.ui.playback.finding import Finder
from vms_desktop.ui.playback.footage_lanes import FootageLanes
from vms_desktop.ui.playback.lanes import moment_of
from vms_desktop.ui.playback.left_words import left_words
from vms_desktop.ui.playback.page_actions import PageActions
from vms_desktop.ui.playback.page_lists import PageLists
from vms_desktop.ui.playback.parts import PlaybackParts
from vms_desktop.ui.playback.playback_keys import PlaybackKeys
from vms_desktop.ui.playback.playback_toolbar import PlaybackToolbar
from vms_desktop.ui.playback.preview import Preview
from vms_desktop.ui.playback.session import PlaybackSession
from vms_desktop.ui.playback.time_view import TimeView
from vms_desktop.ui.playback.timeline import Timeline
from vms_desktop.ui.playback.track_grid import TrackGrid
from vms_desktop.ui.playback.transport_bar import TransportBar
from vms_desktop.ui.tasks import WidgetTasks

FIRST_SPAN_S = 3600.0
LEAST_SPAN_S = 60.0
ZOOM_STEP = 1.6


class PlaybackPage(QWidget):
    """Signals: ``message(VmsError)``, ``notice(str)`` (something went well)."""

    message = Signal(object)
    notice = Signal(object)

    def __init__(
        self, parts: PlaybackParts, cameras: CameraService, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("playbackPage")
        self._parts, self._cameras, self._clock = parts, cameras, clock
        self._tasks = WidgetTasks("playback page", self)
        self._tasks.failed.connect(self.message)
        has_bookmarks, has_holds = parts.bookmarks is not None, parts.holds is not None
        now = clock.now().timestamp()
        self.session = PlaybackSession(parts.playback, clock, self._tasks, self)
        has_files, has_copies = parts.files is not None, parts.copies is not None
        self.toolbar = PlaybackToolbar(clock, self, lists=(has_bookmarks, has_holds, has_files, has_copies))
        self.grid = TrackGrid(parts.playback, self)
        self.transport = TransportBar(self, has_bookmarks=has_bookmarks, has_holds=has_holds)
        self.timeline = Timeline(TimeView(now - FIRST_SPAN_S * 0.9, now + FIRST_SPAN_S * 0.1), now, self)
        self.preview = Preview(self.timeline, parts.playback, self._tasks)
        self.lanes = FootageLanes(parts.playback, parts.bookmarks, parts.holds, self._tasks, self)
        self.bookmarks: BookmarkPanel | None = None
        if parts.bookmarks is not None:
            self.bookmarks = BookmarkPanel(parts.bookmarks, self._camera_name, self._tasks, self)
            self.bookmarks.hide()
        self.doing = PageActions(parts, self.session, lambda: self.open_cameras, self._tasks, self)
        self.lists = PageLists(parts, self.session, cameras, clock, lambda: self.open_cameras, self)
        self._keys = PlaybackKeys(self.session, self)
        self._finder = Finder(parts.playback, clock, self._camera_name, self.go_to, self._tasks)
        self._lay_out()
        self._connect()
        self._cameras_changed()

    def _lay_out(self) -> None:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.transport)
        column.addWidget(self.timeline, 1)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setHandleWidth(4)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.grid)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        self.grid.setMinimumHeight(160)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._split, 1)
        if self.bookmarks is not None:
            row.addWidget(self.bookmarks)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.toolbar)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        session, grid, bar, top, keys = self.session, self.grid, self.transport, self.toolbar, self._keys
        session.cameras_changed.connect(self._cameras_changed)
        session.opened.connect(grid.refresh)
        session.marks_changed.connect(self._marks_changed)
        session.failed.connect(self.message)
        grid.camera_dropped.connect(lambda tile, camera_id: session.add(camera_id, tile))
        grid.close_asked.connect(session.remove)
        grid.retry_asked.connect(lambda _tile: session.seek(session.at))
        grid.maximise_asked.connect(self._toggle_maximised)
        grid.selected.connect(self.timeline.set_selected)
        grid.menu_asked.connect(lambda tile, place: self.doing.open_menu(grid, tile, place))
        bar.play_asked.connect(session.toggle)
        bar.back_asked.connect(lambda: session.pause() if session.plays and session.speed < 0 else session.play(-1.0))
        bar.step_asked.connect(session.step)
        bar.speed_chosen.connect(session.set_speed)
        bar.begin_asked.connect(session.mark_begin)
        bar.end_asked.connect(session.mark_end)
        bar.unmark_asked.connect(session.unmark)
        bar.loop_asked.connect(session.set_loop)
        top.layout_picked.connect(self._layout_picked)
        top.moment_asked.connect(self.go_to)
        top.newest_asked.connect(lambda: self._go_to_end(1))
        top.clear_asked.connect(session.clear)
        top.failed.connect(self.message)
        top.field_left.connect(self.take_keyboard)
        self.timeline.seek_asked.connect(lambda moment: session.seek(moment_of(moment)))
        self.timeline.view_changed.connect(self._look)
        self.timeline.lane_chosen.connect(grid.select)
        self.timeline.marked.connect(lambda begin, end: session.mark(moment_of(begin), moment_of(end)))
        self.lanes.changed.connect(lambda: self.timeline.set_lanes(self.lanes.lanes))
        keys.zoom_asked.connect(lambda direction: self.timeline.zoom(ZOOM_STEP**direction))
        keys.edge_asked.connect(self._go_to_edge)
        keys.end_asked.connect(self._go_to_end)
        keys.jump_asked.connect(lambda: top.take_jump(session.at))
        keys.tile_asked.connect(lambda tile: grid.select(tile) if tile < len(session.cameras) else None)
        keys.maximise_asked.connect(lambda: self._toggle_maximised(grid.selected_tile))
        keys.back_asked.connect(lambda: grid.maximise(None))
        keys.close_asked.connect(lambda: session.remove(grid.selected_tile))
        for part in (bar, keys):
            part.bookmark_asked.connect(self._ask_bookmark)
            part.snapshot_asked.connect(lambda: self.doing.snapshot(grid.selected_tile))
            part.clip_asked.connect(self._ask_clip)
        self.doing.notice.connect(self.notice)
        lists = self.lists
        lists.connect_bars(top, bar, keys)
        lists.notice.connect(self.notice)
        lists.failed.connect(self.message)
        lists.open_asked.connect(self._open_stretch)
        if self.bookmarks is not None:
            panel = self.bookmarks
            top.list_asked.connect(panel.setVisible)
            top.list_asked.connect(lambda _on: panel.ask())
            panel.open_asked.connect(self._open_moment)
        self._unsubscribe = [
            self._parts.playback.on_position(self._moved),
            self._cameras.on_change(lambda: session.keep_known([camera.id for camera in self._cameras.cameras])),
        ]

    async def close_page(self) -> None:
        """Hear nothing more, stop decoding, end what runs."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self.grid.stop()
        self.lanes.stop()
        if self.bookmarks is not None:
            self.bookmarks.stop()
        self.preview.end()
        await self._tasks.close()

    # ---- what is asked from outside ------------------------------------------------------------------------------

    def show_at(self, camera_ids: Sequence[str], at: datetime, *, play: bool = True) -> None:
        """Only these cameras, from that moment on."""
        self.session.show(camera_ids, at, play=play)
        self.timeline.show_view(self.timeline.view.around(at.timestamp(), FIRST_SPAN_S))

    def add_camera(self, camera_id: str) -> None:
        """One more at the moment that is shown; the first one a minute ago."""
        first = not self.session.cameras
        self.session.add(camera_id)
        if first and not self.timeline.view.contains(self.session.at.timestamp()):
            self.timeline.show_view(self.timeline.view.around(self.session.at.timestamp()))

    def go_to(self, moment: datetime) -> None:
        self.session.seek(moment)
        if not self.timeline.view.contains(moment.timestamp()):
            self.timeline.show_view(self.timeline.view.around(moment.timestamp()))
        self._show_moment()

    def take_keyboard(self) -> None:
        self.grid.focus_selected()

    def follow_rights(self, refused: Refused) -> None:
        self.lists.refused = refused
        self.transport.follow_rights(refused)

    def consents_by(self, ask: AskConsent) -> None:
        """``ask`` a second person where one is needed."""
        self.lists.ask_consent = ask

    # ---- cameras -------------------------------------------------------------------------------------------------

    @property
    def open_cameras(self) -> list[Camera]:
        """Those that are played, in the order of the tiles."""
        known = {camera.id: camera for camera in self._cameras.cameras}
        return [known[camera_id] for camera_id in self.session.cameras if camera_id in known]

    def _camera_name(self, camera_id: str) -> str:
        try:
            camera = self._cameras.get(camera_id)
        except CameraError:
            return self.tr("Camera no longer in the register")
        return f"{camera.code} {language.camera_name(camera)}"

    def _cameras_changed(self) -> None:
        cameras = self.open_cameras
        count = len(cameras)
        layout = next(one for one in (Layout.ONE, Layout.FOUR, Layout.NINE) if int(one) >= count)
        if layout is not self.grid.layout_now and (int(self.grid.layout_now) < count or count <= 1):
            self.grid.set_layout(layout)
        else:
            self.grid.arrange()
        self.grid.refresh()
        self.lanes.set_cameras(cameras)
        self.timeline.set_selected(self.grid.selected_tile)
        self.transport.set_usable(count > 0)
        self._show_layout()
        if self.bookmarks is not None:
            self.bookmarks.set_cameras(self.session.cameras)
        self._show_moment()

    def _layout_picked(self, layout: Layout) -> None:
        if layout is Layout.ONE and len(self.session.cameras) > 1:
            self.grid.maximise(self.grid.selected_tile)
        else:
            self.grid.set_layout(layout)
        self._show_layout()

    def _toggle_maximised(self, tile: int) -> None:
        self.grid.maximise(None if self.grid.maximised is not None else tile)
        self._show_layout()

    def _show_layout(self) -> None:
        shown = Layout.ONE if self.grid.maximised is not None else self.grid.layout_now
        self.toolbar.set_layout_now(shown, len(self.session.cameras))

    # ---- time ----------------------------------------------------------------------------------------------------

    def _moved(self, position: PlaybackPosition) -> None:
        self.session.reported(position)
        self.transport.show_playing(position.playing, position.speed)
        self._show_moment()

    def _show_moment(self) -> None:
        now = self._clock.now()
        at = self.session.at
        self.timeline.set_position(at.timestamp(), now.timestamp())
        self.toolbar.show_moment(at if self.session.cameras else None)
        kept_s = self._parts.kept_s()
        self.timeline.set_kept(kept_s)
        lanes = self.lanes.lanes
        lane = lanes[self.grid.selected_tile] if self.grid.selected_tile < len(lanes) else None
        text, soon = left_words(lane, at.timestamp(), now.timestamp(), kept_s)
        self.toolbar.show_left(text, soon=soon)

    def _look(self) -> None:
        self.lanes.look_at(self.timeline.view, self.timeline.across)

    def _go_to_end(self, direction: int) -> None:
        if self.session.cameras:
            self._finder.go_to_end(self.session.cameras, direction)

    def _go_to_edge(self, direction: int) -> None:
        cameras, tile = self.session.cameras, self.grid.selected_tile
        if tile < len(cameras):
            self._finder.go_to_edge(cameras[tile], self.session.at, direction)

    # ---- marks, bookmarks, clips ---------------------------------------------------------------------------------

    def _marks_changed(self) -> None:
        session = self.session
        begin, end = session.begin, session.end
        seconds = (begin.timestamp() if begin else None, end.timestamp() if end else None)
        self.timeline.set_marks(*seconds)
        looped = (begin.timestamp(), end.timestamp()) if session.loops and begin and end else None
        self.timeline.set_loop(looped)
        length = formatting.length_text((end - begin).total_seconds()) if begin and end else ""
        self.transport.show_marks(length, begin is not None or end is not None, session.loops)

    def _ask_bookmark(self) -> None:
        self.doing.ask_bookmark(self.grid.selected_tile, self.window())

    def _ask_clip(self) -> None:
        self.doing.ask_clip(self.window())

    def _open_moment(self, camera_id: str, moment: float) -> None:
        if camera_id in self.session.cameras:
            self.go_to(moment_of(moment))
            return
        try:
            self._cameras.get(camera_id)
        except VmsError as error:
            self.message.emit(error)
            return
        if self.session.cameras:
            self.session.seek(moment_of(moment))
            self.session.add(camera_id)
            self.go_to(moment_of(moment))
        else:
            self.show_at([camera_id], moment_of(moment), play=False)

    def _open_stretch(self, camera_id: str, begin: float, end: float) -> None:
        """From its beginning, and all of it on the timeline: a file of some seconds is no line in an hour."""
        self._open_moment(camera_id, begin)
        span = max(LEAST_SPAN_S, 1.5 * (end - begin))
        self.timeline.show_view(self.timeline.view.around((begin + end) / 2, span))

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for part in (self.toolbar, self.grid, self.transport, self.timeline, self.bookmarks):
                if part is not None:
                    part.retranslate()
            self._show_moment()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.grid.set_playing_visible(True)
        self._look()
        self.lanes.set_awake(True)
        self._show_moment()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing plays on unseen, and nothing is written into the log as seen."""
        super().hideEvent(event)
        if self.session.plays:
            self.session.pause()
        self.grid.set_playing_visible(False)
        self.lanes.set_awake(False)
        self.preview.end()
