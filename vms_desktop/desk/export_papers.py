"""What is put into a package besides footage: its forms, the viewer, its custody out of the access log."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.description import CustodyStep, Party
from vms_desktop.domain.evidence.manifest import Manifest
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Entry, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.requests.custody import codes_told
from vms_desktop.domain.requests.export import ExportJob
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.paths import resources_dir
from vms_desktop.services.evidence.viewer import build_viewer
from vms_desktop.services.evidence.wish import MadeForm, MakeForms
from vms_desktop.services.log_ports import LogStore
from vms_desktop.services.requests.export_facts import Papers
from vms_desktop.services.requests.export_run import delivery_of
from vms_desktop.services.requests.export_sealed import delivered_files
from vms_desktop.services.requests.form_facts import request_facts
from vms_desktop.services.requests.form_seal import seal_of_manifest
from vms_desktop.services.requests.form_words import STEPS
from vms_desktop.services.requests.forms import CustodyLine, FormKind, FormOptions, MakesForms, Office, Printing
from vms_desktop.ui import log_texts

FORMS = {FormKind.RECEIPT: "ใบรับมอบข้อมูลภาพ", FormKind.CUSTODY: "หนังสือรับรองห่วงโซ่การคุ้มครองพยานหลักฐาน"}
"""Those that lie in a package, with what they are called."""
MOST_ENTRIES = 5_000
"""Of one request; a request has some dozens."""
MOST_CODES = 6
"""Cameras that are named in one line of a certificate."""
_STAGES = {
    "asked": "สั่งทำ",
    "begun": "เริ่ม",
    "done": "เสร็จ",
    "kept": "เก็บแล้ว",
    "sealed": "ผนึกแล้ว",
    "stopped": "หยุด",
    "resumed": "ทำต่อ",
    "retried": "ลองใหม่",
    "cancelled": "เลิกทำ",
    "failed": "ไม่สำเร็จ",
}
"""How far an export was, on the certificate, which is Thai."""
_NOT_TOLD = frozenset({Action.LOG_READ.value, Action.REQUEST_SEARCHED.value})


def make_papers(
    printer: MakesForms,
    log: LogStore,
    clock: Clock,
    explain: Callable[[VmsError], str],
    *,
    office: Callable[[], Office],
    thai_digits: Callable[[], bool],
) -> Papers:
    """``office``, ``thai_digits``: as the settings have them when a package is made; ``office`` reads the logo."""

    def forms(request: Request, job: ExportJob) -> MakeForms:
        return partial(_made_forms, printer, office, thai_digits(), clock, log, request, job)

    async def custody(request: Request) -> Sequence[CustodyStep]:
        return [_step(entry) for entry in await _entries(log, request.number)]

    return Papers(forms, partial(build_viewer, resources=resources_dir()), explain, custody)


async def _made_forms(
    printer: MakesForms,
    office_of: Callable[[], Office],
    thai_digits: bool,
    clock: Clock,
    log: LogStore,
    request: Request,
    job: ExportJob,
    manifest: Manifest,
) -> Sequence[MadeForm]:
    """Receipt and custody certificate. The hash they carry is that of the evidence (``content_sha256``): that of the
    whole package cannot stand on a paper inside it.
    """
    now = clock.now()
    delivery = replace(
        delivery_of(request, job),
        files=delivered_files(job),
        sealed_us=microseconds(manifest.made_at),
    )
    lines = await custody_lines(log, request.number)
    printing = Printing(now, job.begun_by.name, delivery=delivery, custody=lines, seal=seal_of_manifest(manifest))
    office = await asyncio.to_thread(office_of)
    facts, options = request_facts(request, office, printing), FormOptions(thai_digits, office.logo)
    return [
        MadeForm(f"{kind.value}.pdf", await asyncio.to_thread(printer.render, kind, facts, options), title)
        for kind, title in FORMS.items()
    ]


async def custody_lines(log: LogStore, number: str) -> list[CustodyLine]:
    """Of that request, as a certificate tells them, the oldest first. Raises StorageError."""
    desks = {desk_id: desk.name for desk_id, desk in (await log.registry()).desks.items()}
    return [_line(entry, desks) for entry in await _entries(log, number)]


async def _entries(log: LogStore, number: str) -> list[Entry]:
    """Of that request, the oldest first."""
    found = await log.page(LogFilter(request=number), None, MOST_ENTRIES)
    return [one.entry for one in reversed(found) if one.entry.action not in _NOT_TOLD]


def _step(entry: Entry) -> CustodyStep:
    by = Party(entry.person_name, entry.role, account=entry.person)
    return CustodyStep(entry.time, entry.action, by, _what(entry), entry.sequence, entry.hash)


def _line(entry: Entry, desks: Mapping[str, str]) -> CustodyLine:
    details = _details(entry)
    stage = _STAGES.get(str(details.get("stage") or ""), "")
    act = _step_text(details) or log_texts.action_text(entry.action)
    codes = codes_told(details)
    about = ", ".join(codes[:MOST_CODES]) + (f" (+{len(codes) - MOST_CODES})" if len(codes) > MOST_CODES else "")
    file = next((str(details[name]) for name in ("file", "of") if details.get(name)), "")
    letter = str(details.get("letter_number") or "")
    parts = [act, letter, about or _subject(entry), file, stage, entry.reason]
    digest = details.get("sha256") or details.get("package") or details.get("manifest_sha256") or ""
    return CustodyLine(
        entry.time_us,
        entry.person_name,
        " · ".join(part for part in parts if part),
        desks.get(entry.desk, ""),
        digest if isinstance(digest, str) else "",
    )


def _step_text(details: Mapping[str, object]) -> str:
    """What was done to the request: the log's own word for most of it is only that it was changed."""
    try:
        return STEPS[Step(str(details.get("step") or ""))]
    except (ValueError, KeyError):
        return ""


def _what(entry: Entry) -> str:
    """To what it was done, how far it was, and why."""
    details = _details(entry)
    did = str(details.get("step") or details.get("stage") or "")
    parts = [_subject(entry), did, str(details.get("letter_number") or ""), entry.reason]
    return " · ".join(part for part in parts if part)


def _subject(entry: Entry) -> str:
    """Not the request itself: all of it is about that."""
    return entry.subject_name if entry.subject_kind != "request" else ""


def _details(entry: Entry) -> dict[str, object]:
    try:
        found = json.loads(entry.details) if entry.details else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
