"""What stands along a street: poles and wires, lamps, signals, signs, stalls, umbrellas, bollards, railings."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence

from vms_desktop.simulator.scenery.ground import Line
from vms_desktop.simulator.scenery.light import Colour, blend
from vms_desktop.simulator.scenery.solids import Ball, Primitive, Stick, block, face, placed
from vms_desktop.simulator.scenery.view import Point

CONCRETE: Colour = (176, 172, 164)
STEEL: Colour = (150, 156, 162)


def pole(x: float, y: float, dice: random.Random) -> list[Primitive]:
    """A concrete power pole with its cross-arms and a transformer now and then."""
    shape: list[Primitive] = [Stick((x, y, 0), (x, y, 10.5), 0.3, CONCRETE, 2)]
    for z, half in ((10.1, 1.1), (9.2, 1.1), (6.4, 0.5)):
        shape.append(Stick((x - half, y, z), (x + half, y, z), 0.12, (120, 116, 110)))
        shape += [Ball((x + dx, y, z + 0.15), 0.09, (110, 84, 70)) for dx in (-half, -half / 2, half / 2, half)]
    if dice.random() < 0.3:
        shape += block(x, y - 0.5, 7.4, 0.8, 0.7, 1.1, (150, 158, 150))
    return shape


def wires(spots: Sequence[tuple[float, float]], dice: random.Random) -> list[Primitive]:
    """Power lines above and the thick tangle of cables below, sagging from pole to pole."""
    shape: list[Primitive] = []
    for z, count, sag, colour in (
        (10.2, 3, 0.45, (70, 72, 76)),
        (9.3, 2, 0.5, (70, 72, 76)),
        (6.3, 9, 0.7, (34, 34, 36)),
    ):
        for n in range(count):
            aside, lower = (
                dice.uniform(-0.9, 0.9) if count < 5 else dice.uniform(-0.3, 0.3),
                dice.uniform(0, 0.25 * n / 3),
            )
            hang = sag * dice.uniform(0.8, 1.5)
            for (ax, ay), (bx, by) in itertools.pairwise(spots):
                last: Point = (ax + aside, ay, z - lower)
                for step in range(1, 9):
                    share = step / 8
                    drop = hang * 4 * share * (1 - share)
                    here = (ax + (bx - ax) * share + aside, ay + (by - ay) * share, z - lower - drop)
                    shape.append(Stick(last, here, 0.03, colour))
                    last = here
    return shape


def lamp(x: float, y: float, over: float, heading: float) -> list[Primitive]:
    """A street lamp whose arm reaches ``over`` metres to the right of ``heading``."""
    arm = [Stick((0, 0, 0), (0, 0, 9.0), 0.16, STEEL, 2), Stick((0, 0, 9.0), (over, 0, 9.6), 0.1, STEEL, 2)]
    return placed([*arm, Stick((over * 0.8, 0, 9.58), (over * 1.12, 0, 9.62), 0.3, (214, 218, 220), 2)], x, y, heading)


def signal(x: float, y: float, heading: float, green: bool) -> list[Primitive]:
    """A traffic light on a mast; its face looks to −y before turning."""
    shape: list[Primitive] = [Stick((0, 0, 0), (0, 0, 6.2), 0.18, (60, 64, 68), 2)]
    shape += [Stick((0, 0, 6.0), (-4.2, 0, 6.3), 0.12, (60, 64, 68), 2)]
    for dx, z in ((0.0, 3.0), (-4.0, 5.4)):
        shape += block(dx, -0.15, z, 0.42, 0.3, 1.25, (22, 24, 26))
        for n, (lit, colour) in enumerate(
            ((green, (60, 236, 130)), (False, (240, 190, 60)), (not green, (250, 62, 50)))
        ):
            shape.append(
                Ball((dx, -0.32, z + 0.24 + n * 0.39), 0.15, colour if lit else blend(colour, (20, 20, 20), 0.82))
            )
    return placed(shape, x, y, heading)


def board(
    x: float, y: float, heading: float, wide: float, low: float, high: float, colour: Colour, dice: random.Random
) -> list[Primitive]:
    """A sign on two legs looking to −y before turning, with lines of something like writing."""
    shape: list[Primitive] = [
        Stick((side * wide * 0.42, 0, 0), (side * wide * 0.42, 0, high), 0.14, STEEL, 2) for side in (-1, 1)
    ]
    shape += block(0, -0.1, low, wide, 0.12, high - low, colour)
    ink = (248, 248, 244) if sum(colour) < 480 else (30, 40, 70)
    for line in range(2):
        z, at = high - (high - low) * (0.42 + line * 0.36), -wide * 0.42
        while at < wide * 0.38:
            run = dice.uniform(0.06, 0.2) * wide
            end = min(at + run, wide * 0.42)
            tall = (high - low) * (0.2 if line == 0 else 0.13)
            shape.append(face([(at, -0.18, z), (end, -0.18, z), (end, -0.18, z + tall), (at, -0.18, z + tall)], ink))
            at += run + 0.05 * wide
    return placed(shape, x, y, heading)


def stall(dice: random.Random) -> list[Primitive]:
    """A market stall, front to −y: a table of goods under an awning."""
    shape = block(
        0, 0, 0, 2.3, 1.1, 0.75, dice.choice(((96, 130, 160), (170, 140, 100), (190, 70, 60), (120, 150, 110)))
    )
    goods = dice.choice((
        ((226, 138, 40), (240, 190, 60), (206, 60, 46)), ((70, 130, 56), (110, 160, 70), (160, 190, 90)),
        ((216, 150, 140), (230, 180, 170), (190, 110, 100)), ((240, 236, 226), (226, 200, 150), (180, 120, 70)),
    ))  # fmt: skip
    for n in range(16):
        x, y = -1.0 + (n % 8) * 0.28, -0.3 + (n // 8) * 0.45
        shape.append(Ball((x, y, 0.85 + 0.05 * (n // 8)), dice.uniform(0.12, 0.17), dice.choice(goods), 0.8))
    for x in (-1.2, 1.2):
        for y in (-0.7, 0.8):
            shape.append(Stick((x, y, 0), (x, y, 2.3), 0.06, STEEL))
    cloth = dice.choice(
        ((206, 56, 50), (40, 108, 186), (240, 186, 52), (64, 150, 92), (232, 120, 50), (236, 236, 230), (150, 80, 150))
    )
    for n in range(5):
        a, b = -1.4 + n * 0.56, -1.4 + (n + 1) * 0.56
        colour = cloth if n % 2 == 0 else blend(cloth, (255, 255, 255), 0.7)
        shape.append(face([(a, -1.2, 2.15), (b, -1.2, 2.15), (b, 0.9, 2.6), (a, 0.9, 2.6)], colour))
        shape.append(
            face([(a, -1.2, 1.95), (b, -1.2, 1.95), (b, -1.2, 2.15), (a, -1.2, 2.15)], blend(colour, (0, 0, 0), 0.12))
        )
    return shape


def umbrella(x: float, y: float, colour: Colour, size: float = 1.5) -> list[Primitive]:
    """A large market umbrella of eight panels."""
    shape: list[Primitive] = [Stick((x, y, 0), (x, y, 2.7), 0.07, STEEL)]
    panels: list[tuple[float, Primitive]] = []
    for n in range(8):
        a, b = n * math.tau / 8, (n + 1) * math.tau / 8
        tone = colour if n % 2 else blend(colour, (255, 255, 255), 0.55)
        one, other = (
            (x + math.cos(a) * size, y + math.sin(a) * size, 2.15),
            (x + math.cos(b) * size, y + math.sin(b) * size, 2.15),
        )
        panels.append((-(one[1] + other[1]), face([one, other, (x, y, 2.75)], tone)))
    return shape + [panel for _, panel in sorted(panels, key=lambda item: item[0])]


def cart(dice: random.Random) -> list[Primitive]:
    """A food cart with a glass box and an umbrella."""
    shape = block(0, 0, 0.45, 1.7, 0.8, 0.5, dice.choice(((206, 60, 52), (60, 120, 180), (230, 180, 60))))
    shape += block(0.2, 0, 0.95, 1.1, 0.6, 0.6, (186, 204, 212))
    shape += [Ball((x, -0.42, 0.25), 0.25, (40, 40, 42)) for x in (-0.6, 0.6)]
    return shape + umbrella(-0.5, 0.1, dice.choice(((220, 60, 54), (60, 130, 90), (240, 190, 60), (60, 110, 190))), 1.2)


def bollards(line: Line, start: float, end: float, t: float, pitch: float = 2.0) -> list[Primitive]:
    """Red-and-white posts along a kerb."""
    shape: list[Primitive] = []
    s = start
    while s < end:
        x, y = line.at(s, t)
        shape.append(Stick((x, y, 0), (x, y, 0.5), 0.14, (240, 240, 236)))
        shape.append(Stick((x, y, 0.25), (x, y, 0.5), 0.15, (210, 52, 46)))
        s += pitch
    return shape


def barrier(line: Line, start: float, end: float, t: float) -> list[Primitive]:
    """A concrete median barrier."""
    (ax, ay), (bx, by) = line.at(start, t), line.at(end, t)
    heading, length = math.atan2(bx - ax, by - ay), math.dist((ax, ay), (bx, by))
    shape: list[Primitive] = []
    pieces = max(1, int(length / 6))
    for n in range(pieces):
        x, y = ax + (bx - ax) * (n + 0.5) / pieces, ay + (by - ay) * (n + 0.5) / pieces
        tone = blend(CONCRETE, (230, 228, 220), 0.4 if n % 2 else 0.25)
        shape.append(face_strip(x, y, heading, length / pieces, tone))
    for n in range(pieces):
        x, y = ax + (bx - ax) * (n + 0.5) / pieces, ay + (by - ay) * (n + 0.5) / pieces
        shape += placed(
            block(0, 0, 0, 0.5, length / pieces, 0.85, blend(CONCRETE, (230, 228, 220), 0.3)), x, y, heading
        )
    return shape


def face_strip(x: float, y: float, heading: float, length: float, colour: Colour) -> Primitive:
    """The dirt along a barrier's foot."""
    return placed(
        [
            face(
                [
                    (-0.6, -length / 2, 0.01),
                    (0.6, -length / 2, 0.01),
                    (0.6, length / 2, 0.01),
                    (-0.6, length / 2, 0.01),
                ],
                blend(colour, (60, 60, 60), 0.5),
            )
        ],
        x,
        y,
        heading,
    )[0]
