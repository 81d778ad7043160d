"""Builds, packs or copies a package and kills itself with SIGKILL at a point.

Run as a program: WHAT FOLDER POINT NTH.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "unit" / "evidence"))

from evidence_room import TRUST, builder, wish

from vms_desktop.adapters.archives import AesZips
from vms_desktop.domain.evidence.manifest import MANIFEST
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.manifest_check import read_manifest
from vms_desktop.services.evidence.media import copy_package
from vms_desktop.services.evidence.packing import pack

LARGE = 3 << 20


def main() -> int:
    what, folder, point, nth = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    passed = 0

    def at(name: str) -> None:
        nonlocal passed
        passed += name == point
        if name == point and passed == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    if what == "build":
        asyncio.run(builder(at=at).build(wish(folder, LARGE), folder / "out"))
        return 0
    package = next((folder / "out").iterdir())
    if what == "copy":
        medium = MediumFacts(most_bytes=LARGE // 2)
        copy_package(package, folder / "copy", medium, TRUST, at=at, part_bytes=LARGE // 3)
        return 0
    manifest, _flaws = read_manifest((package / MANIFEST).read_bytes())
    assert manifest is not None
    pack(package, manifest, folder / "copy", TRUST, passphrase="x" * 20, encrypted=AesZips(), at=at)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
