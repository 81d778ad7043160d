"""What ``doctor`` says, Thai and English side by side.

No Qt here and no translation file: these texts must also be there where Qt does not load or the translations are
missing, because that is what they tell about. Errors of other parts (``storage.*``, …) have theirs in ``messages``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DoctorText:
    """``action`` is empty where nothing has to be done."""

    text: str
    action: str


# code → (text th, action th, text en, action en)
_TEXTS: dict[str, tuple[str, str, str, str]] = {
    "doctor.qt_ok": ("Qt {version} ใช้งานได้", "", "Qt {version} loads", ""),
    "doctor.qt_failed": (
        "เปิดส่วนติดต่อผู้ใช้ (Qt) ไม่ได้",
        "สั่ง make setup หรือติดตั้งไลบรารี xcb ตามรายการใน docs/install.md",
        "Qt, which draws the desk, does not load",
        "Run make setup, or install the xcb libraries listed in docs/install.md.",
    ),
    "doctor.libvlc_ok": ("libVLC {version} · ปลั๊กอิน {plugins}", "", "libVLC {version}, plugins in {plugins}", ""),
    "doctor.relay_ok": (
        "ตัวส่งต่อภาพเริ่มทำงานและติดต่อกล้องด้วย RTSP ได้ · libVLC เปิด rtsp:// เอง: {direct}",
        "",
        "The relay starts and speaks RTSP to cameras; libVLC opens rtsp:// by itself: {direct}",
        "",
    ),
    "doctor.rtsp_failed": (
        "ตัวส่งต่อภาพติดต่อกล้องด้วย RTSP ไม่ได้",
        "ตรวจไฟร์วอลล์ของเครื่อง แล้วติดตั้งโปรแกรมใหม่หากยังไม่ได้",
        "The relay could not speak RTSP to a camera on this machine",
        "Check the firewall of this machine; install the program again if it stays so.",
    ),
    "doctor.renderer_hardware": (
        "วาดภาพด้วยการ์ดจอ: {name}",
        "",
        "Pictures are drawn by a graphics processor: {name}",
        "",
    ),
    "doctor.renderer_software": (
        "วาดภาพด้วยซีพียู: {name}",
        "ใช้งานได้ แต่ใช้ซีพียูมาก ติดตั้งการ์ดจอและไดรเวอร์หากต้องแสดงหลายภาพขนาดใหญ่",
        "Pictures are drawn by the processor: {name}",
        "It works at a higher processor load; a graphics card with its driver carries more and larger pictures.",
    ),
    "doctor.database_ok": (
        "ฐานข้อมูลสมบูรณ์ รุ่น {revision} · {path}",
        "",
        "The database is sound, schema {revision}: {path}",
        "",
    ),
    "doctor.database_absent": (
        "ยังไม่มีฐานข้อมูล จะสร้างเมื่อเปิดโปรแกรมครั้งแรก · {path}",
        "",
        "There is no database yet; it is made when the desk is first opened: {path}",
        "",
    ),
    "doctor.database_older": (
        "ฐานข้อมูลเป็นรุ่นเก่า {revision} · {path}",
        "โปรแกรมจะสำรองข้อมูลแล้วปรับรุ่นให้เองเมื่อเปิดครั้งถัดไป",
        "The database has an older schema, {revision}: {path}",
        "It is backed up and brought up to date when the desk is next opened.",
    ),
    "doctor.settings_ok": ("การตั้งค่าอ่านได้ · {path}", "", "The settings can be read: {path}", ""),
    "doctor.settings_default": (
        "ยังไม่มีไฟล์การตั้งค่า ใช้ค่าเริ่มต้น · {path}",
        "",
        "There are no settings yet, defaults are used: {path}",
        "",
    ),
    "doctor.settings_damaged": (
        "ไฟล์การตั้งค่าเสียหายหรืออ่านไม่ได้ · {path}",
        "โปรแกรมจะใช้ค่าเริ่มต้นและเก็บไฟล์เดิมไว้ข้างกัน ตั้งค่าใหม่ หรือนำไฟล์สำรองกลับมา",
        "The settings file is damaged or cannot be read: {path}",
        "Defaults are used and the old file is kept beside it; set what is missing again, or put a copy back.",
    ),
    "doctor.disk_ok": ("พื้นที่ว่าง {free_gb} GB · {path}", "", "{free_gb} GB free in {path}", ""),
    "doctor.disk_low": (
        "พื้นที่ว่างเหลือเพียง {free_gb} GB · {path}",
        "ลบไฟล์ที่ไม่ใช้ หรือย้ายโฟลเดอร์ข้อมูลด้วย --data-dir",
        "Only {free_gb} GB free in {path}",
        "Free space, or move the data folder (--data-dir).",
    ),
    "doctor.fonts_ok": ("แบบอักษร Sarabun ครบ", "", "The Sarabun fonts are complete", ""),
    "doctor.fonts_missing": (
        "แบบอักษรไม่ครบ: {names}",
        "ติดตั้งโปรแกรมใหม่",
        "Fonts are missing or damaged: {names}",
        "Install the program again.",
    ),
    "doctor.resources_ok": ("ไฟล์ของโปรแกรมครบ", "", "The program's files are complete", ""),
    "doctor.resources_missing": (
        "ไฟล์ของโปรแกรมไม่ครบ: {names}",
        "สั่ง make setup หรือติดตั้งโปรแกรมใหม่",
        "Files of the program are missing: {names}",
        "Run make setup, or install the program again.",
    ),
    "doctor.key_store_ok": (
        "รหัสผ่านของกล้องเข้ารหัสด้วยกุญแจในที่เก็บกุญแจของระบบ ({name})",
        "",
        "Camera passwords are sealed with a key in the system's key store ({name})",
        "",
    ),
    "doctor.key_store_absent": (
        "ระบบนี้ไม่มีที่เก็บกุญแจ กุญแจจะอยู่ในไฟล์ส่วนตัวในโฟลเดอร์ข้อมูล",
        "จำกัดสิทธิ์การเข้าถึงโฟลเดอร์ข้อมูลและไฟล์สำรอง หรือเปิดใช้ที่เก็บกุญแจของระบบ",
        "This system has no usable key store: the key lies in a private file in the data folder",
        "Guard the data folder and its copies, or unlock or set up the system's key store.",
    ),
    "doctor.clock_ok": (
        "นาฬิกาเทียบเวลากับเครื่องแม่ข่ายแล้ว (ไม่ทราบค่าคลาดเคลื่อน)",
        "",
        "The clock is synchronised (by how much it is off cannot be told)",
        "",
    ),
    "doctor.clock_not_synchronised": (
        "นาฬิกาของเครื่องไม่ได้เทียบเวลา (NTP)",
        "เปิดใช้การเทียบเวลา เช่น timedatectl set-ntp true เวลาในภาพและบันทึกต้องถูกต้อง",
        "The clock is not synchronised (NTP)",
        "Switch time synchronisation on (timedatectl set-ntp true): times of pictures and records depend on it.",
    ),
    "doctor.clock_unknown": (
        "ไม่ทราบว่านาฬิกาเทียบเวลาแล้วหรือไม่",
        "ตรวจการตั้งค่าเวลาของระบบ",
        "Whether the clock is synchronised cannot be told on this system",
        "Check the time settings of the system.",
    ),
    "doctor.zone_ok": ("เครื่องตั้งเขตเวลาไทย (UTC+7)", "", "The workstation is set to Thai time (UTC+7)", ""),
    "doctor.zone_other": (
        "เครื่องตั้งเขตเวลาอื่น ({zone}) โปรแกรมแสดงเวลาไทยเสมอ",
        "ตั้งเขตเวลาของเครื่องเป็นกรุงเทพฯ (UTC+7) เพื่อให้โปรแกรมอื่นและชื่อเวลาของไฟล์ตรงกัน",
        "The workstation is set to another time zone ({zone}); this program shows Thai time all the same",
        "Set its time zone to Bangkok (UTC+7), so that other programs and the times of files say the same.",
    ),
    "doctor.ports_ok": (
        "การติดต่อภายในเครื่อง (127.0.0.1) ใช้งานได้",
        "",
        "Connections inside this machine (127.0.0.1) work",
        "",
    ),
    "doctor.ports_failed": (
        "การติดต่อภายในเครื่อง (127.0.0.1) ใช้งานไม่ได้",
        "ตรวจไฟร์วอลล์และการตั้งค่าเครือข่าย lo",
        "Connections inside this machine (127.0.0.1) do not work",
        "Check the firewall and the loopback interface.",
    ),
    "doctor.display_ok": ("จอภาพ {name}", "", "Display {name}", ""),
    "doctor.display_none": (
        "ที่นี่ไม่มีจอภาพให้แสดงโปรแกรม",
        "เปิดจากหน้าเดสก์ท็อป (X11 หรือ Xwayland) ส่วน make demo สร้างจอเสมือนเองได้",
        "There is no display to open the desk on",
        "Start it from a desktop session (X11 or Xwayland); make demo brings its own screen.",
    ),
    "doctor.no_answer": (
        "ตรวจไม่เสร็จภายใน {seconds} วินาที",
        "ลองอีกครั้งเมื่อเครื่องว่าง หากยังเป็นอยู่ให้รีสตาร์ตเครื่อง",
        "The check was not done within {seconds} s",
        "Try again when the machine is less busy; restart it if it stays so.",
    ),
    "doctor.check_failed": (
        "การตรวจสอบล้มเหลว",
        "แจ้งผู้พัฒนาพร้อมรายละเอียดด้านล่าง",
        "The check itself failed",
        "Report this to the developers with the detail below.",
    ),
}

_CHECKS = {
    "qt": ("ส่วนติดต่อผู้ใช้", "Qt"),
    "libvlc": ("libVLC", "libVLC"),
    "relay": ("ตัวส่งต่อภาพ", "Relay"),
    "renderer": ("การวาดภาพ", "Renderer"),
    "display": ("จอภาพ", "Display"),
    "database": ("ฐานข้อมูล", "Database"),
    "settings": ("การตั้งค่า", "Settings"),
    "disk": ("ดิสก์", "Disk"),
    "key_store": ("ที่เก็บกุญแจ", "Key store"),
    "resources": ("ไฟล์ของโปรแกรม", "Files"),
    "fonts": ("แบบอักษร", "Fonts"),
    "clock": ("นาฬิกา", "Clock"),
    "zone": ("เขตเวลา", "Time zone"),
    "ports": ("พอร์ต", "Ports"),
}

_SUMMARIES = {
    "ok": ("เครื่องนี้พร้อมใช้งาน", "This workstation is ready."),
    "warning": ("เครื่องนี้ใช้งานได้ มีข้อควรปรับปรุง", "This workstation works; something could be better."),
    "problem": ("เครื่องนี้ยังใช้งานไม่ได้ครบ", "Part of the program does not work on this workstation."),
}

YES_NO = {True: ("ได้", "yes"), False: ("ไม่ได้ (ไม่จำเป็น)", "no (not needed)"), None: ("ไม่ทราบ", "not known")}


def known_codes() -> frozenset[str]:
    return frozenset(_TEXTS)


def check_name(check: str, language: str) -> str:
    return _CHECKS[check][language == "en"]


def summary(status: str, language: str) -> str:
    """``status``: a value of ``services.doctor.Status``."""
    return _SUMMARIES[status][language == "en"]


def doctor_text(code: str, params: Mapping[str, Any], language: str) -> DoctorText | None:
    """None: the code belongs to another part."""
    if code not in _TEXTS:
        return None
    words = _TEXTS[code][2:] if language == "en" else _TEXTS[code][:2]
    return DoctorText(words[0].format(**params), words[1])
