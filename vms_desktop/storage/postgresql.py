"""The PostgreSQL engine (optional: the package ``psycopg``), for several desks on one database.

Where no password is given, libpq finds one itself: ``~/.pgpass``, ``PGPASSFILE``, a service file, peer or certificate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL

from vms_desktop.domain.errors import StorageError
from vms_desktop.storage.engine import READS_ONLY
from vms_desktop.storage.faults import told_as_storage_errors
from vms_desktop.storage.location import Location
from vms_desktop.storage.upgrade import SHIPPED, Age, Migrations, age_of, run_migrations

Password = Callable[[], str | None]
_CONNECT_WITHIN_S = 5
_LOCK_WITHIN_MS = 5000
_UPGRADE_WITHIN_MS = 180_000
"""So long a desk waits while another one brings the schema up to date."""
# Any number that no other program on the server is likely to lock.
_UPGRADE_LOCK = 0x766D735F64736B


def make_postgresql_engine(url: URL, password: Password) -> Engine:
    """An engine with one connection, made when first used and again after the server was away.

    Raises StorageError ``storage.postgresql_missing`` where psycopg is not installed.
    """
    try:
        import psycopg  # noqa: F401 - asked for here, so that its absence is told and not a bug
    except ImportError as error:
        raise StorageError("storage.postgresql_missing", detail=str(error)) from error
    engine = create_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True, hide_parameters=True)

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Any, _record: Any, _args: Any, options: dict[str, Any]) -> None:
        options.setdefault("connect_timeout", _CONNECT_WITHIN_S)
        options.setdefault("application_name", "vms-desktop")
        options["options"] = (
            f"{options.get('options', '')} -c lock_timeout={_LOCK_WITHIN_MS} -c synchronous_commit=on -c timezone=UTC"
            # Compiling a question takes up to a second, where answering it takes a tenth; a set of a hundred thousand
            # requests is kept in memory.
            " -c jit=off -c work_mem=32MB"
        ).strip()
        secret = password()
        if secret is not None:
            options["password"] = secret

    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(READS_ONLY, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def prepare(engine: Engine, location: Location, migrations: Migrations) -> None:
    """Bring the schema up to date; two desks may start at once: the second waits for the first.

    There is no copy before an upgrade as with a file: the server's own backup is for that.
    Raises StorageError ``storage.newer``, ``storage.not_ours``, ``storage.database_*``.
    """
    place = location.shown
    with told_as_storage_errors(place), engine.connect() as connection, connection.begin():
        if _age(connection, place, migrations) is Age.CURRENT:
            return
        connection.execute(text(f"SET LOCAL lock_timeout = {_UPGRADE_WITHIN_MS}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        connection.execute(text(f"SET LOCAL lock_timeout = {_LOCK_WITHIN_MS}"))
        # The other desk may have been faster.
        if _age(connection, place, migrations) is not Age.CURRENT:
            run_migrations(connection, migrations)


def inspect_server(location: Location, password: Password) -> tuple[Age, str | None]:
    """What is there, and its revision; changes nothing. Raises as ``prepare`` and ``make_postgresql_engine``."""
    assert location.server is not None
    engine = make_postgresql_engine(location.server, password)
    try:
        with told_as_storage_errors(location.shown), engine.connect() as connection:
            revision = _revision(connection, location.shown)
            return age_of(revision, location.shown, SHIPPED), revision
    finally:
        engine.dispose()


def _age(connection: Connection, place: str, migrations: Migrations) -> Age:
    return age_of(_revision(connection, place), place, migrations)


def _revision(connection: Connection, place: str) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise StorageError("storage.not_ours", path=place)
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)
