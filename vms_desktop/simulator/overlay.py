"""What a camera writes into its picture: its code and name, a running clock, and for measuring a frame number.

The clock shows the second within the minute, true to the second: the pictures come from a loop of one minute that
runs in step with the wall clock, so that encoded pictures can be kept and used again every minute.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from vms_desktop.paths import resources_dir

CODE_BLOCKS = 12
"""Frame number within the loop, lowest bit first: 12 blocks count to 4095, a loop has at most 1500 pictures."""


@lru_cache(maxsize=16)
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Sarabun at ``size`` pixels."""
    name = "Sarabun-SemiBold.ttf" if bold else "Sarabun-Medium.ttf"
    return ImageFont.truetype(str(resources_dir() / "fonts" / name), size)


def block_px(height: int) -> int:
    """Side of a block of the frame code in a picture of that height: 20 px at 360 lines."""
    return height // 18


def label_plate(code: str, name: str, height: int) -> Image.Image:
    """The constant text at the lower left; RGBA."""
    size = max(11, height // 22)
    text = f"{code}  {name}"
    box = font(size).getbbox(text)
    plate = Image.new("RGBA", (int(box[2]) + size, int(size * 1.7)), (0, 0, 0, 110))
    ImageDraw.Draw(plate).text((size // 2, size * 0.12), text, font=font(size), fill=(255, 255, 255, 255))
    return plate


class Clocks:
    """The sixty states of the clock at the upper right, each drawn once."""

    def __init__(self, height: int) -> None:
        self._height = height
        self._plates: dict[int, Image.Image] = {}

    def plate(self, second: int) -> Image.Image:
        if second not in self._plates:
            self._plates[second] = self._draw(second)
        return self._plates[second]

    def _draw(self, second: int) -> Image.Image:
        size = max(12, self._height // 15)
        plate = Image.new("RGBA", (size * 4, int(size * 1.6)), (0, 0, 0, 110))
        draw = ImageDraw.Draw(plate)
        radius, middle = size * 0.62, (size * 0.85, size * 0.8)
        draw.ellipse(
            [middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius],
            outline=(255, 255, 255, 230),
            width=max(1, size // 12),
        )
        angle = math.radians(second * 6 - 90)
        tip = (middle[0] + radius * 0.85 * math.cos(angle), middle[1] + radius * 0.85 * math.sin(angle))
        draw.line([middle, tip], fill=(255, 210, 80, 255), width=max(1, size // 9))
        draw.text(
            (size * 1.75, size * 0.05), f":{second:02}", font=font(int(size * 1.1), bold=True), fill=(255, 255, 255)
        )
        return plate


def draw_code(image: Image.Image, number: int) -> None:
    """The frame number as black and white blocks along the upper left edge."""
    side = block_px(image.height)
    draw = ImageDraw.Draw(image)
    for bit in range(CODE_BLOCKS):
        colour = (255, 255, 255) if number >> bit & 1 else (0, 0, 0)
        draw.rectangle([bit * side, 0, (bit + 1) * side - 1, side - 1], fill=colour)
