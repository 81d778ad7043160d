"""What things are made of: flat faces, sticks and balls in metres, and the painter that shows them to a view."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from vms_desktop.simulator.scenery.light import Colour, Light
from vms_desktop.simulator.scenery.view import Point, View

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


class Painter:
    """Draws shapes in the order given. Pixel = (view's − ``shift``) × ``scale``. ``mirror``: as water shows it."""

    def __init__(
        self,
        image: Image.Image,
        view: View,
        light: Light,
        shift: tuple[float, float] = (0.0, 0.0),
        scale: float = 1.0,
        mirror: bool = False,
    ) -> None:
        self.view, self.light, self.mirror = view, light, mirror
        self._draw = ImageDraw.Draw(image)
        self._shift, self._scale = shift, scale
        self._is_rgba = image.mode == "RGBA"

    def paint(self, shape: Iterable[Primitive]) -> None:
        for item in shape:
            if isinstance(item, Face):
                self._face(item)
            elif isinstance(item, Stick):
                self._stick(item)
            else:
                self._ball(item)

    def _point(self, point: Point) -> Point:
        return (point[0], point[1], -point[2]) if self.mirror else point

    def _paper(self, pixel: tuple[float, float]) -> tuple[float, float]:
        return (pixel[0] - self._shift[0]) * self._scale, (pixel[1] - self._shift[1]) * self._scale

    def _fill(self, colour: Colour, normal: Point, at: Point) -> tuple[int, ...]:
        lit = self.light.far(self.light.on(colour, normal), self.view.depth(self._point(at)))
        return (*lit, 255) if self._is_rgba else lit

    def _face(self, item: Face) -> None:
        first, eye = item.points[0], self._point(self.view.eye)
        if item.normal is not None:
            towards = sum(n * (e - p) for n, e, p in zip(item.normal, eye, first, strict=True))
            if towards <= 0:
                return
        pixels = [self._paper(pixel) for pixel in self.view.polygon([self._point(point) for point in item.points])]
        if len(pixels) > 2:
            self._draw.polygon(pixels, fill=self._fill(item.colour, item.normal or (0.0, 0.0, 1.0), first))

    def _stick(self, item: Stick) -> None:
        pixels = self.view.polygon([self._point(item.one), self._point(item.other)])
        if len(pixels) < 2:
            return
        width = item.width * self.view.px_per_m(self._point(item.one)) * self._scale
        fill = self._fill(item.colour, (0.0, 0.0, 0.6), item.one)
        self._draw.line([self._paper(pixels[0]), self._paper(pixels[1])], fill, max(item.least_px, round(width)))

    def _ball(self, item: Ball) -> None:
        pixel = self.view.pixel(self._point(item.centre))
        if pixel is None:
            return
        x, y = self._paper(pixel)
        radius = item.radius * self.view.px_per_m(self._point(item.centre)) * self._scale
        fill = self._fill(item.colour, (0.0, 0.0, 0.8), item.centre)
        self._draw.ellipse([x - radius, y - radius * item.flat, x + radius, y + radius * item.flat], fill=fill)
