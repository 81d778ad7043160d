"""``vms-desktop capacity`` as whoever buys a workstation runs it: a process, a screen, real pictures."""

from __future__ import annotations

import json
import subprocess
import sys

KEYS = {
    "feeds",
    "displayed_fps_median",
    "displayed_fps_min",
    "lost_percent",
    "cpu_per_feed",
    "decode_cpu_per_feed",
    "ratio_to_decode",
    "pss_mb",
    "first_picture_s",
    "all_pictures_s",
    "gui_stall_max_ms",
    "feeds_possible",
}


def test_it_measures_and_says_how_many_feeds_are_possible():
    command = [sys.executable, "-m", "vms_desktop", "capacity", "--feeds", "2", "--seconds", "3", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=170)
    assert done.returncode == 0, done.stderr[-1000:]
    told = json.loads(done.stdout)
    assert set(told) >= KEYS
    assert told["feeds_live"] == told["feeds"] == 2
    assert told["displayed_fps_median"] > 5
    assert told["feeds_possible"] >= 1
