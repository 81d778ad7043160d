"""Entries through a real SQLite file: chained, in order, together with the change they tell of or not at all."""

from __future__ import annotations

import asyncio
import sqlite3
from itertools import pairwise

import pytest
from log_desk import MALEE, SOMCHAI
from sqlalchemy import event

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, FIELDS, EntryDraft, Subject, hash_of
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.services.log.log_verification import verify


async def entries_of(store) -> list:
    return [one.entry for one in reversed(await store.log.page(LogFilter(), None, 10_000))]


async def test_chain_begins_with_the_desk_and_its_key(store, signer) -> None:
    (first,) = await entries_of(store)
    assert (first.sequence, first.action, first.previous_hash) == (1, "log.begun", BEFORE_THE_FIRST)
    assert signer.desk.public_key.hex() in first.details
    assert first.desk == signer.desk.id


async def test_entries_come_back_as_they_were_recorded(store, clock, make_draft) -> None:
    draft = make_draft(7, actor=MALEE, reason="ตรวจตรา", request="2568/0012")
    (recorded,) = await store.log.append([draft])
    assert (await entries_of(store))[-1] == recorded
    assert (recorded.person, recorded.person_name, recorded.role) == ("u-0008", "มาลี ตั้งใจ", "supervisor")
    assert recorded.time == clock.time
    assert recorded.hash == hash_of(recorded)
    assert (recorded.reason, recorded.request, recorded.district) == ("ตรวจตรา", "2568/0012", "1101")


async def test_every_entry_names_the_one_before(store, make_draft) -> None:
    await store.log.append([make_draft(number) for number in range(5)])
    await store.log.append([make_draft(9)])
    entries = await entries_of(store)
    assert [entry.sequence for entry in entries] == [1, 2, 3, 4, 5, 6, 7]
    for before, entry in pairwise(entries):
        assert entry.previous_hash == before.hash
    report = await verify(store.log, [], signature_holds)
    assert report.intact and report.entries == 7


async def test_order_stays_and_time_is_told_when_the_clock_is_set_back(store, clock, make_draft) -> None:
    await store.log.append([make_draft(1)])
    before = clock.time
    clock.go(hours=-3)
    (after,) = await store.log.append([make_draft(2)])
    entries = await entries_of(store)
    assert [entry.action for entry in entries[-3:]] == ["live.opened", "desk.clock_set_back", "live.opened"]
    assert after.time == clock.time < before
    assert entries[-2].details == ('{"after":"2025-02-28T22:00:00.000000Z","before":"2025-03-01T01:00:00.000000Z"}')
    report = await verify(store.log, [], signature_holds)
    assert report.intact
    assert [(noted.remark, noted.count) for noted in report.remarks if noted.count] == [("clock_set_back", 1)]


async def test_change_and_its_entry_happen_together(store, folder, make_camera) -> None:
    draft = EntryDraft(Action.CAMERA_ADDED, SOMCHAI, Subject("camera", "x"))
    await store.cameras.store([make_camera(1)], [], {}, [draft])
    assert (await entries_of(store))[-1].action == "camera.added"
    with pytest.raises(Exception, match="camera_code_taken"):
        await store.cameras.store([make_camera(2, code="1101-0001")], [], {}, [draft])
    assert len(await entries_of(store)) == 2
    await store.cameras.remove([make_camera(1).id], [EntryDraft(Action.CAMERA_REMOVED, SOMCHAI)])
    assert [entry.action for entry in await entries_of(store)] == ["log.begun", "camera.added", "camera.removed"]


async def test_change_does_not_happen_when_its_entry_cannot_be_written(store, folder, make_camera) -> None:
    with sqlite3.connect(folder.database) as other:
        other.execute("CREATE TRIGGER full_disk BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'no'); END")
    other.close()
    with pytest.raises(Exception, match="no"):
        await store.cameras.store([make_camera(1)], [], {}, [EntryDraft(Action.CAMERA_ADDED, SOMCHAI)])
    assert await store.cameras.all() == []


async def test_two_writers_of_one_desk_take_turns(store, folder, clock, signer, make_draft) -> None:
    """The command line records while the desk is open."""
    from vms_desktop.storage.store import Store

    other = await Store.open(folder, clock, exclusive=False, desk=signer.desk)
    tasks = [log.append([make_draft(number)]) for number in range(20) for log in (store.log, other.log)]
    await asyncio.gather(*tasks)
    await other.close()
    assert [entry.sequence for entry in await entries_of(store)] == list(range(1, 42))
    assert (await verify(store.log, [], signature_holds)).intact


async def test_an_entry_is_filed_by_the_index_alone(store, make_draft) -> None:
    """By the values together SQLite went through all kinds of the desk, thousands, for each entry."""
    statements = []

    def plans(connection) -> list[str]:
        def seen(_c, _cursor, statement, parameters, _context, _many) -> None:
            if statement.startswith("SELECT") and "access_log_kinds" in statement:
                statements.append((statement, parameters))

        event.listen(connection, "before_cursor_execute", seen)
        store._appender.append(connection, [make_draft(1), make_draft(2, actor=MALEE)])
        event.remove(connection, "before_cursor_execute", seen)
        return [
            row[3]
            for statement, parameters in statements
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    steps = await store._database.write(plans)
    assert len(steps) == len(statements) == 1
    assert all("(desk=? AND person=? AND action=? AND district=?)" in step for step in steps), steps


def test_fields_of_the_table_are_those_of_the_entry() -> None:
    from vms_desktop.storage.log_schema import access_log

    assert tuple(column.name for column in access_log.c)[2:] == FIELDS
