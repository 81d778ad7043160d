"""A child that is there as long as the desk wants it: started, greeted, started again when it ended or hung.

Relay and footage process are kept so. Player hosts are many and come and go with the wall (``player_pool``).
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vms_desktop.adapters.video.back_off import BackOff
from vms_desktop.adapters.video.child_process import ChildProcess
from vms_desktop.child_protocol.framing import Decoder
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import WorkstationError
from vms_desktop.services.listeners import Listeners

_log = logging.getLogger(__name__)

STOP_WITHIN_S = 2.5


@dataclass(frozen=True, slots=True)
class Manners:
    """How a kind of child is spoken to.

    ``name``: the program is started with it. ``hello``: its first message, made of the token that every path of its
    loopback service needs. ``ready``: the message that brings the service's ``port``. ``farewell``: asks it to end.
    ``heartbeat_s``: silent for so long, it is taken for hung.
    """

    name: str
    decoder: Decoder
    hello: Callable[[str], Any]
    ready: type[Any]
    farewell: Any
    heartbeat_s: float


class KeptChild:
    """Called on the loop thread, as are all callbacks. The token is new for every run.

    ``introduce``: sends what a new run must know. ``heard``: every message but ``ready``. ``lost``: it ended by
    itself; a new run follows, at once the first time and with growing patience when runs are short.
    """

    def __init__(
        self,
        manners: Manners,
        clock: Clock,
        *,
        introduce: Callable[[], None],
        heard: Callable[[Any], None],
        lost: Callable[[], None],
    ) -> None:
        self._manners = manners
        self._clock = clock
        self._introduce = introduce
        self._heard_other = heard
        self._lost = lost
        self._child: ChildProcess | None = None
        self._started_at = 0.0
        self._token = ""
        self._port: int | None = None
        self._is_ready = asyncio.Event()
        self._stopping = False
        self._back_off = BackOff()
        self._restart: asyncio.TimerHandle | None = None
        self.on_ready: Listeners[[]] = Listeners()
        self.on_fault: Listeners[[WorkstationError]] = Listeners()
        """It could not even be started (``child.start_failed``); it is tried again."""

    @property
    def started(self) -> bool:
        return self._child is not None

    @property
    def pid(self) -> int:
        """0 while there is none."""
        return self._child.pid if self._child is not None and not self._child.ended else 0

    def start(self) -> None:
        """Returns at once; nothing happens where it runs or is about to."""
        if self._child is None and self._restart is None:
            self._launch()

    async def wait_ready(self, timeout_s: float) -> bool:
        """Whether it serves, waiting at most ``timeout_s``."""
        try:
            await asyncio.wait_for(self._is_ready.wait(), timeout_s)
        except TimeoutError:
            return False
        return True

    async def stop(self) -> None:
        """End it for good, bounded in time."""
        self._stopping = True
        if self._restart is not None:
            self._restart.cancel()
        if self._child is not None:
            await self._child.stop(self._manners.farewell, STOP_WITHIN_S)
        self._port = None

    def send(self, message: Any) -> None:
        """Never blocks; dropped where there is no run, because ``introduce`` tells the next one."""
        if self._child is not None:
            self._child.send(message)

    def url(self, path: Callable[[str], str]) -> str | None:
        """The address of ``path(token)`` at its loopback service; None while it does not serve."""
        if self._port is None:
            return None
        return f"http://127.0.0.1:{self._port}{path(self._token)}"

    def _launch(self) -> None:
        self._restart = None
        if self._stopping:
            return
        name = self._manners.name
        self._token = secrets.token_urlsafe(24)
        self._child = ChildProcess(
            name,
            [name],
            self._manners.decoder,
            self._clock,
            on_message=self._heard,
            on_end=self._ended,
            heartbeat_s=self._manners.heartbeat_s,
        )
        self._started_at = self._clock.monotonic()
        try:
            self._child.start()
        except WorkstationError as error:
            self.on_fault.notify(error)
            self._launch_later()
            return
        self.send(self._manners.hello(self._token))
        self._introduce()

    def _launch_later(self) -> None:
        wait_s = self._back_off.after_end(self._clock.monotonic() - self._started_at)
        self._restart = asyncio.get_running_loop().call_later(wait_s, self._launch)

    def _heard(self, message: Any) -> None:
        if isinstance(message, self._manners.ready):
            self._port = message.port
            self._is_ready.set()
            self.on_ready.notify()
        else:
            self._heard_other(message)

    def _ended(self, code: int) -> None:
        self._port = None
        self._is_ready.clear()
        if self._stopping:
            return
        _log.error("%s ended with code %d and is started again", self._manners.name, code)
        self._lost()
        self._launch_later()
