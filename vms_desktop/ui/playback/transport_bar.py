"""The bar between pictures and timeline: play, step, speed, marks, and what can be done with the moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from vms_desktop.domain.footage import SPEEDS
from vms_desktop.domain.permission import Permission
from vms_desktop.ui import icons
from vms_desktop.ui.offered import Refused, nothing_refused, offer, reworded

_HEIGHT = 34
LEAST_SPEED_PX = 78
LENGTH_FROM = 740
"""Pixels of the bar's width from which on the length of what is marked has room; the clip dialog says it too."""


def speed_text(speed: float) -> str:
    """×1/4 … ×16, with an arrow where it goes backwards."""
    amount = f"×{speed:g}" if abs(speed) >= 1 else f"×1/{round(1 / abs(speed))}"
    return amount if speed > 0 else f"◀ {amount.replace('-', '')}"


class TransportBar(QFrame):
    """Signals: ``play_asked()`` (or pause), ``back_asked()`` (play backwards), ``step_asked(int)``,
    ``speed_chosen(float)``, ``begin_asked()``, ``end_asked()``, ``unmark_asked()``, ``loop_asked(bool)``,
    ``bookmark_asked()``, ``hold_asked()``, ``snapshot_asked()``, ``clip_asked()``, ``request_asked()``.
    """

    play_asked = Signal()
    back_asked = Signal()
    step_asked = Signal(int)
    speed_chosen = Signal(float)
    begin_asked = Signal()
    end_asked = Signal()
    unmark_asked = Signal()
    loop_asked = Signal(bool)
    bookmark_asked = Signal()
    hold_asked = Signal()
    snapshot_asked = Signal()
    clip_asked = Signal()
    request_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, has_bookmarks: bool = True, has_holds: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("transportBar")
        self._plays = self._usable = False
        self._refused: Refused = nothing_refused
        self._wide = 0
        self.back = self._button("transportBack", "play", self.back_asked.emit, words=False)
        self.back.setIcon(_mirrored("play"))
        self.back.setCheckable(True)
        self.step_back = self._button("transportStepBack", "step-back", lambda: self.step_asked.emit(-1), words=False)
        self.play = self._button("transportPlay", "play", self.play_asked.emit, words=False)
        self.step_on = self._button("transportStepOn", "step-forward", lambda: self.step_asked.emit(1), words=False)
        self.speed = QComboBox(self)
        self.speed.setObjectName("transportSpeed")
        for speed in (*(-one for one in reversed(SPEEDS)), *SPEEDS):
            self.speed.addItem(speed_text(speed), speed)
        self.speed.setMinimumWidth(LEAST_SPEED_PX)
        self.speed.setCurrentIndex(self.speed.findData(1.0))
        self.speed.activated.connect(lambda index: self.speed_chosen.emit(self.speed.itemData(index)))
        self.begin = self._button("transportBegin", "log-in", self.begin_asked.emit)
        self.end = self._button("transportEnd", "log-out", self.end_asked.emit)
        self.loop = self._button("transportLoop", "repeat", lambda: self.loop_asked.emit(self.loop.isChecked()))
        self.loop.setCheckable(True)
        self.unmark = self._button("transportUnmark", "x", self.unmark_asked.emit, words=False)
        self.length = QLabel(self)
        self.length.setObjectName("transportLength")
        self.length.setProperty("role", "small")
        self.bookmark = self._button("transportBookmark", "bookmark-plus", self.bookmark_asked.emit)
        self.bookmark.setVisible(has_bookmarks)
        self.hold = self._button("transportHold", "lock", self.hold_asked.emit)
        self.hold.setVisible(has_holds)
        self.snapshot = self._button("transportSnapshot", "camera", self.snapshot_asked.emit)
        self.clip = self._button("transportClip", "scissors", self.clip_asked.emit)
        self.request = self._button("transportRequest", "inbox", self.request_asked.emit)
        self.request.hide()
        self._worded = (
            self.begin,
            self.end,
            self.loop,
            self.bookmark,
            self.hold,
            self.snapshot,
            self.clip,
            self.request,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for part in (self.step_back, self.back, self.play, self.step_on, self.speed):
            row.addWidget(part)
        row.addSpacing(12)
        marks: tuple[QWidget, ...] = (self.begin, self.end, self.length, self.unmark, self.loop)
        for mark in marks:
            row.addWidget(mark)
        row.addStretch(1)
        for part in (self.bookmark, self.hold, self.snapshot, self.clip, self.request):
            row.addWidget(part)
        self.setMinimumWidth(1)  # the row shrinks to its signs, whatever its words would like
        self.show_marks("", False, False)
        self.set_usable(False)
        self.retranslate()

    def _button(self, name: str, icon: str, clicked: Callable[[], None], *, words: bool = True) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setMinimumHeight(_HEIGHT)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            icons.set_beside_text(button, icon)
        else:
            button.setIcon(icons.icon(icon))
            button.setMinimumWidth(40)
        button.clicked.connect(lambda _on=False: clicked())
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the words do not fit, the signs stand alone: a row of dots says nothing."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        if self._worded[0].toolButtonStyle() == beside:
            self._wide = max(self._wide, self.sizeHint().width())
        style = beside if self.width() >= self._wide else alone
        self.length.setVisible(bool(self.length.text()) and self.width() >= LENGTH_FROM)
        for button in self._worded:
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)

    # ---- what it shows -------------------------------------------------------------------------------------------

    def set_usable(self, usable: bool) -> None:
        """Something is open."""
        self._usable = usable
        for part in (self.back, self.step_back, self.play, self.step_on, self.begin, self.end, self.bookmark):
            part.setEnabled(usable)
        self._offer()

    def follow_rights(self, refused: Refused) -> None:
        """Whoever may look but not take away is told so at the buttons."""
        self._refused = refused
        self._offer()

    def offer_requests(self) -> None:
        """There is a page for requests: one can be begun with what is open and marked."""
        self.request.show()
        self._wide = 0
        self._fit()

    def _offer(self) -> None:
        offer(self.hold, self._refused(Permission.HOLD), self._usable)
        offer(self.snapshot, self._refused(Permission.SNAPSHOT), self._usable)
        offer(self.clip, self._refused(Permission.EXPORT), self._usable)
        offer(self.request, self._refused(Permission.HANDLE_REQUESTS), self._usable)

    def show_playing(self, plays: bool, speed: float) -> None:
        forwards, backwards = plays and speed > 0, plays and speed < 0
        if plays != self._plays:
            self._plays = plays
            self.play.setIcon(icons.icon("pause" if plays else "play"))
            self._name_play()
        self.play.setProperty("forwards", forwards)
        if self.back.isChecked() != backwards:
            self.back.setChecked(backwards)
        index = self.speed.findData(speed)
        if index >= 0 and index != self.speed.currentIndex() and not self.speed.view().isVisible():
            self.speed.setCurrentIndex(index)

    def show_marks(self, length: str, is_marked: bool, loops: bool) -> None:
        """``length``: of what is marked; "" while one of the marks is missing."""
        self.length.setText(length)
        self.unmark.setVisible(is_marked)
        self.loop.setEnabled(bool(length))
        self.loop.setChecked(loops)
        self._fit()

    # ---- words ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.begin.setText(self.tr("Begin"))
        self.end.setText(self.tr("End"))
        self.loop.setText(self.tr("Loop"))
        self.bookmark.setText(self.tr("Bookmark"))
        self.hold.setText(self.tr("Hold"))
        self.snapshot.setText(self.tr("Snapshot"))
        self.clip.setText(self.tr("Clip"))
        self.request.setText(self.tr("Request"))
        for part, name, tip in (
            (self.back, self.tr("Play backwards"), self.tr("Play backwards (J); again: faster")),
            (self.step_back, self.tr("One picture back"), self.tr("One picture back (←)")),
            (self.step_on, self.tr("One picture on"), self.tr("One picture on (→)")),
            (self.speed, self.tr("Speed"), self.tr("Speed of playback")),
            (self.begin, self.tr("Mark the beginning"), self.tr("Mark the beginning here (I)")),
            (self.end, self.tr("Mark the end"), self.tr("Mark the end here (O)")),
            (self.unmark, self.tr("Remove the marks"), self.tr("Remove the marks")),
            (self.loop, self.tr("Loop"), self.tr("Play what is marked again and again (R)")),
            (self.bookmark, self.tr("Bookmark"), self.tr("Set a bookmark with a note here (B)")),
            (self.hold, self.tr("Hold"), self.tr("Keep what is marked from being deleted (H)")),
            (self.snapshot, self.tr("Snapshot"), self.tr("Save the selected camera's picture with its time (Ctrl+S)")),
            (self.clip, self.tr("Clip"), self.tr("Cut what is marked as files (C)")),
            (self.request, self.tr("New request"), self.tr("New request with these cameras and what is marked")),
        ):
            part.setAccessibleName(name)
            part.setToolTip(tip)
        for part in (self.hold, self.snapshot, self.clip, self.request):
            reworded(part)
        self._offer()
        self._name_play()
        self._wide = 0
        for button in self._worded:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fit()

    def _name_play(self) -> None:
        name = self.tr("Pause") if self._plays else self.tr("Play")
        self.play.setAccessibleName(name)
        self.play.setToolTip(self.tr("Pause (K or space)") if self._plays else self.tr("Play (L or space)"))


def _mirrored(name: str) -> QIcon:
    picture = icons.pixmap(name)
    made = QIcon()
    flipped = picture.toImage().flipped(Qt.Orientation.Horizontal)
    flipped.setDevicePixelRatio(picture.devicePixelRatio())
    made.addPixmap(picture.fromImage(flipped))
    return made
