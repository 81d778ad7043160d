"""The acts on requests for footage, as ``unrecorded_acts.py`` has all others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from people_room import ADMIN, ADMIN_PASSWORD, PASSWORD

from vms_desktop.desk.requests import open_requests
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind
from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.domain.requests.request import Basis, Cause, Interval, Judgement, Request, Requester, RequesterType
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.role import Role
from vms_desktop.domain.segment import HOUR_US
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.services.requests.request_ports import Page, RequestFilter
from vms_desktop.services.requests.requests import RequestService

if TYPE_CHECKING:
    from unrecorded_acts import Act, Desk, Prepared

ASKED_FROM = 1_763_000_000_000_000
PDF = b"%PDF-1.7\n%%EOF"
HOLD_LETTER = LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ")


class RequestsOf:
    """The service over a desk, and a request in the state an act begins with."""

    def __init__(self, desk: Desk, service: RequestService) -> None:
        self.desk, self.service = desk, service

    def draft(self) -> RequestDraft:
        asked = Interval(self.desk.camera.id, ASKED_FROM, ASKED_FROM + HOUR_US)
        who = Requester(RequesterType.COURT, "ศาลจังหวัดสมุทรปราการ", phone="0812345678")
        return RequestDraft(requester=who, basis=Basis(purpose="พิจารณาคดี"), intervals=[asked])

    async def registered(self) -> Request:
        """By somchai, an officer; the administrator is back afterwards."""
        await self._other("somchai")
        request = await self.service.register(self.draft())
        await self._back()
        return request

    async def submitted(self) -> Request:
        request = await self.registered()
        request = await self.service.take(request.id, request.version, Step.SEARCH)
        return await self.service.take(request.id, request.version, Step.SUBMIT)

    async def approved(self) -> Request:
        request = await self.submitted()
        return await self.service.decide(request.id, request.version, Judgement.APPROVED)

    async def sealed(self) -> Request:
        request = await self.approved()
        request = await self.service.begin_copy(request.id, request.version, request.allowed())
        made = request.deliveries[-1].id
        return await self.service.finish_copy(request.id, None, made, folder="x", package_sha256="0" * 64, files=())

    async def handed(self) -> Request:
        request = await self.sealed()
        given = HandoverDraft("สมศักดิ์", undertaking="ใช้ในคดีเท่านั้น")
        return await self.service.hand_over(request.id, request.version, request.deliveries[0].id, given)

    async def ordered(self) -> Request:
        """Ordered by the administrator by word of mouth, recorded by somchai."""
        request = await self.registered()
        await self._other("somchai")
        request = await self.service.order_orally(
            request.id, request.version, self.desk.first.id, "ด่วน", [one.interval for one in request.asked]
        )
        await self._back()
        return request

    async def _other(self, username: str) -> None:
        await self.desk.room.session.hand_over(Typed(username, PASSWORD))

    async def _back(self) -> None:
        await self.desk.room.session.hand_over(Typed(ADMIN, ADMIN_PASSWORD))


Begin = Callable[[RequestsOf], Awaitable[Request]]
Do = Callable[[RequestsOf, Request], Awaitable[object]]


async def _requests_of(desk: Desk) -> RequestsOf:
    room = desk.room
    await room.people.change(desk.somchai, PersonDraft("somchai", desk.somchai.name, "", Role.OFFICER))
    service = await open_requests(room.opened, room.desk, desk.cameras, desk.holds, room.clock, room.folder)
    return RequestsOf(desk, service)


def _after(begin: Begin, do: Do) -> Prepared:
    async def prepare(desk: Desk) -> Act:
        requests = await _requests_of(desk)
        request = await begin(requests)
        return lambda _: do(requests, request)

    return prepare


async def _attached(requests: RequestsOf) -> Request:
    request = await requests.registered()
    await requests.service.attach(request.id, PDF, "letter", name="a.pdf")
    return await requests.service.get(request.id)


async def _receipt(requests: RequestsOf) -> Request:
    request = await requests.handed()
    await requests.service.attach(request.id, PDF, "receipt", name="a.pdf")
    return await requests.service.get(request.id)


async def _searching(requests: RequestsOf) -> Request:
    request = await requests.registered()
    return await requests.service.take(request.id, request.version, Step.SEARCH)


def _all_of(request: Request) -> list[Interval]:
    return [one.interval for one in request.asked]


def _changed(requests: RequestsOf) -> RequestDraft:
    draft = requests.draft()
    draft.basis = replace(draft.basis, case_number="7/2569")
    return draft


async def _lift(desk: Desk) -> Act:
    requests = await _requests_of(desk)
    request = await requests.registered()
    await requests.service.take(request.id, request.version, Step.CANCEL, "ผู้ขอถอนคำขอ")
    consent = await desk.consent(await requests.service.lifting(request.id, "ยกเลิกแล้ว"))
    return lambda _: requests.service.lift(request.id, "ยกเลิกแล้ว", consent=consent)


A = Action
_R = RequestsOf
ACTS: dict[str, tuple[Action, Prepared]] = {
    "registering.Registering.register": (
        A.REQUEST_REGISTERED,
        _after(_R.registered, lambda d, _: d.service.register(d.draft())),
    ),
    "registering.Registering.change": (
        A.REQUEST_CHANGED,
        _after(_R.registered, lambda d, r: d.service.change(r.id, r.version, _changed(d), "เลขคดีผิด")),
    ),
    "stepping.Stepping.take": (
        A.REQUEST_CHANGED,
        _after(_R.registered, lambda d, r: d.service.take(r.id, r.version, Step.CHECK)),
    ),
    "stepping.Stepping.take (cancelled)": (
        A.REQUEST_CLOSED,
        _after(_R.approved, lambda d, r: d.service.take(r.id, r.version, Step.CANCEL, "ผู้ขอถอนคำขอ")),
    ),
    "stepping.Stepping.tell_found": (
        A.REQUEST_CHANGED,
        _after(
            _searching,
            lambda d, r: d.service.tell_found(r.id, r.version, r.asked[0].id, (), Cause.NO_RECORDING),
        ),
    ),
    "deciding.Deciding.decide": (
        A.REQUEST_DECIDED,
        _after(_R.submitted, lambda d, r: d.service.decide(r.id, r.version, Judgement.REFUSED, reason="ไม่มีอำนาจ")),
    ),
    "deciding.Deciding.order_orally": (
        A.REQUEST_DECIDED,
        _after(
            _R.registered,
            lambda d, r: d.service.order_orally(r.id, r.version, d.desk.boss.id, "ด่วน", _all_of(r)),
        ),
    ),
    "deciding.Deciding.confirm_order": (
        A.REQUEST_DECIDED,
        _after(_R.ordered, lambda d, r: d.service.confirm_order(r.id, r.version)),
    ),
    "delivering.Delivering.begin_copy": (
        A.REQUEST_CHANGED,
        _after(_R.approved, lambda d, r: d.service.begin_copy(r.id, r.version, r.allowed())),
    ),
    "delivering.Delivering.hand_over": (
        A.EXPORT_HANDED_OVER,
        _after(
            _R.sealed,
            lambda d, r: d.service.hand_over(
                r.id, r.version, r.deliveries[0].id, HandoverDraft("สมศักดิ์", undertaking="ใช้ในคดี")
            ),
        ),
    ),
    "delivering.Delivering.take_receipt": (
        A.REQUEST_CHANGED,
        _after(
            _receipt,
            lambda d, r: d.service.take_receipt(r.id, r.version, r.deliveries[0].id, r.attachments[0].id),
        ),
    ),
    "delivering.Delivering.take_back": (
        A.EXPORT_RETURNED,
        _after(
            _R.handed,
            lambda d, r: d.service.take_back(r.id, r.version, r.deliveries[0].id, destroyed=False, note="คืนแล้ว"),
        ),
    ),
    "delivering.Delivering.take_back (destroyed)": (
        A.EXPORT_DESTROYED,
        _after(
            _R.handed,
            lambda d, r: d.service.take_back(r.id, r.version, r.deliveries[0].id, destroyed=True, note="ทำลายแล้ว"),
        ),
    ),
    "attachments.Attaching.attach": (
        A.REQUEST_CHANGED,
        _after(_R.registered, lambda d, r: d.service.attach(r.id, PDF, "letter", name="หนังสือ.pdf")),
    ),
    "attachments.Attaching.open_attachment": (
        A.REQUEST_READ,
        _after(_attached, lambda d, r: d.service.open_attachment(r.id, r.attachments[0].id)),
    ),
    "lettering.Lettering.number_letter": (
        A.REQUEST_CHANGED,
        _after(
            _R.registered, lambda d, r: d.service.number_letter(r.id, HOLD_LETTER, "สป 0017.2/9", date(2026, 11, 24))
        ),
    ),
    "finding.Finding.get": (A.REQUEST_READ, _after(_R.registered, lambda d, r: d.service.get(r.id))),
    "finding.Finding.find": (
        A.REQUEST_SEARCHED,
        _after(_R.registered, lambda d, _: d.service.find(RequestFilter(text="ศาล"))),
    ),
    "custody.Custody.custody": (A.REQUEST_READ, _after(_R.handed, lambda d, r: d.service.custody(r.id))),
    "custody.Custody.custody_leaves": (
        A.REQUEST_READ,
        _after(_R.handed, lambda d, r: d.service.custody_leaves(r.id, "custody.csv")),
    ),
    "finding.Finding.whole_list": (
        A.REQUEST_SEARCHED,
        _after(_R.registered, lambda d, _: d.service.whole_list(RequestFilter(), Page(), "คำขอ.csv")),
    ),
    "finding.Finding.statistics": (
        A.REQUEST_SEARCHED,
        _after(_R.registered, lambda d, _: d.service.statistics(date(2026, 10, 1), date(2027, 10, 1))),
    ),
    "finding.Finding.disclosures": (
        A.REQUEST_SEARCHED,
        _after(_R.handed, lambda d, _: d.service.disclosures(2569)),
    ),
    "releasing.Releasing.lift": (A.FOOTAGE_RELEASED, _lift),
    "settings.Settings.keep_limits": (
        A.SETTINGS_CHANGED,
        _after(_R.registered, lambda d, _: d.service.keep_limits(RequestLimits(hours_to_answer=48))),
    ),
}
