"""What ``vms-desktop requests`` says besides errors, in Thai and English. Worded so that no number needs a plural."""

from __future__ import annotations

from vms_desktop.commands.texts import CommandWords

_WORDS = {
    "progress": ("กำลังจัดทำสำเนา {number}: {percent} %", "copying {number}: {percent} %"),
    "copying": ("กำลังคัดลอกลงสื่อ: {percent} %", "copying to the medium: {percent} %"),
    "package": ("ชุดพยานหลักฐาน: {path}", "package: {path}"),
    "hash": ("ค่าแฮชของชุด (SHA-256): {sha256}", "hash of the package (SHA-256): {sha256}"),
    "camera": ("{code}: {count} ไฟล์", "{code}: files {count}"),
    "missing": ("{code}: ไม่มีภาพ: {why}", "{code}: nothing: {why}"),
    "gap": ("{code}: ขาดช่วง {begin} ถึง {end}", "{code}: nothing from {begin} to {end}"),
    "stopped": (
        "หยุดก่อนเสร็จ: {why} เรียกคำสั่งนี้อีกครั้งเพื่อทำต่อ",
        "stopped before the end: {why} Call this again to go on.",
    ),
    "failed": ("ไม่สำเร็จ: {why}", "failed: {why}"),
    "delivered": ("คัดลอกและอ่านทวนแล้ว: {path}", "copied and read back: {path}"),
    "serial": ("หมายเลขประจำสื่อ: {serial}", "serial number of the medium: {serial}"),
    "split": ("แบ่งเป็นส่วน เพราะสื่อเก็บไฟล์ใหญ่ไม่ได้", "in parts, because the medium takes no large files"),
    "passphrase": ("รหัสผ่านของไฟล์ (แจ้งผู้รับแยกต่างหาก): {passphrase}", "passphrase (tell it separately): {passphrase}"),
}


class Words(CommandWords):
    WORDS = _WORDS
