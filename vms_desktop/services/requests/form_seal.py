"""What a paper says of a sealed package: its hash, the key, and which approved minutes have no pictures in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from vms_desktop.domain.evidence.manifest import Manifest
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.thai_dates import length, short_moment
from vms_desktop.services.requests.forms import Exact, Missing, Row, Seal


def seal_of_manifest(manifest: Manifest) -> Seal:
    """Who signs for a package is told what is not in it: a file's first and last picture say nothing of a hole."""
    cameras = {one.id: one for one in manifest.package.cameras}
    missing = []
    for footage in manifest.package.footage:
        camera = cameras.get(footage.camera)
        code, name = (camera.code, camera.name_th) if camera is not None else (footage.camera, "")
        missing += [
            Missing(code, name, microseconds(gap.begin), microseconds(gap.end), footage.note) for gap in footage.gaps
        ]
    return Seal(manifest.content_sha256, manifest.sealer.fingerprint, tuple(missing))


def seal_values(seal: Seal | None) -> Mapping[str, str]:
    """For the places ``delivery.package``, ``.key`` and ``.missing``."""
    return {
        "delivery.package": Exact(seal.content if seal is not None else ""),
        "delivery.key": Exact(seal.key if seal is not None else ""),
        "delivery.missing": str(len(seal.missing)) if seal is not None and seal.missing else "",
    }


def missing_rows(seal: Seal | None, zone: tzinfo) -> Sequence[Row]:
    """For the table ``missing``."""
    return [
        {
            "no": str(number),
            "code": Exact(one.code),
            "name": one.name,
            "begin": short_moment(one.begin_us, zone),
            "end": short_moment(one.end_us, zone),
            "length": length(one.end_us - one.begin_us),
            "note": one.note,
        }
        for number, one in enumerate(seal.missing if seal is not None else (), start=1)
    ]
