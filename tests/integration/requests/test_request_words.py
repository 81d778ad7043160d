"""What requests are found by: the index of letters says of any words what going through all texts says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from request_room import HandClock, RequestRoom
from sqlalchemy import Connection, select

from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.thai_text import search_key, search_words
from vms_desktop.paths import DataFolder
from vms_desktop.services.requests.request_ports import Board, Page, RequestFilter, SortBy
from vms_desktop.storage import request_find, request_grams, request_listing, request_words
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.request_grams import NAME, add_text, take_text
from vms_desktop.storage.request_rows import insert_new
from vms_desktop.storage.request_schema import requests, texts
from vms_desktop.storage.request_texts import searched
from vms_desktop.storage.request_words import WordSearch, search_for

# Signs of patterns and of the index's own questions, Thai with marks and digits, letters outside the basic plane.
LETTERS = "ab AB%_\"'*^-+:(){}\\กขสภ.เแำําิี่้๊็์๐๑๙019/Æß𝒳😀\n\t"
TEXT = st.text(st.sampled_from(LETTERS), max_size=14)


@pytest_asyncio.fixture
async def example(folder: DataFolder, clock: HandClock) -> object:
    room = await RequestRoom(folder, clock).open()
    request = await room.requests.register(room.draft())
    await room.close()
    return request


@pytest.fixture
def connection(folder: DataFolder, example: object) -> Iterator[Connection]:
    engine = make_engine(folder.database)
    with engine.connect() as made:
        yield made
    engine.dispose()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(TEXT, min_size=1, max_size=6), st.lists(TEXT, max_size=3), st.data())
def test_the_index_finds_what_all_texts_have(connection, example, stored, typed, data) -> None:
    piece = data.draw(st.sampled_from(stored))
    begin = data.draw(st.integers(0, len(piece)))
    words = search_words(" ".join([*typed, piece[begin : begin + data.draw(st.integers(0, 6))]]))
    if not words:
        return
    with connection.begin() as transaction:
        put(connection, example, stored)
        # By the index, few or gathered first; where too much begins with two letters; without it.
        for indexed, most, beginnings in ((True, 100, 200), (True, 1, 200), (True, 1, 0), (False, 100, 200)):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(request_words, "LOOKED_UP", most)
                patch.setattr(request_grams, "MOST_BEGINNINGS", beginnings)
                compare(connection, WordSearch(connection, words, indexed), words, most == 1)
        transaction.rollback()


def put(connection: Connection, example: Request, stored: list[str]) -> None:
    """Requests with those texts."""
    for seq, text in enumerate(stored, start=2):
        request = replace(example, id=f"r-{seq}", number=f"N-{seq}", history=(), asked=())
        insert_new(connection, request, 2569, seq)
        take_text(connection, request.id)
        mine = texts.update().where(texts.c.request_id == request.id)
        connection.execute(mine.values(**searched(search_key(text))))
        add_text(connection, request.id)


def compare(connection: Connection, search: WordSearch, words: list[str], may_be_many: bool) -> None:
    """With what the texts have."""
    rows = connection.execute(select(texts.c.words, requests.c.seq).join(requests)).all()
    expected = sorted((2569, row.seq) for row in rows if all(word in row.words for word in words))
    few = search.few((), [requests.c.seq], 100)
    assert few == expected or (few is None and may_be_many), words
    later = search.few([requests.c.seq > 3], [requests.c.seq], 100)
    assert later == [one for one in expected if one[1] > 3] or (later is None and may_be_many), words
    assert search.count() == len(expected), words
    for condition in (*search.one_by_one(), search.in_all().has):
        found = connection.execute(select(requests.c.year_be, requests.c.seq).where(condition))
        assert sorted(map(tuple, found)) == expected, words


async def test_each_database_finds_the_same(either: RequestRoom) -> None:
    request, chance = await either.requests.register(either.draft()), Random(8)
    stored = ["".join(chance.choices(LETTERS, k=chance.randrange(20))) for _ in range(30)]
    pieces = [text[begin : begin + size] for text in stored for begin, size in ((0, 1), (2, 2), (3, 5))]

    def work(connection: Connection) -> None:
        with connection.begin_nested() as again:
            put(connection, request, stored)
            for piece, other in zip(pieces, pieces[7:], strict=False):
                if words := search_words(chance.choice([piece, f"{piece} {other}"])):
                    compare(connection, search_for(connection, words), words, False)
            again.rollback()

    await either.opened.store._database.write(work)


@pytest.mark.parametrize(
    "text",
    ["REQ-2569-0001", "๒๕๖๙-๐๐๐๑", "สมศักดิ์ รักดี", "กข ๑๒๓๔", "123/2569", "เมืองสมุทร", "สป 0017.2/ว 303", "แยก 1", "ก"],
)
async def test_a_request_is_found_by_each_of_its_words(room: RequestRoom, text: str) -> None:
    request = await room.requests.register(room.draft())
    for page in (Page(), Page(sort=SortBy.RECEIVED), Page(sort=SortBy.STATE, descending=True)):
        found = await room.requests.find(RequestFilter(text=text), page)
        assert ([row.id for row in found.rows], found.total) == ([request.id], 1)
    assert (await room.requests.find(RequestFilter(text=text, board=Board.OVERDUE))).total == 0
    assert (await room.requests.find(RequestFilter(text=f"{text} ไม่มีคำนี้"))).total == 0


async def test_what_was_changed_is_found_by_its_new_words_only(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft())
    draft = room.draft()
    draft.incident = replace(draft.incident, plate="ฮฮ 9876")
    await room.requests.change(request.id, request.version, draft, "พิมพ์ผิด")
    assert (await room.requests.find(RequestFilter(text="ฮฮ 9876"))).total == 1
    assert (await room.requests.find(RequestFilter(text="กข 1234"))).total == 0


@pytest.mark.parametrize(("soon", "gathered"), [(0, 0), (2_000, 0), (0, 10)])
async def test_many_with_the_words_are_listed_in_order(
    room: RequestRoom, monkeypatch: pytest.MonkeyPatch, soon: int, gathered: int
) -> None:
    made = [await room.requests.register(room.draft()) for _ in range(5)]
    monkeypatch.setattr(request_find, "FEW", 2)
    monkeypatch.setattr(request_listing, "FEW", 2)
    monkeypatch.setattr(request_listing, "GATHERED", gathered)
    monkeypatch.setattr(request_words, "LOOKED_UP", 2)
    monkeypatch.setattr(request_listing, "SOON", soon)  # at once, or gathered first
    for sort in SortBy:
        found = await room.requests.find(RequestFilter(text="สมศักดิ์ รักดี กข"), Page(1, 3, sort))
        assert found.total == 5
        assert len({row.id for row in found.rows}) == 3
        within = RequestFilter(text="สมศักดิ์ รักดี", to_us=made[3].received_us + 1, states=frozenset({State.RECEIVED}))
        assert (await room.requests.find(within, Page(1, 3, sort))).total == 5
        assert (await room.requests.find(replace(within, text="ก"), Page(1, 3, sort))).total == 5
    found = await room.requests.find(RequestFilter(text="สมศักดิ์"), Page(1, 3, SortBy.NUMBER))
    assert [row.id for row in found.rows] == [one.id for one in made[1:4]]
    assert await room.requests.get("req-๒๕๖๙-๐๐๐๓") == made[2]


async def test_without_the_index_all_texts_are_gone_through(room: RequestRoom) -> None:
    def drop(connection: Connection) -> None:
        connection.exec_driver_sql(f"DROP TABLE {NAME}")

    await room.opened.store._database.write(drop)
    request = await room.requests.register(room.draft())
    found = await room.requests.find(RequestFilter(text="สมศักดิ์ 1234"))
    assert [row.id for row in found.rows] == [request.id]
