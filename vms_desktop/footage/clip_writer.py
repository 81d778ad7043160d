"""Writes recorded pictures into a file that every player opens, without touching them.

MP4 and Matroska hold NAL units with their lengths before them instead of start codes; the units are the recorded ones,
byte for byte. A picture's hash is therefore of its normal form (``normal_form.py``).
"""

from __future__ import annotations

import hashlib
import io
import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from vms_desktop.child_protocol.footage import CutPiece
from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.decoding import GroupDecoder
from vms_desktop.footage.group import GAP_US, FootagePicture, Group, SourceFailure

IN_MP4 = frozenset(("h264", "hevc", "mpeg4", "av1"))
"""What players know in MP4; all else goes into Matroska."""
TIME_BASE = Fraction(1, 90_000)
_RAW_FORMATS = {"h264": "h264", "hevc": "hevc", "mjpeg": "mjpeg", "mpeg4": "m4v"}
_MUXERS = {"mp4": "mp4", "mkv": "matroska"}
HASHED_TOGETHER_BYTES = 512 * 1024
"""Pictures are handed to the thread that hashes so many bytes at a time: each hand-over has its price."""
MOST_WAITING = 16
"""Hand-overs that wait, at most: memory must stay bounded."""
READ_BYTES = 1024 * 1024


class ClipWriter:
    """One file of one codec. ``add`` pictures in decoding order, then ``finish`` or ``discard``.

    Raises OSError where it cannot be written, SourceFailure for pictures no container takes.
    """

    def __init__(self, path: Path, group: Group, key: bytes) -> None:
        self.path = path
        self.codec = group.codec
        self.container = "mp4" if group.codec in IN_MP4 else "mkv"
        self.first_us = group.begin_us
        self._output = av.open(str(path.absolute()), "w", format=_MUXERS[self.container])
        assert isinstance(self._output, OutputContainer)
        self._helper = ThreadPoolExecutor(1, thread_name_prefix="hashes")
        """Hashing takes a good part of the time: another processor does it meanwhile."""
        try:
            self._stream = self._new_stream(group, key)
        except BaseException:
            self.discard()
            raise
        self._last_dts = -(2**62)
        self._pictures = 0
        self._hashes = hashlib.sha256()
        self._unhashed: list[bytes] = []
        self._unhashed_bytes = 0
        self._hashing: deque[Future[None]] = deque()
        self._first: FootagePicture | None = None
        self._last: FootagePicture | None = None
        self.newest_us = 0
        self._gaps: list[list[int]] = []
        self._unread: list[list[Any]] = []

    def _new_stream(self, group: Group, key: bytes) -> Any:
        raw = _RAW_FORMATS.get(group.codec)
        if raw is None:
            return self._stream_by_name(group)
        try:
            # FFmpeg reads out of the first picture what the file's head must say.
            with av.open(io.BytesIO((group.extradata or b"") + key), format=raw) as template:
                assert isinstance(template, InputContainer)
                video = template.streams.video[0]
                self.width, self.height = video.width, video.height
                stream = self._output.add_stream_from_template(video)
        except (av.FFmpegError, IndexError) as error:
            raise SourceFailure(TrackReason.UNDECODABLE, str(error)) from error
        assert isinstance(stream, VideoStream)
        stream.time_base = TIME_BASE
        return stream

    def _stream_by_name(self, group: Group) -> Any:
        """For codecs that only files handed in have: their size is known when a picture has been decoded."""
        frame = GroupDecoder(group).frame(group.key, lambda: True)
        if frame is None:
            raise SourceFailure(TrackReason.UNDECODABLE, group.codec)
        self.width, self.height = frame.width, frame.height
        try:
            return self._output.add_mux_stream(
                group.codec, rate=25, width=frame.width, height=frame.height, time_base=TIME_BASE
            )
        except (av.FFmpegError, ValueError) as error:
            raise SourceFailure(TrackReason.UNKNOWN_CODEC, group.codec) from error

    def add(self, picture: FootagePicture, data: bytes, order_us: int) -> None:
        """``data``: the picture in its normal form. ``order_us``: when it is decoded."""
        if self._first is None:
            self._first = picture
        elif picture.time_us - self.newest_us > GAP_US:
            self._gaps.append([self.newest_us, picture.time_us])
        self.newest_us = max(self.newest_us, picture.time_us)
        self._last = picture if self._last is None or picture.time_us > self._last.time_us else self._last
        self._pictures += 1
        self._unhashed.append(data)
        self._unhashed_bytes += len(data)
        if self._unhashed_bytes >= HASHED_TOGETHER_BYTES:
            self._hash()
        packet = av.Packet(data)
        packet.stream = self._stream
        packet.time_base = TIME_BASE
        pts = _ticks(picture.time_us - self.first_us)
        packet.dts = max(min(_ticks(order_us - self.first_us), pts), self._last_dts + 1)
        packet.pts = max(pts, packet.dts)
        self._last_dts = packet.dts
        packet.is_keyframe = picture.is_key
        self._output.mux_one(packet)

    def breaks(self, at_us: int) -> None:
        """The recorder broke off before the picture of that moment, and what lies between is not known."""
        if self._first is not None:
            self._unread.append([self.newest_us, at_us, TrackReason.ENDED_EARLY.value])
            if at_us - self.newest_us <= GAP_US:
                self._gaps.append([self.newest_us, at_us])

    def _hash(self) -> None:
        pictures, self._unhashed, self._unhashed_bytes = self._unhashed, [], 0
        self._hashing.append(self._helper.submit(_digest, self._hashes, pictures))
        if len(self._hashing) > MOST_WAITING:
            self._hashing.popleft().result()

    def finish(
        self, asked_begin_us: int, asked_end_us: int, before: TrackReason | None, after: TrackReason | None
    ) -> CutPiece:
        """The file is whole and on the disk when it returns. ``before``, ``after``: why what is missing before it and
        after it could not be read; None: it is not there. Raises OSError.
        """
        self._output.close()
        self._hash()
        while self._hashing:
            self._hashing.popleft().result()
        self._helper.shutdown()
        first, last = self._first, self._last
        assert first is not None and last is not None
        gaps, unread = self._gaps, self._unread
        if first.time_us - asked_begin_us > GAP_US:
            gaps = [[asked_begin_us, first.time_us], *gaps]
            unread = unread if before is None else [[asked_begin_us, first.time_us, before.value], *unread]
        if asked_end_us - last.time_us > (GAP_US if after is None else 0):
            gaps = [*gaps, [last.time_us, asked_end_us]]
            unread = unread if after is None else [*unread, [last.time_us, asked_end_us, after.value]]
        size, digest = on_disk(self.path)
        return CutPiece(
            str(self.path),
            self.container,
            self.codec,
            self.width,
            self.height,
            first.time_us,
            last.time_us,
            first.camera_us,
            last.camera_us,
            self._pictures,
            size,
            digest,
            self._hashes.hexdigest(),
            gaps,
            unread,
        )

    def discard(self) -> None:
        """Nothing of it is left."""
        self._helper.shutdown(wait=False, cancel_futures=True)
        try:
            self._output.close()
        except (av.FFmpegError, OSError):
            # The disk is full or gone, which was told already.
            pass
        self.path.unlink(missing_ok=True)


def _digest(of_all: hashlib._Hash, pictures: Sequence[bytes]) -> None:
    """On the one thread that hashes, so that they come in order."""
    for data in pictures:
        of_all.update(hashlib.sha256(data).digest())


def _ticks(microseconds: int) -> int:
    return round(microseconds * TIME_BASE.denominator / 1_000_000)


def on_disk(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of the file as it lies on the disk."""
    digest = hashlib.sha256()
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        while part := file.read(READ_BYTES):
            digest.update(part)
        return file.tell(), digest.hexdigest()
