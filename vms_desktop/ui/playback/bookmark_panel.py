"""The list of bookmarks: searched, opened, changed, removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.bookmark import Bookmark, BookmarkFilter
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.playback.lanes import SECOND_US, moment_of
from vms_desktop.ui.playback.note_dialog import NoteDialog
from vms_desktop.ui.playback.parts import BookmarkBook
from vms_desktop.ui.search_field import SearchField
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 300
NAME_BESIDE_PX = 60
MOST = 200
TYPED_MS = 200


class BookmarkPanel(QFrame):
    """``name_of``: a camera's code and name by its id, also of one that is no longer in the register.

    Signals: ``open_asked(str, float)`` (camera id, moment).
    """

    open_asked = Signal(str, float)

    def __init__(
        self, book: BookmarkBook, name_of: Callable[[str], str], tasks: WidgetTasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contextPanel")
        self.setFixedWidth(WIDTH)
        self._book, self._name_of, self._tasks = book, name_of, tasks
        self._cameras: tuple[str, ...] = ()
        self._found: dict[str, Bookmark] = {}
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.search = SearchField("bookmarkSearch", self)
        self.only_shown = QCheckBox(self)
        self.only_shown.setObjectName("bookmarkOnlyShown")
        self.only_shown.toggled.connect(lambda _on: self.ask())
        self.list = QListWidget(self)
        self.list.setObjectName("bookmarkList")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.currentItemChanged.connect(lambda _now, _before: self._offer())
        self._nothing = WordsLabel(self)
        self._nothing.setObjectName("bookmarkNothing")
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._go = self._button("bookmarkOpen", "history", self._open_current)
        self._change = self._button("bookmarkChange", "pencil", self._ask_change)
        self._remove = self._button("bookmarkRemove", "trash-2", self._ask_remove)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.ask)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self._title, self.search, self.only_shown, self._nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._go)
        row = QHBoxLayout()
        row.addWidget(self._change)
        row.addWidget(self._remove)
        column.addLayout(row)
        self._unsubscribe = book.on_change(self._changed)
        self.retranslate()

    def _button(self, name: str, icon: str, clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        icons.set_beside_text(button, icon)
        button.clicked.connect(lambda _on=False: clicked())
        return button

    def stop(self) -> None:
        self._unsubscribe()
        self._typed.stop()

    # ---- what it lists -------------------------------------------------------------------------------------------

    def set_cameras(self, camera_ids: tuple[str, ...]) -> None:
        """Those that are played now."""
        self._cameras = camera_ids
        if self.only_shown.isChecked():
            self.ask()

    def ask(self) -> None:
        if self.isVisible():
            self._tasks.start(self._ask(), "bookmarks")

    def _changed(self) -> None:
        self.ask()

    async def _ask(self) -> None:
        only = self._cameras if self.only_shown.isChecked() else ()
        if self.only_shown.isChecked() and not only:
            self._fill([])
            return
        self._fill(await self._book.find(BookmarkFilter(self.search.text(), only), MOST))

    def _fill(self, found: list[Bookmark]) -> None:
        chosen = self.list.currentItem()
        kept = chosen.data(Qt.ItemDataRole.UserRole) if chosen is not None else None
        self._found = {mark.id: mark for mark in found}
        self.list.clear()
        for mark in found:
            moment = formatting.moment_text(moment_of(mark.begin_us / SECOND_US))
            # A long name on two lines would leave none for the note.
            room = WIDTH - NAME_BESIDE_PX
            name = self.fontMetrics().elidedText(self._name_of(mark.camera_id), Qt.TextElideMode.ElideRight, room)
            item = QListWidgetItem(f"{moment}\n{name}\n{mark.note}")
            item.setData(Qt.ItemDataRole.UserRole, mark.id)
            item.setToolTip(plain_tip(f"{mark.note} — {mark.made_by.name}" if mark.made_by.name else mark.note))
            item.setSizeHint(QSize(WIDTH - 40, 78))
            self.list.addItem(item)
            if mark.id == kept:
                self.list.setCurrentItem(item)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._say_nothing()
        self._offer()

    def _offer(self) -> None:
        for button in (self._go, self._change, self._remove):
            button.setEnabled(self._current() is not None)

    def _current(self) -> Bookmark | None:
        item = self.list.currentItem()
        return self._found.get(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    # ---- what is done with one -----------------------------------------------------------------------------------

    def _open(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self._open_current()

    def _open_current(self) -> None:
        mark = self._current()
        if mark is not None:
            self.open_asked.emit(mark.camera_id, mark.begin_us / SECOND_US)

    def _ask_change(self) -> None:
        mark = self._current()
        if mark is None:
            return
        moment = formatting.moment_text(moment_of(mark.begin_us / SECOND_US))
        dialog = NoteDialog(f"{moment} · {self._name_of(mark.camera_id)}", (), mark.note, self.window())
        dialog.noted.connect(
            lambda _camera, note: self._tasks.start(
                self._book.change(mark.id, mark.begin_us, mark.end_us, note), "change bookmark"
            )
        )
        dialog.open()

    def _ask_remove(self) -> None:
        mark = self._current()
        if mark is None:
            return
        dialog = ConfirmDialog(
            self.tr("Remove this bookmark?"),
            self.tr("“{0}” goes from the list and the timeline. The footage stays.").format(mark.note),
            self.tr("Remove bookmark"),
            self.window(),
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._book.remove(mark.id), "remove bookmark"))
        dialog.open()

    # ---- words ---------------------------------------------------------------------------------------------------

    def _say_nothing(self) -> None:
        if self.search.text():
            self._nothing.setText(self.tr("No bookmark has these words."))
        else:
            self._nothing.setText(self.tr("No bookmarks yet. Go to a moment and press “Bookmark” (B) to note it."))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Bookmarks"))
        self.search.setPlaceholderText(self.tr("Search notes"))
        self.search.setAccessibleName(self.tr("Search notes"))
        self.only_shown.setText(self.tr("Only the cameras shown"))
        self.list.setAccessibleName(self.tr("Bookmarks"))
        self._go.setText(self.tr("Go to this moment"))
        self._change.setText(self.tr("Change note"))
        self._remove.setText(self.tr("Remove"))
        for button in (self._go, self._change, self._remove):
            button.setAccessibleName(button.text())
        self._say_nothing()
        self.ask()
