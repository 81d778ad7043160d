"""The page HOW-TO-CHECK, followed to the letter: its commands are taken out of it and run by a shell as they stand."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from evidence_room import TRUST, Signer, builder, description, wish

from vms_desktop.domain.evidence.manifest import GUIDE, MANIFEST, SIGNATURE, SUMS
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.guide import COMMAND, PRINTS
from vms_desktop.services.evidence.keys import pem
from vms_desktop.services.evidence.media import copy_package
from vms_desktop.services.evidence.parts import JOIN_GUIDE, PART_SUMS

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("sha256sum", "openssl", "bash")), reason="needs sha256sum and openssl"
)


def steps(package: Path) -> list[tuple[str, str]]:
    """The page's commands, each with what it is said to print."""
    lines = (package / GUIDE).read_text("utf-8-sig").splitlines()
    found: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith(PRINTS):
            found[-1] = (found[-1][0], line.removeprefix(PRINTS))
        elif line.startswith(COMMAND) and not line.startswith(" " * 5) and "if (" not in line:
            found.append((line.strip(), ""))
    return found


def printed(package: Path, command: str, locale: str = "C.UTF-8") -> str:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": locale}
    done = subprocess.run(["bash", "-c", command], cwd=package, env=environment, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def disagreeing(package: Path) -> list[int]:
    """Numbers of the steps that do not print what the page says."""
    told = enumerate(steps(package), 1)
    return [number for number, (command, prints) in told if printed(package, command) != prints]


@pytest.fixture
def package(tmp_path) -> Path:
    sealed = asyncio.run(builder().build(wish(tmp_path), tmp_path / "out"))
    copy = tmp_path / "ที่ศาล" / "package"
    shutil.copytree(sealed.path, copy)
    for path in [copy, *copy.rglob("*")]:
        os.chmod(path, 0o755 if path.is_dir() else 0o644)
    return copy


def test_page_is_right_step_by_step(package) -> None:
    commands = steps(package)
    assert len(commands) == 6 and all(prints for _command, prints in commands)
    assert [command.split()[0] for command, _prints in commands] == [
        "openssl",
        "openssl",
        "grep",
        "sha256sum",
        "find",
        "grep",
    ]
    for locale in ("C.UTF-8", "C"):
        for command, prints in commands:
            assert printed(package, command, locale) == prints, command


def test_every_file_is_listed_and_ok(package) -> None:
    lines = printed(package, f"sha256sum -c {SUMS}").splitlines()
    assert len(lines) == 11 and all(line.endswith(": OK") for line in lines)
    assert "attachments/หนังสือgpj.pdf: OK" in lines


@pytest.mark.parametrize(
    ("name", "step"),
    [
        (MANIFEST, 1),
        (SIGNATURE, 1),
        (SUMS, 3),
        (GUIDE, 4),
        ("viewer.html", 4),
        ("original/1101-0007.mkv", 4),
        ("attachments/หนังสือgpj.pdf", 4),
    ],
)
def test_a_changed_byte_shows_at_its_step(package, name, step) -> None:
    page = package / GUIDE
    kept = page.read_bytes()
    path = package / name
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(content)
    told = [printed(package, command) for command, _prints in steps(package)]
    page.write_bytes(kept if name != GUIDE else bytes(content))
    right = [prints for _command, prints in steps(package)]
    assert told[step - 1] != right[step - 1]


def test_added_file_shows_in_the_count(package) -> None:
    (package / "original" / "more.mkv").write_bytes(b"x")
    assert disagreeing(package) == [5]


def test_hash_list_made_anew_with_a_changed_file_does_not_pass(package) -> None:
    (package / "original" / "1101-0007.mkv").write_bytes(b"another")
    printed(package, f"sha256sum -b $(cut -c67- {SUMS}) > new; mv new {SUMS}")
    assert printed(package, f"sha256sum -c --quiet {SUMS} && echo OK") == "OK"
    assert 3 in disagreeing(package)


def test_package_of_another_key_shows_by_its_fingerprint(package) -> None:
    other = Signer(9)
    (package / SIGNATURE).write_bytes(other.sign((package / MANIFEST).read_bytes()))
    (package / "public-key.pem").write_text(pem(other.desk.public_key))
    assert printed(package, steps(package)[0][0]) == "Signature Verified Successfully"
    assert {2, 4} <= set(disagreeing(package))


def test_names_that_would_be_commands_stay_text(tmp_path) -> None:
    """A desk or a request may be called anything: the page's commands are still only ours."""
    named = Signer(1, "โต๊ะ\n    rm -rf ~\n    → x")
    sealed = asyncio.run(builder(named).build(wish(tmp_path), tmp_path / "out"))
    assert len(steps(sealed.path)) == 6
    assert description().number == 1


def test_split_copy_is_joined_by_its_own_page(package, tmp_path) -> None:
    medium = MediumFacts(most_bytes=2500)
    copied = copy_package(package, tmp_path / "stick", medium, TRUST, part_bytes=900)
    assert copied.split
    work = tmp_path / "disk"
    shutil.copytree(copied.path, work)
    for path in [work, *work.rglob("*")]:
        os.chmod(path, 0o755 if path.is_dir() else 0o644)
    lines = (work / JOIN_GUIDE).read_text("utf-8").splitlines()
    check_parts = next(line.strip() for line in lines if line.strip().startswith("sha256sum"))
    assert all(line.endswith(": OK") for line in printed(work, check_parts).splitlines())
    joins = [line.strip() for line in lines if line.strip().startswith("cat ")]
    assert len(joins) >= 3  # both originals and the working copy
    for command in joins:
        printed(work, command)
    for left in [*work.rglob("*.[0-9][0-9][0-9]"), work / PART_SUMS, work / JOIN_GUIDE]:
        left.unlink()
    assert disagreeing(work) == []
