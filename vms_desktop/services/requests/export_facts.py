"""What a package tells of itself: put together from the request, the register and the JSON files beside the clips.

Numbers of identity cards and telephones stay on the papers: the package goes through many hands.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock_offset import ClockReading
from vms_desktop.domain.errors import CameraError, RequestError, VmsError
from vms_desktop.domain.evidence.description import (
    Approval,
    Basis,
    CameraFacts,
    ClockState,
    CodecFacts,
    CustodyStep,
    Decision,
    Delivered,
    FileRole,
    Involved,
    PackageDescription,
    Party,
    PersonPart,
    PreviousPackage,
    RequestFacts,
    Source,
)
from vms_desktop.domain.evidence.json_form import buddhist_text
from vms_desktop.domain.footage import SourceKind, TimeRange
from vms_desktop.domain.log_entry import Actor, moment
from vms_desktop.domain.place import Agency, Province
from vms_desktop.domain.requests.export import ExportedFile, ExportJob, ExportPart
from vms_desktop.domain.requests.request import DeliveryState, Interval, Judgement, Request, Requester, Urgency
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.services.evidence.wish import BuildViewer, MakeForms, PackageWish, SourceFile
from vms_desktop.services.operation import machinery, plumbing
from vms_desktop.services.requests.export_ports import Cameras
from vms_desktop.services.requests.export_run import delivery_of

MOST_SIDECAR_BYTES = 4 * 1024 * 1024
ROLES: dict[str, FileRole] = {
    "original": FileRole.ORIGINAL,
    "playable": FileRole.PLAYABLE,
    "working": FileRole.WORKING_COPY,
    "masked": FileRole.PRIVACY_COPY,
    "stills": FileRole.STILL,
}
"""Of what an export calls its files (``ExportedFile.role``)."""


class Clocks(Protocol):
    """The part of ClockKeeper that is needed here."""

    def reading(self, camera_id: str) -> ClockReading | None: ...


class CustodyOf(Protocol):
    """The steps of a request so far, as the package tells them."""

    async def __call__(self, request: Request) -> Sequence[CustodyStep]: ...


@dataclass(frozen=True, slots=True)
class Papers:
    """What comes from elsewhere. ``explain``: an error in words, for what could not be delivered."""

    forms: Callable[[Request, ExportJob], MakeForms | None]
    viewer: BuildViewer | None
    explain: Callable[[VmsError], str]
    custody: CustodyOf


@plumbing("of a request that is being copied")
async def history_custody(request: Request) -> Sequence[CustodyStep]:
    """The request's own history."""
    return [
        CustodyStep(moment(one.at_us), one.step.value, party(one.by), one.reason, one.seq) for one in request.history
    ]


@machinery("describes for ExportService, which asks")
class ExportFacts:
    """Implements ``export_ports.Describing``."""

    def __init__(self, cameras: Cameras, clocks: Clocks, province: Province, papers: Papers) -> None:
        self._cameras = cameras
        self._clocks = clocks
        self._province = province
        self._papers = papers

    async def wish(self, job: ExportJob, request: Request, folder: Path) -> PackageWish:
        """As in the port. Raises RequestError ``export.files_gone``."""
        told = await asyncio.to_thread(_sidecars, job, folder)
        files = tuple(one for file in job.files for one in self._files(job, file, folder, told[file.name]))
        description = PackageDescription(
            job.delivery_id,
            delivery_of(request, job).number,
            request_facts(request),
            approval(request),
            tuple(self._camera(request, camera_id) for camera_id in job.wish.cameras),
            tuple(self._delivered(request, part, told) for part in job.parts),
            tuple(_involved(request, job)),
            tuple(await self._papers.custody(request)),
            _previous(request, job),
        )
        return PackageWish(description, files, self._papers.forms(request, job), self._papers.viewer)

    def _camera(self, request: Request, camera_id: str) -> CameraFacts:
        """As the register has it; of one that is no longer there, as it was when the request was registered."""
        asked = next(one for one in request.asked if one.interval.camera_id == camera_id)
        camera = self._known(camera_id)
        if camera is None:
            return CameraFacts(camera_id, asked.camera_code, asked.camera_name, owner=self._owner(asked.owner))
        return CameraFacts(
            camera_id,
            camera.code,
            camera.name_th,
            camera.name_en,
            self._owner(camera.agency_code or asked.owner),
            self._place(camera),
            camera.subdistrict_code or camera.district_code,
            camera.latitude,
            camera.longitude,
        )

    def _known(self, camera_id: str) -> Camera | None:
        try:
            return self._cameras.get(camera_id)
        except CameraError:
            return None

    def _owner(self, code: str) -> str:
        found: Agency | None = next((one for one in self._province.agencies if one.code == code), None)
        return found.short_th if found is not None else code

    def _place(self, camera: Camera) -> str:
        district = next((one for one in self._province.districts if one.code == camera.district_code), None)
        if district is None:
            return self._province.name_th
        inside = (one for one in district.subdistricts if one.code == camera.subdistrict_code)
        subdistrict = next(inside, None)
        names = [subdistrict.name_th] if subdistrict is not None else []
        return " ".join([*names, district.name_th, self._province.name_th])

    def _delivered(self, request: Request, part: ExportPart, told: dict[str, dict[str, Any]]) -> Delivered:
        begin, end = _range(part.interval.begin_us, part.interval.end_us)
        asked = _asked(request, part.interval)
        first = told[part.files[0].name] if part.files else None
        note = "" if first is not None else self._papers.explain(VmsError(part.code, camera=part.camera_code))
        return Delivered(
            part.interval.camera_id,
            TimeRange(*_range(asked.begin_us, asked.end_us)),
            TimeRange(begin, end),
            tuple(TimeRange(*_range(file.begin_us, file.end_us)) for file in part.files),
            tuple(TimeRange(*_range(*gap)) for gap in part.gaps) if first is not None else (TimeRange(begin, end),),
            _source(first["source"]) if first is not None else Source("", ""),
            tuple(_name(file.name) for file in part.files),
            _clock_then(first) if first is not None else None,
            self._clock_now(part.interval.camera_id),
            note,
        )

    def _clock_now(self, camera_id: str) -> ClockState | None:
        reading = self._clocks.reading(camera_id)
        if reading is None:
            return None
        return ClockState(reading.offset_ms, moment(reading.at_us), reading.source.value)

    def _files(
        self, job: ExportJob, file: ExportedFile, folder: Path, about: dict[str, Any]
    ) -> tuple[SourceFile, SourceFile]:
        name, original = _name(file.name), file.original or file.name
        cameras = {one.name: part.interval.camera_id for part in job.parts for one in part.files}
        pictures, facts = about["pictures"], about["file"]
        codec = CodecFacts(
            str(facts["container"]),
            str(facts["codec"]),
            int(facts["width"]),
            int(facts["height"]),
            int(pictures["count"]),
            str(pictures.get("sha256", "")),
            _rate(file, int(pictures["count"])),
        )
        covers = TimeRange(*_range(file.begin_us, file.end_us))
        made_at = _moment(str(about["made_at"]))
        made_from = (_name(file.original),) if file.original else ()
        camera = cameras.get(original, "")
        made = SourceFile(
            folder / file.name,
            ROLES[file.role],
            name,
            str(about.get("label", "")),
            camera,
            covers,
            codec,
            made_from,
            made_at,
            expected_sha256=file.sha256,
        )
        sidecar = SourceFile(
            folder / file.sidecar, FileRole.SIDECAR, _name(file.sidecar), camera=camera, made_at=made_at, beside=name
        )
        return made, sidecar


def party(actor: Actor) -> Party:
    """Of an account."""
    return Party(actor.name, actor.role, account=actor.person)


def request_facts(request: Request) -> RequestFacts:
    """Who asked on what basis, without numbers of cards."""
    who, basis = request.requester, request.basis
    return RequestFacts(
        request.number,
        moment(request.received_us),
        _requester(who),
        who.type.value,
        basis.purpose,
        Basis(
            basis.letter_number,
            _day(basis.letter_date),
            basis.daily_record_number,
            buddhist_text(moment(basis.daily_record_us)) if basis.daily_record_us is not None else "",
            basis.case_number,
            basis.charge,
            basis.station,
            basis.legal_basis,
        ),
        request.urgency is not Urgency.NORMAL,
    )


def approval(request: Request) -> Approval:
    """The decision, or the oral order that stands before one. Raises RequestError ``request.not_approved``."""
    decision, order = request.decision, request.oral_order
    if decision is not None:
        partly = decision.judgement is Judgement.PARTLY_APPROVED
        kind = Decision.PARTLY_APPROVED if partly else Decision.APPROVED
        conditions = tuple(line.strip() for line in decision.conditions.splitlines() if line.strip())
        return Approval(kind, party(decision.by), moment(decision.at_us), conditions, decision.reason)
    if order is None:
        raise RequestError("request.not_approved")
    return Approval(Decision.ORAL_ORDER, party(order.approver), moment(order.ordered_us), reason=order.words)


def _requester(who: Requester) -> Party:
    """The rank stands before the name."""
    return Party(" ".join(filter(None, (who.rank, who.name))), who.position, who.agency)


def _involved(request: Request, job: ExportJob) -> list[Involved]:
    who = request.requester
    found = [
        Involved(PersonPart.REQUESTER, _requester(who)),
        Involved(PersonPart.REGISTERED, party(request.registered_by)),
    ]
    if request.checked_by is not None:
        found.append(Involved(PersonPart.CHECKED, party(request.checked_by)))
    found.append(Involved(PersonPart.APPROVED, approval(request).by))
    found += [
        Involved(PersonPart.CONSENTED, Party(one.agency, organisation=one.agency))
        for one in request.consents
        if one.agreed
    ]
    return [*found, Involved(PersonPart.EXPORTED, party(job.begun_by))]


def _previous(request: Request, job: ExportJob) -> PreviousPackage | None:
    states = (DeliveryState.COPYING, DeliveryState.FAILED)
    sealed = [one for one in request.deliveries if one.id != job.delivery_id and one.state not in states]
    if not sealed:
        return None
    newest = max(sealed, key=lambda one: one.number)
    return PreviousPackage(newest.id, newest.number, newest.package_sha256)


def _asked(request: Request, approved: Interval) -> Interval:
    """What was asked for, of which this was approved."""
    asked = [one.interval for one in request.asked]
    return next((one for one in asked if approved.within([one])), approved)


def _source(told: dict[str, Any]) -> Source:
    return Source(str(told["kind"]), str(told["clock"]), str(told["id"]), str(told["name"]))


def _clock_then(about: dict[str, Any]) -> ClockState | None:
    """What the camera's clock was off by in the first picture; of a recorder, what its clock was corrected by."""
    source, first = about["source"], _moment(str(about["pictures"]["first"]))
    camera = about["camera_clock"]["first"]
    if camera is not None:
        return ClockState(round((_moment(str(camera)) - first) / timedelta(milliseconds=1)), first, "rtcp")
    if source["clock_offset_s"] is None:
        return None
    stated = source["kind"] == SourceKind.URL.value
    return ClockState(round(float(source["clock_offset_s"]) * 1000), first, "person" if stated else "onvif")


def _sidecars(job: ExportJob, folder: Path) -> dict[str, dict[str, Any]]:
    """What the JSON file beside each file says, by the file's name."""
    told: dict[str, dict[str, Any]] = {}
    for file in job.files:
        try:
            with (folder / file.sidecar).open("rb") as opened:
                told[file.name] = json.loads(opened.read(MOST_SIDECAR_BYTES))
        except (OSError, ValueError) as error:
            raise RequestError("export.files_gone", file=_name(file.name), detail=type(error).__name__) from error
    return told


def _rate(file: ExportedFile, pictures: int) -> float | None:
    seconds = (file.end_us - file.begin_us) / 1e6
    return round((pictures - 1) / seconds, 3) if pictures > 1 and seconds > 0 else None


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _range(begin_us: int, end_us: int) -> tuple[datetime, datetime]:
    return moment(begin_us), moment(end_us)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _day(day: date | None) -> str:
    """``26/11/2569``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year + ERA:04d}" if day is not None else ""
