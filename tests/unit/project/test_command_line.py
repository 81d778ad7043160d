"""Every command is found by its word, wherever the options stand, and loads nothing of the others."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys

import pytest

import vms_desktop.commands
from vms_desktop.cli import main

COMMANDS = sorted(
    module.name
    for module in pkgutil.iter_modules(vms_desktop.commands.__path__)
    if hasattr(importlib.import_module(f"vms_desktop.commands.{module.name}"), "add_parser")
)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return (ended.value.code, *capsys.readouterr())


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = told(capsys, "--help")
    assert code == 0
    for command in (*COMMANDS, "desk", "demo", "simulate"):
        assert f"\n    {command} " in said, command


@pytest.mark.parametrize("command", [*COMMANDS, "desk", "demo"])
def test_a_command_is_found_behind_options_for_all(capsys: pytest.CaptureFixture[str], command: str) -> None:
    # A folder may be called like a command.
    code, said, _ = told(capsys, "--data-dir", "verify", "--language=en", command, "--help")
    assert code == 0
    assert said.startswith(f"usage: vms-desktop {command} ")


def test_a_word_that_is_no_command_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, complaint = told(capsys, "camera")
    assert code == 2
    assert "'camera'" in complaint
    assert all(repr(command) in complaint for command in COMMANDS)


@pytest.mark.parametrize(
    ("words", "loaded"), [("--version", []), ("--data-dir x verify --help", ["verify"]), ("desk --help", [])]
)
def test_a_call_loads_no_other_command(words: str, loaded: list[str]) -> None:
    code = (
        "import json, sys; from vms_desktop.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(json.dumps([name for name in sys.modules if name.startswith('vms_desktop.commands.')]))"
    )
    done = subprocess.run([sys.executable, "-c", code, *words.split()], capture_output=True, text=True, timeout=60)
    own = [name.rpartition(".")[2] for name in json.loads(done.stdout.splitlines()[-1])]
    assert [name for name in own if name in COMMANDS] == loaded
