"""Bare X11 windows, pixels of the screen, and waiting for conditions with a deadline."""

from __future__ import annotations

import asyncio
import ctypes
import time
from collections.abc import Callable

import psutil
import pytest

from vms_desktop.measure.virtual_screen import VirtualScreen


class XWindows:
    """Windows of one X client, mapped, without a toolkit. ``open`` returns the window's id."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XCreateSimpleWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._display.value
        self._windows: list[int] = []

    def open(self, left: int, top: int, width: int, height: int) -> int:
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        black = ctypes.c_ulong(0)
        window = self._x.XCreateSimpleWindow(self._display, root, left, top, width, height, 0, black, black)
        self._x.XMapWindow(self._display, ctypes.c_ulong(window))
        self._x.XSync(self._display, 0)
        self._windows.append(window)
        return int(window)

    def close(self) -> None:
        for window in self._windows:
            self._x.XDestroyWindow(self._display, ctypes.c_ulong(window))
        self._x.XCloseDisplay(self._display)


def command_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.ZombieProcess:
        return ["player-host", "zombie"]
    except psutil.NoSuchProcess:
        return []


async def until(condition: Callable[[], object], seconds: float, what: str) -> float:
    """Wait for the condition; the time it took. Fails the test after ``seconds``."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            pytest.fail(f"not within {seconds} s: {what}")
        await asyncio.sleep(0.01)
    return time.monotonic() - began


def is_red(screen: VirtualScreen, x: int, y: int) -> bool:
    _blue, green, red = (int(value) for value in screen.pixels()[y, x, :3])
    return red > 120 and green < 90


def is_green(screen: VirtualScreen, x: int, y: int) -> bool:
    _blue, green, red = (int(value) for value in screen.pixels()[y, x, :3])
    return green > 120 and red < 90


def is_black(screen: VirtualScreen, x: int, y: int) -> bool:
    return int(screen.pixels()[y, x, :3].max()) < 30
