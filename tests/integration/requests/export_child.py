"""A desk that kills itself with SIGKILL at one point of an export: ``export_child.py FOLDER POINT``.

It has a request approved, exports it and prints the request's id and the job's before it begins.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for place in (HERE, HERE.parent, HERE.parent.parent):
    sys.path.append(str(place))
from export_room import ExportRoom  # noqa: E402
from request_room import HandClock  # noqa: E402

from vms_desktop.domain.requests.export import ExportWish  # noqa: E402
from vms_desktop.paths import DataFolder  # noqa: E402


async def main(folder: Path, point: str) -> None:
    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def at(reached: str) -> None:
        if reached == point.removeprefix("build:"):
            die()

    room = ExportRoom(DataFolder(folder), HandClock(), at)
    await room.open()
    await room.open_exports()
    request = await room.approved(room.seconds(0, 3, 15), room.seconds(1, 3, 15))
    seen: list[str] = []

    def progress(told: object) -> None:
        job, done = told.job, told.progress  # type: ignore[attr-defined]
        names = [f"step:{job.step.value}"]
        if job.step.value == "cutting":
            names += ["cut:begun"] * (done > 0) + ["cut:one"] * any(part.files for part in job.parts)
        if job.step.value == "packing" and done > 0.6:
            names.append("pack:begun")
        seen.extend(names)
        if point in names:
            die()

    def changed(_request_id: str) -> None:
        # Told within the step: the job knows nothing of it yet.
        if point == {"": "request:copying", "step:sealed": "request:ready"}.get(seen[-1] if seen else ""):
            die()

    room.exports.on_progress(progress)
    room.requests.on_change(changed)
    print(request.id, flush=True)
    job = await room.exports.start(request.id, ExportWish(request.allowed(), playable=False))
    if point == "asked":
        die()
    await room.exports.wait(job.id)
    await room.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
