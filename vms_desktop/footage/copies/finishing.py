"""How a picture becomes one of the copy: covered first, then labelled."""

from __future__ import annotations

from fractions import Fraction

import av

from vms_desktop.child_protocol.copies import SentStrip
from vms_desktop.domain.evidence.copies import copied_size
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.footage.copies.covering import cover
from vms_desktop.footage.copies.label_strip import LabelStrip
from vms_desktop.footage.copies.planes import below, is_full_range, plain


class Finishing:
    """All pictures get the size of the first one, or the width of the strip. For one thread. Raises ValueError for a
    strip that does not fit together.
    """

    def __init__(self, masking: Masking, strip: SentStrip | None) -> None:
        self._masking = masking
        self._sent = strip
        self._strip: LabelStrip | None = None
        self._size: tuple[int, int] | None = None

    def finished(self, frame: av.VideoFrame, at_us: int) -> av.VideoFrame:
        """``frame`` itself stays as it is: its decoder still needs it."""
        if self._size is None:
            self._size = copied_size(frame.width, frame.height)
            if self._sent is not None:
                self._strip = LabelStrip(self._sent, full_range=is_full_range(frame))
                # Where a camera changed its size half-way, the first picture that is copied may have another one.
                wide = self._strip.columns
                self._size = wide, max(16, round(frame.height * wide / frame.width)) & ~1
        picture = plain(frame, *self._size)
        areas = self._masking.at(at_us)
        if self._strip is None and not areas:
            return picture
        made, head, body = below(picture, self._strip.rows if self._strip is not None else 0)
        if areas:
            cover(body, areas, full_range=is_full_range(picture))
        if self._strip is not None:
            self._strip.draw(head, at_us)
        return made


def covered(frame: av.VideoFrame, masking: Masking, at_us: int) -> av.VideoFrame:
    """The picture with its areas covered, for the eyes of whoever draws them."""
    return Finishing(masking, None).finished(frame, at_us)


def jpeg_of(frame: av.VideoFrame, width: int, quality: int) -> bytes:
    """``quality``: 2 is best, 31 worst. Not wider than ``width``."""
    scale = min(1.0, width / frame.width)
    size = max(16, int(frame.width * scale)) & ~1, max(16, int(frame.height * scale)) & ~1
    picture = frame.reformat(*size, "yuvj420p")
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = picture.width, picture.height, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.options = {"qmin": str(quality), "qmax": str(quality)}
    encoder.qmin = encoder.qmax = quality
    picture.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode(None)])
