import asyncio
import threading

import pytest

from tests.waiting import until
from vms_desktop.services.to_end import to_end, whole


async def test_what_is_cancelled_is_over_only_when_its_thread_is():
    writes, goes_on, written = threading.Event(), threading.Event(), []

    def write() -> None:
        writes.set()
        goes_on.wait(20)
        written.append(True)

    waiting = asyncio.ensure_future(to_end(write))
    await until(writes.is_set)
    for _ in range(2):  # also when it is said twice
        waiting.cancel()
        done, _ = await asyncio.wait([waiting], timeout=0)
        assert not done
    goes_on.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert written


async def test_who_may_stop_is_told():
    stop, begun = threading.Event(), threading.Event()

    def work() -> bool:
        begun.set()
        return stop.wait(20)

    waiting = asyncio.ensure_future(to_end(work, stop))
    await until(begun.is_set)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_it_returns_and_raises_what_the_call_does():
    assert await to_end(lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        await to_end(lambda: 1 // 0)


async def test_what_belongs_together_is_done_whole_before_a_cancellation_is_told():
    begun, goes_on, done = asyncio.Event(), asyncio.Event(), []

    async def both() -> None:
        done.append("named")
        begun.set()
        await goes_on.wait()
        done.append("recorded")

    waiting = asyncio.ensure_future(whole(both()))
    await begun.wait()
    for _ in range(2):
        waiting.cancel()
        over, _ = await asyncio.wait([waiting], timeout=0)
        assert not over
    goes_on.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert done == ["named", "recorded"]


async def test_what_fails_whole_is_raised_as_it_is():
    async def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await whole(fails())
