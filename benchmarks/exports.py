"""From local footage to a sealed, signed, verified package: an hour of one camera's 1080p main stream of 4 Mb/s.

    python benchmarks/exports.py

Prints JSON: seconds from the officer's wish to the package, and the highest memory of the desk's process and of the one
that cuts, for an hour and for six minutes. The whole way is measured: request, database, access log, cutting, hashes,
forms' place, viewer, signature, reading back. Footage is made beforehand, a minute of pictures over and over.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parent.parent
for place in ("unit", "integration", "integration/requests"):
    sys.path.append(str(ROOT / "tests" / place))
sys.path.append(str(ROOT / "tests"))
LOOK_S = 0.1
MINUTES = {"hour": 60, "six_minutes": 6}


def make(folder: Path) -> None:
    """An hour of footage of the room's first camera."""
    from export_room import ExportRoom
    from playback import MAIN, encoded, record
    from request_room import HandClock

    from vms_desktop.domain.stream import StreamKey, StreamQuality
    from vms_desktop.paths import DataFolder

    room = ExportRoom(DataFolder(folder), HandClock())
    key = StreamKey(room.cameras[0].id, StreamQuality.MAIN)
    record(room.recordings, key, MAIN, encoded(MAIN, 60), max(MINUTES.values()))


async def _highest(process: psutil.Process, found: list[int]) -> None:
    while True:
        found.append(process.memory_info().rss)
        await asyncio.sleep(LOOK_S)


async def export(folder: Path, minutes: int) -> dict[str, Any]:
    """Of so many minutes, in this process."""
    from export_room import ExportRoom
    from request_room import HandClock

    from vms_desktop.domain.requests.export import ExportState, ExportWish
    from vms_desktop.paths import DataFolder

    room = ExportRoom(DataFolder(folder), HandClock())
    room.clock.time += timedelta(hours=1)
    await room.open()
    await room.open_exports()
    request = await room.approved(room.seconds(0, 0, 60 * minutes))
    rss: list[int] = []
    looking = asyncio.ensure_future(_highest(psutil.Process(room.process.pid), rss))
    began = time.monotonic()
    job = await room.exports.start(request.id, ExportWish(request.allowed()))
    done = await room.exports.wait(job.id)
    took = time.monotonic() - began
    looking.cancel()
    assert done.state is ExportState.DONE, (done.code, done.detail)
    size = sum(file.bytes for file in done.files)
    await room.close()
    desk = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "s": round(took, 2),
        "megabytes": round(size / 1e6),
        "desk_mb": round(desk),
        "cutting_mb": round(max(rss) / 1024 / 1024),
    }


def _alone(folder: Path, minutes: int) -> dict[str, Any]:
    command = [sys.executable, str(Path(__file__)), "--export", str(minutes), "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=900, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--export", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.export is not None:
        print(json.dumps(asyncio.run(export(arguments.folder, arguments.export))))
        return 0
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        folder = Path(name)
        make(folder)
        # Each has its own database and store; the shorter one first, so that nothing of the longer one is in memory.
        answer = {kind: _alone(folder, minutes) for kind, minutes in sorted(MINUTES.items(), key=lambda one: one[1])}
        _writable(folder)
    print(json.dumps(answer))
    return 0


def _writable(folder: Path) -> None:
    """Sealed packages are read-only; the temporary folder must go."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            path.chmod(0o700)


if __name__ == "__main__":
    raise SystemExit(main())
