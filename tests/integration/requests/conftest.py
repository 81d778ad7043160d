"""A room of requests over SQLite, or over both databases where the test asks for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from postgresql_server import PostgresqlServer
from request_room import HandClock, RequestRoom

from vms_desktop.paths import DataFolder


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล โต๊ะ 1")


@pytest_asyncio.fixture
async def room(folder: DataFolder, clock: HandClock) -> AsyncIterator[RequestRoom]:
    made = await RequestRoom(folder, clock).open()
    yield made
    await made.close()


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def either(
    request: pytest.FixtureRequest,
    folder: DataFolder,
    clock: HandClock,
    postgresql_where_there_is_one: PostgresqlServer | None,
) -> AsyncIterator[RequestRoom]:
    url = None
    if request.param == "postgresql":
        server = postgresql_where_there_is_one
        if server is None:
            pytest.skip("PostgreSQL's server or psycopg is not installed")
        url = server.url(server.new_database())
    room = await RequestRoom(folder, clock, url, "โต๊ะ").open()
    yield room
    await room.close()
