"""The process of one copy or of one clip that is looked at. Commands come in on stdin, answers go out on stdout."""

from __future__ import annotations

import base64
import contextlib
import errno
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import av

from vms_desktop.child_protocol.child_lines import Output, commands
from vms_desktop.child_protocol.copies import (
    BEAT_EVERY_S,
    DESK_TO_COPIER,
    MOST_JPEG_BYTES,
    Beat,
    Failed,
    Hello,
    Look,
    Made,
    Make,
    Open,
    Picture,
    Progress,
    Ready,
    Shown,
    Shutdown,
    masking_of,
)
from vms_desktop.footage.copies.clip_pictures import ClipPictures
from vms_desktop.footage.copies.copying import CopyFailed, Copying, failure_of
from vms_desktop.footage.copies.finishing import covered, jpeg_of
from vms_desktop.footage.copies.look import look
from vms_desktop.footage.group import SourceFailure

GENTLY = 10
"""Niceness: players, relay and desk come first (nice(1))."""
_BELOW_NORMAL = 0x00004000
"""BELOW_NORMAL_PRIORITY_CLASS of Windows."""
VIEWING_QUALITIES = (4, 10, 20, 31)
_CODES = {
    errno.ENOSPC: "copy.disk_full",
    errno.EDQUOT: "copy.disk_full",
    errno.EFBIG: "copy.file_too_large",
}


class Copier:
    """``write``: takes messages for the desk, from any thread."""

    def __init__(self, write: Callable[[object], None]) -> None:
        self._write = write
        self._clip: ClipPictures | None = None
        self.busy = False

    def handle(self, message: object) -> None:
        """One command, to its end. Whatever goes wrong is told."""
        self.busy = True
        request = message.request if isinstance(message, Picture) else 0
        try:
            self._do(message)
        except CopyFailed as failure:
            self._write(Failed(failure.code, failure.detail, request))
        except SourceFailure as failure:
            self._write(Failed(*failure_of(failure), request))
        except OSError as error:
            self._write(Failed(_CODES.get(error.errno or 0, "copy.folder_not_writable"), error.strerror or "", request))
        except Exception as error:  # noqa: BLE001 - the desk must hear of it, whatever it is
            traceback.print_exc(file=sys.stderr)
            self._write(Failed("copy.failed", type(error).__name__, request))
        finally:
            self.busy = False

    def _do(self, message: object) -> None:
        if isinstance(message, Look):
            self._write(look(Path(message.path), message.frame_rate))
        elif isinstance(message, Make):
            self._write(Made(Copying(message, lambda progress: self._write(Progress(progress))).made()))
        elif isinstance(message, Open):
            facts = look(Path(message.path), message.frame_rate)
            self._clip = ClipPictures(Path(message.path), message.begins, message.frame_rate)
            self._write(facts)
        elif isinstance(message, Picture):
            self._show(message)

    def _show(self, wish: Picture) -> None:
        if self._clip is None:
            raise CopyFailed("copy.failed", "nothing is open")
        found = self._clip.at(wish.at)
        masking = masking_of(wish.areas)
        frame = covered(found.frame, masking, found.at_us) if masking.areas else found.frame
        for quality in VIEWING_QUALITIES:
            jpeg = jpeg_of(frame, wish.width, quality)
            if len(jpeg) <= MOST_JPEG_BYTES:
                break
        else:
            raise CopyFailed("copy.failed", "the picture is too large to be shown")
        text = base64.b64encode(jpeg).decode()
        self._write(Shown(wish.request, found.at_us, found.before_us, found.after_us, text))

    def beat(self) -> None:
        """For a thread of its own: a working process tells how far it is, an idle one that it is there."""
        while True:
            time.sleep(BEAT_EVERY_S)
            if not self.busy:
                self._write(Beat())


def _go_gently() -> None:
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(_BELOW_NORMAL)
        return
    with contextlib.suppress(OSError):
        # Not being allowed to be polite is no reason not to work.
        os.nice(GENTLY)


def main() -> int:
    """Child entry. Work has a thread of its own, so that the end of stdin ends the process in the middle of it."""
    av.logging.set_level(av.logging.PANIC)
    output = Output()
    copier = Copier(output)
    work: list[object] = []
    there_is_work = threading.Condition()

    def run() -> None:
        while True:
            with there_is_work:
                there_is_work.wait_for(lambda: bool(work))
                message = work.pop(0)
            copier.handle(message)

    for message in commands(DESK_TO_COPIER, "copier"):
        if isinstance(message, Hello):
            if message.gently:
                _go_gently()
            output(Ready(os.getpid()))
            for target, name in ((run, "work"), (copier.beat, "beat")):
                threading.Thread(target=target, name=name, daemon=True).start()
        elif isinstance(message, Shutdown):
            break
        else:
            with there_is_work:
                work.append(message)
                there_is_work.notify()
    sys.stdout.flush()
    # In the middle of an encode: the working file is cleared away by the desk.
    os._exit(0)
