"""What a test may not leave behind: child processes, threads that keep the program alive, lost task failures."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

GRACE_S = 3.0
"""Ending takes a moment: a child that was asked to end, a pool thread that finishes its last call."""


def _descendants(pid: int) -> Iterator[psutil.Process]:
    """psutil looks at every process of the machine, which twice a test is much; Linux knows the children of each thread
    (``/proc/<pid>/task/<tid>/children``, proc(5)).
    """
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            listed = [int(child) for child in children.read_text().split()]
        except OSError:
            continue  # the thread ended just now: its children are another thread's
        for child in listed:
            try:
                yield psutil.Process(child)
            except psutil.NoSuchProcess:
                continue
            yield from _descendants(child)


def living_children() -> dict[tuple[int, float], str]:
    """(pid, start time) → command line of all descendants that still run; those only waited for (zombies) left out."""
    own = psutil.Process()
    knows_children = Path(f"/proc/{own.pid}/task/{own.pid}/children").exists()
    found = {}
    for child in _descendants(own.pid) if knows_children else own.children(recursive=True):
        try:
            if child.status() != psutil.STATUS_ZOMBIE:
                found[(child.pid, child.create_time())] = " ".join(child.cmdline())[:200]
        except psutil.NoSuchProcess:
            continue
    return found


def _children_before() -> dict[tuple[int, float], str]:
    """Asked twice: a list of children that is read while one of them ends may lack another."""
    return living_children() | living_children()


def keeping_threads() -> set[threading.Thread]:
    """Threads that would keep the interpreter from ending."""
    return {thread for thread in threading.enumerate() if not thread.daemon and thread.is_alive()}


class LostFailures(logging.Handler):
    """Hears asyncio's complaints: "Task exception was never retrieved", "Task was destroyed but it is pending"."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if "never retrieved" in text or "destroyed but it is pending" in text:
            error = record.exc_info[1] if record.exc_info else None
            self.heard.append(f"{text} {error!r}" if error else text)


@dataclass(slots=True)
class Before:
    """What was there when a test began, fixtures of wider scope included."""

    children: dict[tuple[int, float], str] = field(default_factory=_children_before)
    threads: set[threading.Thread] = field(default_factory=keeping_threads)

    def left_behind(self) -> list[str]:
        """A line for everything new that still lives after the grace time; empty at once where nothing does."""
        deadline = time.monotonic() + GRACE_S
        while True:
            lines = [
                f"child process {pid}: {command}"
                for (pid, started), command in living_children().items()
                if (pid, started) not in self.children
            ]
            lines += [f"thread {thread.name}" for thread in keeping_threads() - self.threads]
            if not lines or time.monotonic() > deadline:
                return lines
            time.sleep(0.02)


def collect_lost_tasks() -> None:
    """A failure nobody asked for is only reported when its task is collected."""
    gc.collect()
