"""Copies of the database: before every upgrade, and once a day, so that a damaged file is not the end."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import StorageError
from vms_desktop.storage.faults import told_as_storage_errors

_log = logging.getLogger(__name__)
DAILY_KEPT = 7
_DAILY = "daily"
_STAMP = "%Y%m%dT%H%M%SZ"


def back_up(path: Path, backups: Path, label: str, clock: Clock) -> Path:
    """A consistent copy ``vms-<label>-<UTC time>.db`` in ``backups``, complete or absent; the database may be in use.

    Raises StorageError ``storage.disk_full``, ``storage.not_writable``, ``storage.damaged``.
    """
    target = backups / f"{path.stem}-{label}-{clock.now().strftime(_STAMP)}.db"
    partial = target.with_suffix(".part")
    with told_as_storage_errors(backups):
        backups.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            partial.touch(mode=0o600)
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as copy:
                source.backup(copy)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    return target


def back_up_daily(path: Path, backups: Path, clock: Clock) -> None:
    """A copy when the newest daily one is a day old; the newest DAILY_KEPT stay. A failure is only logged: what
    called this has something more important to do.
    """
    try:
        existing = sorted(backups.glob(f"{path.stem}-{_DAILY}-*.db"))
        newest = _made_at(existing[-1]) if existing else None
        if newest is not None and timedelta(0) <= clock.now() - newest < timedelta(days=1):
            return
        existing.append(back_up(path, backups, _DAILY, clock))
        for old in sorted(set(existing))[:-DAILY_KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, StorageError) as error:
        _log.warning("the daily copy of the database was not made: %s", error)


def _made_at(copy: Path) -> datetime | None:
    try:
        return datetime.strptime(copy.stem.rsplit("-", 1)[-1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
