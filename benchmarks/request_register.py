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
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_entry import Actor, microseconds
from vms_desktop.domain.person import Person
from vms_desktop.domain.requests.number import number_of, year_be
from vms_desktop.domain.requests.request import (
    Asked,
    Basis,
    Cause,
    Decision,
    DeliveredFile,
    Delivery,
    DeliveryState,
    Found,
    Handover,
    Incident,
    Interval,
    Judgement,
    Request,
    Requester,
    RequesterType,
    StepTaken,
    Urgency,
    Wanted,
)
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.requests.statistics import Period
from vms_desktop.domain.role import ALL, Role
from vms_desktop.domain.segment import HOUR_US, MINUTE_US
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.people.rights import Rights, actor_of
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
YEARS = 10
GOAL_MS = 100
_OPEN = 300
"""The last ones: open, in every state."""
_CAMERAS, _BATCH, _REPEAT = 1200, 500, 7
_ZONE = timezone(timedelta(hours=7))
_DAY_US = 24 * HOUR_US
_DESK = Desk(b"\1" * 32, "โต๊ะ 1")
_PEOPLE = [Actor(f"u-{n:04d}", f"ร.ต.อ. เจ้าหน้าที่ ลำดับ {n}", "officer") for n in range(40)]
_BOSS = Person("u-boss", "boss", "พ.ต.อ. หัวหน้าเวร", Role.SUPERVISOR)
_STATIONS = [f"สภ.{name}" for name in ("เมืองสมุทรปราการ", "บางพลี", "บางบ่อ", "พระประแดง", "สำโรงเหนือ", "บางแก้ว")]
_NAMES = ("สมศักดิ์", "สมชาย", "มาลี", "วิภา", "ประเสริฐ", "อำนาจ", "John", "กิตติ", "นภา", "ธนพล")
_FAMILIES = ("รักดี", "ใจงาม", "ศรีสุข", "บุญมา", "แสงทอง", "Smith", "พงษ์ไพร", "วงศ์ใหญ่")
_PLACES = ("หน้าตลาดปากน้ำ", "แยกบางนา", "ถนนสุขุมวิท", "ท่าเรือพระประแดง", "ซอยวัดด่าน", "ศาลากลางจังหวัด")
_RESULTS = (State.CLOSED, State.CLOSED, State.CLOSED, State.CLOSED, State.NOT_FOUND, State.CANCELLED, State.REFUSED)
Measured = tuple[str, str, object, bool]


class _Life:
    """Ten years of a province's requests, invented but even."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.random = random.Random(7)
        self.now_us = microseconds(datetime.now(UTC))
        self.step_us = YEARS * 365 * _DAY_US // count
        self._numbers: dict[int, int] = {}

    def request(self, at: int) -> tuple[Request, int, int]:
        """With the year and running number."""
        pick = self.random
        received = self.now_us - (self.count - at) * self.step_us
        year = year_be(datetime.fromtimestamp(received / 1e6, _ZONE).date())
        seq = self._numbers[year] = self._numbers.get(year, 0) + 1
        by, other = pick.choice(_PEOPLE), pick.choice(_PEOPLE)
        is_open = at >= self.count - _OPEN
        state = pick.choice(list(State)[1:12]) if is_open else pick.choice(_RESULTS)
        asked = tuple(self._asked(at, place, received) for place in range(pick.choice((1, 1, 2, 3))))
        steps = self._steps(state, by, received)
        request = Request(
            id=f"00000000-0000-4000-8000-{at:012d}",
            number=number_of("REQ-{year_be}-{seq:04d}", year, seq),
            state=state,
            requester=Requester(
                pick.choice(list(RequesterType)),
                f"{pick.choice(_NAMES)} {pick.choice(_FAMILIES)}",
                f"{pick.randrange(10**13):013d}",
                "พ.ต.ท.",
                "สารวัตร (สอบสวน)",
                pick.choice(_STATIONS),
                f"08{pick.randrange(10**8):08d}",
            ),
            basis=Basis(
                f"สป ๐๐๑๗.๒/ว {pick.randrange(5000)}",
                date(2026, 1, 1),
                case_number=f"{pick.randrange(3000)}/{year}",
                charge="ลักทรัพย์",
                station=pick.choice(_STATIONS),
                purpose="ประกอบการสอบสวนคดีอาญา",
            ),
            incident=Incident(pick.choice(_PLACES), what="รถถูกเฉี่ยวชน", plate=f"{pick.choice('กขคงจฉ')}{pick.choice('กขคงจฉ')} {pick.randrange(9999)}"),
            wanted=Wanted.COPY,
            medium="USB",
            urgency=pick.choice(list(Urgency)),
            asked=asked,
            registered_by=by,
            received_us=received,
            due_us=received + _DAY_US,
            assigned_to=other,
            found=tuple(
                Found(one.id, (), pick.choice(list(Cause)), "", by, received) for one in asked if state is State.NOT_FOUND
            ),
            history=steps,
        )  # fmt: skip
        if state in (State.CLOSED, State.HANDED_OVER):
            request = self._delivered(request)
        return request, year, seq

    def _asked(self, at: int, place: int, received: int) -> Asked:
        number = self.random.randrange(_CAMERAS)
        begin = received - self.random.randrange(20) * _DAY_US
        interval = Interval(_camera_id(number), begin, begin + 30 * MINUTE_US)
        return Asked(f"{at:012d}-{place}", interval, f"1101-{number:04d}", f"แยกที่ {number}", "ทม.ปากน้ำ", f"h-{at}")

    def _steps(self, state: State, by: Actor, received: int) -> tuple[StepTaken, ...]:
        took = self.random.randrange(1, 36) * HOUR_US
        steps = [StepTaken(1, Step.REGISTER, State.DRAFT, State.RECEIVED, by, received)]
        if state is not State.RECEIVED:
            steps.append(StepTaken(2, Step.CHANGE, State.RECEIVED, state, by, received + took, "", '{"case":"1"}'))
        return tuple(steps)

    def _delivered(self, request: Request) -> Request:
        allowed = tuple(one.interval for one in request.asked)
        at = request.received_us + HOUR_US
        handover = Handover("ผู้รับมอบ", "1", "สารวัตร", request.registered_by, "พยาน", "USB", "S-1", "ใช้ในคดี", at, "scan")
        files = tuple(
            DeliveredFile(f"{one.camera_id}.ts", "original", one.camera_id, one.begin_us, one.end_us, 9**8, "ab" * 32)
            for one in allowed
        )
        delivery = Delivery(
            f"d{request.id[1:]}", 1, DeliveryState.HANDED_OVER, request.registered_by, at, allowed, request.number,
            "cd" * 32, at, files, "", handover,
        )  # fmt: skip
        decision = Decision(Judgement.APPROVED, actor_of(_BOSS), at, allowed)
        return replace(request, decision=decision, deliveries=(delivery,))


def _camera_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


async def _open(folder: Path, location: Location | None) -> Store:
    clock = SystemClock()
    return await Store.open(DataFolder(folder), clock, exclusive=False, desk=_DESK, location=location)


async def build(folder: Path, count: int, location: Location | None = None) -> float:
    """A register of that many requests; returns the seconds it took."""
    began = time.monotonic()
    store, life = await _open(folder, location), _Life(count)
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


class _Nobody:
    """The register of cameras: none is asked for here."""

    def find(self, camera_id: str) -> Camera | None:
        return None

    def get(self, camera_id: str) -> Camera:
        raise KeyError(camera_id)


class _Boss:
    """A supervisor at the desk."""

    rights = Rights(_BOSS, ALL)
    actor = actor_of(_BOSS)

    def refusal(self, permission: Any, camera: Camera | None = None) -> None:
        return None

    def require(self, permission: Any, camera: Camera | None = None) -> None:
        return

    def require_person(self) -> Person:
        return _BOSS


def _calls(service: RequestService, life: _Life) -> dict[str, Callable[[], Awaitable[object]]]:
    find = service.find
    now = life.now_us

    def text(words: str) -> Callable[[], Awaitable[object]]:
        return lambda: find(RequestFilter(text=words))

    def page(page: Page, **wanted: Any) -> Callable[[], Awaitable[object]]:
        return lambda: find(RequestFilter(**wanted), page)

    year = datetime.now(_ZONE).date().year
    duplicate = RequestDraft(
        basis=Basis("สป ๐๐๑๗.๒/ว 77", case_number=f"77/{year + 543}"),
        intervals=[Interval(_camera_id(n), now - 3 * _DAY_US, now - 2 * _DAY_US) for n in range(6)],
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
        "exact station": page(Page(), station=_STATIONS[1]),
        "one camera": page(Page(), camera_id=_camera_id(5)),
        "state closed": page(Page(), states=frozenset({State.CLOSED})),
        "state, type, urgency": page(
            Page(),
            states=frozenset({State.NOT_FOUND, State.REFUSED}),
            types=frozenset({RequesterType.COURT}),
            urgencies=frozenset({Urgency.URGENT}),
        ),
        "words in a year": lambda: find(
            RequestFilter(text="บางพลี วิภา", from_us=now - 800 * _DAY_US, to_us=now - 400 * _DAY_US)
        ),
        "the last page": page(Page(start=life.count - 100, sort=SortBy.RECEIVED)),
        "boards": service.boards,
        "calendar, this month": lambda: service.calendar(datetime.now(_ZONE).date()),
        "statistics, a year by month": lambda: service.statistics(date(year - 1, 10, 1), date(year, 10, 1)),
        "duplicates": lambda: service.duplicates(duplicate),
        "asked between": lambda: service.asked_between(
            [_camera_id(n) for n in range(16)], now - 30 * _DAY_US, now
        ),
        "one request": lambda: service.get(f"REQ-{year + 542}-0042"),
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
        calls[f"word {words}, one station"] = page(Page(), text=text_, station=_STATIONS[2])
        calls[f"word {words}, one camera"] = page(Page(), text=text_, camera_id=_camera_id(5))
        calls[f"word {words}, a year"] = page(
            Page(), text=text_, from_us=now - 800 * _DAY_US, to_us=now - 435 * _DAY_US
        )
        calls[f"word {words}, overdue"] = page(Page(), text=text_, board=Board.OVERDUE)
    return calls


async def measure(folder: Path, count: int, runs: dict[str, Any], location: Location | None = None) -> list[Measured]:
    """The slowest of all counts; each as the median of some."""
    store, clock = await _open(folder, location), SystemClock()
    log = AccessLog(store.log, lambda: actor_of(_BOSS))
    authority: Any = _Boss()
    holds = FootageHoldService(store.holds, _Nobody(), clock, log, authority=authority)
    parts = RequestParts(store.requests, _Nobody(), holds, KnownApprovers(store.people, clock), clock, _ZONE, log)
    service = RequestService(parts, AttachmentFolder(folder / "attachments"), authority=authority)
    life = _Life(count)
    gc.collect()
    gc.freeze()
    slowest: dict[str, float] = {}
    reports: dict[str, float] = {}
    try:
        for name, call in _calls(service, life).items():
            slowest[name], processor = await _ms(call)
            runs[f"requests: {name}"] = {"ms": slowest[name], "processor_ms": processor}
        year = datetime.now(_ZONE).date().year
        for name, call in (
            ("register of disclosures of a year, whole", lambda: service.disclosures(year + 542)),
            (
                "statistics of ten years",
                lambda: service.statistics(date(year - 11, 10, 1), date(year + 1, 10, 1), Period.FISCAL_YEAR),
            ),
            (
                "statistics of ten years by month",
                lambda: service.statistics(date(year - 11, 10, 1), date(year + 1, 10, 1)),
            ),
        ):
            reports[name], processor = await _ms(call)
            runs[f"requests: {name}"] = {"ms": reports[name], "processor_ms": processor}
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
