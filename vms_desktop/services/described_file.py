"""A finished file gets its name together with the JSON file beside it that says what it is. Blocking."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

MOST_OF_ONE_NAME = 1000


def put_described(
    working: Path, folder: Path, name: Callable[[int], str], ending: str, about: Mapping[str, Any]
) -> tuple[Path, Path]:
    """Where ``working`` stands now, and the file that describes it; nothing is ever overwritten.

    ``name``: without an ending, of the first (1), second … file that would be called so; ``about``: its ``file`` is
    given the name. Raises OSError; then the working file is where it was and nothing else is left.
    """
    target, sidecar = _reserve(folder, name, ending)
    try:
        text = json.dumps({**about, "file": {"name": target.name, **about["file"]}}, ensure_ascii=False, indent=1)
        with sidecar.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(working, target)
    except OSError:
        sidecar.unlink(missing_ok=True)
        raise
    return target, sidecar


def _reserve(folder: Path, name: Callable[[int], str], ending: str) -> tuple[Path, Path]:
    """A name nobody has, held by an empty JSON file: exclusive creation is the one check that cannot race."""
    for again in range(1, MOST_OF_ONE_NAME):
        stem = name(again)
        target, sidecar = folder / f"{stem}.{ending}", folder / f"{stem}.json"
        if target.exists():
            continue
        try:
            os.close(os.open(sidecar, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o640))
        except FileExistsError:
            continue
        return target, sidecar
    raise OSError(errno.EEXIST, "too many files of one name")
