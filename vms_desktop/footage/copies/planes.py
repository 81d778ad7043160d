"""Decoded pictures as arrays: one plane of brightness, two of colour at half the size (YUV 4:2:0)."""

from __future__ import annotations

from dataclasses import dataclass

import av
import numpy as np
from av.video.reformatter import ColorRange
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
FULL, LIMITED = "yuvj420p", "yuv420p"


@dataclass(frozen=True, slots=True)
class Planes:
    """Views into a frame's memory: what is written here is in the picture."""

    luma: Plane
    blue: Plane
    red: Plane


def is_full_range(frame: av.VideoFrame) -> bool:
    return frame.format.name.startswith("yuvj") or frame.color_range == ColorRange.JPEG


def plain(frame: av.VideoFrame, width: int, height: int) -> av.VideoFrame:
    """The picture in 4:2:0 of that (even) size; the same object where it is so already."""
    kind = FULL if is_full_range(frame) else LIMITED
    if (frame.width, frame.height) == (width, height) and frame.format.name in (FULL, LIMITED):
        return frame
    return frame.reformat(width, height, kind)


def planes_of(frame: av.VideoFrame) -> Planes:
    """Of a frame in 4:2:0."""
    width, height = frame.width, frame.height
    sizes = ((height, width), (height // 2, width // 2), (height // 2, width // 2))
    views = []
    for plane, (rows, columns) in zip(frame.planes, sizes, strict=True):
        flat = np.frombuffer(memoryview(plane), np.uint8)
        views.append(flat[: rows * plane.line_size].reshape(rows, plane.line_size)[:, :columns])
    return Planes(*views)


def below(picture: av.VideoFrame, rows: int) -> tuple[av.VideoFrame, Planes, Planes]:
    """A new frame with the picture under so many (even) rows: the frame, those rows, and the picture in it."""
    made = av.VideoFrame(picture.width, picture.height + rows, picture.format.name)
    made.color_range = picture.color_range
    made.colorspace = picture.colorspace
    source, whole = planes_of(picture), planes_of(made)
    half = rows // 2
    head = Planes(whole.luma[:rows], whole.blue[:half], whole.red[:half])
    body = Planes(whole.luma[rows:], whole.blue[half:], whole.red[half:])
    for one, other in ((body.luma, source.luma), (body.blue, source.blue), (body.red, source.red)):
        one[:] = other
    return made, head, body
