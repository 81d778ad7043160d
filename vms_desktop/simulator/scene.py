"""Places as a camera sees them: a background drawn once, and things that move over it in a loop of one minute.

Positions are a closed calculation of the time within the loop, so that any frame can be drawn alone and the loop has
no seam. Sizes are fractions of the picture, so that main and sub stream show the same moment of the same place.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from vms_desktop.simulator import drawing
from vms_desktop.simulator.drawing import LIGHTS, Light

LOOP_S = 60.0


@dataclass(frozen=True, slots=True)
class Mover:
    """Something that crosses the picture ``laps`` times a loop along a line; sizes in fractions of the height."""

    kind: str
    size: float
    start: tuple[float, float]
    end: tuple[float, float]
    laps: int
    phase: float
    seed: int

    def place(self, seconds: float) -> tuple[float, float]:
        """Centre at the bottom of the thing, in fractions of width and height."""
        share = (seconds / LOOP_S * self.laps + self.phase) % 1.0
        return (
            self.start[0] + (self.end[0] - self.start[0]) * share,
            self.start[1] + (self.end[1] - self.start[1]) * share,
        )


class Scene:
    """One camera's place at one size. ``background``: RGB array; ``sprites``: (mover, RGBA image)."""

    def __init__(self, kind: str, seed: int, width: int, height: int) -> None:
        self.width, self.height = width, height
        dice = random.Random(seed)
        self.light = LIGHTS[dice.randrange(len(LIGHTS))]
        self.background = _draw_background(kind, random.Random(seed), width, height, self.light)
        self.movers = _movers(kind, dice)
        self.sprites = [self._sprite(mover) for mover in self.movers]

    def _sprite(self, mover: Mover) -> Image.Image:
        image = drawing.sprite(mover.kind, max(4, int(mover.size * self.height)), self.light, random.Random(mover.seed))
        if mover.end[0] < mover.start[0]:
            image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        return image

    def draw(self, seconds: float) -> Image.Image:
        """The picture at a moment of the loop."""
        image = self.background.copy()
        for mover, sprite in sorted(
            zip(self.movers, self.sprites, strict=True), key=lambda pair: pair[0].place(seconds)[1]
        ):
            x, y = mover.place(seconds)
            left, top = int(x * self.width - sprite.width / 2), int(y * self.height - sprite.height)
            if -sprite.width < left < self.width:
                image.paste(sprite, (left, top), sprite)
        return image


def _movers(kind: str, dice: random.Random) -> list[Mover]:
    movers: list[Mover] = []

    def lane(
        things: tuple[str, ...], size: float, y: float, right: bool, count: int, laps: int, slope: float = 0.0
    ) -> None:
        for n in range(count):
            thing = dice.choice(things)
            grow = {"bus": 1.7, "truck": 1.6, "person": 1.1, "motorcycle": 0.8, "ship": 1.6}.get(thing, 1.0)
            start, end = ((-0.25, y - slope), (1.25, y + slope)) if right else ((1.25, y - slope), (-0.25, y + slope))
            phase = n / count + dice.uniform(-0.08, 0.08) / count
            movers.append(Mover(thing, size * grow, start, end, laps, phase % 1.0, dice.randrange(10**6)))

    vehicles = ("car", "car", "pickup", "motorcycle", "bus", "truck", "car")
    if kind in ("junction", "road", "factory", "school"):
        lane(vehicles, 0.10, 0.66, True, 4, 4 if kind != "school" else 3)
        lane(vehicles, 0.13, 0.80, False, 4, 5 if kind != "school" else 3)
    if kind == "junction":
        lane(("motorcycle", "car"), 0.16, 0.95, True, 3, 5)
    if kind in ("school", "market", "temple"):
        lane(("person",), 0.15, 0.74, True, 6, 1)
        lane(("person",), 0.18, 0.88, False, 6, 1)
    if kind == "market":
        lane(("motorcycle",), 0.17, 0.97, True, 2, 2)
    if kind in ("pier", "canal", "coast"):
        lane(("boat",), 0.09, 0.66, True, 3, 2)
        lane(("boat",), 0.12, 0.82, False, 2, 2)
    if kind in ("pier", "coast", "bridge"):
        lane(("ship",), 0.07, 0.58, False, 1, 1)
    if kind in ("bridge",):
        lane(vehicles, 0.05, 0.43, True, 5, 4)
        lane(("boat",), 0.08, 0.84, True, 3, 2)
    return movers


def _draw_background(kind: str, dice: random.Random, width: int, height: int, light: Light) -> Image.Image:
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    horizon = int(height * 0.5)
    drawing.sky(draw, width, horizon, light)
    drawing.clouds(image, horizon, light, dice)
    water = kind in ("pier", "canal", "coast", "bridge")
    if kind != "coast":
        x = -20
        while x < width:
            w = dice.randint(width // 14, width // 7)
            tall = dice.randint(height // 10, height // 3) if not water else dice.randint(height // 20, height // 8)
            drawing.building(draw, (x, horizon - tall, x + w, horizon + height // 25), light, dice)
            x += w + dice.randint(2, 10)
    if water:
        _water(image, horizon, light, dice)
    else:
        _street(draw, width, height, horizon, light, kind)
    if kind == "bridge":
        _bridge(draw, width, height, light)
    if kind == "temple":
        _chedi(draw, width, height, light)
    if kind in ("market", "school"):
        _stalls(draw, width, height, light, dice)
    if kind == "pier":
        draw.polygon(
            [(0, height), (0, height * 0.9), (width * 0.4, height * 0.86), (width * 0.5, height)],
            fill=light.on((132, 112, 90)),
        )
    for _ in range(3 if not water else 2):
        x = dice.choice((dice.randint(0, width // 5), dice.randint(width * 4 // 5, width)))
        if kind in ("coast", "canal", "pier"):
            drawing.palm(draw, x, int(height * 0.62), int(height * 0.34), light)
        else:
            drawing.tree(draw, x, int(height * 0.6), int(height * 0.26), light, dice)
    image = image.filter(ImageFilter.GaussianBlur(width / 1600))
    grain = np.random.default_rng(dice.randrange(10**6)).normal(0, 2.2, (height, width, 1))
    return Image.fromarray(np.clip(np.asarray(image, np.float32) + grain, 0, 255).astype(np.uint8))


def _street(draw: ImageDraw.ImageDraw, width: int, height: int, horizon: int, light: Light, kind: str) -> None:
    asphalt, kerb = light.on((92, 94, 98)), light.on((176, 172, 164))
    top = horizon + height // 30
    draw.rectangle([0, top, width, height], fill=light.on((150, 144, 134)))
    road_top, road_bottom = int(height * 0.57), int(height * (1.0 if kind == "junction" else 0.9))
    draw.rectangle([0, road_top, width, road_bottom], fill=asphalt)
    draw.rectangle([0, road_top - 4, width, road_top], fill=kerb)
    draw.rectangle([0, road_bottom, width, road_bottom + 5], fill=kerb)
    for x in range(0, width, width // 12):
        draw.rectangle([x, height * 0.7, x + width // 26, height * 0.708], fill=light.on((236, 232, 220)))
    if kind == "junction":
        for x in range(int(width * 0.62), int(width * 0.78), width // 40):
            draw.polygon(
                [
                    (x, road_top),
                    (x + width // 90, road_top),
                    (x + width // 30, road_bottom),
                    (x + width // 90, road_bottom),
                ],
                fill=light.on((228, 226, 218)),
            )
        pole = int(width * 0.82)
        draw.rectangle([pole, height * 0.3, pole + width // 160, height * 0.62], fill=light.on((70, 72, 76)))
        draw.rounded_rectangle(
            [pole - width // 90, height * 0.26, pole + width // 60, height * 0.4], 3, fill=(20, 22, 24)
        )
        draw.ellipse([pole - width // 160, height * 0.36, pole + width // 100, height * 0.39], fill=(60, 220, 120))
    for x in range(width // 9, width, width // 4):
        draw.line([(x, height * 0.28), (x, height * 0.57)], fill=light.on((90, 92, 96)), width=max(2, width // 300))
        draw.line(
            [(x, height * 0.28), (x + width // 28, height * 0.27)],
            fill=light.on((90, 92, 96)),
            width=max(2, width // 320),
        )
    for sag in (0.30, 0.32, 0.335):
        draw.line(
            [(0, height * sag), (width * 0.5, height * (sag + 0.02)), (width, height * sag)],
            fill=light.on((40, 42, 46)),
            width=1,
        )


def _water(image: Image.Image, horizon: int, light: Light, dice: random.Random) -> None:
    draw = ImageDraw.Draw(image)
    width, height = image.size
    top = horizon
    near, far = light.on((66, 92, 88)), blend_far(light)
    for y in range(top, height):
        draw.line([(0, y), (width, y)], fill=drawing.blend(far, near, (y - top) / (height - top)))
    for _ in range(420):
        y = dice.randint(top, height - 1)
        length = int((y - top) / (height - top) * width / 16) + 4
        x = dice.randint(-10, width)
        under = drawing.blend(far, near, (y - top) / (height - top))
        shine = drawing.blend(under, light.sky_low, dice.uniform(0.1, 0.4))
        draw.line([(x, y), (x + length, y)], fill=shine)


def blend_far(light: Light) -> drawing.Colour:
    """Water near the horizon mirrors the sky."""
    return drawing.blend(light.on((84, 118, 122)), light.sky_low, 0.35)


def _bridge(draw: ImageDraw.ImageDraw, width: int, height: int, light: Light) -> None:
    steel = light.on((198, 190, 170))
    deck = int(height * 0.43)
    draw.rectangle([0, deck, width, deck + height // 36], fill=light.on((120, 118, 116)))
    for tower in (0.28, 0.72):
        x = int(width * tower)
        draw.polygon(
            [
                (x - width // 46, height * 0.64),
                (x - width // 120, height * 0.06),
                (x + width // 120, height * 0.06),
                (x + width // 46, height * 0.64),
            ],
            fill=steel,
        )
        for n in range(1, 13):
            for side in (-1, 1):
                draw.line(
                    [(x, height * 0.08 + n * 2), (x + side * n * width // 52, deck)],
                    fill=light.on((226, 214, 160)),
                    width=max(1, width // 640),
                )


def _chedi(draw: ImageDraw.ImageDraw, width: int, height: int, light: Light) -> None:
    x, white, gold = width // 2, light.on((240, 238, 230)), light.on((222, 178, 70))
    for n, share in enumerate((0.2, 0.17, 0.14, 0.11)):
        y = height * (0.6 - n * 0.05)
        draw.rectangle(
            [x - width * share, y - height * 0.05, x + width * share, y], fill=drawing.blend(white, (0, 0, 0), n * 0.03)
        )
    draw.ellipse([x - width * 0.08, height * 0.24, x + width * 0.08, height * 0.46], fill=white)
    draw.polygon([(x - width * 0.03, height * 0.28), (x, height * 0.02), (x + width * 0.03, height * 0.28)], fill=gold)


def _stalls(draw: ImageDraw.ImageDraw, width: int, height: int, light: Light, dice: random.Random) -> None:
    for x in range(-10, width, width // 9):
        cloth = light.on(dice.choice(((206, 60, 52), (52, 118, 180), (240, 184, 60), (70, 150, 90), (230, 230, 226))))
        y = int(height * 0.46)
        draw.polygon(
            [(x, y + height // 14), (x + width // 40, y), (x + width // 10, y), (x + width // 9, y + height // 14)],
            fill=cloth,
        )
        draw.rectangle(
            [x + width // 60, y + height // 14, x + width // 10, y + height // 7], fill=light.on((120, 96, 74))
        )
        for _ in range(7):
            fx, fy = x + dice.randint(width // 50, width // 11), y + height // 12 + dice.randint(0, height // 30)
            fruit = dice.choice(((230, 140, 40), (196, 44, 40), (120, 170, 60), (240, 210, 80)))
            draw.ellipse([fx, fy, fx + width // 110, fy + width // 110], fill=light.on(fruit))
