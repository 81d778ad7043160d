"""Complete pictures as a camera makes them: its scene at a moment, with its label, clock and, for measuring, a code."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PIL import Image

from vms_desktop.simulator import overlay
from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.kept import KeptScene
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.ptz_head import FIELD, PtzHead
from vms_desktop.simulator.scenery.scene import LOOP_S


class Painter(Protocol):
    """Blocking; not for two threads."""

    def paint(self, number: int) -> Image.Image:
        """RGB; ``number``: frame within the loop."""


class _Overlay:
    """Label, clock and frame code of one stream."""

    def __init__(self, plan: CameraPlan, form: StreamForm, time_code: bool) -> None:
        self._label = overlay.label_plate(plan.code, plan.name_th, form.height)
        self._clocks = overlay.Clocks(form.height)
        self._time_code = time_code

    def put_on(self, image: Image.Image, second: int, number: int) -> None:
        margin = image.height // 40
        image.paste(self._label, (margin, image.height - self._label.height - margin), self._label)
        clock = self._clocks.plate(second)
        image.paste(clock, (image.width - clock.width - margin, margin), clock)
        if self._time_code:
            overlay.draw_code(image, number)


class FixedPainter:
    """A camera that always looks at the same place."""

    def __init__(self, plan: CameraPlan, form: StreamForm, folder: Path, time_code: bool) -> None:
        self._form = form
        self._scene = KeptScene(plan, form.width, form.height, None, folder).scene()
        self._overlay = _Overlay(plan, form, time_code)

    def paint(self, number: int) -> Image.Image:
        seconds = number / self._form.fps
        image = self._scene.draw(seconds)
        self._overlay.put_on(image, int(seconds), number)
        return image


class PtzPainter:
    """A camera that turns and zooms over a scene three times as wide as its view."""

    WIDE = 3.0

    def __init__(self, plan: CameraPlan, form: StreamForm, folder: Path, head: PtzHead, time_code: bool) -> None:
        self._form, self._head = form, head
        self._scene = self.kept(plan, form, folder).scene()
        self._overlay = _Overlay(plan, form, time_code)

    @classmethod
    def kept(cls, plan: CameraPlan, form: StreamForm, folder: Path) -> KeptScene:
        """FIELD times as high as the view and WIDE times as wide; unzoomed it takes in as much as a fixed camera."""
        return KeptScene(plan, int(form.width * cls.WIDE), int(form.height * FIELD), form.height, folder)

    def paint(self, number: int) -> Image.Image:
        form, scene = self._form, self._scene
        within = number % int(LOOP_S * form.fps)
        seconds = within / form.fps
        left, top, width, height = self._head.viewport(scene.width, scene.height, form.width / form.height)
        # What lies outside the view is not drawn.
        box = (int(left), int(top), min(scene.width, int(left + width) + 1), min(scene.height, int(top + height) + 1))
        view = scene.draw(seconds, box).resize(
            (form.width, form.height),
            Image.Resampling.BILINEAR,
            box=(
                left - box[0],
                top - box[1],
                min(left - box[0] + width, box[2] - box[0]),
                min(top - box[1] + height, box[3] - box[1]),
            ),
        )
        self._overlay.put_on(view, int(seconds), within)
        return view
