"""``vms-desktop people`` and signing in on the command line, as processes."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from signing_in import PASSWORD, SECOND, SECOND_PASSWORD, USER, environment, people_in, run_as

pytestmark = pytest.mark.usefixtures("quick_commands")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "ข้อมูล ห้อง"


@pytest.fixture
def vms(data: Path, tmp_path: Path):
    def start(*words: str, **how) -> subprocess.CompletedProcess[str]:
        command = [*words, "--data-dir", str(data), "--language", "en"]
        return run_as(command, cwd=tmp_path, **{"user": None, **how})

    return start


def test_first_administrator_and_recovery_without_a_window(vms) -> None:
    nobody = vms("cameras", "list", user=USER)
    assert nobody.returncode == 1 and "no administrator yet" in nobody.stderr
    first = ("people", "first", "--username", USER, "--name", "ร.ต.อ.หญิง สมหญิง", "--password-fd", "0")
    weak = vms(*first, typed="password12\n")
    assert weak.returncode == 1 and "Traceback" not in weak.stderr
    made = vms(*first, typed=f"{PASSWORD}\n")
    assert made.returncode == 0, made.stderr
    sheet = made.stdout.split()[-1]
    assert vms(*first, typed=f"{PASSWORD}\n").returncode == 1
    listed = vms("people", "list", "--json", user=USER)
    assert [(one["username"], one["role"]) for one in json.loads(listed.stdout)] == [(USER, "administrator")]
    recover = ("people", "recover", "--username", USER, "--password-fd", "0")
    assert vms(*recover, typed=f"AAAA-BBBB\n{SECOND_PASSWORD}\n").returncode == 1
    recovered = vms(*recover, typed=f"{sheet}\n{SECOND_PASSWORD}\n")
    assert recovered.returncode == 0 and sheet not in recovered.stdout, recovered.stderr
    assert vms("people", "list", user=USER).returncode == 1
    assert vms("people", "list", user=USER, password=SECOND_PASSWORD).returncode == 0
    for done in (made, listed, recovered):
        assert PASSWORD not in done.stdout + done.stderr


async def test_role_counts_on_the_command_line_too(vms, data, tmp_path) -> None:
    await people_in(data)
    listing = tmp_path / "list.csv"
    listing.write_text("code,name_th,district_code,main_url\n1101-1,แยก,1101,rtsp://h/1\n", "utf-8")
    refused = vms("cameras", "import", str(listing), user=SECOND, password=SECOND_PASSWORD)
    assert refused.returncode == 1 and "Traceback" not in refused.stderr and "may not" in refused.stderr.lower()
    assert vms("cameras", "import", str(listing), user=USER).returncode == 0
    assert vms("cameras", "list", user=SECOND, password=SECOND_PASSWORD).returncode == 0
    wrong = vms("cameras", "list", user=USER, password="guess")
    assert wrong.returncode == 1 and "1101-1" not in wrong.stdout


async def test_script_without_a_password_is_told_how(vms, data) -> None:
    await people_in(data)
    assert vms("cameras", "list").returncode == 1
    told = vms("cameras", "list", "--user", USER)
    assert told.returncode == 1 and "file descriptor" in told.stderr
    assert vms("cameras", "list", "--user", USER, "--user-password-fd", "77").returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
def test_person_at_a_terminal_is_asked_and_the_password_is_not_shown(data, tmp_path) -> None:
    asyncio.run(people_in(data))
    words = [sys.executable, "-X", "utf8", "-m", "vms_desktop", "cameras", "list", "--data-dir", str(data)]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.execve(sys.executable, words, environment())
    shown = b""
    typed = [f"{USER}\n", f"{PASSWORD}\n"]
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:
            break  # the child has closed its end
        if not more:
            break
        shown += more
        if typed and shown.rstrip().endswith(b":") and shown.count(b":") >= 3 - len(typed):
            os.write(terminal, typed.pop(0).encode())
            shown += b"\n"
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    text = shown.decode()
    assert os.waitstatus_to_exitcode(status) == 0, text
    assert PASSWORD not in text and "ชื่อผู้ใช้" in text
