"""The HTTP server of one simulated device: SOAP with WS-UsernameToken or digest, and snapshots with digest."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from aiohttp import web

from vms_desktop.simulator import soap
from vms_desktop.simulator.credentials import DigestGuard
from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.onvif_facts import Addresses, BadArgument, UnknownOperation
from vms_desktop.simulator.province import PASSWORD, USERNAME

OPEN_OPERATIONS = {"GetSystemDateAndTime", "GetServices", "GetServiceCapabilities", "GetCapabilities", "GetHostname"}
"""Answered without a password (ONVIF Core Specification, access class PRE_AUTH)."""


class Answers(Protocol):
    """All services of a device."""

    def now(self) -> datetime:
        """The device's own clock."""

    def answer(self, request: soap.SoapRequest) -> str:
        """The body of the answer. Raises UnknownOperation, BadArgument."""


class OnvifServer:
    """Listens on one port. ``requests`` counts operations."""

    def __init__(
        self,
        make_answers: Callable[[Callable[[], Addresses]], Answers],
        forms: Sequence[StreamForm],
        faults: Faults,
        rtsp: Callable[[], str],
        snapshot: Callable[[StreamForm], Awaitable[bytes]],
    ) -> None:
        """``forms``: streams that snapshots are taken of. ``rtsp``: where the device says its streams are."""
        self._forms = {form.name: form for form in forms}
        self._snapshot = snapshot
        self._faults = faults
        self._guard = DigestGuard(USERNAME, PASSWORD)
        self._answers = make_answers(lambda: Addresses(f"http://{self._host}:{self.port}", rtsp()))
        self._host = "127.0.0.1"
        self._runner: web.AppRunner | None = None
        self.port = 0
        self.requests: Counter[str] = Counter()

    async def open(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one, and the same one again after ``close``."""
        self._host = host
        application = web.Application(client_max_size=256 * 1024)
        application.router.add_post("/onvif/{service}", self._serve)
        application.router.add_get("/onvif/snapshot/{stream}", self._picture)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port or self.port)
        await site.start()
        self.port = int(self._runner.addresses[0][1])

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _faulty(self, request: web.Request) -> None:
        """Waits, or raises, as the faults of the whole device want it."""
        while Fault.SILENT in self._faults:  # noqa: ASYNC110 - a fault may be cleared from several sides
            await asyncio.sleep(0.2)
        if Fault.SLOW in self._faults:
            await asyncio.sleep(self._faults.value(Fault.SLOW))
        if Fault.REFUSES in self._faults and request.transport is not None:
            request.transport.close()
            raise web.HTTPServiceUnavailable

    async def _picture(self, request: web.Request) -> web.StreamResponse:
        await self._faulty(request)
        form = self._forms.get(request.match_info["stream"])
        wrong = Fault.WRONG_PASSWORD in self._faults
        if wrong or not self._guard.accepts(request.headers.get("Authorization"), "GET"):
            return web.Response(status=401, headers={"WWW-Authenticate": self._guard.challenge()})
        if form is None:
            raise web.HTTPNotFound
        self.requests["snapshot"] += 1
        return web.Response(
            body=await self._snapshot(form), content_type="image/jpeg", headers={"Cache-Control": "no-store"}
        )

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        await self._faulty(request)
        if Fault.HTML in self._faults:
            return web.Response(text="<html><body><h1>It works!</h1></body></html>", content_type="text/html")
        try:
            asked = soap.read(await request.read())
        except soap.NotSoap:
            return _xml(soap.fault("Sender", "WellFormed", "not a SOAP envelope"), 400)
        self.requests[asked.operation] += 1
        if asked.operation not in OPEN_OPERATIONS and not self._allowed(asked, request):
            answer = _xml(
                soap.fault("Sender", "NotAuthorized", "Sender not authorized"), 401 if asked.token is None else 400
            )
            if asked.token is None:
                answer.headers["WWW-Authenticate"] = self._guard.challenge()
            return answer
        try:
            text = soap.envelope(self._answers.answer(asked))
        except UnknownOperation:
            return _xml(soap.fault("Receiver", "ActionNotSupported", "Optional action not implemented"), 500)
        except BadArgument as error:
            return _xml(soap.fault("Sender", str(error.args[0]), "Invalid argument"), 400)
        if Fault.BAD_XML in self._faults:
            text = text[: len(text) * 2 // 3]
        return _xml(text, 200)

    def _allowed(self, asked: soap.SoapRequest, request: web.Request) -> bool:
        if Fault.WRONG_PASSWORD in self._faults:
            return False
        if asked.token is not None:
            window = self._faults.value(Fault.STALE_TOKENS)
            if window and asked.token.age_s(self._answers.now()) > window:
                return False
            return asked.token.is_valid(USERNAME, PASSWORD)
        return self._guard.accepts(request.headers.get("Authorization"), "POST")


def _xml(text: str, status: int) -> web.Response:
    return web.Response(text=text, status=status, content_type="application/soap+xml", charset="utf-8")
