"""What a camera says about its video (SDP, RFC 8866): the one stream we ask for, and how its packets are made."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

H264, H265, MJPEG = "h264", "hevc", "mjpeg"
_ENCODINGS = {"h264": H264, "h265": H265, "hevc": H265, "jpeg": MJPEG}
_STATIC = {26: ("JPEG", 90000), 34: ("H263", 90000), 32: ("MPV", 90000), 31: ("H261", 90000)}
"""Payload types with a fixed meaning (RFC 3551 section 6)."""

MOST_LINES = 2000


class NoVideo(Exception):
    """The description has no video."""


class UnknownCodec(Exception):
    """The video is in a form this program does not play. ``args[0]``: its name."""


@dataclass(frozen=True, slots=True)
class VideoMedia:
    """``control``: the address for SETUP; ``aggregate``: the one for PLAY.

    ``parameter_sets``: NAL units without start codes.
    ``dimensions``: width and height in pixels where the description states them (JPEG beyond 2040 pixels needs it).
    """

    codec: str
    payload_type: int
    clock_rate: int
    control: str
    aggregate: str
    parameter_sets: tuple[bytes, ...] = ()
    dimensions: tuple[int, int] = (0, 0)
    others: tuple[VideoMedia, ...] = ()
    """Further forms the same stream may change to, each with a payload type of its own."""


@dataclass(slots=True)
class _Section:
    kind: str
    payload_types: list[int]
    attributes: list[tuple[str, str]] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def video_of(description: str, base: str) -> VideoMedia:
    """The first video that we can play. ``base``: address that relative controls are joined to.

    Raises NoVideo, UnknownCodec.
    """
    session, sections = _sections(description)
    videos = [section for section in sections if section.kind == "video"]
    if not videos:
        raise NoVideo
    aggregate = _joined(base, next(iter(session.values("control")), "*"))
    unknown = ""
    for section in videos:
        found: list[VideoMedia] = []
        for payload_type in section.payload_types:
            name, rate = _encoding(section, payload_type)
            codec = _ENCODINGS.get(name.lower())
            if codec is None:
                unknown = unknown or name or str(payload_type)
                continue
            control = _joined(base, next(iter(section.values("control")), "*"))
            found.append(
                VideoMedia(
                    codec,
                    payload_type,
                    rate,
                    control,
                    aggregate,
                    _parameter_sets(_format(section, payload_type), codec),
                    _dimensions(section, payload_type),
                )
            )
        if found:
            return replace(found[0], others=tuple(found[1:]))
    raise UnknownCodec(unknown)


def _sections(description: str) -> tuple[_Section, list[_Section]]:
    session = _Section("", [])
    sections: list[_Section] = []
    current = session
    for line in description.replace("\r", "\n").split("\n")[:MOST_LINES]:
        kind, equals, value = line.strip().partition("=")
        if not equals:
            continue
        if kind == "m":
            words = value.split()
            types = [int(word) for word in words[3:20] if word.isascii() and word.isdigit() and len(word) < 4]
            current = _Section(words[0].lower() if words else "", types)
            sections.append(current)
        elif kind == "a":
            name, _, rest = value.partition(":")
            current.attributes.append((name.strip().lower(), rest.strip()))
    return session, sections


def _encoding(section: _Section, payload_type: int) -> tuple[str, int]:
    for value in section.values("rtpmap"):
        number, _, rest = value.partition(" ")
        if number == str(payload_type):
            name, _, rate = rest.strip().partition("/")
            rate = rate.partition("/")[0]
            usable = rate.isascii() and rate.isdigit() and 0 < len(rate) < 10 and int(rate) > 0
            return name.strip(), int(rate) if usable else 90000
    return _STATIC.get(payload_type, ("", 90000))


def _format(section: _Section, payload_type: int) -> dict[str, str]:
    for value in section.values("fmtp"):
        number, _, rest = value.partition(" ")
        if number == str(payload_type):
            pairs = (part.strip().partition("=") for part in rest.split(";"))
            return {name.strip().lower(): text.strip() for name, _, text in pairs if name.strip()}
    return {}


def _parameter_sets(fields: dict[str, str], codec: str) -> tuple[bytes, ...]:
    if codec == H264:
        texts = fields.get("sprop-parameter-sets", "").split(",")
    elif codec == H265:
        texts = [text for name in ("sprop-vps", "sprop-sps", "sprop-pps") for text in fields.get(name, "").split(",")]
    else:
        return ()
    units = []
    for text in texts[:16]:
        try:
            unit = base64.b64decode(text.strip() + "=" * (-len(text.strip()) % 4))
        except (binascii.Error, ValueError):
            # The stream itself carries them too: without these the first picture comes a little later.
            continue
        # Some cameras state them with start codes.
        unit = unit.removeprefix(b"\x00\x00\x00\x01").removeprefix(b"\x00\x00\x01")
        if unit:
            units.append(unit)
    return tuple(units)


def _dimensions(section: _Section, payload_type: int) -> tuple[int, int]:
    texts = [value.replace(",", " ").split() for value in section.values("x-dimensions")]
    for value in section.values("framesize"):
        number, _, rest = value.partition(" ")
        if number == str(payload_type):
            texts.append(rest.replace("-", " ").split())
    for words in texts:
        if len(words) == 2 and all(word.isascii() and word.isdigit() and len(word) < 6 for word in words):
            return int(words[0]), int(words[1])
    return 0, 0


def _joined(base: str, control: str) -> str:
    """RFC 2326 appendix C.1.1: absolute, relative to the base, or the base itself."""
    if control in ("", "*"):
        return base
    if control.lower().startswith(("rtsp://", "rtsps://")):
        return control
    # urljoin knows rtsp; a base without a slash at its end is a directory to most cameras all the same.
    if "?" in base and not control.startswith("/"):
        return f"{base.rstrip('/')}/{control}"
    return urljoin(base if base.endswith("/") else base + "/", control)
