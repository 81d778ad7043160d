"""A register of an earlier version is brought up to date with all that it holds."""

from __future__ import annotations

from datetime import date

from request_room import HandClock, RequestRoom
from sqlalchemy import Connection, select, text

from vms_desktop.domain.requests.request import Cause
from vms_desktop.domain.requests.states import Step
from vms_desktop.paths import DataFolder
from vms_desktop.services.requests.request_ports import RequestFilter
from vms_desktop.storage.request_grams import NAME, has_grams
from vms_desktop.storage.request_schema import days, disclosures
from vms_desktop.storage.request_words import WordSearch

BEFORE, DAY_S = "0012", 24 * 3600
LATER = (NAME, disclosures.name, days.name)


def make_older(connection: Connection) -> None:
    for table in LATER:
        connection.execute(text(f"DROP TABLE {table}"))
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_requests%'"
    for index in connection.execute(text(indexes)).scalars().all():
        connection.execute(text(f"DROP INDEX {index}"))
    connection.execute(text("UPDATE alembic_version SET version_num = :before"), {"before": BEFORE})


def reported(connection: Connection) -> list[list[tuple]]:
    return [
        list(map(tuple, connection.execute(select(table).order_by(*table.primary_key))))
        for table in (disclosures, days)
    ]


def found(connection: Connection) -> list[tuple[int, int]] | None:
    return WordSearch(connection, ["สมศักดิ์", "1234"], has_grams(connection)).few((), (), 10)


async def test_a_register_of_before_gets_index_disclosures_and_counts(folder: DataFolder, clock: HandClock) -> None:
    room = await RequestRoom(folder, clock).open()
    handed = await room.handed()
    await room.requests.take_back(handed.id, handed.version, handed.deliveries[0].id, destroyed=True, note="ทำลายแล้ว")
    clock.go(3 * DAY_S)
    lost = await room.requests.register(room.draft(room.interval(1)))
    lost = await room.requests.take(lost.id, lost.version, Step.SEARCH)
    await room.requests.tell_found(lost.id, lost.version, lost.asked[0].id, [], cause=Cause.CAMERA_BROKEN)
    before = await room.opened.store._database.read(reported)
    assert [len(rows) for rows in before] == [1, 2]
    counted = await room.requests.statistics(date(2025, 10, 1), date(2027, 10, 1))
    await room.opened.store._database.write(make_older)
    await room.close()

    room = await RequestRoom(folder, clock).open()
    database = room.opened.store._database
    assert await database.read(reported) == before
    assert len(await database.read(found) or ()) == 2
    assert await room.requests.statistics(date(2025, 10, 1), date(2027, 10, 1)) == counted
    assert (await room.requests.find(RequestFilter(text="สมศักดิ์"))).total == 2
    await room.close()
