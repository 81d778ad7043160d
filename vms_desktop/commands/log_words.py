"""What ``vms-desktop log`` says besides errors and the log's own terms (``ui.log_texts``), in Thai and English."""

from __future__ import annotations

from vms_desktop.commands.texts import CommandWords

_WORDS = {
    "intact": ("ครบถ้วนถูกต้อง: ตรวจแล้ว {entries} รายการ", "intact; entries checked: {entries}"),
    "broken": (
        "ไม่ครบถ้วนถูกต้อง: ตรวจแล้ว {entries} รายการ พบ {findings} เรื่อง",
        "NOT intact; entries checked: {entries}, findings: {findings}",
    ),
    "not_checked": ("ตรวจสอบไม่ได้", "could not be checked"),
    "chain": (
        "โต๊ะ {name} ({desk}): รายการ {first}–{last} ตรงกับจุดตรวจ {checkpoints} จุด",
        "desk {name} ({desk}): entries {first} to {last}; checkpoints that agree: {checkpoints}",
    ),
    "archived": ("รายการถึง {archived} อยู่ในแฟ้มจัดเก็บ", "entries to {archived} lie in the archive"),
    "finding": ("✘ โต๊ะ {desk}: {text}", "✘ desk {desk}: {text}"),
    "remark": ("▲ {text}", "▲ {text}"),
    "exported": ("ส่งออกแล้ว {entries} รายการ ไปที่ {folder}", "entries exported to {folder}: {entries}"),
    "digest": ("{name}  SHA-256 {digest}", "{name}  SHA-256 {digest}"),
    "nothing_old": ("ไม่มีรายการที่เก่ากว่า {days} วัน", "no entries older than {days} days"),
    "archived_to": (
        "ย้ายรายการ {first}–{last} ({entries} รายการ) ไปที่ {path}",
        "entries {first} to {last} ({entries}) moved to {path}",
    ),
    "sure": (
        "ย้ายรายการที่เก่ากว่า {days} วันออกจากฐานข้อมูลหรือไม่ (y/N) ",
        "Move entries older than {days} days out of the database? (y/N) ",
    ),
    "nothing_changed": ("ไม่มีการเปลี่ยนแปลง", "nothing was changed"),
    "no_entries": ("ยังไม่มีรายการในบันทึก", "the log has no entries yet"),
    "recounted": ("นับจำนวนรายการใหม่แล้ว", "counted anew"),
    "guards": (
        "▲ ทริกเกอร์ป้องกันบันทึกถูกถอดออก ได้ใส่กลับและบันทึกไว้แล้ว: {names}",
        "▲ triggers that protect the log had been removed; they were put back and this was recorded: {names}",
    ),
}


class Words(CommandWords):
    WORDS = _WORDS
