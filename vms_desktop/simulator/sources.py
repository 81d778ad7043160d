"""Where a stream's pictures come from: a loop kept group by group, or a camera that moves over a larger scene.

A fixed camera's pictures repeat every minute in step with the wall clock. The first time a group of pictures is needed
it is drawn and encoded; after that it comes from a file. Nothing is encoded that nobody watched.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol

from vms_desktop.simulator.encoding import GROUP_S, AccessUnit, Encoder, StreamForm
from vms_desktop.simulator.kept import KeptLoop
from vms_desktop.simulator.painters import FixedPainter, PtzPainter
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.ptz_head import PtzHead
from vms_desktop.simulator.scenery.scene import LOOP_S

GROUPS = int(LOOP_S / GROUP_S)
"""In a loop."""


class PictureSource(Protocol):
    """Access units by frame number; number n is due at n / fps seconds UNIX time. Blocking; not for two threads."""

    begins_anywhere: bool
    """Whether any picture can be a key frame, and not only each group's first."""

    def unit(self, number: int) -> AccessUnit: ...

    def is_prepared(self) -> bool:
        """Whether everything that can be kept is kept already."""

    def prepare(self, ended: threading.Event) -> None:
        """Draw and encode now whatever can be kept; gives up when ``ended`` is set."""


class LoopSource:
    """A fixed camera: the groups of its loop, from the folder or encoded on first need."""

    begins_anywhere = False
    groups = GROUPS

    def __init__(self, plan: CameraPlan, form: StreamForm, folder: Path, time_code: bool) -> None:
        self._plan, self._form, self._folder, self._time_code = plan, form, folder, time_code
        self._kept = KeptLoop(plan, form, folder, time_code)
        self._loop = int(LOOP_S * form.fps)
        self._painter: FixedPainter | None = None
        self._encoder: Encoder | None = None
        self._groups: dict[int, list[AccessUnit]] = {}
        self._lock = threading.Lock()

    def unit(self, number: int) -> AccessUnit:
        within = number % self._loop
        group, position = divmod(within, self._form.group)
        return self.group(group)[position]

    def group(self, index: int) -> list[AccessUnit]:
        """The pictures of group ``index``, key frame first."""
        with self._lock:
            if index not in self._groups:
                # Two groups of each stream in memory are enough: the one being sent and the next.
                for old in [known for known in self._groups if (index - known) % GROUPS > 1]:
                    del self._groups[old]
                self._groups[index] = self._kept.load(index) or self._encode(index)
            return self._groups[index]

    def is_prepared(self) -> bool:
        return all(self._kept.has(index) for index in range(GROUPS))

    def prepare(self, ended: threading.Event) -> None:
        for index in range(GROUPS):
            if ended.is_set():
                return
            if not self._kept.has(index):
                self._encode(index)

    def _encode(self, index: int) -> list[AccessUnit]:
        if self._painter is None:
            self._painter = FixedPainter(self._plan, self._form, self._folder, self._time_code)
        encoder = self._encoder = self._encoder or Encoder(self._form)
        first = index * self._form.group
        units = [encoder.encode(self._painter.paint(first + n), n == 0) for n in range(self._form.group)]
        self._kept.keep(index, units)
        return units


class PtzSource:
    """A camera that turns and zooms: drawn and encoded while somebody watches."""

    begins_anywhere = True

    def __init__(self, plan: CameraPlan, form: StreamForm, folder: Path, head: PtzHead, time_code: bool) -> None:
        self._plan, self._form, self._folder, self._head, self._time_code = plan, form, folder, head, time_code
        self._painter: PtzPainter | None = None
        self._encoder: Encoder | None = None
        self._next: int | None = None

    def unit(self, number: int) -> AccessUnit:
        if self._painter is None:
            self._painter = PtzPainter(self._plan, self._form, self._folder, self._head, self._time_code)
        encoder = self._encoder = self._encoder or Encoder(self._form)
        # A key frame at each group's beginning, and where watching begins anew.
        key = number % self._form.group == 0 or number != self._next
        self._next = number + 1
        return encoder.encode(self._painter.paint(number), key)

    def is_prepared(self) -> bool:
        return PtzPainter.kept(self._plan, self._form, self._folder).is_there()

    def prepare(self, ended: threading.Event) -> None:
        if not ended.is_set():
            PtzPainter.kept(self._plan, self._form, self._folder).scene()


def source_of(plan: CameraPlan, form: StreamForm, folder: Path, head: PtzHead | None, time_code: bool) -> PictureSource:
    """What a camera's stream sends; ``head``: of one that turns."""
    if head is not None:
        return PtzSource(plan, form, folder, head, time_code)
    return LoopSource(plan, form, folder, time_code)


assert GROUP_S * GROUPS == LOOP_S, "the loop must hold whole groups"
