"""ONVIF against the simulated province, and against things that are no honest camera: each failure has its own code."""

from __future__ import annotations

import asyncio
import contextlib
import http.server
import threading
import time
from collections.abc import AsyncIterator, Iterator

import pytest
from children import simulated_province

from vms_desktop.adapters.onvif import OnvifDevice
from vms_desktop.domain.address import Credential
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.ptz import PtzVector
from vms_desktop.services.ports import DeviceEndpoint
from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince

province = simulated_province(4)


@pytest.fixture
def camera(province: SimulatedProvince) -> Iterator[SimulatedCamera]:
    """A PTZ camera, whole again after the test."""
    chosen = province.cameras[0]
    yield chosen
    province.clear(chosen.code)


@pytest.fixture
async def device() -> AsyncIterator[OnvifDevice]:
    made = OnvifDevice(SystemClock())
    yield made
    await made.close()


def endpoint(camera: SimulatedCamera, password: str | None = None) -> DeviceEndpoint:
    facts = camera.facts
    credential = Credential(facts["username"], password or facts["password"])
    return DeviceEndpoint(facts["onvif_host"], facts["onvif_port"], "/onvif/device_service", credential)


async def code_of(work) -> str:
    with pytest.raises(CameraError) as failure:
        await work
    return failure.value.code


async def test_facts_of_a_camera(device, camera):
    facts = await device.facts(endpoint(camera))
    assert facts.model == "SP-PTZ 2MP"
    assert [(one.token, one.width, one.height) for one in facts.profiles] == [("main", 1280, 720), ("sub", 640, 360)]
    assert facts.profiles[1].address.url == camera.facts["rtsp_sub"]
    assert facts.has_ptz
    assert abs(facts.clock_offset_s) < 2


async def test_moves_stops_and_presets(device, camera, province):
    there = endpoint(camera)
    able = await device.ptz_capabilities(there, "main")
    assert able.pan_tilt and able.zoom and able.home
    assert "ทางแยก" in [one.name for one in await device.presets(there, "main")]
    before = await device.position(there, "main")
    await device.move(there, "main", PtzVector(pan=0.5), 2)
    await asyncio.sleep(0.2)
    await device.stop(there, "main")
    assert (await device.position(there, "main")).pan > before.pan
    assert not province.activity(camera.code)["moving"]


async def test_a_wrong_password_is_told_and_not_sent_again(device, camera, province):
    wrong = endpoint(camera, "wrong")
    assert await code_of(device.facts(wrong)) == "camera.auth_failed"
    asked = province.activity(camera.code)["onvif_requests"]["GetDeviceInformation"]
    assert await code_of(device.facts(wrong)) == "camera.auth_failed"
    assert province.activity(camera.code)["onvif_requests"]["GetDeviceInformation"] == asked


async def test_a_clock_hours_off_with_a_small_window_is_no_obstacle(device, camera, province):
    """The token is made on the device's own clock; otherwise such a camera locks us out for good."""
    province.fault(camera.code, "clock", 7)
    province.fault(camera.code, "stale-tokens", 5)
    facts = await device.facts(endpoint(camera))
    assert facts.clock_offset_s == pytest.approx(7 * 3600, abs=3)


async def test_what_a_camera_says_of_its_clock_is_told_at_connecting(device, camera, province):
    told = []
    device.on_clock(lambda there, offset_s: told.append((there, offset_s)))
    province.fault(camera.code, "clock", 7)
    there = endpoint(camera)
    await device.presets(there, "main")
    assert [(where, pytest.approx(7 * 3600, abs=0.8)) for where, _ in told] == told == [(there, told[0][1])]
    await device.presets(there, "main")
    assert len(told) == 1, "it is not asked for at every call"
    await device.facts(there)
    assert len(told) == 2


async def test_a_clock_that_is_set_while_we_are_connected_costs_one_more_question(device, camera, province):
    there = endpoint(camera)
    await device.facts(there)
    province.fault(camera.code, "clock", -3)
    province.fault(camera.code, "stale-tokens", 5)
    assert (await device.facts(there)).clock_offset_s == pytest.approx(-3 * 3600, abs=3)


async def test_an_answer_that_drips_ends_when_the_call_is_over(device):
    """One byte a second keeps every time-out between two bytes from firing."""
    over = threading.Event()

    class Dripping(_Hostile):
        def do_POST(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            try:
                while not over.wait(0.5):
                    self.wfile.write(b"<")
            except OSError:
                return

    with served(Dripping) as there:
        began = time.monotonic()
        assert await code_of(device.facts(there)) == "camera.timed_out"
        assert time.monotonic() - began < 8
        over.set()


@pytest.mark.parametrize(
    ("fault", "codes"),
    [
        ("off", {"camera.refused", "camera.unreachable"}),
        ("html", {"camera.not_onvif"}),
        ("bad-xml", {"camera.bad_answer"}),
        ("wrong-password", {"camera.auth_failed"}),
    ],
)
async def test_each_fault_has_its_code(device, camera, province, fault, codes):
    province.fault(camera.code, fault)
    assert await code_of(device.facts(endpoint(camera))) in codes


async def test_a_silent_device_times_out_in_bounded_time(device, camera, province):
    province.fault(camera.code, "silent")
    began = time.monotonic()
    assert await code_of(device.facts(endpoint(camera))) == "camera.timed_out"
    assert time.monotonic() - began < 8


class _Hostile(http.server.BaseHTTPRequestHandler):
    answer = b""
    status = 200
    headers_more: tuple[tuple[str, str], ...] = ()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        for name, value in self.headers_more:
            self.send_header(name, value)
        self.send_header("Content-Type", "application/soap+xml")
        self.send_header("Content-Length", str(len(self.answer)))
        self.end_headers()
        try:
            self.wfile.write(self.answer)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextlib.contextmanager
def served(handler: type[_Hostile]) -> Iterator[DeviceEndpoint]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield DeviceEndpoint("127.0.0.1", server.server_address[1], "/onvif/device_service", Credential("a", "b"))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>&b;</s:Body></s:Envelope>"""


@pytest.mark.parametrize(
    ("answer", "status", "more", "codes"),
    [
        (b"x" * (3 * 1024 * 1024), 200, (), {"camera.bad_answer"}),
        (LAUGHS, 200, (), {"camera.bad_answer", "camera.not_onvif"}),
        (b"", 302, (("Location", "http://127.0.0.1:1/"),), {"camera.not_onvif"}),
        (b"not xml at all", 200, (), {"camera.bad_answer", "camera.not_onvif"}),
        (b"", 503, (), {"camera.busy"}),
    ],
    ids=["endless", "entities", "redirect", "text", "busy"],
)
async def test_hostile_answers_do_no_harm(device, answer, status, more, codes):
    handler = type("Handler", (_Hostile,), {"answer": answer, "status": status, "headers_more": more})
    with served(handler) as there:
        assert await code_of(device.facts(there)) in codes
