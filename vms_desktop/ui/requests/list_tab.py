"""The list of requests: boards and filters at the left, the table; and one's own drafts in place of it.

ListTab(parts: PageParts, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.services.requests.request_ports import RequestFilter, RequestRow
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.pages.column_fit import ColumnFit
from vms_desktop.ui.pages.tables import table_of
from vms_desktop.ui.requests.boards import Boards
from vms_desktop.ui.requests.list_rows import Fetcher
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.request_table import WIDTHS, RequestTableModel
from vms_desktop.ui.row_table import RowTable
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

_SCROLL_RESTS_MS, _MINUTE_MS = 25, 60_000


class ListTab(QWidget):
    """Signals: ``open_asked(str)`` (request id), ``draft_asked(RequestDraft)``, ``export_asked(RequestFilter)``,
    ``counted(int, int)`` (waiting for me, overdue), ``failed(VmsError)``.
    """

    open_asked = Signal(str)
    draft_asked = Signal(object)
    export_asked = Signal(object)
    counted = Signal(int, int)
    failed = Signal(object)

    def __init__(self, parts: PageParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestList")
        self._parts = parts
        self._trouble: VmsError | None = None
        self._is_waiting = False
        self._drafts: list[RequestDraft] = []
        self._shown: RequestFilter | None = None
        self._tasks = WidgetTasks("request list", self)
        self._tasks.failed.connect(self._fell)
        self.boards = Boards(parts.clock, self)
        self.model = RequestTableModel(parts.clock, self)
        self.table = table_of(self.model, "requestTable", WIDTHS, self)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.drafts = RowTable(
            "draftTable", (self.tr("Requester"), self.tr("Purpose"), self.tr("Cameras")), (260, 420, 80), self
        )
        self.drafts.hide()
        self._count, self._instead = QLabel(self), WordsLabel(self)
        self._count.setObjectName("requestCount")
        self._instead.setObjectName("requestNothing")
        self._instead.setProperty("role", "quiet")
        self._instead.setWordWrap(True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setTextFormat(Qt.TextFormat.PlainText)
        self.export, self.open = QPushButton(self), QPushButton(self)
        self.export.setObjectName("requestExport")
        self.open.setObjectName("requestOpen")
        icons.set_beside_text(self.export, "file-output")
        self._lay_out()
        self._rest, self._minute = QTimer(self), QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SCROLL_RESTS_MS)
        self._rest.timeout.connect(self._load_seen)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._minute_passed)
        self._minute.start()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._count, 1)
        top.addWidget(self.open)
        top.addWidget(self.export)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(top)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.drafts, 1)
        middle.addWidget(self._instead, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.boards)
        row.addLayout(middle, 1)

    def _connect(self) -> None:
        self.boards.wanted.connect(self.look)
        self.boards.drafts_asked.connect(self.look)
        self.model.sort_asked.connect(lambda _by, _down: self.look())
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        self.table.verticalScrollBar().rangeChanged.connect(lambda *_range: self._rest.start())
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._offer_open())
        self.table.doubleClicked.connect(self._opened)
        self.drafts.cellDoubleClicked.connect(lambda _row, _column: self._open_chosen())
        self.drafts.itemSelectionChanged.connect(self._offer_open)
        self.open.clicked.connect(self._open_chosen)
        self.export.clicked.connect(self._ask_export)
        self._stop_hearing = self._parts.book.on_change(lambda _id: self._changed())
        self._offer_open()

    async def close_tab(self) -> None:
        self._stop_hearing()
        self._rest.stop()
        self._minute.stop()
        await self._tasks.close()

    def take_keyboard(self) -> None:
        (self.table if self.table.isVisible() else self.boards.search).setFocus()

    # ---- looking -----------------------------------------------------------------------------------------------

    def look(self) -> None:
        """As the boards and filters stand, and how many there are on each."""
        self._is_waiting, self._trouble = True, None
        self._show_state()
        self._tasks.start_anew(self._look, "look at the requests")

    def forget(self) -> None:
        """Take away what is shown: somebody else is at the desk, or nobody."""
        self.model.clear()
        self.drafts.fill([])
        self._drafts, self._shown, self._trouble, self._is_waiting = [], None, None, False
        self.boards.clear_filters()
        self._show_state()

    def _changed(self) -> None:
        if self.isVisible():
            self._tasks.start_anew(self._look_again, "look at the requests anew")

    async def _look(self) -> None:
        await self._count_boards()
        if self.boards.shows_drafts:
            self._show_drafts()
            return
        wanted = self.boards.chosen()
        # The rows of the same look stay until they are there anew: nobody sees the table empty in between.
        await self.model.begin(self._fetcher(wanted), keep=wanted == self._shown)
        if wanted != self.boards.chosen():
            return  # another look was asked for meanwhile, which follows
        self._shown, self._is_waiting = wanted, False
        self._show_state()
        self.table.verticalScrollBar().setValue(0)
        if (fit := self.table.findChild(ColumnFit)) is not None:
            fit.fit_soon()

    async def _look_again(self) -> None:
        """Something was changed here: the same rows, where somebody looks."""
        await self._count_boards()
        if self.boards.shows_drafts:
            self._show_drafts()
        elif self._is_waiting:
            self.look()  # another look is being read: its rows would be passed over for those of the one before
        elif self._shown is not None:
            chosen = self.chosen()
            await self.model.begin(self._fetcher(self._shown), keep=True)
            self._load_seen()
            row = self.model.row_of(chosen.id) if chosen is not None else None
            if row is not None:
                self.choose_row(row)
            self._show_state()

    def _fetcher(self, wanted: RequestFilter) -> Fetcher:
        return Fetcher(self._parts.book, wanted)

    async def _count_boards(self) -> None:
        counts = await self._parts.book.boards()
        try:
            self._drafts = list(await self._parts.book.drafts())
        except VmsError as error:
            if not error.code.startswith("access."):
                raise
            self._drafts = []
        self.boards.show_counts(counts, len(self._drafts))
        self.counted.emit(counts.waiting, counts.overdue)

    def _fell(self, error: VmsError) -> None:
        self._trouble, self._is_waiting = error, False
        self.model.clear()
        self._show_state()
        self.failed.emit(error)

    def _load_seen(self) -> None:
        first = max(0, self.table.rowAt(0))
        height = self.table.viewport().height()
        last = self.table.rowAt(height - 1)
        if last < 0:
            last = min(self.model.total - 1, first + height // 30 + 1)
        if self.model.total:
            self._tasks.start(self.model.load_around(first, last), "load rows")

    def _minute_passed(self) -> None:
        if self.isVisible():
            self.model.touch_times()
            self._tasks.start_anew(self._count_boards, "count the boards")

    # ---- drafts ------------------------------------------------------------------------------------------------

    def _show_drafts(self) -> None:
        self._is_waiting, self._shown = False, None
        self.drafts.fill(
            [
                (
                    one.id,
                    (
                        " ".join(part for part in (one.requester.rank, one.requester.name) if part) or "–",
                        one.basis.purpose,
                        formatting.count_text(len({interval.camera_id for interval in one.intervals})),
                    ),
                )
                for one in self._drafts
            ]
        )
        self._show_state()

    # ---- what is shown -----------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        """Table, drafts, or words instead: what to do first."""
        drafts = self.boards.shows_drafts
        there = bool(self._drafts) if drafts else self.model.total > 0
        self.table.setVisible(there and not drafts)
        self.drafts.setVisible(there and drafts)
        self._instead.setVisible(not there)
        self._instead.setText("" if there else self._words_instead())
        self.export.setVisible(not drafts)
        self.export.setEnabled(self.model.total > 0)
        total = len(self._drafts) if drafts else self.model.total
        self._count.setText(self.tr("Requests: {0}").format(formatting.count_text(total)) if there else "")
        self._offer_open()

    def _words_instead(self) -> str:
        if self._trouble is not None:
            return messages.error_text(self._trouble)
        if self._is_waiting:
            return self.tr("Reading the requests…")
        if self.boards.shows_drafts:
            return self.tr("No drafts. What you begin to register and leave is kept here.")
        if self.boards.is_narrowed():
            return self.tr("No request matches. Take away one of the conditions at the left, or choose “All”.")
        if self.boards.chosen() != RequestFilter():
            return self.tr("No request is on this board.")
        return self.tr("No requests yet. Press “New request” when a letter arrives: the footage is held at once.")

    def _ask_export(self) -> None:
        if self._shown is not None:
            self.export_asked.emit(self._shown)

    def _offer_open(self) -> None:
        self.open.setEnabled(self.drafts.chosen is not None if self.boards.shows_drafts else self.chosen() is not None)

    def chosen(self) -> RequestRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.row(rows[0].row()) if rows else None

    def choose_row(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def _opened(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self.open_asked.emit(row.id)

    def _open_chosen(self) -> None:
        if self.boards.shows_drafts:
            draft = next((one for one in self._drafts if one.id == self.drafts.chosen), None)
            if draft is not None:
                self.draft_asked.emit(draft)
            return
        row = self.chosen()
        if row is not None:
            self.open_asked.emit(row.id)

    # ---- Qt ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open.isEnabled():
            self._open_chosen()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.export.setText(self.tr("Export…"))
        self.export.setToolTip(self.tr("Export what is listed"))
        self.open.setText(self.tr("Open"))
        self.table.setAccessibleName(self.tr("Requests"))
        self.drafts.setAccessibleName(self.tr("My drafts"))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
