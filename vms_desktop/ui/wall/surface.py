"""A native child window that a player in another process draws into.

What is surprising about such windows, measured with Qt 6.12 on X11:

* Only this widget is native, its parents are not. Qt then does not move the window when a parent moves, nor give it
  the size that a hidden widget got; ``follow`` puts it where the widget is.
* Siblings of a native widget become native too, and their parents with them; so the two surfaces have a parent of
  their own, ``VideoArea``.
* A player may begin in a hidden surface: it decodes and counts pictures, and draws as soon as the window is mapped.
* A window that comes up is black until the player's next picture (one frame): X keeps no content of covered windows.
* When a player dies its window vanishes and ours shows black, because it is painted; without painting X would leave
  the last picture standing, which would look live.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from vms_desktop.ui.wall.digital_zoom import USUAL_ASPECT, window_box

_ID_CHANGES = (QEvent.Type.WinIdChange, QEvent.Type.DevicePixelRatioChange)


class VideoSurface(QWidget):
    """Signals: ``window_changed()``: the native id, or the pixels it has, may be new; hand it over again."""

    window_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def window_id(self) -> int:
        """The native id, 0 while there is none. Never creates the window, unlike ``winId``."""
        return int(self.internalWinId() or 0)

    def make_window(self) -> int:
        """Create the native window if need be, hidden as the surface may be; returns its id."""
        return int(self.winId())

    def follow(self) -> None:
        """Put the native window where the widget is, after any parent moved."""
        native = self.nativeParentWidget()
        handle = self.windowHandle()
        if native is None or handle is None:
            return
        place = QRect(self.mapTo(native, QPoint(0, 0)), self.size())
        if handle.geometry() != place:
            handle.setGeometry(place)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _ID_CHANGES:
            self.window_changed.emit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.black)


class VideoArea(QWidget):
    """Two surfaces that take turns, and nothing else. Signals: ``windows_changed()``."""

    windows_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._aspect = USUAL_ASPECT
        self.surfaces = (VideoSurface(self), VideoSurface(self))
        for surface in self.surfaces:
            surface.window_changed.connect(self.windows_changed)

    @property
    def windows(self) -> tuple[int, int]:
        """Both native ids, 0 where there is none (yet or any more)."""
        return self.surfaces[0].window_id, self.surfaces[1].window_id

    def set_aspect(self, aspect: float) -> None:
        """The shape of the pictures that come (width/height)."""
        if abs(aspect - self._aspect) > 1e-3:
            self._aspect = aspect
            self._place()

    def make_windows(self) -> None:
        for surface in self.surfaces:
            surface.make_window()

    def follow(self) -> None:
        for surface in self.surfaces:
            surface.follow()

    def show_only(self, index: int | None) -> None:
        """Put one surface on top, or hide both."""
        if index is not None and self.surfaces[index].isHidden():
            self.surfaces[index].show()
            self.surfaces[index].raise_()
        for number, surface in enumerate(self.surfaces):
            if number != index and not surface.isHidden():
                surface.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        ratio = self.devicePixelRatioF()
        box = window_box(round(self.width() * ratio), round(self.height() * ratio), self._aspect)
        left, top, width, height = (round(length / ratio) for length in box)
        for surface in self.surfaces:
            surface.setGeometry(left, top, width, height)
        self.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.black)
