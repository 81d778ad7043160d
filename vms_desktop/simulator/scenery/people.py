"""People on foot as shapes, with a step for each phase of a walk."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from vms_desktop.simulator.scenery.light import Colour, blend
from vms_desktop.simulator.scenery.solids import Ball, Primitive, Stick, extrude

PHASES = 8
"""Pictures of one double step."""
_SHIRTS: tuple[Colour, ...] = (
    (236, 236, 232), (70, 110, 180), (196, 52, 60), (240, 196, 70), (60, 64, 72), (108, 168, 120), (232, 140, 168),
    (150, 96, 160), (226, 130, 58), (128, 190, 210),
)  # fmt: skip
_TROUSERS: tuple[Colour, ...] = ((44, 50, 74), (34, 36, 42), (92, 84, 70), (120, 120, 126), (60, 74, 96))


@dataclass(frozen=True, slots=True)
class Person:
    shirt: Colour
    trousers: Colour
    skin: Colour
    hair: Colour
    tall: float
    skirt: bool = False
    hat: Colour | None = None
    bag: Colour | None = None
    umbrella: Colour | None = None


def someone(dice: random.Random, pupil: bool = False, monk: bool = False) -> Person:
    skin = dice.choice(((182, 132, 98), (160, 112, 80), (198, 150, 116), (140, 98, 72)))
    if monk:
        return Person((214, 118, 36), (206, 108, 30), skin, skin, 1.66, skirt=True)
    if pupil:
        lower: Colour = dice.choice(((28, 36, 72), (150, 120, 80)))
        return Person(
            (246, 246, 244),
            lower,
            skin,
            (24, 22, 22),
            dice.uniform(1.25, 1.5),
            dice.random() < 0.5,
            bag=dice.choice(_SHIRTS),
        )
    return Person(
        dice.choice(_SHIRTS),
        dice.choice(_TROUSERS),
        skin,
        (26, 24, 24),
        dice.uniform(1.55, 1.78),
        skirt=dice.random() < 0.2,
        hat=dice.choice(_SHIRTS) if dice.random() < 0.2 else None,
        bag=dice.choice(_SHIRTS) if dice.random() < 0.35 else None,
        umbrella=dice.choice(_SHIRTS) if dice.random() < 0.08 else None,
    )


def figure(person: Person, phase: int | None) -> list[Primitive]:
    """Walking to +y; ``phase`` 0..PHASES-1, None: standing."""
    swing = 0.0 if phase is None else math.sin(phase * math.tau / PHASES)
    t = person.tall / 1.7
    hip, shoulder, head = 0.86 * t, 1.42 * t, 1.58 * t
    shape: list[Primitive] = []
    for side in (-1, 1):
        step = side * swing * 0.34 * t
        lift = max(0.0, side * math.cos((phase or 0) * math.tau / PHASES)) * 0.07 if phase is not None else 0.0
        knee = (side * 0.1, step * 0.55 + 0.03, hip * 0.52)
        leg = person.skin if person.skirt else person.trousers
        shape.append(Stick((side * 0.1, 0, hip), knee, 0.17 * t, person.trousers))
        shape.append(Stick(knee, (side * 0.1, step, 0.06 + lift), 0.14 * t, leg))
        shape.append(Stick((side * 0.1, step, 0.05 + lift), (side * 0.1, step + 0.16, 0.04 + lift), 0.1, (36, 34, 34)))
    if person.skirt:
        shape += extrude(
            ((-0.2, hip * 0.5, 0.24), (0.22, hip * 0.5, 0.24), (0.14, hip + 0.1, 0.17), (-0.13, hip + 0.1, 0.17)),
            person.trousers,
        )
    arms: list[Primitive] = []
    for side in (-1, 1):
        reach = -side * swing * 0.3 * t
        elbow = (side * 0.25 * t, reach * 0.4, shoulder - 0.28 * t)
        arms.append(Stick((side * 0.22 * t, 0, shoulder - 0.04), elbow, 0.12 * t, person.shirt))
        arms.append(Stick(elbow, (side * 0.25 * t, reach + 0.06, shoulder - 0.54 * t), 0.09 * t, person.skin))
    shape.append(arms[1])
    shape.append(arms[0])
    body = extrude(
        (
            (-0.12, hip - 0.04, 0.18 * t),
            (0.13, hip - 0.04, 0.18 * t),
            (0.14, shoulder, 0.22 * t),
            (-0.11, shoulder + 0.03, 0.22 * t),
        ),
        person.shirt,
    )
    shape += body
    if person.bag:
        shape += extrude(
            (
                (-0.3, hip + 0.1, 0.15),
                (-0.12, hip + 0.1, 0.15),
                (-0.12, shoulder - 0.04, 0.15),
                (-0.28, shoulder - 0.08, 0.15),
            ),
            person.bag,
        )
    shape += arms[2:]
    shape.append(Ball((0, 0.02, head), 0.125 * t, person.skin))
    shape.append(Ball((0, -0.02, head + 0.045 * t), 0.125 * t, person.hat or person.hair, 0.8))
    if person.hat:
        shape.append(Ball((0, 0.02, head + 0.09 * t), 0.2 * t, blend(person.hat, (0, 0, 0), 0.1), 0.35))
    if person.umbrella:
        shape.append(Stick((0.15, 0.1, shoulder - 0.2), (0.12, 0.05, head + 0.55), 0.03, (60, 60, 64)))
        shape.append(Ball((0.1, 0.05, head + 0.42), 0.62, person.umbrella, 0.38))
    return shape
