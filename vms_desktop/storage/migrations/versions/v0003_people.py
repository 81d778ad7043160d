"""People, roles, tries to sign in, the recovery sheet, the shift log, second persons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_COUNTED = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Tables only: the first start after it makes the first administrator."""
    op.create_table(
        "people",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID, never reused; the access log names it"),
        sa.Column("username", sa.String(60), nullable=False, comment="as it is shown"),
        sa.Column("username_key", sa.String(120), nullable=False, comment="as it is found"),
        sa.Column("name", sa.String(200), nullable=False, comment="with rank"),
        sa.Column("position", sa.String(200), nullable=False),
        sa.Column("role", sa.String(20), nullable=False, comment="domain Role"),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False, comment="the last day was seen to be over"),
        sa.Column("places", sa.Text, nullable=False, comment="JSON: DOPA codes; all three empty: everywhere"),
        sa.Column("agencies", sa.Text, nullable=False, comment="JSON: our codes of owners"),
        sa.Column("cameras", sa.Text, nullable=False, comment="JSON: ids of single cameras"),
        sa.Column("replay_hours", sa.Integer, comment="how far back; null: any time"),
        sa.Column("valid_from", sa.Date, comment="workstation's day; null: no beginning"),
        sa.Column("valid_until", sa.Date, comment="the last day; null: no end"),
        sa.Column("password", sa.String(200), nullable=False, comment="argon2id, PHC string"),
        sa.Column("password_at", _TIME, nullable=False, comment="UTC, when it was set"),
        sa.Column("must_change", sa.Boolean, nullable=False, comment="the password was made by an administrator"),
        sa.Column("sealed_code", sa.LargeBinary, comment="TOTP secret, encrypted under the password; null: no codes"),
        sa.Column("used_step", sa.BigInteger, nullable=False, comment="newest TOTP step that was used"),
        sa.Column(
            "paper", sa.Text, nullable=False, comment="JSON: SHA-256 of the codes for a lost phone that are left"
        ),
        sa.Column("version", sa.Integer, nullable=False, comment="counts changes"),
        sa.Column("created_at", _TIME, nullable=False, comment="UTC"),
        sa.Column("updated_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("username_key", name="uq_people_username_key"),
        comment="Who may sign in. Nobody is deleted: the access log names them.",
    )
    op.create_table(
        "roles",
        sa.Column("role", sa.String(20), nullable=False, comment="domain Role"),
        sa.Column("permissions", sa.Text, nullable=False, comment="JSON: domain Permission"),
        sa.Column("updated_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("role", name="pk_roles"),
        comment="Roles that were changed from what is usual (domain.role.USUAL).",
    )
    op.create_table(
        "sign_in_tries",
        sa.Column("key", sa.String(80), nullable=False, comment="SHA-256 of a user name, or a desk"),
        sa.Column("failures", sa.Integer, nullable=False, comment="in a row"),
        sa.Column("last_at", _TIME, nullable=False, comment="UTC, as the clock said"),
        sa.PrimaryKeyConstraint("key", name="pk_sign_in_tries"),
        comment="Mistakes at signing in, to make the next try wait.",
    )
    op.create_table(
        "recovery",
        sa.Column("id", sa.Integer, nullable=False, comment="always 1"),
        sa.Column("sheet", sa.String(64), nullable=False, comment="SHA-256 of the recovery sheet's code"),
        sa.Column("made_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_recovery"),
        comment="The sheet that gives an administrator a new password.",
    )
    op.create_table(
        "shift_log",
        sa.Column("number", _COUNTED, nullable=False, comment="order in which lines were written"),
        sa.Column("at", _TIME, nullable=False, comment="UTC"),
        sa.Column("desk", sa.String(200), nullable=False, comment="how the desk was called"),
        sa.Column("event", sa.String(20), nullable=False, comment="domain ShiftEvent"),
        sa.Column("person", sa.String(36), nullable=False),
        sa.Column("person_name", sa.String(200), nullable=False, comment="as it was then"),
        sa.Column("role", sa.String(20), nullable=False, comment="held then"),
        sa.Column("to_name", sa.String(200), nullable=False, comment="who took over"),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_shift_log"),
        comment="Who was on duty when, and notes for those who come after. Lines are only added.",
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("act", sa.String(40), nullable=False, comment="domain Marked"),
        sa.Column("subjects", sa.Text, nullable=False, comment="JSON: ids of all it is done to"),
        sa.Column("about", sa.String(500), nullable=False, comment="for the second person to read"),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("desk", sa.String(200), nullable=False, comment="where it was asked"),
        sa.Column("asked_by", sa.String(36), nullable=False),
        sa.Column("asked_name", sa.String(200), nullable=False),
        sa.Column("asked_at", _TIME, nullable=False, comment="UTC"),
        sa.Column("until", _TIME, nullable=False, comment="UTC; after it, it counts no more"),
        sa.Column("state", sa.String(20), nullable=False, comment="domain ConsentState"),
        sa.Column("decided_by", sa.String(36), nullable=False),
        sa.Column("decided_name", sa.String(200), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
        comment="Requests for a second person, and what became of them.",
    )
    op.create_index("ix_consents_state", "consents", ["state", "until"])
