"""Ten years of a province's requests and its cameras, invented but even: what ``request_register.py`` measures."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.log_entry import Actor, microseconds
from vms_desktop.domain.person import Limits, Person
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
from vms_desktop.domain.role import Role
from vms_desktop.domain.segment import HOUR_US, MINUTE_US
from vms_desktop.services.people.rights import actor_of

YEARS = 10
_OPEN = 300
"""The last ones: open, in every state."""
CAMERAS = 1200
DISTRICTS = ("1101", "1102", "1103", "1104", "1105", "1106")
"""A sixth of the cameras each."""
ZONE = timezone(timedelta(hours=7))
DAY_US = 24 * HOUR_US
PEOPLE = [Actor(f"u-{n:04d}", f"ร.ต.อ. เจ้าหน้าที่ ลำดับ {n}", "officer") for n in range(40)]
BOSS = Person("u-boss", "boss", "พ.ต.อ. หัวหน้าเวร", Role.SUPERVISOR)
OFFICER = Person(
    PEOPLE[0].person, "officer", PEOPLE[0].name, Role.OFFICER, limits=Limits(places=frozenset(DISTRICTS[:1]))
)
"""Whose account is for a sixth of the cameras; two and a half thousand requests they registered themselves."""
STATIONS = [f"สภ.{name}" for name in ("เมืองสมุทรปราการ", "บางพลี", "บางบ่อ", "พระประแดง", "สำโรงเหนือ", "บางแก้ว")]
_NAMES = ("สมศักดิ์", "สมชาย", "มาลี", "วิภา", "ประเสริฐ", "อำนาจ", "John", "กิตติ", "นภา", "ธนพล")
_FAMILIES = ("รักดี", "ใจงาม", "ศรีสุข", "บุญมา", "แสงทอง", "Smith", "พงษ์ไพร", "วงศ์ใหญ่")
_PLACES = ("หน้าตลาดปากน้ำ", "แยกบางนา", "ถนนสุขุมวิท", "ท่าเรือพระประแดง", "ซอยวัดด่าน", "ศาลากลางจังหวัด")
_RESULTS = (State.CLOSED, State.CLOSED, State.CLOSED, State.CLOSED, State.NOT_FOUND, State.CANCELLED, State.REFUSED)


class Life:
    """Ten years of a province's requests, invented but even."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.random = random.Random(7)
        self.now_us = microseconds(datetime.now(UTC))
        self.step_us = YEARS * 365 * DAY_US // count
        self._numbers: dict[int, int] = {}

    def request(self, at: int) -> tuple[Request, int, int]:
        """With the year and running number."""
        pick = self.random
        received = self.now_us - (self.count - at) * self.step_us
        year = year_be(datetime.fromtimestamp(received / 1e6, ZONE).date())
        seq = self._numbers[year] = self._numbers.get(year, 0) + 1
        by, other = pick.choice(PEOPLE), pick.choice(PEOPLE)
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
                pick.choice(STATIONS),
                f"08{pick.randrange(10**8):08d}",
            ),
            basis=Basis(
                f"สป ๐๐๑๗.๒/ว {pick.randrange(5000)}",
                date(2026, 1, 1),
                case_number=f"{pick.randrange(3000)}/{year}",
                charge="ลักทรัพย์",
                station=pick.choice(STATIONS),
                purpose="ประกอบการสอบสวนคดีอาญา",
            ),
            incident=Incident(pick.choice(_PLACES), what="รถถูกเฉี่ยวชน", plate=f"{pick.choice('กขคงจฉ')}{pick.choice('กขคงจฉ')} {pick.randrange(9999)}"),
            wanted=Wanted.COPY,
            medium="USB",
            urgency=pick.choice(list(Urgency)),
            asked=asked,
            registered_by=by,
            received_us=received,
            due_us=received + DAY_US,
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
        number = self.random.randrange(CAMERAS)
        begin = received - self.random.randrange(20) * DAY_US
        interval = Interval(camera_id(number), begin, begin + 30 * MINUTE_US)
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
        decision = Decision(Judgement.APPROVED, actor_of(BOSS), at, allowed)
        return replace(request, decision=decision, deliveries=(delivery,))


def camera_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def cameras() -> list[Camera]:
    """Of the register: those that were asked for."""
    made = []
    for number in range(CAMERAS):
        district = DISTRICTS[number % len(DISTRICTS)]
        code, name = f"{district}-{number:04d}", f"แยกที่ {number}"
        made.append(Camera(camera_id(number), code, name, name, district, f"{district}01", "ทม.ปากน้ำ", None, None))
    return made
