"""A lock is of the file that others find under its name."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest

from vms_desktop.domain.errors import StorageError
from vms_desktop.storage import desk_lock
from vms_desktop.storage.desk_lock import DeskLock


def test_a_file_that_its_holder_took_away_meanwhile_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened, then removed by who held it, then locked: two would have held the lock of one place."""
    path, take, removed = tmp_path / "a.lock", desk_lock._take, []

    def take_late(file: BinaryIO) -> bool:
        if not removed:
            path.unlink()
            removed.append(path)
        return take(file)

    monkeypatch.setattr(desk_lock, "_take", take_late)
    first, second = DeskLock(path), DeskLock(path)
    first.take()
    with pytest.raises(StorageError, match=r"storage\.in_use"):
        second.take()
    first.release()
    second.take()
    second.release()
