"""Which libVLC options a host starts with. Measured, not guessed: see ``docs/player.md``.

An option the installed libVLC does not know makes the whole instance fail, so the list has two parts: what a host
cannot do without, and what only makes it leaner.
"""

from __future__ import annotations

import sys

from vms_desktop.child_protocol.player import CACHE_MS, STEADY_CACHE_MS

PREFETCH_KIB = 256
"""What libVLC reads ahead of each stream: about four seconds of a sub stream, half a second of a main stream."""
PREFETCH_READ_BYTES = 64 * 1024
"""Must be set with it: the read-ahead buffer is never smaller than one read, and one read is 16 MiB by default. That
much is filled in the course of some minutes, for each stream, and looks like a leak."""


def needed_instance_options(software_rendering: bool) -> list[str]:
    """Options without which a host would not do its work."""
    options = ["--no-audio", "--no-video-title-show", "--no-osd", "--no-spu", "--quiet", "--ignore-config"]
    # The relay stamps every picture as due when it arrives (media/player_clock.py): a late one is shown, not dropped.
    # A machine that is really too slow is relieved by the relay, which skips to a key frame.
    options += ["--no-drop-late-frames", "--no-skip-frames"]
    # Each output would ask the session's D-Bus to keep the screen on, and where there is no session start dbus-launch
    # with fork(), one output after the other: tiles appeared late, one by one, and some starts never showed anything.
    options += ["--no-disable-screensaver"]
    if software_rendering and sys.platform == "linux":
        # set_xwindow puts the choice of output back to "any" and with it the OpenGL outputs, which a software GL
        # draws through llvmpipe at three times the cost; without them libVLC takes plain X11.
        options += ["--gl=none", "--gles2=none"]
    return options


def lean_instance_options(software_rendering: bool) -> list[str]:
    """Options that save memory, time or CPU; left out together if the installed libVLC does not know them."""
    options = [
        "--no-lua",
        "--no-snapshot-preview",
        "--no-interact",
        f"--prefetch-buffer-size={PREFETCH_KIB}",
        f"--prefetch-read-size={PREFETCH_READ_BYTES}",
        # Each player makes an audio output all the same; this one loads nothing and asks no sound server.
        "--aout=adummy",
        # Nothing is ever written over a picture here, and each output would load a font.
        "--text-renderer=none",
        # Otherwise libVLC loads every decoder it has, with all their libraries, to ask whether it knows the codec.
        "--codec=avcodec,any",
    ]
    if software_rendering:
        # Fast bilinear: half the cost of the default bicubic at tile sizes.
        options += ["--swscale-mode=0"]
        if sys.platform == "linux":
            options += ["--no-xlib"]
    return options


def media_options(software_rendering: bool) -> list[str]:
    """Options of each media. Nothing that came from a camera may ever be put here: libVLC trusts them."""
    options = [
        # What libVLC does about a stamp that comes later than its cache: 0 or more makes it empty its decoders and wait
        # for the next key frame, or raise its delay for good; a negative value makes it only tie its clock anew, and
        # the picture goes on.
        ":clock-jitter=-1000",
        # Every picture is stamped as due when it comes, so the decoder takes itself for late and would leave pictures
        # out, until a stream whose decoder gives pictures later than they go in (H.265) stands still.
        ":no-avcodec-hurry-up",
        ":no-audio",
        ":no-spu",
    ]
    if software_rendering:
        options += [":avcodec-hw=none", ":avcodec-threads=1"]
    else:
        options += [":avcodec-hw=any"]
    return options


def cache_option(steady: bool) -> str:
    """What one playback holds back."""
    return f":network-caching={STEADY_CACHE_MS if steady else CACHE_MS}"
