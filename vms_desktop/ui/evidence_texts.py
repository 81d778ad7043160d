"""What a check of an evidence package says, Thai and English side by side.

No Qt here and no translation file: ``vms-desktop verify`` has to work where neither is, on the machine of a court.
"""

from __future__ import annotations

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.findings import Fault, Finding

# fault → (text th, text en)
_FAULTS: dict[Fault, tuple[str, str]] = {
    Fault.CHANGED: ("ถูกแก้ไข: {name}", "changed: {name}"),
    Fault.MISSING: ("หายไป: {name}", "missing: {name}"),
    Fault.ADDED: ("ถูกเพิ่มเข้ามา: {name}", "added: {name}"),
    Fault.SIGNATURE: (
        "ลายมือชื่อดิจิทัลไม่ตรงกับบัญชีรายการ: manifest.json, {name} หรือกุญแจถูกแก้ไข",
        "the signature does not hold: manifest.json, {name} or the key was changed",
    ),
    Fault.UNKNOWN_KEY: (
        "ลงลายมือชื่อด้วยกุญแจที่ไม่รู้จัก ลายนิ้วมือกุญแจ {note}",
        "signed by an unknown key, fingerprint {note}",
    ),
    Fault.FIELD: ("ช่องข้อมูลในบัญชีรายการไม่ถูกต้อง: {name}", "a field of the manifest is wrong: {name}"),
    Fault.NAME: ("ชื่อไฟล์ที่อาจหลอกลวง: {name}", "a name that may lead astray: {name}"),
    Fault.NO_FILE: ("ไม่ใช่ไฟล์ธรรมดา (ลิงก์หรืออุปกรณ์): {name}", "no plain file (a link or device): {name}"),
    Fault.TWICE: ("ชื่อซ้ำกัน: {name} กับ {note}", "the same name twice: {name} and {note}"),
    Fault.UNREADABLE: ("อ่านไม่ได้: {name}", "could not be read: {name}"),
    Fault.TOO_MUCH: (
        "ขยายออกมาใหญ่ผิดปกติ อาจเป็นกับดัก: {name}",
        "unpacks to far more than any file here, maybe a trap: {name}",
    ),
    Fault.ZIP: ("โครงสร้าง ZIP ขัดแย้งกันเอง: {name}", "the ZIP contradicts itself: {name}"),
}
# note → (text th, text en), told in brackets
_NOTES: dict[str, tuple[str, str]] = {
    "size": ("ขนาดไม่ตรง", "its size differs"),
    "parts": ("ส่วนของไฟล์ต่อกันแล้วไม่ตรง", "its parts do not join to it"),
    "empty": ("ชื่อว่าง", "an empty name"),
    "absolute": ("ชี้ไปที่อื่นในดิสก์", "it points elsewhere on the disk"),
    "upwards": ("ชี้ออกนอกชุด", "it leads out of the package"),
    "letters": ("มีอักขระต้องห้าม", "it has forbidden letters"),
    "reserved": ("ชื่อสงวนของ Windows", "Windows takes it for a device"),
    "ending": ("ลงท้ายด้วยจุดหรือช่องว่าง", "it ends with a dot or space"),
    "too_long": ("ยาวหรือซ้อนลึกเกินไป", "too long or too deep"),
    "overlap": ("ไฟล์ซ้อนทับกัน", "files lie over one another"),
    "method": ("วิธีบีบอัดที่ไม่รองรับ", "packed in a way that is not accepted"),
    "not_json": ("ไม่ใช่ JSON", "no JSON"),
    "too_large": ("ใหญ่เกินไป", "too large"),
    "too_deep": ("ซ้อนลึกเกินไป", "nested too deep"),
    "twice": ("มีซ้ำ", "there twice"),
    "missing": ("ไม่มี", "not there"),
    "unknown": ("ไม่รู้จัก", "not known"),
    "type": ("ชนิดข้อมูลผิด", "of another type"),
    "value": ("ค่าใช้ไม่ได้", "an impossible value"),
    "time": ("ไม่ใช่เวลา", "no time"),
    "time_differs": ("เวลา UTC กับ พ.ศ. ไม่ตรงกัน", "UTC and Buddhist era differ"),
    "hash": ("แฮชไม่ตรงกับรายการไฟล์", "its hash is not that of the files"),
    "path": ("ไม่มีไฟล์นี้ในรายการ", "no such file is listed"),
    "sealer": ("ไม่ใช่กุญแจที่ลงลายมือชื่อ", "not the key that signed"),
    "camera": ("ไม่มีกล้องนี้ในรายการ", "no such camera is listed"),
    "made_from": ("ไม่มีไฟล์ต้นทาง", "what it was made from is not listed"),
    "kept_other": ("ต่างจากฉบับที่ศูนย์เก็บไว้", "differs from the copy that the desk keeps"),
}
# code → (what th, what to do th, what en, what to do en): what a check itself may fail with
_ERRORS: dict[str, tuple[str, str, str, str]] = {
    "evidence.not_there": (
        "ไม่พบ {path}",
        "ตรวจชื่อและตำแหน่ง",
        "{path} is not there",
        "Check its name and place.",
    ),
    "evidence.not_readable": (
        "อ่าน {path} ไม่ได้",
        "ตรวจสิทธิ์และสื่อบันทึก แล้วลองใหม่",
        "{path} cannot be read",
        "Check the rights and the medium, then do it again.",
    ),
    "evidence.not_a_package": (
        "ไม่ใช่ชุดพยานหลักฐาน",
        "เลือกโฟลเดอร์ที่มี manifest.json หรือไฟล์ ZIP ของชุด",
        "This is no evidence package",
        "Choose the folder with manifest.json, or the package's ZIP file.",
    ),
    "evidence.newer_format": (
        "ชุดนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า ({format})",
        "ปรับรุ่นโปรแกรมก่อนตรวจ",
        "A newer program made this package ({format})",
        "Check it with a newer version of this program.",
    ),
    "evidence.too_many_files": (
        "มีไฟล์เกิน {most} ไฟล์ ไม่ใช่ชุดพยานหลักฐาน",
        "อย่าแตกไฟล์ ให้สอบถามผู้ส่ง",
        "There are more than {most} files: no evidence package has so many",
        "Do not unpack it; ask where it came from.",
    ),
    "evidence.zip_damaged": (
        "ไฟล์ ZIP เสียหายหรือไม่ครบ",
        "คัดลอกจากสื่อต้นทางใหม่ แล้วตรวจอีกครั้ง",
        "The ZIP file is damaged or not whole",
        "Copy it again from where it came, and check that.",
    ),
    "evidence.part_missing": (
        "ไม่พบส่วนของไฟล์ {file}",
        "คัดลอกทุกส่วนจากสื่อต้นทางไว้ในโฟลเดอร์เดียวกัน แล้วตรวจอีกครั้ง",
        "The part {file} is not there",
        "Copy all parts from where they came into one folder, and check again.",
    ),
    "evidence.passphrase_needed": (
        "ชุดนี้เข้ารหัสไว้",
        "ใส่รหัสผ่านที่ได้รับแยกต่างหาก",
        "This package is encrypted",
        "Give the passphrase that was told separately.",
    ),
    "evidence.passphrase_wrong": (
        "รหัสผ่านไม่ถูกต้อง",
        "ตรวจตัวสะกดและภาษาแป้นพิมพ์ แล้วใส่ใหม่ ถ้ารหัสผ่านหายให้ขอชุดใหม่จากศูนย์",
        "The passphrase is wrong",
        "Check spelling and keyboard, then give it again. If it is lost, ask the desk for a new copy.",
    ),
    "evidence.no_encryption": (
        "โปรแกรมนี้เปิดไฟล์เข้ารหัสไม่ได้",
        "ติดตั้งโปรแกรมใหม่ หรือแตกไฟล์ด้วย 7-Zip แล้วตรวจโฟลเดอร์",
        "This copy of the program cannot open encrypted files",
        "Install it again, or unpack with 7-Zip and check the folder.",
    ),
    "evidence.bad_fingerprint": (
        "ไม่ใช่ลายนิ้วมือกุญแจ",
        "ใส่เลขฐานสิบหกอย่างน้อย {least} หลัก หรือไฟล์ PEM",
        "This is no fingerprint of a key",
        "Give at least {least} hexadecimal digits, or a PEM file.",
    ),
    "evidence.no_key": (
        "{path} ไม่ใช่กุญแจสาธารณะ Ed25519",
        "เลือกไฟล์ public-key.pem",
        "{path} holds no Ed25519 public key",
        "Choose a public-key.pem.",
    ),
}
WORDS: dict[str, tuple[str, str]] = {
    "intact": (
        "✔ ครบถ้วนถูกต้อง: ไม่ถูกแก้ไขตั้งแต่ผนึก",
        "✔ INTACT: it is as it was sealed",
    ),
    "broken": ("✘ ไม่ครบถ้วนถูกต้อง: พบ {count} เรื่อง", "✘ NOT INTACT, findings: {count}"),
    "unknown_key": (
        "✘ ทุกไฟล์ตรงกับบัญชีรายการ แต่ผู้ผนึกเป็นกุญแจที่ไม่รู้จักที่นี่",
        "✘ NOT PROVEN: every file agrees with the list, but the key that sealed it is not known here",
    ),
    "not_checked": ("ตรวจสอบไม่ได้", "could not be checked"),
    "request": ("คำขอ {number} ครั้งที่ {delivery}", "request {number}, delivery {delivery}"),
    "signer": ("ผนึกโดย {name} · ลายนิ้วมือกุญแจ {fingerprint}", "sealed by {name}, key {fingerprint}"),
    "signer_unknown": ("กุญแจที่ไม่รู้จัก", "a key that is not known here"),
    "made": ("ทำเมื่อ {made}", "made {made}"),
    "read": ("อ่านและตรวจแฮชแล้ว {files} ไฟล์ {size} MB", "files read and hashed: {files}, {size} MB"),
    "hash": ("แฮชของชุด (manifest.json) {hash}", "hash of the package (manifest.json) {hash}"),
    "content": ("แฮชของพยานหลักฐาน (ตามใบรับ) {hash}", "hash of the evidence (on the receipt) {hash}"),
    "split": ("สำเนาที่แบ่งไฟล์ใหญ่เป็นส่วน", "a copy with large files in parts"),
    "encrypted": ("ไฟล์เข้ารหัส", "encrypted"),
    "how_to_trust": (
        "เทียบลายนิ้วมือกุญแจกับที่พิมพ์บนใบรับ แล้วใช้ --key ลายนิ้วมือ",
        "compare the fingerprint with the printed receipt, then give --key FINGERPRINT",
    ),
    "passphrase": ("รหัสผ่าน: ", "Passphrase: "),
    "finding": ("  ✘ {text}", "  ✘ {text}"),
}


def say(language: str, name: str, /, **params: object) -> str:
    """``language``: ``th`` or ``en``."""
    thai, english = WORDS[name]
    return (english if language == "en" else thai).format(**params)


def finding_text(finding: Finding, language: str) -> str:
    """One line: what is wrong with which file or field."""
    thai, english = _FAULTS[finding.fault]
    text = (english if language == "en" else thai).format(name=finding.name, note=finding.note)
    notes = []
    if finding.note in _NOTES and finding.fault is not Fault.TWICE:
        notes.append(_NOTES[finding.note][1 if language == "en" else 0])
    elif finding.fault is Fault.UNREADABLE and finding.note:
        notes.append(finding.note)
    if finding.was or finding.now:
        notes.append(" → ".join(one for one in (finding.was, finding.now) if one))
    return f"{text} ({'; '.join(notes)})" if notes else text


def check_error_text(error: VmsError, language: str) -> str:
    """Why it could not be checked, and what to do; of another code: the code itself."""
    if error.code not in _ERRORS:
        return str(error)
    what_th, step_th, what_en, step_en = _ERRORS[error.code]
    what, step = (what_en, step_en) if language == "en" else (what_th, step_th)
    return f"{what} — {step}".format_map({"path": "", "format": "", "most": "", "least": ""} | error.params)
