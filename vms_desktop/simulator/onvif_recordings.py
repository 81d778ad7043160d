"""What ONVIF Profile G adds to a device: recording, search and replay service (ver10/recording, search, replay)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from vms_desktop.simulator.onvif_facts import BadArgument, Device
from vms_desktop.simulator.recordings import Recording
from vms_desktop.simulator.soap import SoapRequest

_CODECS = {"h264": "H264", "hevc": "H265", "mjpeg": "JPEG"}
_STATE_TOPIC = "tns1:RecordingHistory/Track/State"
MOST_SEARCHES = 32


class RecordingService:
    """ver10/recording/wsdl, as far as a client that only reads needs it."""

    def __init__(self, recordings: Mapping[str, Recording]) -> None:
        self._recordings = recordings

    def capabilities_element(self) -> str:
        return (
            f'<trc:Capabilities DynamicRecordings="false" DynamicTracks="false" MaxRecordings="{len(self._recordings)}"'
            ' MaxRecordingJobs="0" Options="false"/>'
        )

    def _do_GetServiceCapabilities(self, _: SoapRequest) -> str:
        return f"<trc:GetServiceCapabilitiesResponse>{self.capabilities_element()}</trc:GetServiceCapabilitiesResponse>"

    def _do_GetRecordings(self, _: SoapRequest) -> str:
        items = "".join(
            f"<trc:RecordingItem><tt:RecordingToken>{one.token}</tt:RecordingToken><tt:Configuration>{_source(one)}"
            "<tt:Content>recorded</tt:Content><tt:MaximumRetentionTime>P1D</tt:MaximumRetentionTime></tt:Configuration>"
            "<tt:Tracks/></trc:RecordingItem>"
            for one in self._recordings.values()
        )
        return f"<trc:GetRecordingsResponse>{items}</trc:GetRecordingsResponse>"


class SearchService:
    """ver10/search/wsdl. A search is worked off when its results are asked for."""

    def __init__(self, recordings: Mapping[str, Recording]) -> None:
        self._recordings = recordings
        self._searches: dict[str, list[str]] = {}
        self._numbers = itertools.count(1)

    def capabilities_element(self) -> str:
        return '<tse:Capabilities MetadataSearch="false" GeneralStartEvents="false"/>'

    def _do_GetServiceCapabilities(self, _: SoapRequest) -> str:
        return f"<tse:GetServiceCapabilitiesResponse>{self.capabilities_element()}</tse:GetServiceCapabilitiesResponse>"

    def _do_GetRecordingSummary(self, _: SoapRequest) -> str:
        begin = min(one.begin for one in self._recordings.values())
        end = max(one.end for one in self._recordings.values())
        return (
            f"<tse:GetRecordingSummaryResponse><tse:Summary><tt:DataFrom>{_text(begin)}</tt:DataFrom>"
            f"<tt:DataUntil>{_text(end)}</tt:DataUntil>"
            f"<tt:NumberRecordings>{len(self._recordings)}</tt:NumberRecordings></tse:Summary>"
            "</tse:GetRecordingSummaryResponse>"
        )

    def _do_GetRecordingInformation(self, request: SoapRequest) -> str:
        one = self._recording(request.text("RecordingToken"))
        return (
            "<tse:GetRecordingInformationResponse>"
            f"{_information(one, 'tse:RecordingInformation')}</tse:GetRecordingInformationResponse>"
        )

    def _do_FindRecordings(self, request: SoapRequest) -> str:
        wanted = self._wanted(request)
        results = [_information(one, "tt:RecordingInformation") for one in wanted]
        return f"<tse:FindRecordingsResponse>{self._keep(results)}</tse:FindRecordingsResponse>"

    def _do_GetRecordingSearchResults(self, request: SoapRequest) -> str:
        part, state = self._part(request)
        return (
            "<tse:GetRecordingSearchResultsResponse><tse:ResultList>"
            f"<tt:SearchState>{state}</tt:SearchState>{part}</tse:ResultList></tse:GetRecordingSearchResultsResponse>"
        )

    def _do_FindEvents(self, request: SoapRequest) -> str:
        """Where stretches of footage begin and end (section 5.6: RecordingHistory/Track/State)."""
        begin = _moment(request.text("StartPoint"))
        end = _moment(request.text("EndPoint"))
        if begin is None:
            raise BadArgument("InvalidArgVal")
        results = []
        for one in self._wanted(request):
            for stretch in one.stretches(begin, one.end if end is None else end):
                results.append(_event(one, stretch.begin, True))
                results.append(_event(one, stretch.end, False))
        return f"<tse:FindEventsResponse>{self._keep(results)}</tse:FindEventsResponse>"

    def _do_GetEventSearchResults(self, request: SoapRequest) -> str:
        part, state = self._part(request)
        return (
            "<tse:GetEventSearchResultsResponse><tse:ResultList>"
            f"<tt:SearchState>{state}</tt:SearchState>{part}</tse:ResultList></tse:GetEventSearchResultsResponse>"
        )

    def _do_EndSearch(self, request: SoapRequest) -> str:
        self._searches.pop(request.text("SearchToken") or "", None)
        now = _text(datetime.now(UTC).timestamp())
        return f"<tse:EndSearchResponse><tse:Endpoint>{now}</tse:Endpoint></tse:EndSearchResponse>"

    def _recording(self, token: str | None) -> Recording:
        known = self._recordings.get(token or "")
        if known is None:
            raise BadArgument("InvalidToken")
        return known

    def _wanted(self, request: SoapRequest) -> list[Recording]:
        tokens = request.texts("IncludedRecordings")
        return [self._recording(token) for token in tokens] if tokens else list(self._recordings.values())

    def _keep(self, results: list[str]) -> str:
        token = f"search-{next(self._numbers)}"
        self._searches[token] = results
        while len(self._searches) > MOST_SEARCHES:
            del self._searches[next(iter(self._searches))]
        return f"<tse:SearchToken>{token}</tse:SearchToken>"

    def _part(self, request: SoapRequest) -> tuple[str, str]:
        """The next results and the search's state."""
        results = self._searches.get(request.text("SearchToken") or "")
        if results is None:
            raise BadArgument("InvalidToken")
        told = request.text("MaxResults") or ""
        most = int(told) if told.isascii() and told.isdigit() and len(told) < 6 else 100
        part = results[:most]
        del results[:most]
        return "".join(part), "Searching" if results else "Completed"


class ReplayService:
    """ver10/replay/wsdl."""

    def __init__(self, device: Device, recordings: Mapping[str, Recording]) -> None:
        self._device = device
        self._recordings = recordings

    def capabilities_element(self) -> str:
        return '<trp:Capabilities ReversePlayback="true" SessionTimeoutRange="10 60" RTP_RTSP_TCP="true"/>'

    def _do_GetServiceCapabilities(self, _: SoapRequest) -> str:
        return f"<trp:GetServiceCapabilitiesResponse>{self.capabilities_element()}</trp:GetServiceCapabilitiesResponse>"

    def _do_GetReplayUri(self, request: SoapRequest) -> str:
        token = request.text("RecordingToken") or ""
        if token not in self._recordings:
            raise BadArgument("InvalidToken")
        address = f"{self._device.addresses().rtsp}/replay/{token}"
        return f"<trp:GetReplayUriResponse><trp:Uri>{escape(address)}</trp:Uri></trp:GetReplayUriResponse>"

    def _do_GetReplayConfiguration(self, _: SoapRequest) -> str:
        return (
            "<trp:GetReplayConfigurationResponse><trp:Configuration><tt:SessionTimeout>PT60S</tt:SessionTimeout>"
            "</trp:Configuration></trp:GetReplayConfigurationResponse>"
        )


def _source(one: Recording) -> str:
    plan = one.plan
    return (
        f"<tt:Source><tt:SourceId>urn:camera:{plan.code}</tt:SourceId><tt:Name>{escape(plan.code)}</tt:Name>"
        f"<tt:Location>{escape(plan.name_th)}</tt:Location><tt:Description>{escape(plan.name_en)}</tt:Description>"
        f"<tt:Address>rtsp://camera/{one.number}</tt:Address></tt:Source>"
    )


def _information(one: Recording, tag: str) -> str:
    """tt:RecordingInformation."""
    begin, end = _text(one.begin), _text(one.end)
    return (
        f"<{tag}><tt:RecordingToken>{one.token}</tt:RecordingToken>{_source(one)}"
        f"<tt:EarliestRecording>{begin}</tt:EarliestRecording><tt:LatestRecording>{end}</tt:LatestRecording>"
        f"<tt:Content>{_CODECS[one.form.codec]}</tt:Content><tt:Track><tt:TrackToken>video</tt:TrackToken>"
        f"<tt:TrackType>Video</tt:TrackType><tt:Description>video</tt:Description><tt:DataFrom>{begin}</tt:DataFrom>"
        f"<tt:DataTo>{end}</tt:DataTo></tt:Track><tt:RecordingStatus>Recording</tt:RecordingStatus></{tag}>"
    )


def _event(one: Recording, moment: float, is_there: bool) -> str:
    """tt:FindEventResult."""
    return (
        f"<tt:Result><tt:RecordingToken>{one.token}</tt:RecordingToken><tt:TrackToken>video</tt:TrackToken>"
        f"<tt:Time>{_text(moment)}</tt:Time><tt:Event>"
        '<wsnt:Topic Dialect="http://www.onvif.org/ver10/tev/topicExpression/ConcreteSet">'
        f"{_STATE_TOPIC}</wsnt:Topic><wsnt:Message>"
        f'<tt:Message UtcTime="{_text(moment)}"><tt:Source>'
        f'<tt:SimpleItem Name="RecordingToken" Value="{one.token}"/><tt:SimpleItem Name="Track" Value="video"/>'
        f'</tt:Source><tt:Data><tt:SimpleItem Name="IsDataPresent" Value="{"true" if is_there else "false"}"/>'
        "</tt:Data></tt:Message></wsnt:Message></tt:Event><tt:StartStateEvent>false</tt:StartStateEvent></tt:Result>"
    )


def _text(moment: float) -> str:
    at = datetime.fromtimestamp(0, UTC) + timedelta(seconds=moment)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z"


def _moment(text: str | None) -> float | None:
    try:
        at = datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.timestamp() if at.tzinfo is not None else at.replace(tzinfo=UTC).timestamp()
