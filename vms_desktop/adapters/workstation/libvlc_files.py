"""Where libVLC's plugins lie, found from the library the system gives us. Nothing of libVLC is called here."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def plugin_folder() -> Path | None:
    """``VLC_PLUGIN_PATH``, else beside the library; None where it cannot be told."""
    named = os.environ.get("VLC_PLUGIN_PATH")
    if named:
        return Path(named)
    library = _library()
    if library is None:
        return None
    for folder in (library.parent / "vlc" / "plugins", library.parent / "plugins"):
        if folder.is_dir():
            return folder
    return None


def opens_rtsp(plugins: Path | None) -> bool | None:
    """Whether the build has live555, libVLC's own RTSP client; Debian's and Ubuntu's have not."""
    if plugins is None or not plugins.is_dir():
        return None
    return any(plugins.rglob("liblive555_plugin.*"))


def _library() -> Path | None:
    if sys.platform != "linux":
        return None
    named = os.environ.get("PYTHON_VLC_LIB_PATH", "libvlc.so.5")
    try:
        ctypes.CDLL(named)
        mapped = Path("/proc/self/maps").read_text("utf-8", "replace")
    except OSError:
        return None
    paths = (line.rpartition(" ")[2] for line in mapped.splitlines())
    return next((Path(path) for path in paths if Path(path).name.startswith("libvlc.so")), None)
