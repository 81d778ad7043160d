"""Which fields of a manifest were changed: known where the desk keeps a copy of the same package. Blocking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vms_desktop.domain.evidence.findings import CheckReport, Fault, Finding
from vms_desktop.domain.evidence.json_form import LONGEST_BYTES, NotThisForm, parse, to_json
from vms_desktop.domain.evidence.manifest import MANIFEST
from vms_desktop.services.evidence.building import package_name
from vms_desktop.services.evidence.contents import printable

_MOST = 50
_ABSENT = object()


def field_changes(report: CheckReport, store: Path) -> list[Finding]:
    """Of a package whose seal is not ours: where its manifest differs from that of the copy kept under its name.

    Times are told once, as UTC. A file's entry that comes or goes moves those behind it: they are compared by path.
    """
    signer = report.signer
    if report.manifest is None or (signer is not None and signer.is_known):
        return []
    kept = store / package_name(report.manifest.package) / MANIFEST
    try:
        if kept.is_symlink() or kept.stat().st_size > LONGEST_BYTES:
            return []
        data = parse(kept.read_bytes())
    except (OSError, NotThisForm):
        return []
    found = []
    for where, was, now in _differences(_by_path(data), _by_path(to_json(report.manifest)), ""):
        found.append(Finding(Fault.FIELD, printable(where), "kept_other", _told(was), _told(now)))
        if len(found) == _MOST:
            break
    return found


def _by_path(manifest: Any) -> Any:
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), list):
        return manifest
    return {**manifest, "files": {str(one.get("path", "")): one for one in manifest["files"] if isinstance(one, dict)}}


def _differences(was: Any, now: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(was, dict) and isinstance(now, dict):
        if "utc" in was and "utc" in now:
            was, now = was["utc"], now["utc"]
        else:
            for name in [*was, *(one for one in now if one not in was)]:
                inner = f"{where}.{name}" if where else str(name)
                yield from _differences(was.get(name, _ABSENT), now.get(name, _ABSENT), inner)
            return
    if isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for number, (one, other) in enumerate(zip(was, now, strict=True)):
            yield from _differences(one, other, f"{where}[{number}]")
        return
    if was is not now and was != now:
        yield where, was, now


def _told(value: Any) -> str:
    return "–" if value is _ABSENT or value is None else printable(str(value))
