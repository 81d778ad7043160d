"""A real database and a real folder, whose names have spaces and Thai letters."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_asyncio
from authority_fakes import AtTheDesk
from recording_tools import Clock, Register, Relay, camera

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_entry import Actor
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.storage.recording_folder import open_folder
from vms_desktop.storage.store import Store

DESK = Desk(bytes(range(32)), "desk")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "ภาพ ที่บันทึก"


@pytest_asyncio.fixture
async def store(tmp_path, clock):
    store = await Store.open(DataFolder(tmp_path / "ข้อมูล ของ desk"), clock, desk=DESK)
    for number in range(4):
        await store.cameras.store([camera(number)], [], {})
    yield store
    await store.close()


@pytest_asyncio.fixture
async def folder(root, store):
    found = open_folder(root, "desk", known_id=None)
    await store.segments.register_folder(found.id, DESK.id, root)
    yield found
    found.release()


@pytest_asyncio.fixture
async def log(store):
    log = AccessLog(store.log, lambda: Actor("u-1", "สมชาย ใจดี"))
    yield log
    await log.close()


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.fixture
def relay() -> Relay:
    return Relay()


@pytest.fixture
def authority() -> AtTheDesk:
    return AtTheDesk()


@pytest.fixture
def holds(store, register, clock, log, authority) -> FootageHoldService:
    return FootageHoldService(store.holds, register, clock, log, authority=authority)
