"""What the RTSP servers of simulated cameras and recorders share: connections, passwords, the first faults."""

from __future__ import annotations

import asyncio
import ssl
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from vms_desktop.simulator.credentials import BasicGuard, DigestGuard
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.rtsp_messages import BadRequest, Request, read_request

METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN"
TIMEOUT_S = 60
"""How long a client may be silent (section 12.37). Without a fault only UDP clients are dropped for it: of a TCP client
the connection tells."""

Reply = Callable[..., None]
"""Status, headers, body."""


class Standing(Protocol):
    """A session that was set up."""

    @property
    def interleaved(self) -> tuple[int, int] | None: ...

    def heard(self) -> None:
        """The client gave a sign of life."""

    def close(self) -> None: ...


S = TypeVar("S", bound=Standing)


class Connection(Generic[S]):
    """A client's TCP connection and the sessions that were set up on it; they end with it."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.writer = writer
        self.sessions: dict[str, S] = {}

    def heard_on(self, channel: int) -> None:
        for session in self.sessions.values():
            if session.interleaved is not None and channel in session.interleaved:
                session.heard()

    def free_channels(self, wanted: tuple[int, int] | None) -> tuple[int, int]:
        """The pair wanted, or the next where nothing is sent yet. Raises BadRequest when none is left."""
        taken = {channel for session in self.sessions.values() for channel in session.interleaved or ()}
        for found in (wanted, *((first, first + 1) for first in range(0, 256, 2))):
            if found is not None and not taken & set(found):
                return found
        raise BadRequest

    def session(self, request: Request) -> S | None:
        """The session a request is about: a sign of life of its client."""
        session = self.sessions.get(request.session or "")
        if session is not None:
            session.heard()
        return session


class RtspListener(ABC, Generic[S]):
    """Listens on one port.

    ``most_sessions``: how many there may be at a time, 0: any number. Those that stand are not cut when it is lowered.
    """

    def __init__(self, username: str, password: str, faults: Faults, tls: ssl.SSLContext | None = None) -> None:
        self._digest = DigestGuard(username, password)
        self._basic = BasicGuard(username, password)
        self._faults = faults
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._connections: set[Connection[S]] = set()
        self.most_sessions = 0
        self.port = 0

    @property
    def sessions_open(self) -> int:
        return sum(len(connection.sessions) for connection in self._connections)

    @property
    def is_full(self) -> bool:
        """Whether a further session must be refused (453)."""
        return Fault.BUSY in self._faults or 0 < self.most_sessions <= self.sessions_open

    async def open(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one, and the same one again after ``close``."""
        self._server = await asyncio.start_server(self._serve, host, port or self.port, ssl=self._tls)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stop listening and cut every connection."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for connection in tuple(self._connections):
            connection.writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection: Connection[S] = Connection(writer)
        self._connections.add(connection)
        try:
            if Fault.REFUSES in self._faults:
                return
            while (request := await read_request(reader, connection.heard_on)) is not None:
                await self._faulty_wait()
                await self._answer(request, connection)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, BadRequest, asyncio.LimitOverrunError):
            # The client went away or talks nonsense, or no port is free: it ends, nothing else is touched.
            return
        finally:
            for session in connection.sessions.values():
                session.close()
            self._connections.discard(connection)
            writer.close()

    async def _faulty_wait(self) -> None:
        while Fault.SILENT in self._faults:  # noqa: ASYNC110 - a fault may be cleared from several sides
            await asyncio.sleep(0.2)
        if Fault.SLOW in self._faults:
            await asyncio.sleep(self._faults.value(Fault.SLOW))

    @abstractmethod
    async def _answer(self, request: Request, connection: Connection[S]) -> None:
        """Write the answer to ``connection.writer``."""

    def _allowed(self, request: Request) -> bool:
        if Fault.WRONG_PASSWORD in self._faults:
            return False
        told = request.headers.get("authorization")
        if Fault.BASIC_ONLY in self._faults:
            return self._basic.accepts(told)
        return self._digest.accepts(told, request.method)

    def _challenge(self) -> dict[str, str]:
        """The header that goes with 401."""
        guard = self._basic if Fault.BASIC_ONLY in self._faults else self._digest
        return {"WWW-Authenticate": guard.challenge()}
