"""What medium a folder lies on: its file system, its volume's serial number and label, the drive's own serial number.

The one place that asks the platform. Linux: ``/proc/self/mountinfo``, ``/dev/disk``, ``/sys`` (no rights needed).
Windows: ``GetVolumeInformationW``. Elsewhere nothing is known, and that is what it says.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.parts import FAT32_MOST

_MOST_BYTES = {
    "vfat": FAT32_MOST,
    "fat32": FAT32_MOST,
    "fat": (2 << 30) - 1,
    "fat16": (2 << 30) - 1,
    "msdos": (2 << 30) - 1,
}
"""Largest file by file system, lower case."""
_ESCAPED = re.compile(r"\\(x[0-9a-fA-F]{2}|[0-7]{3})")


@dataclass(frozen=True)
class WorkstationMedia:
    """Implements ``evidence_ports.Media``. The paths are the system's, others in tests."""

    mounts: Path = Path("/proc/self/mountinfo")
    disks: Path = Path("/dev/disk")
    devices: Path = Path("/sys/dev/block")

    def facts(self, folder: Path) -> MediumFacts:
        """As in the port. Where the folder is not there yet: of the medium it will lie on."""
        place = folder.absolute()
        while not place.exists() and place != place.parent:
            place = place.parent
        try:
            return _of_windows(place) if sys.platform == "win32" else self._of_linux(place)
        except (OSError, ValueError):
            return MediumFacts()  # what cannot be told stays empty

    # ---- Linux -----------------------------------------------------------------------------------------------

    def _of_linux(self, place: Path) -> MediumFacts:
        number, file_system, source = self._mount(os.path.realpath(place))
        device = os.path.realpath(source) if source.startswith("/") else ""
        return MediumFacts(
            serial=self._named("by-uuid", device),
            label=self._named("by-label", device),
            device_serial=self._drive_serial(number),
            file_system=file_system,
            most_bytes=_MOST_BYTES.get(file_system.lower()),
        )

    def _mount(self, place: str) -> tuple[str, str, str]:
        """Device number, file system and source of the mount that the path lies on (proc(5), mountinfo)."""
        best, found = -1, ("", "", "")
        for line in self.mounts.read_text("utf-8", "surrogateescape").splitlines():
            before, _, after = line.partition(" - ")
            fields, kinds = before.split(" "), after.split(" ")
            if len(fields) < 5 or len(kinds) < 2:
                continue
            point = _plain(fields[4])
            within = place == point or place.startswith(point.rstrip("/") + "/")
            # Of two mounts at the same place the later one counts: it covers the other.
            if within and len(point) >= best:
                best, found = len(point), (fields[2], kinds[0], _plain(kinds[1]))
        return found

    def _named(self, kind: str, device: str) -> str:
        """The name under which udev lists the device; empty: none."""
        folder = self.disks / kind
        if not device or not folder.is_dir():
            return ""
        for link in sorted(folder.iterdir()):
            if os.path.realpath(link) == device:
                return _plain(link.name)
        return ""

    def _drive_serial(self, number: str) -> str:
        """The nearest ``serial`` above the block device: a stick's is that of its USB device."""
        if not number or not (self.devices / number).exists():
            return ""
        at, top = (self.devices / number).resolve(), self.devices.parent.parent.resolve()
        while top in at.parents:
            serial = at / "serial"
            if serial.is_file():
                return serial.read_text("ascii", "replace").strip()[:100]
            at = at.parent
        return ""


def _plain(text: str) -> str:
    """Without the escapes of mountinfo (``\\040``) and of udev (``\\x20``)."""

    def letter(match: re.Match[str]) -> str:
        code = match[1]
        return chr(int(code[1:], 16) if code.startswith("x") else int(code, 8))

    plain = _ESCAPED.sub(letter, text)
    try:
        return plain.encode("latin-1").decode("utf-8")  # the escapes are bytes of UTF-8
    except ValueError:
        return plain


# ---- Windows -----------------------------------------------------------------------------------------------------


def _of_windows(place: Path) -> MediumFacts:
    """GetVolumePathNameW and GetVolumeInformationW of kernel32 (Windows SDK, fileapi.h)."""
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]  # is there on Windows only
    room = 260 + 1
    root, label, kind = (ctypes.create_unicode_buffer(room) for _ in range(3))
    serial = ctypes.c_uint32()
    if not kernel.GetVolumePathNameW(str(place), root, room):
        return MediumFacts()
    if not kernel.GetVolumeInformationW(root, label, room, ctypes.byref(serial), None, None, kind, room):
        return MediumFacts()
    return MediumFacts(
        serial=f"{serial.value >> 16:04X}-{serial.value & 0xFFFF:04X}",  # as Explorer and dir show it
        label=label.value,
        file_system=kind.value,
        most_bytes=_MOST_BYTES.get(kind.value.lower()),
    )
