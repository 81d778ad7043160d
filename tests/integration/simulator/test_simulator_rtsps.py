"""Streams over TLS, read by FFmpeg."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path


def test_streams_over_tls(tmp_path: Path):
    state = tmp_path / "state.json"
    running = subprocess.Popen(
        [sys.executable, "-m", "vms_desktop", "simulate", "--cameras", "3", "--rtsps", "--state-file", str(state),
         "--until-stdin-closes"],
        stdin=subprocess.PIPE,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 20
        while not state.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        camera = json.loads(state.read_text())["cameras"][2]
        assert camera["rtsp_sub"].startswith("rtsps://")
        url = camera["rtsp_sub"].replace("//", f"//{camera['username']}:{camera['password']}@")
        done = subprocess.run(
            ["ffprobe", "-v", "error", "-rtsp_transport", "tcp", "-show_entries", "stream=codec_name", "-of", "csv=p=0",
             url],
            capture_output=True, text=True, timeout=30,
        )  # fmt: skip
        assert done.stdout.strip() == "h264", done.stderr
    finally:
        assert running.stdin is not None
        running.stdin.close()
        assert running.wait(10) == 0
