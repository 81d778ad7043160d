"""The checks of ``tests/conftest.py`` themselves: a test that leaves something behind fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
from leak_check import living_children

TESTS = Path(__file__).resolve().parents[2]

CHILD = """
import subprocess, sys
def test_it():
    subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    kept.append(subprocess)
kept = []
def test_after(): pass
"""
THREAD = """
import threading
end = threading.Event()
def test_it(): threading.Thread(target=end.wait, name="stays").start()
def test_after(): end.set()
"""
TASK = """
import asyncio
async def fail(): raise RuntimeError("lost")
async def test_it():
    asyncio.get_running_loop().create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
"""
CLEAN = """
import asyncio, subprocess, sys, os
async def test_it():
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    assert await child.wait() == 0
    assert not os.path.exists(os.environ["VMS_DATA_DIR"])
"""
QT = "def test_it(): import PySide6.QtCore"


def run(folder: Path, text: str, *options: str, without_qt: bool = False) -> subprocess.CompletedProcess[str]:
    shutil.copy(TESTS / "conftest.py", folder)
    impatient = (TESTS / "leak_check.py").read_text().replace("GRACE_S = 3.0", "GRACE_S = 0.3")
    (folder / "leak_check.py").write_text(impatient)
    (folder / "test_x.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "asyncio_mode=auto", *options]
    environment = {"PATH": "/usr/bin:/bin", "VMS_WITHOUT_QT": "1" if without_qt else "0"}
    return subprocess.run(
        [*command, "test_x.py"], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [(CHILD, "child process"), (THREAD, "thread stays"), (TASK, "RuntimeError('lost')")],
    ids=["child", "thread", "task"],
)
def test_what_a_test_leaves_behind_fails_it(tmp_path: Path, text: str, told: str) -> None:
    done = run(tmp_path, text, "-p", "no:pytest-qt")
    assert done.returncode == 1, done.stdout
    assert told in done.stdout


def test_a_clean_test_passes_with_a_data_folder_of_its_own(tmp_path: Path) -> None:
    assert run(tmp_path, CLEAN, "-p", "no:pytest-qt").returncode == 0


def test_qt_can_be_made_absent(tmp_path: Path) -> None:
    done = run(tmp_path, QT, "-p", "no:pytest-qt", without_qt=True)
    assert (done.returncode, "is absent in this run" in done.stdout) == (1, True)


GRANDPARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"])
print(child.pid, flush=True)
child.wait()
"""


def test_children_of_children_are_found_whichever_thread_started_them() -> None:
    """Linux lists children by thread; those of a thread that has ended go over to another one."""
    started: list[subprocess.Popen[str]] = []

    def start() -> None:
        command = [sys.executable, "-c", GRANDPARENT]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))

    starter = threading.Thread(target=start)
    starter.start()
    starter.join()
    (child,) = started
    assert child.stdout is not None
    with child:
        grandchild = int(child.stdout.readline())
        found = {pid for pid, _ in living_children()}
        assert {child.pid, grandchild} <= found
        assert found == {one.pid for one in psutil.Process().children(recursive=True)}
    assert not {child.pid, grandchild} & {pid for pid, _ in living_children()}
