"""Passphrases for encrypted packages: made here, or judged where a person types one. Never kept nor logged."""

from __future__ import annotations

import secrets
import unicodedata

from vms_desktop.domain.errors import InputError

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look like another one in print or read aloud."""
_GROUPS, _OF_GROUP = 5, 5
LEAST = 14
"""Letters of a typed one. The ZIP's key derivation is fast, so that length has to make up for it."""


def made_passphrase() -> str:
    """``k7f2m-…``: 25 letters in groups to be read out or typed from paper, 123 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_OF_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def check_passphrase(typed: str) -> str:
    """As it will be used. Raises InputError ``input.passphrase_short`` (least)."""
    plain = unicodedata.normalize("NFC", typed.strip())
    if len(plain) < LEAST or len(set(plain)) < LEAST // 2:
        raise InputError("input.passphrase_short", least=LEAST)
    return plain
