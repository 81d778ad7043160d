"""The simulator against clients nobody here wrote: FFmpeg's command line and GStreamer; and its own faults."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from children import simulated_province

from vms_desktop.simulated_province import SimulatedCamera

province = simulated_province(24)


def address(camera: SimulatedCamera, stream: str = "sub") -> str:
    facts = camera.facts
    return facts[f"rtsp_{stream}"].replace("//", f"//{facts['username']}:{facts['password']}@")


def probe(url: str, transport: str = "tcp") -> dict[str, str]:
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-rtsp_transport", transport, "-show_entries", "stream=codec_name,width,height",
         "-of", "json", url],
        capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    found = json.loads(done.stdout or "{}").get("streams", [])
    return found[0] if found else {}


def test_a_province_has_all_districts_owners_and_kinds(province):
    assert len(province.cameras) == 24
    assert {camera.facts["district_code"] for camera in province.cameras} == {f"110{n}" for n in range(1, 7)}
    assert all(camera.facts["agency"] for camera in province.cameras)
    assert sum(camera.has_ptz for camera in province.cameras) == 4
    codecs = [camera.facts["codec"] for camera in province.cameras]
    assert (codecs.count("hevc"), codecs.count("mjpeg"), codecs.count("h264")) == (2, 1, 21)


@pytest.mark.parametrize("codec", ["h264", "hevc", "mjpeg"])
@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_ffmpeg_reads_every_kind_over_both_transports(province, codec, transport):
    camera = next(one for one in province.cameras if one.facts["codec"] == codec and not one.has_ptz)
    seen = probe(address(camera), transport)
    assert (seen["codec_name"], seen["width"], seen["height"]) == (codec, 640, 360)


def test_gstreamer_reads_it_too(province):
    camera = next(one for one in province.cameras if one.facts["codec"] == "h264" and not one.has_ptz)
    facts = camera.facts
    command = ["gst-launch-1.0", "-v", "rtspsrc", f"location={facts['rtsp_sub']}", f"user-id={facts['username']}",
               f"user-pw={facts['password']}", "protocols=tcp", "!", "rtph264depay", "!",
               "fakesink", "num-buffers=20", "silent=false"]  # fmt: skip
    # Not its exit code: with all pictures there it may be told to pause before it has finished to play, and complain.
    told = subprocess.run(command, timeout=30, capture_output=True, text=True).stdout
    assert told.count("last-message = chain") == 20, told[-2000:]


def test_a_stream_decodes_without_an_error_across_groups(province):
    """Each group of pictures stands alone: kept and newly encoded ones may follow one another."""
    for codec in ("h264", "hevc"):
        camera = next(one for one in province.cameras if one.facts["codec"] == codec and not one.has_ptz)
        done = subprocess.run(
            ["ffmpeg", "-v", "warning", "-rtsp_transport", "tcp", "-i", address(camera), "-t", "5", "-f", "null", "-"],
            capture_output=True, text=True, timeout=30,
        )  # fmt: skip
        assert "error" not in done.stderr.lower()
        assert "could not find ref" not in done.stderr.lower()


def test_wrong_passwords_are_refused(province):
    camera = province.cameras[2]
    assert probe(camera.facts["rtsp_sub"].replace("//", "//operator:wrong@")) == {}


def test_faults_are_switched_while_it_runs(province):
    camera = province.cameras[3]
    for fault in ("off", "refuses", "busy", "wrong-password"):
        province.fault(camera.code, fault)
        assert probe(address(camera)) == {}, fault
        province.clear(camera.code)
        assert probe(address(camera))["codec_name"] == "h264", fault


def test_the_command_line_switches_faults_and_lists(tmp_path: Path):
    state, listing = tmp_path / "state.json", tmp_path / "cameras.csv"
    vms = [sys.executable, "-m", "vms_desktop", "simulate"]
    running = subprocess.Popen(
        [*vms, "--cameras", "2", "--state-file", str(state), "--import-list", str(listing), "--until-stdin-closes"],
        stdin=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + 20
        while not state.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert state.stat().st_mode & 0o077 == 0
        talk = ["--state-file", str(state)]
        code = json.loads(state.read_text())["cameras"][1]["code"]
        subprocess.run(
            [*vms, "fault", code, "loss", "--value", "10", *talk], check=True, capture_output=True, timeout=20
        )
        told = subprocess.run([*vms, "list", *talk], check=True, capture_output=True, timeout=20).stdout
        assert json.loads(told)["cameras"][1]["faults"] == {"loss": 10.0}
        unknown = subprocess.run([*vms, "clear", "nobody", *talk], capture_output=True, timeout=20)
        assert unknown.returncode == 1
        assert listing.read_text("utf-8-sig").splitlines()[0].startswith("code,name_th,name_en,district_code")
    finally:
        assert running.stdin is not None
        running.stdin.close()
        running.wait(10)
    assert running.returncode == 0
