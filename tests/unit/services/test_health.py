"""One word per camera, from streams watched and hosts that answer; told in bundles."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.stream import StreamKey, StreamQuality, StreamState
from vms_desktop.services.cameras import health as health_module
from vms_desktop.services.cameras.health import CameraHealth


class HandClock:
    """Stands still until moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def watched(register, draft, clock, monkeypatch):
    monkeypatch.setattr(health_module, "TELL_EVERY_S", 0.01)
    camera = await register.cameras.add(draft)
    health = CameraHealth(register.cameras, register.relay, clock)
    health.start()
    yield camera, health
    health.close()


def main(camera) -> StreamKey:
    return StreamKey(camera.id, StreamQuality.MAIN)


def sub(camera) -> StreamKey:
    return StreamKey(camera.id, StreamQuality.SUB)


async def test_nothing_is_known_at_first(watched) -> None:
    camera, health = watched
    assert health.state_of(camera.id) is CameraCondition.UNKNOWN
    assert health.state_of("no such camera") is CameraCondition.UNKNOWN


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        (StreamState.LIVE, CameraCondition.LIVE),
        (StreamState.LATE, CameraCondition.LATE),
        (StreamState.LOST, CameraCondition.FAILING),
        (StreamState.AUTH_FAILED, CameraCondition.FAILING),
        (StreamState.BUSY, CameraCondition.FAILING),
        (StreamState.UNSUPPORTED, CameraCondition.FAILING),
        (StreamState.CONNECTING, CameraCondition.UNKNOWN),
        (StreamState.STOPPED, CameraCondition.UNKNOWN),
    ],
)
async def test_watched_stream_decides(register, watched, state, condition) -> None:
    camera, health = watched
    register.relay.report(main(camera), state)
    assert health.state_of(camera.id) is condition


async def test_host_decides_where_nobody_watches(register, watched) -> None:
    camera, health = watched
    register.relay.answers.notify({main(camera): True})
    assert health.state_of(camera.id) is CameraCondition.ANSWERING
    register.relay.answers.notify({main(camera): False})
    assert health.state_of(camera.id) is CameraCondition.FAILING


async def test_one_live_stream_is_enough(register, watched) -> None:
    camera, health = watched
    register.relay.report(main(camera), StreamState.LOST)
    register.relay.report(sub(camera), StreamState.LIVE)
    assert health.state_of(camera.id) is CameraCondition.LIVE


async def test_dead_camera_does_not_flicker_while_it_is_tried_again(register, watched) -> None:
    camera, health = watched
    register.relay.report(main(camera), StreamState.LOST)
    register.relay.report(main(camera), StreamState.CONNECTING)
    assert health.state_of(camera.id) is CameraCondition.FAILING


async def test_watching_that_ends_falls_back_to_the_host(register, watched) -> None:
    camera, health = watched
    register.relay.report(main(camera), StreamState.LIVE)
    register.relay.report(main(camera), StreamState.STOPPED)
    assert health.state_of(camera.id) is CameraCondition.ANSWERING


async def test_refused_password_stays_failing_until_something_changes(register, watched, draft) -> None:
    camera, health = watched
    register.relay.report(main(camera), StreamState.AUTH_FAILED)
    register.relay.report(main(camera), StreamState.STOPPED)
    register.relay.answers.notify({main(camera): True})
    assert health.state_of(camera.id) is CameraCondition.FAILING
    await register.cameras.update(camera.id, replace(draft, username="operator", password="right"))
    assert health.state_of(camera.id) is CameraCondition.ANSWERING


async def test_a_failure_stays_told_when_nobody_watches_any_more(register, watched) -> None:
    """Whoever left the wall for the health page saw the failing camera as one that answers: its port was open."""
    camera, health = watched
    register.relay.answers.notify({main(camera): True})
    register.relay.report(sub(camera), StreamState.LOST)
    register.relay.report(sub(camera), StreamState.STOPPED)
    register.relay.answers.notify({main(camera): True})
    assert health.state_of(camera.id) is CameraCondition.FAILING
    assert health.report(camera.id).state is StreamState.LOST
    # Its host was gone and is back: it may have been switched off and on.
    register.relay.answers.notify({main(camera): False})
    register.relay.answers.notify({main(camera): True})
    assert health.state_of(camera.id) is CameraCondition.ANSWERING


async def test_a_failure_is_forgotten_after_a_while(register, watched, monkeypatch) -> None:
    camera, health = watched
    monkeypatch.setattr(health_module, "REMEMBERED_S", 0.02)
    register.relay.answers.notify({main(camera): True})
    register.relay.report(sub(camera), StreamState.LOST)
    register.relay.report(sub(camera), StreamState.STOPPED)
    told = asyncio.Event()
    health.on_change(lambda ids: told.set() if health.state_of(camera.id) is CameraCondition.ANSWERING else None)
    await asyncio.wait_for(told.wait(), 5)


async def test_a_camera_of_a_known_host_is_known_at_once(register, watched, draft) -> None:
    """The relay tells what changed: after an edit or an import there was nothing to tell, and it stayed unknown."""
    camera, health = watched
    register.relay.answers.notify({main(camera): True})
    await register.cameras.update(camera.id, replace(draft, name_th="อีกชื่อ"))
    assert health.state_of(camera.id) is CameraCondition.ANSWERING
    other = await register.cameras.add(replace(draft, code="2", main_url=draft.main_url + "/other"))
    assert health.state_of(other.id) is CameraCondition.ANSWERING
    await register.cameras.update(camera.id, replace(draft, main_url="rtsp://10.9.9.9/main", sub_url=""))
    assert health.state_of(camera.id) is CameraCondition.UNKNOWN


async def test_changes_are_told_in_bundles(register, watched, draft) -> None:
    camera, health = watched
    other = await register.cameras.add(replace(draft, code="2"))
    told: list[set[str]] = []
    heard = asyncio.Event()
    health.on_change(lambda ids: (told.append(ids), heard.set()))
    register.relay.report(main(camera), StreamState.LIVE)
    register.relay.report(main(camera), StreamState.LATE)
    register.relay.report(main(other), StreamState.LIVE)
    assert told == []
    await asyncio.wait_for(heard.wait(), 5)
    assert told == [{camera.id, other.id}]


async def test_counts_name_every_condition(register, watched) -> None:
    camera, health = watched
    register.relay.report(main(camera), StreamState.LIVE)
    counts = health.counts([camera.id, "other"])
    assert counts[CameraCondition.LIVE] == counts[CameraCondition.UNKNOWN] == 1
    assert set(counts) == set(CameraCondition)


async def test_totals_follow_every_change(register, watched, draft) -> None:
    camera, health = watched
    other = await register.cameras.add(replace(draft, code="2", main_url="rtsp://10.1.2.9/main", sub_url=""))
    register.relay.report(main(camera), StreamState.LIVE)
    register.relay.report(main(camera), StreamState.LOST)
    register.relay.answers.notify({main(other): True})
    ids = [camera.id, other.id]
    assert dict(health.totals) == health.counts(ids)
    assert health.totals[CameraCondition.FAILING] == health.totals[CameraCondition.ANSWERING] == 1
    await register.cameras.update(other.id, replace(draft, code="2", main_url="rtsp://10.1.2.10/main", sub_url=""))
    assert dict(health.totals) == health.counts(ids)
    await register.cameras.remove(ids)
    assert sum(health.totals.values()) == 0


async def test_since_when_a_camera_fails_is_remembered(register, watched, clock) -> None:
    camera, health = watched
    assert health.since(camera.id) is None
    register.relay.answers.notify({main(camera): False})
    began = clock.time
    clock.time = began.replace(hour=8)
    register.relay.answers.notify({main(camera): False})
    assert health.since(camera.id) == began
    register.relay.answers.notify({main(camera): True})
    assert health.since(camera.id) == clock.time
    await register.cameras.remove([camera.id])
    assert health.since(camera.id) is None


async def test_the_report_kept_is_the_one_that_explains_the_condition(register, watched) -> None:
    """A camera that is tried again was listed as "connecting"; one whose tile was closed after its password was refused
    as one whose address does not answer.
    """
    camera, health = watched
    assert health.report(camera.id) is None
    register.relay.report(sub(camera), StreamState.AUTH_FAILED)
    register.relay.report(sub(camera), StreamState.CONNECTING)
    register.relay.report(sub(camera), StreamState.STOPPED)
    assert health.report(camera.id).state is StreamState.AUTH_FAILED
    register.relay.report(main(camera), StreamState.LIVE)
    assert health.report(camera.id).key == main(camera)
    register.relay.report(main(camera), StreamState.STOPPED)
    register.relay.report(sub(camera), StreamState.LOST)
    register.relay.report(sub(camera), StreamState.LIVE)
    register.relay.report(sub(camera), StreamState.STOPPED)
    assert health.report(camera.id) is None
    assert set(health.reported) == set()


async def test_recorder_with_many_channels_is_probed_once(register, watched, draft) -> None:
    camera, health = watched
    channel = await register.cameras.add(replace(draft, code="2", main_url="rtsp://10.1.2.3/2", sub_url=""))
    only_onvif = replace(draft, code="3", main_url="", sub_url="", onvif_host="10.1.2.9:8000")
    third = await register.cameras.add(only_onvif)
    targets, interval_s = register.relay.probes[-1]
    assert sorted(targets.values()) == [("10.1.2.3", 554), ("10.1.2.9", 8000)]
    assert interval_s == 30
    register.relay.answers.notify(dict.fromkeys(targets, True))
    assert health.counts([camera.id, channel.id, third.id])[CameraCondition.ANSWERING] == 3


async def test_probes_are_sent_again_to_a_new_relay_and_after_each_change(register, watched, draft) -> None:
    sent = len(register.relay.probes)
    register.relay.ready.notify()
    await register.cameras.add(replace(draft, code="2"))
    assert len(register.relay.probes) == sent + 2


async def test_removed_camera_is_forgotten(register, watched) -> None:
    camera, health = watched
    register.relay.report(main(camera), StreamState.LIVE)
    await register.cameras.remove([camera.id])
    register.relay.report(main(camera), StreamState.LOST)
    assert health.state_of(camera.id) is CameraCondition.UNKNOWN
    assert register.relay.probes[-1][0] == {}


async def test_closed_health_hears_nothing(register, watched) -> None:
    camera, health = watched
    health.close()
    health.close()
    register.relay.report(main(camera), StreamState.LIVE)
    assert health.state_of(camera.id) is CameraCondition.UNKNOWN
