"""What of a scene takes a second or more to make and never changes; as bytes, so that it need be made only once."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from typing import Any

from PIL import Image

from vms_desktop.simulator.scenery.actors import Mover, Path
from vms_desktop.simulator.scenery.stage import Cutout


class Unusable(Exception):
    """The bytes are no composition, or one of an older form."""


@dataclass(frozen=True, slots=True)
class Composition:
    """The place without what moves, what stands before movers, and the movers."""

    background: Image.Image
    cutouts: list[Cutout]
    movers: list[Mover]

    def pack(self) -> bytes:
        images = [_png(self.background), *(_png(image) for _, image, _, _ in self.cutouts)]
        head = {
            "sizes": [len(image) for image in images],
            "places": [[depth, left, top] for depth, _, left, top in self.cutouts],
            "movers": [asdict(mover) for mover in self.movers],
        }
        return json.dumps(head).encode() + b"\n" + b"".join(images)

    @classmethod
    def unpack(cls, body: bytes) -> Composition:
        """Raises Unusable."""
        line, _, rest = body.partition(b"\n")
        try:
            head = json.loads(line)
            images, at = [], 0
            for size in head["sizes"]:
                images.append(_image(rest[at : at + size]))
                at += size
            cutouts = [
                (depth, image, left, top) for image, (depth, left, top) in zip(images[1:], head["places"], strict=True)
            ]
            return cls(images[0], cutouts, [_mover(item) for item in head["movers"]])
        # Pillow tells a broken PNG by SyntaxError.
        except (OSError, ValueError, KeyError, TypeError, IndexError, SyntaxError) as error:
            raise Unusable from error


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=1)
    return data.getvalue()


def _image(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
        return image.copy()


def _mover(item: dict[str, Any]) -> Mover:
    points = tuple((float(x), float(y)) for x, y in item["path"]["points"])
    return Mover(**{**item, "path": Path(points)})
