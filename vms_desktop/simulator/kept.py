"""What is kept of drawn and encoded pictures from one run to the next; several simulators may share the folder."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from pathlib import Path

from vms_desktop.simulator.encoding import AccessUnit, StreamForm
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.scenery.composition import Composition, Unusable
from vms_desktop.simulator.scenery.scene import Scene

VERSIONS = {"h264": 5, "hevc": 5, "mjpeg": 5}
"""Raise one when pictures change, so that kept groups of older ones are not used."""
SCENES = 1
"""The same for scenes."""


class KeptLoop:
    """The groups of pictures of a fixed camera's stream, each a file."""

    def __init__(self, plan: CameraPlan, form: StreamForm, folder: Path, time_code: bool) -> None:
        key = f"{VERSIONS[form.codec]}|{plan.scene}|{plan.number}|{plan.code}|{plan.name_th}|{form}|{time_code}"
        self.folder = folder / _name(key)
        self._every_is_key = form.codec == "mjpeg"

    def has(self, index: int) -> bool:
        return self._path(index).exists()

    def load(self, index: int) -> list[AccessUnit] | None:
        """Group ``index``; None when nobody kept it."""
        try:
            body = self._path(index).read_bytes()
        except OSError:
            return None
        head, _, data = body.partition(b"\n")
        units, at = [], 0
        for position, size in enumerate(json.loads(head)):
            units.append(AccessUnit(data[at : at + size], position == 0 or self._every_is_key))
            at += size
        return units

    def keep(self, index: int, units: list[AccessUnit]) -> None:
        head = json.dumps([len(unit.data) for unit in units]).encode()
        _write(self._path(index), head + b"\n" + b"".join(unit.data for unit in units))

    def _path(self, index: int) -> Path:
        return self.folder / f"{index}.group"


class KeptScene:
    """A scene whose composition is made once, one file. The arguments are those of Scene."""

    def __init__(self, plan: CameraPlan, width: int, height: int, field_height: int | None, folder: Path) -> None:
        self._wanted = (plan.scene, plan.number, width, height, field_height)
        self._path = folder / f"{_name(f'{SCENES}|{self._wanted}')}.scene"

    def is_there(self) -> bool:
        return self._path.exists()

    def scene(self) -> Scene:
        """From the file, or made now. Blocking."""
        try:
            return Scene(*self._wanted, Composition.unpack(self._path.read_bytes()))
        except (OSError, Unusable):
            # Nobody made it yet, or an older version did.
            made = Scene(*self._wanted)
            _write(self._path, made.composition.pack())
            return made


def _name(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def _write(path: Path, body: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    part.write_bytes(body)
    part.replace(path)
