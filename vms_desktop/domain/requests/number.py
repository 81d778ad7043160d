"""Numbers: of requests, by a pattern that is set, and of letters, made comparable.

A request's number goes into names of files and folders, so its pattern allows only what every file system takes.
"""

from __future__ import annotations

import re
import string
from datetime import date

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.domain.thai_text import arabic_digits, search_key, search_words, tidy

USUAL_PATTERN = "REQ-{year_be}-{seq:04d}"
LONGEST_NUMBER = 40
_FIELDS = {"year_be", "seq"}
_SPECS = {"year_be": re.compile(r""), "seq": re.compile(r"|0?[1-9]d")}
_HARMLESS = re.compile(r"[0-9A-Za-z\u0e01-\u0e3a\u0e40-\u0e4e ._()-]*")
_LETTER = re.compile(
    r"(ที่\s*)?[ก-ฮ]{1,6}\.?\s*\d+(\s*\.\s*(\d+|\([ก-ฮ.]+\)))*(\s*\([ก-๙. ]+\)\s*\d*)*\s*/\s*([ก-ฮ]{1,3}\.?\s*)?\d+"
)
_LARGEST_SEQ = 999_999
_NUMBER_SIGNS = frozenset(search_words("ที่ เลขที่"))


def year_be(day: date) -> int:
    """The Buddhist year of a day, as counted since 2484: from 1 January."""
    return day.year + ERA


def fiscal_year_be(day: date) -> int:
    """Of the Thai state: 1 October to 30 September, named after the year it ends in."""
    return year_be(day) + (1 if day.month >= 10 else 0)


def check_pattern(pattern: str) -> str:
    """Tidied. Raises InputError ``input.number_pattern`` (pattern)."""
    pattern = tidy(pattern)
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError as error:
        raise InputError("input.number_pattern", field="number_pattern", pattern=pattern) from error
    fields = [name for _, name, _, _ in parts if name is not None]
    good = sorted(fields) == sorted(_FIELDS) and all(
        _HARMLESS.fullmatch(literal)
        and (name is None or (not conversion and _SPECS[name].fullmatch(spec or "") is not None))
        for literal, name, spec, conversion in parts
    )
    if good:
        longest = pattern.format(year_be=9999, seq=_LARGEST_SEQ)
        good = len(longest) <= LONGEST_NUMBER and longest == longest.strip(" .") and not longest.startswith("-")
        # The two run together cannot be told apart: 25691 1 and 2569 11.
        good = good and re.search(r"\}\{", pattern) is None
    if not good:
        raise InputError("input.number_pattern", field="number_pattern", pattern=pattern)
    return pattern


def number_of(pattern: str, year: int, seq: int) -> str:
    """``REQ-2569-0001``."""
    return pattern.format(year_be=year, seq=seq)


def reference_key(text: str) -> str:
    """What two letter, case or record numbers must share to be the same: Arabic digits, no spaces, no "no."."""
    return re.sub(r"\s+", "", search_key(text)).removeprefix("ที่").removeprefix("เลขที่")


def query_words(text: str) -> list[str]:
    """The words of a search for requests, without the "no." before a number: a letter that is quoted has it, what is
    kept has none. Alone it is a word like any other.
    """
    words = search_words(text)
    return [word for word in words if word not in _NUMBER_SIGNS] or words


def looks_like_letter(text: str) -> bool:
    """Whether it has the usual form of an official letter's number: สป ๐๐๑๗.๒/ว ๓๐๓. Only for a hint."""
    return _LETTER.fullmatch(arabic_digits(tidy(text))) is not None
