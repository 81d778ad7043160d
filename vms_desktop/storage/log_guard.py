"""The triggers that make the access log append-only (``guards.py`` makes them, on SQLite and PostgreSQL alike).

They refuse whoever works on the tables with SQL by mistake or in passing. Who may drop triggers can get around them;
that is what hashes, signatures and checkpoints outside the database are for.

Entries: UPDATE never. DELETE only below an anchor (``access_log_anchors``) made at least 90 days after the entry; an
anchor can only be added for an entry that is there, with its hash. INSERT only as the desk's next entry that names the
hash of the one before (so ``INSERT OR REPLACE``, which fires no delete trigger, is refused too).
"""

from __future__ import annotations

from sqlalchemy import Connection

from vms_desktop.domain.log_entry import BEFORE_THE_FIRST
from vms_desktop.storage.guards import Guard, TriggerSet

LEAST_AGE_DAYS = 90
"""Computer-crime act, s. 26: at least 90 days. Nothing younger is ever pruned."""
LEAST_AGE_US = LEAST_AGE_DAYS * 86_400 * 1_000_000
_KEPT_FOR_EVER = ("access_log_anchors", "access_log_checkpoints", "access_log_desks")
_KEYS = {
    "access_log_anchors": "desk = NEW.desk AND sequence = NEW.sequence",
    "access_log_checkpoints": "desk = NEW.desk AND sequence = NEW.sequence",
    "access_log_desks": "desk = NEW.desk",
}

_MAY_GO = f"""EXISTS (SELECT 1 FROM access_log_anchors a WHERE a.desk = OLD.desk AND a.sequence >= OLD.sequence
    AND a.made_us - OLD.time_us >= {LEAST_AGE_US})"""
_IS_NEXT = f"""(NEW.sequence - 1) || ' ' || NEW.previous_hash = coalesce(
    (SELECT sequence || ' ' || hash FROM access_log WHERE desk = NEW.desk ORDER BY sequence DESC LIMIT 1),
    '0 {BEFORE_THE_FIRST}') AND NOT EXISTS (SELECT 1 FROM access_log WHERE id = NEW.id)"""
_IS_THERE = """EXISTS (SELECT 1 FROM access_log
    WHERE desk = NEW.desk AND sequence = NEW.sequence AND hash = NEW.hash)"""
_LOCK = 0x766D735F6C6F67


def _guards() -> dict[str, Guard]:
    made = {
        "access_log_never_changed": Guard("UPDATE", "access_log"),
        "access_log_deleted_below_anchor": Guard("DELETE", "access_log", f"NOT {_MAY_GO}"),
        "access_log_only_continued": Guard("INSERT", "access_log", f"NOT ({_IS_NEXT})"),
        "access_log_anchors_only_of_entries": Guard("INSERT", "access_log_anchors", f"NOT {_IS_THERE}"),
    }
    for table in _KEPT_FOR_EVER:
        made[f"{table}_never_changed"] = Guard("UPDATE", table)
        made[f"{table}_never_deleted"] = Guard("DELETE", table)
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {_KEYS[table]})"
        made[f"{table}_never_replaced"] = Guard("INSERT", table, there, only_sqlite=True)
    return made


_TRIGGERS = TriggerSet(_guards(), ("access_log", *_KEPT_FOR_EVER), _LOCK)


def restore(connection: Connection) -> list[str]:
    """Make what is missing or was changed; returns its names. Within the caller's transaction."""
    return _TRIGGERS.restore(connection)


def missing(connection: Connection) -> list[str]:
    """Names of triggers that are not as they should be. Changes nothing."""
    return _TRIGGERS.missing(connection)
