"""Cameras around a place."""

from __future__ import annotations

import pytest

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.requests.nearby import cameras_near, distance_m


def camera(name: str, latitude: float | None, longitude: float | None) -> Camera:
    return Camera(name, name, "", "", "1101", "110101", "", None, None, latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        ((13.599, 100.597), (13.599, 100.597), 0.0),
        ((0.0, 0.0), (0.0, 1.0), 111_195.0),
        ((13.0, 100.0), (14.0, 100.0), 111_195.0),
        ((0.0, 179.9), (0.0, -179.9), 22_239.0),  # across the date line
        ((90.0, 0.0), (-90.0, 0.0), 20_015_115.0),
    ],
)
def test_distance_along_the_surface(one: tuple[float, float], other: tuple[float, float], metres: float) -> None:
    assert distance_m(*one, *other) == pytest.approx(metres, rel=1e-3, abs=0.01)
    assert distance_m(*one, *other) == pytest.approx(distance_m(*other, *one))


def test_the_nearest_come_first_and_those_without_a_position_are_left_out() -> None:
    cameras = [
        camera("far", 13.602, 100.597),
        camera("near", 13.6, 100.597),
        camera("nowhere", None, None),
        camera("beyond", 13.61, 100.597),
        camera("half", 13.6, None),
    ]
    found = cameras_near(cameras, 13.599, 100.597, 400)
    assert [one.id for one, _ in found] == ["near", "far"]
    assert found[0][1] == pytest.approx(111, abs=1)
