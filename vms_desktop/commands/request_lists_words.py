"""What the commands that read requests say besides errors, in Thai and English. Worded so that no number needs a
plural.
"""

from __future__ import annotations

from vms_desktop.commands.texts import CommandWords

_WORDS = {
    "row": (
        "{number}  {state}  {requester}  {agency}  รับเมื่อ {received}",
        "{number}  {state}  {requester}  {agency}  received {received}",
    ),
    "late": ("  ▲ เกินกำหนด", "  ▲ overdue"),
    "shown": ("แสดง {shown} จาก {total} คำขอ", "shown: {shown} of {total}"),
    "part": (
        "เฉพาะคำขอในพื้นที่ที่บัญชีของท่านใช้ได้",
        "only requests of the places your account is for",
    ),
    "written": ("เขียนรายการแล้ว {rows} แถว: {file}", "rows written: {rows}: {file}"),
    "requester": ("ผู้ขอ: {name} {agency}", "requester: {name} {agency}"),
    "basis": ("หนังสือ: {letter} คดี: {case} {station}", "letter: {letter} case: {case} {station}"),
    "purpose": ("วัตถุประสงค์: {purpose}", "purpose: {purpose}"),
    "due": ("รับเมื่อ {received} กำหนดตอบ {due}", "received {received}, due {due}"),
    "asked": ("กล้อง {code} {name}: {begin} ถึง {end}", "camera {code} {name}: {begin} to {end}"),
    "letter": (
        "หนังสือที่ออก ({letter}): ที่ {number} ลงวันที่ {dated} {agency}",
        "letter sent ({letter}): {number}, dated {dated} {agency}",
    ),
    "delivery": (
        "ชุดที่ {number}: {state} SHA-256 {sha256}",
        "package {number}: {state} SHA-256 {sha256}",
    ),
    "documents": ("รอเอกสารเพิ่มเติมถึง {until}", "documents waited for until {until}"),
    "attachment": ("ไฟล์แนบ {name} SHA-256 {sha256}", "attachment {name} SHA-256 {sha256}"),
    "step": ("{at}  {what}  {name}  {reason}", "{at}  {what}  {name}  {reason}"),
    "statistics": (
        "{period}: รับ {received} ตอบแล้ว {answered} เกินกำหนด {late} เวลากลาง {median} นานสุด {worst}",
        "{period}: received {received}, answered {answered}, late {late}, median {median}, longest {worst}",
    ),
    "cause": ("ไม่พบภาพ ({cause}): {count}", "not found ({cause}): {count}"),
    "disclosure": (
        "{at}  {number}/{delivery}  {receiver}  {agency}  {purpose}",
        "{at}  {number}/{delivery}  {receiver}  {agency}  {purpose}",
    ),
    "disclosures": ("บัญชีแสดงการเปิดเผย {count} รายการ", "disclosures: {count}"),
    "all": ("รวม", "in all"),
    "hours": ("{hours:.1f} ชม.", "{hours:.1f} h"),
    "none": ("-", "-"),
}
_STATES = {
    "draft": ("ร่าง", "draft"),
    "received": ("รับคำขอ", "received"),
    "checking": ("ตรวจสอบเอกสาร", "checking"),
    "more_documents": ("ขอเอกสารเพิ่มเติม", "more documents"),
    "searching": ("สืบค้นภาพ", "searching"),
    "submitted": ("เสนอพิจารณา", "submitted"),
    "approved": ("อนุญาต", "approved"),
    "partly_approved": ("อนุญาตบางส่วน", "partly approved"),
    "refused": ("ไม่อนุญาต", "refused"),
    "copying": ("จัดทำสำเนา", "copying"),
    "ready": ("พร้อมส่งมอบ", "ready"),
    "handed_over": ("ส่งมอบแล้ว", "handed over"),
    "closed": ("ปิดเรื่อง", "closed"),
    "not_found": ("ไม่พบข้อมูลภาพ", "not found"),
    "cancelled": ("ยกเลิก", "cancelled"),
    "forwarded": ("ส่งต่อหน่วยงานเจ้าของกล้อง", "forwarded"),
    "sealed": ("ปิดผนึกแล้ว", "sealed"),
    "failed": ("ไม่สำเร็จ", "failed"),
    "returned": ("คืนแล้ว", "returned"),
    "destroyed": ("ทำลายแล้ว", "destroyed"),
}
_LETTERS = {
    "approval_memo": ("บันทึกข้อความ", "memo"),
    "refusal_letter": ("แจ้งไม่อนุญาต", "refusal"),
    "not_found_letter": ("แจ้งไม่พบข้อมูลภาพ", "nothing found"),
    "more_documents_letter": ("ขอเอกสารเพิ่มเติม", "documents asked for"),
    "hold_letter": ("ขอให้ระงับการลบ", "hold asked for"),
    "forwarding_letter": ("ส่งต่อคำขอ", "forwarding"),
}
_CAUSES = {
    "camera_broken": ("กล้องชำรุด", "camera broken"),
    "past_retention": ("พ้นระยะเก็บภาพ", "past retention"),
    "out_of_view": ("อยู่นอกมุมกล้อง", "out of view"),
    "no_recording": ("ไม่มีการบันทึก", "no recording"),
}
_HEADINGS = {
    "number": ("เลขที่คำขอ", "Number"),
    "state": ("สถานะ", "State"),
    "type": ("ประเภทผู้ขอ", "Type of requester"),
    "requester": ("ผู้ขอ", "Requester"),
    "agency": ("หน่วยงาน", "Agency"),
    "station": ("สถานีตำรวจ", "Police station"),
    "case_number": ("เลขคดี", "Case"),
    "letter_number": ("เลขที่หนังสือ", "Letter"),
    "cameras": ("จำนวนกล้อง", "Cameras"),
    "received": ("รับเมื่อ", "Received"),
    "due": ("กำหนดตอบ", "Due"),
    "answered": ("ตอบเมื่อ", "Answered"),
    "registered_by": ("ผู้รับคำขอ", "Registered by"),
    "assigned_to": ("ผู้รับผิดชอบ", "Assigned to"),
}
_TYPES = {
    "inquiry_officer": ("พนักงานสอบสวน", "inquiry officer"),
    "investigation_police": ("ตำรวจฝ่ายสืบสวน", "investigation police"),
    "state_agency": ("หน่วยงานของรัฐ", "state agency"),
    "local_government": ("องค์กรปกครองส่วนท้องถิ่น", "local government"),
    "injured_party": ("ผู้เสียหาย", "injured party"),
    "proxy": ("ผู้รับมอบอำนาจ", "proxy"),
    "court": ("ศาลหรืออัยการ", "court or prosecutor"),
}
COLUMNS = tuple(_HEADINGS)


class Words(CommandWords):
    WORDS = _WORDS

    def state(self, state: str) -> str:
        """Of a request or a package."""
        return self.of(_STATES[state])

    def letter(self, kind: str) -> str:
        return self.of(_LETTERS[kind])

    def cause(self, cause: str) -> str:
        return self.of(_CAUSES[cause])

    def type(self, kind: str) -> str:
        return self.of(_TYPES[kind])

    def heading(self, column: str) -> str:
        return self.of(_HEADINGS[column])
