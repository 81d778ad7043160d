"""What requests need from outside: the register, where attachments lie, who may approve. Storage and others fulfil it.

Called on the desk's event loop; what blocks runs on threads of the implementation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage_hold import Hold, Need
from vms_desktop.domain.log_entry import Actor, EntryDraft
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import ANYWHERE, Limits, Person
from vms_desktop.domain.requests.letters import OutgoingLetter
from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import DeliveryState, Interval, Request, RequesterType, Urgency, Wanted
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.requests.statistics import Counts
from vms_desktop.services.requests.request_draft import RequestDraft

Record = Sequence[EntryDraft]
"""What the access log says of a change; written in the transaction that makes it."""


class Board(StrEnum):
    """Which requests a person looks at."""

    ALL = "all"
    MINE = "mine"
    """Open ones that I registered or that were given to me."""
    WAITING = "waiting"
    """Submitted ones that I may decide, and oral orders that I have to sign for."""
    OVERDUE = "overdue"
    """The answer or the paper of an oral order should have been there."""


class SortBy(StrEnum):
    DUE = "due"
    """Those first whose clock runs, soonest first."""
    NUMBER = "number"
    STATE = "state"
    URGENCY = "urgency"
    REQUESTER = "requester"
    AGENCY = "agency"
    STATION = "station"
    CAMERAS = "cameras"
    RECEIVED = "received"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """All conditions together. ``text``: words that must all occur. ``station``, ``camera_id``: exactly that one.
    ``from_us``, ``to_us``: of when it was received (the second not included); ``due_from_us``, ``due_to_us``: of when
    the answer is due. Empty and None: not asked for.
    """

    board: Board = Board.ALL
    states: frozenset[State] = frozenset()
    types: frozenset[RequesterType] = frozenset()
    urgencies: frozenset[Urgency] = frozenset()
    text: str = ""
    station: str = ""
    camera_id: str = ""
    from_us: int | None = None
    to_us: int | None = None
    due_from_us: int | None = None
    due_to_us: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """``size`` rows after the first ``start``, in that order."""

    start: int = 0
    size: int = 100
    sort: SortBy = SortBy.DUE
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One line of a list. No number of a card and no telephone. ``overdue``: at the moment of the question.
    ``documents_us``: when the last day is over on which documents are waited for; None: none are, or no day was said.
    """

    id: str
    number: str
    state: State
    result: Result
    urgency: Urgency
    wanted: Wanted
    type: RequesterType
    requester: str
    agency: str
    station: str
    case_number: str
    letter_number: str
    cameras: int
    received_us: int
    due_us: int
    answered_us: int | None
    runs: bool
    overdue: bool
    registered_by: str
    registered_by_name: str
    assigned_to: str
    assigned_to_name: str
    version: int
    documents_us: int | None = None
    rank: str = ""

    @property
    def requester_full(self) -> str:
        """With the rank, as a person is called."""
        return f"{self.rank} {self.requester}" if self.rank else self.requester


@dataclass(frozen=True, slots=True)
class Found:
    """``total``: how many there are of them all."""

    rows: tuple[RequestRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, for boards. ``decides``: has the right to approve. ``limits``: requests outside these places are not
    told of (``domain/requests/places.py``).
    """

    person: str
    decides: bool
    now_us: int
    limits: Limits = ANYWHERE


@dataclass(frozen=True, slots=True)
class BoardCounts:
    """``states``: of all registered ones, by state."""

    mine: int = 0
    waiting: int = 0
    overdue: int = 0
    total: int = 0
    states: dict[State, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Another request for the same: case, letter, or a camera at an overlapping time."""

    row: RequestRow
    same_case: bool
    same_letter: bool
    same_footage: bool

    @property
    def weight(self) -> int:
        return self.same_case + self.same_letter + 2 * self.same_footage


@dataclass(frozen=True, slots=True)
class KnownRequester:
    """Who asked before, as it was typed then; offered where somebody types a name. No card numbers, no telephones."""

    name: str
    type: RequesterType
    agency: str
    station: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A line of the register of disclosures: what left the house, to whom, on what basis, as it was said when it left.

    ``state``, ``ended_us``: whether and when it was returned or destroyed since. ``delivery``: its number within the
    request. ``requester``: with the rank.
    """

    number: str
    delivery: int
    state: DeliveryState
    handed_us: int
    ended_us: int | None
    requester_type: RequesterType
    requester: str
    agency: str
    purpose: str
    legal_basis: str
    letter_number: str
    case_number: str
    station: str
    approved_by: str
    receiver: str
    medium: str
    medium_serial: str
    package_sha256: str
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class NumberedLetter:
    """A letter that went out, and for which request."""

    request_id: str
    request_number: str
    letter: OutgoingLetter


@dataclass(frozen=True, slots=True)
class AskedStretch:
    """One camera and time of an open request, for timelines."""

    request_id: str
    number: str
    state: State
    interval: Interval


@dataclass(frozen=True, slots=True)
class Registration:
    """A new request with the holds and needs that are placed with it, and what the log says of all that."""

    request: Request
    year_be: int
    seq: int
    holds: Sequence[Hold]
    needs: Sequence[Need]
    record: Record


class RequestRepository(Protocol):
    """Requests in the database. Raises StorageError ``storage.*``."""

    async def register(self, year_be: int, make: Callable[[int], Registration], draft_id: str) -> Request:
        """One transaction: the year's next number, what ``make`` makes of it (called on the database's thread), the
        log's entries; the draft is thrown away.
        """

    async def save(
        self,
        before: Request,
        after: Request,
        record: Record,
        holds: Sequence[Hold] = (),
        needs: Sequence[Need] = (),
    ) -> bool:
        """False, and nothing is changed or recorded, where the one there is not of ``before``'s version any more."""

    async def get(self, request_id: str) -> Request | None: ...

    async def id_of(self, number: str) -> str | None:
        """By its number, with whichever digits it is written."""

    async def find(self, wanted: RequestFilter, page: Page, viewer: Viewer) -> Found: ...

    async def counts(self, viewer: Viewer) -> BoardCounts: ...

    async def duplicates(
        self, case_key: str, letter_key: str, intervals: Sequence[Interval], except_id: str, viewer: Viewer
    ) -> list[Duplicate]: ...

    async def letters_numbered(self, number_key: str, year_be: int, viewer: Viewer) -> list[NumberedLetter]:
        """With that number (``reference_key``) and a day of that Buddhist year, the oldest first."""

    async def known_requesters(self, text: str, limit: int, viewer: Viewer) -> list[KnownRequester]:
        """Whose name holds the text, the newest first."""

    async def asked_between(self, camera_ids: Collection[str], begin_us: int, end_us: int) -> list[AskedStretch]:
        """Of requests that are not closed or cancelled."""

    async def counted(self, starts_us: Sequence[int], viewer: Viewer) -> list[Counts]:
        """Of requests received from each of the times to the next, ascending; so one less than there are times."""

    async def disclosures(self, from_us: int, to_us: int, viewer: Viewer) -> list[Disclosure]:
        """Handed over between the two, oldest first."""

    async def drafts(self, writer: str) -> list[RequestDraft]: ...

    async def keep_draft(self, writer: str, draft: RequestDraft, now_us: int) -> None: ...

    async def drop_draft(self, writer: str, draft_id: str) -> None: ...

    async def limits(self) -> RequestLimits: ...

    async def keep_limits(self, limits: RequestLimits, record: Record) -> None: ...


class Elsewhere(Protocol):
    """Footage that is not under this program's hold. Raises StorageError."""

    async def overwritten_us(self, interval: Interval) -> int | None:
        """When the first of it is expected to be gone where it lies (UTC); None: it lies here, or nobody knows."""


class Cameras(Protocol):
    """The register, as far as requests ask it."""

    def find(self, camera_id: str) -> Camera | None: ...


class Approvers(Protocol):
    """Who may do what, whoever is at the desk. Raises StorageError."""

    async def may(self, person_id: str, permission: Permission, camera: Camera | None) -> bool:
        """Whether that person has an account that counts now, the permission, and (with a camera) the place."""

    async def who_may(self, permission: Permission) -> list[Person]: ...

    async def actor(self, person_id: str) -> Actor | None: ...
