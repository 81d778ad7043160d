"""Width and height of the shown picture out of a sequence parameter set (H.264 7.3.2.1, H.265 7.3.2.2)."""

from __future__ import annotations

from vms_desktop.media.rtsp.access_units import START_CODE
from vms_desktop.media.rtsp.sdp import H264

_LARGEST = 16384
_WITH_CHROMA = frozenset((100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135))
"""H.264 profiles whose parameter sets state a chroma format."""


class _Bits:
    """Reads bits after the emulation prevention bytes have been taken out. Raises IndexError beyond the end."""

    def __init__(self, unit: bytes) -> None:
        self._data = unit.replace(b"\x00\x00\x03", b"\x00\x00")
        self._at = 0

    def bit(self) -> int:
        value = self._data[self._at >> 3] >> (7 - (self._at & 7)) & 1
        self._at += 1
        return value

    def bits(self, count: int) -> int:
        value = 0
        for _ in range(count):
            value = value << 1 | self.bit()
        return value

    def unsigned(self) -> int:
        """ue(v), 9.1 / 9.2."""
        zeros = 0
        while not self.bit():
            zeros += 1
            if zeros > 31:
                raise IndexError
        return (1 << zeros) - 1 + self.bits(zeros)

    def signed(self) -> int:
        code = self.unsigned()
        return (code + 1) // 2 if code & 1 else -(code // 2)


def size_of(parameter_sets: bytes, codec: str) -> tuple[int, int] | None:
    """``parameter_sets``: Annex B. None where there is no usable sequence parameter set."""
    for unit in parameter_sets.split(START_CODE):
        if not unit:
            continue
        is_sps = unit[0] & 0x1F == 7 if codec == H264 else (unit[0] >> 1) & 0x3F == 33
        if not is_sps:
            continue
        try:
            width, height = _h264(_Bits(unit[1:])) if codec == H264 else _h265(_Bits(unit[2:]))
        except IndexError:
            return None
        return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None
    return None


def _h264(bits: _Bits) -> tuple[int, int]:
    profile = bits.bits(8)
    bits.bits(16)
    bits.unsigned()
    chroma = 1
    if profile in _WITH_CHROMA:
        chroma = bits.unsigned()
        if chroma == 3 and bits.bit():
            chroma = 0
        bits.unsigned()
        bits.unsigned()
        bits.bit()
        if bits.bit():
            for number in range(8 if chroma != 3 else 12):
                if bits.bit():
                    _skip_scaling_list(bits, 16 if number < 6 else 64)
    bits.unsigned()
    order = bits.unsigned()
    if order == 0:
        bits.unsigned()
    elif order == 1:
        bits.bit()
        bits.signed()
        bits.signed()
        for _ in range(min(255, bits.unsigned())):
            bits.signed()
    bits.unsigned()
    bits.bit()
    width, map_units = (bits.unsigned() + 1) * 16, bits.unsigned() + 1
    frames_only = bits.bit()
    height = (2 - frames_only) * map_units * 16
    if not frames_only:
        bits.bit()
    bits.bit()
    if bits.bit():
        left, right, top, bottom = (bits.unsigned() for _ in range(4))
        across = 1 if chroma in (0, 3) else 2
        down = (2 if chroma == 1 else 1) * (2 - frames_only)
        width -= (left + right) * across
        height -= (top + bottom) * down
    return width, height


def _skip_scaling_list(bits: _Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed()) % 256
        last = following or last


def _h265(bits: _Bits) -> tuple[int, int]:
    bits.bits(4)
    layers = bits.bits(3)
    bits.bit()
    _skip_profile(bits, layers)
    bits.unsigned()
    chroma = bits.unsigned()
    if chroma == 3 and bits.bit():
        chroma = 0
    width, height = bits.unsigned(), bits.unsigned()
    if bits.bit():
        left, right, top, bottom = (bits.unsigned() for _ in range(4))
        width -= (left + right) * (2 if chroma in (1, 2) else 1)
        height -= (top + bottom) * (2 if chroma == 1 else 1)
    return width, height


def _skip_profile(bits: _Bits, layers: int) -> None:
    """profile_tier_level (7.3.3)."""
    bits.bits(88)
    bits.bits(8)
    present = [(bits.bit(), bits.bit()) for _ in range(layers)]
    if layers:
        bits.bits(2 * (8 - layers))
    for profile, level in present:
        bits.bits(88 * profile)
        bits.bits(8 * level)
