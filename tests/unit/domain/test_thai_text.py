"""Searching forgives how Thai was typed; sorting follows the dictionary."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.thai_text import (
    arabic_digits,
    search_key,
    search_words,
    sort_key,
    strip_invisible,
    tidy,
)

THAI = st.text(
    alphabet=st.sampled_from([chr(c) for c in [*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E5C)]] + list("aB1 -\u200b"))
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ปาก\u200bน้ำ", "ปากน้ำ"),
        ("ปากนํ้า", "ปากน้ำ"),
        ("ปากน้ํา", "ปากน้ำ"),
        ("ปากนำ้", "ปากน้ำ"),
        ("เเพรกษา", "แพรกษา"),
        ("ที่", "ท่ี"),
        ("กู้", "กู้"),
        ("BANG Phli", "bang phli"),
        ("ซอย ๑๒", "ซอย 12"),
        ("  ซอย \t 12 ", "ซอย 12"),
        ("\ufeffกล้อง", "กล้อง"),
    ],
)
def test_texts_that_look_the_same_are_found_by_each_other(typed: str, stored: str) -> None:
    assert search_key(typed) == search_key(stored)


def test_different_words_stay_different() -> None:
    assert len({search_key(word) for word in ("มา", "ม่า", "ม้า", "หมา", "น้ำ", "นำ", "นา")}) == 7


def test_words_of_a_query_are_split_by_spaces() -> None:
    assert search_words(" แยก  ปากน้ำ\n๑๒ ") == ["แยก", "ปากน้ำ", "12"]


@given(THAI)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_any_text_can_be_normalised_and_sorted(text: str) -> None:
    for normalise in (search_key, tidy, sort_key, strip_invisible, arabic_digits):
        assert isinstance(normalise(text), str)


@given(THAI)
def test_tidy_text_is_nfc_without_invisible_characters(text: str) -> None:
    assert unicodedata.is_normalized("NFC", tidy(text))
    assert strip_invisible(tidy(text)) == tidy(text)


# The order of the Royal Institute dictionary: consonants, then vowels by their letter, a leading vowel after its
# consonant; tones and other signs decide last.
DICTIONARY = [
    [
        "กก",
        "กง",
        "กด",
        "กบ",
        "กอ",
        "กะ",
        "กัก",
        "กา",
        "กำ",
        "กิน",
        "กี่",
        "กึก",
        "กุ้ง",
        "กู",
        "เก",
        "แก",
        "โก",
        "ใกล้",
        "ไก่",
    ],
    ["ขวด", "ของ", "ขา", "เขา", "แขก", "โขน", "ไข่"],
    ["เก่า", "เก้า", "เก๋า"],
    ["กระ", "กะ", "เกาะ", "แกะ"],
    ["ปลา", "ปาก", "ปาก", "ปากน้ำ", "ไป"],
    ["บางแก้ว", "บางโฉลง", "บางปลา", "บางพลี", "บางพลีใหญ่", "ราชาเทวะ", "หนองปรือ"],
    ["มา", "ม่า", "ม้า", "เมือง", "แม่", "ไม้"],
    ["Camera 2", "Camera 10", "camera 11", "กล้อง 2", "กล้อง 10"],
    ["1101-0007", "1101-0010", "1101-0100", "1102-0001"],
    ["ศาล", "ศาลา", "ศาลากลาง", "เศรษฐกิจ", "โศก"],
]


@pytest.mark.parametrize("expected", DICTIONARY, ids=lambda words: words[0])
def test_sorting_follows_the_dictionary(expected: list[str]) -> None:
    shuffled = list(expected)
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == expected


@given(THAI, THAI)
def test_only_equal_looking_texts_share_a_place_in_the_order(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (search_key(one) == search_key(other))
