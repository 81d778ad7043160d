"""The list of files that were handed in, as a JSON file in the data folder. The files themselves lie where they lie."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.handed_in import HandedInFile

_log = logging.getLogger(__name__)
VERSION = 1


class HandedInList:
    """Implements ``footage_ports.HandedInStore``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def load(self) -> list[HandedInFile]:
        """As in the port. A list that cannot be read is put aside, not overwritten."""
        return await asyncio.to_thread(self._load)

    async def save(self, files: Sequence[HandedInFile]) -> None:
        """As in the port."""
        await asyncio.to_thread(self._save, list(files))

    def _load(self) -> list[HandedInFile]:
        try:
            body = json.loads(self._path.read_text(encoding="utf-8"))
            return [_file(one) for one in body["files"]]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StorageError("storage.io_failed", detail=error.strerror or "") from error
        except (ValueError, KeyError, TypeError):
            aside = self._path.with_suffix(".damaged.json")
            _log.exception("the list of files handed in is damaged; it is kept as %s", aside.name)
            os.replace(self._path, aside)
            return []

    def _save(self, files: list[HandedInFile]) -> None:
        text = json.dumps({"version": VERSION, "files": [_body(one) for one in files]}, ensure_ascii=False, indent=1)
        draft = self._path.with_suffix(".new")
        try:
            with draft.open("w", encoding="utf-8") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, self._path)
        except OSError as error:
            told = {"file": self._path.name, "folder": str(self._path.parent)}
            raise StorageError("storage.file_not_writable", detail=error.strerror or "", **told) from error


def _body(file: HandedInFile) -> dict[str, Any]:
    return {
        "id": file.id,
        "camera": file.camera_id,
        "path": str(file.path),
        "begins_at": file.begins_at.isoformat(),
        "lasts_s": file.lasts_s,
        "sha256": file.sha256,
        "frame_rate": file.frame_rate,
        "stated_by": file.stated_by,
    }


def _file(body: dict[str, Any]) -> HandedInFile:
    begins_at = datetime.fromisoformat(body["begins_at"])
    if begins_at.tzinfo is None:
        raise ValueError("a time without its zone")
    rate = body["frame_rate"]
    return HandedInFile(
        str(body["id"]),
        str(body["camera"]),
        Path(body["path"]),
        begins_at,
        float(body["lasts_s"]),
        str(body["sha256"]),
        float(rate) if rate is not None else None,
        str(body["stated_by"]),
    )
