"""Whether a manifest agrees with itself: paths, hashes, who is said to have sealed it. Pure; reads no file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.description import FileRole
from vms_desktop.domain.evidence.findings import Fault, Finding
from vms_desktop.domain.evidence.json_form import NotThisForm, from_json, parse
from vms_desktop.domain.evidence.manifest import (
    ALGORITHM,
    FORMAT,
    GUIDE,
    KEY,
    NOT_LISTED,
    Manifest,
    content_hash,
    sums_text,
)
from vms_desktop.domain.evidence.names import name_flaw
from vms_desktop.domain.file_names import same_place
from vms_desktop.services.evidence.contents import printable

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FORMATS = re.compile(r"vms-evidence/([0-9]{1,6})", re.ASCII)


def read_manifest(text: bytes) -> tuple[Manifest | None, list[Finding]]:
    """The manifest, and what is wrong with it; None: it cannot be read as one.

    Raises EvidenceError ``evidence.newer_format`` (format): a newer program made it, this one must not judge it.
    """
    try:
        data = parse(text)
        told = data.get("format") if isinstance(data, dict) else None
        if isinstance(told, str) and told != FORMAT and _FORMATS.fullmatch(told):
            raise EvidenceError("evidence.newer_format", format=told)
        manifest = from_json(Manifest, data)
    except NotThisForm as flaw:
        return None, [Finding(Fault.FIELD, printable(flaw.where), flaw.what)]
    return manifest, list(_contradictions(manifest))


def _contradictions(manifest: Manifest) -> Iterator[Finding]:
    if manifest.format != FORMAT:
        yield Finding(Fault.FIELD, "format", "value", now=printable(manifest.format))
    yield from _paths(manifest)
    paths = {one.path for one in manifest.files}
    for path, role in ((KEY, FileRole.KEY), (GUIDE, FileRole.GUIDE)):
        listed = manifest.file(path)
        if listed is None or listed.role is not role:
            yield Finding(Fault.FIELD, "files", "missing", now=path)
    if content_hash(manifest.files) != manifest.content_sha256:
        yield Finding(Fault.FIELD, "content_sha256", "hash")
    if sums_hash(manifest) != manifest.sums_sha256:
        yield Finding(Fault.FIELD, "sums_sha256", "hash")
    who = manifest.sealer
    if who.algorithm != ALGORITHM or not who.fingerprint.startswith(who.desk) or not who.desk:
        yield Finding(Fault.FIELD, "sealer", "sealer")
    cameras = {camera.id for camera in manifest.package.cameras}
    for number, delivered in enumerate(manifest.package.footage):
        where = f"package.footage[{number}]"
        if delivered.camera not in cameras:
            yield Finding(Fault.FIELD, f"{where}.camera", "camera", now=printable(delivered.camera))
        for path in delivered.files:
            if path not in paths:
                yield Finding(Fault.FIELD, f"{where}.files", "path", now=printable(path))
    for number, one in enumerate(manifest.files):
        if one.camera and one.camera not in cameras:
            yield Finding(Fault.FIELD, f"files[{number}].camera", "camera", now=printable(one.camera))
        for path in one.made_from:
            if path not in paths:
                yield Finding(Fault.FIELD, f"files[{number}].made_from", "made_from", now=printable(path))


def _paths(manifest: Manifest) -> Iterator[Finding]:
    places: set[str] = {same_place(name) for name in NOT_LISTED}
    for number, one in enumerate(manifest.files):
        where = f"files[{number}]"
        flaw = name_flaw(one.path)
        if flaw is not None:
            yield Finding(Fault.FIELD, f"{where}.path", flaw.value, now=printable(one.path))
        if same_place(one.path) in places:
            yield Finding(Fault.FIELD, f"{where}.path", "twice", now=printable(one.path))
        places.add(same_place(one.path))
        if not _DIGEST.fullmatch(one.sha256):
            yield Finding(Fault.FIELD, f"{where}.sha256", "value")
        if one.size < 0:
            yield Finding(Fault.FIELD, f"{where}.size", "value")


def sums_hash(manifest: Manifest) -> str:
    return sha256(sums_text(manifest.files)).hexdigest()
