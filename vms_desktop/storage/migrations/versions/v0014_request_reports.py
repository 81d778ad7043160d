"""Rows of their own for what reports of requests print: lines of the register of disclosures, and counts of each day.

A year's disclosures and ten years' statistics took most of a second, made of a hundred thousand texts each time.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None
_DAY_US = 24 * 60 * 60 * 1_000_000
_AT_ONCE = 1_000
_HANDED = sa.text("SELECT id FROM request_deliveries WHERE handed_us IS NOT NULL ORDER BY handed_us, id")
_DELIVERIES = sa.text(
    "SELECT d.id, d.request_id, d.body, r.number, b.body AS request FROM request_deliveries d"
    " JOIN requests r ON r.id = d.request_id JOIN request_bodies b ON b.request_id = r.id WHERE d.id IN :ids"
).bindparams(sa.bindparam("ids", expanding=True))
_RECEIVED = sa.text(
    "SELECT received_us, answered_us, result, requester_type, due_us FROM requests ORDER BY received_us"
)
_CAUSES = sa.text(
    "SELECT r.received_us, c.cause FROM request_cameras c JOIN requests r ON r.id = c.request_id WHERE c.cause <> ''"
)


def upgrade() -> None:
    """Make the tables and fill them: some ten seconds for a hundred thousand requests."""
    disclosures, days = _make_disclosures(), _make_days()
    connection = op.get_bind()
    handed = connection.execute(_HANDED).scalars().all()
    for begin in range(0, len(handed), _AT_ONCE):
        # Some at a time: all of them are hundreds of megabytes.
        some = connection.execute(_DELIVERIES, {"ids": handed[begin : begin + _AT_ONCE]}).all()
        connection.execute(disclosures.insert(), [_disclosure(row) for row in some])
    causes: dict[int, Counter[str]] = {}
    for received_us, cause in connection.execute(_CAUSES):
        causes.setdefault(received_us // _DAY_US, Counter())[cause] += 1
    requests = connection.execute(_RECEIVED).all()
    by_day = groupby(requests, lambda row: row.received_us // _DAY_US)
    rows = [_day(day, list(those), causes.get(day, Counter())) for day, those in by_day]
    if rows:
        connection.execute(days.insert(), rows)


def _make_disclosures() -> sa.Table:
    table = op.create_table(
        "request_disclosures",
        sa.Column("delivery_id", sa.String(36), primary_key=True),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("number", sa.String(60), nullable=False, comment="of the request"),
        sa.Column("delivery", sa.Integer, nullable=False, comment="its number within the request"),
        sa.Column("state", sa.String(20), nullable=False, comment="domain DeliveryState"),
        sa.Column("handed_us", sa.BigInteger, nullable=False),
        sa.Column("ended_us", sa.BigInteger, comment="when it was returned or destroyed; null: it was not"),
        sa.Column("requester_type", sa.String(24), nullable=False, comment="domain RequesterType"),
        sa.Column("requester", sa.Text, nullable=False, comment="with the rank"),
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("legal_basis", sa.Text, nullable=False),
        sa.Column("letter_number", sa.Text, nullable=False),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("station", sa.Text, nullable=False),
        sa.Column("approved_by", sa.Text, nullable=False, comment="name"),
        sa.Column("receiver", sa.Text, nullable=False, comment="name"),
        sa.Column("medium", sa.Text, nullable=False),
        sa.Column("medium_serial", sa.Text, nullable=False),
        sa.Column("package_sha256", sa.String(64), nullable=False, comment="of the manifest"),
        sa.Column("intervals", sa.Text, nullable=False, comment="JSON: a list of [camera id, begin_us, end_us]"),
        sa.ForeignKeyConstraint(["delivery_id"], ["request_deliveries.id"], name="fk_request_disclosures_delivery_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_disclosures_request_id"),
        comment="The register of disclosures: a line a delivery that left the house, as it was said then.",
    )
    op.create_index("ix_request_disclosures_request_id", "request_disclosures", ["request_id"])
    op.create_index("ix_request_disclosures_by_handed", "request_disclosures", ["handed_us", "delivery_id"])
    return table


def _make_days() -> sa.Table:
    return op.create_table(
        "request_days",
        sa.Column("begins_us", sa.BigInteger, primary_key=True, autoincrement=False, comment="midnight, UTC"),
        sa.Column("received", sa.Integer, nullable=False),
        sa.Column("late", sa.Integer, nullable=False, comment="answered after they were due"),
        sa.Column("results", sa.Text, nullable=False, comment="JSON: how many by domain Result"),
        sa.Column("types", sa.Text, nullable=False, comment="JSON: how many by domain RequesterType"),
        sa.Column("causes", sa.Text, nullable=False, comment="JSON: how many asked stretches by domain Cause"),
        sa.Column(
            "used_s", sa.Text, nullable=False, comment="seconds to the answer of each answered, divided by commas"
        ),
        comment="Requests by the UTC day they came on, counted for statistics; anew with every change.",
    )


def _disclosure(row: Any) -> dict[str, Any]:
    delivery, request = json.loads(row.body), json.loads(row.request)
    handover, who, basis = delivery["handover"], request["requester"], request["basis"]
    decision = request.get("decision")
    return {
        "delivery_id": row.id,
        "request_id": row.request_id,
        "number": row.number,
        "delivery": delivery["number"],
        "state": delivery["state"],
        "handed_us": handover["at_us"],
        "ended_us": delivery.get("ended_us"),
        "requester_type": who["type"],
        "requester": " ".join(part for part in (who.get("rank"), who["name"]) if part),
        "agency": who.get("agency", ""),
        "purpose": basis.get("purpose", ""),
        "legal_basis": basis.get("legal_basis", ""),
        "letter_number": basis.get("letter_number", ""),
        "case_number": basis.get("case_number", ""),
        "station": basis.get("station", ""),
        "approved_by": "" if decision is None else decision["by"].get("name", ""),
        "receiver": handover["receiver_name"],
        "medium": handover.get("medium", ""),
        "medium_serial": handover.get("medium_serial", ""),
        "package_sha256": delivery.get("package_sha256", ""),
        "intervals": json.dumps([(one["camera_id"], one["begin_us"], one["end_us"]) for one in delivery["intervals"]]),
    }


def _day(day: int, rows: list[Any], causes: Counter[str]) -> dict[str, Any]:
    answered = [row for row in rows if row.answered_us is not None]
    return {
        "begins_us": day * _DAY_US,
        "received": len(rows),
        "late": sum(row.answered_us > row.due_us for row in answered),
        "results": json.dumps(Counter(row.result for row in rows)),
        "types": json.dumps(Counter(row.requester_type for row in rows)),
        "causes": json.dumps(causes),
        "used_s": ",".join(str((row.answered_us - row.received_us) // 1_000_000) for row in answered),
    }
