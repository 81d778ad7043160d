"""Retention: old entries leave the database only through a sealed file and a signed anchor, and never too young."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
import pytest_asyncio
from authority_fakes import AtTheDesk

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.errors import InputError, LogError, StorageError
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.paths import resources_dir
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log import log_archive
from vms_desktop.services.log.log_archive import LogArchive
from vms_desktop.services.log.log_checkpoints import CheckpointKeeper
from vms_desktop.services.log.log_export import LogExporter
from vms_desktop.services.log.log_verification import verify
from vms_desktop.storage.store import Store

VERIFIER = resources_dir() / "verify_access_log.py"


def run_verifier(*words) -> tuple[int, dict]:
    command = [sys.executable, "-I", str(VERIFIER), *map(str, words), "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    return done.returncode, json.loads(done.stdout)


@pytest_asyncio.fixture
async def two_years(store, clock, make_draft):
    """A hundred entries, ten days between them: entry 1 is 1,000 days old."""
    for number in range(100):
        await store.log.append([make_draft(number % 5)])
        clock.go(days=10)
    return store


@pytest.fixture
def archive(two_years, signer, clock) -> LogArchive:
    return LogArchive(two_years.log, AccessLog(two_years.log), signer, clock, authority=AtTheDesk(), usual_days=90)


async def test_old_entries_move_into_a_file_and_the_chain_goes_on(archive, two_years, signer, clock, tmp_path) -> None:
    keeper = CheckpointKeeper(AccessLog(two_years.log), two_years.log, signer, clock, None)
    checkpoint = await keeper.make()
    done = await archive.archive(tmp_path, 730)
    # The second of two entries at the same first moment, then one every ten days, up to 730 days ago.
    assert (done.first, done.last, done.entries) == (1, 28, 28)
    report = await verify(two_years.log, [("x", checkpoint.line)], signature_holds)
    assert report.intact
    assert (report.chains[0].first, report.chains[0].last, report.chains[0].archived) == (29, 102, 28)
    assert [noted.remark.value for noted in report.remarks] == []
    newest = (await two_years.log.page(LogFilter(), None, 1))[0].entry
    assert newest.action == "log.pruned"
    assert json.loads(newest.details)["sha256"] == done.digest
    assert await two_years.log.count(LogFilter()) == 74
    code, result = run_verifier(done.path)
    last = json.loads(done.path.read_bytes().splitlines()[-1])
    assert (code, result["problems"], result["desks"]) == (0, [], {signer.desk.id: {"last": 28, "hash": last["hash"]}})


async def test_archives_and_what_is_left_are_one_chain(archive, two_years, signer, clock, tmp_path) -> None:
    first = await archive.archive(tmp_path, 730)
    clock.go(days=300)
    second = await archive.archive(tmp_path, 730)
    assert (second.first, second.last) == (29, 58)
    exporter = LogExporter(two_years.log, AccessLog(two_years.log), signer, clock, VERIFIER, authority=AtTheDesk())
    await exporter.export(tmp_path / "now", LogFilter())
    now = tmp_path / "now" / "access-log.jsonl"
    assert run_verifier(now)[0] == 0
    code, result = run_verifier(first.path, second.path, now)
    assert (code, result["entries"], result["desks"][signer.desk.id]["last"]) == (0, 104, 104)
    assert run_verifier(second.path)[0] == 0
    code, result = run_verifier(first.path, now)
    assert (code, result["problems"][0]["kind"], result["problems"][0]["sequence"]) == (1, "missing", 29)
    assert (await verify(two_years.log, [], signature_holds)).intact


@pytest.mark.parametrize("days", [-1, 0, 89])
async def test_never_less_than_ninety_days(archive, tmp_path, days: int) -> None:
    with pytest.raises(InputError) as caught:
        await archive.archive(tmp_path, days)
    assert (caught.value.code, caught.value.params["least"]) == ("input.retention", 90)


async def test_ninety_days_leave_ninety_days(archive, two_years, clock, tmp_path) -> None:
    await archive.archive(tmp_path, 90)
    kept = await two_years.log.page(LogFilter(), None, 1000)
    assert all((clock.now() - one.entry.time).days <= 90 for one in kept)
    assert len(kept) == 10  # nine of the last ninety days, and the one that tells of it


async def test_nothing_old_enough_writes_nothing(store, signer, clock, tmp_path) -> None:
    archive = LogArchive(store.log, AccessLog(store.log), signer, clock, authority=AtTheDesk())
    done = await archive.archive(tmp_path / "not there", 730)
    assert (done.path, done.entries) == (None, 0)


async def test_folder_that_is_not_there_is_told_and_nothing_moves(archive, two_years, tmp_path) -> None:
    with pytest.raises(LogError) as caught:
        await archive.archive(tmp_path / "no stick", 730)
    assert caught.value.code == "log.file_not_written"
    assert await two_years.log.count(LogFilter()) == 101


async def test_broken_log_is_not_archived(archive, two_years, folder, tmp_path) -> None:
    """Archiving would bring the proof out of sight."""
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute("DROP TRIGGER access_log_never_changed")
        raw.execute("UPDATE access_log SET person = 'x' WHERE sequence = 5")
    with pytest.raises(LogError) as caught:
        await archive.archive(tmp_path, 730)
    assert (caught.value.code, caught.value.params["sequence"]) == ("log.archive_broken", 5)
    assert await two_years.log.count(LogFilter()) == 101
    assert list(tmp_path.glob("*.jsonl*")) == []


async def test_file_that_reads_back_otherwise_is_not_trusted(archive, two_years, tmp_path, monkeypatch) -> None:
    check = log_archive._check_file

    def damaged(written, *more) -> str:
        content = written.path.read_bytes()
        written.path.write_bytes(content.replace(b'"made":"2', b'"made":"1', 1))
        return check(written, *more)

    monkeypatch.setattr(log_archive, "_check_file", damaged)
    with pytest.raises(LogError) as caught:
        await archive.archive(tmp_path, 730)
    assert caught.value.code == "log.archive_not_read_back"
    assert await two_years.log.count(LogFilter()) == 101


async def test_key_that_cannot_be_had_moves_nothing(archive, two_years, signer, tmp_path, monkeypatch) -> None:
    def locked(_self, _message: bytes) -> bytes:
        raise StorageError("storage.key_store_unavailable")

    monkeypatch.setattr(type(signer), "sign", locked)
    with pytest.raises(StorageError):
        await archive.archive(tmp_path, 730)
    assert await two_years.log.count(LogFilter()) == 101
    assert list(tmp_path.glob("access-log*")) == []


async def test_deleting_that_was_interrupted_goes_on_at_the_next_start(
    archive, two_years, folder, clock, signer, tmp_path, monkeypatch
) -> None:
    from vms_desktop.storage import log_prune

    monkeypatch.setattr(log_prune, "AT_ONCE", 10)
    delete, calls = log_prune.delete_some, []

    def once(connection, desk) -> int:
        calls.append(desk)
        # The first call only looks whether an earlier one was interrupted.
        return delete(connection, desk) if len(calls) <= 2 else 0

    monkeypatch.setattr(log_prune, "delete_some", once)
    assert (await archive.archive(tmp_path, 730)).entries == 10
    report = await verify(two_years.log, [], signature_holds)
    assert report.intact and report.chains[0].archived == 28
    monkeypatch.setattr(log_prune, "delete_some", delete)
    await two_years.close()
    store = await Store.open(folder, clock, desk=signer.desk)
    assert await store.log.count(LogFilter()) == 74
    report = await verify(store.log, [], signature_holds)
    assert report.intact
    assert "counts_wrong" not in [noted.remark.value for noted in report.remarks]
    await store.close()


async def test_entries_with_a_wrong_young_time_keep_what_comes_after_them(store, signer, clock, make_draft, tmp_path):
    """The clock once stood years ahead: that entry is young by its own word, so it and all after it stay."""
    await store.log.append([make_draft(1)])
    clock.go(days=3000)
    await store.log.append([make_draft(2)])
    clock.go(days=-2990)
    await store.log.append([make_draft(3)])
    clock.go(days=1000)
    done = await LogArchive(store.log, AccessLog(store.log), signer, clock, authority=AtTheDesk()).archive(
        tmp_path, 730
    )
    assert (done.first, done.last) == (1, 2)
    assert (await verify(store.log, [], signature_holds)).intact


async def test_only_this_desks_entries_are_moved(store, folder, clock, signer, make_draft, tmp_path) -> None:
    from vms_desktop.domain.desk import Desk

    other = await Store.open(folder, clock, exclusive=False, desk=Desk(b"2" * 32, "โต๊ะ 2"))
    for _ in range(3):
        await store.log.append([make_draft(1)])
        await other.log.append([make_draft(2)])
    clock.go(days=1000)
    await other.log.append([make_draft(2)])
    await store.log.append([make_draft(1)])
    done = await LogArchive(store.log, AccessLog(store.log), signer, clock, authority=AtTheDesk()).archive(
        tmp_path, 730
    )
    assert done.entries == 4
    report = await verify(store.log, [], signature_holds)
    assert report.intact
    assert sorted(chain.entries for chain in report.chains) == [2, 5]
    await other.close()
