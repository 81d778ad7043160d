"""Runs first in the bundled program: libVLC and its plugins are taken from the bundle, never from the system.

Children inherit these variables, so all processes of a desk use the same libVLC.
"""

import os
import sys
from pathlib import Path

_BUNDLE = Path(sys._MEIPASS)  # type: ignore[attr-defined]
os.environ["PYTHON_VLC_LIB_PATH"] = str(_BUNDLE / ("libvlc.dll" if sys.platform == "win32" else "libvlc.so.5"))
os.environ["VLC_PLUGIN_PATH"] = str(_BUNDLE / "vlc" / "plugins")
if sys.platform == "win32":
    os.add_dll_directory(str(_BUNDLE))
