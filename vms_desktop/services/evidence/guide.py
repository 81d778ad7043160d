"""``HOW-TO-CHECK.txt``: how anybody checks a package with ``openssl`` and ``sha256sum`` alone, in Thai and English.

Lines that begin with four spaces are commands, those with an arrow what they print; a test runs them as they stand.
"""

from __future__ import annotations

from vms_desktop.domain.evidence.description import CONTENT
from vms_desktop.domain.evidence.manifest import GUIDE, KEY, MANIFEST, SIGNATURE, SUMS, Sealer
from vms_desktop.domain.evidence.names import FOLDERS
from vms_desktop.services.evidence.contents import printable

COMMAND, PRINTS = "    ", "    → "


def guide_text(number: str, delivery: int, seal: Sealer, files: int, content_sha256: str) -> bytes:
    """``files``: all files in the package. The byte order mark tells old editors that it is UTF-8."""
    folders = "|".join(sorted({FOLDERS[role] for role in CONTENT}))
    text = _TEXT.format(
        number=printable(number),  # a line of its own in it would be read as a command
        delivery=delivery,
        desk=printable(seal.name),
        desk_id=seal.desk,
        fingerprint=seal.fingerprint,
        files=files,
        content=content_sha256,
        folders=folders,
        manifest=MANIFEST,
        signature=SIGNATURE,
        sums=SUMS,
        key=KEY,
        guide=GUIDE,
    )
    return b"\xef\xbb\xbf" + text.encode()


_TEXT = """\
วิธีตรวจสอบชุดพยานหลักฐานภาพ / HOW TO CHECK THIS EVIDENCE PACKAGE
คำขอ / Request {number}    ครั้งที่ส่งมอบ / Delivery {delivery}
ผู้ผนึก / Sealed by {desk} ({desk_id})

ไม่ต้องใช้โปรแกรมของเรา ใช้เพียง sha256sum และ openssl (รุ่น 1.1.1 ขึ้นไป) ซึ่งมีใน Linux ทุกเครื่อง
และใน Git for Windows (Git Bash) เปิดเทอร์มินัลในโฟลเดอร์นี้ แล้วพิมพ์ตามทีละบรรทัด
You need none of our programs: only sha256sum and openssl (1.1.1 or newer), which every Linux has, and Git for Windows
(Git Bash). Open a terminal in this folder and type one line after the other.

1. ลายมือชื่อดิจิทัลของบัญชีรายการถูกต้องหรือไม่
   Does the signature of the list of contents hold?

    openssl pkeyutl -verify -pubin -inkey {key} -rawin -in {manifest} -sigfile {signature}
    → Signature Verified Successfully

2. กุญแจเป็นของศูนย์ที่ผนึกจริงหรือไม่: ต้องเทียบเลขนี้กับที่พิมพ์บนใบรับหรือที่ศูนย์แจ้ง ห้ามเทียบกับหน้านี้อย่างเดียว
   Is it the key of the desk that sealed it? Compare this number with the printed receipt, or ask the desk: this page
   alone proves nothing, because it lies beside the key.

    openssl pkey -pubin -in {key} -outform DER | tail -c 32 | sha256sum | cut -c1-64
    → {fingerprint}

3. รายการแฮชเป็นฉบับเดียวกับที่ลงลายมือชื่อไว้หรือไม่ (ต้องได้ 1)
   Is the list of hashes the one that was signed? (It must be 1.)

    grep -c "$(sha256sum {sums} | cut -c1-64)" {manifest}
    → 1

4. ทุกไฟล์ตรงกับรายการแฮชหรือไม่ (ทุกบรรทัดต้องเป็น OK เมื่อใช้ --quiet จะไม่พิมพ์อะไรถ้าถูกต้อง)
   Does every file agree with the list of hashes? (With --quiet it prints nothing when all agree.)

    sha256sum -c --quiet {sums} && echo OK
    → OK

5. มีไฟล์ที่ถูกเพิ่มเข้ามาหรือไม่ (ต้องได้จำนวนนี้)
   Was a file added? (There must be as many as this.)

    find . -type f | wc -l
    → {files}

6. เลขแฮชของพยานหลักฐานที่พิมพ์บนใบรับและใบรับรอง
   The hash of the evidence, as it is printed on the receipt and the certificate:

    grep -aE ' [*]({folders})/' {sums} | sha256sum | cut -c1-64
    → {content}

ถ้าทุกข้อถูกต้อง ชุดนี้ไม่ถูกแก้ไขตั้งแต่ผนึก ถ้าข้อใดไม่ตรง อย่าใช้เป็นหลักฐาน ให้แจ้งศูนย์ที่ส่งมอบ
When all of it agrees, this package is as it was sealed. When anything does not, do not rely on it: tell the desk that
handed it over.

ใน Windows โดยไม่มี Git Bash ตรวจข้อ 4 ได้ด้วย PowerShell (ต้องไม่พิมพ์อะไร)
In Windows without Git Bash, step 4 can be done in PowerShell (it must print nothing):

  Get-Content -Encoding UTF8 {sums} | ForEach-Object {{ $h, $n = $_ -split ' \\*', 2
    if ((Get-FileHash -Algorithm SHA256 -LiteralPath $n).Hash -ne $h) {{ "CHANGED: $n" }} }}

ชื่อโฟลเดอร์ / Folders
  original      ภาพต้นฉบับ ไม่เข้ารหัสใหม่ / the original pictures, not encoded anew
  playable      ภาพเดียวกันในรูปแบบที่เปิดได้ทุกเครื่อง / the same pictures in a form that plays everywhere
  working-copy  สำเนาเพื่อใช้งาน มีข้อความบนภาพ / working copies with text in the picture
  privacy-copy  สำเนาปิดบังภาพบุคคล / copies with areas masked
  stills        ภาพนิ่ง / still pictures
  attachments   เอกสารแนบ / attached papers
  forms         ใบรับและใบรับรอง / receipt and certificates
"""
