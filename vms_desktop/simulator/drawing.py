"""Drawing with Pillow: skies, buildings, roads, water, trees; vehicles, people and boats as sprites."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from vms_desktop.paths import resources_dir

Colour = tuple[int, int, int]


@lru_cache(maxsize=16)
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Sarabun at ``size`` pixels."""
    name = "Sarabun-SemiBold.ttf" if bold else "Sarabun-Medium.ttf"
    return ImageFont.truetype(str(resources_dir() / "fonts" / name), size)


def blend(one: Colour, other: Colour, share: float) -> Colour:
    return tuple(int(a + (b - a) * share) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Light:
    """The time of day a camera's scene is drawn in."""

    sky_top: Colour
    sky_low: Colour
    shade: float

    def on(self, colour: Colour) -> Colour:
        """A colour in this light."""
        return blend(colour, blend((10, 16, 34), self.sky_low, 0.25), self.shade)


LIGHTS = (
    Light((92, 150, 214), (208, 226, 238), 0.05),
    Light((120, 164, 206), (232, 224, 204), 0.10),
    Light((86, 110, 158), (242, 188, 140), 0.25),
    Light((150, 168, 180), (206, 210, 210), 0.18),
    Light((22, 30, 58), (62, 70, 104), 0.55),
)


def sky(draw: ImageDraw.ImageDraw, width: int, horizon: int, light: Light) -> None:
    for y in range(horizon + 1):
        draw.line([(0, y), (width, y)], fill=blend(light.sky_top, light.sky_low, y / max(1, horizon)))


def clouds(image: Image.Image, horizon: int, light: Light, dice: random.Random) -> None:
    layer = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(layer)
    for _ in range(7):
        x, y = dice.randint(0, image.width), dice.randint(0, int(horizon * 0.6))
        for _ in range(6):
            w, h = dice.randint(30, 110), dice.randint(8, 24)
            dx, dy = dice.randint(-60, 60), dice.randint(-10, 10)
            draw.ellipse([x + dx - w, y + dy - h, x + dx + w, y + dy + h], fill=dice.randint(40, 110))
    layer = layer.filter(ImageFilter.GaussianBlur(image.width / 90))
    image.paste(light.on((248, 248, 250)), (0, 0), layer)


def building(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], light: Light, dice: random.Random) -> None:
    """A shophouse or block with windows; some lit when it is dark."""
    left, top, right, bottom = box
    wall = light.on(dice.choice(((214, 206, 190), (196, 188, 178), (226, 214, 188), (186, 196, 204), (208, 178, 158))))
    draw.rectangle(box, fill=wall)
    draw.rectangle([left, top, left + max(2, (right - left) // 12), bottom], fill=blend(wall, (0, 0, 0), 0.18))
    draw.rectangle([left - 2, top - 4, right + 2, top], fill=blend(wall, (0, 0, 0), 0.35))
    step_x, step_y = max(14, (right - left) // 4), max(16, (bottom - top) // 5)
    for x in range(left + step_x // 3, right - step_x // 2, step_x):
        for y in range(top + step_y // 3, bottom - step_y // 2, step_y):
            dark = dice.random() < 0.8 or light.shade < 0.4
            pane = light.on((96, 118, 138)) if dark else (250, 220, 150)
            draw.rectangle([x, y, x + step_x // 2, y + step_y // 2], fill=pane)
    if dice.random() < 0.7:
        sign = dice.choice(((196, 52, 44), (36, 108, 176), (232, 164, 36), (34, 132, 84)))
        draw.rectangle([left + 4, bottom - step_y - 8, right - 4, bottom - step_y + 4], fill=light.on(sign))


def tree(draw: ImageDraw.ImageDraw, x: int, ground: int, height: int, light: Light, dice: random.Random) -> None:
    trunk = max(2, height // 14)
    draw.rectangle([x - trunk, ground - height // 2, x + trunk, ground], fill=light.on((94, 72, 52)))
    for _ in range(26):
        w = dice.randint(height // 9, height // 5)
        cx, cy = x + dice.randint(-height // 3, height // 3), ground - height + dice.randint(0, height // 2)
        green = dice.choice(((52, 104, 48), (66, 122, 56), (44, 88, 44), (86, 138, 66)))
        draw.ellipse([cx - w, cy - w, cx + w, cy + int(w * 0.8)], fill=light.on(green))


def palm(draw: ImageDraw.ImageDraw, x: int, ground: int, height: int, light: Light) -> None:
    draw.line(
        [(x, ground), (x + height // 10, ground - height)], fill=light.on((120, 98, 70)), width=max(3, height // 22)
    )
    top = (x + height // 10, ground - height)
    for dx, dy in ((-1, -0.1), (-0.8, 0.35), (-0.4, -0.45), (0.4, -0.45), (0.8, 0.35), (1, -0.1), (0.1, 0.5)):
        end = (top[0] + int(dx * height * 0.42), top[1] + int(dy * height * 0.42) + height // 12)
        draw.line([top, end], fill=light.on((58, 116, 54)), width=max(3, height // 18))


def sprite(kind: str, height: int, light: Light, dice: random.Random) -> Image.Image:
    """A vehicle, person or boat, ``height`` pixels high, with a soft shadow; RGBA."""
    scale = 4
    h = height * scale
    shapes = {
        "car": 2.1,
        "pickup": 2.3,
        "bus": 2.6,
        "truck": 2.4,
        "motorcycle": 1.3,
        "person": 0.5,
        "boat": 3.2,
        "ship": 5.0,
    }
    w = int(h * shapes[kind])
    image = Image.new("RGBA", (w, h + h // 8), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    body = light.on(
        dice.choice(
            (
                (232, 232, 234),
                (34, 36, 42),
                (176, 30, 34),
                (46, 84, 150),
                (150, 154, 158),
                (226, 178, 48),
                (230, 96, 150),
            )
        )
    )
    glass, tyre = light.on((70, 92, 110)), (18, 18, 20)
    draw.ellipse([w * 0.04, h * 0.92, w * 0.96, h * 1.1], fill=(0, 0, 0, 90))
    if kind in ("car", "pickup"):
        draw.rounded_rectangle([0, h * 0.42, w, h * 0.86], h // 8, fill=body)
        rear = 0.8 if kind == "car" else 0.55
        draw.polygon(
            [(w * 0.16, h * 0.44), (w * 0.28, h * 0.08), (w * (rear - 0.1), h * 0.08), (w * rear, h * 0.44)],
            fill=body,
        )
        draw.polygon(
            [(w * 0.2, h * 0.42), (w * 0.3, h * 0.14), (w * (rear - 0.12), h * 0.14), (w * (rear - 0.05), h * 0.42)],
            fill=glass,
        )
        draw.rectangle([w * 0.96, h * 0.5, w, h * 0.6], fill=(255, 240, 190))
        draw.rectangle([0, h * 0.5, w * 0.03, h * 0.62], fill=(220, 40, 30))
        wheels: tuple[float, ...] = (0.2, 0.78)
    elif kind in ("bus", "truck"):
        draw.rounded_rectangle([0, h * 0.05, w * (1 if kind == "bus" else 0.74), h * 0.86], h // 14, fill=body)
        if kind == "truck":
            draw.rounded_rectangle([w * 0.76, h * 0.3, w, h * 0.86], h // 14, fill=light.on((60, 110, 170)))
            draw.rectangle([w * 0.88, h * 0.36, w * 0.98, h * 0.56], fill=glass)
        else:
            for x in range(8):
                draw.rectangle([w * (0.03 + x * 0.12), h * 0.18, w * (0.12 + x * 0.12), h * 0.44], fill=glass)
            draw.rectangle([0, h * 0.54, w, h * 0.6], fill=light.on((240, 240, 240)))
        wheels = (0.16, 0.6, 0.86)
    elif kind == "motorcycle":
        draw.line([(w * 0.2, h * 0.75), (w * 0.5, h * 0.6), (w * 0.8, h * 0.75)], fill=body, width=h // 8)
        draw.rounded_rectangle([w * 0.34, h * 0.2, w * 0.56, h * 0.65], h // 12, fill=body)
        draw.ellipse([w * 0.38, h * 0.02, w * 0.58, h * 0.22], fill=light.on((40, 40, 46)))
        wheels = (0.2, 0.8)
    elif kind == "person":
        draw.rounded_rectangle([w * 0.22, h * 0.22, w * 0.78, h * 0.6], w // 5, fill=body)
        draw.rectangle([w * 0.28, h * 0.56, w * 0.46, h * 0.97], fill=light.on((44, 48, 66)))
        draw.rectangle([w * 0.54, h * 0.56, w * 0.72, h * 0.97], fill=light.on((38, 42, 58)))
        draw.ellipse([w * 0.3, h * 0.02, w * 0.7, h * 0.24], fill=light.on((176, 128, 96)))
        wheels = ()
    else:
        hull = light.on((124, 76, 44)) if kind == "boat" else light.on((44, 62, 92))
        draw.polygon([(0, h * 0.5), (w * 0.1, h * 0.95), (w * 0.86, h * 0.95), (w, h * 0.42)], fill=hull)
        draw.rectangle([w * 0.24, h * 0.2, w * 0.64, h * 0.52], fill=light.on((236, 232, 220)))
        draw.rectangle([w * 0.2, h * 0.12, w * 0.68, h * 0.22], fill=body)
        wheels = ()
    for along in wheels:
        draw.ellipse([w * along - h * 0.14, h * 0.68, w * along + h * 0.14, h * 0.96], fill=tyre)
        draw.ellipse([w * along - h * 0.06, h * 0.76, w * along + h * 0.06, h * 0.88], fill=(120, 120, 124))
    return image.resize((max(2, w // scale), max(2, image.height // scale)), Image.Resampling.LANCZOS)
