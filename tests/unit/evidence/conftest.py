"""A sealed package, made once: tests that change it get a copy of their own."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest
from evidence_room import builder, wish

from vms_desktop.services.evidence.wish import SealedPackage


@pytest.fixture(scope="session")
def sealed(tmp_path_factory) -> SealedPackage:
    folder = tmp_path_factory.mktemp("sealed")
    return asyncio.run(builder().build(wish(folder), folder / "out"))


@pytest.fixture
def package(sealed, tmp_path) -> Path:
    """A copy that may be changed."""
    copy = tmp_path / sealed.path.name
    shutil.copytree(sealed.path, copy)
    for inner, _folders, files in os.walk(copy):
        os.chmod(inner, 0o755)
        for name in files:
            os.chmod(os.path.join(inner, name), 0o644)
    return copy
