"""Options decide what the wall costs; a wrong one makes libVLC refuse to start."""

from __future__ import annotations

import sys

import pytest

from vms_desktop.child_protocol.player import CACHE_MS, STEADY_CACHE_MS
from vms_desktop.player.options import cache_option, lean_instance_options, media_options, needed_instance_options


def test_software_rendering_decodes_and_scales_on_the_processor_cheaply() -> None:
    assert ":avcodec-hw=none" in media_options(True)
    assert ":avcodec-threads=1" in media_options(True)
    assert "--swscale-mode=0" in lean_instance_options(True)


@pytest.mark.skipif(sys.platform != "linux", reason="X11")
def test_software_rendering_leaves_opengl_alone_on_linux() -> None:
    assert {"--gl=none", "--gles2=none"} <= set(needed_instance_options(True))
    assert not any(option.startswith("--gl") for option in needed_instance_options(False))


def test_a_gpu_is_left_to_libvlc() -> None:
    assert ":avcodec-hw=any" in media_options(False)
    assert not any("threads" in option for option in media_options(False))


@pytest.mark.parametrize("software", [True, False])
def test_the_delay_is_bounded_and_no_session_bus_is_asked(software: bool) -> None:
    assert cache_option(steady=False) == f":network-caching={CACHE_MS}"
    assert cache_option(steady=True) == f":network-caching={STEADY_CACHE_MS}"
    assert ":no-avcodec-hurry-up" in media_options(software)
    assert ":clock-jitter=-1000" in media_options(software)
    assert "--no-disable-screensaver" in needed_instance_options(software)


def test_the_read_ahead_buffer_is_bounded_by_both_of_its_options() -> None:
    """A host of twelve sub streams grew by a megabyte a second until each stream had filled 16 MiB."""
    options = lean_instance_options(True)
    assert "--prefetch-buffer-size=256" in options
    assert "--prefetch-read-size=65536" in options
