"""RTSP on a TCP connection: responses, and the packets interleaved with them (RFC 2326 sections 6, 7, 10.12).

Pure parsing of bytes; nothing here touches a socket.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_HEAD_BYTES = 32 * 1024
MOST_BODY_BYTES = 256 * 1024
"""No description of a stream is as long."""
MOST_GARBAGE_BYTES = 256 * 1024
"""Skipped in all by one connection; with more than this the camera speaks something else."""
_INTERLEAVED = 0x24
_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")

Packet = tuple[int, bytes]
"""Channel number and payload of an interleaved packet."""


class NotRtsp(Exception):
    """What came is not RTSP."""


@dataclass(frozen=True, slots=True)
class Response:
    """``headers``: names in lower case, values of repeated ones in order."""

    status: int
    reason: str
    headers: Mapping[str, tuple[str, ...]]
    body: bytes = field(default=b"", repr=False)

    def header(self, name: str) -> str:
        """The first value, or an empty text."""
        values = self.headers.get(name, ())
        return values[0] if values else ""


@dataclass(frozen=True, slots=True)
class ServerRequest:
    """A request that the camera makes of us (RFC 2326 allows it; few do)."""

    method: str
    sequence: str


def request(method: str, url: str, headers: Mapping[str, str]) -> bytes:
    """A request without a body. Line breaks in values (an address may come from a camera) are taken out."""
    lines = [f"{method} {_one_line(url)} RTSP/1.0", *(f"{name}: {_one_line(value)}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _one_line(text: str) -> str:
    return "".join(ch for ch in text if ord(ch) >= 32 and ord(ch) != 127)


class Wire:
    """Takes a connection's bytes apart as they come."""

    def __init__(self) -> None:
        self._rest = b""
        self._garbage = 0
        self._spoke_rtsp = False

    def feed(self, data: bytes) -> list[Packet | Response | ServerRequest]:
        """Everything that is complete with ``data``. Raises NotRtsp."""
        buffer = self._rest + data if self._rest else data
        found: list[Packet | Response | ServerRequest] = []
        at, end = 0, len(buffer)
        while at < end:
            first = buffer[at]
            if first == _INTERLEAVED and self._spoke_rtsp:
                if end - at < 4:
                    break
                after = at + 4 + (buffer[at + 2] << 8 | buffer[at + 3])
                if after > end:
                    break
                found.append((buffer[at + 1], buffer[at + 4 : after]))
                at = after
            elif first in _LETTERS:
                taken = self._message(buffer, at)
                if taken is None:
                    break
                message, at = taken
                if message is not None:
                    found.append(message)
            elif first in b"\r\n":
                at += 1
            else:
                at = self._skip(buffer, at)
        self._rest = buffer[at:]
        return found

    def _message(self, buffer: bytes, at: int) -> tuple[Response | ServerRequest | None, int] | None:
        """A message and where it ends; None while it is not complete."""
        line_end = buffer.find(b"\n", at)
        if not self._spoke_rtsp and not _may_become_rtsp(buffer[at:]):
            raise NotRtsp
        head_end, gap = _end_of_head(buffer, at)
        if head_end < 0:
            if len(buffer) - at > MOST_HEAD_BYTES:
                raise NotRtsp
            if self._spoke_rtsp and line_end >= 0 and b"RTSP/" not in buffer[at:line_end]:
                return None, self._skip(buffer, at)
            return None
        lines = buffer[at:head_end].decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        words = lines[0].split(None, 2)
        is_response = bool(words) and words[0].startswith("RTSP/")
        if not is_response and not (len(words) == 3 and words[2].startswith("RTSP/")):
            return None, self._skip(buffer, at)
        headers = _headers(lines[1:])
        size = _size(headers)
        body_end = head_end + gap + size
        if body_end > len(buffer):
            return None
        self._spoke_rtsp = True
        if not is_response:
            return ServerRequest(words[0], (headers.get("cseq") or ("0",))[0]), body_end
        if len(words) < 2 or not words[1].isascii() or not words[1].isdigit():
            raise NotRtsp
        reason = words[2] if len(words) > 2 else ""
        return Response(int(words[1][:4]), reason[:200], headers, buffer[head_end + gap : body_end]), body_end

    def _skip(self, buffer: bytes, at: int) -> int:
        """Step over what is neither: some cameras lose their framing for a moment. Raises NotRtsp."""
        if not self._spoke_rtsp:
            raise NotRtsp
        candidates = [found for found in (buffer.find(b"$", at + 1), buffer.find(b"RTSP/", at + 1)) if found >= 0]
        after = min(candidates, default=len(buffer))
        self._garbage += after - at
        if self._garbage > MOST_GARBAGE_BYTES:
            raise NotRtsp
        return after


def _may_become_rtsp(beginning: bytes) -> bool:
    return b"RTSP/".startswith(beginning[:5]) or beginning.startswith(b"RTSP/")


def _end_of_head(buffer: bytes, at: int) -> tuple[int, int]:
    """Where the blank line begins and how long it is; some servers end lines with a line feed alone."""
    strict = buffer.find(b"\r\n\r\n", at)
    loose = buffer.find(b"\n\n", at)
    if strict >= 0 and (loose < 0 or strict < loose):
        return strict, 4
    return loose, 2


def _headers(lines: list[str]) -> dict[str, tuple[str, ...]]:
    headers: dict[str, tuple[str, ...]] = {}
    for line in lines[:200]:
        name, colon, value = line.partition(":")
        if colon:
            key = name.strip().lower()
            headers[key] = (*headers.get(key, ()), value.strip())
    return headers


def _size(headers: Mapping[str, tuple[str, ...]]) -> int:
    text = (headers.get("content-length") or ("0",))[0]
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) > MOST_BODY_BYTES:
        raise NotRtsp
    return int(text)
