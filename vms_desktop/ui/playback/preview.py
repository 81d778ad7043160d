"""What is seen over the timeline under the pointer: a small picture, and what is known of that moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.ui import formatting, language
from vms_desktop.ui.playback import track_words
from vms_desktop.ui.playback.lanes import Lane, moment_of
from vms_desktop.ui.playback.left_words import left_words
from vms_desktop.ui.playback.timeline import Timeline
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

translate = QCoreApplication.translate
RESTS_MS = 180
"""The pointer must have rested so long before a picture is fetched."""
WIDTH = 240
NEAR_PX = 6


class Preview(QFrame):
    """A small window above the pointer that takes no clicks and no keyboard."""

    def __init__(self, timeline: Timeline, playback: PlaybackService, tasks: WidgetTasks) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowTransparentForInput
        super().__init__(timeline, flags)
        self.setObjectName("timelinePreview")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty("role", "card")
        self._timeline, self._playback, self._tasks = timeline, playback, tasks
        self._wanted: tuple[str, float] | None = None
        self.picture = QLabel(self)
        self.picture.setFixedWidth(WIDTH)
        self.words = WordsLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setFixedWidth(WIDTH)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addWidget(self.words)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTS_MS)
        self._resting.timeout.connect(self._ask)
        timeline.hovered.connect(self._hovered)
        timeline.hover_ended.connect(self.end)

    def _hovered(self, number: int, moment: float) -> None:
        lane = self._timeline.shown.lanes[number]
        self.picture.hide()
        self.words.setText(self._about(lane, moment))
        self._wanted = (lane.camera.id, moment) if lane.has_footage(moment) else None
        self._resting.start()
        self._place(moment)

    def _about(self, lane: Lane, moment: float) -> str:
        words = [f"{lane.camera.code} {language.camera_name(lane.camera)}", formatting.moment_text(moment_of(moment))]
        sources = lane.sources_at(moment)
        words += [track_words.source_text(source) for source in sources]
        if not sources and lane.known:
            words.append(translate("Preview", "Nothing recorded"))
        hold = lane.hold_at(moment)
        if hold is not None:
            request = translate("Preview", "request {0}").format(hold.request) if hold.request else ""
            words.append(" · ".join(part for part in (translate("Preview", "On hold"), request, hold.reason) if part))
        else:
            shown = self._timeline.shown
            words.append(left_words(lane, moment, shown.now, shown.kept_s)[0])
        words += [mark.note for mark in lane.bookmarks_near(moment, self._near_s())[:3]]
        return "\n".join(filter(None, words))

    def _near_s(self) -> float:
        return self._timeline.view.span / self._timeline.across * NEAR_PX

    def _place(self, moment: float) -> None:
        size = QSize(WIDTH + 8, self._column.heightForWidth(WIDTH + 8))
        timeline = self._timeline
        x = timeline.width() - timeline.across + timeline.view.x_of(moment, timeline.across)
        above = timeline.mapToGlobal(QPoint(int(x) - size.width() // 2, -size.height() - 6))
        room = timeline.screen().availableGeometry()
        above.setX(max(room.left(), min(above.x(), room.right() - size.width())))
        # At once: one that grew first and moved then took the pointer from the timeline for a moment.
        self.setGeometry(QRect(above, size))
        self.show()

    def _ask(self) -> None:
        if self._wanted is not None:
            self._tasks.start(self._fetch(*self._wanted), "thumbnail")

    async def _fetch(self, camera_id: str, moment: float) -> None:
        png = await self._playback.thumbnail(camera_id, moment_of(moment))
        if png is None or self._wanted != (camera_id, moment) or not self.isVisible():
            return
        picture = QPixmap()
        if picture.loadFromData(png):
            self.picture.setPixmap(picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation))
            self.picture.show()
            self._place(moment)

    def end(self) -> None:
        self._wanted = None
        self._resting.stop()
        self.hide()
