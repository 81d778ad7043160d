"""A shape as arrays: what moves is drawn anew some thousand times a minute; point by point that is too slow."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vms_desktop.simulator.scenery.solids import Ball, Face, Primitive, Stick
from vms_desktop.simulator.scenery.view import Doubles, Point

_UP = (0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Mesh:
    """``points``: (n, 3) metres, those of item i at ``starts[i]:starts[i + 1]``; per item ``colours`` and ``normals``.

    ``one_sided``: items that are seen only from where their normal points to.
    """

    items: Sequence[Primitive]
    points: Doubles
    starts: NDArray[np.int64]
    colours: Doubles
    normals: Doubles
    one_sided: NDArray[np.bool_]

    @classmethod
    def of(cls, shape: Iterable[Primitive]) -> Mesh:
        items = list(shape)
        points: list[tuple[float, float, float]] = []
        starts, normals = [0], []
        for item in items:
            if isinstance(item, Face):
                points += item.points
                normals.append(item.normal or _UP)
            elif isinstance(item, Stick):
                points += (item.one, item.other)
                normals.append((0.0, 0.0, 0.6))
            else:
                points.append(item.centre)
                normals.append((0.0, 0.0, 0.8))
            starts.append(len(points))
        return cls(
            items,
            np.array(points, np.float64).reshape(-1, 3),
            np.array(starts),
            np.array([item.colour for item in items], np.float64).reshape(-1, 3),
            np.array(normals, np.float64).reshape(-1, 3),
            np.array([isinstance(item, Face) and item.normal is not None for item in items], np.bool_),
        )

    def placed(self, x: float, y: float, heading: float, z: float) -> Mesh:
        """Turned so that its front (+y) points to ``heading`` (radians from y to x) and moved."""
        sin, cos = math.sin(heading), math.cos(heading)
        turn = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
        moved = self.points @ turn + (x, y, z)
        return Mesh(self.items, moved, self.starts, self.colours, self.normals @ turn, self.one_sided)

    def corners(self) -> tuple[Point, ...]:
        """The eight corners of the box around it."""
        rows: list[Any] = [self.points]
        for item in self.items:
            if isinstance(item, Ball):
                centre = np.array(item.centre)
                rows += [centre[None] - item.radius, centre[None] + item.radius]
        every = np.concatenate(rows)
        low, high = every.min(axis=0), every.max(axis=0)
        (a, b, c), (d, e, f) = low.tolist(), high.tolist()
        return tuple((x, y, z) for x in (a, d) for y in (b, e) for z in (c, f))
