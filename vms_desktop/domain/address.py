"""Addresses that print without their password. What a person pastes is taken apart here, once."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from vms_desktop.domain.errors import InputError


@dataclass(frozen=True, slots=True)
class Credential:
    """User name and password of a device. The password is left out of ``repr`` so that no log can hold it."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StreamAddress:
    """An ``rtsp://`` or ``rtsps://`` address without user information (RFC 2326 section 3.2)."""

    url: str

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        parts = urlsplit(self.url)
        return parts.port or (322 if parts.scheme == "rtsps" else 554)

    def with_credential(self, credential: Credential | None) -> str:
        """The address as FFmpeg wants it, with user information. Only the relay may call this; never log it."""
        if credential is None:
            return self.url
        parts = urlsplit(self.url)
        who = f"{quote(credential.username, safe='')}:{quote(credential.password, safe='')}"
        return urlunsplit((parts.scheme, f"{who}@{parts.netloc}", parts.path, parts.query, parts.fragment))


def parse_stream_address(text: str) -> tuple[StreamAddress, Credential | None]:
    """Take apart what a person typed: the address without, and the credential it held (percent-decoded).

    Raises InputError ``input.address_empty``, ``input.address_scheme`` (not rtsp/rtsps), ``input.address_host``
    (no host), ``input.address_port``, ``input.address_characters`` (spaces or control characters).
    """
    text = text.strip()
    if not text:
        raise InputError("input.address_empty")
    if any(ch.isspace() or ord(ch) < 32 or ord(ch) == 127 for ch in text):
        raise InputError("input.address_characters")
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise InputError("input.address_host") from error
    if parts.scheme.lower() not in ("rtsp", "rtsps"):
        raise InputError("input.address_scheme", scheme=parts.scheme[:20])
    if not parts.hostname:
        raise InputError("input.address_host")
    try:
        port = parts.port
    except ValueError as error:
        raise InputError("input.address_port") from error
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = f"{host}:{port}" if port else host
    credential = None
    if parts.username is not None:
        credential = Credential(unquote(parts.username), unquote(parts.password or ""))
    url = urlunsplit((parts.scheme.lower(), netloc, parts.path, parts.query, ""))
    return StreamAddress(url), credential
