"""One form for a picture's bytes, whatever held it: what is hashed does not depend on the container.

H.264 and H.265 pictures are NAL units; a transport stream puts start codes of three or four bytes between them, MP4 and
Matroska their lengths. The normal form has four-byte start codes and no padding: what this program records has it
already. All other codecs have one form only.
"""

from __future__ import annotations

from vms_desktop.media.rtsp.access_units import START_CODE

_SHORT = b"\x00\x00\x01"


def normal_form(data: bytes, codec: str) -> bytes:
    """The picture in its normal form; the same object where it is in it already (the usual case, and quick)."""
    if codec not in ("h264", "hevc") or _is_normal(data):
        return data
    # What a longer start code has before its last three bytes stands at the end of the unit before.
    units = [unit.rstrip(b"\x00") for unit in data.split(_SHORT)]
    return b"".join(START_CODE + unit for unit in units if unit)


def _is_normal(data: bytes) -> bool:
    """One pass: an hour of a main stream is two gigabytes."""
    if not data.startswith(START_CODE) or data.endswith((b"\x00", _SHORT)):
        return False
    begin = len(START_CODE)
    while (at := data.find(_SHORT, begin)) >= 0:
        # One zero before it belongs to the start code; another one is padding. No unit is empty.
        if data[at - 1] or not data[at - 2] or at - 1 == begin:
            return False
        begin = at + len(_SHORT)
    return True
