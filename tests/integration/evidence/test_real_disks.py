"""Disks that really are full or write-protected: a small file system in memory, mounted where that is allowed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from evidence_room import TRUST, builder, wish

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.services.evidence import building, media
from vms_desktop.services.evidence.checking import check
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.media import copy_package
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.working import clean_leftovers

SIZE = 4 << 20


def mount(*words: str) -> bool:
    try:
        return subprocess.run(["mount", *words], capture_output=True, timeout=20).returncode == 0
    except OSError:
        return False


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "stick"
    place.mkdir()
    if os.name == "nt" or not mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)):
        pytest.skip("nothing may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True, timeout=20)


async def test_full_disk(tmp_path, small_disk, monkeypatch) -> None:
    """Full in the middle of a file: what is asked beforehand is told to have room."""
    sealed = await builder().build(wish(tmp_path, 2 << 20), tmp_path / "out")
    with pytest.raises(EvidenceError, match="disk_full"):
        copy_package(sealed.path, small_disk, MediumFacts(), TRUST)
    for module in (media, building):
        monkeypatch.setattr(module, "require_room", lambda _folder, _size: None)
    with pytest.raises(EvidenceError) as refused:
        copy_package(sealed.path, small_disk, MediumFacts(), TRUST)
    assert refused.value.code == "evidence.disk_full" and os.listdir(small_disk) == []
    with pytest.raises(EvidenceError) as refused:
        await builder().build(wish(tmp_path, 2 << 20), small_disk / "store")
    assert refused.value.code == "evidence.disk_full" and os.listdir(small_disk / "store") == []


async def test_write_protected_medium(tmp_path, small_disk) -> None:
    sealed = await builder().build(wish(tmp_path), tmp_path / "out")
    assert mount("-o", "remount,ro", str(small_disk))
    with pytest.raises(EvidenceError) as refused:
        copy_package(sealed.path, small_disk, MediumFacts(), TRUST)
    assert refused.value.code == "evidence.read_only"
    assert clean_leftovers(small_disk) == []
    with opened(sealed.path) as contents:
        assert check(contents, TRUST).intact
