"""Can this machine show video? A player host with libVLC is started, and a relay that must speak RTSP."""

from __future__ import annotations

import secrets
import socket
from dataclasses import dataclass

from vms_desktop.adapters.workstation.child import ShortTalk
from vms_desktop.adapters.workstation.libvlc_files import opens_rtsp, plugin_folder
from vms_desktop.child_protocol import player, relay
from vms_desktop.domain.errors import WorkstationError

ANSWER_WITHIN_S = 12.0
TRY_S = 0.5
_STREAM = "doctor"


@dataclass(frozen=True, slots=True)
class LibVlc:
    """``plugins``: their folder, empty where unknown. ``opens_rtsp``: None where unknown; the desk does not need it."""

    version: str
    plugins: str
    opens_rtsp: bool | None


def examine_libvlc() -> LibVlc:
    """Start a player host. Raises WorkstationError ``system.libvlc_missing``, ``child.start_failed``."""
    with ShortTalk("player-host", player.PLAYER_TO_DESK) as host:
        host.say(player.Hello(software_rendering=True))
        answer = host.answer(ANSWER_WITHIN_S)
        if isinstance(answer, player.HostFault):
            raise WorkstationError(answer.code, detail=answer.detail)
        if not isinstance(answer, player.Ready):
            raise WorkstationError("child.start_failed", name="player-host", detail=f"it said {type(answer).__name__}")
        host.say(player.Shutdown())
    folder = plugin_folder()
    return LibVlc(answer.libvlc_version, str(folder) if folder else "", opens_rtsp(folder))


def examine_relay() -> None:
    """Start a relay and let it fetch from a camera of our own on loopback, as far as its first RTSP request.

    Raises WorkstationError ``child.start_failed``, ``doctor.rtsp_failed``.
    """
    token = secrets.token_urlsafe(24)
    with ShortTalk("relay", relay.RELAY_TO_DESK) as talk, socket.create_server(("127.0.0.1", 0)) as camera:
        talk.say(relay.Hello(token))
        ready = talk.answer(ANSWER_WITHIN_S)
        if not isinstance(ready, relay.Ready):
            raise WorkstationError("child.start_failed", name="relay", detail=f"it said {type(ready).__name__}")
        port = camera.getsockname()[1]
        talk.say(relay.ConfigureStream(_STREAM, f"rtsp://127.0.0.1:{port}/doctor"))
        try:
            _expect_rtsp_request(ready.port, relay.live_path(token, _STREAM), camera)
        except OSError as error:
            raise WorkstationError("doctor.rtsp_failed", detail=f"{type(error).__name__}: {error}") from error
        talk.say(relay.Shutdown())


def _expect_rtsp_request(relay_port: int, path: str, camera: socket.socket) -> None:
    """Watch the stream through the relay's HTTP, which makes it connect; RFC 2326, section 10.1."""
    request = b""
    camera.settimeout(TRY_S)
    for _ in range(round(ANSWER_WITHIN_S / TRY_S)):
        # The relay answers "not found" when it has not come to the configuration yet: asked again.
        with socket.create_connection(("127.0.0.1", relay_port), ANSWER_WITHIN_S) as consumer:
            consumer.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            try:
                connection, _ = camera.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(ANSWER_WITHIN_S)
                request = connection.recv(4096)
                connection.sendall(b"RTSP/1.0 404 Not Found\r\nCSeq: 1\r\n\r\n")
            break
    if not request.startswith(b"OPTIONS rtsp://"):
        raise WorkstationError("doctor.rtsp_failed", detail=f"its first bytes were {request[:20]!r}")
