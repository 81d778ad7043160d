"""What places on land have in common: colours of the ground, worn lanes, the horizon."""

from __future__ import annotations

import random

from vms_desktop.simulator.scenery import buildings, plants
from vms_desktop.simulator.scenery.ground import Line
from vms_desktop.simulator.scenery.solids import placed
from vms_desktop.simulator.scenery.stage import Stage

ASPHALT = (118, 118, 120)
PAVING = (192, 184, 172)
GRASS = (112, 128, 70)
SOIL = (174, 160, 132)


def worn(stage: Stage, line: Line, lanes: tuple[float, ...]) -> None:
    """Darker stripes of oil along the middle of lanes, lighter ones where tyres run."""
    s, t = stage.ground.along(line)
    del s
    for at in lanes:
        stage.ground.tint(abs(t - at) < 0.55, (76, 75, 76), 0.16)
        for side in (-0.85, 0.85):
            stage.ground.tint(abs(t - at - side) < 0.35, (128, 126, 124), 0.12)


def skyline(stage: Stage, far: float = 260.0) -> None:
    dice = random.Random(stage.seed + 5)
    for n in range(26):
        x = -420 + n * 34 + dice.uniform(-12, 12)
        if dice.random() < 0.45:
            y = far + dice.uniform(0, 160)
            shape = buildings.tower(dice.uniform(14, 26), 14, dice.randint(6, 26), dice)
            stage.add((x, y, 0), placed(shape, x, y, dice.uniform(-0.4, 0.4)))
    for n in range(60):
        x = -300 + n * 10 + dice.uniform(-4, 4)
        y = far - 40 + dice.uniform(0, 30)
        stage.add((x, y, 0), plants.shrub(x, y, dice.uniform(4, 9), dice, stage.light.to_sun))
