"""The bar above the pictures: tiles, where in time playback is, and a field to type another time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.typed_time import parse_moment
from vms_desktop.ui.wall.layout_picker import layout_icon

LAYOUTS = (Layout.ONE, Layout.FOUR, Layout.NINE)
_HEIGHT = 36
CLEAR_FROM, LISTS_FROM, LEFT_FROM, WORDS_FROM, MOMENT_FROM = 1420, 1260, 975, 1080, 640
"""Pixels of the bar's width from which on each has room: words beside the eraser, words of the lists, how long footage
stays, words of the other buttons, the moment (it stands on the timeline too).
"""


class PlaybackToolbar(QFrame):
    """Signals: ``layout_picked(Layout)``, ``moment_asked(datetime)``, ``newest_asked()``, ``list_asked(bool)`` (the
    list of bookmarks), ``holds_asked()``, ``files_asked()`` (their lists), ``copies_asked()``, ``clear_asked()``,
    ``failed(VmsError)``, ``field_left()`` (the keyboard is free again).
    """

    layout_picked = Signal(object)
    moment_asked = Signal(object)
    newest_asked = Signal()
    list_asked = Signal(bool)
    holds_asked = Signal()
    files_asked = Signal()
    copies_asked = Signal()
    clear_asked = Signal()
    failed = Signal(object)
    field_left = Signal()

    def __init__(
        self,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        lists: tuple[bool, bool, bool, bool] = (True, True, True, True),
    ) -> None:
        """``lists``: whether there are bookmarks, holds, files handed in, copies of clips."""
        super().__init__(parent)
        has_bookmarks, has_holds, has_files, has_copies = lists
        self.setObjectName("wallToolbar")
        self._clock = clock
        self._layouts: dict[Layout, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for layout in LAYOUTS:
            button = QToolButton(self)
            button.setObjectName(f"playbackLayout{int(layout)}")
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setMinimumHeight(_HEIGHT)
            button.setIcon(layout_icon(layout, QSize(28, 20)))
            button.setIconSize(QSize(28, 20))
            button.clicked.connect(lambda _on=False, layout=layout: self.layout_picked.emit(layout))
            self._layouts[layout] = button
            row.addWidget(button)
        row.addSpacing(8)
        self.field = LineField(self)
        self.field.setObjectName("playbackJump")
        self.field.setMinimumWidth(150)
        self.field.setMaximumWidth(270)
        self.field.returnPressed.connect(self._jump)
        self.field.textEdited.connect(lambda _text: self._call_wrong(False))
        self.field.installEventFilter(self)
        self.newest = self._button("playbackNewest", "history")
        self.newest.clicked.connect(lambda _on=False: self.newest_asked.emit())
        self.moment = QLabel(self)
        self.moment.setObjectName("playbackMoment")
        self.moment.setProperty("role", "clock")
        self.left = QLabel(self)
        self.left.setObjectName("playbackLeft")
        self.left.setProperty("role", "small")
        self.clear = self._button("playbackClear", "eraser")
        self.clear.clicked.connect(lambda _on=False: self.clear_asked.emit())
        self.list = self._button("playbackBookmarks", "bookmark")
        self.list.setCheckable(True)
        self.list.setVisible(has_bookmarks)
        self.list.toggled.connect(self.list_asked)
        self.holds = self._button("playbackHolds", "lock")
        self.holds.setVisible(has_holds)
        self.holds.clicked.connect(lambda _on=False: self.holds_asked.emit())
        self.files = self._button("playbackFiles", "film")
        self.files.setVisible(has_files)
        self.files.clicked.connect(lambda _on=False: self.files_asked.emit())
        self.copies = self._button("playbackCopies", "eye-off")
        self.copies.setVisible(has_copies)
        self.copies.clicked.connect(lambda _on=False: self.copies_asked.emit())
        row.addWidget(self.field, 1)
        row.addWidget(self.newest)
        row.addSpacing(8)
        row.addWidget(self.moment)
        row.addWidget(self.left)
        row.addStretch(1)
        for part in (self.clear, self.copies, self.files, self.holds, self.list):
            row.addWidget(part)
        self.setMinimumWidth(1)  # what does not fit steps back, see resizeEvent
        self.retranslate()

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setMinimumHeight(_HEIGHT)
        icons.set_beside_text(button, icon)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the moment keeps its room; words of buttons and the rest step back."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width()
        self.left.setVisible(width >= LEFT_FROM)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button, least in (
            (self.copies, CLEAR_FROM),
            (self.files, LISTS_FROM),
            (self.holds, LISTS_FROM),
            (self.clear, CLEAR_FROM),
            (self.newest, WORDS_FROM),
            (self.list, WORDS_FROM),
        ):
            button.setToolButtonStyle(style if width >= least else Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.moment.setVisible(width >= MOMENT_FROM)
        row = self.layout()
        if not self.left.isHidden() and row is not None and row.minimumSize().width() > width:
            self.left.hide()  # longer words than usual: they would cut off the moment beside them

    def set_layout_now(self, layout: Layout, cameras: int) -> None:
        """Layouts that do not hold the cameras cannot be chosen; one tile always can."""
        for known, button in self._layouts.items():
            button.setChecked(known is layout)
            button.setEnabled(known is Layout.ONE or int(known) >= cameras)
        self.clear.setEnabled(cameras > 0)

    def show_moment(self, moment: datetime | None) -> None:
        text = formatting.moment_text(moment) if moment is not None else ""
        if text != self.moment.text():
            self.moment.setText(text)

    def show_left(self, text: str, *, soon: bool) -> None:
        """How long the footage of this moment stays."""
        role = "trouble" if soon else "small"
        if self.left.property("role") != role:
            self.left.setProperty("role", role)
            self.left.style().polish(self.left)
        if text != self.left.text():
            self.left.setText(text)
            self._fit()

    def take_jump(self, moment: datetime) -> None:
        """The field has the keyboard, with the moment of now to be changed."""
        self.field.setText(formatting.typed_moment_text(moment))
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _jump(self) -> None:
        text = self.field.text()
        try:
            moment = parse_moment(text, thai_time(self._clock.now()))
        except InputError as error:
            self._call_wrong(True)
            self.failed.emit(error)
            return
        self._leave_field()
        self.moment_asked.emit(moment)
        self.field_left.emit()

    def _call_wrong(self, wrong: bool) -> None:
        if bool(self.field.property("wrong")) != wrong:
            self.field.setProperty("wrong", wrong)
            self.field.style().polish(self.field)
            self.field.setAccessibleDescription(self.tr("This is no time.") if wrong else "")

    def _leave_field(self) -> None:
        self.field.clear()
        self._call_wrong(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives the typing up: a wrong time must not stand there while the page plays on."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.field and event.type() == QEvent.Type.KeyPress and is_escape:
            self._leave_field()
            self.field_left.emit()
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        for layout, button in self._layouts.items():
            name = self.tr("%n tile(s)", "", int(layout))
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.field.setPlaceholderText(self.tr("Go to 26/11/2026 14:05"))
        self.field.setAccessibleName(self.tr("Go to a date and time"))
        self.field.setToolTip(
            self.tr("Date and time, either era; also 14:05, yesterday 14:05 or -5 min. Enter goes there (G)")
        )
        self.newest.setText(self.tr("Newest"))
        self.newest.setToolTip(self.tr("Go to the newest footage (End)"))
        self.clear.setText(self.tr("Close all"))
        self.clear.setToolTip(self.tr("Close all cameras on this page"))
        self.holds.setText(self.tr("Holds"))
        self.holds.setToolTip(self.tr("List the holds, lift them, place others"))
        self.files.setText(self.tr("Files handed in"))
        self.files.setToolTip(self.tr("Take in a file that somebody handed in, and list those there are"))
        self.copies.setText(self.tr("Copies"))
        self.copies.setToolTip(self.tr("Working copies and masked copies of a clip that was cut"))
        self.list.setText(self.tr("Bookmarks"))
        self.list.setToolTip(self.tr("List and search the bookmarks"))
        for part in (self.newest, self.clear, self.list, self.holds, self.files, self.copies):
            part.setAccessibleName(part.text())
            part.setAccessibleDescription(part.toolTip())
