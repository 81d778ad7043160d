"""What ``vms-desktop recorders`` says besides errors, in Thai and English."""

from __future__ import annotations

from vms_desktop.commands.texts import CommandWords

_WORDS = {
    "listed": ("ทั้งหมด {count} เครื่อง", "recorders: {count}"),
    "added": ("เพิ่มเครื่องบันทึก {name} แล้ว จับคู่กล้อง {count} ตัว", "added recorder {name}, cameras assigned: {count}"),
    "assigned": ("เครื่องบันทึก {name}: จับคู่กล้อง {count} ตัว", "recorder {name}: cameras assigned: {count}"),
    "removed": ("ลบเครื่องบันทึก {name} แล้ว", "removed recorder {name}"),
    "password": ("รหัสผ่านของ {username}: ", "Password of {username}: "),
    "answers": (
        "{name}: {make} {model} นาฬิกาต่างจากเครื่องนี้ {offset} วินาที",
        "{name}: {make} {model}, its clock minus ours {offset} s",
    ),
    "recording": (
        "  {token}  {called}  {codec}  {begin} – {end}  กล้อง: {camera}",
        "  {token}  {called}  {codec}  {begin} – {end}  camera: {camera}",
    ),
    "channel": ("  ช่อง {channel}: {codec}", "  channel {channel}: {codec}"),
    "no_channels": (
        "{name}: ยังไม่ได้จับคู่ช่องกับกล้อง",
        "{name}: no channel is assigned to a camera yet",
    ),
    "nobody": ("-", "-"),
}


class Words(CommandWords):
    WORDS = _WORDS
