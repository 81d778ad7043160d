"""WS-UsernameToken with digest (WSS UsernameToken Profile 1.0), on the device's own clock.

zeep's own token keeps its time stamp between calls, so two threads can leave it stuck in the past and lock us out of
devices with a small window. This one is computed anew for every call from the measured offset.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import etree

from vms_desktop.domain.address import Credential
from vms_desktop.domain.clock import Clock

_WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
_WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
_PROFILE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0"
_ENCODING = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary"
_SOAP = "http://www.w3.org/2003/05/soap-envelope"


class DigestToken:
    """A zeep ``wsse`` plug-in. ``offset_s``: device clock minus ours, seconds; may be set at any time."""

    def __init__(self, credential: Credential, clock: Clock) -> None:
        self._credential = credential
        self._clock = clock
        self.offset_s = 0.0

    def apply(self, envelope: Any, headers: Any) -> tuple[Any, Any]:
        created = (self._clock.now() + timedelta(seconds=self.offset_s)).astimezone(UTC)
        stamp = _iso(created)
        nonce = secrets.token_bytes(16)
        raw = nonce + stamp.encode() + self._credential.password.encode()
        digest = base64.b64encode(hashlib.sha1(raw, usedforsecurity=False).digest()).decode()
        header = envelope.find(f"{{{_SOAP}}}Header")
        if header is None:
            header = etree.Element(f"{{{_SOAP}}}Header")
            envelope.insert(0, header)
        security = etree.SubElement(header, f"{{{_WSSE}}}Security", nsmap={"wsse": _WSSE, "wsu": _WSU})
        token = etree.SubElement(security, f"{{{_WSSE}}}UsernameToken")
        etree.SubElement(token, f"{{{_WSSE}}}Username").text = self._credential.username
        password = etree.SubElement(token, f"{{{_WSSE}}}Password", Type=f"{_PROFILE}#PasswordDigest")
        password.text = digest
        etree.SubElement(token, f"{{{_WSSE}}}Nonce", EncodingType=_ENCODING).text = base64.b64encode(nonce).decode()
        etree.SubElement(token, f"{{{_WSU}}}Created").text = stamp
        return envelope, headers

    def verify(self, envelope: Any) -> None:
        """Answers are not signed."""


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
