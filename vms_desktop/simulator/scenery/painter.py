"""Shows shapes to a view: projects all points of a shape at once, then draws its items in their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from vms_desktop.simulator.scenery.light import Light
from vms_desktop.simulator.scenery.mesh import Mesh
from vms_desktop.simulator.scenery.solids import Face, Primitive, Stick
from vms_desktop.simulator.scenery.view import NEAR_M, Doubles, View

_TO_ROWS = np.array([1.0, -1.0])
"""Up is down in a picture."""


class Painter:
    """Pixel = (view's − ``shift``) × ``scale``. ``mirror``: as water shows it."""

    def __init__(
        self,
        image: Image.Image,
        view: View,
        light: Light,
        shift: tuple[float, float] = (0.0, 0.0),
        scale: float = 1.0,
        mirror: bool = False,
    ) -> None:
        self._view, self._light = view, light
        self._draw = ImageDraw.Draw(image)
        self._shift, self._scale = shift, scale
        self._has_alpha = image.mode in ("RGBA", "RGBa")
        self._eye = np.array(view.eye) * (1.0, 1.0, -1.0 if mirror else 1.0)
        self._flip = np.array([1.0, 1.0, -1.0 if mirror else 1.0])

    def paint(self, shape: Iterable[Primitive] | Mesh) -> None:
        mesh = shape if isinstance(shape, Mesh) else Mesh.of(shape)
        if not mesh.items:
            return
        view = self._view
        local = view.locals(mesh.points * self._flip)
        depths = local[:, 2]
        firsts = mesh.starts[:-1]
        near = np.minimum.reduceat(depths, firsts) < NEAR_M
        towards = np.einsum("ij,ij->i", mesh.normals, self._eye - mesh.points[firsts])
        seen = ~mesh.one_sided | (towards > 0)
        colours = self._light.of_many(mesh.colours, mesh.normals, depths[firsts])
        # What lies behind the camera comes out wrong here and is cut below.
        deep = np.where(abs(depths) < NEAR_M, NEAR_M, depths)[:, None]
        pixels = view.middle + view.focal * (local[:, :2] * _TO_ROWS) / deep
        paper = ((pixels - self._shift) * self._scale).ravel().tolist()
        scales = (view.focal / np.maximum(depths[firsts], NEAR_M) * self._scale).tolist()
        fills = [(*colour, 255) if self._has_alpha else tuple(colour) for colour in colours.tolist()]
        spans = mesh.starts.tolist()
        for index in np.flatnonzero(seen).tolist():
            begin, end = spans[index], spans[index + 1]
            place = self._cut(local[begin:end]) if near[index] else paper[2 * begin : 2 * end]
            self._item(mesh.items[index], place, fills[index], scales[index])

    def _item(self, item: Primitive, place: list[float], fill: tuple[Any, ...], px_per_m: float) -> None:
        if isinstance(item, Face):
            if len(place) > 4:
                self._draw.polygon(place, fill=fill)
        elif isinstance(item, Stick):
            if len(place) > 3:
                self._draw.line(place[:4], fill, max(item.least_px, round(item.width * px_per_m)))
        elif place:
            (x, y), wide, tall = place, item.radius * px_per_m, item.radius * px_per_m * item.flat
            self._draw.ellipse([x - wide, y - tall, x + wide, y + tall], fill=fill)

    def _cut(self, local: Doubles) -> list[float]:
        """Where something lies that reaches behind the camera: what is left of it, x and y in turn."""
        found: list[float] = []
        for x, y in self._view.cut(local.tolist()):
            found += ((x - self._shift[0]) * self._scale, (y - self._shift[1]) * self._scale)
        return found
