"""Disk space, the clock's synchronisation, loopback and the display: small questions to the operating system."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path

import psutil

from vms_desktop.domain.errors import StorageError

_CLOCK_UNSYNCHRONISED = 0x40  # STA_UNSYNC, <linux/timex.h>


def free_bytes(folder: Path) -> int:
    """Free space for this user where ``folder`` lies or will be made. Raises StorageError ``storage.not_writable``."""
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not os.access(existing, os.W_OK | os.X_OK):
        raise StorageError("storage.not_writable", path=str(folder), folder=str(folder))
    return int(psutil.disk_usage(str(existing)).free)


def clock_is_synchronised() -> bool | None:
    """As the kernel sees it (adjtimex, Linux); None: it cannot be asked here.

    The offset itself is known to the time service only, so nothing is said about it.
    """
    if sys.platform != "linux":
        return None
    # struct timex: ``modes`` is an int at the start (0: only read), ``status`` one after four longs; 208 bytes in all.
    words = (ctypes.c_long * 64)()
    try:
        adjust = ctypes.CDLL(None, use_errno=True).adjtimex
    except (OSError, AttributeError):
        return None
    if adjust(ctypes.byref(words)) < 0:
        return None
    return not ctypes.c_int(words[5] & 0xFFFFFFFF).value & _CLOCK_UNSYNCHRONISED


def loopback_works() -> bool:
    """A port can be opened on 127.0.0.1 and reached; the desk and its processes talk that way. Raises OSError."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(3.0)
        with socket.create_connection(server.getsockname()[:2], 3.0) as client:
            connection, _ = server.accept()
            with connection:
                client.sendall(b"!")
                connection.settimeout(3.0)
                return connection.recv(1) == b"!"


def display() -> str | None:
    """The display's name when one answers, else None. On Linux an X11 (or Xwayland) display is needed."""
    if sys.platform != "linux":
        return sys.platform
    name = os.environ.get("DISPLAY", "")
    if not name:
        return None
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XCloseDisplay.argtypes = (ctypes.c_void_p,)
    opened = x11.XOpenDisplay(None)
    if not opened:
        return None
    x11.XCloseDisplay(opened)
    return name
