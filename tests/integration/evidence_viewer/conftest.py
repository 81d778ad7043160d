"""One browser for all tests of the viewer, and one package; each test has a tab of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from browser import Page, new_page, program, running_browser
from packages import plain_package


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    if program() is None:
        pytest.skip("Chromium is not installed")
    with running_browser(tmp_path_factory.mktemp("browser")) as port:
        yield port


@pytest_asyncio.fixture
async def page(browser: int) -> AsyncIterator[Page]:
    async with new_page(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of ``plain_package``, in a folder with a space and Thai letters. Nobody may change it."""
    return plain_package(tmp_path_factory.mktemp("package") / "แฟ้ม REQ").seal()
