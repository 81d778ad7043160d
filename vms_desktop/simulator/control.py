"""The simulator's own small HTTP service on loopback: what runs, and faults on and off. Every path holds a token."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping

from aiohttp import web

from vms_desktop.simulator.camera import SimulatedCamera
from vms_desktop.simulator.faults import Fault


class ControlServer:
    """``GET /<token>/cameras``, ``POST /<token>/cameras/<code>/fault``, ``POST /<token>/cameras/<code>/clear``."""

    def __init__(self, cameras: Mapping[str, SimulatedCamera]) -> None:
        self._cameras = cameras
        self._token = secrets.token_urlsafe(16)
        self._runner: web.AppRunner | None = None
        self._lock = asyncio.Lock()
        self.url = ""

    async def open(self) -> None:
        application = web.Application()
        application.router.add_get(f"/{self._token}/cameras", self._list)
        application.router.add_post(f"/{self._token}/cameras/{{code}}/fault", self._fault)
        application.router.add_post(f"/{self._token}/cameras/{{code}}/clear", self._clear)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/{self._token}"

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _list(self, _: web.Request) -> web.Response:
        return web.json_response({"cameras": [camera.activity() for camera in self._cameras.values()]})

    def _camera(self, request: web.Request) -> SimulatedCamera:
        camera = self._cameras.get(request.match_info["code"])
        if camera is None:
            raise web.HTTPNotFound(text="no such camera")
        return camera

    async def _fault(self, request: web.Request) -> web.Response:
        camera = self._camera(request)
        try:
            body = await request.json()
            fault = Fault(body["fault"])
            value = None if body.get("value") is None else float(body["value"])
        except (ValueError, KeyError, TypeError, AttributeError):
            known = ", ".join(item.value for item in Fault)
            raise web.HTTPBadRequest(text=f"fault must be one of: {known}") from None
        async with self._lock:
            await camera.set_fault(fault, value)
        return web.json_response(camera.activity())

    async def _clear(self, request: web.Request) -> web.Response:
        camera = self._camera(request)
        async with self._lock:
            await camera.clear()
        return web.json_response(camera.activity())
