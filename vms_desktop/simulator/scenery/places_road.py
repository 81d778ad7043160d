"""Streets and junctions of the province. Each function furnishes an empty stage."""

from __future__ import annotations

import math
import random

from vms_desktop.simulator.scenery import buildings, plants, street, traffic
from vms_desktop.simulator.scenery.actors import LOOP_S, Mover, Path, crowd
from vms_desktop.simulator.scenery.ground import Line
from vms_desktop.simulator.scenery.stage import Stage
from vms_desktop.simulator.scenery.surroundings import ASPHALT, GRASS, PAVING, SOIL, skyline, worn


def _markings(
    stage: Stage, line: Line, lanes: tuple[float, ...], edges: tuple[float, ...], skip: tuple[float, float] = (0, 0)
) -> None:
    """Dashes between lanes and lines along the edges; none from ``skip[0]`` to ``skip[1]``."""
    s, t = stage.ground.along(line)
    free = (s < skip[0]) | (s > skip[1])
    for at in lanes:
        stage.ground.paint(free & (abs(t - at) < 0.09) & ((s % 12) < 4.5))
    for at in edges:
        stage.ground.paint(free & (abs(t - at) < 0.08), (226, 208, 120) if at in edges[:0] else (232, 230, 220))


def road(stage: Stage) -> None:
    """A highway with a median, shops along its sides, poles and wires."""
    at: float
    dice, line = stage.dice, Line(0, 0, 0)
    ground = stage.ground
    s, t = ground.along(line)
    half = dice.choice((10.8, 11.4))
    ground.fill(slice(None), SOIL, 0.2, 2.0)
    ground.fill(abs(t) < half + 4, PAVING, 0.12, 1.2)
    ground.grid((abs(t) < half + 4) & (abs(t) > half), 0.9)
    ground.fill(abs(t) < half, ASPHALT, 0.10, 0.3)
    lanes = tuple(side * (2.1 + 3.3 * n) for side in (-1, 1) for n in range(3))
    worn(stage, line, lanes)
    _markings(
        stage,
        line,
        tuple(side * (3.75 + 3.3 * n) for side in (-1, 1) for n in range(2)),
        (-half + 0.5, half - 0.5, -0.75, 0.75),
    )
    ground.tint((abs(t) > half - 0.02) & (abs(t) < half + 0.28), (214, 210, 200), 0.8)
    kerb_red = (abs(t) > half) & (abs(t) < half + 0.26) & ((s % 4) < 2)
    ground.tint(kerb_red, (196, 60, 52) if dice.random() < 0.5 else (60, 60, 60), 0.75)
    ground.fill(abs(t) < 0.6, GRASS, 0.3, 0.5)
    stage.add((0, 120, 0), street.barrier(line, 6, 240, 0.0))
    for at in range(14, 240, 9):
        x, y = line.at(at, 0)
        stage.add((x, y, 0), plants.shrub(x, y, dice.uniform(0.9, 1.5), dice, stage.light.to_sun))
    for at in range(22, 260, 34):
        x, y = line.at(at, 0)
        stage.add((x, y, 0), street.lamp(x, y, 3.4, math.pi) + street.lamp(x, y, 3.4, 0), before=y < 60)
    _sides(stage, line, half)
    skyline(stage)
    kinds = traffic.HIGHWAY if dice.random() < 0.6 else traffic.CITY
    for n, at in enumerate(lanes):
        speed = (13.5, 12.0, 10.5)[n % 3] + dice.uniform(-0.8, 0.8)
        path = traffic.lane(line, at, -6, 230) if at < 0 else traffic.lane(line, at, 230, -6)
        stage.movers += traffic.flow(path, kinds, speed, dice.uniform(5.5, 8.5), dice)
    for side in (-1, 1):
        path = traffic.lane(line, side * (half - 0.9), *((-6, 200) if side < 0 else (200, -6)))
        stage.movers += traffic.flow(path, ("motorcycle",), 9.0, 12, dice)
    if dice.random() < 0.6:
        x, y = line.at(58, 0)
        colour = (24, 104, 66) if dice.random() < 0.6 else (34, 86, 160)
        stage.add((x, y, 0), street.board(x + half - 6, y, 0, 9, 6.2, 9.2, colour, dice))


def _sides(stage: Stage, line: Line, half: float) -> None:
    """Shophouses, trees, poles and people on both sides of a street."""
    dice = stage.dice
    for side in (-1, 1):
        if dice.random() < 0.25:
            for at in range(10, 230, 7):
                x, y = line.at(at, side * (half + dice.uniform(7, 16)))
                stage.shade_square(x, y, 2.2, 5)
                stage.add((x, y, 0), plants.tree(x, y, dice.uniform(6, 11), dice, stage.light.to_sun))
        else:
            stage.add_all(buildings.row(line, 4, 200, side * (half + 5), dice))
            near, far = half + 5, half + 16
            corners = [(*line.at(a, side * b), 0.0) for a, b in ((4, near), (200, near), (200, far), (4, far))]
            stage.shadow(corners, 11, 0.9)
        for at in range(16, 180, 21):
            if dice.random() < 0.6:
                x, y = line.at(at + dice.uniform(-3, 3), side * (half + 1.8))
                stage.shade_square(x, y, 1.6, 4)
                stage.add((x, y, 0), plants.tree(x, y, dice.uniform(4.5, 7), dice, stage.light.to_sun), before=y < 50)
    side = dice.choice((-1, 1))
    spots = [line.at(at, side * (half + 0.9)) for at in range(-18, 260, 30)]
    stage.add((*spots[-1], 0), street.wires(spots, dice))
    for x, y in spots:
        if y > 8:
            stage.add((x, y, 0), street.pole(x, y, dice), before=y < 60)
    walks = [
        Path((line.at(a, side * (half + d)), line.at(b, side * (half + d))))
        for side in (-1, 1)
        for a, b, d in ((-2, 46, 2.4), (52, -2, 3.2))
    ]
    stage.movers += crowd(walks, ("person",), dice)


def junction(stage: Stage) -> None:
    """Two streets that cross under signals: queues that wait and go."""
    dice, ground = stage.dice, stage.ground
    middle, half = 31.0, 7.4
    one, other = Line(0, middle, 0), Line(0, middle, math.pi / 2)
    s, t = ground.along(one)
    inside = (abs(s) < half) | (abs(t) < half)
    kerbs = (abs(s) < half + 0.3) | (abs(t) < half + 0.3)
    walks = (abs(s) < half + 4.2) | (abs(t) < half + 4.2)
    corner = (half + 4 - abs(s) > 0) & (half + 4 - abs(t) > 0)
    round_off = corner & ((abs(s) - half - 4) ** 2 + (abs(t) - half - 4) ** 2 > 16)
    ground.fill(slice(None), SOIL, 0.15, 2)
    ground.fill(walks, PAVING, 0.12, 1.0)
    ground.grid(walks, 1.0)
    ground.fill(kerbs | round_off, (206, 202, 192), 0.08, 1)
    ground.fill(inside | (corner & ((abs(s) - half - 4) ** 2 + (abs(t) - half - 4) ** 2 > 18.5)), ASPHALT, 0.10, 0.3)
    for line in (one, other):
        a, b = ground.along(line)
        away = abs(a) > half + 4.6
        worn(stage, line, (-5.4, -2.0, 2.0, 5.4))
        ground.paint(away & (abs(abs(b) - 3.7) < 0.08) & ((a % 8) < 3))
        ground.paint(away & ((abs(b - 0.18) < 0.07) | (abs(b + 0.18) < 0.07)), (236, 196, 70))
        zebra = (abs(a) > half + 0.8) & (abs(a) < half + 3.6) & (abs(b) < half - 0.5)
        ground.paint(zebra & ((b % 1.1) < 0.55))
        # The stop line is on the left half of those who come.
        ground.paint((abs(abs(a) - half - 4.4) < 0.2) & (a * b < 0) & (abs(b) < half - 0.4))
    box = (abs(s) < half - 0.6) & (abs(t) < half - 0.6)
    if dice.random() < 0.6:
        ground.tint(box & ((((s + t) % 2.6) < 0.22) | (((s - t) % 2.6) < 0.22)), (232, 190, 60), 0.6)
    _corners(stage, one, other, half)
    skyline(stage)
    greens = {0: (1.0, 25.0), 1: (31.0, 55.0)}
    reach, stop = 78.0, 78.0 - half - 5.4
    for n, line in enumerate((one, other)):
        for at in (2.0, 5.4):
            kinds = traffic.CITY if at < 4 else ("motorcycle", "car", "songthaew", "motorcycle", "taxi", "pickup")
            for side, start, end in ((-1, -reach, reach), (1, reach, -reach)):
                path = traffic.lane(line, side * at, start, end)
                stage.movers += traffic.queue(path, stop, greens[n], kinds, dice, dice.randint(2, 4))
    kerb = half + 2.0
    across = [(-half - 1, half + 1), (half + 1, -half - 1)]
    for n, (start, end) in enumerate(across * 3):
        time = (33.0 if n % 2 else 3.0) + dice.uniform(0, 6)
        d = kerb + dice.uniform(-0.6, 0.9)
        path = Path((one.at(-d, start), one.at(-d, end))) if n % 2 == 0 else Path((one.at(start, -d), one.at(end, -d)))
        stage.movers.append(Mover("person", dice.randrange(10**6), path, dice.uniform(1.1, 1.5), LOOP_S, time))
    strolls = [
        Path((one.at(a, side * (half + d)), one.at(b, side * (half + d))))
        for side in (-1, 1)
        for a, b, d in ((-30, -12, 2.6), (14, 46, 3.2))
    ]
    stage.movers += crowd(strolls, ("person",), dice)


def _corners(stage: Stage, one: Line, other: Line, half: float) -> None:
    dice = stage.dice
    for side in (-1, 1):
        stage.add_all(buildings.row(one, half + 7, 190, side * (half + 5.5), dice, (3, 5)))
        corners = [
            (*one.at(a, side * b), 0.0)
            for a, b in ((half + 7, half + 5.5), (190, half + 5.5), (190, half + 17), (half + 7, half + 17))
        ]
        stage.shadow(corners, 12, 0.9)
        # The far side of the street across, seen from in front, left and right of the corner blocks.
        stage.add_all(_across(other, half, side, dice))
    for a, b in ((-1, -1), (1, 1), (-1, 1), (1, -1)):
        x, y = one.at(a * (half + 1.2), b * (half + 1.2))
        if a > 0 or b > 0:
            stage.add((x, y, 0), street.signal(x, y, 0 if b < 0 else math.pi / 2 * 0.15, a > 0), before=True)
    for at in (-34, -14, 16, 42, 74, 110):
        for side in (-1, 1):
            x, y = one.at(at, side * (half + 3.4))
            if y > 13 and dice.random() < 0.7:
                stage.shade_square(x, y, 1.6, 4)
                stage.add((x, y, 0), plants.tree(x, y, dice.uniform(4, 6.5), dice, stage.light.to_sun), before=y < 60)
    spots = [other.at(at, -half - 3.2) for at in range(-180, 181, 24)]
    stage.add((0, spots[0][1], 0), street.wires(spots, dice))
    for x, y in spots:
        stage.add((x, y, 0), street.pole(x, y, dice))
    x, y = one.at(half + 5.2, -half - 4.0)
    stage.add((x, y, 0), street.board(x, y, 0.2, 3.6, 2.6, 4.2, (24, 104, 66), dice), before=True)


def _across(other: Line, half: float, side: int, dice: random.Random) -> list:  # type: ignore[type-arg]
    start, end = (half + 17, 150) if side > 0 else (-150, -half - 17)
    return buildings.row(other, start, end, -(half + 5.5), dice, (2, 4))
