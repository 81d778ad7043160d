"""Measures the register of requests: lists, searches, boards, calendar, statistics and disclosures of a hundred thousand.

The requests are made by the program's own rows, so that everything is as in a real register; what is measured is the
service as a page calls it, with the log beside it. Run by ``run.py --only requests``, or alone:
``request_register.py [--requests N] [--folder DIR] [--keep]``. (A file called ``requests.py`` would stand before the
library of that name, which SOAP needs, wherever a measurement is run.)
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from request_life import BOSS, DAY_US, OFFICER, STATIONS, ZONE, Life, camera_id, cameras

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.person import Person
from vms_desktop.domain.requests.request import (
    Basis,
    Interval,
    RequesterType,
    Urgency,
)
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.requests.statistics import Period
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.people.rights import actor_of
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.requests.approvers import KnownApprovers
from vms_desktop.services.requests.request_desk import RequestParts
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.services.requests.request_ports import Board, Page, RequestFilter, SortBy
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.storage.location import Location, parse_location
from vms_desktop.storage.request_files import AttachmentFolder
from vms_desktop.storage.request_rows import insert_new, update_changed
from vms_desktop.storage.store import Store

REQUESTS = 100_000
GOAL_MS = 100
_BATCH, _REPEAT = 500, 7
_DESK = Desk(b"\1" * 32, "โต๊ะ 1")
_ONE = "one request"
Measured = tuple[str, str, object, bool]


async def _open(folder: Path, location: Location | None) -> Store:
    clock = SystemClock()
    return await Store.open(DataFolder(folder), clock, exclusive=False, desk=_DESK, location=location)


async def build(folder: Path, count: int, location: Location | None = None) -> float:
    """A register of that many requests; returns the seconds it took."""
    began = time.monotonic()
    store, life = await _open(folder, location), Life(count)
    await store.cameras.add(cameras(), {})
    for start in range(0, count, _BATCH):
        batch = [life.request(at) for at in range(start, min(start + _BATCH, count))]

        def work(connection: Any, batch: Any = batch) -> None:
            for request, year, seq in batch:
                insert_new(connection, replace(request, deliveries=()), year, seq)
                if request.deliveries:
                    # A delivery comes with a later version.
                    update_changed(connection, replace(request, deliveries=()), replace(request, version=2))

        await store._database.write(work)
    await store.close()
    return time.monotonic() - began


class _Cameras:
    """The register of cameras, as far as requests ask it."""

    def __init__(self) -> None:
        self._by_id = {camera.id: camera for camera in cameras()}

    def find(self, camera_id: str) -> Camera | None:
        return self._by_id.get(camera_id)

    def get(self, camera_id: str) -> Camera:
        return self._by_id[camera_id]


class _AtDesk:
    """Somebody who may do everything, at the places of their account."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.actor = actor_of(person)

    def refusal(self, permission: Any, camera: Camera | None = None) -> None:
        return None

    def require(self, permission: Any, camera: Camera | None = None) -> None:
        return

    def require_person(self) -> Person:
        return self.person


def _calls(service: RequestService, life: Life) -> dict[str, Callable[[], Awaitable[object]]]:
    find = service.find
    now = life.now_us

    def text(words: str) -> Callable[[], Awaitable[object]]:
        return lambda: find(RequestFilter(text=words))

    def page(page: Page, **wanted: Any) -> Callable[[], Awaitable[object]]:
        return lambda: find(RequestFilter(**wanted), page)

    year = datetime.now(ZONE).date().year
    duplicate = RequestDraft(
        basis=Basis("สป ๐๐๑๗.๒/ว 77", case_number=f"77/{year + 543}"),
        intervals=[Interval(camera_id(n), now - 3 * DAY_US, now - 2 * DAY_US) for n in range(6)],
    )
    calls: dict[str, Callable[[], Awaitable[object]]] = {
        "number, whole": text(f"REQ-{year + 543}-0042"),
        "number, Thai digits": text("๐๐๔๒"),
        "name in Thai": text("วิภา ศรีสุข"),
        "name in English": text("john smith"),
        "plate": text("กข ๑๒๓๔"),
        "case": text("77/2565"),
        "station": text("บางพลี"),
        "letter": text("สป 0017.2/ว 303"),
        "what nobody has": text("ไม่มีคำนี้แน่นอน"),
        "one letter": text("ก"),
        "two letters": text("กข"),
        "word that everybody has": text("สภ."),
        "number and letter that everybody has": text("สป 0017.2/ว"),
        "word, sorted by state, far down": page(Page(20_000, 100, SortBy.STATE, descending=True), text="บางพลี"),
        "word of one type": page(Page(), text="บางพลี", types=frozenset({RequesterType.COURT})),
        "exact station": page(Page(), station=STATIONS[1]),
        "one camera": page(Page(), camera_id=camera_id(5)),
        "state closed": page(Page(), states=frozenset({State.CLOSED})),
        "state, type, urgency": page(
            Page(),
            states=frozenset({State.NOT_FOUND, State.REFUSED}),
            types=frozenset({RequesterType.COURT}),
            urgencies=frozenset({Urgency.URGENT}),
        ),
        "words in a year": lambda: find(
            RequestFilter(text="บางพลี วิภา", from_us=now - 800 * DAY_US, to_us=now - 400 * DAY_US)
        ),
        "the last page": page(Page(start=life.count - 100, sort=SortBy.RECEIVED)),
        "boards": service.boards,
        "calendar, this month": lambda: service.calendar(datetime.now(ZONE).date()),
        "statistics, a year by month": lambda: service.statistics(date(year - 1, 10, 1), date(year, 10, 1)),
        "names offered while one types": lambda: service.known_requesters("วิภา"),
        "names offered, nobody's": lambda: service.known_requesters("ไม่มีคนนี้"),
        "duplicates": lambda: service.duplicates(duplicate),
        "asked between": lambda: service.asked_between(
            [camera_id(n) for n in range(16)], now - 30 * DAY_US, now
        ),
        _ONE: lambda: service.get(f"REQ-{year + 542}-0042"),
    }  # fmt: skip
    for board in Board:
        calls[f"board {board.value}"] = page(Page(), board=board)
        calls[f"board {board.value}, sorted by requester"] = page(Page(sort=SortBy.REQUESTER), board=board)
    for sort in SortBy:
        calls[f"sorted by {sort.value}"] = page(Page(sort=sort))
        calls[f"sorted by {sort.value}, descending, deep"] = page(Page(50_000, 100, sort, descending=True))
        deep = Page(20_000, 100, sort, descending=True)
        calls[f"one state, by {sort.value}, deep"] = page(deep, states=frozenset({State.CLOSED}))
        calls[f"one type, by {sort.value}, far down"] = page(
            Page(10_000, 100, sort), types=frozenset({RequesterType.COURT})
        )
        for words, text_ in (
            ("of a third", "บางพลี"),
            ("of two letters", "มา"),
            ("of all", "สภ."),
            ("of one letter", "ก"),
        ):
            calls[f"word {words}, by {sort.value}"] = page(Page(sort=sort), text=text_)
            calls[f"word {words}, by {sort.value}, deep"] = page(deep, text=text_)
    for words, text_ in (("of a third", "บางพลี"), ("of a few", "กข"), ("of a name", "วิภา")):
        calls[f"word {words}, one state"] = page(Page(), text=text_, states=frozenset({State.CLOSED}))
        calls[f"word {words}, one station"] = page(Page(), text=text_, station=STATIONS[2])
        calls[f"word {words}, one camera"] = page(Page(), text=text_, camera_id=camera_id(5))
        calls[f"word {words}, a year"] = page(Page(), text=text_, from_us=now - 800 * DAY_US, to_us=now - 435 * DAY_US)
        calls[f"word {words}, overdue"] = page(Page(), text=text_, board=Board.OVERDUE)
    return calls


async def measure(folder: Path, count: int, runs: dict[str, Any], location: Location | None = None) -> list[Measured]:
    """The slowest of all counts; each as the median of some."""
    store, clock, known = await _open(folder, location), SystemClock(), _Cameras()
    log = AccessLog(store.log, lambda: actor_of(BOSS))
    life = Life(count)

    def service_of(person: Person) -> RequestService:
        authority: Any = _AtDesk(person)
        holds = FootageHoldService(store.holds, known, clock, log, authority=authority)
        parts = RequestParts(store.requests, known, holds, KnownApprovers(store.people, clock), clock, ZONE, log)
        return RequestService(parts, AttachmentFolder(folder / "attachments"), authority=authority)

    boss, officer = service_of(BOSS), service_of(OFFICER)
    of_district = {f"of a sixth: {name}": call for name, call in _calls(officer, life).items() if name != _ONE}
    gc.collect()
    gc.freeze()
    slowest: dict[str, float] = {}
    reports: dict[str, float] = {}
    try:
        for name, call in (_calls(boss, life) | of_district).items():
            slowest[name], processor = await _ms(call)
            runs[f"requests: {name}"] = {"ms": slowest[name], "processor_ms": processor}
        for name, call in _reports(boss).items():
            reports[name], processor = await _ms(call)
            runs[f"requests: {name}"] = {"ms": reports[name], "processor_ms": processor}
        for name, call in _reports(officer).items():
            passed, processor = await _ms(call)
            runs[f"requests: of a sixth: {name}"] = {"ms": passed, "processor_ms": processor}
    finally:
        await log.close()
        await store.close()
    name = max(slowest, key=slowest.__getitem__)
    late = sum(one > GOAL_MS for one in slowest.values())
    return [
        (f"requests: slowest list or search ({name})", f"<= {GOAL_MS} ms", slowest[name], slowest[name] <= GOAL_MS),
        (f"requests: of {len(slowest)} lists and searches slower than that", "0", late, late == 0),
        *((f"requests: {name}", f"<= {GOAL_MS} ms", one, one <= GOAL_MS) for name, one in reports.items()),
    ]


def _reports(service: RequestService) -> dict[str, Callable[[], Awaitable[object]]]:
    year = datetime.now(ZONE).date().year
    ten_years = date(year - 11, 10, 1), date(year + 1, 10, 1)
    return {
        "register of disclosures of a year, whole": lambda: service.disclosures(year + 542),
        "statistics of ten years": lambda: service.statistics(*ten_years, Period.FISCAL_YEAR),
        "statistics of ten years by month": lambda: service.statistics(*ten_years),
    }


async def _ms(call: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """What passed, the median; and what the processor needed of it, the least: that depends less on other work."""
    times, processor = [], []
    for _ in range(_REPEAT):
        began, used = time.perf_counter(), time.process_time()
        await call()
        times.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return round(statistics.median(times), 1), round(min(processor), 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--database", help="a PostgreSQL URL, instead of a file in the folder")
    parser.add_argument("--keep", action="store_true", help="use the register that lies there already")
    arguments = parser.parse_args()
    runs: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        location = parse_location(arguments.database) if arguments.database else None
        if not arguments.keep:
            print(f"built in {asyncio.run(build(folder, arguments.requests, location)):.0f} s", flush=True)
        for name, goal, value, met in asyncio.run(measure(folder, arguments.requests, runs, location)):
            print(f"{'met ' if met else 'MISS'}  {name:58} goal {goal:16} {value}")
    for name, run in sorted(runs.items(), key=lambda one: -one[1]["ms"]):
        print(name, run, file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
