"""Notices that nobody has touched mouse, keyboard or screen for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from vms_desktop.domain.clock import Clock

LOOK_MS = 1000
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)


class IdleWatch(QObject):
    """A filter on the whole application would run for every event of 36 tiles. So: the keys of the window that has the
    keyboard, where the keyboard goes, and once a second where the pointer is.

    Signals: ``stirred()``: somebody is there; ``idle()``: nobody was, for ``after_s`` seconds; once, until somebody is.
    """

    stirred = Signal()
    idle = Signal()

    def __init__(self, clock: Clock, after_s: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._after_s = after_s
        self._touched_at = clock.monotonic()
        self._is_idle = False
        self._pointer = QCursor.pos()
        self._watched: QWindow | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusWindowChanged.connect(self._window_changed)
        application.focusChanged.connect(self._focus_changed)
        self._window_changed(QGuiApplication.focusWindow())

    def stop(self) -> None:
        self._look.stop()
        self._application.focusWindowChanged.disconnect(self._window_changed)
        self._application.focusChanged.disconnect(self._focus_changed)
        self._window_changed(None)

    def set_after(self, seconds: float) -> None:
        self._after_s = seconds

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_at = self._clock.monotonic()
        self._is_idle = False
        self.stirred.emit()

    def look(self) -> None:
        """Once a second, and whenever a test says so."""
        pointer = QCursor.pos()
        if pointer != self._pointer:
            self._pointer = pointer
            self.touch()
        elif not self._is_idle and self._clock.monotonic() - self._touched_at >= self._after_s:
            self._is_idle = True
            self.idle.emit()

    def _window_changed(self, window: QWindow | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def _focus_changed(self, _before: object, now: object) -> None:
        if now is not None and not self._is_idle:
            self._touched_at = self._clock.monotonic()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
