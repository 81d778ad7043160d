"""What cannot be recorded is not done, and the person is told; what is done was recorded before it could be seen.

Every operation that the access log tells of is done once as it should be, and once each with a database that somebody
else holds locked, on a disk that is full, and where nothing may be written. ``unrecorded_acts.py`` has the acts.
"""

from __future__ import annotations

import ast
import importlib
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
import pytest_asyncio
from people_room import Room
from unrecorded_acts import ACTS, ELSEWHERE, LEAVES, Desk

from vms_desktop.domain.errors import LogError, StorageError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.storage.engine import make_engine

ROOT = Path(__file__).resolve().parents[3]
# The list of all operations is made by the test that holds them to say what they ask for.
sys.path.append(str(ROOT / "tests" / "unit" / "project"))
CONSENTED = {
    "releasing.Releasing.lift",
    "cameras.CameraService.remove",
    "footage_holds.FootageHoldService.lift",
    "footage_holds.FootageHoldService.lift_all",
    "desk.log.RecordedSettings.save (shorter log)",
}
"""A second person's consent is used up by trying, so each try is at a desk of its own."""
CODES = {"locked": "storage.locked", "full": "storage.disk_full", "read only": "storage.not_writable"}


@pytest_asyncio.fixture
async def desk(folder, clock, tmp_path, monkeypatch) -> AsyncIterator[Desk]:
    monkeypatch.setattr("vms_desktop.storage.store.make_engine", lambda path: make_engine(path, busy_timeout_s=0.05))
    room = await Room(folder, clock).open()
    made = Desk(room, tmp_path / "out")
    await made.open()
    yield made
    await made.close()
    await room.close()


@asynccontextmanager
async def broken(desk: Desk, how: str) -> AsyncIterator[None]:
    database = desk.room.opened.store._database

    async def pragma(text: str) -> None:
        await database.read(lambda connection: connection.exec_driver_sql(f"PRAGMA {text}"))

    if how == "locked":
        with closing(sqlite3.connect(desk.room.folder.database, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            yield
            holder.execute("ROLLBACK")
    elif how == "read only":
        await pragma("query_only = 1")
        yield
        await pragma("query_only = 0")
    else:
        # SQLite's own limit of pages gives the error of a full disk; what room is left in the last page is used up.
        pages = await database.read(lambda connection: connection.exec_driver_sql("PRAGMA page_count").scalar())
        await pragma(f"max_page_count = {pages}")
        for length in (900, 100, 0):
            await _use_up(desk, EntryDraft(Action.DESK_STARTED, reason="x" * length))
        yield
        await pragma("max_page_count = 1000000")


async def _use_up(desk: Desk, draft: EntryDraft) -> None:
    for _ in range(500):
        try:
            await desk.room.opened.log.record(draft)
        except LogError:
            return
    raise AssertionError("the disk is not full")


@pytest.mark.parametrize(
    ("name", "ways"),
    [(name, ways) for name in ACTS for ways in ([(how,) for how in CODES] if name in CONSENTED else [tuple(CODES)])],
    ids=lambda one: one if isinstance(one, str) else "-".join(one),
)
async def test_what_cannot_be_recorded_is_not_done(desk: Desk, name: str, ways: tuple[str, ...]) -> None:
    """One desk for all ways: what was not done left nothing behind, so it can be tried again."""
    action, prepare = ACTS[name]
    act = await prepare(desk)
    desk.around.expects, before = action, desk.state()
    for how in ways:
        async with broken(desk, how):
            last = desk.last_id()
            desk.around.since = last
            with pytest.raises(VmsError) as caught:
                await act(desk)
            assert isinstance(caught.value, StorageError | LogError), "the person is told why"
            assert CODES[how] in (caught.value.code, caught.value.params.get("cause")), how
            after = desk.state()
            for left in filter(None, [LEAVES.get(name)]):
                before.pop(left, None)
                del after[left]
            assert after == before, how
            assert desk.actions_since(last) == []
        assert all(recorded for _, recorded in desk.around.effects)


@pytest.mark.parametrize("name", ACTS)
async def test_what_is_done_was_recorded_before(desk: Desk, name: str) -> None:
    action, prepare = ACTS[name]
    act = await prepare(desk)
    last = desk.last_id()
    desk.around.expects, desk.around.since = action, last
    desk.around.effects.clear()
    await act(desk)
    assert action in desk.actions_since(last)
    assert all(recorded for _, recorded in desk.around.effects)


# ---- none is left out --------------------------------------------------------------------------------------------


def logged_operations() -> Iterator[tuple[str, Action]]:
    """As the list of all operations has them (``tests/unit/project/test_operations.py``)."""
    for name, _, marked in importlib.import_module("test_operations").operations():
        if marked is not None and marked.logs is not None:
            yield name, marked.logs


def test_every_operation_that_is_recorded_is_tried_here_or_elsewhere() -> None:
    tried = {name.partition(" (")[0] for name in ACTS} | set(ELSEWHERE)
    left_out = sorted(name for name, _ in logged_operations() if name not in tried)
    assert left_out == []


@pytest.mark.parametrize("where", [where for where in ELSEWHERE.values() if "::" in where])
def test_what_is_tried_elsewhere_is_there(where: str) -> None:
    path, _, name = where.partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
