"""What moves: where it is at each moment of the loop, and its picture from there.

Positions are a closed calculation of the time within the loop, so that any frame can be drawn alone and the loop has
no seam.
"""

from __future__ import annotations

import math
import random
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

from vms_desktop.simulator.scenery import boats, people, vehicles
from vms_desktop.simulator.scenery.light import Light
from vms_desktop.simulator.scenery.mesh import Mesh
from vms_desktop.simulator.scenery.painter import Painter
from vms_desktop.simulator.scenery.solids import Shape
from vms_desktop.simulator.scenery.view import Point, View, hull

LOOP_S = 60.0
MOST_SPRITE_BYTES = 6_000_000
_SUPER = 3
_STEP = 0.04
"""A new picture of a thing is drawn when its distance or bearing has changed by that share."""


@dataclass(frozen=True, slots=True)
class Path:
    """A polyline on the ground, metres."""

    points: tuple[tuple[float, float], ...]

    @property
    def length(self) -> float:
        return sum(math.dist(one, other) for one, other in zip(self.points, self.points[1:], strict=False))

    def at(self, distance: float) -> tuple[float, float, float]:
        """(x, y, heading) that far along; corners are rounded by looking a little ahead and behind."""
        (ax, ay), (bx, by) = self._spot(distance - 1.5), self._spot(distance + 1.5)
        x, y = self._spot(distance)
        return x, y, math.atan2(bx - ax, by - ay)

    def _spot(self, distance: float) -> tuple[float, float]:
        left = max(0.0, distance)
        for one, other in zip(self.points, self.points[1:], strict=False):
            part = math.dist(one, other)
            if left <= part or other is self.points[-1]:
                share = min(left / part, 1.0) if part else 0.0
                return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
            left -= part
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Mover:
    """Something that goes along ``path`` at ``speed`` m/s once every ``lap_s`` seconds (a whole part of the loop).

    It starts ``start_s`` into the lap, may wait at ``stop_at`` metres until ``go_s`` of the lap, and is not seen
    before the start or after the end of its path. ``z``: height of what it stands on.
    """

    kind: str
    seed: int
    path: Path
    speed: float
    lap_s: float
    start_s: float = 0.0
    stop_at: float | None = None
    go_s: float = 0.0
    z: float = 0.0

    def distance(self, seconds: float) -> float | None:
        """Metres along the path; None when it is not there."""
        since = (seconds - self.start_s) % self.lap_s
        gone = since * self.speed
        if self.stop_at is not None and gone > self.stop_at:
            wait = (self.go_s - self.start_s) % self.lap_s
            # Brakes over the last metres and pulls away slowly, both by an exponential.
            if since < wait:
                gone = self.stop_at
            else:
                driving = since - wait
                gone = self.stop_at + self.speed * max(0.0, driving - 1.6 * (1 - math.exp(-driving / 1.6)))
        return gone if gone <= self.path.length else None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mover is, with the phase of its walk."""

    x: float
    y: float
    z: float
    heading: float
    phase: int | None


def spot_of(mover: Mover, seconds: float) -> Spot | None:
    distance = mover.distance(seconds)
    if distance is None:
        return None
    x, y, heading = mover.path.at(distance)
    stands = mover.stop_at is not None and abs(distance - mover.stop_at) < 0.01
    is_person = mover.kind in ("person", "pupil", "monk")
    # A double step is about 1.5 m.
    phase = None if stands or not is_person else int(distance / 1.5 * people.PHASES) % people.PHASES
    z = mover.z
    if mover.kind in boats.MODELS:
        z += 0.06 * math.sin(math.tau * round(LOOP_S / 4.2) * seconds / LOOP_S + mover.seed)
    return Spot(x, y, z, heading, phase)


def shape_of(mover: Mover, phase: int | None = None) -> Shape:
    dice = random.Random(mover.seed)
    if mover.kind in vehicles.MODELS:
        return vehicles.MODELS[mover.kind][0](dice)
    if mover.kind in boats.MODELS:
        return boats.MODELS[mover.kind][0](dice)
    return people.figure(people.someone(dice, mover.kind == "pupil", mover.kind == "monk"), phase)


def size_of(kind: str) -> tuple[float, float]:
    """(length, width) in metres."""
    model = vehicles.MODELS.get(kind) or boats.MODELS.get(kind)
    return (model[1], model[2]) if model else (0.45, 0.5)


class Sprites:
    """Pictures of movers from where they are, drawn when first needed and kept while there is room."""

    def __init__(self, view: View, light: Light) -> None:
        self._view, self._light = view, light
        self._shapes: dict[tuple[str, int, int | None], tuple[Mesh, tuple[Point, ...]]] = {}
        self._kept: OrderedDict[tuple[object, ...], tuple[Image.Image, float, float] | None] = OrderedDict()
        self._bytes = 0

    def sprite(self, mover: Mover, spot: Spot) -> tuple[Image.Image, int, int] | None:
        """(RGBA, left, top) in the picture; None when nothing of it can be seen."""
        view = self._view
        here = (spot.x, spot.y, spot.z)
        anchor = view.pixel(here)
        depth = view.depth(here)
        if anchor is None or depth < 2.5:
            return None
        key = (
            mover.kind,
            mover.seed,
            spot.phase,
            round(math.log(depth) / (_STEP if spot.phase is None else 2.5 * _STEP)),
            round(anchor[0] / view.width * (16 if depth < 60 and spot.phase is None else 5)),
            round(spot.heading / (0.06 if spot.phase is None else 0.25)),
        )
        if key in self._kept:
            self._kept.move_to_end(key)
            made = self._kept[key]
        else:
            made = self._make(mover, spot, anchor)
            self._keep(key, made)
        if made is None:
            return None
        image, dx, dy = made
        left, top = round(anchor[0] + dx), round(anchor[1] + dy)
        if left >= view.width or top >= view.height or left + image.width <= 0 or top + image.height <= 0:
            return None
        return image, left, top

    def _keep(self, key: tuple[object, ...], made: tuple[Image.Image, float, float] | None) -> None:
        self._kept[key] = made
        self._bytes += made[0].width * made[0].height * 4 if made else 0
        while self._bytes > MOST_SPRITE_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old[0].width * old[0].height * 4 if old else 0

    def _make(self, mover: Mover, spot: Spot, anchor: tuple[float, float]) -> tuple[Image.Image, float, float] | None:
        shape_key = (mover.kind, mover.seed, spot.phase)
        if shape_key not in self._shapes:
            made = Mesh.of(shape_of(mover, spot.phase))
            self._shapes[shape_key] = made, made.corners()
        plain, corners = self._shapes[shape_key]
        box = self._box(spot, corners)
        if box is None:
            return None
        mesh = plain.placed(spot.x, spot.y, spot.heading, spot.z)
        image = self._layer(mesh, box)
        if mover.kind in boats.MODELS:
            under = self._layer(mesh, box, mirror=True)
            under.putalpha(under.getchannel("A").point(lambda alpha: alpha * 2 // 5))
            image = Image.alpha_composite(under, image)
        elif self._light.shadow > 0.05:
            image = Image.alpha_composite(self._shadow(mover, spot, box), image)
        return image, box[0] - anchor[0], box[1] - anchor[1]

    def _layer(self, mesh: Mesh, box: tuple[int, int, int, int], mirror: bool = False) -> Image.Image:
        """RGBA. Drawn larger and reduced for smooth edges; opaque colours are premultiplied as they are."""
        left, top, right, bottom = box
        image = Image.new("RGBa", ((right - left) * _SUPER, (bottom - top) * _SUPER), (0, 0, 0, 0))
        Painter(image, self._view, self._light, (left, top), _SUPER, mirror).paint(mesh)
        return image.reduce(_SUPER).convert("RGBA")

    def _shadow(self, mover: Mover, spot: Spot, box: tuple[int, int, int, int]) -> Image.Image:
        left, top, right, bottom = box
        length, width = size_of(mover.kind)
        tall = 1.5 if length < 6 else 2.8
        sun = self._light.to_sun
        sin, cos = math.sin(spot.heading), math.cos(spot.heading)
        casts: list[tuple[float, float]] = []
        for along, aside in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
            x = spot.x + along * length * sin + aside * width * cos
            y = spot.y + along * length * cos - aside * width * sin
            casts += [(x, y), (x - sun[0] * tall / sun[2] * 0.7, y - sun[1] * tall / sun[2] * 0.7)]
        mask = Image.new("L", ((right - left) * _SUPER, (bottom - top) * _SUPER), 0)
        pixels = [
            ((u - left) * _SUPER, (v - top) * _SUPER)
            for u, v in self._view.polygon([(x, y, spot.z) for x, y in hull(casts)])
        ]
        if len(pixels) > 2:
            ImageDraw.Draw(mask).polygon(pixels, fill=int(255 * min(0.75, self._light.shadow + 0.16)))
        shadow = Image.new("RGBA", (right - left, bottom - top), (0, 0, 0, 0))
        soft = ImageFilter.BoxBlur(_reduced_blur(max(1, mask.width // 60)))
        shadow.putalpha(mask.reduce(_SUPER).filter(soft))
        return shadow

    def _box(self, spot: Spot, corners: Sequence[Point]) -> tuple[int, int, int, int] | None:
        """What a thing within those corners and its shadow cover in the picture, cut to the picture."""
        sun = self._light.to_sun
        sin, cos = math.sin(spot.heading), math.cos(spot.heading)
        points = [(spot.x + x * cos + y * sin, spot.y - x * sin + y * cos, spot.z + z) for x, y, z in corners]
        points += [
            (x - sun[0] / sun[2] * (z - spot.z), y - sun[1] / sun[2] * (z - spot.z), spot.z) for x, y, z in points
        ]
        pixels = [pixel for pixel in map(self._view.pixel, points) if pixel is not None]
        if not pixels:
            return None
        left, right = max(min(u for u, _ in pixels), -8), min(max(u for u, _ in pixels), self._view.width + 8)
        top, bottom = max(min(v for _, v in pixels), -8), min(max(v for _, v in pixels), self._view.height + 8)
        if right - left < 1 or bottom - top < 1:
            return None
        return int(left) - 2, int(top) - 2, int(right) + 2, int(bottom) + 2


def _reduced_blur(radius: int) -> float:
    """The radius that blurs a reduced picture as ``radius`` blurs the large one: its box has the same variance."""
    variance = (radius * radius + radius) / 3 / _SUPER**2
    return variance / (2 * (1 - variance)) if variance < 2 / 3 else (math.sqrt(1 + 12 * variance) - 1) / 2


def crowd(
    paths: Sequence[Path], kinds: Sequence[str], dice: random.Random, speed: tuple[float, float] = (0.9, 1.5)
) -> list[Mover]:
    """One walker a path, each at its own pace, so that paths are walked again and again without a gap."""
    movers: list[Mover] = []
    for path in paths:
        pace = dice.uniform(*speed)
        laps = max(1, math.floor(LOOP_S / (path.length / pace)))
        lap = LOOP_S / laps
        movers.append(
            Mover(dice.choice(kinds), dice.randrange(10**6), path, path.length / lap * 1.02, lap, dice.uniform(0, lap))
        )
    return movers
