"""Clips cut from simulated recorders: the pictures are those the recorder sends, byte for byte."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from vms_desktop.child_protocol.footage import Cut, CutDone, CutFailed, CutProgress, Plan
from vms_desktop.domain.recorder_address import placed
from vms_desktop.footage import cutting
from vms_desktop.footage.cutting import Cutter
from vms_desktop.footage.plans import Opened
from vms_desktop.footage.sources import replay_run
from vms_desktop.simulated_province import SimulatedProvince, SimulatedRecorder

SECOND = 1_000_000
HIKVISION = (
    "rtsp://{host}:{port}/Streaming/tracks/{channel}01?starttime={begin:%Y%m%dT%H%M%SZ}&endtime={end:%Y%m%dT%H%M%SZ}"
)


@pytest.fixture(scope="module")
def province() -> Iterator[SimulatedProvince]:
    with SimulatedProvince(4, recorders=1, recorded_hours=2) as made:
        made.prepare([f"{one['camera']}/sub" for one in made.recorders[0].facts["channels"][:1]])
        yield made


@pytest.fixture
def recorder(province: SimulatedProvince) -> Iterator[SimulatedRecorder]:
    yield province.recorders[0]
    province.clear(province.recorders[0].code)


def plan(recorder: SimulatedRecorder, kind: str) -> Plan:
    facts = recorder.facts
    url = f"{facts['rtsp']}/replay/recording-1"
    if kind == "url":
        host, port = facts["rtsp"].removeprefix("rtsp://").split(":")
        url = placed(HIKVISION, host, int(port), "1")
    return Plan("recorder.1", kind, url, facts["username"], facts["password"])


def cut(wish: Cut) -> CutDone | CutFailed:
    told: list[object] = []
    done = threading.Event()

    def write(message: object) -> None:
        if isinstance(message, CutDone | CutFailed):
            told.append(message)
            done.set()

    cutter = Cutter(write)
    cutter.cut(wish)
    assert done.wait(60)
    cutter.close(5)
    assert isinstance(told[0], CutDone | CutFailed)
    return told[0]


@pytest.mark.parametrize(("kind", "seconds", "slack"), [("onvif", 60, 0), ("url", 6, 2)])
def test_the_cut_holds_what_the_recorder_sends(recorder, tmp_path: Path, kind, seconds, slack):
    begin = (int(time.time()) // 2 * 2 - 900) * SECOND
    end = begin + seconds * SECOND - 1
    answer = cut(Cut("job", [plan(recorder, kind)], begin, end, str(tmp_path)))
    assert isinstance(answer, CutDone), answer
    (piece,) = answer.pieces
    assert piece.begin == begin and abs(piece.pictures - seconds * 15) <= 1 + slack * 15 and not piece.gaps

    (source,) = Opened().sources([plan(recorder, kind)])
    sums = hashlib.sha256()
    group, count = source.group_at(begin, lambda: True), 0
    while count < piece.pictures:
        while not group.is_complete:
            source.grow(group, 1.0)
        for one in group.decoding_order[: piece.pictures - count]:
            sums.update(hashlib.sha256(one.load()).digest())
            count += 1
        group = source.group_after(group, lambda: True) if count < piece.pictures else group
    source.close()
    assert sums.hexdigest() == piece.pictures_sha256
    with av.open(piece.path) as container:
        assert sum(1 for _ in container.decode(video=0)) == piece.pictures


def test_a_recorder_that_refuses_fails_the_cut_with_its_reason(recorder, tmp_path: Path):
    wrong = plan(recorder, "onvif")
    wrong.password = "wrong"
    begin = int(time.time() - 600) * SECOND
    answer = cut(Cut("job", [wrong], begin, begin + SECOND, str(tmp_path)))
    assert isinstance(answer, CutFailed) and answer.reason == "wrong_password"
    assert list(tmp_path.iterdir()) == []


def test_a_recorder_by_address_that_breaks_off_and_comes_back_costs_the_cut_nothing(
    recorder, province, tmp_path: Path, monkeypatch
):
    """It closes the connection every four seconds of footage; each time it is gone on with the next picture."""
    begin = (int(time.time()) // 2 * 2 - 900) * SECOND
    wish = Cut("job", [plan(recorder, "url")], begin, begin + 7 * SECOND, str(tmp_path))
    whole = cut(wish)
    province.fault(recorder.code, "ends-early", 4)
    broken = cut(wish)
    assert isinstance(whole, CutDone) and isinstance(broken, CutDone)
    assert broken.pieces[0].pictures_sha256 == whole.pieces[0].pictures_sha256
    assert (broken.pieces[0].gaps, broken.pieces[0].unread) == ([], [])


@pytest.mark.parametrize("kind", ["onvif", "url"])
def test_a_recorder_that_does_not_come_back_is_told_with_what_is_missing(
    recorder, province, tmp_path: Path, monkeypatch, kind
):
    monkeypatch.setattr(cutting, "PATIENCE_S", (0.1, 0.1))
    monkeypatch.setattr(replay_run, "AHEAD_GROUPS", 2)
    begin = (int(time.time()) // 2 * 2 - 900) * SECOND
    end = begin + 600 * SECOND
    told, done = [], threading.Event()

    def write(message: object) -> None:
        told.append(message)
        if isinstance(message, CutProgress) and not done.is_set():
            province.fault(recorder.code, "off")
            done.set()

    cutter = Cutter(write)
    cutter.cut(Cut("job", [plan(recorder, kind)], begin, end, str(tmp_path)))
    deadline = time.monotonic() + 60
    while not isinstance(told[-1] if told else None, CutDone | CutFailed):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert isinstance(told[-1], CutDone), told[-1]
    (piece,) = told[-1].pieces
    assert piece.begin == begin and piece.end < end
    assert piece.unread == [[piece.end, end, "refused"]] and piece.gaps == [[piece.end, end]]
    with av.open(piece.path) as container:
        assert sum(1 for _ in container.decode(video=0)) == piece.pictures
