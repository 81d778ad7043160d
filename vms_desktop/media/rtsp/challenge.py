"""Answers to a camera's demand for a password: Digest (RFC 7616, RFC 2617) before Basic (RFC 7617)."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vms_desktop.domain.address import Credential

_PARAMETER = re.compile(r'([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]*))')


def _md5(text: str) -> str:
    # What the protocol prescribes; nothing is kept or compared by it here.
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


_HASHES: dict[str, Callable[[str], str]] = {
    "md5": _md5,
    "md5-sess": _md5,
    "sha-256": _sha256,
    "sha-256-sess": _sha256,
}


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a camera demands. ``algorithm`` is empty for Basic."""

    realm: str
    algorithm: str
    nonce: str = ""
    opaque: str | None = None
    with_qop: bool = False
    stale: bool = False


def strongest(values: Sequence[str]) -> Challenge | None:
    """The best of the ``WWW-Authenticate`` headers that we can answer: SHA-256, MD5, Basic; None: none."""
    known = [challenge for challenge in map(_parse, values[:8]) if challenge is not None]
    known.sort(key=lambda one: ("sha" in one.algorithm, one.algorithm != ""), reverse=True)
    return known[0] if known else None


def _parse(value: str) -> Challenge | None:
    scheme, _, rest = value.strip().partition(" ")
    fields = {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(rest[:4000])}
    if scheme.lower() == "basic":
        return Challenge(fields.get("realm", ""), "")
    if scheme.lower() != "digest" or "nonce" not in fields:
        return None
    algorithm = (fields.get("algorithm") or "MD5").lower()
    if algorithm not in _HASHES:
        return None
    qops = {word.strip().lower() for word in fields.get("qop", "").split(",") if word.strip()}
    if qops and "auth" not in qops:
        return None
    stale = fields.get("stale", "").lower() == "true"
    return Challenge(fields.get("realm", ""), algorithm, fields["nonce"], fields.get("opaque"), bool(qops), stale)


class Answerer:
    """Makes ``Authorization`` values for one challenge; counts the nonce's uses."""

    def __init__(self, challenge: Challenge, credential: Credential) -> None:
        self._challenge = challenge
        self._credential = credential
        self._count = 0

    def answer(self, method: str, url: str) -> str:
        """The header's value for a request with exactly this method and address."""
        challenge, who = self._challenge, self._credential
        if not challenge.algorithm:
            return "Basic " + base64.b64encode(f"{who.username}:{who.password}".encode()).decode()
        hashed = _HASHES[challenge.algorithm]
        self._count += 1
        count, ours = f"{self._count:08x}", secrets.token_hex(8)
        secret = hashed(f"{who.username}:{challenge.realm}:{who.password}")
        if challenge.algorithm.endswith("-sess"):
            secret = hashed(f"{secret}:{challenge.nonce}:{ours}")
        asked = hashed(f"{method}:{url}")
        if challenge.with_qop:
            response = hashed(f"{secret}:{challenge.nonce}:{count}:{ours}:auth:{asked}")
        else:
            response = hashed(f"{secret}:{challenge.nonce}:{asked}")
        fields = [
            f'username="{_quoted(who.username)}"',
            f'realm="{challenge.realm}"',
            f'nonce="{challenge.nonce}"',
            f'uri="{url}"',
            f'response="{response}"',
        ]
        if challenge.algorithm != "md5":
            fields.append(f"algorithm={challenge.algorithm.upper().replace('-SESS', '-sess')}")
        if challenge.opaque is not None:
            fields.append(f'opaque="{challenge.opaque}"')
        if challenge.with_qop:
            fields += ["qop=auth", f"nc={count}", f'cnonce="{ours}"']
        elif challenge.algorithm.endswith("-sess"):
            fields.append(f'cnonce="{ours}"')
        return "Digest " + ", ".join(fields)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
