"""Recordings of ONVIF Profile G devices: search and replay service (ver10/search, ver10/replay)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from vms_desktop.adapters.onvif.device import OnvifDevice, clock_offset
from vms_desktop.adapters.onvif.text import clean
from vms_desktop.domain.address import StreamAddress, parse_stream_address
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.footage import TimeRange
from vms_desktop.services.ports import DeviceEndpoint
from vms_desktop.services.recorders.recorder_ports import OfferedRecording, RecorderFacts

if TYPE_CHECKING:
    from vms_desktop.adapters.onvif.soap import SoapDevice

MOST_RECORDINGS = 1000
MOST_EVENTS = 5000
RESULTS_AT_A_TIME = 100
MOST_ANSWERS = 100
"""A device that is still searching after so many answers is given up."""
KEEP_ALIVE = timedelta(seconds=20)
WAIT = timedelta(seconds=1)
PRESENT = "IsDataPresent"


class OnvifRecorder:
    """Implements ``recorder_ports.RecordingDevice``. Called on the loop thread; the work is done by ``device``."""

    def __init__(self, device: OnvifDevice, clock: Clock) -> None:
        self._device = device
        self._clock = clock

    async def recorded(self, endpoint: DeviceEndpoint) -> RecorderFacts:
        return await self._device.run(endpoint, lambda soap: _recorded(soap, self._clock))

    async def stretches(
        self, endpoint: DeviceEndpoint, recording: OfferedRecording, begin: datetime, end: datetime
    ) -> list[TimeRange]:
        return await self._device.run(endpoint, lambda soap: _stretches(soap, recording, begin, end))

    async def replay_address(self, endpoint: DeviceEndpoint, token: str) -> StreamAddress:
        def ask(soap: SoapDevice) -> StreamAddress:
            _need(soap, "replay")
            setup = {"Stream": "RTP-Unicast", "Transport": {"Protocol": "RTSP"}}
            told = soap.call("replay", "GetReplayUri", StreamSetup=setup, RecordingToken=token)
            try:
                address, _ = parse_stream_address(str(told or ""))
            except InputError as error:
                raise CameraError("camera.bad_answer", detail="replay address") from error
            return _at_host(address, endpoint.host)

        return await self._device.run(endpoint, ask)


def _at_host(address: StreamAddress, host: str) -> StreamAddress:
    """On the host the operator entered: devices behind NAT tell one that cannot be reached."""
    parts = urlsplit(address.url)
    shown = f"[{host}]" if ":" in host else host
    netloc = f"{shown}:{parts.port}" if parts.port else shown
    return StreamAddress(urlunsplit((parts.scheme, netloc, parts.path, parts.query, "")))


def _need(soap: SoapDevice, service: str) -> None:
    if service not in soap.addresses:
        raise CameraError("camera.unsupported", detail=f"no {service} service")


def _recorded(soap: SoapDevice, clock: Clock) -> RecorderFacts:
    _need(soap, "search")
    _need(soap, "replay")
    told = soap.call("devicemgmt", "GetDeviceInformation")
    search = soap.call("search", "FindRecordings", Scope={}, MaxMatches=MOST_RECORDINGS, KeepAliveTime=KEEP_ALIVE)
    found = _results(soap, "GetRecordingSearchResults", search, "RecordingInformation", MOST_RECORDINGS)
    return RecorderFacts(
        clean(getattr(told, "Manufacturer", "")),
        clean(getattr(told, "Model", "")),
        clock_offset(soap, clock),
        tuple(_offered(one) for one in found if getattr(one, "RecordingToken", None)),
    )


def _results(soap: SoapDevice, operation: str, search: Any, name: str, most: int) -> list[Any]:
    """All results of a search, which is ended. A device that never finishes is given up."""
    if not search:
        raise CameraError("camera.bad_answer", detail="search without token")
    found: list[Any] = []
    try:
        for _ in range(MOST_ANSWERS):
            told = soap.call(
                "search", operation, SearchToken=search, MinResults=1, MaxResults=RESULTS_AT_A_TIME, WaitTime=WAIT
            )
            found += getattr(told, name, None) or []
            if getattr(told, "SearchState", None) not in ("Searching", "Queued") or len(found) >= most:
                return found[:most]
        raise CameraError("camera.timed_out", detail=operation)
    finally:
        _quietly(lambda: soap.call("search", "EndSearch", SearchToken=search))


def _quietly(call: Callable[[], Any]) -> None:
    """Many devices forget a finished search by themselves and then refuse to end it."""
    try:
        call()
    except CameraError:
        return


def _offered(item: Any) -> OfferedRecording:
    source = getattr(item, "Source", None)
    tracks = [one for one in getattr(item, "Track", None) or [] if getattr(one, "TrackType", "") == "Video"]
    begins = [at for one in tracks if (at := _utc(getattr(one, "DataFrom", None)))]
    ends = [at for one in tracks if (at := _utc(getattr(one, "DataTo", None)))]
    return OfferedRecording(
        token=str(item.RecordingToken),
        name=clean(getattr(source, "Name", "")) or clean(getattr(source, "SourceId", "")),
        description=clean(getattr(source, "Location", "")) or clean(getattr(source, "Description", "")),
        codec=clean(getattr(item, "Content", "")),
        begin=_utc(getattr(item, "EarliestRecording", None)) or min(begins, default=None),
        end=_utc(getattr(item, "LatestRecording", None)) or max(ends, default=None),
    )


def _stretches(soap: SoapDevice, recording: OfferedRecording, begin: datetime, end: datetime) -> list[TimeRange]:
    first = max(begin, recording.begin) if recording.begin is not None else begin
    last = min(end, recording.end) if recording.end is not None else end
    if first >= last:
        return []
    try:
        changes = _changes(soap, recording.token, first, last)
    except CameraError as error:
        if error.code not in ("camera.unsupported", "camera.bad_answer"):
            raise
        # Not every device knows the history of its recordings; then all between first and last counts as recorded.
        changes = []
    return between(changes, first, last)


def _changes(soap: SoapDevice, token: str, begin: datetime, end: datetime) -> list[tuple[datetime, bool]]:
    """When footage began to be there and ceased to be (Recording Search Specification, topic Track/State)."""
    search = soap.call(
        "search",
        "FindEvents",
        StartPoint=begin,
        EndPoint=end,
        Scope={"IncludedRecordings": [token]},
        SearchFilter={},
        IncludeStartState=True,
        MaxMatches=MOST_EVENTS,
        KeepAliveTime=KEEP_ALIVE,
    )
    found = []
    for one in _results(soap, "GetEventSearchResults", search, "Result", MOST_EVENTS):
        moment, present = _utc(getattr(one, "Time", None)), _presence(one)
        if moment is not None and present is not None and getattr(one, "RecordingToken", token) == token:
            found.append((moment, present))
    return found


def _presence(result: Any) -> bool | None:
    """``IsDataPresent`` of a result's message; None: it tells of something else."""
    message = getattr(getattr(getattr(result, "Event", None), "Message", None), "_value_1", None)
    for item in getattr(getattr(message, "Data", None), "SimpleItem", None) or []:
        if getattr(item, "Name", "") == PRESENT:
            return str(getattr(item, "Value", "")).lower() in ("true", "1")
    return None


def between(changes: list[tuple[datetime, bool]], begin: datetime, end: datetime) -> list[TimeRange]:
    """Stretches out of changes; before the first change it was the other way round, without any all is recorded."""
    if not changes:
        return [TimeRange(begin, end)]
    # At one moment an end comes before a beginning.
    ordered = sorted(changes)
    found: list[TimeRange] = []
    since = None if ordered[0][1] else begin
    for moment, present in ordered:
        moment = min(max(moment, begin), end)
        if present and since is None:
            since = moment
        elif not present and since is not None:
            if moment > since:
                found.append(TimeRange(since, moment))
            since = None
    if since is not None and since < end:
        found.append(TimeRange(since, end))
    return found


def _utc(value: Any) -> datetime | None:
    """A time of the device's; without a zone it is meant as UTC (Core Specification 5.4)."""
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)
