"""Checkpoints are made when they are due, reach the folder sooner or later, and never hold the desk up."""

from __future__ import annotations

import threading

import pytest
from log_fakes import DESK, Folder, MovedClock, RememberedLog, Signer
from waiting import until

from vms_desktop.domain.errors import LogError, StorageError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.log_seal import parse_line
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log import log_checkpoints
from vms_desktop.services.log.log_checkpoints import CheckpointKeeper


class Room:
    """A log with its keeper, and what a person was told."""

    def __init__(self) -> None:
        self.clock = MovedClock()
        self.store = RememberedLog(self.clock)
        self.folder = Folder()
        self.signer = Signer()
        self.log = AccessLog(self.store)
        self.told: list[VmsError] = []
        self.keeper = self.new_keeper()

    def new_keeper(self) -> CheckpointKeeper:
        keeper = CheckpointKeeper(self.log, self.store, self.signer, self.clock, self.folder)
        keeper.on_trouble(self.told.append)
        return keeper

    async def record(self, count: int, action: Action = Action.LIVE_OPENED) -> None:
        await self.log.record_all([EntryDraft(action) for _ in range(count)])

    @property
    def outside(self) -> list[int]:
        return [parse_line(line).number for _, line in self.folder.written]

    async def close(self) -> None:
        await self.keeper.close()
        await self.log.close()


@pytest.fixture
def room() -> Room:
    return Room()


async def test_checkpoint_says_how_many_and_how_the_chain_ends(room) -> None:
    await room.record(3)
    line = await room.keeper.make()
    assert (line.desk, line.number, line.digest) == (DESK.id, 3, room.store.entries[2].hash)
    assert room.folder.written == [("2026-11", line.line)]
    assert room.store.kept == [line]
    await room.log.close()


async def test_nothing_new_makes_no_new_checkpoint(room) -> None:
    assert await room.keeper.make() is None
    await room.record(3)
    assert await room.keeper.make() == await room.keeper.make()
    assert await room.new_keeper().make() == room.store.kept[0]
    assert len(room.store.kept) == 1
    await room.log.close()


async def test_every_thousand_entries_and_at_sign_out(room) -> None:
    await room.record(1)
    await room.keeper.start()
    await until(lambda: room.outside == [1])
    await room.record(998)
    await room.record(1)
    await until(lambda: room.outside == [1, 1000])
    await room.record(500)
    await room.record(1, Action.SIGNED_OUT)
    await until(lambda: room.outside == [1, 1000, 1501])
    await room.record(10)
    await room.close()
    assert room.outside == [1, 1000, 1501, 1511]


async def test_daily_while_there_is_something_new(room) -> None:
    await room.record(1)
    await room.keeper.check()
    await room.record(1)
    room.clock.go(hours=23)
    await room.keeper.check()
    assert room.outside == [1]
    room.clock.go(hours=2)
    await room.keeper.check()
    assert room.outside == [1, 2]
    room.clock.go(days=3)
    await room.keeper.check()
    assert room.outside == [1, 2]
    await room.log.close()


@pytest.mark.parametrize("code", ["log.checkpoints_missing", "log.checkpoints_full", "log.checkpoints_not_written"])
async def test_folder_that_fails_is_told_once_and_written_later(room, code: str) -> None:
    room.folder.fails_with = LogError(code, folder="x")
    for number in range(3):
        await room.record(1)
        await room.keeper.make()
        assert len(room.store.kept) == number + 1
    assert [error.code for error in room.told] == [code]
    room.folder.fails_with = None
    await room.keeper.check()
    assert room.outside == [1, 2, 3]
    room.folder.fails_with = LogError(code, folder="x")
    await room.record(1)
    await room.keeper.make()
    assert [error.code for error in room.told] == [code, code]  # it had worked again meanwhile
    await room.log.close()


async def test_folder_that_does_not_answer_holds_nobody_up(room, monkeypatch) -> None:
    monkeypatch.setattr(log_checkpoints, "FOLDER_WITHIN_S", 0.05)
    room.folder.waits_for = threading.Event()
    await room.record(1)
    await room.keeper.make()
    assert [error.code for error in room.told] == ["log.checkpoints_silent"]
    await room.record(1)
    await room.keeper.make()  # the first call still hangs: no second thread is spent on it
    assert room.folder.adds == 1
    room.folder.waits_for.set()
    room.folder.waits_for = None
    await until(lambda: room.outside == [1])
    await room.keeper.check()
    assert room.outside == [1, 2]
    await room.log.close()


async def test_key_that_cannot_be_had_is_told_and_the_checkpoint_comes_later(room) -> None:
    room.signer.fails_with = StorageError("storage.key_store_unavailable")
    await room.record(1)
    await room.keeper.start()
    await until(lambda: room.told)
    assert room.told[0].code == "storage.key_store_unavailable"
    room.signer.fails_with = None
    await room.close()
    assert room.outside == [1]


async def test_without_a_folder_checkpoints_stay_in_the_database(room) -> None:
    keeper = CheckpointKeeper(room.log, room.store, room.signer, room.clock, None)
    await room.record(1)
    await keeper.make()
    assert len(room.store.kept) == 1 and room.told == []
    await room.log.close()


async def test_database_put_back_from_an_old_copy_is_told_and_recorded_at_the_next_start(room) -> None:
    await room.record(20)
    await room.keeper.make()
    del room.store.entries[10:]
    room.store.kept.clear()
    room.keeper = room.new_keeper()
    await room.keeper.start()
    await until(lambda: room.told)
    (error,) = room.told
    assert (error.code, error.params["checkpoint"], error.params["entries"]) == ("log.older_than_checkpoints", 20, 10)
    assert room.store.actions[-1] == "log.alarm"
    assert "log.older_than_checkpoints" in room.store.entries[-1].details
    await room.close()
    assert 20 in room.outside  # what lay outside is still there


async def test_old_copy_that_was_written_on_is_told_too(room) -> None:
    await room.record(20)
    await room.keeper.make()
    del room.store.entries[10:]
    await room.record(30, Action.SIGNED_IN)
    await room.new_keeper().compare()
    assert [error.code for error in room.told] == ["log.other_than_checkpoints"]
    await room.log.close()


async def test_altered_line_outside_is_told(room) -> None:
    await room.record(20)
    await room.keeper.make()
    month, line = room.folder.written[0]
    room.folder.written[0] = (month, line.replace("VMS-LOG", "VMS-LAG"))
    await room.new_keeper().compare()
    assert [error.code for error in room.told] == ["log.checkpoint_altered"]
    await room.log.close()


async def test_agreeing_or_missing_folder_is_no_alarm(room) -> None:
    await room.record(20)
    await room.keeper.compare()
    await room.keeper.make()
    await room.keeper.compare()
    room.folder.fails_with = LogError("log.checkpoints_missing", folder="x")
    await room.keeper.compare()
    assert room.told == []
    await room.log.close()
