"""What the operator sees is decided here: which stream plays, and that an old picture never looks live."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.services.ports import StillPicture
from vms_desktop.services.wall.tile_status import ZoomRegion

SUB = StreamQuality.SUB
MAIN = StreamQuality.MAIN


async def settled() -> None:
    """Let tasks that only wait for the loop run."""
    for _ in range(5):
        await asyncio.sleep(0)


async def live(room, tile: int = 0, camera: str = "c0", quality: StreamQuality = SUB) -> StreamKey:
    room.wall.assign(tile, camera)
    await settled()
    key = StreamKey(camera, quality)
    room.relay.report(key, StreamState.LIVE)
    room.players.first_picture(f"{tile}.0")
    return key


async def test_a_small_tile_shows_the_sub_stream_in_its_first_window(room):
    room.widgets(4)
    room.wall.assign(0, "c0")
    await settled()
    assert room.players.playing == {"0.0": (100, "http://relay/1/c0.sub")}
    assert room.wall.status(0).state is StreamState.CONNECTING


async def test_live_needs_a_picture_on_the_screen_and_not_only_packets(room):
    room.widgets(1)
    room.wall.assign(0, "c0")
    await settled()
    room.relay.report(StreamKey("c0", SUB), StreamState.LIVE)
    assert room.wall.status(0).state is StreamState.CONNECTING
    room.players.first_picture("0.0")
    assert room.wall.status(0).state is StreamState.LIVE
    assert room.wall.status(0).surface == 0


async def test_a_report_about_the_previous_stream_is_not_believed(room):
    room.widgets(1)
    await live(room)
    room.wall.assign(0, "c1")
    await settled()
    room.players.first_picture("0.0", generation=1)
    room.relay.report(StreamKey("c1", SUB), StreamState.LIVE)
    assert room.wall.status(0).state is StreamState.CONNECTING


async def test_the_old_picture_stays_until_the_larger_stream_shows(room):
    room.widgets(4)
    await live(room)
    room.wall.maximise(0)
    room.wall.surfaces_ready(0, (100, 101), 1600, 900)
    room.wall.set_layout(Layout.FOUR)
    await settled()
    assert room.players.playing["0.0"][1].endswith("c0.sub")
    assert room.players.playing["0.1"][1].endswith("c0.main")
    assert room.wall.status(0).surface == 0
    room.relay.report(StreamKey("c0", MAIN), StreamState.LIVE)
    room.players.first_picture("0.1")
    assert room.wall.status(0).surface == 1
    assert list(room.players.playing) == ["0.1"]


async def test_only_the_largest_tiles_decode_main_streams(room):
    """Above a few main streams a plain PC starves; the sub stream is then the honest choice."""
    room.widgets(4, height=700)
    for n in range(4):
        room.wall.assign(n, f"c{n}")
    await settled()
    room.wall.set_layout(Layout.FOUR)
    qualities = [url.rsplit(".", 1)[1] for _, url in room.players.playing.values()]
    assert sorted(qualities) == ["main", "main", "sub", "sub"]


async def test_a_frozen_camera_is_late_and_shows_its_last_picture_as_old(room):
    room.widgets(1)
    key = await live(room)
    picture = StillPicture(b"png", datetime(2026, 11, 24, tzinfo=UTC))
    room.relay.stills[key] = picture
    room.relay.report(key, StreamState.LATE, StreamReason.STALLED)
    await settled()
    status = room.wall.status(0)
    assert (status.state, status.surface, status.stale_picture) == (StreamState.LATE, None, picture)
    room.relay.report(key, StreamState.LIVE)
    assert room.wall.status(0).state is StreamState.LIVE
    assert room.wall.status(0).stale_picture is None


async def test_packets_without_pictures_on_the_screen_are_late_too(room):
    room.widgets(1)
    await live(room)
    room.players.status("0.0", displayed=10)
    room.clock.seconds += 3
    room.players.status("0.0", displayed=10, stalled_s=3.0)
    assert (room.wall.status(0).state, room.wall.status(0).reason) == (StreamState.LATE, StreamReason.PLAYER_STALLED)


async def test_a_silent_host_makes_its_tiles_late_without_any_report(room):
    room.widgets(1)
    await live(room)
    room.players.status("0.0", displayed=10)
    room.clock.seconds += 3
    assert room.wall.status(0).state is StreamState.LATE


async def test_after_a_host_was_replaced_the_tile_connects_until_its_first_picture(room):
    room.widgets(1)
    await live(room)
    room.players.replaced_listeners.notify(["0.0"])
    assert room.wall.status(0).state is StreamState.CONNECTING
    room.players.first_picture("0.0")
    assert room.wall.status(0).state is StreamState.LIVE


async def test_a_new_relay_gets_every_open_tile_again(room):
    room.widgets(2)
    await live(room)
    room.relay.run = 2
    room.relay.readiness.notify()
    assert room.players.playing["0.0"][1] == "http://relay/2/c0.sub"
    assert room.wall.status(0).state is StreamState.CONNECTING


async def test_tiles_assigned_before_the_relay_is_ready_open_when_it_is(room):
    room.relay.ready = False
    room.widgets(1)
    room.wall.assign(0, "c0")
    await settled()
    assert room.players.playing == {}
    room.relay.ready = True
    room.relay.readiness.notify()
    assert "0.0" in room.players.playing


async def test_hidden_tiles_stop_decoding_and_resume(room):
    room.widgets(1)
    await live(room)
    room.wall.set_visible(0, False)
    assert room.players.playing == {}
    assert room.wall.status(0).state is StreamState.STOPPED
    room.wall.set_visible(0, True)
    assert "0.0" in room.players.playing


async def test_a_maximised_tile_stops_its_neighbours(room):
    room.widgets(2)
    await live(room, 0, "c0")
    await live(room, 1, "c1")
    room.wall.maximise(0)
    assert set(room.players.playing) == {"0.0"}
    room.wall.maximise(None)
    assert {"0.0", "1.0"} <= set(room.players.playing)


async def test_swap_exchanges_cameras_and_close_empties(room):
    room.widgets(4)
    await live(room, 0, "c0")
    await live(room, 1, "c1")
    room.wall.swap(0, 1)
    assert room.wall.content.camera_ids == ("c1", "c0", None, None)
    room.wall.close(0)
    assert room.wall.content.camera_ids == (None, "c0", None, None)
    room.wall.clear()
    assert room.wall.content == WallContent(Layout.FOUR, (None,) * 4)
    assert room.players.playing == {}


async def test_a_smaller_layout_keeps_cameras_for_when_it_grows_again(room):
    room.wall.show(WallContent(Layout.NINE, tuple(f"c{n}" for n in range(9))))
    room.wall.set_layout(Layout.FOUR)
    assert len(room.wall.content.camera_ids) == 4
    room.wall.set_layout(Layout.NINE)
    assert room.wall.content.camera_ids[8] == "c8"


async def test_a_saved_view_with_a_deleted_camera_leaves_an_empty_tile(room):
    room.wall.show(WallContent(Layout.FOUR, ("c0", "gone", "c1")))
    assert room.wall.content.camera_ids == ("c0", None, "c1", None)


async def test_an_unknown_camera_is_refused(room):
    with pytest.raises(CameraError) as refused:
        room.wall.assign(0, "nobody")
    assert refused.value.code == "camera.unknown"


async def test_next_camera_goes_to_the_first_empty_tile_else_the_last(room):
    assert room.wall.assign_next("c0") == 0
    assert room.wall.assign_next("c1") == 1
    for n in range(2, 4):
        room.wall.assign_next(f"c{n}")
    assert room.wall.assign_next("c9") == 3


async def test_zoom_follows_to_the_larger_stream(room):
    room.widgets(1)
    await live(room)
    room.wall.zoom(0, ZoomRegion(0.25, 0.25, 0.5, 0.5))
    assert room.players.crops["0.0"] == (0.25, 0.25, 0.5, 0.5)
    room.wall.surfaces_ready(0, (100, 101), 1600, 900)
    room.wall.set_layout(Layout.ONE)
    await settled()
    assert room.players.crops["0.1"] == (0.25, 0.25, 0.5, 0.5)


async def test_new_native_windows_stop_the_old_players_first(room):
    room.widgets(1)
    await live(room)
    room.wall.surfaces_ready(0, (900, 901), 350, 200)
    assert room.players.playing["0.0"][0] == 900


async def test_a_changed_register_configures_streams_again(room):
    room.widgets(1)
    await live(room)
    room.register.changes.notify()
    room.wall.assign(0, "c1")
    room.wall.assign(0, "c0")
    await settled()
    assert room.register.ensured.count("c0") == 2


async def test_a_still_without_a_picture_says_so(room):
    room.widgets(1)
    await live(room)
    with pytest.raises(CameraError) as missing:
        await room.wall.still(0)
    assert missing.value.code == "camera.no_picture"


async def test_displayed_rate_is_measured_from_what_was_drawn(room):
    room.widgets(1)
    await live(room)
    for n in range(8):
        room.players.status("0.0", displayed=n * 15)
        room.clock.seconds += 1
    room.players.status("0.0", displayed=8 * 15)
    assert room.wall.status(0).displayed_fps == pytest.approx(15.0)


async def test_a_picture_drawn_twice_is_not_counted_as_two(room):
    """libVLC counts it again; what the camera sends is the most that can have been shown."""
    room.widgets(1)
    await live(room)
    room.relay.report(StreamKey("c0", SUB), StreamState.LIVE, fps=15.0)
    for n in range(8):
        room.players.status("0.0", displayed=n * 19)
        room.clock.seconds += 1
    assert room.wall.status(0).displayed_fps == pytest.approx(15.0)


@pytest.mark.parametrize(("codec", "blocks"), [("h264", 1), ("hevc", 2)])
async def test_a_player_that_only_draws_its_last_picture_again_never_looks_live(room, codec, blocks):
    """libVLC left out every picture of an H.265 camera, drew the last one twelve times a second, and counted that."""
    room.widgets(1)
    await live(room)
    room.relay.report(StreamKey("c0", SUB), StreamState.LIVE, fps=15.0, codec=codec)
    for n in range(7):
        room.clock.seconds += 1
        room.players.status("0.0", displayed=n * 13, decoded=n * 15 * blocks)
    status = room.wall.status(0)
    assert (status.state, status.reason) == (StreamState.LATE, StreamReason.PLAYER_STALLED)
    room.clock.seconds += 6
    room.players.status("0.0", displayed=12 * 13, decoded=12 * 15 * blocks)
    async with asyncio.timeout(5):
        while "0.1" not in room.players.playing:  # noqa: ASYNC110 - the wall looks twice a second
            await asyncio.sleep(0.05)
    # What is seen stays, called late, until the other player shows.
    assert room.wall.status(0).state is StreamState.LATE
    assert "0.0" in room.players.playing
    room.players.first_picture("0.1")
    assert room.wall.status(0).state is StreamState.LIVE
    assert "0.0" not in room.players.playing


async def test_a_busy_machine_is_no_stuck_player(room):
    """Another player shows no more than this one did, and starting it makes a busy machine busier."""
    room.widgets(1)
    await live(room)
    room.relay.report(StreamKey("c0", SUB), StreamState.LIVE, fps=15.0, codec="h264")
    for n in range(20):
        room.clock.seconds += 1
        room.players.status("0.0", displayed=n * 4, decoded=n * (15 + 4))
    assert (room.wall.status(0).state, room.wall.status(0).reason) == (StreamState.LATE, StreamReason.PLAYER_STALLED)
    surface = room.wall._tiles.all[0].leading
    assert surface.shows_too_little(room.wall.status(0).health) and not surface.is_stuck(room.wall.status(0).health)


@pytest.mark.parametrize(("codec", "blocks"), [("h264", 1), ("hevc", 2), ("mjpeg", 1)])
async def test_a_player_that_decodes_what_comes_stays_live(room, codec, blocks):
    room.widgets(1)
    await live(room)
    room.relay.report(StreamKey("c0", SUB), StreamState.LIVE, fps=15.0, codec=codec)
    for n in range(8):
        room.clock.seconds += 1
        room.players.status("0.0", displayed=n * 16, decoded=n * 15 * (blocks + 1))
        assert room.wall.status(0).state is StreamState.LIVE
    assert room.wall.status(0).displayed_fps == pytest.approx(15.0)


async def test_a_player_is_not_blamed_for_a_camera_that_was_gone(room):
    """Its camera back, a player was judged by the time in which there was nothing to show, and started again."""
    room.widgets(1)
    await live(room)
    key = StreamKey("c0", SUB)
    drawn = 100
    for state, pictures in [(StreamState.LIVE, 15)] * 5 + [(StreamState.LOST, 0)] * 5 + [(StreamState.LIVE, 15)] * 6:
        room.clock.seconds += 1
        drawn += pictures
        room.relay.report(key, state, fps=15.0, codec="h264")
        room.players.status("0.0", displayed=drawn, decoded=2 * drawn)
        assert room.wall.status(0).state is state


@pytest.mark.parametrize("told_after_s", [0.1, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("stands_after_s", [0.05, 0.25, 0.45, 0.65, 0.85])
async def test_no_other_player_is_opened_while_a_camera_stands_still(room, told_after_s, stands_after_s):
    """For two seconds its stream counts as live; the new player showed the last group once more, as if it moved."""
    room.widgets(1)
    await live(room)
    surface = room.wall._tiles.all[0].leading
    began, stands_at = room.clock.seconds, 14.0 + stands_after_s
    reports = [("relay", n + told_after_s) for n in range(20)]
    reports += [("player", n / 2) for n in range(40)]
    late = 0
    for who, moment in sorted(reports, key=lambda one: one[1]):
        room.clock.seconds = began + moment
        age = max(0.05, moment - stands_at)
        pictures = round(min(moment, stands_at) * 15)
        if who == "relay":
            state = StreamState.LIVE if age < 2.0 else StreamState.LATE
            late += state is StreamState.LATE
            room.relay.report(surface.key, state, fps=15.0, codec="h264", picture_age_s=age)
        elif moment % 1 == 0 or age > 0.8:
            # As player hosts do: each second, and each half second what does not go on as it should.
            room.players.status("0.0", displayed=pictures, decoded=2 * pictures, stalled_s=age)
        assert not surface.is_stuck(room.wall.status(0).health), moment
    assert late


async def test_a_player_that_stands_still_while_pictures_come_is_replaced_though_the_relay_tells_less_often(room):
    room.widgets(1)
    await live(room)
    surface = room.wall._tiles.all[0].leading
    stuck = []
    for n in range(1, 21):
        room.clock.seconds += 0.5
        if n % 2:
            room.relay.report(surface.key, StreamState.LIVE, fps=15.0, codec="h264", picture_age_s=0.05)
        room.players.status("0.0", displayed=20, decoded=40, stalled_s=n / 2)
        health = room.wall.status(0).health
        stuck.append(surface.is_stuck(health))
        assert surface.shows_too_little(health) or n < 8
    assert stuck[-2:] in ([True, False], [False, True])
