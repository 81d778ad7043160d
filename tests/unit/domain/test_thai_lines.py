"""Where lines of Thai may be broken without libthai: between words of the list, and never inside of a letter."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.thai_lines import BREAK, WordBreaker
from vms_desktop.paths import resources_dir

WORDS = ("ใบ", "รับ", "มอบ", "รับมอบ", "ข้อมูล", "ภาพ", "ตา", "กลม", "ตาก", "ลม", "น้ำ")
breaker = WordBreaker(WORDS)
THAI = st.text(alphabet=[chr(code) for code in [*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F)]], max_size=60)


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("ใบรับมอบข้อมูลภาพ", ["ใบ", "รับมอบ", "ข้อมูล", "ภาพ"]),
        ("น้ำน้ำ", ["น้ำ", "น้ำ"]),
        ("ภาพฟฟฟภาพ", ["ภาพ", "ฟฟฟ", "ภาพ"]),
        ("ฟฟฟเฟฟ", ["ฟฟฟ", "เฟฟ"]),
        ("กกกกกก", ["กกกกกก"]),
        ("", []),
    ],
)
def test_words_are_found_and_the_unknown_stays_whole(run: str, parts: list[str]) -> None:
    assert breaker.parts(run) == parts


def test_other_text_is_left_as_it_is() -> None:
    assert breaker.breaks("REQ-2569 ใบรับ (ภาพ) SHA-256") == f"REQ-2569 ใบ{BREAK}รับ (ภาพ) SHA-256"
    assert WordBreaker(()).breaks("ใบรับ") == "ใบรับ"


@given(THAI)
def test_nothing_is_lost_and_no_letter_is_torn(run: str) -> None:
    parts = breaker.parts(run)
    assert "".join(parts) == run and all(parts)
    for before, after in itertools.pairwise(parts):
        assert before[-1] not in "เแโใไ"
        assert (
            after[0] not in "ะาำๅๆฯ" and not "\u0e34" <= after[0] <= "\u0e3a" and not "\u0e47" <= after[0] <= "\u0e4e"
        )


def test_the_bundled_list_knows_the_words_of_the_forms() -> None:
    words = (resources_dir() / "forms" / "words_th.txt").read_text("utf-8").split()
    assert words == sorted(set(words)) and len(words) > 900
    known = WordBreaker(words)
    assert known.parts("ใบรับมอบข้อมูลภาพจากกล้องโทรทัศน์วงจรปิด")[-4:] == ["กล้อง", "โทรทัศน์", "วงจร", "ปิด"]
    assert known.parts("หน้าตลาดแพรกษา") == ["หน้า", "ตลาด", "แพรกษา"]
