"""The triggers: what they refuse, that they come back, and the one door for pruning."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from log_desk import signer_of

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_judgement import Remark
from vms_desktop.services.log.log_verification import verify
from vms_desktop.storage.location import Location
from vms_desktop.storage.log_copy import open_copy
from vms_desktop.storage.schema import metadata
from vms_desktop.storage.store import Store

REFUSED = [
    "UPDATE access_log SET person = 'x'",
    "UPDATE access_log SET kind = 1 WHERE sequence = 2",
    "UPDATE OR REPLACE access_log SET id = 1 WHERE id = 2",
    "DELETE FROM access_log",
    "DELETE FROM access_log WHERE sequence = 3",
    "INSERT OR REPLACE INTO access_log SELECT * FROM access_log WHERE sequence = 2",
    "INSERT INTO access_log SELECT id + 100, kind, desk, sequence + 100, time_us, person, person_name, role, action,"
    " subject_kind, subject, subject_name, camera, place, details, reason, request, previous_hash, hash FROM access_log"
    " WHERE sequence = 2",
    "REPLACE INTO access_log SELECT id - 1, kind, desk, sequence + 1, time_us, person, person_name, role, action,"
    " subject_kind, subject, subject_name, camera, place, details, reason, request, hash, 'x' FROM access_log"
    " WHERE sequence = 3",
    "UPDATE access_log_desks SET name = 'x'",
    "DELETE FROM access_log_desks",
    "INSERT OR REPLACE INTO access_log_desks SELECT desk, public_key, 'x', since_us FROM access_log_desks",
    "INSERT INTO access_log_anchors VALUES ('no desk', 2, 'no hash', 9000000000000000, 'x')",
    "INSERT INTO access_log_anchors SELECT desk, sequence, 'another hash', 9000000000000000, 'x' FROM access_log",
]


@pytest.fixture
async def filled(store, make_draft):
    await store.log.append([make_draft(1), make_draft(2)])
    return store


def run(folder, statement: str) -> None:
    with closing(sqlite3.connect(folder.database)) as database, database:
        database.execute(statement)


@pytest.mark.parametrize("statement", REFUSED)
async def test_sql_that_would_alter_the_log_is_refused(filled, folder, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="access_log"):
        run(folder, statement)
    assert (await verify(filled.log, [], signature_holds)).entries == 3


async def test_anchor_lets_go_only_what_is_old_enough_and_below_it(filled, folder, clock) -> None:
    times = f"{int(clock.time.timestamp() * 1e6)} + 90 * 86400000000"
    anchor = "INSERT INTO access_log_anchors SELECT desk, sequence, hash, {}, 'x' FROM access_log WHERE sequence = {}"
    run(folder, anchor.format(f"{times} - 1", 1))
    with pytest.raises(sqlite3.IntegrityError, match="below_anchor"):
        run(folder, "DELETE FROM access_log WHERE sequence = 1")
    run(folder, anchor.format(times, 2))
    run(folder, "DELETE FROM access_log WHERE sequence <= 2")
    with pytest.raises(sqlite3.IntegrityError, match="below_anchor"):
        run(folder, "DELETE FROM access_log WHERE sequence = 3")
    with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
        run(folder, "UPDATE access_log_anchors SET sequence = 3")
    with pytest.raises(sqlite3.IntegrityError, match="never_deleted"):
        run(folder, "DELETE FROM access_log_anchors")
    report = await verify(filled.log, [], signature_holds)
    # An anchor that the desk did not sign opens the door and shows.
    assert [finding.fault.value for finding in report.findings] == ["signature_wrong", "missing"]


async def test_trigger_removed_by_hand_is_seen_put_back_and_recorded(filled, folder, clock) -> None:
    desk = filled.log.desk
    await filled.close()
    run(folder, "DROP TRIGGER access_log_never_changed")
    run(folder, "DROP TRIGGER access_log_only_continued")
    run(folder, "CREATE TRIGGER access_log_only_continued BEFORE INSERT ON access_log WHEN 0 BEGIN SELECT 1; END")
    store = await Store.open(folder, clock, desk=desk)
    assert store.restored_guards == ["access_log_never_changed", "access_log_only_continued"]
    with pytest.raises(sqlite3.IntegrityError):
        run(folder, REFUSED[0])
    (newest,) = await store.log.page(LogFilter(), None, 1)
    assert newest.entry.action == "log.guard_restored"
    assert newest.entry.details == '{"triggers":["access_log_never_changed","access_log_only_continued"]}'
    assert (await verify(store.log, [], signature_holds)).remarks[-1].remark is Remark.NO_CHECKPOINTS
    await store.close()


async def test_trigger_removed_while_the_desk_is_open_is_remarked(filled, folder) -> None:
    run(folder, "DROP TRIGGER access_log_deleted_below_anchor")
    report = await verify(filled.log, [], signature_holds)
    assert report.intact
    noted = next(noted for noted in report.remarks if noted.remark is Remark.GUARD_MISSING)
    assert noted.names == "access_log_deleted_below_anchor"


async def test_triggers_are_there_without_a_desk_too(folder, clock) -> None:
    """A database made by a command that records nothing."""
    store = await Store.open(folder, clock)
    assert store.restored_guards == []
    await store.close()
    run(folder, "DROP TRIGGER access_log_never_changed")
    store = await Store.open(folder, clock, exclusive=False)
    assert store.restored_guards == ["access_log_never_changed"]
    await store.close()


async def test_entry_hidden_from_filters_is_found(filled, folder) -> None:
    """The kind is not hashed: who alters it hides an intact entry from every filter."""
    run(folder, "DROP TRIGGER access_log_never_changed")
    run(folder, "UPDATE access_log SET kind = 1 WHERE sequence = 3")
    report = await verify(filled.log, [], signature_holds)
    assert [(found.fault.value, found.sequence) for found in report.findings] == [("misfiled", 3)]


@pytest.mark.parametrize("table", ["access_log_hours", "access_log_days"])
async def test_wrong_counts_are_remarked_and_made_anew(filled, folder, table: str) -> None:
    run(folder, f"UPDATE {table} SET entries = entries + 5")
    report = await verify(filled.log, [], signature_holds)
    assert report.intact
    assert Remark.COUNTS_WRONG in [noted.remark for noted in report.remarks]
    await filled.log.recount()
    report = await verify(filled.log, [], signature_holds)
    assert Remark.COUNTS_WRONG not in [noted.remark for noted in report.remarks]
    assert await filled.log.count(LogFilter()) == 3


async def test_counts_by_day_are_made_of_an_older_programs_database(filled, folder, clock, signer) -> None:
    """It has none; it is checked as it is, and gets them when it is upgraded."""
    await filled.close()
    requests = [name for name in metadata.tables if name.startswith(("request", "export", "protective"))]
    for later in ("access_log_days", "steering_turns", "request_grams", *requests):
        run(folder, f"DROP TABLE {later}")
    run(folder, "ALTER TABLE footage_holds DROP COLUMN review_us")
    run(folder, "UPDATE alembic_version SET version_num = '0006'")
    report = await verify(open_copy(Location(folder.database)), [], signature_holds)
    assert report.intact and Remark.COUNTS_WRONG not in [noted.remark for noted in report.remarks]
    store = await Store.open(folder, clock, desk=signer.desk)
    assert await store.log.count(LogFilter()) == 3
    report = await verify(store.log, [], signature_holds)
    assert report.intact and Remark.COUNTS_WRONG not in [noted.remark for noted in report.remarks]
    await store.close()


async def test_entries_that_an_older_program_added_are_counted_at_the_next_start(filled, folder, clock, signer) -> None:
    await filled.close()
    run(folder, "UPDATE access_log_days SET entries = entries - 1 WHERE entries > 1")
    store = await Store.open(folder, clock, desk=signer.desk)
    assert await store.log.count(LogFilter()) == 3
    report = await verify(store.log, [], signature_holds)
    assert Remark.COUNTS_WRONG not in [noted.remark for noted in report.remarks]
    await store.close()


async def test_other_desk_on_the_same_file_begins_its_own_chain(filled, folder, clock, tmp_path) -> None:
    """As after the data folder's key was lost: the old chain stays readable and checked."""
    await filled.close()
    folder.desk_key.rename(tmp_path / "lost")
    other = signer_of(folder, "โต๊ะใหม่")
    store = await Store.open(folder, clock, desk=other.desk)
    report = await verify(store.log, [], signature_holds)
    assert report.intact
    assert sorted((chain.entries, chain.name) for chain in report.chains) == [(1, "โต๊ะใหม่"), (3, "โต๊ะ 1")]
    await store.close()
