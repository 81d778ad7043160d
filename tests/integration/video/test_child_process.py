"""Children that behave badly in every way a child can: each ends, is reaped, and never blocks the desk."""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

import psutil
import pytest
from video_tools import until

from vms_desktop.adapters.video import child_process
from vms_desktop.adapters.video.child_process import STDERR_LINES_PER_RUN, ChildProcess
from vms_desktop.child_protocol.player import PLAYER_TO_DESK, CloseSlot, Shutdown, SlotReports
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import WorkstationError

BEAT = 'print(\'{"type":"SlotReports","reports":[],"rss_mb":1.0}\', flush=True)'


class Child:
    """A ChildProcess that runs ``program`` (Python source) instead of a child of ours."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, program: str, heartbeat_s: float = 5.0) -> None:
        monkeypatch.setattr(child_process, "child_command", lambda *_: [sys.executable, "-c", program])
        self.said: list[Any] = []
        self.codes: list[int] = []
        self.process = ChildProcess(
            "child",
            ["x"],
            PLAYER_TO_DESK,
            SystemClock(),
            on_message=self.said.append,
            on_end=self.codes.append,
            heartbeat_s=heartbeat_s,
            start_s=2.0,
        )


async def test_messages_come_typed_and_the_end_comes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Child(monkeypatch, f"import sys\n{BEAT}\nsys.stdin.readline()\nsys.exit(7)")
    child.process.start()
    await until(lambda: child.said, 5, "a message")
    assert child.said == [SlotReports([], 1.0)]
    child.process.send(CloseSlot("0.0"))
    await until(lambda: child.codes, 5, "the end")
    assert child.codes == [7]
    child.process.send(CloseSlot("0.0"))
    await child.process.stop(Shutdown(), 1.0)
    assert child.codes == [7]


async def test_a_silent_child_is_hung_and_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Child(monkeypatch, f"import time\n{BEAT}\ntime.sleep(60)", heartbeat_s=0.4)
    child.process.start()
    await until(lambda: child.said, 5, "a message")
    took_s = await until(lambda: child.codes, 4, "killed")
    assert child.process.hung and took_s < 2.0
    assert not psutil.pid_exists(child.process.pid)


async def test_a_child_that_never_says_anything_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Child(monkeypatch, "import time; time.sleep(60)", heartbeat_s=0.4)
    child.process.start()
    await until(lambda: child.codes, 5, "killed")
    assert child.process.hung


async def test_a_child_that_ignores_its_farewell_is_killed_within_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    program = f"import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n{BEAT}\ntime.sleep(60)"
    child = Child(monkeypatch, program)
    child.process.start()
    await until(lambda: child.said, 5, "a message")
    began = time.monotonic()
    await child.process.stop(Shutdown(), 0.5)
    assert time.monotonic() - began < 2.0
    assert len(child.codes) == 1 and child.codes[0] != 0
    assert not psutil.pid_exists(child.process.pid)


async def test_a_child_that_reads_nothing_never_blocks_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    program = f"import time\nwhile True:\n    {BEAT}\n    time.sleep(0.05)"
    child = Child(monkeypatch, program)
    child.process.start()
    await until(lambda: child.said, 5, "a message")
    longest = 0.0
    for number in range(child_process.MOST_WAITING_MESSAGES + 5000):
        before = time.monotonic()
        child.process.send(CloseSlot(f"a rather long name to fill the pipe {number}"))
        longest = max(longest, time.monotonic() - before)
    assert longest < 0.2
    await until(lambda: child.codes, 5, "given up")
    assert child.process.hung


async def test_garbage_and_floods_are_bounded(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    program = (
        "import sys\nprint('not json', flush=True)\nprint('{\"type\":\"Nobody\"}', flush=True)\n"
        "for n in range(5000): sys.stderr.write('\\x1b[31mnoise ' + 'x' * 2000 + '\\n')\n"
        f"sys.stderr.flush()\n{BEAT}\n"
    )
    child = Child(monkeypatch, program)
    with caplog.at_level(logging.INFO):
        child.process.start()
        await until(lambda: child.codes, 10, "the end")
        await until(lambda: "says more" in caplog.text, 5, "stderr drained")
    assert child.said == [SlotReports([], 1.0)]
    assert sum("not understood" in record.message for record in caplog.records) == 2
    noise = [record.getMessage() for record in caplog.records if "noise" in record.getMessage()]
    assert len(noise) == STDERR_LINES_PER_RUN
    assert max(map(len, noise)) < 600
    assert "\x1b" not in "".join(noise)


async def test_a_program_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    child = Child(monkeypatch, "")
    monkeypatch.setattr(child_process, "child_command", lambda *_: ["/nowhere/at/all"])
    with pytest.raises(WorkstationError) as told:
        child.process.start()
    assert told.value.code == "child.start_failed"
    assert told.value.params == {"name": "child"}
