"""Working folders beside the packages: each is held by whoever works there; what nobody holds is taken away.

A desk and a command may work in the same data folder. Neither knows what the other is at but by the locks, which the
operating system lets go when a process ends, however it ends.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import uuid4

from vms_desktop.domain.errors import StorageError
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.requests.export_ports import Lock, LockOf
from vms_desktop.services.requests.export_sealed import LOCK, WORKING
from vms_desktop.services.to_end import to_end

WORKING_ZIPS = f"{WORKING}zips"
"""Begins the name of a folder in which a ZIP is packed."""
_TRIES = 3


@asynccontextmanager
async def place_for_zips(store: Path, lock_of: LockOf) -> AsyncIterator[Path]:
    """A folder of one's own, not made yet; nothing is left of it afterwards, and nobody clears it meanwhile.

    Raises StorageError ``storage.*``.
    """
    place, lock = await to_end(lambda: _own(store, lock_of))
    try:
        yield place
    finally:
        await to_end(lambda: _done(place, lock))


def _own(store: Path, lock_of: LockOf) -> tuple[Path, Lock]:
    for again in range(_TRIES):
        place = store / f"{WORKING_ZIPS}-{uuid4().hex}"
        lock = lock_of(_lock_file(place))
        try:
            lock.take()
        except StorageError as error:
            # Somebody who clears up may have held the file for the moment between its being made and its being locked.
            if error.code != "storage.in_use" or again == _TRIES - 1:
                raise
        else:
            return place, lock
    raise AssertionError("unreachable")


def _done(place: Path, lock: Lock) -> None:
    try:
        remove(place)
    finally:
        let_go(place, lock)


def let_go(place: Path, lock: Lock) -> None:
    """The end of work in ``place``; where nothing lies there any more, its lock's file goes too."""
    file = _lock_file(place)
    with suppress(OSError):  # the disk may be gone; what nobody holds goes at the next start
        if not place.exists():
            file.unlink(missing_ok=True)
    lock.release()
    if os.name == "nt":  # where an open file cannot be taken away
        with suppress(OSError):
            if not place.exists():
                file.unlink(missing_ok=True)


def places(store: Path) -> set[str]:
    """Names of the working folders in ``store``, also of those of which only the lock is there. Raises OSError."""
    if not store.is_dir():
        return set()
    return {path.name.removesuffix(LOCK) for path in store.iterdir() if path.name.startswith(WORKING)}


def clear_unheld(store: Path, names: Iterable[str], lock_of: LockOf) -> None:
    """Take these working folders away, with their locks; those that somebody works in stay.

    Raises OSError, StorageError where a lock cannot be had for another reason.
    """
    for name in names:
        place = store / name
        lock = lock_of(_lock_file(place))
        try:
            lock.take()
        except StorageError as error:
            if error.code == "storage.in_use":
                continue
            raise
        _done(place, lock)


def _lock_file(place: Path) -> Path:
    return place.with_name(place.name + LOCK)
