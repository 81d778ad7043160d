"""Disks, databases, folders and people that do harm: told, survived, and seen by the check."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from log_desk import SOMCHAI

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.errors import LogError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_text import DETAILS_LIMIT
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log.log_checkpoints import CheckpointKeeper
from vms_desktop.services.log.log_verification import verify
from vms_desktop.storage.checkpoint_folder import CheckpointFiles
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.location import Location
from vms_desktop.storage.log_copy import open_copy
from vms_desktop.storage.store import Store


def found(report) -> list[tuple[str, int]]:
    return [(finding.fault.value, finding.sequence) for finding in report.findings]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    place = tmp_path / "แฟลชไดรฟ์"
    place.mkdir()
    return place


@pytest.fixture
def make_keeper(store, signer, clock, outside):
    def make() -> CheckpointKeeper:
        return CheckpointKeeper(AccessLog(store.log), store.log, signer, clock, CheckpointFiles(outside))

    return make


# ---- the database ------------------------------------------------------------------------------------------------


async def test_locked_database_refuses_the_act_and_lets_it_happen_later(folder, clock, signer, make_draft, monkeypatch):
    monkeypatch.setattr("vms_desktop.storage.store.make_engine", lambda path: make_engine(path, busy_timeout_s=0.05))
    store = await Store.open(folder, clock, desk=signer.desk)
    log = AccessLog(store.log, lambda: SOMCHAI)
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(LogError) as caught:
            await log.record(make_draft(1))
        assert caught.value.params["cause"] == "storage.locked"
        assert len(await store.log.page(LogFilter(), None, 10)) == 1  # reading goes on
        holder.execute("ROLLBACK")
    assert (await log.record(make_draft(1))).sequence == 2
    await log.close()
    await store.close()


async def test_full_disk_refuses_the_act_and_leaves_nothing_half_written(store, make_draft) -> None:
    """SQLite's own page limit gives the same error as a full disk, on every platform."""

    def limit(pages: int | None):
        def set_it(connection) -> None:
            count = connection.exec_driver_sql("PRAGMA page_count").scalar() if pages is None else pages
            connection.exec_driver_sql(f"PRAGMA max_page_count = {count}")

        return set_it

    log = AccessLog(store.log)
    await store._database.read(limit(None))
    with pytest.raises(LogError) as caught:
        await log.record_all([make_draft(number, reason="x" * 900) for number in range(100)])
    assert caught.value.params["cause"] == "storage.disk_full"
    assert (await verify(store.log, [], signature_holds)).entries == 1
    assert await store.log.count(LogFilter()) == 1
    await store._database.read(limit(1_000_000))
    await log.record_all([make_draft(number) for number in range(100)])
    report = await verify(store.log, [], signature_holds)
    assert report.intact and report.entries == 101
    await log.close()


async def test_read_only_database_refuses_the_act(store, make_draft) -> None:
    await store._database.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only = 1"))
    log = AccessLog(store.log)
    with pytest.raises(LogError) as caught:
        await log.record(make_draft(1))
    assert caught.value.params["cause"] == "storage.not_writable"
    await log.close()


async def test_change_is_refused_as_a_whole_when_the_disk_is_full_for_its_entry(store, make_camera) -> None:
    def limit(connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    await store._database.read(limit)
    drafts = [EntryDraft(Action.CAMERA_ADDED, SOMCHAI, Subject("camera", "x"), reason="y" * 1000) for _ in range(60)]
    with pytest.raises(StorageError) as caught:
        await store.cameras.store([make_camera(1)], [], {}, drafts)
    assert caught.value.code == "storage.disk_full"
    assert await store.cameras.all() == []


async def test_ten_megabytes_of_details_are_bounded(store) -> None:
    (entry,) = await store.log.append([EntryDraft(Action.SETTINGS_CHANGED, details={"before": "\x00" * 10_000_000})])
    assert len(entry.details) <= DETAILS_LIMIT
    assert (await verify(store.log, [], signature_holds)).intact


# ---- harm done to the database -----------------------------------------------------------------------------------


async def test_row_damaged_in_the_file_is_named(store, folder, clock, make_draft, signer) -> None:
    """A disk that lost bits: the text is no text any more."""
    await store.log.append([make_draft(number, reason=f"เหตุผลที่ {number:05d}") for number in range(300)])
    await store.close()
    content = folder.database.read_bytes()
    at = content.index("เหตุผลที่ 00150".encode())
    folder.database.write_bytes(content[:at] + b"\xff\xfe\xfd" + content[at + 3 :])
    report = await verify(open_copy(Location(folder.database)), [], signature_holds)
    assert found(report) == [("changed", 152)]
    store = await Store.open(folder, clock, desk=signer.desk)
    with pytest.raises(StorageError) as caught:
        await store.log.page(LogFilter(), None, 300)
    assert caught.value.code == "storage.damaged"
    (new,) = await store.log.append([make_draft(1)])  # recording goes on
    assert new.sequence == 302
    await store.close()


async def test_database_whose_pages_are_damaged_could_not_be_checked(store, folder, make_draft) -> None:
    await store.log.append([make_draft(number) for number in range(2000)])
    await store.close()
    content = bytearray(folder.database.read_bytes())
    begin, end = len(content) // 3, len(content) // 2
    content[begin:end] = random.Random(1).randbytes(end - begin)
    folder.database.write_bytes(content)
    with pytest.raises(StorageError) as caught:
        await verify(open_copy(Location(folder.database)), [], signature_holds)
    assert caught.value.code == "storage.damaged"


async def test_removed_and_swapped_rows_are_named(store, folder, make_draft) -> None:
    await store.log.append([make_draft(number) for number in range(20)])
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        for trigger in ("access_log_never_changed", "access_log_deleted_below_anchor"):
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("UPDATE access_log SET id = -id WHERE sequence IN (5, 6)")
        raw.execute("UPDATE access_log SET id = 11 + id WHERE id < 0")
    assert found(await verify(store.log, [], signature_holds)) == [("out_of_order", 5)]
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute("DELETE FROM access_log WHERE sequence IN (5, 6)")
    assert found(await verify(store.log, [], signature_holds)) == [("missing", 5)]


async def test_database_put_back_from_an_old_copy_shows_against_the_checkpoints(
    store, folder, clock, signer, make_draft, outside, make_keeper, tmp_path
) -> None:
    await store.log.append([make_draft(number) for number in range(10)])
    await store.back_up_if_due()
    (copy,) = folder.backups.iterdir()
    await store.log.append([make_draft(number) for number in range(10)])
    await make_keeper().make()
    await store.close()
    for path in folder.root.glob("vms.db*"):
        path.unlink()
    shutil.copy(copy, folder.database)
    lines = CheckpointFiles(outside).lines()
    report = await verify(open_copy(Location(folder.database)), lines, signature_holds)
    assert found(report) == [("cut_off", 12)]

    put_back = await Store.open(folder, clock, desk=signer.desk)
    log = AccessLog(put_back.log)
    keeper = CheckpointKeeper(log, put_back.log, signer, clock, CheckpointFiles(outside))
    told: list[LogError] = []
    keeper.on_trouble(told.append)
    await keeper.compare()
    assert [error.code for error in told] == ["log.older_than_checkpoints"]
    assert (await put_back.log.last()).action == "log.alarm"
    await log.record_all([make_draft(number) for number in range(30)])
    report = await verify(put_back.log, lines, signature_holds)
    assert found(report) == [("rewritten", 21)]
    await log.close()
    await put_back.close()


# ---- the folder of checkpoints -----------------------------------------------------------------------------------


async def test_checkpoints_lie_outside_as_text_by_month(store, clock, make_draft, outside, make_keeper) -> None:
    keeper = make_keeper()
    first = await keeper.make()
    clock.go(days=31)
    await store.log.append([make_draft(1)])
    second = await keeper.make()
    names = [f"checkpoints-{store.log.desk.id}-2025-{month}.txt" for month in ("03", "04")]
    assert sorted(path.name for path in outside.iterdir()) == names
    assert [(outside / name).read_text() for name in names] == [first.line + "\n", second.line + "\n"]
    report = await verify(store.log, CheckpointFiles(outside).lines(), signature_holds)
    assert report.intact and report.chains[0].checkpoints == 4  # each inside and outside


async def test_missing_folder_is_told_and_gets_all_lines_when_it_is_there(
    store, make_draft, outside, make_keeper
) -> None:
    """A stick that is not plugged in: its mount point may even exist as an empty folder later."""
    outside.rmdir()
    keeper = make_keeper()
    told: list[LogError] = []
    keeper.on_trouble(told.append)
    for number in range(3):
        await store.log.append([make_draft(number)])
        await keeper.make()
    assert [error.code for error in told] == ["log.checkpoints_missing"]
    assert not outside.exists()
    outside.mkdir()
    await keeper.check()
    assert len(CheckpointFiles(outside).lines()) == 3


async def test_full_stick_keeps_the_old_lines_and_gets_the_new_ones_later(
    store, make_draft, outside, make_keeper, monkeypatch
) -> None:
    keeper = make_keeper()
    await keeper.make()
    (path,) = outside.iterdir()
    before = path.read_bytes()
    fsync = os.fsync

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    told: list[LogError] = []
    keeper.on_trouble(told.append)
    await store.log.append([make_draft(1)])
    await keeper.make()
    assert [error.code for error in told] == ["log.checkpoints_full"]
    assert [entry.name for entry in outside.iterdir()] == [path.name] and path.read_bytes() == before
    monkeypatch.setattr(os, "fsync", fsync)
    await keeper.check()
    assert path.read_bytes().startswith(before) and path.read_bytes().count(b"\n") == 2


async def test_altered_file_of_checkpoints_is_kept_as_it_is_and_shows(store, make_draft, outside, make_keeper) -> None:
    await store.log.append([make_draft(number) for number in range(5)])
    await make_keeper().make()
    (path,) = outside.iterdir()
    altered = path.read_text().replace(" 6 ", " 5 ")
    path.write_text(altered + "ข้อความอื่น\n")
    await store.log.append([make_draft(1)])
    await make_keeper().make()
    assert path.read_text("utf-8", "replace").startswith(altered)
    report = await verify(store.log, CheckpointFiles(outside).lines(), signature_holds)
    assert found(report) == [("signature_wrong", 0), ("signature_wrong", 5)]


async def test_several_desks_may_share_a_folder(store, clock, outside, make_keeper, tmp_path) -> None:
    from log_desk import signer_of

    from vms_desktop.paths import DataFolder

    other_folder = DataFolder(tmp_path / "โต๊ะ 2")
    other_signer = signer_of(other_folder, "โต๊ะ 2")
    other = await Store.open(other_folder, clock, desk=other_signer.desk)
    await CheckpointKeeper(AccessLog(other.log), other.log, other_signer, clock, CheckpointFiles(outside)).make()
    await make_keeper().make()
    lines = CheckpointFiles(outside).lines()
    for one in (store, other):
        report = await verify(one.log, lines, signature_holds, expected=frozenset({one.log.desk.id}))
        assert report.intact
        assert [noted.remark.value for noted in report.remarks] == ["other_checkpoints"]
    swapped = await verify(other.log, lines, signature_holds, expected=frozenset({store.log.desk.id}))
    assert found(swapped) == [("another_desks", 0)]
    await other.close()
