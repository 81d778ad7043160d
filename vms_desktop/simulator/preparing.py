"""Draws and encodes chosen streams before somebody watches them, with all cores: processes of this same program.

Drawing is Python, NumPy and Pillow by turns, so threads would wait for one another.
"""

from __future__ import annotations

import asyncio
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vms_desktop.paths import child_command
from vms_desktop.simulator.encoding import StreamForm, forms_of
from vms_desktop.simulator.province import CameraPlan, plan_cameras
from vms_desktop.simulator.ptz_head import PtzHead
from vms_desktop.simulator.sources import PictureSource, source_of

WORKER = "draw"
"""The word that makes ``simulate`` a worker of this module."""
MOST_WORKERS = 8
END_SECONDS = 10.0
"""How long a worker may take to end when the work is given up; then it is killed."""
_READY = b"ready\n"


class PreparingFailed(Exception):
    """A worker ended before its stream was done; it has told why on stderr. ``args[0]``: the stream."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One stream to prepare."""

    plan: CameraPlan
    form: StreamForm

    @property
    def name(self) -> str:
        return f"{self.plan.code}/{self.form.name}"

    def source(self, clips: Path, time_code: bool) -> PictureSource:
        return source_of(self.plan, self.form, clips, PtzHead() if self.plan.ptz else None, time_code)

    def cost(self) -> float:
        """How long it takes, roughly and compared with others."""
        pictures = 0.2 if self.plan.ptz else self.form.fps / 15
        return self.form.width * self.form.height * pictures * (2 if self.form.codec == "hevc" else 1)


def wishes_of_first(count: int, plans: Sequence[CameraPlan]) -> list[Wish]:
    """The sub streams of the first ``count`` cameras; of turning ones both, which keep only a scene."""
    return [
        Wish(plan, form) for plan in plans[:count] for form in forms_of(plan.codec) if form.name == "sub" or plan.ptz
    ]


def wishes_of_names(names: Sequence[str], plans: Sequence[CameraPlan]) -> list[Wish]:
    """Of ``CODE/main``, ``CODE/sub``, or ``CODE`` for its sub stream. Raises ValueError with the name that is none."""
    by_code = {plan.code: plan for plan in plans}
    found = []
    for name in names:
        code, _, stream = name.strip().partition("/")
        plan = by_code.get(code)
        forms = {form.name: form for form in forms_of(plan.codec)} if plan is not None else {}
        form = forms.get(stream or "sub")
        if plan is None or form is None:
            raise ValueError(f"no such stream: {name}")
        found.append(Wish(plan, form))
    return found


async def prepare(
    wishes: Sequence[Wish], clips: Path, time_code: bool, on_ready: Callable[[Wish], Awaitable[None]]
) -> None:
    """Until all are kept in ``clips``. Raises PreparingFailed, OSError, and whatever ``on_ready`` raises."""
    waiting = []
    for wish in dict.fromkeys(wishes):
        if wish.source(clips, time_code).is_prepared():
            await on_ready(wish)
        else:
            waiting.append(wish)
    # The longest first, so that the last ones end at about the same time.
    waiting.sort(key=Wish.cost, reverse=True)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(len(waiting), _cores(), MOST_WORKERS)):
                group.create_task(_work_off(waiting, clips, time_code, on_ready))
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from None


def _cores() -> int:
    """Those this process may use; Windows and macOS tell only how many there are."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


async def _work_off(
    waiting: list[Wish], clips: Path, time_code: bool, on_ready: Callable[[Wish], Awaitable[None]]
) -> None:
    pipe = subprocess.PIPE
    worker = await asyncio.create_subprocess_exec(*child_command("simulate", WORKER), stdin=pipe, stdout=pipe)
    assert worker.stdin is not None and worker.stdout is not None
    try:
        while waiting:
            wish = waiting.pop(0)
            job = {
                "camera": wish.plan.number,
                "stream": wish.form.name,
                "clips": str(clips),
                "time_code": time_code,
            }
            worker.stdin.write(json.dumps(job).encode() + b"\n")
            await worker.stdin.drain()
            if await worker.stdout.readline() != _READY:
                raise PreparingFailed(wish.name)
            await on_ready(wish)
    except (BrokenPipeError, ConnectionResetError) as error:
        raise PreparingFailed(WORKER) from error
    finally:
        # It ends when its stdin does, after the group of pictures it is at.
        worker.stdin.close()
        try:
            await asyncio.wait_for(worker.wait(), END_SECONDS)
        except TimeoutError:
            worker.kill()
            await worker.wait()


def worker_main() -> int:
    """Prepares the streams that come as JSON lines on stdin, each answered by a line; ends with its stdin."""
    # Ctrl+C reaches the whole group of processes; the parent answers it by closing our stdin.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ended = threading.Event()
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            jobs.put(line)
        ended.set()
        jobs.put(b"")

    threading.Thread(target=listen, name="stdin", daemon=True).start()
    while line := jobs.get():
        job = json.loads(line)
        plan = plan_cameras(job["camera"] + 1)[job["camera"]]
        form = next(form for form in forms_of(plan.codec) if form.name == job["stream"])
        try:
            Wish(plan, form).source(Path(job["clips"]), job["time_code"]).prepare(ended)
        except OSError as error:
            print(f"simulate: {plan.code}/{form.name}: {error.strerror or error}", file=sys.stderr)  # noqa: T201
            return 1
        if ended.is_set():
            break
        sys.stdout.buffer.write(_READY)
        sys.stdout.buffer.flush()
    return 0
