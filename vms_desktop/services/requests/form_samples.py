"""A request as it might be, for looking at the forms before there is a real one. Made up, and never stored."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, date, datetime

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.documents import AskedDocuments, DocumentKind
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import (
    Asked,
    Attachment,
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
    OralOrder,
    OwnerConsent,
    Request,
    Requester,
    RequesterType,
    Urgency,
    Wanted,
)
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.requests.statistics import Period, RequestStatistics, Timing, tallied
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.services.requests.form_facts import blank_facts, request_facts
from vms_desktop.services.requests.form_tables import disclosure_facts, statistics_facts
from vms_desktop.services.requests.form_words import DRAWN, UNDERTAKING
from vms_desktop.services.requests.forms import CustodyLine, FormFacts, FormKind, Missing, Office, Printing, Seal
from vms_desktop.services.requests.request_ports import Disclosure

AT = datetime(2026, 11, 23, 9, 30, tzinfo=THAI_TIME)
OFFICE = Office(
    name="ศาลากลางจังหวัดสมุทรปราการ",
    section="จังหวัดสมุทรปราการ คณะทำงานบริหารจัดการข้อมูล CCTV ระดับจังหวัด",
    address="ถนนสุทธิภิรมย์ ตำบลปากน้ำ อำเภอเมืองสมุทรปราการ จังหวัดสมุทรปราการ 10270",
    phone="0 2389 0000",
    email="cctv@example.go.th",
    letter_prefix="สป 0017.2/",
    signatory="นายตัวอย่าง ใจมั่น",
    signatory_position="รองผู้ว่าราชการจังหวัดสมุทรปราการ",
)
_MINUTE = 60_000_000
_CAMERAS = (
    ("1101-0007", "แยกปากน้ำ ถนนสุขุมวิท ฝั่งขาเข้า", "ทน.สมุทรปราการ"),
    ("1101-0011", "ท่าเรือปากน้ำ", "ทน.สมุทรปราการ"),
    ("1104-0032", "หน้าตลาดแพรกษา", "ทม.แพรกษา"),
)


def _us(at: datetime) -> int:
    return round(at.astimezone(UTC).timestamp() * 1_000_000)


BEGIN = _us(datetime(2026, 11, 20, 21, 0, tzinfo=THAI_TIME))
"""Of the footage that is asked for."""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sample_request(files: int = 3, judgement: Judgement = Judgement.PARTLY_APPROVED) -> Request:
    """Handed over with that many files; refused where the judgement says so."""
    officer, approver = Actor("u-1", "นางสาวตัวอย่าง รักงาน", "officer"), Actor("u-2", OFFICE.signatory, "supervisor")
    now = _us(AT)
    asked = tuple(
        Asked(
            f"a-{number}",
            Interval(f"c-{number}", BEGIN, BEGIN + 90 * _MINUTE),
            code,
            name,
            owner,
            overwritten_us=now + (18 + number) * 24 * 60 * _MINUTE,
        )
        for number, (code, name, owner) in enumerate(_CAMERAS)
    )
    allowed = tuple(Interval(one.interval.camera_id, BEGIN, BEGIN + 30 * _MINUTE) for one in asked[:2])
    found = (
        *(Found(one.id, (one.interval,), None, "", officer, now) for one in asked[:2]),
        Found(asked[2].id, (), Cause.CAMERA_BROKEN, "แจ้งซ่อมแล้วเมื่อวันที่ 18", officer, now),
    )
    is_refused = judgement is Judgement.REFUSED
    decision = Decision(
        judgement,
        approver,
        now,
        () if is_refused else allowed,
        reason=(
            "ผู้ขอยังมิได้แสดงหลักฐานว่าเป็นผู้เสียหายหรือผู้รับมอบอำนาจ และภาพดังกล่าวมีข้อมูลส่วนบุคคลของบุคคลอื่น"
            if is_refused
            else "อนุญาตเฉพาะช่วงเวลาเกิดเหตุและกล้องที่บันทึกภาพได้"
        ),
        conditions="" if is_refused else "ใช้ประกอบสำนวนการสอบสวนคดีนี้เท่านั้น ห้ามเผยแพร่",
        acting_for="ผู้ว่าราชการจังหวัดสมุทรปราการ",
        appeal_until=date(2026, 12, 8) if is_refused else None,
    )
    return Request(
        "r-1",
        "REQ-2569-0001",
        State.REFUSED if is_refused else State.HANDED_OVER,
        Requester(
            RequesterType.INQUIRY_OFFICER,
            "สมชาย ตัวอย่าง",
            "1-1007-00000-00-0",
            "พันตำรวจโท",
            "รองผู้กำกับการ (สอบสวน)",
            "สถานีตำรวจภูธรเมืองสมุทรปราการ",
            "08 0000 0000",
            "investigator@example.go.th",
        ),
        Basis(
            "ตช 0016.(สป)(12)/ว 303",
            date(2026, 11, 21),
            "ข้อ 5",
            _us(datetime(2026, 11, 20, 23, 10, tzinfo=THAI_TIME)),
            "1234/2569",
            "วิ่งราวทรัพย์โดยใช้ยานพาหนะ",
            "สภ.เมืองสมุทรปราการ",
            "ใช้เป็นพยานหลักฐานประกอบสำนวนการสอบสวนและติดตามตัวผู้กระทำความผิดมาดำเนินคดีตามกฎหมาย",
            "ประมวลกฎหมายวิธีพิจารณาความอาญา มาตรา 131 และมาตรา 132",
        ),
        Incident(
            "หน้าท่าเรือปากน้ำ ตำบลปากน้ำ อำเภอเมืองสมุทรปราการ",
            _us(datetime(2026, 11, 20, 21, 15, tzinfo=THAI_TIME)),
            "คนร้ายสองคนขับขี่รถจักรยานยนต์วิ่งราวกระเป๋าของผู้เสียหายแล้วหลบหนีไปทางแยกปากน้ำ",
            "1กข 2345 สมุทรปราการ",
            "คนขับสวมเสื้อแจ็กเกตสีดำ คนซ้อนสวมเสื้อสีแดง หมวกนิรภัยสีขาว",
            13.599512,
            100.597108,
            500,
        ),
        Wanted.COPY,
        "แฟลชไดรฟ์ของผู้ขอ",
        Urgency.MOST_URGENT,
        asked,
        officer,
        _us(datetime(2026, 11, 22, 10, 5, tzinfo=THAI_TIME)),
        _us(datetime(2026, 11, 23, 10, 5, tzinfo=THAI_TIME)),
        checked_by=officer,
        opinion="ตรวจสอบเอกสารแล้วครบถ้วน พบข้อมูลภาพสองกล้อง เห็นควรอนุญาตเฉพาะช่วงเวลาเกิดเหตุ",
        found=found,
        attachments=(
            Attachment("t-1", "letter", "หนังสือนำส่ง ตช 0016.pdf", "application/pdf", 245_113, _hash("1"), officer, now),
            Attachment("t-2", "id_card", "บัตรเจ้าหน้าที่.jpg", "image/jpeg", 812_407, _hash("2"), officer, now),
            Attachment("t-3", DRAWN, "signature-REQ-2569-0001.png", "image/png", 6_120, _hash("3"), officer, now),
        ),
        decision=decision,
        consents=(
            OwnerConsent("ทน.สมุทรปราการ", True, "สป 52004/1187", date(2026, 11, 22), officer, now, "ส่งมอบได้ตามที่ขอ"),
        ),
        forwarded_to="ทม.แพรกษา",
        deliveries=() if is_refused else (_delivery(files, allowed, officer, now),),
    )


def _delivery(files: int, allowed: tuple[Interval, ...], officer: Actor, now: int) -> Delivery:
    made = tuple(
        DeliveredFile(
            f"original/{_CAMERAS[number % 2][0]}_20261120T{14 + number // 60 % 10:02}{number % 60:02}00Z.ts",
            "original",
            f"c-{number % 2}",
            allowed[0].begin_us + number * _MINUTE,
            allowed[0].begin_us + (number + 1) * _MINUTE,
            31_457_280 + 188 * number,
            _hash(f"file {number}"),
        )
        for number in range(files)
    )
    handover = Handover(
        "พันตำรวจโท สมชาย ตัวอย่าง",
        "1-1007-00000-00-0",
        "รองผู้กำกับการ (สอบสวน) สภ.เมืองสมุทรปราการ",
        officer,
        "นายพยาน ตัวอย่าง",
        "แฟลชไดรฟ์ USB ความจุ 64 GB",
        "4C530001120523115",
        UNDERTAKING,
        now + 40 * _MINUTE,
        "t-3",
    )
    sealed = now + 20 * _MINUTE
    package = _hash(f"package {files}")
    return Delivery(
        "d-1", 1, DeliveryState.HANDED_OVER, officer, now, allowed, "", package, sealed, made, handover=handover
    )


def _order(request: Request) -> OralOrder:
    now = _us(AT)
    approver = Actor("u-2", OFFICE.signatory, "supervisor")
    words = "ให้จัดทำสำเนาได้ทันที เนื่องจากคนร้ายกำลังหลบหนี"
    due = now + 22 * 60 * _MINUTE
    return OralOrder(approver, now - 120 * _MINUTE, request.registered_by, words, request.allowed(), due)


def sample_custody(request: Request) -> list[CustodyLine]:
    """The way of its package."""
    if not request.deliveries:
        return []
    delivery = request.deliveries[-1]
    officer, now, desk = request.registered_by.name, _us(AT), "เครื่อง CCTV-01"
    steps = (
        (-1400, officer, "รับคำขอและระงับการลบข้อมูลภาพ", ""),
        (-60, officer, "บันทึกผลการสืบค้นภาพ", ""),
        (0, OFFICE.signatory, "อนุญาตบางส่วน", ""),
        (10, officer, "เริ่มจัดทำสำเนาจากต้นฉบับโดยไม่เข้ารหัสใหม่", ""),
        (20, officer, "ปิดผนึกและลงลายมือชื่อดิจิทัล", delivery.package_sha256),
        (25, officer, "ทำสำเนาลงสื่อบันทึกและอ่านกลับเพื่อตรวจสอบ", delivery.package_sha256),
        (40, officer, "ส่งมอบแก่ผู้รับมอบ", delivery.package_sha256),
    )
    return [CustodyLine(now + minute * _MINUTE, who, what, desk, value) for minute, who, what, value in steps]


SAMPLE_ASKING = AskedDocuments(
    3,
    _us(AT),
    "",
    (DocumentKind.OFFICIAL_LETTER, DocumentKind.ID_CARD, DocumentKind.DAILY_RECORD),
    ("แผนที่แสดงจุดเกิดเหตุโดยสังเขป",),
    "เอกสารที่เป็นสำเนาโปรดลงนามรับรองสำเนาถูกต้องทุกหน้า",
    date(2026, 11, 30),
    _us(datetime(2026, 12, 1, tzinfo=THAI_TIME)),
)
SEAL = Seal(
    "5e" * 32,
    "75ad" * 16,
    (Missing("1101-0011", "ท่าเรือปากน้ำ", BEGIN + 2 * _MINUTE, BEGIN + 6 * _MINUTE, "กล้องขัดข้อง"),),
)


def sample_facts(kind: FormKind, office: Office = OFFICE, *, rows: int = 3, blank: bool = False) -> FormFacts:
    """What that form is filled with; ``rows``: files of a package, hand-overs of a register."""
    printing = Printing(
        AT, "นางสาวตัวอย่าง รักงาน", THAI_TIME, letter_number=f"{office.letter_prefix or OFFICE.letter_prefix}1234"
    )
    if blank:
        return blank_facts(office, printing)
    request = sample_request(rows, Judgement.REFUSED if kind is FormKind.REFUSAL else Judgement.PARTLY_APPROVED)
    if kind is FormKind.DISCLOSURES:
        codes = {one.interval.camera_id: one.camera_code for one in request.asked}
        lines = [_disclosure(request, number) for number in range(1, rows + 1)]
        return disclosure_facts(2569, lines, office, printing, codes)
    if kind is FormKind.STATISTICS:
        return statistics_facts(sample_statistics(), office, printing)
    if kind is FormKind.NOT_FOUND:
        nothing = [dataclasses.replace(request.found[-1], asked_id=one.id) for one in request.asked]
        request = dataclasses.replace(
            request, state=State.NOT_FOUND, decision=None, found=tuple(nothing), deliveries=()
        )
    if kind is FormKind.MEMO:
        # Before the decision, as the memo is.
        request = dataclasses.replace(request, state=State.COPYING, decision=None, oral_order=_order(request))
    if kind is FormKind.DOCUMENTS:
        request = dataclasses.replace(request, state=State.MORE_DOCUMENTS, decision=None, found=(), deliveries=())
    agency = request.asked[0].owner if kind is FormKind.HOLD else ""
    letter = dataclasses.replace(
        printing, agency=agency, custody=sample_custody(request), seal=SEAL, asking=SAMPLE_ASKING
    )
    return request_facts(request, office, letter)


def _disclosure(request: Request, number: int) -> Disclosure:
    """The last of ten was destroyed meanwhile."""
    delivery, who, basis = request.deliveries[0], request.requester, request.basis
    handover, is_gone = delivery.handover, number % 10 == 0 or number == 3
    assert handover is not None
    return Disclosure(
        number=f"REQ-2569-{number:04}",
        delivery=delivery.number,
        state=DeliveryState.DESTROYED if is_gone else delivery.state,
        handed_us=handover.at_us,
        ended_us=_us(AT) + 1440 * _MINUTE if is_gone else None,
        requester_type=who.type,
        requester=f"{who.rank} {who.name}",
        agency=who.agency,
        purpose=basis.purpose,
        legal_basis=basis.legal_basis,
        letter_number=basis.letter_number,
        case_number=basis.case_number,
        station=basis.station,
        approved_by=OFFICE.signatory,
        receiver=handover.receiver_name,
        medium=handover.medium,
        medium_serial=handover.medium_serial,
        package_sha256=delivery.package_sha256,
        intervals=delivery.intervals,
    )


def sample_statistics() -> RequestStatistics:
    """A fiscal year of twelve months."""
    kinds, results = list(RequesterType), [*Result][1:]
    timings = []
    for month in range(12):
        for turn in range(20 + 3 * month % 17):
            received = _us(datetime(2025 + (9 + month) // 12, (9 + month) % 12 + 1, 1 + turn % 28, 9, tzinfo=THAI_TIME))
            took = (1 + (7 * turn + month) % 30) * 60 * _MINUTE
            result = results[turn % len(results)] if turn % 3 == 0 else Result.APPROVED
            kind = kinds[turn % len(kinds)] if turn % 2 else RequesterType.INQUIRY_OFFICER
            timings.append(Timing(received, received + took, result, kind, took > 24 * 60 * _MINUTE))
    causes = {Cause.CAMERA_BROKEN: 31, Cause.PAST_RETENTION: 17, Cause.OUT_OF_VIEW: 8, Cause.NO_RECORDING: 4}
    return tallied(timings, causes, Period.MONTH, THAI_TIME)
