"""Keys of the number row by their place on the keyboard.

Under the Thai layout (Kedmanee) that row types letters: what is printed as 3 arrives as a minus, the minus key as ข.
A hand that steers a camera means the key, not the letter.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ROW = (
    Qt.Key.Key_1,
    Qt.Key.Key_2,
    Qt.Key.Key_3,
    Qt.Key.Key_4,
    Qt.Key.Key_5,
    Qt.Key.Key_6,
    Qt.Key.Key_7,
    Qt.Key.Key_8,
    Qt.Key.Key_9,
    Qt.Key.Key_0,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Equal,
)
# The first key's scan code: PC set 1 on Windows, the same plus eight in X11 (evdev).
_FIRST = {"win32": 2, "linux": 10}.get(sys.platform)


def key_of(event: QKeyEvent) -> Qt.Key:
    """The key that was struck; of the number row the one printed on it, whatever the layout makes of it."""
    place = event.nativeScanCode() - _FIRST if _FIRST is not None else -1
    shifted = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if 0 <= place < len(_ROW) and not shifted:
        return _ROW[place]
    return Qt.Key(event.key())


def preset_number(key: Qt.Key) -> int | None:
    """1 to 9 for the digits that reach a preset; 0 means the whole picture on the wall."""
    number = key.value - Qt.Key.Key_0.value
    return number if 1 <= number <= 9 else None
