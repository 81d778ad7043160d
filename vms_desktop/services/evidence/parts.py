"""Split copies: a medium that takes no files above 4 GiB − 1 byte (FAT32) gets large files in numbered parts.

The seal stays what it was: it holds for the whole files, which the parts are hashed as. A split copy has two files
more, which follow from manifest and parts and are checked against that: the parts' hashes and the way to join them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vms_desktop.domain.evidence.manifest import SUMS
from vms_desktop.services.evidence.contents import Listed

PART_SUMS, JOIN_GUIDE = "SHA256SUMS.parts", "HOW-TO-JOIN.txt"
FAT32_MOST = (4 << 30) - 1
"""Bytes a file may have on FAT32."""
PART_BYTES = 4095 << 20
MOST_PARTS = 999
PARTS_FOLDER = ".parts"
"""Ending of the folder that a split ZIP lies in."""
Parts = tuple[Listed, ...]


def part_name(path: str, number: int) -> str:
    """``video.mp4.001``; from 1."""
    return f"{path}.{number:03d}"


def parts_of(path: str, listed: Mapping[str, Listed]) -> Parts:
    """The parts of a file that are there, up to the first that is not; none: it was not split."""
    found = []
    for number in range(1, MOST_PARTS + 1):
        one = listed.get(part_name(path, number))
        if one is None:
            break
        found.append(one)
    return tuple(found)


def part_sums_text(hashes: Mapping[str, str]) -> bytes:
    """As ``sha256sum --binary`` writes it; hashes by the parts' paths."""
    return "".join(f"{hashes[path]} *{path}\n" for path in sorted(hashes, key=str.encode)).encode()


def join_guide(hashes: Mapping[str, str], parts: Mapping[str, Sequence[str]]) -> bytes:
    """How to put the parts together again, in Thai and English: the same bytes for the same package and parts.

    ``hashes``: of the whole files; ``parts``: the paths of each one's parts, in order.
    """
    lines = [_HEAD]
    for path in sorted(parts, key=str.encode):
        names, digest = parts[path], hashes.get(path, "")
        windows = [f'"{name}"'.replace("/", "\\") for name in [*names, path]]
        lines += [
            f"== {path}\n",
            "Linux, macOS:\n",
            f"    cat {' '.join(map(_quoted, names))} > {_quoted(path)}\n",
            "Windows (cmd):\n",
            f"    copy /b {' + '.join(windows[:-1])} {windows[-1]}\n",
            f"SHA-256 ของไฟล์ที่ต่อแล้ว / of the joined file:\n    {digest}\n\n",
        ]
    return "".join([*lines, _TAIL.format(part_sums=PART_SUMS, sums=SUMS)]).encode()


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "'\\''") + "'"


_HEAD = """\
ไฟล์ใหญ่ในสำเนานี้ถูกแบ่งเป็นส่วน เพราะสื่อบันทึกนี้รับไฟล์เกิน 4 GB ไม่ได้ (FAT32)
ให้คัดลอกโฟลเดอร์นี้ลงดิสก์ก่อน แล้วต่อไฟล์ด้วยคำสั่งข้างล่าง การแบ่งไฟล์ไม่กระทบลายมือชื่อดิจิทัลของชุดพยานหลักฐาน
Large files of this copy are in parts, because this medium takes no files above 4 GB (FAT32). Copy this folder to a
disk first, then join the files with the commands below. Splitting does not touch the package's signature.

"""
_TAIL = """\
ตรวจส่วนของไฟล์ก่อนต่อ / To check the parts before joining them:
    sha256sum -c {part_sums}
เมื่อต่อแล้วให้ลบส่วนของไฟล์ ไฟล์ {part_sums} และไฟล์นี้ แล้วตรวจทั้งชุดตาม HOW-TO-CHECK.txt
After joining, delete the parts, {part_sums} and this file, and check the whole as HOW-TO-CHECK.txt tells ({sums}).
"""
