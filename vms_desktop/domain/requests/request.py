"""A request for footage as a whole: who asks, on what basis, for which footage, what was decided and delivered.

Times are UTC, microseconds since 1970, unless a date is meant. Texts are as they were typed, freed of control
characters; none of them is trusted to be short or plain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.letters import OutgoingLetter
from vms_desktop.domain.requests.states import State, Step


class RequesterType(StrEnum):
    """Stable: stored."""

    INQUIRY_OFFICER = "inquiry_officer"
    INVESTIGATION_POLICE = "investigation_police"
    STATE_AGENCY = "state_agency"
    LOCAL_GOVERNMENT = "local_government"
    INJURED_PARTY = "injured_party"
    PROXY = "proxy"
    COURT = "court"
    """A court or a prosecutor."""


class Urgency(StrEnum):
    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    MOST_URGENT = "most_urgent"


class Wanted(StrEnum):
    """What the requester wants of the footage."""

    VIEW = "view"
    COPY = "copy"


class Cause(StrEnum):
    """Why there is no footage. Stable: counted in the statistics."""

    CAMERA_BROKEN = "camera_broken"
    PAST_RETENTION = "past_retention"
    OUT_OF_VIEW = "out_of_view"
    NO_RECORDING = "no_recording"


@dataclass(frozen=True, slots=True)
class Requester:
    """``id_number``: of the citizen or officer card; protected, never in a list."""

    type: RequesterType
    name: str
    id_number: str = ""
    rank: str = ""
    position: str = ""
    agency: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """``letter_number`` as in สป ๐๐๑๗.๒/ว ๓๐๓, with whichever digits it was typed. Dates are Gregorian."""

    letter_number: str = ""
    letter_date: date | None = None
    daily_record_number: str = ""
    daily_record_us: int | None = None
    case_number: str = ""
    charge: str = ""
    station: str = ""
    purpose: str = ""
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, in the words of the letter. ``latitude``, ``longitude`` (degrees, WGS 84) with ``radius_m``:
    the place whose cameras were asked for, where it was not cameras by name.
    """

    place: str = ""
    happened_us: int | None = None
    what: str = ""
    plate: str = ""
    clothing: str = ""
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Of one camera. Half open: ``begin_us`` belongs to it, ``end_us`` does not."""

    camera_id: str
    begin_us: int
    end_us: int

    @property
    def length_us(self) -> int:
        return self.end_us - self.begin_us

    def overlaps(self, other: Interval) -> bool:
        same = self.camera_id == other.camera_id
        return same and self.begin_us < other.end_us and other.begin_us < self.end_us

    def within(self, others: Sequence[Interval]) -> bool:
        """Whether one of the others holds all of it."""
        return any(
            other.camera_id == self.camera_id and other.begin_us <= self.begin_us and self.end_us <= other.end_us
            for other in others
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """One camera and stretch of a request. ``camera_code``, ``camera_name``, ``owner``: as they were when it was
    registered, because a camera may be renamed or removed. ``hold_id``: the hold placed with the registration.
    ``overwritten_us``: when the footage is expected to be gone where it lies (None: not known, or it is held here).
    """

    id: str
    interval: Interval
    camera_code: str
    camera_name: str
    owner: str = ""
    hold_id: str = ""
    overwritten_us: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the search for one asked stretch gave. ``stretches``: what there is of it; ``cause`` where nothing is.
    ``seen_at``: where ``by`` says it was seen, where the program itself knew of no footage; empty: it knew of all.
    """

    asked_id: str
    stretches: tuple[Interval, ...]
    cause: Cause | None
    note: str
    by: Actor
    at_us: int
    seen_at: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file handed in with the request (letter, ID copy, signed receipt …), stored under its hash in the data folder.

    ``name``: made harmless for showing and for file names; ``kind``: what it is a copy of.
    """

    id: str
    kind: str
    name: str
    media_type: str
    bytes: int
    sha256: str
    added_by: Actor
    added_us: int
    note: str = ""


class Judgement(StrEnum):
    APPROVED = "approved"
    PARTLY_APPROVED = "partly_approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Decision:
    """``approved``: the cameras and minutes that may be copied, and no others. ``acting_for``: whose powers were used
    (ปฏิบัติราชการแทน). ``appeal_until``: last day of an appeal against a refusal.
    """

    judgement: Judgement
    by: Actor
    at_us: int
    approved: tuple[Interval, ...] = ()
    reason: str = ""
    conditions: str = ""
    acting_for: str = ""
    appeal_until: date | None = None


@dataclass(frozen=True, slots=True)
class OralOrder:
    """Copying was allowed by word of mouth. ``approver``: an account with the right to approve, not who registered it.

    ``paper_due_us``: until when the paper has to be here; ``paper_us``: when it came.
    """

    approver: Actor
    ordered_us: int
    recorded_by: Actor
    words: str
    approved: tuple[Interval, ...]
    paper_due_us: int
    confirmed_us: int | None = None
    paper_us: int | None = None

    def is_overdue(self, now_us: int) -> bool:
        return self.paper_us is None and now_us > self.paper_due_us


@dataclass(frozen=True, slots=True)
class OwnerConsent:
    """What the agency said to whom the camera belongs. ``letter``: number of its answer."""

    agency: str
    agreed: bool
    letter: str
    answered_on: date
    recorded_by: Actor
    recorded_us: int
    note: str = ""


class DeliveryState(StrEnum):
    COPYING = "copying"
    SEALED = "sealed"
    FAILED = "failed"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    name: str
    role: str
    camera_id: str
    begin_us: int
    end_us: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Handover:
    """``signature``: attachment id of the drawn or scanned signature; empty while the paper is not back.

    ``medium_serial``: of the disk or stick it left on.
    """

    receiver_name: str
    receiver_id: str
    receiver_position: str
    giver: Actor
    witness: str
    medium: str
    medium_serial: str
    undertaking: str
    at_us: int
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One package of a request. ``package_sha256``: of the manifest, which names all files by their hashes;
    ``content_sha256``: of the evidence in it, which the papers bear (``domain/evidence``, ``content_hash``).

    ``folder``: where the sealed package lies on this desk. ``ended_us``, ``ended_note``: returned or destroyed.
    """

    id: str
    number: int
    state: DeliveryState
    begun_by: Actor
    begun_us: int
    intervals: tuple[Interval, ...]
    folder: str = ""
    package_sha256: str = ""
    sealed_us: int | None = None
    files: tuple[DeliveredFile, ...] = ()
    failure: str = ""
    handover: Handover | None = None
    ended_us: int | None = None
    ended_note: str = ""
    content_sha256: str = ""


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One line of a request's history; nothing of it ever changes. ``details``: what was given with it, as JSON."""

    seq: int
    step: Step
    before: State
    after: State
    by: Actor
    at_us: int
    reason: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """``number`` empty while it is a draft. ``due_us``: when an answer is due. ``version``: counts the changes, so
    that two officers do not overwrite one another.
    """

    id: str
    number: str
    state: State
    requester: Requester
    basis: Basis
    incident: Incident
    wanted: Wanted
    medium: str
    urgency: Urgency
    asked: tuple[Asked, ...]
    registered_by: Actor
    received_us: int
    due_us: int
    version: int = 1
    assigned_to: Actor | None = None
    checked_by: Actor | None = None
    opinion: str = ""
    found: tuple[Found, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    decision: Decision | None = None
    oral_order: OralOrder | None = None
    consents: tuple[OwnerConsent, ...] = ()
    forwarded_to: str = ""
    deliveries: tuple[Delivery, ...] = ()
    history: tuple[StepTaken, ...] = field(default=(), repr=False)
    letters: tuple[OutgoingLetter, ...] = ()

    def allowed(self) -> tuple[Interval, ...]:
        """What may be copied now: of the decision, or of an oral order that stands before one."""
        if self.decision is not None:
            return self.decision.approved
        return self.oral_order.approved if self.oral_order is not None else ()
