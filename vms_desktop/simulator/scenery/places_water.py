"""River, canal, sea and the great bridge. Each function furnishes an empty stage."""

from __future__ import annotations

import itertools
import math
import random

from vms_desktop.simulator.scenery import buildings, plants, street
from vms_desktop.simulator.scenery.actors import LOOP_S, Mover, Path, crowd
from vms_desktop.simulator.scenery.ground import Line
from vms_desktop.simulator.scenery.light import Colour, blend
from vms_desktop.simulator.scenery.solids import Primitive, Stick, block, face, placed
from vms_desktop.simulator.scenery.stage import Stage
from vms_desktop.simulator.scenery.view import Point

RIVER: Colour = (108, 110, 84)
SEA: Colour = (84, 122, 116)
DECK: Colour = (170, 150, 122)


def _far_bank(stage: Stage, y: float, dice: random.Random, built: float = 0.5) -> None:
    """Trees, houses and towers on the other side."""
    for n in range(64):
        x = -480 + n * 15 + dice.uniform(-4, 4)
        stage.add((x, y + 4, 0), plants.shrub(x, y + 4, dice.uniform(6, 12), dice, stage.light.to_sun))
        roll = dice.random()
        if roll < built * 0.5:
            shape = buildings.tower(dice.uniform(12, 24), 14, dice.randint(4, 26), dice)
            stage.add((x, y + 40, 0), placed(shape, x, y + 40, dice.uniform(-0.3, 0.3)))
        elif roll < built:
            stage.add((x, y + 2, 0), buildings.ridge_house(x, y + 2, dice.uniform(-0.5, 0.5), dice))


def _crossing(
    kind: str, seed: int, points: tuple[tuple[float, float], ...], speed: float, lap: float, start: float
) -> Mover:
    return Mover(kind, seed, Path(points), speed, lap, start)


def pier(stage: Stage) -> None:
    """A river pier: the pontoon with people waiting, ferries, long-tails, a tug with its barges."""
    dice, ground = stage.dice, stage.ground
    ground.fill(slice(None), (182, 174, 160), 0.12, 1.0)
    ground.grid(ground.y < 15, 1.4, 0.1)
    ground.make_water(ground.y > 15.0, RIVER, 0.7)
    ground.tint((ground.y > 14.4) & (ground.y < 15), (120, 112, 100), 0.8)
    _far_bank(stage, 330, dice, 0.7)
    side = dice.choice((-1, 1))
    px = 9.5 * side
    pontoon = block(0, 0, 0, 11, 14, 1.0, (96, 104, 110)) + block(0, 0, 1.0, 11.2, 14.2, 0.12, DECK)
    for n in range(28):
        y = -7 + n * 0.5
        pontoon.append(Stick((-5.5, y, 1.13), (5.5, y, 1.13), 0.04, blend(DECK, (0, 0, 0), 0.3)))
    for x in (-5.0, 5.0):
        for y in (-6.0, 0.0, 6.0):
            pontoon.append(Stick((x, y, 1.1), (x, y, 4.4), 0.18, (236, 236, 232), 2))
    roof = (206, 62, 54) if dice.random() < 0.5 else (44, 104, 168)
    stage.add((px, 42, 0), placed(pontoon, px, 36, 0))
    canopy: list[Primitive] = []
    for edge in (-6.0, 6.0):
        points: list[Point] = [(edge, -7.4, 4.3), (edge, 7.4, 4.3), (0, 7.4, 6.2), (0, -7.4, 6.2)]
        canopy.append(face(points if edge > 0 else points[::-1], roof))
    canopy.append(face([(-6, -7.4, 4.3), (6, -7.4, 4.3), (0, -7.4, 6.2)], (240, 238, 230)))
    canopy += block(0, -7.5, 3.9, 7, 0.15, 0.9, (30, 70, 130))
    canopy += [buildings.pane(-7.62, -3.0 + n * 0.95, -2.4 + n * 0.95, 4.1, 4.6, (244, 244, 240)) for n in range(6)]
    stage.add((px, 29, 0), placed(canopy, px, 36, 0), before=True)
    ramp: list[Primitive] = [face([(-1.6, 0, 1.0), (1.6, 0, 1.0), (1.6, 15, 1.1), (-1.6, 15, 1.1)], DECK)]
    ramp += buildings.fence((-1.6, 0, 1.0), (-1.6, 15, 1.1), 1.0, (236, 236, 232), 0.9)
    ramp += buildings.fence((1.6, 0, 1.0), (1.6, 15, 1.1), 1.0, (236, 236, 232), 0.9)
    stage.add((px, 28, 0), placed(ramp, px, 14.5, 0))
    quay = block(0, 0, 0, 160, 0.8, 0.9, (206, 200, 188))
    stage.add((0, 14.5, 0), placed(quay, 0, 14.4, 0))
    gap = sorted((px - 1.8, px + 1.8))
    for low, high in ((-70.0, gap[0]), (gap[1], 70.0)):
        stage.add(
            ((low + high) / 2, 14.3, 0), buildings.fence((low, 14.3, 0.9), (high, 14.3, 0.9), 0.9, (60, 110, 170), 1.0)
        )
    for n in range(6):
        x = -46 + n * 18 + dice.uniform(-2, 2)
        if abs(x - px) > 5:
            stage.shade_square(x, 11, 1.6, 5)
            stage.add(
                (x, 11, 0),
                plants.palm(x, 11.5, dice.uniform(7, 9.5), dice) if n % 2 else street.umbrella(x, 11.5, (214, 60, 54)),
            )
    for x in (-24, 3, 30):
        if abs(x - px) > 4:
            stage.add((x, 13.6, 0), street.lamp(x, 13.6, 1.6, 0))
    waiting = [
        Mover(
            "person",
            dice.randrange(10**6),
            Path(((px + dx, 36 + dy), (px + dx, 37 + dy))),
            0.01,
            LOOP_S,
            0,
            0.0,
            0,
            1.12,
        )
        for dx in (-3.8, -1.2, 2, 4)
        for dy in (-4.6, 0.6, 4.4)
    ]
    stage.movers += waiting
    walks = [Path(((px + d, 8), (px + d * 0.6, 14.5))) for d in (-0.9, 0.8)] + [
        Path(((a, y), (b, y))) for a, b, y in ((-30, 30, 8.5), (30, -30, 10.0), (-24, 20, 12.4), (26, -22, 6.6))
    ]
    stage.movers += crowd(walks, ("person",), dice)
    near = 36 * side
    stage.movers += [
        _crossing("ferry", 3, ((-near, 62), (-near * 2.2, 120), (-near * 3.2, 240)), 5.2, LOOP_S, 4),
        _crossing("ferry", 8, ((-near * 4.4, 250), (-near * 2.4, 130), (-near * 0.75, 58)), 5.0, LOOP_S, 30),
        _crossing("longtail", 11, ((-130, 82), (130, 74)), 8.7, LOOP_S / 2, 2),
        _crossing("longtail", 17, ((140, 52), (-140, 58)), 9.5, LOOP_S / 2, 16),
        _crossing("longtail", 29, ((60, 27), (-60, 25)), 6.0, LOOP_S, 40),
        _crossing("tug", 23, ((-210, 160), (210, 150)), 7.5, LOOP_S, 0),
        _crossing("barge", 24, ((-240, 160), (185, 150)), 7.5, LOOP_S, 0),
        _crossing("barge", 25, ((-280, 160), (150, 151)), 7.5, LOOP_S, 0),
        _crossing("cargo", 31, ((360, 285), (-330, 275)), 11.6, LOOP_S, 20),
    ]


def canal(stage: Stage) -> None:
    """A canal between wooden houses and walks, with boats and a footbridge or a sluice."""
    dice, ground, line = stage.dice, stage.ground, Line(0, 0, 0)
    s, t = ground.along(line)
    del s
    half = 7.0
    ground.fill(slice(None), (122, 132, 84), 0.25, 1.2)
    ground.fill(abs(t) < half + 2.4, (186, 180, 168), 0.12, 0.8)
    ground.make_water(abs(t) < half, (94, 100, 72), 0.75)
    for side in (-1, 1):
        edge = block(0, 0, -0.2, 0.4, 170, 0.5, (196, 190, 178))
        stage.add((side * half, 150, 0), placed(edge, side * (half + 0.2), 85, 0))
        stage.add(
            (side * (half + 0.3), 120, 0),
            buildings.fence((side * (half + 0.35), 6, 0.2), (side * (half + 0.35), 120, 0.2), 0.9, (90, 130, 150), 1.3),
        )
        at = 6.0
        while at < 150:
            wide = dice.uniform(6.5, 9.5)
            x, y = line.at(at + wide / 2, side * (half + 4.6))
            roll = dice.random()
            if roll < 0.72:
                stage.add((x, y, 0), placed(buildings.wooden_house(wide, dice), x, y, math.pi / 2 * side, -0.9))
            else:
                stage.shade_square(x, y, 2, 5)
                shape = (
                    plants.palm(x, y, dice.uniform(7, 11), dice)
                    if dice.random() < 0.6
                    else plants.tree(x, y, dice.uniform(6, 9), dice, stage.light.to_sun)
                )
                stage.add((x, y, 0), shape)
            far_x, far_y = line.at(at + wide / 2, side * (half + dice.uniform(16, 24)))
            stage.add((far_x, far_y, 0), plants.tree(far_x, far_y, dice.uniform(8, 12), dice, stage.light.to_sun))
            at += wide + dice.uniform(0.8, 3.0)
    if dice.random() < 0.5:
        _sluice(stage, 62, half)
    else:
        _footbridge(stage, 54, half)
    for n in range(40):
        x = -120 + n * 6
        stage.add(
            (x, 180, 0), plants.tree(x, 176 + dice.uniform(-6, 10), dice.uniform(8, 13), dice, stage.light.to_sun)
        )
    stage.movers += [
        _crossing("longtail", 5, ((2.8, 2), (2.8, 165)), 5.6, LOOP_S, 3),
        _crossing("longtail", 14, ((-2.8, 165), (-2.8, 2)), 5.6, LOOP_S, 20),
        _crossing("longtail", 21, ((3.0, 2), (3.0, 165)), 5.0, LOOP_S, 37),
        _crossing("longtail", 33, ((-3.0, 165), (-3.0, 2)), 5.0, LOOP_S, 48),
    ]
    walks = [
        Path((line.at(a, side * (half + 1.3)), line.at(b, side * (half + 1.3))))
        for side in (-1, 1)
        for a, b in ((3, 50), (60, 3), (20, 75))
    ]
    stage.movers += crowd(walks, ("person",), dice)


def _footbridge(stage: Stage, y: float, half: float) -> None:
    """An arched bridge for people."""
    shape: list[Primitive] = []
    steps = 12
    tops = [
        (-half - 1.5 + (2 * half + 3) * n / steps, 0.8 + 2.6 * math.sin(math.pi * n / steps)) for n in range(steps + 1)
    ]
    for (xa, za), (xb, zb) in itertools.pairwise(tops):
        shape.append(face([(xa, y, za - 0.5), (xb, y, zb - 0.5), (xb, y, zb), (xa, y, za)], (232, 226, 212)))
        shape.append(face([(xa, y, za), (xb, y, zb), (xb, y + 2.2, zb), (xa, y + 2.2, za)], (190, 184, 172)))
        for rail in (0.5, 1.0):
            shape.append(Stick((xa, y, za + rail), (xb, y, zb + rail), 0.09, (196, 62, 54)))
        shape.append(Stick((xa, y, za), (xa, y, za + 1.0), 0.09, (196, 62, 54)))
    stage.add((0, y, 0), shape)


def _sluice(stage: Stage, y: float, half: float) -> None:
    """A flood gate: piers, steel gates and the hoisting deck above."""
    shape: list[Primitive] = []
    bays = 3
    for n in range(bays):
        a = -half + 2 * half * n / bays
        b = a + 2 * half / bays
        shape.append(face([(a, y + 0.6, 1.0), (b, y + 0.6, 1.0), (b, y + 0.6, 4.6), (a, y + 0.6, 4.6)], (66, 110, 140)))
        shape += [
            Stick((a, y + 0.5, 1.4 + m * 0.9), (b, y + 0.5, 1.4 + m * 0.9), 0.16, (50, 88, 116)) for m in range(4)
        ]
    for n in range(bays + 1):
        shape += block(-half + 2 * half * n / bays, y + 1, -0.5, 1.1, 3.4, 7.4, (206, 200, 190))
    shape += block(0, y + 1, 6.6, 2 * half + 3, 3.6, 0.7, (222, 216, 204))
    shape += block(-half * 0.4, y + 1, 7.3, 3.2, 2.6, 2.6, (238, 232, 214)) + block(
        -half * 0.4, y + 1, 9.9, 4.0, 3.4, 0.3, (160, 70, 54)
    )
    for n in range(bays):
        middle = -half + 2 * half * (n + 0.5) / bays
        shape += block(middle, y + 0.4, 7.3, 1.0, 0.9, 1.1, (236, 176, 50))
    shape += buildings.fence((-half - 1.5, y - 0.8, 7.3), (half + 1.5, y - 0.8, 7.3), 1.0, (236, 236, 230), 0.9)
    stage.add((0, y, 0), shape)


def bridge(stage: Stage) -> None:
    """The ring road's cable-stayed bridge over the river, with its traffic and the ships below."""
    side: float
    dice, ground = stage.dice, stage.ground
    ground.fill(slice(None), (150, 142, 118), 0.2, 1.2)
    ground.make_water(ground.y > 22, RIVER, 0.65)
    _far_bank(stage, 420, dice, 0.6)
    one, other, deck = (-230.0, 150.0), (250.0, 300.0), 30.0
    along = Line(*one, math.atan2(other[0] - one[0], other[1] - one[1]))
    length = math.dist(one, other)
    deck_shape = block(0, 0, deck - 2.4, 24, length, 2.4, (206, 200, 188)) + block(
        0, 0, deck, 23, length, 0.1, (120, 120, 122)
    )
    middle = along.at(length / 2)
    shape = placed(deck_shape, *middle, along.heading)
    for n in range(2, 12):
        if n not in (4, 8):
            x, y = along.at(length * n / 12)
            shape += placed(block(0, 0, 0, 14, 3, deck - 2.4, (190, 184, 172)), x, y, along.heading)
    gold, cable = (214, 190, 120), (238, 206, 96)
    tops: list[Primitive] = []
    for share in (4 / 12, 8 / 12):
        x, y = along.at(length * share)
        tall = 112.0
        legs: list[Primitive] = []
        for side in (-1, 1):
            legs += [
                Stick((side * 9, 0, 0), (side * 15, 0, deck), 4.2, gold, 2),
                Stick((side * 15, 0, deck), (side * 2.4, 0, tall * 0.66), 3.6, gold, 2),
            ]
            legs.append(Stick((side * 2.4, 0, tall * 0.66), (side * 1.2, 0, tall), 2.6, gold, 2))
        legs.append(Stick((0, 0, tall), (0, 0, tall + 9), 1.2, (240, 210, 110), 2))
        for n in range(1, 15):
            for way in (-1, 1):
                for side in (-10.5, 10.5):
                    legs.append(
                        Stick((0, 0, tall * (0.62 + 0.026 * n)), (side, way * n * 5.6, deck + 0.4), 0.28, cable)
                    )
        tops += placed(legs, x, y, along.heading)
    stage.add((*middle, 0.0), shape + tops)
    # Two more towers of the interchange stand behind on the other reach of the river.
    for x, y in ((-330, 640), (-190, 690)):
        stage.add(
            (x, y, 0),
            [
                Stick((x - 18, y, 0), (x, y, 150), 6, blend(gold, (210, 216, 220), 0.4), 2),
                Stick((x + 18, y, 0), (x, y, 150), 6, blend(gold, (210, 216, 220), 0.4), 2),
            ],
        )
    for n in range(9):
        x = -60 + n * 15 + dice.uniform(-3, 3)
        if abs(x) > 12:
            stage.add(
                (x, 17, 0),
                plants.palm(x, 17, dice.uniform(6, 9), dice)
                if n % 2
                else plants.tree(x, 17, dice.uniform(4, 6), dice, stage.light.to_sun),
            )
    stage.add((0, 21, 0), buildings.fence((-90, 21, 0), (90, 21, 0), 1.0, (236, 236, 230), 1.0))
    kinds = ("truck", "car", "pickup", "bus", "truck", "van")
    for t, way in ((-8.5, 1), (-5, 1), (5, -1), (8.5, -1)):
        first, last = (along.at(4, t), along.at(length - 4, t))
        path = Path((first, last) if way > 0 else (last, first))
        for n in range(10):
            stage.movers.append(
                Mover(
                    dice.choice(kinds),
                    dice.randrange(10**6),
                    path,
                    13.0 + abs(t) * 0.2,
                    LOOP_S,
                    n * 6 + dice.uniform(-1, 1),
                    None,
                    0,
                    deck + 0.1,
                )
            )
    stage.movers += [
        _crossing("cargo", 41, ((-330, 225), (340, 210)), 11.8, LOOP_S, 12),
        _crossing("tug", 43, ((200, 118), (-200, 110)), 7.5, LOOP_S, 0),
        _crossing("barge", 44, ((226, 118), (-170, 110)), 7.5, LOOP_S, 0),
        _crossing("longtail", 45, ((-110, 56), (110, 50)), 8.0, LOOP_S / 2, 5),
        _crossing("longtail", 47, ((120, 82), (-120, 88)), 9.0, LOOP_S / 2, 18),
        _crossing("ferry", 49, ((-120, 150), (-30, 90), (70, 60)), 5.0, LOOP_S, 20),
    ]
    stage.movers += crowd([Path(((-26, 18.6), (26, 18.6))), Path(((26, 19.6), (-26, 19.6)))], ("person",), dice)


def coast(stage: Stage) -> None:
    """The gulf at Bang Pu: promenade, pavilion on posts, mangroves, fishing boats, ships on the horizon."""
    dice, ground = stage.dice, stage.ground
    walk = Line(-3, 0, -0.42)
    _s, t = ground.along(walk)
    ground.make_water(np_true(ground), SEA, 0.35)
    shore = t < 4.2
    ground.fill(shore, (196, 186, 168), 0.1, 1.0)
    ground.water = ground.water & ~shore if ground.water is not None else None
    ground.grid(shore, 1.2, 0.12)
    ground.tint(shore & (abs(t - 3.6) < 0.3), (160, 150, 136), 0.7)
    ground.tint((t > 4.2) & (t < 6.6), (108, 100, 84), 0.7)
    ground.fill(shore & (t < -3.2), (110, 134, 66), 0.2, 0.8)
    ground.tint(shore & (abs(t + 3.2) < 0.2), (222, 218, 208), 0.8)
    (ax, ay), (bx, by) = walk.at(2, 4.0), walk.at(170, 4.0)
    stage.add((ax, ay + 10, 0), buildings.fence((ax, ay, 0), (bx, by, 0), 1.05, (244, 244, 240), 1.1))
    for n in range(12):
        x, y = walk.at(12 + n * 14, 3.2)
        stage.add((x, y, 0), street.lamp(x, y, -1.6, walk.heading))
    for n in range(14):
        x, y = walk.at(13 + n * 11, -5.2 + dice.uniform(-0.8, 0.8))
        stage.shade_square(x, y, 1.8, 6)
        stage.add((x, y, 0), plants.palm(x, y, dice.uniform(6.5, 10), dice))
    # The pavilion at the end of its jetty.
    for n in range(18):
        x, y = 26 + n * 0.2, 60 + n * 6
        stage.add(
            (x, y, 0),
            [
                Stick((x - 2, y, 0), (x - 2, y, 2), 0.4, (150, 140, 126)),
                Stick((x + 2, y, 0), (x + 2, y, 2), 0.4, (150, 140, 126)),
            ],
        )
    jetty = block(28, 112, 2.0, 4.4, 110, 0.5, (206, 196, 178))
    stage.add((28, 130, 0), jetty + buildings.fence((25.9, 58, 2.5), (25.9, 166, 2.5), 1.0, (240, 240, 236), 2.2))
    hall = [part for dx in range(-14, 15, 7) for part in block(dx, -7, -2.6, 0.8, 0.8, 2.8, (150, 140, 126))]
    hall += block(0, 0, 0, 34, 16, 0.5, (206, 196, 178)) + block(0, 0, 0.5, 26, 11, 3.6, (244, 240, 226))
    hall += [buildings.pane(-5.6, -12 + n * 2.7, -10.4 + n * 2.7, 1.3, 3.2, (70, 96, 116)) for n in range(9)]
    hall += [
        face([(-18, -9.5, 4.4), (18, -9.5, 4.4), (13, 0, 8.6), (-13, 0, 8.6)], (196, 74, 54)),
        face([(-18, 9.5, 4.4), (-18, -9.5, 4.4), (-13, 0, 8.6)], (180, 66, 50)),
    ]
    stage.add((24, 180, 0), placed(hall, 24, 172, -0.2, 2.4))
    for n in range(5):
        x, y = 60 + n * 26, 96 + n * 20
        stage.add((x, y, 0), plants.mangrove(x, y, 30, dice, stage.light.to_sun))
    for _ in range(26):
        x, y = 12 + dice.uniform(-6, 40), 40 + dice.uniform(0, 90)
        stage.add(
            (x, y, 0), [Stick((x, y, 0), (x + dice.uniform(-0.3, 0.3), y, dice.uniform(1.0, 2.2)), 0.16, (96, 80, 64))]
        )
    stage.movers += [
        _crossing("trawler", 51, ((-40, 150), (60, 130), (240, 170)), 5.0, LOOP_S, 0),
        _crossing("trawler", 53, ((250, 280), (-240, 320)), 8.4, LOOP_S, 22),
        _crossing("longtail", 55, ((110, 84), (-30, 104)), 5.2, LOOP_S / 2, 8),
        _crossing("longtail", 57, ((6, 50), (90, 62)), 3.4, LOOP_S / 2, 11),
        _crossing("cargo", 59, ((-520, 900), (140, 880)), 11.6, LOOP_S, 0),
        _crossing("cargo", 61, ((560, 1300), (-120, 1250)), 11.6, LOOP_S, 30),
    ]
    walks = [
        Path((walk.at(a, d), walk.at(b, d)))
        for a, b, d in ((0, 55, 0.2), (60, 0, 1.6), (8, 70, -1.4), (46, 4, 2.6), (0, 40, 2.0), (36, 0, -0.6))
    ]
    stage.movers += crowd(walks, ("person",), dice)


def np_true(ground: object):  # type: ignore[no-untyped-def]
    import numpy as np

    return np.ones(ground.x.shape, dtype=bool)  # type: ignore[attr-defined]
