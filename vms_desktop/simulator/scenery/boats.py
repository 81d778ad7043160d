"""Boats of the Chao Phraya, the canals and the gulf as shapes: bow to +y, water line at z = 0."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

from vms_desktop.simulator.scenery.light import Colour, blend
from vms_desktop.simulator.scenery.people import figure, someone
from vms_desktop.simulator.scenery.solids import Ball, Primitive, Stick, block, extrude, face, placed


def hull(length: float, beam: float, bow: float, stern: float, colour: Colour, deck: Colour) -> list[Primitive]:
    """A hull from stations: narrow at both ends, the bow raised to ``bow`` metres, the stern to ``stern``."""
    stations = []
    for n in range(9):
        share = n / 8
        y = -length / 2 + length * share
        wide = beam / 2 * min(1.0, 0.55 + share * 2.0) * min(1.0, (1 - share) * 2.6 + 0.03)
        middle = min(bow, stern) * 0.62
        side = stern + (middle - stern) * share * 3 if share < 0.33 else middle
        rise = max(0.0, (share - 0.45) / 0.55)
        stations.append((y, wide, side + (bow - side) * rise * rise))
    shape: list[Primitive] = []
    for (ya, wa, za), (yb, wb, zb) in itertools.pairwise(stations):
        shape.append(face([(wa * 0.72, ya, 0.0), (wb * 0.72, yb, 0.0), (wb, yb, zb), (wa, ya, za)], colour))
        shape.append(face([(-wb * 0.72, yb, 0.0), (-wa * 0.72, ya, 0.0), (-wa, ya, za), (-wb, yb, zb)], colour))
    shape.append(
        face(
            [(y * 0 + w, y, z - 0.08) for y, w, z in stations] + [(-w, y, z - 0.08) for y, w, z in stations[::-1]], deck
        )
    )
    y, wide, z = stations[0]
    shape.append(
        face([(-wide * 0.72, y, 0), (wide * 0.72, y, 0), (wide, y, z), (-wide, y, z)], blend(colour, (0, 0, 0), 0.2))
    )
    return shape


def longtail(dice: random.Random) -> list[Primitive]:
    """A long-tail boat with an awning, its engine on a pole, and scarves at the bow."""
    wood = dice.choice(((142, 86, 48), (120, 70, 40), (58, 110, 130), (160, 60, 46)))
    shape = hull(9.5, 1.5, 1.35, 0.7, wood, (170, 132, 90))
    for y in (-2.2, -0.4, 1.4):
        shape += block(0, y, 0.35, 1.15, 0.35, 0.2, (186, 146, 100))
        if dice.random() < 0.75:
            shape += placed(figure(someone(dice), None)[6:], dice.uniform(-0.25, 0.25), y, 0.0, -0.25)
    for x in (-0.6, 0.6):
        for y in (-2.9, 1.9):
            shape.append(Stick((x, y, 0.4), (x * 0.95, y, 1.9), 0.05, (210, 210, 206)))
    cloth = dice.choice(((60, 120, 190), (206, 62, 56), (70, 150, 96), (236, 236, 232), (240, 180, 60)))
    shape += extrude(((-3.1, 1.9, 0.75), (2.1, 1.9, 0.75), (2.1, 2.02, 0.4), (-3.1, 2.02, 0.4)), cloth)
    shape += block(0, -4.1, 0.75, 0.4, 0.8, 0.5, (70, 72, 76)) + placed(figure(someone(dice), None), 0, -3.6, 0.0, 0.2)
    shape.append(Stick((0, -4.4, 1.0), (0.1, -7.6, 0.05), 0.06, (90, 90, 94)))
    return [*shape, Ball((0, 4.5, 1.25), 0.22, (238, 70, 120)), Ball((0, 4.45, 1.05), 0.16, (250, 200, 60))]


def ferry(dice: random.Random) -> list[Primitive]:
    """The cross-river ferry: flat, roofed, full of people."""
    shape = hull(15, 4.6, 1.6, 1.2, (232, 230, 222), (140, 120, 96))
    stripe = dice.choice(((200, 54, 48), (40, 90, 160), (236, 130, 40)))
    for x in (-2.1, 2.1):
        for n in range(6):
            y = -5.6 + n * 2.0
            shape.append(Stick((x, y, 0.8), (x, y, 3.0), 0.12, (232, 232, 228)))
    for n in range(14):
        x, y = dice.uniform(-1.6, 1.6), -5.0 + n * 0.75
        shape += placed(figure(someone(dice), None)[6:], x, y, 0.0, 0.15)
    for x in (-2.15, 2.15):
        points = [(x, -5.8, 0.85), (x, 5.0, 0.85), (x, 5.0, 1.35), (x, -5.8, 1.35)]
        shape.append(face(points if x > 0 else points[::-1], stripe))
    shape += extrude(
        ((-6.2, 3.0, 2.4), (5.6, 3.0, 2.4), (5.4, 3.25, 2.1), (-6.0, 3.25, 2.1)), (242, 240, 234), {1: stripe}
    )
    shape += block(0, 3.2, 3.25, 1.8, 1.8, 1.4, (236, 236, 232)) + block(0, 4.13, 3.75, 1.6, 0.05, 0.7, (60, 74, 88))
    return [*shape, Stick((0, -6, 1.2), (0, -6, 3.6), 0.08, (200, 200, 200)), *_flag(-6.0, 3.6)]


def _flag(y: float, z: float) -> list[Primitive]:
    bands: list[Primitive] = []
    for low, high, colour in (
        (0, 0.12, (196, 38, 48)),
        (0.12, 0.24, (240, 240, 240)),
        (0.24, 0.48, (44, 48, 110)),
        (0.48, 0.6, (240, 240, 240)),
        (0.6, 0.72, (196, 38, 48)),
    ):
        flat = face([(0, y, z - high), (0, y - 1.1, z - high), (0, y - 1.1, z - low), (0, y, z - low)], colour)
        bands += [flat, face(flat.points[::-1], colour)]
    return bands


def barge(dice: random.Random) -> list[Primitive]:
    """A loaded river barge under its tarpaulin."""
    shape = hull(34, 8.5, 3.0, 2.6, (92, 60, 46), (120, 100, 80))
    load = dice.choice(((86, 118, 96), (150, 140, 120), (70, 90, 116)))
    shape += extrude(((-12, 1.7, 3.4), (12, 1.7, 3.4), (9, 3.8, 1.2), (-9, 3.8, 1.2)), load)
    return (
        shape
        + block(0, -14.4, 2.3, 4.6, 3.4, 2.2, (222, 208, 170))
        + block(0, -14.4, 4.5, 5.2, 4.0, 0.25, (150, 70, 56))
    )


def tug(dice: random.Random) -> list[Primitive]:
    shape = hull(14, 4.4, 2.2, 1.2, dice.choice(((40, 70, 120), (150, 44, 40), (30, 90, 80))), (150, 130, 104))
    shape += block(0, -0.6, 1.1, 2.8, 5.6, 1.8, (238, 236, 228)) + block(0, 0.6, 2.9, 2.2, 2.4, 1.5, (238, 236, 228))
    shape += block(0, 0.65, 3.3, 2.24, 2.42, 0.6, (58, 70, 82)) + block(0, 0.6, 4.4, 2.6, 2.8, 0.15, (196, 60, 50))
    shape.append(Stick((0, -2.0, 2.9), (0, -2.0, 5.0), 0.8, (40, 40, 44)))
    return [*shape, *_flag(-6.0, 3.4)]


def trawler(dice: random.Random) -> list[Primitive]:
    """A fishing boat of the gulf: high bow, outriggers, colours."""
    paint = dice.choice(((40, 110, 120), (60, 120, 190), (190, 60, 50), (90, 150, 90)))
    shape = hull(17, 4.8, 3.4, 2.0, paint, (170, 140, 100))
    shape += block(0, -3.6, 1.4, 3.2, 4.6, 2.4, (240, 238, 226)) + block(0, -3.6, 3.8, 3.8, 5.2, 0.2, (206, 90, 50))
    shape += block(0, -1.25, 2.6, 2.6, 0.06, 0.7, (58, 70, 82))
    shape.append(Stick((0, 0.5, 1.6), (0, 0.5, 8.0), 0.18, (180, 150, 110)))
    for x in (-5.2, 5.2):
        shape.append(Stick((0, 0.5, 2.2), (x, 0.2, 6.6), 0.12, (190, 170, 130)))
        shape.append(Stick((0, 0.5, 7.8), (x, 0.2, 6.6), 0.03, (60, 60, 60)))
    return [*shape, *_flag(-7.2, 4.6)]


def cargo_ship(dice: random.Random) -> list[Primitive]:
    """A coaster on its way to Khlong Toei."""
    shape = hull(92, 15, 9.0, 7.0, dice.choice(((44, 60, 96), (120, 40, 38), (40, 84, 70))), (120, 74, 60))
    for n in range(6):
        for level in range(dice.randint(1, 3)):
            colour = dice.choice(((180, 70, 50), (60, 110, 160), (220, 180, 70), (86, 140, 100), (150, 150, 156)))
            shape += block(0, -18 + n * 9.4, 5.0 + level * 2.6, 12, 8.6, 2.5, colour)
    shape += block(0, -36, 6.0, 12, 9, 11, (240, 238, 230)) + block(0, -35.9, 14.0, 12.4, 9.0, 1.4, (58, 70, 82))
    return shape + block(0, -39, 17.0, 3, 3, 4.5, (226, 120, 44))


MODELS: dict[str, tuple[Callable[[random.Random], list[Primitive]], float, float]] = {
    "longtail": (longtail, 9.5, 1.5),
    "ferry": (ferry, 15.0, 4.6),
    "barge": (barge, 34.0, 8.5),
    "tug": (tug, 14.0, 4.4),
    "trawler": (trawler, 17.0, 4.8),
    "cargo": (cargo_ship, 92.0, 15.0),
}
"""Name → (shape, length, beam in metres)."""
