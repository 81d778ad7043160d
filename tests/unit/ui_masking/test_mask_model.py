"""Drawing areas: what each step does, and that every step can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.evidence.masking import AreaLook, AreaShape, bounds, checked_masking, rectangle
from vms_desktop.ui.masking.mask_model import MaskModel, contains, dragged, moved

T0, T1, T2 = 1_000_000, 2_000_000, 3_000_000
BOX = rectangle(0.2, 0.2, 0.4, 0.4)


@pytest.fixture
def model() -> MaskModel:
    made = MaskModel()
    assert made.add(AreaShape.RECTANGLE, BOX, T0, AreaLook.BLACK)
    return made


def test_what_is_drawn_is_chosen_and_covers_that_picture_only(model: MaskModel):
    area = model.chosen_area
    assert area is not None and area.covers_one_picture
    assert area.points_at(T0) == BOX and area.points_at(T1) is None


def test_moving_it_in_another_picture_sets_a_key_frame_there(model: MaskModel):
    model.move(T2, 0.4, 0.0)
    area = model.chosen_area
    assert area is not None and [key.at_us for key in area.keys] == [T0, T2]
    assert bounds(area.points_at(T1)) == pytest.approx((0.4, 0.2, 0.6, 0.4))
    model.move(T2, 0.1, 0.0)
    assert len(model.chosen_area.keys) == 2


def test_it_never_leaves_the_picture(model: MaskModel):
    model.move(T0, 5, 5)
    assert bounds(model.chosen_area.keys[0].points) == pytest.approx((0.8, 0.8, 1.0, 1.0))
    model.resize(T0, 5, 5)
    assert bounds(model.chosen_area.keys[0].points) == pytest.approx((0.8, 0.8, 1.0, 1.0))
    model.resize(T0, -5, -5)
    left, top, right, bottom = bounds(model.chosen_area.keys[0].points)
    assert (left, top) == pytest.approx((0.8, 0.8)) and 0 < right - left < 0.02 and 0 < bottom - top < 0.02


def test_ending_it_takes_later_key_frames_away(model: MaskModel):
    model.move(T2, 0.4, 0)
    model.set_beyond(before=True, after=True)
    model.end_at(T1)
    area = model.chosen_area
    assert [key.at_us for key in area.keys] == [T0, T1] and area.before and not area.after
    assert bounds(area.points_at(T1)) == pytest.approx((0.4, 0.2, 0.6, 0.4))
    assert area.points_at(T2) is None


def test_its_last_key_frame_takes_the_area_with_it(model: MaskModel):
    model.set_key(T1)
    model.remove_key(T1)
    model.remove_key(T1)
    assert len(model.chosen_area.keys) == 1
    model.remove_key(T0)
    assert model.areas == () and model.chosen is None


def test_key_frames_are_found_in_both_directions(model: MaskModel):
    model.set_key(T1)
    model.set_key(T2)
    assert model.key_beside(T1, 1) == T2 and model.key_beside(T1, -1) == T0
    assert model.key_beside(T0, -1) is None and model.key_beside(T2, 1) is None


def test_a_drag_is_one_step_and_a_click_is_none(model: MaskModel):
    model.begin_gesture()
    for number in range(1, 20):
        model.place(model.chosen, T0, moved(BOX, number / 100, 0))
    model.end_gesture()
    model.begin_gesture()
    model.end_gesture()
    model.undo()
    assert model.chosen_area.keys[0].points == BOX
    model.redo()
    assert bounds(model.chosen_area.keys[0].points)[0] == pytest.approx(0.39)
    model.undo()
    model.undo()
    assert model.areas == () and not model.can_undo


def test_a_new_step_ends_what_could_be_done_again(model: MaskModel):
    model.undo()
    assert model.can_redo
    model.add(AreaShape.RECTANGLE, BOX, T0, AreaLook.BLUR)
    assert not model.can_redo


def test_what_is_too_small_is_not_drawn():
    model = MaskModel()
    assert model.add(AreaShape.RECTANGLE, rectangle(0.2, 0.2, 0.202, 0.4), T0, AreaLook.BLACK) is None
    assert model.add(AreaShape.POLYGON, [(0.1, 0.1), (0.5, 0.5)], T0, AreaLook.BLACK) is None
    assert model.areas == () and not model.can_undo


def test_the_uppermost_area_is_found(model: MaskModel):
    first = model.chosen
    second = model.add(AreaShape.POLYGON, [(0.3, 0.3), (0.6, 0.3), (0.6, 0.6)], T0, AreaLook.BLUR)
    assert model.area_at((0.38, 0.32), T0) == second
    assert model.area_at((0.25, 0.38), T0) == first
    assert model.area_at((0.9, 0.9), T0) is None
    assert model.area_at((0.25, 0.38), T1) is None


def test_a_corner_that_is_dragged_over_its_opposite_leaves_a_rectangle():
    turned = dragged(BOX, 0, (0.7, 0.8), AreaShape.RECTANGLE)
    assert bounds(turned) == pytest.approx((0.4, 0.4, 0.7, 0.8)) and tuple(turned) == rectangle(*bounds(turned))
    free = dragged(BOX, 1, (2, -1), AreaShape.POLYGON)
    assert free[1] == (1.0, 0.0) and free[0] == BOX[0]
    assert contains(BOX, (0.3, 0.3)) and not contains(BOX, (0.5, 0.3))


_AT = st.sampled_from([T0, T0 + 400_000, T1, T2])
_STEP = st.one_of(
    st.tuples(st.just("add"), _AT, st.floats(0, 0.8), st.floats(0, 0.8)),
    st.tuples(st.just("move"), _AT, st.floats(-2, 2), st.floats(-2, 2)),
    st.tuples(st.just("resize"), _AT, st.floats(-2, 2), st.floats(-2, 2)),
    st.tuples(st.sampled_from(["set_key", "end_at", "remove_key"]), _AT),
    st.tuples(st.sampled_from(["remove", "undo", "redo"])),
)


@given(st.lists(_STEP, max_size=40))
def test_whatever_is_done_can_be_covered_and_taken_back(steps: list[tuple]):
    model, done = MaskModel(), 0
    for name, *values in steps:
        if name == "add":
            at, left, top = values
            model.add(AreaShape.RECTANGLE, rectangle(left, top, left + 0.2, top + 0.2), at, AreaLook.BLACK)
        else:
            getattr(model, name)(*values)
        if model.areas:
            checked_masking(model.masking)
    final = model.areas
    while model.can_undo:
        model.undo()
        done += 1
    assert model.areas == ()
    for _ in range(done):
        model.redo()
    assert model.areas == final
