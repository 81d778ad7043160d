"""A simulated province started from a desk: told while it is prepared, given up at any time, never left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest
from demonstration_tools import Started, family, gone, names, until

from vms_desktop.child_protocol.demonstration import Phase

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the virtual screen")

DESK = """
import subprocess, time
from vms_desktop.paths import child_command
child = subprocess.Popen(child_command("demo", "--for-desk"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
async def start() -> AsyncIterator[Callable[..., Started]]:
    made: list[Started] = []

    def begin(*options: str) -> Started:
        made.append(Started(*options))
        return made[-1]

    yield begin
    for one in made:
        await one.demonstration.stop()


@pytest.fixture
def slow_to_prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No pictures are kept from an earlier run: preparing takes about a minute."""
    monkeypatch.setenv("VMS_CACHE_DIR", str(tmp_path))


async def test_given_up_while_it_is_prepared_nothing_is_left(start, slow_to_prepare) -> None:
    one = start()
    await until(lambda: names(one.processes()) >= {"demo", "simulate"})
    processes = one.processes()
    assert one.phases == [Phase.PREPARING]
    one.demonstration.cancel()
    await until(lambda: one.phases[-1] is None, 60)
    assert gone(processes)
    assert one.errors == []
    assert not one.demonstration.runs


async def test_it_opens_and_ends_with_the_desk(start) -> None:
    one = start("--prepare", "0")
    await until(lambda: one.phases[-1] is Phase.OPEN, 60)
    assert one.phases == [Phase.PREPARING, Phase.OPENING, Phase.OPEN]
    await until(lambda: names(one.processes()) == {"demo", "simulate", "relay", "player-host"}, 60)
    processes = one.processes()
    await one.demonstration.stop()
    await until(lambda: gone(processes), 60)
    assert one.errors == []
    one.demonstration.start("th")
    assert not one.demonstration.runs  # a desk that ends starts nothing


@pytest.fixture
def doomed_desk(slow_to_prepare):
    """A desk that will be killed; its demonstration's process id."""
    desk = subprocess.Popen([sys.executable, "-c", DESK], stdout=subprocess.PIPE)
    assert desk.stdout is not None
    yield desk, int(desk.stdout.readline())
    desk.kill()
    desk.wait()
    desk.stdout.close()


async def test_a_desk_that_is_killed_takes_it_along(doomed_desk) -> None:
    """Nobody is left to tell it: its input closes."""
    desk, pid = doomed_desk
    await until(lambda: names(family(pid)) >= {"demo", "simulate"})
    processes = family(pid)
    desk.kill()
    await until(lambda: gone(processes), 60)


async def test_one_that_crashes_is_told_once(start) -> None:
    one = start("--prepare", "0")
    await until(lambda: one.demonstration.pid > 0)
    psutil.Process(one.demonstration.pid).kill()
    await until(lambda: one.phases[-1] is None, 60)
    assert [error.code for error in one.errors] == ["system.simulator_failed"]


async def test_a_province_that_cannot_be_prepared_is_told_once(start, monkeypatch) -> None:
    monkeypatch.setenv("VMS_CACHE_DIR", "/dev/null/nowhere")
    one = start("--prepare", "3")
    await until(lambda: one.phases[-1] is None, 90)
    assert [error.code for error in one.errors] == ["system.simulator_failed"]
