"""Real demonstrations: a desk of its own with relay, players and a simulated province, on the tests' screen."""

from __future__ import annotations

import psutil
from waiting import until as until

from vms_desktop.child_protocol.demonstration import Phase
from vms_desktop.desk.demonstration import DeskDemonstration
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import VmsError


class Started:
    """A demonstration, begun at once, and what it told."""

    def __init__(self, *options: str) -> None:
        self.phases: list[Phase | None] = []
        self.errors: list[VmsError] = []
        command = ("demo", "--for-desk", *options)
        self.demonstration = DeskDemonstration(SystemClock(), self._heard, self.errors.append, command)
        self.demonstration.start("th")

    def _heard(self, phase: Phase | None, _seconds: float) -> None:
        if not self.phases or self.phases[-1] is not phase:
            self.phases.append(phase)

    def processes(self) -> list[psutil.Process]:
        """The demonstration's and all below it."""
        return family(self.demonstration.pid) if self.demonstration.pid else []


def family(pid: int) -> list[psutil.Process]:
    top = psutil.Process(pid)
    return [top, *top.children(recursive=True)]


def names(processes: list[psutil.Process]) -> set[str]:
    """What they are, by the words they were started with."""
    words = ("demo", "simulate", "relay", "player-host")
    return {word for one in processes for word in words if word in one.cmdline()}


def gone(processes: list[psutil.Process]) -> bool:
    """Ended; one that nobody has buried yet counts as ended too."""
    return all(not one.is_running() or one.status() == psutil.STATUS_ZOMBIE for one in processes)
