"""Several desks on a real PostgreSQL: the same log, the same guards, and a server that goes away and comes back."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

import psycopg
import pytest
import pytest_asyncio
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from authority_fakes import AtTheDesk
from log_desk import MALEE, SOMCHAI, MovedClock, signer_of
from postgresql_server import PASSWORD, PostgresqlServer, running_server
from test_log_export import hostile_draft
from test_log_find import HOUR_US, everything, fill, matches, some_filter

from vms_desktop.adapters.secrets import keep_password, kept_password, open_vault, signature_holds
from vms_desktop.domain.errors import LogError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Entry, EntryDraft
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log.log_archive import LogArchive
from vms_desktop.services.log.log_checkpoints import CheckpointKeeper
from vms_desktop.services.log.log_verification import verify
from vms_desktop.storage import schema
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.log_copy import open_copy
from vms_desktop.storage.store import Store


@pytest.fixture
def database(postgresql: PostgresqlServer) -> str:
    return postgresql.new_database()


@pytest.fixture
def open_desk(postgresql: PostgresqlServer, database: str, clock: MovedClock, tmp_path):
    """Opens the store of desk number n, each with a data folder and a key of its own."""

    async def open_it(number: int = 1, **options) -> Store:
        folder = DataFolder(tmp_path / f"โต๊ะ {number}")
        desk = signer_of(folder, f"โต๊ะ {number}").desk
        location = parse_location(postgresql.url(database))
        return await Store.open(folder, clock, location=location, desk=desk, **options)

    return open_it


@pytest_asyncio.fixture
async def store(open_desk):
    store = await open_desk()
    yield store
    await store.close()


# ---- the same as in a file ---------------------------------------------------------------------------------------


async def test_schema_of_the_migrations_is_the_schema_of_the_code(store) -> None:
    # It stands over a function of this database alone, which the migration makes too.
    apart = "ix_request_texts_letters"

    def differences(connection) -> list:
        options = {"compare_type": True, "include_object": lambda _, name, *__: name != apart}
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, schema.metadata)

    assert await store._database.read(differences) == []


async def test_chain_is_the_same_as_in_a_file(store, make_draft) -> None:
    await store.log.append([make_draft(number, actor=MALEE) for number in range(20)])
    report = await verify(store.log, [], signature_holds)
    assert report.intact and report.entries == 21
    assert [noted.remark.value for noted in report.remarks] == ["no_checkpoints"]
    (newest,) = await store.log.page(LogFilter(), None, 1)
    assert (newest.entry.sequence, newest.entry.person_name) == (21, "มาลี ตั้งใจ")


async def test_pages_and_counts_agree_with_a_plain_search(store, clock) -> None:
    chance = random.Random(9)
    await fill(store, clock, chance, 250)
    entries = await everything(store)
    for _ in range(80):
        wanted = some_filter(chance, entries)
        right = [entry for entry in entries if matches(entry, wanted)]
        assert await store.log.count(wanted) == len(right), wanted
        newest, days = await store.log.layout(wanted)
        assert dict(days) == Counter(entry.time_us // (24 * HOUR_US) for entry in right), wanted
        hours = await store.log.hours(wanted, newest + 1)
        assert dict(hours) == Counter(entry.time_us // HOUR_US for entry in right), wanted
        page = await store.log.page(wanted, None, 25)
        assert [one.entry for one in page] == right[::-1][:25], wanted
        if page:
            more = await store.log.page(wanted, page[-1].id, 25)
            assert [one.entry for one in more] == right[::-1][25:50], wanted


async def test_hostile_texts_are_text(store) -> None:
    chance = random.Random(8)
    for _ in range(10):
        await store.log.append([hostile_draft(chance) for _ in range(200)])
    report = await verify(store.log, [], signature_holds)
    assert report.intact and report.entries == 2001


async def test_change_and_its_entry_happen_together(store, make_camera) -> None:
    await store.cameras.store([make_camera(1)], [], {}, [EntryDraft(Action.CAMERA_ADDED, SOMCHAI)])
    with pytest.raises(Exception, match="camera_code_taken"):
        await store.cameras.store(
            [make_camera(2, code="1101-0001")], [], {}, [EntryDraft(Action.CAMERA_ADDED, SOMCHAI)]
        )
    page = await store.log.page(LogFilter(), None, 10)
    assert [one.entry.action for one in page] == ["camera.added", "log.begun"]
    assert [camera.code for camera in await store.cameras.all()] == ["1101-0001"]


async def test_checkpoints_and_archive(store, clock, make_draft, tmp_path) -> None:
    signer = signer_of(DataFolder(tmp_path / "โต๊ะ 1"))
    for number in range(30):
        await store.log.append([make_draft(number)])
        clock.go(days=40)
    log = AccessLog(store.log)
    checkpoint = await CheckpointKeeper(log, store.log, signer, clock, None).make()
    done = await LogArchive(store.log, log, signer, clock, authority=AtTheDesk()).archive(tmp_path, 730)
    assert (done.first, done.last, done.entries) == (1, 13, 13)
    report = await verify(store.log, [("x", checkpoint.line)], signature_holds)
    assert report.intact and report.chains[0].archived == 13
    assert await store.log.count(LogFilter()) == 19
    await log.close()


# ---- guards ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_log SET person = 'x'",
        "UPDATE access_log SET kind = 1 WHERE sequence = 2",
        "DELETE FROM access_log WHERE sequence = 3",
        "TRUNCATE access_log",
        "TRUNCATE access_log, access_log_anchors",
        "INSERT INTO access_log SELECT id + 100, kind, desk, sequence + 100, time_us, person, person_name, role,"
        " action, subject_kind, subject, subject_name, camera, place, details, reason, request, previous_hash, hash"
        " FROM access_log WHERE sequence = 2",
        "UPDATE access_log_desks SET name = 'x'",
        "DELETE FROM access_log_desks",
        "TRUNCATE access_log_checkpoints",
        "INSERT INTO access_log_anchors VALUES ('no desk', 2, 'no hash', 9000000000000000, 'x')",
    ],
)
async def test_sql_that_would_alter_the_log_is_refused(store, postgresql, database, make_draft, statement) -> None:
    await store.log.append([make_draft(1), make_draft(2)])
    with pytest.raises(psycopg.errors.RaiseException, match="access_log"):
        postgresql.execute(statement, database)
    assert (await verify(store.log, [], signature_holds)).entries == 3


async def test_entries_of_a_desk_with_an_older_program_are_counted_when_another_starts(
    store, open_desk, postgresql, database, make_draft
) -> None:
    """It goes on writing after the database was brought up to date, and knows no counts by day."""
    await store.log.append([make_draft(number) for number in range(5)])
    await store.close()
    postgresql.execute("DELETE FROM access_log_days", database)
    again = await open_desk()
    assert await again.log.count(LogFilter()) == 6
    assert not (await again.log.facts()).wrong_counts
    await again.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER access_log_never_changed ON access_log",
        "ALTER TABLE access_log DISABLE TRIGGER access_log_never_changed",
        "CREATE OR REPLACE FUNCTION access_log_never_changed() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END;'",
    ],
)
async def test_guard_taken_away_is_seen_put_back_and_recorded(
    store, open_desk, postgresql, database, statement
) -> None:
    await store.close()
    postgresql.execute(statement, database)
    again = await open_desk()
    assert again.restored_guards == ["access_log_never_changed"]
    with pytest.raises(psycopg.errors.RaiseException):
        postgresql.execute("UPDATE access_log SET person = 'x'", database)
    assert (await again.log.last()).action == "log.guard_restored"
    await again.close()


async def test_change_behind_the_guards_is_named(store, postgresql, database, make_draft) -> None:
    await store.log.append([make_draft(number) for number in range(10)])
    postgresql.execute("ALTER TABLE access_log DISABLE TRIGGER ALL", database)
    postgresql.execute("UPDATE access_log SET person_name = 'x' WHERE sequence = 5", database)
    report = await verify(open_copy(parse_location(postgresql.url(database))), [], signature_holds)
    assert [(found.fault.value, found.sequence) for found in report.findings] == [("changed", 5)]
    guard = next(noted for noted in report.remarks if noted.remark.value == "guard_missing")
    assert "access_log_never_changed" in guard.names


# ---- several desks -----------------------------------------------------------------------------------------------


async def test_two_desks_write_at_once_each_its_own_chain(open_desk, make_draft) -> None:
    one, two = await asyncio.gather(open_desk(1), open_desk(2))  # both make the tables, one of them first
    same = await open_desk(1, exclusive=False)

    async def write(store: Store, count: int) -> None:
        for number in range(count):
            await store.log.append([make_draft(number), make_draft(number + 1)])

    await asyncio.gather(write(one, 60), write(two, 60), write(same, 60))
    report = await verify(one.log, [], signature_holds)
    assert report.intact
    assert sorted((chain.name, chain.entries) for chain in report.chains) == [("โต๊ะ 1", 241), ("โต๊ะ 2", 121)]
    assert await two.log.count(LogFilter()) == 362
    assert await two.log.count(LogFilter(desks=(one.log.desk.id,))) == 241
    for store in (one, two, same):
        await store.close()


async def test_each_desk_has_its_own_last_wall(open_desk, make_camera) -> None:
    from vms_desktop.domain.layout import Layout
    from vms_desktop.domain.view import WallContent

    one, two = await open_desk(1), await open_desk(2)
    await one.cameras.store([make_camera(1)], [], {})
    await one.views.save_last_wall(WallContent(Layout.ONE, (make_camera(1).id,)), None)
    assert await two.views.last_wall() == (None, None)
    assert (await one.views.last_wall())[0] == WallContent(Layout.ONE, (make_camera(1).id,))
    assert [camera.id for camera in await two.cameras.all()] == [make_camera(1).id]
    await one.close()
    await two.close()


# ---- a server that does not do what it should -----------------------------------------------------------------------


@pytest.mark.usefixtures("postgresql")  # skips where there is none
async def test_server_that_went_away_refuses_the_act_and_comes_back(clock, tmp_path, make_draft) -> None:
    with running_server() as own:
        folder = DataFolder(tmp_path / "โต๊ะ")
        location = parse_location(own.url(own.new_database()))
        store = await Store.open(folder, clock, location=location, desk=signer_of(folder).desk)
        log = AccessLog(store.log, lambda: SOMCHAI)
        await log.record(make_draft(1))
        await asyncio.to_thread(own.stop)
        with pytest.raises(LogError) as caught:
            await log.record(make_draft(2))
        assert caught.value.params["cause"] == "storage.database_unreachable"
        log.happened(make_draft(3, action=Action.LIVE_CLOSED))
        await asyncio.to_thread(own.start)
        await log.record(make_draft(4))
        actions = [one.entry.action for one in await store.log.page(LogFilter(), None, 10)]
        assert actions == ["live.opened", "live.closed", "live.opened", "log.begun"]
        assert (await verify(store.log, [], signature_holds)).intact
        await log.close()
        await store.close()


async def test_locked_table_is_told(store, postgresql, database, make_draft) -> None:
    await store._database.write(lambda connection: connection.exec_driver_sql("SET lock_timeout = 100"))
    with psycopg.connect(postgresql.dsn(database)) as holder:
        holder.execute("LOCK TABLE access_log_desks IN ACCESS EXCLUSIVE MODE")
        log = AccessLog(store.log)
        with pytest.raises(LogError) as caught:
            await log.record(make_draft(1))
        assert caught.value.params["cause"] == "storage.locked"
    await log.record(make_draft(1))
    await log.close()


async def test_read_only_database_is_told(store, open_desk, postgresql, database, make_draft) -> None:
    await store.close()
    postgresql.execute(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    again = await open_desk()
    with pytest.raises(StorageError) as caught:
        await again.log.append([make_draft(1)])
    assert caught.value.code == "storage.not_writable"
    await again.close()


async def test_server_that_is_not_there_is_told(clock, tmp_path) -> None:
    location = parse_location("postgresql://vms@127.0.0.1:1/vms")
    with pytest.raises(StorageError) as caught:
        await Store.open(DataFolder(tmp_path / "x"), clock, location=location)
    assert caught.value.code == "storage.database_unreachable"
    assert caught.value.params["path"] == "postgresql://vms@127.0.0.1:1/vms"


async def test_password_is_sealed_and_never_shown(clock, tmp_path, postgresql, database, caplog) -> None:
    caplog.set_level("DEBUG")
    folder = DataFolder(tmp_path / "x")
    vault = open_vault(folder, use_key_store=False)
    location = parse_location(postgresql.tcp_url(database))
    for wrong in (None, "wrong"):
        with pytest.raises(StorageError) as caught:
            await Store.open(folder, clock, location=location, password=lambda wrong=wrong: wrong)
        assert caught.value.code == "storage.database_refused"
    keep_password(folder.database_password, vault, PASSWORD)
    assert PASSWORD.encode() not in folder.database_password.read_bytes()

    def password() -> str | None:
        return kept_password(folder.database_password, vault)

    store = await Store.open(folder, clock, location=location, password=password)
    assert await store.cameras.all() == []
    with pytest.raises(StorageError) as caught:
        await store._database.read(
            lambda connection: connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
        )
    assert PASSWORD not in str(caught.value)
    await store.close()
    assert PASSWORD not in caplog.text and "s3cret" not in repr(store._place)
    keep_password(folder.database_password, vault, None)
    assert password() is None


async def test_database_of_another_program_is_refused(postgresql, database, clock, tmp_path) -> None:
    postgresql.execute("CREATE TABLE theirs (x int)", database)
    with pytest.raises(StorageError) as caught:
        await Store.open(DataFolder(tmp_path / "x"), clock, location=parse_location(postgresql.url(database)))
    assert caught.value.code == "storage.not_ours"


async def test_newer_database_is_refused(store, open_desk, postgresql, database) -> None:
    await store.close()
    postgresql.execute("UPDATE alembic_version SET version_num = '0042'", database)
    with pytest.raises(StorageError) as caught:
        await open_desk()
    assert caught.value.code == "storage.newer"


async def test_rows_are_read_in_batches_and_not_all_at_once(store, make_draft, monkeypatch) -> None:
    from vms_desktop.storage import log_store

    monkeypatch.setattr(log_store, "_FROM_SERVER", 7)
    await store.log.append([make_draft(number) for number in range(20)])
    sizes = await store.log.scan(lambda rows: [len(batch) for batch in rows])
    assert sizes == [7, 7, 7]
    assert (await everything(store))[0] == Entry._make((await everything(store))[0])
