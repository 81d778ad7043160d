"""A child the desk keeps: whatever becomes of a run, the next one is greeted and told all there is to know."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from typing import Any

import psutil
import pytest
from video_tools import until

from vms_desktop.adapters.video import child_process, kept_child
from vms_desktop.adapters.video.kept_child import KeptChild, Manners
from vms_desktop.child_protocol.relay import (
    RELAY_TO_DESK,
    Hello,
    HostReports,
    Ready,
    RemoveStream,
    RetryNow,
    Shutdown,
    StreamReports,
)
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import WorkstationError

SERVES = """
import json, sys
token = json.loads(sys.stdin.readline())["token"]
print(json.dumps({"type": "Ready", "port": 4711, "pid": 1}), flush=True)
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "RemoveStream":
        print(json.dumps({"type": "HostReports", "answers": {token: True, message["stream"]: True}}), flush=True)
    elif message["type"] == "RetryNow":
        sys.exit(9)
    elif message["type"] == "Shutdown":
        break
"""
HANGS = SERVES.replace("sys.exit(9)", "sys.stdin.read()")
ENDS_AT_ONCE = "import sys; sys.exit(3)"


class Kept:
    """A KeptChild that runs ``program`` (Python source) instead of a child of ours, and what it told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, heartbeat_s: float = 30.0) -> None:
        self._monkeypatch = monkeypatch
        self.heard: list[Any] = []
        self.lost = 0
        self.ready: list[str | None] = []
        self.faults: list[WorkstationError] = []
        manners = Manners("kept", RELAY_TO_DESK, Hello, Ready, Shutdown(), heartbeat_s)
        self.child = KeptChild(
            manners, SystemClock(), introduce=self._introduce, heard=self.heard.append, lost=self._lose
        )
        self.child.on_ready.add(lambda: self.ready.append(self.url))
        self.child.on_fault.add(self.faults.append)

    def runs(self, program: str) -> None:
        self.command([sys.executable, "-c", program])

    def command(self, command: list[str]) -> None:
        self._monkeypatch.setattr(child_process, "child_command", lambda *_: command)

    @property
    def url(self) -> str | None:
        return self.child.url(lambda token: f"/{token}/x")

    def _introduce(self) -> None:
        self.child.send(RemoveStream("what it must know"))

    def _lose(self) -> None:
        assert self.url is None
        self.lost += 1

    def tokens(self) -> list[str]:
        """Of each run that was introduced, as it came there."""
        return [next(iter(told.answers)) for told in self.heard if isinstance(told, HostReports)]


@pytest.fixture
async def kept(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Kept]:
    made = Kept(monkeypatch)
    yield made
    pid = made.child.pid
    await made.child.stop()
    assert pid == 0 or not psutil.pid_exists(pid)


async def test_it_is_greeted_introduced_and_served(kept: Kept) -> None:
    kept.runs(SERVES)
    assert not kept.child.started and kept.child.pid == 0 and kept.url is None
    kept.child.start()
    pid = kept.child.pid
    kept.child.start()
    assert kept.child.pid == pid  # one is enough
    assert await kept.child.wait_ready(10)
    await until(kept.tokens, 10, "the introduction")
    assert kept.ready == [f"http://127.0.0.1:4711/{kept.tokens()[0]}/x"]
    assert not any(isinstance(told, Ready) for told in kept.heard)


async def test_one_that_ended_is_followed_by_one_that_knows_as_much_under_another_token(kept: Kept) -> None:
    kept.runs(SERVES)
    kept.child.start()
    await until(kept.tokens, 10, "the introduction")
    kept.child.send(RetryNow(""))
    await until(lambda: len(kept.tokens()) == 2, 10, "the next one's")
    assert kept.lost == 1
    assert len(set(kept.tokens())) == 2
    assert await kept.child.wait_ready(10)
    assert kept.ready == [f"http://127.0.0.1:4711/{token}/x" for token in kept.tokens()]


async def test_one_that_hangs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(monkeypatch, heartbeat_s=0.4)
    kept.runs(HANGS)
    kept.child.start()
    await until(lambda: kept.lost >= 1 and len(kept.ready) >= 2, 15, "a second run")
    await kept.child.stop()


async def test_ends_are_judged_by_how_long_the_run_was(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[float] = []

    def after_end(_back_off: object, ran_s: float) -> float:
        runs.append(ran_s)
        return 0.0

    monkeypatch.setattr(kept_child.BackOff, "after_end", after_end)
    kept.runs(ENDS_AT_ONCE)
    kept.child.start()
    await until(lambda: kept.lost >= 3, 15, "three ends")
    assert len(runs) >= 3 and all(0.0 < ran_s < 15.0 for ran_s in runs)
    assert kept.ready == []


async def test_a_program_that_is_not_there_is_told_and_tried_again(kept: Kept) -> None:
    kept.command(["/nowhere/at/all"])
    kept.child.start()
    assert [fault.code for fault in kept.faults] == ["child.start_failed"]
    assert kept.child.pid == 0
    kept.runs(SERVES)
    assert await kept.child.wait_ready(10)
    assert len(kept.faults) == 1 and kept.lost == 0


async def test_after_the_stop_nothing_is_started_any_more(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_child.BackOff, "after_end", lambda _back_off, ran_s: 0.05)
    kept.runs(ENDS_AT_ONCE)
    kept.child.start()
    await until(lambda: kept.lost == 1, 10, "the end")
    await kept.child.stop()
    kept.runs(SERVES)
    kept.child.start()
    assert not await kept.child.wait_ready(0.3)
    assert kept.child.pid == 0 and kept.url is None


async def test_what_is_said_to_nobody_is_dropped(kept: Kept) -> None:
    kept.runs(SERVES)
    kept.child.send(RemoveStream("too early"))
    kept.child.start()
    await until(kept.tokens, 10, "the introduction")
    assert [list(told.answers)[1] for told in kept.heard if isinstance(told, HostReports)] == ["what it must know"]
    assert not any(isinstance(told, StreamReports) for told in kept.heard)
