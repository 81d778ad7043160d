"""``.ci/setup.sh`` on pretended machines: stand-ins for its commands write down how they were called."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PYTHON = """#!/bin/bash
echo "python $*" >>"$LOG"
if [ "$1 $2" = "-m venv" ]; then mkdir -p .venv/bin && cp "$0" .venv/bin/python; fi
"""

pytestmark = pytest.mark.skipif(os.name == "nt" or shutil.which("dpkg-query") is None, reason="for Debian")


@dataclass(slots=True)
class Machine:
    """A copy of the project's set-up in a folder with a space and Thai letters, and a PATH of stand-ins."""

    folder: Path
    commands: Path
    log: Path

    def command(self, name: str, body: str) -> None:
        path = self.commands / name
        path.write_text(body if body.startswith("#!") else f'#!/bin/bash\necho "{name} $*" >>"$LOG"\n{body}\n')
        path.chmod(0o755)

    def has_packages(self, *missing: str) -> None:
        names = "for name in $(printf '%s\\n' \"$@\" | grep -v '^-'); do"
        skip = " ".join(missing)
        self.command(
            "dpkg-query", f'#!/bin/bash\n{names} [[ " {skip} " == *" $name "* ]] || printf "installed:$name "; done\n'
        )

    def set_up(self, *groups: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.commands}:{os.environ['PATH']}", "LOG": str(self.log), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            ["bash", str(self.folder / ".ci" / "setup.sh"), *(groups or ("run",))],
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def called(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "ห้อง กล้อง", tmp_path / "commands", tmp_path / "log")
    (made.folder / ".ci").mkdir(parents=True)
    made.commands.mkdir()
    for name in (".ci/setup.sh", ".ci/system-packages.txt", "constraints.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, made.folder / name)
    made.command("python3", PYTHON)
    made.command("apt-get", "")
    made.command("sudo", "exit 1")
    made.command("id", "#!/bin/bash\necho 1000\n")
    made.has_packages()
    return made


def test_a_plain_user_without_sudo_goes_on_where_the_packages_are_installed(machine: Machine) -> None:
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    installs = [line for line in machine.called() if " install " in line]
    assert installs[-1].endswith("-c constraints.txt -e .[dev,installer,postgresql]")
    assert not [line for line in machine.called() if line.startswith("apt-get")]


def test_a_second_run_installs_nothing(machine: Machine) -> None:
    machine.set_up()
    machine.log.unlink()
    assert machine.set_up().returncode == 0
    assert [line for line in machine.called() if "pip" in line or "venv" in line] == []


def test_changed_pins_are_installed_into_the_same_environment(machine: Machine) -> None:
    machine.set_up()
    machine.log.unlink()
    (machine.folder / "constraints.txt").write_text("qasync==0.28.0\n")
    assert machine.set_up().returncode == 0
    assert [line for line in machine.called() if "-m venv" in line] == []
    assert [line for line in machine.called() if "pip install" in line] != []


def test_missing_packages_are_named_where_nobody_may_install_them(machine: Machine) -> None:
    machine.has_packages("libvlc5", "xvfb")
    done = machine.set_up()
    assert done.returncode != 0
    assert "apt-get install --no-install-recommends libvlc5 xvfb" in done.stderr
    assert not (machine.folder / ".venv").exists()


def test_root_installs_exactly_what_is_missing(machine: Machine) -> None:
    machine.command("id", "#!/bin/bash\necho 0\n")
    machine.has_packages("libvlc5", "python3-gi")
    assert machine.set_up("run", "test").returncode == 0
    installs = [line for line in machine.called() if line.startswith("apt-get") and " install " in line]
    assert [line.split("--no-install-recommends ")[1].split() for line in installs] == [["libvlc5", "python3-gi"]]


def test_packages_for_tests_are_not_asked_of_who_only_runs_the_desk(machine: Machine) -> None:
    machine.has_packages("python3-gi")
    assert machine.set_up("run").returncode == 0
    assert machine.set_up("run", "test").returncode != 0


def test_sudo_without_a_password_is_used(machine: Machine) -> None:
    machine.command("sudo", '[ "$1" = -n ] && shift\n"$@"')
    machine.has_packages("libvlc5")
    assert machine.set_up().returncode == 0
    assert [line for line in machine.called() if line.startswith("apt-get") and line.endswith(" libvlc5")] != []


def test_an_environment_somebody_else_made_is_never_cleared(machine: Machine) -> None:
    """An early version cleared any .venv without its mark, and with it the work of everybody who was using it."""
    kept = machine.folder / ".venv" / "somebody's work"
    kept.parent.mkdir()
    kept.touch()
    done = machine.set_up()
    assert done.returncode != 0
    assert "was not made by this script" in done.stderr
    assert kept.exists()


def test_a_working_environment_without_the_mark_is_kept_and_used(machine: Machine) -> None:
    kept = machine.folder / ".venv" / "bin" / "python"
    kept.parent.mkdir(parents=True)
    shutil.copy(machine.commands / "python3", kept)
    assert machine.set_up().returncode == 0
    assert [line for line in machine.called() if "-m venv" in line] == []


def test_a_moved_folder_gets_a_new_environment(machine: Machine) -> None:
    machine.set_up()
    machine.log.unlink()
    machine.folder = machine.folder.rename(machine.folder.with_name("ย้าย แล้ว"))
    assert machine.set_up().returncode == 0
    assert [line for line in machine.called() if "-m venv --clear .venv" in line] != []


def test_an_old_python_is_told(machine: Machine) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        machine.command(name, '#!/bin/bash\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n')
    script = machine.folder / ".ci" / "setup.sh"
    script.write_text(script.read_text().replace(" /usr/bin/python3;", ";"))
    done = machine.set_up()
    assert done.returncode != 0
    assert "Python 3.11 or newer" in done.stderr and "Python 3.9.2" in done.stderr
