"""The painter shows all points of a shape at once: the same picture as point by point, cut off where it must be."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from vms_desktop.simulator.scenery.actors import Mover, _reduced_blur, shape_of
from vms_desktop.simulator.scenery.light import LIGHTS
from vms_desktop.simulator.scenery.mesh import Mesh
from vms_desktop.simulator.scenery.painter import Painter
from vms_desktop.simulator.scenery.solids import Ball, Face, Stick, block, face, placed
from vms_desktop.simulator.scenery.view import NEAR_M, View

VIEW = View(160, 90, 100.0, (0.0, 0.0, 5.0), 0.1, 0.2)
LIGHT = LIGHTS[0]
SQUARE = [(-1.0, 10.0, 0.0), (1.0, 10.0, 0.0), (1.0, 10.0, 2.0), (-1.0, 10.0, 2.0)]
"""Seen from the camera's side."""


def painted(shape, mirror: bool = False) -> np.ndarray:
    image = Image.new("RGB", (VIEW.width, VIEW.height))
    Painter(image, VIEW, LIGHT, mirror=mirror).paint(shape)
    return np.asarray(image)


def test_a_face_has_the_colour_and_the_outline_worked_out_point_by_point():
    one = face(SQUARE, (200, 100, 50))
    by_hand = Image.new("RGB", (VIEW.width, VIEW.height))
    colour = LIGHT.far(LIGHT.on(one.colour, one.normal), VIEW.depth(SQUARE[0]))
    ImageDraw.Draw(by_hand).polygon([VIEW.pixel(point) for point in SQUARE], fill=colour)
    assert painted([one]).any()
    assert np.array_equal(painted([one]), np.asarray(by_hand))


def test_what_looks_away_is_not_seen_and_what_has_two_sides_is():
    assert not painted([face(SQUARE[::-1], (200, 100, 50))]).any()
    assert painted([Face(tuple(SQUARE[::-1]), (200, 100, 50))]).any()


def test_the_items_cover_one_another_in_their_order():
    near, far = Ball((0, 10, 1), 0.5, (250, 0, 0)), Ball((0, 10, 1), 2, (0, 0, 250))
    x, y = VIEW.pixel((0, 10, 1))
    red = painted([far, near])[round(y), round(x)]
    blue = painted([near, far])[round(y), round(x)]
    assert red[0] > red[2] and blue[2] > blue[0]


def test_a_road_that_begins_behind_the_camera_is_cut_off_before_it():
    road = Face(((-2, -20, 0), (2, -20, 0), (2, 60, 0), (-2, 60, 0)), (90, 90, 90))
    rail = Stick((-3, -20, 1), (-3, 60, 1), 0.3, (250, 250, 250))
    assert VIEW.depth((2, -20, 0)) < NEAR_M
    picture = painted([road])
    assert picture[-1].any() and not picture[: VIEW.horizon].any()
    assert painted([rail]).any()
    assert not painted([Ball((0, -20, 1), 1.0, (250, 0, 0)), Stick((0, -9, 0), (0, -20, 0), 1, (9, 9, 9))]).any()


def test_water_shows_things_upside_down():
    house = block(0, 12, 0, 2, 2, 3, (220, 60, 60))
    upright, mirrored = painted(house), painted(house, mirror=True)
    assert np.flatnonzero(upright.any(axis=(1, 2))).min() < np.flatnonzero(mirrored.any(axis=(1, 2))).min()
    assert mirrored.any() and not painted([]).any()


@pytest.mark.parametrize("kind", ["car", "person"])
def test_a_mesh_turned_and_moved_is_the_shape_turned_and_moved(kind):
    shape = shape_of(Mover(kind, 7, None, 1.0, 60.0), 1 if kind == "person" else None)
    turned = painted(placed(shape, 1.5, 11.0, 0.7, 0.2))
    assert turned.any()
    assert np.array_equal(painted(Mesh.of(shape).placed(1.5, 11.0, 0.7, 0.2)), turned)


def test_the_corners_hold_everything():
    shape = [face(SQUARE, (1, 1, 1)), Ball((0, 10, 3), 1.0, (1, 1, 1))]
    corners = np.array(Mesh.of(shape).corners())
    assert corners.min(axis=0).tolist() == [-1, 9, 0] and corners.max(axis=0).tolist() == [1, 11, 4]


@pytest.mark.parametrize("radius", [1, 2, 4, 9, 15])
def test_a_blur_after_reducing_is_as_soft_as_one_before(radius):
    edge = Image.new("L", (180, 9))
    edge.paste(255, (90, 0, 180, 9))
    before = np.asarray(edge.filter(ImageFilter.BoxBlur(radius)).reduce(3), int)
    after = np.asarray(edge.reduce(3).filter(ImageFilter.BoxBlur(_reduced_blur(radius))), int)
    assert np.abs(before - after).max() <= 26
