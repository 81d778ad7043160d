"""Fetching one stream with FFmpeg: open without probing, read packets, hand each on as a picture.

What decides the form of this module was measured: probing holds back up to two seconds that stay as delay for ever;
``fflags=nobuffer`` would lose the first key frame; the first packets come without time stamps (docs/relay.md).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.stream import LOST_AFTER_S, Transport
from vms_desktop.relay.picture import Picture, VideoFormat, annex_b, complete, parameter_sets_of
from vms_desktop.relay.stamps import ClockFilter

OPEN_SECONDS = 8.0
CODECS = {"h264": "h264", "hevc": "hevc", "mjpeg": "mjpeg"}


@dataclass(frozen=True, slots=True)
class Source:
    """What to fetch and how. The password is never printed."""

    address: StreamAddress
    credential: Credential | None = field(repr=False)
    transport: Transport


class UnknownCodec(Exception):
    """The stream's video is in a form this program does not play. ``args[0]``: its name."""


class NoVideo(Exception):
    """The stream has no video."""


class Fetch:
    """An open connection to a camera. Used by one thread. A context manager."""

    def __init__(self, source: Source, clock: ClockFilter) -> None:
        self._source = source
        self._clock = clock
        self._container: InputContainer | None = None

    def __enter__(self) -> Fetch:
        """Connect. Raises FFmpegError, UnknownCodec, NoVideo."""
        source = self._source
        options = {
            "rtsp_transport": source.transport.value,
            "analyzeduration": "0",
            "probesize": "32",
            "allowed_media_types": "video",
            "reorder_queue_size": "64",
            "max_delay": "200000",
        }
        url = source.address.with_credential(source.credential)
        self._container = av.open(url, options=options, timeout=(OPEN_SECONDS, LOST_AFTER_S))
        try:
            self._stream = self._video(self._container)
        except BaseException:
            self._container.close()
            raise
        context = self._stream.codec_context
        self._codec = CODECS[context.name]
        self._parameter_sets = annex_b(bytes(context.extradata or b""))
        self._size = (context.width or 0, context.height or 0)
        self._clock.restart()
        return self

    def __exit__(self, *_: object) -> None:
        if self._container is not None:
            self._container.close()

    @staticmethod
    def _video(container: InputContainer) -> VideoStream:
        if not container.streams.video:
            raise NoVideo
        stream = container.streams.video[0]
        if stream.codec_context.name not in CODECS:
            raise UnknownCodec(stream.codec_context.name)
        return stream

    @property
    def form(self) -> VideoFormat:
        """The stream's format; the size is known from the first key frame on."""
        return VideoFormat(self._codec, *self._size, self._parameter_sets)

    def _measure(self, packet: av.Packet[Any]) -> None:
        """Learn the picture's size: opened without probing, FFmpeg does not know it. Decodes one picture."""
        decoder = av.CodecContext.create(self._codec, "r")
        assert isinstance(decoder, av.VideoCodecContext)
        if self._parameter_sets:
            decoder.extradata = self._parameter_sets
        decoder.thread_count = 1
        try:
            decoder.decode(packet)
            decoder.decode(None)
        except av.FFmpegError:
            return
        if decoder.width and decoder.height:
            self._size = (decoder.width, decoder.height)

    def pictures(self) -> Iterator[Picture]:
        """Pictures as they come, the first being a key frame. Raises FFmpegError; ends when the camera ends."""
        container, stream = self._container, self._stream
        if container is None:
            return
        time_base = float(stream.time_base or 0)
        codec = self._codec
        seen_key = False
        measured_sets: bytes | None = None
        for packet in container.demux(stream):
            if packet.size == 0:
                continue
            is_key = packet.is_keyframe or codec == "mjpeg"
            if not seen_key and not is_key:
                continue
            seen_key = True
            if is_key:
                sets = parameter_sets_of(packet, codec) or self._parameter_sets
                if measured_sets != sets:
                    measured_sets, self._parameter_sets = sets, sets
                    self._measure(packet)
            ticks = packet.pts if packet.pts is not None else packet.dts
            camera = ticks * time_base if ticks is not None else None
            stamp = self._clock.stamp(time.monotonic(), camera)
            data = complete(bytes(packet), codec, is_key, self._parameter_sets)
            yield Picture(data, stamp, is_key, time.time())
