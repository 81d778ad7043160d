"""One real player host: what it draws is read back from the X server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import psutil
import pytest
from ts_server import TsServer
from video_tools import XWindows, is_black, is_green, is_red, until

from vms_desktop.adapters.video.child_process import ChildProcess
from vms_desktop.child_protocol.framing import encode
from vms_desktop.child_protocol.player import (
    PLAYER_TO_DESK,
    CloseSlot,
    CropSlot,
    Hello,
    HostFault,
    OpenSlot,
    Ready,
    Shutdown,
    SlotReport,
    SlotReports,
    SlotShowing,
)
from vms_desktop.domain.clock import SystemClock
from vms_desktop.measure.virtual_screen import VirtualScreen


class Host:
    """A host process and all it has said."""

    def __init__(self) -> None:
        self.said: list[Any] = []
        self.reports: dict[str, SlotReport] = {}
        """Of the last two heartbeats: players in good order are in every second one."""
        self._last: dict[str, SlotReport] = {}
        self.codes: list[int] = []
        self.child = ChildProcess(
            "player host",
            ["player-host"],
            PLAYER_TO_DESK,
            SystemClock(),
            on_message=self._heard,
            on_end=self.codes.append,
            heartbeat_s=5.0,
        )

    def _heard(self, message: Any) -> None:
        self.said.append(message)
        if isinstance(message, SlotReports):
            before, self._last = self._last, {report.slot: report for report in message.reports}
            self.reports = before | self._last

    def showing(self, slot: str) -> list[SlotShowing]:
        return [each for each in self.said if isinstance(each, SlotShowing) and each.slot == slot]


@pytest.fixture
async def host(screen: VirtualScreen) -> AsyncIterator[Host]:
    started = Host()
    started.child.start()
    started.child.send(Hello(software_rendering=True))
    yield started
    await started.child.stop(Shutdown(), 3.0)
    assert started.codes == [0]


async def test_the_picture_is_on_the_screen_when_it_is_said_to_show(
    host: Host, screen: VirtualScreen, windows: XWindows, streams: TsServer
) -> None:
    window = windows.open(0, 0, 480, 270)
    host.child.send(OpenSlot("0.0", 7, window, streams.url("/live/1")))
    await until(lambda: host.showing("0.0"), 5, "showing")
    assert is_red(screen, 60, 200) and is_green(screen, 420, 200)
    assert host.showing("0.0")[0].generation == 7
    await until(lambda: host.reports.get("0.0") and host.reports["0.0"].displayed > 20, 5, "20 pictures")
    report = host.reports["0.0"]
    assert (report.generation, report.restarts) == (7, 0)
    assert report.stalled_s < 1.0
    assert isinstance(host.said[0], Ready) and host.said[0].pid == host.child.pid


async def test_a_closed_slot_draws_no_more_and_its_player_serves_the_next(
    host: Host, screen: VirtualScreen, windows: XWindows, streams: TsServer
) -> None:
    window = windows.open(0, 0, 480, 270)
    host.child.send(OpenSlot("0.0", 1, window, streams.url("/live/1")))
    await until(lambda: is_red(screen, 60, 200), 5, "picture")
    host.child.send(CloseSlot("0.0"))
    await until(lambda: is_black(screen, 60, 200), 3, "black window")
    await until(lambda: "0.0" not in host.reports, 2, "no report of a closed slot")
    host.child.send(OpenSlot("5.0", 2, window, streams.url("/live/2")))
    await until(lambda: is_red(screen, 60, 200), 5, "picture of the next slot")


async def test_crop_enlarges_a_part_of_the_picture(
    host: Host, screen: VirtualScreen, windows: XWindows, streams: TsServer
) -> None:
    window = windows.open(0, 0, 480, 270)
    host.child.send(OpenSlot("0.0", 1, window, streams.url("/live/1")))
    await until(lambda: host.showing("0.0"), 5, "showing")
    host.child.send(CropSlot("0.0", 0.5, 0.5, 0.5, 0.5))
    await until(lambda: is_green(screen, 60, 200), 3, "only the right half")
    host.child.send(CropSlot("0.0", 0.0, 0.0, 1.0, 1.0))
    await until(lambda: is_red(screen, 60, 200) and is_green(screen, 420, 200), 3, "the whole picture again")


async def test_a_crop_asked_for_before_the_first_picture_holds(
    host: Host, screen: VirtualScreen, windows: XWindows, streams: TsServer
) -> None:
    window = windows.open(0, 0, 480, 270)
    host.child.send(OpenSlot("0.0", 1, window, streams.url("/live/1")))
    host.child.send(CropSlot("0.0", 0.5, 0.25, 0.5, 0.5))
    await until(lambda: is_green(screen, 60, 200), 5, "only the right half")


async def test_the_same_slot_changes_its_stream(
    host: Host, screen: VirtualScreen, windows: XWindows, streams: TsServer
) -> None:
    window = windows.open(0, 0, 480, 270)
    host.child.send(OpenSlot("0.0", 1, window, streams.url("/silent/1")))
    host.child.send(OpenSlot("0.0", 2, window, streams.url("/live/2")))
    await until(lambda: host.showing("0.0"), 5, "showing")
    assert [showing.generation for showing in host.showing("0.0")] == [2]


async def test_a_stream_that_ends_is_opened_again_and_counts_on(
    host: Host, windows: XWindows, streams: TsServer
) -> None:
    window = windows.open(0, 0, 480, 270)
    asked_before = streams.connections.count("/ends/9")
    host.child.send(OpenSlot("0.0", 1, window, streams.url("/ends/9")))
    await until(lambda: streams.connections.count("/ends/9") >= asked_before + 3, 10, "third connection")
    await until(
        lambda: "0.0" in host.reports and host.reports["0.0"].displayed > 15,
        5,
        "counts of several connections together",
    )
    assert len(host.showing("0.0")) == 1


async def test_a_frozen_stream_is_told_as_stalled_and_not_restarted_for_nothing(
    host: Host, windows: XWindows, streams: TsServer
) -> None:
    window = windows.open(0, 0, 480, 270)
    asked_before = len(streams.connections)
    host.child.send(OpenSlot("0.0", 1, window, streams.url("/freeze/1")))
    await until(lambda: host.showing("0.0"), 5, "showing")
    await until(lambda: "0.0" in host.reports and host.reports["0.0"].stalled_s > 2.2, 6, "stalled")
    assert host.reports["0.0"].restarts == 0
    assert len(streams.connections) == asked_before + 1


async def test_sixteen_slots_show_in_one_host(
    host: Host, screen: VirtualScreen, windows: XWindows, streams: TsServer
) -> None:
    for number in range(16):
        left, top = number % 4 * 320, number // 4 * 180
        window = windows.open(left, top, 316, 176)
        host.child.send(OpenSlot(f"{number}.0", number, window, streams.url(f"/live/{number}")))
    await until(lambda: all(host.showing(f"{number}.0") for number in range(16)), 10, "all showing")
    # An output exists some milliseconds before its first picture is drawn.
    spots = [(number % 4 * 320 + 40, number // 4 * 180 + 130) for number in range(16)]
    await until(lambda: all(is_red(screen, *spot) for spot in spots), 2, "sixteen pictures")
    await until(
        lambda: len(host.reports) == 16 and all(report.displayed > 15 for report in host.reports.values()),
        5,
        "all playing",
    )
    assert sum(report.restarts for report in host.reports.values()) == 0


async def test_a_window_that_vanishes_harms_no_other_slot(
    host: Host, screen: VirtualScreen, windows: XWindows, streams: TsServer
) -> None:
    doomed = XWindows(screen.display)
    host.child.send(OpenSlot("0.0", 1, doomed.open(0, 0, 320, 180), streams.url("/live/1")))
    host.child.send(OpenSlot("1.0", 2, windows.open(640, 0, 320, 180), streams.url("/live/2")))
    await until(lambda: host.showing("0.0") and host.showing("1.0"), 5, "both showing")
    doomed.close()
    before = host.reports["1.0"].displayed if "1.0" in host.reports else 0
    await until(lambda: "1.0" in host.reports and host.reports["1.0"].displayed > before + 30, 6, "the other plays on")
    host.child.send(CloseSlot("0.0"))
    await until(lambda: "0.0" not in host.reports, 5, "closed")
    assert is_red(screen, 680, 130)


def test_the_host_ends_when_the_desk_is_gone(windows: XWindows, streams: TsServer) -> None:
    """The desk killed: nobody says Shutdown, the pipe just closes."""
    command = [sys.executable, "-m", "vms_desktop", "player-host"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as orphan:
        assert orphan.stdin is not None and orphan.stdout is not None
        orphan.stdin.write(encode(Hello(software_rendering=True)))
        orphan.stdin.write(encode(OpenSlot("0.0", 1, windows.open(0, 0, 320, 180), streams.url("/live/1"))))
        orphan.stdin.flush()
        while b"SlotShowing" not in orphan.stdout.readline():
            assert orphan.poll() is None
        orphan.stdin.close()
        assert orphan.wait(5) == 0


async def test_a_missing_libvlc_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", "libvlc-that-is-not-there.so")
    host = Host()
    host.child.start()
    host.child.send(Hello(software_rendering=True))
    await until(lambda: host.codes, 5, "end")
    faults = [message for message in host.said if isinstance(message, HostFault)]
    assert [fault.code for fault in faults] == ["system.libvlc_missing"]
    assert host.codes == [3]


async def test_garbage_from_the_desk_is_survived(host: Host) -> None:
    await until(lambda: host.said, 5, "ready")
    host.child._outbox.put(b'{"type":"OpenSlot"}\nnot json\n')
    count = len(host.said)
    await until(lambda: len(host.said) > count + 1, 3, "heartbeats go on")
    assert psutil.pid_exists(host.child.pid)
