"""For all tests: nobody's data is touched, nothing is left behind, and the core's tests can run with Qt absent.

``VMS_WITHOUT_QT=1`` (with ``-p no:pytest-qt``) makes every import of PySide6 and qasync fail, as on a machine without.
"""

from __future__ import annotations

import gc
import importlib.abc
import itertools
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest
from leak_check import Before, LostFailures, collect_lost_tasks

_QT = ("PySide6", "shiboken6", "qasync")
_CACHE = Path(__file__).resolve().parent.parent / "build" / "test" / "cache"
_before = pytest.StashKey[Before]()
_numbers = itertools.count()
_lost = LostFailures()
# What takes long on a busy machine is no failure, and a run finds what the run before it found. With others every
# time: --hypothesis-profile=default.
hypothesis.settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("steady")


class _NoQt(importlib.abc.MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in _QT:
            raise ModuleNotFoundError(f"{fullname} is absent in this run (VMS_WITHOUT_QT)", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=60, help="how often the access log's writer is killed (full: 1000)")


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("VMS_WITHOUT_QT") == "1":
        if any(name in sys.modules for name in _QT):
            raise pytest.UsageError("Qt is loaded already: give -p no:pytest-qt with VMS_WITHOUT_QT=1")
        sys.meta_path.insert(0, _NoQt())
    logging.getLogger("asyncio").addHandler(_lost)
    # No test may write into the key store of the person who runs it; children inherit this.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    # Clips of the simulator are the same every time: made once, kept between runs, apart from the user's.
    os.environ["VMS_CACHE_DIR"] = str(_CACHE)


def _leave_alone_what_stays() -> None:
    """What modules brought and caches keep stays for the whole run: the garbage collector, asked after every coroutine
    for what it lost, need not look through all of it again each time (0.2 s of every such test).
    """
    gc.collect()
    gc.freeze()


def pytest_collection_finish(session: pytest.Session) -> None:
    _leave_alone_what_stays()


@pytest.fixture(autouse=True)
def own_data_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty ``VMS_DATA_DIR`` for each test, not made before somebody writes there."""
    base = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VMS_DATA_DIR", str(base / f"data-{next(_numbers)}"))
        # Fixtures of wider scope are set up by now: what they started is not the test's.
        request.node.stash[_before] = Before()
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    _lost.heard.clear()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After all of the test's own fixtures have ended."""
    result = yield
    if item.get_closest_marker("asyncio") is not None:
        collect_lost_tasks()
    left = item.stash[_before].left_behind() if _before in item.stash else []
    left += _lost.heard
    if nextitem is not None and nextitem.path != item.path:
        _leave_alone_what_stays()
    if left:
        pytest.fail("left behind by the test:\n  " + "\n  ".join(left), pytrace=False)
    return result
