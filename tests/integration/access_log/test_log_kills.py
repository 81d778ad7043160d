"""Nothing that kills the program may break the chain or lose an entry that was told to be committed."""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from kill_writer import DESK

from vms_desktop.paths import DataFolder
from vms_desktop.services.log.log_verification import verify
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.store import Store

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")


async def whole_chain(store: Store) -> dict[int, str]:
    """Sequence → hash of all entries, after the whole log was checked."""
    report = await verify(store.log, [], lambda *_: True)
    assert report.intact, report.findings
    assert not [noted for noted in report.remarks if noted.remark in ("counts_wrong", "guard_missing")]
    return await store.log.scan(lambda rows: {row[1]: row[16] for batch in rows for row in batch})


@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
async def test_writer_killed_at_random_moments_loses_no_acknowledged_entry(
    folder, clock, request, postgresql_where_there_is_one, where: str
) -> None:
    kills = request.config.getoption("--kills")
    database, location = str(folder.database), None
    if where == "postgresql":
        server = postgresql_where_there_is_one
        if server is None:
            pytest.skip("PostgreSQL's server or psycopg is not installed")
        kills = kills // 2
        database = server.url(server.new_database())
        location = parse_location(database)
    store = await Store.open(folder, clock, desk=DESK, location=location)
    await store.close()
    command = [sys.executable, str(Path(__file__).with_name("kill_writer.py")), database, str(kills), "5"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, encoding="utf-8", timeout=60 + kills, env=environment
    )
    assert done.returncode == 0, done.stderr
    acknowledged: dict[int, str] = {}
    for line in done.stdout.splitlines():
        for batch in json.loads(line):
            assert not isinstance(batch, str), batch
            acknowledged |= {sequence: digest for sequence, digest in batch}
    assert len(done.stdout.splitlines()) == kills
    assert len(acknowledged) > kills // 5  # they did write, also on a machine that is busy
    store = await Store.open(folder, clock, desk=DESK, location=location)
    there = await whole_chain(store)
    assert {sequence: there.get(sequence) for sequence in acknowledged} == acknowledged
    assert store.restored_guards == []
    await store.close()


async def test_power_cut_at_any_byte_of_the_write_ahead_log_leaves_a_whole_chain(
    folder, clock, make_draft, tmp_path
) -> None:
    """What a disk without power keeps: the database, and the write-ahead log up to anywhere."""
    store = await Store.open(folder, clock, desk=DESK)
    await store.log.append([make_draft(1)])
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    counts = []
    for number in range(20):
        await store.log.append([make_draft(number), make_draft(number + 1)])
    files = {path.name: path.read_bytes() for path in folder.root.glob("vms.db*") if path.suffix != ".db-shm"}
    log = files["vms.db-wal"]
    assert len(log) > 100_000
    chance = random.Random(3)
    for at in [0, 31, 32, 4128, len(log) - 1, *(chance.randrange(len(log)) for _ in range(25))]:
        cut = DataFolder(tmp_path / "cut")
        cut.root.mkdir()
        (cut.root / "vms.db").write_bytes(files["vms.db"])
        (cut.root / "vms.db-wal").write_bytes(log[:at])
        after = await Store.open(cut, clock, desk=DESK)
        entries = await whole_chain(after)
        counts.append(len(entries))
        assert sorted(entries) == list(range(1, len(entries) + 1))
        (new,) = await after.log.append([make_draft(99)])
        assert new.sequence == len(entries) + 1
        await after.close()
        shutil.rmtree(cut.root)
    assert min(counts) == 2 and max(counts) == 40  # all but the last two, whose transaction is a byte short
    await store.close()


async def test_damaged_bytes_in_the_write_ahead_log_leave_a_whole_chain(folder, clock, make_draft, tmp_path) -> None:
    store = await Store.open(folder, clock, desk=DESK)
    for number in range(10):
        await store.log.append([make_draft(number)])
    files = {path.name: path.read_bytes() for path in folder.root.glob("vms.db*") if path.suffix != ".db-shm"}
    await store.close()
    chance = random.Random(4)
    for _ in range(10):
        cut = DataFolder(tmp_path / "cut")
        cut.root.mkdir()
        damaged = bytearray(files["vms.db-wal"])
        at = chance.randrange(len(damaged) // 2, len(damaged))
        damaged[at] ^= 0xFF
        (cut.root / "vms.db").write_bytes(files["vms.db"])
        (cut.root / "vms.db-wal").write_bytes(damaged)
        after = await Store.open(cut, clock, desk=DESK)
        entries = await whole_chain(after)
        assert sorted(entries) == list(range(1, len(entries) + 1))
        await after.close()
        shutil.rmtree(cut.root)
