"""What ``vms-desktop clips`` says besides errors, in Thai and English. Worded so that no number needs a plural."""

from __future__ import annotations

from vms_desktop.commands.texts import CommandWords

_WORDS = {
    "progress": ("กำลังตัด {code}: {percent} %", "cutting {code}: {percent} %"),
    "made": ("{code}: {file} ({pictures} ภาพ, {size} MB)", "{code}: {file} (pictures {pictures}, {size} MB)"),
    "gap": ("  ขาดช่วง {begin} ถึง {end}", "  nothing recorded from {begin} to {end}"),
    "unread": ("  อ่านไม่ได้ {begin} ถึง {end}: {why}", "  could not be read from {begin} to {end}: {why}"),
    "failed": ("{code}: {text}", "{code}: {text}"),
    "facts": (
        "{file}: {container}/{codec} {width}×{height}, {pictures} ภาพ ใน {lasts} วินาที, SHA-256 {sha256}",
        "{file}: {container}/{codec} {width}×{height}, pictures {pictures} in {lasts} s, SHA-256 {sha256}",
    ),
    "lies": (
        "  ส่วนหัวของไฟล์ระบุว่ายาว {stated} วินาที ซึ่งไม่ตรงกับภาพที่มีจริง",
        "  its header says {stated} s, which is not what it holds",
    ),
    "states_begin": (
        "  ไฟล์ระบุเวลาเริ่ม {begin} (ใช้เป็นข้อมูลประกอบเท่านั้น)",
        "  it states its own beginning: {begin} (a hint only)",
    ),
    "begins_needed": (
        "ต้องระบุ --begins เวลาของภาพแรกในไฟล์",
        "--begins is needed: the time of the file's first picture",
    ),
}


class Words(CommandWords):
    WORDS = _WORDS
