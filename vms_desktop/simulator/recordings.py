"""What a simulated recorder has recorded. Nothing is stored: a fixed camera's pictures come back every minute, so the
picture of any moment of the past can be given, and the second that its clock shows is true.

Times are UNIX seconds by the recorder's own clock, which a fault sets wrong: the picture it stamps with such a time
shows the second of the true one.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from vms_desktop.simulator.encoding import GROUP_S, SUB, AccessUnit, StreamForm
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.sources import LoopSource

GAP_EVERY_S = 300.0
"""With the fault ``gaps``, each such stretch of the clock ends with one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Recorded without a gap from ``begin`` to ``end``."""

    begin: float
    end: float


class Recording:
    """The sub stream of one camera, channel ``number`` (1 …) of a recorder."""

    def __init__(
        self, number: int, plan: CameraPlan, source: LoopSource, other: LoopSource, hours: float, faults: Faults
    ) -> None:
        self.number = number
        self.plan = plan
        self.form = form_of(plan.codec)
        self.other_form = form_of(other_codec(plan.codec))
        self._source, self._other = source, other
        self._began = math.floor((time.time() - hours * 3600) / GROUP_S) * GROUP_S
        self._faults = faults

    @property
    def token(self) -> str:
        return f"recording-{self.number}"

    @property
    def _ahead_s(self) -> float:
        """The recorder's clock minus ours."""
        return self._faults.value(Fault.CLOCK) * 3600

    @property
    def begin(self) -> float:
        return self._began + self._ahead_s

    @property
    def end(self) -> float:
        """Now: it goes on recording."""
        return time.time() + self._ahead_s

    def stretches(self, begin: float, end: float) -> Iterator[Stretch]:
        """What is recorded within, in order of time."""
        begin, end = max(begin, self.begin), min(end, self.end)
        gap = self._faults.value(Fault.GAPS)
        if not gap:
            if begin < end:
                yield Stretch(begin, end)
            return
        part = math.floor(begin / GAP_EVERY_S) * GAP_EVERY_S
        while part < end:
            low, high = max(begin, part), min(end, part + max(GROUP_S, GAP_EVERY_S - gap))
            if low < high:
                yield Stretch(low, high)
            part += GAP_EVERY_S

    def group_at_or_after(self, moment: float) -> int | None:
        """Number (moment / GROUP_S) of the group recorded at that moment, else of the next one; None: there is none."""
        found = next(self.stretches(moment, self.end), None)
        return None if found is None else math.floor(found.begin / GROUP_S)

    def has_group(self, number: int) -> bool:
        """Whether it has begun to be recorded."""
        begin = number * GROUP_S
        return self.begin <= begin < self.end and any(True for _ in self.stretches(begin, begin + 0.001))

    def group_before(self, number: int) -> int | None:
        """The group recorded before that one."""
        first = math.floor(self.begin / GROUP_S)
        return next((one for one in range(number - 1, first - 1, -1) if self.has_group(one)), None)

    def units(self, number: int, *, changed: bool = False) -> list[AccessUnit]:
        """The pictures of a group. Blocking: they may have to be drawn."""
        true = number * GROUP_S - self._ahead_s
        source = self._other if changed else self._source
        return source.group(int(true // GROUP_S) % source.groups)


def form_of(codec: str) -> StreamForm:
    """What recorders keep of a camera with that codec."""
    name, width, height, fps, bits = SUB
    return StreamForm(name, codec, width, height, fps, bits)


def other_codec(codec: str) -> str:
    """What footage changes to with the faults that make it change."""
    return "h264" if codec == "hevc" else "hevc"
