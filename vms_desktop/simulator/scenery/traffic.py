"""Traffic on lanes: flowing, and queueing at signals. Thailand drives on the left."""

from __future__ import annotations

import random

from vms_desktop.simulator.scenery.actors import LOOP_S, Mover, Path
from vms_desktop.simulator.scenery.ground import Line

CITY = ("car", "car", "taxi", "pickup", "motorcycle", "motorcycle", "songthaew", "van", "car", "pickup", "bus")
HIGHWAY = ("car", "pickup", "truck", "van", "car", "bus", "truck", "pickup", "taxi", "car")
_ROOM = {"bus": 14.0, "truck": 12.5, "motorcycle": 4.0}


def lane(line: Line, t: float, start: float, end: float) -> Path:
    """Along ``line`` at ``t`` metres to its right from ``start`` to ``end``; backwards when ``end`` is smaller."""
    return Path((line.at(start, t), line.at(end, t)))


def flow(path: Path, kinds: tuple[str, ...], speed: float, every_s: float, dice: random.Random) -> list[Mover]:
    """Vehicles one behind the other at about one speed; no one overtakes."""
    count = max(1, round(LOOP_S / every_s))
    first = dice.uniform(0, LOOP_S)
    return [
        Mover(
            dice.choice(kinds),
            dice.randrange(10**6),
            path,
            speed,
            LOOP_S,
            (first + (n + dice.uniform(-0.22, 0.22)) * LOOP_S / count) % LOOP_S,
        )
        for n in range(count)
    ]


def queue(
    path: Path, stop_at: float, green: tuple[float, float], kinds: tuple[str, ...], dice: random.Random, waiting: int
) -> list[Mover]:
    """Vehicles that wait at a line for green, and some that pass while it lasts. ``green``: seconds of the loop."""
    movers: list[Mover] = []
    speed, place = 8.5, stop_at
    for n in range(waiting):
        kind = dice.choice(kinds)
        go = green[0] + 0.6 + n * 1.3
        arrives = green[0] - dice.uniform(2.0, 20.0 - n * 1.5)
        movers.append(
            Mover(
                kind, dice.randrange(10**6), path, speed, LOOP_S, (arrives - place / speed) % LOOP_S, place, go % LOOP_S
            )
        )
        place -= _ROOM.get(kind, 7.0)
        if place < 8:
            break
    through = green[0] + 3.0 + waiting * 2.0 + stop_at / speed * 0.15
    while through < green[1] - 1.5:
        start = (through - stop_at / speed) % LOOP_S
        movers.append(Mover(dice.choice(kinds), dice.randrange(10**6), path, speed, LOOP_S, start))
        through += dice.uniform(2.4, 6.0)
    return movers
