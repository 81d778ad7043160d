"""The slot's watchdog, with a player that only remembers and time that moves when told."""

from __future__ import annotations

from vms_desktop.child_protocol.player import CropSlot, OpenSlot
from vms_desktop.player.libvlc import Counters, Playback
from vms_desktop.player.slot import FIRST_PICTURE_AFTER_OUTPUT_S, Phase, Slot, crop_geometry


class FakePlayer:
    def __init__(self) -> None:
        self.played: list[tuple[str, int]] = []
        self.crops: list[str | None] = []
        self.state = Playback.RUNNING
        self.output = False
        self.count = Counters(0, 0, 0, 0)
        self.size: tuple[int, int] | None = (640, 360)

    def play(self, url: str, window: int, steady: bool) -> None:
        self.played.append((url, window))
        self.state, self.output, self.count = Playback.RUNNING, False, Counters(0, 0, 0, 0)

    def stop(self) -> None:
        self.state = Playback.OVER

    def close(self) -> None:
        self.stop()

    def playback(self) -> Playback:
        return self.state

    def has_output(self) -> bool:
        return self.output

    def counters(self) -> Counters:
        return self.count

    def picture_size(self) -> tuple[int, int] | None:
        return self.size

    def crop(self, geometry: str | None) -> None:
        self.crops.append(geometry)


class Bench:
    """A slot, its player, and a clock."""

    def __init__(self) -> None:
        self.player = FakePlayer()
        self.asked_to_stop = 0
        self.now = 100.0
        self.slot = Slot("0.0", self.player, self._stop)

    def _stop(self, slot: Slot) -> None:
        self.asked_to_stop += 1

    def open(self, generation: int = 1, url: str = "http://127.0.0.1/a") -> None:
        self.slot.open(OpenSlot("0.0", generation, 77, url), self.now)
        self.slot.step(self.now)

    def run(self, seconds: float, *, pictures_per_s: float = 0.0, bytes_per_s: float = 0.0) -> list[float]:
        """Let time pass in steps of 20 ms with this much coming in; stops asked for are done at once."""
        told = []
        began, first = self.now, self.player.count
        while self.now < began + seconds:
            self.now += 0.02
            if self.slot.phase is Phase.STOPPING:
                self.slot.stopped()
            elif self.player.count is not first and self.player.count.read_bytes == 0:
                began_again = self.now
                first = self.player.count
                began, seconds = began_again, seconds - (began_again - began)
            passed = self.now - began
            if self.slot.phase in (Phase.STARTING, Phase.SHOWING):
                self.player.count = Counters(
                    first.displayed + int(passed * pictures_per_s), 0, 0, first.read_bytes + int(passed * bytes_per_s)
                )
            after_s = self.slot.step(self.now)
            if after_s is not None:
                told.append(after_s)
        return told

    def show(self) -> None:
        self.open()
        self.player.output = True
        assert len(self.run(1.0, pictures_per_s=15, bytes_per_s=60_000)) == 1


def test_the_first_picture_is_told_once_and_soon_after_the_output_is_there() -> None:
    bench = Bench()
    bench.open(generation=5)
    assert bench.player.played == [("http://127.0.0.1/a", 77)]
    assert bench.run(0.3, bytes_per_s=60_000) == []
    bench.player.output = True
    told = bench.run(0.2, bytes_per_s=60_000)
    assert len(told) == 1 and 0.3 <= told[0] <= 0.3 + FIRST_PICTURE_AFTER_OUTPUT_S + 0.05
    assert bench.run(2.0, pictures_per_s=15, bytes_per_s=60_000) == []


def test_bytes_without_a_first_picture_start_the_player_again_with_growing_patience() -> None:
    bench = Bench()
    bench.open()
    bench.run(1.3, bytes_per_s=60_000)
    assert bench.slot.restarts == 1
    bench.run(6.0, bytes_per_s=60_000)
    assert bench.slot.restarts == 2
    assert len(bench.player.played) == 3


def test_a_relay_that_sends_nothing_is_waited_for() -> None:
    bench = Bench()
    bench.open()
    bench.run(20.0)
    assert bench.slot.restarts == 0 and bench.asked_to_stop == 0


def test_pictures_that_stop_while_bytes_come_start_the_player_again() -> None:
    bench = Bench()
    bench.show()
    bench.run(2.6, bytes_per_s=60_000)
    assert bench.slot.restarts == 1


def test_a_picture_that_shows_is_as_old_as_it_is_and_not_as_old_as_the_wish() -> None:
    """With a camera that took a second to answer, a tile that had just come up was called late."""
    bench = Bench()
    bench.open()
    bench.run(1.5)
    bench.player.output = True
    told = bench.run(0.5, bytes_per_s=60_000)
    assert len(told) == 1 and bench.slot.phase is Phase.SHOWING
    report = bench.slot.report(bench.now)
    assert report is not None and report.displayed == 0
    assert report.stalled_s < 0.6


def test_a_frozen_camera_is_no_fault_of_the_player() -> None:
    bench = Bench()
    bench.show()
    bench.run(30.0)
    report = bench.slot.report(bench.now)
    assert report is not None
    assert report.restarts == 0
    assert report.stalled_s > 29


def test_a_camera_with_a_picture_every_two_seconds_is_not_restarted() -> None:
    bench = Bench()
    bench.open()
    bench.player.output = True
    bench.run(20.0, pictures_per_s=0.5, bytes_per_s=10_000)
    assert bench.slot.restarts == 0


def test_an_ended_stream_is_opened_again_with_growing_pauses() -> None:
    bench = Bench()
    bench.show()
    for _ in range(200):
        bench.player.state = Playback.OVER
        bench.run(0.02)
    # Four seconds: after 0.1, 0.2, 0.4, 0.8 s and then every second.
    assert 4 <= len(bench.player.played) <= 8
    assert bench.slot.restarts == 0


def test_counts_go_on_over_restarts_and_begin_anew_with_another_stream() -> None:
    bench = Bench()
    bench.show()
    shown = bench.slot.report(bench.now)
    assert shown is not None and shown.displayed >= 6
    bench.run(2.6, bytes_per_s=60_000)
    bench.player.output = True
    bench.run(2.0, pictures_per_s=15, bytes_per_s=60_000)
    after = bench.slot.report(bench.now)
    assert after is not None and after.displayed > shown.displayed + 10
    bench.open(generation=2, url="http://127.0.0.1/b")
    bench.run(0.1)
    anew = bench.slot.report(bench.now)
    assert anew is not None and (anew.generation, anew.displayed, anew.restarts) == (2, 0, 0)
    assert bench.player.played[-1] == ("http://127.0.0.1/b", 77)


def test_a_closed_slot_is_free_once_its_player_has_stopped() -> None:
    bench = Bench()
    bench.show()
    bench.slot.close()
    assert bench.slot.report(bench.now) is None
    bench.slot.step(bench.now)
    assert not bench.slot.is_free
    bench.now += 3.0
    assert bench.slot.stopping_for(bench.now) == 3.0
    bench.slot.stopped()
    assert bench.slot.is_free and bench.slot.stopping_for(bench.now) == 0.0


def test_a_slot_opened_again_while_it_stops_plays_the_new_stream() -> None:
    bench = Bench()
    bench.show()
    bench.slot.close()
    bench.slot.step(bench.now)
    bench.open(generation=2, url="http://127.0.0.1/b")
    assert len(bench.player.played) == 1
    bench.run(0.1)
    assert bench.player.played[-1] == ("http://127.0.0.1/b", 77)


def test_zoom_waits_for_the_pictures_size_and_is_taken_back_before_another_stream() -> None:
    bench = Bench()
    bench.player.size = None
    bench.slot.crop(CropSlot("0.0", 0.5, 0.5, 0.5, 0.5))
    bench.show()
    assert bench.player.crops == []
    bench.player.size = (640, 360)
    bench.run(1.0, pictures_per_s=15, bytes_per_s=60_000)
    assert bench.player.crops == ["320+180+0+0"]
    bench.open(generation=2)
    bench.run(0.1)
    assert bench.player.crops == ["320+180+0+0", None]


def test_zoom_follows_a_change_of_the_pictures_size() -> None:
    bench = Bench()
    bench.slot.crop(CropSlot("0.0", 0.0, 0.0, 0.5, 0.5))
    bench.show()
    bench.player.size = (1280, 720)
    bench.run(1.0, pictures_per_s=15, bytes_per_s=60_000)
    assert bench.player.crops == ["0+0+320+180", "0+0+640+360"]
    bench.slot.crop(CropSlot("0.0", 0.0, 0.0, 1.0, 1.0))
    assert bench.player.crops[-1] is None


def test_a_zoom_taken_back_while_the_player_starts_again_does_not_stay() -> None:
    bench = Bench()
    bench.slot.crop(CropSlot("0.0", 0.5, 0.5, 0.5, 0.5))
    bench.show()
    bench.player.output = False
    while len(bench.player.played) == 1:
        bench.run(0.02, bytes_per_s=600_000)
    assert bench.slot.phase is Phase.STARTING
    bench.slot.crop(CropSlot("0.0", 0.0, 0.0, 1.0, 1.0))
    before = len(bench.player.crops)
    bench.player.output = True
    bench.run(1.0, pictures_per_s=15, bytes_per_s=60_000)
    assert bench.slot.phase is Phase.SHOWING
    # The output may be the old one, with its old crop.
    assert bench.player.crops[before:] == [None]


def test_a_crop_never_leaves_the_picture() -> None:
    assert crop_geometry(CropSlot("s", 0.9, 0.9, 0.5, 0.5), 640, 360) == "320+180+0+0"
    assert crop_geometry(CropSlot("s", -1.0, 0.0, 0.001, 0.001), 640, 360) == "0+0+624+344"
    assert crop_geometry(CropSlot("s", 0.25, 0.25, 0.5, 0.5), 638, 358) == "160+90+160+90"
