"""Measures the access log: appending, finding, counting, checking and exporting in five million entries.

The log is made by the program's own chaining and inserting, three desks, so that everything is as in a real one; only
its clock is not. Run by ``run.py --only log``, or alone: ``access_log.py [--entries N] [--folder DIR] [--keep]``.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, chained, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.paths import DataFolder, resources_dir
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log.log_export import CsvWords, LogExporter
from vms_desktop.services.log.log_files import CSV_FIELDS
from vms_desktop.storage.location import Location, parse_location
from vms_desktop.storage.log_append import LogAppender
from vms_desktop.storage.store import Store

ENTRIES = 5_000_000
YEARS = 2
_BATCH = 5000
_CAMERAS, _PERSONS, _REQUESTS = 1200, 60, 6000
_ACTIONS = (
    (Action.LIVE_OPENED, 360),
    (Action.LIVE_CLOSED, 360),
    (Action.PTZ_BEGAN, 60),
    (Action.PTZ_ENDED, 60),
    (Action.REPLAY_OPENED, 40),
    (Action.REPLAY_CLOSED, 40),
    (Action.SNAPSHOT_TAKEN, 20),
    (Action.REQUEST_SEARCHED, 20),
    (Action.SIGNED_IN, 12),
    (Action.SIGNED_OUT, 12),
    (Action.LOG_READ, 6),
    (Action.CAMERA_CHANGED, 5),
    (Action.EXPORT_MADE, 3),
    (Action.EXPORT_HANDED_OVER, 1),
    (Action.SIGN_IN_FAILED, 1),
)
_OF_CAMERA = {"live", "ptz", "replay", "snapshot", "camera", "export"}
Measured = tuple[str, str, object, bool]


class _Life:
    """A province's room, invented but even: who works, which cameras are looked at, what is asked for."""

    def __init__(self) -> None:
        self.random = random.Random(11)
        self.cameras = [
            (f"00000000-0000-4000-8000-{n:012d}", f"110{n % 6 + 1}{n % 8 + 1:02d}", f"110{n % 6 + 1}-{n:04d} แยกที่ {n}")
            for n in range(_CAMERAS)
        ]
        roles = ("operator", "operator", "operator", "officer", "supervisor")
        self.people = [Actor(f"u-{n:04d}", f"เจ้าหน้าที่ ลำดับ {n}", roles[n % 5]) for n in range(_PERSONS)]
        self.actions = self.random.choices([a for a, _ in _ACTIONS], [w for _, w in _ACTIONS], k=1 << 16)

    def draft(self, number: int) -> EntryDraft:
        pick = self.random.random
        action = self.actions[number & 0xFFFF]
        # Few people work at a time, and some left long ago.
        actor = self.people[(number // 40_000 * 7 + int(pick() * 8)) % _PERSONS]
        request = f"2568/{int(pick() * _REQUESTS):05d}" if pick() < 0.02 else ""
        if action.group not in _OF_CAMERA:
            return EntryDraft(action, actor, Subject(action.group, actor.person), request=request)
        # Half of the looking goes to a tenth of the cameras.
        camera, place, name = self.cameras[int(pick() * (120 if pick() < 0.5 else _CAMERAS))]
        details = {"stream": "sub", "tile": int(pick() * 16)}
        return EntryDraft(action, actor, Subject("camera", camera, name), camera, place, details, request=request)


def _desks() -> list[Desk]:
    return [Desk(bytes([n]) * 32, f"โต๊ะ {n}") for n in (1, 2, 3)]


async def build(folder: Path, entries: int, location: Location | None = None) -> float:
    """A log of that many entries; returns the seconds it took."""
    began = time.monotonic()
    clock = SystemClock()
    store = await Store.open(DataFolder(folder), clock, desk=_desks()[0], location=location)
    life = _Life()
    start = datetime.now(UTC) - timedelta(days=365 * YEARS)
    step_us = 365 * YEARS * 86_400_000_000 // entries
    chains = [(LogAppender(desk, clock), desk.id) for desk in _desks()]
    heads = {}
    for appender, desk in chains:
        await store._database.write(appender.begin)
        heads[desk] = (await store._database.read(appender._head))[:2]
    for number in range(0, entries, _BATCH):
        appender, desk = chains[number // _BATCH % 3]
        sequence, digest = heads[desk]
        batch = []
        for at in range(number, min(number + _BATCH, entries)):
            time_us = microseconds(start) + at * step_us
            sequence += 1
            entry = chained(life.draft(at), desk, sequence, time_us, digest)
            digest = entry.hash
            batch.append(entry)
        heads[desk] = (sequence, digest)
        await store._database.write(lambda c, appender=appender, batch=batch: appender.insert(c, batch))
    await store._database.close()
    await store.log.close()
    store._lock.release()
    return time.monotonic() - began


async def _ms(call: Callable[[], Any], repeat: int = 5) -> tuple[float, Any]:
    times, result = [], None
    for _ in range(repeat):
        began = time.perf_counter()
        result = await call()
        times.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(times), 1), result


async def appending(store: Store) -> Iterator[Measured]:
    """One at a time, as people click; and how long the event loop was kept from anything else meanwhile."""
    log, life = AccessLog(store.log), _Life()
    times: list[float] = []
    longest, running = 0.0, True

    async def watch() -> None:
        nonlocal longest
        while running:
            began = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, time.perf_counter() - began)
            await asyncio.sleep(0.002)

    watching = asyncio.create_task(watch())
    for number in range(5000):
        began = time.perf_counter()
        await log.record(life.draft(number))
        times.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0)
    running = False
    await watching
    began = time.perf_counter()
    await log.record_all([life.draft(number) for number in range(36)])
    wall = round((time.perf_counter() - began) * 1000, 2)
    await log.close()
    times.sort()
    median, p99 = round(times[len(times) // 2], 2), round(times[len(times) * 99 // 100], 2)
    return iter(
        (
            ("log: append, median", "<= 2 ms", median, median <= 2),
            ("log: append, p99", "<= 10 ms", p99, p99 <= 10),
            ("log: 36 entries at once", "<= 10 ms", wall, wall <= 10),
            ("log: event loop kept waiting by appends", "<= 10 ms", round(longest * 1000, 2), longest <= 0.010),
        )
    )


def filters() -> dict[str, LogFilter]:
    """One of every kind, and combinations that are rare, old or both."""
    life = _Life()
    now = microseconds(datetime.now(UTC))
    day = 86_400_000_000
    week = {"from_us": now - 307 * day - 12345, "to_us": now - 300 * day}
    return {
        "everything": LogFilter(),
        "desk": LogFilter(desks=(_desks()[1].id,)),
        "person": LogFilter(persons=("u-0009",)),
        "nobody": LogFilter(persons=("no such",)),
        "camera looked at often": LogFilter(camera=life.cameras[5][0]),
        "camera looked at seldom": LogFilter(camera=life.cameras[1100][0]),
        "district": LogFilter(districts=("1103",)),
        "action, frequent": LogFilter(actions=(Action.LIVE_OPENED,)),
        "action, rare": LogFilter(actions=(Action.EXPORT_HANDED_OVER,)),
        "actions of a group": LogFilter(actions=tuple(a for a in Action if a.group == "live")),
        "request": LogFilter(request="2568/00123"),
        "week, long ago": LogFilter(**week),
        "two years but an hour": LogFilter(from_us=now - 730 * day + 1, to_us=now - 3_600_000_001),
        "person in a week": LogFilter(persons=("u-0009",), **week),
        "district in a week": LogFilter(districts=("1103",), **week),
        "person, action, district": LogFilter(("",)[:0], ("u-0042",), (Action.SNAPSHOT_TAKEN,), ("1105",)),
        "camera, person, action": LogFilter(
            camera=life.cameras[5][0], persons=("u-0042",), actions=(Action.EXPORT_HANDED_OVER,)
        ),
        "camera in a week": LogFilter(camera=life.cameras[5][0], **week),
        "action in half of the time": LogFilter(actions=(Action.LIVE_OPENED,), from_us=now - 365 * day - 1),
    }


async def finding(store: Store, runs: dict[str, Any]) -> Iterator[Measured]:
    """A page of fifty and the page after it, and the count, of every filter; the slowest counts."""
    pages, counts = {}, {}
    for name, wanted in filters().items():
        pages[name], found = await _ms(lambda wanted=wanted: store.log.page(wanted, None, 50))
        if len(found) == 50:
            deep, _ = await _ms(lambda wanted=wanted, at=found[-1].id: store.log.page(wanted, at, 50))
            pages[name] = max(pages[name], deep)
        counts[name], number = await _ms(lambda wanted=wanted: store.log.count(wanted))
        runs[f"log: {name}"] = {"page_ms": pages[name], "count_ms": counts[name], "entries": number}
    slow_page, slow_count = max(pages, key=pages.__getitem__), max(counts, key=counts.__getitem__)
    month = LogFilter(from_us=microseconds(datetime.now(UTC) - timedelta(days=31)))
    chart, _ = await _ms(lambda: store.log.activity(month))
    return iter(
        (
            (f"log: slowest page ({slow_page})", "<= 100 ms", pages[slow_page], pages[slow_page] <= 100),
            (f"log: slowest count ({slow_count})", "<= 300 ms", counts[slow_count], counts[slow_count] <= 300),
            ("log: activity by hour and person, 31 days", "<= 300 ms", chart, chart <= 300),
        )
    )


async def checking(store: Store, runs: dict[str, Any]) -> Iterator[Measured]:
    """Everything ``log verify`` does, and the chain alone."""
    from vms_desktop.services.log.log_verification import verify

    began, cpu = time.perf_counter(), time.process_time()
    report = await verify(store.log, [], lambda *_: True)
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    # Of one core: other work on the machine is not the log's.
    rate = int(report.entries / cpu)
    # The invented desks' keys are right, so a finding would be a fault of the program.
    runs["log: verify"] = {"intact": report.intact, "entries": report.entries, "seconds": round(wall, 1)}
    return iter((("log: verify, entries a second of one core", ">= 100000", rate, rate >= 100_000 and report.intact),))


class _Signer:
    """What a signature costs is nothing beside the rest."""

    desk = _desks()[0]

    def sign(self, message: bytes) -> bytes:
        return message[:64]


class _Anybody:
    """The export is measured, not who may have it."""

    def require(self, _permission: object) -> None:
        return


async def exporting(store: Store, runs: dict[str, Any]) -> Iterator[Measured]:
    """A tenth of the log, newest first to be written, as JSON lines and CSV together."""
    since = microseconds(datetime.now(UTC) - timedelta(days=365 * YEARS // 10))
    with tempfile.TemporaryDirectory() as folder:
        log = AccessLog(store.log)
        verifier = resources_dir() / "verify_access_log.py"
        exporter = LogExporter(store.log, log, _Signer(), SystemClock(), verifier, authority=_Anybody())
        words = CsvWords(CSV_FIELDS, {action.value: action.name for action in Action}, 543)
        began, cpu = time.perf_counter(), time.process_time()
        done = await exporter.export(Path(folder) / "x", LogFilter(from_us=since), words=words)
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
        await log.close()
    rate = int(done.entries / cpu)
    runs["log: export"] = {"entries": done.entries, "seconds": round(wall, 1)}
    return iter((("log: export, rows a second of one core", ">= 50000", rate, rate >= 50_000),))


async def measure(folder: Path, runs: dict[str, Any], location: Location | None = None) -> list[Measured]:
    desk = _desks()[0]
    store = await Store.open(DataFolder(folder), SystemClock(), exclusive=False, desk=desk, location=location)
    gc.collect()
    gc.freeze()
    try:
        parts = [await finding(store, runs), await checking(store, runs), await exporting(store, runs)]
        return [*(one for part in parts for one in part), *await appending(store)]
    finally:
        await store.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--database", help="a PostgreSQL URL, instead of a file in the folder")
    parser.add_argument("--keep", action="store_true", help="use the log that lies there already")
    arguments = parser.parse_args()
    runs: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        location = parse_location(arguments.database) if arguments.database else None
        if not arguments.keep:
            print(f"built in {asyncio.run(build(folder, arguments.entries, location)):.0f} s", flush=True)
        for name, goal, value, met in asyncio.run(measure(folder, runs, location)):
            print(f"{'met ' if met else 'MISS'}  {name:58} goal {goal:16} {value}")
    for name, run in runs.items():
        print(name, run, file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
