"""A real database, a desk with a key of its own, a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import pytest_asyncio
from log_desk import SOMCHAI, MovedClock, signer_of

from vms_desktop.adapters.secrets import SealedDeskKey
from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject
from vms_desktop.paths import DataFolder
from vms_desktop.storage.store import Store


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล โต๊ะ 1")


@pytest.fixture
def signer(folder: DataFolder) -> SealedDeskKey:
    return signer_of(folder)


@pytest_asyncio.fixture
async def store(folder: DataFolder, signer: SealedDeskKey, clock: MovedClock):
    store = await Store.open(folder, clock, desk=signer.desk)
    yield store
    await store.close()


@pytest.fixture
def make_draft() -> Callable[..., EntryDraft]:
    def make(number: int = 1, action: Action = Action.LIVE_OPENED, actor: Actor = SOMCHAI, **changes) -> EntryDraft:
        camera = f"00000000-0000-4000-8000-{number:012d}"
        fields = {
            "subject": Subject("camera", camera, f"1101-{number:04d} แยกปากน้ำ"),
            "camera": camera,
            "place": "110101",
            "details": {"stream": "sub", "tile": number % 16},
            **changes,
        }
        return EntryDraft(action, actor, **fields)

    return make


@pytest.fixture
def make_camera() -> Callable[..., Camera]:
    def make(number: int, **changes) -> Camera:
        fields = {
            "id": f"00000000-0000-4000-8000-{number:012d}",
            "code": f"1101-{number:04d}",
            "name_th": f"แยกปากน้ำ {number}",
            "name_en": "",
            "district_code": "1101",
            "subdistrict_code": "110101",
            "agency_code": "",
            "main": StreamAddress(f"rtsp://10.1.2.3/{number}/main"),
            "sub": None,
        }
        return Camera(**{**fields, **changes})

    return make
