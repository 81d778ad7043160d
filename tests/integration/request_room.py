"""Requests for footage over a real database and access log; whoever is at the desk is changed by ``as_``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from authority_fakes import AtTheDesk

from vms_desktop.desk.log import OpenedLog, open_log
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.log_entry import Entry, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.person import ANYWHERE, Limits, Person
from vms_desktop.domain.recorder import Recorder
from vms_desktop.domain.requests.request import (
    Basis,
    DeliveredFile,
    Incident,
    Interval,
    Judgement,
    Request,
    Requester,
    RequesterType,
)
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.role import USUAL, Role
from vms_desktop.domain.segment import MINUTE_US
from vms_desktop.paths import DataFolder
from vms_desktop.services.people.people_ports import Secrets
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.requests.approvers import KnownApprovers
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.elsewhere import RecorderReach
from vms_desktop.services.requests.request_desk import RequestParts
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.services.requests.stepping import Given
from vms_desktop.settings import Settings
from vms_desktop.storage.request_files import AttachmentFolder

BANGKOK = timezone(timedelta(hours=7))
PDF = b"%PDF-1.7\n" + b"x" * 100
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
BEGIN_US = microseconds(NOON)


def camera(number: int, district: str = "1101") -> Camera:
    code = f"{district}-{number:04}"
    return Camera(f"c-{code}", code, f"แยก {number}", "", district, "", "ทม.ปากน้ำ", None, None)


def person(name: str, role: Role, limits: Limits = ANYWHERE) -> Person:
    return Person(f"p-{name}", name, f"ร.ต.อ. {name}", role, limits=limits)


SOMCHAI, MALEE = person("somchai", Role.OFFICER), person("malee", Role.OFFICER)
BOSS, OTHER_BOSS = person("boss", Role.SUPERVISOR), person("other_boss", Role.SUPERVISOR)
DISTRICT_BOSS = person("district_boss", Role.SUPERVISOR, Limits(places=frozenset({"1101"})))
DISTRICT_OFFICER = person("district_officer", Role.OFFICER, DISTRICT_BOSS.limits)
ADMIN = person("admin", Role.ADMINISTRATOR)
EVERYBODY = (SOMCHAI, MALEE, BOSS, OTHER_BOSS, DISTRICT_BOSS, ADMIN)


class HandClock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
        self.passed = 1000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.passed

    def go(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.passed += seconds


class Register:
    def __init__(self, cameras: Sequence[Camera]) -> None:
        self.by_id = {one.id: one for one in cameras}

    def find(self, camera_id: str) -> Camera | None:
        return self.by_id.get(camera_id)

    def get(self, camera_id: str) -> Camera:
        found = self.find(camera_id)
        if found is None:
            raise CameraError("camera.unknown", camera="")
        return found


class RequestRoom:
    """``cameras``: three of district 1101, one of 1102."""

    def __init__(self, folder: DataFolder, clock: HandClock, database: str | None = None, name: str = "") -> None:
        self.folder, self.clock, self.database, self.name = folder, clock, database, name
        self.cameras = [camera(1), camera(2), camera(3), camera(1, "1102")]
        self.register = Register(self.cameras)
        self.authority = AtTheDesk(None)
        self.recorders: list[Recorder] = []
        self._stack = AsyncExitStack()

    async def open(self, *, new_id: Callable[[], str] | None = None) -> RequestRoom:
        self.opened: OpenedLog = await open_log(
            self._stack,
            self.folder,
            Settings(desk_name=self.name),
            self.clock,
            own_key=True,
            database=self.database,
        )
        store, log = self.opened.store, self.opened.log
        log.acts_for(lambda: self.authority.actor)
        if not await store.people.all():
            for one in EVERYBODY:
                await store.people.add(one, Secrets(""), ())
            await store.cameras.add(self.cameras, {})
        self.as_(SOMCHAI)
        self.holds = FootageHoldService(store.holds, self.register, self.clock, log, authority=self.authority)
        await self.holds.load()
        more = {} if new_id is None else {"new_id": new_id}
        parts = RequestParts(
            repository=store.requests,
            cameras=self.register,
            holds=self.holds,
            approvers=KnownApprovers(store.people, self.clock),
            clock=self.clock,
            zone=BANGKOK,
            log=log,
            elsewhere=RecorderReach(self, store.segments),
            desk=self.opened.signer.desk.id,
            **more,  # type: ignore[arg-type]
        )
        self.papers = AttachmentFolder(self.folder.attachments, store.papers)
        self.requests = RequestService(parts, self.papers, authority=self.authority, pages=store.log)
        return self

    async def close(self) -> None:
        await self._stack.aclose()

    def as_(self, who: Person) -> None:
        """They are at the desk from now on, with the usual rights of their role."""
        self.authority.become(who, USUAL[who.role])

    # ---- what tests begin with -----------------------------------------------------------------------------------

    def interval(self, number: int = 0, begin_minute: int = 0, minutes: int = 10) -> Interval:
        begin_us = BEGIN_US + begin_minute * MINUTE_US
        return Interval(self.cameras[number].id, begin_us, begin_us + minutes * MINUTE_US)

    def draft(self, *intervals: Interval, **basis: str) -> RequestDraft:
        draft = RequestDraft(
            requester=Requester(
                RequesterType.INQUIRY_OFFICER,
                "สมศักดิ์ รักดี",
                id_number="1-1020-30405-60-7",
                rank="พ.ต.ท.",
                agency="สภ.เมืองสมุทรปราการ",
                phone="0812345678",
            ),
            basis=Basis(
                **{
                    "letter_number": "สป ๐๐๑๗.๒/ว ๓๐๓",
                    "case_number": "123/2569",
                    "station": "สภ.เมืองสมุทรปราการ",
                    "purpose": "สอบสวนคดีลักทรัพย์",
                    **basis,
                }
            ),
            incident=Incident(place="หน้าตลาด", plate="กข 1234"),
        )
        draft.intervals = list(intervals) or [self.interval()]
        return draft

    async def submitted(self, *intervals: Interval) -> Request:
        request = await self.requests.register(self.draft(*intervals))
        request = await self.requests.take(request.id, request.version, Step.SEARCH)
        return await self.requests.take(request.id, request.version, Step.SUBMIT, given=Given(opinion="ครบถ้วน"))

    async def approved(self, *intervals: Interval) -> Request:
        request = await self.submitted(*intervals)
        self.as_(BOSS)
        request = await self.requests.decide(request.id, request.version, Judgement.APPROVED)
        self.as_(SOMCHAI)
        return request

    async def sealed(self, *intervals: Interval) -> Request:
        request = await self.approved(*intervals)
        return await self.copied(request)

    async def copied(self, request: Request) -> Request:
        request = await self.requests.begin_copy(request.id, request.version, request.allowed())
        return await self.requests.finish_copy(
            request.id,
            None,
            request.deliveries[-1].id,
            folder="REQ",
            package_sha256="ab" * 32,
            content_sha256="cd" * 32,
            files=[self.file(one) for one in request.deliveries[-1].intervals],
        )

    def file(self, interval: Interval) -> DeliveredFile:
        """As an export tells of it: ``1101-0001_original.ts``."""
        code = self.register.get(interval.camera_id).code
        return DeliveredFile(
            f"{code}_original.ts", "original", interval.camera_id, interval.begin_us, interval.end_us, 1_000, "12" * 32
        )

    async def handed(self, *intervals: Interval) -> Request:
        request = await self.sealed(*intervals)
        given = HandoverDraft("สมศักดิ์ รักดี", "1-1020-30405-60-7", undertaking="ใช้ในการสอบสวนเท่านั้น")
        return await self.requests.hand_over(request.id, request.version, request.deliveries[-1].id, given)

    async def entries(self, *groups: str) -> list[Entry]:
        """Of the log, oldest first."""
        await self.opened.log.written()
        found = await self.opened.store.log.page(LogFilter(), None, 1000)
        return [one.entry for one in reversed(found) if not groups or one.entry.action.partition(".")[0] in groups]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Of the SQLite file, as another process sees it."""
        with closing(sqlite3.connect(self.folder.database)) as raw:
            return raw.execute(query).fetchall()

    async def disable(self, who: Person) -> None:
        there = await self.opened.store.people.get(who.id)
        assert there is not None
        await self.opened.store.people.change(replace(there, disabled=True), ())
