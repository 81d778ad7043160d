"""The RTSP server of a simulated recorder: ONVIF replay, and replay by Hikvision's and Dahua's addresses.

``/replay/<token>`` is ONVIF replay (Streaming Specification): ``Require: onvif-replay``, ``Range: clock=…``,
``Rate-Control``, ``Scale: -1``, ``Frames: intra``. ``/Streaming/tracks/101?starttime=20210125T100000Z`` (UTC) and
``/cam/playback?channel=1&starttime=2021_01_25_10_00_00`` (local time) play at their own pace, carry no times, and do
not stop at the end they are given, as the real ones.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import parse_qs, unquote, urlsplit

from vms_desktop.simulator.encoding import GROUP_S
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.playback_session import CHANGED_TYPE, PlaybackSession, Wish
from vms_desktop.simulator.recordings import Recording
from vms_desktop.simulator.rtp import format_lines
from vms_desktop.simulator.rtsp_listener import METHODS, TIMEOUT_S, Connection, Reply, RtspListener
from vms_desktop.simulator.rtsp_messages import Request, answer, number, transport_of

REQUIREMENT = "onvif-replay"
LOCAL = timezone(timedelta(hours=7))
"""What Dahua's addresses count in."""
_TRACK = re.compile(r"/Streaming/tracks/(\d{1,3})0[12]")
_CLOCK = re.compile(r"(\d{8}T\d{6})(?:\.(\d{1,6}))?Z")


@dataclass(frozen=True, slots=True)
class _Place:
    """What an address leads to. ``begin``: where it says playing begins, None: PLAY does (ONVIF)."""

    recording: Recording
    begin: float | None


class PlaybackServer(RtspListener[PlaybackSession]):
    """``recordings`` by number, 1 …"""

    def __init__(self, recordings: Mapping[int, Recording], username: str, password: str, faults: Faults) -> None:
        super().__init__(username, password, faults)
        self._recordings = recordings
        self._begins: dict[str, float | None] = {}
        """Of each session by address, by its token."""
        self.sessions_ever = 0

    async def _answer(self, request: Request, connection: Connection[PlaybackSession]) -> None:
        def reply(status: str, headers: dict[str, str] | None = None, body: str = "") -> None:
            connection.writer.write(answer(request, status, headers, body))

        wanted = request.headers.get("require", REQUIREMENT)
        if request.method == "OPTIONS":
            connection.session(request)
            reply("200 OK", {"Public": METHODS})
        elif not self._allowed(request):
            reply("401 Unauthorized", self._challenge())
        elif wanted.strip().lower() != REQUIREMENT:
            reply("551 Option not supported", {"Unsupported": wanted})
        elif request.method in ("DESCRIBE", "SETUP"):
            place = self._place(request.url)
            if place is None:
                reply("404 Not Found")
            elif request.method == "DESCRIBE":
                reply("200 OK", {"Content-Base": request.url.rstrip("/") + "/"}, await self._description(place))
            else:
                reply(*self._set_up(place, request, connection))
        elif request.method in ("PLAY", "PAUSE", "TEARDOWN", "GET_PARAMETER", "SET_PARAMETER"):
            session = connection.session(request)
            if session is None:
                is_ping = request.method.endswith("_PARAMETER") and request.session is None
                reply("200 OK" if is_ping else "454 Session Not Found")
            elif request.method == "PLAY":
                await self._play(request, session, reply)
            else:
                if request.method == "PAUSE":
                    session.pause()
                elif request.method == "TEARDOWN":
                    del connection.sessions[session.token]
                    self._begins.pop(session.token, None)
                    session.close()
                reply("200 OK", {"Session": session.token})
        else:
            reply("405 Method Not Allowed", {"Allow": METHODS})

    # ---- where an address leads --------------------------------------------------------------------------------

    def _place(self, url: str) -> _Place | None:
        parts = urlsplit(url)
        path = unquote(parts.path).rstrip("/").removesuffix("/track0")
        asked = {
            name: values[0].removesuffix("/").removesuffix("/track0") for name, values in parse_qs(parts.query).items()
        }
        kind, _, token = path.strip("/").partition("/")
        if kind == "replay":
            found = next((one for one in self._recordings.values() if one.token == token), None)
            return None if found is None else _Place(found, None)
        track = _TRACK.fullmatch(path)
        if track is not None:
            return self._placed(track.group(1), _unix(asked.get("starttime", ""), "%Y%m%dT%H%M%SZ", UTC))
        if path == "/cam/playback":
            return self._placed(asked.get("channel", ""), _unix(asked.get("starttime", ""), "%Y_%m_%d_%H_%M_%S", LOCAL))
        return None

    def _placed(self, channel: str, begin: float | None) -> _Place | None:
        known = self._recordings.get(int(channel)) if channel.isascii() and channel.isdigit() else None
        return _Place(known, begin) if known is not None and begin is not None else None

    async def _description(self, place: _Place) -> str:
        recording = place.recording
        first = (await asyncio.to_thread(recording.units, int(recording.begin // GROUP_S) + 1))[0]
        payload_type, lines = format_lines(recording.form, first)
        types = str(payload_type)
        if Fault.CODEC_CHANGE in self._faults:
            unit = (await asyncio.to_thread(recording.units, int(recording.begin // GROUP_S) + 1, changed=True))[0]
            lines += format_lines(recording.other_form, unit, CHANGED_TYPE)[1]
            types += f" {CHANGED_TYPE}"
        return "\r\n".join(
            [
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "s=simulated recorder",
                "c=IN IP4 0.0.0.0",
                "t=0 0",
                "a=control:*",
                f"a=range:clock={_text(recording.begin)}-{_text(recording.end)}",
                f"m=video 0 RTP/AVP {types}",
                *lines,
                f"a=framerate:{recording.form.fps}",
                "a=control:track0",
                "",
            ]
        )

    # ---- sessions ----------------------------------------------------------------------------------------------

    def _set_up(
        self, place: _Place, request: Request, connection: Connection[PlaybackSession]
    ) -> tuple[str, dict[str, str]]:
        """Status and headers of the answer."""
        if request.session is not None:
            return "459 Aggregate operation not allowed", {}
        wanted = transport_of(request.headers.get("transport", ""))
        if wanted is None or not wanted.is_tcp:
            return "461 Unsupported transport", {}
        if self.is_full:
            return "453 Not Enough Bandwidth", {}
        low, high = connection.free_channels(wanted.pair)
        session = PlaybackSession(place.recording, connection.writer, (low, high), self._faults)
        connection.sessions[session.token] = session
        self._begins[session.token] = place.begin
        self.sessions_ever += 1
        return "200 OK", {
            "Transport": f"RTP/AVP/TCP;unicast;interleaved={low}-{high};ssrc={session.ssrc:08X}",
            "Session": f"{session.token};timeout={TIMEOUT_S}",
        }

    async def _play(self, request: Request, session: PlaybackSession, reply: Reply) -> None:
        if Fault.SLOW_SEEK in self._faults:
            await asyncio.sleep(self._faults.value(Fault.SLOW_SEEK))
        begin = self._begins.get(session.token)
        sequence = number(request.sequence, 999_999_999)
        if begin is not None:
            wish: Wish | None = Wish(begin, with_times=False, sequence=sequence)
        else:
            wish = _wish(request, session.recording, sequence)
        recording = session.recording
        if (
            wish is None
            or wish.begin >= recording.end + 1
            or (not wish.reverse and recording.group_at_or_after(wish.begin) is None)
        ):
            reply("457 Invalid Range", {"Session": session.token})
            return
        headers = {"Session": session.token, "Range": "npt=0.000-"}
        if begin is None:
            ends = recording.begin if wish.reverse else recording.end
            headers["Range"] = f"clock={_text(wish.begin)}-{_text(ends if wish.end is None else wish.end)}"
        reply("200 OK", headers)
        session.play(wish)


def _wish(request: Request, recording: Recording, sequence: int) -> Wish | None:
    """What an ONVIF client asks for; None: a range that is none."""
    headers = request.headers
    told = headers.get("range", "")
    begin: float | None = recording.begin
    end: float | None = None
    if told:
        name, _, value = told.partition("=")
        first, _, last = value.partition("-")
        begin, end = _moment(first), _moment(last)
        if name.strip().lower() != "clock" or begin is None or (last.strip() and end is None):
            return None
    assert begin is not None
    return Wish(
        begin,
        end,
        reverse=headers.get("scale", "1").strip().startswith("-"),
        only_keys=headers.get("frames", "all").strip().lower().startswith("intra"),
        realtime=headers.get("rate-control", "yes").strip().lower() != "no",
        sequence=sequence,
    )


def _moment(text: str) -> float | None:
    """RFC 2326 section 3.7."""
    found = _CLOCK.fullmatch(text.strip())
    whole = _unix(found.group(1), "%Y%m%dT%H%M%S", UTC) if found is not None else None
    return None if found is None or whole is None else whole + float(f"0.{found.group(2) or 0}")


def _unix(text: str, form: str, zone: timezone) -> float | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=zone).timestamp()
    except ValueError:
        return None


def _text(moment: float) -> str:
    at = datetime.fromtimestamp(moment, UTC)
    return f"{at:%Y%m%dT%H%M%S}.{at.microsecond // 1000:03}Z"
