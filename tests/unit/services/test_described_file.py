"""A file and the JSON that describes it come together, or not at all; and what went wrong is what is told."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vms_desktop.services.described_file import put_described


def name(again: int) -> str:
    return "ภาพ" if again == 1 else f"ภาพ_{again}"


def test_a_file_that_cannot_be_moved_leaves_nothing_that_describes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = tmp_path / ".working"
    working.write_bytes(b"x")

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(OSError, match="no room"):
        put_described(working, tmp_path, name, "mp4", {"file": {}})
    assert list(tmp_path.iterdir()) == [working]


def test_a_stick_that_is_pulled_is_told_and_not_that_nothing_could_be_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.ENODEV, "no such device")

    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(os, "replace", gone)
    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(OSError, match="no such device"):
        put_described(tmp_path / ".working", tmp_path, name, "mp4", {"file": {}})
