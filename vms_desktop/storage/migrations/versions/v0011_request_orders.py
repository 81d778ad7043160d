"""Indexes for every order that lists of requests have: a hundred thousand are shown at once."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
_ORDERS = {
    "due": ["runs", "due_us"],
    "urgency": ["urgency", "received_us"],
    "requester": ["requester_order", "received_us"],
    "agency": ["agency_order", "received_us"],
    "station": ["station_order", "received_us"],
    "cameras": ["cameras", "received_us"],
    "assigned": ["assigned_to_name", "received_us"],
    "number": ["year_be", "seq"],
    "state": ["state", "received_us"],
    "received": ["received_us"],
}


def upgrade() -> None:
    """Make the indexes."""
    for name, columns in _ORDERS.items():
        op.create_index(f"ix_requests_by_{name}", "requests", [*columns, "id"])
    op.create_index("ix_requests_station", "requests", ["station", "runs", "due_us", "id"])
