"""What a file holds, as far as its first picture tells; and its hash."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

from vms_desktop.child_protocol.copies import Looked
from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.copies.frames_of import frames_of
from vms_desktop.footage.decoding import LARGEST_PIXELS, new_decoder
from vms_desktop.footage.group import SourceFailure
from vms_desktop.footage.sources.demuxed import Demuxed

READ_BYTES = 1024 * 1024
MOST_WITHOUT_A_PICTURE = 600
"""Packets looked at before a file is called undecodable."""


def look(path: Path, frame_rate: float) -> Looked:
    """Raises SourceFailure."""
    file = Demuxed(path, frame_rate)
    try:
        decoder = new_decoder(file.codec, file.extradata)
        for number, picture in enumerate(file.pictures()):
            frame = next(iter(frames_of(decoder, picture)), None)
            if frame is not None:
                if not 16 <= frame.width * frame.height <= LARGEST_PIXELS or min(frame.width, frame.height) < 16:
                    raise SourceFailure(TrackReason.UNDECODABLE, f"{frame.width}×{frame.height}")
                lasts_us = round((file.stated_s or 0) * 1e6)
                return Looked(file.codec, file.container, frame.width, frame.height, max(0, lasts_us))
            if number > MOST_WITHOUT_A_PICTURE:
                break
        raise SourceFailure(TrackReason.UNDECODABLE, file.codec)
    finally:
        file.close()


class HashOfFile:
    """Works beside the encoder, which leaves a processor some time; the whole file is read once more."""

    def __init__(self, path: Path, alive: Callable[[], None]) -> None:
        self._path = path
        self._alive = alive
        self._digest: str | None = None
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._run, name="hash of the original", daemon=True)
        self._thread.start()

    def result(self) -> str:
        """Raises SourceFailure where the file cannot be read to its end."""
        while self._thread.is_alive():
            self._thread.join(1.0)
            self._alive()
        if self._digest is None:
            raise SourceFailure(TrackReason.FILE_GONE, self._error.strerror or "" if self._error else "")
        return self._digest

    def _run(self) -> None:
        digest = hashlib.sha256()
        try:
            with self._path.open("rb") as file:
                while part := file.read(READ_BYTES):
                    digest.update(part)
        except OSError as error:
            self._error = error
            return
        self._digest = digest.hexdigest()
