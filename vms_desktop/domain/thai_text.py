"""Thai text made comparable: for searching (forgiving), for storing (tidy) and for sorting (dictionary order).

Sorting has its own small collation instead of PyICU: that package needs a compiled ICU on every machine (PyPI has no
Windows wheels), and Qt's collator may not be known here. The rule is the Royal Institute dictionary's, as in the
Unicode Collation Algorithm's tailoring for Thai: a leading vowel (เ แ โ ใ ไ) counts after the consonant it is
spoken with, and tone marks, ็ and ์ count only between words that are otherwise equal.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_THAI_DIGITS = {ord("๐") + value: str(value) for value in range(10)}
# Zero-width and directional characters: break opportunities and leftovers of copying, never part of a word.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
_SEARCH = {**_THAI_DIGITS, **_INVISIBLE}
_SEARCHED_OTHERWISE = re.compile("[" + "".join(map(re.escape, map(chr, _SEARCH))) + "]")
_SPACES = re.compile(r"\s+")
# The same letters typed in other ways: ํ + า for ำ (with the tone before or after), เ twice for แ, a tone before the
# vowel above it.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_AM_THEN_TONES = re.compile("\u0e33([\u0e48-\u0e4b]+)")
_VOWELS_AND_TONES = re.compile("[\u0e31\u0e34-\u0e3a\u0e48-\u0e4b]{2,}")
_MAY_BE_RESPELT = re.compile("\u0e4d|\u0e33[\u0e48-\u0e4b]|[\u0e48-\u0e4b][\u0e31\u0e34-\u0e3a]|\u0e40\u0e40")

_LEADING_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_SECOND_LEVEL = dict.fromkeys(range(0x0E47, 0x0E4F))
_IGNORED_IN_ORDER = re.compile(r"[^\w\u0e00-\u0e7f]+")
_IGNORED_IN_ASCII = re.compile("[^0-9a-z_]+")
_DIGITS = re.compile("[0-9]+")
_ASCII_FAST = re.compile(r"[\x20-\x7e]*")


def strip_invisible(text: str) -> str:
    """Without zero-width and directional characters, which pasted Thai text is full of."""
    return text.translate(_INVISIBLE)


def arabic_digits(text: str) -> str:
    """``๑๑๐๑`` → ``1101``."""
    return text.translate(_THAI_DIGITS)


def _respell(text: str) -> str:
    """One spelling for what looks the same on the screen (all of Thai's ambiguous sequences NFC leaves alone)."""
    if not _MAY_BE_RESPELT.search(text):
        return text
    text = _VOWELS_AND_TONES.sub(_vowels_first, text)
    text = _SARA_AM.sub("\\1\u0e33", text)
    text = _AM_THEN_TONES.sub("\\1\u0e33", text)
    return text.replace("\u0e40\u0e40", "\u0e41")


def _vowels_first(match: re.Match[str]) -> str:
    return "".join(sorted(match.group(), key=lambda mark: mark >= "\u0e48"))


def tidy(text: str) -> str:
    """As it may be stored: NFC, no invisible characters, one spelling, single spaces, no space at the ends."""
    text = _SPACES.sub(" ", text).strip()
    if _ASCII_FAST.fullmatch(text):
        return text
    return _respell(unicodedata.normalize("NFC", text.translate(_INVISIBLE))).strip()


def search_key(text: str) -> str:
    """What two texts must share to be found by one another: tidy, case-folded, Arabic digits."""
    if _ASCII_FAST.fullmatch(text):
        return _SPACES.sub(" ", text).strip().lower()
    if _SEARCHED_OTHERWISE.search(text):  # a search is much faster than a translation that changes nothing
        text = text.translate(_SEARCH)
    return _SPACES.sub(" ", _respell(unicodedata.normalize("NFC", text))).strip().casefold()


def search_words(text: str) -> list[str]:
    """The words of a query; all of them must be found."""
    return search_key(text).split()


@functools.lru_cache(maxsize=32_768)  # the same codes and places are sorted again with every search key
def sort_key(text: str) -> str:
    """Compare these to sort as a Thai dictionary does; digits by value; Latin before Thai, upper case as lower.

    Levels, separated by NUL: letters; then tones and other signs by position; then the text itself.
    """
    base = search_key(text)
    if _ASCII_FAST.fullmatch(base):
        # Codes and addresses by the thousand: no Thai letters, so nothing to swap and no signs.
        letters = _DIGITS.sub(_by_value, _IGNORED_IN_ASCII.sub(" ", base).strip())
        return f"{letters}\0\0{base}"
    swapped = _LEADING_VOWEL.sub(r"\2\1", base)
    letters = swapped.translate(_SECOND_LEVEL)
    letters = _IGNORED_IN_ORDER.sub(" ", letters).strip()
    letters = _DIGITS.sub(_by_value, letters)
    signs = "".join([sign if "\u0e47" <= sign <= "\u0e4e" else " " for sign in swapped]).rstrip()
    return f"{letters}\0{signs}\0{base}"


def _by_value(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0") or "0"
    # How many digits, then the digits: longer numbers are larger. Stays below every letter.
    return chr(0x21 + min(len(digits), 14)) + digits
