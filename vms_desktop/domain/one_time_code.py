"""One-time codes of an authenticator app: TOTP (RFC 6238) over HOTP (RFC 4226); and codes for a lost phone.

SHA-1, six digits, thirty seconds: what every app understands.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from urllib.parse import quote, urlencode

DIGITS, STEP_S = 6, 30
SECRET_BYTES = 20
AROUND = 1
"""Steps before and after now that count too (RFC 6238, 5.2): phones' clocks are never quite right."""
RECOVERY_CODES = 10
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Thirty-two that are not taken for one another on paper: neither I nor O, neither 0 nor 1."""


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def secret_text(secret: bytes) -> str:
    """For typing by hand: base32 in groups of four."""
    return grouped(base64.b32encode(secret).decode().rstrip("="), " ")


def otpauth_uri(secret: bytes, username: str, issuer: str) -> str:
    """What the QR code holds (the Key URI format that authenticator apps read)."""
    key = base64.b32encode(secret).decode().rstrip("=")
    label = quote(f"{issuer}:{username}", safe=":")
    return f"otpauth://totp/{label}?{urlencode({'secret': key, 'issuer': issuer}, quote_via=quote)}"


def code_at(secret: bytes, step: int) -> str:
    """RFC 4226, 5.3."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), hashlib.sha1)
    at = digest[-1] & 0x0F
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def step_of(unix_s: float) -> int:
    return int(unix_s // STEP_S)


def matching_step(secret: bytes, code: str, unix_s: float, used: int) -> int | None:
    """The step whose code it is; None: wrong, or not newer than ``used`` (each code counts once, RFC 6238, 5.2)."""
    typed = code.strip().replace(" ", "")
    now = step_of(unix_s)
    found = None
    # A workstation without a clock of its own wakes up in 1970: there is no step before the first.
    for step in range(max(0, now - AROUND), now + AROUND + 1):
        # All are compared, so that the time it takes tells nothing.
        if hmac.compare_digest(code_at(secret, step).encode(), typed.encode()) and step > used:
            found = step
    return found


# ---- codes on paper ----------------------------------------------------------------------------------------------


def new_paper_code(groups: int = 4) -> str:
    """20 bits a group; four are as hard to guess as anything here has to be."""
    return grouped("".join(secrets.choice(_LETTERS) for _ in range(4 * groups)), "-")


def grouped(text: str, joint: str) -> str:
    return joint.join(text[at : at + 4] for at in range(0, len(text), 4))


def paper_digest(code: str, owner: str) -> str:
    """How a paper code is stored. It is random and long: a plain hash is enough, and ``owner`` keeps tables useless."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(f"vms-desktop paper code\0{owner}\0{kept}".encode()).hexdigest()


def matching_paper_code(code: str, owner: str, digests: Sequence[str]) -> str | None:
    """The digest among ``digests`` that is this code's; None: none of them."""
    typed = paper_digest(code, owner)
    return next((digest for digest in digests if hmac.compare_digest(digest, typed)), None)


def looks_like_paper(code: str) -> bool:
    """Not six digits: somebody types one of the codes on paper."""
    return any(sign.isalpha() for sign in code)
