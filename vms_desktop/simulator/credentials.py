"""HTTP digest and basic authentication (RFC 2617, also used by RTSP), the server's side."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

REALM = "simulated camera"


class BasicGuard:
    """What old cameras know: the password itself, in base64 (section 2)."""

    def __init__(self, username: str, password: str) -> None:
        self._wanted = base64.b64encode(f"{username}:{password}".encode())

    def challenge(self) -> str:
        """The value of WWW-Authenticate."""
        return f'Basic realm="{REALM}"'

    def accepts(self, header: str | None) -> bool:
        scheme, _, told = (header or "").partition(" ")
        return scheme.lower() == "basic" and hmac.compare_digest(told.strip().encode(errors="replace"), self._wanted)


class DigestGuard:
    """Checks Authorization headers of one camera (section 3)."""

    def __init__(self, username: str, password: str) -> None:
        self._username, self._password = username, password
        self._nonces: list[str] = []

    def challenge(self) -> str:
        """The value of WWW-Authenticate."""
        nonce = secrets.token_hex(16)
        self._nonces = [*self._nonces[-63:], nonce]
        return f'Digest realm="{REALM}", nonce="{nonce}", algorithm=MD5, qop="auth"'

    def accepts(self, header: str | None, method: str) -> bool:
        if header is None or not header.lower().startswith("digest "):
            return False
        parts = {name: a or b for name, a, b in re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]*))', header[7:])}
        if parts.get("username") != self._username or parts.get("nonce") not in self._nonces:
            return False
        one = _md5(f"{self._username}:{REALM}:{self._password}")
        two = _md5(f"{method}:{parts.get('uri', '')}")
        if "qop" in parts:
            middle = f"{parts['nonce']}:{parts.get('nc', '')}:{parts.get('cnonce', '')}:{parts['qop']}"
        else:
            middle = parts["nonce"]
        wanted = _md5(f"{one}:{middle}:{two}")
        return hmac.compare_digest(wanted.encode(), parts.get("response", "").encode(errors="replace"))


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(errors="replace"), usedforsecurity=False).hexdigest()
