"""A database is made, upgraded after a backup, or refused untouched; never overwritten, never half changed."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sqlite3
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from vms_desktop.domain.errors import StorageError
from vms_desktop.paths import DataFolder
from vms_desktop.storage import schema
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.store import Store
from vms_desktop.storage.upgrade import SHIPPED, Migrations

NEXT = f"{int(SHIPPED.head) + 1:04}"


class MovingClock:
    moment = datetime(2026, 11, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return 0.0


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


async def refused(folder: DataFolder, clock, **options) -> StorageError:
    with pytest.raises(StorageError) as caught:
        await Store.open(folder, clock, **options)
    return caught.value


async def made(folder: DataFolder, clock, *cameras) -> None:
    store = await Store.open(folder, clock)
    await store.cameras.add(cameras, {})
    await store.close()


async def test_new_folder_gets_a_database_that_keeps_what_is_stored(folder, clock, make_camera) -> None:
    await made(folder, clock, make_camera(1))
    store = await Store.open(folder, clock)
    assert await store.cameras.all() == [make_camera(1)]
    await store.close()


def not_made_by_fts5(name: str, kind: str, _parents: object) -> bool:
    """An index of letters is a table of SQLite's own making, with more of them behind it."""
    return not (kind == "table" and name.startswith("request_grams"))


async def test_schema_of_the_migrations_is_the_schema_of_the_code(folder, clock) -> None:
    from alembic.autogenerate import compare_metadata

    await made(folder, clock)
    engine = make_engine(folder.database)
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": not_made_by_fts5}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_the_known_revision_is_the_newest_migration_shipped() -> None:
    config = Config()
    config.set_main_option("script_location", str(SHIPPED.location))
    assert ScriptDirectory.from_config(config).get_current_head() == SHIPPED.head == schema.HEAD_REVISION


async def test_write_ahead_log_and_foreign_keys_are_on(folder, clock) -> None:
    await made(folder, clock)
    engine = make_engine(folder.database)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 5000
    engine.dispose()


NOW = SHIPPED.head
NEXT = f"{int(NOW) + 1:04d}"


@pytest.fixture
def next_release(tmp_path: Path) -> Migrations:
    """The shipped migrations and one more, as the next release will bring."""
    location = tmp_path / "next 50% release"
    shutil.copytree(SHIPPED.location, location, ignore=shutil.ignore_patterns("__pycache__"))
    body = f"""
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "{NEXT}", "{NOW}", None, None
def upgrade():
    with op.batch_alter_table("cameras") as batch:
        batch.add_column(sa.Column("note", sa.String(50), nullable=False, server_default="x"))
"""
    (location / "versions" / f"v{NEXT}_note.py").write_text(body)
    return Migrations(location, NEXT)


async def test_older_database_is_backed_up_and_upgraded(folder, clock, make_camera, next_release) -> None:
    await made(folder, clock, make_camera(1))
    store = await Store.open(folder, clock, migrations=next_release)
    assert await store.cameras.all() == [make_camera(1)]
    await store.close()
    (copy,) = folder.backups.glob(f"vms-{NOW}-*.db")
    assert copy.name == f"vms-{NOW}-20261124T053000Z.db"
    with sqlite3.connect(copy) as backup:
        assert backup.execute("SELECT version_num FROM alembic_version").fetchone() == (NOW,)
        assert backup.execute("SELECT count(*) FROM cameras").fetchone() == (1,)
    with sqlite3.connect(folder.database) as upgraded:
        assert upgraded.execute("SELECT note FROM cameras").fetchone() == ("x",)


async def test_upgrade_that_fails_leaves_the_old_schema_and_the_backup(folder, clock, next_release) -> None:
    await made(folder, clock)
    broken = next_release.location / "versions" / f"v{NEXT}_note.py"
    broken.write_text(broken.read_text() + "    op.execute('CREATE TABLE half (x)')\n    raise RuntimeError('bug')\n")
    with pytest.raises(RuntimeError):
        await Store.open(folder, clock, migrations=next_release)
    assert len(list(folder.backups.glob(f"vms-{NOW}-*.db"))) == 1
    store = await Store.open(folder, clock)
    await store.close()
    with sqlite3.connect(folder.database) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    assert "half" not in tables


async def test_newer_database_is_refused_untouched(folder, clock) -> None:
    await made(folder, clock)
    with sqlite3.connect(folder.database) as database:
        database.execute("UPDATE alembic_version SET version_num = '0042'")
    database.close()
    before = fingerprint(folder.database)
    error = await refused(folder, clock)
    assert (error.code, error.params["found"], error.params["known"]) == ("storage.newer", "0042", NOW)
    assert fingerprint(folder.database) == before


@pytest.mark.parametrize("damage", ["text", "head", "middle", "cut"])
async def test_damaged_database_is_refused_untouched(folder, clock, make_camera, damage: str) -> None:
    await made(folder, clock, *(make_camera(number) for number in range(300)))
    data = bytearray(folder.database.read_bytes())
    if damage == "text":
        data = bytearray(b"this is not a database " * 400)
    elif damage == "head":
        data[:100] = b"\xff" * 100
    elif damage == "middle":
        data[8192 : len(data) // 2] = os.urandom(len(data) // 2 - 8192)
    else:
        data = data[: len(data) // 3]
    folder.database.write_bytes(data)
    before = fingerprint(folder.database)
    error = await refused(folder, clock)
    assert error.code == "storage.damaged"
    assert fingerprint(folder.database) == before
    (copy,) = folder.backups.iterdir()
    folder.database.unlink()
    copy.rename(folder.database)  # what the message tells a person to do
    store = await Store.open(folder, clock)
    assert len(await store.cameras.all()) == 300
    await store.close()


async def test_no_upgrade_without_a_backup(folder, clock, next_release) -> None:
    await made(folder, clock)
    shutil.rmtree(folder.backups)
    folder.backups.write_text("in the way")
    error = await refused(folder, clock, migrations=next_release)
    assert error.code == "storage.not_writable"
    folder.backups.unlink()
    store = await Store.open(folder, clock)  # still the old schema
    await store.close()


async def test_one_copy_a_day_and_the_newest_week_stay(folder, make_camera) -> None:
    clock = MovingClock()
    for day in range(10):
        await made(folder, clock, make_camera(day))
        await made(folder, clock)
        clock.moment += timedelta(days=1, minutes=1)
    copies = sorted(path.name for path in folder.backups.iterdir())
    assert len(copies) == 7
    assert copies[-1] == "vms-daily-20261110T000900Z.db"


async def test_copy_that_cannot_be_made_does_not_keep_the_desk_from_closing(folder, clock, caplog) -> None:
    folder.root.mkdir()
    folder.backups.write_text("in the way")
    await made(folder, clock)
    assert "was not made" in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="file modes")
async def test_database_is_private(folder, clock) -> None:
    await made(folder, clock)
    assert stat.S_IMODE(folder.database.stat().st_mode) == 0o600
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.backups.iterdir())


async def test_database_of_another_program_is_refused(folder, clock) -> None:
    folder.root.mkdir()
    with sqlite3.connect(folder.database) as database:
        database.execute("CREATE TABLE theirs (x)")
    database.close()
    assert (await refused(folder, clock)).code == "storage.not_ours"


async def test_empty_file_left_by_a_crash_becomes_a_database(folder, clock) -> None:
    folder.root.mkdir()
    folder.database.touch()
    await made(folder, clock)


async def test_database_held_by_another_program_is_told(folder, clock, monkeypatch) -> None:
    await made(folder, clock)
    monkeypatch.setattr("vms_desktop.storage.store.make_engine", lambda path: make_engine(path, busy_timeout_s=0.05))
    store = await Store.open(folder, clock)
    holder = sqlite3.connect(folder.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError) as caught:
        await store.views.remove_view("x")
    assert caught.value.code == "storage.locked"
    assert await store.cameras.all() == []  # reading goes on
    holder.execute("ROLLBACK")
    holder.close()
    await store.views.remove_view("x")
    await store.close()


async def test_folder_that_cannot_be_made_is_told(tmp_path, clock) -> None:
    (tmp_path / "file").write_text("in the way")
    error = await refused(DataFolder(tmp_path / "file" / "data"), clock)
    assert error.code == "storage.not_writable"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs file modes that bind this user")
async def test_read_only_folder_is_told(folder, clock) -> None:
    folder.root.mkdir()
    folder.root.chmod(0o500)
    error = await refused(folder, clock)
    folder.root.chmod(0o700)
    assert error.code == "storage.not_writable"


async def test_full_disk_is_told_and_leaves_nothing_half_written(folder, clock, make_camera) -> None:
    """SQLite's own page limit gives the same error as a full disk, on every platform."""
    await made(folder, clock, make_camera(1))
    store = await Store.open(folder, clock)

    def limit(connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    await store._database.read(limit)
    with pytest.raises(StorageError) as caught:
        await store.cameras.add([make_camera(number) for number in range(2, 2000)], {})
    assert caught.value.code == "storage.disk_full"
    assert len(await store.cameras.all()) == 1
    await store.close()


async def test_second_desk_on_one_folder_is_refused(folder, clock) -> None:
    first = await Store.open(folder, clock)
    error = await refused(folder, clock)
    assert (error.code, error.params["pid"]) == ("storage.in_use", os.getpid())
    reader = await Store.open(folder, clock, exclusive=False)
    await reader.close()
    await first.close()
    second = await Store.open(folder, clock)
    await second.close()


async def test_lock_of_a_killed_desk_is_free_again(folder, clock) -> None:
    program = (
        "import asyncio, sys; from pathlib import Path\n"
        "from vms_desktop.storage.desk_lock import DeskLock\n"
        "lock = DeskLock(Path(sys.argv[1])); lock.take(); print('held', flush=True); sys.stdin.read()"
    )
    holder = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        str(folder.lock),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert holder.stdout is not None
    async with asyncio.timeout(20):
        assert (await holder.stdout.readline()).strip() == b"held"
        error = await refused(folder, clock)
        assert (error.code, error.params["pid"]) == ("storage.in_use", holder.pid)
        holder.kill()
        await holder.wait()
    store = await Store.open(folder, clock)
    await store.close()


async def test_closed_store_says_so(folder, clock) -> None:
    store = await Store.open(folder, clock)
    await store.close()
    await store.close()
    with pytest.raises(StorageError) as caught:
        await store.cameras.all()
    assert caught.value.code == "storage.closed"


async def test_migrating_leaves_logging_alone(folder, clock) -> None:
    """Alembic's usual env.py calls fileConfig, which disables every logger made before."""
    import logging

    ours = logging.getLogger("vms_desktop.somewhere")
    await made(folder, clock)
    assert not ours.disabled
