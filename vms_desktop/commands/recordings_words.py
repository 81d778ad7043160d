"""What ``vms-desktop recordings`` says besides errors, in Thai and English."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from vms_desktop.commands.texts import CommandWords
from vms_desktop.domain.thai_dates import ERA

_WORDS = {
    "folder": ("โฟลเดอร์ภาพบันทึก {folder}", "recordings folder {folder}"),
    "camera": (
        "{name}: {first} ถึง {last} จำนวน {segments} ช่วง {gib:.2f} GiB",
        "{name}: {first} to {last}, segments: {segments}, {gib:.2f} GiB",
    ),
    "sum": ("รวม {cameras} กล้อง {gib:.2f} GiB", "cameras: {cameras}, {gib:.2f} GiB in all"),
    "progress": ("ตรวจแล้ว {done} จาก {days} วัน", "days done: {done} of {days}"),
    "checked": (
        "ตรวจแล้ว {files} แฟ้ม พบข้อสังเกต {troubles} รายการ",
        "files checked: {files}, remarks: {troubles}",
    ),
    "reindexed": (
        "ตรวจแล้ว {files} แฟ้ม ปรับดัชนี {put} รายการ พบข้อสังเกต {troubles} รายการ",
        "files: {files}, entries of the index written: {put}, remarks: {troubles}",
    ),
    "keeps": (
        "ภาพถูกเก็บ {days} วัน และใช้เนื้อที่ไม่เกิน {percent} % ของดิสก์",
        "days that footage stays: {days}, most of the disk: {percent} %",
    ),
    "more": ("และอีก {count} รายการ", "and {count} more"),
    "stopped": ("หยุดแล้ว สั่งอีกครั้งเพื่อทำต่อ", "stopped; give the command again to go on"),
}
_TROUBLES = {
    "damaged": ("เสียหาย อ่านภาพไม่ได้", "damaged: no picture of it can be read"),
    "broken": ("บางภาพไม่สมบูรณ์", "some of its pictures are not whole"),
    "missing": ("อยู่ในดัชนี แต่ไม่พบแฟ้ม", "in the index, but the file is not there"),
    "new": ("พบแฟ้ม แต่ไม่อยู่ในดัชนี", "not in the index"),
    "foreign": ("เป็นภาพของกล้องอื่น ไม่ใช่กล้องของโฟลเดอร์นี้", "footage of another camera than its folder's"),
    "misnamed": ("ชื่อแฟ้มไม่ตรงกับเวลาของภาพ", "its name is not the time of its footage"),
    "buddhist_year": (
        "บันทึกขณะตั้งนาฬิกาเครื่องเป็นปี พ.ศ.",
        "recorded while the computer's clock was set to a year of the Buddhist era",
    ),
    "twice": ("ภาพช่วงนี้มีอยู่ในแฟ้มอื่นแล้ว", "this stretch of footage lies in another file too"),
    "other": ("ไม่ใช่แฟ้มภาพของโปรแกรม", "no footage of this program"),
}


class Words(CommandWords):
    WORDS = _WORDS

    def trouble(self, name: str) -> str:
        return self.of(_TROUBLES[name])

    def day(self, number: int) -> str:
        """Days since 1970 (UTC) as a date of the Buddhist era."""
        try:
            date = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=number)
        except OverflowError:
            return "?"
        return f"{date.day:02}/{date.month:02}/{date.year + ERA}"
