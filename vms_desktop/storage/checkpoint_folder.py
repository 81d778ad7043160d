"""Checkpoints outside the database: text files in a folder the administrator chose (a share, a stick).

One file a desk and month, ``checkpoints-<desk>-<year>-<month>.txt``, replaced whole when lines are added, so that a
full disk or a pulled stick leaves the old file and never half a line. Lines found there are kept whatever they say:
what somebody altered must stay to be seen. Several desks may share a folder.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import LogError
from vms_desktop.domain.log_seal import LONGEST_LINE
from vms_desktop.services.whole_file import NO_ROOM

_PREFIX = "checkpoints-"
_LARGEST_BYTES = 20 * 1024 * 1024


class CheckpointFiles:
    """Fulfils ``services.log_ports.CheckpointFolder``. Blocking, on a share that does not answer for long."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lines(self) -> list[tuple[str, str]]:
        """(file's name, line) of all desks. Raises LogError ``log.checkpoints_missing``, ``log.checkpoints_unreadable``
        (folder each).
        """
        if not self._folder.exists():
            raise LogError("log.checkpoints_missing", folder=str(self._folder))
        found = []
        try:
            # Where somebody checks a log, a single file may have been brought along instead.
            files = [self._folder] if self._folder.is_file() else sorted(self._folder.glob(f"{_PREFIX}*.txt"))
            for path in files:
                found += [(path.name, line) for line in _read(path) if line.strip()]
        except OSError as error:
            raise self._failed("log.checkpoints_unreadable", error) from error
        return found

    def add(self, desk: Desk, lines: Sequence[tuple[str, str]]) -> None:
        """``lines``: (month, e.g. ``2026-11``, line). Those that are there already are passed over.

        The folder itself is never made: where a stick should be, an empty folder of that name must not take its place.
        Raises LogError ``log.checkpoints_missing``, ``log.checkpoints_full``, ``log.checkpoints_not_written``.
        """
        if not self._folder.is_dir():
            raise LogError("log.checkpoints_missing", folder=str(self._folder))
        try:
            for month in sorted({month for month, _ in lines}):
                path = self._folder / f"{_PREFIX}{desk.id}-{month}.txt"
                present = _read(path) if path.exists() else []
                known = set(present)
                new = [line for at, line in lines if at == month and line not in known]
                if new:
                    _replace(path, [*present, *new])
        except OSError as error:
            code = "log.checkpoints_full" if error.errno in NO_ROOM else "log.checkpoints_not_written"
            raise self._failed(code, error) from error

    def _failed(self, code: str, error: OSError) -> LogError:
        return LogError(code, folder=str(self._folder), detail=str(error.strerror))


def _read(path: Path) -> list[str]:
    """Its lines; bytes that are no text stay recognisable as wrong. A line no checkpoint can have is cut."""
    with path.open("rb") as file:
        data = file.read(_LARGEST_BYTES)
    return [line[: LONGEST_LINE + 1] for line in data.decode("ascii", "replace").splitlines()]


def _replace(path: Path, lines: Sequence[str]) -> None:
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with partial.open("x", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
