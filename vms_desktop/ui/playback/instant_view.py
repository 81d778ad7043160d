"""Instant replay as it is seen: in the place of a live tile, marked so that nobody takes it for live."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.services.playback.playback_track import TrackStatus
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.letter_keys import letter_of
from vms_desktop.ui.playback.track_tile import TrackTile
from vms_desktop.ui.wall.parent_watch import ParentWatch
from vms_desktop.ui.wall.tile_header import HEIGHT as HEADER

BACK_S = (30, 60, 120)
BORDER = 3
BANNER = 28
LEAST_BESIDE = QSize(560, 300)
"""From this size on buttons and the living picture stand beside the replay."""
SIDE = 0.26
_GAP = 4


class InstantView(QFrame):
    """Signals: ``back_asked(int)`` (seconds before now), ``further_asked()``, ``live_asked()``, ``toggle_asked()``,
    ``step_asked(int)``, ``shift_asked(float)``, ``page_asked()`` (the Playback page, at this moment).
    """

    back_asked = Signal(int)
    further_asked = Signal()
    live_asked = Signal()
    toggle_asked = Signal()
    step_asked = Signal(int)
    shift_asked = Signal(float)
    page_asked = Signal()

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("instantReplay")
        self._clock = clock
        self.banner = QLabel(self)
        self.banner.setObjectName("replayBanner")
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.tile = TrackTile(0, self, "replay", takes_drops=False)
        self.tile.maximise_asked.connect(lambda _tile: self.live_asked.emit())
        self._side = QWidget(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self.live = QPushButton(self._side)
        self.live.setObjectName("replayLive")
        self.live.setProperty("role", "accent")
        self.live.clicked.connect(lambda _on=False: self.live_asked.emit())
        column.addWidget(self.live)
        self.back: dict[int, QPushButton] = {}
        for seconds in BACK_S:
            button = QPushButton(self._side)
            button.setObjectName(f"replayBack{seconds}")
            button.clicked.connect(lambda _on=False, seconds=seconds: self.back_asked.emit(seconds))
            self.back[seconds] = button
            column.addWidget(button)
        self.page = QPushButton(self._side)
        self.page.setObjectName("replayPage")
        icons.set_beside_text(self.page, "history")
        self.page.clicked.connect(lambda _on=False: self.page_asked.emit())
        column.addWidget(self.page)
        column.addStretch(1)
        self._parents = ParentWatch(self, self.tile.follow)
        self.hide()
        self.retranslate()

    # ---- what it shows -------------------------------------------------------------------------------------------

    def apply(self, status: TrackStatus | None) -> None:
        self.tile.apply(status)
        self.tell_delay()

    def tell_delay(self) -> None:
        """How far behind the living picture this one is."""
        status = self.tile.status
        moment = status.picture_time if status is not None else None
        text = self.tr("REPLAY · NOT LIVE")
        if moment is not None:
            late = max(0.0, (self._clock.now() - moment).total_seconds())
            text = self.tr("REPLAY · NOT LIVE · {0} ago").format(formatting.duration_text(late))
        if text != self.banner.text():
            self.banner.setText(text)
            self.setAccessibleName(self.tr("Instant replay, not live"))

    def retranslate(self) -> None:
        self.live.setText(self.tr("Back to live"))
        self.live.setToolTip(self.tr("Back to the living picture (Esc)"))
        for seconds, button in self.back.items():
            button.setText(self.tr("−{0} s").format(seconds))
            button.setAccessibleName(self.tr("Replay from {0} s ago").format(seconds))
        self.page.setText(self.tr("Playback"))
        self.page.setToolTip(self.tr("Go on from this moment on the Playback page"))
        for part in (self.live, self.page):
            part.setAccessibleName(part.text())
        self.tile.retranslate()
        self.tell_delay()

    # ---- room ----------------------------------------------------------------------------------------------------

    @property
    def _beside(self) -> bool:
        return self.width() >= LEAST_BESIDE.width() and self.height() >= LEAST_BESIDE.height()

    def _side_box(self) -> QRect:
        wide = round(self.width() * SIDE)
        top = BORDER + BANNER + _GAP
        return QRect(self.width() - BORDER - wide, top, wide, self.height() - top - BORDER)

    def live_corner(self) -> QRect:
        """Where the living picture goes on; empty where there is no room for it."""
        if not self._beside:
            return QRect()
        side = self._side_box()
        tall = min(round(side.width() * 9 / 16) + HEADER + 4, side.height() // 2)
        return QRect(side.left(), side.bottom() + 1 - tall, side.width(), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = self.width() - 2 * BORDER
        self.banner.setGeometry(BORDER, BORDER, inner, BANNER)
        top = BORDER + BANNER
        tall = self.height() - top - BORDER
        beside = self._beside
        self._side.setVisible(beside)
        if beside:
            side, corner = self._side_box(), self.live_corner()
            self._side.setGeometry(side.left(), side.top(), side.width(), max(1, corner.top() - side.top() - _GAP))
            inner = side.left() - BORDER - _GAP
        self.tile.setGeometry(BORDER, top, max(1, inner), max(1, tall))
        self.tile.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parents.begin()
        self.tile.follow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ---- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape: back to live; R: further back; space, arrows as on the Playback page. All else is the wall's."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.live_asked.emit()
            case Qt.Key.Key_Space:
                self.toggle_asked.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                direction = 1 if event.key() == Qt.Key.Key_Right else -1
                if shift:
                    self.shift_asked.emit(float(direction))
                else:
                    self.step_asked.emit(direction)
            case _ if letter_of(event) == Qt.Key.Key_R:
                self.further_asked.emit()
            case _ if letter_of(event) == Qt.Key.Key_K:
                self.toggle_asked.emit()
            case _:
                super().keyPressEvent(event)
