"""The custody chain of a request and of each package: who had what when, from its history and the access log. Pure.

The history is the backbone: it stays as long as the request. What the log knows beside it (holds, looks, copies)
lies between; and each step says where in which desk's log it stands, so that the chain can be followed back there. Once
old entries were archived, steps are there without that place.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, Entry, microseconds
from vms_desktop.domain.requests.request import Request, StepTaken
from vms_desktop.domain.requests.states import WAYS, Step

_STEPS = frozenset(step.value for step in Step)
_TO_AGENCIES = frozenset({Step.NUMBER_LETTER, Step.FORWARD, Step.TAKE_CONSENT})
READINGS = frozenset({Action.REQUEST_READ.value, Action.REQUEST_SEARCHED.value})


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """``action``: of the access log. ``step`` None: recorded beside the steps. ``delivery``: number of the package it
    is about; 0: of none in particular. ``codes``: of the cameras it names, as they were when they were asked for;
    ``file``: name of an attachment or a file, ``files``: of what a package holds; ``medium``: on what it went, with its
    serial number; ``receiver``: who got it. ``stage``: how far a copy was, in the log's words. ``sha256``: of the file
    or of the package's manifest. ``form``: which was printed or given a number; ``letter``, ``dated`` (2026-11-24): the
    number and day on it; ``agency``: to or from whom. ``until`` (2026-12-01): how long documents are waited for.
    ``found_us``, ``of_us``: how much was found of how much (None: it tells of none), ``cause``: why nothing was.
    ``desk``, ``sequence``: where the entry stands in the log (0: it is not there any more).
    """

    at_us: int
    by: Actor
    action: str
    step: Step | None = None
    camera: str = ""
    delivery: int = 0
    file: str = ""
    medium: str = ""
    receiver: str = ""
    sha256: str = ""
    reason: str = ""
    desk: str = ""
    sequence: int = 0
    codes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    stage: str = ""
    form: str = ""
    letter: str = ""
    dated: str = ""
    agency: str = ""
    until: str = ""
    found_us: int | None = None
    of_us: int = 0
    cause: str = ""

    @property
    def is_reading(self) -> bool:
        """Somebody looked, and nothing was changed or moved."""
        return self.action in READINGS


def chain(request: Request, entries: Iterable[Entry]) -> tuple[CustodyLine, ...]:
    """``entries``: the log's with this request's number, oldest first. In order of time; of one moment, steps first."""
    of_steps: dict[str, deque[Entry]] = defaultdict(deque)
    others: list[Entry] = []
    for entry in entries:
        step = _step_of(request, entry)
        if step is None:
            others.append(entry)
        else:
            of_steps[step].append(entry)
    names = _Names(request)
    lines = [_of_step(names, taken, of_steps[taken.step.value]) for taken in request.history]
    # What the log has of steps beyond the history would be a history that was cut.
    others += [entry for queue in of_steps.values() for entry in queue]
    lines += [_of_entry(names, entry) for entry in others]
    return tuple(sorted(lines, key=lambda line: (line.at_us, line.step is None)))


def steps_of(request: Request) -> tuple[CustodyLine, ...]:
    """Its history alone, line by line, without the log."""
    names = _Names(request)
    return tuple(_of_step(names, taken, deque()) for taken in request.history)


def of_delivery(lines: Sequence[CustodyLine], number: int) -> tuple[CustodyLine, ...]:
    """What concerns that package: its own lines and those of the request as a whole."""
    return tuple(line for line in lines if line.delivery in (0, number))


def unrecorded(lines: Sequence[CustodyLine]) -> tuple[CustodyLine, ...]:
    """Steps whose entry the log does not have (any more): archived with old entries, or missing."""
    return tuple(line for line in lines if line.step is not None and not line.sequence)


def _step_of(request: Request, entry: Entry) -> str | None:
    if entry.subject_kind != "request" or entry.subject != request.id:
        return None
    if entry.action == Action.REQUEST_REGISTERED:
        return Step.REGISTER.value
    step = _details(entry.details).get("step")
    return step if isinstance(step, str) and step in _STEPS else None


def _of_step(names: _Names, taken: StepTaken, queue: deque[Entry]) -> CustodyLine:
    entry = queue.popleft() if queue else None
    action = entry.action if entry is not None else WAYS[taken.step].logs.value
    place = (entry.desk, entry.sequence) if entry is not None else ("", 0)
    # The history keeps what was given with a step even where the log had to cut it.
    details = _details(taken.details) or _details(entry.details if entry is not None else "")
    line = _line(names, taken.at_us, taken.by, action, taken.step, "", taken.reason, details, *place)
    if taken.step is Step.TELL_FOUND:
        said = (taken.reason, str(details.get("seen_at", "")), str(details.get("note", "")))
        found, asked = details.get("found"), details.get("asked")
        there = _length_us(found) if isinstance(found, list) else None
        return replace(line, reason=" · ".join(filter(None, said)), found_us=there, of_us=_length_us([asked]))
    if taken.step is Step.FINISH_COPY:
        return replace(line, files=names.of_package(line.delivery))
    # Without the log nothing says what was asked for at first; what is asked for now does.
    return replace(line, codes=line.codes or names.asked()) if taken.step is Step.REGISTER else line


def _of_entry(names: _Names, entry: Entry) -> CustodyLine:
    by = Actor(entry.person, entry.person_name, entry.role)
    details = _details(entry.details)
    place = (entry.desk, entry.sequence)
    return _line(names, entry.time_us, by, entry.action, None, entry.camera, entry.reason, details, *place)


def _line(
    names: _Names,
    at_us: int,
    by: Actor,
    action: str,
    step: Step | None,
    camera: str,
    reason: str,
    details: dict[str, Any],
    desk: str,
    sequence: int,
) -> CustodyLine:
    def text(*names: str) -> str:
        return next((str(details[name]) for name in names if details.get(name)), "")

    medium = " ".join(filter(None, (text("medium", "medium_label"), text("serial", "drive_serial", "medium_serial"))))
    return CustodyLine(
        at_us,
        by,
        action,
        step,
        camera,
        names.number(details.get("delivery")),
        names.file(text("attachment", "file", "of"), text("sha256")),
        medium,
        text("receiver"),
        text("package", "sha256", "manifest_sha256"),
        reason,
        desk,
        sequence,
        codes_told(details) or names.camera(camera),
        stage=text("stage"),
        form=text("form"),
        letter=text("letter_number"),
        dated=text("dated"),
        agency=text("agency") if step in _TO_AGENCIES or details.get("form") else "",
        until=text("until"),
        cause=text("cause"),
    )


def _length_us(stretches: Sequence[object]) -> int:
    """Of stretches as the log tells them; what is none of them counts nothing."""
    length = 0
    for one in stretches:
        told = one if isinstance(one, dict) else {}
        try:
            begin, end = (microseconds(datetime.fromisoformat(str(told.get(name, "")))) for name in ("from", "to"))
        except (TypeError, ValueError):
            continue
        length += end - begin
    return length


def codes_told(details: Mapping[str, Any]) -> tuple[str, ...]:
    """Codes of the cameras of all stretches an entry tells of: asked, found, approved, copied."""
    stretches = [one for told in details.values() for one in (told if isinstance(told, list) else [told])]
    codes = [one["code"] for one in stretches if isinstance(one, dict) and isinstance(one.get("code"), str)]
    return tuple(dict.fromkeys(code for code in codes if code))


class _Names:
    """What the log knows by ids and hashes, by the names it has in the request."""

    def __init__(self, request: Request) -> None:
        self._codes = {one.interval.camera_id: one.camera_code for one in request.asked}
        self._deliveries = {one.id: one for one in request.deliveries}
        self._files = {one.sha256: one.name for delivery in request.deliveries for one in delivery.files}
        self._attached = {one.id: one.name for one in request.attachments}

    def asked(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._codes.values()))

    def number(self, delivery: object) -> int:
        """Of a package, by its number or its id; 0: of none."""
        if isinstance(delivery, int):
            return delivery
        known = self._deliveries.get(str(delivery or ""))
        return known.number if known is not None else 0

    def of_package(self, number: int) -> tuple[str, ...]:
        known = next((one for one in self._deliveries.values() if one.number == number), None)
        return tuple(file.name for file in known.files) if known is not None else ()

    def file(self, told: str, sha256: str) -> str:
        return self._files.get(sha256) or self._attached.get(told, told)

    def camera(self, camera_id: str) -> tuple[str, ...]:
        return (self._codes[camera_id],) if camera_id in self._codes else ()


def _details(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:  # cut by the log, because it was too long
        return {}
    return found if isinstance(found, dict) else {}
