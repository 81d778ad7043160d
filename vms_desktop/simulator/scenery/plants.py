"""Trees, palms, hedges as shapes of many leaves: dark below and inside, bright towards the sun."""

from __future__ import annotations

import math
import random

from vms_desktop.simulator.scenery.light import Colour, blend
from vms_desktop.simulator.scenery.solids import Ball, Primitive, Stick, face
from vms_desktop.simulator.scenery.view import Point

GREENS: tuple[Colour, ...] = ((62, 96, 42), (74, 112, 48), (54, 84, 44), (88, 120, 54), (66, 104, 60))


def _crown(
    x: float, y: float, z: float, radius: float, dice: random.Random, greens: tuple[Colour, ...], to_sun: Point
) -> list[Primitive]:
    """Leaves of a round crown, far ones first."""
    leaves: list[tuple[float, Primitive]] = []
    base = dice.choice(greens)
    for _ in range(130):
        turn, up, out = dice.uniform(0, math.tau), dice.uniform(-0.75, 1.0), dice.uniform(0.45, 1.0)
        flat = math.sqrt(max(0.0, 1 - up * up)) * out
        dx, dy, dz = math.sin(turn) * flat, math.cos(turn) * flat, up * out * 0.78
        bright = 0.52 + 0.28 * dz + 0.34 * (dx * to_sun[0] + dy * to_sun[1]) + dice.uniform(-0.08, 0.12)
        green = blend((26, 38, 22), blend(base, (196, 206, 110), 0.35), bright)
        size = radius * dice.uniform(0.13, 0.26)
        leaves.append((-dy + dz * 0.6, Ball((x + dx * radius, y + dy * radius, z + dz * radius), size, green, 0.72)))
    leaves.sort(key=lambda leaf: leaf[0])
    return [leaf for _, leaf in leaves]


def tree(x: float, y: float, tall: float, dice: random.Random, to_sun: Point) -> list[Primitive]:
    """A rain tree or a mango: round crowns on a short trunk."""
    trunk: Colour = (92, 78, 62)
    radius = tall * dice.uniform(0.3, 0.38)
    shape: list[Primitive] = [Stick((x, y, 0), (x, y, tall * 0.6), tall * 0.055, trunk, 2)]
    parts = [(0.0, 0.0, 0.66, 1.0)]
    parts += [(dice.uniform(-0.8, 0.8), dice.uniform(-0.4, 0.4), dice.uniform(0.5, 0.68), 0.62) for _ in range(3)]
    for dx, dy, dz, size in sorted(parts, key=lambda part: -part[1]):
        shape.append(Stick((x, y, tall * 0.36), (x + dx * radius, y, tall * dz), tall * 0.03, trunk))
        shape += _crown(x + dx * radius, y + dy * radius, tall * dz, radius * size, dice, GREENS, to_sun)
    return shape


def shrub(x: float, y: float, tall: float, dice: random.Random, to_sun: Point) -> list[Primitive]:
    flowers = dice.random() < 0.4
    greens = GREENS if not flowers else (*GREENS, (196, 66, 110))
    return _crown(x, y, tall * 0.45, tall * 0.62, dice, greens, to_sun)[::2]


def palm(x: float, y: float, tall: float, dice: random.Random) -> list[Primitive]:
    """A coconut palm: a bent trunk and fronds of hanging leaflets."""
    lean, turn = dice.uniform(-0.16, 0.16) * tall, dice.uniform(0, math.tau)
    bark: Colour = (126, 110, 88)
    shape: list[Primitive] = []
    points = [(x + lean * (n / 6) ** 2, y, tall * n / 6) for n in range(7)]
    for n in range(6):
        shape.append(Stick(points[n], points[n + 1], 0.34 - n * 0.022, blend(bark, (0, 0, 0), 0.08 * (n % 2)), 2))
    cx, cy, cz = points[-1]
    fronds = 15
    for n in range(fronds):
        angle = turn + n * math.tau / fronds + dice.uniform(-0.1, 0.1)
        reach, lift = dice.uniform(2.4, 3.2), dice.uniform(0.1, 1.2)
        green = blend((50, 84, 40), (142, 160, 74), dice.random() * 0.7)
        last = (cx, cy, cz)
        for step in range(1, 7):
            share = step / 6
            z = cz + lift * math.sin(share * 2.2) - reach * 0.62 * share * share
            spot = (cx + math.sin(angle) * reach * share, cy + math.cos(angle) * reach * share * 0.9, z)
            shape.append(Stick(last, spot, 0.1, green))
            drop = 0.75 * math.sin(share * math.pi * 0.85 + 0.35)
            for side in (-0.35, 0.35):
                tip = (spot[0] + math.cos(angle) * side, spot[1] - math.sin(angle) * side, z - drop)
                shape.append(face_both(last, spot, tip, green))
            last = spot
    return shape + [Ball((cx + dice.uniform(-0.3, 0.3), cy - 0.2, cz - 0.35), 0.2, (150, 120, 50)) for _ in range(3)]


def face_both(one: Point, two: Point, three: Point, colour: Colour) -> Primitive:
    """A leaf: seen from both sides, lit like the ground."""
    flat = face([one, two, three], colour)
    return type(flat)(flat.points, colour, None)


def mangrove(x: float, y: float, wide: float, dice: random.Random, to_sun: Point) -> list[Primitive]:
    """A low dense belt along the water's edge."""
    shape: list[Primitive] = []
    at = x - wide / 2
    while at < x + wide / 2:
        tall = dice.uniform(2.4, 4.4)
        shape += _crown(at, y + dice.uniform(-1, 1), tall * 0.5, tall * 0.62, dice, GREENS[:3], to_sun)[::3]
        at += tall * 0.62
    return shape
