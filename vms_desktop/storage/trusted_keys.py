"""Keys of other desks whose evidence packages are believed, as a JSON file in the data folder."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.evidence.findings import KnownKey

_log = logging.getLogger(__name__)
VERSION = 1


class TrustedKeys:
    """Implements ``evidence_ports.KeyStore``. Blocking."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> list[KnownKey]:
        """As in the port. A list that cannot be read trusts nobody; it stays where it is."""
        try:
            body = json.loads(self._path.read_text(encoding="utf-8"))
            return [_key(one) for one in body["keys"]]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StorageError("storage.io_failed", detail=error.strerror or "") from error
        except (ValueError, KeyError, TypeError):
            _log.exception("the list of trusted keys is damaged: none of them counts")
            return []

    def save(self, keys: Sequence[KnownKey]) -> None:
        """As in the port."""
        body = {
            "version": VERSION,
            "keys": [{"public_key": key.public_key.hex(), "name": key.name} for key in keys],
        }
        draft = self._path.with_suffix(".new")
        try:
            with draft.open("w", encoding="utf-8") as file:
                file.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, self._path)
        except OSError as error:
            told = {"file": self._path.name, "folder": str(self._path.parent)}
            raise StorageError("storage.file_not_writable", detail=error.strerror or "", **told) from error


def _key(body: dict[str, Any]) -> KnownKey:
    public_key = bytes.fromhex(body["public_key"])
    if len(public_key) != 32:
        raise ValueError("no Ed25519 key")
    return KnownKey(public_key, str(body["name"]) or public_key.hex()[:12])
