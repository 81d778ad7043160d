"""Blocking calls that may never return (a share whose server is gone), kept from holding anything up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from vms_desktop.services.operation import machinery

T = TypeVar("T")


@machinery("runs what others ask for")
class Aside:
    """One call at a time on a thread that dies with the process. Called on the loop thread."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._running = False

    async def run(self, call: Callable[[], T], within_s: float) -> T:
        """What ``call`` returns or raises. Raises TimeoutError when it takes longer (it goes on, nobody waits for it),
        and at once while an earlier call still hangs.
        """
        if self._running:
            raise TimeoutError(f"{self._name}: the call before has not returned yet")
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._running = True

        def settle(result: T | None, error: BaseException | None) -> None:
            self._running = False
            if answer.done():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(result)  # type: ignore[arg-type]  # None only where T allows it

        def work() -> None:
            result, failure = None, None
            try:
                result = call()
            except BaseException as error:  # noqa: BLE001 - handed over to who waits
                failure = error
            try:
                loop.call_soon_threadsafe(settle, result, failure)
            except RuntimeError:
                return  # the loop has ended: nobody waits any more

        threading.Thread(target=work, name=self._name, daemon=True).start()
        async with asyncio.timeout(within_s):
            return await answer
