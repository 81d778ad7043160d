"""Playback as the page uses it: nothing is shown before it is recorded, and nobody sees what is not theirs to see."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from authority_fakes import AtTheDesk, person
from footage_fakes import NOON, Cameras, Finder, MovedClock, Players, Process, RememberedLog, plan, seconds

from vms_desktop.domain.errors import AccessError, CameraError, InputError, LogError, StorageError, VmsError
from vms_desktop.domain.footage import TrackReason, TrackState
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_ports import FootageStill
from vms_desktop.services.playback.playback import PlaybackService


@dataclass
class Page:
    happened: list[str] = field(default_factory=list)
    errors: list[VmsError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = MovedClock()
        self.stored = RememberedLog(self.clock, self.happened)
        self.desk = AtTheDesk()
        self.desk.now = self.clock.now()
        self.log = AccessLog(self.stored, lambda: self.desk.actor)
        self.finder = Finder(self.happened)
        self.process = Process(self.happened)
        self.players = Players(self.happened)
        self.service = PlaybackService(
            "page",
            Cameras(12),
            FootageCatalogue([self.finder], self.errors.append),
            self.process,
            self.players,
            self.clock,
            authority=self.desk,
            log=self.log,
            on_world_error=self.errors.append,
        )

    @property
    def closed(self) -> list[dict]:
        return [json.loads(entry.details) for entry in self.stored.entries if entry.action == "replay.closed"]


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    made = Page()
    yield made
    await made.service.stop()
    await made.log.close()


async def test_a_camera_is_recorded_before_its_picture_can_appear(page: Page):
    page.service.surfaces_ready(0, (10, 11), 640, 360)
    await page.service.open(["c1"], NOON)
    assert page.happened == ["log replay.opened", "open page 1", "player page.0.0"]
    opened = page.stored.entries[0]
    assert (opened.camera, json.loads(opened.details)["at"]) == ("c1", "2026-11-24T12:00:00.000Z")


async def test_without_the_log_nothing_is_shown(page: Page):
    page.service.surfaces_ready(0, (10, 11), 640, 360)
    page.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(LogError):
        await page.service.open(["c1", "c2"], NOON)
    assert [one for one in page.happened if one.startswith(("open", "player"))] == []
    assert page.service.tracks == []


async def test_what_was_really_seen_is_recorded_when_it_ends(page: Page):
    page.service.surfaces_ready(0, (10, 11), 640, 360)
    await page.service.open(["c1", "c2"], NOON)
    page.process.report(0, 0, 0)
    # Not on the screen yet: the player has shown nothing so far.
    page.players.first_picture("page.0.0")
    for at in range(1, 11):
        page.process.report(at, at, at)
    page.process.report(100, 100, 100, leap=1)
    page.process.report(102, 102, None, leap=1)
    page.service.close()
    await page.log.written()
    seen, unseen = page.closed
    assert seen["played"] == [
        ["2026-11-24T12:00:01.000Z", "2026-11-24T12:00:10.000Z"],
        ["2026-11-24T12:01:40.000Z", "2026-11-24T12:01:42.000Z"],
    ]
    # The second camera had no window.
    assert unseen["played"] == []


@pytest.mark.parametrize(
    "cameras,code", [([], "playback.no_camera"), ([f"c{n}" for n in range(1, 11)], "playback.too_many")]
)
async def test_how_many_cameras_may_be_played(page: Page, cameras, code):
    with pytest.raises(InputError) as told:
        await page.service.open(cameras, NOON)
    assert told.value.code == code
    with pytest.raises(CameraError):
        await page.service.open(["nobody"], NOON)
    assert page.happened == []


async def test_few_cameras_get_their_main_streams_and_many_their_sub_streams(page: Page):
    await page.service.open(["c1"], NOON)
    assert [plan.source.quality for plan in page.process.tracks[0]] == [StreamQuality.MAIN, StreamQuality.SUB]
    await page.service.open([f"c{n}" for n in range(1, 8)], NOON)
    assert {plans[0].source.quality for plans in page.process.tracks} == {StreamQuality.SUB}


async def test_opening_again_replaces_what_was_open_and_keeps_what_goes_on(page: Page):
    await page.service.open(["c1", "c2"], NOON)
    await page.service.open(["c2", "c3"], NOON)
    await page.log.written()
    opened = [entry.camera for entry in page.stored.entries if entry.action == "replay.opened"]
    closed = [entry.camera for entry in page.stored.entries if entry.action == "replay.closed"]
    assert (opened, closed) == (["c1", "c2", "c3"], ["c1"])


async def test_an_opening_that_was_overtaken_opens_nothing(page: Page):
    slow = asyncio.create_task(page.service.open(["c1"], NOON))
    await asyncio.sleep(0)
    await page.service.open(["c2"], NOON)
    await slow
    assert [one for one in page.happened if one.startswith("open")] == ["open page 1"]
    assert [track.camera.id for track in page.service.tracks] == ["c2"]


async def test_segments_are_asked_for_again_before_those_that_are_known_end(page: Page):
    await page.service.open(["c1"], NOON)
    asked = len(page.finder.asked)
    page.process.report(60, 60)
    await asyncio.sleep(0.01)
    assert len(page.finder.asked) == asked
    page.clock.go(10)
    page.process.report(50 * 60, 50 * 60)
    await asyncio.sleep(0.01)
    assert len(page.finder.asked) == asked + 1
    ((track, plans),) = page.process.supplied
    assert track == 0
    assert plans[0].window.end == seconds(50 * 60) + timedelta(hours=1)


async def test_a_source_that_fails_is_told_once_and_the_others_are_used(page: Page):
    page.finder.fails_with = StorageError("storage.io_failed")
    assert await page.service.recorded(["c1"], NOON, seconds(60), 1.0) == []
    assert await page.service.recorded(["c1"], NOON, seconds(60), 1.0) == []
    assert [error.code for error in page.errors] == ["storage.io_failed"]
    page.finder.fails_with = None
    assert len(await page.service.recorded(["c1"], NOON, seconds(60), 1.0)) == 1


async def test_a_player_that_shows_nothing_yet_is_never_called_playing(page: Page):
    page.service.surfaces_ready(0, (10, 11), 640, 360)
    await page.service.open(["c1"], NOON)
    page.process.report(1, 1)
    assert page.service.tracks[0].state is TrackState.LOADING
    page.players.first_picture("page.0.0")
    assert (page.service.tracks[0].state, page.service.tracks[0].surface) == (TrackState.PLAYING, 0)
    page.process.report(2, None)
    status = page.service.tracks[0]
    assert (status.state, status.reason, status.surface) == (TrackState.MISSING, TrackReason.GAP, None)


async def test_a_restarted_process_is_shown_in_the_other_window_until_its_picture_is_there(page: Page):
    page.service.surfaces_ready(0, (10, 11), 640, 360)
    await page.service.open(["c1"], NOON)
    page.players.first_picture("page.0.0")
    page.process.is_ready()
    assert set(page.players.playing) == {"page.0.0", "page.0.1"}
    assert page.service.tracks[0].reason is TrackReason.PROCESS_RESTARTING
    page.players.first_picture("page.0.1")
    assert set(page.players.playing) == {"page.0.1"}


async def test_a_snapshot_is_recorded_with_the_hash_of_the_original_picture(page: Page):
    await page.service.open(["c1"], NOON)
    with pytest.raises(CameraError) as none:
        await page.service.snapshot(0)
    assert none.value.code == "camera.no_picture"
    page.process.still_picture = FootageStill(b"PNG", seconds(3), "ab" * 32, "local.main")
    still = await page.service.snapshot(0)
    (entry,) = [one for one in page.stored.entries if one.action == "snapshot.taken"]
    assert json.loads(entry.details)["sha256"] == still.original_sha256
    page.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(LogError):
        await page.service.snapshot(0)


async def test_thumbnails_are_of_open_cameras_only_and_counted(page: Page):
    assert await page.service.thumbnail("c1", NOON) is None
    await page.service.open(["c1"], NOON)
    assert await page.service.thumbnail("c1", seconds(9)) == b"PNG"
    page.service.close()
    await page.log.written()
    assert page.closed[0]["thumbnails"] == 1


async def test_wishes_are_checked(page: Page):
    await page.service.open(["c1"], NOON)
    with pytest.raises(InputError):
        page.service.play(3.0)
    with pytest.raises(InputError):
        page.service.loop(seconds(5), seconds(5))
    page.service.play(-16.0)
    page.service.seek(seconds(7))
    page.service.step(-1)
    page.service.loop(seconds(1), seconds(2))
    page.service.loop()
    assert page.happened[-5:] == ["play -16.0", "seek 7.0", "step -1", "loop True", "loop False"]


# ---- rights ----------------------------------------------------------------------------------------------------


async def test_who_may_not_replay_opens_nothing_and_is_not_recorded(page: Page):
    page.desk.become(person(), frozenset({Permission.VIEW_LIVE}))
    with pytest.raises(AccessError):
        await page.service.open(["c1"], NOON)
    with pytest.raises(AccessError):
        await page.service.recorded(["c1"], NOON, seconds(1), 1.0)
    assert page.happened == []


async def test_footage_older_than_a_person_may_see_is_neither_sought_nor_reached_backwards(page: Page):
    page.desk.become(person(limits=Limits(replay_hours=2)), frozenset(Permission))
    with pytest.raises(AccessError):
        await page.service.open(["c1"], NOON - timedelta(hours=2))
    await page.service.open(["c1"], NOON)
    with pytest.raises(AccessError):
        page.service.seek(NOON - timedelta(hours=2))
    page.process.report(-7200, -7200, speed=-4.0)
    assert page.happened[-1] == "pause"
    assert page.errors[-1].code == "access.too_long_ago"


async def test_somebody_elses_playback_is_closed(page: Page):
    page.service.surfaces_ready(0, (10, 11), 640, 360)
    await page.service.open(["c1"], NOON)
    page.desk.become(person("p-2"), frozenset(Permission))
    assert page.players.playing == {}
    assert page.service.tracks == []
    await page.log.written()
    assert [entry.action for entry in page.stored.entries] == ["replay.opened", "replay.closed"]


class SlowFinder(Finder):
    """A recorder that cannot be reached for now: it answers when it is told to."""

    def __init__(self, happened: list[str]) -> None:
        super().__init__(happened)
        self.may_answer = asyncio.Event()
        self.given_up = asyncio.Event()

    async def plans(self, of, between):
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            self.given_up.set()
            raise
        return [plan(of.id, between, StreamQuality.SUB)]


@pytest.fixture
async def two_sources(page: Page) -> AsyncIterator[tuple[PlaybackService, SlowFinder]]:
    slow = SlowFinder(page.happened)
    catalogue = FootageCatalogue([page.finder, slow], page.errors.append)
    service = PlaybackService(
        "two", Cameras(12), catalogue, page.process, page.players, page.clock, authority=page.desk, log=page.log
    )
    yield service, slow
    await service.stop()


async def test_a_recorder_that_does_not_answer_keeps_no_picture_back(page: Page, two_sources):
    """Each opening and each instant replay of such a camera waited six seconds for it."""
    service, slow = two_sources
    await asyncio.wait_for(service.open(["c1", "c2"], NOON), 2)
    assert "open two 2" in page.happened
    assert [len(known) for known in page.process.tracks] == [2, 2] and page.process.supplied == []
    slow.may_answer.set()
    for _ in range(200):
        if len(page.process.supplied) == 2:
            break
        await asyncio.sleep(0.01)
    assert [(track, len(known)) for track, known in page.process.supplied] == [(0, 3), (1, 3)]


async def test_where_nothing_else_has_the_camera_the_slow_one_is_waited_for(page: Page, two_sources):
    service, slow = two_sources
    page.finder.fails_with = VmsError("camera.unreachable")
    opening = asyncio.ensure_future(service.open(["c1"], NOON))
    await asyncio.sleep(0.4)
    assert not opening.done()
    slow.may_answer.set()
    await asyncio.wait_for(opening, 2)
    assert "open two 1" in page.happened


async def test_what_is_closed_asks_nobody_any_more(page: Page, two_sources):
    service, slow = two_sources
    await service.open(["c1"], NOON)
    await asyncio.sleep(0)
    await service.stop()
    await asyncio.wait_for(slow.given_up.wait(), 2)
