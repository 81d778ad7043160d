"""Vehicles of a Thai road as shapes: front to +y, wheels on z = 0, metres."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from vms_desktop.simulator.scenery.light import Colour, blend
from vms_desktop.simulator.scenery.solids import Ball, Primitive, Profile, Stick, block, extrude, face

PAINTS: tuple[Colour, ...] = (
    (236, 237, 238), (236, 237, 238), (214, 216, 218), (172, 176, 180), (120, 124, 130), (52, 54, 60), (34, 35, 40),
    (150, 34, 36), (48, 74, 128), (96, 110, 104), (158, 140, 112), (206, 190, 158),
)  # fmt: skip
GLASS: Colour = (58, 70, 82)
TYRE: Colour = (30, 30, 32)
CHROME: Colour = (190, 192, 196)


def wheel(x: float, y: float, radius: float) -> list[Primitive]:
    """Seen from the side that ``x`` is on."""
    turn = 1 if x > 0 else -1

    def ring(size: float, out: float) -> list[tuple[float, float, float]]:
        steps = range(10)[::turn]
        return [
            (x + out * turn, y + size * math.cos(n * math.tau / 10), radius + size * math.sin(n * math.tau / 10))
            for n in steps
        ]

    return [face(ring(radius, 0.01), TYRE), face(ring(radius * 0.55, 0.02), CHROME)]


def _panes(profile: Profile, colour: Colour, pillar: float) -> list[Primitive]:
    """The side windows of a cabin: its outline drawn in, cut by a pillar at ``pillar`` (y)."""
    low, high = profile[0][1], max(z for _, z, _ in profile)
    bottom, top = low + (high - low) * 0.12, high - (high - low) * 0.16

    def edge(one: tuple[float, float, float], other: tuple[float, float, float], z: float) -> tuple[float, float]:
        share = (z - one[1]) / ((other[1] - one[1]) or 1)
        return one[0] + (other[0] - one[0]) * share, one[2] + (other[2] - one[2]) * share

    rear, front, roof_front, roof_rear = profile[0], profile[1], profile[2], profile[3]
    panes: list[Primitive] = []
    for side in (1, -1):
        (rb, w0), (rt, w1) = edge(rear, roof_rear, bottom), edge(rear, roof_rear, top)
        (fb, _), (ft, _) = edge(front, roof_front, bottom), edge(front, roof_front, top)
        for a, b, c, d in (
            (rb + 0.12, pillar - 0.05, pillar - 0.05, rt + 0.1),
            (pillar + 0.05, fb - 0.2, ft - 0.15, pillar + 0.05),
        ):
            points = [
                (side * (w0 + 0.01), a, bottom), (side * (w0 + 0.01), b, bottom),
                (side * (w1 + 0.01), c, top), (side * (w1 + 0.01), d, top),
            ]  # fmt: skip
            panes.append(face(points if side > 0 else points[::-1], colour))
    return panes


def _lamps(front: float, rear: float, z: float, half: float) -> list[Primitive]:
    lamps: list[Primitive] = []
    for side in (-1, 1):
        a, b = side * half * 0.62, side * half * 0.95
        a, b = min(a, b), max(a, b)
        lamps.append(face([(b, front, z), (a, front, z), (a, front, z + 0.16), (b, front, z + 0.16)], (255, 250, 226)))
        lamps.append(face([(a, rear, z), (b, rear, z), (b, rear, z + 0.18), (a, rear, z + 0.18)], (206, 38, 32)))
    return lamps


def _car_like(body: Profile, cabin: Profile, paint: Colour, roof: Colour, pillar: float) -> list[Primitive]:
    half = body[0][2]
    front, rear = max(y for y, _, _ in body), min(y for y, _, _ in body)
    shape = extrude(body, paint)
    for x in (-half - 0.01, half + 0.01):
        shape += wheel(x, rear * 0.62, 0.33) + wheel(x, front * 0.64, 0.33)
    plate = blend(paint, (0, 0, 0), 0.75)
    shape.append(
        face(
            [
                (0.5, front + 0.01, 0.42),
                (-0.5, front + 0.01, 0.42),
                (-0.6, front + 0.01, 0.62),
                (0.6, front + 0.01, 0.62),
            ],
            plate,
        )
    )
    shape += _lamps(front + 0.02, rear - 0.02, 0.62, half)
    shape += extrude(cabin, roof, {0: paint, 1: GLASS, 3: GLASS})
    return shape + _panes(cabin, GLASS, pillar)


def car(dice: random.Random) -> list[Primitive]:
    paint = dice.choice(PAINTS)
    body = (
        (-2.1, 0.25, 0.86),
        (2.15, 0.25, 0.86),
        (2.2, 0.66, 0.84),
        (1.9, 0.82, 0.82),
        (0.95, 0.94, 0.82),
        (-1.7, 1.0, 0.82),
        (-2.15, 0.94, 0.82),
    )
    cabin = ((-1.72, 0.98, 0.79), (1.05, 0.92, 0.79), (0.3, 1.44, 0.62), (-1.2, 1.46, 0.62))
    return _car_like(body, cabin, paint, paint, -0.4)


def taxi(dice: random.Random) -> list[Primitive]:
    """Bangkok colours: two-tone yellow and green, pink, blue, orange."""
    paint, roof = dice.choice(
        (
            ((34, 122, 70), (244, 200, 40)),
            ((232, 92, 152), (232, 92, 152)),
            ((46, 110, 196), (46, 110, 196)),
            ((238, 128, 40), (238, 128, 40)),
        )
    )
    body = (
        (-2.2, 0.25, 0.86),
        (2.2, 0.25, 0.86),
        (2.25, 0.66, 0.84),
        (1.95, 0.84, 0.82),
        (1.0, 0.96, 0.82),
        (-1.5, 1.02, 0.82),
        (-2.25, 0.98, 0.82),
    )
    cabin = ((-1.55, 1.0, 0.79), (1.1, 0.94, 0.79), (0.35, 1.46, 0.62), (-1.0, 1.48, 0.62))
    return _car_like(body, cabin, paint, roof, -0.35) + block(0, -0.2, 1.46, 0.55, 0.22, 0.16, (250, 240, 190))


def pickup(dice: random.Random) -> list[Primitive]:
    paint = dice.choice(PAINTS)
    body = ((-2.5, 0.4, 0.88), (2.55, 0.4, 0.88), (2.6, 0.9, 0.86), (1.3, 1.1, 0.85), (-2.5, 1.12, 0.85))
    cabin = ((-0.75, 1.1, 0.82), (1.35, 1.08, 0.82), (0.65, 1.68, 0.66), (-0.6, 1.7, 0.66))
    shape = _car_like(body, cabin, paint, paint, 0.2)
    shape.insert(
        len(shape) - 10,
        face([(-0.72, -2.4, 1.13), (0.72, -2.4, 1.13), (0.72, -0.85, 1.13), (-0.72, -0.85, 1.13)], (46, 46, 48)),
    )
    if dice.random() < 0.4:
        shape += block(
            0,
            -1.6,
            1.12,
            1.4,
            1.4,
            dice.uniform(0.4, 1.0),
            dice.choice(((170, 130, 84), (60, 110, 160), (200, 200, 196))),
        )
    return shape


def songthaew(dice: random.Random) -> list[Primitive]:
    """A pickup with two benches under a roof: the province's bus."""
    paint = dice.choice(((52, 108, 180), (206, 52, 48), (240, 240, 236), (38, 128, 84)))
    body = ((-2.7, 0.4, 0.88), (2.5, 0.4, 0.88), (2.55, 0.9, 0.86), (1.3, 1.1, 0.85), (-2.7, 1.12, 0.85))
    cabin = ((-0.2, 1.1, 0.82), (1.35, 1.08, 0.82), (0.7, 1.68, 0.66), (-0.1, 1.7, 0.66))
    shape = _car_like(body, cabin, paint, paint, 0.4)
    shape += block(0, -1.5, 1.12, 1.6, 2.5, 0.35, blend(paint, (255, 255, 255), 0.15))
    shape += block(0, -1.5, 1.47, 1.5, 2.4, 0.5, (44, 44, 48))
    return shape + block(0, -1.5, 1.97, 1.75, 2.6, 0.14, paint)


def van(dice: random.Random) -> list[Primitive]:
    paint = dice.choice(((236, 237, 238), (214, 216, 218), (52, 54, 60)))
    body = ((-2.4, 0.28, 0.92), (2.45, 0.28, 0.92), (2.5, 0.95, 0.9), (1.75, 1.22, 0.9), (-2.4, 1.22, 0.9))
    cabin = ((-2.38, 1.2, 0.9), (1.8, 1.2, 0.9), (1.05, 2.05, 0.78), (-2.25, 2.08, 0.78))
    return _car_like(body, cabin, paint, paint, 0.3)


def bus(dice: random.Random) -> list[Primitive]:
    paint, low = dice.choice(
        (
            ((240, 238, 232), (196, 52, 52)),
            ((238, 188, 60), (238, 188, 60)),
            ((64, 120, 190), (236, 236, 236)),
            ((222, 116, 44), (236, 230, 220)),
        )
    )
    shape = block(0, 0, 0.35, 2.5, 11.0, 1.0, low) + block(0, 0, 1.35, 2.5, 11.0, 1.65, paint)
    for x in (-1.26, 1.26):
        for y in (-3.2, 3.4):
            shape += wheel(x, y, 0.48)
        for n in range(8):
            a, b = -5.2 + n * 1.28, -5.2 + n * 1.28 + 1.08
            points = [(x * 1.002, a, 1.62), (x * 1.002, b, 1.62), (x * 1.002, b, 2.5), (x * 1.002, a, 2.5)]
            shape.append(face(points if x > 0 else points[::-1], GLASS))
    shape.append(face([(1.12, 5.52, 1.3), (-1.12, 5.52, 1.3), (-1.12, 5.52, 2.6), (1.12, 5.52, 2.6)], GLASS))
    shape.append(face([(-1.0, -5.52, 1.7), (1.0, -5.52, 1.7), (1.0, -5.52, 2.5), (-1.0, -5.52, 2.5)], GLASS))
    shape.append(face([(0.8, 5.53, 2.65), (-0.8, 5.53, 2.65), (-0.8, 5.53, 2.9), (0.8, 5.53, 2.9)], (250, 170, 60)))
    return shape + _lamps(5.53, -5.53, 0.62, 1.25)


def truck(dice: random.Random) -> list[Primitive]:
    """Ten wheels and a cargo box or a container."""
    cab = dice.choice(((60, 108, 170), (226, 228, 230), (196, 60, 50), (236, 180, 60)))
    load = dice.choice(((224, 222, 216), (150, 62, 48), (44, 96, 140), (64, 112, 84), (208, 130, 50)))
    shape: list[Primitive] = []
    shape += block(0, -0.4, 0.55, 2.2, 9.2, 0.4, (48, 48, 52))
    for x in (-1.22, 1.22):
        for y in (-4.0, -2.9, 2.9):
            shape += wheel(x, y, 0.5)
    shape += block(0, -1.6, 0.95, 2.45, 6.9, 2.5, load)
    for x in (-1.235, 1.235):
        for n in range(1, 9):
            y = -5.05 + n * 0.78
            shape.append(Stick((x, y, 1.0), (x, y, 3.4), 0.06, blend(load, (0, 0, 0), 0.25)))
    shape += block(0, 3.0, 0.6, 2.35, 2.0, 2.2, cab)
    shape.append(face([(1.05, 4.02, 1.7), (-1.05, 4.02, 1.7), (-1.0, 4.02, 2.6), (1.0, 4.02, 2.6)], GLASS))
    for x in (-1.185, 1.185):
        points = [(x, 2.9, 1.75), (x, 3.8, 1.75), (x, 3.8, 2.55), (x, 2.9, 2.55)]
        shape.append(face(points if x > 0 else points[::-1], GLASS))
    return shape + _lamps(4.03, -5.06, 0.8, 1.2)


def motorcycle(dice: random.Random) -> list[Primitive]:
    """With a rider, often with somebody behind."""
    paint = dice.choice(((190, 30, 36), (30, 60, 140), (24, 24, 28), (230, 230, 232), (240, 120, 30)))
    shirt = dice.choice(((230, 120, 40), (60, 90, 160), (210, 210, 214), (40, 44, 50), (170, 40, 60), (88, 150, 90)))
    helmet = dice.choice(((30, 30, 34), (220, 220, 224), (200, 40, 44), (240, 190, 60)))
    skin: Colour = (168, 120, 88)
    shape: list[Primitive] = []
    for x in (-0.06, 0.06):
        shape += wheel(x, -0.6, 0.29) + wheel(x, 0.62, 0.29)
    shape += extrude(
        (
            (-0.75, 0.45, 0.14),
            (0.3, 0.35, 0.14),
            (0.55, 0.95, 0.1),
            (0.35, 1.0, 0.1),
            (0.1, 0.72, 0.15),
            (-0.8, 0.8, 0.15),
        ),
        paint,
    )
    shape += block(0, -0.35, 0.78, 0.3, 0.75, 0.08, (26, 26, 28))
    shape.append(Ball((0, 0.62, 0.85), 0.1, (255, 248, 220)))
    for x in (-0.17, 0.17):
        shape.append(Stick((x, -0.1, 0.85), (x, 0.22, 0.5), 0.15, (44, 50, 72)))
        shape.append(Stick((x * 1.2, -0.08, 1.32), (x * 1.9, 0.42, 1.03), 0.1, skin))
    riders = (-0.12, -0.55) if dice.random() < 0.35 else (-0.12,)
    for y in riders[::-1]:
        shape += extrude(
            ((y - 0.14, 0.85, 0.2), (y + 0.14, 0.85, 0.2), (y + 0.17, 1.4, 0.2), (y - 0.06, 1.42, 0.2)), shirt
        )
        shape += [Ball((0, y + 0.08, 1.58), 0.16, helmet), Ball((0, y + 0.16, 1.55), 0.08, blend(helmet, GLASS, 0.7))]
        shirt = blend(shirt, (240, 240, 240), 0.5)
    return shape


MODELS: dict[str, tuple[Callable[[random.Random], list[Primitive]], float, float]] = {
    "car": (car, 4.4, 1.75),
    "taxi": (taxi, 4.5, 1.75),
    "pickup": (pickup, 5.2, 1.8),
    "songthaew": (songthaew, 5.3, 1.8),
    "van": (van, 5.0, 1.85),
    "bus": (bus, 11.0, 2.5),
    "truck": (truck, 9.4, 2.5),
    "motorcycle": (motorcycle, 2.0, 0.7),
}
"""Name → (shape, length, width in metres)."""
