"""Triggers that refuse to change or delete rows, on SQLite and PostgreSQL alike: what ``log_guard.py`` and
``request_guard.py`` are made of.

They refuse whoever works on the tables with SQL by mistake or in passing. Looked at and put back at every start,
because SQLite's batch migrations drop triggers without a word. The texts are compared with what the database has:
changing how one is written makes every database look tampered with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses ``event`` (UPDATE, DELETE, INSERT) on ``table`` where ``condition`` (SQL of OLD, NEW) holds, or always.

    ``only_sqlite``: PostgreSQL refuses the same by itself.
    """

    event: str
    table: str
    condition: str = ""
    only_sqlite: bool = False


class TriggerSet:
    """Guards by their names. ``emptied``: tables that PostgreSQL's TRUNCATE must leave alone. ``lock``: any number that
    no other program on the server is likely to lock, of this set alone.
    """

    def __init__(self, guards: Mapping[str, Guard], emptied: Sequence[str], lock: int) -> None:
        self._lock = lock
        self._sqlite = {
            name: f"CREATE TRIGGER {name} BEFORE {guard.event} ON {guard.table}"
            + (f" WHEN {guard.condition}" if guard.condition else "")
            + f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
            for name, guard in guards.items()
        }
        self._postgresql = {
            name: (_definition(name, guard.event, guard.table), _body(name, guard))
            for name, guard in guards.items()
            if not guard.only_sqlite
        }
        for table in emptied:
            name = f"{table}_never_emptied"
            guard = Guard("TRUNCATE", table)
            self._postgresql[name] = (_definition(name, guard.event, table), _body(name, guard))

    def missing(self, connection: Connection) -> list[str]:
        """Names of triggers that are not as they should be. Changes nothing."""
        if connection.dialect.name == "sqlite":
            return sorted(set(self._sqlite) - set(self._right_on_sqlite(connection)))
        return sorted(set(self._postgresql) - set(self._right_on_postgresql(connection)))

    def restore(self, connection: Connection) -> list[str]:
        """Make what is missing or was changed; returns its names. Within the caller's transaction."""
        if connection.dialect.name == "sqlite":
            return self._restore_sqlite(connection)
        return self._restore_postgresql(connection)

    # ---- SQLite --------------------------------------------------------------------------------------------------

    def _right_on_sqlite(self, connection: Connection) -> list[str]:
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        return [name for name, text in found if self._sqlite.get(name) == text]

    def _restore_sqlite(self, connection: Connection) -> list[str]:
        wrong = self.missing(connection)
        for name in wrong:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(self._sqlite[name])
        return wrong

    # ---- PostgreSQL ----------------------------------------------------------------------------------------------

    def _right_on_postgresql(self, connection: Connection) -> list[str]:
        found = connection.exec_driver_sql(
            "SELECT t.tgname, replace(pg_get_triggerdef(t.oid), quote_ident(n.nspname) || '.', ''), p.prosrc"
            " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            " JOIN pg_proc p ON p.oid = t.tgfoid"
            # 'O': fires in every ordinary session; somebody may have switched it off.
            " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND n.nspname = current_schema()"
        ).all()
        return [name for name, definition, body in found if self._postgresql.get(name) == (definition, body)]

    def _restore_postgresql(self, connection: Connection) -> list[str]:
        # Two desks that start at once would both make the same function.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({self._lock})")
        wrong = self.missing(connection)
        for name in wrong:
            definition, body = self._postgresql[name]
            table = definition.partition(" ON ")[2].partition(" ")[0]
            connection.exec_driver_sql(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$"
            )
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            connection.exec_driver_sql(definition)
        return wrong


def _definition(name: str, event: str, table: str) -> str:
    level = "STATEMENT" if event == "TRUNCATE" else "ROW"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {level} EXECUTE FUNCTION {name}()"


def _body(name: str, guard: Guard) -> str:
    refused = f"RAISE EXCEPTION '{name}';"
    if not guard.condition:
        return f" BEGIN {refused} END; "
    result = "OLD" if guard.event == "DELETE" else "NEW"
    return f" BEGIN IF {guard.condition} THEN {refused} END IF; RETURN {result}; END; "
