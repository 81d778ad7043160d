"""Small pictures for whoever moves along the timeline: one at a time, the newest wish before all older ones."""

from __future__ import annotations

import sys
import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable, Sequence

from vms_desktop.child_protocol.footage import Plan, Thumbnail
from vms_desktop.footage.decoding import png_of
from vms_desktop.footage.frames import Frames
from vms_desktop.footage.group import SourceFailure
from vms_desktop.footage.plans import Opened
from vms_desktop.footage.reader import Reader

KEPT_OPEN = 4


class Thumbnails:
    """``done(request, png)`` is called on this one's thread; png None: there is none, or a newer one was asked for."""

    def __init__(self, done: Callable[[str, bytes | None], None]) -> None:
        self._done = done
        self._wish: Thumbnail | None = None
        self._lock = threading.Lock()
        self._bell = threading.Event()
        self._open: OrderedDict[tuple[str, ...], tuple[Opened, Reader]] = OrderedDict()

    def start(self) -> None:
        threading.Thread(target=self._run, name="thumbnails", daemon=True).start()

    def ask(self, wish: Thumbnail) -> None:
        """From any thread."""
        with self._lock:
            before, self._wish = self._wish, wish
        if before is not None:
            self._done(before.request, None)
        self._bell.set()

    def _run(self) -> None:
        while True:
            self._bell.wait()
            self._bell.clear()
            with self._lock:
                wish, self._wish = self._wish, None
            if wish is None:
                continue
            png = None
            try:
                png = self._make(wish)
            except SourceFailure:
                # No thumbnail says enough; the reason is told where the moment is played.
                png = None
            except Exception:  # noqa: BLE001 - a hostile file costs its own thumbnail, not all that follow
                traceback.print_exc(file=sys.stderr)
            self._done(wish.request, png)

    def _wanted(self) -> bool:
        return self._wish is None

    def _make(self, wish: Thumbnail) -> bytes | None:
        reader = self._reader(wish.plans)
        spot = reader.at(wish.at, self._wanted)
        if spot is None or not self._wanted():
            return None
        frames = Frames()
        # The key frame is quick and near enough, unless the group is long.
        near = wish.at - spot.group.begin_us < 3_000_000
        frame = frames.key(spot.group) if near else frames.at(spot.group, spot.picture, self._wanted)
        return png_of(frame, wish.width) if frame is not None else None

    def _reader(self, plans: Sequence[Plan]) -> Reader:
        """Opened files are kept, because the next wish is about a moment nearby."""
        key = tuple(f"{plan.source} {plan.path} {plan.segments[:1]}" for plan in plans)
        opened, reader = self._open.pop(key) if key in self._open else (Opened(), Reader())
        reader.supply(opened.sources(plans))
        self._open[key] = (opened, reader)
        while len(self._open) > KEPT_OPEN:
            self._open.popitem(last=False)[1][1].close()
        return reader
