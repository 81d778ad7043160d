"""A first administrator for commands that are started as processes, and the words that sign them in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from command_client import CommandClient, running_server

from vms_desktop.adapters.secrets import Argon2Keeper
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.password_policy import prepared
from vms_desktop.domain.person import Person
from vms_desktop.domain.role import Role
from vms_desktop.paths import DataFolder
from vms_desktop.services.people.people_ports import Secrets
from vms_desktop.storage.store import Store

_server: list[CommandClient] = []
"""Whom commands are asked of while there is one."""
ROOT = Path(__file__).resolve().parents[2]
USER, PASSWORD = "สมหญิง", "กุ้งแม่น้ำ 7 ตัว"
SECOND, SECOND_PASSWORD = "somsak", "ปลาหมึกย่าง 9 ไม้"


async def add_people(store: Store) -> None:
    """Two administrators, hashed cheaply."""
    keeper = Argon2Keeper(time_cost=1, memory_kib=8, lanes=1)
    people = (Person("p-1", USER, "ร.ต.อ.หญิง สมหญิง", Role.ADMINISTRATOR),)
    people += (Person("p-2", SECOND, "พ.ต.ท.สมศักดิ์", Role.SUPERVISOR),)
    for person, password in zip(people, (PASSWORD, SECOND_PASSWORD), strict=True):
        await store.people.add(person, Secrets(keeper.hash(prepared(password))), ())


async def people_in(folder: Path) -> None:
    store = await Store.open(DataFolder(folder), SystemClock())
    await add_people(store)
    await store.close()


def environment() -> dict[str, str]:
    """The program from these sources, in whichever folder the process is started."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path}


@contextmanager
def commands_share_their_start(folder: Path) -> Iterator[None]:
    """Until it ends, ``run_as`` asks a process for them that has loaded the program (not on Windows)."""
    if sys.platform == "win32":
        yield
        return
    with running_server(folder, environment()) as server:
        _server.append(server)
        yield
        _server.remove(server)


def run_script(script: Path, *words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """One that uses the program's modules, as a process of its own."""
    whole = {**environment(), **env}
    if _server:
        return _server[-1].run(words, typed="", cwd=ROOT, env=whole, passed=(), timeout=120, script=script)
    command = [sys.executable, "-X", "utf8", str(script), *words]
    return subprocess.run(command, env=whole, capture_output=True, encoding="utf-8", timeout=120)


def run_as(
    words: list[str],
    *,
    user: str | None = USER,
    password: str = PASSWORD,
    second: str | None = None,
    second_password: str = SECOND_PASSWORD,
    typed: str = "",
    cwd: Path,
    program: tuple[str, ...] = ("-m", "vms_desktop"),
) -> subprocess.CompletedProcess[str]:
    """The command as ``user`` (None: nobody), whose password comes through a pipe of its own."""
    passed: list[int] = []
    words = [*words]
    for name, secret, option in ((user, password, "user"), (second, second_password, "second")):
        if name is not None:
            reading, writing = os.pipe()
            os.write(writing, f"{secret}\n".encode())
            os.close(writing)
            passed.append(reading)
            words += [f"--{option}", name, f"--{option}-password-fd", str(reading)]
    try:
        if _server and program == ("-m", "vms_desktop"):
            return _server[-1].run(words, typed=typed, cwd=cwd, env=environment(), passed=passed, timeout=120)
        return subprocess.run(
            [sys.executable, "-X", "utf8", *program, *words],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            cwd=cwd,
            env=environment(),
            pass_fds=passed,
        )
    finally:
        for descriptor in passed:
            os.close(descriptor)
