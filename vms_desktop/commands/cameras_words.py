"""What ``vms-desktop cameras`` says besides errors, in Thai and English. Worded so that no number needs a plural."""

from __future__ import annotations

from vms_desktop.commands.texts import CommandWords

_WORDS = {
    "listed": ("ทั้งหมด {count} กล้อง", "cameras: {count}"),
    "added": ("เพิ่มกล้อง {code} {name} แล้ว", "added camera {code} {name}"),
    "removed": ("ลบกล้องแล้ว {count} ตัว", "cameras removed: {count}"),
    "sure": ("ลบกล้อง {count} ตัวออกจากทะเบียนหรือไม่ (y/N) ", "Remove from the register (cameras: {count})? (y/N) "),
    "password": ("รหัสผ่านของ {username}: ", "Password of {username}: "),
    "row": ("แถว {row}", "row {row}"),
    "row_column": ("แถว {row} คอลัมน์ {column}", "row {row}, column {column}"),
    "more_problems": ("และยังมีอีก {count} รายการที่ต้องแก้ไข", "more problems: {count}"),
    "read": ("อ่าน {file}: {rows} แถว ({encoding})", "read {file}: rows {rows} ({encoding})"),
    "good_rows": (
        "กล้องใหม่ {new} · แก้ไข {changed} · แถวที่มีปัญหา {bad}",
        "new cameras {new} · changed {changed} · rows with problems {bad}",
    ),
    "without_streams": (
        "{count} กล้องมีเฉพาะที่อยู่ ONVIF ยังไม่มีที่อยู่สตรีม",
        "cameras with an ONVIF address only, whose streams are not known yet: {count}",
    ),
    "asked": (
        "สอบถามสตรีมจากกล้อง {count} ตัว ได้คำตอบ {found} ตัว",
        "cameras asked for their streams: {count}, answers: {found}",
    ),
    "exported": (
        "ส่งออกแล้ว {count} กล้อง ไม่มีรหัสผ่าน ({file})",
        "cameras exported, without passwords: {count} ({file})",
    ),
    "stored": ("บันทึกแล้ว {count} กล้อง", "cameras stored: {count}"),
    "dry_run": ("ตรวจสอบเท่านั้น ยังไม่มีการเปลี่ยนแปลง", "checked only: nothing was changed"),
    "nothing_changed": ("ไม่มีการเปลี่ยนแปลง", "nothing was changed"),
}


class Words(CommandWords):
    WORDS = _WORDS
