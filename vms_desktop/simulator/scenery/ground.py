"""Sky and ground, worked out for every pixel: clouds, asphalt, markings, grass, water, shadows on them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from vms_desktop.simulator.scenery import noise
from vms_desktop.simulator.scenery.light import Colour, Light
from vms_desktop.simulator.scenery.view import Floats, Point, View, hull

Mask = NDArray[np.bool_]
_ALL = slice(None)


def sky(view: View, light: Light, seed: int) -> Image.Image:
    """A picture of sky down to the horizon, black below: the ground covers that."""
    soft = view.height / 360
    # A few rows more, so that the blur does not mix black into what is seen.
    height = min(view.height, max(1, view.horizon + 2 + math.ceil(4 * soft)))
    rows = np.arange(height, dtype=np.float32)[:, None]
    columns = np.arange(view.width, dtype=np.float32)[None, :]
    raised = np.maximum((view.horizon - rows) / view.focal, 0.004)
    share = np.clip(raised / 0.55, 0, 1) ** 0.7
    top, low = np.array(light.sky_top, np.float32), np.array(light.sky_low, np.float32)
    colour = low + (top - low) * share[..., None]
    field = noise.tile(seed)
    x, y = (columns - view.width / 2) / view.focal / raised, 1.0 / raised + 0 * columns
    # Clouds hang on a plane above: they grow smaller and closer together towards the horizon.
    thick = noise.sample(field, x * 22, y * 22) * 0.7 + noise.sample(field, x * 64 + 90, y * 64 + 31) * 0.3
    lit = noise.sample(field, x * 22 + light.to_sun[0] * 9, y * 22 + light.to_sun[1] * 9)
    cover = noise.smooth(thick, 0.78 - light.cover * 0.62, 1.06 - light.cover * 0.55)
    cover *= np.clip(raised / 0.10, 0.25, 1)
    dark = np.clip((lit - thick) * 1.6 + 0.05, 0, 0.34)[..., None]
    cloud = np.array(light.cloud, np.float32) * (1 - dark)
    colour = np.broadcast_to(colour, (height, view.width, 3))
    painted = colour + (cloud - colour) * (cover * 0.94)[..., None]
    strip = Image.fromarray(np.clip(painted, 0, 255).astype(np.uint8))
    image = Image.new("RGB", (view.width, view.height))
    image.paste(strip.filter(ImageFilter.GaussianBlur(soft)))
    return image


@dataclass(frozen=True, slots=True)
class Line:
    """A straight axis on the ground: ``s`` metres along ``heading`` (radians from y to x), ``t`` to its right."""

    x: float
    y: float
    heading: float

    def at(self, s: float, t: float = 0.0) -> tuple[float, float]:
        sin, cos = math.sin(self.heading), math.cos(self.heading)
        return self.x + s * sin + t * cos, self.y + s * cos - t * sin


class Ground:
    """The ground of a picture while it is made. Colours are those in full light; light comes last."""

    def __init__(self, view: View, light: Light, seed: int) -> None:
        self.view, self.light = view, light
        self.top, self.x, self.y, self.depth = view.ground()
        self._field = noise.tile(seed, 6)
        # Metres of ground in one pixel's height: what is finer than that must fade, or it flickers.
        self._blur = (self.depth**2 / (view.focal * max(view.eye[2], 0.5))).astype(np.float32)
        self.rgb = np.empty((*self.x.shape, 3), np.float32)
        self.rgb[:] = (128.0, 124.0, 110.0)
        self.water: Mask | None = None

    def along(self, line: Line) -> tuple[Floats, Floats]:
        """(s, t) of every pixel."""
        sin, cos = math.sin(line.heading), math.cos(line.heading)
        dx, dy = self.x - line.x, self.y - line.y
        return dx * sin + dy * cos, dx * cos - dy * sin

    def texture(self, grain_m: float, shift: float = 0.0, stretch: float = 1.0, where: Mask | slice = _ALL) -> Floats:
        """Noise around 0, its details about ``grain_m`` metres and ``stretch`` times as wide as deep.

        It fades where they would be below a pixel. Only for the pixels ``where``.
        """
        scale = np.float32(4.0 / grain_m)
        x, y, blur = self.x[where], self.y[where], self._blur[where]
        values = noise.sample(self._field, x * (scale / np.float32(stretch)) + shift, y * scale + 2 * shift)
        return (values - np.float32(0.5)) / (1.0 + blur * (1.2 / grain_m))

    def fill(self, where: Mask | slice, colour: Colour, rough: float = 0.10, grain_m: float = 1.0) -> None:
        """Cover a region with a colour and its fine and coarse unevenness."""
        fine, coarse = self.texture(grain_m, where=where), self.texture(grain_m * 9, 57.0, where=where)
        self.rgb[where] = np.array(colour, np.float32) * (1.0 + (fine * 0.8 + coarse * 1.2) * rough)[..., None]

    def tint(self, where: Mask, colour: Colour, strength: float | Floats) -> None:
        """Blend a colour over a region: paint, dirt, grass between stones. ``strength``: one, or each pixel's."""
        amount: Any = strength[:, None] if isinstance(strength, np.ndarray) else strength
        before = self.rgb[where]
        self.rgb[where] = before + (np.array(colour, np.float32) - before) * amount

    def paint(self, where: Mask, colour: Colour = (232, 230, 220)) -> None:
        """Road paint: worn, and fainter far away."""
        worn = np.clip(0.86 + self.texture(0.35, 11.0, where=where) * 0.9, 0, 1)
        self.tint(where, colour, worn / (1 + self._blur[where] * 0.35))

    def grid(self, where: Mask, pitch_m: float, strength: float = 0.12) -> None:
        """Joints of paving stones."""
        joint = where & ((np.mod(self.x, pitch_m) < pitch_m * 0.09) | (np.mod(self.y, pitch_m) < pitch_m * 0.09))
        near = 1 / (1 + (self._blur[joint] * 5 / pitch_m) ** 2)
        self.tint(joint, (60, 58, 54), (near * strength * 3).astype(np.float32))

    def make_water(self, where: Mask, near: Colour, murk: float = 0.5) -> None:
        """Water: its own colour below the camera, the sky's towards the horizon, waves between."""
        flat = np.clip(self.view.eye[2] / np.maximum(self.depth, 0.1), 0, 1)
        mirror = (1 - flat) ** 3 * (1 - murk * 0.45)
        waves = self.texture(0.13, 0.0, 2.2) * 0.55 + self.texture(0.45, 33.0, 2.6) * 0.45
        waves += self.texture(3.5, 71.0, 3.0) * 0.22
        sky_low = np.array(self.light.sky_low, np.float32) * 0.92
        own = np.array(near, np.float32) * (1 + waves * 0.75)[..., None]
        colour = own + (sky_low - own) * np.clip(mirror + waves * 0.5, 0, 1)[..., None]
        self.rgb[where] = colour[where]
        self.water = where if self.water is None else self.water | where

    def finish(self, image: Image.Image, shadows: Sequence[tuple[Sequence[Point], float, float]]) -> None:
        """Light, shadows and air; then into ``image``. ``shadows``: (footprint, height, darkness 0..1)."""
        light = self.light
        lit = np.array(light.on((200, 200, 200)), np.float32) / 200
        shade = self._shadow_mask(image.size, shadows)
        dry = self.water is None
        colour = self.rgb * (1 - shade[..., None])
        if dry:
            colour *= lit
        else:
            colour = np.where(self.water[..., None], colour, colour * lit)  # type: ignore[index]
        air = (1 - np.exp(-self.depth / light.haze_m))[..., None]
        colour += (np.array(light.sky_low, np.float32) - colour) * air
        if light.wet and dry:
            # A film of water: the sky shows in it, most at a flat angle.
            film = np.clip((1 - light.to_sun[2] * 0 - self.view.eye[2] / self.depth) ** 2, 0, 1) * light.wet
            puddle = np.clip(self.texture(5.0, 19.0) * 2.2 + 0.35, 0, 1) * film * 0.6
            colour += (np.array(light.sky_low, np.float32) - colour) * puddle[..., None]
        image.paste(Image.fromarray(np.clip(colour, 0, 255).astype(np.uint8)), (0, self.top))

    def _shadow_mask(self, size: tuple[int, int], shadows: Sequence[tuple[Sequence[Point], float, float]]) -> Floats:
        mask = Image.new("L", size, 0)
        draw = ImageDraw.Draw(mask)
        sun = self.light.to_sun
        for footprint, height, dark in shadows:
            length = height / max(sun[2], 0.2)
            flat = [(x, y) for x, y, _ in footprint]
            cast = hull(flat + [(x - sun[0] * length, y - sun[1] * length) for x, y in flat])
            pixels = self.view.polygon([(x, y, 0.0) for x, y in cast])
            if len(pixels) > 2:
                draw.polygon(pixels, fill=int(255 * self.light.shadow * dark))
        mask = mask.filter(ImageFilter.GaussianBlur(size[1] / 300))
        shaded: Floats = np.asarray(mask, np.float32)[self.top :] / np.float32(255)
        return shaded
