"""Printed forms of requests: which there are, what a form is filled with, and whose letterhead it carries.

A form is a template (``form_template.py``) filled with ``FormFacts``; setting type and making the PDF is the screen's
side (``ui/forms/``), which other services are given as a ``MakesForms``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Protocol

from vms_desktop.domain.requests.documents import AskedDocuments
from vms_desktop.domain.requests.past_refusals import PastRefusal
from vms_desktop.domain.requests.request import Delivery
from vms_desktop.domain.thai_time import THAI_TIME


class FormKind(StrEnum):
    """Stable: file names of the templates, and what the access log says was printed."""

    REQUEST = "request_form"
    MEMO = "approval_memo"
    REFUSAL = "refusal_letter"
    NOT_FOUND = "not_found_letter"
    DOCUMENTS = "more_documents_letter"
    HOLD = "hold_letter"
    FORWARDING = "forwarding_letter"
    RECEIPT = "receipt"
    CUSTODY = "custody_certificate"
    DISCLOSURES = "disclosure_register"
    STATISTICS = "statistics_report"


class Exact(str):
    """A value whose digits stay as they are also where the form has Thai ones: hashes, codes, file names."""

    __slots__ = ()


class FileName(Exact):
    """A file's name, which has no spaces: a line may be broken after each of its _, and nowhere else."""

    __slots__ = ()


Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormFacts:
    """``values`` by dotted name (an empty text: not known), ``tables`` by name; ``qr``: what the QR code says.
    ``at``: when it is made.

    Everything in it is text as it was typed: the template escapes it.
    """

    values: Mapping[str, str]
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    qr: str = ""
    at: datetime | None = None


LARGEST_LOGO = 4 * 1024 * 1024
"""Bytes of its file."""


@dataclass(frozen=True, slots=True)
class Office:
    """The letterhead: settings of the desk. ``section``: ส่วนราชการ of a memo. ``letter_prefix``: as in สป 0017.2/.

    ``logo``: an image's bytes (PNG, JPEG, SVG); empty: room is left for the Garuda of pre-printed paper.
    """

    name: str = ""
    section: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    letter_prefix: str = ""
    signatory: str = ""
    signatory_position: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """One line of the custody of a delivery. ``hash``: of what it was done to, where it is known."""

    at_us: int
    who: str
    what: str
    where: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class FormOptions:
    """``thai_digits``: everywhere but in ``Exact`` values. ``logo``: as in ``Office``."""

    thai_digits: bool = False
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Missing:
    """Approved minutes of a camera that are not in a package. UTC, microseconds since 1970. ``note``: why."""

    code: str
    name: str
    begin_us: int
    end_us: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a paper says of a sealed package. ``content``: SHA-256 of the evidence in it (``content_hash``), because
    that of the whole package cannot stand on a paper inside it; ``key``: fingerprint of the key that signed.
    ``missing``: in the order of the manifest.
    """

    content: str
    key: str
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """What a form says besides the request. ``letter_number``: of the letter that goes out, as the register of letters
    gave it; empty: only the office's prefix, and room to write. ``agency``: to whom a letter to an owner goes, which
    then names its cameras only (all, where none is its own). ``owners``: names of agencies by their codes.
    ``delivery``: which one a receipt or certificate is about; None: the last one. ``seal``: of that delivery's package;
    None: it is not on this computer. ``refusal``: an earlier one, whose letter is printed again. ``dated``: the day on
    a letter; None: today's. ``asking``: which documents a letter asks for; None: those that were asked for last.
    ``safe``: ids of asked stretches whose footage was brought here. ``is_part``: registers and statistics are of the
    places of who made them only.
    """

    at: datetime
    by: str = ""
    zone: tzinfo = THAI_TIME
    letter_number: str = ""
    agency: str = ""
    delivery: Delivery | None = None
    custody: Sequence[CustodyLine] = field(default=())
    seal: Seal | None = None
    owners: Mapping[str, str] = field(default_factory=dict)
    is_part: bool = False
    refusal: PastRefusal | None = None
    dated: date | None = None
    asking: AskedDocuments | None = None
    safe: frozenset[str] = frozenset()

    @property
    def day(self) -> date:
        """On the letter."""
        return self.dated or self.today

    @property
    def today(self) -> date:
        return self.at.astimezone(self.zone).date()


class MakesForms(Protocol):
    """Fulfilled by ``ui.forms.forms.FormPrinter``."""

    def render(self, kind: FormKind, facts: FormFacts, options: FormOptions) -> bytes:
        """The form as PDF. Blocking, for any thread.

        Raises FormError ``form.template_missing`` (name), ``form.not_drawn``.
        """
