"""The triggers that make the access log append-only, on SQLite and PostgreSQL alike.

They refuse whoever works on the tables with SQL by mistake or in passing. Who may drop triggers can get around them;
that is what hashes, signatures and checkpoints outside the database are for. Looked at and put back at every start,
because SQLite's batch migrations drop triggers without a word.

Entries: UPDATE never. DELETE only below an anchor (``access_log_anchors``) made at least 90 days after the entry; an
anchor can only be added for an entry that is there, with its hash. INSERT only as the desk's next entry that names the
hash of the one before (so ``INSERT OR REPLACE``, which fires no delete trigger, is refused too).
"""

from __future__ import annotations

from sqlalchemy import Connection

from vms_desktop.domain.log_entry import BEFORE_THE_FIRST

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


def restore(connection: Connection) -> list[str]:
    """Make what is missing or was changed; returns its names. Within the caller's transaction."""
    return _restore_sqlite(connection) if connection.dialect.name == "sqlite" else _restore_postgresql(connection)


def missing(connection: Connection) -> list[str]:
    """Names of triggers that are not as they should be. Changes nothing."""
    if connection.dialect.name == "sqlite":
        return sorted(set(_sqlite_triggers()) - set(_right_on_sqlite(connection)))
    return sorted(set(_POSTGRESQL) - set(_right_on_postgresql(connection)))


# ---- SQLite ------------------------------------------------------------------------------------------------------


def _sqlite_triggers() -> dict[str, str]:
    """Name → statement, as SQLite keeps it."""
    made = {
        "access_log_never_changed": ("UPDATE", "access_log", ""),
        "access_log_deleted_below_anchor": ("DELETE", "access_log", f"NOT {_MAY_GO}"),
        "access_log_only_continued": ("INSERT", "access_log", f"NOT ({_IS_NEXT})"),
        "access_log_anchors_only_of_entries": ("INSERT", "access_log_anchors", f"NOT {_IS_THERE}"),
    }
    for table in _KEPT_FOR_EVER:
        made[f"{table}_never_changed"] = ("UPDATE", table, "")
        made[f"{table}_never_deleted"] = ("DELETE", table, "")
        made[f"{table}_never_replaced"] = ("INSERT", table, f"EXISTS (SELECT 1 FROM {table} WHERE {_KEYS[table]})")
    return {
        name: f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
        + (f" WHEN {condition}" if condition else "")
        + f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
        for name, (event, table, condition) in made.items()
    }


def _right_on_sqlite(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    wanted = _sqlite_triggers()
    return [name for name, text in found if wanted.get(name) == text]


def _restore_sqlite(connection: Connection) -> list[str]:
    wrong = missing(connection)
    wanted = _sqlite_triggers()
    for name in wrong:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(wanted[name])
    return wrong


# ---- PostgreSQL --------------------------------------------------------------------------------------------------


def _postgresql_triggers() -> dict[str, tuple[str, str]]:
    """Name → (definition as PostgreSQL tells it, body of the function of the same name)."""
    made = {
        "access_log_never_changed": ("UPDATE", "access_log", "", ""),
        "access_log_deleted_below_anchor": ("DELETE", "access_log", f"NOT {_MAY_GO}", "OLD"),
        "access_log_only_continued": ("INSERT", "access_log", f"NOT ({_IS_NEXT})", "NEW"),
        "access_log_anchors_only_of_entries": ("INSERT", "access_log_anchors", f"NOT {_IS_THERE}", "NEW"),
        "access_log_never_emptied": ("TRUNCATE", "access_log", "", ""),
    }
    for table in _KEPT_FOR_EVER:
        for event, word in (("UPDATE", "changed"), ("DELETE", "deleted"), ("TRUNCATE", "emptied")):
            made[f"{table}_never_{word}"] = (event, table, "", "")
    return {name: (_definition(name, *how[:2]), _body(name, *how[2:])) for name, how in made.items()}


def _definition(name: str, event: str, table: str) -> str:
    level = "STATEMENT" if event == "TRUNCATE" else "ROW"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {level} EXECUTE FUNCTION {name}()"


def _body(name: str, condition: str, result: str) -> str:
    refused = f"RAISE EXCEPTION '{name}';"
    return (
        f" BEGIN IF {condition} THEN {refused} END IF; RETURN {result}; END; "
        if condition
        else f" BEGIN {refused} END; "
    )


_POSTGRESQL = _postgresql_triggers()
# Any number that no other program on the server is likely to lock.
_LOCK = 0x766D735F6C6F67


def _right_on_postgresql(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT t.tgname, replace(pg_get_triggerdef(t.oid), quote_ident(n.nspname) || '.', ''), p.prosrc"
        " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
        " JOIN pg_proc p ON p.oid = t.tgfoid"
        # 'O': fires in every ordinary session; somebody may have switched it off.
        " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND n.nspname = current_schema()"
    ).all()
    return [name for name, definition, body in found if _POSTGRESQL.get(name) == (definition, body)]


def _restore_postgresql(connection: Connection) -> list[str]:
    # Two desks that start at once would both make the same function.
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    wrong = missing(connection)
    for name in wrong:
        definition, body = _POSTGRESQL[name]
        table = definition.partition(" ON ")[2].partition(" ")[0]
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$"
        )
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        connection.exec_driver_sql(definition)
    return wrong
