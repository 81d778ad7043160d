"""What a group of processes costs: CPU seconds and proportional memory, by kind of process."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class ProcessCost:
    """CPU time in cores (1.0 = one core full) and memory in MB over the measured time, by kind of process."""

    seconds: float
    cores_by_kind: dict[str, float] = field(default_factory=dict)
    memory_mb_by_kind: dict[str, float] = field(default_factory=dict)
    own_memory_mb: float = 0.0
    """What these processes took for themselves. A proportional or unique size also grows when another program that
    shares their libraries ends."""

    @property
    def cores(self) -> float:
        return sum(self.cores_by_kind.values())

    @property
    def memory_mb(self) -> float:
        return sum(self.memory_mb_by_kind.values())


class CostMeter:
    """Measures this process and its children between ``start`` and ``read``.

    ``kinds`` maps a word of the command line to a kind; a process that matches none counts as the desk; kind None
    leaves the process out (the simulator and the screen are not the product).
    """

    def __init__(self, kinds: dict[str, str | None], root_pid: int | None = None) -> None:
        self._root = psutil.Process(root_pid)
        self._kinds = kinds
        self._before: dict[int, float] = {}
        self._started = 0.0

    def _members(self) -> list[tuple[psutil.Process, str]]:
        members = [(self._root, "desk")]
        for child in self._root.children(recursive=True):
            try:
                words = child.cmdline()
            except psutil.Error:
                # It ended between being listed and being asked.
                continue
            kind: str | None = "desk"
            for word, named in self._kinds.items():
                if word in words or (words and words[0].endswith(word)):
                    kind = named
                    break
            if kind is not None:
                members.append((child, kind))
        return members

    def start(self) -> None:
        self._started = time.monotonic()
        self._before = {process.pid: _cpu_seconds(process) for process, _ in self._members()}

    def read(self) -> ProcessCost:
        seconds = time.monotonic() - self._started
        cores: dict[str, float] = defaultdict(float)
        memory: dict[str, float] = defaultdict(float)
        own = 0.0
        for process, kind in self._members():
            cores[kind] += (_cpu_seconds(process) - self._before.get(process.pid, 0.0)) / seconds
            memory[kind] += memory_mb(process)
            own += own_memory_mb(process)
        return ProcessCost(seconds, dict(cores), dict(memory), own)


def _cpu_seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def memory_mb(process: psutil.Process) -> float:
    """Proportional set size where the system tells it (Linux), else unique or resident memory; MB of 10^6 bytes."""
    try:
        full = process.memory_full_info()
    except psutil.Error:
        return 0.0
    size = getattr(full, "pss", 0) or getattr(full, "uss", 0) or full.rss
    return float(size) / 1e6


def own_memory_mb(process: psutil.Process) -> float:
    """What it holds that is in no file, where the system tells it (Linux: ``Anonymous``, proc_pid_smaps(5)), else its
    unique set size; MB of 10^6 bytes.
    """
    with suppress(OSError):  # another system, or it ended
        for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Anonymous:"):
                return int(line.split()[1]) * 1024 / 1e6
    try:
        return float(process.memory_full_info().uss) / 1e6
    except psutil.Error:
        return 0.0
