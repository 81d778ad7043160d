"""Who asks, on what basis, what happened: three cards of fields as one draft, and where its mistakes are told.

DraftCards(parent: QWidget)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.request import Basis, Incident, Requester, RequesterType, Urgency, Wanted
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.ui import formatting
from vms_desktop.ui.requests.draft_fields import BASIS, BASIS_CARD, WHAT, WHAT_CARD, WHO, WHO_CARD, DraftFields

Place = tuple[float, float, int]
"""Latitude, longitude, radius in metres."""


class DraftCards:
    """The names of the fields are the domain's, and no two cards have the same."""

    def __init__(self, parent: QWidget) -> None:
        self.who = DraftFields(WHO_CARD, WHO, parent)
        self.basis = DraftFields(BASIS_CARD, BASIS, parent)
        self.what = DraftFields(WHAT_CARD, WHAT, parent)

    def __iter__(self) -> Iterator[DraftFields]:
        return iter((self.who, self.basis, self.what))

    def fill(self, draft: RequestDraft) -> None:
        _fill_requester(self.who, draft.requester)
        _fill_basis(self.basis, draft.basis)
        _fill_incident(self.what, draft.incident)
        self.who.choose("urgency", draft.urgency.value)
        self.what.choose("wanted", draft.wanted.value)
        self.what.set_text("medium", draft.medium)

    def read(self, draft: RequestDraft, now: datetime, place: Place | None) -> RequestDraft:
        """``draft`` with what stands in the fields; dates and times that cannot be read are left out. ``place``: where
        the cameras were found by it.
        """
        return replace(
            draft,
            requester=_read_requester(self.who),
            basis=_read_basis(self.basis, now),
            incident=_read_incident(self.what, now, place),
            wanted=Wanted(self.what.box("wanted").currentData()),
            medium=self.what.text("medium"),
            urgency=Urgency(self.who.box("urgency").currentData()),
        )

    def mistakes(self, now: datetime) -> list[tuple[str, InputError]]:
        """Dates and times that cannot be read, by the field's name."""
        return [one for card in self for one in card.mistakes(now)]

    def tell(self, name: str, text: str, *, hint: bool = False) -> QWidget | None:
        """Say it at the field of that name, which is returned; None: there is none."""
        for card in self:
            if name in card.cells:
                card.cells[name].tell(text, hint=hint)
                return card.cells[name].field
        return None

    def take_back(self) -> None:
        for card in self:
            card.take_back()


def _read_requester(who: DraftFields) -> Requester:
    return Requester(
        RequesterType(who.box("type").currentData()),
        *(who.text(name) for name in ("name", "id_number", "rank", "position", "agency", "phone", "email")),
    )


def _read_basis(basis: DraftFields, now: datetime) -> Basis:
    return Basis(
        letter_number=basis.text("letter_number"),
        letter_date=basis.day("letter_date"),
        daily_record_number=basis.text("daily_record_number"),
        daily_record_us=basis.moment_us("daily_record_us", now),
        case_number=basis.text("case_number"),
        charge=basis.text("charge"),
        station=basis.text("station"),
        purpose=basis.text("purpose"),
        legal_basis=basis.text("legal_basis"),
    )


def _read_incident(what: DraftFields, now: datetime, place: tuple[float, float, int] | None) -> Incident:
    """``place``: latitude, longitude, radius in metres, where the cameras were found by them."""
    latitude, longitude, radius = place if place is not None else (None, None, None)
    return Incident(
        place=what.text("place"),
        happened_us=what.moment_us("happened_us", now),
        what=what.text("what"),
        plate=what.text("plate"),
        clothing=what.text("clothing"),
        latitude=latitude,
        longitude=longitude,
        radius_m=radius,
    )


def _fill_requester(who: DraftFields, requester: Requester) -> None:
    who.choose("type", requester.type.value)
    for name in ("name", "id_number", "rank", "position", "agency", "phone", "email"):
        who.set_text(name, str(getattr(requester, name)))


def _fill_basis(basis: DraftFields, values: Basis) -> None:
    for name in ("letter_number", "daily_record_number", "case_number", "charge", "station", "purpose", "legal_basis"):
        basis.set_text(name, str(getattr(values, name)))
    basis.set_text("letter_date", formatting.date_to_type(values.letter_date) if values.letter_date else "")
    basis.set_text("daily_record_us", _typed(values.daily_record_us))


def _fill_incident(what: DraftFields, values: Incident) -> None:
    for name in ("place", "what", "plate", "clothing"):
        what.set_text(name, str(getattr(values, name)))
    what.set_text("happened_us", _typed(values.happened_us))


def _typed(us: int | None) -> str:
    return "" if us is None else formatting.typed_moment_text(moment(us))
