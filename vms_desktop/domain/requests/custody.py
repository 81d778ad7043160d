"""The custody chain of a request and of each package: who had what when, from its history and the access log. Pure.

The history is the backbone: it stays as long as the request. What the log knows beside it (holds, looks, copies)
lies between; and each step says where in which desk's log it stands, so that the chain can be followed back there. Once
old entries were archived, steps are there without that place.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, Entry
from vms_desktop.domain.requests.request import Request, StepTaken
from vms_desktop.domain.requests.states import WAYS, Step

_STEPS = frozenset(step.value for step in Step)
READINGS = frozenset({Action.REQUEST_READ.value, Action.REQUEST_SEARCHED.value})


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """``action``: of the access log. ``step`` None: recorded beside the steps. ``delivery``: number of the package it
    is about; 0: of none in particular. ``file``: name of an attachment or a file; ``medium``: on what it went, with its
    serial number; ``receiver``: who got it. ``sha256``: of the file or of the package's manifest. ``desk``,
    ``sequence``: where the entry stands in the log (0: it is not there any more).
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
    lines = [_of_step(taken, of_steps[taken.step.value]) for taken in request.history]
    # What the log has of steps beyond the history would be a history that was cut.
    others += [entry for queue in of_steps.values() for entry in queue]
    return tuple(sorted([*lines, *map(_of_entry, others)], key=lambda line: (line.at_us, line.step is None)))


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


def _of_step(taken: StepTaken, queue: deque[Entry]) -> CustodyLine:
    entry = queue.popleft() if queue else None
    action = entry.action if entry is not None else WAYS[taken.step].logs.value
    place = (entry.desk, entry.sequence) if entry is not None else ("", 0)
    # The history keeps what was given with a step even where the log had to cut it.
    return _line(taken.at_us, taken.by, action, taken.step, "", taken.reason, _details(taken.details), *place)


def _of_entry(entry: Entry) -> CustodyLine:
    by = Actor(entry.person, entry.person_name, entry.role)
    details = _details(entry.details)
    return _line(entry.time_us, by, entry.action, None, entry.camera, entry.reason, details, entry.desk, entry.sequence)


def _line(
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

    number = details.get("delivery")
    medium = " ".join(part for part in (text("medium"), text("serial")) if part)
    return CustodyLine(
        at_us,
        by,
        action,
        step,
        camera,
        number if isinstance(number, int) else 0,
        text("attachment", "file"),
        medium,
        text("receiver"),
        text("package", "sha256"),
        reason,
        desk,
        sequence,
    )


def _details(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:  # cut by the log, because it was too long
        return {}
    return found if isinstance(found, dict) else {}
