"""Two desks of a new version start at once: one brings the schema up to date, the other waits for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from postgresql_server import PostgresqlServer
from waiting import until_blocking

from vms_desktop.storage import postgresql as storage
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.upgrade import SHIPPED

WAITS_LONGER = """
    SELECT 1 FROM pg_stat_activity
    WHERE wait_event = 'advisory' AND datname = '{0}' AND clock_timestamp() - query_start > interval '200 ms'
"""


def test_a_desk_waits_for_the_upgrade_longer_than_for_any_other_lock(
    postgresql: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With many requests an upgrade takes longer than that: the second desk said that another program held the
    database.
    """
    psycopg = pytest.importorskip("psycopg")
    monkeypatch.setattr(storage, "_LOCK_WITHIN_MS", 100)
    name = postgresql.new_database()
    location = parse_location(postgresql.url(name))
    assert location.server is not None
    engine = storage.make_postgresql_engine(location.server, lambda: None)
    with psycopg.connect(postgresql.dsn(name)) as other, ThreadPoolExecutor(1) as thread:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (storage._UPGRADE_LOCK,))
        prepared = thread.submit(storage.prepare, engine, location, SHIPPED)
        until_blocking(lambda: prepared.done() or bool(postgresql.execute(WAITS_LONGER.format(name))), 30)
        other.rollback()
        prepared.result(60)
    engine.dispose()
    assert postgresql.execute("SELECT version_num FROM alembic_version", name) == [(SHIPPED.head,)]
