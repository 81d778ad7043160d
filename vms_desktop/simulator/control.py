"""The simulator's own HTTP service on loopback: what runs, faults, limits, preparing. Every path holds a token."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from vms_desktop.simulator.camera import Place, SimulatedCamera
from vms_desktop.simulator.faults import Fault
from vms_desktop.simulator.preparing import PreparingFailed, Wish, prepare, wishes_of_names
from vms_desktop.simulator.recorder import SimulatedRecorder


class ControlServer:
    """``GET <token>/cameras``; ``POST <token>/cameras/<code>/fault | clear | sessions``; ``POST <token>/prepare``.

    Recorders stand among the cameras, by codes of their own.
    """

    def __init__(
        self, cameras: Mapping[str, SimulatedCamera], recorders: Mapping[str, SimulatedRecorder], place: Place
    ) -> None:
        self._cameras = cameras
        self._recorders = recorders
        self._place = place
        self._token = secrets.token_urlsafe(16)
        self._runner: web.AppRunner | None = None
        self._lock = asyncio.Lock()
        self.url = ""

    async def open(self) -> None:
        application = web.Application()
        application.router.add_get(f"/{self._token}/cameras", self._list)
        for name, handler in (("fault", self._fault), ("clear", self._clear), ("sessions", self._sessions)):
            application.router.add_post(f"/{self._token}/cameras/{{code}}/{name}", handler)
        application.router.add_post(f"/{self._token}/prepare", self._prepare)
        # A preparing client that goes away takes its work with it.
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/{self._token}"

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _list(self, _: web.Request) -> web.Response:
        return web.json_response(
            {
                "cameras": [camera.activity() for camera in self._cameras.values()],
                "recorders": [recorder.activity() for recorder in self._recorders.values()],
            }
        )

    def _camera(self, request: web.Request) -> SimulatedCamera | SimulatedRecorder:
        code = request.match_info["code"]
        camera = self._cameras.get(code) or self._recorders.get(code)
        if camera is None:
            raise web.HTTPNotFound(text="no such camera")
        return camera

    async def _fault(self, request: web.Request) -> web.Response:
        camera, body = self._camera(request), await _body(request)
        fault = _known_fault(body.get("fault"))
        try:
            value = None if body.get("value") is None else float(body["value"])
        except (ValueError, TypeError):
            raise web.HTTPBadRequest(text="value must be a number") from None
        async with self._lock:
            await camera.set_fault(fault, value)
        return web.json_response(camera.activity())

    async def _clear(self, request: web.Request) -> web.Response:
        camera, body = self._camera(request), await _body(request)
        fault = None if body.get("fault") is None else _known_fault(body["fault"])
        async with self._lock:
            await camera.clear(fault)
        return web.json_response(camera.activity())

    async def _sessions(self, request: web.Request) -> web.Response:
        camera, most = self._camera(request), (await _body(request)).get("most")
        if not isinstance(most, int) or most < 0:
            raise web.HTTPBadRequest(text="most must be a whole number, 0 for any number of sessions")
        camera.rtsp.most_sessions = most
        return web.json_response(camera.activity())

    async def _prepare(self, request: web.Request) -> web.StreamResponse:
        """Lines of JSON: ``ready`` for each stream as it is done, then ``done``, or ``failed`` with its name."""
        names = (await _body(request)).get("streams")
        try:
            wishes = wishes_of_names(list(names or ()), [camera.plan for camera in self._cameras.values()])
        except (ValueError, TypeError, AttributeError) as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)

        async def tell(what: dict[str, Any]) -> None:
            await response.write(json.dumps(what).encode() + b"\n")

        async def ready(wish: Wish) -> None:
            if wish.plan.ptz:
                await self._cameras[wish.plan.code].warm_up(wish.form.name)
            await tell({"ready": wish.name})

        try:
            await prepare(wishes, self._place.clips, self._place.time_code, ready)
        except PreparingFailed as error:
            await tell({"failed": error.args[0]})
        else:
            await tell({"done": len(wishes)})
        await response.write_eof()
        return response


async def _body(request: web.Request) -> dict[str, Any]:
    """Raises HTTPBadRequest."""
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="the body must be a JSON object")
    return body


def _known_fault(name: object) -> Fault:
    try:
        return Fault(str(name))
    except ValueError:
        known = ", ".join(item.value for item in Fault)
        raise web.HTTPBadRequest(text=f"fault must be one of: {known}") from None
