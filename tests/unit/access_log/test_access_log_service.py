"""Recorded first, or not done; what cannot be kept from happening is recorded as soon as it can be."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio
from log_fakes import MovedClock, RememberedLog
from waiting import until

from vms_desktop.domain.errors import LogError, StorageError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject
from vms_desktop.services import access_log
from vms_desktop.services.access_log import AccessLog

FULL = StorageError("storage.disk_full", detail="no space", folder="x")
SOMCHAI, MALEE = Actor("u-7", "สมชาย", "operator"), Actor("u-8", "มาลี", "supervisor")


@pytest.fixture
def store() -> RememberedLog:
    return RememberedLog(MovedClock())


@pytest_asyncio.fixture
async def log(store: RememberedLog, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(access_log, "RETRY_S", 0.01)
    log = AccessLog(store, lambda: SOMCHAI)
    yield log
    await log.close()


def opened(number: int = 1, **changes) -> EntryDraft:
    return EntryDraft(Action.LIVE_OPENED, subject=Subject("camera", f"c-{number}"), camera=f"c-{number}", **changes)


async def test_entry_is_committed_when_record_returns(log, store) -> None:
    entry = await log.record(opened())
    assert store.entries == [entry]
    assert (entry.person, entry.person_name, entry.role) == ("u-7", "สมชาย", "operator")


async def test_who_did_it_may_be_told_with_the_entry(log) -> None:
    assert (await log.record(opened(actor=MALEE))).person == "u-8"


async def test_what_cannot_be_recorded_is_refused_with_the_cause(log, store) -> None:
    store.fails_with = FULL
    with pytest.raises(LogError) as caught:
        await log.record(opened())
    assert (caught.value.code, caught.value.params["cause"]) == ("log.not_written", "storage.disk_full")
    store.fails_with = None
    assert (await log.record(opened())).sequence == 1


async def test_entries_asked_for_at_once_are_committed_together_and_in_order(log, store) -> None:
    entries = await asyncio.gather(*(log.record(opened(number)) for number in range(36)))
    assert [entry.camera for entry in entries] == [f"c-{number}" for number in range(36)]
    assert len(store.commits) <= 2 and sum(store.commits) == 36


async def test_one_who_no_longer_waits_does_not_disturb_the_others(log, store) -> None:
    tasks = [asyncio.create_task(log.record(opened(number))) for number in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(done[1], asyncio.CancelledError)
    assert (done[0].camera, done[2].camera) == ("c-0", "c-2")
    assert len(store.entries) == 3  # it was asked for, so it is recorded


async def test_end_names_the_beginning_and_comes_once(log, store) -> None:
    lasting = await log.begin(EntryDraft(Action.REPLAY_OPENED, camera="c-1", request="2569/1"))
    lasting.end(played=[["05:00:00", "05:10:00"]])
    lasting.end()
    await until(lambda: len(store.entries) == 2)
    ended = store.entries[1]
    assert (ended.action, ended.camera, ended.request) == ("replay.closed", "c-1", "2569/1")
    assert ended.details == '{"opened":1,"played":[["05:00:00","05:10:00"]]}'


async def test_end_is_the_same_persons_although_another_signed_in_meanwhile(store) -> None:
    now = [SOMCHAI]
    log = AccessLog(store, lambda: now[0])
    lasting = await log.begin(opened())
    now[0] = MALEE
    lasting.end()
    await log.close()
    assert [entry.person for entry in store.entries] == ["u-7", "u-7"]


async def test_what_happened_is_kept_told_once_and_written_when_possible(log, store) -> None:
    told: list[VmsError] = []
    log.on_trouble(told.append)
    lasting = await log.begin(opened())
    store.fails_with = FULL
    lasting.end()
    await until(lambda: told)
    log.happened(EntryDraft(Action.SIGNED_OUT))
    await asyncio.sleep(0.05)  # several attempts
    assert [(error.code, error.params["count"]) for error in told] == [("log.owed", 1)]
    assert log.owed == 2
    store.fails_with = None
    await until(lambda: log.owed == 0)
    assert store.actions == ["live.opened", "live.closed", "session.signed_out"]


async def test_what_is_owed_comes_before_what_is_asked_later(log, store) -> None:
    store.fails_with = FULL
    log.happened(EntryDraft(Action.SIGNED_OUT))
    await asyncio.sleep(0.02)
    store.fails_with = None
    await log.record(EntryDraft(Action.SIGNED_IN))
    assert store.actions == ["session.signed_out", "session.signed_in"]


async def test_a_bug_in_the_store_reaches_who_asked_and_the_log_goes_on(log, store, caplog) -> None:
    store.fails_with = ValueError("bug")
    with pytest.raises(ValueError):
        await log.record(opened())
    store.fails_with = None
    assert (await log.record(opened())).sequence == 1
    assert "bug" in caplog.text


async def test_close_writes_what_is_owed_and_refuses_what_comes_later(store, caplog) -> None:
    log = AccessLog(store)
    lasting = await log.begin(opened())
    lasting.end()
    await log.close()
    await log.close()
    assert store.actions == ["live.opened", "live.closed"]
    with pytest.raises(LogError):
        await log.record(opened())
    log.happened(EntryDraft(Action.SIGNED_OUT))
    assert "lost: session.signed_out" in caplog.text


async def test_entry_that_could_not_be_written_to_the_end_is_named_in_the_program_log(store, caplog) -> None:
    log = AccessLog(store)
    store.fails_with = FULL
    log.happened(EntryDraft(Action.SIGNED_OUT))
    await log.close()
    assert "lost: session.signed_out" in caplog.text


async def test_after_a_crash_what_was_open_is_ended(log, store) -> None:
    first = await log.record(opened(3, reason="ตรวจตรา", place="110101"))
    store.begun = [first]
    assert await log.end_unfinished() == 1
    ended = store.entries[-1]
    assert (ended.action, ended.camera, ended.person, ended.reason) == ("live.closed", "c-3", "u-7", "ตรวจตรา")
    assert ended.details == '{"how":"interrupted","opened":1}'


async def test_listeners_hear_the_newest_entry_of_each_commit(log) -> None:
    heard: list[int] = []
    log.on_recorded(lambda entry: heard.append(entry.sequence))
    await log.record_all([opened(1), opened(2)])
    await log.record(opened(3))
    assert heard == [2, 3]
    assert await log.record_all([]) == []
