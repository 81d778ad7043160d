"""RTSP requests and answers as bytes (RFC 2326): reading what may be hostile, writing answers, transport headers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

MOST_REQUEST_BYTES = 16 * 1024


class BadRequest(Exception):
    """What came is not RTSP."""


@dataclass(slots=True)
class Request:
    method: str
    url: str
    headers: dict[str, str]
    body: bytes = b""

    @property
    def sequence(self) -> str:
        return self.headers.get("cseq", "0")

    @property
    def session(self) -> str | None:
        """The identifier a client sends back, without parameters (section 12.37)."""
        told = self.headers.get("session")
        return None if told is None else told.partition(";")[0].strip()


@dataclass(frozen=True, slots=True)
class Transport:
    """What a client can receive (section 12.39): interleaved channels or its UDP ports, data and RTCP."""

    is_tcp: bool
    pair: tuple[int, int] | None
    """None: interleaved, and the server chooses the channels."""


def transport_of(header: str) -> Transport | None:
    """The first of the offered transports that we can serve; None for 461. Raises BadRequest."""
    for offer in header.split(","):
        protocol, *parameters = (part.strip() for part in offer.split(";"))
        values = {name.lower(): value for name, _, value in (part.partition("=") for part in parameters)}
        if "multicast" in values or values.get("mode", "play").strip('"').lower() != "play":
            continue
        if protocol.upper() == "RTP/AVP/TCP":
            return Transport(True, pair(values["interleaved"], 255) if "interleaved" in values else None)
        if protocol.upper() in ("RTP/AVP", "RTP/AVP/UDP") and "client_port" in values:
            return Transport(False, pair(values["client_port"], 65535))
    return None


async def read_request(reader: asyncio.StreamReader, interleaved: Callable[[int], None]) -> Request | None:
    """The next request, None at the end. Interleaved data from the client (RTCP) is told by its channel and skipped.

    Raises BadRequest, asyncio.IncompleteReadError, asyncio.LimitOverrunError.
    """
    while True:
        first = await reader.read(1)
        if not first:
            return None
        if first != b"$":
            break
        head = await reader.readexactly(3)
        await reader.readexactly(int.from_bytes(head[1:], "big"))
        interleaved(head[0])
    text = (first + await reader.readuntil(b"\r\n\r\n")).decode("utf-8", "replace")
    if len(text) > MOST_REQUEST_BYTES:
        raise BadRequest
    lines = text.strip().split("\r\n")
    words = lines[0].split()
    if len(words) != 3 or not words[2].startswith("RTSP/"):
        raise BadRequest
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    size = number(headers.get("content-length") or "0", MOST_REQUEST_BYTES)
    return Request(words[0], words[1], headers, await reader.readexactly(size) if size else b"")


def answer(request: Request, status: str, headers: dict[str, str] | None = None, body: str = "") -> bytes:
    """A whole answer; ``body``: an SDP."""
    lines = [f"RTSP/1.0 {status}", f"CSeq: {request.sequence}", "Server: simulated camera"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines += ["Content-Type: application/sdp", f"Content-Length: {len(body.encode())}"]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def number(text: str, most: int) -> int:
    """A number 0..``most`` as a client wrote it. Raises BadRequest."""
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) > most:
        raise BadRequest
    return int(text)


def pair(text: str, most: int) -> tuple[int, int]:
    """``low-high``, or ``low`` alone for low and the next. Raises BadRequest."""
    low, _, high = text.partition("-")
    first = number(low, most)
    return first, number(high, most) if high else min(first + 1, most)
