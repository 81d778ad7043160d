"""One form for a picture's bytes, whatever held it: what is hashed does not depend on the container.

H.264 and H.265 pictures are NAL units; a transport stream puts start codes of three or four bytes between them, MP4 and
Matroska their lengths. The normal form has four-byte start codes and no padding: what this program records has it
already. All other codecs have one form only.
"""

from __future__ import annotations

from vms_desktop.media.rtsp.access_units import START_CODE

_SHORT = b"\x00\x00\x01"
_PADDING = b"\x00\x00\x00\x00"


def normal_form(data: bytes, codec: str) -> bytes:
    """The picture in its normal form; the same object where it is in it already (the usual case, and quick)."""
    if codec not in ("h264", "hevc"):
        return data
    in_it_already = data.startswith(START_CODE) and data[-1:] != b"\x00" and _PADDING not in data
    if in_it_already and data.count(_SHORT) == data.count(START_CODE):
        return data
    # What a longer start code has before its last three bytes stands at the end of the unit before.
    units = [unit.rstrip(b"\x00") for unit in data.split(_SHORT)]
    return b"".join(START_CODE + unit for unit in units if unit)
