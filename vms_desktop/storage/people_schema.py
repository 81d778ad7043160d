"""Tables of people, roles, tries to sign in, second persons and the shift log. Shared by all desks of a database."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, LargeBinary, String, Table, Text

from vms_desktop.storage.log_schema import access_log
from vms_desktop.storage.schema import UtcDateTime

metadata = access_log.metadata
_Counted = BigInteger().with_variant(Integer, "sqlite")

people = Table(
    "people",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID, never reused; the access log names it"),
    Column("username", String(60), nullable=False, comment="as it is shown"),
    Column("username_key", String(120), nullable=False, unique=True, comment="as it is found"),
    Column("name", String(200), nullable=False, comment="with rank"),
    Column("position", String(200), nullable=False),
    Column("role", String(20), nullable=False, comment="domain Role"),
    Column("disabled", Boolean, nullable=False),
    Column("ended", Boolean, nullable=False, comment="the last day was seen to be over"),
    Column("places", Text, nullable=False, comment="JSON: DOPA codes; all three empty: everywhere"),
    Column("agencies", Text, nullable=False, comment="JSON: our codes of owners"),
    Column("cameras", Text, nullable=False, comment="JSON: ids of single cameras"),
    Column("replay_hours", Integer, comment="how far back; null: any time"),
    Column("valid_from", Date, comment="workstation's day; null: no beginning"),
    Column("valid_until", Date, comment="the last day; null: no end"),
    Column("password", String(200), nullable=False, comment="argon2id, PHC string"),
    Column("password_at", UtcDateTime, nullable=False, comment="UTC, when it was set"),
    Column("must_change", Boolean, nullable=False, comment="the password was made by an administrator"),
    Column("sealed_code", LargeBinary, comment="TOTP secret, encrypted under the password; null: no codes"),
    Column("used_step", BigInteger, nullable=False, comment="newest TOTP step that was used"),
    Column("paper", Text, nullable=False, comment="JSON: SHA-256 of the codes for a lost phone that are left"),
    Column("version", Integer, nullable=False, comment="counts changes"),
    Column("created_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="Who may sign in. Nobody is deleted: the access log names them.",
)

roles = Table(
    "roles",
    metadata,
    Column("role", String(20), primary_key=True, comment="domain Role"),
    Column("permissions", Text, nullable=False, comment="JSON: domain Permission"),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="Roles that were changed from what is usual (domain.role.USUAL).",
)

tries = Table(
    "sign_in_tries",
    metadata,
    Column("key", String(80), primary_key=True, comment="SHA-256 of a user name, or a desk"),
    Column("failures", Integer, nullable=False, comment="in a row"),
    Column("last_at", UtcDateTime, nullable=False, comment="UTC, as the clock said"),
    comment="Mistakes at signing in, to make the next try wait.",
)

recovery = Table(
    "recovery",
    metadata,
    Column("id", Integer, primary_key=True, comment="always 1"),
    Column("sheet", String(64), nullable=False, comment="SHA-256 of the recovery sheet's code"),
    Column("made_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="The sheet that gives an administrator a new password.",
)

shift_log = Table(
    "shift_log",
    metadata,
    Column("number", _Counted, primary_key=True, comment="order in which lines were written"),
    Column("at", UtcDateTime, nullable=False, comment="UTC"),
    Column("desk", String(200), nullable=False, comment="how the desk was called"),
    Column("event", String(20), nullable=False, comment="domain ShiftEvent"),
    Column("person", String(36), nullable=False),
    Column("person_name", String(200), nullable=False, comment="as it was then"),
    Column("role", String(20), nullable=False, comment="held then"),
    Column("to_name", String(200), nullable=False, comment="who took over"),
    Column("text", Text, nullable=False),
    comment="Who was on duty when, and notes for those who come after. Lines are only added.",
)

consents = Table(
    "consents",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("act", String(40), nullable=False, comment="domain Marked"),
    Column("subjects", Text, nullable=False, comment="JSON: ids of all it is done to"),
    Column("about", String(500), nullable=False, comment="for the second person to read"),
    Column("reason", String(500), nullable=False),
    Column("desk", String(200), nullable=False, comment="where it was asked"),
    Column("asked_by", String(36), nullable=False),
    Column("asked_name", String(200), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("until", UtcDateTime, nullable=False, comment="UTC; after it, it counts no more"),
    Column("state", String(20), nullable=False, comment="domain ConsentState"),
    Column("decided_by", String(36), nullable=False),
    Column("decided_name", String(200), nullable=False),
    Column("note", String(500), nullable=False),
    comment="Requests for a second person, and what became of them.",
)
Index("ix_consents_state", consents.c.state, consents.c.until)
