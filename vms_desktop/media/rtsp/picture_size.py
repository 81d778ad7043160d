"""Width and height of the shown picture out of a sequence parameter set (H.264 7.3.2.1, H.265 7.3.2.2)."""

from __future__ import annotations

from vms_desktop.media.rtsp.access_units import START_CODE
from vms_desktop.media.rtsp.sdp import H264

_LARGEST = 16384
_WITH_CHROMA = frozenset((100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135))
"""H.264 profiles whose parameter sets state a chroma format."""
_H264_SPS, _H265_SPS = 7, 33
"""NAL unit types (H.264 table 7-1, H.265 table 7-1)."""


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
        is_sps = unit[0] & 0x1F == _H264_SPS if codec == H264 else (unit[0] >> 1) & 0x3F == _H265_SPS
        if not is_sps:
            continue
        try:
            width, height = _h264(_Bits(unit[1:])) if codec == H264 else _h265(_Bits(unit[2:]))
        except IndexError:
            return None
        return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None
    return None


def _h264(bits: _Bits) -> tuple[int, int]:
    """seq_parameter_set_data (7.3.2.1.1) up to the cropping; what is read and not used is named beside it."""
    profile = bits.bits(8)
    bits.bits(16)  # constraint flags, level_idc
    bits.unsigned()  # seq_parameter_set_id
    chroma = 1
    if profile in _WITH_CHROMA:
        chroma = bits.unsigned()
        if chroma == 3 and bits.bit():  # separate_colour_plane_flag
            chroma = 0
        bits.unsigned()  # bit_depth_luma_minus8
        bits.unsigned()  # bit_depth_chroma_minus8
        bits.bit()  # qpprime_y_zero_transform_bypass_flag
        if bits.bit():  # seq_scaling_matrix_present_flag
            for number in range(8 if chroma != 3 else 12):
                if bits.bit():
                    _skip_scaling_list(bits, 16 if number < 6 else 64)
    bits.unsigned()  # log2_max_frame_num_minus4
    order = bits.unsigned()  # pic_order_cnt_type
    if order == 0:
        bits.unsigned()  # log2_max_pic_order_cnt_lsb_minus4
    elif order == 1:
        bits.bit()  # delta_pic_order_always_zero_flag
        bits.signed()  # offset_for_non_ref_pic
        bits.signed()  # offset_for_top_to_bottom_field
        for _ in range(min(255, bits.unsigned())):
            bits.signed()  # offset_for_ref_frame
    bits.unsigned()  # max_num_ref_frames
    bits.bit()  # gaps_in_frame_num_value_allowed_flag
    width, map_units = (bits.unsigned() + 1) * 16, bits.unsigned() + 1
    frames_only = bits.bit()
    height = (2 - frames_only) * map_units * 16
    if not frames_only:
        bits.bit()  # mb_adaptive_frame_field_flag
    bits.bit()  # direct_8x8_inference_flag
    if bits.bit():  # frame_cropping_flag
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
    """seq_parameter_set_rbsp (7.3.2.2.1) up to the conformance window."""
    bits.bits(4)  # sps_video_parameter_set_id
    layers = bits.bits(3)  # sps_max_sub_layers_minus1
    bits.bit()  # sps_temporal_id_nesting_flag
    _skip_profile(bits, layers)
    bits.unsigned()  # sps_seq_parameter_set_id
    chroma = bits.unsigned()
    if chroma == 3 and bits.bit():  # separate_colour_plane_flag
        chroma = 0
    width, height = bits.unsigned(), bits.unsigned()
    if bits.bit():  # conformance_window_flag
        left, right, top, bottom = (bits.unsigned() for _ in range(4))
        width -= (left + right) * (2 if chroma in (1, 2) else 1)
        height -= (top + bottom) * (2 if chroma == 1 else 1)
    return width, height


def _skip_profile(bits: _Bits, layers: int) -> None:
    """profile_tier_level (7.3.3)."""
    bits.bits(88)  # the general profile
    bits.bits(8)  # general_level_idc
    present = [(bits.bit(), bits.bit()) for _ in range(layers)]
    if layers:
        bits.bits(2 * (8 - layers))
    for profile, level in present:
        bits.bits(88 * profile)
        bits.bits(8 * level)
