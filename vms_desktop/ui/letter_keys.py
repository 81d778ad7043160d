"""Letter keys by their place on the keyboard.

Under the Thai layout (Kedmanee) the keys that are printed J, K and L type ่, า and ส. A hand that plays footage means
the key, not the letter. The number row has a module of its own (``main_row``).
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# Scan codes of PC set 1, as Windows tells them; X11 (evdev) tells them plus eight.
_PLACES = {
    16: Qt.Key.Key_Q,
    23: Qt.Key.Key_I,
    24: Qt.Key.Key_O,
    31: Qt.Key.Key_S,
    34: Qt.Key.Key_G,
    36: Qt.Key.Key_J,
    37: Qt.Key.Key_K,
    38: Qt.Key.Key_L,
    46: Qt.Key.Key_C,
    19: Qt.Key.Key_R,
    48: Qt.Key.Key_B,
}
_SHIFT = {"win32": 0, "linux": 8}.get(sys.platform)


def letter_of(event: QKeyEvent) -> Qt.Key:
    """The key that was struck; one of the letters above by its place, where the layout has no Latin letters."""
    key = Qt.Key(event.key())
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z or _SHIFT is None:
        # A Latin layout that has its letters elsewhere is meant as it is printed.
        return key
    return _PLACES.get(event.nativeScanCode() - _SHIFT, key)
