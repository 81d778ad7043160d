"""A real database with its desk, and who sits at it: each test with a file, and again with a server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from postgresql_server import PostgresqlServer
from review_desk import DESK, MovedClock, SignedIn

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.review.review_queue import ReviewQueue
from vms_desktop.services.review.review_rules import RuleBook
from vms_desktop.storage.location import Location, parse_location
from vms_desktop.storage.store import Store


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล โต๊ะ 1")


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, postgresql_where_there_is_one: PostgresqlServer | None) -> Location | None:
    """Of the database; None: the file in the data folder."""
    if request.param == "sqlite":
        return None
    server = postgresql_where_there_is_one
    if server is None:
        pytest.skip("PostgreSQL's server or psycopg is not installed")
    return parse_location(server.url(server.new_database()))


@pytest_asyncio.fixture
async def store(folder: DataFolder, clock: MovedClock, location: Location | None) -> AsyncIterator[Store]:
    store = await Store.open(folder, clock, location=location, desk=DESK)
    yield store
    await store.close()


@pytest.fixture
def signed_in() -> SignedIn:
    return SignedIn()


@pytest_asyncio.fixture
async def log(store: Store, signed_in: SignedIn) -> AsyncIterator[AccessLog]:
    log = AccessLog(store.log, signed_in)
    yield log
    await log.close()


@pytest.fixture
def make_camera() -> Callable[[str], Camera]:
    def make(camera_id: str) -> Camera:
        address = StreamAddress("rtsp://10.1.2.3/main")
        return Camera(camera_id, f"1101-{camera_id}", "แยกปากน้ำ", "", "1101", "110101", "", address, None)

    return make


@pytest.fixture
def rules(store: Store, log: AccessLog, clock: MovedClock, signed_in: SignedIn) -> RuleBook:
    return RuleBook(store.review_rules, log, clock, authority=signed_in)


@pytest.fixture
def queue(store: Store, log: AccessLog, clock: MovedClock, signed_in: SignedIn) -> ReviewQueue:
    return ReviewQueue(store.review, log, clock, authority=signed_in)
