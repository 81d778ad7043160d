"""ports.CameraDevice over ONVIF: bounded threads, one lock a device, our own dataclasses at the border."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from vms_desktop.adapters.onvif.text import clean, count, number
from vms_desktop.domain.address import parse_stream_address
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.ptz import PtzCapabilities, PtzPosition, PtzPreset, PtzVector
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import DeviceEndpoint, DeviceFacts, DeviceProfile, Unsubscribe

if TYPE_CHECKING:
    from vms_desktop.adapters.onvif.soap import SoapDevice

T = TypeVar("T")
THREADS = 8
CALL_SECONDS = 5.0
"""How long one exchange with a device may take, from connecting to the last byte."""
REFUSED_FOR_S = 20.0
"""A refused password is not sent again within this time: repeated clicks would lock the account."""

HALF_A_SECOND = timedelta(seconds=0.5)
_NAMESPACES = {
    "http://www.onvif.org/ver10/media/wsdl": "media",
    "http://www.onvif.org/ver20/ptz/wsdl": "ptz",
    "http://www.onvif.org/ver10/search/wsdl": "search",
    "http://www.onvif.org/ver10/replay/wsdl": "replay",
}


class OnvifDevice:
    """Called on the loop thread; the work runs in threads of its own. ``close`` at the end."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="onvif")
        self._known: dict[DeviceEndpoint, _Known] = {}
        self._on_clock: Listeners[[DeviceEndpoint, float]] = Listeners()

    def on_clock(self, listener: Callable[[DeviceEndpoint, float], None]) -> Unsubscribe:
        """Called on the loop thread whenever a device told its time (at connecting, and with its facts), with its clock
        minus ours in seconds, right to half a second.
        """
        return self._on_clock.add(listener)

    async def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        for known in self._known.values():
            if known.soap is not None:
                known.soap.abort()
                known.soap.close()

    async def run(self, endpoint: DeviceEndpoint, work: Callable[[SoapDevice], T]) -> T:
        """Let ``work`` talk to the device, in a thread and alone. Raises CameraError ``camera.*``."""
        known = self._known.setdefault(endpoint, _Known())
        if known.refused_at is not None and self._clock.monotonic() - known.refused_at < REFUSED_FOR_S:
            raise CameraError("camera.auth_failed", detail="not tried again yet")

        def in_thread() -> T:
            with known.lock:
                if known.soap is None:
                    known.soap = _connected(endpoint, self._clock)
                try:
                    return work(known.soap)
                finally:
                    known.clock_told, known.soap.clock_told = known.soap.clock_told, None

        try:
            result = await asyncio.get_running_loop().run_in_executor(self._pool, in_thread)
        except CameraError as error:
            if error.code == "camera.auth_failed":
                known.refused_at = self._clock.monotonic()
            raise
        finally:
            told, known.clock_told = known.clock_told, None
            if told is not None:
                self._on_clock.notify(endpoint, told)
        known.refused_at = None
        return result

    # ---- ports.CameraDevice ----------------------------------------------------------------------------------

    async def facts(self, endpoint: DeviceEndpoint) -> DeviceFacts:
        return await self.run(endpoint, lambda soap: _facts(soap, self._clock))

    async def ptz_capabilities(self, endpoint: DeviceEndpoint, profile: str) -> PtzCapabilities:
        return await self.run(endpoint, _capabilities)

    async def presets(self, endpoint: DeviceEndpoint, profile: str) -> list[PtzPreset]:
        def ask(soap: SoapDevice) -> list[PtzPreset]:
            found = soap.call("ptz", "GetPresets", ProfileToken=profile) or []
            return [
                PtzPreset(str(item.token), clean(item.Name) or str(item.token))
                for item in found
                if item.token is not None
            ]

        return await self.run(endpoint, ask)

    async def position(self, endpoint: DeviceEndpoint, profile: str) -> PtzPosition:
        def ask(soap: SoapDevice) -> PtzPosition:
            status = soap.call("ptz", "GetStatus", ProfileToken=profile)
            position = getattr(status, "Position", None)
            turn, zoom = getattr(position, "PanTilt", None), getattr(position, "Zoom", None)
            told = (getattr(turn, "x", None), getattr(turn, "y", None), getattr(zoom, "x", None))
            return PtzPosition(*(number(value) for value in told))

        return await self.run(endpoint, ask)

    async def move(self, endpoint: DeviceEndpoint, profile: str, speed: PtzVector, timeout_s: float) -> None:
        velocity: dict[str, Any] = {}
        if speed.pan or speed.tilt:
            velocity["PanTilt"] = {"x": speed.pan, "y": speed.tilt}
        if speed.zoom:
            velocity["Zoom"] = {"x": speed.zoom}
        await self.run(
            endpoint,
            lambda soap: soap.call(
                "ptz",
                "ContinuousMove",
                ProfileToken=profile,
                Velocity=velocity,
                Timeout=timedelta(seconds=timeout_s),
            ),
        )

    async def stop(self, endpoint: DeviceEndpoint, profile: str) -> None:
        def ask(soap: SoapDevice) -> None:
            still = {"PanTilt": {"x": 0.0, "y": 0.0}, "Zoom": {"x": 0.0}}
            try:
                soap.call("ptz", "Stop", ProfileToken=profile, PanTilt=True, Zoom=True)
            except CameraError as error:
                if error.code not in ("camera.unsupported", "camera.bad_answer"):
                    raise
                soap.call("ptz", "ContinuousMove", ProfileToken=profile, Velocity=still)

        await self.run(endpoint, ask)

    async def go_to_preset(self, endpoint: DeviceEndpoint, profile: str, preset: str) -> None:
        await self.run(endpoint, lambda soap: soap.call("ptz", "GotoPreset", ProfileToken=profile, PresetToken=preset))

    async def go_home(self, endpoint: DeviceEndpoint, profile: str) -> None:
        await self.run(endpoint, lambda soap: soap.call("ptz", "GotoHomePosition", ProfileToken=profile))


class _Known:
    """What is remembered of a device between calls."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.soap: SoapDevice | None = None
        self.refused_at: float | None = None
        self.clock_told: float | None = None
        """What the device's clock was ahead, as it was told since somebody last heard of it."""


def _connected(endpoint: DeviceEndpoint, clock: Clock) -> SoapDevice:
    """Learn the device's clock and where its services are. zeep is imported here: a desk without ONVIF never pays."""
    from vms_desktop.adapters.onvif.soap import SoapDevice

    soap = SoapDevice(endpoint, clock, CALL_SECONDS)
    try:
        soap.clock_offset_s = clock_offset(soap, clock)
        try:
            services = soap.call("devicemgmt", "GetServices", protected=False, IncludeCapability=False) or []
        except CameraError as error:
            if error.code != "camera.auth_failed":
                raise
            services = soap.call("devicemgmt", "GetServices", IncludeCapability=False) or []
        for service in services:
            name = _NAMESPACES.get(str(service.Namespace or ""))
            if name is not None and service.XAddr:
                soap.addresses[name] = soap.here(str(service.XAddr))
    except BaseException:
        soap.close()
        raise
    soap.measure_clock = lambda: clock_offset(soap, clock)
    return soap


def clock_offset(soap: SoapDevice, clock: Clock) -> float:
    """Device clock minus ours, seconds; 0 where it does not tell (some demand a password even for that)."""
    before = clock.now()
    try:
        answer = soap.call("devicemgmt", "GetSystemDateAndTime", protected=False)
    except CameraError as error:
        if error.code == "camera.auth_failed":
            return 0.0
        raise
    after = clock.now()
    told = getattr(answer, "UTCDateTime", None)
    if told is None or told.Date is None or told.Time is None:
        return 0.0
    try:
        theirs = datetime(
            told.Date.Year,
            told.Date.Month,
            told.Date.Day,
            told.Time.Hour,
            told.Time.Minute,
            told.Time.Second,
            tzinfo=UTC,
        )
    except (TypeError, ValueError):
        return 0.0
    # Whole seconds, of a moment between question and answer.
    soap.clock_told = (theirs + HALF_A_SECOND - before - (after - before) / 2).total_seconds()
    return soap.clock_told


def _facts(soap: SoapDevice, clock: Clock) -> DeviceFacts:
    told = soap.call("devicemgmt", "GetDeviceInformation")
    profiles = [found for item in _profiles(soap) if (found := _profile(soap, item)) is not None]
    return DeviceFacts(
        manufacturer=clean(getattr(told, "Manufacturer", "")),
        model=clean(getattr(told, "Model", "")),
        firmware=clean(getattr(told, "FirmwareVersion", "")),
        serial=clean(getattr(told, "SerialNumber", "")),
        profiles=tuple(profiles),
        has_ptz="ptz" in soap.addresses,
        clock_offset_s=clock_offset(soap, clock),
    )


def _profiles(soap: SoapDevice) -> list[Any]:
    if "media" not in soap.addresses:
        raise CameraError("camera.unsupported", detail="no media service")
    return list(soap.call("media", "GetProfiles") or [])


def _profile(soap: SoapDevice, item: Any) -> DeviceProfile | None:
    """A media profile as ours; None where the device gave no usable address for it."""
    if item.token is None:
        raise CameraError("camera.bad_answer", detail="profile without token")
    setup = {"Stream": "RTP-Unicast", "Transport": {"Protocol": "RTSP"}}
    answer = soap.call("media", "GetStreamUri", StreamSetup=setup, ProfileToken=item.token)
    try:
        address, _ = parse_stream_address(str(getattr(answer, "Uri", "") or ""))
    except InputError:
        return None
    encoder = getattr(item, "VideoEncoderConfiguration", None)
    resolution = getattr(encoder, "Resolution", None)
    return DeviceProfile(
        token=str(item.token),
        name=clean(getattr(item, "Name", "")),
        address=address,
        width=count(getattr(resolution, "Width", None)),
        height=count(getattr(resolution, "Height", None)),
        codec=clean(getattr(encoder, "Encoding", "")),
    )


def _capabilities(soap: SoapDevice) -> PtzCapabilities:
    if "ptz" not in soap.addresses:
        raise CameraError("camera.unsupported", detail="no PTZ service")
    nodes = soap.call("ptz", "GetNodes") or []
    if not nodes:
        raise CameraError("camera.unsupported", detail="no PTZ node")
    node = nodes[0]
    spaces = getattr(node, "SupportedPTZSpaces", None)
    return PtzCapabilities(
        pan_tilt=bool(getattr(spaces, "ContinuousPanTiltVelocitySpace", None)),
        zoom=bool(getattr(spaces, "ContinuousZoomVelocitySpace", None)),
        presets=count(getattr(node, "MaximumNumberOfPresets", None)),
        home=bool(getattr(node, "HomeSupported", False)),
    )
