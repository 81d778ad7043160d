"""Requests for footage. Their triggers are no part of this: ``storage.request_guard`` holds them to be there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of requests."""
    _register()
    _texts()
    _bodies()
    _asked()
    _attachments()
    _deliveries()
    _steps()
    _numbers()
    _drafts()
    _settings()


def _register() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("number", sa.String(60), nullable=False, comment="as on the letters, never changed"),
        sa.Column("year_be", sa.Integer, nullable=False, comment="Buddhist year of the number"),
        sa.Column("seq", sa.Integer, nullable=False, comment="1.., anew each year"),
        sa.Column("state", sa.String(20), nullable=False, comment="domain State"),
        sa.Column("result", sa.String(20), nullable=False, comment="domain Result"),
        sa.Column(
            "runs", sa.Boolean, nullable=False, comment="whether an answer is still owed: the clock of hours runs"
        ),
        sa.Column("wanted", sa.String(8), nullable=False, comment="domain Wanted"),
        sa.Column("urgency", sa.Integer, nullable=False, comment="0 normal .. 3 most urgent"),
        sa.Column("requester_type", sa.String(24), nullable=False, comment="domain RequesterType"),
        sa.Column("requester", sa.String(200), nullable=False),
        sa.Column("agency", sa.String(200), nullable=False),
        sa.Column("station", sa.String(200), nullable=False),
        sa.Column("case_number", sa.String(100), nullable=False),
        sa.Column("letter_number", sa.String(100), nullable=False, comment="as it was typed"),
        sa.Column("case_key", sa.String(100), nullable=False, comment="comparable (domain reference_key); empty: none"),
        sa.Column("letter_key", sa.String(100), nullable=False, comment="comparable; empty: none"),
        sa.Column(
            "requester_order", sa.String(300), nullable=False, comment="sorts as Thai does (domain sort_key), cut"
        ),
        sa.Column("agency_order", sa.String(300), nullable=False),
        sa.Column("station_order", sa.String(300), nullable=False),
        sa.Column("cameras", sa.Integer, nullable=False, comment="how many were asked for"),
        sa.Column("registered_by", sa.String(100), nullable=False, comment="person's stable id"),
        sa.Column("registered_by_name", sa.String(200), nullable=False),
        sa.Column("assigned_to", sa.String(100), nullable=False, comment="person's stable id; empty: nobody"),
        sa.Column("assigned_to_name", sa.String(200), nullable=False),
        sa.Column(
            "confirms", sa.String(100), nullable=False, comment="who has to sign for an oral order; empty: nobody"
        ),
        sa.Column(
            "paper_due_us", sa.BigInteger, comment="until when the paper of an oral order is owed; null: none is"
        ),
        sa.Column("received_us", sa.BigInteger, nullable=False),
        sa.Column("due_us", sa.BigInteger, nullable=False, comment="when an answer is due"),
        sa.Column("answered_us", sa.BigInteger, comment="null: not answered"),
        sa.Column("version", sa.Integer, nullable=False, comment="counts changes"),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
        sa.UniqueConstraint("number", name="uq_requests_number"),
        sa.UniqueConstraint("year_be", "seq", name="uq_requests_year_be"),
        comment="Requests for footage, registered ones.",
    )
    op.create_index("ix_requests_assigned_to", "requests", ["assigned_to", "state"])
    op.create_index("ix_requests_case_key", "requests", ["case_key"])
    op.create_index("ix_requests_due_us", "requests", ["due_us"])
    op.create_index("ix_requests_letter_key", "requests", ["letter_key"])
    op.create_index("ix_requests_paper_due_us", "requests", ["paper_due_us"])
    op.create_index("ix_requests_received_us", "requests", ["received_us"])
    op.create_index("ix_requests_registered_by", "requests", ["registered_by", "state"])
    op.create_index("ix_requests_runs", "requests", ["runs", "due_us"])
    op.create_index("ix_requests_state", "requests", ["state", "received_us"])


def _texts() -> None:
    op.create_table(
        "request_texts",
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("words", sa.Text, nullable=False, comment="what is searched (domain search_key)"),
        sa.PrimaryKeyConstraint("request_id", name="pk_request_texts"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_texts_request_id"),
        comment="The searched words of each request.",
    )


def _bodies() -> None:
    op.create_table(
        "request_bodies",
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("body", sa.Text, nullable=False, comment="JSON of the rest of domain Request; holds personal data"),
        sa.PrimaryKeyConstraint("request_id", name="pk_request_bodies"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_bodies_request_id"),
        comment="What only the request's own page shows.",
    )


def _asked() -> None:
    op.create_table(
        "request_cameras",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("place", sa.Integer, nullable=False, comment="0.., in the order they were asked for"),
        sa.Column("camera_id", sa.String(36), nullable=False, comment="cameras.id, also when the camera is no more"),
        sa.Column("camera_code", sa.String(40), nullable=False, comment="as it was then"),
        sa.Column("camera_name", sa.String(200), nullable=False, comment="as it was then"),
        sa.Column("owner", sa.String(200), nullable=False, comment="agency code as it was then"),
        sa.Column("begin_us", sa.BigInteger, nullable=False),
        sa.Column("end_us", sa.BigInteger, nullable=False),
        sa.Column("hold_id", sa.String(36), nullable=False, comment="footage_holds.id"),
        sa.Column(
            "overwritten_us", sa.BigInteger, comment="when it is expected to be gone elsewhere; null: not known or held"
        ),
        sa.Column(
            "cause",
            sa.String(20),
            nullable=False,
            comment="domain Cause: why nothing was found; empty: found or not yet",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_request_cameras"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_cameras_request_id"),
        comment="Cameras and stretches that were asked for.",
    )
    op.create_index("ix_request_cameras_camera_id", "request_cameras", ["camera_id", "begin_us"])
    op.create_index("ix_request_cameras_request_id", "request_cameras", ["request_id"])


def _attachments() -> None:
    op.create_table(
        "request_attachments",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False, comment="of what it is a copy: letter, id_card .."),
        sa.Column("name", sa.String(200), nullable=False, comment="made harmless"),
        sa.Column("media_type", sa.String(100), nullable=False, comment="told by its content"),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, comment="names the file in the data folder"),
        sa.Column("added_by", sa.String(100), nullable=False),
        sa.Column("added_by_name", sa.String(200), nullable=False),
        sa.Column("added_by_role", sa.String(60), nullable=False),
        sa.Column("added_us", sa.BigInteger, nullable=False),
        sa.Column("note", sa.String(1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_request_attachments"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_attachments_request_id"),
        comment="Files handed in with requests.",
    )
    op.create_index("ix_request_attachments_request_id", "request_attachments", ["request_id"])


def _deliveries() -> None:
    op.create_table(
        "request_deliveries",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, comment="1.. of the request"),
        sa.Column("state", sa.String(20), nullable=False, comment="domain DeliveryState"),
        sa.Column("handed_us", sa.BigInteger, comment="null: not handed over"),
        sa.Column("body", sa.Text, nullable=False, comment="JSON of domain Delivery; holds personal data"),
        sa.PrimaryKeyConstraint("id", name="pk_request_deliveries"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_deliveries_request_id"),
        sa.UniqueConstraint("request_id", "number", name="uq_request_deliveries_request_id"),
        comment="Packages that were made for requests.",
    )
    op.create_index("ix_request_deliveries_handed_us", "request_deliveries", ["handed_us"])
    op.create_index("ix_request_deliveries_request_id", "request_deliveries", ["request_id"])


def _steps() -> None:
    op.create_table(
        "request_steps",
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False, comment="1.."),
        sa.Column("step", sa.String(20), nullable=False, comment="domain Step"),
        sa.Column("before", sa.String(20), nullable=False, comment="domain State"),
        sa.Column("after", sa.String(20), nullable=False, comment="domain State"),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(60), nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False, comment="never earlier than the step before"),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False, comment="JSON of what was given with it"),
        sa.PrimaryKeyConstraint("request_id", "seq", name="pk_request_steps"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_steps_request_id"),
        comment="The history of requests. Only added to.",
    )


def _numbers() -> None:
    op.create_table(
        "request_numbers",
        sa.Column("year_be", sa.Integer, nullable=False, autoincrement=False, comment="Buddhist year"),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("year_be", name="pk_request_numbers"),
        comment="The last number given in each year.",
    )


def _drafts() -> None:
    op.create_table(
        "request_drafts",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("writer", sa.String(100), nullable=False, comment="person's stable id; nobody else sees it"),
        sa.Column("changed_us", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False, comment="JSON of services RequestDraft; holds personal data"),
        sa.PrimaryKeyConstraint("id", name="pk_request_drafts"),
        comment="Requests that are being written. May be thrown away.",
    )
    op.create_index("ix_request_drafts_writer", "request_drafts", ["writer"])


def _settings() -> None:
    op.create_table(
        "request_settings",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False, comment="always 1"),
        sa.Column("body", sa.Text, nullable=False, comment="JSON of domain RequestLimits"),
        sa.PrimaryKeyConstraint("id", name="pk_request_settings"),
        comment="What the room sets for requests. No row: as usual.",
    )
