"""What an evidence package tells of itself, as plain data: its manifest is this tree in JSON, field by field.

All times are aware and UTC; the manifest writes each of them in the Buddhist era beside it (``json_form``). Texts are
what the papers say, in the language they are in; empty: not known or not there. Adding, renaming or taking away a
field needs a new ``manifest.FORMAT``: an older program must refuse what it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vms_desktop.domain.footage import TimeRange


class FileRole(StrEnum):
    """What a file of the package is. Each role has a folder of its own (``names.FOLDERS``)."""

    ORIGINAL = "original"
    """The recorded stream, not encoded anew."""
    SIDECAR = "sidecar"
    """What was written down beside a file when it was made (times of pictures, how areas were masked)."""
    PLAYABLE = "playable"
    """The same pictures in a form that any player shows."""
    WORKING_COPY = "working_copy"
    """A derivative with camera, time and request number burned in."""
    PRIVACY_COPY = "privacy_copy"
    """A derivative with areas masked or blurred by hand."""
    STILL = "still"
    FORM = "form"
    """A printed form: receipt, custody certificate."""
    VIEWER = "viewer"
    ATTACHMENT = "attachment"
    GUIDE = "guide"
    """How to check the package without this program."""
    KEY = "key"
    """The public key that the signature is checked with."""


CONTENT = frozenset(
    {
        FileRole.ORIGINAL,
        FileRole.SIDECAR,
        FileRole.PLAYABLE,
        FileRole.WORKING_COPY,
        FileRole.PRIVACY_COPY,
        FileRole.STILL,
        FileRole.ATTACHMENT,
    }
)
"""What is handed over as evidence. Its hash is known before the forms are made, so that they can carry it."""
DERIVED = frozenset({FileRole.PLAYABLE, FileRole.WORKING_COPY, FileRole.PRIVACY_COPY, FileRole.STILL})
"""Made from another file of the package, and said to be."""


class PersonPart(StrEnum):
    """What a person had to do with the request."""

    REQUESTER = "requester"
    REGISTERED = "registered"
    CHECKED = "checked"
    APPROVED = "approved"
    EXPORTED = "exported"
    GIVER = "giver"
    RECEIVER = "receiver"
    WITNESS = "witness"
    CONSENTED = "consented"
    """Of the agency that owns the camera."""


class Decision(StrEnum):
    """``ORAL_ORDER``: by a named approver in an urgent case; the paper follows."""

    APPROVED = "approved"
    PARTLY_APPROVED = "partly_approved"
    ORAL_ORDER = "oral_order"


@dataclass(frozen=True, slots=True)
class Party:
    """A person as the papers name them. ``name``: with rank, which stands before it; ``position``: post.
    ``identity``: number of the officer's or citizen's card. ``account``: id in the desk's register, for those who have
    one.
    """

    name: str
    position: str = ""
    organisation: str = ""
    identity: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Involved:
    part: PersonPart
    person: Party


@dataclass(frozen=True, slots=True)
class Basis:
    """What the request rests on, as written on the papers (Thai or Arabic digits). ``*_date``: as written too."""

    letter_number: str = ""
    letter_date: str = ""
    daily_record: str = ""
    daily_record_date: str = ""
    case_number: str = ""
    charge: str = ""
    police_station: str = ""
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """``number``: ``REQ-2569-0001``. ``requester_kind``: the code of the requester's kind (inquiry officer, court)."""

    number: str
    registered_at: datetime
    requester: Party
    requester_kind: str
    purpose: str
    basis: Basis = Basis()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """``conditions``: one each. ``reference``: number of the memo or letter."""

    decision: Decision
    by: Party
    at: datetime
    conditions: tuple[str, ...] = ()
    reason: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """``owner``: the agency it belongs to. ``place``: subdistrict, district, province in words; ``place_code``: DOPA.

    ``latitude``, ``longitude``: WGS 84, degrees; None: not known.
    """

    id: str
    code: str
    name_th: str
    name_en: str = ""
    owner: str = ""
    place: str = ""
    place_code: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class ClockState:
    """The device's clock minus ours, milliseconds, as measured at ``at``; ``how``: ``rtcp``, ``onvif``, ``person``."""

    offset_ms: int
    at: datetime
    how: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the footage came from: kind and trust in its clock as ``domain.footage`` has them, the recorder's name."""

    kind: str
    clock: str
    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class CodecFacts:
    """``pictures_sha256``: over the hashes of the original pictures; the same for every container they are put in.

    ``rate``: pictures a second on the whole; None: not known.
    """

    container: str
    codec: str
    width: int
    height: int
    pictures: int
    pictures_sha256: str = ""
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """One camera's footage for one asked interval. ``camera``: ``CameraFacts.id``.

    ``asked``: what the requester asked for; ``approved``: what may be handed over; ``delivered``: what there is, first
    to last picture of each original; ``gaps``: where pictures are missing within. ``files``: paths of the originals.
    """

    camera: str
    asked: TimeRange
    approved: TimeRange
    delivered: tuple[TimeRange, ...]
    gaps: tuple[TimeRange, ...]
    source: Source
    files: tuple[str, ...]
    clock_at_recording: ClockState | None = None
    clock_at_export: ClockState | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as a check finds it again. ``path``: within the package, with ``/``. ``size``: bytes.

    ``sha256``: lower-case hexadecimal. ``camera``: ``CameraFacts.id``. ``covers``: first to last picture, or the
    moment of a still. ``made_from``: paths of what a derivative was made from. ``title``: for people; the name it was
    handed in under. ``note``: what was done to it.
    """

    path: str
    role: FileRole
    size: int
    sha256: str
    title: str = ""
    camera: str = ""
    covers: TimeRange | None = None
    codec: CodecFacts | None = None
    made_from: tuple[str, ...] = ()
    made_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CustodyStep:
    """``action``: the code of the access log's entry, or of the request's step. ``entry``: the entry's number in that
    log, ``entry_hash``: its hash; 0 and empty where it is no entry.
    """

    at: datetime
    action: str
    by: Party
    what: str
    entry: int = 0
    entry_hash: str = ""


@dataclass(frozen=True, slots=True)
class PreviousPackage:
    """The delivery before this one of the same request. ``manifest_sha256``: of its ``manifest.json``."""

    id: str
    number: int
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class PackageDescription:
    """All that is known before a file is copied. ``id``: a UUID. ``number``: which delivery of the request, from 1."""

    id: str
    number: int
    request: RequestFacts
    approval: Approval
    cameras: tuple[CameraFacts, ...]
    footage: tuple[Delivered, ...]
    persons: tuple[Involved, ...] = ()
    custody: tuple[CustodyStep, ...] = ()
    previous: PreviousPackage | None = None
    notes: tuple[str, ...] = ()
