"""A camera's scene: which place, seen from where, in what light; any moment of its loop as a picture."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from PIL import Image

from vms_desktop.simulator.scenery import places_road, places_temple, places_town, places_water
from vms_desktop.simulator.scenery.actors import LOOP_S, Mover, Spot, Sprites, spot_of
from vms_desktop.simulator.scenery.composition import Composition
from vms_desktop.simulator.scenery.light import LIGHTS
from vms_desktop.simulator.scenery.stage import Cutout, Stage
from vms_desktop.simulator.scenery.view import Point, View

_PLACES: dict[str, tuple[Callable[[Stage], None], Point, tuple[float, float], float, float]] = {
    # furnish, eye (m), yaw from–to (degrees), pitch (degrees), focal length in picture heights
    "road": (places_road.road, (-4.0, -4.0, 8.0), (-16, 16), 14, 1.15),
    "junction": (places_road.junction, (-10.5, 0.0, 9.0), (12, 20), 17, 1.05),
    "market": (places_town.market, (0.6, -2.0, 5.2), (-9, 9), 15, 1.1),
    "school": (places_town.school, (-6.0, -1.0, 7.0), (8, 16), 12, 1.1),
    "factory": (places_town.factory, (-9.0, -5.0, 8.5), (6, 14), 13, 1.1),
    "temple": (places_temple.temple, (-3.0, -4.0, 6.5), (-5, 5), 8, 1.0),
    "chedi": (places_temple.chedi_by_river, (2.0, -3.0, 8.0), (-4, 3), 3, 1.0),
    "pier": (places_water.pier, (0.0, -4.0, 9.5), (-6, 6), 12, 1.05),
    "canal": (places_water.canal, (1.5, -3.0, 6.5), (-7, 7), 13, 1.1),
    "bridge": (places_water.bridge, (0.0, 0.0, 12.0), (4, 8), 0, 1.0),
    "coast": (places_water.coast, (-4.0, -4.0, 8.0), (2, 8), 11, 1.05),
}
KINDS = tuple(_PLACES)


class Scene:
    """``kind``: one of KINDS; ``number``: which camera, for what differs between cameras of a kind."""

    def __init__(
        self,
        kind: str,
        number: int,
        width: int,
        height: int,
        field_height: int | None = None,
        composition: Composition | None = None,
    ) -> None:
        """``field_height``: pixels that the normal field of view takes of ``height`` (PTZ: less than the whole).

        ``composition``: of a scene with the same arguments, made before.
        """
        furnish, eye, yaws, pitch, focal = _PLACES[kind]
        self.width, self.height = width, height
        seed = number * 7919 + 17
        dice = random.Random(seed)
        light = LIGHTS[number % len(LIGHTS)]
        yaw = math.radians(dice.uniform(*yaws)) * (dice.choice((-1, 1)) if kind in ("road", "market", "canal") else 1)
        eye = (eye[0] + dice.uniform(-0.8, 0.8), eye[1] + dice.uniform(-0.6, 0.6), eye[2] * dice.uniform(0.92, 1.1))
        focal_px = focal * dice.uniform(0.97, 1.08) * (field_height or height)
        tilt = math.radians(pitch + dice.uniform(-1, 1))
        if composition is None:
            fine = 2 if height <= 480 else 1.5 if height <= 800 else 1
            big = View(int(width * fine), int(height * fine), focal_px * fine, eye, yaw, tilt)
            stage = Stage(big, light, seed)
            furnish(stage)
            composition = Composition(*stage.paint((width, height)), stage.movers)
        self.composition = composition
        self._sprites = Sprites(View(width, height, focal_px, eye, yaw, tilt), light)
        self._view = View(width, height, focal_px, eye, yaw, tilt)

    def draw(self, seconds: float, box: tuple[int, int, int, int] | None = None) -> Image.Image:
        """The picture at a moment of the loop, or the part of it in ``box`` (left, top, right, bottom)."""
        left, top, right, bottom = box or (0, 0, self.width, self.height)
        image = self.composition.background.copy() if box is None else self.composition.background.crop(box)
        seen: list[tuple[float, Mover | None, Spot | None, Cutout | None]] = [
            (cutout[0], None, None, cutout) for cutout in self.composition.cutouts
        ]
        for mover in self.composition.movers:
            spot = spot_of(mover, seconds % LOOP_S)
            if spot is not None:
                seen.append((self._view.depth((spot.x, spot.y, spot.z)), mover, spot, None))
        seen.sort(key=lambda item: -item[0])
        for _, actor, spot, cutout in seen:
            if cutout is not None:
                _, sprite, x, y = cutout
            elif actor is not None and spot is not None and (found := self._sprites.sprite(actor, spot)) is not None:
                sprite, x, y = found
            else:
                continue
            if x < right and y < bottom and x + sprite.width > left and y + sprite.height > top:
                image.paste(sprite, (x - left, y - top), sprite)
        return image


__all__ = ["KINDS", "LOOP_S", "Scene"]
