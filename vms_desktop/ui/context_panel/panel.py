"""The panel at the right of the wall: the selected camera's facts, steering, snapshot.

    ContextPanel(wall: WallService, ptz: PtzService, control: PtzControl, province: Province, clock: Clock,
                 parent: QWidget | None = None)

``control`` is the wall page's (``page.control``), so that the pad, the keys and the wheel are one hand. Wire it:
``page.tile_selected.connect(panel.select_tile)``, ``panel.snapshot_asked.connect(page.take_snapshot)``,
``panel.message`` to where messages are shown; ``await panel.close_panel()`` at the end.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.place import Province
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui import icons, language
from vms_desktop.ui.clock_history import ClockHistory
from vms_desktop.ui.context_panel import facts
from vms_desktop.ui.context_panel.look_back import LookBack
from vms_desktop.ui.offered import Refused, nothing_refused, offer
from vms_desktop.ui.ptz_control import PtzControl
from vms_desktop.ui.ptz_panel import PtzPanel
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 272
_REFRESH_MS = 500


class _Value(WordsLabel):
    """A value whose text may change twice a second without laying the panel out again.

    ``wraps`` is for the few long names that hardly ever change.
    """

    def __init__(self, wraps: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(wraps)
        across = Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | across)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._whole = self._details = ""

    def set_details(self, text: str) -> None:
        """More about the value, in the tool tip below it."""
        if text != self._details:
            self._details = text
            self._tell()

    def _tell(self) -> None:
        self.setToolTip(f"{self._whole}\n{self._details}" if self._details else self._whole)
        self.setAccessibleDescription(self._details)

    def set_value(self, text: str) -> None:
        if text != self._whole:
            self._whole = text
            self._tell()
            self._elide()

    def _elide(self) -> None:
        if self.wordWrap():
            self.setText(self._whole)
            return
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


class ContextPanel(QFrame):
    """Signals: ``snapshot_asked()``, ``message(VmsError)``."""

    snapshot_asked = Signal()
    message = Signal(object)

    def __init__(
        self,
        wall: WallService,
        ptz: PtzService,
        control: PtzControl,
        province: Province,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contextPanel")
        self.setFixedWidth(WIDTH)
        self._wall = wall
        self._province = province
        self._clock = clock
        self._tile = 0
        self._pictured = True
        self._refused: Refused = nothing_refused
        self._clocks: ClockHistory | None = None
        self._tasks = WidgetTasks("context panel", self)
        self._tasks.failed.connect(self.message)
        self._title = WordsLabel(self)
        self._title.setObjectName("contextTitle")
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._labels: list[QLabel] = []
        self._values: list[_Value] = []
        self._facts = QWidget(self)
        self._snapshot = QPushButton(self)
        self._snapshot.setObjectName("contextSnapshot")
        icons.set_beside_text(self._snapshot, "camera")
        self._snapshot.setMinimumHeight(36)
        self._snapshot.clicked.connect(lambda _on=False: self.snapshot_asked.emit())
        self.look_back = LookBack(self)
        self._can_look_back = False
        self.look_back.hide()
        self._steering_title = QLabel(self)
        self._steering_title.setProperty("role", "section")
        self.steering = PtzPanel(ptz, control, self._tasks, self)
        self._lay_out()
        self._counting = QTimer(self)
        self._counting.setInterval(_REFRESH_MS)
        self._counting.timeout.connect(self._refresh)
        self._unsubscribe = wall.on_tile(self._tile_reported)
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, _label in enumerate(facts.fact_labels()):
            label = QLabel(self._facts)
            label.setProperty("role", "quiet")
            value = _Value(row in facts.LONG_ROWS, self._facts)
            value.setObjectName(f"fact{row}")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._labels.append(label)
            self._values.append(value)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._title, self._facts, self._snapshot, self.look_back, self._steering_title, self.steering):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("contextScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def offer_look_back(self) -> None:
        """The desk has recorded footage: from now on the panel leads to it."""
        self._can_look_back = True
        self.look_back.setVisible(not self._facts.isHidden())

    def follow_clocks(self, history: ClockHistory) -> None:
        """What is known of cameras' clocks, also of those that are not watched now."""
        self._clocks = history
        history.changed.connect(self._tell_clock)

    def _tell_clock(self) -> None:
        lines = self._clocks.lines() if self._clocks is not None else []
        self._values[facts.CLOCK_ROW].set_details("\n".join([self.tr("Measured lately:"), *lines]) if lines else "")

    # ---- what it shows -------------------------------------------------------------------------------------------

    def select_tile(self, tile: int) -> None:
        """Show that tile's camera."""
        self._tile = tile
        self.steering.set_camera(self._wall.status(tile).camera)
        self._refresh()

    def follow_rights(self, refused: Refused) -> None:
        self._refused = refused
        offer(self._snapshot, refused(Permission.SNAPSHOT), self._pictured)
        self.look_back.follow_rights(refused)
        offer(self.steering, refused(Permission.STEER))

    def _tile_reported(self, status: TileStatus) -> None:
        if status.tile == self._tile:
            self.steering.set_camera(status.camera)
            self._show(status)

    def _refresh(self) -> None:
        self._show(self._wall.status(self._tile))

    def _show(self, status: TileStatus) -> None:
        camera = status.camera
        title = language.camera_name(camera) if camera is not None else self.tr("No camera selected")
        if title != self._title.text():
            self._title.setText(title)
        if self._facts.isHidden() == (camera is not None):
            self._facts.setVisible(camera is not None)
            self._snapshot.setVisible(camera is not None)
            self.look_back.setVisible(camera is not None and self._can_look_back)
        pictured = status.surface is not None or status.stale_picture is not None
        if pictured != self._pictured:
            self._pictured = pictured
            offer(self._snapshot, self._refused(Permission.SNAPSHOT), pictured)
        reading = None
        if self._clocks is not None:
            self._clocks.look_at(camera.id if camera is not None else None)
            reading = self._clocks.newest(camera.id) if camera is not None else None
        values = facts.fact_values(status, self._province, self._clock, reading)
        for label, value in zip(self._values, values, strict=True):
            label.set_value(value)

    def retranslate(self) -> None:
        for label, text in zip(self._labels, facts.fact_labels(), strict=True):
            label.setText(text)
        self._snapshot.setText(self.tr("Save a snapshot"))
        self._snapshot.setAccessibleName(self.tr("Save a snapshot of the selected camera"))
        self.look_back.retranslate()
        self.look_back.follow_rights(self._refused)
        self._tell_clock()
        self._steering_title.setText(self.tr("Steering (PTZ)"))
        self.steering.retranslate()
        self._refresh()

    async def close_panel(self) -> None:
        """Hear nothing more, end what still runs."""
        self._unsubscribe()
        await self._tasks.close()

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._counting.start()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._counting.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
