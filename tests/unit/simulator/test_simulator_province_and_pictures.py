"""Which cameras there are, that their loops have no seam and can be kept, and that PTZ shows in the picture."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vms_desktop.simulator import overlay, ptz_head
from vms_desktop.simulator.encoding import SUB, StreamForm
from vms_desktop.simulator.kept import KeptLoop
from vms_desktop.simulator.province import plan_cameras
from vms_desktop.simulator.ptz_head import Position, PtzHead
from vms_desktop.simulator.scenery.scene import KINDS, LOOP_S, Scene
from vms_desktop.simulator.sources import LoopSource

FORM = StreamForm(SUB[0], "h264", *SUB[1:])


def test_several_hundred_cameras_have_codes_owners_and_places_of_their_own():
    plans = plan_cameras(400)
    assert len({plan.code for plan in plans}) == 400
    assert all(plan.agency and plan.name_th and plan.name_en for plan in plans)
    assert all(plan.subdistrict_code.startswith(plan.district_code) for plan in plans)
    assert all(13.4 < plan.latitude < 13.8 and 100.4 < plan.longitude < 101.0 for plan in plans)
    assert plan_cameras(24) == plans[:24]


def test_the_loop_has_no_seam():
    scene = Scene("junction", 3, 320, 180)
    assert np.array_equal(np.asarray(scene.draw(0.0)), np.asarray(scene.draw(LOOP_S)))
    assert not np.array_equal(np.asarray(scene.draw(0.0)), np.asarray(scene.draw(5.0)))


@pytest.mark.parametrize("kind", KINDS)
def test_something_moves_in_every_kind_of_place_every_few_seconds(kind):
    scene = Scene(kind, 1, 160, 90)
    pictures = [np.asarray(scene.draw(float(second))) for second in range(0, 60, 5)]
    assert all(not np.array_equal(one, other) for one, other in itertools.pairwise(pictures))


def test_a_camera_draws_the_same_picture_each_time_and_another_camera_another():
    first = np.asarray(Scene("road", 3, 160, 90).draw(4.0))
    assert np.array_equal(first, np.asarray(Scene("road", 3, 160, 90).draw(4.0)))
    assert not np.array_equal(first, np.asarray(Scene("road", 11, 160, 90).draw(4.0)))


def test_a_part_of_a_scene_is_the_same_as_cut_out_of_the_whole():
    scene = Scene("junction", 0, 480, 135, 90)
    box = (130, 20, 290, 110)
    assert np.array_equal(np.asarray(scene.draw(9.0, box)), np.asarray(scene.draw(9.0).crop(box)))


def test_every_camera_of_the_province_looks_at_a_place_that_can_be_drawn():
    assert {plan.scene for plan in plan_cameras(400)} <= set(KINDS)


def test_groups_are_encoded_once_and_read_back_the_same(tmp_path: Path):
    plan = plan_cameras(3)[2]
    made = LoopSource(plan, FORM, tmp_path, False)
    first = [made.unit(n) for n in range(FORM.group)]
    assert first[0].is_key and not any(unit.is_key for unit in first[1:])
    kept = LoopSource(plan, FORM, tmp_path, False)
    kept._encode = lambda index: (_ for _ in ()).throw(AssertionError("encoded again"))  # type: ignore[method-assign]
    assert [kept.unit(n) for n in range(FORM.group)] == first
    minute = int(LOOP_S * FORM.fps)
    assert kept.unit(7 * minute) == first[0]


def test_with_and_without_time_code_are_kept_apart(tmp_path: Path):
    plan = plan_cameras(3)[2]
    assert KeptLoop(plan, FORM, tmp_path, True).folder != KeptLoop(plan, FORM, tmp_path, False).folder


def test_the_frame_code_survives_scaling_to_half():
    for number in (0, 1, 899, 4095):
        image = Image.new("RGB", (640, 360), (120, 130, 110))
        overlay.draw_code(image, number)
        half = np.asarray(image.resize((320, 180), Image.Resampling.BILINEAR))
        side = overlay.block_px(360) / 2
        bits = [half[int(side / 2), int((bit + 0.5) * side), 1] > 128 for bit in range(overlay.CODE_BLOCKS)]
        assert sum(1 << bit for bit, lit in enumerate(bits) if lit) == number


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def head(monkeypatch) -> tuple[PtzHead, Clock]:
    clock = Clock()
    monkeypatch.setattr(ptz_head.time, "monotonic", clock)
    made = PtzHead()
    made.now()
    return made, clock


def test_a_move_ends_at_its_timeout(monkeypatch):
    turning, clock = head(monkeypatch)
    turning.move(1.0, 0.0, 0.0, 0.5)
    clock.now += 10
    assert abs(turning.now().pan - 0.5 * ptz_head.PAN_PER_S) < 1e-9
    assert not turning.is_moving


def test_without_a_timeout_it_goes_on_to_the_end_until_stop(monkeypatch):
    turning, clock = head(monkeypatch)
    turning.move(0.5, -0.5, 0.2, None)
    clock.now += 1
    assert turning.is_moving
    turning.stop()
    here = turning.now()
    clock.now += 5
    assert turning.now() == here
    assert (here.pan, here.tilt, here.zoom) == pytest.approx((0.25, -0.3, 0.09))
    turning.move(1.0, 1.0, 1.0, None)
    clock.now += 60
    assert turning.now() == Position(1.0, 1.0, 1.0)


def test_it_arrives_exactly_at_a_position(monkeypatch):
    turning, clock = head(monkeypatch)
    goal = Position(-0.75, 0.2, 0.4)
    turning.go_to(goal)
    clock.now += 0.1
    assert turning.is_moving and turning.now() != goal
    clock.now += 10
    assert turning.now() == goal and not turning.is_moving


def test_the_view_follows_the_head_and_stays_inside_the_scene():
    for position in (Position(-1, -1, 0), Position(1, 1, 0), Position(0, 0, 1), Position(1, -1, 1)):
        turned = PtzHead(position=position)
        left, top, width, height = turned.viewport(1920, 540, 16 / 9)
        assert left >= 0 and top >= 0 and left + width <= 1920 and top + height <= 540
    wide, near = PtzHead().viewport(1920, 540, 16 / 9), PtzHead(position=Position(0, 0, 1)).viewport(1920, 540, 16 / 9)
    assert near[2] < wide[2] / 4
