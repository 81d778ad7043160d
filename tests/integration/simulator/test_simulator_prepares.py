"""Chosen streams are drawn and encoded before anybody watches them, and by processes that leave nothing behind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from waiting import until_blocking as until

from vms_desktop.simulated_province import SimulatedProvince

VMS = [sys.executable, "-m", "vms_desktop", "simulate"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch) -> Path:
    """Empty: nothing is prepared yet."""
    monkeypatch.setenv("VMS_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def province(cache: Path) -> Iterator[SimulatedProvince]:
    with SimulatedProvince(4) as simulated:
        yield simulated


def groups(cache: Path) -> int:
    return len(list(cache.glob("simulator/*/*.group")))


def test_the_chosen_stream_is_encoded_whole_and_no_other(province, cache):
    province.prepare(["1101-0003/sub"])
    assert groups(cache) == 30
    assert len(list(cache.glob("simulator/*/"))) == 1
    made = {path: path.stat().st_mtime_ns for path in cache.glob("simulator/*/*.group")}
    province.prepare(["1101-0003", "1101-0003/sub"])
    assert {path: path.stat().st_mtime_ns for path in cache.glob("simulator/*/*.group")} == made


def test_from_the_command_line(cache, tmp_path):
    state = tmp_path / "state.json"
    running = subprocess.Popen(
        [*VMS, "--cameras", "4", "--state-file", str(state), "--until-stdin-closes"], stdin=subprocess.PIPE
    )
    try:
        until(state.exists, 20)
        talk = ["--state-file", str(state)]
        told = subprocess.run(
            [*VMS, "prepare", "1101-0001/sub", *talk], capture_output=True, text=True, timeout=120, check=True
        )
        assert told.stdout.split() == ["1101-0001/sub"]
        assert len(list(cache.glob("simulator/*.scene"))) == 1 and groups(cache) == 0
        wrong = subprocess.run([*VMS, "prepare", "1101-0001/x", *talk], capture_output=True, text=True, timeout=20)
        assert wrong.returncode == 1 and "no such stream" in wrong.stderr
        limited = subprocess.run(
            [*VMS, "sessions", "1101-0003", "2", *talk], capture_output=True, timeout=20, check=True
        )
        assert json.loads(limited.stdout)["most_sessions"] == 2
        for fault in ("loss", "slow"):
            subprocess.run([*VMS, "fault", "1101-0003", fault, *talk], capture_output=True, timeout=20, check=True)
        cleared = subprocess.run(
            [*VMS, "clear", "1101-0003", "loss", *talk], capture_output=True, timeout=20, check=True
        )
        assert list(json.loads(cleared.stdout)["faults"]) == ["slow"]
    finally:
        running.stdin.close()
        assert running.wait(10) == 0


def test_an_end_while_preparing_ends_the_workers_too(cache, tmp_path):
    state = tmp_path / "state.json"
    command = [*VMS, "--cameras", "24", "--prepare", "24", "--state-file", str(state), "--until-stdin-closes"]
    running = subprocess.Popen(command, stdin=subprocess.PIPE)
    try:
        workers = until(lambda: psutil.Process(running.pid).children(recursive=True), 20)
        until(lambda: groups(cache) > 0, 60)
    finally:
        running.stdin.close()
        assert running.wait(15) == 0
    assert not state.exists()
    until(lambda: not any(worker.is_running() for worker in workers))
    assert not list(cache.glob("simulator/**/*.part"))


@pytest.mark.parametrize("what", ["1101-0001/x", "nobody", "-1", "1,2", ""])
def test_what_cannot_be_prepared_is_told_before_anything_starts(what, tmp_path):
    state = tmp_path / "state.json"
    done = subprocess.run(
        [*VMS, "--cameras", "2", f"--prepare={what}", "--state-file", str(state)],
        capture_output=True, text=True, timeout=20,
    )  # fmt: skip
    assert done.returncode == 2 and "no such stream" in done.stderr
    assert not state.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder should be")
    done = subprocess.run(
        [*VMS, "--cameras", "4", "--prepare", "1101-0003", "--cache-dir", str(blocked), "--state-file",
         str(tmp_path / "state.json")],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "1101-0003/sub could not be prepared" in done.stderr
