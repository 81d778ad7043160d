"""Single pictures of a camera as JPEG, for ``GetSnapshotUri``: what its stream shows at that moment."""

from __future__ import annotations

import asyncio
import io
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor

from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.painters import Painter
from vms_desktop.simulator.scenery.scene import LOOP_S

QUALITY = 85


class Snapshots:
    """Has painters of its own, made when first needed: those of the streams belong to their threads."""

    def __init__(self, make_painter: Callable[[StreamForm], Painter], pool: Executor) -> None:
        self._make_painter = make_painter
        self._pool = pool
        self._painters: dict[StreamForm, Painter] = {}
        self._lock = threading.Lock()

    async def jpeg(self, form: StreamForm) -> bytes:
        """The picture of now. Called on the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._take, form)

    def _take(self, form: StreamForm) -> bytes:
        with self._lock:
            painter = self._painters.get(form)
            if painter is None:
                # One is kept: whoever asks for pictures asks for the same size again.
                self._painters = {form: (painter := self._make_painter(form))}
            picture = painter.paint(int(time.time() * form.fps) % int(LOOP_S * form.fps))
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=QUALITY)
        return data.getvalue()
