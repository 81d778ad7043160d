"""What the viewer of a package shows, out of its manifest: numbers and texts as the page's script wants them.

Times are milliseconds since 1970, UTC. Numbers of identity cards are left out: they stand in the manifest and on the
forms, and whoever only looks at the pictures has no need of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from vms_desktop.domain.evidence.description import (
    CameraFacts,
    ClockState,
    CustodyStep,
    Delivered,
    FileFacts,
    Party,
    RequestFacts,
)
from vms_desktop.domain.evidence.manifest import Manifest
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.thai_time import THAI_OFFSET_S

FORMAT = "vms-viewer/1"


def viewer_facts(manifest: Manifest) -> dict[str, Any]:
    """JSON values only. What the manifest does not know yet (``SHA256SUMS``, the viewer itself) is not among them."""
    package = manifest.package
    return {
        "format": FORMAT,
        "zone_min": THAI_OFFSET_S // 60,
        "request": _request(manifest),
        "persons": [{"part": one.part.value, **_party(one.person)} for one in package.persons],
        "package": _package(manifest),
        "cameras": [_camera(camera, package.footage) for camera in package.cameras],
        "files": [_file(file, package.footage) for file in manifest.files],
        "custody": [_step(step) for step in package.custody],
        "notes": list(package.notes),
    }


def _request(manifest: Manifest) -> dict[str, Any]:
    request: RequestFacts = manifest.package.request
    approval, basis = manifest.package.approval, request.basis
    return {
        "number": request.number,
        "urgent": request.urgent,
        "registered_at_ms": _ms(request.registered_at),
        "requester": _name(request.requester),
        "requester_agency": request.requester.organisation,
        "purpose": request.purpose,
        "letter_number": basis.letter_number,
        "letter_date": basis.letter_date,
        "daily_record": _joined(basis.daily_record, basis.daily_record_date),
        "case_number": basis.case_number,
        "charge": basis.charge,
        "station": basis.police_station,
        "legal_basis": basis.legal_basis,
        "decision": approval.decision.value,
        "approver": _name(approval.by),
        "approver_agency": approval.by.organisation,
        "approved_at_ms": _ms(approval.at),
        "approval_reference": approval.reference,
        "reason": approval.reason,
        "conditions": "\n".join(approval.conditions),
    }


def _package(manifest: Manifest) -> dict[str, Any]:
    package = manifest.package
    return {
        "id": package.id,
        "delivery": package.number,
        "made_at_ms": _ms(manifest.made_at),
        "software": _joined(manifest.software.name, manifest.software.version),
        "sealer": manifest.sealer.name,
        "key_fingerprint": manifest.sealer.fingerprint,
        "content_sha256": manifest.content_sha256,
        "previous_sha256": package.previous.manifest_sha256 if package.previous is not None else "",
    }


def _camera(camera: CameraFacts, footage: Sequence[Delivered]) -> dict[str, Any]:
    return {
        "id": camera.id,
        "code": camera.code,
        "name": {"th": camera.name_th, "en": camera.name_en},
        "agency": camera.owner,
        "position": camera.place,
        "latitude": camera.latitude,
        "longitude": camera.longitude,
        "footage": [_delivered(one) for one in footage if one.camera == camera.id],
    }


def _delivered(one: Delivered) -> dict[str, Any]:
    return {
        "asked": _range(one.asked),
        "approved": _range(one.approved),
        "source": one.source.kind,
        "source_name": one.source.name,
        "trust": one.source.clock,
        "clock_recording": _clock(one.clock_at_recording),
        "clock_export": _clock(one.clock_at_export),
        "note": one.note,
    }


def _file(file: FileFacts, footage: Sequence[Delivered]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "path": file.path,
        "role": file.role.value,
        "bytes": file.size,
        "sha256": file.sha256,
        "title": file.title,
        "camera": file.camera,
        "made_from": list(file.made_from),
        "note": file.note,
    }
    if file.covers is not None:
        facts |= {"begin_ms": _ms(file.covers.begin), "end_ms": _ms(file.covers.end)}
        facts["gaps"] = [_range(gap) for gap in _gaps(file, file.covers, footage)]
    if file.codec is not None:
        facts |= {"codec": file.codec.codec, "width": file.codec.width, "height": file.codec.height}
        facts["fps"] = file.codec.rate or _rate(file.codec.pictures, file.covers)
    return facts


def _gaps(file: FileFacts, covers: TimeRange, footage: Sequence[Delivered]) -> list[TimeRange]:
    """Where pictures are missing in it: an original's are those of its delivery; a derivative has its camera's."""
    own = [one for one in footage if file.path in one.files]
    of_camera = [one for one in footage if one.camera == file.camera]
    found = {gap for one in own or of_camera for gap in one.gaps if gap.begin < covers.end and gap.end > covers.begin}
    return sorted(found, key=lambda gap: gap.begin)


def _rate(pictures: int, covers: TimeRange | None) -> float | None:
    """Pictures a second on the whole; None where nothing tells."""
    seconds = (covers.end - covers.begin).total_seconds() if covers is not None else 0.0
    return round((pictures - 1) / seconds, 3) if pictures > 1 and seconds > 0 else None


def _step(step: CustodyStep) -> dict[str, Any]:
    return {
        "at_ms": _ms(step.at),
        "action": step.action,
        "what": step.what,
        "person": _joined(_name(step.by), step.by.organisation, by=" · "),
        "entry": step.entry or None,
        "entry_hash": step.entry_hash,
    }


def _party(person: Party) -> dict[str, str]:
    return {"name": _name(person), "agency": person.organisation}


def _name(person: Party) -> str:
    return _joined(person.name, person.position, by=" · ")


def _joined(*texts: str, by: str = " ") -> str:
    return by.join(text for text in texts if text)


def _clock(state: ClockState | None) -> dict[str, Any] | None:
    return None if state is None else {"offset_s": state.offset_ms / 1000, "at_ms": _ms(state.at), "how": state.how}


def _range(between: TimeRange) -> dict[str, float]:
    return {"begin_ms": _ms(between.begin), "end_ms": _ms(between.end)}


def _ms(moment: datetime) -> float:
    """Exact to the microsecond: a double holds 53 bits, and these are 51."""
    return round(moment.timestamp() * 1000, 3)
