"""The last minutes of a camera that is being watched, out of the relay's memory, while the live picture goes on."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from children import simulated_province
from footage_tools import Heard

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.footage import TimeRange, TrackReason, TrackState
from vms_desktop.domain.stream import StreamKey, StreamQuality, Transport
from vms_desktop.services.playback.footage_finders import RingFinder


class _Camera:
    """What a finder asks of a camera."""

    id = "c"


class LiveViewer:
    """A tile: takes what the relay sends, and throws it away."""

    def __init__(self, url: str) -> None:
        place = urlsplit(url)
        self._socket = socket.create_connection((place.hostname, place.port), 5)
        self._socket.sendall(f"GET {place.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        self.bytes = 0
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        try:
            while data := self._socket.recv(65536):
                self.bytes += len(data)
        except OSError:
            return

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._socket.close()


province = simulated_province(24)


async def test_what_just_happened_is_seen_again_at_once_and_up_to_now(client: FootageClient, heard: Heard, province):
    relay = RelayClient(SystemClock())
    finder = RingFinder(relay, SystemClock())
    await relay.start()
    try:
        assert await relay.wait_ready(10)
        camera = next(one for one in province.cameras if one.facts["codec"] == "h264" and not one.has_ptz)
        await asyncio.to_thread(province.prepare, [f"{camera.code}/sub"])
        key = StreamKey("c", StreamQuality.SUB)
        credential = Credential(camera.facts["username"], camera.facts["password"])
        relay.configure(key, StreamAddress(camera.facts["rtsp_sub"]), credential, Transport.TCP)
        tile = LiveViewer(relay.live_url(key))
        began = datetime.now(UTC)
        while not (await finder.plans(_Camera, TimeRange(began, datetime.now(UTC)))):
            assert (datetime.now(UTC) - began).total_seconds() < 15
            await asyncio.sleep(0.05)
        await asyncio.sleep(6)

        at = datetime.now(UTC) - timedelta(seconds=3)
        plans = await finder.plans(_Camera, TimeRange(at, at))
        asked = time.monotonic()
        client.open("instant", [plans], at)
        await heard.until(lambda: heard.track().state is TrackState.PAUSED and heard.track().picture_time is not None)
        took = time.monotonic() - asked
        assert heard.track().source_id == "ring.sub"
        assert abs((heard.track().picture_time - at).total_seconds()) < 0.2
        assert took < 1.0, took

        # Faster than life up to one second behind now, then at life's own speed; what is new is fetched meanwhile.
        client.play("instant", 4.0)
        await heard.until(lambda: heard.reports[-1].position.speed == 4.0)
        await heard.until(lambda: heard.reports[-1].position.speed == 1.0)
        behind = (datetime.now(UTC) - heard.reports[-1].position.at).total_seconds()
        assert 0.8 < behind < 2.0
        count = len(heard.reports)
        await asyncio.sleep(2.5)
        told = heard.reports[count:]
        assert {report.tracks[0].state for report in told} == {TrackState.PLAYING}
        assert told[-1].tracks[0].picture_time - told[0].tracks[0].picture_time > timedelta(seconds=1.8)

        # Before what is kept there is nothing, and that is said; the tile was fed all the while.
        client.seek("instant", at - timedelta(seconds=60))
        await heard.until(lambda: heard.track().reason is TrackReason.NOT_RECORDED)
        before = tile.bytes
        await asyncio.sleep(0.5)
        assert tile.bytes > before
        tile.close()
    finally:
        finder.close()
        await relay.stop()
