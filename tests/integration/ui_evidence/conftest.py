"""The check of packages on a virtual screen, in Thai, with the request and desk of the unit tests."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from qt_room import province, pytest_asyncio_loop_factories, qapp, thai

sys.path.append(str(Path(__file__).resolve().parents[2] / "unit" / "evidence"))

from evidence_room import builder, wish

from vms_desktop.services.evidence.wish import SealedPackage

__all__ = ["province", "pytest_asyncio_loop_factories", "qapp", "thai"]


@pytest.fixture(scope="session")
def sealed(tmp_path_factory) -> SealedPackage:
    folder = tmp_path_factory.mktemp("sealed")
    return asyncio.run(builder().build(wish(folder), folder / "out"))
