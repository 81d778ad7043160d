"""The strip above the picture: drawn by the desk once; date and time are put in here, picture by picture."""

from __future__ import annotations

import base64
import zlib
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from vms_desktop.child_protocol.copies import SentStrip
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.footage.copies.planes import Plane, Planes

MOST_PIXELS = 8192 * 1024
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LabelStrip:
    """Raises ValueError for one that does not fit together. For one thread."""

    def __init__(self, sent: SentStrip, *, full_range: bool) -> None:
        if sent.width % 2 or sent.height % 2 or not 0 < sent.width * sent.height <= MOST_PIXELS:
            raise ValueError("size of the strip")
        self.rows, self.columns = sent.height, sent.width
        self._full = full_range
        self._offset = timedelta(seconds=sent.utc_offset_s)
        self._base = self._colours(_unpacked(sent.rgb, sent.width * sent.height * 3))
        self._glyphs = {
            str(name): self._brightness(_unpacked(grey, width * height).reshape(height, width))
            for name, width, height, grey in sent.glyphs
        }
        self._places = [(str(what), int(left), int(top)) for what, left, top in sent.places]

    def draw(self, head: Planes, at_us: int) -> None:
        """Into the rows above the picture of that moment."""
        for target, base in zip((head.luma, head.blue, head.red), self._base, strict=True):
            target[:] = base
        for what, left, top in self._places:
            name = told(what, at_us, self._offset)
            glyph = self._glyphs.get(name)
            if glyph is not None:
                rows, columns = glyph.shape
                head.luma[top : top + rows, left : left + columns] = glyph

    def _colours(self, flat: NDArray[np.uint8]) -> tuple[Plane, Plane, Plane]:
        """ITU-R BT.601, which is what players take where nothing is said of small pictures."""
        rgb = flat.reshape(self.rows, self.columns, 3).astype(np.float64)
        grey = rgb @ (0.299, 0.587, 0.114)
        # Colour at half the size: the mean of each block of four.
        small = rgb.reshape(self.rows // 2, 2, self.columns // 2, 2, 3).mean(axis=(1, 3))
        small_grey = small @ (0.299, 0.587, 0.114)
        scale = 1.0 if self._full else 224 / 255
        blue = 128 + (small[..., 2] - small_grey) / 1.772 * scale
        red = 128 + (small[..., 0] - small_grey) / 1.402 * scale
        return self._brightness(grey), _clipped(blue), _clipped(red)

    def _brightness(self, grey: NDArray[np.generic]) -> Plane:
        return _clipped(grey.astype(np.float64) if self._full else 16 + grey.astype(np.float64) * 219 / 255)


def told(what: str, at_us: int, offset: timedelta) -> str:
    """Which glyph stands there at that moment; "" for none. Milliseconds are cut off, as every clock does."""
    local = _EPOCH + timedelta(microseconds=at_us) + offset
    kind, place = what[0], int(what[1:] or 1)
    values = {
        "D": local.day,
        "M": local.month,
        "Y": local.year + ERA,
        "h": local.hour,
        "m": local.minute,
        "s": local.second,
        "f": local.microsecond // 1000,
    }
    if kind == "M":
        return f"M{values['M']}"
    if what == "D10" and local.day < 10:
        return ""
    return str(values[kind] // place % 10)


def _unpacked(text: str, length: int) -> NDArray[np.uint8]:
    packed = zlib.decompressobj()
    data = packed.decompress(base64.b64decode(text), length + 1)
    if len(data) != length:
        raise ValueError("a picture of another size")
    return np.frombuffer(data, np.uint8)


def _clipped(values: NDArray[np.float64]) -> Plane:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
