"""Puts a place together: ground, things on it from far to near, what stands before the movers, film grain."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageFilter

from vms_desktop.simulator.scenery.actors import Mover
from vms_desktop.simulator.scenery.ground import Ground, sky
from vms_desktop.simulator.scenery.light import Light
from vms_desktop.simulator.scenery.painter import Painter
from vms_desktop.simulator.scenery.solids import Primitive, Shape
from vms_desktop.simulator.scenery.view import Point, View

Cutout = tuple[float, Image.Image, int, int]
"""Depth (metres), RGBA image, left, top."""


class Stage:
    """One place while it is being composed. ``movers`` are its actors."""

    def __init__(self, view: View, light: Light, seed: int) -> None:
        self.view, self.light = view, light
        self.dice = random.Random(seed)
        self.seed = seed
        self.ground = Ground(view, light, seed)
        self.movers: list[Mover] = []
        self._behind: list[tuple[float, Shape]] = []
        self._before: list[tuple[float, Shape]] = []
        self._shadows: list[tuple[Sequence[Point], float, float]] = []

    def add(self, at: Point, shape: Shape, before: bool = False) -> None:
        """A thing standing at ``at``; ``before``: things pass behind it, so it is cut out to be drawn over them."""
        self._behind.append((self.view.depth(at), shape))
        if before:
            self._before.append((self.view.depth(at), shape))

    def add_all(self, things: Sequence[tuple[Point, Shape]]) -> None:
        for at, shape in things:
            self.add(at, shape)

    def shadow(self, footprint: Sequence[Point], tall: float, dark: float = 1.0) -> None:
        """What a thing of that height over that footprint keeps from the sun."""
        self._shadows.append((footprint, tall, dark))

    def shade_square(self, x: float, y: float, half: float, tall: float, dark: float = 1.0) -> None:
        self.shadow(
            [(x - half, y - half, 0), (x + half, y - half, 0), (x + half, y + half, 0), (x - half, y + half, 0)],
            tall,
            dark,
        )

    def paint(self, size: tuple[int, int]) -> tuple[Image.Image, list[Cutout]]:
        """(RGB background, cut-outs to draw over the movers) at ``size``; the view may be larger."""
        image = sky(self.view, self.light, self.seed + 1)
        self.ground.finish(image, self._shadows)
        ordered = [shape for _, shape in sorted(self._behind, key=lambda item: -item[0])]
        if self.ground.water is not None:
            self._reflect(image, ordered)
        painter = Painter(image, self.view, self.light)
        for shape in ordered:
            painter.paint(shape)
        cutouts = self._cutouts(size)
        scale = size[1] / self.view.height
        if scale != 1:
            image = image.resize(size, Image.Resampling.LANCZOS)
        return _grain(image, self.seed), cutouts

    def _reflect(self, image: Image.Image, ordered: Sequence[Shape]) -> None:
        """What stands at the water, upside down in it, broken by waves; fainter towards the camera."""
        water = self.ground.water
        assert water is not None
        plain = np.asarray(image)
        mirrored = image.copy()
        painter = Painter(mirrored, self.view, self.light, mirror=True)
        for shape in ordered:
            painter.paint(shape)
        top = self.ground.top
        upside = np.asarray(mirrored.filter(ImageFilter.GaussianBlur(self.view.height / 300)), np.float32)[top:]
        rows, columns = np.indices(water.shape)
        waves = self.ground.texture(1.6, 5.0)
        shift = (waves * (rows + 6) * 0.16).astype(np.int32)
        upside = upside[rows, np.clip(columns + shift, 0, water.shape[1] - 1)]
        under = plain[top:].astype(np.float32)
        flat = 1 - np.clip(self.view.eye[2] / np.maximum(self.ground.depth, 0.1), 0, 1)
        amount = (0.62 * flat**1.5 * (0.85 + waves * 0.9))[..., None]
        mixed = under + (upside - under) * np.clip(amount, 0, 0.8)
        lower = np.where(water[..., None], mixed, under)
        whole = plain.copy()
        whole[top:] = np.clip(lower, 0, 255).astype(np.uint8)
        image.paste(Image.fromarray(whole))

    def _cutouts(self, size: tuple[int, int]) -> list[Cutout]:
        found: list[Cutout] = []
        scale = size[1] / self.view.height
        layer = Image.new("RGBA", (self.view.width, self.view.height), (0, 0, 0, 0))
        for depth, shape in sorted(self._before, key=lambda item: -item[0]):
            Painter(layer, self.view, self.light).paint(shape)
            drawn = layer.getbbox()
            if drawn is None:
                continue
            box = (
                int(drawn[0] * scale),
                int(drawn[1] * scale),
                math.ceil(drawn[2] * scale),
                math.ceil(drawn[3] * scale),
            )
            part = (
                layer.resize(
                    (box[2] - box[0], box[3] - box[1]),
                    Image.Resampling.BOX,
                    box=(box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale),
                )
                if scale != 1
                else layer.crop(box)
            )
            found.append((depth, part, box[0], box[1]))
            layer.paste((0, 0, 0, 0), drawn)
        return found


def _grain(image: Image.Image, seed: int) -> Image.Image:
    """A sensor's noise and a lens's darker corners, kept still: moving noise would cost the encoder its bits."""
    width, height = image.size
    noise = np.random.default_rng(seed).normal(0, 1.7, (height, width, 1)).astype(np.float32)
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    corner = (1 - 0.10 * (x * x + y * y))[..., None]
    return Image.fromarray(np.clip(np.asarray(image, np.float32) * corner + noise, 0, 255).astype(np.uint8))


__all__ = ["Cutout", "Primitive", "Stage"]
