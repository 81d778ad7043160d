"""One form for a picture's bytes, whatever held it: what is hashed does not depend on the container.

H.264 and H.265 pictures are NAL units; a transport stream puts start codes of three or four bytes between them, MP4 and
Matroska their lengths. The normal form has four-byte start codes and no padding: what this program records has it
already. All other codecs have one form only.
"""

from __future__ import annotations

import re

from vms_desktop.media.rtsp.access_units import START_CODE

_SHORT = b"\x00\x00\x01"
_BETWEEN = re.compile(rb"\x00*\x00\x00\x01")


def normal_form(data: bytes, codec: str) -> bytes:
    """The picture in its normal form; the same object where it is in it already (the usual case, and quick)."""
    if codec not in ("h264", "hevc"):
        return data
    if data.startswith(START_CODE) and data.count(_SHORT) == data.count(START_CODE) and data[-1:] != b"\x00":
        longer = data.count(b"\x00" + START_CODE)
        if not longer:
            return data
    units = [unit.rstrip(b"\x00") for unit in _BETWEEN.split(data)]
    return b"".join(START_CODE + unit for unit in units if unit)
