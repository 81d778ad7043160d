"""The address of an ONVIF device as people write it: a host, ``host:port``, or the whole service URL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from vms_desktop.domain.address import Credential
from vms_desktop.domain.errors import InputError

DEFAULT_PORT = 80
DEFAULT_PATH = "/onvif/device_service"
"""The device service's fixed path (ONVIF Core Specification, section 5.1.1)."""

_HOST = re.compile(r"[0-9A-Za-z_](?:[0-9A-Za-z_.-]*[0-9A-Za-z_])?\.?")


@dataclass(frozen=True, slots=True)
class OnvifAddress:
    """``port`` 0 and ``path`` "": not typed."""

    host: str
    port: int
    path: str
    credential: Credential | None


def parse_onvif_address(text: str) -> OnvifAddress:
    """Take apart what a person typed.

    Raises InputError with ``field="onvif_host"``: ``input.address_empty``, ``input.address_characters``,
    ``input.onvif_scheme`` (only http), ``input.address_host``, ``input.address_port``.
    """
    text = text.strip()
    if not text:
        raise InputError("input.address_empty", field="onvif_host")
    if any(ch.isspace() or not ch.isprintable() for ch in text):
        raise InputError("input.address_characters", field="onvif_host")
    if text.count(":") > 1 and "://" not in text and "[" not in text and "/" not in text and "@" not in text:
        text = f"[{text}]"  # a bare IPv6 address
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host = parts.hostname or ""
    except ValueError:
        raise InputError("input.address_host", field="onvif_host") from None
    if parts.scheme.lower() != "http":
        raise InputError("input.onvif_scheme", field="onvif_host", scheme=parts.scheme[:20])
    if not host or (":" not in host and not _HOST.fullmatch(host)):
        raise InputError("input.address_host", field="onvif_host")
    try:
        port = parts.port or 0
    except ValueError:
        raise InputError("input.address_port", field="onvif_host") from None
    credential = None
    if parts.username is not None:
        credential = Credential(unquote(parts.username), unquote(parts.password or ""))
    path = parts.path if parts.path != "/" else ""
    return OnvifAddress(host, port, path + (f"?{parts.query}" if parts.query else ""), credential)


def onvif_text(host: str, port: int, path: str) -> str:
    """The address as it can be typed again: IPv6 in brackets, the path where it is not the usual one, or ""."""
    if not host:
        return ""
    short = f"[{host}]" if ":" in host else host
    if port:
        short = f"{short}:{port}"
    return short if path in ("", DEFAULT_PATH) else f"http://{short}{path}"
