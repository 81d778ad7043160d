"""Temples: an ordination hall in its court, and the white chedi by the river."""

from __future__ import annotations

import math

from vms_desktop.simulator.scenery import buildings, plants, street
from vms_desktop.simulator.scenery.actors import Path, crowd
from vms_desktop.simulator.scenery.ground import Line
from vms_desktop.simulator.scenery.light import Colour
from vms_desktop.simulator.scenery.solids import Primitive, block, face, placed
from vms_desktop.simulator.scenery.stage import Stage

STONE: Colour = (206, 198, 184)


def _wall(stage: Stage, one: tuple[float, float], other: tuple[float, float]) -> None:
    """A low white wall with pilasters."""
    length = math.dist(one, other)
    heading = math.atan2(other[0] - one[0], other[1] - one[1])
    pieces = int(length / 5)
    for n in range(pieces):
        x, y = one[0] + (other[0] - one[0]) * (n + 0.5) / pieces, one[1] + (other[1] - one[1]) * (n + 0.5) / pieces
        shape = block(0, 0, 0, 0.4, length / pieces, 1.3, (240, 236, 224)) + block(
            0, 0, 1.3, 0.6, length / pieces, 0.2, (206, 96, 40)
        )
        shape += block(0, -length / pieces / 2, 0, 0.7, 0.7, 1.9, (246, 244, 236))
        stage.add((x, y, 0), placed(shape, x, y, heading))


def temple(stage: Stage) -> None:
    """A court of stone with the ordination hall, a gilded chedi, trees, monks and visitors."""
    x: float
    y: float
    dice, ground = stage.dice, stage.ground
    ground.fill(slice(None), (150, 148, 104), 0.2, 1.4)
    court = (abs(ground.x) < 46) & (ground.y > -2) & (ground.y < 78)
    ground.fill(court, STONE, 0.12, 1.0)
    ground.grid(court, 1.5, 0.12)
    path = Line(-4, 0, -0.12)
    s, t = ground.along(path)
    del s
    ground.fill(court & (abs(t) < 2.6), (190, 120, 92), 0.12, 0.6)
    ground.grid(court & (abs(t) < 2.6), 0.6, 0.1)
    stage.add((-11, 36, 0), placed(buildings.temple(dice), -11, 36, -0.28))
    stage.shadow([(-20, 34, 0), (0, 34, 0), (4, 64, 0), (-16, 64, 0)], 12)
    stage.add((15, 44, 0), placed(buildings.chedi(17, dice.random() < 0.7), 15, 44, 0))
    stage.shade_square(15, 44, 5, 10)
    for x, y, size in ((26, 48, 9), (8, 52, 8), (31, 58, 9)):
        stage.add((x, y, 0), placed(buildings.chedi(size, False), x, y, 0))
        stage.shade_square(x, y, size * 0.35, size * 0.6)
    _hall(stage, 36, 30)
    _wall(stage, (-46, 78), (46, 78))
    _wall(stage, (-46, 14), (-46, 78))
    for x, y, tall in (
        (-32, 26, 11),
        (-38, 44, 12),
        (-30, 66, 12),
        (0, 74, 12),
        (22, 74, 13),
        (42, 66, 12),
        (40, 18, 9),
        (-26, 14, 7),
    ):
        stage.shade_square(x, y, tall * 0.3, tall * 0.8)
        stage.add((x, y, 0), plants.tree(x, y, tall + dice.uniform(-1, 1), dice, stage.light.to_sun))
    for n in range(12):
        x, y = path.at(7 + n * 3.4, 3.4 if n % 2 else -3.4)
        stage.add(
            (x, y, 0),
            block(x, y, 0, 0.9, 0.9, 0.6, (214, 206, 192)) + plants.shrub(x, y, 1.5, dice, stage.light.to_sun),
        )
    for n in range(30):
        x = -150 + n * 10
        stage.add(
            (x, 110, 0),
            plants.tree(
                x + dice.uniform(-3, 3), 100 + dice.uniform(0, 30), dice.uniform(8, 13), dice, stage.light.to_sun
            ),
        )
    strolls = [Path((path.at(1, d), path.at(33, d * 0.7))) for d in (-1.6, -0.6, 0.5, 1.5)]
    strolls += [Path((path.at(33, d), path.at(1, d))) for d in (-1.0, 1.0)]
    strolls += [Path(((-30, y), (30, y + 4))) for y in (18, 27)] + [Path(((28, y), (-20, y - 3))) for y in (21, 32)]
    stage.movers += crowd(strolls, ("person",), dice)
    stage.movers += crowd(
        [Path(((30, 24), (2, 30), (-26, 20))), Path(((31, 25), (3, 31), (-25, 21)))], ("monk",), dice, (0.9, 1.0)
    )


def _hall(stage: Stage, x: float, y: float) -> None:
    """An open hall with a tiled roof."""
    shape: list[Primitive] = [
        part for dx in (-7, -2.3, 2.3, 7) for dy in (0, 9) for part in block(dx, dy, 0, 0.6, 0.6, 4.4, (246, 244, 236))
    ]
    shape += buildings.gable(16, 9, 4.4, 8.2, (226, 178, 64), (206, 96, 40), 1.2)[5:]
    stage.shadow([(x - 8, y, 0), (x + 8, y, 0), (x + 8, y + 9, 0), (x - 8, y + 9, 0)], 6)
    stage.add((x, y, 0), placed(shape, x, y, -0.5))


def chedi_by_river(stage: Stage) -> None:
    """Phra Samut Chedi: the white chedi on its terraces, the river and its ships behind."""
    x: float
    dice, ground = stage.dice, stage.ground
    ground.fill(slice(None), STONE, 0.12, 1.1)
    lawn = (abs(ground.x) > 17) & (ground.y > 4) & (ground.y < 74)
    ground.fill(lawn, (104, 136, 66), 0.2, 0.8)
    ground.grid(~lawn & (ground.y < 80), 1.8, 0.1)
    ground.make_water(ground.y > 84, (98, 104, 82), 0.6)
    steps: list[Primitive] = []
    for n in range(3):
        steps += block(0, 46, n * 1.1, 34 - n * 5.4, 34 - n * 5.4, 1.1, (244, 242, 234))
    for n in range(8):
        steps += block(0, 29.6 - 0.5 * (8 - n) * 0.35 - 0.3, 0, 7, 0.9, 0.4 + n * 0.36, (226, 222, 212))
    stage.add((0, 46, 0), steps + placed(buildings.chedi(31, False), 0, 46, 0, 3.3), before=True)
    stage.shade_square(0, 46, 10, 20)
    for x, y in ((-13, 33), (13, 33), (-13, 59), (13, 59)):
        stage.add((x, y, 0), placed(buildings.chedi(6.5, True), x, y, 0, 1.1))
    for n in range(40):
        x = -300 + n * 15
        stage.add((x, 420, 0), plants.shrub(x, 420, dice.uniform(8, 14), dice, stage.light.to_sun))
        if dice.random() < 0.4:
            stage.add((x, 415, 0), placed(buildings.tower(16, 12, dice.randint(3, 14), dice), x, 425, 0))
    for x, y, tall in (
        (-24, 20, 7),
        (24, 22, 7),
        (-27, 40, 9),
        (28, 42, 9),
        (-30, 62, 9),
        (30, 64, 10),
        (-44, 30, 9),
        (46, 34, 9),
    ):
        stage.shade_square(x, y, tall * 0.3, tall * 0.8)
        shape = (
            plants.palm(x, y, tall + 2, dice)
            if dice.random() < 0.4
            else plants.tree(x, y, tall, dice, stage.light.to_sun)
        )
        stage.add((x, y, 0), shape)
    for x in (-16.4, 16.4):
        for n in range(7):
            stage.add((x, 8 + n * 9, 0), street.lamp(x, 8 + n * 9, 1.4 if x < 0 else -1.4, 0), before=n < 4)
    stage.add((0, 80, 0), buildings.fence((-120, 80, 0), (120, 80, 0), 1.0, (244, 244, 240), 1.0))
    strolls = [Path(((d, 2), (d * 0.6, 26))) for d in (-4, -1.5, 1, 3.5)] + [
        Path(((d, 27), (d * 1.4, 2))) for d in (-3, 2)
    ]
    strolls += [Path(((-30, y), (30, y))) for y in (16, 23)] + [Path(((30, y), (-30, y))) for y in (19, 26)]
    stage.movers += crowd(strolls, ("person",), dice)
    stage.movers += _ships()


def _ships() -> list:  # type: ignore[type-arg]
    from vms_desktop.simulator.scenery.actors import LOOP_S, Mover

    return [
        Mover("cargo", 5, Path(((-330, 250), (330, 262))), 11.5, LOOP_S, 6),
        Mover("longtail", 9, Path(((160, 130), (-160, 118))), 9, LOOP_S / 2, 3),
        Mover("tug", 12, Path(((260, 190), (-260, 180))), 9, LOOP_S, 31),
        Mover("barge", 13, Path(((285, 190), (-230, 180))), 9, LOOP_S, 32),
    ]


__all__ = ["chedi_by_river", "face", "temple"]
