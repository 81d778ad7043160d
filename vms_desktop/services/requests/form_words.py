"""The Thai words of forms for what a request is stored as. Forms are Thai whatever the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from vms_desktop.domain.requests.documents import DocumentKind
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Cause, DeliveryState, Judgement, RequesterType, Urgency, Wanted
from vms_desktop.domain.requests.states import State, Step

REQUESTERS: Mapping[RequesterType, str] = {
    RequesterType.INQUIRY_OFFICER: "พนักงานสอบสวน",
    RequesterType.INVESTIGATION_POLICE: "เจ้าหน้าที่ตำรวจฝ่ายสืบสวน",
    RequesterType.STATE_AGENCY: "หน่วยงานของรัฐ",
    RequesterType.LOCAL_GOVERNMENT: "องค์กรปกครองส่วนท้องถิ่น",
    RequesterType.INJURED_PARTY: "ผู้เสียหาย",
    RequesterType.PROXY: "ผู้รับมอบอำนาจ",
    RequesterType.COURT: "ศาลหรือพนักงานอัยการ",
}
URGENCIES: Mapping[Urgency, str] = {
    Urgency.NORMAL: "",
    Urgency.URGENT: "ด่วน",
    Urgency.VERY_URGENT: "ด่วนมาก",
    Urgency.MOST_URGENT: "ด่วนที่สุด",
}
"""Empty: a letter that is not urgent bears no mark."""
WANTED: Mapping[Wanted, str] = {Wanted.VIEW: "ขอตรวจดูภาพ", Wanted.COPY: "ขอสำเนาข้อมูลภาพ"}
CAUSES: Mapping[Cause, str] = {
    Cause.CAMERA_BROKEN: "กล้องชำรุด",
    Cause.PAST_RETENTION: "พ้นระยะเวลาจัดเก็บ",
    Cause.OUT_OF_VIEW: "อยู่นอกมุมกล้อง",
    Cause.NO_RECORDING: "ไม่มีการบันทึกภาพ",
}
RESULTS: Mapping[Result, str] = {
    Result.APPROVED: "อนุญาต",
    Result.PARTLY_APPROVED: "อนุญาตบางส่วน",
    Result.REFUSED: "ไม่อนุญาต",
    Result.NOT_FOUND: "ไม่พบข้อมูลภาพ",
    Result.FORWARDED: "ส่งต่อหน่วยงานเจ้าของกล้อง",
    Result.CANCELLED: "ยกเลิก",
    Result.OPEN: "อยู่ระหว่างดำเนินการ",
}
"""In the order of the report."""
JUDGEMENTS: Mapping[Judgement, str] = {
    Judgement.APPROVED: "อนุญาต",
    Judgement.PARTLY_APPROVED: "อนุญาตบางส่วน",
    Judgement.REFUSED: "ไม่อนุญาต",
}
DELIVERIES: Mapping[DeliveryState, str] = {
    DeliveryState.COPYING: "อยู่ระหว่างจัดทำสำเนา",
    DeliveryState.SEALED: "ปิดผนึกแล้ว",
    DeliveryState.FAILED: "จัดทำไม่สำเร็จ",
    DeliveryState.HANDED_OVER: "ส่งมอบแล้ว",
    DeliveryState.RETURNED: "รับคืนแล้ว",
    DeliveryState.DESTROYED: "ทำลายแล้ว",
}
STATES: Mapping[State, str] = {
    State.DRAFT: "ร่าง",
    State.RECEIVED: "รับคำขอแล้ว",
    State.CHECKING: "ตรวจสอบเอกสาร",
    State.MORE_DOCUMENTS: "ขอเอกสารเพิ่มเติม",
    State.SEARCHING: "สืบค้นภาพ",
    State.SUBMITTED: "เสนอพิจารณา",
    State.APPROVED: "อนุญาต",
    State.PARTLY_APPROVED: "อนุญาตบางส่วน",
    State.REFUSED: "ไม่อนุญาต",
    State.COPYING: "จัดทำสำเนา",
    State.READY: "พร้อมส่งมอบ",
    State.HANDED_OVER: "ส่งมอบแล้ว",
    State.CLOSED: "ปิดเรื่อง",
    State.NOT_FOUND: "ไม่พบข้อมูลภาพ",
    State.CANCELLED: "ยกเลิก",
    State.FORWARDED: "ส่งต่อหน่วยงานเจ้าของกล้อง",
}
STEPS: Mapping[Step, str] = {
    Step.REGISTER: "รับคำขอและระงับการลบข้อมูลภาพ",
    Step.CHANGE: "แก้ไขคำขอ",
    Step.ATTACH: "แนบเอกสาร",
    Step.NUMBER_LETTER: "ออกเลขที่หนังสือ",
    Step.CHECK: "ตรวจสอบเอกสาร",
    Step.ASK_DOCUMENTS: "ขอเอกสารเพิ่มเติม",
    Step.TAKE_DOCUMENTS: "รับเอกสารเพิ่มเติม",
    Step.SEARCH: "เริ่มสืบค้นภาพ",
    Step.TELL_FOUND: "บันทึกผลการสืบค้นภาพ",
    Step.NOTHING_FOUND: "ไม่พบข้อมูลภาพ",
    Step.SUBMIT: "เสนอพิจารณา",
    Step.SEND_BACK: "ส่งคืนให้ตรวจสอบใหม่",
    Step.APPROVE: "อนุญาต",
    Step.APPROVE_PARTLY: "อนุญาตบางส่วน",
    Step.REFUSE: "ไม่อนุญาต",
    Step.APPEAL: "รับอุทธรณ์",
    Step.ORDER_ORALLY: "บันทึกคำสั่งด้วยวาจา",
    Step.CONFIRM_ORDER: "ผู้อนุญาตยืนยันคำสั่งด้วยวาจา",
    Step.TAKE_PAPER: "รับหนังสือตามหลัง",
    Step.BEGIN_COPY: "เริ่มจัดทำสำเนา",
    Step.FINISH_COPY: "จัดทำสำเนาและปิดผนึก",
    Step.KEEP_READY: "คงชุดที่จัดทำไว้ก่อน",
    Step.KEEP_HANDED: "คงชุดที่ส่งมอบไว้ก่อน",
    Step.SHOW: "ให้ผู้ขอตรวจดูภาพ",
    Step.FAIL_COPY: "จัดทำสำเนาไม่สำเร็จ",
    Step.HAND_OVER: "ส่งมอบข้อมูลภาพ",
    Step.TAKE_RECEIPT: "รับใบรับมอบที่ลงนามแล้ว",
    Step.DELIVER_AGAIN: "จัดทำสำเนาเพิ่มเติม",
    Step.TAKE_BACK: "รับคืนหรือทำลายสื่อบันทึก",
    Step.FORWARD: "ส่งต่อหน่วยงานเจ้าของกล้อง",
    Step.TAKE_CONSENT: "บันทึกความยินยอมของหน่วยงานเจ้าของกล้อง",
    Step.CANCEL: "ยกเลิกคำขอ",
    Step.CLOSE: "ปิดเรื่อง",
    Step.REOPEN: "เปิดเรื่องใหม่",
}
ROLES: Mapping[str, str] = {
    "original": "ต้นฉบับ",
    "playable": "ไฟล์สำหรับเปิดดู",
    "working_copy": "สำเนาใช้งาน",
    "privacy_copy": "สำเนาปิดบังภาพบุคคล",
    "still": "ภาพนิ่ง",
    "working": "สำเนาใช้งาน",
    "masked": "สำเนาปิดบังภาพบุคคล",
    "stills": "ภาพนิ่ง",
}
"""Of a delivered file, by the names of the manifest and by those of an export; any other is shown as it is stored."""
DRAWN = "signature"
"""The kind of an attachment that was signed on the screen."""
HANDOVERS = frozenset({DRAWN, "receipt"})
"""Attached when something was handed over: no papers the requester came with."""
ATTACHMENTS: Mapping[str, str] = {
    "letter": "หนังสือของผู้ขอ",
    "id_card": "สำเนาบัตรประจำตัว",
    "daily_record": "สำเนาบันทึกประจำวัน",
    "power_of_attorney": "หนังสือมอบอำนาจ",
    "receipt": "ใบรับมอบที่ลงนามแล้ว",
    DRAWN: "ลายมือชื่อ",
    "order": "หนังสือตามคำสั่งด้วยวาจา",
    "other": "เอกสารอื่น",
}
DOCUMENTS: Mapping[DocumentKind, str] = {
    DocumentKind.OFFICIAL_LETTER: "หนังสือขอข้อมูลภาพจากต้นสังกัด ลงนามโดยผู้มีอำนาจ",
    DocumentKind.ID_CARD: "สำเนาบัตรประจำตัวประชาชนหรือบัตรประจำตัวเจ้าหน้าที่ของรัฐ",
    DocumentKind.DAILY_RECORD: "สำเนารายงานประจำวันเกี่ยวกับคดีหรือเหตุที่เกิด",
    DocumentKind.POWER_OF_ATTORNEY: "หนังสือมอบอำนาจ พร้อมสำเนาบัตรประจำตัวของผู้มอบและผู้รับมอบอำนาจ",
    DocumentKind.INJURY: "หลักฐานแสดงว่าเป็นผู้เสียหาย",
    DocumentKind.VEHICLE: "สำเนาใบคู่มือจดทะเบียนรถ",
    DocumentKind.TIMES: "รายละเอียดกล้อง วัน และช่วงเวลาที่ขอข้อมูลภาพ",
}
"""Of what a requester is asked for."""

UNDERTAKING = (
    "ข้าพเจ้าขอรับรองว่าจะใช้ข้อมูลภาพเฉพาะตามวัตถุประสงค์ที่ได้รับอนุญาต จะไม่เปิดเผย เผยแพร่ ทำซ้ำ "
    "หรือส่งต่อแก่ผู้ไม่มีหน้าที่เกี่ยวข้อง จะเก็บรักษาไว้อย่างปลอดภัย และจะทำลายหรือส่งคืนเมื่อหมดความจำเป็น "
    "ตามกฎหมายว่าด้วยการคุ้มครองข้อมูลส่วนบุคคล"
)
"""The usual undertaking of use."""


def size_text(count: int) -> str:
    """1,234,567 ไบต์: exact, because it is compared."""
    return f"{count:,} ไบต์"
