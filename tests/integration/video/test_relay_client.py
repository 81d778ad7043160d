"""The relay client against a child that shows the relay's outside: what is remembered, repeated and kept secret."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest
from video_tools import until

from vms_desktop.adapters.video import child_process
from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamReason, StreamState, Transport

KEY = StreamKey("cam-1", StreamQuality.SUB)
OTHER = StreamKey("cam-2", StreamQuality.MAIN)
ADDRESS = StreamAddress("rtsp://192.0.2.7/sub")
CREDENTIAL = Credential("viewer", "geheim-ü")


@pytest.fixture
async def relay(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[RelayClient]:
    script = Path(__file__).with_name("fake_relay.py")
    monkeypatch.setattr(child_process, "child_command", lambda *_: [sys.executable, str(script)])
    client = RelayClient(SystemClock())
    yield client
    pid = client.pid
    await client.stop()
    assert pid == 0 or not psutil.pid_exists(pid)


async def test_streams_configured_before_the_start_arrive_with_their_password(relay: RelayClient) -> None:
    healths: list[StreamHealth] = []
    relay.on_health(healths.append)
    relay.configure(KEY, ADDRESS, CREDENTIAL, Transport.TCP)
    assert relay.live_url(KEY) is None
    await relay.start()
    await until(lambda: healths, 5, "a report")
    assert healths[0].key == KEY and healths[0].state is StreamState.LIVE
    assert healths[0].codec == "rtsp://192.0.2.7/sub viewer geheim-ü"
    assert healths[0].since == datetime.fromtimestamp(1_700_000_000, UTC)
    url = relay.live_url(KEY)
    assert url is not None and url.startswith("http://127.0.0.1:") and url.endswith("/live/cam-1.sub")
    assert "geheim" not in url
    assert not any("geheim" in word for word in psutil.Process(relay.pid).cmdline())


async def test_only_changes_are_sent_again(relay: RelayClient) -> None:
    healths: list[StreamHealth] = []
    relay.on_health(healths.append)
    await relay.start()
    assert await relay.wait_ready(5)
    relay.configure(KEY, ADDRESS, CREDENTIAL, Transport.TCP)
    relay.configure(KEY, ADDRESS, CREDENTIAL, Transport.TCP)
    relay.configure(KEY, ADDRESS, None, Transport.TCP)
    await until(lambda: len(healths) >= 2, 5, "two reports")
    assert [health.codec.split()[1:] for health in healths] == [["viewer", "geheim-ü"], []]


async def test_a_relay_that_dies_comes_back_with_all_it_knew(relay: RelayClient) -> None:
    healths: list[StreamHealth] = []
    ready: list[str | None] = []
    answers: list[dict[StreamKey, bool]] = []
    relay.on_health(healths.append)
    relay.on_ready(lambda: ready.append(relay.live_url(KEY)))
    relay.on_host_answers(answers.append)
    await relay.start()
    relay.configure(KEY, ADDRESS, CREDENTIAL, Transport.TCP)
    relay.probe_hosts({KEY: ("192.0.2.7", 554), OTHER: ("192.0.2.8", 1)}, 10.0)
    await until(lambda: healths and answers, 5, "reports")
    assert answers[0] == {KEY: True, OTHER: False}
    first_pid = relay.pid
    relay.retry_now(KEY)
    await until(lambda: len(ready) == 2, 5, "ready again")
    assert relay.pid != first_pid
    assert ready[0] != ready[1]
    states = [(health.state, health.reason) for health in healths]
    assert (StreamState.CONNECTING, StreamReason.RELAY_RESTARTING) in states
    await until(lambda: healths[-1].state is StreamState.LIVE and len(answers) == 2, 5, "as before")


async def test_a_forgotten_stream_is_heard_of_no_more(relay: RelayClient) -> None:
    healths: list[StreamHealth] = []
    relay.on_health(healths.append)
    relay.configure(KEY, ADDRESS, None, Transport.TCP)
    await relay.start()
    await until(lambda: healths, 5, "a report")
    relay.forget(KEY)
    healths.clear()
    relay.retry_now(KEY)
    await until(lambda: relay.live_url(KEY) is None, 5, "dead")
    assert await relay.wait_ready(5)
    assert healths == []


async def test_stills_are_fetched_and_never_waited_for_too_long(relay: RelayClient) -> None:
    assert await relay.still(KEY) is None
    await relay.start()
    assert await relay.wait_ready(5)
    picture = await relay.still(KEY)
    assert picture is not None
    assert picture.png.startswith(b"\x89PNG")
    assert picture.taken_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert await relay.still(OTHER) is None
    clock = SystemClock()
    began = clock.monotonic()
    assert await relay.still(StreamKey("slow", StreamQuality.SUB)) is None
    assert clock.monotonic() - began < 2.5
