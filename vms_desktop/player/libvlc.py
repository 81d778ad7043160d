"""The only place that knows python-vlc: an instance, and players that draw into native windows.

libVLC is never called from its own callbacks (it deadlocks): no callback is attached at all, everything is polled.
``Player.stop`` is synchronous and may take long; everything else returns at once.
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from vms_desktop.player.options import cache_option, lean_instance_options, media_options, needed_instance_options


class LibVlcMissing(Exception):
    """libVLC or its plugins cannot be loaded. The text is libVLC's or the loader's own."""


class Playback(Enum):
    """What libVLC's states mean here: whether anything may still come."""

    RUNNING = auto()
    """Opening, buffering or playing: libVLC says no more than that, also over a dead picture."""
    OVER = auto()
    """Ended, failed or stopped."""


@dataclass(slots=True)
class Counters:
    """What libVLC counted since this playback began; it renews them about four times a second."""

    displayed: int
    lost: int
    decoded: int
    read_bytes: int


_NOTHING = Counters(0, 0, 0, 0)


def _load() -> Any:
    """Import python-vlc. Raises LibVlcMissing."""
    if sys.platform == "linux" and "PYTHON_VLC_LIB_PATH" not in os.environ:
        # python-vlc would start ldconfig to find the library, and end the process with sys.exit where it cannot.
        try:
            ctypes.CDLL("libvlc.so.5")
        except OSError as error:
            raise LibVlcMissing(str(error)) from error
        os.environ["PYTHON_VLC_LIB_PATH"] = "libvlc.so.5"
    try:
        import vlc
    except (ImportError, OSError, NotImplementedError, AttributeError, NameError, SystemExit) as error:
        raise LibVlcMissing(f"{type(error).__name__}: {error}") from error
    return vlc


class Engine:
    """The process's one libVLC instance. Raises LibVlcMissing."""

    def __init__(self, software_rendering: bool) -> None:
        self._vlc = _load()
        self._media_options = media_options(software_rendering)
        needed = needed_instance_options(software_rendering)
        instance = self._vlc.Instance(needed + lean_instance_options(software_rendering))
        if instance is None:
            instance = self._vlc.Instance(needed)
        if instance is None:
            raise LibVlcMissing("libvlc_new failed: plugins are missing or do not fit the library")
        self._instance = instance
        self._retired: list[Any] = []

    @property
    def version(self) -> str:
        return str(self._vlc.libvlc_get_version().decode("ascii", "replace"))

    def new_player(self) -> Player:
        return Player(self._vlc, self._instance, self._media_options)

    def close(self) -> None:
        """Let go of the instance; all players must have been closed."""
        self._instance.release()


class Player:
    """One libVLC media player, used again and again. Calls of one player must not overlap."""

    def __init__(self, vlc: Any, instance: Any, options: list[str]) -> None:
        self._vlc = vlc
        self._instance = instance
        self._options = options
        self._player = instance.media_player_new()
        # The tile's widget wants the mouse and the keys, not libVLC.
        self._player.video_set_mouse_input(False)
        self._player.video_set_key_input(False)
        self._media: Any = None
        self._stats = vlc.MediaStats()

    def play(self, url: str, window: int, steady: bool) -> None:
        """Start; the player must be stopped. ``steady``: as in ``OpenSlot``."""
        media = self._instance.media_new(url)
        for option in (*self._options, cache_option(steady)):
            media.add_option(option)
        if sys.platform == "win32":
            self._player.set_hwnd(window)
        elif sys.platform == "darwin":
            self._player.set_nsobject(window)
        else:
            self._player.set_xwindow(window)
        self._player.set_media(media)
        self._release_media()
        self._media = media
        self._player.play()

    def stop(self) -> None:
        """Synchronous: joins libVLC's threads. Call it off the main thread."""
        self._player.stop()

    def close(self) -> None:
        self._release_media()
        self._player.release()

    def _release_media(self) -> None:
        if self._media is not None:
            self._media.release()
            self._media = None

    def playback(self) -> Playback:
        over = (self._vlc.State.Ended, self._vlc.State.Error, self._vlc.State.Stopped)
        return Playback.OVER if self._player.get_state() in over else Playback.RUNNING

    def has_output(self) -> bool:
        """A video output exists: the first picture is decoded and about to be drawn."""
        return bool(self._player.has_vout())

    def counters(self) -> Counters:
        if self._media is None or not self._media.get_stats(self._stats):
            return _NOTHING
        stats = self._stats
        return Counters(stats.displayed_pictures, stats.lost_pictures, stats.decoded_video, stats.read_bytes)

    def picture_size(self) -> tuple[int, int] | None:
        """Width and height of the stream's picture in pixels, once known."""
        width, height = self._player.video_get_size(0)
        return (width, height) if width and height else None

    def crop(self, geometry: str | None) -> None:
        """Cut off ``<left>+<top>+<right>+<bottom>`` pixels of the picture; None: show all."""
        self._player.video_set_crop_geometry(geometry)
