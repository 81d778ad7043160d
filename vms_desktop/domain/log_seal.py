"""Signed lines: checkpoints, anchors and seals of files. One line of words, the last of which is the signature.

A line is short enough for a QR code. What is signed (Ed25519, RFC 8032) are the bytes before the last space. Making
and checking signatures is not done here: the key is sealed elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

Sign = Callable[[bytes], bytes]
"""Signs with the desk's key. Raises StorageError where the key cannot be had."""
SignatureHolds = Callable[[bytes, bytes, bytes], bool]
"""(raw public key, message, signature): whether it holds; False for nonsense too."""

LONGEST_LINE = 500
_LINE = re.compile(
    r"(?P<kind>VMS-LOG-(?:CHECKPOINT|ANCHOR|FILE)-1) (?P<desk>[0-9a-f]{24}) (?P<number>[0-9]{1,18})"
    r" (?P<digest>[0-9a-f]{64}) (?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{6}Z)"
    r"(?: (?P<archive>[0-9a-f]{64}))? (?P<signature>[A-Za-z0-9+/]{86}==)",
    re.ASCII,
)


class LineKind(StrEnum):
    """``CHECKPOINT``: the chain had ``number`` entries, the last with hash ``digest``. ``ANCHOR``: entries up to
    ``number`` lie in the archive with SHA-256 ``archive``; the chain goes on after hash ``digest``. ``FILE``: a file
    with ``number`` entries and SHA-256 ``digest`` was written by this desk.
    """

    CHECKPOINT = "VMS-LOG-CHECKPOINT-1"
    ANCHOR = "VMS-LOG-ANCHOR-1"
    FILE = "VMS-LOG-FILE-1"


class NotASignedLine(ValueError):
    """The text is none of our lines, or was damaged beyond reading."""


@dataclass(frozen=True, slots=True)
class SignedLine:
    """``time``: by the desk's clock, ISO 8601 UTC with microseconds. ``archive``: of anchors only."""

    kind: LineKind
    desk: str
    number: int
    digest: str
    time: str
    archive: str = ""
    signature: bytes = b""

    @property
    def message(self) -> bytes:
        """What is signed."""
        words = [self.kind.value, self.desk, str(self.number), self.digest, self.time]
        return " ".join([*words, self.archive] if self.archive else words).encode("ascii")

    @property
    def line(self) -> str:
        return f"{self.message.decode('ascii')} {base64.b64encode(self.signature).decode('ascii')}"

    def signed(self, sign: Sign) -> SignedLine:
        return replace(self, signature=sign(self.message))


def parse_line(text: str) -> SignedLine:
    """Raises NotASignedLine. Whether the signature holds is another question."""
    match = _LINE.fullmatch(text)
    if match is None or (match["archive"] is not None) != (match["kind"] == LineKind.ANCHOR):
        raise NotASignedLine(text[:40])
    try:
        signature = base64.b64decode(match["signature"], validate=True)
    except binascii.Error as error:
        raise NotASignedLine(text[:40]) from error
    kind, number = LineKind(match["kind"]), int(match["number"])
    line = SignedLine(kind, match["desk"], number, match["digest"], match["time"], match["archive"] or "", signature)
    if line.line != text:
        # A number with leading zeros would be signed in another form than it is read.
        raise NotASignedLine(text[:40])
    return line
