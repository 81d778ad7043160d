"""A request while it is written, and everything that is wrong with it, by field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from vms_desktop.domain.errors import CameraError, InputError, VmsError
from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.domain.requests.number import looks_like_letter
from vms_desktop.domain.requests.request import (
    Basis,
    Incident,
    Interval,
    Requester,
    RequesterType,
    Urgency,
    Wanted,
)
from vms_desktop.domain.segment import HOUR_US, is_buddhist
from vms_desktop.domain.thai_text import tidy

T = TypeVar("T", Requester, Basis, Incident)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LONG_TEXTS = frozenset({"purpose", "what", "clothing", "legal_basis", "charge"})
SHORT_LIMIT, NUMBER_LIMIT, LONG_LIMIT = 200, 100, 2000
_NUMBERS = frozenset({"letter_number", "daily_record_number", "case_number", "id_number", "phone", "plate"})
MOST_INTERVALS = 200


@dataclass(slots=True)
class RequestDraft:
    """What is typed in; nothing of it is checked yet. ``id`` empty: never saved."""

    id: str = ""
    requester: Requester = field(default_factory=lambda: Requester(RequesterType.INQUIRY_OFFICER, ""))
    basis: Basis = field(default_factory=Basis)
    incident: Incident = field(default_factory=Incident)
    wanted: Wanted = Wanted.COPY
    medium: str = ""
    urgency: Urgency = Urgency.NORMAL
    intervals: list[Interval] = field(default_factory=list)


def clean(text: str) -> str:
    """As it may be stored: no control characters, one spelling, single spaces. Digits stay as they were typed."""
    return tidy(_CONTROL.sub(" ", text))


def cleaned(draft: RequestDraft) -> RequestDraft:
    """The same with every text fit to be stored."""
    return replace(
        draft,
        requester=_cleaned(draft.requester),
        basis=_cleaned(draft.basis),
        incident=_cleaned(draft.incident),
        medium=clean(draft.medium),
        intervals=list(dict.fromkeys(draft.intervals)),
    )


def _cleaned(part: T) -> T:
    texts = {one.name: getattr(part, one.name) for one in fields(part)}
    # Exactly str: an enum is one too.
    new: dict[str, Any] = {name: clean(text) for name, text in texts.items() if type(text) is str}
    return replace(part, **new)


def limit_of(name: str) -> int:
    """Characters the field may have."""
    if name in LONG_TEXTS:
        return LONG_LIMIT
    return NUMBER_LIMIT if name in _NUMBERS else SHORT_LIMIT


def draft_problems(
    draft: RequestDraft, limits: RequestLimits, known: Callable[[str], object | None]
) -> list[tuple[str, VmsError]]:
    """Field and what is wrong with it, in the order of the form; empty: it may be registered. ``known``: the camera of
    an id, None where there is none.

    InputError ``input.request_missing``, ``input.request_text_long`` (limit), ``input.request_place``,
    ``input.request_interval``, ``input.request_era``, ``input.request_cameras`` (limit), ``input.request_hours``
    (limit), CameraError ``camera.unknown``.
    """
    draft = cleaned(draft)
    problems: list[tuple[str, VmsError]] = []
    for part in (draft.requester, draft.basis, draft.incident):
        for one in fields(part):
            text = getattr(part, one.name)
            if type(text) is str and len(text) > limit_of(one.name):
                problems.append(
                    (one.name, InputError("input.request_text_long", field=one.name, limit=limit_of(one.name)))
                )
    if not draft.requester.name:
        problems.append(("name", InputError("input.request_missing", field="name")))
    if not draft.basis.purpose:
        problems.append(("purpose", InputError("input.request_missing", field="purpose")))
    if len(draft.medium) > SHORT_LIMIT:
        problems.append(("medium", InputError("input.request_text_long", field="medium", limit=SHORT_LIMIT)))
    problems += _place_problems(draft.incident)
    if not draft.intervals:
        problems.append(("intervals", InputError("input.request_missing", field="intervals")))
    problems += [("intervals", error) for error in interval_problems(draft.intervals, draft.requester.type, limits)]
    if any(known(camera_id) is None for camera_id in {one.camera_id for one in draft.intervals}):
        problems.append(("intervals", CameraError("camera.unknown", camera="")))
    return problems


def _place_problems(incident: Incident) -> list[tuple[str, VmsError]]:
    latitude, longitude, radius = incident.latitude, incident.longitude, incident.radius_m
    if latitude is None and longitude is None:
        return []
    good = latitude is not None and longitude is not None and -90 <= latitude <= 90 and -180 <= longitude <= 180
    good = good and (radius is None or 0 < radius <= 50_000)
    return [] if good else [("place", InputError("input.request_place", field="place"))]


def interval_problems(intervals: list[Interval], kind: RequesterType, limits: RequestLimits) -> list[InputError]:
    """Each interval by itself, then all of them against the limits of who asks."""
    problems: list[InputError] = []
    if any(one.end_us <= one.begin_us for one in intervals):
        problems.append(InputError("input.request_interval", field="intervals"))
    if any(is_buddhist(one.begin_us) or is_buddhist(one.end_us) for one in intervals):
        problems.append(InputError("input.request_era", field="intervals"))
    lengths: dict[str, int] = defaultdict(int)
    for one in intervals:
        lengths[one.camera_id] += max(0, one.length_us)
    most_cameras, most_hours = limits.cameras_of(kind), limits.hours_of(kind)
    if len(lengths) > most_cameras or len(intervals) > MOST_INTERVALS:
        problems.append(InputError("input.request_cameras", field="intervals", limit=most_cameras))
    if any(length > most_hours * HOUR_US for length in lengths.values()):
        problems.append(InputError("input.request_hours", field="intervals", limit=most_hours))
    return problems


def draft_hints(draft: RequestDraft) -> list[tuple[str, InputError]]:
    """What looks odd and may be right all the same: InputError ``input.request_letter_form``."""
    number = clean(draft.basis.letter_number)
    if number and not looks_like_letter(number):
        return [("letter_number", InputError("input.request_letter_form", field="letter_number"))]
    return []
