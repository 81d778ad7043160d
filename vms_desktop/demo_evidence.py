"""The part of the demonstration's film about requests: a police letter becomes a sealed package that is handed over.

Three people take part, because nobody approves what they registered: who sits at the desk registers, a supervisor of
the demonstration approves, an officer copies and hands over. Their passwords are random and forgotten.
"""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from vms_desktop.app import Desk
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.requests.export import ExportState, ExportWish, StillWish
from vms_desktop.domain.requests.request import Basis, Incident, Interval, Judgement, Request, Requester, RequesterType
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.role import Role
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.export_copies import masking_text
from vms_desktop.services.requests.stepping import Given

SUPERVISOR = PersonDraft(username="demo-supervisor", name="หัวหน้าเวรสาธิต", role=Role.SUPERVISOR)
OFFICER = PersonDraft(username="demo-officer", name="เจ้าหน้าที่งานคำขอสาธิต", role=Role.ADMINISTRATOR)
BACK_S, ASKED_S = 25, 10
EXPORT_WITHIN_S = 90.0
UNDERTAKING = "ใช้ในการสอบสวนคดีนี้เท่านั้น"


class Record(Protocol):
    """What of ``summary.json`` is filled in here."""

    request_number: str
    request_state: str
    evidence_package: str
    evidence_files: int
    evidence_sha256: str
    evidence_verified: bool
    problems: list[str]


class EvidenceStory:
    """``folder``: stands for the medium that is handed over. ``back_s``, ``asked_s``: how long ago the footage that is
    asked for began, and how long it is.
    """

    def __init__(self, desk: Desk, folder: Path, *, back_s: float = BACK_S, asked_s: float = ASKED_S) -> None:
        self._desk, self._folder = desk, folder
        self._back_s, self._asked_us = back_s, round(asked_s * 1e6)
        self._passwords: dict[str, str] = {}

    async def play(self, record: Record, camera_ids: list[str]) -> None:
        """``camera_ids``: recorded here for the last half minute."""
        services = self._desk.services
        if services.requests is None or services.exports is None or services.people is None:
            record.problems.append("the desk has no requests")
            return
        try:
            request = await self._approved(camera_ids)
            record.request_number = request.number
            await self._as(OFFICER)
            await self._export(record, request)
        except VmsError as error:
            record.problems.append(f"the request did not become a package: {error}")

    async def _approved(self, camera_ids: list[str]) -> Request:
        requests = self._desk.services.requests
        assert requests is not None
        begin = microseconds(self._desk.services.clock.now() - timedelta(seconds=self._back_s))
        draft = requests.new_draft()
        draft.requester = Requester(
            RequesterType.INQUIRY_OFFICER, "ประสิทธิ์ สาธิต", rank="พ.ต.ท.", agency="สภ.เมืองสมุทรปราการ"
        )
        draft.basis = Basis(
            letter_number="สป ๐๐๑๗.๒/ว ๓๐๓",
            case_number="1/2569",
            station="สภ.เมืองสมุทรปราการ",
            purpose="สาธิตการขอข้อมูลภาพ",
        )
        draft.incident = Incident(place="หน้าตลาด")
        draft.intervals = [Interval(camera_id, begin, begin + self._asked_us) for camera_id in camera_ids]
        request = await requests.register(draft)
        request = await requests.take(request.id, request.version, Step.SEARCH)
        request = await requests.take(request.id, request.version, Step.SUBMIT, given=Given(opinion="เอกสารครบถ้วน"))
        for person in (SUPERVISOR, OFFICER):
            await self._known(person)
        await self._as(SUPERVISOR)
        return await requests.decide(request.id, request.version, Judgement.APPROVED)

    async def _export(self, record: Record, request: Request) -> None:
        services = self._desk.services
        requests, made = services.requests, services.exports
        assert requests is not None and made is not None
        job = await made.exports.start(request.id, wish_of(request))
        async with asyncio.timeout(EXPORT_WITHIN_S):
            job = await made.exports.wait(job.id)
        if job.state is not ExportState.DONE:
            record.problems.append(f"no package: {job.code} {job.detail}")
            return
        target = self._folder / job.package
        await asyncio.to_thread(_free, target)
        delivered = await made.delivery.copy(request.id, self._folder, lambda _progress: None)
        report = await made.evidence.check(delivered.path)
        record.evidence_package, record.evidence_files = str(delivered.path), report.files
        record.evidence_sha256, record.evidence_verified = report.manifest_sha256, report.intact
        if not report.intact:
            record.problems.append(f"the package is not intact: {report.findings[:3]}")
        request = await requests.get(request.id)
        handover = HandoverDraft(
            " ".join(filter(None, (request.requester.rank, request.requester.name))),
            medium=str(self._folder.name),
            medium_serial=delivered.medium.serial,
            undertaking=UNDERTAKING,
        )
        request = await requests.hand_over(request.id, request.version, request.deliveries[-1].id, handover)
        record.request_state = request.state.value

    # ---- people --------------------------------------------------------------------------------------------------

    async def _known(self, draft: PersonDraft) -> None:
        """An account, for the length of the demonstration."""
        people = self._desk.services.people
        assert people is not None
        made = await people.people.add(draft)
        self._passwords[draft.username] = made.password

    async def _as(self, draft: PersonDraft) -> None:
        """They take the desk over, and choose a password of their own, which whoever gets a first one must."""
        people = self._desk.services.people
        assert people is not None
        first, own = self._passwords[draft.username], secrets.token_urlsafe(32)
        await people.session.hand_over(Typed(draft.username, first))
        await people.own.change_password(first, own)
        await people.session.refresh()


def wish_of(request: Request) -> ExportWish:
    """Everything a package can hold of what was approved: one area that goes through the first camera's picture is
    covered, and there is a still of each.
    """
    intervals = request.allowed()
    first = intervals[0]
    path = (
        KeyFrame(first.begin_us, rectangle(0.1, 0.4, 0.3, 0.7)),
        KeyFrame(first.end_us, rectangle(0.6, 0.3, 0.8, 0.6)),
    )
    # The clip begins with the key frame before and ends with the picture after what was approved.
    area = Area("1", AreaShape.RECTANGLE, AreaLook.BLUR, path, before=True, after=True)
    masks = ((first.camera_id, masking_text(Masking((area,)))),)
    stills = tuple(StillWish(one.camera_id, (one.begin_us + one.end_us) // 2) for one in intervals)
    return ExportWish(intervals, working=True, masks=masks, stills=stills)


def _free(package: Path) -> None:
    """What an earlier demonstration left there."""
    package.parent.mkdir(parents=True, exist_ok=True)
    remove(package)
