"""Pages and dialogs on the tests' own screen with a real register: SQLite file, vault and services."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from authority_fakes import AtTheDesk
from qt_room import pytest_asyncio_loop_factories

from vms_desktop.adapters.secrets import open_vault
from vms_desktop.domain.clock import SystemClock
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.ports import DeviceEndpoint, DeviceFacts
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.storage.store import Store

__all__ = ["pytest_asyncio_loop_factories"]


@dataclass
class HeldDevice:
    """Answers when ``may_answer`` is set; remembers who was asked."""

    answer: DeviceFacts = field(default_factory=lambda: DeviceFacts("Maker", "M1", "1.0", "S", (), False, 0.0))
    asked: list[DeviceEndpoint] = field(default_factory=list)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)

    async def facts(self, endpoint: DeviceEndpoint) -> DeviceFacts:
        self.asked.append(endpoint)
        await self.may_answer.wait()
        return self.answer


@pytest.fixture
def device() -> HeldDevice:
    return HeldDevice()


@pytest.fixture
async def cameras(tmp_path: Path, device: HeldDevice) -> AsyncIterator[CameraService]:
    folder = DataFolder(tmp_path / "data")
    store = await Store.open(folder, SystemClock())
    vault = open_vault(folder, use_key_store=False)
    province = BundledProvinces().province("11")
    service = CameraService(store.cameras, vault, None, device, province, authority=AtTheDesk())  # type: ignore[arg-type]
    await service.load()
    yield service
    await store.close()
