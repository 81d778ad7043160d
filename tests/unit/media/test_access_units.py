"""Payloads back into pictures: held against what an encoder made, cut by an independent packetizer."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from vms_desktop.media.rtsp import jpeg, picture_size
from vms_desktop.media.rtsp.access_units import START_CODE, AccessUnit, H264Assembler, H265Assembler

ENCODERS = {"h264": "libx264", "hevc": "libx265"}


def encoded(codec: str, width: int, height: int, pictures: int = 6) -> list[bytes]:
    context = av.CodecContext.create(ENCODERS[codec], "w")
    assert isinstance(context, av.VideoCodecContext)
    context.width, context.height, context.pix_fmt = width, height, "yuv420p"
    context.time_base = Fraction(1, 15)
    context.options = {"preset": "ultrafast", "tune": "zerolatency"}
    if codec == "hevc":
        context.options["x265-params"] = "log-level=none:repeat-headers=1"
    chance = np.random.default_rng(7)
    made = []
    for number in range(pictures):
        frame = av.VideoFrame.from_ndarray(chance.integers(0, 255, (height, width, 3), dtype=np.uint8), format="rgb24")
        frame = frame.reformat(format="yuv420p")
        frame.pts = number
        made += [bytes(packet) for packet in context.encode(frame)]
    return made + [bytes(packet) for packet in context.encode(None)]


def units_of(picture: bytes) -> list[bytes]:
    return [unit.removesuffix(b"\x00") for unit in picture.split(b"\x00\x00\x01") if unit.strip(b"\x00")]


def payloads(unit: bytes, codec: str, most: int) -> Iterator[bytes]:
    """RFC 6184 5.8 and RFC 7798 4.4.3."""
    if len(unit) <= most:
        yield unit
        return
    size = 1 if codec == "h264" else 2
    body = unit[size:]
    kind = unit[0] & 0x1F if codec == "h264" else (unit[0] >> 1) & 0x3F
    head = bytes([unit[0] & 0xE0 | 28]) if codec == "h264" else bytes([unit[0] & 0x81 | 49 << 1, unit[1]])
    for at in range(0, len(body), most):
        flags = (0x80 if at == 0 else 0) | (0x40 if at + most >= len(body) else 0)
        yield head + bytes([flags | kind]) + body[at : at + most]


def sent(pictures: list[bytes], codec: str, most: int, *, marker: bool = True) -> Iterator[tuple[int, bool, bytes]]:
    for number, picture in enumerate(pictures):
        parts = [part for unit in units_of(picture) for part in payloads(unit, codec, most)]
        for position, part in enumerate(parts):
            yield number * 6000, marker and position == len(parts) - 1, part


def assembler(codec: str) -> H264Assembler | H265Assembler:
    return H264Assembler(()) if codec == "h264" else H265Assembler(())


def decoded(found: list[AccessUnit], codec: str) -> int:
    decoder = av.CodecContext.create(codec, "r")
    count = 0
    for unit in found:
        count += len(decoder.decode(av.Packet(unit.data)))
    return count + len(decoder.decode(None))


@pytest.mark.parametrize("codec", ["h264", "hevc"])
@pytest.mark.parametrize("marker", [True, False])
def test_pictures_come_out_as_they_went_in(codec, marker):
    pictures = encoded(codec, 320, 240)
    one = assembler(codec)
    found = [
        unit
        for stamp, last, part in sent(pictures, codec, 900, marker=marker)
        for unit in one.feed(stamp, last, part, False)
    ]
    # Without markers the last picture is known to be whole only when a next one begins.
    assert len(found) == (6 if marker else 5)
    assert [unit.is_key for unit in found] == [True] + [False] * (len(found) - 1)
    for unit, picture in zip(found, pictures, strict=False):
        assert units_of(unit.data) == [each for each in units_of(picture)]
    assert decoded(found, codec) == len(found)
    assert picture_size.size_of(found[0].parameter_sets, codec) == (320, 240)


@pytest.mark.parametrize("codec", ["h264", "hevc"])
@pytest.mark.parametrize("size", [(640, 360), (1920, 1080), (638, 358), (176, 144), (2560, 1440), (360, 640)])
def test_sizes_are_read_from_parameter_sets_with_their_cropping(codec, size):
    first = encoded(codec, *size, pictures=1)[0]
    assert picture_size.size_of(START_CODE + START_CODE.join(units_of(first)), codec) == size


def test_a_picture_with_a_hole_in_it_spoils_only_itself():
    pictures = encoded("h264", 320, 240)
    one, found = H264Assembler(()), []
    packets = list(sent(pictures, "h264", 400))
    missing = next(number for number, packet in enumerate(packets) if packet[0] == 2 * 6000) + 2
    for number, (stamp, last, part) in enumerate(packets):
        if number != missing:
            found += one.feed(stamp, last, part, number == missing + 1)
    assert {unit.stamp for unit in found} >= {0, 6000, 3 * 6000, 4 * 6000, 5 * 6000}


def test_a_camera_that_marks_every_slice_is_understood_after_one_picture():
    """Marker on each slice of a picture: what RFC 6184 forbids and some encoders do."""
    first = b"\x65\x88" + b"a" * 50
    second = b"\x65\x10" + b"b" * 50
    one, found = H264Assembler((b"\x67abc", b"\x68d")), []
    for number in range(4):
        for part in (first, second):
            found += one.feed(number * 6000, True, part, False)
    slices = [unit.data.count(b"\x65\x88aa") + unit.data.count(b"\x65\x10bb") for unit in found]
    assert slices == [1, 1, 2, 2]


def test_parameter_sets_alone_with_a_marker_wait_for_their_picture():
    one = H264Assembler(())
    assert not one.feed(0, True, b"\x67abc", False)
    assert not one.feed(0, True, b"\x68de", False)
    (unit,) = one.feed(0, True, b"\x65\x88xyz", False)
    assert unit.is_key
    assert unit.data == START_CODE + b"\x67abc" + START_CODE + b"\x68de" + START_CODE + b"\x65\x88xyz"


def test_units_packed_together_are_taken_apart():
    packed = b"\x18" + b"".join(struct.pack(">H", len(unit)) + unit for unit in (b"\x67abc", b"\x68d", b"\x65\x88x"))
    (unit,) = H264Assembler(()).feed(0, True, packed, False)
    assert unit.data.count(START_CODE) == 3
    packed = b"\x60\x01" + b"".join(struct.pack(">H", len(unit)) + unit for unit in (b"\x42\x01ab", b"\x26\x01\x80x"))
    (unit,) = H265Assembler(()).feed(0, True, packed, False)
    assert unit.is_key
    assert unit.data.count(START_CODE) == 2


def test_a_key_picture_without_parameter_sets_gets_those_of_the_description():
    (unit,) = H264Assembler((b"\x67abc", b"\x68d")).feed(0, True, b"\x65\x88x", False)
    assert unit.data.startswith(START_CODE + b"\x67abc" + START_CODE + b"\x68d")


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.binary(max_size=40), st.booleans()), max_size=60))
def test_nothing_a_camera_sends_raises(packets):
    for one in (H264Assembler(()), H265Assembler(()), jpeg.JpegAssembler((0, 0))):
        for packet in packets:
            one.feed(*packet)


# ---- JPEG ----------------------------------------------------------------------------------------------------------


def jpeg_packets(quality_in_band: bool) -> tuple[Image.Image, list[bytes]]:
    picture = Image.effect_mandelbrot((320, 240), (-2, -1, 1, 1), 60).convert("RGB")
    body = io.BytesIO()
    picture.save(body, "JPEG", quality=75, subsampling="4:2:0", optimize=False)
    data = body.getvalue()
    tables, at = b"", 2
    while data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xDB:
            segment = data[at + 4 : at + 2 + size]
            tables += b"".join(segment[begin + 1 : begin + 65] for begin in range(0, len(segment), 65))
        at += 2 + size
    scan = data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") : -2]
    parts, offset = [], 0
    while offset < len(scan):
        head = struct.pack(">I", offset) + bytes([1, 255 if quality_in_band else 75, 40, 30])
        if offset == 0 and quality_in_band:
            head += struct.pack(">BBH", 0, 0, len(tables)) + tables
        parts.append(head + scan[offset : offset + 1000])
        offset += 1000
    return Image.open(io.BytesIO(data)), parts


@pytest.mark.parametrize("in_band", [True, False])
def test_a_jpeg_comes_out_as_the_same_picture(in_band):
    """Also with tables by quality factor: 75 is what Pillow and RFC 2435 scale alike."""
    wanted, parts = jpeg_packets(in_band)
    one = jpeg.JpegAssembler((0, 0))
    found = [unit for n, part in enumerate(parts) for unit in one.feed(5, n == len(parts) - 1, part, False)]
    assert len(found) == 1
    assert jpeg.size_of(found[0].data) == (320, 240)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(found[0].data))), np.asarray(wanted))


def test_a_jpeg_with_a_missing_part_is_not_shown():
    _, parts = jpeg_packets(True)
    one, found = jpeg.JpegAssembler((0, 0)), []
    for number, part in enumerate(parts):
        if number != 3:
            found += one.feed(5, number == len(parts) - 1, part, number == 4)
    assert not found
