"""Where a stream's pictures come from: a loop kept group by group, or a camera that moves over a larger scene.

A fixed camera's pictures repeat every minute in step with the wall clock. The first time a group of pictures is needed
it is drawn and encoded; after that it comes from a file. Nothing is encoded that nobody watched.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PIL import Image

from vms_desktop.simulator import overlay
from vms_desktop.simulator.encoding import GROUP_S, AccessUnit, Encoder, StreamForm
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.ptz_head import PtzHead
from vms_desktop.simulator.scenery.scene import LOOP_S, Scene

VERSIONS = {"h264": 5, "hevc": 5, "mjpeg": 5}
"""Raise one when pictures change, so that kept groups of older ones are not used."""


class PictureSource(Protocol):
    """Access units by frame number; number n is due at n / fps seconds UNIX time. Blocking; not for two threads."""

    begins_anywhere: bool
    """Whether any picture can be a key frame, and not only each group's first."""

    def unit(self, number: int) -> AccessUnit: ...

    def parameter_sets(self) -> bytes: ...


class _Painter:
    """Draws complete pictures of a fixed camera."""

    def __init__(self, plan: CameraPlan, form: StreamForm, time_code: bool) -> None:
        self._form = form
        self._scene = Scene(plan.scene, plan.number, form.width, form.height)
        self._label = overlay.label_plate(plan.code, plan.name_th, form.height)
        self._clocks = overlay.Clocks(form.height)
        self._time_code = time_code

    def paint(self, number: int) -> Image.Image:
        """``number``: frame within the loop."""
        seconds = number / self._form.fps
        image = self._scene.draw(seconds)
        decorate(image, self._label, self._clocks, int(seconds), number if self._time_code else None)
        return image


def decorate(image: Image.Image, label: Image.Image, clocks: overlay.Clocks, second: int, code: int | None) -> None:
    """Label, clock and, when measuring, the frame code."""
    margin = image.height // 40
    image.paste(label, (margin, image.height - label.height - margin), label)
    clock = clocks.plate(second)
    image.paste(clock, (image.width - clock.width - margin, margin), clock)
    if code is not None:
        overlay.draw_code(image, code)


class LoopSource:
    """A fixed camera: the groups of its loop, from the folder or encoded on first need."""

    begins_anywhere = False

    def __init__(self, plan: CameraPlan, form: StreamForm, folder: Path, time_code: bool) -> None:
        self._plan, self._form, self._time_code = plan, form, time_code
        key = f"{VERSIONS[form.codec]}|{plan.scene}|{plan.number}|{plan.code}|{plan.name_th}|{form}|{time_code}"
        self._folder = folder / hashlib.sha256(key.encode()).hexdigest()[:20]
        self._loop = int(LOOP_S * form.fps)
        self._painter: _Painter | None = None
        self._encoder: Encoder | None = None
        self._groups: dict[int, list[AccessUnit]] = {}
        self._lock = threading.Lock()

    def unit(self, number: int) -> AccessUnit:
        within = number % self._loop
        group, position = divmod(within, self._form.group)
        return self.group(group)[position]

    def group(self, index: int) -> list[AccessUnit]:
        """The pictures of group ``index`` (0..29), key frame first."""
        with self._lock:
            if index not in self._groups:
                # Two groups of each stream in memory are enough: the one being sent and the next.
                for old in [known for known in self._groups if (index - known) % 30 > 1]:
                    del self._groups[old]
                self._groups[index] = self._load(index) or self._encode(index)
            return self._groups[index]

    def parameter_sets(self) -> bytes:
        if self._form.codec == "mjpeg":
            return b""
        path = self._folder / "parameter_sets"
        if not path.exists():
            with self._lock:
                self._encode(0)
        return path.read_bytes()

    def _load(self, index: int) -> list[AccessUnit] | None:
        try:
            body = (self._folder / f"{index}.group").read_bytes()
        except OSError:
            return None
        head, _, data = body.partition(b"\n")
        units, at = [], 0
        for position, size in enumerate(json.loads(head)):
            units.append(AccessUnit(data[at : at + size], position == 0 or self._form.codec == "mjpeg"))
            at += size
        return units

    def _encode(self, index: int) -> list[AccessUnit]:
        painter = self._painter = self._painter or _Painter(self._plan, self._form, self._time_code)
        encoder = self._encoder = self._encoder or Encoder(self._form)
        first = index * self._form.group
        units = [encoder.encode(painter.paint(first + n), n == 0) for n in range(self._form.group)]
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(self._folder / "parameter_sets", encoder.parameter_sets())
        head = json.dumps([len(unit.data) for unit in units]).encode()
        _write(self._folder / f"{index}.group", head + b"\n" + b"".join(unit.data for unit in units))
        return units


def _write(path: Path, body: bytes) -> None:
    """Whole or not at all: several simulators may share the folder."""
    part = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    part.write_bytes(body)
    part.replace(path)


class PtzSource:
    """A camera that turns and zooms over a scene three times as wide: drawn and encoded while somebody watches."""

    WIDE = 3.0
    begins_anywhere = True

    def __init__(self, plan: CameraPlan, form: StreamForm, head: PtzHead, time_code: bool) -> None:
        self._form, self._head, self._time_code = form, head, time_code
        self._plan = plan
        self._scene: Scene | None = None
        self._label = overlay.label_plate(plan.code, plan.name_th, form.height)
        self._clocks = overlay.Clocks(form.height)
        self._encoder: Encoder | None = None
        self._next: int | None = None

    def unit(self, number: int) -> AccessUnit:
        scene = self._scene = self._scene or self._wide_scene()
        encoder = self._encoder = self._encoder or Encoder(self._form)
        # A key frame at each group's beginning, and where watching begins anew.
        key = number % self._form.group == 0 or number != self._next
        self._next = number + 1
        within = number % int(LOOP_S * self._form.fps)
        seconds = within / self._form.fps
        left, top, width, height = self._head.viewport(scene.width, scene.height, self._form.width / self._form.height)
        # What lies outside the view is not drawn.
        box = (int(left), int(top), min(scene.width, int(left + width) + 1), min(scene.height, int(top + height) + 1))
        view = scene.draw(seconds, box).resize(
            (self._form.width, self._form.height),
            Image.Resampling.BILINEAR,
            box=(
                left - box[0],
                top - box[1],
                min(left - box[0] + width, box[2] - box[0]),
                min(top - box[1] + height, box[3] - box[1]),
            ),
        )
        decorate(view, self._label, self._clocks, int(seconds), within if self._time_code else None)
        return encoder.encode(view, key)

    def _wide_scene(self) -> Scene:
        """Half as high again as the view, and WIDE times as wide; the normal view takes as much as a fixed camera's."""
        width, height = int(self._form.width * self.WIDE), int(self._form.height * 1.5)
        return Scene(self._plan.scene, self._plan.number, width, height, self._form.height)

    def parameter_sets(self) -> bytes:
        encoder = self._encoder = self._encoder or Encoder(self._form)
        return encoder.parameter_sets()


SourceFactory = Callable[[StreamForm], PictureSource]
assert GROUP_S * 30 == LOOP_S, "the loop must hold whole groups"
