"""Measures evidence packages: an hour of one 4 Mb/s camera built, sealed and read back; copied; hashed again by a check.

Every measurement runs in a process of its own, which tells its seconds, its processor time and its highest memory. Run
by ``run.py --only evidence``, or alone: ``evidence.py [--megabytes N]``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vms_desktop.adapters.archives import AesZips
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.evidence.description import (
    Approval,
    CameraFacts,
    Decision,
    FileRole,
    PackageDescription,
    Party,
    RequestFacts,
)
from vms_desktop.domain.evidence.findings import KnownKey
from vms_desktop.domain.evidence.manifest import MANIFEST, Software
from vms_desktop.services.evidence.building import PackageBuilder
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.manifest_check import read_manifest
from vms_desktop.services.evidence.media import copy_package
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.packing import pack
from vms_desktop.services.evidence.wish import PackageWish, SourceFile

ROOT = Path(__file__).resolve().parent.parent
HOUR_MB = 4 * 3600 // 8
"""4 Mb/s for an hour, in megabytes of 10^6."""
_PASSPHRASE = "measured-measured-measured"
_NAME = "1101-0007.mkv"


class _Signer:
    _key = Ed25519PrivateKey.from_private_bytes(b"b" * 32)
    desk = Desk(_key.public_key().public_bytes_raw(), "measuring")

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


TRUST = Trust([KnownKey(_Signer.desk.public_key, "measuring")], signature_holds)


def _wish(source: Path) -> PackageWish:
    now, who = datetime.now(UTC), Party("measuring")
    request = RequestFacts("REQ-2569-0001", now, who, "court", "measuring")
    camera = CameraFacts("c-1", "1101-0007", "measuring")
    described = PackageDescription(str(uuid4()), 1, request, Approval(Decision.APPROVED, who, now), (camera,), ())
    return PackageWish(described, (SourceFile(source, FileRole.ORIGINAL, _NAME, camera="c-1"),))


def _do(what: str, folder: Path) -> None:
    package = folder / "store" / "REQ-2569-0001_1"
    if what == "build":
        builder = PackageBuilder(_Signer(), signature_holds, SystemClock(), Software("measuring", "0"))
        asyncio.run(builder.build(_wish(folder / _NAME), folder / "store"))
    elif what == "copy":
        copy_package(package, folder / "stick", MediumFacts(), TRUST)
    elif what in ("pack", "pack_aes"):
        manifest, _flaws = read_manifest((package / MANIFEST).read_bytes())
        assert manifest is not None
        passphrase = _PASSPHRASE if what == "pack_aes" else None
        pack(package, manifest, folder / what, TRUST, passphrase=passphrase, encrypted=AesZips())
    else:
        path, passphrase = {
            "check": (package, None),
            "check_zip": (folder / "pack" / f"{package.name}.zip", None),
            "check_aes": (folder / "pack_aes" / f"{package.name}.zip", _PASSPHRASE),
        }[what]
        with opened(path, passphrase, AesZips()) as contents:
            assert check(contents, TRUST).intact


def _alone(what: str, folder: Path) -> dict[str, float]:
    """In a process of its own: seconds, seconds of processor, highest memory in MB."""
    command = [sys.executable, str(Path(__file__)), "--do", what, "--folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=900, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def measure(runs: dict[str, Any], megabytes: int = HOUR_MB) -> list[tuple[str, str, object, bool]]:
    """The rows of ``run.py``; figures go into ``runs``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / _NAME).open("wb") as file:
            block = os.urandom(1_000_000)
            for _ in range(megabytes):
                file.write(block)
        got = runs["evidence"] = {
            what: _alone(what, folder)
            for what in ("build", "check", "copy", "pack", "check_zip", "pack_aes", "check_aes")
        }
        small = folder / "small"
        small.mkdir()
        os.truncate(folder / _NAME, 10_000_000)
        (folder / _NAME).rename(small / _NAME)
        least = runs["evidence"]["build_10_mb"] = _alone("build", small)
    got["megabytes"] = {"of": megabytes}
    build, checked = got["build"], got["check"]
    rate = round(megabytes / checked["cpu_s"])
    grown = round(build["memory_mb"] - least["memory_mb"])
    return [
        ("package of an hour at 4 Mb/s: built, sealed, read back", "<= 30 s", build["s"], build["s"] <= 30),
        ("its memory: highest, and more than for 10 MB", "<= 300 / 20 MB", [build["memory_mb"], grown],
         build["memory_mb"] <= 300 and grown <= 20),
        ("check of a package: hashed by one core", ">= 300 MB/s", rate, rate >= 300),
        ("check of a package: on the whole", ">= 300 MB/s", round(megabytes / checked["s"]), megabytes / checked["s"] >= 300),
    ]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=HOUR_MB)
    parser.add_argument("--do", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.do:
        began = time.monotonic()
        _do(arguments.do, arguments.folder)
        used = resource.getrusage(resource.RUSAGE_SELF)
        told = {
            "s": round(time.monotonic() - began, 2),
            "cpu_s": round(used.ru_utime + used.ru_stime, 2),
            "memory_mb": round(used.ru_maxrss / 1024),
        }
        print(json.dumps(told))
        return 0
    runs: dict[str, Any] = {}
    rows = measure(runs, arguments.megabytes)
    for one in rows:
        print(one)
    print(json.dumps(runs, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
