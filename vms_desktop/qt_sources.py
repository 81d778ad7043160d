"""Keeps PySide6 from reading the source of every module that is imported after it.

For its optional snake-case names PySide6 wants to know which modules use it, and looks for the word in the text of each
(``shibokensupport.feature``). Python keeps those texts (``linecache``): 25 MB of the desk's memory and two fifths of
its start. Nothing here uses those names, so every module is told to be one without them, unread.

Imported for its effect, before anything large. In a bundle, where there are no sources, it changes nothing.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - loads the module that is looked for


def _counts_as_using_qt(module: object) -> bool:
    return True


_feature = sys.modules.get("shibokensupport.feature")
# Internal to PySide6: another version may not have it, and then only memory is lost.
if hasattr(_feature, "_mod_uses_pyside"):
    setattr(_feature, "_mod_uses_pyside", _counts_as_using_qt)  # noqa: B010 - no module declares it
