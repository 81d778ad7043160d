"""Which streams are prepared, and that what is kept can be used again or is made anew."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from vms_desktop.simulator import kept
from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.kept import KeptScene
from vms_desktop.simulator.preparing import Wish, wishes_of_first, wishes_of_names
from vms_desktop.simulator.province import plan_cameras
from vms_desktop.simulator.ptz_head import PtzHead
from vms_desktop.simulator.scenery.composition import Composition, Unusable
from vms_desktop.simulator.scenery.scene import Scene
from vms_desktop.simulator.sources import GROUPS, LoopSource, PtzSource

PLANS = plan_cameras(24)
SMALL = StreamForm("sub", "h264", 160, 96, 2, 100_000)


def test_the_first_cameras_are_prepared_by_their_sub_streams_and_turning_ones_whole():
    names = [wish.name for wish in wishes_of_first(4, PLANS)]
    assert names == ["1101-0001/main", "1101-0001/sub", "1101-0002/main", "1101-0002/sub", "1101-0003/sub",
                     "1101-0004/sub"]  # fmt: skip
    assert wishes_of_first(0, PLANS) == []


def test_streams_are_chosen_by_code_and_name():
    found = wishes_of_names(["1101-0004/main", " 1101-0003", "1101-0003/sub"], PLANS)
    assert [wish.name for wish in found] == ["1101-0004/main", "1101-0003/sub", "1101-0003/sub"]
    assert found[1] == found[2]


@pytest.mark.parametrize("name", ["", "nobody", "1101-0003/third", "1101-0003/sub/x", "/main"])
def test_what_is_no_stream_is_named(name):
    with pytest.raises(ValueError, match="no such stream"):
        wishes_of_names(["1101-0004", name], PLANS)


def test_longer_work_costs_more():
    costs = {wish.name: wish.cost() for wish in wishes_of_names(["1101-0003", "1101-0003/main", "1101-0006"], PLANS)}
    assert costs["1101-0003/sub"] < costs["1101-0006/sub"] < costs["1101-0003/main"]


def test_a_loop_is_prepared_whole_and_goes_on_where_it_was_given_up(tmp_path: Path):
    source = LoopSource(PLANS[2], SMALL, tmp_path, False)
    ended = threading.Event()
    ended.set()
    source.prepare(ended)
    assert not source.is_prepared() and not list(tmp_path.glob("*/*.group"))
    source.group(3)
    ended.clear()
    source.prepare(ended)
    assert source.is_prepared() and len(list(tmp_path.glob("*/*.group"))) == GROUPS
    assert Wish(PLANS[2], SMALL).source(tmp_path, False).is_prepared()
    assert not Wish(PLANS[2], SMALL).source(tmp_path, True).is_prepared()


def test_of_a_turning_camera_the_scene_is_kept(tmp_path: Path):
    source = PtzSource(PLANS[0], SMALL, tmp_path, PtzHead(), False)
    assert not source.is_prepared()
    source.prepare(threading.Event())
    assert source.is_prepared()
    assert source.unit(0).is_key


@pytest.mark.parametrize("kind", ["junction", "pier"])
def test_a_kept_scene_draws_the_same_pictures(kind):
    made = Scene(kind, 7, 160, 90)
    again = Scene(kind, 7, 160, 90, composition=Composition.unpack(made.composition.pack()))
    for seconds in (0.0, 13.0, 44.5):
        assert np.array_equal(np.asarray(made.draw(seconds)), np.asarray(again.draw(seconds)))


def test_a_scene_is_made_once(tmp_path: Path, monkeypatch):
    first = KeptScene(PLANS[2], 160, 90, None, tmp_path)
    first.scene()
    assert first.is_there()
    monkeypatch.setattr(kept, "_write", lambda *_: pytest.fail("made again"))
    assert KeptScene(PLANS[2], 160, 90, None, tmp_path).scene().width == 160


@pytest.fixture(scope="module")
def kept_scene(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """Name and contents of the file that a scene is kept in."""
    folder = tmp_path_factory.mktemp("scene")
    KeptScene(PLANS[2], 160, 90, None, folder).scene()
    (path,) = folder.glob("*.scene")
    return path.name, path.read_bytes()


@pytest.mark.parametrize("spoil", [lambda b: b"", lambda b: b"{}\n", lambda b: b[: len(b) // 2],
                                   lambda b: b[:-900] + bytes(900), lambda b: b"[1]\n" + b])  # fmt: skip
def test_a_spoilt_file_is_noticed_and_made_anew(tmp_path: Path, kept_scene: tuple[str, bytes], spoil):
    name, whole = kept_scene
    with pytest.raises(Unusable):
        Composition.unpack(spoil(whole))
    (tmp_path / name).write_bytes(spoil(whole))
    KeptScene(PLANS[2], 160, 90, None, tmp_path).scene()
    assert (tmp_path / name).read_bytes() == whole
