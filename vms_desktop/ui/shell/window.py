"""The desk's window: rail, pages, top bar, status bar, and who may not use them now. It arranges; it decides nothing.

    ShellWindow(live: QWidget, makers: dict[Page, Callable[[], QWidget]], tree: TreePanel, context: QWidget,
                status: StatusBar, clock: Clock, province: Province)

``live`` is the wall page, and the context panel stands beside it only; the tree also beside playback. The other pages
are made when they are first shown. The composition root wires signals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from enum import Enum
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.place import Province
from vms_desktop.domain.view import WindowPlace
from vms_desktop.ui import language
from vms_desktop.ui.context_panel.panel import WIDTH as CONTEXT_WIDTH
from vms_desktop.ui.shell.areas import TakesKeyboard, go_to_next
from vms_desktop.ui.shell.clock_label import ClockLabel
from vms_desktop.ui.shell.navigation_rail import WIDTH as RAIL_WIDTH
from vms_desktop.ui.shell.navigation_rail import NavigationRail, Page
from vms_desktop.ui.shell.notice_bar import NoticeBar
from vms_desktop.ui.shell.screens import ScreenWatch, fit
from vms_desktop.ui.shell.status_bar import StatusBar
from vms_desktop.ui.tree.tree_panel import WIDTH as TREE_WIDTH
from vms_desktop.ui.tree.tree_panel import TreePanel

BESIDE_TREE = (Page.LIVE, Page.PLAYBACK)
"""Pages whose cameras come from the tree."""
TOP_HEIGHT = 46
"""Room for two lines of a message."""
SIZE = (1600, 900)
"""Before the place of the last time is known, on a monitor that has room for it."""


class Guard(Enum):
    """How much of the window can be used. BESIDE: the gate stands left of the wall, which goes on, and everything else
    is put away; ENTRY: nothing but the gate.
    """

    OPEN = "open"
    BESIDE = "beside"
    ENTRY = "entry"


class _Pages(QStackedWidget):
    """As narrow as the page seen allows: a wide one among the others must not squeeze the tree beside the wall."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _index: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class ShellWindow(QMainWindow):
    """Signals: ``close_asked()``: by the window's button or the system's key; ``ended()``: the computer is being shut
    down, close at once; ``wall_only_asked(bool)``: the wall on the whole screen, or
    back to the window, please.
    """

    close_asked = Signal()
    ended = Signal()
    wall_only_asked = Signal(bool)

    def __init__(
        self,
        live: QWidget,
        makers: Mapping[Page, Callable[[], QWidget]],
        tree: TreePanel,
        context: QWidget,
        status: StatusBar,
        clock: Clock,
        province: Province,
    ) -> None:
        super().__init__()
        self.setObjectName("shellWindow")
        self._province = province
        self._was_maximised = False
        self._is_wall_only = False
        self._is_simulated = False
        self._guard = Guard.OPEN
        self._gate: QWidget | None = None
        self._is_gate_seen = True
        self._beside: QWidget | None = None
        self._page = Page.LIVE
        self._made: dict[Page, QWidget] = {Page.LIVE: live}
        self._makers = makers
        self.pages = (Page.LIVE, *makers)
        """Those of this desk, from top to bottom."""
        self.tree, self.context, self.status = tree, context, status
        self.rail = NavigationRail(self.pages, self)
        self.notices = NoticeBar(self)
        self._stack = _Pages(self)
        self._stack.addWidget(live)
        self.top_bar = self._top_bar(clock)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for part in (tree, self._stack, context):
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        self._arrange()
        # As the eye goes: rail, tree, then the page and what stands right of it, which follow by themselves.
        for before, after in pairwise((*self.rail.buttons, tree.search_field, tree.view)):
            QWidget.setTabOrder(before, after)
        self.rail.page_chosen.connect(self.show_page)
        self._shortcuts = [
            self._shortcut("Ctrl+K", self._find_camera),
            self._shortcut("F11", self._toggle_full_screen),
            self._shortcut("F6", lambda: go_to_next((self.rail, self.tree, self._stack, self.context))),
        ]
        for number in range(1, len(Page) + 1):
            self._shortcuts.append(self._shortcut(f"Ctrl+{number}", partial(self._jump_to, number)))
        self.rail.offer(self.pages)
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(QSize(*SIZE).boundedTo(room))
        beside = RAIL_WIDTH + TREE_WIDTH + CONTEXT_WIDTH
        self._split.setSizes([TREE_WIDTH, self.width() - beside, CONTEXT_WIDTH])
        self.setMinimumSize(1024, 640)
        self._screens = ScreenWatch(self)
        self._screens.brought_back.connect(self._come_back)
        self.retranslate()
        self.show_page(Page.LIVE)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)
        return shortcut

    def _top_bar(self, clock: Clock) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName("topBar")
        self._heading = QLabel(bar)
        self._heading.setProperty("role", "section")
        # A message stands where the heading stood. In a line of its own it moved the whole wall down and up again.
        bar.setFixedHeight(TOP_HEIGHT)
        self.notices.appeared.connect(self._notice_appeared)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(16)
        row.addWidget(self._heading, 1)
        row.addWidget(self.notices, 1)
        row.addWidget(ClockLabel(clock, bar))
        return bar

    def _arrange(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.top_bar, 0), (self._split, 1), (self.status, 0)):
            column.addWidget(part, stretch)
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self._entry = QWidget(self)
        self._entry.setObjectName("page")
        QHBoxLayout(self._entry)
        self._front = QStackedWidget(self)
        self._front.addWidget(whole)
        self._front.addWidget(self._entry)
        self.setCentralWidget(self._front)

    # ---- who may use it --------------------------------------------------------------------------------------

    def take_gate(self, gate: QWidget) -> None:
        """What stands between a person and this window (``set_guard``)."""
        self._gate = gate
        gate.hide()

    def take_beside(self, panel: QWidget) -> None:
        """What can stand right of every page, in place of the context panel, shown by ``show_beside``."""
        self._beside = panel
        self._split.addWidget(panel)
        panel.hide()

    def show_beside(self, shown: bool) -> None:
        if self._beside is not None:
            self._beside.setVisible(shown)
            self._show_parts()

    @property
    def guard(self) -> Guard:
        return self._guard

    def set_guard(self, guard: Guard) -> None:
        """The wall goes on behind BESIDE, and is put away by ENTRY. Nothing but the gate can be used then."""
        self._guard = guard
        for shortcut in self._shortcuts:
            shortcut.setEnabled(guard is Guard.OPEN)
        self.notices.hold(guard is not Guard.OPEN)
        gate = self._gate
        if gate is not None and guard is Guard.ENTRY:
            row = self._entry.layout()
            assert row is not None
            row.addWidget(gate)
        elif gate is not None and guard is Guard.BESIDE:
            self._split.insertWidget(0, gate)
            self._stack.setCurrentWidget(self._made[Page.LIVE])
        else:
            self._stack.setCurrentWidget(self._widget(self._page))
        self._front.setCurrentIndex(1 if guard is Guard.ENTRY else 0)
        self.show_gate(True)

    def show_gate(self, shown: bool) -> None:
        """Beside a wall that has the whole screen the gate shows only while somebody is there."""
        self._is_gate_seen = shown
        self._show_parts()

    @property
    def is_wall_only(self) -> bool:
        return self._is_wall_only

    def _show_parts(self) -> None:
        free, framed = self._guard is Guard.OPEN, not self._is_wall_only
        live, listed = self._page is Page.LIVE, self._page in BESIDE_TREE
        beside = self._beside is not None and not self._beside.isHidden()
        if self._gate is not None:
            self._gate.setVisible(not free and self._is_gate_seen)
        if self._beside is not None and not free:
            self._beside.hide()
        self.rail.setVisible(free and framed)
        self.tree.setVisible(free and framed and listed)
        self.context.setVisible(free and framed and live and not beside)
        self.status.setVisible(framed)
        self.top_bar.setVisible(framed or not self.notices.isHidden())

    # ---- pages -----------------------------------------------------------------------------------------------

    def _widget(self, page: Page) -> QWidget:
        if page not in self._made:
            self._made[page] = self._makers[page]()
            self._stack.addWidget(self._made[page])
        return self._made[page]

    def show_page(self, page: Page) -> None:
        if self._guard is not Guard.OPEN:
            return
        self._page = page
        self.rail.choose(page)
        self._stack.setCurrentWidget(self._widget(page))
        self._show_parts()
        # What had the keyboard may be hidden now; Qt would hand it to whatever stands next.
        if page is Page.LIVE:
            # Whoever begins to type finds a camera; a key struck by chance does nothing else.
            self.tree.search_field.setFocus()
        else:
            shown = self._widget(page)
            if isinstance(shown, TakesKeyboard):
                shown.take_keyboard()

    @property
    def page(self) -> Page:
        """The page that is seen, or will be once the window can be used again."""
        return self._page

    def offer(self, pages: Collection[Page]) -> None:
        """Only these, of those there are, for whoever is signed in. Whoever stands on another one goes to the wall."""
        self.rail.offer(page for page in self.pages if page in pages)
        if self._page not in self.rail.offered:
            self._page = Page.LIVE
            self.show_page(Page.LIVE)

    def _jump_to(self, number: int) -> None:
        if number <= len(self.rail.offered):
            self._jump(self.rail.offered[number - 1])

    def _jump(self, page: Page) -> None:
        """By key, also out of full screen, where neither rail nor tree is seen."""
        if self._is_wall_only:
            self.wall_only_asked.emit(False)
        self.show_page(page)

    def _toggle_full_screen(self) -> None:
        """From every page: the wall is what an operator wants large."""
        if not self._is_wall_only:
            self.show_page(Page.LIVE)
        self.wall_only_asked.emit(not self._is_wall_only)

    def _find_camera(self) -> None:
        if not self.tree.isVisible():
            self._jump(Page.LIVE)
        self.tree.focus_search()

    def set_full_screen(self, on: bool) -> None:
        """Everything but the wall goes, or comes back."""
        self._is_wall_only = on
        self._show_parts()
        if on:
            self._was_maximised = self.isMaximized()
            self.showFullScreen()
        else:
            if self._was_maximised:
                self.showMaximized()
            else:
                self.showNormal()
            self.show_page(Page.LIVE)

    def mark_simulated(self) -> None:
        """Say in title and heading that nothing here is real: two windows that look alike must not be confused."""
        self._is_simulated = True
        self._heading.setProperty("role", "simulated")
        self._heading.style().polish(self._heading)
        self.retranslate()

    def _notice_appeared(self, there: bool) -> None:
        self._heading.setVisible(not there)
        # Also over a full screen: a camera that may still be moving must not be kept back.
        self.top_bar.setVisible(there or not self._is_wall_only)
        row = self.top_bar.layout()
        if row is not None:
            row.activate()  # the message has the heading's room at once

    def _come_back(self, window: QWidget) -> None:
        if window is self and self._is_wall_only and not self.isFullScreen():
            self.showFullScreen()

    # ---- place on the monitors -------------------------------------------------------------------------------

    def place(self) -> WindowPlace:
        screen = self.screen()
        return WindowPlace(
            bytes(self.saveGeometry().data()), screen.name() if screen is not None else "", self.isFullScreen()
        )

    def restore_place(self, place: WindowPlace | None) -> None:
        """Call after ``show``. A monitor that is no longer there: the window stays on the one that is.

        Qt restores nothing that was remembered of a monitor of quite another size, not even that it was filled; then
        the window fills the one there is. So it does at a first start where the usual size has no room.
        """
        names = [screen.name() for screen in QGuiApplication.screens()]
        known = place is not None and (not place.screen_name or place.screen_name in names)
        restored = place is not None and known and self.restoreGeometry(QByteArray(place.geometry))
        usual = QSize(*SIZE).boundedTo(self.screen().availableGeometry().size()) == QSize(*SIZE)
        fit(self)
        if not restored and (known or not usual):
            self.showMaximized()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody inside wanted: Escape leads out of the full screen, wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self._is_wall_only and self._guard is Guard.OPEN:
            self.wall_only_asked.emit(False)
        else:
            super().keyPressEvent(event)

    # ---- events ----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        name = language.place_name(self._province)
        if self._is_simulated:
            self._heading.setText(self.tr("SIMULATION · {0} province · no real cameras").format(name))
            self.setWindowTitle(self.tr("SIMULATION — {0}").format(name))
            return
        self._heading.setText(self.tr("CCTV operations room · {0} province").format(name))
        self.setWindowTitle(self.tr("CCTV operations room — {0}").format(name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        # The desk ends in its own order (cameras stop first); the window goes at the end of it.
        event.ignore()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            self.ended.emit()
        else:
            self.close_asked.emit()
