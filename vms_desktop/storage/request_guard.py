"""The triggers that keep the register of requests: nothing registered is deleted, its history is only added to, its
number stays and its version grows. As those of the access log (``log_guard.py``) they hold against mistakes.
"""

from __future__ import annotations

from sqlalchemy import Connection

from vms_desktop.storage.guards import Guard, TriggerSet

_KEPT = (
    "requests",
    "request_texts",
    "request_bodies",
    "request_attachments",
    "request_papers",
    "request_deliveries",
    "request_steps",
    "request_numbers",
)
_NEVER_CHANGED = ("request_attachments", "request_papers", "request_steps")
_KEYS = {
    "requests": "id = NEW.id OR number = NEW.number OR (year_be = NEW.year_be AND seq = NEW.seq)",
    "request_attachments": "id = NEW.id",
    "request_papers": "sha256 = NEW.sha256 AND part = NEW.part",
}
_LOCK = 0x766D735F726571


def _guards() -> dict[str, Guard]:
    made = {f"{table}_never_deleted": Guard("DELETE", table) for table in _KEPT}
    made |= {f"{table}_never_changed": Guard("UPDATE", table) for table in _NEVER_CHANGED}
    for table, key in _KEYS.items():
        # INSERT OR REPLACE fires no delete trigger.
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {key})"
        made[f"{table}_never_replaced"] = Guard("INSERT", table, there, only_sqlite=True)
    changed = "NEW.number <> OLD.number OR NEW.id <> OLD.id OR NEW.version <= OLD.version"
    made["requests_number_stays"] = Guard("UPDATE", "requests", changed)
    made["request_numbers_only_rise"] = Guard("UPDATE", "request_numbers", "NEW.last <= OLD.last")
    next_seq = "1 + coalesce((SELECT max(seq) FROM request_steps WHERE request_id = NEW.request_id), 0)"
    made["request_steps_only_continued"] = Guard("INSERT", "request_steps", f"NEW.seq <> {next_seq}")
    return made


_TRIGGERS = TriggerSet(_guards(), _KEPT, _LOCK)


def restore(connection: Connection) -> list[str]:
    """Make what is missing or was changed; returns its names. Within the caller's transaction."""
    return _TRIGGERS.restore(connection)


def missing(connection: Connection) -> list[str]:
    """Names of triggers that are not as they should be. Changes nothing."""
    return _TRIGGERS.missing(connection)
