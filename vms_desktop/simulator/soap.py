"""SOAP 1.2 envelopes: reading hostile requests, writing answers and faults, WS-UsernameToken (WSS 1.0)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from lxml import etree

ENVELOPE = "http://www.w3.org/2003/05/soap-envelope"
WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
DEVICE = "http://www.onvif.org/ver10/device/wsdl"
MEDIA = "http://www.onvif.org/ver10/media/wsdl"
MEDIA2 = "http://www.onvif.org/ver20/media/wsdl"
PTZ = "http://www.onvif.org/ver20/ptz/wsdl"
RECORDING = "http://www.onvif.org/ver10/recording/wsdl"
SEARCH = "http://www.onvif.org/ver10/search/wsdl"
REPLAY = "http://www.onvif.org/ver10/replay/wsdl"
NAMESPACES = (
    f'xmlns:trc="{RECORDING}" xmlns:tse="{SEARCH}" xmlns:trp="{REPLAY}" xmlns:tns1="http://www.onvif.org/ver10/topics" '
    'xmlns:wsnt="http://docs.oasis-open.org/wsn/b-2" '
    f'xmlns:s="{ENVELOPE}" xmlns:tds="{DEVICE}" xmlns:trt="{MEDIA}" xmlns:tr2="{MEDIA2}" xmlns:tptz="{PTZ}" '
    'xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:ter="http://www.onvif.org/ver10/error"'
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class NotSoap(Exception):
    """The request is not a SOAP envelope."""


@dataclass(frozen=True, slots=True)
class UsernameToken:
    username: str
    digest: str
    nonce: str
    created: str
    plain: str

    def is_valid(self, username: str, password: str) -> bool:
        """Digest = Base64(SHA-1(nonce + created + password)); plain text is refused, as many devices do."""
        if self.username != username or not self.digest:
            return False
        try:
            nonce = base64.b64decode(self.nonce)
        except ValueError:
            return False
        raw = nonce + self.created.encode() + password.encode()
        wanted = base64.b64encode(hashlib.sha1(raw, usedforsecurity=False).digest()).decode()
        return hmac.compare_digest(wanted.encode(), self.digest.encode())

    def age_s(self, now: datetime) -> float:
        """Seconds between ``created`` and the device's clock, without sign."""
        try:
            created = datetime.fromisoformat(self.created.replace("Z", "+00:00"))
        except ValueError:
            return float("inf")
        return abs((now - created).total_seconds()) if created.tzinfo else float("inf")


@dataclass(frozen=True, slots=True)
class SoapRequest:
    """``operation``: local name of the body's first element; ``namespace``: its namespace."""

    operation: str
    namespace: str
    body: etree._Element
    token: UsernameToken | None

    def text(self, name: str) -> str | None:
        """Text of the first descendant with that local name."""
        return next(iter(self.texts(name)), None)

    def texts(self, name: str) -> list[str]:
        """Text of each descendant with that local name."""
        return [(element.text or "").strip() for element in _named(self.body, name)]

    def attributes(self, name: str, within: str) -> dict[str, str]:
        """Of the first element ``name`` in the first element ``within``; empty when there is none."""
        for outer in _named(self.body, within)[:1]:
            for element in _named(outer, name)[:1]:
                return {str(key): str(value) for key, value in element.attrib.items()}
        return {}


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return [one for one in root.iter() if isinstance(one.tag, str) and etree.QName(one).localname == name]


def read(data: bytes) -> SoapRequest:
    """Raises NotSoap."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise NotSoap from error
    body = root.find(f"{{{ENVELOPE}}}Body")
    if body is None or len(body) == 0 or not isinstance(body[0].tag, str):
        raise NotSoap
    name = etree.QName(body[0])
    return SoapRequest(name.localname, name.namespace or "", body[0], _token(root))


def _token(root: etree._Element) -> UsernameToken | None:
    token = root.find(f".//{{{WSSE}}}UsernameToken")
    if token is None:
        return None

    def text(tag: str) -> str:
        return (token.findtext(tag) or "").strip()

    password = token.find(f"{{{WSSE}}}Password")
    is_digest = password is not None and str(password.get("Type", "")).endswith("#PasswordDigest")
    value = (password.text or "") if password is not None else ""
    return UsernameToken(
        text(f"{{{WSSE}}}Username"),
        value if is_digest else "",
        text(f"{{{WSSE}}}Nonce"),
        text(f"{{{WSU}}}Created"),
        "" if is_digest else value,
    )


def envelope(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<s:Envelope {NAMESPACES}><s:Body>{body}</s:Body></s:Envelope>'


def fault(code: str, subcode: str, reason: str) -> str:
    """A SOAP fault (ONVIF Core Specification 5.8.2)."""
    return envelope(
        f"<s:Fault><s:Code><s:Value>s:{code}</s:Value><s:Subcode><s:Value>ter:{subcode}</s:Value></s:Subcode></s:Code>"
        f'<s:Reason><s:Text xml:lang="en">{escape(reason)}</s:Text></s:Reason></s:Fault>'
    )


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
