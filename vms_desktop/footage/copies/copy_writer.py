"""Encodes pictures as H.264 into an MP4 that every player knows. Each keeps its own time; none is repeated."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
from av.container import OutputContainer
from av.video.reformatter import ColorRange
from av.video.stream import VideoStream

from vms_desktop.footage.copies.planes import FULL, is_full_range

TIME_BASE = Fraction(1, 90_000)
KEY_FRAME_EVERY = 50
_OPTIONS = {"preset": "veryfast", "crf": "20", "bf": "0"}
"""Without pictures out of order: what is shown first comes first, and no player has to begin before zero."""


class FileForWriting:
    """Written for FFmpeg. The first error of the disk is kept: FFmpeg itself would tell only that something failed."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("xb")
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        return self._tried(lambda: self._file.write(data))

    def seek(self, place: int, whence: int = 0) -> int:
        return self._tried(lambda: self._file.seek(place, whence))

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        """Raises OSError, also the one that came before."""
        try:
            self._file.close()
        except OSError as error:
            self.error = self.error or error
        if self.error is not None:
            raise self.error

    def _tried(self, act: Callable[[], int]) -> int:
        try:
            return act()
        except OSError as error:
            self.error = self.error or error
            raise


class CopyWriter:
    """``like``: a picture as they will all be: size, range and colours. ``add`` in order of time, then ``finish`` or
    ``abandon``. Raises OSError where the disk fails, ValueError for what cannot be encoded.
    """

    def __init__(self, path: Path, like: av.VideoFrame, aspect: Fraction | None, title: str) -> None:
        self._file = FileForWriting(path)
        self.width, self.height = like.width, like.height
        self.pictures = 0
        self.first_us = self.last_us = 0
        self._last_ticks = -1
        try:
            output = av.open(self._file, "w", format="mp4")
            assert isinstance(output, OutputContainer)
            self._output = output
            output.metadata["title"] = title
            self._stream = self._new_stream(output, like, aspect)
        except BaseException:
            self._file.close()
            raise

    def _new_stream(self, output: OutputContainer, like: av.VideoFrame, aspect: Fraction | None) -> VideoStream:
        stream = output.add_stream("libx264", rate=25, options=dict(_OPTIONS))
        assert isinstance(stream, VideoStream)
        encoder = stream.codec_context
        full = is_full_range(like)
        encoder.width, encoder.height = like.width, like.height
        encoder.pix_fmt = FULL if full else "yuv420p"
        encoder.time_base = stream.time_base = TIME_BASE
        encoder.gop_size = KEY_FRAME_EVERY
        encoder.color_range = ColorRange.JPEG if full else ColorRange.MPEG
        encoder.colorspace = like.colorspace
        if aspect:
            encoder.sample_aspect_ratio = aspect
        return stream

    def add(self, frame: av.VideoFrame, at_us: int) -> bool:
        """False: it does not come after the one before, and is left out."""
        if not self.pictures:
            self.first_us = at_us
        ticks = round((at_us - self.first_us) * 9 / 100)
        if ticks <= self._last_ticks:
            return False
        frame.pts, frame.time_base = ticks, TIME_BASE
        frame.pict_type = 0
        self._encode(frame)
        self._last_ticks, self.last_us = ticks, at_us
        self.pictures += 1
        return True

    def _encode(self, frame: av.VideoFrame | None) -> None:
        try:
            self._output.mux(self._stream.encode(frame))
        except av.FFmpegError as error:
            raise self._file.error or ValueError(str(error)) from error

    def finish(self) -> None:
        """All is written out; not yet forced to the disk."""
        self._encode(None)
        try:
            self._output.close()
        except (av.FFmpegError, OSError) as error:
            raise self._file.error or ValueError(str(error)) from error
        self._file.close()

    def abandon(self) -> None:
        """Close it as it is."""
        for part in (self._output, self._file):
            try:
                part.close()
            except (av.FFmpegError, OSError):
                # Why it failed was told already.
                continue
