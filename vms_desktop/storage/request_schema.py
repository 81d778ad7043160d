"""The tables of requests for footage. Nothing in them is deleted but drafts; triggers hold that (``request_guard.py``).

``requests`` has what lists sort and filter by, so that a hundred thousand are gone through quickly; what is searched
and what only the request's own page shows lie beside it. Times are UTC, microseconds since 1970.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from vms_desktop.storage.schema import metadata

requests = Table(
    "requests",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("number", String(60), nullable=False, unique=True, comment="as on the letters, never changed"),
    Column("year_be", Integer, nullable=False, comment="Buddhist year of the number"),
    Column("seq", Integer, nullable=False, comment="1.., anew each year"),
    Column("state", String(20), nullable=False, comment="domain State"),
    Column("result", String(20), nullable=False, comment="domain Result"),
    Column("runs", Boolean, nullable=False, comment="whether an answer is still owed: the clock of hours runs"),
    Column("wanted", String(8), nullable=False, comment="domain Wanted"),
    Column("urgency", Integer, nullable=False, comment="0 normal .. 3 most urgent"),
    Column("requester_type", String(24), nullable=False, comment="domain RequesterType"),
    Column("requester", String(200), nullable=False),
    Column("agency", String(200), nullable=False),
    Column("station", String(200), nullable=False),
    Column("case_number", String(100), nullable=False),
    Column("letter_number", String(100), nullable=False, comment="as it was typed"),
    Column("case_key", String(100), nullable=False, comment="comparable (domain reference_key); empty: none"),
    Column("letter_key", String(100), nullable=False, comment="comparable; empty: none"),
    Column("requester_order", String(300), nullable=False, comment="sorts as Thai does (domain sort_key), cut"),
    Column("agency_order", String(300), nullable=False),
    Column("station_order", String(300), nullable=False),
    Column("cameras", Integer, nullable=False, comment="how many were asked for"),
    Column("registered_by", String(100), nullable=False, comment="person's stable id"),
    Column("registered_by_name", String(200), nullable=False),
    Column("assigned_to", String(100), nullable=False, comment="person's stable id; empty: nobody"),
    Column("assigned_to_name", String(200), nullable=False),
    Column("confirms", String(100), nullable=False, comment="who has to sign for an oral order; empty: nobody"),
    Column("paper_due_us", BigInteger, comment="until when the paper of an oral order is owed; null: none is"),
    Column("received_us", BigInteger, nullable=False),
    Column("due_us", BigInteger, nullable=False, comment="when an answer is due"),
    Column("answered_us", BigInteger, comment="null: not answered"),
    Column("version", Integer, nullable=False, comment="counts changes"),
    Column("documents_us", BigInteger, comment="when the last day of missing documents is over; null: none awaited"),
    Column("rank", String(200), nullable=False, server_default="", comment="of the requester, before the name"),
    UniqueConstraint("year_be", "seq", name="uq_requests_year_be"),
    comment="Requests for footage, registered ones.",
)
_R = requests.c
# What lists are mostly narrowed by stands at the end of each index that lists are gone through by (request_orders.py).
_NARROWED = (_R.state, _R.requester_type, _R.urgency, _R.due_us)
_PLACE = (_R.year_be, _R.seq)
Index("ix_requests_by_number", *_PLACE, *_NARROWED, _R.runs, _R.received_us, _R.station)
Index("ix_requests_by_due", _R.runs, _R.due_us, *_PLACE, _R.state, _R.requester_type, _R.urgency, _R.received_us)
Index("ix_requests_by_state", _R.state, _R.received_us, *_PLACE, _R.requester_type, _R.urgency, _R.due_us)
Index("ix_requests_by_received", _R.received_us, *_PLACE, *_NARROWED)
Index("ix_requests_by_urgency", _R.urgency, _R.received_us, *_PLACE, _R.state, _R.requester_type, _R.due_us)
Index("ix_requests_by_requester", _R.requester_order, _R.received_us, *_PLACE, *_NARROWED)
Index("ix_requests_by_agency", _R.agency_order, _R.received_us, *_PLACE, *_NARROWED)
Index("ix_requests_by_station", _R.station_order, _R.received_us, *_PLACE, *_NARROWED)
Index("ix_requests_by_cameras", _R.cameras, _R.received_us, *_PLACE, *_NARROWED)
Index("ix_requests_by_assigned", _R.assigned_to_name, _R.received_us, *_PLACE, *_NARROWED)
Index("ix_requests_assigned_to", _R.assigned_to, _R.state)
Index("ix_requests_registered_by", _R.registered_by, _R.state, *_PLACE)
Index("ix_requests_confirms", _R.confirms, sqlite_where=text("confirms <> ''"), postgresql_where=text("confirms <> ''"))
Index("ix_requests_paper_due_us", _R.paper_due_us)
Index("ix_requests_due_us", _R.due_us)
Index("ix_requests_case_key", _R.case_key)
Index("ix_requests_letter_key", _R.letter_key)

SEQ_BITS = 32
_KEY = "Buddhist year << 32 | running number of the request"

texts = Table(
    "request_texts",
    metadata,
    Column("request_id", String(36), ForeignKey(requests.c.id), primary_key=True),
    Column("words", Text, nullable=False, comment="what is searched (domain search_key)"),
    Column("request_key", BigInteger, nullable=False, comment=_KEY),
    Column("letters_low", BigInteger, nullable=False, comment="letters that occur (storage/request_bits.py)"),
    Column("letters_high", BigInteger, nullable=False, comment="the other half of them"),
    comment="The searched words of each request.",
)
_T = texts.c
Index("ix_request_texts_request_key", _T.request_key, _T.letters_low, _T.letters_high, unique=True)

bodies = Table(
    "request_bodies",
    metadata,
    Column("request_id", String(36), ForeignKey(requests.c.id), primary_key=True),
    Column("body", Text, nullable=False, comment="JSON of the rest of domain Request; holds personal data"),
    comment="What only the request's own page shows.",
)

asked = Table(
    "request_cameras",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("request_id", String(36), ForeignKey(requests.c.id), nullable=False, index=True),
    Column("place", Integer, nullable=False, comment="0.., in the order they were asked for"),
    Column("camera_id", String(36), nullable=False, comment="cameras.id, also when the camera is no more"),
    Column("camera_code", String(40), nullable=False, comment="as it was then"),
    Column("camera_name", String(200), nullable=False, comment="as it was then"),
    Column("owner", String(200), nullable=False, comment="agency code as it was then"),
    Column("begin_us", BigInteger, nullable=False),
    Column("end_us", BigInteger, nullable=False),
    Column("hold_id", String(36), nullable=False, comment="footage_holds.id"),
    Column("overwritten_us", BigInteger, comment="when it is expected to be gone elsewhere; null: not known or held"),
    Column("cause", String(20), nullable=False, comment="domain Cause: why nothing was found; empty: found or not yet"),
    Column("request_key", BigInteger, nullable=False, comment=_KEY),
    comment="Cameras and stretches that were asked for.",
)
Index("ix_request_cameras_camera_id", asked.c.camera_id, asked.c.begin_us)
Index("ix_request_cameras_request_key", asked.c.camera_id, asked.c.request_key)

attachments = Table(
    "request_attachments",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("request_id", String(36), ForeignKey(requests.c.id), nullable=False, index=True),
    Column("kind", String(40), nullable=False, comment="of what it is a copy: letter, id_card .."),
    Column("name", String(200), nullable=False, comment="made harmless"),
    Column("media_type", String(100), nullable=False, comment="told by its content"),
    Column("bytes", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False, comment="names the file in the data folder"),
    Column("added_by", String(100), nullable=False),
    Column("added_by_name", String(200), nullable=False),
    Column("added_by_role", String(60), nullable=False),
    Column("added_us", BigInteger, nullable=False),
    Column("note", String(1000), nullable=False),
    comment="Files handed in with requests.",
)

letters = Table(
    "request_letters",
    metadata,
    Column("request_id", String(36), ForeignKey(requests.c.id), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False, comment="0.., in the order they were given"),
    Column("kind", String(40), nullable=False, comment="domain LetterKind"),
    Column("agency", String(200), nullable=False, comment="to whom, of letters to owners; empty: to the requester"),
    Column("step", Integer, nullable=False, comment="seq of the step it tells of; 0: of none"),
    Column("number", String(100), nullable=False, comment="as it was typed"),
    Column("number_key", String(100), nullable=False, comment="comparable (domain reference_key)"),
    Column("dated", String(10), nullable=False, comment="the day on it, 2026-11-24"),
    Column("year_be", Integer, nullable=False, comment="Buddhist year of that day"),
    Column("given_by", String(100), nullable=False),
    Column("given_by_name", String(200), nullable=False),
    Column("given_by_role", String(60), nullable=False),
    Column("given_us", BigInteger, nullable=False),
    comment="Numbers of the letters that went out for requests. Only added to.",
)
Index("ix_request_letters_by_number", letters.c.number_key, letters.c.year_be)

papers = Table(
    "request_papers",
    metadata,
    Column("sha256", String(64), primary_key=True, comment="of the whole file"),
    Column("part", Integer, primary_key=True, autoincrement=False, comment="0.., in order"),
    Column("data", LargeBinary, nullable=False, comment="1 MiB, the last one what is left"),
    comment="Files handed in with requests, where several desks share the database.",
)

deliveries = Table(
    "request_deliveries",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("request_id", String(36), ForeignKey(requests.c.id), nullable=False, index=True),
    Column("number", Integer, nullable=False, comment="1.. of the request"),
    Column("state", String(20), nullable=False, comment="domain DeliveryState"),
    Column("handed_us", BigInteger, index=True, comment="null: not handed over"),
    Column("body", Text, nullable=False, comment="JSON of domain Delivery; holds personal data"),
    UniqueConstraint("request_id", "number", name="uq_request_deliveries_request_id"),
    comment="Packages that were made for requests.",
)

disclosures = Table(
    "request_disclosures",
    metadata,
    Column("delivery_id", String(36), ForeignKey(deliveries.c.id), primary_key=True),
    Column("request_id", String(36), ForeignKey(requests.c.id), nullable=False, index=True),
    Column("number", String(60), nullable=False, comment="of the request"),
    Column("delivery", Integer, nullable=False, comment="its number within the request"),
    Column("state", String(20), nullable=False, comment="domain DeliveryState"),
    Column("handed_us", BigInteger, nullable=False),
    Column("ended_us", BigInteger, comment="when it was returned or destroyed; null: it was not"),
    Column("requester_type", String(24), nullable=False, comment="domain RequesterType"),
    Column("requester", Text, nullable=False, comment="with the rank"),
    Column("agency", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("legal_basis", Text, nullable=False),
    Column("letter_number", Text, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("approved_by", Text, nullable=False, comment="name"),
    Column("receiver", Text, nullable=False, comment="name"),
    Column("medium", Text, nullable=False),
    Column("medium_serial", Text, nullable=False),
    Column("package_sha256", String(64), nullable=False, comment="of the manifest"),
    Column("intervals", Text, nullable=False, comment="JSON: a list of [camera id, begin_us, end_us]"),
    comment="The register of disclosures: a line a delivery that left the house, as it was said then.",
)
Index("ix_request_disclosures_by_handed", disclosures.c.handed_us, disclosures.c.delivery_id)

days = Table(
    "request_days",
    metadata,
    Column("begins_us", BigInteger, primary_key=True, autoincrement=False, comment="midnight, UTC"),
    Column("received", Integer, nullable=False),
    Column("late", Integer, nullable=False, comment="answered after they were due"),
    Column("results", Text, nullable=False, comment="JSON: how many by domain Result"),
    Column("types", Text, nullable=False, comment="JSON: how many by domain RequesterType"),
    Column("causes", Text, nullable=False, comment="JSON: how many asked stretches by domain Cause"),
    Column("used_s", Text, nullable=False, comment="seconds to the answer of each answered, divided by commas"),
    comment="Requests by the UTC day they came on, counted for statistics; anew with every change.",
)

steps = Table(
    "request_steps",
    metadata,
    Column("request_id", String(36), ForeignKey(requests.c.id), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False, comment="1.."),
    Column("step", String(20), nullable=False, comment="domain Step"),
    Column("before", String(20), nullable=False, comment="domain State"),
    Column("after", String(20), nullable=False, comment="domain State"),
    Column("person", String(100), nullable=False),
    Column("person_name", String(200), nullable=False),
    Column("role", String(60), nullable=False),
    Column("at_us", BigInteger, nullable=False, comment="never earlier than the step before"),
    Column("reason", Text, nullable=False),
    Column("details", Text, nullable=False, comment="JSON of what was given with it"),
    comment="The history of requests. Only added to.",
)

numbers = Table(
    "request_numbers",
    metadata,
    Column("year_be", Integer, primary_key=True, autoincrement=False, comment="Buddhist year"),
    Column("last", Integer, nullable=False),
    comment="The last number given in each year.",
)

drafts = Table(
    "request_drafts",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("writer", String(100), nullable=False, index=True, comment="person's stable id; nobody else sees it"),
    Column("changed_us", BigInteger, nullable=False),
    Column("body", Text, nullable=False, comment="JSON of services RequestDraft; holds personal data"),
    comment="Requests that are being written. May be thrown away.",
)

settings = Table(
    "request_settings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="always 1"),
    Column("body", Text, nullable=False, comment="JSON of domain RequestLimits"),
    comment="What the room sets for requests. No row: as usual.",
)
