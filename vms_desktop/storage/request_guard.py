"""The triggers that keep the register of requests: nothing registered is deleted, its history is only added to, its
number stays, its version grows, and what was said of footage that left the house stays said. As those of the access log
(``log_guard.py``) they hold against mistakes.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from vms_desktop.storage.guards import Guard, TriggerSet

_KEPT = (
    "requests",
    "request_texts",
    "request_bodies",
    "request_attachments",
    "request_deliveries",
    "request_steps",
    "request_numbers",
)
_NEVER_CHANGED = ("request_attachments", "request_steps")
_KEYS = {
    "requests": "id = NEW.id OR number = NEW.number OR (year_be = NEW.year_be AND seq = NEW.seq)",
    "request_attachments": "id = NEW.id",
}
_DISCLOSURES, _PAPERS, _LETTERS = "request_disclosures", "request_papers", "request_letters"
_SAID = [
    *("delivery_id", "request_id", "number", "delivery", "handed_us", "requester_type", "requester", "agency"),
    *("purpose", "legal_basis", "letter_number", "case_number", "station", "approved_by", "receiver", "medium"),
    *("medium_serial", "package_sha256", "intervals"),
]
_LOCK = 0x766D735F726571


def _guards() -> dict[str, Guard]:
    made = {f"{table}_never_deleted": Guard("DELETE", table) for table in _KEPT}
    made |= {f"{table}_never_changed": Guard("UPDATE", table) for table in _NEVER_CHANGED}
    for table, key in _KEYS.items():
        made |= _never_replaced(table, key)
    changed = "NEW.number <> OLD.number OR NEW.id <> OLD.id OR NEW.version <= OLD.version"
    made["requests_number_stays"] = Guard("UPDATE", "requests", changed)
    made["request_numbers_only_rise"] = Guard("UPDATE", "request_numbers", "NEW.last <= OLD.last")
    next_seq = "1 + coalesce((SELECT max(seq) FROM request_steps WHERE request_id = NEW.request_id), 0)"
    made["request_steps_only_continued"] = Guard("INSERT", "request_steps", f"NEW.seq <> {next_seq}")
    return made


def _never_replaced(table: str, key: str) -> dict[str, Guard]:
    # INSERT OR REPLACE fires no delete trigger.
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {key})"
    return {f"{table}_never_replaced": Guard("INSERT", table, there, only_sqlite=True)}


def _guards_of_disclosures() -> dict[str, Guard]:
    stays = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _SAID)
    return {
        f"{_DISCLOSURES}_never_deleted": Guard("DELETE", _DISCLOSURES),
        f"{_DISCLOSURES}_stays_said": Guard("UPDATE", _DISCLOSURES, stays),
        **_never_replaced(_DISCLOSURES, "delivery_id = NEW.delivery_id"),
    }


def _guards_of_added(table: str, key: str) -> dict[str, Guard]:
    """Of a table that is only added to."""
    return {
        f"{table}_never_deleted": Guard("DELETE", table),
        f"{table}_never_changed": Guard("UPDATE", table),
        **_never_replaced(table, key),
    }


_TRIGGERS = TriggerSet(_guards(), _KEPT, _LOCK)
_LATER = {
    _DISCLOSURES: TriggerSet(_guards_of_disclosures(), [_DISCLOSURES], _LOCK),
    _PAPERS: TriggerSet(_guards_of_added(_PAPERS, "sha256 = NEW.sha256 AND part = NEW.part"), [_PAPERS], _LOCK),
    _LETTERS: TriggerSet(
        _guards_of_added(_LETTERS, "request_id = NEW.request_id AND place = NEW.place"), [_LETTERS], _LOCK
    ),
}
"""Of tables that a register of before has not yet, by their names."""


def _sets(connection: Connection) -> list[TriggerSet]:
    there = inspect(connection)
    return [_TRIGGERS, *(triggers for table, triggers in _LATER.items() if there.has_table(table))]


def restore(connection: Connection) -> list[str]:
    """Make what is missing or was changed; returns its names. Within the caller's transaction."""
    return [name for triggers in _sets(connection) for name in triggers.restore(connection)]


def missing(connection: Connection) -> list[str]:
    """Names of triggers that are not as they should be. Changes nothing."""
    return [name for triggers in _sets(connection) for name in triggers.missing(connection)]
