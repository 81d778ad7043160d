"""Killed at every step of building, packing and copying: afterwards there is a whole package or none, and what is left
behind is known for what it is.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from evidence_room import TRUST, builder, wish

from vms_desktop.adapters.archives import AesZips
from vms_desktop.services.evidence import building, media, packing
from vms_desktop.services.evidence.checking import check
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.working import clean_leftovers

ROOT = Path(__file__).resolve().parents[3]
SOURCES = os.pathsep.join(one for one in (str(ROOT), os.environ.get("PYTHONPATH")) if one)
KILLER = Path(__file__).with_name("build_to_be_killed.py")
NAME = "REQ-2569-0001_1"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")


def killed(what: str, folder: Path, point: str, nth: int) -> int:
    command = [sys.executable, str(KILLER), what, str(folder), point, str(nth)]
    return subprocess.run(command, timeout=120, env={**os.environ, "PYTHONPATH": SOURCES}).returncode


def is_intact(path: Path, passphrase: str | None = None) -> bool:
    with opened(path, passphrase, AesZips()) as contents:
        return check(contents, TRUST).intact


def whole_ones(folder: Path) -> list[str]:
    """What anybody who looks into the folder takes for a package."""
    return [one.name for one in sorted(folder.iterdir()) if not one.name.startswith(".")] if folder.is_dir() else []


POINTS = [("build", point, 1) for point in building.POINTS] + [("build", "copying", nth) for nth in (2, 4, 7)]
COPY_POINTS = [("copy", point, 1) for point in media.POINTS] + [("copy", "copy_file", nth) for nth in (2, 7, 14)]
PACK_POINTS = [("pack", point, 1) for point in packing.POINTS] + [("pack", "zip_file", nth) for nth in (2, 7, 14)]


@pytest.mark.parametrize(("what", "point", "nth"), POINTS)
async def test_killed_while_building(tmp_path, what, point, nth) -> None:
    out = tmp_path / "out"
    assert await asyncio.to_thread(killed, what, tmp_path, point, nth) == -signal.SIGKILL
    is_whole = point == "renamed"
    assert whole_ones(out) == ([NAME] if is_whole else [])
    if is_whole:
        assert is_intact(out / NAME)
        clean_leftovers(out)
        assert is_intact(out / NAME)
        return
    assert clean_leftovers(out) == [NAME]
    assert os.listdir(out) == []
    sealed = await builder().build(wish(tmp_path), out)  # and it can be made again
    assert is_intact(sealed.path)


async def test_killed_build_is_made_again_without_cleaning_first(tmp_path) -> None:
    assert await asyncio.to_thread(killed, "build", tmp_path, "read_only", 1) == -signal.SIGKILL
    assert is_intact((await builder().build(wish(tmp_path), tmp_path / "out")).path)
    assert os.listdir(tmp_path / "out") == [NAME]


@pytest.mark.parametrize(("what", "point", "nth"), COPY_POINTS + PACK_POINTS)
async def test_killed_while_copying_or_packing(tmp_path, what, point, nth) -> None:
    sealed = await builder().build(wish(tmp_path, 3 << 20), tmp_path / "out")
    copies = tmp_path / "copy"
    assert await asyncio.to_thread(killed, what, tmp_path, point, nth) == -signal.SIGKILL
    name = NAME if what == "copy" else f"{NAME}.zip"
    is_whole = point.endswith("_renamed")
    assert whole_ones(copies) == ([name] if is_whole else [])
    if is_whole:
        assert is_intact(copies / name, "x" * 20)
    else:
        assert clean_leftovers(copies) == [name]
        assert os.listdir(copies) == []
    assert is_intact(sealed.path)
