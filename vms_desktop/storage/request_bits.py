"""Which letters a text has, as bits of two numbers: single letters are what an index of letters answers slowest,
because nearly all texts have them.

Kept beside the texts (``request_schema.texts``), in an index that is gone through instead of the texts themselves.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement

from vms_desktop.storage.request_schema import texts

_THAI, _LATIN = range(0x0E01, 0x0E5C), range(ord("a"), ord("z") + 1)
_THAI_DIGITS = range(0x0E50, 0x0E5A)
_HALF = 63
"""Bits of each number: its sign is left alone."""
_OTHERS = 2 * _HALF - len(_THAI) - len(_LATIN)
"""Bits that all other letters share."""


def bits_of(words: str) -> tuple[int, int]:
    """Of a text of search keys, whose digits are Arabic."""
    bits = 0
    for letter in set(words):
        bits |= 1 << _place(letter)
    return bits & ((1 << _HALF) - 1), bits >> _HALF


def may_have(letter: str) -> ColumnElement[bool]:
    """Of ``texts``: those without the letter are none of them; the others have it where it ``stands_alone``."""
    low, high = bits_of(letter)
    column, bit = (texts.c.letters_low, low) if low else (texts.c.letters_high, high)
    return column.op("&")(bit) != 0


def stands_alone(letter: str) -> bool:
    """Whether no other letter has its bit."""
    return _place(letter) < 2 * _HALF - _OTHERS


def _place(letter: str) -> int:
    code = ord(letter)
    if "0" <= letter <= "9":
        # Where the Thai ones would be, which no search key has.
        return _THAI_DIGITS.start + code - ord("0") - _THAI.start
    if code in _THAI and code not in _THAI_DIGITS:
        return code - _THAI.start
    if code in _LATIN:
        return len(_THAI) + code - _LATIN.start
    return len(_THAI) + len(_LATIN) + code % _OTHERS
