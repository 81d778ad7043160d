"""A register of an earlier version is brought up to date with all that it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from postgresql_server import PostgresqlServer
from request_room import HandClock, RequestRoom
from sqlalchemy import Connection, insert, inspect, select

from vms_desktop.domain.requests.letters import LetterAbout, LetterKind
from vms_desktop.domain.requests.request import Cause
from vms_desktop.domain.requests.states import Step
from vms_desktop.paths import DataFolder
from vms_desktop.services.requests.request_ports import RequestFilter
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.location import Location, parse_location
from vms_desktop.storage.request_grams import has_grams
from vms_desktop.storage.request_guard import missing
from vms_desktop.storage.request_schema import (
    asked,
    bodies,
    days,
    deliveries,
    disclosures,
    numbers,
    requests,
    steps,
    texts,
)
from vms_desktop.storage.request_words import WordSearch
from vms_desktop.storage.store import Store
from vms_desktop.storage.upgrade import SHIPPED, Migrations

BEFORE, DAY_S = Migrations(SHIPPED.location, "0012"), 24 * 3600
OF_BEFORE = (requests, texts, bodies, asked, deliveries, steps, numbers)


async def make_older(older: DataFolder, newer: DataFolder, clock: HandClock, location: Location | None) -> None:
    """The register in ``newer``, a file, as that version had it."""
    store = await Store.open(older, clock, migrations=BEFORE, location=location)
    assert not await store._database.read(has_grams)
    engine = make_engine(newer.database)

    def fill(connection: Connection) -> None:
        with engine.connect() as there:
            for table in OF_BEFORE:
                had = {column["name"] for column in inspect(connection).get_columns(table.name)}
                columns = [column for column in table.columns if column.name in had]
                rows = there.execute(select(*columns).order_by(*table.primary_key)).mappings().all()
                connection.execute(insert(table), [dict(row) for row in rows])

    await store._database.write(fill)
    engine.dispose()
    await store.close()


def reported(connection: Connection) -> list[list[tuple]]:
    """What was made of the requests: for reports, and for lists and searches of many."""
    questions = [
        select(disclosures).order_by(disclosures.c.delivery_id),
        select(days).order_by(days.c.begins_us),
        select(asked.c.request_key, asked.c.camera_id).order_by(asked.c.id),
        select(texts.c.request_key, texts.c.letters_low, texts.c.letters_high).order_by(texts.c.request_id),
    ]
    return [list(map(tuple, connection.execute(question))) for question in questions]


def found(connection: Connection) -> list[tuple[int, int]] | None:
    return WordSearch(connection, ["สมศักดิ์", "1234"], has_grams(connection)).few((), (), 10)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_a_register_of_before_gets_index_disclosures_counts_and_keys(
    database: str,
    tmp_path: Path,
    folder: DataFolder,
    clock: HandClock,
    postgresql_where_there_is_one: PostgresqlServer | None,
) -> None:
    url, server = None, postgresql_where_there_is_one
    if database == "postgresql":
        if server is None:
            pytest.skip("PostgreSQL's server or psycopg is not installed")
        url = server.url(server.new_database())
    room = await RequestRoom(folder, clock).open()
    handed = await room.handed()
    await room.requests.take_back(handed.id, handed.version, handed.deliveries[0].id, destroyed=True, note="ทำลายแล้ว")
    clock.go(3 * DAY_S)
    lost = await room.requests.register(room.draft(room.interval(1)))
    lost = await room.requests.take(lost.id, lost.version, Step.SEARCH)
    await room.requests.tell_found(lost.id, lost.version, lost.asked[0].id, [], cause=Cause.CAMERA_BROKEN)
    before = await room.opened.store._database.read(reported)
    assert [len(rows) for rows in before] == [1, 2, 2, 2]
    counted = await room.requests.statistics(date(2025, 10, 1), date(2027, 10, 1))
    await room.close()

    older = DataFolder(tmp_path / "เดิม")
    await make_older(older, folder, clock, parse_location(url) if url else None)
    room = await RequestRoom(older, clock, url, "โต๊ะ").open()
    database = room.opened.store._database
    assert await database.read(reported) == before
    assert len(await database.read(found) or ()) == 2
    if url is not None:
        # Knowing how many have a word, the server would make the letters of all texts anew: a millisecond each.
        known = "SELECT attstattarget FROM pg_attribute WHERE attrelid = 'ix_request_texts_letters'::regclass"
        assert await database.read(lambda connection: connection.exec_driver_sql(known).scalars().all()) == [0]
    assert await room.requests.statistics(date(2025, 10, 1), date(2027, 10, 1)) == counted
    assert (await room.requests.find(RequestFilter(text="ศ"))).total == 2
    rows = (await room.requests.find(RequestFilter(text="สมศักดิ์"))).rows
    assert [(row.requester_full, row.documents_us) for row in rows] == [("พ.ต.ท. สมศักดิ์ รักดี", None)] * 2
    # No trigger was left out: a letter's number is kept, and stays.
    assert await database.read(missing) == []
    about = LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ")
    numbered = await room.requests.number_letter(lost.id, about, "สป 0017.2/1234", date(2026, 11, 27))
    assert (await room.requests.get(lost.id)).letters == numbered.letters != ()
    await room.close()
