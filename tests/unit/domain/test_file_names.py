"""Names that somebody else chose: harmless afterwards, whole letters, and what could be kept of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.file_names import GIVEN_BYTES, GIVEN_LETTERS, given_name, part_flaw, same_place

THAI = "กขคงจฉชซญดตถทนบปผพฟมยรลวศสหอฮะาำิีึืุูเแโใไ่้๊๋็์ํ ๑๒๓.-()"
ASTRAY = 'aA.- /\\:*?"<>|\0\n\u200b\u200f\u202e\u00a0\u2028\ud800\ue000ก่ำCON¹'
NAMES = st.text(max_size=400) | st.text(THAI, max_size=400) | st.text(ASTRAY, max_size=60)


@given(NAMES)
def test_any_wish_becomes_a_harmless_name(wished: str) -> None:
    name = given_name(wished)
    assert part_flaw(name) is None
    assert len(name) <= GIVEN_LETTERS and len(name.encode()) <= GIVEN_BYTES
    assert all(letter.isprintable() for letter in name)
    assert name[0] not in ".- " and name[-1] not in ". "
    assert given_name(name) == name


@given(NAMES)
def test_no_letter_loses_its_marks(wished: str) -> None:
    """A tone or a vowel that is cut off makes another word of it."""
    letters = "".join(one for one in wished if one.isalnum() or unicodedata.category(one) in ("Mn", "Mc"))
    whole = unicodedata.normalize("NFC", letters)
    kept = given_name(f"ก{letters}").removesuffix("file")
    left = f"ก{whole}"[len(kept) :]
    assert not left or unicodedata.category(left[0]) not in ("Mn", "Mc")


@given(st.lists(st.text(alphabet="aAéก./ .", max_size=6), max_size=20))
def test_no_two_names_are_one_place(wishes: list[str]) -> None:
    taken: set[str] = set()
    for wished in wishes:
        name = given_name(wished, taken)
        assert same_place(name) not in taken
        taken.add(same_place(name))


@pytest.mark.parametrize(
    ("wished", "name"),
    [
        ("../../หนังสือ ว ๓๐๓.pdf", "หนังสือ ว ๓๐๓.pdf"),
        ("C:\\scan\\CON.pdf", "file-CON.pdf"),
        ("com¹.pdf", "file-com¹.pdf"),
        ("LPT9 .txt", "file-LPT9.txt"),
        ("nul", "file-nul"),
        ("จดหมาย\u202efdp.exe.pdf", "จดหมายfdp.exe.pdf"),
        ("จด\u200bหมาย.pdf", "จดหมาย.pdf"),
        ("a\u00a0\u3000b.pdf", "a b.pdf"),
        ("-rf.pdf", "rf.pdf"),
        (".pdf", "file.pdf"),
        ("่ก.pdf", "ก.pdf"),
        ("name. . .", "name"),
        ("a.pdf::$DATA.pdf", "a.pdf--$DATA.pdf"),
        ("", "file"),
    ],
)
def test_what_can_be_kept_of_a_name_is_kept(wished: str, name: str) -> None:
    assert given_name(wished) == name


def test_a_long_name_keeps_its_ending_and_is_cut_between_letters() -> None:
    assert given_name("a" * 300 + ".pdf") == "a" * 116 + ".pdf"
    assert given_name("ก" * 300 + ".pdf") == "ก" * 65 + ".pdf"
    # น้ำ is three signs: all of them or none.
    assert given_name("น้ำ" * 100 + ".pdf") == "น้ำ" * 21 + ".pdf"
    taken = {same_place("น้ำ" * 21 + ".pdf")}
    assert given_name("น้ำ" * 100 + ".pdf", taken) == "น้ำ" * 21 + "_2.pdf"
