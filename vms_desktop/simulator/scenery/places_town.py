"""Markets, schools and factories of the province. Each function furnishes an empty stage."""

from __future__ import annotations

import math

from vms_desktop.simulator.scenery import buildings, plants, street, traffic
from vms_desktop.simulator.scenery.actors import LOOP_S, Mover, Path, crowd
from vms_desktop.simulator.scenery.ground import Line
from vms_desktop.simulator.scenery.solids import block, placed
from vms_desktop.simulator.scenery.stage import Stage
from vms_desktop.simulator.scenery.surroundings import ASPHALT, GRASS, PAVING, skyline, worn


def market(stage: Stage) -> None:
    """A street market between shophouses: stalls, umbrellas, people, a motorcycle that squeezes through."""
    dice, ground, line = stage.dice, stage.ground, Line(0, 0, 0)
    s, t = ground.along(line)
    del s
    ground.fill(slice(None), (160, 150, 136), 0.16, 0.6)
    ground.grid(abs(t) < 9, 1.6, 0.08)
    ground.tint(abs(t) < 2.6, (120, 116, 110), 0.45)
    for side in (-1, 1):
        stage.add_all(buildings.row(line, 2, 120, side * 7.6, dice, (2, 4)))
        stage.shadow([(*line.at(a, side * b), 0.0) for a, b in ((2, 7.6), (120, 7.6), (120, 18), (2, 18))], 9, 0.9)
        at = 7.5
        while at < 110:
            x, y = line.at(at, side * dice.uniform(4.2, 4.9))
            roll = dice.random()
            if roll < 0.62:
                shape = placed(street.stall(dice), x, y, math.pi / 2 * side)
                stage.shade_square(x, y, 1.3, 2.4)
            elif roll < 0.85:
                shape = placed(street.cart(dice), x, y, math.pi / 2 * side)
                stage.shade_square(x, y, 1.2, 2.4)
            else:
                shape = plants.shrub(x, y, 1.4, dice, stage.light.to_sun)
            stage.add((x, y, 0), shape)
            if dice.random() < 0.55:
                ux, uy = line.at(at + 1.2, side * dice.uniform(3.1, 4.0))
                colour = dice.choice(((214, 58, 52), (44, 116, 190), (240, 190, 54), (66, 150, 94), (232, 120, 60)))
                stage.shade_square(ux, uy, 1.2, 2.3)
                stage.add((ux, uy, 0), street.umbrella(ux, uy, colour), before=uy < 40)
            at += dice.uniform(2.6, 3.6)
    for at in range(14, 110, 11):
        for n in range(12):
            a, b = -7.4 + n * 1.25, -7.4 + (n + 1) * 1.25
            z = 6.4 - 0.9 * (1 - ((a + b) / 15) ** 2)
            colour = ((206, 52, 50), (240, 240, 236), (46, 60, 140), (240, 190, 60))[n % 4]
            stage.add((0, at, 0), [_flaglet(a, b, at, z, colour)])
    skyline(stage, 200)
    paths = []
    for n in range(26):
        d = dice.uniform(-2.4, 2.4)
        far = dice.uniform(24, 70)
        bend = d + dice.uniform(-0.7, 0.7)
        points = (line.at(1.5, d), line.at(far / 2, bend), line.at(far, d))
        paths.append(Path(points if n % 2 else points[::-1]))
    stage.movers += crowd(paths, ("person",), dice, (0.7, 1.3))
    for at, start, end in ((-0.9, 0, 80), (0.9, 80, 0)):
        stage.movers += traffic.flow(traffic.lane(line, at, start, end), ("motorcycle",), 3.4, 30, dice)


def _flaglet(a: float, b: float, y: float, z: float, colour: tuple[int, int, int]):  # type: ignore[no-untyped-def]
    from vms_desktop.simulator.scenery.solids import Face

    return Face(((a, y, z), (b - 0.25, y, z), ((a + b) / 2 - 0.12, y, z - 0.75)), colour)


def school(stage: Stage) -> None:
    """A school across the street: pupils cross while the traffic waits."""
    at: float
    x: float
    y: float
    dice, ground = stage.dice, stage.ground
    line = Line(0, 17, math.pi / 2)
    s, t = ground.along(line)
    # t grows towards the camera on this line (its right-hand side).
    ground.fill(slice(None), GRASS, 0.25, 1.2)
    ground.fill(abs(t) < 9.5, PAVING, 0.12, 1)
    ground.grid((abs(t) < 9.5) & (abs(t) > 6), 0.8)
    ground.fill(abs(t) < 6, ASPHALT, 0.1, 0.3)
    worn(stage, line, (-4.2, -1.6, 1.6, 4.2))
    cross = 3.0
    zebra = (abs(s - cross) < 2.2) & (abs(t) < 5.6)
    ground.paint((abs(t) < 0.1) & (abs(s - cross) > 4), (236, 196, 70))
    ground.paint((abs(abs(t) - 3) < 0.07) & ((s % 8) < 3) & (abs(s - cross) > 4))
    ground.paint(zebra & ((t % 1.2) < 0.6))
    ground.tint((abs(s - cross) < 2.2) & (abs(t) < 6) & ((t % 1.2) > 0.6), (160, 62, 54), 0.7)
    yard = (t < -9.5) & (abs(s - cross) < 4)
    ground.fill(yard, (196, 186, 170), 0.1, 1)
    field = (t < -14) & (s > 10) & (t > -34)
    ground.fill(field, (122, 140, 76), 0.2, 1)
    stage.add((cross, 52, 0), placed(buildings.school(dice), cross - 2, 50, 0))
    stage.shadow([(cross - 24, 50, 0), (cross + 20, 50, 0), (cross + 20, 60, 0), (cross - 24, 60, 0)], 12)
    if dice.random() < 0.6:
        stage.add((-44, 56, 0), placed(buildings.school(dice), -44, 60, 0.5))
    gate_y = 27.0
    for a, b in ((-70, cross - 4.5), (cross + 4.5, 70)):
        stage.add(
            ((a + b) / 2, gate_y, 0),
            block((a + b) / 2, gate_y, 0, b - a, 0.25, 0.7, (232, 224, 206))
            + buildings.fence((a, gate_y - 0.15, 0.7), (b, gate_y - 0.15, 0.7), 1.3, (60, 96, 150), 0.5),
        )
    arch = block(cross - 4.4, gate_y, 0, 0.9, 0.9, 4.2, (240, 230, 200)) + block(
        cross + 4.4, gate_y, 0, 0.9, 0.9, 4.2, (240, 230, 200)
    )
    arch += block(cross, gate_y, 4.2, 10.4, 0.6, 1.3, (46, 84, 156))
    arch += [
        buildings.pane(gate_y - 0.32, cross - 4.4 + n * 0.95, cross - 4.4 + n * 0.95 + 0.65, 4.5, 5.2, (246, 226, 150))
        for n in range(10)
    ]
    stage.add((cross, gate_y + 0.1, 0), arch, before=True)
    x, y = cross + 12, 36
    stage.add((x, y, 0), _flagpole(x, y))
    for n in range(13):
        x, y = -62 + n * 10 + dice.uniform(-2, 2), 31 + dice.uniform(-1, 6)
        if abs(x - cross) > 7:
            stage.shade_square(x, y, 2.4, 6)
            stage.add((x, y, 0), plants.tree(x, y, dice.uniform(5, 8.5), dice, stage.light.to_sun))
    spots = [line.at(at, -7.4) for at in range(-160, 161, 28)]
    stage.add((0, spots[0][1] - 0.4, 0), street.wires(spots, dice))
    for x, y in spots:
        stage.add((x, y, 0), street.pole(x, y, dice))
    for at in (-9, 15):
        x, y = line.at(cross + at, -7.0)
        stage.add((x, y, 0), street.board(x, y, 0, 1.2, 1.9, 3.0, (238, 200, 60), dice))
    skyline(stage, 190)
    reach = 80.0
    for at in (1.6, 4.2):
        for side in (-1, 1):
            path = traffic.lane(line, side * at, *((-reach, reach) if side < 0 else (reach, -reach)))
            stop = reach + cross - 4.4 if side < 0 else reach - cross - 4.4
            stage.movers += traffic.queue(path, stop, (26.0, 57.0), traffic.CITY, dice, dice.randint(2, 3))
    for n in range(14):
        x = cross + dice.uniform(-1.7, 1.7)
        path = Path(((x, 8.2), (x, 25.5), (cross + dice.uniform(-2.5, 2.5), 46)))
        kind = "pupil" if n % 5 else "person"
        stage.movers.append(Mover(kind, dice.randrange(10**6), path, dice.uniform(1.0, 1.5), LOOP_S, 2 + n * 1.1))
    strolls = [
        Path(((a, y), (b, y)))
        for a, b, y in ((-40, cross - 2, 24.4), (46, cross + 2, 25.2), (-34, 20, 9.4), (30, -20, 8.6))
    ]
    stage.movers += crowd(strolls * 2, ("pupil", "pupil", "person"), dice)


def _flagpole(x: float, y: float) -> list:  # type: ignore[type-arg]
    from vms_desktop.simulator.scenery.solids import Face, Stick

    shape: list = [Stick((x, y, 0), (x, y, 11), 0.14, (236, 236, 236), 1)]  # type: ignore[type-arg]
    for low, high, colour in (
        (0, 0.35, (196, 38, 48)),
        (0.35, 0.7, (242, 242, 242)),
        (0.7, 1.4, (44, 48, 110)),
        (1.4, 1.75, (242, 242, 242)),
        (1.75, 2.1, (196, 38, 48)),
    ):
        shape.append(
            Face(((x, y, 10.9 - high), (x + 3.1, y, 10.6 - high), (x + 3.1, y, 10.6 - low), (x, y, 10.9 - low)), colour)
        )
    return shape


def factory(stage: Stage) -> None:
    """An estate's gate: halls, tanks and a chimney behind a fence, trucks in and out."""
    x: float
    y: float
    dice, ground = stage.dice, stage.ground
    drive, front = Line(0, 0, 0.0), Line(0, 13, math.pi / 2)
    s, t = ground.along(front)
    a, b = ground.along(drive)
    ground.fill(slice(None), (150, 150, 132), 0.2, 2)
    ground.fill((t < -8) & (abs(b) > 6.2), GRASS, 0.22, 0.8)
    ground.fill((a > 34) & (a < 56), (170, 168, 160), 0.1, 1.2)
    ground.fill((abs(b) < 6) & (t < 0), (142, 142, 142), 0.1, 0.6)
    ground.fill(abs(t) < 6.2, ASPHALT, 0.1, 0.3)
    ground.tint((abs(t) < 6.2) & (abs(b) < 7), (86, 84, 82), 0.25)
    ground.paint((abs(t) < 0.1) & (abs(s) > 9) & ((s % 9) < 4), (236, 196, 70))
    ground.paint((abs(b) < 0.09) & (t < -7) & ((a % 6) < 2.6))
    ground.paint((abs(abs(b) - 5.7) < 0.08) & (t < -7), (236, 196, 70))
    ground.tint((abs(t) > 6.2) & (abs(t) < 6.5) & (abs(b) > 6.5), (220, 216, 206), 0.8)
    for n, (x, y, wide) in enumerate(((-36, 58, 44), (34, 60, 40), (-84, 76, 40), (84, 74, 46), (0, 118, 60))):
        shape = placed(buildings.factory(wide, 3 + n % 3, dice), x, y, dice.uniform(-0.05, 0.05))
        stage.shadow(
            [(x - wide / 2, y, 0), (x + wide / 2, y, 0), (x + wide / 2, y + 30, 0), (x - wide / 2, y + 30, 0)], 9
        )
        stage.add((x, y, 0), shape)
    stage.add((20, 132, 0), buildings.chimney(20, 150, 46))
    if dice.random() < 0.7:
        stage.add((-16, 138, 0), buildings.chimney(-20, 156, 38))
    for x, y, r, z in ((-64, 56, 5, 9), (-75, 58, 5, 9), (64, 54, 4.5, 12), (12, 92, 4, 11)):
        stage.shadow([(x - r, y - r, 0), (x + r, y - r, 0), (x + r, y + r, 0), (x - r, y + r, 0)], z)
        stage.add((x, y, 0), buildings.tank(x, y, r, z))
    for low, high in ((-90, -7.2), (7.2, 90)):
        stage.add(((low + high) / 2, 24, 0), buildings.fence((low, 24, 0), (high, 24, 0), 2.2, (200, 204, 208), 0.7))
    booth = block(0, 0, 0, 2.6, 2.6, 2.7, (236, 232, 222)) + block(0, 0, 2.7, 3.4, 3.4, 0.3, (60, 100, 150))
    booth += [buildings.pane(-1.32, -0.95, 0.95, 1.0, 2.2, (70, 90, 106))]
    stage.add((-8.6, 23, 0), placed(booth, -8.8, 22.4, 0.35), before=True)
    stage.shade_square(-8.8, 22.4, 1.4, 2.8)
    stage.add((9, 22.5, 0), street.board(11.5, 22.5, -0.1, 8.5, 1.0, 3.6, (30, 84, 150), dice), before=True)
    for n in range(6):
        x = 7.0 - n * 1.0 * 1.0
        stage.add(
            (x, 23.6, 0),
            placed(
                block(0, 0, 2.9 + n * 0.55, 0.14, 0.9, 0.12, (214, 52, 46) if n % 2 else (240, 240, 240)), 7.0, 23.5, 0
            ),
        )
    for n in range(16):
        x = -92 + n * 12 + dice.uniform(-2, 2)
        if abs(x) > 10:
            y = 26.5 + dice.uniform(0, 2)
            stage.shade_square(x, y, 1.7, 4)
            stage.add((x, y, 0), plants.tree(x, y, dice.uniform(4, 6.5), dice, stage.light.to_sun))
    skyline(stage, 240)
    for side, start, end in ((-1, -90, 90), (1, 90, -90)):
        stage.movers += traffic.flow(
            traffic.lane(front, side * 3.1, start, end),
            ("truck", "car", "pickup", "motorcycle", "van", "bus"),
            8.0,
            8,
            dice,
        )
    ways = (((-2.9, 96), (-2.9, 16.2), (-70, 16.2)), ((70, 9.6), (2.9, 9.6), (2.9, 96)))
    for way in ways:
        path = Path(way)
        stage.movers += traffic.flow(path, ("truck", "truck", "pickup"), 5.5, 30, dice)
    strolls = [Path(((x, 26), (x + dice.uniform(-9, 9), 54))) for x in (-5.2, 4.6, -16)]
    stage.movers += crowd(strolls * 2, ("person",), dice)
