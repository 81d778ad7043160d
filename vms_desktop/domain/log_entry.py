"""An entry of the access log, and the bytes its hash is made of (specified for others in docs/access-log.md).

``canonical_text`` is RFC 8785 JSON of an array: the format's name, then the fields in the order of ``Entry`` without
the hash itself. Its UTF-8 bytes are hashed with SHA-256. Changing anything here makes every log unverifiable: a new
format needs a new name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring as _quoted
from typing import Any, NamedTuple

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_text import bounded, details_text

FORMAT = "vms-access-log/1"
BEFORE_THE_FIRST = "0" * 64
"""The previous hash of a chain's first entry."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_US = timedelta(microseconds=1)
_DAY_S = 86_400
_MINUTES = [f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(1440)]

LIMITS = {
    "person": 100,
    "person_name": 200,
    "role": 60,
    "subject_kind": 20,
    "subject": 200,
    "subject_name": 300,
    "camera": 36,
    "place": 6,
    "reason": 1000,
    "request": 60,
}
"""Characters a field may have; longer texts are cut and say so."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: a stable id, the name and the role held then. All empty: the program by itself."""

    person: str = ""
    name: str = ""
    role: str = ""


PROGRAM = Actor()


@dataclass(frozen=True, slots=True)
class Subject:
    """What it was done to: kind (``camera``, ``person``, ``request``, ``export``, ``settings``, ``log`` …), stable id,
    and how it was called then, because it may be renamed or removed later.
    """

    kind: str = ""
    id: str = ""
    name: str = ""


NOTHING = Subject()


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What is to be recorded. Never holds a secret. Any text is taken: it is bounded and made harmless.

    ``actor`` None: whoever is signed in when it is recorded; without anybody the program itself.
    ``camera``: id of the one camera it concerns, also where the subject is something else. ``place``: DOPA code of
    province, district or subdistrict (2, 4 or 6 digits). ``request``: the request's number.
    """

    action: Action
    actor: Actor | None = None
    subject: Subject = NOTHING
    camera: str = ""
    place: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    request: str = ""


class Entry(NamedTuple):
    """A recorded entry: all text but ``sequence`` (1 … without gaps, per desk) and ``time_us`` (UTC, microseconds since
    1970-01-01; what the clock said, also where it was wrong). The order of the fields is that of the hashed text.
    """

    desk: str
    sequence: int
    time_us: int
    person: str
    person_name: str
    role: str
    action: str
    subject_kind: str
    subject: str
    subject_name: str
    camera: str
    place: str
    details: str
    reason: str
    request: str
    previous_hash: str
    hash: str

    @property
    def time(self) -> datetime:
        """Aware, UTC."""
        return moment(self.time_us)

    @property
    def district(self) -> str:
        return self.place[:4]


FIELDS = Entry._fields


def microseconds(time: datetime) -> int:
    """Since 1970-01-01 UTC, exact. ``time`` is aware."""
    return (time - _EPOCH) // _US


def moment(time_us: int) -> datetime:
    return _EPOCH + timedelta(microseconds=time_us)


@lru_cache(maxsize=64)
def _day(number: int) -> str:
    return (_EPOCH + timedelta(days=number)).date().isoformat()


def iso(time_us: int) -> str:
    """``2026-11-24T05:30:00.000000Z``. Raises OverflowError outside the years 1 to 9999."""
    seconds, rest = divmod(time_us, 1_000_000)
    day, second = divmod(seconds, _DAY_S)
    return f"{_day(day)}T{_MINUTES[second // 60]}:{second % 60:02d}.{rest:06d}Z"


def canonical_text(entry: tuple[Any, ...]) -> str:
    """What is hashed, of an ``Entry`` or a plain tuple in its order (the hash itself is not looked at).

    Raises TypeError, ValueError, OverflowError for what no entry can hold (a damaged row).
    """
    (
        desk,
        sequence,
        time_us,
        person,
        person_name,
        role,
        action,
        subject_kind,
        subject,
        subject_name,
        camera,
        place,
        details,
        reason,
        request,
        previous_hash,
        _,
    ) = entry
    quoted = _quoted
    return (
        f'["{FORMAT}",{quoted(desk)},{sequence:d},"{iso(time_us)}",{quoted(person)},{quoted(person_name)},{quoted(role)},'
        f"{quoted(action)},{quoted(subject_kind)},{quoted(subject)},{quoted(subject_name)},{quoted(camera)},"
        f"{quoted(place)},{quoted(details)},{quoted(reason)},{quoted(request)},{quoted(previous_hash)}]"
    )


def hash_of(entry: tuple[Any, ...]) -> str:
    """SHA-256 in lower-case hexadecimal. Raises as ``canonical_text``."""
    return sha256(canonical_text(entry).encode()).hexdigest()


def chained(draft: EntryDraft, desk: str, sequence: int, time_us: int, previous_hash: str) -> Entry:
    """The draft as the chain's next entry."""
    actor = draft.actor or PROGRAM
    unhashed = Entry(
        desk,
        sequence,
        time_us,
        bounded(actor.person, LIMITS["person"]),
        bounded(actor.name, LIMITS["person_name"]),
        bounded(actor.role, LIMITS["role"]),
        Action(draft.action).value,
        bounded(draft.subject.kind, LIMITS["subject_kind"]),
        bounded(draft.subject.id, LIMITS["subject"]),
        bounded(draft.subject.name, LIMITS["subject_name"]),
        bounded(draft.camera, LIMITS["camera"]),
        bounded(draft.place, LIMITS["place"]),
        details_text(draft.details),
        bounded(draft.reason, LIMITS["reason"]),
        bounded(draft.request, LIMITS["request"]),
        previous_hash,
        "",
    )
    return unhashed._replace(hash=hash_of(unhashed))
