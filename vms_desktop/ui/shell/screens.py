"""A monitor that vanishes or is smaller than the last one: windows come back to where they can be seen as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

SETTLE_MS = 300
"""Qt and the window manager move windows too; what they left outside is looked for after that."""
LEAST_SEEN = 80
"""Pixels each way that must lie on a monitor, so that a hand can take hold of the window."""
_KINDS = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Tool)


def is_seen(window: QRect, screens: Iterable[QRect]) -> bool:
    """Whether enough of the window lies on one of the screens. A small window must be seen as a whole."""
    wide, high = min(LEAST_SEEN, window.width()), min(LEAST_SEEN, window.height())
    parts = [screen.intersected(window) for screen in screens]
    return any(part.width() >= wide and part.height() >= high for part in parts)


def bring_back(window: QWidget) -> bool:
    """Move a window that no monitor shows onto the primary one, as large as fits and as full as it was.

    Whether it had to be.
    """
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    primary = QGuiApplication.primaryScreen()
    if primary is None or is_seen(window.frameGeometry(), rooms):
        return False
    room = primary.availableGeometry()
    state = window.windowState()
    whole = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMaximized
    if state & whole:
        # A window manager moves only windows that fill nothing.
        window.setWindowState(state & ~whole)
    size = window.size().boundedTo(room.size())
    window.resize(size)
    window.move(room.center() - QRect(0, 0, size.width(), size.height()).center())
    if state & whole:
        window.setWindowState(state)
    return True


def fit(window: QWidget) -> bool:
    """Make a window no larger than its monitor, and move it so that nothing of it lies outside. One that fills its
    monitor is left alone. Whether it had to be.
    """
    screen = window.screen() or QGuiApplication.primaryScreen()
    if screen is None or window.isFullScreen() or window.isMaximized():
        return False
    room, frame, inner = screen.availableGeometry(), window.frameGeometry(), window.geometry()
    if room.contains(frame):
        return False
    # The window manager's frame lies around what is resized.
    around = frame.size() - inner.size()
    window.resize(inner.size().boundedTo(room.size() - around))
    wide, high = window.width() + around.width(), window.height() + around.height()
    left = max(room.left(), min(frame.left(), room.right() + 1 - wide))
    top = max(room.top(), min(frame.top(), room.bottom() + 1 - high))
    window.move(left, top)
    return True


class ScreenWatch(QObject):
    """Lives as long as the desk's window and looks after all of its windows, dialogs too.

    Signals: ``brought_back(QWidget)``: this window was moved; what moved it before may have taken its full screen.
    """

    brought_back = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # A method of a QObject, which Qt lets go of with it; a lambda would be called after the window's end.
            application.screenRemoved.connect(self._screen_gone)

    def _screen_gone(self, _screen: QScreen) -> None:
        self._settled.start()

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            ours = window.isVisible() and not window.isMinimized() and window.windowType() in _KINDS
            if ours and bring_back(window):
                self.brought_back.emit(window)
