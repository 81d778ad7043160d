"""What things are made of: flat faces, sticks and balls in metres (painter.py shows them to a view)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vms_desktop.simulator.scenery.light import Colour
from vms_desktop.simulator.scenery.view import Point

Profile = Sequence[tuple[float, float, float]]
"""Outline of a thing seen from its right: (y, z, half width) counter-clockwise, y to the front."""


@dataclass(frozen=True, slots=True)
class Face:
    """A flat polygon. ``normal`` None: seen from both sides and lit as if it faced up."""

    points: tuple[Point, ...]
    colour: Colour
    normal: Point | None = None


@dataclass(frozen=True, slots=True)
class Stick:
    """A line ``width`` metres thick; at least ``least_px`` pixels, so that wires do not vanish."""

    one: Point
    other: Point
    width: float
    colour: Colour
    least_px: int = 1


@dataclass(frozen=True, slots=True)
class Ball:
    """A disc that always faces the camera; ``flat`` < 1 lowers it."""

    centre: Point
    radius: float
    colour: Colour
    flat: float = 1.0


Primitive = Face | Stick | Ball
Shape = Sequence[Primitive]


def face(points: Sequence[Point], colour: Colour) -> Face:
    """A face with the normal of its points' order (counter-clockwise seen from outside; Newell's method)."""
    x = y = z = 0.0
    for (ax, ay, az), (bx, by, bz) in zip(points, [*points[1:], points[0]], strict=True):
        x += (ay - by) * (az + bz)
        y += (az - bz) * (ax + bx)
        z += (ax - bx) * (ay + by)
    length = math.sqrt(x * x + y * y + z * z) or 1.0
    return Face(tuple(points), colour, (x / length, y / length, z / length))


def extrude(profile: Profile, colour: Colour, edges: dict[int, Colour] | None = None) -> list[Primitive]:
    """A body with that profile; ``edges``: other colours of the face between profile points i and i + 1."""
    right = [(half, y, z) for y, z, half in profile]
    left = [(-half, y, z) for y, z, half in profile]
    count = len(profile)
    faces: list[Primitive] = [face(right, colour), face(left[::-1], colour)]
    for n in range(count):
        m = (n + 1) % count
        faces.append(face([right[m], right[n], left[n], left[m]], (edges or {}).get(n, colour)))
    return faces


def block(x: float, y: float, z: float, wide: float, deep: float, tall: float, colour: Colour) -> list[Primitive]:
    """A box centred at (x, y) standing on height ``z``."""
    a, b, c, d = x - wide / 2, x + wide / 2, y - deep / 2, y + deep / 2
    top = z + tall
    return [
        face([(a, d, z), (b, d, z), (b, d, top), (a, d, top)][::-1], colour),
        face([(a, c, z), (a, d, z), (a, d, top), (a, c, top)][::-1], colour),
        face([(b, c, z), (b, d, z), (b, d, top), (b, c, top)], colour),
        face([(a, c, z), (b, c, z), (b, c, top), (a, c, top)], colour),
        face([(a, c, top), (b, c, top), (b, d, top), (a, d, top)], colour),
    ]


def placed(shape: Shape, x: float, y: float, heading: float, z: float = 0.0) -> list[Primitive]:
    """The shape turned so that its front (+y) points to ``heading`` (radians from y to x) and moved."""
    sin, cos = math.sin(heading), math.cos(heading)

    def moved(point: Point) -> Point:
        return (x + point[0] * cos + point[1] * sin, y - point[0] * sin + point[1] * cos, z + point[2])

    def turned(normal: Point) -> Point:
        return (normal[0] * cos + normal[1] * sin, -normal[0] * sin + normal[1] * cos, normal[2])

    result: list[Primitive] = []
    for item in shape:
        if isinstance(item, Face):
            points = tuple(moved(point) for point in item.points)
            result.append(Face(points, item.colour, turned(item.normal) if item.normal else None))
        elif isinstance(item, Stick):
            result.append(replace(item, one=moved(item.one), other=moved(item.other)))
        else:
            result.append(replace(item, centre=moved(item.centre)))
    return result
