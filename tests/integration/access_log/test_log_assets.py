"""One asset a way of being wrong: the program's check and the independent one name the same first bad entry."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import make_assets
import pytest
from log_loading import load

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.paths import DataFolder, resources_dir
from vms_desktop.services.log.log_verification import verify
from vms_desktop.storage.checkpoint_folder import CheckpointFiles
from vms_desktop.storage.location import Location
from vms_desktop.storage.log_copy import open_copy
from vms_desktop.storage.store import Store

ASSETS = Path(__file__).parent / "assets"
CASES = sorted(path.name for path in ASSETS.iterdir())
VERIFIER = resources_dir() / "verify_access_log.py"
ONLY_A_FILE_HAS = {"seal_of_another_file"}


def expected(case: str) -> dict | None:
    return json.loads((ASSETS / case / "expected.json").read_text("utf-8"))


def run_verifier(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """As an auditor does: any Python, nothing of ours in its path."""
    command = [sys.executable, "-I", str(VERIFIER), *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)


def test_there_is_an_asset_for_every_way_and_none_is_left_over() -> None:
    assert sorted(make.__name__ for make in make_assets.CASES) == CASES
    faults = {found["fault"] for found in map(expected, CASES) if found}
    assert faults == {
        *("changed", "missing", "inserted", "out_of_order", "cut_off", "rewritten", "signature_wrong", "another_desks")
    }


@pytest.mark.parametrize("case", CASES)
def test_independent_verifier_names_the_first_bad_entry(case: str) -> None:
    log = ASSETS / case / "access-log.jsonl"
    done = run_verifier(log, "--checkpoints", ASSETS / case / "checkpoints.txt", "--json")
    result = json.loads(done.stdout)
    wanted = expected(case)
    if wanted is None:
        assert (done.returncode, result["problems"]) == (0, [])
        return
    assert done.returncode == 1
    first = result["problems"][0]
    assert (first["kind"], first["sequence"]) == (wanted["fault"], wanted["sequence"])
    said = run_verifier(log, "--checkpoints", ASSETS / case / "checkpoints.txt")
    assert said.returncode == 1 and "WRONG" in said.stdout and f"entry {wanted['sequence']}" in said.stdout


@pytest.mark.parametrize("case", [case for case in CASES if case not in ONLY_A_FILE_HAS])
async def test_program_names_the_same_entry_in_the_database(case: str, tmp_path, clock) -> None:
    folder = DataFolder(tmp_path / "copy")
    store = await Store.open(folder, clock)
    await store.close()
    load(folder.database, (ASSETS / case / "access-log.jsonl").read_bytes().splitlines())
    lines = CheckpointFiles(ASSETS / case / "checkpoints.txt").lines()
    report = await verify(open_copy(Location(folder.database)), lines, signature_holds)
    wanted = expected(case)
    found = [(finding.fault.value, finding.sequence) for finding in report.findings]
    if wanted is None:
        assert found == []
    else:
        assert (wanted["fault"], wanted["sequence"]) in found


def test_assets_are_what_their_script_makes(tmp_path, monkeypatch) -> None:
    """Signatures of Ed25519 are the same every time, so the committed files can be made again bit by bit."""
    monkeypatch.setattr(make_assets, "ASSETS", tmp_path)
    for make in make_assets.CASES:
        make_assets.write(make.__name__, make())
        for path in (tmp_path / make.__name__).iterdir():
            assert path.read_bytes() == (ASSETS / make.__name__ / path.name).read_bytes(), path


def test_verifier_uses_the_standard_library_only_and_shares_no_code() -> None:
    import ast

    tree = ast.parse(VERIFIER.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names
    assert len(VERIFIER.read_text("utf-8").splitlines()) < 320  # ten minutes


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "intact"),
        (b"nonsense\n", "first line"),
        (b'{"format":"vms-access-log/9"}\n', "format"),
        (b'{"format":"vms-access-log/1"}\n', "first line"),
    ],
)
def test_verifier_says_when_a_file_is_no_log(tmp_path, content: bytes, says: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    done = run_verifier(path)
    if not content:
        assert done.returncode == 2 or says in done.stdout
    else:
        assert done.returncode == 2 and says in done.stderr
    assert run_verifier(tmp_path / "none").returncode == 2


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[1, 2]",
        b'{"desk":"x"}',
        b"\xff\xfe",
        None,
    ],
)
def test_verifier_takes_a_damaged_line_for_a_changed_entry(tmp_path, line: bytes | None) -> None:
    lines = (ASSETS / "intact" / "access-log.jsonl").read_bytes().splitlines()
    if line is None:
        # Two values of one name: a person sees the first, a program takes the last.
        line = lines[4].replace(b'"person":', b'"person":"somebody","person":', 1)
    lines[4] = line
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    done = run_verifier(path, "--json")
    assert done.returncode == 1
    first = json.loads(done.stdout)["problems"][0]
    assert (first["kind"], first["sequence"]) == ("changed", 4)


def test_verifier_without_openssl_cannot_check_signatures_and_says_so(monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = run_verifier(ASSETS / "intact" / "access-log.jsonl")
    assert (done.returncode, "openssl" in done.stderr) == (2, True)


def test_verifier_checks_archives_and_the_log_after_them_as_one(tmp_path) -> None:
    lines = (ASSETS / "intact" / "access-log.jsonl").read_bytes().splitlines(keepends=True)
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    first.write_bytes(b"".join(lines[:6]))
    second.write_bytes(lines[0] + b"".join(lines[6:]))
    checkpoints = ASSETS / "intact" / "checkpoints.txt"
    assert run_verifier(first, second, "--checkpoints", checkpoints).returncode == 0
    assert run_verifier(second, first, "--checkpoints", checkpoints).returncode == 1
    done = run_verifier(second, "--checkpoints", checkpoints, "--json")
    assert json.loads(done.stdout)["problems"][0]["kind"] == "missing"
