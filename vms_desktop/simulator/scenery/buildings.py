"""Buildings as shapes along a line: shophouses, factory halls, a school, wooden houses, a temple, a chedi, towers."""

from __future__ import annotations

import itertools
import math
import random

from vms_desktop.simulator.scenery.ground import Line
from vms_desktop.simulator.scenery.light import Colour, blend
from vms_desktop.simulator.scenery.solids import Primitive, Shape, Stick, block, extrude, face, placed
from vms_desktop.simulator.scenery.view import Point

WALLS: tuple[Colour, ...] = (
    (226, 218, 202), (214, 202, 180), (232, 226, 214), (202, 208, 206), (222, 190, 160), (196, 206, 190),
    (228, 206, 168), (206, 190, 186), (186, 200, 212),
)  # fmt: skip
SIGNS: tuple[Colour, ...] = (
    (196, 44, 42), (30, 92, 168), (238, 176, 40), (32, 128, 84), (236, 236, 230), (110, 56, 130), (226, 108, 36),
)  # fmt: skip
GLASS: Colour = (76, 96, 112)
ROOF: Colour = (150, 76, 54)


def pane(y: float, x0: float, x1: float, z0: float, z1: float, colour: Colour) -> Primitive:
    """A rectangle on a wall that looks to −y."""
    return face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], colour)


def shophouse(wide: float, floors: int, dice: random.Random) -> list[Primitive]:
    """One unit, front at y = 0 looking to −y, from x = 0 to ``wide``."""
    wall, deep, tall = dice.choice(WALLS), 11.0, 3.6 + (floors - 1) * 3.1
    shape = block(wide / 2, deep / 2, 0, wide, deep, tall, wall)
    trim, dark = blend(wall, (255, 255, 255), 0.35), blend(wall, (30, 34, 44), 0.45)
    inside = dice.choice(((58, 54, 52), (84, 76, 66), (120, 124, 128), (70, 84, 100), (146, 140, 130)))
    shape.append(pane(-0.02, 0.25, wide - 0.25, 0.0, 2.7, inside))
    if dice.random() < 0.55:
        # Goods and lights inside an open shop.
        for n in range(5):
            x = 0.4 + n * (wide - 1.0) / 5
            shape.append(pane(-0.03, x, x + 0.5, 0.1, dice.uniform(0.7, 1.6), dice.choice(SIGNS)))
    else:
        shape += [
            pane(-0.03, 0.25, wide - 0.25, 0.3 * n, 0.3 * n + 0.05, blend(inside, (255, 255, 255), 0.25))
            for n in range(9)
        ]
    sign = dice.choice(SIGNS)
    shape.append(pane(-0.05, 0.1, wide - 0.1, 2.75, 3.5, sign))
    ink = (250, 250, 244) if sum(sign) < 480 else (150, 30, 36)
    for n in range(dice.randint(3, 6)):
        x = 0.45 + n * (wide - 0.9) / 6
        shape.append(pane(-0.06, x, x + (wide - 0.9) / 6 * 0.72, 2.98, 3.28, ink))
    if dice.random() < 0.7:
        cloth = dice.choice(SIGNS)
        for n in range(6):
            a, b = wide * n / 6, wide * (n + 1) / 6
            colour = cloth if n % 2 else blend(cloth, (255, 255, 255), 0.6)
            shape.append(face([(a, -1.7, 2.25), (b, -1.7, 2.25), (b, -0.05, 2.8), (a, -0.05, 2.8)], colour))
    for floor in range(1, floors):
        z = 3.6 + (floor - 1) * 3.1
        shape.append(pane(-0.03, 0.0, wide, z - 0.12, z + 0.08, trim))
        style = dice.random()
        for n in range(2):
            x = 0.45 + n * (wide - 0.5) / 2
            w = (wide - 1.4) / 2
            shape.append(pane(-0.03, x, x + w, z + 0.75, z + 2.45, dark))
            shape.append(pane(-0.04, x + 0.08, x + w / 2 - 0.04, z + 0.83, z + 2.37, GLASS))
            shape.append(
                pane(
                    -0.04,
                    x + w / 2 + 0.04,
                    x + w - 0.08,
                    z + 0.83,
                    z + 2.37,
                    blend(GLASS, (200, 214, 224), dice.uniform(0, 0.5)),
                )
            )
            if style < 0.3:
                shape += [pane(-0.1, x + w * m / 5, x + w * m / 5 + 0.05, z + 0.75, z + 2.45, dark) for m in range(6)]
        if style > 0.65:
            shape += block(wide / 2, -0.45, z + 0.1, wide * 0.94, 0.9, 0.12, trim)
            shape += [
                Stick((wide * m / 9, -0.88, z + 0.2), (wide * m / 9, -0.88, z + 1.0), 0.05, trim) for m in range(1, 9)
            ]
            shape.append(Stick((wide * 0.04, -0.88, z + 1.05), (wide * 0.96, -0.88, z + 1.05), 0.08, trim))
        if dice.random() < 0.5:
            shape += block(dice.uniform(0.8, wide - 0.8), -0.3, z + 0.25, 0.85, 0.4, 0.6, (224, 224, 220))
    shape += block(wide / 2, 0.1, tall, wide, 0.35, dice.uniform(0.5, 1.1), trim)
    if dice.random() < 0.5:
        shape += block(dice.uniform(1.2, wide - 1.2), 4, tall, 1.3, 1.3, 1.7, (190, 194, 198))
    if dice.random() < 0.35:
        x = dice.uniform(0.6, wide - 1.4)
        board = dice.choice(SIGNS)
        shape += block(x, -0.9, 3.9, 0.18, 1.5, min(4.5, tall - 4.2) if tall > 6.5 else 1.6, board)
    return shape


def tower(wide: float, deep: float, floors: int, dice: random.Random) -> list[Primitive]:
    """A condominium or office block far behind."""
    wall = dice.choice(((222, 222, 220), (200, 206, 212), (214, 200, 182), (180, 190, 200)))
    tall = floors * 3.2
    shape = block(0, deep / 2, 0, wide, deep, tall, wall)
    for floor in range(floors):
        z = floor * 3.2 + 0.9
        shape.append(
            pane(-0.05, -wide * 0.45, wide * 0.45, z, z + 1.5, blend(GLASS, (160, 184, 204), dice.random() * 0.5))
        )
    for n in range(1, 6):
        x = -wide / 2 + wide * n / 6
        shape.append(pane(-0.1, x - 0.25, x + 0.25, 0, tall, wall))
    return shape + block(0, deep / 2, tall, wide * 0.4, deep * 0.5, 3.0, wall)


def gable(
    wide: float, deep: float, wall_z: float, ridge_z: float, wall: Colour, roof: Colour, out: float = 0.8
) -> list[Primitive]:
    """A house with its gable to −y: walls and a pitched roof that reaches ``out`` metres over."""
    a, b = -wide / 2, wide / 2
    shape = block(0, deep / 2, 0, wide, deep, wall_z, wall)
    shape.append(face([(a, 0, wall_z), (b, 0, wall_z), (0, 0, ridge_z)], blend(wall, (120, 90, 60), 0.25)))
    drop = (ridge_z - wall_z) / (wide / 2) * out
    for side in (-1, 1):
        edge = side * (wide / 2 + out)
        points: list[Point] = [
            (edge, -out, wall_z - drop),
            (edge, deep + out, wall_z - drop),
            (0, deep + out, ridge_z),
            (0, -out, ridge_z),
        ]
        shape.append(face(points if side > 0 else points[::-1], roof))
        under = [(x, y, z - 0.12) for x, y, z in points]
        shape.append(face(under[::-1] if side > 0 else under, blend(roof, (0, 0, 0), 0.5)))
        shape.append(Stick(points[0], points[3], 0.22, blend(roof, (255, 240, 200), 0.35)))
    return shape


def wooden_house(wide: float, dice: random.Random) -> list[Primitive]:
    """A canal house on posts, front to −y."""
    wood = dice.choice(((138, 104, 74), (116, 88, 66), (158, 128, 92), (96, 120, 112), (170, 150, 120)))
    roof = dice.choice(((142, 148, 150), (126, 66, 48), (110, 116, 110), (160, 92, 60)))
    shape: list[Primitive] = []
    for n in range(4):
        x = -wide / 2 + 0.2 + n * (wide - 0.4) / 3
        shape.append(Stick((x, 0.1, -0.8), (x, 0.1, 1.2), 0.22, (86, 72, 60)))
        shape.append(Stick((x, -1.5, -0.8), (x, -1.5, 1.2), 0.18, (86, 72, 60)))
    shape += placed(gable(wide, 7.0, 3.0, 4.7, wood, roof), 0, 0, 0, 1.2)
    for n in range(9):
        shape.append(pane(-0.02, -wide / 2, wide / 2, 1.3 + n * 0.32, 1.33 + n * 0.32, blend(wood, (0, 0, 0), 0.25)))
    shape.append(pane(-0.04, -0.5, 0.5, 1.2, 3.3, (62, 46, 36)))
    for x in (-wide * 0.33, wide * 0.33):
        shape.append(pane(-0.04, x - 0.55, x + 0.55, 2.1, 3.3, (54, 62, 60)))
        shape.append(pane(-0.05, x - 0.95, x - 0.55, 2.1, 3.3, blend(wood, (255, 255, 255), 0.2)))
        shape.append(pane(-0.05, x + 0.55, x + 0.95, 2.1, 3.3, blend(wood, (255, 255, 255), 0.2)))
    shape += block(0, -0.85, 1.05, wide + 0.4, 1.7, 0.16, (150, 122, 92))
    for n in range(7):
        x = -wide / 2 + n * wide / 6
        if dice.random() < 0.6:
            shape += block(x, -1.5, 1.2, 0.32, 0.32, 0.32, (150, 84, 60))
            shape += block(x, -1.5, 1.5, 0.42, 0.42, 0.35, (70, 112, 54))
    return shape


def factory(wide: float, bays: int, dice: random.Random) -> list[Primitive]:
    """A saw-tooth hall, front to −y, with its name board and doors."""
    wall = dice.choice(((204, 210, 214), (222, 218, 206), (176, 194, 204)))
    roof = dice.choice(((94, 130, 160), (150, 156, 160), (86, 120, 104)))
    shape = block(0, 15, 0, wide, 30, 8, wall)
    for n in range(bays):
        a, b = -wide / 2 + wide * n / bays, -wide / 2 + wide * (n + 1) / bays
        shape.append(face([(a, 0, 8), (b, 0, 8), (b, 0, 10.5)], wall))
        shape.append(face([(a, 0, 8), (b, 0, 10.5), (b, 30, 10.5), (a, 30, 8)], roof))
    for n in range(int(wide / 1.5)):
        x = -wide / 2 + n * 1.5
        shape.append(pane(-0.03, x, x + 0.06, 0, 8, blend(wall, (0, 0, 0), 0.12)))
    for n in range(bays):
        middle = -wide / 2 + wide * (n + 0.5) / bays
        shape.append(pane(-0.05, middle - 2.2, middle + 2.2, 0, 4.6, blend(roof, (30, 36, 44), 0.45)))
        shape += [pane(-0.06, middle - 2.2, middle + 2.2, 0.45 * m, 0.45 * m + 0.06, roof) for m in range(1, 10)]
        shape.append(pane(-0.05, middle - 3.4, middle + 3.4, 5.4, 6.4, GLASS))
    sign = dice.choice(SIGNS[:4])
    shape.append(pane(-0.08, -wide * 0.2, wide * 0.2, 6.6, 7.8, sign))
    return shape + [
        pane(-0.1, -wide * 0.17 + n * 1.9, -wide * 0.17 + n * 1.9 + 1.2, 6.9, 7.5, (244, 244, 240))
        for n in range(int(wide * 0.34 / 1.9))
    ]


def chimney(x: float, y: float, tall: float) -> list[Primitive]:
    shape: list[Primitive] = []
    for n in range(8):
        colour = (214, 70, 60) if n % 2 and n > 3 else (226, 224, 218)
        shape.append(Stick((x, y, tall * n / 8), (x, y, tall * (n + 1) / 8), 2.0 - n * 0.1, colour, 2))
    return shape


def tank(x: float, y: float, radius: float, tall: float, colour: Colour = (226, 228, 226)) -> list[Primitive]:
    shape: list[Primitive] = []
    for n in range(16):
        a, b = n * math.tau / 16, (n + 1) * math.tau / 16
        ax, ay = x + math.cos(a) * radius, y + math.sin(a) * radius
        bx, by = x + math.cos(b) * radius, y + math.sin(b) * radius
        shape.append(face([(ax, ay, 0), (bx, by, 0), (bx, by, tall), (ax, ay, tall)], colour))
    ring = [
        (x + math.cos(n * math.tau / 16) * radius, y + math.sin(n * math.tau / 16) * radius, tall) for n in range(16)
    ]
    return [*shape, face(ring, blend(colour, (255, 255, 255), 0.3))]


def school(dice: random.Random) -> list[Primitive]:
    """A three-storey school: open corridors, a red roof, 44 m long, front to −y."""
    wall = dice.choice(((244, 230, 178), (236, 236, 226), (198, 220, 232)))
    shape = block(0, 6, 0, 44, 10, 10.8, wall)
    for floor in range(3):
        z = floor * 3.6
        shape.append(pane(0.98, -22, 22, z + 1.0, z + 3.3, (92, 88, 84)))
        shape += block(0, 0.6, z + 3.3, 44.6, 1.4, 0.3, (246, 244, 236))
        shape += [pane(0.9, -22 + n * 2.2, -22 + n * 2.2 + 1.3, z + 1.1, z + 2.9, GLASS) for n in range(20)]
        shape.append(pane(-0.05, -22, 22, z + (0.0 if floor == 0 else 0.1), z + 1.0, wall))
    shape += [block_ for n in range(12) for block_ in block(-22 + n * 4, -0.1, 0, 0.5, 0.5, 10.8, (250, 248, 240))]
    roof = dice.choice((ROOF, (60, 100, 150), (160, 60, 50)))
    shape.append(face([(-23.5, -1.4, 10.6), (23.5, -1.4, 10.6), (21, 6, 14.4), (-21, 6, 14.4)], roof))
    shape.append(face([(23.5, -1.4, 10.6), (23.5, 13, 10.6), (21, 6, 14.4)], roof))
    shape.append(face([(-23.5, 13, 10.6), (-23.5, -1.4, 10.6), (-21, 6, 14.4)], roof))
    return shape


def temple(dice: random.Random) -> list[Primitive]:
    """An ordination hall: white walls, three-tiered roof of orange and green tiles, gilded gable; front to −y."""
    gold, white, tiles, rim = (226, 178, 64), (246, 244, 236), (206, 96, 40), (38, 104, 66)
    shape = block(0, 11, 0, 19, 28, 1.2, (226, 222, 210)) + block(0, -4.2, 0, 6, 2.6, 0.6, (216, 212, 200))
    shape += placed(block(0, 11, 0, 11.6, 22, 6.2, white), 0, 0, 0, 1.2)
    for tier, (wide, low, high, start, end) in enumerate(
        ((17.5, 6.2, 10.2, -2.6, 25.0), (13.0, 8.8, 13.2, -1.2, 23.6), (9.0, 11.6, 16.2, 0.4, 22.0))
    ):
        for side in (-1, 1):
            edge = side * wide / 2
            points: list[Point] = [(edge, start, low), (edge, end, low), (0, end, high), (0, start, high)]
            shape.append(face(points if side > 0 else points[::-1], rim))
            inner: list[Point] = [
                (edge * 0.86, start + 0.7, low + (high - low) * 0.14 + 0.03),
                (edge * 0.86, end - 0.7, low + (high - low) * 0.14 + 0.03),
                (0, end - 0.7, high + 0.03),
                (0, start + 0.7, high + 0.03),
            ]
            shape.append(face(inner if side > 0 else inner[::-1], tiles))
            shape.append(Stick((edge, start, low), (0, start, high), 0.42, gold, 2))
            shape.append(Stick((edge, start, low), (edge + side * 0.9, start - 0.1, low + 1.1), 0.3, gold, 2))
        shape.append(
            face(
                [
                    (-wide * 0.43, start + 0.2, low + 0.5),
                    (wide * 0.43, start + 0.2, low + 0.5),
                    (0, start + 0.2, high - 0.3),
                ],
                (172, 40, 46) if tier != 1 else (40, 70, 130),
            )
        )
        shape.append(
            face(
                [
                    (-wide * 0.27, start + 0.1, low + 0.7),
                    (wide * 0.27, start + 0.1, low + 0.7),
                    (0, start + 0.1, high - 1.0),
                ],
                gold,
            )
        )
        shape.append(Stick((0, start, high), (0, start - 0.7, high + 2.4), 0.3, gold, 2))
    for n in range(4):
        x = -7.2 + n * 4.8
        shape += block(x, -2.0, 1.2, 0.85, 0.85, 5.2, white) + block(x, -2.0, 6.0, 1.05, 1.05, 0.5, gold)
    for x in (-3.2, 0.0, 3.2):
        shape.append(pane(-0.06, x - 0.95, x + 0.95, 1.2, 4.7, gold))
        shape.append(pane(-0.08, x - 0.7, x + 0.7, 1.2, 4.3, (120, 36, 34)))
        shape.append(face([(x - 1.0, -0.07, 4.7), (x + 1.0, -0.07, 4.7), (x, -0.07, 6.3)], gold))
    return shape


def chedi(size: float, gilded: bool) -> list[Primitive]:
    """A bell-shaped chedi of rings, ``size`` metres high, centred at the origin."""
    white, gold = (246, 245, 240), (228, 182, 70)
    outline = (
        (0.42, 0.00), (0.42, 0.06), (0.36, 0.06), (0.36, 0.13), (0.31, 0.13), (0.31, 0.19), (0.27, 0.20), (0.28, 0.24),
        (0.24, 0.26), (0.24, 0.30), (0.225, 0.36), (0.19, 0.44), (0.13, 0.50), (0.09, 0.52), (0.10, 0.53), (0.10, 0.58),
        (0.07, 0.59), (0.06, 0.68), (0.035, 0.80), (0.012, 0.92), (0.0, 1.0),
    )  # fmt: skip
    shape: list[Primitive] = []
    for (r0, z0), (r1, z1) in itertools.pairwise(outline):
        colour = gold if gilded or z0 > 0.5 else white
        for n in range(24):
            a, b = n * math.tau / 24, (n + 1) * math.tau / 24
            cos_a, sin_a, cos_b, sin_b = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
            lower, upper, z_low, z_high = r0 * size, r1 * size, z0 * size, z1 * size
            points = [
                (cos_a * lower, sin_a * lower, z_low),
                (cos_b * lower, sin_b * lower, z_low),
                (cos_b * upper, sin_b * upper, z_high),
                (cos_a * upper, sin_a * upper, z_high),
            ]
            shape.append(face(points, colour))
    return shape


def row(
    line: Line, start: float, end: float, side: float, dice: random.Random, floors: tuple[int, int] = (3, 4)
) -> list[tuple[Point, Shape]]:
    """Shophouses along a line at ``side`` metres from it (right positive), fronts to the line."""
    found: list[tuple[Point, Shape]] = []
    right = side > 0
    heading = line.heading + (math.pi / 2 if right else -math.pi / 2)
    s, tall, left = start, dice.randint(*floors), 0
    while s < end:
        if left == 0:
            # Neighbours are built as one terrace of equal height, then a gap.
            tall, left = dice.randint(*floors), dice.randint(3, 6)
            s += dice.choice((0.0, 0.0, 2.5))
        wide = dice.uniform(3.9, 4.6)
        x, y = line.at(s + (wide if right else 0.0), side)
        found.append(((*line.at(s + wide / 2, side), 0.0), placed(shophouse(wide, tall, dice), x, y, heading)))
        s, left = s + wide, left - 1
    return found


def fence(one: Point, other: Point, tall: float, colour: Colour, spacing: float = 0.35) -> list[Primitive]:
    """Railings between two points."""
    length = math.dist(one, other)
    count = max(2, int(length / spacing))
    shape: list[Primitive] = []
    for n in range(count + 1):
        x, y = one[0] + (other[0] - one[0]) * n / count, one[1] + (other[1] - one[1]) * n / count
        shape.append(Stick((x, y, one[2]), (x, y, one[2] + tall), 0.12 if n % 8 == 0 else 0.05, colour))
    for share in (0.25, 0.95):
        shape.append(
            Stick((one[0], one[1], one[2] + tall * share), (other[0], other[1], other[2] + tall * share), 0.07, colour)
        )
    return shape


def ridge_house(x: float, y: float, heading: float, dice: random.Random) -> list[Primitive]:
    """A two-storey house among trees, for backgrounds."""
    wall = dice.choice(WALLS)
    shape = gable(
        dice.uniform(7, 10),
        dice.uniform(8, 11),
        dice.uniform(5.0, 6.4),
        dice.uniform(8.0, 9.4),
        wall,
        dice.choice((ROOF, (90, 110, 130), (110, 70, 50))),
    )
    for z in (0.9, 3.8):
        shape += [pane(-0.05, x0, x0 + 1.4, z, z + 1.4, GLASS) for x0 in (-2.8, -0.7, 1.4)]
    return placed(shape, x, y, heading)


__all__ = [
    "chedi", "chimney", "extrude", "factory", "fence", "gable", "ridge_house", "row", "school", "shophouse", "tank",
    "temple", "tower", "wooden_house",
]  # fmt: skip
