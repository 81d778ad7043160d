"""A pinhole camera without roll: points of the world to points of the picture, and the ground under every pixel."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float, float]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
NEAR_M = 0.6


class View:
    """``width`` × ``height`` and ``focal`` in pixels; ``eye`` in metres; ``yaw`` and ``pitch`` (down) in radians."""

    def __init__(self, width: int, height: int, focal: float, eye: Point, yaw: float, pitch: float) -> None:
        self.width, self.height, self.focal, self.eye = width, height, focal, eye
        sin_y, cos_y, sin_p, cos_p = math.sin(yaw), math.cos(yaw), math.sin(pitch), math.cos(pitch)
        self.right: Point = (cos_y, -sin_y, 0.0)
        self.forward: Point = (sin_y * cos_p, cos_y * cos_p, -sin_p)
        self.up: Point = (sin_y * sin_p, cos_y * sin_p, cos_p)
        self.middle = np.array([width / 2, height / 2])
        self._axes = np.array([self.right, self.up, self.forward]).T
        self.horizon = round(height / 2 - focal * math.tan(pitch))
        """Row of the horizon; may lie outside the picture."""

    def local(self, point: Point) -> Point:
        """In the camera's own axes: right, up, depth."""
        dx, dy, dz = point[0] - self.eye[0], point[1] - self.eye[1], point[2] - self.eye[2]
        right, up, forward = self.right, self.up, self.forward
        return (
            dx * right[0] + dy * right[1],
            dx * up[0] + dy * up[1] + dz * up[2],
            dx * forward[0] + dy * forward[1] + dz * forward[2],
        )

    def locals(self, points: Doubles) -> Doubles:
        """``local`` of many: (n, 3) to (n, 3)."""
        found: Doubles = (points - self.eye) @ self._axes
        return found

    def depth(self, point: Point) -> float:
        return self.local(point)[2]

    def pixel(self, point: Point) -> tuple[float, float] | None:
        """Where a point is in the picture; None behind the camera."""
        x, y, depth = self.local(point)
        if depth < NEAR_M:
            return None
        return self.width / 2 + self.focal * x / depth, self.height / 2 - self.focal * y / depth

    def polygon(self, points: Sequence[Point]) -> list[tuple[float, float]]:
        """The picture of a flat polygon, cut off just before the camera; empty when nothing is left of it."""
        return self.cut([self.local(point) for point in points])

    def cut(self, seen: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
        """``polygon`` of points in the camera's own axes."""
        kept: list[Point] = []
        for one, other in zip(seen, [*seen[1:], seen[0]], strict=True):
            if one[2] >= NEAR_M:
                kept.append((one[0], one[1], one[2]))
            if (one[2] >= NEAR_M) != (other[2] >= NEAR_M):
                share = (NEAR_M - one[2]) / (other[2] - one[2])
                kept.append((one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share, NEAR_M))
        half_w, half_h, focal = self.width / 2, self.height / 2, self.focal
        return [(half_w + focal * x / depth, half_h - focal * y / depth) for x, y, depth in kept]

    def ground(self) -> tuple[int, Floats, Floats, Floats]:
        """First row below the horizon, then x, y and depth (metres) of the ground under each pixel from there on."""
        top = min(max(self.horizon + 1, 0), self.height - 1)
        rows = np.arange(top, self.height, dtype=np.float32)[:, None] + 0.5
        columns = np.arange(self.width, dtype=np.float32)[None, :] + 0.5
        across: NDArray[Any] = (columns - self.width / 2) / self.focal
        raised: NDArray[Any] = (self.height / 2 - rows) / self.focal
        falling = self.forward[2] + self.up[2] * raised
        depth = np.minimum(-self.eye[2] / np.minimum(falling, -1e-5), 6000.0).astype(np.float32)
        x = self.eye[0] + depth * (self.forward[0] + self.up[0] * raised + self.right[0] * across)
        y = self.eye[1] + depth * (self.forward[1] + self.up[1] * raised + self.right[1] * across)
        return top, x.astype(np.float32), y.astype(np.float32), np.broadcast_to(depth, x.shape)


def hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Convex hull (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(sequence: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for point in sequence:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2], chain[-1]
                if (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) > 0:
                    break
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(ordered) + half(ordered[::-1])
